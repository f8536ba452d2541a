package object

// Slices that are used as soon as they are written need no slice object.

// GetSlice is v[start:stop].
func GetSlice(c *Ctx, v, start, stop Value) (Value, *Exc) {
	if partOk(start) && partOk(stop) {
		switch v.Type() {
		case &StrType:
			s := (*Str)(v.P)
			i, j := sliceRange(start, stop, s.Len())
			return s.sub(i, j).Value(), nil
		case &BytesType:
			b := (*Bytes)(v.P)
			i, j := sliceRange(start, stop, len(b.S))
			if i == 0 && j == len(b.S) {
				return v, nil
			}
			return CopyBytes(b.S[i:j]), nil
		case &TupleType:
			t := (*Tuple)(v.P)
			i, j := sliceRange(start, stop, len(t.V))
			if i == 0 && j == len(t.V) {
				return v, nil
			}
			return PackTuple(t.V[i:j]...), nil
		case &ListType:
			if l := (*List)(v.P); l.Py == 0 && !Multi.Load() {
				i, j := sliceRange(start, stop, l.n)
				if i == j {
					return NewList(nil), nil
				}
				return copyList(l.block.v[i:j]).Value(), nil
			}
		case &RangeType:
			if r := (*Range)(v.P); r.small() {
				return r.sub(start, stop), nil
			}
		case &ForeignType:
			if x := bufferSlice(c, v, start, stop); x.P != nil {
				return x, nil
			}
		}
	}
	return GetItem(c, v, NewSlice(start, stop, None))
}

// GetSliceCopied is GetSlice where only SetSliceCopied or a loop sees the result; own: the list was made here.
func GetSliceCopied(c *Ctx, v, start, stop Value) (x Value, own bool, err *Exc) {
	if v.Type() == &ListType && partOk(start) && partOk(stop) {
		if l := (*List)(v.P); l.Py == 0 && !Multi.Load() {
			if i, j := sliceRange(start, stop, l.n); i <= j {
				out := c.spareList(j - i)
				copyValues(out.block.v, l.block.v[i:j])
				return out.Value(), true, nil
			}
		}
	}
	x, err = GetSlice(c, v, start, stop)
	return x, false, err
}

// GetStridedCopied is the same for GetStrided.
func GetStridedCopied(c *Ctx, v, start, stop, step Value) (x Value, own bool, err *Exc) {
	if v.Type() == &ListType && step.IsInt() && partOk(start) && partOk(stop) {
		if l := (*List)(v.P); l.Py == 0 && !Multi.Load() {
			if i, by, n := l.strided(start, stop, step); n > 0 {
				return l.copyStrided(c.spareList(n), i, by), true, nil
			}
		}
	}
	x, err = GetStrided(c, v, start, stop, step)
	return x, false, err
}

// SetSliceCopied is SetSlice of what those gave, whose memory is used again.
func SetSliceCopied(c *Ctx, v, start, stop, x Value, own bool) *Exc {
	if v.Type() != &ListType || !own || (*List)(v.P).Py != 0 {
		return SetSlice(c, v, start, stop, x)
	}
	if l, from := (*List)(v.P), (*List)(x.P); partOk(start) && partOk(stop) && from.Py == 0 && !Multi.Load() {
		if i, j := sliceRange(start, stop, l.n); j-i == from.n {
			copy(l.block.v[i:j], from.block.v)
			SpareList(c, from)
			return nil
		}
	}
	err := SetSlice(c, v, start, stop, x)
	if err == nil {
		SpareList(c, (*List)(x.P))
	}
	return err
}

// MoveSlice is v[start:stop] = x[from:to:step].
func MoveSlice(c *Ctx, v, start, stop, x, from, to, step Value) *Exc {
	if v.Type() == &ListType && x.Type() == &ListType && step.IsInt() && partOk(start) && partOk(stop) && partOk(from) && partOk(to) {
		l, other := (*List)(v.P), (*List)(x.P)
		if l.Py == 0 && other.Py == 0 && !Multi.Load() {
			at, by, n := other.strided(from, to, step)
			if i, j := sliceRange(start, stop, l.n); n > 0 && j-i == n {
				l.move(i, other, at, by, n)
				return nil
			}
		}
	}
	items, err := GetStrided(c, x, from, to, step)
	if err != nil {
		return err
	}
	return SetSlice(c, v, start, stop, items)
}

// move sets n items from the i-th on to those of a list, maybe itself, from the at-th on by that step.
func (l *List) move(i int, from *List, at, by, n int) {
	to, items := l.block.v[i:i+n], from.block.v
	switch {
	case by == 1:
		copy(to, items[at:at+n])
	case l != from:
		for k := range to {
			to[k] = items[at+k*by]
		}
	case by == -1 && at == i+n-1: // the same items the other way round
		for a, b := 0, n-1; a < b; a, b = a+1, b-1 {
			to[a], to[b] = to[b], to[a]
		}
	default:
		taken := make([]Value, n)
		for k := range taken {
			taken[k] = items[at+k*by]
		}
		copy(to, taken)
	}
}

// maxSpare is the length up to which the memory of a slice is kept for the next.
const maxSpare = 512

// spareList is a list of n items for a slice that only an assignment sees: the one with most room, which a sum may need.
func (c *Ctx) spareList(n int) *List {
	at, room := 0, n-1
	for i, l := range c.spares {
		if l != nil && len(l.block.v) > room {
			at, room = i, len(l.block.v)
		}
	}
	if room < n {
		return makeList(n)
	}
	l := c.spares[at]
	c.spares[at], l.n = nil, n
	return l
}

// SpareList says that nothing sees the list any more: its memory may be used again.
func SpareList(c *Ctx, l *List) {
	if l.Py != 0 || len(l.block.v) > maxSpare {
		return
	}
	clear(l.block.v[:l.n])
	l.n = 0
	at := 0
	for i, kept := range c.spares {
		if kept == nil {
			at = i
			break
		} else if len(kept.block.v) < len(c.spares[at].block.v) {
			at = i
		}
	}
	c.spares[at] = l
}

// copyStrided fills out, of its own length, with the items from the i-th on by that step.
func (l *List) copyStrided(out *List, i, by int) Value {
	from, to := l.block.v, out.block.v[:out.n]
	if by == -1 {
		from = from[i+1-len(to) : i+1]
		for k := range to {
			to[k] = from[len(from)-1-k]
		}
		return out.Value()
	}
	for k := range to {
		to[k] = from[i+k*by]
	}
	return out.Value()
}

// strided resolves the parts of a slice that is not empty: where it begins, its step and how many items it has; 0 for any other.
func (l *List) strided(start, stop, step Value) (i, by, n int) {
	return strideOf(l.n, start, stop, step)
}

func strideOf(length int, start, stop, step Value) (i, by, n int) {
	wide := step.Int()
	if wide == 0 || wide <= -1<<31 || wide >= 1<<31 {
		return 0, 0, 0
	}
	by = int(wide)
	if by == -1 && stop.IsNone() { // l[::-1] and l[i::-1]
		if start.IsNone() {
			return length - 1, by, length
		}
		if i := start.Int(); uint64(i) < uint64(length) {
			return int(i), by, int(i) + 1
		}
	}
	i, _, n = sliceAdjust(length, part(start, by < 0, length-1, 0), part(stop, by < 0, -length-1, length), by)
	return i, by, n
}

// GetStrided is v[start:stop:step].
func GetStrided(c *Ctx, v, start, stop, step Value) (Value, *Exc) {
	if v.Type() == &ListType && step.IsInt() && partOk(start) && partOk(stop) {
		if l := (*List)(v.P); l.Py == 0 && !Multi.Load() {
			if i, by, n := l.strided(start, stop, step); n > 0 {
				return l.copyStrided(makeList(n), i, by), nil
			}
		}
	}
	if v.Type() == &StrType && step.IsInt() && partOk(start) && partOk(stop) {
		s := (*Str)(v.P)
		if i, by, n := strideOf(s.Len(), start, stop, step); n > 0 && s.Len() < 1<<31 {
			return s.strided(i, by, n), nil
		}
	}
	return GetItem(c, v, NewSlice(start, stop, step))
}

// SetSlice is v[start:stop] = x.
func SetSlice(c *Ctx, v, start, stop, x Value) *Exc {
	if v.Type() == &ListType && x.Type() == &ListType && v.P != x.P && partOk(start) && partOk(stop) {
		l, from := (*List)(v.P), (*List)(x.P)
		if l.Py == 0 && from.Py == 0 && !Multi.Load() {
			i, j := sliceRange(start, stop, l.n)
			var items []Value
			if from.n > 0 {
				items = from.block.v[:from.n]
			}
			if len(items) == j-i {
				copy(l.block.v[i:j], items)
			} else {
				l.splice(i, j, items)
			}
			return nil
		}
	}
	return SetItem(c, v, NewSlice(start, stop, None), x)
}

// partOk reports a part of a slice that needs no __index__.
func partOk(v Value) bool { return v.IsNone() || v.IsInt() }

// part is a part of a slice, or what stands for None in it.
func part(v Value, back bool, none, forward int) int {
	switch {
	case v.IsNone() && back:
		return none
	case v.IsNone():
		return forward
	case v.Int() > 1<<31:
		return 1 << 31
	case v.Int() < -1<<31:
		return -1 << 31
	}
	return int(v.Int())
}

// sliceRange resolves the bounds of a slice with step 1 in a sequence of length n.
func sliceRange(start, stop Value, n int) (i, j int) {
	j = n
	if start.IsInt() {
		i = min(clampIndex(start.Int(), n), n)
	}
	if stop.IsInt() {
		j = min(clampIndex(stop.Int(), n), n)
	}
	return i, max(i, j)
}

// SliceOf is where a slice with plain parts begins in a sequence of length n,
// and how many items it takes by which step.
func SliceOf(s *Slice, n int) (start, count, step int, ok bool) {
	step = 1
	if s.Step.IsInt() {
		step = int(s.Step.Int())
	} else if !s.Step.IsNone() {
		return 0, 0, 0, false
	}
	if !partOk(s.Start) || !partOk(s.Stop) || step == 0 || step < -1<<31 || step > 1<<31 {
		return 0, 0, 0, false
	}
	back := step < 0
	start, _, count = sliceAdjust(n, part(s.Start, back, n-1, 0), part(s.Stop, back, -n-1, n), step)
	return start, count, step, true
}
