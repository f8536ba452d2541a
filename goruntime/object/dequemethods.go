package object

// The methods of deques.

var dequeMethods = []*Builtin{
	{Name: "append", E1: dequeAppend},
	{Name: "appendleft", E1: dequeAppendLeft},
	{Name: "clear", E0: dequeClear},
	{Name: "copy", E0: dequeCopy},
	{Name: "__copy__", E0: dequeCopy},
	{Name: "count", E1: dequeCount},
	{Name: "extend", E1: dequeExtend},
	{Name: "extendleft", E1: dequeExtendLeft},
	{Name: "index", EN: dequeIndex},
	{Name: "insert", EN: dequeInsert},
	{Name: "pop", E0: dequePop},
	{Name: "popleft", E0: dequePopLeft},
	{Name: "remove", E1: dequeRemove},
	{Name: "reverse", E0: dequeReverse},
	{Name: "rotate", EN: dequeRotate},
	{Name: "__reversed__", E0: func(c *Ctx, v Value) (Value, *Exc) {
		if d := (*Deque)(v.P); d.Py == 0 {
			return newDequeIter(&DequeRevIterType, d), nil
		}
		return H.CallMethod(c, v, "__reversed__", nil, nil)
	}},
}

// change runs f under the lock; false when the deque has moved to CPython.
func (d *Deque) change(f func()) bool {
	d.mu.Lock()
	native := d.Py == 0
	if native {
		f()
	}
	d.mu.Unlock()
	return native
}

func (d *Deque) host(c *Ctx, name string, args ...Value) (Value, *Exc) {
	return H.CallMethod(c, d.Value(), name, args, nil)
}

func dequeAppend(c *Ctx, v, x Value) (Value, *Exc) {
	d := (*Deque)(v.P)
	d.mu.LockFor(c)
	if d.Py != 0 {
		d.mu.UnlockFor(c)
		return d.host(c, "append", x)
	}
	d.pushRight(x)
	d.mu.UnlockFor(c)
	return None, nil
}

func dequeAppendLeft(c *Ctx, v, x Value) (Value, *Exc) {
	d := (*Deque)(v.P)
	d.mu.LockFor(c)
	if d.Py != 0 {
		d.mu.UnlockFor(c)
		return d.host(c, "appendleft", x)
	}
	d.pushLeft(x)
	d.mu.UnlockFor(c)
	return None, nil
}

func dequePop(c *Ctx, v Value) (Value, *Exc) {
	d := (*Deque)(v.P)
	var x Value
	d.mu.LockFor(c)
	if d.n > 0 {
		x = d.takeRight()
	}
	d.mu.UnlockFor(c)
	return d.popped(c, "pop", x)
}

func dequePopLeft(c *Ctx, v Value) (Value, *Exc) {
	d := (*Deque)(v.P)
	var x Value
	d.mu.LockFor(c)
	if d.n > 0 {
		x = d.takeLeft()
	}
	d.mu.UnlockFor(c)
	return d.popped(c, "popleft", x)
}

func (d *Deque) popped(c *Ctx, name string, x Value) (Value, *Exc) {
	switch {
	case !x.Nil():
		return x, nil
	case d.Py != 0:
		return d.host(c, name)
	}
	return Value{}, Raise(c, &IndexErrorType, "pop from an empty deque")
}

func dequeClear(c *Ctx, v Value) (Value, *Exc) {
	d := (*Deque)(v.P)
	if !d.change(func() {
		if d.n > 0 {
			d.ring, d.head, d.n = nil, 0, 0
			d.changes++
		}
	}) {
		return d.host(c, "clear")
	}
	return None, nil
}

func dequeCopy(c *Ctx, v Value) (Value, *Exc) {
	d := (*Deque)(v.P)
	items, _, ok := d.snapshot()
	if !ok {
		return d.host(c, "copy")
	}
	return dequeOf(items, d.most).Value(), nil
}

func dequeOf(items []Value, most int) *Deque {
	d := newDeque(most)
	for _, x := range items {
		d.pushRight(x)
	}
	return d
}

func dequeExtend(c *Ctx, v, items Value) (Value, *Exc) {
	return dequeExtendBy(c, v, items, "extend", (*Deque).pushRight)
}

func dequeExtendLeft(c *Ctx, v, items Value) (Value, *Exc) {
	return dequeExtendBy(c, v, items, "extendleft", (*Deque).pushLeft)
}

func dequeExtendBy(c *Ctx, v, items Value, name string, push func(d *Deque, x Value)) (Value, *Exc) {
	d := (*Deque)(v.P)
	if d.Py != 0 {
		return d.host(c, name, items)
	}
	if items.P == v.P {
		own, _, _ := d.snapshot()
		items = NewList(own)
	}
	it, err := LoopIter(c, items)
	if err != nil {
		return Value{}, err
	}
	defer EndLoop(c, it)
	for {
		x, err := Next(c, it)
		if err != nil {
			return Value{}, err
		}
		if x.Nil() {
			return None, nil
		}
		if !d.change(func() { push(d, x) }) { // it moved under way
			one := PackTuple(x)
			if _, err := d.host(c, name, one); err != nil {
				return Value{}, err
			}
			return d.host(c, name, it)
		}
	}
}

// search visits the places of items equal to x until visit ends it; words are
// the error when the deque changes meanwhile.
func (d *Deque) search(c *Ctx, x Value, start, stop int, t *Type, words string, visit func(i int) bool) *Exc {
	d.mu.Lock()
	changes, n := d.changes, d.n
	d.mu.Unlock()
	for i := start; i < min(stop, n); i++ {
		item, err := d.item(c, i)
		if err != nil {
			return err
		}
		eq, err := Equal(c, item, x)
		if err != nil {
			return err
		}
		if !d.same(changes) {
			return Raise(c, t, "%s", words)
		}
		if eq && !visit(i) {
			return nil
		}
	}
	return nil
}

// item is item i of a deque that has it, wherever that is by now.
func (d *Deque) item(c *Ctx, i int) (Value, *Exc) {
	d.mu.Lock()
	var x Value
	if i < d.n {
		x = *d.at(i)
	}
	d.mu.Unlock()
	if x.Nil() {
		return H.GetItem(c, d.Value(), Int(int64(i)))
	}
	return x, nil
}

const mutatedIteration = "deque mutated during iteration"

func dequeContains(c *Ctx, v, x Value) (bool, *Exc) {
	d := (*Deque)(v.P)
	if d.Py != 0 {
		return H.Contains(c, v, x)
	}
	found := false
	err := d.search(c, x, 0, d.n, &RuntimeErrorType, mutatedIteration, func(int) bool { found = true; return false })
	return found, err
}

func dequeCount(c *Ctx, v, x Value) (Value, *Exc) {
	d := (*Deque)(v.P)
	if d.Py != 0 {
		return d.host(c, "count", x)
	}
	n := 0
	err := d.search(c, x, 0, d.n, &RuntimeErrorType, mutatedIteration, func(int) bool { n++; return true })
	return Int(int64(n)), err
}

func dequeIndex(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
	d := (*Deque)(v.P)
	if d.Py != 0 || len(args) < 1 || len(args) > 3 || len(names) > 0 {
		return H.CallMethod(c, v, "index", args, names)
	}
	start, stop, err := indexArgs(c, "deque.index()", args, names, func() int { return d.n })
	if err != nil {
		return Value{}, err
	}
	at := -1
	if err := d.search(c, args[0], start, stop, &RuntimeErrorType, mutatedIteration, func(i int) bool { at = i; return false }); err != nil {
		return Value{}, err
	}
	if at >= 0 {
		return Int(int64(at)), nil
	}
	return Value{}, dequeHasNot(c, args[0])
}

func dequeHasNot(c *Ctx, x Value) *Exc {
	s, err := Repr(c, x)
	if err != nil {
		return err
	}
	return RaiseArgs(c, &ValueErrorType, JoinStr(c, []Value{s, StrConst(" is not in deque")}))
}

func dequeInsert(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
	d := (*Deque)(v.P)
	if d.Py != 0 || len(args) != 2 || len(names) > 0 || !args[0].IsInt() {
		return H.CallMethod(c, v, "insert", args, names)
	}
	k, x, full := int(args[0].Int()), args[1], false
	if !d.change(func() {
		switch n := d.n; {
		case d.most == n:
			full = true
		case k >= n:
			d.pushRight(x)
		case k <= -n || k == 0:
			d.pushLeft(x)
		default:
			d.turn(-k)
			if k < 0 {
				d.pushRight(x)
			} else {
				d.pushLeft(x)
			}
			d.turn(k)
		}
	}) {
		return d.host(c, "insert", args...)
	}
	if full {
		return Value{}, Raise(c, &IndexErrorType, "deque already at its maximum size")
	}
	return None, nil
}

func dequeRemove(c *Ctx, v, x Value) (Value, *Exc) {
	d := (*Deque)(v.P)
	if d.Py != 0 {
		return d.host(c, "remove", x)
	}
	at := -1
	if err := d.search(c, x, 0, d.n, &IndexErrorType, mutatedIteration, func(i int) bool { at = i; return false }); err != nil {
		return Value{}, err
	}
	if at < 0 {
		return Value{}, dequeHasNot(c, x)
	}
	if !d.change(func() { d.remove(at) }) {
		return None, H.SetItem(c, v, Int(int64(at)), Value{})
	}
	return None, nil
}

func dequeReverse(c *Ctx, v Value) (Value, *Exc) {
	d := (*Deque)(v.P)
	if !d.change(func() {
		for i, j := 0, d.n-1; i < j; i, j = i+1, j-1 {
			p, q := d.at(i), d.at(j)
			*p, *q = *q, *p
		}
	}) {
		return d.host(c, "reverse")
	}
	return None, nil
}

func dequeRotate(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
	d := (*Deque)(v.P)
	k := 1
	if len(args) == 1 && args[0].IsInt() && len(names) == 0 {
		k = int(args[0].Int())
	} else if len(args) > 0 {
		return H.CallMethod(c, v, "rotate", args, names)
	}
	if !d.change(func() { d.turn(k) }) {
		return d.host(c, "rotate", args...)
	}
	return None, nil
}

func dequeConcat(c *Ctx, v, other Value) (Value, *Exc) {
	d := (*Deque)(v.P)
	if d.Py != 0 || other.Type() == &ForeignType {
		return H.Binary(c, OpAdd, false, v, other)
	}
	if other.Type() != &DequeType {
		return Value{}, Raise(c, &TypeErrorType, "can only concatenate deque (not \"%s\") to deque", TypeName(other))
	}
	r, err := dequeCopy(c, v)
	if err != nil {
		return Value{}, err
	}
	_, err = dequeExtend(c, r, other)
	return r, err
}

func dequeRepeatInPlace(c *Ctx, v, times Value) (Value, *Exc) {
	d := (*Deque)(v.P)
	if d.Py != 0 {
		return H.Binary(c, OpMul, true, v, times)
	}
	n, err := repeatCount(c, times, d.n)
	if err != nil {
		return Value{}, err
	}
	if !d.change(func() {
		items := d.items()
		if n == 0 {
			d.ring, d.head, d.n = nil, 0, 0
			d.changes++
		}
		for ; n > 1; n-- {
			for _, x := range items {
				d.pushRight(x)
			}
		}
	}) {
		return H.Binary(c, OpMul, true, v, times)
	}
	return v, nil
}
