package object

import (
	"math"
	"unsafe"
)

// An item of a NumPy array is an object of NumPy's (np.float64, np.uint8). While
// only operations of one function see it that are carried out here, no such
// object is made: the Value has the number, and its P tells the class. The
// compiler knows which variables may hold one (emit/numpy.py) and has the object
// made (NumpyObject) before anything else sees it. Where NumPy might warn, and
// where its rules are not those below, the object is made too, and asked.

// The classes, by the number of their header.
const (
	npFloat64 = iota
	npInt64
	npBool
	npInt8
	npUint8
	npInt16
	npUint16
	npInt32
	npUint32
	npUint64
	npFloat32
	npFloat16
	NumpyClasses
)

// NumpyNames are the attributes of module numpy that hold them, NumpyCodes their codes.
var NumpyNames = [NumpyClasses]string{"float64", "int64", "bool_", "int8", "uint8", "int16", "uint16", "int32", "uint32", "uint64", "float32", "float16"}

const NumpyCodes = "dl?bBhHiILfe"

// numpyClass is the header's number by code, plus one.
var numpyClass = func() (table [128]uint8) {
	for at, code := range NumpyCodes {
		table[code] = uint8(at) + 1
	}
	return
}()

var numpyType = Type{Name: "generic"}

// numpyHeads are what P of such a Value points at.
var numpyHeads = func() (heads [NumpyClasses]Obj) {
	for i := range heads {
		heads[i].T = &numpyType
	}
	return
}()

// NumpyNumberAt is where an object of these classes has its number.
const NumpyNumberAt = 16

const headSize = unsafe.Sizeof(Obj{})

// MakeNumpy makes the object of such a Value. Package border sets it.
var MakeNumpy func(c *Ctx, class int, bits uint64) Value

// IsNumpy reports a number that stands for an object of NumPy's.
func IsNumpy(v Value) bool {
	return uintptr(v.P)-uintptr(unsafe.Pointer(&numpyHeads[0])) < headSize*NumpyClasses
}

// NumpyObject is the object that such a Value stands for.
func NumpyObject(c *Ctx, v Value) Value {
	class := numpyIndex(v)
	return MakeNumpy(c, class, numpyBits(class, v.N))
}

// numpyBits is the number as its object has it: a Value has narrow floats as float64.
func numpyBits(class int, bits uint64) uint64 {
	switch class {
	case npFloat32:
		return uint64(math.Float32bits(float32(math.Float64frombits(bits))))
	case npFloat16:
		return uint64(halfBits(math.Float64frombits(bits)))
	}
	return bits
}

// NumpyThree is the number 3 as an object of a class has it.
func NumpyThree(class int) uint64 {
	if class == npFloat64 || class == npFloat32 || class == npFloat16 {
		return numpyBits(class, math.Float64bits(3))
	}
	return 3
}

// IsNumpyBool reports the class np.bool_.
func IsNumpyBool(class int) bool { return class == npBool }

func numpyIndex(v Value) int {
	return int((uintptr(v.P) - uintptr(unsafe.Pointer(&numpyHeads[0]))) / headSize)
}

func numpyValue(class int, bits uint64) Value {
	return Value{P: unsafe.Pointer(&numpyHeads[class]), N: bits}
}

func isNumpyFloat(v Value) bool { return v.P == unsafe.Pointer(&numpyHeads[npFloat64]) }
func isNumpyInt(v Value) bool   { return v.P == unsafe.Pointer(&numpyHeads[npInt64]) }
func isNumpyBool(v Value) bool  { return v.P == unsafe.Pointer(&numpyHeads[npBool]) }
func isNumpyWide(v Value) bool  { return v.P == unsafe.Pointer(&numpyHeads[npUint64]) }
func isNumpyReal(v Value) bool {
	return isNumpyFloat(v) || isNumpyNarrow(v)
}
func isNumpyNarrow(v Value) bool {
	return v.P == unsafe.Pointer(&numpyHeads[npFloat32]) || v.P == unsafe.Pointer(&numpyHeads[npFloat16])
}

// numpyAt reads an item at a place of an array with that dtype; zero where it
// is not of one of the classes.
func numpyAt(q, dtype unsafe.Pointer) Value {
	code := byteAt(dtype, dtypeCode)
	if code == 'd' && at(dtype, dtypeClass) == Genuine.NumpyNumbers[npFloat64] {
		return numpyValue(npFloat64, *(*uint64)(q))
	}
	class := int(numpyClass[code&127]) - 1
	if class < 0 || at(dtype, dtypeClass) != Genuine.NumpyNumbers[class] {
		return Value{}
	}
	return numpyRead(class, q)
}

// numpyRead reads a number of a class.
func numpyRead(class int, q unsafe.Pointer) Value {
	switch class {
	case npUint64:
		return numpyValue(class, *(*uint64)(q))
	case npBool:
		return numpyValue(class, uint64(*(*uint8)(q)))
	case npFloat16:
		x := halfFloat(*(*uint16)(q))
		if x != x {
			return Value{}
		}
		return numpyValue(class, math.Float64bits(x))
	}
	v := load(q, NumpyCodes[class])
	if class == npFloat32 && v.Float() != v.Float() {
		return Value{} // which NaN it is would not survive
	}
	return numpyValue(class, v.N)
}

// numpyOf is the number of an object of NumPy's; of all else the Value itself.
func numpyOf(v Value) Value {
	if v.Type() == &ForeignType && Genuine.NumpyMet {
		p := (*Obj)(v.P).py()
		for class, known := range Genuine.NumpyNumbers {
			if at(p, pyType) == known {
				if number := numpyRead(class, unsafe.Add(p, NumpyNumberAt)); number.P != nil {
					return number
				}
				break
			}
		}
	}
	return v
}

// numpyItem is item i of an array of one dimension.
func numpyItem(p unsafe.Pointer, i int64) Value {
	if q, ok := numpySpot(p, i); ok {
		return numpyAt(q, pointerAt(p, numpyDtype))
	}
	return Value{}
}

// numpySpot is where item i of an array of one dimension is.
func numpySpot(p unsafe.Pointer, i int64) (unsafe.Pointer, bool) {
	if int32At(p, numpyDims) != 1 || !numpyPlain(p) {
		return nil, false
	}
	return place(pointerAt(p, numpyData), i, int(at(pointerAt(p, numpyShape), 0)), int(at(pointerAt(p, numpyStrides), 0)))
}

// numpyPlain reports items of the machine's byte order at addresses that suit them.
func numpyPlain(p unsafe.Pointer) bool {
	order := byteAt(pointerAt(p, numpyDtype), dtypeOrder)
	return (order == '=' || order == '|') && int32At(p, numpyFlags)&numpyAligned != 0
}

// NumberItem is v[i] of a foreign object, an item of a NumPy array as its
// number; false sends the caller to CPython.
func NumberItem(c *Ctx, v Value, i int64) (Value, bool) {
	if !c.GIL {
		return Value{}, false
	}
	p := (*Obj)(v.P).py()
	var x Value
	switch at(p, pyType) {
	case Genuine.NumpyArray:
		x = numpyItem(p, i)
	case Genuine.Array:
		if uint64(i) < uint64(at(p, pySize)) && byteAt(pointerAt(p, arrayDescr), 0) == 'd' {
			c.Touched = true
			return Float(*(*float64)(unsafe.Add(pointerAt(p, arrayItems), i*8))), true
		}
		x = bufferAt(p, i)
	default:
		x = bufferAt(p, i)
	}
	if x.P == nil {
		return x, false
	}
	c.Touched = true
	return x, true
}

// NumberPair is v[i, j] of a NumPy array, as NumberItem.
func NumberPair(c *Ctx, v, i, j Value) (Value, bool) {
	if v.Type() != &ForeignType || !c.GIL {
		return Value{}, false
	}
	p := (*Obj)(v.P).py()
	q, ok := numpyPlace(p, i, j)
	if !ok {
		return Value{}, false
	}
	x := numpyAt(q, pointerAt(p, numpyDtype))
	if x.P == nil {
		return x, false
	}
	c.Touched = true
	return x, true
}

// PairKey is the key that NumberPair and PutPair take in two parts.
func PairKey(c *Ctx, i, j Value) Value {
	return PackTuple(numpyObject(c, i), numpyObject(c, j))
}

// PutPair is v[i, j] = x; false sends the caller to CPython.
func PutPair(c *Ctx, v, i, j, x Value) bool {
	if v.Type() != &ForeignType || !c.GIL {
		return false
	}
	p := (*Obj)(v.P).py()
	if bufferKind(p) == MemoryBuffer {
		return putPair(c, v, i, j, x)
	}
	q, ok := numpyPlace(p, i, j)
	if !ok || !numpyWritten(p) || !putNumber(q, byteAt(pointerAt(p, numpyDtype), dtypeCode), x) {
		return false
	}
	c.Touched = true
	return true
}

func numpyWritten(p unsafe.Pointer) bool {
	flags := int32At(p, numpyFlags)
	return flags&numpyWritable != 0 && uint32(flags)&numpyWarns == 0
}

// numpyPlace is where item i, j of an array of two dimensions is.
func numpyPlace(p unsafe.Pointer, i, j Value) (unsafe.Pointer, bool) {
	if at(p, pyType) != Genuine.NumpyArray || int32At(p, numpyDims) != 2 || !numpyWhole(i) || !numpyWhole(j) || !numpyPlain(p) {
		return nil, false
	}
	shape, strides := pointerAt(p, numpyShape), pointerAt(p, numpyStrides)
	q, ok := place(pointerAt(p, numpyData), i.Int(), int(at(shape, 0)), int(at(strides, 0)))
	if !ok {
		return nil, false
	}
	return place(q, j.Int(), int(at(shape, 8)), int(at(strides, 8)))
}

// numpyWhole reports an int, or one of NumPy's that fits an int64.
func numpyWhole(v Value) bool { return v.IsInt() || IsNumpy(v) && isNumpyIndex(v) }

func isNumpyIndex(v Value) bool {
	switch numpyIndex(v) {
	case npFloat64, npFloat32, npFloat16, npBool, npUint64:
		return false
	}
	return true
}

// NumpyIndex is a key as an int where v takes it by its __index__, without
// looking at what else it is.
func NumpyIndex(v, key Value) (Value, bool) {
	if !isNumpyIndex(key) {
		return key, false
	}
	switch v.Type() {
	case &ListType, &TupleType, &BytesType, &StrType:
	case &ForeignType:
		if bufferKind((*Obj)(v.P).py()) == NoBuffer {
			return key, false
		}
	default:
		return key, false
	}
	return Int(key.Int()), true
}

// exactly is the bound up to which ints convert to float64 without rounding.
const exactly = 1 << 53

// numpyDouble is an operand as NumPy converts it beside a float64.
func numpyDouble(v Value) (float64, bool) {
	switch {
	case isNumpyFloat(v), v.IsFloat():
		return v.Float(), true
	case v.IsInt():
		return float64(v.Int()), v.Int() <= exactly && v.Int() >= -exactly
	case isNumpyWide(v):
		return float64(v.N), true
	}
	return float64(v.Int()), IsNumpy(v) && isNumpyIndex(v)
}

func isDouble(v Value) bool { return v.IsFloat() || isNumpyFloat(v) }

// NumpyBinary is a op b where an operand is NumPy's and NumPy says nothing;
// false sends the caller to the objects.
func NumpyBinary(op BinOp, a, b Value) (Value, bool) {
	if !IsNumpy(a) || !IsNumpy(b) {
		if a, b = numpyOf(a), numpyOf(b); !IsNumpy(a) && !IsNumpy(b) {
			return Value{}, false
		}
	}
	if isDouble(a) || isDouble(b) {
		x, ok := numpyDouble(a)
		y, other := numpyDouble(b)
		if ok && other {
			return numpyFloats(op, x, y)
		}
	} else if isNumpyInt(a) && numpyWhole(b) || isNumpyInt(b) && numpyWhole(a) {
		return numpyInts(op, a.Int(), b.Int())
	}
	return numpyNarrow(op, a, b)
}

// NumberBinary is a op b where an operand may be a number of NumPy's.
func NumberBinary(c *Ctx, op BinOp, a, b Value) (Value, *Exc) {
	if v, ok := NumpyBinary(op, a, b); ok {
		return v, nil
	}
	if a, b = numpyObject(c, a), numpyObject(c, b); op == OpAdd {
		return Add(c, a, b)
	}
	return Binary(c, op, a, b)
}

// NumberInPlace is the same for a op= b.
func NumberInPlace(c *Ctx, op BinOp, a, b Value) (Value, *Exc) {
	if v, ok := NumpyBinary(op, a, b); ok {
		return v, nil
	}
	return InPlace(c, op, numpyObject(c, a), numpyObject(c, b))
}

func numpyObject(c *Ctx, v Value) Value {
	if IsNumpy(v) {
		return NumpyObject(c, v)
	}
	return v
}

// fourFloats are the four operations; exact: a result of zero is no underflow.
func fourFloats(op BinOp, x, y float64) (r float64, exact, ok bool) {
	switch op {
	case OpAdd:
		return x + y, true, true
	case OpSub:
		return x - y, true, true
	case OpMul:
		return x * y, x == 0 || y == 0, true
	case OpTrueDiv:
		if y != 0 {
			return x / y, x == 0, true
		}
	}
	return 0, false, false
}

func numpyFloats(op BinOp, x, y float64) (Value, bool) {
	r, exact, ok := fourFloats(op, x, y)
	switch {
	case ok:
	case op == OpFloorDiv || op == OpMod:
		if !moderate(x) || !moderate(y) || y == 0 {
			return Value{}, false
		}
		if r, exact = modFloat(x, y), true; op == OpFloorDiv {
			r, _ = divModFloat(x, y)
		}
	case op == OpPow:
		if r, ok = PowFloat(x, y); !ok || x == 0 {
			return Value{}, false
		}
	default:
		return Value{}, false
	}
	return NumpyDouble(r), Ordinary(r, exact)
}

// moderate reports a number that can be divided by another such one without
// leaving the normal numbers on the way.
func moderate(x float64) bool {
	return x == 0 || math.Abs(x) > 1e-140 && math.Abs(x) < 1e140
}

func numpyInts(op BinOp, x, y int64) (Value, bool) {
	switch op {
	case OpRShift:
		return numpyValue(npInt64, uint64(x>>uint(y&63))), uint64(y) < 64
	case OpTrueDiv:
		if y == 0 {
			return Value{}, false
		}
		return numpyFloats(op, float64(x), float64(y))
	case OpLShift:
		return Value{}, false
	}
	r, ok := fastInts(op, x, y)
	return numpyValue(npInt64, r.N), ok
}

// NumpyCompare is bool(a op b) where an operand is a number of NumPy's; false
// for ok sends the caller to the objects.
func NumpyCompare(op CmpOp, a, b Value) (result, ok bool) {
	if !IsNumpy(a) || !IsNumpy(b) {
		if a, b = numpyOf(a), numpyOf(b); !IsNumpy(a) && !IsNumpy(b) {
			return false, false
		}
	}
	switch {
	case numpyWhole(a) && numpyWhole(b):
		return CmpInt(op, a.Int(), b.Int()), true
	case isNumpyWide(a) && isNumpyWide(b), isNumpyWide(a) && b.IsInt() && b.Int() >= 0, isNumpyWide(b) && a.IsInt() && a.Int() >= 0:
		const half = 1 << 63
		return CmpInt(op, int64(a.N^half), int64(b.N^half)), true
	case (isNumpyWide(a) || isNumpyWide(b)) && !isDouble(a) && !isDouble(b):
		return false, false
	case (isNumpyNarrow(a) || isNumpyNarrow(b)) && !isNumpyFloat(a) && !isNumpyFloat(b):
		return compareNarrow(op, a, b)
	}
	x, ok := numpyDouble(a)
	if !ok {
		return false, false
	}
	y, ok := numpyDouble(b)
	return CmpFloat(op, x, y), ok && x == x && y == y
}

// NumberCompare is CompareBool where an operand may be a number of NumPy's.
func NumberCompare(c *Ctx, op CmpOp, a, b Value) (bool, *Exc) {
	if a.Type() == &StrType && b.Type() == &StrType {
		return strHolds(op, (*Str)(a.P), (*Str)(b.P)), nil
	}
	if result, ok := NumpyCompare(op, a, b); ok {
		return result, nil
	}
	return CompareBool(c, op, numpyObject(c, a), numpyObject(c, b))
}

// NumpyTruth is bool(v) of a number of NumPy's.
func NumpyTruth(v Value) bool {
	if isNumpyReal(v) {
		return v.Float() != 0
	}
	return v.N != 0
}

// NumpyUnary is -v, +v or ~v.
func NumpyUnary(op UnOp, v Value) (Value, bool) {
	switch {
	case isNumpyFloat(v) && op == OpNeg:
		return numpyValue(npFloat64, v.N^1<<63), true
	case isNumpyInt(v) && op == OpNeg:
		return numpyValue(npInt64, -v.N), v.Int() != math.MinInt64
	case isNumpyInt(v) && op == OpInvert:
		return numpyValue(npInt64, ^v.N), true
	case isNumpyWide(v) && op == OpInvert:
		return numpyValue(npUint64, ^v.N), true
	case op == OpPos && (isNumpyFloat(v) || isNumpyInt(v) || isNumpyWide(v)):
		return v, true
	}
	return Value{}, false
}

// NumpyAbs is abs(v).
func NumpyAbs(v Value) (Value, bool) {
	switch {
	case isNumpyFloat(v):
		return numpyValue(npFloat64, v.N&^(1<<63)), true
	case isNumpyInt(v) && v.Int() != math.MinInt64:
		return numpyValue(npInt64, uint64(max(v.Int(), -v.Int()))), true
	case isNumpyWide(v):
		return v, true
	}
	return Value{}, false
}

// NumpyFloat is float(v), NumpyInt int(v).
func NumpyFloat(v Value) (Value, bool) {
	if isNumpyReal(v) {
		return Float(v.Float()), true
	}
	return Float(float64(v.Int())), numpyIndex(v) != npUint64 || v.Int() >= 0
}

func NumpyInt(v Value) (Value, bool) {
	if isNumpyReal(v) {
		x := v.Float()
		return Int(int64(x)), x > -1<<63 && x < 1<<63
	}
	return Int(v.Int()), numpyIndex(v) != npUint64 || v.Int() >= 0
}
