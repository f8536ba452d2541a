package object

// Results between: in a*b + c*d the products are seen by the sum alone, as the
// text of the program shows. Of numbers past 64 bits their memory is used for
// the next such results, while it is still in the processor's cache.

// How BinaryOn is to take its operands and give its result.
const (
	LeftBetween  = 1 << iota // only this operation sees the left operand
	RightBetween             // or the right one, when they are ints that BinaryOn marked
	Between                  // only another BinaryOn sees the result
	AndStore                 // it is an augmented assignment
)

const maxSpareWords = 1 << 14

// BinaryOn is Binary, or InPlace, of what are mostly ints past 64 bits.
func BinaryOn(c *Ctx, op BinOp, a, b Value, how int) (Value, *Exc) {
	if a.Type() != &IntType || b.Type() != &IntType || op != OpMul && a.IsInt() && b.IsInt() {
		return generalOn(c, op, a, b, how)
	}
	p, q := c.bigOperands(a, b)
	x, y := len(p.Bits()), len(q.Bits())
	var r *BigInt
	switch op {
	case OpAdd:
		r = c.room(max(x, y)+1, how)
		r.V.Add(p, q)
	case OpSub:
		r = c.room(max(x, y)+1, how)
		r.V.Sub(p, q)
	case OpMul:
		if x+y > maxSpareWords {
			return generalOn(c, op, a, b, how)
		}
		r = c.room(x+y, how)
		r.V.Mul(p, q)
	case OpFloorDiv, OpMod:
		if y == 0 {
			return generalOn(c, op, a, b, how)
		}
		if op == OpMod {
			if b.IsInt() {
				if m, ok := modWord(p, b.Int()); ok {
					if how&LeftBetween != 0 {
						c.spareInt(a)
					}
					return Int(m), nil
				}
			}
			r = c.room(y+1, how)
			if !modPower(r.V, p, q) {
				floorDivMod(c.bigSpare(), r.V, p, q)
			}
		} else {
			r = c.room(x-y+2, how)
			floorDivMod(r.V, c.bigSpare(), p, q)
		}
	default:
		return generalOn(c, op, a, b, how)
	}
	if how&LeftBetween != 0 {
		c.spareInt(a)
	}
	if how&RightBetween != 0 {
		c.spareInt(b)
	}
	if r.V.IsInt64() {
		n := r.V.Int64()
		if r.between {
			c.spareInt(r.Value())
		}
		return Int(n), nil
	}
	return r.Value(), nil
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

// room is a BigInt for a result.
func (c *Ctx) room(words, how int) *BigInt {
	if how&Between == 0 {
		return newRoom(words)
	}
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
