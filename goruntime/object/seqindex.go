package object

import "unsafe"

import "math"

// Indices, slices and counts as every sequence takes them, and the argument
// checks of built-in functions.

// seqIndex is PyNumber_AsSsize_t with IndexError: the value of an index, ok
// false when v has no __index__.
func seqIndex(c *Ctx, v Value) (i int, ok bool, err *Exc) {
	return indexTo(c, v, &IndexErrorType)
}

// indexTo is seqIndex with the exception for values past 64 bits; with nil
// they are clipped.
func indexTo(c *Ctx, v Value, overflow *Type) (i int, ok bool, err *Exc) {
	if v.IsInt() {
		return int(v.Int()), true, nil
	}
	x, ok, err := indexValue(c, v)
	if err != nil || !ok {
		return 0, ok, err
	}
	if x.IsInt() {
		return int(x.Int()), true, nil
	}
	if overflow != nil {
		return 0, true, Raise(c, overflow, "cannot fit '%s' into an index-sized integer", TypeName(v))
	}
	neg, err := CompareBool(c, CmpLt, x, Int(0))
	if neg {
		return math.MinInt, true, err
	}
	return math.MaxInt, true, err
}

// indexValue is v.__index__() as an exact int; ok is false when there is none.
func indexValue(c *Ctx, v Value) (x Value, ok bool, err *Exc) {
	if v.IsInt() {
		return v, true, nil
	}
	switch t := v.Type(); {
	case t == &BoolType:
		return Int(int64(b2i(v.IsTrue()))), true, nil
	case t == &IntType:
		return v, true, nil
	case t == &ForeignType:
		x, err = H.Index(c, v)
		if err != nil && err.T == &TypeErrorType && excMessage(c, err) == "'"+TypeName(v)+"' object cannot be interpreted as an integer" {
			return Value{}, false, nil
		}
		return x, true, err
	case t.HasDict && !t.Lookup("__index__").Nil():
		x, err = Index(c, v)
		return x, true, err
	}
	return Value{}, false, nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// excMessage is str() of an exception with one string argument, else "".
func excMessage(c *Ctx, e *Exc) string {
	if e.Py != 0 && H != nil {
		H.Normalize(c, e)
	}
	if len(e.Args) == 1 && IsStr(e.Args[0]) {
		return GoStr(e.Args[0])
	}
	return ""
}

// sliceIndex is one part of a slice, clipped to 64 bits.
func sliceIndex(c *Ctx, v Value, words string) (int, *Exc) {
	i, ok, err := indexTo(c, v, nil)
	if err == nil && !ok {
		err = Raise(c, &TypeErrorType, "slice indices must be integers or %shave an __index__ method", words)
	}
	return i, err
}

// sliceUnpack is PySlice_Unpack.
func sliceUnpack(c *Ctx, key Value) (start, stop, step int, err *Exc) {
	s := (*Slice)(key.P)
	step = 1
	if !s.Step.IsNone() {
		if step, err = sliceIndex(c, s.Step, "None or "); err != nil {
			return
		}
		if step == 0 {
			err = Raise(c, &ValueErrorType, "slice step cannot be zero")
			return
		}
		step = max(step, -math.MaxInt)
	}
	if start, stop = 0, math.MaxInt; step < 0 {
		start, stop = math.MaxInt, math.MinInt
	}
	if !s.Start.IsNone() {
		if start, err = sliceIndex(c, s.Start, "None or "); err != nil {
			return
		}
	}
	if !s.Stop.IsNone() {
		stop, err = sliceIndex(c, s.Stop, "None or ")
	}
	return
}

// sliceAdjust is PySlice_AdjustIndices: the bounds within a sequence of length
// n and the number of items.
func sliceAdjust(n, start, stop, step int) (int, int, int) {
	clip := func(i int) int {
		if i < 0 {
			if i += n; i < 0 {
				return b2i(step < 0) * -1
			}
			return i
		}
		if i >= n {
			return n - b2i(step < 0)
		}
		return i
	}
	start, stop = clip(start), clip(stop)
	switch {
	case step > 0 && start < stop:
		return start, stop, (stop-start-1)/step + 1
	case step < 0 && stop < start:
		return start, stop, (start-stop-1)/-step + 1
	}
	return start, stop, 0
}

// sliceBounds resolves a slice; length is asked after the slice's parts, which
// may run Python code.
func sliceBounds(c *Ctx, key Value, length func() int) (start, step, n int, err *Exc) {
	start, stop, step, err := sliceUnpack(c, key)
	if err != nil {
		return 0, 0, 0, err
	}
	start, _, n = sliceAdjust(length(), start, stop, step)
	return start, step, n, nil
}

// repeatCount is the factor of a sequence of length n, never negative.
func repeatCount(c *Ctx, times Value, n int) (int, *Exc) {
	k, ok, err := indexTo(c, times, &OverflowErrorType)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, Raise(c, &TypeErrorType, "can't multiply sequence by non-int of type '%s'", TypeName(times))
	}
	if k <= 0 || n == 0 {
		return 0, nil
	}
	if k > 1<<36/n || tooLarge(k*n*int(unsafe.Sizeof(Value{}))) {
		return 0, RaiseArgs(c, &MemoryErrorType)
	}
	return k, nil
}

// indexArgs checks the arguments of index(value, start=0, stop=maxsize) and
// clips the bounds.
func indexArgs(c *Ctx, fn string, args []Value, names []string, length func() int) (start, stop int, err *Exc) {
	if err = posArgs(c, fn, "index", args, names, 1, 3); err != nil {
		return
	}
	stop = math.MaxInt
	if len(args) > 1 {
		if start, err = sliceIndex(c, args[1], ""); err != nil {
			return
		}
	}
	if len(args) > 2 {
		if stop, err = sliceIndex(c, args[2], ""); err != nil {
			return
		}
	}
	n := length()
	if start < 0 {
		start = max(start+n, 0)
	}
	if stop < 0 {
		stop = max(stop+n, 0)
	}
	return start, stop, nil
}

// posArgs checks a call that takes min to max positional arguments; full is
// how messages about keywords name the function, short how those about counts do.
func posArgs(c *Ctx, full, short string, args []Value, names []string, min, max int) *Exc {
	if len(names) > 0 {
		return Raise(c, &TypeErrorType, "%s takes no keyword arguments", full)
	}
	n := len(args)
	if n >= min && n <= max {
		return nil
	}
	bound, words := min, "at least "
	if n > max {
		bound, words = max, "at most "
	}
	if min == max {
		words = ""
	}
	plural := "s"
	if bound == 1 {
		plural = ""
	}
	return Raise(c, &TypeErrorType, "%s expected %s%d argument%s, got %d", short, words, bound, plural, n)
}

// deeper counts a level of native recursion (comparing or printing nested
// containers); the caller gives it back with c.Depth--.
func deeper(c *Ctx, where string) *Exc {
	if c.Depth++; c.Depth >= c.Limit.Load() {
		if err := EnterSlow(c); err != nil {
			c.Depth--
			if err.T == &RecursionErrorType {
				return Raise(c, &RecursionErrorType, "maximum recursion depth exceeded%s", where)
			}
			return err
		}
	}
	return nil
}

// reprItems joins the representations of items between open and end; recur
// stands for the container inside itself. at returns zero past the last item.
func reprItems(c *Ctx, v Value, open, end, recur string, at func(i int) (Value, *Exc)) (Value, *Exc) {
	if !reprEnter(c, v) {
		return StrConst(recur), nil
	}
	defer reprLeave(c)
	if err := deeper(c, " while getting the repr of an object"); err != nil {
		return Value{}, err
	}
	defer func() { c.Depth-- }()
	parts := []Value{StrConst(open)}
	for i := 0; ; i++ {
		x, err := at(i)
		if err != nil {
			return Value{}, err
		}
		if x.Nil() {
			break
		}
		if i > 0 {
			parts = append(parts, commaSpace)
		}
		s, err := Repr(c, x)
		if err != nil {
			return Value{}, err
		}
		parts = append(parts, s)
	}
	return JoinStr(c, append(parts, StrConst(end))), nil
}

var commaSpace = StrFromGo(", ")

// reprEnter marks a container as being printed; false when it already is.
func reprEnter(c *Ctx, v Value) bool {
	for _, x := range c.reprs {
		if x.P == v.P {
			return false
		}
	}
	c.reprs = append(c.reprs, v)
	return true
}

func reprLeave(c *Ctx) {
	c.reprs[len(c.reprs)-1] = Value{}
	c.reprs = c.reprs[:len(c.reprs)-1]
}
