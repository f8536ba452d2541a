package object

import "testing"

func benchPoint(b *testing.B, c *Ctx) (*Type, Value) {
	var icx, icy AttrCache
	init := &Code{Name: "__init__", Qualname: "P.__init__", Module: testModule, Params: []string{"self", "x", "y"}, Pos: 3, Doc: None,
		F3: func(c *Ctx, f *Func, s, x, y Value) (Value, *Exc) {
			if err := SetAttrIC(c, s, "x", x, &icx); err != nil {
				return Value{}, err
			}
			return None, SetAttrIC(c, s, "y", y, &icy)
		}}
	get := &Code{Name: "get", Qualname: "P.get", Module: testModule, Params: []string{"self"}, Pos: 1, Doc: None,
		F1: func(c *Ctx, f *Func, s Value) (Value, *Exc) { return s, nil }}
	k := class(b, c, "P", nil, []string{"x", "y"}, member{"__init__", NewFunc(init, nil, nil, nil).Value()}, member{"get", NewFunc(get, nil, nil, nil).Value()})
	p, err := Call2(c, TypeValue(k), Int(1), Int(2))
	if err != nil {
		b.Fatal(excText(c, err))
	}
	return k, p
}

func BenchmarkGetAttr(b *testing.B) {
	c := noHost(b)
	_, p := benchPoint(b, c)
	var ic AttrCache
	for b.Loop() {
		GetAttrIC(c, p, "y", &ic)
	}
}

func BenchmarkSetAttr(b *testing.B) {
	c := noHost(b)
	_, p := benchPoint(b, c)
	var ic AttrCache
	for b.Loop() {
		SetAttrIC(c, p, "y", Int(5), &ic)
	}
}

func BenchmarkCallMethod(b *testing.B) {
	c := noHost(b)
	_, p := benchPoint(b, c)
	var ic AttrCache
	for b.Loop() {
		CallMethod0(c, p, "get", &ic)
	}
}

func BenchmarkConstruct(b *testing.B) {
	c := noHost(b)
	k, _ := benchPoint(b, c)
	b.ReportAllocs()
	for b.Loop() {
		Call2(c, TypeValue(k), Int(1), Int(2))
	}
}

func BenchmarkRaiseCatch(b *testing.B) {
	c := noHost(b)
	k := &Code{Name: "f"}
	b.ReportAllocs()
	for b.Loop() {
		err := Trace(c, Raise(c, &ValueErrorType, "message"), k, 0)
		prev := PushHandled(c, err)
		ExcMatch(c, err, TypeValue(&ValueErrorType))
		PopHandled(c, prev)
	}
}

func BenchmarkGenerator(b *testing.B) {
	c := noHost(b)
	g := newCounter(1 << 60)
	for b.Loop() {
		Next(c, g)
	}
}

func BenchmarkBuiltinMethod(b *testing.B) {
	c := noHost(b)
	l := NewList(nil)
	var ic, ic2 AttrCache
	for b.Loop() {
		CallMethod1(c, l, "append", &ic, None)
		CallMethod0(c, l, "pop", &ic2)
	}
}

func BenchmarkUserAdd(b *testing.B) {
	c := noHost(b)
	k := &Code{Name: "__add__", Qualname: "V.__add__", Module: testModule, Params: []string{"a", "b"}, Pos: 2, Doc: None,
		F2: func(c *Ctx, f *Func, a, b Value) (Value, *Exc) { return a, nil }}
	v, _ := Call0(c, TypeValue(class(b, c, "V", nil, nil, member{"__add__", NewFunc(k, nil, nil, nil).Value()})))
	for b.Loop() {
		Add(c, v, v)
	}
}

func BenchmarkSuperCall(b *testing.B) {
	c := noHost(b)
	k, _ := benchPoint(b, c)
	sub := class(b, c, "Sub", []Value{TypeValue(k)}, nil)
	p, _ := Call2(c, TypeValue(sub), Int(1), Int(2))
	for b.Loop() {
		SuperCall(c, TypeValue(sub), p, "get", nil, nil)
	}
}

func BenchmarkGetAttrMiss(b *testing.B) {
	c := noHost(b)
	_, p := benchPoint(b, c)
	name := str("nope")
	b.ReportAllocs()
	for b.Loop() {
		builtinHasattr(c, Value{}, p, name)
	}
}
