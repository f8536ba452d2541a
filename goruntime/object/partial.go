package object

import "unsafe"

// PartialType is functools.partial. Its keywords are a dict that programs may
// change, and it has attributes: whoever looks at either finds the genuine
// object, and from then on that is the one that is called.
var PartialType = Type{Name: "partial", Module: "functools"}

type partial struct {
	Obj
	fn    Value
	args  []Value // those that names name last
	names []string
}

func init() {
	t := &PartialType
	builtin(t, &ObjectType, nil)
	library(t)
	addGetSets(t,
		&GetSet{Name: "func", Get: func(c *Ctx, v Value) (Value, *Exc) { return (*partial)(v.P).fn, nil }},
		&GetSet{Name: "args", Get: func(c *Ctx, v Value) (Value, *Exc) {
			p := (*partial)(v.P)
			return NewTuple(append([]Value(nil), p.args[:len(p.args)-len(p.names)]...)), nil
		}})
	t.New, t.Call = newPartial, callPartial
	t.Repr = func(c *Ctx, v Value) (Value, *Exc) { return H.Repr(c, v) }
	t.GetAttr = func(c *Ctx, v Value, name string) (Value, *Exc) {
		if (*partial)(v.P).Py != 0 {
			return H.GetAttr(c, v, name)
		}
		x, err := lookupGeneric(c, v, name)
		if err == nil && x.Nil() {
			err = noAttr(c, v, name)
		}
		return x, err
	}
	t.SetAttr = func(c *Ctx, v Value, name string, val Value) *Exc { return H.SetAttr(c, v, name, val) }
}

// newPartial makes one; what wraps another partial object is CPython's to flatten.
func newPartial(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	if len(args) == len(names) || args[0].Type() == &ForeignType || args[0].Type() == &PartialType || !isCallable(c, args[0]) {
		return H.Call(c, f, args, names)
	}
	p := &partial{Obj: Obj{T: &PartialType}, fn: args[0], args: append([]Value(nil), args[1:]...), names: append([]string(nil), names...)}
	return Value{P: unsafe.Pointer(p)}, nil
}

func callPartial(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	p := (*partial)(f.P)
	if p.Py != 0 {
		return H.Call(c, f, args, names)
	}
	if len(names) == 0 && len(p.names) == 0 {
		n := len(p.args)
		if n+len(args) == 2 && n == 1 {
			return Call2(c, p.fn, p.args[0], args[0])
		}
		all := c.PushArgs(n + len(args))
		copy(all, p.args)
		copy(all[n:], args)
		r, err := Call(c, p.fn, all, nil)
		c.PopArgs(n + len(args))
		return r, err
	}
	own, given := len(p.args)-len(p.names), len(args)-len(names)
	all := append(append(make([]Value, 0, len(p.args)+len(args)), p.args[:own]...), args[:given]...)
	all = append(all, p.args[own:]...)
	merged := p.names[:len(p.names):len(p.names)]
next:
	for i, name := range names {
		for k, had := range p.names {
			if had == name {
				all[own+given+k] = args[given+i]
				continue next
			}
		}
		all, merged = append(all, args[given+i]), append(merged, name)
	}
	return Call(c, p.fn, all, merged)
}
