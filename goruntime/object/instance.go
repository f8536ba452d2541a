package object

import (
	"strings"
	"sync/atomic"
	"unsafe"
)

// Instance is an object of a compiled class. Its attributes are Values right
// behind the header, in one allocation; which name has which place is learned
// by the class (Layout). An object whose attributes do not fit that picture
// keeps all of them in a dict (Extra.Dict) and leaves the inline places empty.
type Instance struct {
	Obj
	Extra *InstanceExtra
	n     uint32 // inline places were first filled in order up to here, or see fillorder.go
	size  uint16 // inline places this object has
	// addressed says which address was shown as its identity, see address.go
	addressed addressed
}

// InstanceExtra holds the dict of an object whose __dict__ was taken or whose
// attributes do not fit the layout.
type InstanceExtra struct {
	Dict *Dict
}

// Layout says where instances of a compiled class keep their attributes. Every
// compiled class has one, exceptions too (with no places).
type Layout struct {
	shape atomic.Pointer[shape]
	// Members counts the places of __slots__; they come first and never move
	// to a dict.
	Members int
	// NoDict: __slots__ everywhere along the MRO, so there are no other attributes.
	NoDict bool
	// NoWeak: objects cannot be referred to weakly, for the same reason.
	NoWeak bool
	// Body is the container that the class extends, nil for none; it stands back
	// bytes in front of an instance, see body.go.
	Body *Type
	back uintptr
	// frozen: what stands there is a Value that never changes, see frozenbody.go.
	frozen bool
	// ownIter: __iter__ is not the container's.
	ownIter bool
	// hint is how many places the first instances get; assigned are the attributes
	// that the methods of the class itself set.
	hint     int
	assigned []string
	ctor     atomic.Pointer[ctorInfo]
	orders   orders
	dunders  atomic.Pointer[dunderTable]
	// comparisons are CPython's functions behind the operators, by CmpOp
	comparisons [CmpGe + 1]atomic.Pointer[cmpPlan]
	hashing     atomic.Pointer[cmpPlan] // and behind hash()
	ordered     [CmpGe + 1]atomic.Pointer[orderedBy]
	// copies is the class's Ver, times two, plus one where copy.copy does nothing of its own
	copies atomic.Uint64
	// hooks tell which attribute protocols the class overrides.
	hooks attrHooks
	// fixed: its slots have been worked out once
	fixed bool
}

// shape is an immutable map from attribute name to place. Places of __slots__
// are listed under a name no attribute can have.
type shape struct {
	names []string
	index map[string]uint32
}

const (
	maxPlaces    = 64
	memberPrefix = "\x00"
)

var emptyShape = &shape{}

func (s *shape) with(name string) *shape {
	n := &shape{names: append(append(make([]string, 0, len(s.names)+1), s.names...), name), index: make(map[string]uint32, len(s.names)+1)}
	for i, k := range n.names {
		n.index[k] = uint32(i)
	}
	return n
}

func (s *shape) withAll(names []string) *shape {
	for _, name := range names {
		s = s.with(name)
	}
	return s
}

// place returns the index of a name, learning a new one when the class still
// has room; ok is false when the name has to live in the dict.
func (t *Type) place(name string) (uint32, bool) {
	l := t.Layout
	for {
		s := l.shape.Load()
		if i, ok := s.index[name]; ok {
			return i, true
		}
		if len(s.names) >= maxPlaces || l.NoDict {
			return 0, false
		}
		if l.shape.CompareAndSwap(s, s.with(name)) && !t.Lookup(name).Nil() {
			t.Touch() // caches of the class attribute must start looking at the instance
		}
	}
}

// slot returns the address of inline place i, which must be below size.
func (in *Instance) slot(i uint32) *Value {
	return (*Value)(unsafe.Add(unsafe.Pointer(in), unsafe.Sizeof(Instance{})+uintptr(i)*unsafe.Sizeof(Value{})))
}

// Value returns the instance as a Python value.
func (in *Instance) Value() Value { return Value{P: unsafe.Pointer(in)} }

type (
	instance1 struct {
		Instance
		s [1]Value
	}
	instance2 struct {
		Instance
		s [2]Value
	}
	instance3 struct {
		Instance
		s [3]Value
	}
	instance4 struct {
		Instance
		s [4]Value
	}
	instance5 struct {
		Instance
		s [5]Value
	}
	instance6 struct {
		Instance
		s [6]Value
	}
	instance7 struct {
		Instance
		s [7]Value
	}
	instance8 struct {
		Instance
		s [8]Value
	}
	instance10 struct {
		Instance
		s [10]Value
	}
	instance12 struct {
		Instance
		s [12]Value
	}
	instance16 struct {
		Instance
		s [16]Value
	}
	instance24 struct {
		Instance
		s [24]Value
	}
	instance32 struct {
		Instance
		s [32]Value
	}
	instance48 struct {
		Instance
		s [48]Value
	}
	instance64 struct {
		Instance
		s [maxPlaces]Value
	}
)

// NewInstance makes an object of a compiled class without calling __init__.
func NewInstance(t *Type) *Instance {
	l := t.Layout
	n := len(l.shape.Load().names)
	if n < l.hint {
		n = l.hint
	}
	if l.Body != nil {
		return newBodied(t, n)
	}
	var in *Instance
	switch n {
	case 0:
		in = &Instance{}
	case 1:
		in = &(&instance1{}).Instance
	case 2:
		in = &(&instance2{}).Instance
	case 3:
		in = &(&instance3{}).Instance
	case 4:
		in = &(&instance4{}).Instance
	case 5:
		in = &(&instance5{}).Instance
	case 6:
		in = &(&instance6{}).Instance
	case 7:
		in = &(&instance7{}).Instance
	case 8:
		in = &(&instance8{}).Instance
	case 9, 10:
		in, n = &(&instance10{}).Instance, 10
	case 11, 12:
		in, n = &(&instance12{}).Instance, 12
	case 13, 14, 15, 16:
		in, n = &(&instance16{}).Instance, 16
	default:
		switch {
		case n <= 24:
			in, n = &(&instance24{}).Instance, 24
		case n <= 32:
			in, n = &(&instance32{}).Instance, 32
		case n <= 48:
			in, n = &(&instance48{}).Instance, 48
		default:
			in, n = &(&instance64{}).Instance, maxPlaces
		}
	}
	in.size = uint16(n) // first, see allocStr
	in.T = t
	return in
}

// fillPlace stores into place i of an object that has it; false when the
// object's attributes have to move to a dict first to keep their order.
func (in *Instance) fillPlace(i uint32, v Value) bool {
	p := in.slot(i)
	if p.P == nil {
		if in.Extra != nil {
			return false
		}
		if i < in.n {
			return in.fillLate(i, v)
		}
		in.n = i + 1
	}
	StoreValue(p, v)
	return true
}

// get reads an attribute of the instance itself; the zero Value when absent.
func (in *Instance) get(c *Ctx, name string) (Value, *Exc) {
	l := in.T.Layout
	if in.Extra == nil {
		i, ok := l.shape.Load().index[name]
		if ok && i < uint32(in.size) {
			if v := LoadValue(in.slot(i)); v.P != nil {
				return v, nil
			}
		}
	}
	// asked again: another thread may just have moved the attributes
	if x := in.Extra; x != nil {
		return dictGetName(c, x.Dict, name)
	}
	return Value{}, nil
}

// set stores an attribute of the instance itself.
func (in *Instance) set(c *Ctx, name string, v Value) *Exc {
	if in.Extra == nil {
		if i, ok := in.T.place(name); ok && i < uint32(in.size) && in.fillPlace(i, v) {
			return nil
		}
	}
	d, err := in.Dict(c)
	if err != nil {
		return err
	}
	return dictSetName(c, d, name, v)
}

// del removes an attribute; false when there was none.
func (in *Instance) del(c *Ctx, name string) (bool, *Exc) {
	if x := in.Extra; x != nil {
		return dictDelName(c, x.Dict, name)
	}
	i, ok := in.T.Layout.shape.Load().index[name]
	if !ok || i >= uint32(in.size) || in.slot(i).P == nil {
		return false, nil
	}
	if in.n < lateOrder {
		in.slot(i).P = nil
		return true, nil
	}
	d, err := in.Dict(c)
	if err != nil {
		return false, err
	}
	return dictDelName(c, d, name)
}

// Dict returns the object's __dict__; from now on the attributes live there.
func (in *Instance) Dict(c *Ctx) (*Dict, *Exc) {
	if x := in.Extra; x != nil {
		return x.Dict, nil
	}
	d := NewDict()
	l := in.T.Layout
	names := l.shape.Load().names
	if err := in.eachPlace(func(i uint32, v Value) *Exc { return dictSetName(c, d, names[i], v) }); err != nil {
		return nil, err
	}
	in.T.stray()
	in.Extra = &InstanceExtra{Dict: d}
	for i := uint32(l.Members); i < uint32(in.size); i++ {
		in.slot(i).P = nil
	}
	return d, nil
}

// setDict is `obj.__dict__ = val`.
func (in *Instance) setDict(c *Ctx, val Value) *Exc {
	if val.Nil() { // a new one is made when it is needed
		val = NewDict().Value()
	}
	if val.Type() == &ForeignType { // a dict, or of a class derived from it
		return setGenuine(c, in.Value(), "__dict__", val)
	}
	if val = inner(val, &DictType); val.Type() != &DictType {
		return Raise(c, &TypeErrorType, "__dict__ must be set to a dictionary, not a '%s'", TypeName(val))
	}
	if _, err := in.Dict(c); err != nil {
		return err
	}
	in.Extra = &InstanceExtra{Dict: (*Dict)(val.P)}
	return nil
}

// setGenuine has CPython set or delete an attribute. A __setattr__ of a compiled
// class has run by now, or has no part in it.
func setGenuine(c *Ctx, v Value, name string, val Value) *Exc {
	if v.Type().SetAttr == nil {
		return H.SetAttr(c, v, name, val)
	}
	method, args := "__delattr__", []Value{v, StrFromGo(name)}
	if !val.Nil() {
		method, args = "__setattr__", append(args, val)
	}
	_, err := H.CallMethod(c, TypeValue(&ObjectType), method, args, nil)
	return err
}

// setClass is `obj.__class__ = val`: the attributes move to a dict, which any
// class without __slots__ can read.
func (in *Instance) setClass(c *Ctx, val Value) *Exc {
	t, old := AsType(val), in.T
	if t.Layout == nil || t.Exception {
		return Raise(c, &TypeErrorType, "__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	if in.Py != 0 { // CPython's object changes its class, and this refers to it from then on
		return setGenuine(c, in.Value(), "__class__", val)
	}
	moved, alike := sameSlots(t, old)
	if !alike {
		return Raise(c, &TypeErrorType, "__class__ assignment: '%s' object layout differs from '%s'", t.Name, old.Name)
	}
	if !old.Layout.NoDict {
		if _, err := in.Dict(c); err != nil {
			return err
		}
	}
	vals := make([]Value, len(moved))
	for to, from := range moved {
		vals[to] = *in.slot(from)
	}
	for to, v := range vals {
		*in.slot(uint32(to)) = v
	}
	if in.lacksPlaces(t) {
		t.unfit()
	}
	if in.Extra != nil {
		t.stray()
	}
	in.T = t
	becameDescriptors(old)
	return nil
}

// sameSlots reports whether objects of the two classes have the same places of
// __slots__, whatever their order, and for each place of t the one in old.
func sameSlots(t, old *Type) (places []uint32, ok bool) {
	a, b := solid(t), solid(old)
	same := a == b || len(a.Bases) > 0 && len(b.Bases) > 0 && bestBase(a.Bases) == bestBase(b.Bases)
	if t.Layout.NoWeak != old.Layout.NoWeak || t.Layout.Body != old.Layout.Body {
		return nil, false
	}
	if !same || t.Layout.Members != old.Layout.Members || t.Layout.NoDict != old.Layout.NoDict {
		return nil, false
	}
	index := old.Layout.shape.Load().index
	for _, name := range t.Layout.shape.Load().names[:t.Layout.Members] {
		if own, found := strings.CutPrefix(name, memberPrefix+a.Name+"."); found && a != b {
			name = memberPrefix + b.Name + "." + own
		}
		i, known := index[name]
		if !known {
			return nil, false
		}
		places = append(places, i)
	}
	return places, true
}
