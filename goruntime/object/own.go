package object

import (
	"runtime"
	"unsafe"
)

// Owners: the compiler notes beside a local the CPython object that only it
// holds, so that the object goes when CPython would let it go.

// Held is what the owners of a running function have. Owners are numbered by
// the compiler; a function that owns nothing has none (nil).
type Held struct {
	items []holding
	// parts: an owner may have several objects (HoldParts).
	parts bool
	// filled counts what owners were given.
	filled uint32
}

type holding struct {
	owner int32
	since uint32 // the count when it was given: what came last goes first
	obj   *Foreign
}

// Hold gives back what owner old had and lets owner have val, an object that
// CPython made just now when foreign.
func Hold(c *Ctx, h *Held, old, owner int32, val Value, foreign bool) *Held {
	if !foreign || !IsForeign(val) {
		return Drop(c, h, old)
	}
	obj := (*Foreign)(val.P)
	if h == nil {
		h = newHeld(c)
	} else if at := h.find(old); at >= 0 {
		before := h.items[at].obj
		if before == obj {
			h.items[at].owner = owner
			return h
		}
		if h.parts {
			h = Drop(c, h, old)
			return h.add(c, owner, obj)
		}
		h.filled++
		h.items[at] = holding{owner, h.filled, obj}
		obj.Owners++
		before.letGo(c)
		return h
	}
	return h.add(c, owner, obj)
}

// add notes that an owner has an object.
func (h *Held) add(c *Ctx, owner int32, obj *Foreign) *Held {
	if h == nil {
		h = newHeld(c)
	}
	obj.Owners++
	h.filled++
	h.items = append(h.items, holding{owner, h.filled, obj})
	return h
}

// letGo: one owner less; the object goes with the last.
func (f *Foreign) letGo(c *Ctx) {
	if f.Owners--; f.Owners == 0 {
		GiveBack(c, f)
	}
}

// Fresh notes that v, which may be a tuple, was made of the answer of an operation of CPython's and that nothing else has its items.
func (c *Ctx) Fresh(v Value) { c.fresh = (*Tuple)(v.P) }

// TakenApart: what was unpacked from seq, the answer of a call of an object of CPython's or a loop's item, is its taker's alone.
func TakenApart(c *Ctx, seq Value) bool {
	return IsForeign(seq) || unsafe.Pointer(c.fresh) == seq.P && c.fresh.Py == 0
}

// HoldParts lets owner have the iterators of CPython's that it goes through for itself, if it is what calling func
// gives and func one of the built-in classes that make such objects.
func HoldParts(c *Ctx, h *Held, owner int32, it, func_ Value) *Held {
	if it.P == nil || func_.P != TypeValue(it.Type()).P {
		return h
	}
	var parts []Value
	switch it.Type() {
	case &EnumerateType:
		parts = []Value{(*enumerate)(it.P).it}
	case &ZipType:
		parts = (*zip)(it.P).its
	case &MapType, &FilterType:
		parts = (*mapping)(it.P).its
	}
	for _, part := range parts {
		if IsForeign(part) && (*Foreign)(part.P).Loop {
			(*Foreign)(part.P).Loop = false // its owner lets go of it
			h = h.add(c, owner, (*Foreign)(part.P))
			h.parts = true
		}
	}
	return h
}

// Settle gives back what an owner had before its variable got val, if that is
// something else.
func Settle(c *Ctx, h *Held, old int32, val Value) *Held {
	if at := h.find(old); at >= 0 && unsafe.Pointer(h.items[at].obj) != val.P {
		return Drop(c, h, old)
	}
	return h
}

func newHeld(c *Ctx) *Held {
	if n := len(c.helds); n > 0 {
		h := c.helds[n-1]
		c.helds = c.helds[:n-1]
		h.parts = false
		return h
	}
	return &Held{items: make([]holding, 0, 4)}
}

func (h *Held) find(owner int32) int {
	if h != nil {
		for at := range h.items {
			if h.items[at].owner == owner {
				if h.parts {
					return h.last(owner)
				}
				return at
			}
		}
	}
	return -1
}

// last is what came last, of an owner or of all (-1).
func (h *Held) last(owner int32) int {
	last := -1
	for at := range h.items {
		if i := &h.items[at]; (owner < 0 || i.owner == owner) && (last < 0 || i.since > h.items[last].since) {
			last = at
		}
	}
	return last
}

// Lacks reports that none of the owners has an object.
func (h *Held) Lacks(owners ...int32) bool {
	for _, owner := range owners {
		if h.find(owner) >= 0 {
			return false
		}
	}
	return true
}

// without takes a holding out; nil when none is left.
func (h *Held) without(c *Ctx, at int) *Held {
	last := len(h.items) - 1
	if at < last {
		h.items[at] = h.items[last]
	}
	h.items[last].obj = nil
	h.items = h.items[:last]
	if last > 0 {
		return h
	}
	c.helds = append(c.helds, h)
	return nil
}

// Take gives back what owner old had; dest has from now on what source has.
func Take(c *Ctx, h *Held, old, source, dest int32) *Held {
	if at := h.find(source); at >= 0 {
		h.items[at].owner = dest
		for before := range h.items {
			if before != at && h.items[before].owner == old {
				return h.let(c, before)
			}
		}
		return h
	}
	return Drop(c, h, old)
}

// Share gives back what owner old had; dest has from now on what source has too.
func Share(c *Ctx, h *Held, old, source, dest int32) *Held {
	at := h.find(source)
	if at < 0 {
		return Drop(c, h, old)
	}
	return Hold(c, h, old, dest, Value{P: unsafe.Pointer(h.items[at].obj)}, true)
}

// Drop gives back what an owner has, unless something keeps it or another owner has it too: of a zip the last part first.
func Drop(c *Ctx, h *Held, owner int32) *Held {
	at := h.find(owner)
	for at >= 0 {
		if h = h.let(c, at); h == nil || !h.parts {
			break
		}
		at = h.find(owner)
	}
	return h
}

// let takes a holding out, and gives the object back unless another owner has it.
func (h *Held) let(c *Ctx, at int) *Held {
	obj := h.items[at].obj
	h = h.without(c, at)
	obj.letGo(c)
	return h
}

// DropEach is Drop for several owners.
func DropEach(c *Ctx, h *Held, owners ...int32) *Held {
	for _, owner := range owners {
		if h != nil {
			h = Drop(c, h, owner)
		}
	}
	return h
}

// DropAll gives back everything a function has that ends with an exception.
func DropAll(c *Ctx, h *Held) {
	for h != nil {
		h = h.let(c, h.last(-1))
	}
}

// GiveBack returns the reference of an object, unless something keeps it.
func GiveBack(c *Ctx, obj *Foreign) {
	if !obj.Kept {
		H.Release(c, Value{P: unsafe.Pointer(obj)})
	}
}

// Give notes that a function returns an object that nothing else in Go holds.
func Give(c *Ctx, h *Held, owner int32) *Held {
	if at := h.find(owner); at >= 0 {
		obj := h.items[at].obj
		obj.Owners--
		c.Given, c.GivenDepth = Value{P: unsafe.Pointer(obj)}, c.Depth
		return h.without(c, at)
	}
	return h
}

// HoldGiven is Hold of the result of a compiled function, which gave it where
// GivenDepth says so: that was cleared before the call.
func HoldGiven(c *Ctx, h *Held, old, owner int32, val Value) *Held {
	given := c.Given.P
	if c.Given = (Value{}); given != val.P {
		return h
	}
	return Hold(c, h, old, owner, val, true)
}

// CallAlone is fn(self, *args) for the method of an object of CPython's: the
// compiler takes it that what that answers with is the caller's alone.
func CallAlone(c *Ctx, fn *Func, self Value, args []Value, names []string) (Value, *Exc) {
	depth := c.Depth
	c.GivenDepth = 0
	x, err := CallFuncWith(c, fn, self, args, names)
	if err != nil || !IsForeign(x) {
		return x, err
	}
	given := c.Given
	if c.Given = (Value{}); given.P == x.P && c.GivenDepth == depth+1 {
		return x, nil
	}
	return H.Again(c, x), nil
}

// Keep notes that something in Go may hold what the owner has from now on.
func (h *Held) Keep(owner int32) {
	if at := h.find(owner); at >= 0 {
		h.items[at].obj.Kept = true
	}
}

// Keep notes that something in Go may hold an object of CPython's from now on.
func Keep(v Value) { (*Foreign)(v.P).Kept = true }

// keepForeign is Keep where v is an object of CPython's.
func keepForeign(v Value) {
	if IsForeign(v) {
		Keep(v)
	}
}

// Alive keeps Go's collector from taking what a local holds before this point.
func Alive(v Value) { runtime.KeepAlive(v.P) }

// AliveCell is Alive for a local that closures share.
func AliveCell(c *Cell) { runtime.KeepAlive(c) }

// IsForeign reports an object of CPython's.
func IsForeign(v Value) bool { return v.P != nil && v.Type() == &ForeignType }

// Keeps reports whether an operation of v may keep its other operand in Go:
// anything but what is CPython's, an immutable value, or a built-in function
// or class that only looks at its arguments.
func Keeps(v Value) bool {
	if v.P == nil {
		return true
	}
	switch v.Type() {
	case &ForeignType, &IntType, &FloatType, &BoolType, &NoneType, &StrType, &BytesType, &RangeType:
		return false
	case &FuncType: // its own code tells what it keeps of its parameters
		k := (*Func)(v.P).Code
		return k.Kind != PlainFunction || k.VarArgs || k.VarKw
	case &BuiltinType:
		b := (*Builtin)(v.P)
		return !b.looks
	case &TypeType:
		return !onlyReads(AsType(v))
	default:
		return true
	}
}

// onlyReads reports the built-in classes whose objects are made of what an
// argument holds or says.
func onlyReads(t *Type) bool {
	switch t {
	case &EnumerateType, &ZipType, &MapType, &FilterType: // they have iterators of their own, and keep the function
		return true
	case &TypeType, &BytesType, &ListType, &SetType, &DictType, &IntType, &FloatType, &BoolType, &StrType:
		return true
	}
	return false
}

// onlyLooks are the built-in functions whose result holds no argument: their looks is set.
var onlyLooks = map[string]bool{
	"print": true, "len": true, "isinstance": true, "issubclass": true, "hasattr": true, "repr": true, "ascii": true, "format": true,
	"abs": true, "id": true, "hash": true, "callable": true, "any": true, "all": true, "sorted": true,
	"iter": true, "next": true, // but for what they say of an argument themselves
}
