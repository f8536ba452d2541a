package object

// UnpackSeq assigns exactly n items of v to out (a, b = v).
func UnpackSeq(c *Ctx, v Value, n int, out []Value) *Exc {
	switch v.Type() {
	case &TupleType:
		if items := (*Tuple)(v.P).V; len(items) == n {
			copy(out, items)
			return nil
		}
	case &ListType:
		if l := (*List)(v.P); l.n == n && l.Py == 0 {
			items, ok := l.slice(0, n)
			if ok && len(items) == n {
				copy(out, items)
				return nil
			}
		}
	}
	if (v.Type() == &ListType || v.Type() == &ForeignType) && (*Obj)(v.P).genuineNumbers(c, out[:n]) {
		return nil
	}
	if c.GIL && n <= len(c.Unpacked) && (*Obj)(v.P).Py != 0 && (v.Type() == &ForeignType || v.Type() == &ListType) && H.UnpackNow(c, v, n) {
		copy(out, c.Unpacked[:n])
		clear(c.Unpacked[:n])
		return nil
	}
	it, err := unpackIter(c, v)
	if err != nil {
		return err
	}
	defer EndLoop(c, it)
	for i := 0; i < n; i++ {
		x, err := Next(c, it)
		if err != nil {
			return err
		}
		if x.Nil() {
			return Raise(c, &ValueErrorType, "not enough values to unpack (expected %d, got %d)", n, i)
		}
		out[i] = x
	}
	x, err := Next(c, it)
	if err != nil || x.Nil() {
		return err
	}
	return Raise(c, &ValueErrorType, "too many values to unpack (expected %d)", n)
}

func unpackIter(c *Ctx, v Value) (Value, *Exc) {
	it, err := LoopIter(c, v)
	if err != nil && err.T == &TypeErrorType && notIterable(c, v, err) {
		return it, Raise(c, &TypeErrorType, "cannot unpack non-iterable %s object", TypeName(v))
	}
	return it, err
}

// UnpackEx is a, *b, c = v: out receives before items, a list, after items.
func UnpackEx(c *Ctx, v Value, before, after int, out []Value) *Exc {
	switch v.Type() {
	case &TupleType:
		if items := (*Tuple)(v.P).V; len(items) >= before+after {
			unpackParts(items, before, after, out)
			return nil
		}
	case &ListType:
		if l := (*List)(v.P); l.Py == 0 && l.block != nil && l.n >= before+after && !Multi.Load() {
			unpackParts(l.block.v[:l.n], before, after, out)
			return nil
		}
	}
	it, err := unpackIter(c, v)
	if err != nil {
		return err
	}
	defer EndLoop(c, it)
	for i := 0; i < before; i++ {
		x, err := Next(c, it)
		if err != nil {
			return err
		}
		if x.Nil() {
			return Raise(c, &ValueErrorType, "not enough values to unpack (expected at least %d, got %d)", before+after, i)
		}
		out[i] = x
	}
	rest, err := drain(c, it, 0)
	if err != nil {
		return err
	}
	k := len(rest) - after
	if k < 0 {
		return Raise(c, &ValueErrorType, "not enough values to unpack (expected at least %d, got %d)", before+after, before+len(rest))
	}
	copy(out[before+1:], rest[k:])
	clear(rest[k:])
	out[before] = NewList(rest[:k])
	return nil
}

// unpackParts assigns the parts of items, which are enough.
func unpackParts(items []Value, before, after int, out []Value) {
	end := len(items) - after
	copy(out, items[:before])
	copy(out[before+1:], items[end:])
	out[before] = PackList(items[before:end]...)
}
