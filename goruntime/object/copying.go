package object

import "slices"

// copy.copy of an object whose class says nothing of copying: another one with
// the same attributes. CPython's own would put those of the copy into a genuine
// __dict__, for good.

var copyNames = []string{"__copy__", "__reduce_ex__", "__reduce__", "__getstate__", "__setstate__", "__new__", "__getnewargs__",
	"__getnewargs_ex__", "__dict__", "__class__", "__slotnames__"}

// copiesPlainly reports such a class.
func (t *Type) copiesPlainly(c *Ctx) bool {
	l := t.Layout
	if l == nil || t.Exception || t.Dynamic || l.Body != nil || l.Members > 0 || l.hooks.getattr || l.hooks.getattribute {
		return false
	}
	ver := t.Ver.Load()
	if known := l.copies.Load(); known>>1 == ver {
		return known&1 != 0
	}
	own := slices.ContainsFunc(copyNames, func(name string) bool {
		d := t.Lookup(name)
		return !d.Nil() && d.P != ObjectType.Lookup(name).P
	})
	plain := !own && !t.Abstract && (t.Outside == nil || isNamed(c, t.meta(), "abc", "ABCMeta"))
	known := ver << 1
	if plain {
		known |= 1
	}
	l.copies.Store(known)
	return plain
}

// PlainCopy is copy.copy(v); the zero Value leaves it to CPython.
func PlainCopy(c *Ctx, v Value) (Value, *Exc) {
	if !v.Type().copiesPlainly(c) {
		return Value{}, nil
	}
	in := (*Instance)(v.P)
	made := NewInstance(in.T)
	if in.Extra == nil {
		names := in.T.Layout.shape.Load().names
		err := in.eachPlace(func(i uint32, x Value) *Exc { return made.set(c, names[i], x) })
		if err != nil || in.Extra == nil { // else another thread took them away meanwhile
			return made.Value(), err
		}
		made = NewInstance(in.T)
	}
	plain := true
	err := dictEach(c, in.Extra.Dict, func(k, x Value) *Exc {
		if plain = plain && k.Type() == &StrType; !plain {
			return nil
		}
		return made.set(c, GoStr(k), x)
	})
	if err != nil || !plain {
		return Value{}, err
	}
	return made.Value(), nil
}
