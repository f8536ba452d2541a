package object

import (
	"math/big"
	"math/bits"
	"unsafe"
)

// The operations on ints past 64 bits that programs do most, on the words themselves: package big's own ways to a sum
// cost more than the sum of numbers of some words.

// quickInts is a op b of two ints, one of them past 64 bits; nil for what is left to the slots.
func quickInts(c *Ctx, op BinOp, a, b Value) Value {
	if hi, lo, ok := pairOp(op, a, b); ok {
		return c.twoWords(hi, lo)
	}
	switch op {
	case OpAdd:
		p, q := c.bigOperands(a, b)
		if p.Sign() >= 0 && q.Sign() >= 0 {
			return c.sum(p.Bits(), q.Bits())
		}
	case OpMul:
		if a.IsInt() {
			a, b = b, a
		}
		if b.IsInt() && b.Int() > 0 && !a.IsInt() {
			p := (*BigInt)(a.P).V
			return c.times(p.Bits(), uint(b.N), p.Sign() < 0)
		}
	}
	return Value{}
}

// sum is the int of two numbers' sum, at least one of them past 64 bits.
func (c *Ctx) sum(x, y []big.Word) Value {
	if len(x) < len(y) {
		x, y = y, x
	}
	r := c.flatRoom(len(x) + 1)
	var over uint
	for i := range y {
		var w uint
		w, over = bits.Add(uint(x[i]), uint(y[i]), over)
		r[i] = big.Word(w)
	}
	for i := len(y); i < len(x); i++ {
		var w uint
		w, over = bits.Add(uint(x[i]), 0, over)
		r[i] = big.Word(w)
	}
	if over != 0 {
		r[len(x)] = 1
		return c.head(false, len(x)+1)
	}
	return c.head(false, len(x))
}

// times is a number past 64 bits times a small one.
func (c *Ctx) times(x []big.Word, y uint, neg bool) Value {
	r := c.flatRoom(len(x) + 1)
	var over uint
	for i, w := range x {
		hi, lo := bits.Mul(uint(w), y)
		lo, carry := bits.Add(lo, over, 0)
		r[i], over = big.Word(lo), hi+carry
	}
	if over != 0 {
		r[len(x)] = big.Word(over)
		return c.head(neg, len(x)+1)
	}
	return c.head(neg, len(x))
}

// flatRoom is memory for the words of a result.
func (c *Ctx) flatRoom(words int) []big.Word {
	words = max(words, 1)
	if len(c.flat) < flatWords+words || len(c.flat) > flatWords+2*words+16 {
		c.flat = rawWords(flatWords + words)
	}
	return c.flat[flatWords:]
}

// pastWord reports two ints of which one is past 64 bits.
func pastWord(a, b Value) bool {
	return a.Type() == &IntType && b.Type() == &IntType && (a.P != b.P || a.P != unsafe.Pointer(&immediate.whole))
}
