package rt

import o "goruntime/object"

// The built-in functions specialised code recognises by identity.
var (
	BuiltinLen    = o.Builtins["len"]
	BuiltinAbs    = o.Builtins["abs"]
	BuiltinMin    = o.Builtins["min"]
	BuiltinMax    = o.Builtins["max"]
	BuiltinOrd    = o.Builtins["ord"]
	BuiltinDivmod = o.Builtins["divmod"]
	BuiltinInt    = o.TypeValue(&o.IntType)
	BuiltinFloat  = o.TypeValue(&o.FloatType)

	BuiltinIsinstance = o.Builtins["isinstance"]
	BuiltinGetattr    = o.Builtins["getattr"]
	BuiltinHasattr    = o.Builtins["hasattr"]
	BuiltinSetattr    = o.Builtins["setattr"]

	BuiltinAll    = o.Builtins["all"]
	BuiltinAny    = o.Builtins["any"]
	BuiltinSorted = o.Builtins["sorted"]
	BuiltinSum    = o.Builtins["sum"]
	BuiltinList   = o.TypeValue(&o.ListType)
	BuiltinSet    = o.TypeValue(&o.SetType)
	BuiltinTuple  = o.TypeValue(&o.TupleType)
)

// IsStrJoin reports the method join of str.
func IsStrJoin(f o.Value) bool {
	if f.Type() != &o.MethodDescrType {
		return false
	}
	b := (*o.Builtin)(f.P)
	return b.Owner == &o.StrType && b.Name == "join"
}

// Len is len(v) with the commonest case first.
func Len(c *o.Ctx, v o.Value) (int, *o.Exc) {
	if v.Type() == &o.ListType {
		if n, ok := (*o.List)(v.P).Len(); ok {
			return n, nil
		}
	}
	return o.Len(c, v)
}

// Length is len(v) as a Python int.
func Length(c *o.Ctx, v o.Value) (o.Value, *o.Exc) {
	n, err := Len(c, v)
	return o.Int(int64(n)), err
}

// IsStopAsync reports the exception that ends an async for.
func IsStopAsync(c *o.Ctx, e *o.Exc) bool {
	ok, err := o.ExcMatch(c, e, o.TypeValue(&o.StopAsyncIterationType))
	return ok && err == nil
}
