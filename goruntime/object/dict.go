package object

import "unsafe"

// Dict is an insertion-ordered hash table. Look-ups read one table pointer and
// take no lock; writers lock when Multi is set. Entries of a table are only
// appended: a deleted entry becomes a tombstone and its place is not reused
// until the table is rebuilt, so a concurrent reader sees an old or a new
// value, never a mixture. A migrated dict (Py != 0) has a nil table.
type Dict struct {
	Obj
	mu   SpinLock
	part bool // inside an instance of a class that extends dict, see body.go
	read bool // json.loads answered with it, see MarkRead
	n    int  // live entries
	tab  *dictTable
	twin *Foreign // holds the reference to Py, where nothing else does
}

// dictTable probes and grows as CPython's: the same sizes, so that what a loop
// sees while the dict changes under it is the same too.
type dictTable struct {
	index   []int32 // a power of two of them: 0 free, -1 deleted, else entry number + 1
	entries []dictEntry
	used    int // entries appended so far, tombstones included
	tail    int // entries from here on are tombstones; popitem starts here
}

type dictEntry struct {
	hash int64
	key  Value // Nil: tombstone
	val  Value
}

// smallTable is the table of a dict of up to five items in one allocation.
type smallTable struct {
	dictTable
	idx [8]int32
	ent [5]dictEntry
}

// mediumTable is the same of the next size.
type mediumTable struct {
	dictTable
	idx [16]int32
	ent [10]dictEntry
}

const (
	missing = -1 // not in the table
	unsure  = -2 // an entry of equal hash needs __eq__
)

// Value returns the dict as a Python value.
func (d *Dict) Value() Value { return Value{P: unsafe.Pointer(d)} }

// NewDict makes an empty dict.
func NewDict() *Dict { return &Dict{Obj: Obj{T: &DictType}} }

// NewDictCap makes an empty dict with room for n items.
func NewDictCap(n int) *Dict {
	if n == 0 {
		return NewDict()
	}
	if n <= 5 {
		a := &struct {
			Dict
			small smallTable
		}{Dict: Dict{Obj: Obj{T: &DictType}}}
		a.small.index, a.small.entries = a.small.idx[:], a.small.ent[:]
		a.tab = &a.small.dictTable
		return &a.Dict
	}
	d := NewDict()
	d.tab = newTable(tableSize((n*3 + 1) / 2))
	return d
}

// AsDict returns the *Dict of a dict or defaultdict.
func AsDict(v Value) (*Dict, bool) {
	if v.P != nil && isDict(v) {
		return (*Dict)(v.P), true
	}
	return nil, false
}

func isDict(v Value) bool { return v.Type() == &DictType || v.Type() == &DefaultDictType }

func newTable(size int) *dictTable {
	if size == 8 {
		t := &smallTable{}
		t.index, t.entries = t.idx[:], t.ent[:]
		return &t.dictTable
	}
	if size == 16 {
		t := &mediumTable{}
		t.index, t.entries = t.idx[:], t.ent[:]
		return &t.dictTable
	}
	return &dictTable{index: make([]int32, size), entries: make([]dictEntry, size*2/3)}
}

// tableSize is the smallest table for CPython's calculate_log2_keysize(n).
func tableSize(n int) int {
	size := 8
	for size < n {
		size <<= 1
	}
	return size
}

// DictSet is d[key] = val.
func DictSet(c *Ctx, d *Dict, key, val Value) *Exc {
	var h int64
	if key.IsInt() {
		h = HashInt(key.Int())
	} else {
		var err *Exc
		if h, err = hashKey(c, key); err != nil {
			return err
		}
	}
	if t := d.tab; t != nil && (!Multi.Load() || d.mu.enter(c)) {
		if ix := t.find(key, h); ix >= 0 && d.tab == t {
			StoreValue(&t.entries[ix].val, val)
			c.goInside(0)
			return nil
		} else if ix == missing && t.used < len(t.entries) && d.tab == t {
			d.append(t, key, h, val)
			c.goInside(0)
			return nil
		}
		c.goInside(0)
	}
	return d.setHash(c, key, h, val)
}

// setHash is DictSet of a key whose hash is known.
func (d *Dict) setHash(c *Ctx, key Value, h int64, val Value) *Exc {
	for {
		t, ix, used, err := d.lookup(c, key, h)
		if err != nil {
			return err
		}
		d.mu.LockFor(c)
		if d.Py != 0 {
			d.mu.UnlockFor(c)
			return H.SetItem(c, d.Value(), key, val)
		}
		if d.current(t, ix, used) {
			if ix >= 0 {
				StoreValue(&t.entries[ix].val, val)
			} else {
				d.insert(key, h, val)
			}
			d.mu.UnlockFor(c)
			return nil
		}
		d.mu.UnlockFor(c)
	}
}

// current: what lookup found still holds. The lock is held.
func (d *Dict) current(t *dictTable, ix, used int) bool {
	if d.tab != t {
		return false
	}
	if ix >= 0 {
		return t.entries[ix].key.P != nil
	}
	return t == nil || t.used == used
}

// insert adds a key known to be missing. The lock is held.
func (d *Dict) insert(key Value, h int64, val Value) {
	t := d.tab
	if t == nil {
		t = newTable(8)
		d.tab = t
	} else if t.used == len(t.entries) {
		t = t.rebuilt(tableSize(d.n * 3))
		d.tab = t
	}
	d.append(t, key, h, val)
}

func (d *Dict) append(t *dictTable, key Value, h int64, val Value) {
	k := t.used
	e := &t.entries[k]
	e.hash = h
	StoreValue(&e.val, val)
	StoreValue(&e.key, key)
	t.link(h, int32(k+1))
	t.used, t.tail = k+1, k+1
	d.n++
}

// link enters an entry number into the index.
func (t *dictTable) link(h int64, num int32) {
	mask := uint64(len(t.index) - 1)
	perturb := uint64(h)
	i := perturb & mask
	for t.index[i] > 0 {
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
	t.index[i] = num
}

// unlink marks an entry's place in the index deleted.
func (t *dictTable) unlink(h int64, num int32) {
	mask := uint64(len(t.index) - 1)
	perturb := uint64(h)
	i := perturb & mask
	for t.index[i] != num {
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
	t.index[i] = -1
}

// rebuilt copies the live entries into a new table.
func (t *dictTable) rebuilt(size int) *dictTable {
	r := newTable(size)
	for i := range t.entries[:t.used] {
		if e := &t.entries[i]; e.key.P != nil {
			r.entries[r.used] = *e
			r.used++
			r.link(e.hash, int32(r.used))
		}
	}
	r.tail = r.used
	return r
}

// remove deletes entry ix and returns its value. The lock is held.
func (d *Dict) remove(t *dictTable, ix int) Value {
	e := &t.entries[ix]
	val := e.val
	t.unlink(e.hash, int32(ix+1))
	e.key.P, e.val.P = nil, nil
	d.n--
	return val
}

// DictPop removes key and returns its value, zero when missing.
func DictPop(c *Ctx, d *Dict, key Value) (Value, *Exc) {
	if d.n == 0 && d.Py == 0 {
		return Value{}, nil // CPython does not hash the key either
	}
	h, err := hashKey(c, key)
	if err != nil {
		return Value{}, err
	}
	for {
		t, ix, used, err := d.lookup(c, key, h)
		if err != nil {
			return Value{}, err
		}
		d.mu.LockFor(c)
		if d.Py != 0 {
			d.mu.UnlockFor(c)
			return hostDictPop(c, d, key)
		}
		if d.current(t, ix, used) {
			var val Value
			if ix >= 0 {
				val = d.remove(t, ix)
			}
			d.mu.UnlockFor(c)
			return val, nil
		}
		d.mu.UnlockFor(c)
	}
}

// DictSetDefault returns d[key], setting it to val first when missing.
func DictSetDefault(c *Ctx, d *Dict, key, val Value) (Value, *Exc) {
	h, err := hashKey(c, key)
	if err != nil {
		return Value{}, err
	}
	for {
		t, ix, used, err := d.lookup(c, key, h)
		if err != nil {
			return Value{}, err
		}
		d.mu.LockFor(c)
		if d.Py != 0 {
			d.mu.UnlockFor(c)
			return H.CallMethod(c, d.Value(), "setdefault", []Value{key, madeDefault(val)}, nil)
		}
		if d.current(t, ix, used) {
			if ix >= 0 {
				val = t.entries[ix].val
			} else {
				val = madeDefault(val)
				d.insert(key, h, val)
			}
			d.mu.UnlockFor(c)
			return val, nil
		}
		d.mu.UnlockFor(c)
	}
}

// DictLen is len(d).
func DictLen(c *Ctx, d *Dict) (int, *Exc) {
	if n := d.n; n != 0 || d.Py == 0 {
		return n, nil
	}
	return hostLen(c, &d.Obj)
}

// Len is the number of items; ok is false when the dict has migrated.
func (d *Dict) Len() (n int, ok bool) {
	n = d.n
	return n, n != 0 || d.Py == 0
}

// clearDict empties the dict; false when it has migrated.
func (d *Dict) clearDict() bool {
	d.mu.Lock()
	ok := d.Py == 0
	if ok {
		d.n, d.tab = 0, nil
	}
	d.mu.Unlock()
	return ok
}

// copyTable copies the contents; ok is false when the dict has migrated. As in
// CPython the copy keeps the tombstones unless there are many.
func (d *Dict) copyTable() (t *dictTable, n int, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.Py != 0 {
		return nil, 0, false
	}
	old := d.tab
	if old == nil || d.n == 0 {
		return nil, 0, true
	}
	if d.n < old.used*2/3 {
		return old.rebuilt(tableSize((d.n*3 + 1) / 2)), d.n, true
	}
	t = newTable(len(old.index))
	copy(t.index, old.index)
	copy(t.entries, old.entries[:old.used])
	t.used, t.tail = old.used, old.tail
	return t, d.n, true
}

// tableOr is the table to go on with in a walk that runs Python code: the
// current one, or last when the dict migrated under way.
func (d *Dict) tableOr(last *dictTable) *dictTable {
	if t := d.tab; t != nil || d.Py == 0 {
		return t
	}
	return last
}

// Plain are keys and values in turn of a dict of few plain values that has not moved, as long as no other thread may change it.
func (d *Dict) Plain(items []Value) []Value {
	t := d.tab
	if t == nil || d.Py != 0 || d.T != &DictType || 2*d.n > cap(items) || Multi.Load() {
		return nil
	}
	for i := range t.entries[:t.used] {
		if e := &t.entries[i]; e.key.P != nil {
			items = append(items, e.key, e.val)
		}
	}
	if !PlainItems(items) {
		return nil
	}
	return items
}

// MovePlain is MoveTo for what Plain answered with; twin holds the reference to py.
func (d *Dict) MovePlain(py uintptr, twin Value) {
	d.n, d.tab, d.Py, d.twin = 0, nil, py, (*Foreign)(twin.P)
}

// MoveTo empties the dict, records its twin and returns keys and values in
// order, in one step, so that no thread ever sees the dict empty but not migrated.
func (d *Dict) MoveTo(py uintptr) (keys, vals []Value) {
	d.mu.Lock()
	t := d.tab
	n := d.n
	d.n, d.tab, d.Py = 0, nil, py
	d.mu.Unlock()
	if t == nil {
		return nil, nil
	}
	keys, vals = make([]Value, 0, n), make([]Value, 0, n)
	for i := range t.entries[:t.used] {
		if e := &t.entries[i]; e.key.P != nil {
			keys, vals = append(keys, leaving(e.key, e.hash)), append(vals, e.val)
		}
	}
	return keys, vals
}
