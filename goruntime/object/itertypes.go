package object

import "unsafe"

// enumerate, zip, map and filter.

var (
	EnumerateType = Type{Name: "enumerate"}
	ZipType       = Type{Name: "zip"}
	MapType       = Type{Name: "map"}
	FilterType    = Type{Name: "filter"}
)

type enumerate struct {
	Obj
	it, n Value
	loop  PairLoop
}

type zip struct {
	Obj
	its    []Value
	strict bool
	loop   PairLoop
}

// mapping is map or filter: a function over iterators.
type mapping struct {
	Obj
	fn    Value
	its   []Value
	steps uint8 // up to movedAfter
}

// movedAfter is how many steps show that calling a function of CPython's each time
// costs more than going through a genuine map from then on.
const movedAfter = 16

// moves reports, once, that m at v has become CPython's own.
func (m *mapping) moves(c *Ctx, v Value) bool {
	if m.steps >= movedAfter {
		return false
	}
	m.steps++
	return m.steps == movedAfter && m.fn.Type() == &ForeignType && v.Type() != &ForeignType && H.MoveStepped(c, v)
}

func init() {
	iterType(&EnumerateType, enumerateNext)
	EnumerateType.New = newEnumerate
	iterType(&ZipType, zipNext)
	ZipType.New = newZip
	iterType(&MapType, mapNext)
	MapType.New = newMap
	iterType(&FilterType, filterNext)
	FilterType.New = newFilter
}

func newEnumerate(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	// the names are looked at as enumerate's vectorcall does
	bad := func(name string) (Value, *Exc) {
		return Value{}, Raise(c, &TypeErrorType, "'%s' is an invalid keyword argument for enumerate()", name)
	}
	var iterable, start Value
	switch {
	case len(args) == 2:
		iterable, start = args[0], args[1]
		switch {
		case len(names) == 1 && names[0] != "start":
			return bad(names[0])
		case len(names) == 2 && names[0] == "start":
			if names[1] != "iterable" {
				return bad(names[1])
			}
			iterable, start = start, iterable
		case len(names) == 2 && names[0] != "iterable":
			return bad(names[0])
		case len(names) == 2 && names[1] != "start":
			return bad(names[1])
		}
	case len(args) == 1:
		if len(names) == 1 && names[0] != "iterable" {
			return bad(names[0])
		}
		iterable = args[0]
	case len(args) == len(names):
		return Value{}, Raise(c, &TypeErrorType, "enumerate() missing required argument 'iterable'")
	default:
		return Value{}, Raise(c, &TypeErrorType, "enumerate() takes at most 2 arguments (%d given)", len(args))
	}
	n := Int(0)
	if !start.Nil() {
		var ok bool
		var err *Exc
		if n, ok, err = indexValue(c, start); err != nil {
			return Value{}, err
		}
		if !ok {
			return Value{}, Raise(c, &TypeErrorType, "'%s' object cannot be interpreted as an integer", TypeName(start))
		}
	}
	it, err := LoopIter(c, iterable)
	return Value{P: unsafe.Pointer(&enumerate{Obj: Obj{T: &EnumerateType}, it: it, n: n})}, err
}

func enumerateNext(c *Ctx, v Value) (Value, *Exc) {
	e := (*enumerate)(v.P)
	x, err := Next(c, e.it)
	if err != nil || x.Nil() {
		return Value{}, err
	}
	n, err := e.count(c)
	return NewPair(n, x), err
}

// count is the number of this item.
func (e *enumerate) count(c *Ctx) (n Value, err *Exc) {
	n = e.n
	e.n, err = Add(c, n, Int(1))
	return n, err
}

func newZip(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	pos := len(args) - len(names)
	z := &zip{Obj: Obj{T: &ZipType}, its: make([]Value, pos)}
	for i, name := range names {
		if name != "strict" {
			return Value{}, badKeyword(c, "zip", name)
		}
		var err *Exc
		if z.strict, err = Truth(c, args[pos+i]); err != nil {
			return Value{}, err
		}
	}
	for i := range z.its {
		var err *Exc
		if z.its[i], err = LoopIter(c, args[i]); err != nil {
			return Value{}, err
		}
	}
	return Value{P: unsafe.Pointer(z)}, nil
}

func zipNext(c *Ctx, v Value) (Value, *Exc) {
	z := (*zip)(v.P)
	if len(z.its) == 0 {
		return Value{}, nil
	}
	if len(z.its) == 2 && !z.strict {
		x, err := Next(c, z.its[0])
		if err != nil || x.Nil() {
			return Value{}, err
		}
		y, err := Next(c, z.its[1])
		if err != nil || y.Nil() {
			return Value{}, err
		}
		return NewPair(x, y), nil
	}
	made := makeTuple(len(z.its))
	out := made.V
	for i, it := range z.its {
		if it.Type() == &ListIterType { // most rows of zip(*rows) are
			if l := (*listIter)(it.P); l.l != nil {
				if x, ok := l.l.IterAt(l.i); ok {
					l.i++
					out[i] = x
					continue
				}
			}
		}
		x, err := Next(c, it)
		if err != nil {
			return Value{}, err
		}
		if x.Nil() {
			return Value{}, z.uneven(c, i)
		}
		out[i] = x
	}
	return made.Value(), nil
}

// uneven is the error of a strict zip whose iterator i ended first; nil when
// all of them end.
func (z *zip) uneven(c *Ctx, i int) *Exc {
	if !z.strict {
		return nil
	}
	words := func(k int, how string) *Exc {
		plural := " "
		if k != 1 {
			plural = "s 1-"
		}
		return Raise(c, &ValueErrorType, "zip() argument %d is %s than argument%s%d", k+1, how, plural, k)
	}
	if i > 0 {
		return words(i, "shorter")
	}
	for k, it := range z.its[1:] {
		x, err := Next(c, it)
		if err != nil {
			return err
		}
		if !x.Nil() {
			return words(k+1, "longer")
		}
	}
	return nil
}

func newMap(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	if len(names) > 0 {
		return Value{}, Raise(c, &TypeErrorType, "map() takes no keyword arguments")
	}
	if len(args) < 2 {
		return Value{}, Raise(c, &TypeErrorType, "map() must have at least two arguments.")
	}
	return newMapping(c, &MapType, args)
}

func newFilter(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	if err := posArgs(c, "filter()", "filter", args, names, 2, 2); err != nil {
		return Value{}, err
	}
	return newMapping(c, &FilterType, args)
}

func newMapping(c *Ctx, t *Type, args []Value) (Value, *Exc) {
	m := &mapping{Obj: Obj{T: t}, fn: args[0], its: make([]Value, len(args)-1)}
	keepForeign(m.fn)
	for i, a := range args[1:] {
		var err *Exc
		if m.its[i], err = LoopIter(c, a); err != nil {
			return Value{}, err
		}
	}
	return Value{P: unsafe.Pointer(m)}, nil
}

func mapNext(c *Ctx, v Value) (Value, *Exc) {
	m := (*mapping)(v.P)
	if m.moves(c, v) {
		return Next(c, v)
	}
	if len(m.its) == 1 {
		x, err := Next(c, m.its[0])
		if err != nil || x.Nil() {
			return Value{}, err
		}
		return Call1(c, m.fn, x)
	}
	args := make([]Value, len(m.its))
	for i, it := range m.its {
		x, err := Next(c, it)
		if err != nil || x.Nil() {
			return Value{}, err
		}
		args[i] = x
	}
	return Call(c, m.fn, args, nil)
}

func filterNext(c *Ctx, v Value) (Value, *Exc) {
	m := (*mapping)(v.P)
	if m.moves(c, v) {
		return Next(c, v)
	}
	plain := m.fn.IsNone() || m.fn.Type() == &TypeType && AsType(m.fn) == &BoolType
	for {
		x, err := Next(c, m.its[0])
		if err != nil || x.Nil() {
			return Value{}, err
		}
		good := x
		if !plain {
			if good, err = Call1(c, m.fn, x); err != nil {
				return Value{}, err
			}
		}
		if ok, err := Truth(c, good); err != nil {
			return Value{}, err
		} else if ok {
			return x, nil
		}
	}
}
