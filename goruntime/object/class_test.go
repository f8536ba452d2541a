package object

import (
	"strings"
	"testing"
)

var testModule = &Module{Name: "m"}

// code builds the Code of a function with plain positional parameters around fn.
func code(name string, params []string, fn func(c *Ctx, f *Func, a []Value) (Value, *Exc)) *Code {
	k := &Code{Name: name[strings.LastIndex(name, ".")+1:], Qualname: name, Module: testModule, Params: params, Pos: len(params), Doc: None, FN: fn}
	switch len(params) {
	case 0:
		k.F0 = func(c *Ctx, f *Func) (Value, *Exc) { return fn(c, f, nil) }
	case 1:
		k.F1 = func(c *Ctx, f *Func, a Value) (Value, *Exc) { return fn(c, f, []Value{a}) }
	case 2:
		k.F2 = func(c *Ctx, f *Func, a, b Value) (Value, *Exc) { return fn(c, f, []Value{a, b}) }
	case 3:
		k.F3 = func(c *Ctx, f *Func, a, b, d Value) (Value, *Exc) { return fn(c, f, []Value{a, b, d}) }
	case 4:
		k.F4 = func(c *Ctx, f *Func, a, b, d, e Value) (Value, *Exc) { return fn(c, f, []Value{a, b, d, e}) }
	}
	return k
}

func method(name string, params string, fn func(c *Ctx, a []Value) (Value, *Exc)) Value {
	return NewFunc(code(name, strings.Fields(params), func(c *Ctx, f *Func, a []Value) (Value, *Exc) { return fn(c, a) }), nil, nil, nil).Value()
}

type member struct {
	name string
	v    Value
}

// class runs a class statement with these members.
func class(t testing.TB, c *Ctx, name string, bases []Value, slots []string, members ...member) *Type {
	t.Helper()
	v, err := BuildClass(c, &ClassStmt{Name: name, Qualname: name, Module: testModule, Bases: bases, Slots: slots,
		Body: func(c *Ctx, ns Value) *Exc {
			for _, m := range members {
				if err := NsStore(c, ns, m.name, m.v); err != nil {
					return err
				}
			}
			return nil
		}})
	if err != nil {
		t.Fatal(excText(c, err))
	}
	return AsType(v)
}

func excText(c *Ctx, err *Exc) string {
	s, e := ToStr(c, err.Value())
	if e != nil {
		return err.T.Name + ": <unprintable>"
	}
	return err.T.Name + ": " + GoStr(s)
}

func shown(t testing.TB, c *Ctx, v Value, err *Exc) string {
	t.Helper()
	if err != nil {
		return excText(c, err)
	}
	if v.Nil() {
		return "<nil>"
	}
	r, err := Repr(c, v)
	if err != nil {
		return excText(c, err)
	}
	return GoStr(r)
}

func expect(t testing.TB, c *Ctx, want string, v Value, err *Exc) {
	t.Helper()
	if got := shown(t, c, v, err); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func noHost(t testing.TB) *Ctx {
	t.Helper()
	old := H
	H = nil
	t.Cleanup(func() { H = old })
	return NewCtx(1000)
}

func str(s string) Value { return StrFromGo(s) }

func TestInstanceAttributes(t *testing.T) {
	c := noHost(t)
	point := class(t, c, "Point", nil, []string{"x", "y"},
		member{"kind", str("pt")},
		member{"__init__", method("Point.__init__", "self x y", func(c *Ctx, a []Value) (Value, *Exc) {
			if err := SetAttr(c, a[0], "x", a[1]); err != nil {
				return Value{}, err
			}
			return None, SetAttr(c, a[0], "y", a[2])
		})},
		member{"sum", method("Point.sum", "self", func(c *Ctx, a []Value) (Value, *Exc) {
			x, _ := GetAttr(c, a[0], "x")
			y, _ := GetAttr(c, a[0], "y")
			return Add(c, x, y)
		})})
	p, err := Call2(c, TypeValue(point), Int(1), Int(2))
	if err != nil {
		t.Fatal(excText(c, err))
	}
	get := func(name string) func(string) {
		return func(want string) { t.Helper(); v, err := GetAttr(c, p, name); expect(t, c, want, v, err) }
	}
	get("x")("1")
	get("kind")("'pt'")
	get("nope")("AttributeError: 'Point' object has no attribute 'nope'")
	var ic, ic2, ic3, set AttrCache
	for i := 0; i < 3; i++ {
		v, err := CallMethod0(c, p, "sum", &ic)
		expect(t, c, "3", v, err)
		v, err = GetAttrIC(c, p, "y", &ic2)
		expect(t, c, "2", v, err)
		v, err = GetAttrIC(c, p, "kind", &ic3)
		expect(t, c, "'pt'", v, err)
		if err := SetAttrIC(c, p, "x", Int(1), &set); err != nil {
			t.Fatal(excText(c, err))
		}
	}
	// an instance attribute shadows the class's, also behind a filled cache
	if err := SetAttr(c, p, "kind", str("own")); err != nil {
		t.Fatal(err)
	}
	v, err := GetAttrIC(c, p, "kind", &ic3)
	expect(t, c, "'own'", v, err)
	if err := DelAttr(c, p, "kind"); err != nil {
		t.Fatal(err)
	}
	v, err = GetAttrIC(c, p, "kind", &ic3)
	expect(t, c, "'pt'", v, err)
	// the class changes
	SetClassAttr(c, point, "sum", method("sum", "self", func(c *Ctx, a []Value) (Value, *Exc) { return str("patched"), nil }))
	v, err = CallMethod0(c, p, "sum", &ic)
	expect(t, c, "'patched'", v, err)
	// __dict__ keeps order and identity
	d, err := GetAttr(c, p, "__dict__")
	expect(t, c, "{'x': 1, 'y': 2}", d, err)
	d2, _ := GetAttr(c, p, "__dict__")
	if !Is(d, d2) {
		t.Error("__dict__ is another object")
	}
	if err := SetAttrIC(c, p, "x", Int(7), &set); err != nil {
		t.Fatal(err)
	}
	expect(t, c, "{'x': 7, 'y': 2}", d, nil)
	v, err = GetAttrIC(c, p, "y", &ic2)
	expect(t, c, "2", v, err)
}

func TestAttributeOrder(t *testing.T) {
	c := noHost(t)
	k := class(t, c, "K", nil, []string{"a", "b"})
	made := func(names ...string) string {
		v, err := Call0(c, TypeValue(k))
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range names {
			var ic AttrCache
			if err := SetAttrIC(c, v, n, Int(int64(i)), &ic); err != nil {
				t.Fatal(err)
			}
		}
		d, err := GetAttr(c, v, "__dict__")
		return shown(t, c, d, err)
	}
	for _, x := range []struct{ in, want string }{
		{"b a", "{'b': 0, 'a': 1}"}, {"a b", "{'a': 0, 'b': 1}"}, {"b a c d e f", "{'b': 0, 'a': 1, 'c': 2, 'd': 3, 'e': 4, 'f': 5}"},
		{"c a", "{'c': 0, 'a': 1}"}, {"b a c d e f", "{'b': 0, 'a': 1, 'c': 2, 'd': 3, 'e': 4, 'f': 5}"},
	} {
		if got := made(strings.Fields(x.in)...); got != x.want {
			t.Errorf("%s: got %s, want %s", x.in, got, x.want)
		}
	}
}

func TestSlots(t *testing.T) {
	c := noHost(t)
	defer func(m int) { PyMinor = m }(PyMinor)
	PyMinor = 11
	k := class(t, c, "P", nil, nil, member{"__slots__", NewTuple([]Value{str("x"), str("__y")})})
	sub := class(t, c, "S", []Value{TypeValue(k)}, nil, member{"__slots__", str("z")})
	open := class(t, c, "O", []Value{TypeValue(sub)}, []string{"w"})
	p, _ := Call0(c, TypeValue(k))
	s, _ := Call0(c, TypeValue(sub))
	w, _ := Call0(c, TypeValue(open))
	for _, v := range []Value{p, s, w} {
		if err := SetAttr(c, v, "x", Int(5)); err != nil {
			t.Fatal(excText(c, err))
		}
		var ic AttrCache
		for i := 0; i < 2; i++ {
			x, err := GetAttrIC(c, v, "x", &ic)
			expect(t, c, "5", x, err)
		}
		if err := SetAttr(c, v, "_P__y", Int(6)); err != nil {
			t.Fatal(excText(c, err))
		}
	}
	expect(t, c, "AttributeError: 'P' object has no attribute 'z'", None, SetAttr(c, p, "z", Int(1)))
	expect(t, c, "None", None, SetAttr(c, s, "z", Int(1)))
	expect(t, c, "None", None, SetAttr(c, w, "other", Int(1)))
	d, err := GetAttr(c, w, "__dict__")
	expect(t, c, "{'other': 1}", d, err)
	_, err = GetAttr(c, p, "__dict__")
	expect(t, c, "AttributeError: 'P' object has no attribute '__dict__'", None, err)
	if err := DelAttr(c, p, "x"); err != nil {
		t.Fatal(excText(c, err))
	}
	_, err = GetAttr(c, p, "x")
	expect(t, c, "AttributeError: 'P' object has no attribute 'x'", None, err)
	expect(t, c, "AttributeError: x", None, DelAttr(c, p, "x"))
	two := class(t, c, "Two", nil, nil, member{"__slots__", str("q")})
	_, err = BuildClass(c, &ClassStmt{Name: "Bad", Qualname: "Bad", Module: testModule, Bases: []Value{TypeValue(k), TypeValue(two)}, Body: func(c *Ctx, ns Value) *Exc { return nil }})
	expect(t, c, "TypeError: multiple bases have instance lay-out conflict", None, err)
}

func TestMRO(t *testing.T) {
	c := noHost(t)
	who := func(name string) member { return member{"who", str(name)} }
	a := class(t, c, "A", nil, nil, who("A"))
	b := class(t, c, "B", []Value{TypeValue(a)}, nil)
	k := class(t, c, "C", []Value{TypeValue(a)}, nil, who("C"))
	d := class(t, c, "D", []Value{TypeValue(b), TypeValue(k)}, nil)
	v, err := GetAttr(c, TypeValue(d), "who")
	expect(t, c, "'C'", v, err)
	v, err = GetAttr(c, TypeValue(d), "__mro__")
	expect(t, c, "(<class 'm.D'>, <class 'm.B'>, <class 'm.C'>, <class 'm.A'>, <class 'object'>)", v, err)
	body := func(c *Ctx, ns Value) *Exc { return nil }
	_, err = BuildClass(c, &ClassStmt{Name: "E", Module: testModule, Bases: []Value{TypeValue(a), TypeValue(b)}, Body: body})
	if err == nil || !strings.Contains(excText(c, err), "for bases A, B") {
		t.Error("no MRO error")
	}
	_, err = BuildClass(c, &ClassStmt{Name: "E", Module: testModule, Bases: []Value{TypeValue(a), TypeValue(a)}, Body: body})
	expect(t, c, "TypeError: duplicate base class A", None, err)
}

func TestConstructorErrors(t *testing.T) {
	c := noHost(t)
	bare := class(t, c, "Bare", nil, nil)
	v, err := Call1(c, TypeValue(bare), Int(1))
	expect(t, c, "TypeError: Bare() takes no arguments", v, err)
	bad := class(t, c, "Bad", nil, nil, member{"__init__", method("Bad.__init__", "self", func(c *Ctx, a []Value) (Value, *Exc) { return Int(5), nil })})
	v, err = Call0(c, TypeValue(bad))
	expect(t, c, "TypeError: __init__() should return None, not 'int'", v, err)
	v, err = Call1(c, TypeValue(bad), Int(1))
	expect(t, c, "TypeError: Bad.__init__() takes 1 positional argument but 2 were given", v, err)
	made := class(t, c, "New", nil, nil, member{"__new__", method("New.__new__", "cls v", func(c *Ctx, a []Value) (Value, *Exc) {
		if a[1].IsNone() {
			return str("other"), nil
		}
		return CallAttr(c, TypeValue(&ObjectType), "__new__", a[0])
	})})
	v, err = Call1(c, TypeValue(made), None)
	expect(t, c, "'other'", v, err)
	v, err = Call1(c, TypeValue(made), Int(1))
	if err != nil || v.Type() != made {
		t.Error(shown(t, c, v, err))
	}
}

func TestSuperAndClassmethod(t *testing.T) {
	c := noHost(t)
	cell := NewCell(Value{})
	a := class(t, c, "A", nil, nil,
		member{"create", NewClassMethod(method("A.create", "cls", func(c *Ctx, a []Value) (Value, *Exc) { return Call0(c, a[0]) }))},
		member{"who", method("A.who", "self", func(c *Ctx, a []Value) (Value, *Exc) { return str("A"), nil })})
	b := class(t, c, "B", []Value{TypeValue(a)}, nil, member{"__classcell__", cell.Value()},
		member{"who", method("B.who", "self", func(c *Ctx, a []Value) (Value, *Exc) {
			v, err := SuperCall(c, cell.V, a[0], "who", nil, nil)
			if err != nil {
				return v, err
			}
			return Add(c, str("B"), v)
		})})
	v, err := CallAttr(c, TypeValue(b), "create")
	if err != nil || v.Type() != b {
		t.Fatal(shown(t, c, v, err))
	}
	var ic AttrCache
	for i := 0; i < 3; i++ {
		x, err := CallMethod0(c, TypeValue(b), "create", &ic)
		if err != nil || x.Type() != b {
			t.Fatal(shown(t, c, x, err))
		}
	}
	v, err = CallAttr(c, v, "who")
	expect(t, c, "'BA'", v, err)
	_, err = SuperLookup(c, TypeValue(b), Int(5), "who")
	if err == nil || err.T != &TypeErrorType {
		t.Error("super of a stranger")
	}
	obj, _ := Call0(c, TypeValue(b))
	_, err = SuperLookup(c, TypeValue(b), obj, "zip")
	expect(t, c, "AttributeError: 'super' object has no attribute 'zip'", None, err)
}

func TestProperty(t *testing.T) {
	c := noHost(t)
	get := method("K.v", "self", func(c *Ctx, a []Value) (Value, *Exc) { return GetAttr(c, a[0], "_v") })
	set := method("K.v", "self x", func(c *Ctx, a []Value) (Value, *Exc) { return None, SetAttr(c, a[0], "_v", a[1]) })
	p, err := Call1(c, TypeValue(&PropertyType), get)
	if err != nil {
		t.Fatal(excText(c, err))
	}
	ro := p
	p, err = CallAttr(c, p, "setter", set)
	if err != nil {
		t.Fatal(excText(c, err))
	}
	_, _ = CallAttr(c, ro, "__set_name__", None, str("ro"))
	k := class(t, c, "K", nil, []string{"_v"}, member{"v", p}, member{"ro", ro})
	o, _ := Call0(c, TypeValue(k))
	expect(t, c, "None", None, SetAttr(c, o, "v", Int(4)))
	var ic AttrCache
	for i := 0; i < 2; i++ {
		v, err := GetAttrIC(c, o, "v", &ic)
		expect(t, c, "4", v, err)
	}
	expect(t, c, "AttributeError: property 'ro' of 'K' object has no setter", None, SetAttr(c, o, "ro", Int(1)))
}
