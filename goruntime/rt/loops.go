package rt

import o "goruntime/object"

// Exhausted is an iterator that has ended.
var Exhausted, _ = o.Iter(nil, o.NewTuple(nil))

// RangeIter is iter(range(args)) when the name range means the built-in, else
// iter of whatever it is called with.
func RangeIter(c *o.Ctx, s *o.Slot, args ...o.Value) (o.Value, *o.Exc) {
	f, err := LoadGlobal(c, s)
	if err != nil {
		return o.Value{}, err
	}
	v, err := o.Call(c, f, args, nil)
	if err != nil {
		return o.Value{}, err
	}
	return o.LoopIter(c, v)
}

// RangeLoop1 to RangeLoop3 begin `for i in range(...)`. When range is the
// built-in and its arguments are small ints, they return no iterator but the
// first value, how many there are, and the step; else an iterator.
func RangeLoop1(c *o.Ctx, s *o.Slot, stop o.Value) (it o.Value, at, left, step int64, err *o.Exc) {
	if stop.IsInt() && stop.Int() < 1<<62 && isRange(c, s) {
		return o.Value{}, 0, max(stop.Int(), 0), 1, nil
	}
	it, err = RangeIter(c, s, stop)
	return it, 0, 0, 0, err
}

func RangeLoop2(c *o.Ctx, s *o.Slot, start, stop o.Value) (it o.Value, at, left, step int64, err *o.Exc) {
	if start.IsInt() && stop.IsInt() && isRange(c, s) {
		if n, ok := rangeLen(start.Int(), stop.Int(), 1); ok {
			return o.Value{}, start.Int(), n, 1, nil
		}
	}
	it, err = RangeIter(c, s, start, stop)
	return it, 0, 0, 0, err
}

func RangeLoop3(c *o.Ctx, s *o.Slot, start, stop, by o.Value) (it o.Value, at, left, step int64, err *o.Exc) {
	if start.IsInt() && stop.IsInt() && by.IsInt() && isRange(c, s) {
		if n, ok := rangeLen(start.Int(), stop.Int(), by.Int()); ok {
			return o.Value{}, start.Int(), n, by.Int(), nil
		}
	}
	it, err = RangeIter(c, s, start, stop, by)
	return it, 0, 0, 0, err
}

// IntsToLoop begins a loop over what is mostly a range object, as RangeLoop1 does.
func IntsToLoop(c *o.Ctx, v o.Value) (it o.Value, at, left, step int64, err *o.Exc) {
	if v.Type() == &o.RangeType {
		if r := (*o.Range)(v.P); r.Wide == nil {
			return o.Value{}, r.Start, r.Len, r.Step, nil
		}
	}
	it, err = o.LoopIter(c, v)
	return it, 0, 0, 0, err
}

// ReversedRange is iter(reversed(range(args))), or of whatever these names mean.
func ReversedRange(c *o.Ctx, backwards, s *o.Slot, args ...o.Value) (o.Value, *o.Exc) {
	outer, err := LoadGlobal(c, backwards)
	if err != nil {
		return o.Value{}, err
	}
	inner, err := LoadGlobal(c, s)
	if err != nil {
		return o.Value{}, err
	}
	v, err := o.Call(c, inner, args, nil)
	if err == nil {
		v, err = o.Call1(c, outer, v)
	}
	if err != nil {
		return o.Value{}, err
	}
	return o.LoopIter(c, v)
}

// ReversedRangeLoop1 to ReversedRangeLoop3 begin `for i in reversed(range(...))`, as RangeLoop1 does.
func ReversedRangeLoop1(c *o.Ctx, backwards, s *o.Slot, stop o.Value) (it o.Value, at, left, step int64, err *o.Exc) {
	if isReversed(c, backwards) && isRange(c, s) && stop.IsInt() && stop.Int() < 1<<62 {
		n := max(stop.Int(), 0)
		return o.Value{}, n - 1, n, -1, nil
	}
	it, err = ReversedRange(c, backwards, s, stop)
	return it, 0, 0, 0, err
}

func ReversedRangeLoop2(c *o.Ctx, backwards, s *o.Slot, start, stop o.Value) (it o.Value, at, left, step int64, err *o.Exc) {
	if isReversed(c, backwards) && isRange(c, s) && start.IsInt() && stop.IsInt() {
		if n, ok := rangeLen(start.Int(), stop.Int(), 1); ok {
			return o.Value{}, start.Int() + n - 1, n, -1, nil
		}
	}
	it, err = ReversedRange(c, backwards, s, start, stop)
	return it, 0, 0, 0, err
}

func ReversedRangeLoop3(c *o.Ctx, backwards, s *o.Slot, start, stop, by o.Value) (it o.Value, at, left, step int64, err *o.Exc) {
	if isReversed(c, backwards) && isRange(c, s) && start.IsInt() && stop.IsInt() && by.IsInt() {
		if n, ok := rangeLen(start.Int(), stop.Int(), by.Int()); ok {
			return o.Value{}, start.Int() + (n-1)*by.Int(), n, -by.Int(), nil
		}
	}
	it, err = ReversedRange(c, backwards, s, start, stop, by)
	return it, 0, 0, 0, err
}

func isReversed(c *o.Ctx, s *o.Slot) bool {
	f, err := LoadGlobal(c, s)
	return err == nil && f.P == o.TypeValue(&o.ReversedType).P
}

// rangeLen is len(range(start, stop, step)); false for a zero step and for
// lengths or last steps that leave int64.
func rangeLen(start, stop, step int64) (int64, bool) {
	const half = 1 << 62
	if step == 0 || start < -half/2 || start > half/2 || stop < -half/2 || stop > half/2 || step < -half/2 || step > half/2 {
		return 0, false
	}
	switch {
	case step > 0 && start < stop:
		return (stop-start-1)/step + 1, true
	case step < 0 && start > stop:
		return (start-stop-1)/-step + 1, true
	}
	return 0, true
}

func isRange(c *o.Ctx, s *o.Slot) bool {
	f, err := LoadGlobal(c, s)
	return err == nil && f.P == o.TypeValue(&o.RangeType).P
}

// ListToLoop is v when it is a list, which a loop can walk without an iterator,
// or a view of a bytes object or of what CPython holds, a list or a buffer.
func ListToLoop(c *o.Ctx, v o.Value) *o.List {
	switch v.Type() {
	case &o.ListType:
		return (*o.List)(v.P)
	case &o.ForeignType:
		return o.ViewList(c, v, false)
	case &o.BytesType:
		return o.ViewBytes(v)
	}
	return o.ListInside(v)
}

// NumbersToLoop is ListToLoop where an item of a NumPy array may be its number (o.IsNumpy).
func NumbersToLoop(c *o.Ctx, v o.Value) *o.List {
	if v.Type() == &o.ForeignType {
		return o.ViewList(c, v, true)
	}
	return ListToLoop(c, v)
}

// ListIterEnd is the step of a loop over a list that found no item at i: the
// end, unless the list has moved to CPython.
func ListIterEnd(c *o.Ctx, l *o.List, i int) (o.Value, *o.Exc) { return l.IterSlow(c, i) }

// ListPairEnd is ListIterEnd for a loop that takes its items apart at once.
func ListPairEnd(c *o.Ctx, l *o.List, i int) (o.Value, *o.Exc) { return l.IterPair(c, i) }
