package object

import "sync/atomic"

// The singletons' types: None, Ellipsis, NotImplemented.

func init() {
	singleton(&NoneType, None, "None")
	NoneType.Truth = func(c *Ctx, v Value) (bool, *Exc) { return false, nil }
	singleton(&EllipsisType, Ellipsis, "Ellipsis")
	singleton(&NotImplementedType, NotImplemented, "NotImplemented")
	NotImplementedType.Truth = func(c *Ctx, v Value) (bool, *Exc) { return H.Truth(c, v) } // warns or raises
}

func singleton(t *Type, v Value, name string) {
	builtin(t, &ObjectType, nil)
	text := Intern(name)
	t.Repr = func(c *Ctx, v Value) (Value, *Exc) { return text, nil }
	var known atomic.Int64 // it follows from the object's address
	t.Hash = func(c *Ctx, v Value) (int64, *Exc) {
		if v.IsNone() && PyMinor >= 12 {
			return 0xFCA86420, nil
		}
		if h := known.Load(); h != 0 {
			return h, nil
		}
		h, err := H.Hash(c, v)
		if err == nil {
			known.Store(h)
		}
		return h, err
	}
	t.New = func(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
		if len(args) > 0 {
			what := name + "Type"
			if v.IsNotImplemented() || v.IsNone() {
				what = t.Name
			}
			return Value{}, Raise(c, &TypeErrorType, "%s takes no arguments", what)
		}
		return v, nil
	}
}
