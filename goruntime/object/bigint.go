package object

import (
	"math"
	"math/big"
	"math/bits"
	"unsafe"
)

// BigInt is an int past 64 bits. V is not written after construction (but
// see BinaryOn) and never fits an int64: NewBig gives an immediate for those.
type BigInt struct {
	Obj
	V       *big.Int
	between bool // see BinaryOn
}

// bigRoom is a BigInt with its number and the words of a short one in the same
// memory: the result of an operation.
type bigRoom struct {
	BigInt
	number big.Int
	words  [4]big.Word
}

// longRoom is from how many words on a result's memory is worth not being cleared first.
const longRoom = 16

// newRoom makes a BigInt whose V is zero and to be computed, with about so many words.
func newRoom(words int) *BigInt {
	if words >= longRoom {
		z := new(big.Int).SetBits(rawWords(words)[:0])
		return &BigInt{Obj: Obj{T: &IntType}, V: z}
	}
	b := &bigRoom{BigInt: BigInt{Obj: Obj{T: &IntType}}}
	b.number.SetBits(b.words[:0])
	b.V = &b.number
	return &b.BigInt
}

// wordsOf is how many words the numbers have together, and the longer one alone.
func wordsOf(p, q *big.Int) (sum, longest int) {
	x, y := len(p.Bits()), len(q.Bits())
	return x + y, max(x, y)
}

// done is the Python int of what was computed.
func (b *BigInt) done() Value {
	if b.V.IsInt64() {
		return Int(b.V.Int64())
	}
	return b.Value()
}

// bigOperands are the numbers of a and b, those of small ints in the context's
// own memory: until the next call. They are nil for what is no int.
func (c *Ctx) bigOperands(a, b Value) (x, y *big.Int) {
	return bigOperand(&c.bigs[0], a), bigOperand(&c.bigs[1], b)
}

func bigOperand(room *big.Int, v Value) *big.Int {
	if x, ok := SmallInt(v); ok {
		return room.SetInt64(x)
	}
	if v.Type() == &IntType {
		return (*BigInt)(v.P).V
	}
	return nil
}

// bigSpare is a number for what is not needed of a result.
func (c *Ctx) bigSpare() *big.Int {
	z := &c.bigs[2]
	if cap(z.Bits()) > 1<<12 {
		z.SetBits(nil)
	}
	return z
}

// Value returns the int as a Python value.
func (b *BigInt) Value() Value { return Value{P: unsafe.Pointer(b)} }

// NewBig takes ownership of z and returns the Python int.
func NewBig(z *big.Int) Value {
	if z.IsInt64() {
		return Int(z.Int64())
	}
	return (&BigInt{Obj: Obj{T: &IntType}, V: z}).Value()
}

// NewUint is the Python int of an unsigned word.
func NewUint(u uint64) Value {
	if int64(u) >= 0 {
		return Int(int64(u))
	}
	return NewBig(new(big.Int).SetUint64(u))
}

// BigConst is an int constant written as a Go literal (decimal, or hexadecimal
// with 0x), perhaps with a minus.
func BigConst(text string) Value {
	z, ok := new(big.Int).SetString(text, 0)
	if !ok {
		panic("bad int constant " + text)
	}
	return NewBig(z)
}

// IsIntLike reports an exact int of any size or a bool.
func IsIntLike(v Value) bool {
	t := v.Type()
	return t == &IntType || t == &BoolType
}

// IsExactInt reports an exact int of any size, not a bool.
func IsExactInt(v Value) bool { return v.Type() == &IntType }

// SmallInt returns the value of an immediate int or a bool.
func SmallInt(v Value) (int64, bool) {
	switch v.P {
	case unsafe.Pointer(&immediate.whole):
		return int64(v.N), true
	case unsafe.Pointer(&bools.yes):
		return 1, true
	case unsafe.Pointer(&bools.no):
		return 0, true
	}
	return 0, false
}

// AsBig returns an int or bool as a big.Int, which must not be written; nil
// for other values.
func AsBig(v Value) *big.Int {
	if x, ok := SmallInt(v); ok {
		return big.NewInt(x)
	}
	if v.Type() == &IntType {
		return (*BigInt)(v.P).V
	}
	return nil
}

// intSign is -1, 0 or 1 for an int or bool.
func intSign(v Value) int {
	if x, ok := SmallInt(v); ok {
		switch {
		case x < 0:
			return -1
		case x > 0:
			return 1
		}
		return 0
	}
	return (*BigInt)(v.P).V.Sign()
}

// hugeInt reports that an int of n bits would not fit the machine: CPython,
// too, runs out of memory there, but Go would die of it.
func hugeInt(n int64) bool { return n > 1<<40 || tooLarge(int(n/4)) }

// bigFloorDivMod is Python's divmod; y is not zero.
func bigFloorDivMod(x, y *big.Int) (q, m *big.Int) {
	q, m = new(big.Int), new(big.Int)
	floorDivMod(q, m, x, y)
	return q, m
}

// floorDivMod puts divmod(x, y) into q and m, which are no operands.
func floorDivMod(q, m, x, y *big.Int) {
	q.QuoRem(x, y, m)
	if m.Sign() != 0 && m.Sign() != y.Sign() {
		q.Sub(q, bigOne)
		m.Add(m, y)
	}
}

var bigOne = big.NewInt(1)

// bigToFloat rounds half to even; not ok when z is too large.
func bigToFloat(z *big.Int) (float64, bool) {
	f, _ := z.Float64()
	return f, !math.IsInf(f, 0)
}

// bigTrueDiv is x / y correctly rounded, y not zero; not ok on overflow.
func bigTrueDiv(x, y *big.Int) (float64, bool) {
	neg := (x.Sign() < 0) != (y.Sign() < 0)
	if x.Sign() == 0 {
		return math.Copysign(0, float64(y.Sign())), true
	}
	a, b := new(big.Int).Abs(x), new(big.Int).Abs(y)
	diff := a.BitLen() - b.BitLen()
	if diff > 1024 {
		return 0, false
	}
	// the quotient has 55 or 56 bits, fewer where the result is subnormal
	shift := max(diff, -1021) - 55
	if shift <= 0 {
		a.Lsh(a, uint(-shift))
	} else {
		b.Lsh(b, uint(shift))
	}
	q, r := a.QuoRem(a, b, new(big.Int))
	m := q.Uint64()
	extra := max(bits.Len64(m), -1021-shift) - 53
	half := uint64(1) << (extra - 1)
	low := m & (half<<1 - 1)
	m >>= extra
	if low > half || low == half && (r.Sign() != 0 || m&1 != 0) {
		m++
	}
	f := math.Ldexp(float64(m), shift+extra)
	if neg {
		f = -f
	}
	return f, !math.IsInf(f, 0)
}

// bigFromFloat truncates a finite float.
func bigFromFloat(f float64) *big.Int {
	z, _ := new(big.Float).SetFloat64(f).Int(nil)
	return z
}

// hashModulus is CPython's: a Mersenne prime, 2**61 - 1.
const hashModulus = 1<<61 - 1

func hashBig(z *big.Int) int64 {
	var h uint64
	words := z.Bits()
	for i := len(words) - 1; i >= 0; i-- {
		if bits.UintSize == 64 {
			// h*2**64 + word, with 2**61 = 1 (mod the modulus): 2**64 = 8
			hi, lo := bits.Mul64(h, 8)
			lo, carry := bits.Add64(lo, uint64(words[i]), 0)
			h = bits.Rem64(hi+carry, lo, hashModulus)
		} else {
			hi, lo := bits.Mul64(h, 1<<32)
			lo, carry := bits.Add64(lo, uint64(words[i]), 0)
			h = bits.Rem64(hi+carry, lo, hashModulus)
		}
	}
	r := int64(h)
	if z.Sign() < 0 {
		r = -r
	}
	if r == -1 {
		return -2
	}
	return r
}

// hashIntValue is hash() of an int or bool.
func hashIntValue(v Value) int64 {
	if x, ok := SmallInt(v); ok {
		return HashInt(x)
	}
	return hashBig((*BigInt)(v.P).V)
}

// bigDecimal is str() of z, within the limit of the interpreter.
func bigDecimal(c *Ctx, z *big.Int) (string, *Exc) {
	// 3.3219 bits a digit: below this no number has too many digits
	if n := z.BitLen(); n > minStrDigitsLimit*3321/1000 {
		if limit := strDigitsLimit(c); limit > 0 {
			tooLong := float64(n-1)*0.30102999566398114 > float64(limit)
			var text string
			if !tooLong {
				text = z.Text(10)
				digits := len(text)
				if z.Sign() < 0 {
					digits--
				}
				tooLong = digits > limit
			}
			if tooLong {
				return "", Raise(c, &ValueErrorType, "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", limit)
			}
			return text, nil
		}
	}
	return z.Text(10), nil
}
