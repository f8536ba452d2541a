package object

import "slices"

// list.sort and the choice of a comparison.

func listSort(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
	if n := len(args) - len(names); n > 0 {
		return Value{}, Raise(c, &TypeErrorType, "sort() takes no positional arguments")
	}
	key, reverse, err := sortArgs(c, args, names)
	if err != nil {
		return Value{}, err
	}
	return None, ListSort(c, (*List)(self.P), key, reverse)
}

// sortArgs reads key and reverse, named by names, from the end of args.
func sortArgs(c *Ctx, args []Value, names []string) (key Value, reverse bool, err *Exc) {
	key = None
	kw := args[len(args)-len(names):]
	for i, name := range names {
		switch name {
		case "key":
			key = kw[i]
		case "reverse":
			if PyMinor >= 12 {
				reverse, err = Truth(c, kw[i])
			} else {
				var n int
				var ok bool
				n, ok, err = indexTo(c, kw[i], &OverflowErrorType)
				if err == nil && !ok {
					err = Raise(c, &TypeErrorType, "'%s' object cannot be interpreted as an integer", TypeName(kw[i]))
				}
				reverse = n != 0
			}
			if err != nil {
				return
			}
		default:
			return key, false, badKeyword(c, "sort", name)
		}
	}
	return
}

// badKeyword is the TypeError for a keyword a built-in function does not know.
func badKeyword(c *Ctx, fn, name string) *Exc {
	if PyMinor >= 13 {
		return Raise(c, &TypeErrorType, "%s() got an unexpected keyword argument '%s'", fn, name)
	}
	return Raise(c, &TypeErrorType, "'%s' is an invalid keyword argument for %s()", name, fn)
}

// ListSort is l.sort(key=key, reverse=reverse); key None for none. The list is
// empty while Python code may see it.
func ListSort(c *Ctx, l *List, key Value, reverse bool) *Exc {
	l.mu.Lock()
	if l.Py != 0 {
		l.mu.Unlock()
		_, err := H.CallMethod(c, l.Value(), "sort", []Value{key, Bool(reverse)}, []string{"key", "reverse"})
		return err
	}
	if key.IsNone() && !Multi.Load() && l.n > 0 && sortInts(l.block.v[:l.n], reverse) {
		l.mu.Unlock()
		return nil // no Python code ran that could have seen it empty
	}
	items := l.take()
	empty := &listBlock{}
	l.block = empty
	l.mu.Unlock()

	err := SortItems(c, items, key, reverse)

	l.mu.Lock()
	if l.Py != 0 { // somebody met the list while it was being sorted, and empty
		l.mu.Unlock()
		n, e := H.Len(c, l.Value())
		if err == nil {
			err = e
		}
		if e := H.SetItem(c, l.Value(), NewSlice(None, None, None), NewList(items)); err == nil {
			err = e
		}
		if err == nil && n != 0 {
			err = Raise(c, &ValueErrorType, "list modified during sort")
		}
		return err
	}
	if (l.n != 0 || l.block != empty || len(empty.v) != 0) && err == nil {
		err = Raise(c, &ValueErrorType, "list modified during sort")
	}
	l.block = &listBlock{v: items}
	l.n = len(items)
	l.mu.Unlock()
	return err
}

// SortItems sorts a slice in place as list.sort does. After an error the slice
// holds some permutation.
func SortItems(c *Ctx, items []Value, key Value, reverse bool) *Exc {
	s := sorter{keys: items, gallop: minGallop, strictEquals: PyMinor >= 13}
	if !key.IsNone() {
		s.keys = make([]Value, len(items))
		for i, x := range items {
			k, err := Call1(c, key, x)
			if err != nil {
				return err
			}
			s.keys[i] = k
		}
		s.vals = items
	}
	if len(items) < 2 {
		return nil
	}
	if s.vals == nil && sortInts(items, reverse) {
		return nil
	}
	if sortRanked(c, s.keys, items, reverse) {
		return nil
	}
	s.less = lessFor(c, s.keys)
	if reverse {
		slices.Reverse(s.keys)
		slices.Reverse(s.vals)
	}
	err := s.sort()
	if reverse {
		slices.Reverse(items)
	}
	return err
}

// sortInts sorts immediate ints, of which equal ones cannot be told apart.
func sortInts(items []Value, reverse bool) bool {
	for i := range items {
		if !items[i].IsInt() {
			return false
		}
	}
	var few [32]int64
	n := few[:]
	if len(items) > len(few) {
		n = make([]int64, len(items))
	}
	n = n[:len(items)]
	for i := range items {
		n[i] = items[i].Int()
	}
	if !sortNear(n) {
		slices.Sort(n)
	}
	if reverse {
		slices.Reverse(n)
	}
	for i, x := range n {
		items[i].N = uint64(x)
	}
	return true
}

// sortNear sorts many numbers that are not far from each other by counting them.
func sortNear(n []int64) bool {
	if len(n) < 64 {
		return false
	}
	low, high, sorted := n[0], n[0], true
	for i, x := range n {
		low, high, sorted = min(low, x), max(high, x), sorted && (i == 0 || n[i-1] <= x)
	}
	if sorted {
		return true
	}
	size := uint64(high) - uint64(low)
	if size >= uint64(len(n)) {
		return false
	}
	counts := make([]int, size+1)
	for _, x := range n {
		counts[x-low]++
	}
	at := 0
	for k, count := range counts {
		for range count {
			n[at] = low + int64(k)
			at++
		}
	}
	return true
}

// lessFor picks the comparison when all keys are of one simple type.
func lessFor(c *Ctx, keys []Value) lessFunc {
	t := keys[0].Type()
	for _, k := range keys {
		if k.Type() != t {
			t = nil
			break
		}
	}
	switch {
	case t == &FloatType: // with NaNs among them
		return func(a, b Value) (bool, *Exc) { return a.Float() < b.Float(), nil }
	case t == &StrType:
		return func(a, b Value) (bool, *Exc) { return StrCompare((*Str)(a.P), (*Str)(b.P)) < 0, nil }
	case t == &TupleType:
		return func(a, b Value) (bool, *Exc) {
			r, err := compareItems(c, (*Tuple)(a.P).V, (*Tuple)(b.P).V, CmpLt)
			if err != nil || r.IsBool() {
				return r.IsTrue(), err
			}
			return Truth(c, r)
		}
	}
	return func(a, b Value) (bool, *Exc) { return CompareBool(c, CmpLt, a, b) }
}
