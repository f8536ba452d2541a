package object

import (
	"math"
	"math/bits"
)

// NumPy's numbers of fewer than 64 bits, and those without a sign. Two of one class give that class. Beside
// an int or float of Python's they do so since NumPy 2, if that fits the class;
// NumPy 2.0 and 2.1 could still be told otherwise.

var narrowest = [NumpyClasses]int64{npInt8: math.MinInt8, npInt16: math.MinInt16, npInt32: math.MinInt32}
var widest = [NumpyClasses]int64{npInt8: math.MaxInt8, npUint8: math.MaxUint8, npInt16: math.MaxInt16, npUint16: math.MaxUint16,
	npInt32: math.MaxInt32, npUint32: math.MaxUint32}

func fitsNumpy(class int, x int64) bool { return x >= narrowest[class] && x <= widest[class] }

// numpyNarrow is a op b of two numbers of which one at least is of such a class.
func numpyNarrow(op BinOp, a, b Value) (Value, bool) {
	class := 0
	switch {
	case IsNumpy(a) && IsNumpy(b):
		if class = numpyIndex(a); class != numpyIndex(b) {
			return Value{}, false
		}
	case !Genuine.NumpyWeak:
		return Value{}, false
	case IsNumpy(a):
		class = numpyIndex(a)
	default:
		class = numpyIndex(b)
	}
	switch class {
	case npUint64:
		x, ok := wideInt(a)
		y, other := wideInt(b)
		if ok && other {
			return wideInts(op, x, y)
		}
		return Value{}, false
	case npFloat32:
		x, ok := narrowFloat(a)
		y, other := narrowFloat(b)
		if ok && other {
			return narrowFloats(op, x, y)
		}
		return Value{}, false
	}
	if widest[class] != 0 && numpyWhole(a) && numpyWhole(b) && fitsNumpy(class, a.Int()) && fitsNumpy(class, b.Int()) {
		return narrowInts(op, class, a.Int(), b.Int())
	}
	return Value{}, false
}

// narrowFloat is an operand as a float32, which it can be without overflow or underflow.
func narrowFloat(v Value) (float64, bool) {
	switch {
	case v.IsInt():
		return float64(v.Int()), v.Int() >= -1<<24 && v.Int() <= 1<<24
	case v.IsFloat():
		x := float32(v.Float())
		return float64(x), v.Float() == 0 || normal32(x)
	}
	return v.Float(), isNumpyReal(v)
}

func normal32(x float32) bool { return math.Float32bits(x)>>23&0xff-1 < 0xfe }

// narrowFloats rounds twice, which for these operations gives what rounding once does.
func narrowFloats(op BinOp, x, y float64) (Value, bool) {
	r, exact, ok := fourFloats(op, x, y)
	if !ok {
		return Value{}, false
	}
	rounded := float32(r)
	return numpyValue(npFloat32, math.Float64bits(float64(rounded))), normal32(rounded) || r == 0 && exact
}

func narrowInts(op BinOp, class int, x, y int64) (Value, bool) {
	switch op {
	case OpTrueDiv, OpPow, OpLShift, OpRShift:
		return Value{}, false
	}
	v, ok := fastInts(op, x, y)
	return numpyValue(class, v.N), ok && fitsNumpy(class, v.Int())
}

// wideInt is an operand as an uint64.
func wideInt(v Value) (uint64, bool) { return v.N, isNumpyWide(v) || v.IsInt() && v.Int() >= 0 }

func wideInts(op BinOp, x, y uint64) (Value, bool) {
	r, carry := uint64(0), uint64(0)
	switch op {
	case OpAdd:
		r, carry = bits.Add64(x, y, 0)
	case OpSub:
		r, carry = bits.Sub64(x, y, 0)
	case OpMul:
		carry, r = bits.Mul64(x, y)
	case OpAnd:
		r = x & y
	case OpOr:
		r = x | y
	case OpXor:
		r = x ^ y
	case OpRShift:
		r, carry = x>>(y&63), y>>6
	case OpFloorDiv, OpMod:
		if y == 0 {
			return Value{}, false
		}
		if r = x / y; op == OpMod {
			r = x % y
		}
	case OpTrueDiv:
		if y == 0 {
			return Value{}, false
		}
		return numpyFloats(op, float64(x), float64(y))
	default:
		return Value{}, false
	}
	return numpyValue(npUint64, r), carry == 0
}
