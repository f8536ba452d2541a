package object

import "sync"

// What operators and special methods of list and dict do with instances of
// classes that extend them.

var bodySlotsOnce sync.Once
var listBodySlots, dictBodySlots, strBodySlots Slots

// bodySlots are the slots of list or dict for instances of classes that extend
// them; they take exact lists and dicts too.
func bodySlots(base *Type) *Slots {
	bodySlotsOnce.Do(func() {
		listBodySlots, dictBodySlots = wrapSlots(&ListType), wrapSlots(&DictType)
		dictBodySlots.GetItem = dictSubscript
		strBodySlots = frozenSlots(&StrType)
	})
	switch base {
	case &ListType:
		return &listBodySlots
	case &StrType:
		return &strBodySlots
	}
	return &dictBodySlots
}

func wrapSlots(base *Type) Slots {
	from := base.Slots
	to := from
	to.New = nil
	to.Repr = func(c *Ctx, v Value) (Value, *Exc) { return from.Repr(c, inner(v, base)) }
	to.Len = func(c *Ctx, v Value) (int, *Exc) { return from.Len(c, inner(v, base)) }
	to.GetItem = func(c *Ctx, v, key Value) (Value, *Exc) { return from.GetItem(c, inner(v, base), key) }
	to.SetItem = func(c *Ctx, v, key, x Value) *Exc { return from.SetItem(c, inner(v, base), key, x) }
	to.DelItem = func(c *Ctx, v, key Value) *Exc { return from.DelItem(c, inner(v, base), key) }
	to.Contains = func(c *Ctx, v, x Value) (bool, *Exc) { return from.Contains(c, inner(v, base), x) }
	to.Iter = func(c *Ctx, v Value) (Value, *Exc) { return from.Iter(c, inner(v, base)) }
	to.Concat = wrapLeft(base, from.Concat)
	to.Repeat = wrapLeft(base, from.Repeat)
	to.ConcatInPlace = wrapLeft(base, from.ConcatInPlace)
	to.RepeatInPlace = wrapLeft(base, from.RepeatInPlace)
	to.InPlace[OpOr] = wrapLeft(base, from.InPlace[OpOr])
	return to
}

// wrapLeft gives a slot the part of its left operand; a slot that answers with
// that operand answers with the whole.
func wrapLeft(base *Type, f BinaryFunc) BinaryFunc {
	if f == nil {
		return nil
	}
	return func(c *Ctx, a, b Value) (Value, *Exc) {
		part := inner(a, base)
		r, err := f(c, part, b)
		if r.P == part.P {
			r = a
		}
		return r, err
	}
}

// hideSequenceSlots takes away the container's + and * where the class defines
// them: CPython leaves the slot of sequences empty then.
func (t *Type) hideSequenceSlots(s *Slots, has func(dunder) bool) {
	if has(dBin + dunder(OpAdd)) {
		s.Concat = nil
	}
	if has(dBin + dunder(OpMul)) {
		s.Repeat = nil
	}
	if has(dIBin + dunder(OpAdd)) {
		s.ConcatInPlace = nil
	}
	if has(dIBin + dunder(OpMul)) {
		s.RepeatInPlace = nil
	}
}

// dictSubscript is d[key] with __missing__ of a class that extends dict.
func dictSubscript(c *Ctx, v, key Value) (Value, *Exc) {
	d := (*Dict)(inner(v, &DictType).P)
	if d.tab == nil && d.Py != 0 {
		return H.GetItem(c, d.Value(), key)
	}
	x, err := DictGet(c, d, key)
	if err != nil || !x.Nil() {
		return x, err
	}
	if t := v.Type(); t.Layout != nil {
		if m := t.Lookup("__missing__"); !m.Nil() {
			return callSelf1(c, m, v, key)
		}
	}
	return Value{}, RaiseArgs(c, &KeyErrorType, key)
}

// bodyInit is list.__init__ or dict.__init__.
func bodyInit(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
	if bodyType(self.Type()) == &DictType {
		return None, dictUpdate(c, (*Dict)(inner(self, &DictType).P), "dict", args, names)
	}
	if l := self.Type().Layout; len(names) > 0 && (l == nil || self.Type().special(dNew).Nil()) {
		return Value{}, Raise(c, &TypeErrorType, "list() takes no keyword arguments")
	}
	if n := len(args) - len(names); n > 1 {
		return Value{}, Raise(c, &TypeErrorType, "list expected at most 1 argument, got %d", n)
	}
	l := (*List)(inner(self, &ListType).P)
	if _, err := listClear(c, l.Value()); err != nil || len(args) == len(names) {
		return None, err
	}
	return None, ListExtend(c, l, args[0])
}

// bodyNew is __new__ of list or dict, whose arguments are those of __init__, and of str.
func bodyNew(base *Type) CallFunc {
	return func(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
		if len(args) == len(names) {
			return Value{}, Raise(c, &TypeErrorType, "%s.__new__(): not enough arguments", base.Name)
		}
		k := args[0]
		if !IsTypeValue(k) {
			if k.Type() == &ForeignType {
				return H.CallMethod(c, TypeValue(base), "__new__", args, names)
			}
			return Value{}, Raise(c, &TypeErrorType, "%s.__new__(X): X is not a type object (%s)", base.Name, TypeName(k))
		}
		t := AsType(k)
		switch {
		case t == base && frozen(base):
			return base.New(c, k, args[1:], names)
		case t == base:
			return base.New(c, k, nil, nil)
		case bodyType(t) != base:
			return Value{}, Raise(c, &TypeErrorType, "%s.__new__(%s): %s is not a subtype of %s", base.Name, t.Name, t.Name, base.Name)
		}
		if frozen(base) {
			return frozenNew(c, t, args[1:], names)
		}
		return NewInstance(t).Value(), nil
	}
}

// addSlotMethods gives list, dict or str the special methods that instances of
// classes extending it inherit. __new__ read from a class is CPython's own (Type.find).
func addSlotMethods(base *Type) {
	w := func() *Slots { return bodySlots(base) }
	methods := []*Builtin{
		{Name: "__new__", Static: true, EN: bodyNew(base)},
		{Name: "__repr__", E0: func(c *Ctx, v Value) (Value, *Exc) { return w().Repr(c, v) }},
		{Name: "__len__", E0: func(c *Ctx, v Value) (Value, *Exc) {
			n, err := w().Len(c, v)
			return Int(int64(n)), err
		}},
		{Name: "__iter__", E0: func(c *Ctx, v Value) (Value, *Exc) { return w().Iter(c, v) }},
		{Name: "__contains__", E1: func(c *Ctx, v, x Value) (Value, *Exc) {
			has, err := w().Contains(c, v, x)
			return Bool(has), err
		}},
		{Name: "__getitem__", E1: func(c *Ctx, v, key Value) (Value, *Exc) { return w().GetItem(c, v, key) }},
	}
	if frozen(base) {
		methods = append(methods, frozenMethods(base)...)
	} else {
		methods = append(methods,
			&Builtin{Name: "__init__", EN: bodyInit},
			&Builtin{Name: "__setitem__", E2: func(c *Ctx, v, key, x Value) (Value, *Exc) { return None, w().SetItem(c, v, key, x) }},
			&Builtin{Name: "__delitem__", E1: func(c *Ctx, v, key Value) (Value, *Exc) { return None, w().DelItem(c, v, key) }})
		base.SetOwnAttr("__hash__", None)
	}
	for op := CmpLt; op <= CmpGe; op++ {
		methods = append(methods, &Builtin{Name: dunderNames[dLt+dunder(op)], E1: func(c *Ctx, a, b Value) (Value, *Exc) {
			return w().Cmp(c, a, b, op)
		}})
	}
	binary := func(name string, slot func(s *Slots) BinaryFunc) {
		methods = append(methods, &Builtin{Name: name, E1: func(c *Ctx, a, b Value) (Value, *Exc) { return slot(w())(c, a, b) }})
	}
	if base != &DictType {
		binary("__add__", func(s *Slots) BinaryFunc { return s.Concat })
		times := func(c *Ctx, v, n Value) (Value, *Exc) {
			n, err := Index(c, n)
			if err != nil {
				return Value{}, err
			}
			return w().Repeat(c, v, n)
		}
		methods = append(methods, &Builtin{Name: "__mul__", E1: times}, &Builtin{Name: "__rmul__", E1: times})
	}
	switch base {
	case &ListType:
		binary("__iadd__", func(s *Slots) BinaryFunc { return s.ConcatInPlace })
		binary("__imul__", func(s *Slots) BinaryFunc { return s.RepeatInPlace })
	case &DictType:
		binary("__or__", func(s *Slots) BinaryFunc { return s.Bin[OpOr] })
		binary("__ror__", func(s *Slots) BinaryFunc {
			return func(c *Ctx, a, b Value) (Value, *Exc) { return s.Bin[OpOr](c, b, a) }
		})
		binary("__ior__", func(s *Slots) BinaryFunc { return s.InPlace[OpOr] })
	}
	for _, b := range methods {
		b.T, b.Owner, b.Slot = &MethodDescrType, base, true
		base.SetOwnAttr(b.Name, b.Value())
	}
}

// BinaryName and CompareName are the special methods of operators.
func BinaryName(op BinOp, inPlace bool) string {
	if inPlace {
		return dunderNames[dIBin+dunder(op)]
	}
	return dunderNames[dBin+dunder(op)]
}

func CompareName(op CmpOp) string { return dunderNames[dLt+dunder(op)] }

// wrapper reports a special method that CPython calls through a slot wrapper,
// which has its own words for a wrong number of arguments.
func (b *Builtin) wrapper() bool {
	if !b.Slot || b.Static || b.Name == "__format__" || b.Name[0] != '_' {
		return false
	}
	return frozen(b.Owner) || b.Name != "__getitem__" && !(b.Name == "__contains__" && b.Owner == &DictType)
}

// isWrapper reports such a method, bound or not: CPython has a class for each.
func isWrapper(v Value) bool {
	t := v.Type()
	return (t == &MethodDescrType || t == &BuiltinType) && (*Builtin)(v.P).wrapper()
}

// bodyMaker is __new__ of list, dict or str when name is that and k a compiled class
// that extends it; else nil.
func bodyMaker(base *Type, name string, k Value) *Builtin {
	if name != "__new__" || !hasBody(base) || !IsTypeValue(k) || bodyType(AsType(k)) != base || AsType(k) == base {
		return nil
	}
	d, _ := base.OwnAttr(name)
	return (*Builtin)(d.P)
}
