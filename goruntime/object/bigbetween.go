package object

import "math/big"

// Results between: in a*b + c*d the products are seen by the sum alone, as the
// text of the program shows. Of numbers past 64 bits their memory is used for
// the next such results, while it is still in the processor's cache.

// How BinaryOn is to take its operands and give its result.
const (
	LeftBetween  = 1 << iota // only this operation sees the left operand
	RightBetween             // or the right one, when they are ints that BinaryOn marked
	Between                  // only another BinaryOn sees the result
	AndStore                 // it is an augmented assignment
	LastWord                 // only the last 64 bits of the result are looked at
)

const maxSpareWords = 1 << 14

// BinaryOn is Binary, or InPlace, of what are mostly ints past 64 bits.
func BinaryOn(c *Ctx, op BinOp, a, b Value, how int) (Value, *Exc) {
	if a.Type() != &IntType || b.Type() != &IntType || op > OpMul && a.IsInt() && b.IsInt() && how&LastWord == 0 {
		return generalOn(c, op, a, b, how)
	}
	var r Value
	if how&LastWord != 0 {
		word, ok := lastWord(op, a, b)
		if !ok {
			return generalOn(c, op, a, b, how)
		}
		r = c.pairRoom(0, word, how)
	} else if hi, lo, ok := pairOp(op, a, b); ok {
		r = c.pairRoom(hi, lo, how)
	} else if r = c.computed(op, a, b, how); r.P == nil {
		return generalOn(c, op, a, b, how)
	}
	if how&LeftBetween != 0 {
		c.spareInt(a)
	}
	if how&RightBetween != 0 {
		c.spareInt(b)
	}
	return r, nil
}

// pairRoom is the int hi<<64 | lo.
func (c *Ctx) pairRoom(hi, lo uint64, how int) Value {
	if hi == 0 && int64(lo) >= 0 {
		return Int(int64(lo))
	}
	if how&Between == 0 {
		return c.twoWords(hi, lo)
	}
	r := c.room(2)
	words := append(r.V.Bits()[:0], big.Word(lo), big.Word(hi))
	r.V.SetBits(words)
	return r.Value()
}

// computed is an operation that package big does; nil for one that is left to the general way.
func (c *Ctx) computed(op BinOp, a, b Value, how int) Value {
	if how&Between == 0 {
		if r := quickInts(c, op, a, b); r.P != nil {
			return r
		}
	}
	p, q := c.bigOperands(a, b)
	x, y := len(p.Bits()), len(q.Bits())
	words := max(x, y) + 1
	switch op {
	case OpAdd, OpSub:
	case OpMul:
		words = x + y
	case OpMod:
		if y == 0 {
			return Value{}
		}
		if b.IsInt() {
			if m, ok := modWord(p, b.Int()); ok {
				return Int(m)
			}
		}
		if how&Between == 0 {
			return c.remainder(p, q)
		}
		words = max(x, y) + 2
	case OpFloorDiv:
		if y == 0 {
			return Value{}
		}
		words = x - y + 2
	default:
		return Value{}
	}
	if words > maxSpareWords {
		return Value{}
	}
	if how&Between == 0 {
		r := c.result(words)
		c.compute(op, r, p, q)
		return c.finish(r)
	}
	r := c.room(words)
	c.compute(op, r.V, p, q)
	if r.V.IsInt64() {
		n := r.V.Int64()
		c.spareInt(r.Value())
		return Int(n)
	}
	return r.Value()
}

// compute puts the result into r.
func (c *Ctx) compute(op BinOp, r, p, q *big.Int) {
	switch op {
	case OpAdd:
		r.Add(p, q)
	case OpSub:
		r.Sub(p, q)
	case OpMul:
		r.Mul(p, q)
	case OpMod:
		if !modPower(r, p, q) {
			floorDivMod(c.bigSpare(), r, p, q)
		}
	case OpFloorDiv:
		floorDivMod(r, c.bigSpare(), p, q)
	}
}

// generalOn: an operator of another type may keep its operands.
func generalOn(c *Ctx, op BinOp, a, b Value, how int) (Value, *Exc) {
	KeepInt(a)
	KeepInt(b)
	switch {
	case how&AndStore != 0:
		return InPlace(c, op, a, b)
	case op == OpAdd:
		return Add(c, a, b)
	case op == OpMul && a.Type() == &StrType && b.IsInt():
		return repeatStr(c, (*Str)(a.P), int(b.Int()))
	}
	return Binary(c, op, a, b)
}

// KeepInt says that more may see the value than the BinaryOn it was made for.
func KeepInt(v Value) {
	if v.Type() == &IntType && !v.IsInt() {
		(*BigInt)(v.P).between = false
	}
}

// room is a BigInt for a result between.
func (c *Ctx) room(words int) *BigInt {
	for i, kept := range c.spareInts {
		if kept != nil && cap(kept.V.Bits()) >= words {
			c.spareInts[i], kept.between = nil, true
			return kept
		}
	}
	r := newRoom(words + words/4)
	r.between = true
	return r
}

// spareInt takes back a result between.
func (c *Ctx) spareInt(v Value) {
	if v.IsInt() {
		return
	}
	b := (*BigInt)(v.P)
	if !b.between || b.Py != 0 || cap(b.V.Bits()) > maxSpareWords {
		return
	}
	b.between = false
	at := 0
	for i, kept := range c.spareInts {
		if kept == nil {
			at = i
			break
		} else if cap(kept.V.Bits()) < cap(c.spareInts[at].V.Bits()) {
			at = i
		}
	}
	c.spareInts[at] = b
}
