package object

import "unsafe"

// What Python's operators do with lists.

func init() {
	t := &ListType
	builtin(t, &ObjectType, listMethods)
	t.Unhashable = true
	t.Repr = listRepr
	t.Cmp = listCmp
	t.Len = func(c *Ctx, v Value) (int, *Exc) { return ListLen(c, (*List)(v.P)) }
	t.GetItem = listGetItem
	t.SetItem = listSetItem
	t.DelItem = func(c *Ctx, v, key Value) *Exc { return listSetItem(c, v, key, Value{}) }
	t.Contains = listContains
	t.Iter = func(c *Ctx, v Value) (Value, *Exc) { return newListIter((*List)(v.P)), nil }
	t.Concat = listConcat
	t.Repeat = listRepeat
	t.ConcatInPlace = func(c *Ctx, a, b Value) (Value, *Exc) { return a, ListExtend(c, (*List)(a.P), b) }
	t.RepeatInPlace = listRepeatInPlace
	t.New = func(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
		if err := posArgs(c, "list()", "list", args, names, 0, 1); err != nil {
			return Value{}, err
		}
		if len(args) == 0 {
			return NewList(nil), nil
		}
		switch args[0].Type() {
		case &TupleType:
			return PackList((*Tuple)(args[0].P).V...), nil
		case &ListType:
			if l := (*List)(args[0].P); l.n > 0 && !Multi.Load() {
				return PackList(l.block.v[:l.n]...), nil
			}
		}
		items, err := Items(c, args[0])
		return NewList(items), err
	}
	addSlotMethods(t)
}

func listGetItem(c *Ctx, v, key Value) (Value, *Exc) {
	l := (*List)(v.P)
	if key.IsInt() {
		i := key.Int()
		if x := l.genuineItem(c, i); x.P != nil {
			return x, nil
		}
		if i < 0 {
			i += int64(l.n)
		}
		if x, ok := l.At(i); ok {
			return x, nil
		}
		if l.Py != 0 {
			return H.GetItem(c, v, key)
		}
		return Value{}, Raise(c, &IndexErrorType, "list index out of range")
	}
	if l.Py != 0 {
		return H.GetItem(c, v, key)
	}
	if key.Type() == &SliceType {
		start, stop, step, err := sliceUnpack(c, key)
		if err != nil {
			return Value{}, err
		}
		start, stop, n := sliceAdjust(l.n, start, stop, step)
		if step == 1 {
			if items, ok := l.slice(start, max(start, stop)); ok {
				return NewList(items), nil
			}
			return H.GetItem(c, v, key)
		}
		items, ok := l.snapshot()
		if !ok {
			return H.GetItem(c, v, key)
		}
		if n > 0 && max(start, start+(n-1)*step) >= len(items) {
			n = 0 // another thread shortened it
		}
		return NewList(strided(items, start, step, n)), nil
	}
	i, ok, err := seqIndex(c, key)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return Value{}, Raise(c, &TypeErrorType, "list indices must be integers or slices, not %s", TypeName(key))
	}
	return listGetItem(c, v, Int(int64(i)))
}

// listSetItem is v[key] = x, or del v[key] when x is zero.
func listSetItem(c *Ctx, v, key, x Value) *Exc {
	l := (*List)(v.P)
	if key.IsInt() {
		i := key.Int()
		if i < 0 {
			i += int64(l.n)
		}
		if x.Nil() {
			if _, ok := l.removeAt(int(i)); ok {
				return nil
			}
		} else if l.SetAt(c, i, x) {
			return nil
		}
		if l.Py != 0 {
			return H.SetItem(c, v, key, x)
		}
		return Raise(c, &IndexErrorType, "list assignment index out of range")
	}
	if l.Py != 0 {
		return H.SetItem(c, v, key, x)
	}
	if key.Type() == &SliceType {
		return listSetSlice(c, l, key, x)
	}
	i, ok, err := seqIndex(c, key)
	if err != nil {
		return err
	}
	if !ok {
		return Raise(c, &TypeErrorType, "list indices must be integers or slices, not %s", TypeName(key))
	}
	return listSetItem(c, v, Int(int64(i)), x)
}

// removeAt takes item i out.
func (l *List) removeAt(i int) (Value, bool) {
	l.mu.Lock()
	if uint(i) >= uint(l.n) {
		l.mu.Unlock()
		return Value{}, false
	}
	x := l.block.v[i]
	l.splice(i, i+1, nil)
	l.mu.Unlock()
	return x, true
}

func listSetSlice(c *Ctx, l *List, key, x Value) *Exc {
	start, stop, step, err := sliceUnpack(c, key)
	if err != nil {
		return err
	}
	var items []Value
	length := -1 // the one that clips the bounds; 3.13 takes it after iterating over x
	if !x.Nil() {
		words := "can only assign an iterable"
		if step != 1 || PyMinor >= 13 {
			words = "must assign iterable to extended slice"
		}
		if PyMinor < 13 {
			length = l.n
		}
		if items, err = itemsOr(c, x, words); err != nil {
			return err
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.Py != 0 {
		if x.Nil() {
			return l.hostSetItem(c, key, x)
		}
		return l.hostSetItem(c, key, NewList(items))
	}
	if length < 0 {
		length = l.n
	}
	start, stop, n := sliceAdjust(length, start, stop, step)
	switch {
	case step == 1:
		start = min(start, l.n)
		l.splice(start, min(max(start, stop), l.n), items)
	case x.Nil():
		l.deleteStrided(start, step, n)
	case len(items) != n:
		return Raise(c, &ValueErrorType, "attempt to assign sequence of size %d to extended slice of size %d", len(items), n)
	default:
		for k, item := range items {
			if i := start + k*step; i < l.n {
				StoreValue(&l.block.v[i], item)
			}
		}
	}
	return nil
}

// hostSetItem leaves the lock for the call.
func (l *List) hostSetItem(c *Ctx, key, x Value) *Exc {
	l.mu.Unlock()
	defer l.mu.Lock()
	return H.SetItem(c, l.Value(), key, x)
}

// deleteStrided removes n items from start on. The lock is held.
func (l *List) deleteStrided(start, step, n int) {
	if n == 0 {
		return
	}
	if step < 0 {
		start, step = start+(n-1)*step, -step
	}
	v := l.block.v
	w := start
	for r := start; r < l.n; r++ {
		if k := r - start; k%step == 0 && k/step < n {
			continue
		}
		StoreValue(&v[w], v[r])
		w++
	}
	for k := w; k < l.n; k++ {
		v[k].P = nil
	}
	l.n = w
}

func listContains(c *Ctx, v, item Value) (bool, *Exc) {
	l := (*List)(v.P)
	if l.n == 0 && l.Py != 0 {
		return H.Contains(c, v, item)
	}
	i, err := l.find(c, item, 0, l.n)
	return i >= 0, err
}

// unlike is the first index from i to stop of an item that may be equal to x, as far as no Python code need be asked.
func (l *List) unlike(x Value, i, stop int) int {
	if l.Py != 0 || l.block == nil || l.T == &BytesType || Multi.Load() {
		return i
	}
	items, whole := l.block.v[:min(stop, l.n)], x.IsInt()
	for ; i < len(items); i++ {
		if item := items[i]; whole && item.P == x.P {
			if item.N == x.N {
				break
			}
		} else if sameKey(item, x) != 0 {
			break
		}
	}
	return i
}

// find is the first index in [start, stop) of an item equal to x, else -1.
func (l *List) find(c *Ctx, x Value, start, stop int) (int, *Exc) {
	for i := start; i < stop; i++ {
		if i = l.unlike(x, i, stop); i >= stop {
			break
		}
		item, err := l.IterSlow(c, i)
		if err != nil || item.Nil() {
			return -1, err
		}
		eq, err := Equal(c, item, x)
		if err != nil {
			return -1, err
		}
		if eq {
			return i, nil
		}
	}
	return -1, nil
}

func listCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	if a, b = inner(a, &ListType), inner(b, &ListType); a.Type() != &ListType || b.Type() != &ListType {
		return NotImplemented, nil
	}
	x, y := (*List)(a.P), (*List)(b.P)
	if x.Py != 0 || y.Py != 0 {
		return H.Compare(c, op, a, b)
	}
	if x.n != y.n {
		switch op {
		case CmpEq:
			return False, nil
		case CmpNe:
			return True, nil
		}
	}
	i, differ := samePrefix(x, y)
	if differ && (op == CmpEq || op == CmpNe) {
		return Bool(op == CmpNe), nil
	}
	if err := deeper(c, " in comparison"); err != nil {
		return Value{}, err
	}
	defer func() { c.Depth-- }()
	for ; ; i++ {
		p, q, err := itemsAt(c, x, y, i)
		if err != nil {
			return Value{}, err
		}
		if p.Nil() || q.Nil() {
			return compareLens(c, x, y, op)
		}
		eq, err := Equal(c, p, q)
		if err != nil {
			return Value{}, err
		}
		if eq {
			continue
		}
		// the comparison may have changed the lists: look again
		if p, q, err = itemsAt(c, x, y, i); err != nil {
			return Value{}, err
		}
		switch {
		case p.Nil() || q.Nil():
			return compareLens(c, x, y, op)
		case op == CmpEq:
			return False, nil
		case op == CmpNe:
			return True, nil
		}
		return Compare(c, op, p, q)
	}
}

// samePrefix is how many items of two lists are equal from the start, as far as no Python code
// need be asked; differ: those after them are not.
func samePrefix(x, y *List) (i int, differ bool) {
	for ; ; i++ {
		p, ok := x.IterAt(i)
		q, also := y.IterAt(i)
		if !ok || !also {
			return i, false
		}
		if p.Type() == &TupleType {
			return i, false
		}
		switch sameKey(p, q) {
		case 0:
			return i, true
		case -1:
			return i, false
		}
	}
}

func itemsAt(c *Ctx, x, y *List, i int) (p, q Value, err *Exc) {
	if p, err = x.IterSlow(c, i); err == nil {
		q, err = y.IterSlow(c, i)
	}
	return
}

func compareLens(c *Ctx, x, y *List, op CmpOp) (Value, *Exc) {
	n, err := ListLen(c, x)
	if err != nil {
		return Value{}, err
	}
	m, err := ListLen(c, y)
	return Bool(CmpInt(op, int64(n), int64(m))), err
}

func listRepr(c *Ctx, v Value) (Value, *Exc) {
	l := (*List)(v.P)
	if l.Py != 0 {
		return H.Repr(c, v)
	}
	return reprItems(c, v, "[", "]", "[...]", func(i int) (Value, *Exc) { return l.IterSlow(c, i) })
}

func listConcat(c *Ctx, a, b Value) (Value, *Exc) {
	if b = inner(b, &ListType); b.Type() != &ListType {
		return Value{}, Raise(c, &TypeErrorType, "can only concatenate list (not \"%s\") to list", TypeName(b))
	}
	x, err := (*List)(a.P).Snapshot(c)
	if err != nil {
		return Value{}, err
	}
	y, err := (*List)(b.P).Snapshot(c)
	return NewList(append(x, y...)), err
}

// Concat is a + b where both are mostly lists.
func Concat(c *Ctx, a, b Value) (Value, *Exc) {
	x, _, err := concatOf(c, a, b, false, false, makeList)
	return x, err
}

// ConcatCopied is Concat of slices that nothing else sees; ownA, ownB: those were made by GetSliceCopied.
func ConcatCopied(c *Ctx, a, b Value, ownA, ownB bool) (Value, *Exc) {
	x, _, err := concatOf(c, a, b, ownA, ownB, makeList)
	return x, err
}

// ConcatScratch is the same where only the next one or SetSliceCopied sees the result.
func ConcatScratch(c *Ctx, a, b Value, ownA, ownB bool) (x Value, own bool, err *Exc) {
	if ownA && a.P != b.P && b.Type() == &ListType && !Multi.Load() {
		if x, y := (*List)(a.P), (*List)(b.P); x.Py == 0 && y.Py == 0 && len(x.block.v)-x.n >= y.n {
			if y.n > 0 {
				copy(x.block.v[x.n:], y.block.v[:y.n])
				x.n += y.n
			}
			if ownB {
				SpareList(c, y)
			}
			return a, true, nil
		}
	}
	return concatOf(c, a, b, ownA, ownB, c.spareList)
}

func concatOf(c *Ctx, a, b Value, ownA, ownB bool, take func(int) *List) (x Value, own bool, err *Exc) {
	if a.Type() == &ListType && b.Type() == &ListType {
		x, y := (*List)(a.P), (*List)(b.P)
		if x.Py == 0 && y.Py == 0 && !Multi.Load() {
			out := take(x.n + y.n)
			copy(out.block.v, x.block.v[:x.n])
			copy(out.block.v[x.n:], y.block.v[:y.n])
			if ownA {
				SpareList(c, x)
			}
			if ownB {
				SpareList(c, y)
			}
			return out.Value(), true, nil
		}
	}
	x, err = Add(c, a, b)
	return x, false, err
}

// RepeatItem is [x] * times.
func RepeatItem(c *Ctx, x, times Value) (Value, *Exc) {
	if !times.IsInt() {
		return Binary(c, OpMul, PackList(x), times)
	}
	n, err := repeatCount(c, times, 1)
	if err != nil {
		return Value{}, err
	}
	l := makeList(n)
	for i := range l.block.v[:n] {
		l.block.v[i] = x
	}
	return l.Value(), nil
}

func listRepeat(c *Ctx, v, times Value) (Value, *Exc) {
	x, err := (*List)(v.P).Snapshot(c)
	if err != nil {
		return Value{}, err
	}
	n, err := repeatCount(c, times, len(x))
	if err != nil {
		return Value{}, err
	}
	return NewList(repeated(x, n)), nil
}

func listRepeatInPlace(c *Ctx, v, times Value) (Value, *Exc) {
	l := (*List)(v.P)
	if l.Py != 0 {
		return H.Binary(c, OpMul, true, v, times)
	}
	n, err := repeatCount(c, times, l.n)
	if err != nil {
		return Value{}, err
	}
	l.mu.LockFor(c)
	if l.Py != 0 {
		l.mu.UnlockFor(c)
		return H.Binary(c, OpMul, true, v, times)
	}
	if n == 0 {
		l.splice(0, l.n, nil)
	} else if n > 1 {
		l.setAll(repeated(l.block.v[:l.n], n))
	}
	l.mu.UnlockFor(c)
	return v, nil
}

// Immediate reports that all items are ints of 64 bits, floats, bools or None.
func Immediate(items []Value) bool {
	for i := range items {
		switch items[i].P {
		case unsafe.Pointer(&immediate.whole), unsafe.Pointer(&immediate.float), unsafe.Pointer(&noneObj), unsafe.Pointer(&bools.yes), unsafe.Pointer(&bools.no):
		default:
			return false
		}
	}
	return true
}
