package object

import "unsafe"

// The callables of the operator module that are objects: itemgetter, attrgetter
// and methodcaller. They never change, so a native one stays what it is when it
// crosses, beside its genuine twin.

var (
	ItemGetterType   = Type{Name: "itemgetter", Module: "operator"}
	AttrGetterType   = Type{Name: "attrgetter", Module: "operator"}
	MethodCallerType = Type{Name: "methodcaller", Module: "operator"}
)

func init() {
	for _, k := range []struct {
		t         *Type
		construct CallFunc
		call      CallFunc
	}{
		{&ItemGetterType, newItemGetter, callItemGetter},
		{&AttrGetterType, newAttrGetter, callAttrGetter},
		{&MethodCallerType, newMethodCaller, callMethodCaller},
	} {
		builtin(k.t, &ObjectType, nil)
		library(k.t)
		k.t.New, k.t.Call = k.construct, k.call
		k.t.Repr = func(c *Ctx, v Value) (Value, *Exc) { return H.Repr(c, v) }
	}
}

// Twin is how CPython makes the twin of one of these, and of a partial object:
// the arguments that the class is called with, names being those of the last ones.
func Twin(v Value) (args []Value, names []string) {
	switch v.Type() {
	case &ItemGetterType:
		return (*itemGetter)(v.P).keys, nil
	case &AttrGetterType:
		for _, path := range (*attrGetter)(v.P).paths {
			args = append(args, path.text)
		}
		return args, nil
	case &MethodCallerType:
		m := (*methodCaller)(v.P)
		return append([]Value{m.text}, m.args...), m.names
	case &PartialType:
		p := (*partial)(v.P)
		return append([]Value{p.fn}, p.args...), p.names
	}
	return nil, nil
}

type itemGetter struct {
	Obj
	keys []Value
}

func newItemGetter(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	if len(args) == 0 || len(names) > 0 {
		return H.Call(c, f, args, names)
	}
	g := &itemGetter{Obj: Obj{T: &ItemGetterType}, keys: append([]Value(nil), args...)}
	return Value{P: unsafe.Pointer(g)}, nil
}

func callItemGetter(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	if len(args) != 1 || len(names) > 0 {
		return H.Call(c, f, args, names)
	}
	return (*itemGetter)(f.P).of(c, args[0])
}

// of is the call with one argument.
func (g *itemGetter) of(c *Ctx, x Value) (Value, *Exc) {
	keys := g.keys
	if len(keys) == 1 {
		if t, ok := AsTuple(x); ok && keys[0].IsInt() {
			if i := keys[0].Int(); uint64(i) < uint64(len(t.V)) {
				return t.V[i], nil
			}
		}
		return GetItem(c, x, keys[0])
	}
	return tupleBy(len(keys), func(i int) (Value, *Exc) { return GetItem(c, x, keys[i]) })
}

// tupleBy is the tuple of n values.
func tupleBy(n int, get func(i int) (Value, *Exc)) (Value, *Exc) {
	out := makeTuple(n)
	for i := range out.V {
		x, err := get(i)
		if err != nil {
			return Value{}, err
		}
		out.V[i] = x
	}
	return Value{P: unsafe.Pointer(out)}, nil
}

type attrGetter struct {
	Obj
	paths []attrPath
}

// attrPath is a name with dots: "a.b".
type attrPath struct {
	text  Value
	names []string
	ics   []AttrCache
}

func newAttrGetter(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	g := &attrGetter{Obj: Obj{T: &AttrGetterType}}
	for _, a := range args {
		if a.Type() != &StrType || len(names) > 0 {
			return H.Call(c, f, args, names)
		}
		path := attrPath{text: a}
		text, begin := GoStr(a), 0
		for i := 0; i <= len(text); i++ {
			if i == len(text) || text[i] == '.' {
				path.names = append(path.names, GoStr(Intern(text[begin:i])))
				begin = i + 1
			}
		}
		path.ics = make([]AttrCache, len(path.names))
		g.paths = append(g.paths, path)
	}
	if len(args) == 0 {
		return H.Call(c, f, args, names)
	}
	return Value{P: unsafe.Pointer(g)}, nil
}

func callAttrGetter(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	if len(args) != 1 || len(names) > 0 {
		return H.Call(c, f, args, names)
	}
	x, paths := args[0], (*attrGetter)(f.P).paths
	if len(paths) == 1 {
		return paths[0].of(c, x)
	}
	return tupleBy(len(paths), func(i int) (Value, *Exc) { return paths[i].of(c, x) })
}

func (p *attrPath) of(c *Ctx, x Value) (Value, *Exc) {
	for i, name := range p.names {
		var err *Exc
		if x, err = GetAttrIC(c, x, name, &p.ics[i]); err != nil {
			return Value{}, err
		}
	}
	return x, nil
}

type methodCaller struct {
	Obj
	text  Value
	name  string
	args  []Value
	names []string
	ic    AttrCache
}

func newMethodCaller(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	if len(args) == len(names) || args[0].Type() != &StrType {
		return H.Call(c, f, args, names)
	}
	m := &methodCaller{Obj: Obj{T: &MethodCallerType}, text: args[0], name: GoStr(Intern(GoStr(args[0])))}
	m.args, m.names = append([]Value(nil), args[1:]...), append([]string(nil), names...)
	return Value{P: unsafe.Pointer(m)}, nil
}

func callMethodCaller(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	if len(args) != 1 || len(names) > 0 {
		return H.Call(c, f, args, names)
	}
	m := (*methodCaller)(f.P)
	if len(m.names) > 0 {
		return CallMethodN(c, args[0], m.name, &m.ic, m.args, m.names)
	}
	switch len(m.args) {
	case 0:
		return CallMethod0(c, args[0], m.name, &m.ic)
	case 1:
		return CallMethod1(c, args[0], m.name, &m.ic, m.args[0])
	}
	return CallMethodN(c, args[0], m.name, &m.ic, m.args, nil)
}
