package object

// fastBinary answers the operators on immediate ints and floats, the mixed
// ones included, when the result is one too; everything else, errors above
// all, goes through the slots.
func fastBinary(op BinOp, a, b Value) (Value, bool) {
	if a.IsInt() && b.IsInt() {
		return fastInts(op, a.Int(), b.Int())
	}
	var x, y float64
	switch {
	case a.IsFloat():
		x = a.Float()
	case a.IsInt():
		x = float64(a.Int())
	default:
		return Value{}, false
	}
	switch {
	case b.IsFloat():
		y = b.Float()
	case b.IsInt():
		y = float64(b.Int())
	default:
		return Value{}, false
	}
	switch op {
	case OpAdd:
		return Float(x + y), true
	case OpSub:
		return Float(x - y), true
	case OpMul:
		return Float(x * y), true
	}
	if y == 0 {
		return Value{}, false
	}
	switch op {
	case OpTrueDiv:
		return Float(x / y), true
	case OpMod:
		return Float(modFloat(x, y)), true
	case OpFloorDiv:
		q, _ := divModFloat(x, y)
		return Float(q), true
	}
	return Value{}, false
}

func fastInts(op BinOp, x, y int64) (Value, bool) {
	r, ok := int64(0), true
	switch op {
	case OpAdd:
		r, ok = AddInt(x, y)
	case OpSub:
		r, ok = SubInt(x, y)
	case OpMul:
		r, ok = MulInt(x, y)
	case OpFloorDiv:
		r, ok = FloorDivInt(x, y)
	case OpMod:
		r, ok = ModInt(x, y)
	case OpTrueDiv:
		f, ok := TrueDivInt(x, y)
		return Float(f), ok
	case OpPow:
		r, ok = PowInt(x, y)
	case OpLShift:
		r, ok = ShlInt(x, y)
	case OpRShift:
		r, ok = ShrInt(x, y)
	case OpAnd:
		r = x & y
	case OpOr:
		r = x | y
	case OpXor:
		r = x ^ y
	default:
		ok = false
	}
	return Int(r), ok
}

// DivModInt is divmod(a, b) of two small ints, unless it raises or overflows.
func DivModInt(a, b Value) (q, m int64, ok bool) {
	if !a.IsInt() || !b.IsInt() {
		return 0, 0, false
	}
	q, ok = FloorDivInt(a.Int(), b.Int())
	return q, a.Int() - q*b.Int(), ok
}
