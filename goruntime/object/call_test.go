package object

import (
	"strings"
	"testing"
)

// echo makes a function that returns its bound parameters.
func echo(name, params string, posOnly, pos, kwOnly int, varArgs, varKw bool, defaults []Value, kw map[string]Value) *Func {
	k := &Code{Name: name, Qualname: name, Module: testModule, Params: strings.Fields(params), PosOnly: posOnly, Pos: pos, KwOnly: kwOnly, VarArgs: varArgs, VarKw: varKw, Doc: None}
	k.FN = func(c *Ctx, f *Func, a []Value) (Value, *Exc) { return NewTuple(append([]Value(nil), a...)), nil }
	var d *Dict
	if kw != nil {
		d = NewDict()
		for n, v := range kw {
			DictSet(NewCtx(1000), d, Intern(n), v)
		}
	}
	return NewFunc(k, defaults, d, nil)
}

func TestBinding(t *testing.T) {
	c := noHost(t)
	defer func(m int) { PyMinor = m }(PyMinor)
	PyMinor = 13
	ints := func(n ...int64) []Value {
		var v []Value
		for _, i := range n {
			v = append(v, Int(i))
		}
		return v
	}
	f := echo("f", "a b c d e", 2, 3, 2, false, false, nil, nil)
	g := echo("g", "a b", 0, 2, 0, false, false, ints(1), nil)
	all := echo("all", "a k args kw", 0, 1, 1, true, true, nil, map[string]Value{"k": Int(9)})
	one := echo("g1", "a", 0, 1, 0, false, false, nil, nil)
	g2 := echo("g2", "a k", 0, 1, 1, false, false, nil, map[string]Value{"k": Int(0)})
	for _, x := range []struct {
		f     *Func
		args  []Value
		names string
		want  string
	}{
		{f, ints(1, 2, 3, 4, 5), "d e", "(1, 2, 3, 4, 5)"},
		{f, ints(1, 2, 5, 3, 4), "e c d", "(1, 2, 3, 4, 5)"},
		{f, nil, "", "TypeError: f() missing 3 required positional arguments: 'a', 'b', and 'c'"},
		{f, ints(1), "", "TypeError: f() missing 2 required positional arguments: 'b' and 'c'"},
		{f, ints(1, 2, 3), "", "TypeError: f() missing 2 required keyword-only arguments: 'd' and 'e'"},
		{f, ints(1, 2, 3, 4, 1, 2), "d e", "TypeError: f() takes 3 positional arguments but 4 positional arguments (and 2 keyword-only arguments) were given"},
		{f, ints(1, 2, 3, 4, 5), "a b c d e", "TypeError: f() got some positional-only arguments passed as keyword arguments: 'a, b'"},
		{f, ints(1, 2, 3, 1), "z", "TypeError: f() got an unexpected keyword argument 'z'"},
		{g, ints(1), "", "(1, 1)"},
		{g, ints(1, 2), "b", "(1, 2)"},
		{g, ints(1, 2, 3), "", "TypeError: g() takes from 1 to 2 positional arguments but 3 were given"},
		{g, nil, "", "TypeError: g() missing 1 required positional argument: 'a'"},
		{g, ints(1, 2), "a", "TypeError: g() got multiple values for argument 'a'"},
		{one, ints(1), "aa", "TypeError: g1() got an unexpected keyword argument 'aa'. Did you mean 'a'?"},
		{g2, ints(1, 2, 3), "k", "TypeError: g2() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given"},
		{all, ints(1, 2, 3), "", "(1, 9, (2, 3), {})"},
		{all, ints(1, 2, 3, 4), "k z", "(1, 3, (2,), {'z': 4})"},
	} {
		v, err := Call(c, x.f.Value(), x.args, strings.Fields(x.names))
		expect(t, c, x.want, v, err)
	}
	if len(c.args) != 0 {
		t.Error("argument stack not empty:", len(c.args))
	}
	v, err := CallEx(c, all.Value(), NewTuple(ints(1)), func() Value { d := NewDict(); DictSet(c, d, Int(5), None); return d.Value() }())
	expect(t, c, "TypeError: keywords must be strings", v, err)
}

func TestBuiltinArity(t *testing.T) {
	c := noHost(t)
	e0 := func(c *Ctx, self Value) (Value, *Exc) { return None, nil }
	e1 := func(c *Ctx, self, a Value) (Value, *Exc) { return a, nil }
	for _, x := range []struct {
		b    *Builtin
		args []Value
		want string
	}{
		{&Builtin{Name: "len", E1: e1}, nil, "TypeError: len() takes exactly one argument (0 given)"},
		{&Builtin{Name: "append", Owner: &ListType, E1: e1}, []Value{None, None}, "TypeError: list.append() takes exactly one argument (2 given)"},
		{&Builtin{Name: "clear", Owner: &ListType, E0: e0}, []Value{None}, "TypeError: list.clear() takes no arguments (1 given)"},
		{&Builtin{Name: "pop", Owner: &ListType, E0: e0, E1: e1}, []Value{None, None}, "TypeError: pop expected at most 1 argument, got 2"},
	} {
		x.b.T = &BuiltinType
		v, err := Call(c, x.b.Value(), x.args, nil)
		expect(t, c, x.want, v, err)
	}
	v, err := Call(c, Int(5), nil, nil)
	expect(t, c, "TypeError: 'int' object is not callable", v, err)
	m, err := GetAttr(c, TypeValue(&ListType), "append")
	if err != nil {
		t.Fatal(excText(c, err))
	}
	v, err = Call(c, m, []Value{Int(5), Int(1)}, nil)
	expect(t, c, "TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object", v, err)
	v, err = Call(c, m, nil, nil)
	expect(t, c, "TypeError: unbound method list.append() needs an argument", v, err)
}
