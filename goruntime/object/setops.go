package object

import "unsafe"

// What Python's operators do with sets.

func init() {
	for _, t := range []*Type{&SetType, &FrozenSetType} {
		builtin(t, &ObjectType, setMethods(t))
		t.Repr = setRepr
		t.Cmp = setCmp
		t.Len = func(c *Ctx, v Value) (int, *Exc) { return SetLen(c, (*Set)(v.P)) }
		t.Contains = func(c *Ctx, v, x Value) (bool, *Exc) { return SetHas(c, (*Set)(v.P), x) }
		t.Iter = func(c *Ctx, v Value) (Value, *Exc) { return newSetIter(c, (*Set)(v.P)) }
		t.Bin[OpAnd] = setOp(func(c *Ctx, a *Set, b Value) (Value, *Exc) { return setIntersection(c, a, b) })
		t.Bin[OpOr] = setOp(func(c *Ctx, a *Set, b Value) (Value, *Exc) { return setUnion(c, a, b) })
		t.Bin[OpSub] = setOp(func(c *Ctx, a *Set, b Value) (Value, *Exc) { return setDifference(c, a, b) })
		t.Bin[OpXor] = setOp(func(c *Ctx, a *Set, b Value) (Value, *Exc) { return setSymmetric(c, a, b) })
	}
	SetType.Unhashable = true
	SetType.InPlace[OpAnd] = setInPlace(OpAnd, setIntersectionUpdate)
	SetType.InPlace[OpOr] = setInPlace(OpOr, SetUpdate)
	SetType.InPlace[OpSub] = setInPlace(OpSub, setDifferenceUpdate)
	SetType.InPlace[OpXor] = setInPlace(OpXor, setSymmetricUpdate)
	SetType.New = func(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
		return newSetFromArgs(c, &SetType, args, names)
	}
	FrozenSetType.Hash = func(c *Ctx, v Value) (int64, *Exc) { return (*Set)(v.P).contentHash(c) }
	FrozenSetType.New = func(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
		if len(args) == 1 && len(names) == 0 && args[0].Type() == &FrozenSetType {
			return args[0], nil
		}
		return newSetFromArgs(c, &FrozenSetType, args, names)
	}
	iterType(&SetIterType, setIterNext, hint(func(c *Ctx, v Value) (int, *Exc) {
		it := (*setIter)(v.P)
		if it.s == nil || it.used != it.s.used {
			return 0, nil
		}
		return it.left, nil
	}))
}

func newSetFromArgs(c *Ctx, t *Type, args []Value, names []string) (Value, *Exc) {
	if len(args) > 1 || len(names) > 0 {
		if err := posArgs(c, t.Name+"()", t.Name, args, names, 0, 1); err != nil {
			return Value{}, err
		}
	}
	s := newSetOf(t)
	if len(args) == 0 {
		return s.Value(), nil
	}
	return s.Value(), s.fillFrom(c, args[0])
}

// setOp makes a binary operator that takes two sets.
func setOp(f func(c *Ctx, a *Set, b Value) (Value, *Exc)) BinaryFunc {
	return func(c *Ctx, a, b Value) (Value, *Exc) {
		if !isAnySet(a) || !isAnySet(b) {
			return NotImplemented, nil
		}
		return f(c, (*Set)(a.P), b)
	}
}

func setInPlace(op BinOp, f func(c *Ctx, s *Set, b Value) *Exc) BinaryFunc {
	return func(c *Ctx, a, b Value) (Value, *Exc) {
		if !isAnySet(b) {
			return NotImplemented, nil
		}
		if (*Obj)(a.P).Py != 0 {
			return H.Binary(c, op, true, a, b)
		}
		return a, f(c, (*Set)(a.P), b)
	}
}

// fillFrom is SetUpdate of a set that is being made.
func (s *Set) fillFrom(c *Ctx, it Value) *Exc {
	if Multi.Load() {
		return SetUpdate(c, s, it)
	}
	done := false
	switch it.Type() {
	case &SetType, &FrozenSetType:
		if o := (*Set)(it.P); o.Py == 0 {
			return s.take(c, o)
		}
	case &ListType:
		if l := (*List)(it.P); l.Py == 0 && l.n > 0 {
			done = s.takeItems(c, l.block.v[:l.n])
		}
	case &TupleType:
		done = s.takeItems(c, (*Tuple)(it.P).V)
	case &RangeType:
		if r := (*Range)(it.P); r.Wide == nil && r.Len < 1<<16 {
			done = true
			for i, x := int64(0), r.Start; i < r.Len && done; i, x = i+1, x+r.Step {
				done = s.addPlain(c, Int(x), HashInt(x))
			}
		}
	}
	if done {
		return nil
	}
	return SetUpdate(c, s, it)
}

// SetUpdate is s.update(it).
func SetUpdate(c *Ctx, s *Set, it Value) *Exc {
	if s.Py != 0 {
		_, err := H.CallMethod(c, s.Value(), "update", []Value{it}, nil)
		return err
	}
	if isAnySet(it) {
		return s.merge(c, (*Set)(it.P))
	}
	if d, ok := AsDict(it); ok && d.Py == 0 {
		s.reserve(d.n)
		return d.eachKey(func(k Value, h int64) *Exc { return s.addHash(c, k, h) })
	}
	return eachOf(c, it, func(x Value) (bool, *Exc) { return true, SetAdd(c, s, x) })
}

// eachKey visits the keys of a native dict with their hashes, as sets do:
// whatever the visit does to the dict.
func (d *Dict) eachKey(visit func(k Value, h int64) *Exc) *Exc {
	var t *dictTable
	for i := 0; ; i++ {
		if t = d.tableOr(t); t == nil || i >= t.used {
			return nil
		}
		if k := LoadValue(&t.entries[i].key); !k.Nil() {
			if err := visit(k, t.entries[i].hash); err != nil {
				return err
			}
		}
	}
}

// eachOf visits an iterable's items until visit returns false.
func eachOf(c *Ctx, v Value, visit func(x Value) (bool, *Exc)) *Exc {
	it, err := LoopIter(c, v)
	if err != nil {
		return err
	}
	defer EndLoop(c, it)
	for {
		x, err := Next(c, it)
		if err != nil || x.Nil() {
			return err
		}
		if more, err := visit(x); err != nil || !more {
			return err
		}
	}
}

func setCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	if !isAnySet(a) || !isAnySet(b) {
		return NotImplemented, nil
	}
	x, y := (*Set)(a.P), (*Set)(b.P)
	n, err := SetLen(c, x)
	if err != nil {
		return Value{}, err
	}
	m, err := SetLen(c, y)
	if err != nil {
		return Value{}, err
	}
	ok := false
	switch op {
	case CmpEq, CmpNe:
		if n == m && !(x.hashed && y.hashed && x.hash != y.hash) {
			ok, err = setIsSubset(c, x, b)
		}
		ok = ok == (op == CmpEq)
	case CmpLe:
		ok, err = setIsSubset(c, x, b)
	case CmpGe:
		ok, err = setIsSubset(c, y, a)
	case CmpLt:
		if n < m {
			ok, err = setIsSubset(c, x, b)
		}
	case CmpGt:
		if n > m {
			ok, err = setIsSubset(c, y, a)
		}
	}
	return Bool(ok), err
}

func setRepr(c *Ctx, v Value) (Value, *Exc) {
	s := (*Set)(v.P)
	if s.Py != 0 {
		return H.Repr(c, v)
	}
	name := s.T.Name
	if s.used == 0 {
		return StrConst(name + "()"), nil
	}
	open, end := "{", "}"
	if s.T != &SetType {
		open, end = name+"({", "})"
	}
	ent, _ := s.entries()
	return reprItems(c, v, open, end, name+"(...)", func(i int) (Value, *Exc) {
		if i < len(ent) {
			return ent[i].key, nil
		}
		return Value{}, nil
	})
}

// SetIterType is the type of iterators over sets and frozensets.
var SetIterType = Type{Name: "set_iterator"}

// setIter keeps the table it walks: a set that migrates under way is walked to
// its end there.
type setIter struct {
	Obj
	s               *Set // nil when exhausted
	t               *setTable
	pos, used, left int
}

func newSetIter(c *Ctx, s *Set) (Value, *Exc) {
	if s.Py != 0 {
		return H.Iter(c, s.Value())
	}
	n := s.used
	return Value{P: unsafe.Pointer(&setIter{Obj: Obj{T: &SetIterType}, s: s, t: s.tab, used: n, left: n})}, nil
}

func setIterNext(c *Ctx, v Value) (Value, *Exc) {
	it := (*setIter)(v.P)
	s := it.s
	if s == nil {
		return Value{}, nil
	}
	n, t := s.used, s.tab
	if s.Py != 0 {
		var err *Exc
		if n, err = H.Len(c, s.Value()); err != nil {
			return Value{}, err
		}
		t = it.t
	}
	if it.used != n {
		it.used = -1
		return Value{}, Raise(c, &RuntimeErrorType, "Set changed size during iteration")
	}
	it.t = t
	if t != nil {
		for i := it.pos; i < len(t.ent); i++ {
			if k := LoadValue(&t.ent[i].key); !k.Nil() {
				it.pos, it.left = i+1, it.left-1
				return k, nil
			}
		}
	}
	it.s, it.t = nil, nil
	return Value{}, nil
}
