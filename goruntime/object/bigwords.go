package object

import (
	"math"
	"math/big"
	"math/bits"
)

// Operations on an int past 64 bits whose result needs none of its length: a word of it, a comparison, what is left
// of it. They make nothing.

// asBigInt is v when it is an int past 64 bits.
func asBigInt(v Value) *big.Int {
	if v.Type() == &IntType && !v.IsInt() {
		return (*BigInt)(v.P).V
	}
	return nil
}

// lowWord is the last 64 bits of z in two's complement.
func lowWord(z *big.Int) uint64 {
	low := uint64(z.Bits()[0])
	if bits.UintSize == 32 && len(z.Bits()) > 1 {
		low |= uint64(z.Bits()[1]) << 32
	}
	if z.Sign() < 0 {
		return -low
	}
	return low
}

// shiftedWord is z >> y of a z above zero where that is a small int.
func shiftedWord(z *big.Int, y int64) (int64, bool) {
	if z.Sign() < 0 || bits.UintSize != 64 || int64(z.BitLen())-y > 63 {
		return 0, false
	}
	words, at, by := z.Bits(), int(y/64), uint(y%64)
	if at >= len(words) {
		return 0, true
	}
	r := uint64(words[at]) >> by
	if at+1 < len(words) {
		r |= uint64(words[at+1]) << (64 - by)
	}
	return int64(r), true
}

// modWord is z mod y for a small y above zero, with Python's sign.
func modWord(z *big.Int, y int64) (int64, bool) {
	if y <= 0 || bits.UintSize != 64 {
		return 0, false
	}
	var r uint64
	for words, i := z.Bits(), len(z.Bits())-1; i >= 0; i-- {
		r = bits.Rem64(r, uint64(words[i]), uint64(y))
	}
	if r != 0 && z.Sign() < 0 {
		r = uint64(y) - r
	}
	return int64(r), true
}

// modTwo is x mod hi<<64 | lo, for hi above zero and words of 64 bits (Knuth's algorithm D for two words).
func modTwo(x []big.Word, hi, lo uint64) (rhi, rlo uint64) {
	s := uint(bits.LeadingZeros64(hi))
	d1, d0 := hi<<s|lo>>(64-s), lo<<s
	r1, r0 := uint64(0), uint64(x[len(x)-1])>>(64-s)
	for i := len(x) - 1; i >= 0; i-- {
		w := uint64(x[i]) << s
		if i > 0 {
			w |= uint64(x[i-1]) >> (64 - s)
		}
		r1, r0 = restTwo(r1, r0, w, d1, d0)
	}
	return r1 >> s, r0>>s | r1<<(64-s)
}

// restTwo is r1:r0:w mod d1:d0, where d1 has its first bit and r1:r0 is less than d1:d0.
func restTwo(r1, r0, w, d1, d0 uint64) (hi, lo uint64) {
	var q, rest, over uint64
	if r1 >= d1 { // the quotient's estimate would not fit
		q = math.MaxUint64
		rest, over = bits.Add64(r0, d1, 0)
	} else {
		q, rest = bits.Div64(r1, r0, d1)
	}
	p1, p0 := bits.Mul64(q, d0)
	lo, b := bits.Sub64(w, p0, 0)
	hi, b = bits.Sub64(rest, p1, b)
	for b > over { // the estimate is one or two too large
		var carry uint64
		lo, carry = bits.Add64(lo, d0, 0)
		hi, carry = bits.Add64(hi, d1, carry)
		over += carry
	}
	return hi, lo
}

// modPower sets r to z mod q where z is not below zero and q a power of two past a word.
func modPower(r, z, q *big.Int) bool {
	n := uint(q.BitLen() - 1)
	if z.Sign() < 0 || q.Sign() < 0 || q.TrailingZeroBits() != n {
		return false
	}
	words, size := z.Bits(), int(n/bits.UintSize)
	if len(words) <= size {
		r.Set(z)
		return true
	}
	low := append(r.Bits()[:0], words[:size]...)
	if over := n % bits.UintSize; over != 0 {
		low = append(low, words[size]&(1<<over-1))
	}
	r.SetBits(low)
	return true
}

// cmpBig compares two ints of which one at least is past 64 bits: such a one is beyond every small int.
func cmpBig(a, b Value) int {
	p, q := asBigInt(a), asBigInt(b)
	switch {
	case q == nil:
		return p.Sign()
	case p == nil:
		return -q.Sign()
	}
	return p.Cmp(q)
}
