package object

import "testing"

func TestExceptionObjects(t *testing.T) {
	c := noHost(t)
	made := func(k *Type, args ...Value) Value {
		v, err := Call(c, TypeValue(k), args, nil)
		if err != nil {
			t.Fatal(excText(c, err))
		}
		return v
	}
	for _, x := range []struct {
		v         Value
		str, repr string
	}{
		{made(&ValueErrorType), "", "ValueError()"},
		{made(&ValueErrorType, str("a")), "a", "ValueError('a')"},
		{made(&ValueErrorType, str("a"), Int(2)), "('a', 2)", "ValueError('a', 2)"},
		{made(&KeyErrorType, str("k")), "'k'", "KeyError('k')"},
		{made(&KeyErrorType, str("k"), Int(1)), "('k', 1)", "KeyError('k', 1)"},
	} {
		s, err := ToStr(c, x.v)
		if err != nil || GoStr(s) != x.str {
			t.Errorf("str: %s, want %s", shown(t, c, s, err), x.str)
		}
		expect(t, c, x.repr, x.v, nil)
	}
	v, err := Call(c, TypeValue(&ExceptionType), []Value{Int(1)}, []string{"a"})
	expect(t, c, "TypeError: Exception() takes no keyword arguments", v, err)
	v, err = Call(c, TypeValue(&AttributeErrorType), []Value{str("m"), str("n")}, []string{"name"})
	if err != nil {
		t.Fatal(excText(c, err))
	}
	n, err := GetAttr(c, v, "name")
	expect(t, c, "'n'", n, err)
	e := made(&StopIterationType, Int(4))
	n, err = GetAttr(c, e, "value")
	expect(t, c, "4", n, err)
	n, err = GetAttr(c, made(&SystemExitType, Int(1), Int(2)), "code")
	expect(t, c, "(1, 2)", n, err)
	if _, err := CallAttr(c, e, "add_note", str("hint")); err != nil {
		t.Fatal(excText(c, err))
	}
	n, err = GetAttr(c, e, "__notes__")
	expect(t, c, "['hint']", n, err)
	if err := SetAttr(c, e, "extra", Int(3)); err != nil {
		t.Fatal(excText(c, err))
	}
	n, err = GetAttr(c, e, "extra")
	expect(t, c, "3", n, err)
	n, err = GetAttr(c, e, "args")
	expect(t, c, "(4,)", n, err)
}

func TestUserExceptions(t *testing.T) {
	c := noHost(t)
	cell := NewCell(Value{})
	k := class(t, c, "MyErr", []Value{TypeValue(&ValueErrorType)}, nil, member{"__classcell__", cell.Value()},
		member{"__init__", method("MyErr.__init__", "self code", func(c *Ctx, a []Value) (Value, *Exc) {
			if _, err := SuperCall(c, cell.V, a[0], "__init__", []Value{str("bad"), a[1]}, nil); err != nil {
				return Value{}, err
			}
			return None, SetAttr(c, a[0], "code", a[1])
		})},
		member{"__str__", method("MyErr.__str__", "self", func(c *Ctx, a []Value) (Value, *Exc) {
			code, err := GetAttr(c, a[0], "code")
			if err != nil {
				return Value{}, err
			}
			r, err := Repr(c, code)
			if err != nil {
				return Value{}, err
			}
			return Add(c, str("code "), r)
		})})
	v, err := Call1(c, TypeValue(k), Int(7))
	expect(t, c, "MyErr('bad', 7)", v, err)
	e := RaiseValue(c, v, Value{})
	if got := excText(c, e); got != "MyErr: code 7" {
		t.Error(got)
	}
	for _, class := range []Value{TypeValue(k), TypeValue(&ValueErrorType), TypeValue(&ExceptionType), NewTuple([]Value{TypeValue(&KeyErrorType), TypeValue(k)})} {
		if ok, err := ExcMatch(c, e, class); !ok || err != nil {
			t.Error(shown(t, c, class, nil), ok, err)
		}
	}
	if ok, _ := ExcMatch(c, e, TypeValue(&KeyErrorType)); ok {
		t.Error("matched KeyError")
	}
	for _, class := range []Value{Int(5), NewTuple([]Value{Int(5)}), TypeValue(&IntType)} {
		_, err = ExcMatch(c, e, class)
		expect(t, c, "TypeError: catching classes that do not inherit from BaseException is not allowed", None, err)
	}
}

func TestRaiseRules(t *testing.T) {
	c := noHost(t)
	wrong := "TypeError: exceptions must derive from BaseException"
	expect(t, c, wrong, None, RaiseValue(c, Int(5), Value{}))
	expect(t, c, wrong, None, RaiseValue(c, TypeValue(&IntType), Value{}))
	expect(t, c, "TypeError: exception causes must derive from BaseException", None, RaiseValue(c, TypeValue(&ValueErrorType), Int(5)))
	e := RaiseValue(c, TypeValue(&ValueErrorType), None)
	if !e.Suppress || !e.Cause.IsNone() {
		t.Error("from None")
	}
	first := Raise(c, &KeyErrorType, "first")
	prev := PushHandled(c, first)
	second := RaiseValue(c, TypeValue(&ValueErrorType), Value{})
	if second.Context != first {
		t.Error("no context")
	}
	inner := PushHandled(c, second)
	again := RaiseValue(c, first.Value(), Value{})
	if again != first || first.Context != second || second.Context != nil {
		t.Error("cycle of contexts")
	}
	PopHandled(c, inner)
	if Reraise(c) != first {
		t.Error("bare raise")
	}
	PopHandled(c, prev)
	expect(t, c, "RuntimeError: No active exception to reraise", None, Reraise(c))
}
