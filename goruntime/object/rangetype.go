package object

import (
	"math/big"
)

// The class range.

func rangeValue(v Value) *Range { return (*Range)(v.P) }

func init() {
	t := &RangeType
	t.Doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n" +
		"Return an object that produces a sequence of integers from start (inclusive)\n" +
		"to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\n" +
		"start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\n" +
		"These are exactly the valid indices for a list of 4 elements.\n" +
		"When step is given, it specifies the increment (or decrement)."
	builtin(t, &ObjectType, []*Builtin{
		{Name: "__reversed__", E0: func(c *Ctx, v Value) (Value, *Exc) { return rangeValue(v).reversed(), nil }},
		{Name: "count", E1: rangeCount},
		{Name: "index", E1: rangeIndex},
	})
	part := func(name string, get func(w *wideRange) *big.Int) {
		addGetSets(t, &GetSet{Name: name, Set: readOnly, Get: func(c *Ctx, v Value) (Value, *Exc) {
			return NewBig(new(big.Int).Set(get(rangeValue(v).wide()))), nil
		}})
	}
	part("start", func(w *wideRange) *big.Int { return w.start })
	part("stop", func(w *wideRange) *big.Int { return w.stop })
	part("step", func(w *wideRange) *big.Int { return w.step })
	t.Repr = rangeRepr
	t.Hash = rangeHash
	t.Cmp = rangeCmp
	t.Truth = func(c *Ctx, v Value) (bool, *Exc) {
		r := rangeValue(v)
		return r.Len != 0 || r.Wide != nil && r.Wide.length.Sign() != 0, nil
	}
	t.Len = rangeLen
	t.GetItem = rangeGetItem
	t.Contains = rangeContains
	t.Iter = func(c *Ctx, v Value) (Value, *Exc) { return rangeValue(v).iter(), nil }
	t.New = func(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
		if len(names) > 0 {
			return Value{}, Raise(c, &TypeErrorType, "range() takes no keyword arguments")
		}
		if start, stop, step, n, ok := RangeArgs(args); ok {
			return newRange(start, stop, step, n), nil
		}
		return NewRange(c, args)
	}
	self := func(c *Ctx, v Value) (Value, *Exc) { return v, nil }
	builtin(&RangeIterType, &ObjectType, []*Builtin{{Name: "__length_hint__", E0: func(c *Ctx, v Value) (Value, *Exc) {
		return Int(max((*RangeIter)(v.P).Left, 0)), nil
	}}})
	RangeIterType.Iter, RangeIterType.Next = self, rangeIterNext
	builtin(&WideRangeIterType, &ObjectType, []*Builtin{{Name: "__length_hint__", E0: func(c *Ctx, v Value) (Value, *Exc) {
		return NewBig(new(big.Int).Set((*wideRangeIter)(v.P).left)), nil
	}}})
	WideRangeIterType.Iter, WideRangeIterType.Next = self, wideRangeIterNext
}

func rangeRepr(c *Ctx, v Value) (Value, *Exc) {
	w := rangeValue(v).wide()
	text := "range("
	for _, z := range []*big.Int{w.start, w.stop} {
		s, err := bigDecimal(c, z)
		if err != nil {
			return Value{}, err
		}
		if text != "range(" {
			text += ", "
		}
		text += s
	}
	if w.step.Cmp(bigOne) != 0 {
		s, err := bigDecimal(c, w.step)
		if err != nil {
			return Value{}, err
		}
		text += ", " + s
	}
	return asciiStr(text + ")"), nil
}

// rangeKey is what range equality and hash look at: the length, the first item
// if there is one, the step if there are two.
func rangeKey(r *Range) Value {
	w := r.wide()
	key := []Value{NewBig(new(big.Int).Set(w.length)), None, None}
	if w.length.Sign() != 0 {
		key[1] = NewBig(new(big.Int).Set(w.start))
		if w.length.Cmp(bigOne) != 0 {
			key[2] = NewBig(new(big.Int).Set(w.step))
		}
	}
	return NewTuple(key)
}

func rangeHash(c *Ctx, v Value) (int64, *Exc) { return Hash(c, rangeKey(rangeValue(v))) }

func rangeCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	if b.Type() != &RangeType || op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	if a.P == b.P {
		return Bool(op == CmpEq), nil
	}
	return Compare(c, op, rangeKey(rangeValue(a)), rangeKey(rangeValue(b)))
}

func rangeLen(c *Ctx, v Value) (int, *Exc) {
	r := rangeValue(v)
	if r.Wide == nil {
		return int(r.Len), nil
	}
	n := r.Wide.length
	if !n.IsInt64() {
		return 0, Raise(c, &OverflowErrorType, "Python int too large to convert to C ssize_t")
	}
	return int(n.Int64()), nil
}

func rangeContains(c *Ctx, v, item Value) (bool, *Exc) {
	r := rangeValue(v)
	if IsIntLike(item) {
		return r.index(item) != nil, nil
	}
	return iterContains(c, r.iter(), item)
}

// iterContains looks for an item by comparing, as sequences without a shorter
// way do.
func iterContains(c *Ctx, it, item Value) (bool, *Exc) {
	for {
		x, err := Next(c, it)
		if err != nil || x.Nil() {
			return false, err
		}
		if eq, err := Equal(c, x, item); err != nil || eq {
			return eq, err
		}
	}
}

func rangeCount(c *Ctx, v, item Value) (Value, *Exc) {
	r := rangeValue(v)
	if IsIntLike(item) {
		return Int(int64(b2i(r.index(item) != nil))), nil
	}
	n := int64(0)
	for it := r.iter(); ; {
		x, err := Next(c, it)
		if err != nil || x.Nil() {
			return Int(n), err
		}
		eq, err := Equal(c, x, item)
		if err != nil {
			return Value{}, err
		}
		n += int64(b2i(eq))
	}
}

func rangeIndex(c *Ctx, v, item Value) (Value, *Exc) {
	r := rangeValue(v)
	if IsIntLike(item) {
		if i := r.index(item); i != nil {
			return NewBig(i), nil
		}
		s, err := Repr(c, item)
		if err != nil {
			return Value{}, err
		}
		return Value{}, Raise(c, &ValueErrorType, "%s is not in range", GoStr(s))
	}
	it := r.iter()
	for i := int64(0); ; i++ {
		x, err := Next(c, it)
		if err != nil {
			return Value{}, err
		}
		if x.Nil() {
			return Value{}, Raise(c, &ValueErrorType, "sequence.index(x): x not in sequence")
		}
		if eq, err := Equal(c, x, item); err != nil || eq {
			return Int(i), err
		}
	}
}

func rangeGetItem(c *Ctx, v, key Value) (Value, *Exc) {
	r := rangeValue(v)
	if key.IsInt() && r.Wide == nil {
		i := key.Int()
		if i < 0 {
			i += r.Len
		}
		if i < 0 || i >= r.Len {
			return Value{}, Raise(c, &IndexErrorType, "range object index out of range")
		}
		return Int(r.Start + i*r.Step), nil
	}
	if key.Type() == &SliceType {
		return rangeSlice(c, r, (*Slice)(key.P))
	}
	x, ok, err := indexValue(c, key)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return Value{}, Raise(c, &TypeErrorType, "range indices must be integers or slices, not %s", TypeName(key))
	}
	w := r.wide()
	i := new(big.Int).Set(AsBig(x))
	if i.Sign() < 0 {
		i.Add(i, w.length)
	}
	if i.Sign() < 0 || i.Cmp(w.length) >= 0 {
		return Value{}, Raise(c, &IndexErrorType, "range object index out of range")
	}
	return NewBig(w.at(i)), nil
}

// small: products of its numbers stay within 64 bits.
func (r *Range) small() bool {
	const near = 1 << 30
	return r.Wide == nil && r.Len < near && r.Start < near && r.Start > -near && r.Step < near && r.Step > -near
}

// sub is r[start:stop] of a small range; the parts are partOk.
func (r *Range) sub(start, stop Value) Value {
	length := int(r.Len)
	i, j, n := sliceAdjust(length, part(start, false, 0, 0), part(stop, false, 0, length), 1)
	return newRange(r.Start+int64(i)*r.Step, r.Start+int64(j)*r.Step, r.Step, int64(n))
}

// rangeSlice is compute_slice of rangeobject.c: indices of any size.
func rangeSlice(c *Ctx, r *Range, s *Slice) (Value, *Exc) {
	if s.Step.IsNone() && partOk(s.Start) && partOk(s.Stop) && r.small() {
		return r.sub(s.Start, s.Stop), nil
	}
	start, stop, step, err := s.longIndices(c, r.wide().length)
	if err != nil {
		return Value{}, err
	}
	w := r.wide()
	return rangeOf(w.at(start), w.at(stop), new(big.Int).Mul(w.step, step)), nil
}
