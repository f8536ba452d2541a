package object

import "strings"

// A class that extends str is compiled like any other, too; in front of each of its
// instances stands an exact str with its characters, which never changes. So there is
// nothing to keep equal: that str may be handed to whoever wants the plain one,
// and when the instance crosses, an object of the genuine class is made of it.
//
// Most code that asks for an exact str gives everything else to CPython, where
// the instance moves then. What raises instead, or is met often, asks for TextOf.

// frozen reports an immutable built-in type that compiled classes extend.
func frozen(t *Type) bool { return t == &StrType }

// emptyOf is what such a type makes of no argument.
func emptyOf(base *Type) Value { return EmptyStr }

// newFrozen makes an instance with at least n places that holds v.
func newFrozen(t *Type, n int, v Value) *Instance {
	p, in, n := allocBodied[Value](n)
	*p = v
	in.T, in.size = t, uint16(n)
	return in
}

// frozenInstance makes an instance of a class that extends a frozen type.
func frozenInstance(t *Type, v Value) Value {
	l := t.Layout
	return newFrozen(t, max(len(l.shape.Load().names), l.hint), v).Value()
}

// TextOf is the characters of a native str, also of one of a class derived from it.
func TextOf(v Value) (*Str, bool) {
	t := v.Type()
	if t == &StrType {
		return (*Str)(v.P), true
	}
	return derivedStr(t, v)
}

func derivedStr(t *Type, v Value) (*Str, bool) {
	if t.Layout == nil || t.Layout.Body != &StrType {
		return nil, false
	}
	return (*Str)(t.body(v).P), true
}

// frozenNew is base.__new__(t, ...) for a compiled class t: what base makes of the arguments, exactly.
func frozenNew(c *Ctx, t *Type, args []Value, names []string) (Value, *Exc) {
	base := t.Layout.Body
	v, err := base.New(c, TypeValue(base), args, names)
	if err != nil {
		return Value{}, err
	}
	if v.Type() != base {
		s, err := exactStr(c, v)
		if err != nil {
			return Value{}, err
		}
		v = s
	}
	return frozenInstance(t, v), nil
}

// frozenSlots are the slots of such a type for instances of classes that extend
// it. What its operators answer with is, as a rule, never the instance itself.
func frozenSlots(base *Type) Slots {
	from := base.Slots
	to := from
	to.New, to.Truth = nil, nil // len() tells, which a class may override
	to.Repr = func(c *Ctx, v Value) (Value, *Exc) { return from.Repr(c, inner(v, base)) }
	to.Str = func(c *Ctx, v Value) (Value, *Exc) { return from.Str(c, inner(v, base)) }
	to.Hash = func(c *Ctx, v Value) (int64, *Exc) { return from.Hash(c, inner(v, base)) }
	to.Cmp = func(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
		return from.Cmp(c, inner(a, base), inner(b, base), op)
	}
	to.Len = func(c *Ctx, v Value) (int, *Exc) { return from.Len(c, inner(v, base)) }
	to.GetItem = func(c *Ctx, v, key Value) (Value, *Exc) { return from.GetItem(c, inner(v, base), key) }
	to.Contains = func(c *Ctx, v, x Value) (bool, *Exc) { return from.Contains(c, inner(v, base), x) }
	to.Iter = func(c *Ctx, v Value) (Value, *Exc) { return from.Iter(c, inner(v, base)) }
	left := func(f BinaryFunc) BinaryFunc {
		if f == nil {
			return nil
		}
		return func(c *Ctx, a, b Value) (Value, *Exc) { return f(c, inner(a, base), b) }
	}
	to.Concat, to.Repeat = left(from.Concat), left(from.Repeat)
	to.Bin[OpMod] = func(c *Ctx, a, b Value) (Value, *Exc) {
		part := inner(a, base)
		r, err := from.Bin[OpMod](c, part, b)
		if err == nil && part.P != a.P && writesItself((*Str)(part.P), "%") {
			return a, nil
		}
		return r, err
	}
	return to
}

// writesItself reports a format without fields: CPython's writer has nothing to write but
// the format, and answers with that very object.
func writesItself(s *Str, marks string) bool {
	return len(s.S) > 0 && !strings.ContainsAny(s.Go(), marks)
}

// frozenMethods are the special methods that such a type has and list and dict have not.
func frozenMethods(base *Type) []*Builtin {
	w := func() *Slots { return bodySlots(base) }
	return []*Builtin{
		{Name: "__str__", E0: func(c *Ctx, v Value) (Value, *Exc) { return w().Str(c, v) }},
		{Name: "__hash__", E0: func(c *Ctx, v Value) (Value, *Exc) {
			h, err := w().Hash(c, v)
			return Int(h), err
		}},
		{Name: "__mod__", E1: func(c *Ctx, a, b Value) (Value, *Exc) { return w().Bin[OpMod](c, a, b) }},
		{Name: "__rmod__", E1: func(c *Ctx, a, b Value) (Value, *Exc) { return w().Bin[OpMod](c, b, a) }},
	}
}

func isText(v Value) bool {
	_, ok := TextOf(v)
	return ok
}

// goDerived is GoStr of what a special method answered with, of a class derived from str.
func goDerived(v Value) string {
	if s, ok := TextOf(v); ok {
		return s.Go()
	}
	return "<" + TypeName(v) + ">"
}
