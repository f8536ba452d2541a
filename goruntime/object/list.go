package object

import (
	"math"
	"slices"
	"unsafe"
)

// List is a Python list. Readers take one pointer to a block and never lock;
// writers lock when Multi is set. A migrated list (Py != 0) has a nil block and
// length 0, so every fast path fails its bounds test and asks the host.
type List struct {
	Obj
	mu    SpinLock
	part  bool // inside an instance of a class that extends list, see body.go
	read  bool // json.loads answered with it, see MarkRead
	n     int  // length; at most len(block.v)
	block *listBlock
}

// listBlock is the storage. Slots at and past the list's length are zero, so a
// reader needs no length: a slot that is not zero is an item. While there is
// one thread a list grows inside its block; once Multi is set a growing list
// gets a new one, so that readers see v and its bounds together.
type listBlock struct{ v []Value }

// listAlloc is a list with its first block: one allocation.
type listAlloc struct {
	List
	first listBlock
}

// Value returns the list as a Python value.
func (l *List) Value() Value { return Value{P: unsafe.Pointer(l)} }

// AsList returns the *List of an exact list.
func AsList(v Value) (*List, bool) {
	if v.P != nil && v.Type() == &ListType {
		return (*List)(v.P), true
	}
	return nil, false
}

// NewList takes ownership of items.
func NewList(items []Value) Value { return newList(items).Value() }

func newList(items []Value) *List {
	a := &listAlloc{List: List{Obj: Obj{T: &ListType}, n: len(items)}}
	a.first.v = items[:cap(items)]
	clear(a.first.v[len(items):])
	a.block = &a.first
	return &a.List
}

// At is l[i] for an index in range and not negative; false sends the caller to
// GetItem, which knows negative indices, errors and migrated lists.
func (l *List) At(i int64) (Value, bool) {
	if b := l.block; b != nil && uint64(i) < uint64(len(b.v)) {
		v := LoadValue(&b.v[i])
		return v, v.P != nil
	}
	return Value{}, false
}

// ListAt is v[i] for a list and an index in range and not negative; false sends
// the caller to GetItem.
func ListAt(v Value, i int64) (Value, bool) {
	if v.Type() == &ListType {
		return (*List)(v.P).At(i)
	}
	return Value{}, false
}

// IterAt is At for loops over a list without an iterator object. When it
// returns false the loop asks IterSlow before it ends.
func (l *List) IterAt(i int) (Value, bool) {
	if b := l.block; b != nil && uint(i) < uint(len(b.v)) {
		v := LoadValue(&b.v[i])
		return v, v.P != nil
	}
	return Value{}, false
}

// IterSlow is the item at i, or zero at the end of the list, which is the
// genuine one where the list moved or is a view.
func (l *List) IterSlow(c *Ctx, i int) (Value, *Exc) {
	if l.Py != 0 && c.GIL {
		if v := l.nearNumber(i); v.P != nil {
			c.Touched = true
			return v, nil
		}
	}
	if v, ok := l.IterAt(i); ok || l.Py == 0 {
		if l.T == &BytesType {
			return l.byteStep(i), nil
		}
		return v, nil
	}
	if py := l.py(); c.GIL && (l.part || at(py, pyType) == Genuine.List) {
		c.Touched = true
		v, found := pyItem(py, i)
		if v.P != nil {
			return v, nil
		}
		if !found {
			if l.T == &ForeignType {
				l.leave(c)
			}
			return v, nil
		}
		return H.ItemAt(c, l.Py, i), nil
	}
	if l.T == &ForeignType && bufferKind(l.py()) != NoBuffer {
		return l.bufferStep(c, i)
	}
	n, err := H.Len(c, l.Value())
	if err != nil || i >= n {
		return Value{}, err
	}
	return H.GetItem(c, l.Value(), Int(int64(i)))
}

// SetAt is l[i] = v for an index in range and not negative; false sends the
// caller to SetItem.
func (l *List) SetAt(c *Ctx, i int64, v Value) bool {
	if uint64(i) >= uint64(l.n) || Multi.Load() {
		if l.Py != 0 && l.n == 0 && c.GIL {
			return false // it moved, and does not come back while the GIL is held
		}
		return l.setLocked(c, i, v)
	}
	l.block.v[i] = v
	return true
}

// ListPutInt is v[i] = x where the item that goes is an int too, so that its pointer stays; false sends the caller to SetItem.
func ListPutInt(v Value, i, x int64) bool {
	p := numberSlot(v, i, unsafe.Pointer(&immediate.whole))
	if p == nil {
		return false
	}
	*p = uint64(x)
	return true
}

// ListPutFloat is the same for floats.
func ListPutFloat(v Value, i int64, x float64) bool {
	p := numberSlot(v, i, unsafe.Pointer(&immediate.float))
	if p == nil {
		return false
	}
	*p = math.Float64bits(x)
	return true
}

// numberSlot is where the number v[i] of that kind is, when v is a list that no other thread can change meanwhile.
func numberSlot(v Value, i int64, kind unsafe.Pointer) *uint64 {
	if v.Type() != &ListType || Multi.Load() {
		return nil
	}
	b := (*List)(v.P).block
	if b == nil || uint64(i) >= uint64(len(b.v)) || b.v[i].P != kind {
		return nil
	}
	return &b.v[i].N
}

func (l *List) setLocked(c *Ctx, i int64, v Value) bool {
	if !l.mu.enter(c) {
		l.mu.LockFor(c)
	}
	ok := uint64(i) < uint64(l.n)
	if ok {
		StoreValue(&l.block.v[i], v)
	}
	l.mu.UnlockFor(c)
	return ok
}

// Len is the length; ok is false when the list has migrated and the host must
// be asked (ListLen does).
func (l *List) Len() (n int, ok bool) {
	n = l.n
	return n, n != 0 || l.Py == 0
}

// ListLen is len(l).
func ListLen(c *Ctx, l *List) (int, *Exc) {
	if n := l.n; n != 0 || l.Py == 0 {
		return n, nil
	}
	return hostLen(c, &l.Obj)
}

func hostLen(c *Ctx, o *Obj) (int, *Exc) { return H.Len(c, Value{P: unsafe.Pointer(o)}) }

// ListAppend is l.append(v).
func ListAppend(c *Ctx, l *List, v Value) *Exc {
	if n, b := l.n, l.block; b != nil && n < len(b.v) && !Multi.Load() {
		b.v[n] = v
		l.n = n + 1
		return nil
	}
	return listAppendSlow(c, l, v)
}

// Append is v.append(x) for a list with room, which no other thread changes; false sends
// the caller to the method.
func Append(c *Ctx, v, x Value) bool {
	if v.Type() != &ListType {
		return v.Type() == &ForeignType && appendByte(c, v, x)
	}
	if Multi.Load() {
		return appendOwned(c, (*List)(v.P), x)
	}
	return Push(v, x)
}

// ListAppendMethod is list.append, to be called with the list.
var ListAppendMethod = listMethods[0].Value()

// IsList reports an exact list.
func IsList(v Value) bool { return v.Type() == &ListType }

// appendOwned is Append of a list that belongs to this thread.
func appendOwned(c *Ctx, l *List, x Value) bool {
	if !l.mu.enter(c) {
		return false
	}
	b, n := l.block, l.n
	ok := b != nil && uint(n) < uint(len(b.v))
	if ok {
		StoreValue(&b.v[n], x)
		l.n = n + 1
	}
	c.goInside(0)
	return ok
}

// Push appends to a list that no other code has seen; false where there is no room.
func Push(list, v Value) bool {
	l := (*List)(list.P)
	if b := l.block; b != nil && uint(l.n) < uint(len(b.v)) {
		b.v[l.n] = v
		l.n++
		return true
	}
	return false
}

func listAppendSlow(c *Ctx, l *List, v Value) *Exc {
	l.mu.LockFor(c)
	if l.Py != 0 {
		l.mu.UnlockFor(c)
		_, err := H.CallMethod(c, l.Value(), "append", []Value{v}, nil)
		return err
	}
	n := l.n
	l.reserve(n + 1)
	StoreValue(&l.block.v[n], v)
	l.n = n + 1
	l.mu.UnlockFor(c)
	return nil
}

// reserve makes room for need items. The lock is held.
func (l *List) reserve(need int) {
	b := l.block
	if b == nil {
		l.block = &listBlock{v: storage(need)}
		return
	}
	if need <= len(b.v) {
		return
	}
	size := len(b.v)
	if size < 4096 {
		size *= 2
	} else {
		size += size / 2
	}
	if tooLarge(size * int(unsafe.Sizeof(Value{}))) {
		l.mu.Unlock()
		panic(NoMemory{})
	}
	v := storage(max(size, need))
	if l.n > 0 {
		copy(v, b.v[:l.n])
	}
	l.replace(v)
}

// storage is room for n items or a few. Go makes an array whose size it knows faster than a slice.
func storage(n int) []Value {
	if n <= 4 {
		return new([4]Value)[:]
	}
	return make([]Value, n)
}

// besideMost is how many items may be in one allocation with their list.
const besideMost = len(listOf16{}.v)

// vacate clears storage that may be in one allocation with the list: the list would
// keep what it held for as long as it lives. A reader that comes too late finds no
// item and takes the lock.
func (l *List) vacate() {
	if l.block != nil && len(l.block.v) <= besideMost {
		for k := range l.block.v {
			l.block.v[k].P = nil
		}
	}
}

// replace installs new storage, which is none of the old. The lock is held.
func (l *List) replace(v []Value) {
	l.vacate()
	if l.block != nil && !Multi.Load() {
		l.block.v = v
		return
	}
	l.block = &listBlock{v: v}
}

// setAll makes items the list's whole contents. The lock is held.
func (l *List) setAll(items []Value) {
	v := items[:cap(items)]
	clear(v[len(items):])
	l.replace(v)
	l.n = len(items)
}

// staysAt reports that the list keeps its storage when n items are left: a small one does when it is
// emptied, as a queue is that soon gets its next item.
func (l *List) staysAt(n int) bool {
	return n > 0 || l.block != nil && len(l.block.v) <= besideMost
}

// splice replaces l[i:j] by items, which must not be part of the list's own
// block. The lock is held and 0 <= i <= j <= n.
func (l *List) splice(i, j int, items []Value) {
	n := l.n
	m := n - (j - i) + len(items)
	if !l.staysAt(m) {
		if n != 0 {
			l.replace(nil)
			l.n = 0
		}
		return
	}
	l.reserve(m)
	v := l.block.v
	if m != n {
		moveValues(v[i+len(items):m], v[j:n])
	}
	copyValues(v[i:], items)
	for k := m; k < n; k++ {
		v[k].P = nil
	}
	l.n = m
}

// snapshot copies the items; ok is false when the list has migrated. Readers of
// a list that other threads change see one state of it.
func (l *List) snapshot() (items []Value, ok bool) { return l.slice(0, -1) }

// slice copies l[i:j]; j < 0 means the end. Both are clipped to the length.
func (l *List) slice(i, j int) (items []Value, ok bool) {
	l.mu.Lock()
	if l.Py != 0 {
		l.mu.Unlock()
		return nil, false
	}
	if j < 0 || j > l.n {
		j = l.n
	}
	if i < j {
		items = append(make([]Value, 0, j-i), l.block.v[i:j]...)
	}
	l.mu.Unlock()
	return items, true
}

// Snapshot returns a copy of the items; of a migrated list too.
func (l *List) Snapshot(c *Ctx) ([]Value, *Exc) {
	if items, ok := l.snapshot(); ok {
		return items, nil
	}
	return drainHost(c, l.Value())
}

// MoveTo empties the list, records its twin and returns the contents in one
// step, so that no thread ever sees the list empty but not migrated.
func (l *List) MoveTo(py uintptr) []Value {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.Py = py
	if l.n > 0 && len(l.block.v) <= besideMost {
		items := slices.Clone(l.block.v[:l.n])
		l.vacate()
		l.n, l.block = 0, nil
		return items
	}
	return l.take()
}

// Plain are the items of a list of few plain values that has not moved, as long as no other thread may change it.
func (l *List) Plain() []Value {
	if l.n == 0 || l.Py != 0 || Multi.Load() || !PlainItems(l.block.v[:l.n]) {
		return nil
	}
	return l.block.v[:l.n]
}

// MovePlain is MoveTo for what Plain answered with; twin, which holds the reference to py, lives as long as the list,
// behind the items that there could be.
func (l *List) MovePlain(py uintptr, twin Value) {
	l.vacate()
	k := &struct {
		listBlock
		twin [1]Value
	}{twin: [1]Value{twin}}
	k.v = k.twin[:0]
	l.n, l.block, l.Py = 0, &k.listBlock, py
}

func (l *List) take() []Value {
	var items []Value
	if l.n > 0 {
		items = l.block.v[:l.n:l.n]
	}
	l.n, l.block = 0, nil
	return items
}

// ExactLen reports a list of exactly n items whose first n can be read with At
// now; a list that another thread may be changing does not qualify.
func ExactLen(l *List, n int) bool { return l.n == n && l.Py == 0 && !Multi.Load() }
