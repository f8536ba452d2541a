package object

import (
	"math/big"
	"math/bits"
	"strings"
	"unsafe"
)

// An int past 64 bits that an operation makes is one piece of memory without pointers: a BigInt, its big.Int and the
// words. What the first two point at is this memory itself, and a Type, which is no part of the heap; so the collector
// has nothing to follow, and nothing is cleared before.

// flatHead is BigInt and big.Int as the collector's barriers may not see them (bigflat_test.go compares).
type flatHead struct {
	typ, py, v uintptr
	between    bool
	number     struct {
		neg    bool
		words  uintptr
		length int
		space  int
	}
}

const (
	wordSize  = bits.UintSize / 8
	flatWords = int(unsafe.Sizeof(flatHead{}) / wordSize)
)

// rawWords is new memory for words, with anything in it. Package big clears what it makes, which
// takes longer than most operations on a long number; a strings.Builder does not.
func rawWords(n int) []big.Word {
	var b strings.Builder
	b.Grow(n * wordSize)
	b.WriteByte(0)
	return unsafe.Slice((*big.Word)(unsafe.Pointer(unsafe.StringData(b.String()))), n)
}

// result is a number to compute, with room for so many words; then finish is its value. No other may be asked for
// before.
func (c *Ctx) result(words int) *big.Int {
	z := &c.bigs[3]
	return z.SetBits(c.flatRoom(words)[:0])
}

// finish is the Python int of what result() gave and was computed.
func (c *Ctx) finish(z *big.Int) Value {
	if z.IsInt64() {
		return Int(z.Int64()) // the memory is for the next
	}
	words := z.Bits()
	if unsafe.SliceData(words) != &c.flat[flatWords] {
		return NewBig(new(big.Int).Set(z))
	}
	v := c.head(z.Sign() < 0, len(words))
	z.SetBits(nil)
	return v
}

// remainder is p mod q. Package big wants the room of p for it, which the result does not keep where it is much less.
func (c *Ctx) remainder(p, q *big.Int) Value {
	x, y := len(p.Bits()), len(q.Bits())
	if y == 2 && x >= 2 && q.Sign() > 0 && bits.UintSize == 64 {
		d := q.Bits()
		hi, lo := modTwo(p.Bits(), uint64(d[1]), uint64(d[0]))
		if p.Sign() < 0 && hi|lo != 0 {
			var under uint64
			lo, under = bits.Sub64(uint64(d[0]), lo, 0)
			hi, _ = bits.Sub64(uint64(d[1]), hi, under)
		}
		return c.twoWords(hi, lo)
	}
	if x > 2*y+2 {
		r := c.result(y + 1)
		if !modPower(r, p, q) {
			m := &c.bigs[4]
			floorDivMod(c.bigSpare(), m, p, q)
			r.Set(m)
			if cap(m.Bits()) > 1<<12 {
				m.SetBits(nil)
			}
		}
		return c.finish(r)
	}
	r := c.result(max(x, y) + 2)
	if !modPower(r, p, q) {
		floorDivMod(c.bigSpare(), r, p, q)
	}
	return c.finish(r)
}

// head makes an int of the memory at hand, whose first words are the number.
func (c *Ctx) head(neg bool, length int) Value {
	flat := c.flat
	c.flat = nil
	p := unsafe.Pointer(unsafe.SliceData(flat))
	h := (*flatHead)(p)
	*h = flatHead{typ: uintptr(unsafe.Pointer(&IntType)), v: uintptr(p) + unsafe.Sizeof(BigInt{})}
	h.number.neg = neg
	h.number.words = uintptr(p) + unsafe.Sizeof(flatHead{})
	h.number.length, h.number.space = length, length
	return Value{P: p}
}

// twoWords is the int hi<<64 | lo, where words have 64 bits.
func (c *Ctx) twoWords(hi, lo uint64) Value {
	if hi == 0 && int64(lo) >= 0 {
		return Int(int64(lo))
	}
	if len(c.flat) != flatWords+2 {
		c.flat = rawWords(flatWords + 2)
	}
	words := c.flat[flatWords:]
	words[0], words[1] = big.Word(lo), big.Word(hi)
	if hi == 0 {
		return c.head(false, 1)
	}
	return c.head(false, 2)
}

// pairOf is an int of at most two words of 64 bits that is not below zero.
func pairOf(v Value) (hi, lo uint64, ok bool) {
	if v.IsInt() {
		return 0, v.N, v.Int() >= 0
	}
	if bits.UintSize != 64 || v.Type() != &IntType {
		return 0, 0, false
	}
	z := (*BigInt)(v.P).V
	switch w := z.Bits(); {
	case z.Sign() < 0:
	case len(w) == 1:
		return 0, uint64(w[0]), true
	case len(w) == 2:
		return uint64(w[1]), uint64(w[0]), true
	}
	return 0, 0, false
}

// pairOp is an operation on two such ints whose result is one; not ok for everything else.
func pairOp(op BinOp, a, b Value) (hi, lo uint64, ok bool) {
	h1, l1, ok1 := pairOf(a)
	h2, l2, ok2 := pairOf(b)
	if !ok1 || !ok2 || bits.UintSize != 64 {
		return 0, 0, false
	}
	var over uint64
	switch op {
	case OpAnd:
		return h1 & h2, l1 & l2, true
	case OpOr:
		return h1 | h2, l1 | l2, true
	case OpXor:
		return h1 ^ h2, l1 ^ l2, true
	case OpAdd:
		lo, over = bits.Add64(l1, l2, 0)
		hi, over = bits.Add64(h1, h2, over)
		return hi, lo, over == 0
	case OpSub:
		lo, over = bits.Sub64(l1, l2, 0)
		hi, over = bits.Sub64(h1, h2, over)
		return hi, lo, over == 0
	case OpMul:
		hi, lo = bits.Mul64(l1, l2)
		return hi, lo, h1|h2 == 0
	case OpLShift:
		switch {
		case h2 != 0 || l2 >= 128:
		case l2 >= 64:
			hi = l1 << (l2 - 64)
			return hi, 0, h1 == 0 && hi>>(l2-64) == l1
		default:
			hi = h1<<l2 | l1>>(64-l2)
			return hi, l1 << l2, h1<<l2>>l2 == h1
		}
	case OpRShift:
		switch {
		case h2 != 0 || l2 >= 128:
			return 0, 0, true
		case l2 >= 64:
			return 0, h1 >> (l2 - 64), true
		}
		return h1 >> l2, l1>>l2 | h1<<(64-l2), true
	case OpMod:
		if h2 == 0 && l2 != 0 {
			return 0, bits.Rem64(h1, l1, l2), true
		}
	case OpFloorDiv:
		if h2 == 0 && l2 != 0 {
			lo, _ = bits.Div64(h1%l2, l1, l2)
			return h1 / l2, lo, true
		}
	}
	return 0, 0, false
}

// endOf is the last word of an int, in two's complement.
func endOf(v Value) (uint64, bool) {
	if v.IsInt() {
		return v.N, true
	}
	if z := asBigInt(v); z != nil {
		return lowWord(z), true
	}
	return 0, false
}

// lastWord is what an operation gives of which only the last 64 bits are looked at: any int that has these.
func lastWord(op BinOp, a, b Value) (uint64, bool) {
	x, ok := endOf(a)
	y, ok2 := endOf(b)
	if !ok || !ok2 {
		return 0, false
	}
	switch op {
	case OpAdd:
		return x + y, true
	case OpSub:
		return x - y, true
	case OpMul:
		return x * y, true
	case OpAnd:
		return x & y, true
	case OpOr:
		return x | y, true
	case OpXor:
		return x ^ y, true
	case OpLShift:
		return x << y, b.IsInt() && y < 1<<16
	}
	return 0, false
}
