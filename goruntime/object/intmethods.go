package object

import (
	"encoding/binary"
	"math/big"
	"math/bits"
	"slices"
	"strings"
	"unsafe"
)

func intMethods() []*Builtin {
	same := func(c *Ctx, v Value) (Value, *Exc) { return exactInt(v), nil }
	return []*Builtin{
		{Name: "bit_length", E0: func(c *Ctx, v Value) (Value, *Exc) { return intBitLength(v), nil }},
		{Name: "bit_count", E0: func(c *Ctx, v Value) (Value, *Exc) { return intBitCount(v), nil }},
		{Name: "conjugate", E0: same},
		{Name: "__int__", Slot: true, E0: same},
		{Name: "__index__", Slot: true, E0: same},
		{Name: "__trunc__", E0: same},
		{Name: "__floor__", E0: same},
		{Name: "__ceil__", E0: same},
		{Name: "__float__", Slot: true, E0: func(c *Ctx, v Value) (Value, *Exc) {
			f, err := IntToFloat(c, v)
			return Float(f), err
		}},
		{Name: "__round__", EN: intRoundMethod},
		{Name: "__format__", E1: numFormatMethod},
		{Name: "as_integer_ratio", E0: func(c *Ctx, v Value) (Value, *Exc) {
			return PackTuple(exactInt(v), Int(1)), nil
		}},
		{Name: "to_bytes", E2: intToBytes2, EN: intToBytes},
		{Name: "from_bytes", E2: intFromBytes2, EN: intFromBytes, Class: true},
	}
}

func intGetSets() []*GetSet {
	same := func(c *Ctx, v Value) (Value, *Exc) { return exactInt(v), nil }
	constant := func(x int64) func(*Ctx, Value) (Value, *Exc) {
		return func(*Ctx, Value) (Value, *Exc) { return Int(x), nil }
	}
	return []*GetSet{
		{Name: "real", Get: same},
		{Name: "imag", Get: constant(0)},
		{Name: "numerator", Get: same},
		{Name: "denominator", Get: constant(1)},
	}
}

func intBitLength(v Value) Value {
	if x, ok := SmallInt(v); ok {
		return Int(BitLenInt(x))
	}
	return Int(int64((*BigInt)(v.P).V.BitLen()))
}

func intBitCount(v Value) Value {
	n := 0
	for _, w := range AsBig(v).Bits() {
		n += bits.OnesCount(uint(w))
	}
	return Int(int64(n))
}

func intRoundMethod(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
	if err := posArgs(c, "int.__round__()", "__round__", args, names, 0, 1); err != nil {
		return Value{}, err
	}
	if len(args) == 0 {
		return exactInt(self), nil
	}
	if args[0].IsNone() { // which only the built-in round() takes
		_, err := Index(c, args[0])
		return Value{}, err
	}
	return intRound(c, self, args[0])
}

// intRound is round(v, ndigits): halves go to even.
func intRound(c *Ctx, v, ndigits Value) (Value, *Exc) {
	if ndigits.IsNone() {
		return exactInt(v), nil
	}
	n, err := Index(c, ndigits)
	if err != nil {
		return Value{}, err
	}
	if intSign(n) >= 0 {
		return exactInt(v), nil
	}
	z := AsBig(v)
	// 10**k is more than twice the number: it rounds to 0
	if !n.IsInt() || -n.Int() > int64(z.BitLen())/3+2 {
		return Int(0), nil
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(-n.Int()), nil)
	q, r := bigFloorDivMod(z, unit)
	switch r.Lsh(r, 1).Cmp(unit) {
	case 1:
		q.Add(q, bigOne)
	case 0:
		if q.Bit(0) != 0 {
			q.Add(q, bigOne)
		}
	}
	return NewBig(q.Mul(q, unit)), nil
}

// bytesArgs binds (name1=, byteorder='big', *, signed=False) of to_bytes and
// from_bytes; ok is false when the call should be left to CPython.
func bytesArgs(args []Value, names []string, first string) (x, order, signed Value, ok bool) {
	pos := len(args) - len(names)
	if pos > 2 {
		return x, order, signed, false
	}
	params := [3]Value{}
	copy(params[:], args[:pos])
	for i, name := range names {
		k := 0
		switch name {
		case first:
		case "byteorder":
			k = 1
		case "signed":
			k = 2
		default:
			return x, order, signed, false
		}
		if !params[k].Nil() {
			return x, order, signed, false
		}
		params[k] = args[pos+i]
	}
	return params[0], params[1], params[2], true
}

// isBigEndian reads a byteorder argument; ok is false for all but the two words.
func isBigEndian(order Value) (isBig, ok bool) {
	if order.Nil() {
		return true, true
	}
	if s, isStr := AsStr(order); isStr {
		switch s.S {
		case "big":
			return true, true
		case "little":
			return false, true
		}
	}
	return false, false
}

func intToBytes(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
	length, order, signed, ok := bytesArgs(args, names, "length")
	isBig, okOrder := isBigEndian(order)
	if !ok || !okOrder {
		return H.CallMethod(c, self, "to_bytes", args, names)
	}
	return toBytes(c, self, length, isBig, signed)
}

// intToBytes2 is that with a length and a byte order.
func intToBytes2(c *Ctx, self, length, order Value) (Value, *Exc) {
	isBig, ok := isBigEndian(order)
	if !ok {
		return H.CallMethod(c, self, "to_bytes", []Value{length, order}, nil)
	}
	return toBytes(c, self, length, isBig, Value{})
}

// toBytes: length and signed are zero where they are not given.
func toBytes(c *Ctx, self, length Value, isBig bool, signed Value) (Value, *Exc) {
	n := 1
	var err *Exc
	if !length.Nil() {
		if n, err = AsSize(c, length); err != nil {
			return Value{}, err
		}
	}
	neg := false
	if !signed.Nil() {
		if neg, err = Truth(c, signed); err != nil {
			return Value{}, err
		}
	}
	if n < 0 {
		return Value{}, Raise(c, &ValueErrorType, "length argument must be non-negative")
	}
	if tooLarge(n) {
		return Value{}, RaiseArgs(c, &MemoryErrorType)
	}
	if x, ok := SmallInt(self); ok && x >= 0 && !neg && n <= 8 && (n == 8 || x>>(8*n) == 0) {
		var out [8]byte
		if isBig {
			binary.BigEndian.PutUint64(out[:], uint64(x)<<(8*(8-n)))
		} else {
			binary.LittleEndian.PutUint64(out[:], uint64(x))
		}
		if n < 2 {
			return NewBytes(latin1[out[0]].S[:n]), nil
		}
		v, own := roomForBytes(n)
		copy(own, out[:])
		return v, nil
	}
	z := AsBig(self)
	if z.Sign() < 0 && !neg {
		return Value{}, Raise(c, &OverflowErrorType, "can't convert negative int to unsigned")
	}
	need := z.BitLen()
	if neg {
		if z.Sign() < 0 {
			need = new(big.Int).Not(z).BitLen()
		}
		need++
		if n == 0 && (z.Sign() == 0 || need == 1) { // CPython lets 0 and -1 pass
			need = 0
		}
	}
	if need > 8*n {
		return Value{}, Raise(c, &OverflowErrorType, "int too big to convert")
	}
	if z.Sign() < 0 {
		z = new(big.Int).Add(z, new(big.Int).Lsh(bigOne, uint(8*n)))
	}
	out := z.FillBytes(make([]byte, n))
	if !isBig {
		slices.Reverse(out)
	}
	return NewBytes(string(out)), nil
}

func intFromBytes(c *Ctx, class Value, args []Value, names []string) (Value, *Exc) {
	src, order, signed, ok := bytesArgs(args, names, "bytes")
	isBig, okOrder := isBigEndian(order)
	if !ok || !okOrder || class.P != unsafe.Pointer(&IntType) || src.Nil() {
		return H.CallMethod(c, class, "from_bytes", args, names)
	}
	if s, ok := ByteSpan(c, src); ok {
		return fromBytes(c, s, isBig, signed)
	}
	return H.CallMethod(c, class, "from_bytes", args, names)
}

// intFromBytes2 is that of bytes and a byte order.
func intFromBytes2(c *Ctx, class, src, order Value) (Value, *Exc) {
	if isBig, ok := isBigEndian(order); ok && class.P == unsafe.Pointer(&IntType) {
		if s, ok := ByteSpan(c, src); ok {
			return fromBytes(c, s, isBig, Value{})
		}
	}
	return H.CallMethod(c, class, "from_bytes", []Value{src, order}, nil)
}

func fromBytes(c *Ctx, s string, isBig bool, signed Value) (Value, *Exc) {
	neg := false
	switch {
	case signed.IsTrue():
		neg = true
	case !signed.Nil() && !signed.IsFalse():
		s = strings.Clone(s) // what runs now may change them
		var err *Exc
		if neg, err = Truth(c, signed); err != nil {
			return Value{}, err
		}
	}
	if len(s) < 8 {
		x := int64(0)
		for i := range len(s) {
			at := i
			if !isBig {
				at = len(s) - 1 - i
			}
			x = x<<8 | int64(s[at])
		}
		if unused := 64 - 8*len(s); neg && unused < 64 {
			x = x << unused >> unused
		}
		return Int(x), nil
	}
	data := []byte(s)
	if !isBig {
		slices.Reverse(data)
	}
	z := new(big.Int).SetBytes(data)
	if neg && len(data) > 0 && data[0] >= 0x80 {
		z.Sub(z, new(big.Int).Lsh(bigOne, uint(8*len(data))))
	}
	return NewBig(z), nil
}
