package object

import "testing"

// says makes a method that returns a fixed string.
func says(name, params, what string) member {
	return member{name, method(name, params, func(c *Ctx, a []Value) (Value, *Exc) { return str(what), nil })}
}

func returns(name, params string, v Value) member {
	return member{name, method(name, params, func(c *Ctx, a []Value) (Value, *Exc) { return v, nil })}
}

func object0(t *testing.T, c *Ctx, k *Type) Value {
	t.Helper()
	v, err := Call0(c, TypeValue(k))
	if err != nil {
		t.Fatal(excText(c, err))
	}
	return v
}

func TestReflectedOperators(t *testing.T) {
	c := noHost(t)
	calls := 0
	base := class(t, c, "Ops", nil, nil, says("__add__", "s o", "add"), says("__radd__", "s o", "radd"),
		returns("__sub__", "s o", NotImplemented),
		member{"__rsub__", method("__rsub__", "s o", func(c *Ctx, a []Value) (Value, *Exc) { calls++; return NotImplemented, nil })})
	sub := class(t, c, "Sub", []Value{TypeValue(base)}, nil, says("__radd__", "s o", "sub.radd"))
	plain := class(t, c, "Plain", []Value{TypeValue(base)}, nil)
	other := class(t, c, "Other", nil, nil, member{"__rsub__", method("__rsub__", "s o", func(c *Ctx, a []Value) (Value, *Exc) { calls++; return NotImplemented, nil })})
	a, s, p, o := object0(t, c, base), object0(t, c, sub), object0(t, c, plain), object0(t, c, other)
	for _, x := range []struct {
		op   BinOp
		l, r Value
		want string
	}{
		{OpAdd, a, a, "'add'"}, {OpAdd, Int(1), a, "'radd'"}, {OpAdd, a, Int(1), "'add'"},
		{OpAdd, a, s, "'sub.radd'"}, {OpAdd, s, a, "'add'"}, {OpAdd, a, p, "'add'"},
		{OpSub, a, a, "TypeError: unsupported operand type(s) for -: 'Ops' and 'Ops'"},
	} {
		v, err := Binary(c, x.op, x.l, x.r)
		expect(t, c, x.want, v, err)
	}
	if calls != 0 {
		t.Error("__rsub__ of the same class was asked")
	}
	_, err := Binary(c, OpSub, a, o)
	expect(t, c, "TypeError: unsupported operand type(s) for -: 'Ops' and 'Other'", None, err)
	if calls != 1 {
		t.Error("__rsub__ was asked", calls, "times")
	}
}

func TestEqualityAndHash(t *testing.T) {
	c := noHost(t)
	k := class(t, c, "NoHash", nil, nil, returns("__eq__", "s o", True))
	v := object0(t, c, k)
	_, err := Hash(c, v)
	expect(t, c, "TypeError: unhashable type: 'NoHash'", None, err)
	for op, want := range map[CmpOp]string{CmpEq: "True", CmpNe: "False"} {
		r, err := Compare(c, op, v, Int(1))
		expect(t, c, want, r, err)
	}
	r, err := Compare(c, CmpLt, v, Int(1))
	expect(t, c, "TypeError: '<' not supported between instances of 'NoHash' and 'int'", r, err)
	sub := class(t, c, "Hashed", []Value{TypeValue(k)}, nil, returns("__hash__", "s", Int(-1)))
	if h, err := Hash(c, object0(t, c, sub)); err != nil || h != -2 {
		t.Error(h, err)
	}
	plain := object0(t, c, class(t, c, "Plain", nil, nil))
	r, err = Compare(c, CmpEq, plain, plain)
	expect(t, c, "True", r, err)
	r, err = Compare(c, CmpNe, plain, Int(1))
	expect(t, c, "True", r, err)
}

func TestWrongAnswers(t *testing.T) {
	c := noHost(t)
	five := Int(5)
	bad := object0(t, c, class(t, c, "Bad", nil, nil, returns("__len__", "s", Int(-1)), returns("__bool__", "s", str("yes")),
		returns("__repr__", "s", five), returns("__str__", "s", five), returns("__iter__", "s", five), returns("__hash__", "s", str("x"))))
	_, err := Len(c, bad)
	expect(t, c, "ValueError: __len__() should return >= 0", None, err)
	_, err = Truth(c, bad)
	expect(t, c, "TypeError: __bool__ should return bool, returned str", None, err)
	_, err = Repr(c, bad)
	expect(t, c, "TypeError: __repr__ returned non-string (type int)", None, err)
	_, err = ToStr(c, bad)
	expect(t, c, "TypeError: __str__ returned non-string (type int)", None, err)
	_, err = Iter(c, bad)
	expect(t, c, "TypeError: iter() returned non-iterator of type 'int'", None, err)
	_, err = Hash(c, bad)
	expect(t, c, "TypeError: __hash__ method should return an integer", None, err)
	plain := object0(t, c, class(t, c, "PP", nil, nil))
	_, err = GetItem(c, plain, five)
	expect(t, c, "TypeError: 'PP' object is not subscriptable", None, err)
	_, err = GetItem(c, TypeValue(plain.Type()), five)
	expect(t, c, "TypeError: type 'PP' is not subscriptable", None, err)
	_, err = Iter(c, plain)
	expect(t, c, "TypeError: 'PP' object is not iterable", None, err)
	_, err = Call0(c, plain)
	expect(t, c, "TypeError: 'PP' object is not callable", None, err)
}

func TestIterationProtocols(t *testing.T) {
	c := noHost(t)
	n := int64(0)
	it := object0(t, c, class(t, c, "Count", nil, nil,
		member{"__iter__", method("__iter__", "s", func(c *Ctx, a []Value) (Value, *Exc) { return a[0], nil })},
		member{"__next__", method("__next__", "s", func(c *Ctx, a []Value) (Value, *Exc) {
			if n == 3 {
				return Value{}, RaiseArgs(c, &StopIterationType, str("over"))
			}
			n++
			return Int(n), nil
		})}))
	items, err := Items(c, it)
	expect(t, c, "[1, 2, 3]", NewList(items), err)
	_, err = NextOrStop(c, it)
	expect(t, c, "StopIteration: over", None, err)
	old := object0(t, c, class(t, c, "Old", nil, nil, member{"__getitem__", method("__getitem__", "s i", func(c *Ctx, a []Value) (Value, *Exc) {
		if a[1].Int() > 2 {
			return Value{}, RaiseArgs(c, &IndexErrorType)
		}
		return Mul(c, a[1], a[1])
	})}))
	items, err = Items(c, old)
	expect(t, c, "[0, 1, 4]", NewList(items), err)
}

func TestAttributeHooks(t *testing.T) {
	c := noHost(t)
	var log []string
	k := class(t, c, "Log", nil, nil,
		member{"__getattr__", method("__getattr__", "s n", func(c *Ctx, a []Value) (Value, *Exc) {
			return Add(c, str("missing "), a[1])
		})},
		member{"__setattr__", method("__setattr__", "s n v", func(c *Ctx, a []Value) (Value, *Exc) {
			log = append(log, GoStr(a[1]))
			return CallAttr(c, TypeValue(&ObjectType), "__setattr__", a...)
		})})
	v := object0(t, c, k)
	var ic, set AttrCache
	for i := 0; i < 2; i++ {
		x, err := GetAttrIC(c, v, "zip", &ic)
		expect(t, c, "'missing zip'", x, err)
	}
	for i := 0; i < 2; i++ {
		if err := SetAttrIC(c, v, "zip", Int(3), &set); err != nil {
			t.Fatal(excText(c, err))
		}
	}
	if len(log) != 2 {
		t.Error("__setattr__ ran", len(log), "times")
	}
	for i := 0; i < 3; i++ {
		x, err := GetAttrIC(c, v, "zip", &ic)
		expect(t, c, "3", x, err)
	}
}

func TestDescriptorsAndClassHooks(t *testing.T) {
	c := noHost(t)
	var log string
	d := class(t, c, "Descr", nil, nil,
		member{"__set_name__", method("__set_name__", "s o n", func(c *Ctx, a []Value) (Value, *Exc) { log += "name " + GoStr(a[2]) + ";"; return None, nil })},
		says("__get__", "s o t", "got"),
		member{"__set__", method("__set__", "s o v", func(c *Ctx, a []Value) (Value, *Exc) { log += "set;"; return None, nil })})
	holder := class(t, c, "Holder", nil, nil, member{"field", object0(t, c, d)},
		member{"__init_subclass__", method("__init_subclass__", "cls tag", func(c *Ctx, a []Value) (Value, *Exc) {
			log += "sub " + AsType(a[0]).Name + " " + GoStr(a[1]) + ";"
			return None, nil
		})},
		member{"__class_getitem__", method("__class_getitem__", "cls item", func(c *Ctx, a []Value) (Value, *Exc) { return a[1], nil })})
	v, err := BuildClass(c, &ClassStmt{Name: "Child", Qualname: "Child", Module: testModule, Bases: []Value{TypeValue(holder)},
		Kw: []Value{str("t")}, KwNames: []string{"tag"}, Body: func(c *Ctx, ns Value) *Exc { return nil }})
	expect(t, c, "<class 'm.Child'>", v, err)
	x, err := GetItem(c, v, Int(5))
	expect(t, c, "5", x, err)
	o := object0(t, c, holder)
	expect(t, c, "None", None, SetAttr(c, o, "field", Int(1)))
	x, err = GetAttr(c, o, "field")
	expect(t, c, "'got'", x, err)
	x, err = GetAttr(c, TypeValue(holder), "field")
	expect(t, c, "'got'", x, err)
	if log != "name field;sub Child t;set;" {
		t.Error(log)
	}
}

func TestWith(t *testing.T) {
	c := noHost(t)
	var seen []string
	k := class(t, c, "CM", nil, nil, says("__enter__", "s", "in"),
		member{"__exit__", method("__exit__", "s t v tb", func(c *Ctx, a []Value) (Value, *Exc) {
			for _, x := range a[1:3] {
				r, _ := Repr(c, x)
				seen = append(seen, GoStr(r))
			}
			return True, nil
		})})
	exit, v, err := WithEnter(c, object0(t, c, k))
	expect(t, c, "'in'", v, err)
	if s, err := WithExit(c, exit, nil); s || err != nil {
		t.Error(s, err)
	}
	if s, err := WithExit(c, exit, Raise(c, &ValueErrorType, "x")); !s || err != nil {
		t.Error(s, err)
	}
	if len(seen) != 4 || seen[0] != "None" || seen[2] != "<class 'ValueError'>" || seen[3] != "ValueError('x')" {
		t.Error(seen)
	}
	half := object0(t, c, class(t, c, "CE", nil, nil, says("__enter__", "s", "in")))
	_, _, err = WithEnter(c, half)
	expect(t, c, "TypeError: 'CE' object does not support the context manager protocol (missed __exit__ method)", None, err)
	_, _, err = WithEnter(c, Int(1))
	expect(t, c, "TypeError: 'int' object does not support the context manager protocol", None, err)
}

func TestMatchClass(t *testing.T) {
	c := noHost(t)
	k := class(t, c, "P", nil, nil, member{"__match_args__", NewTuple([]Value{str("x"), str("y")})}, member{"x", Int(1)}, member{"y", Int(2)})
	p := object0(t, c, k)
	v, err := MatchClass(c, p, TypeValue(k), 1, []string{"y"})
	expect(t, c, "(1, 2)", v, err)
	v, err = MatchClass(c, p, TypeValue(k), 0, []string{"z"})
	expect(t, c, "None", v, err)
	v, err = MatchClass(c, p, TypeValue(k), 3, nil)
	expect(t, c, "TypeError: P() accepts 2 positional sub-patterns (3 given)", v, err)
	v, err = MatchClass(c, p, TypeValue(k), 1, []string{"x"})
	expect(t, c, "TypeError: P() got multiple sub-patterns for attribute 'x'", v, err)
	v, err = MatchClass(c, Int(5), TypeValue(&IntType), 1, nil)
	expect(t, c, "(5,)", v, err)
	v, err = MatchClass(c, Int(5), Int(5), 1, nil)
	expect(t, c, "TypeError: called match pattern must be a class", v, err)
	d := NewDict()
	DictSet(c, d, str("a"), Int(1))
	v, err = MatchKeys(c, d.Value(), NewTuple([]Value{str("a")}))
	expect(t, c, "(1,)", v, err)
	v, err = MatchKeys(c, d.Value(), NewTuple([]Value{str("b")}))
	expect(t, c, "None", v, err)
}
