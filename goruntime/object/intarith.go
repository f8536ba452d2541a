package object

import (
	"math"
	"math/big"
	"math/bits"
)

// The unboxed operations of specialised code. Those that report ok are to be
// left to the general operation otherwise: it overflows, raises or gives
// another type.

// FloorDivInt is x // y; not ok when y is 0 or the quotient overflows.
func FloorDivInt(x, y int64) (int64, bool) {
	if y == 0 || y == -1 && x == math.MinInt64 {
		return 0, false
	}
	q := x / y
	if (x^y) < 0 && q*y != x {
		q--
	}
	return q, true
}

// ModInt is x % y with the sign of y; not ok when y is 0.
func ModInt(x, y int64) (int64, bool) {
	if y == 0 {
		return 0, false
	}
	if y == -1 {
		return 0, true // MinInt64 % -1 traps on some machines
	}
	m := x % y
	if m != 0 && (m^y) < 0 {
		m += y
	}
	return m, true
}

// NegInt is -x; not ok for the smallest int64.
func NegInt(x int64) (int64, bool) { return -x, x != math.MinInt64 }

// AbsInt is abs(x); not ok for the smallest int64.
func AbsInt(x int64) (int64, bool) {
	if x < 0 {
		return -x, x != math.MinInt64
	}
	return x, true
}

// ShlInt is x << y; not ok when y is negative or bits are lost.
func ShlInt(x, y int64) (int64, bool) {
	if uint64(y) >= 63 {
		return 0, x == 0 && y >= 0
	}
	r := x << y
	return r, r>>y == x
}

// ShrInt is x >> y; not ok when y is negative.
func ShrInt(x, y int64) (int64, bool) {
	if y < 0 {
		return 0, false
	}
	return x >> min(uint64(y), 63), true
}

// PowInt is x ** y; not ok when y is negative or the result overflows.
func PowInt(x, y int64) (int64, bool) {
	if y < 0 {
		return 0, false
	}
	r, ok := int64(1), true
	for {
		if y&1 != 0 {
			if r, ok = MulInt(r, x); !ok {
				return 0, false
			}
		}
		if y >>= 1; y == 0 {
			return r, true
		}
		if x, ok = MulInt(x, x); !ok {
			return 0, false
		}
	}
}

// TrueDivInt is x / y; not ok when y is 0.
func TrueDivInt(x, y int64) (float64, bool) {
	if y == 0 {
		return 0, false
	}
	const exact = 1 << 53
	if uint64(x+exact) <= 2*exact && uint64(y+exact) <= 2*exact {
		return float64(x) / float64(y), true
	}
	return bigTrueDiv(big.NewInt(x), big.NewInt(y))
}

// BitLenInt is x.bit_length().
func BitLenInt(x int64) int64 {
	if x < 0 {
		return int64(bits.Len64(-uint64(x)))
	}
	return int64(bits.Len64(uint64(x)))
}

// The slots of int and bool.

func intAdd(c *Ctx, a, b Value) (Value, *Exc) {
	x, small := SmallInt(a)
	if y, ok := SmallInt(b); ok && small {
		if r, ok := AddInt(x, y); ok {
			return Int(r), nil
		}
	}
	if hi, lo, ok := pairOp(OpAdd, a, b); ok {
		return c.twoWords(hi, lo), nil
	}
	p, q := c.bigOperands(a, b)
	if p == nil || q == nil {
		return NotImplemented, nil
	}
	_, longest := wordsOf(p, q)
	r := c.result(longest + 1)
	r.Add(p, q)
	return c.finish(r), nil
}

func intSub(c *Ctx, a, b Value) (Value, *Exc) {
	x, small := SmallInt(a)
	if y, ok := SmallInt(b); ok && small {
		if r, ok := SubInt(x, y); ok {
			return Int(r), nil
		}
	}
	if hi, lo, ok := pairOp(OpSub, a, b); ok {
		return c.twoWords(hi, lo), nil
	}
	p, q := c.bigOperands(a, b)
	if p == nil || q == nil {
		return NotImplemented, nil
	}
	_, longest := wordsOf(p, q)
	r := c.result(longest + 1)
	r.Sub(p, q)
	return c.finish(r), nil
}

func intMul(c *Ctx, a, b Value) (Value, *Exc) {
	x, small := SmallInt(a)
	if y, ok := SmallInt(b); ok && small {
		if r, ok := MulInt(x, y); ok {
			return Int(r), nil
		}
	}
	if hi, lo, ok := pairOp(OpMul, a, b); ok {
		return c.twoWords(hi, lo), nil
	}
	p, q := c.bigOperands(a, b)
	if p == nil || q == nil {
		return NotImplemented, nil
	}
	if hugeInt(int64(p.BitLen()) + int64(q.BitLen())) {
		return Value{}, RaiseArgs(c, &MemoryErrorType)
	}
	sum, _ := wordsOf(p, q)
	r := c.result(sum)
	r.Mul(p, q)
	return c.finish(r), nil
}

func intFloorDiv(c *Ctx, a, b Value) (Value, *Exc) {
	x, small := SmallInt(a)
	if y, ok := SmallInt(b); ok && small {
		if r, ok := FloorDivInt(x, y); ok {
			return Int(r), nil
		}
	}
	if hi, lo, ok := pairOp(OpFloorDiv, a, b); ok {
		return c.twoWords(hi, lo), nil
	}
	p, q := c.bigOperands(a, b)
	if p == nil || q == nil {
		return NotImplemented, nil
	}
	if q.Sign() == 0 {
		return Value{}, Raise(c, &ZeroDivisionErrorType, "integer division or modulo by zero")
	}
	r := c.result(len(p.Bits()) - len(q.Bits()) + 2)
	floorDivMod(r, c.bigSpare(), p, q)
	return c.finish(r), nil
}

func intMod(c *Ctx, a, b Value) (Value, *Exc) {
	x, small := SmallInt(a)
	if y, ok := SmallInt(b); ok && small {
		if r, ok := ModInt(x, y); ok {
			return Int(r), nil
		}
	}
	if hi, lo, ok := pairOp(OpMod, a, b); ok {
		return c.twoWords(hi, lo), nil
	}
	p, q := c.bigOperands(a, b)
	if p == nil || q == nil {
		return NotImplemented, nil
	}
	if q.Sign() == 0 {
		return Value{}, Raise(c, &ZeroDivisionErrorType, "integer modulo by zero")
	}
	if y, ok := SmallInt(b); ok {
		if r, ok := modWord(p, y); ok {
			return Int(r), nil
		}
	}
	return c.remainder(p, q), nil
}

// intDivMod is divmod of two ints: a tuple.
func intDivMod(c *Ctx, a, b Value) (Value, *Exc) {
	x, small := SmallInt(a)
	if y, ok := SmallInt(b); ok && small {
		if q, ok := FloorDivInt(x, y); ok {
			return PackTuple(Int(q), Int(x-q*y)), nil
		}
	}
	p, q := AsBig(a), AsBig(b)
	if q.Sign() == 0 {
		return Value{}, Raise(c, &ZeroDivisionErrorType, "integer division or modulo by zero")
	}
	d, m := bigFloorDivMod(p, q)
	return PackTuple(NewBig(d), NewBig(m)), nil
}

func intTrueDiv(c *Ctx, a, b Value) (Value, *Exc) {
	x, small := SmallInt(a)
	if y, ok := SmallInt(b); ok && small {
		if r, ok := TrueDivInt(x, y); ok {
			return Float(r), nil
		}
	}
	p, q := AsBig(a), AsBig(b)
	if p == nil || q == nil {
		return NotImplemented, nil
	}
	if q.Sign() == 0 {
		return Value{}, Raise(c, &ZeroDivisionErrorType, "division by zero")
	}
	f, ok := bigTrueDiv(p, q)
	if !ok {
		return Value{}, Raise(c, &OverflowErrorType, "integer division result too large for a float")
	}
	return Float(f), nil
}

func intPow(c *Ctx, a, b Value) (Value, *Exc) {
	x, small := SmallInt(a)
	if y, ok := SmallInt(b); ok && small {
		if r, ok := PowInt(x, y); ok {
			return Int(r), nil
		}
	}
	if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	if intSign(b) < 0 {
		return floatPow(c, a, b)
	}
	p, q := AsBig(a), AsBig(b)
	if p.BitLen() > 1 && (!q.IsInt64() || q.Int64() > 1<<40 || hugeInt(q.Int64()*int64(p.BitLen()-1))) {
		return Value{}, RaiseArgs(c, &MemoryErrorType)
	}
	if p.BitLen() <= 1 { // 0, 1 or -1 to any power
		if p.Sign() < 0 && q.Bit(0) == 0 {
			return Int(1), nil
		}
		return NewBig(p), nil
	}
	return NewBig(new(big.Int).Exp(p, q, nil)), nil
}

// intPowMod is pow(a, b, m) of three ints.
// powMod is base**exp % mod of an exponent that is not negative and a positive modulus.
func powMod(base, exp, mod int64) int64 {
	m := uint64(mod)
	b := base % mod
	if b < 0 {
		b += mod
	}
	x, r := uint64(b), 1%m
	for ; exp > 0; exp >>= 1 {
		if exp&1 != 0 {
			r = mulMod(r, x, m)
		}
		x = mulMod(x, x, m)
	}
	return int64(r)
}

// mulMod is x * y % m of x and y below m.
func mulMod(x, y, m uint64) uint64 {
	if m <= 1<<32 {
		return x * y % m
	}
	hi, lo := bits.Mul64(x, y)
	return bits.Rem64(hi, lo, m)
}

func intPowMod(c *Ctx, a, b, m Value) (Value, *Exc) {
	if base, ok := SmallInt(a); ok {
		exp, ok := SmallInt(b)
		mod, also := SmallInt(m)
		if ok && also && exp >= 0 && mod > 0 {
			return Int(powMod(base, exp, mod)), nil
		}
	}
	p, q, n := AsBig(a), AsBig(b), AsBig(m)
	if n.Sign() == 0 {
		return Value{}, Raise(c, &ValueErrorType, "pow() 3rd argument cannot be 0")
	}
	mod := new(big.Int).Abs(n)
	if q.Sign() < 0 {
		inv := new(big.Int).ModInverse(p, mod)
		if inv == nil {
			return Value{}, Raise(c, &ValueErrorType, "base is not invertible for the given modulus")
		}
		p, q = inv, new(big.Int).Neg(q)
	}
	r := new(big.Int)
	if mod.Cmp(bigOne) != 0 {
		r.Exp(new(big.Int).Mod(p, mod), q, mod)
	}
	if n.Sign() < 0 && r.Sign() != 0 {
		r.Add(r, n)
	}
	return NewBig(r), nil
}

func intLShift(c *Ctx, a, b Value) (Value, *Exc) {
	x, small := SmallInt(a)
	y, count := SmallInt(b)
	if small && count {
		if r, ok := ShlInt(x, y); ok {
			return Int(r), nil
		}
	}
	if hi, lo, ok := pairOp(OpLShift, a, b); ok {
		return c.twoWords(hi, lo), nil
	}
	if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	if intSign(b) < 0 {
		return Value{}, Raise(c, &ValueErrorType, "negative shift count")
	}
	if intSign(a) == 0 {
		return Int(0), nil
	}
	if !count {
		return Value{}, Raise(c, &OverflowErrorType, "too many digits in integer")
	}
	z := AsBig(a)
	if y > 1<<40 || hugeInt(y+int64(z.BitLen())) {
		return Value{}, RaiseArgs(c, &MemoryErrorType)
	}
	r := c.result(len(z.Bits()) + int(y/bits.UintSize) + 1)
	r.Lsh(z, uint(y))
	return c.finish(r), nil
}

func intRShift(c *Ctx, a, b Value) (Value, *Exc) {
	x, small := SmallInt(a)
	y, count := SmallInt(b)
	if small && count {
		if r, ok := ShrInt(x, y); ok {
			return Int(r), nil
		}
	}
	if hi, lo, ok := pairOp(OpRShift, a, b); ok {
		return c.twoWords(hi, lo), nil
	}
	if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	if intSign(b) < 0 {
		return Value{}, Raise(c, &ValueErrorType, "negative shift count")
	}
	z, _ := c.bigOperands(a, b)
	if count {
		if r, ok := shiftedWord(z, y); ok {
			return Int(r), nil
		}
	}
	if !count || y >= int64(z.BitLen()) {
		if z.Sign() < 0 {
			return Int(-1), nil
		}
		return Int(0), nil
	}
	r := c.result(len(z.Bits()) - int(y/bits.UintSize))
	r.Rsh(z, uint(y))
	return c.finish(r), nil
}

func intAnd(c *Ctx, a, b Value) (Value, *Exc) {
	x, small := SmallInt(a)
	if y, ok := SmallInt(b); ok && small {
		return Int(x & y), nil
	} else if z := asBigInt(a); ok && y >= 0 && z != nil {
		return Int(y & int64(lowWord(z))), nil
	} else if z := asBigInt(b); small && x >= 0 && z != nil {
		return Int(x & int64(lowWord(z))), nil
	}
	if hi, lo, ok := pairOp(OpAnd, a, b); ok {
		return c.twoWords(hi, lo), nil
	}
	p, q := c.bigOperands(a, b)
	if p == nil || q == nil {
		return NotImplemented, nil
	}
	_, longest := wordsOf(p, q)
	r := c.result(longest + 1)
	r.And(p, q)
	return c.finish(r), nil
}

func intOr(c *Ctx, a, b Value) (Value, *Exc) {
	x, small := SmallInt(a)
	if y, ok := SmallInt(b); ok && small {
		return Int(x | y), nil
	}
	if hi, lo, ok := pairOp(OpOr, a, b); ok {
		return c.twoWords(hi, lo), nil
	}
	p, q := c.bigOperands(a, b)
	if p == nil || q == nil {
		return NotImplemented, nil
	}
	_, longest := wordsOf(p, q)
	r := c.result(longest + 1)
	r.Or(p, q)
	return c.finish(r), nil
}

func intXor(c *Ctx, a, b Value) (Value, *Exc) {
	x, small := SmallInt(a)
	if y, ok := SmallInt(b); ok && small {
		return Int(x ^ y), nil
	}
	if hi, lo, ok := pairOp(OpXor, a, b); ok {
		return c.twoWords(hi, lo), nil
	}
	p, q := c.bigOperands(a, b)
	if p == nil || q == nil {
		return NotImplemented, nil
	}
	_, longest := wordsOf(p, q)
	r := c.result(longest + 1)
	r.Xor(p, q)
	return c.finish(r), nil
}

// oneOf is the result of an operation on one number past 64 bits, or the least of those within.
func oneOf(v Value, operation func(z, x *big.Int) *big.Int) Value {
	x := AsBig(v)
	r := newRoom(len(x.Bits()) + 1)
	operation(r.V, x)
	return r.done()
}

func intNeg(c *Ctx, v Value) (Value, *Exc) {
	if x, ok := SmallInt(v); ok && x != math.MinInt64 {
		return Int(-x), nil
	}
	return oneOf(v, (*big.Int).Neg), nil
}

func intPos(c *Ctx, v Value) (Value, *Exc) {
	if x, ok := SmallInt(v); ok {
		return Int(x), nil
	}
	return v, nil
}

func intInvert(c *Ctx, v Value) (Value, *Exc) {
	if x, ok := SmallInt(v); ok {
		return Int(^x), nil
	}
	return oneOf(v, (*big.Int).Not), nil
}

func intAbs(v Value) Value {
	if x, ok := SmallInt(v); ok && x != math.MinInt64 {
		return Int(max(x, -x))
	}
	return oneOf(v, (*big.Int).Abs)
}

func intCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	x, small := SmallInt(a)
	y, ok := SmallInt(b)
	if ok && small {
		return Bool(CmpInt(op, x, y)), nil
	}
	if !ok && asBigInt(b) == nil || !small && asBigInt(a) == nil {
		return NotImplemented, nil
	}
	return Bool(CmpInt(op, int64(cmpBig(a, b)), 0)), nil
}
