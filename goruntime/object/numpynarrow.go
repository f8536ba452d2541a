package object

import (
	"math"
	"math/bits"
	"unsafe"
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
	case npFloat16:
		x, ok := narrowHalf(a)
		y, other := narrowHalf(b)
		if ok && other {
			return halves(op, x, y)
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

// compareNarrow compares two numbers of which one at least is a float of 32 or 16 bits.
func compareNarrow(op CmpOp, a, b Value) (result, ok bool) {
	as := narrowFloat
	switch {
	case isNumpyNarrow(a) && isNumpyNarrow(b):
	case !Genuine.NumpyWeak:
		return false, false
	case a.P == unsafe.Pointer(&numpyHeads[npFloat16]), b.P == unsafe.Pointer(&numpyHeads[npFloat16]):
		as = narrowHalf
	}
	x, ok := as(a)
	y, other := as(b)
	return CmpFloat(op, x, y), ok && other && x == x && y == y
}

// halfFloat is the float16 with these bits.
func halfFloat(h uint16) float64 {
	m, sign := float64(h&0x3ff), 1-2*float64(h>>15)
	switch e := int(h >> 10 & 31); e {
	case 0:
		return sign * m * 0x1p-24
	case 31:
		if m != 0 {
			return math.NaN()
		}
		return sign * math.Inf(1)
	default:
		return sign * math.Ldexp(1024+m, e-25)
	}
}

// roundHalf is x rounded to a float16; false where that is neither zero nor normal.
func roundHalf(x float64) (float64, bool) {
	if x == 0 {
		return x, true
	}
	if a := math.Abs(x); a < 0x1p-14 || !(a < 0x1p16) {
		return 0, false
	}
	b := math.Float64bits(x)
	const cut = 42
	b += 1<<(cut-1) - 1 + b>>cut&1
	r := math.Float64frombits(b &^ (1<<cut - 1))
	return r, math.Abs(r) < 0x1p16
}

// halfBits are those of a number that is a float16.
func halfBits(x float64) uint16 {
	sign := uint16(math.Float64bits(x) >> 48 & 0x8000)
	switch a := math.Abs(x); {
	case math.IsInf(x, 0):
		return sign | 31<<10
	case a < 0x1p-14:
		return sign | uint16(a*0x1p24)
	default:
		b := math.Float64bits(a)
		return sign | uint16(b>>52-1023+15)<<10 | uint16(b>>42&0x3ff)
	}
}

// narrowHalf is an operand as a float16, which it can be without overflow or underflow.
func narrowHalf(v Value) (float64, bool) {
	switch {
	case v.IsInt():
		return float64(v.Int()), v.Int() >= -1<<11 && v.Int() <= 1<<11
	case v.IsFloat():
		return roundHalf(v.Float())
	}
	return v.Float(), isNumpyNarrow(v)
}

// halves computes as NumPy does, with float32.
func halves(op BinOp, x, y float64) (Value, bool) {
	r, exact, ok := fourFloats(op, x, y)
	if !ok {
		return Value{}, false
	}
	h, ok := roundHalf(float64(float32(r)))
	return numpyValue(npFloat16, math.Float64bits(h)), ok && (h != 0 || r == 0 && exact)
}
