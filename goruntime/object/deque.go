package object

import "unsafe"

// DequeType is collections.deque.
var DequeType = Type{Name: "deque", Module: "collections"}

// Deque is a ring of items; every operation is done under the lock, which is
// none while there is one thread. A migrated deque (Py != 0) is empty.
type Deque struct {
	Obj
	mu      SpinLock
	ring    []Value // a power of two of them, or none
	head, n int
	most    int // maxlen, -1 for none
	// changes counts what makes iterators fail; theirs is the count of the genuine
	// deque when this one had moved there.
	changes, theirs uintptr
}

// offDequeState is where CPython's deque counts its changes.
const offDequeState = 56

func newDeque(most int) *Deque { return &Deque{Obj: Obj{T: &DequeType}, most: most} }

func (d *Deque) Value() Value { return Value{P: unsafe.Pointer(d)} }

func init() {
	t := &DequeType
	builtin(t, &ObjectType, dequeMethods)
	library(t)
	addGetSets(t, &GetSet{Name: "maxlen", Get: dequeMaxlen})
	t.Unhashable = true
	t.New = dequeNew
	t.Repr = dequeRepr
	t.Cmp = dequeCmp
	t.Len = dequeLen
	t.GetItem = dequeGetItem
	t.SetItem = dequeSetItem
	t.DelItem = func(c *Ctx, v, key Value) *Exc { return dequeSetItem(c, v, key, Value{}) }
	t.Contains = dequeContains
	t.Iter = func(c *Ctx, v Value) (Value, *Exc) {
		if d := (*Deque)(v.P); d.Py == 0 {
			return newDequeIter(&DequeIterType, d), nil
		}
		return H.Iter(c, v)
	}
	t.Concat = dequeConcat
	t.Repeat = func(c *Ctx, v, times Value) (Value, *Exc) {
		r, err := dequeCopy(c, v)
		if err != nil {
			return Value{}, err
		}
		return dequeRepeatInPlace(c, r, times)
	}
	t.ConcatInPlace = func(c *Ctx, v, other Value) (Value, *Exc) {
		_, err := dequeExtend(c, v, other)
		return v, err
	}
	t.RepeatInPlace = dequeRepeatInPlace
}

// dequeNew makes one; calls that are not plainly right are CPython's to refuse.
func dequeNew(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	var items, most Value
	for i, x := range args {
		name := ""
		if k := i - (len(args) - len(names)); k >= 0 {
			name = names[k]
		}
		switch {
		case i == 0 && name == "" || name == "iterable" && items.Nil():
			items = x
		case i == 1 && name == "" || name == "maxlen" && most.Nil():
			most = x
		default:
			return H.Call(c, f, args, names)
		}
	}
	d := newDeque(-1)
	if !most.Nil() && !most.IsNone() {
		if !most.IsInt() || most.Int() < 0 {
			return H.Call(c, f, args, names)
		}
		d.most = int(most.Int())
	}
	if items.Nil() {
		return d.Value(), nil
	}
	_, err := dequeExtend(c, d.Value(), items)
	return d.Value(), err
}

// at is item i of the ring.
func (d *Deque) at(i int) *Value { return &d.ring[(d.head+i)&(len(d.ring)-1)] }

// room makes the ring longer when it is full.
func (d *Deque) room() {
	if d.n < len(d.ring) {
		return
	}
	ring := make([]Value, max(8, 2*len(d.ring)))
	k := copy(ring, d.ring[d.head:])
	copy(ring[k:], d.ring[:d.head])
	d.ring, d.head = ring, 0
}

func (d *Deque) pushRight(x Value) {
	d.room()
	*d.at(d.n) = x
	d.n++
	d.changes++
	if d.most >= 0 && d.n > d.most {
		d.takeLeft()
	}
}

func (d *Deque) pushLeft(x Value) {
	d.room()
	d.head = (d.head - 1) & (len(d.ring) - 1)
	d.ring[d.head] = x
	d.n++
	d.changes++
	if d.most >= 0 && d.n > d.most {
		d.takeRight()
	}
}

func (d *Deque) takeLeft() Value {
	p := &d.ring[d.head]
	x := *p
	*p = Value{}
	d.head = (d.head + 1) & (len(d.ring) - 1)
	d.n--
	d.changes++
	return x
}

func (d *Deque) takeRight() Value {
	d.n--
	p := d.at(d.n)
	x := *p
	*p = Value{}
	d.changes++
	return x
}

// turn moves the items k places to the right.
func (d *Deque) turn(k int) {
	if d.n <= 1 {
		return
	}
	if k %= d.n; k > d.n/2 {
		k -= d.n
	} else if k < -(d.n / 2) {
		k += d.n
	}
	changes := d.changes + 1
	for ; k > 0; k-- {
		x := d.takeRight()
		d.room()
		d.head = (d.head - 1) & (len(d.ring) - 1)
		d.ring[d.head] = x
		d.n++
	}
	for ; k < 0; k++ {
		x := d.takeLeft()
		*d.at(d.n) = x
		d.n++
	}
	d.changes = changes
}

// items copies the contents; the lock is held.
func (d *Deque) items() []Value {
	items := make([]Value, d.n)
	for i := range items {
		items[i] = *d.at(i)
	}
	return items
}

// snapshot is items with the lock and the count of changes; ok is false when the deque has moved.
func (d *Deque) snapshot() (items []Value, changes uintptr, ok bool) {
	d.mu.Lock()
	items, changes, ok = d.items(), d.changes, d.Py == 0
	d.mu.Unlock()
	return items, changes, ok
}

// same reports that nothing changed since the count was taken.
func (d *Deque) same(changes uintptr) bool {
	d.mu.Lock()
	same := d.changes == changes && (d.Py == 0 || at(d.py(), offDequeState) == d.theirs)
	d.mu.Unlock()
	return same
}

// MoveTo empties the deque, records its twin and returns the items.
func (d *Deque) MoveTo(py uintptr) []Value {
	d.mu.Lock()
	items := d.items()
	d.ring, d.head, d.n, d.Py = nil, 0, 0, py
	d.mu.Unlock()
	return items
}

// Moved is called when the genuine deque has the items.
func (d *Deque) Moved() { d.theirs = at(d.py(), offDequeState) }

// Maxlen is maxlen, -1 for none.
func (d *Deque) Maxlen() int { return d.most }

func dequeLen(c *Ctx, v Value) (int, *Exc) {
	d := (*Deque)(v.P)
	if n := d.n; n != 0 || d.Py == 0 {
		return n, nil
	}
	return hostLen(c, &d.Obj)
}

// place is the position that an index means.
func (d *Deque) place(c *Ctx, v, key Value) (i int, err *Exc) {
	if key.IsInt() {
		i = int(key.Int())
	} else {
		var ok bool
		if i, ok, err = seqIndex(c, key); err != nil {
			return 0, err
		} else if !ok {
			return 0, Raise(c, &TypeErrorType, "sequence index must be integer, not '%s'", TypeName(key))
		}
	}
	if i < 0 {
		i += d.n
	}
	return i, nil
}

func dequeGetItem(c *Ctx, v, key Value) (Value, *Exc) {
	d := (*Deque)(v.P)
	if d.Py != 0 {
		return H.GetItem(c, v, key)
	}
	i, err := d.place(c, v, key)
	if err != nil {
		return Value{}, err
	}
	d.mu.LockFor(c)
	ok := uint(i) < uint(d.n)
	var x Value
	if ok {
		x = *d.at(i)
	}
	d.mu.UnlockFor(c)
	switch {
	case ok:
		return x, nil
	case d.Py != 0:
		return H.GetItem(c, v, key)
	}
	return Value{}, Raise(c, &IndexErrorType, "deque index out of range")
}

// dequeSetItem is v[key] = x, or del v[key] when x is zero.
func dequeSetItem(c *Ctx, v, key, x Value) *Exc {
	d := (*Deque)(v.P)
	if d.Py != 0 {
		return H.SetItem(c, v, key, x)
	}
	i, err := d.place(c, v, key)
	if err != nil {
		return err
	}
	d.mu.LockFor(c)
	ok := uint(i) < uint(d.n)
	if ok && x.Nil() {
		d.remove(i)
	} else if ok {
		*d.at(i) = x
	}
	d.mu.UnlockFor(c)
	switch {
	case ok:
		return nil
	case d.Py != 0:
		return H.SetItem(c, v, key, x)
	}
	return Raise(c, &IndexErrorType, "deque index out of range")
}

// remove deletes item i.
func (d *Deque) remove(i int) {
	d.turn(-i)
	d.takeLeft()
	d.turn(i)
}

func dequeMaxlen(c *Ctx, v Value) (Value, *Exc) {
	if d := (*Deque)(v.P); d.most >= 0 {
		return Int(int64(d.most)), nil
	}
	return None, nil
}

func dequeRepr(c *Ctx, v Value) (Value, *Exc) {
	d := (*Deque)(v.P)
	if d.Py != 0 {
		return H.Repr(c, v)
	}
	if !reprEnter(c, v) {
		return StrConst("[...]"), nil
	}
	defer reprLeave(c)
	items, _, ok := d.snapshot()
	if !ok {
		return H.Repr(c, v)
	}
	list, err := Repr(c, NewList(items))
	if err != nil {
		return Value{}, err
	}
	if d.most < 0 {
		return concatAll(asciiStr("deque("), list, asciiStr(")")), nil
	}
	most, err := Repr(c, Int(int64(d.most)))
	return concatAll(asciiStr("deque("), list, asciiStr(", maxlen="), most, asciiStr(")")), err
}

// dequeCmp compares item by item, as CPython's does with two iterators.
func dequeCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	if a.Type() != &DequeType || b.Type() != &DequeType {
		return NotImplemented, nil
	}
	x, y := (*Deque)(a.P), (*Deque)(b.P)
	if x.Py != 0 || y.Py != 0 {
		return H.Compare(c, op, a, b)
	}
	if op == CmpEq || op == CmpNe {
		if x == y || x.n != y.n {
			return Bool((x == y) == (op == CmpEq)), nil
		}
	}
	left, right := newDequeIter(&DequeIterType, x), newDequeIter(&DequeIterType, y)
	for {
		p, err := dequeIterNext(c, left)
		if err != nil {
			return Value{}, err
		}
		q, err := dequeIterNext(c, right)
		if err != nil {
			return Value{}, err
		}
		if p.Nil() || q.Nil() {
			// whichever ended is the smaller one
			return Compare(c, op, Int(int64(b2i(!p.Nil()))), Int(int64(b2i(!q.Nil()))))
		}
		if same, err := Equal(c, p, q); err != nil {
			return Value{}, err
		} else if same {
			continue
		}
		if op == CmpEq || op == CmpNe {
			return Bool(op == CmpNe), nil
		}
		less, err := CompareBool(c, op, p, q)
		return Bool(less), err
	}
}
