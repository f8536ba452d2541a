package object

import (
	"slices"
	"unsafe"
)

// The methods of lists. Methods of a migrated list are the host's.

var listMethods = []*Builtin{
	{Name: "append", E1: func(c *Ctx, self, x Value) (Value, *Exc) { return None, ListAppend(c, (*List)(self.P), x) }},
	{Name: "clear", E0: listClear},
	{Name: "copy", E0: listCopy},
	{Name: "count", E1: listCount},
	{Name: "extend", E1: func(c *Ctx, self, it Value) (Value, *Exc) { return None, ListExtend(c, (*List)(self.P), it) }},
	{Name: "index", EN: listIndex},
	{Name: "insert", E2: listInsert},
	{Name: "pop", EN: listPop, E0: func(c *Ctx, self Value) (Value, *Exc) {
		if v, ok := (*List)(self.P).popLast(c); ok {
			return v, nil
		}
		return listPop(c, self, nil, nil)
	}, E1: listPopAt},
	{Name: "remove", E1: listRemove},
	{Name: "reverse", E0: listReverse},
	{Name: "sort", EN: listSort},
	{Name: "__reversed__", E0: func(c *Ctx, self Value) (Value, *Exc) { return newListReverse(c, (*List)(self.P)) }},
}

func listClear(c *Ctx, self Value) (Value, *Exc) {
	l := (*List)(self.P)
	l.mu.LockFor(c)
	if l.Py != 0 {
		l.mu.UnlockFor(c)
		return H.CallMethod(c, self, "clear", nil, nil)
	}
	l.splice(0, l.n, nil)
	l.mu.UnlockFor(c)
	return None, nil
}

func listCopy(c *Ctx, self Value) (Value, *Exc) {
	l := (*List)(self.P)
	if l.Py == 0 && l.n > 0 && !Multi.Load() {
		return copyList(l.block.v[:l.n]).Value(), nil
	}
	items, err := l.Snapshot(c)
	return NewList(items), err
}

func listCount(c *Ctx, self, x Value) (Value, *Exc) {
	l := (*List)(self.P)
	if l.Py != 0 {
		return H.CallMethod(c, self, "count", []Value{x}, nil)
	}
	n := int64(0)
	for i := 0; ; i++ {
		i = l.unlike(x, i, l.n)
		item, err := l.IterSlow(c, i)
		if err != nil {
			return Value{}, err
		}
		if item.Nil() {
			return Int(n), nil
		}
		eq, err := Equal(c, item, x)
		if err != nil {
			return Value{}, err
		}
		if eq {
			n++
		}
	}
}

// ListExtend is l.extend(it): items already added stay when the iterator raises.
func ListExtend(c *Ctx, l *List, it Value) *Exc {
	if l.Py != 0 {
		_, err := H.CallMethod(c, l.Value(), "extend", []Value{it}, nil)
		return err
	}
	if x := inner(it, &ListType); x.P == unsafe.Pointer(l) {
		it = x
	}
	switch t := it.Type(); {
	case t == &TupleType:
		return l.extend(c, (*Tuple)(it.P).V)
	case t == &ListType:
		if src := (*List)(it.P); src != l && src.Py == 0 && !Multi.Load() {
			if src.n == 0 {
				return nil
			}
			return l.extend(c, src.block.v[:src.n])
		}
		items, err := (*List)(it.P).Snapshot(c)
		if err != nil {
			return err
		}
		return l.extend(c, items)
	}
	iter, err := LoopIter(c, it)
	if err != nil {
		return err
	}
	defer EndLoop(c, iter)
	n, err := lengthHint(c, it)
	if err != nil {
		return err
	}
	l.mu.LockFor(c)
	if l.Py == 0 && n > 0 {
		l.reserve(l.n + min(n, maxHint))
	}
	l.mu.UnlockFor(c)
	for {
		x, err := Next(c, iter)
		if err != nil || x.Nil() {
			return err
		}
		if err := ListAppend(c, l, x); err != nil {
			return err
		}
	}
}

// ListUnpack is [*it] in a display.
func ListUnpack(c *Ctx, l *List, it Value) *Exc {
	err := ListExtend(c, l, it)
	if err != nil && err.T == &TypeErrorType && notIterable(c, it, err) {
		return Raise(c, &TypeErrorType, "Value after * must be an iterable, not %s", TypeName(it))
	}
	return err
}

// notIterable: err says that v is not iterable at all.
func notIterable(c *Ctx, v Value, err *Exc) bool {
	if t := v.Type(); t != &ForeignType {
		return t.Iter == nil && t.GetItem == nil
	}
	return excMessage(c, err) == "'"+TypeName(v)+"' object is not iterable"
}

func (l *List) extend(c *Ctx, items []Value) *Exc {
	if len(items) == 0 {
		return nil
	}
	l.mu.LockFor(c)
	if l.Py != 0 {
		l.mu.UnlockFor(c)
		_, err := H.CallMethod(c, l.Value(), "extend", []Value{NewTuple(slices.Clone(items))}, nil)
		return err
	}
	n := l.n
	l.reserve(n + len(items))
	copyValues(l.block.v[n:], items)
	l.n = n + len(items)
	l.mu.UnlockFor(c)
	return nil
}

func listIndex(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
	l := (*List)(self.P)
	if l.Py != 0 {
		return H.CallMethod(c, self, "index", args, names)
	}
	start, stop, err := indexArgs(c, "list.index()", args, names, func() int { return l.n })
	if err != nil {
		return Value{}, err
	}
	x := args[0]
	i, err := l.find(c, x, start, stop)
	if err != nil {
		return Value{}, err
	}
	if i >= 0 {
		return Int(int64(i)), nil
	}
	s, err := Repr(c, x)
	if err != nil {
		return Value{}, err
	}
	return Value{}, RaiseArgs(c, &ValueErrorType, JoinStr(c, []Value{s, StrConst(" is not in list")}))
}

func listInsert(c *Ctx, self, at, x Value) (Value, *Exc) {
	l := (*List)(self.P)
	if at.IsInt() && l.block != nil && l.n < len(l.block.v) && !Multi.Load() {
		i, n := min(clampIndex(at.Int(), l.n), l.n), l.n
		v := l.block.v[:n+1]
		copy(v[i+1:], v[i:n])
		v[i] = x
		l.n = n + 1
		return None, nil
	}
	i, err := AsSize(c, at)
	if err != nil {
		return Value{}, err
	}
	l.mu.LockFor(c)
	if l.Py != 0 {
		l.mu.UnlockFor(c)
		return H.CallMethod(c, self, "insert", []Value{Int(int64(i)), x}, nil)
	}
	if i < 0 {
		i = max(i+l.n, 0)
	}
	i = min(i, l.n)
	one := [1]Value{x}
	l.splice(i, i, one[:])
	l.mu.UnlockFor(c)
	return None, nil
}

// ListPop is v.pop(i) for a list with that item, which no other thread changes; false sends the caller to the method.
func ListPop(v Value, i int64) (Value, bool) {
	if v.Type() != &ListType || Multi.Load() {
		return Value{}, false
	}
	return (*List)(v.P).popAt(i)
}

func (l *List) popAt(i int64) (Value, bool) {
	n := l.n
	if i < 0 {
		i += int64(n)
	}
	if uint64(i) >= uint64(n) || !l.staysAt(n-1) {
		return Value{}, false
	}
	v := l.block.v[:n]
	x := v[i]
	if i+1 < int64(n) {
		copy(v[i:], v[i+1:])
	}
	v[n-1].P = nil
	l.n = n - 1
	return x, true
}

// listPopAt is l.pop(at).
func listPopAt(c *Ctx, self, at Value) (Value, *Exc) {
	if at.IsInt() && !Multi.Load() {
		if x, ok := (*List)(self.P).popAt(at.Int()); ok {
			return x, nil
		}
	}
	args := c.PushArgs(1)
	args[0] = at
	x, err := listPop(c, self, args, nil)
	c.PopArgs(1)
	return x, err
}

func listPop(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
	l := (*List)(self.P)
	if err := posArgs(c, "list.pop()", "pop", args, names, 0, 1); err != nil {
		return Value{}, err
	}
	if l.Py != 0 {
		return H.CallMethod(c, self, "pop", args, nil)
	}
	i := -1
	if len(args) == 1 {
		var err *Exc
		if i, err = AsSize(c, args[0]); err != nil {
			return Value{}, err
		}
	}
	n := l.n
	if n == 0 {
		return Value{}, Raise(c, &IndexErrorType, "pop from empty list")
	}
	if i < 0 {
		i += n
	}
	if x, ok := l.removeAt(i); ok {
		return x, nil
	}
	return Value{}, Raise(c, &IndexErrorType, "pop index out of range")
}

// popLast takes the last item off; false when there is none.
func (l *List) popLast(c *Ctx) (Value, bool) {
	l.mu.LockFor(c)
	n := l.n
	if n == 0 {
		l.mu.UnlockFor(c)
		return Value{}, false
	}
	p := &l.block.v[n-1]
	x := *p
	p.P = nil
	l.n = n - 1
	l.mu.UnlockFor(c)
	return x, true
}

func listRemove(c *Ctx, self, x Value) (Value, *Exc) {
	l := (*List)(self.P)
	if l.Py != 0 {
		return H.CallMethod(c, self, "remove", []Value{x}, nil)
	}
	i, err := l.find(c, x, 0, l.n)
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		return Value{}, Raise(c, &ValueErrorType, "list.remove(x): x not in list")
	}
	l.removeAt(i)
	return None, nil
}

func listReverse(c *Ctx, self Value) (Value, *Exc) {
	l := (*List)(self.P)
	l.mu.LockFor(c)
	if l.Py != 0 {
		l.mu.UnlockFor(c)
		return H.CallMethod(c, self, "reverse", nil, nil)
	}
	if n := l.n; n > 1 {
		v := l.block.v
		for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
			x, y := v[i], v[j]
			StoreValue(&v[i], y)
			StoreValue(&v[j], x)
		}
	}
	l.mu.UnlockFor(c)
	return None, nil
}
