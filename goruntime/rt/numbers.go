package rt

import o "goruntime/object"

// NumberCall is f(x) of a number of NumPy's where f is int, float, bool or abs;
// false sends the caller to the objects.
func NumberCall(f, x o.Value) (o.Value, bool) {
	if !o.IsNumpy(x) {
		return o.Value{}, false
	}
	switch f.P {
	case BuiltinFloat.P:
		return o.NumpyFloat(x)
	case BuiltinInt.P:
		return o.NumpyInt(x)
	case BuiltinAbs.P:
		return o.NumpyAbs(x)
	case o.TypeValue(&o.BoolType).P:
		return o.Bool(o.NumpyTruth(x)), true
	}
	return o.Value{}, false
}

// NumberCall2 is the same for min(a, b) and max(a, b).
func NumberCall2(f, a, b o.Value) (o.Value, bool) {
	op := o.CmpGt
	if f.P == BuiltinMin.P {
		op = o.CmpLt
	} else if f.P != BuiltinMax.P {
		return o.Value{}, false
	}
	other, ok := o.NumpyCompare(op, b, a)
	if other {
		return b, ok
	}
	return a, ok
}

// MathCall is f(x) of a number of NumPy's where f may be a function of module math.
func MathCall(c *o.Ctx, f, x o.Value) (o.Value, *o.Exc) {
	return o.Call1(c, f, argument(c, f, x))
}

// MathCall2 is the same for f(x, y).
func MathCall2(c *o.Ctx, f, x, y o.Value) (o.Value, *o.Exc) {
	return o.Call2(c, f, argument(c, f, x), argument(c, f, y))
}

func argument(c *o.Ctx, f, x o.Value) o.Value {
	if !o.IsNumpy(x) {
		return x
	}
	if f.Type() == &o.BuiltinType && (*o.Builtin)(f.P).Doubles {
		if v, ok := o.NumpyFloat(x); ok {
			return v
		}
	}
	return o.NumpyObject(c, x)
}
