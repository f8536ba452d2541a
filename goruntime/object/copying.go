package object

import (
	"slices"
	"strings"
	"unsafe"
)

// copy.copy of an object whose class says nothing of copying: another one with
// the same attributes. CPython's own would put those of the copy into a genuine
// __dict__, for good.

var copyNames = []string{"__copy__", "__reduce_ex__", "__reduce__", "__getstate__", "__setstate__", "__new__", "__getnewargs__",
	"__getnewargs_ex__", "__dict__", "__class__", "__slotnames__"}

// copiesPlainly reports such a class.
func (t *Type) copiesPlainly(c *Ctx) bool {
	l := t.Layout
	if l == nil || t.Exception || t.Dynamic || l.Body != nil || l.Members > 0 || l.hooks.getattr || l.hooks.getattribute {
		return false
	}
	ver := t.Ver.Load()
	if known := l.copies.Load(); known>>1 == ver {
		return known&1 != 0
	}
	own := slices.ContainsFunc(copyNames, func(name string) bool {
		d := t.Lookup(name)
		return !d.Nil() && d.P != ObjectType.Lookup(name).P
	})
	plain := !own && !t.Abstract && (t.Outside == nil || isNamed(c, t.meta(), "abc", "ABCMeta"))
	known := ver << 1
	if plain {
		known |= 1
	}
	l.copies.Store(known)
	return plain
}

// PlainCopy is copy.copy(v); the zero Value leaves it to CPython.
func PlainCopy(c *Ctx, v Value) (Value, *Exc) {
	if !v.Type().copiesPlainly(c) {
		return Value{}, nil
	}
	in := (*Instance)(v.P)
	made := NewInstance(in.T)
	if in.Extra == nil {
		names := in.T.Layout.shape.Load().names
		err := in.eachPlace(func(i uint32, x Value) *Exc { return made.set(c, names[i], x) })
		if err != nil || in.Extra == nil { // else another thread took them away meanwhile
			return made.Value(), err
		}
		made = NewInstance(in.T)
	}
	plain := true
	err := dictEach(c, in.Extra.Dict, func(k, x Value) *Exc {
		if plain = plain && k.Type() == &StrType; !plain {
			return nil
		}
		return made.set(c, GoStr(k), x)
	})
	if err != nil || !plain {
		return Value{}, err
	}
	return made.Value(), nil
}

// deepest is how far PlainDeepCopy goes down: what is deeper may be too deep for CPython.
const deepest = 64

// deepCopier copies what refers to nothing but plain values, containers and
// objects whose classes say nothing of copying. No Python code runs meanwhile.
type deepCopier struct {
	c     *Ctx
	plain func(*Type) bool
	asked [8]*Type // of which plain was true, the last ones
	at    int
	seen  []copied
	many  map[unsafe.Pointer]Value // seen, once they are many
	depth int
}

type copied struct {
	from unsafe.Pointer
	to   Value
}

// PlainDeepCopy is copy.deepcopy(v), where plain tells that the library copies the
// objects of a class; the zero Value leaves it to CPython.
func PlainDeepCopy(c *Ctx, v Value, plain func(*Type) bool) (Value, *Exc) {
	if Multi.Load() {
		return Value{}, nil
	}
	var few [8]copied
	d := deepCopier{c: c, plain: plain, seen: few[:0]}
	return d.copy(v)
}

func (d *deepCopier) memo(v Value) Value {
	if d.many != nil {
		return d.many[v.P]
	}
	for i := range d.seen {
		if d.seen[i].from == v.P {
			return d.seen[i].to
		}
	}
	return Value{}
}

func (d *deepCopier) note(v, made Value) {
	if d.many == nil && len(d.seen) < 32 {
		d.seen = append(d.seen, copied{v.P, made})
		return
	}
	if d.many == nil {
		d.many = make(map[unsafe.Pointer]Value, 64)
		for _, s := range d.seen {
			d.many[s.from] = s.to
		}
	}
	d.many[v.P] = made
}

// allows is plain, remembered.
func (d *deepCopier) allows(t *Type) bool {
	for _, known := range d.asked {
		if known == t {
			return true
		}
	}
	if t.Layout != nil && (!t.copiesPlainly(d.c) || !t.Lookup("__deepcopy__").Nil()) || !d.plain(t) {
		return false
	}
	d.asked[d.at%len(d.asked)] = t
	d.at++
	return true
}

func (d *deepCopier) copy(v Value) (Value, *Exc) {
	t := v.Type()
	switch t {
	case &IntType, &FloatType, &BoolType, &NoneType, &StrType, &BytesType, &ComplexType, &RangeType, &FuncType:
		if !d.allows(t) {
			return Value{}, nil
		}
		return v, nil
	case &ListType, &TupleType, &DictType, &SetType:
	default:
		if t.Layout == nil {
			return Value{}, nil
		}
	}
	if made := d.memo(v); made.P != nil {
		return made, nil
	}
	if d.depth == deepest || !d.allows(t) {
		return Value{}, nil
	}
	d.depth++
	defer func() { d.depth-- }()
	switch t {
	case &TupleType:
		return d.tuple(v)
	case &ListType:
		return d.list((*List)(v.P))
	case &DictType:
		return d.dict((*Dict)(v.P))
	case &SetType:
		return d.set((*Set)(v.P))
	}
	return d.instance(v)
}

func (d *deepCopier) list(l *List) (Value, *Exc) {
	if l.Py != 0 {
		return Value{}, nil
	}
	made := newList(nil)
	d.note(l.Value(), made.Value())
	items := make([]Value, l.n)
	for i := range items {
		x, err := d.copy(l.block.v[i])
		if x.P == nil {
			return Value{}, err
		}
		items[i] = x
	}
	made.setAll(items)
	return made.Value(), nil
}

func (d *deepCopier) tuple(v Value) (Value, *Exc) {
	var items []Value
	old := (*Tuple)(v.P).V
	for i, x := range old {
		y, err := d.copy(x)
		if y.P == nil {
			return Value{}, err
		}
		if items == nil && y != x {
			items = slices.Clone(old)
		}
		if items != nil {
			items[i] = y
		}
	}
	if made := d.memo(v); made.P != nil { // it is inside itself
		return made, nil
	}
	if items == nil {
		return v, nil
	}
	made := NewTuple(items)
	d.note(v, made)
	return made, nil
}

// same: a copy of x is x itself, as keys are to be: others would be hashed and compared by code of their own.
func (d *deepCopier) same(x Value) bool {
	switch x.Type() {
	case &IntType, &FloatType, &BoolType, &NoneType, &StrType, &BytesType:
		return d.allows(x.Type())
	case &TupleType:
		return d.allows(&TupleType) && !slices.ContainsFunc((*Tuple)(x.P).V, func(y Value) bool { return y.Type() == &TupleType || !d.same(y) })
	}
	return false
}

func (d *deepCopier) dict(old *Dict) (Value, *Exc) {
	if old.Py != 0 {
		return Value{}, nil
	}
	made := NewDict()
	d.note(old.Value(), made.Value())
	if old.tab == nil {
		return made.Value(), nil
	}
	for i := range old.tab.entries[:old.tab.used] {
		e := &old.tab.entries[i]
		if e.key.P == nil {
			continue
		}
		if !d.same(e.key) {
			return Value{}, nil
		}
		x, err := d.copy(e.val)
		if x.P == nil {
			return Value{}, err
		}
		if err := DictSet(d.c, made, e.key, x); err != nil {
			return Value{}, err
		}
	}
	return made.Value(), nil
}

// set: one of what is copied as it is.
func (d *deepCopier) set(old *Set) (Value, *Exc) {
	if old.Py != 0 {
		return Value{}, nil
	}
	made := NewSet()
	each := setCursor{live: old}
	for {
		e, ok := each.next()
		if !ok {
			break
		}
		if !d.same(e.key) {
			return Value{}, nil
		}
		if err := made.addHash(d.c, e.key, e.hash); err != nil {
			return Value{}, err
		}
	}
	d.note(old.Value(), made.Value())
	return made.Value(), nil
}

func (d *deepCopier) instance(v Value) (Value, *Exc) {
	in := (*Instance)(v.P)
	if in.Extra != nil || !d.allows(&DictType) || !d.allows(&StrType) { // its attributes are copied as a dict
		return Value{}, nil
	}
	made := NewInstance(in.T)
	d.note(v, made.Value())
	names, whole := in.T.Layout.shape.Load().names, true
	err := in.eachPlace(func(i uint32, x Value) *Exc {
		if whole = whole && !strings.HasPrefix(names[i], "__"); !whole {
			return nil
		}
		y, err := d.copy(x)
		if whole = y.P != nil; !whole {
			return err
		}
		return made.set(d.c, names[i], y)
	})
	if err != nil || !whole || in.Extra != nil {
		return Value{}, err
	}
	return made.Value(), nil
}
