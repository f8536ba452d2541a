package object

import (
	"sync/atomic"
	"unsafe"
)

// Set is a set or, with the other type, a frozenset. The table is CPython's to
// the slot, so that equal histories of insertions iterate in equal order.
// Look-ups take no lock; writers lock when Multi is set. A migrated set
// (Py != 0) has a nil table.
type Set struct {
	Obj
	mu      SpinLock
	used    int // live entries
	fill    int // live and deleted entries
	finger  int // where pop looks next
	hash    int64
	hashed  bool
	scratch bool      // inside a scratchSet
	roomy   bool      // inside a smallSet whose table has not been used
	tab     *setTable // nil: empty, of the smallest size
}

// smallSet has room for its first table, as CPython's sets do: most sets stay that small.
type smallSet struct {
	Set
	table setTable
	room  [setMinSize]setEntry
}

const (
	setMinSize   = 8
	linearProbes = 9
	perturbShift = 5
)

// Value returns the set as a Python value.
func (s *Set) Value() Value { return Value{P: unsafe.Pointer(s)} }

// NewSet makes an empty set.
func NewSet() *Set { return newSetOf(&SetType) }

func newSetOf(t *Type) *Set {
	k := &smallSet{}
	k.T, k.roomy = t, true
	return &k.Set
}

// firstTable is a clean table of the smallest size.
func (s *Set) firstTable() *setTable {
	if !s.roomy {
		return s.table(setMinSize)
	}
	s.roomy = false // readers may go through the old table after clear()
	k := (*smallSet)(unsafe.Pointer(s))
	k.table.ent = k.room[:]
	return &k.table
}

// SetFrom makes a set (or frozenset) of items, in order.
func SetFrom(c *Ctx, t *Type, items []Value) (*Set, *Exc) {
	s := newSetOf(t)
	for _, x := range items {
		if err := SetAdd(c, s, x); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// ConstantSet is a frozenset among the constants. CPython makes it twice, the
// second time of the first one's items, and its order shows in the program.
func ConstantSet(c *Ctx, items []Value) (Value, *Exc) {
	first, err := SetFrom(c, &FrozenSetType, items)
	if err != nil {
		return Value{}, err
	}
	s := newSetOf(&FrozenSetType)
	entries, _ := first.entries()
	for _, e := range entries {
		if err := s.addHash(c, e.key, e.hash); err != nil {
			return Value{}, err
		}
	}
	return s.Value(), nil
}

// isAnySet reports a native set or frozenset.
func isAnySet(v Value) bool { return v.Type() == &SetType || v.Type() == &FrozenSetType }

// AsSet returns the *Set of an exact set or frozenset.
func AsSet(v Value) (*Set, bool) {
	if v.P != nil && isAnySet(v) {
		return (*Set)(v.P), true
	}
	return nil, false
}

// mask is that of the table, the smallest when there is none yet.
func (s *Set) mask() int {
	if s.tab == nil {
		return setMinSize - 1
	}
	return len(s.tab.ent) - 1
}

// SetAdd is s.add(key), also for a frozenset under construction.
func SetAdd(c *Ctx, s *Set, key Value) *Exc {
	if s.Py != 0 {
		_, err := H.CallMethod(c, s.Value(), "add", []Value{key}, nil)
		return err
	}
	if t := s.tab; t != nil && key.IsInt() && (!Multi.Load() || s.mu.enter(c)) { // mostly its first slot tells
		h := HashInt(key.Int())
		i := int(uint64(h) & uint64(len(t.ent)-1))
		if e := &t.ent[i]; e.hash == h && e.key == key && s.tab == t {
			c.goInside(0)
			return nil
		} else if e.hash == 0 && e.key.P == nil && s.tab == t {
			s.insert(key, h, i)
			c.goInside(0)
			return nil
		}
		c.goInside(0)
	}
	h, err := hashKey(c, key)
	if err != nil {
		return err
	}
	return s.addHash(c, key, h)
}

// addHash adds a key whose hash is known.
func (s *Set) addHash(c *Ctx, key Value, h int64) *Exc {
	if t := s.tab; t != nil && (!Multi.Load() || s.mu.enter(c)) {
		if ix, free, _ := t.find(nil, key, h); ix >= 0 && s.tab == t {
			c.goInside(0)
			return nil
		} else if ix == missing && s.tab == t {
			s.insert(key, h, free)
			c.goInside(0)
			return nil
		}
		c.goInside(0)
	}
	for {
		at, err := s.lookup(c, key, h)
		if err != nil {
			return err
		}
		s.mu.LockFor(c)
		if s.Py != 0 {
			s.mu.UnlockFor(c)
			return SetAdd(c, s, key)
		}
		if s.current(at) {
			if at.ix < 0 {
				s.insert(key, h, at.free)
			}
			s.mu.UnlockFor(c)
			return nil
		}
		s.mu.UnlockFor(c)
	}
}

// has reports whether a key of known hash is in the set.
func (s *Set) has(c *Ctx, key Value, h int64) (bool, *Exc) {
	at, err := s.lookup(c, key, h)
	if err == nil && at.ix < 0 && s.Py != 0 {
		return H.Contains(c, s.Value(), key)
	}
	return at.ix >= 0, err
}

// SetHas is key in s.
func SetHas(c *Ctx, s *Set, key Value) (bool, *Exc) {
	if s.Py != 0 {
		return H.Contains(c, s.Value(), key)
	}
	h, err := hashKey(c, key)
	if err != nil {
		other, ok := AsSet(key)
		if !ok || err.T != &TypeErrorType {
			return false, err
		}
		// a set is looked for as the equal frozenset
		if h, err = other.contentHash(c); err != nil {
			return false, err
		}
	}
	if t := s.tab; t != nil {
		if ix, _, _ := t.find(nil, key, h); ix != unsure {
			return ix >= 0, nil
		}
	}
	return s.has(c, key, h)
}

// discard removes a key of known hash; false when it was missing.
func (s *Set) discard(c *Ctx, key Value, h int64) (bool, *Exc) {
	if t := s.tab; t != nil && !Multi.Load() {
		if ix := t.index(key, h); ix != unsure {
			if ix >= 0 {
				s.removeAt(t, ix)
			}
			return ix >= 0, nil
		}
	}
	for {
		at, err := s.lookup(c, key, h)
		if err != nil {
			return false, err
		}
		s.mu.LockFor(c)
		if s.Py != 0 {
			s.mu.UnlockFor(c)
			had, err := H.Contains(c, s.Value(), key)
			if err == nil && had {
				_, err = H.CallMethod(c, s.Value(), "discard", []Value{key}, nil)
			}
			return had, err
		}
		if s.current(at) {
			if at.ix >= 0 {
				s.removeAt(at.t, at.ix)
			}
			s.mu.UnlockFor(c)
			return at.ix >= 0, nil
		}
		s.mu.UnlockFor(c)
	}
}

// removeAt deletes an entry. The lock is held.
func (s *Set) removeAt(t *setTable, i int) Value {
	e := &t.ent[i]
	key := e.key
	atomic.StoreInt64(&e.hash, -1)
	e.key.P = nil
	s.used--
	return key
}

// clearSet empties the set; false when it has migrated.
func (s *Set) clearSet() bool {
	s.mu.Lock()
	ok := s.Py == 0
	if ok {
		s.used, s.fill, s.tab = 0, 0, nil
	}
	s.mu.Unlock()
	return ok
}

// entries copies the live entries in order; ok is false when s has migrated.
func (s *Set) entries() (ent []setEntry, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.Py != 0 {
		return nil, false
	}
	if s.used == 0 {
		return nil, true
	}
	ent = make([]setEntry, 0, s.used)
	for i := range s.tab.ent {
		if e := &s.tab.ent[i]; e.key.P != nil {
			ent = append(ent, *e)
		}
	}
	return ent, true
}

// allEntries is entries of any set, asking the host for those of a migrated one.
func (s *Set) allEntries(c *Ctx) ([]setEntry, *Exc) {
	if ent, ok := s.entries(); ok {
		return ent, nil
	}
	keys, err := drainHost(c, s.Value())
	if err != nil {
		return nil, err
	}
	ent := make([]setEntry, len(keys))
	for i, k := range keys {
		h, err := hashKey(c, k)
		if err != nil {
			return nil, err
		}
		ent[i] = setEntry{h, k}
	}
	return ent, nil
}

// tableSeen is the whole table, a copy where other threads may write; ok is false when s has migrated.
func (s *Set) tableSeen() (ent []setEntry, used int, clean, ok bool) {
	if s.tab != nil && s.used > 0 && !Multi.Load() {
		return s.tab.ent, s.used, s.fill == s.used, true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.Py != 0 {
		return nil, 0, false, false
	}
	if s.tab != nil && s.used > 0 {
		if ent = s.tab.ent; Multi.Load() {
			ent = append([]setEntry(nil), ent...)
		}
	}
	return ent, s.used, s.fill == s.used, true
}

// setCursor goes through the elements of a set as CPython does, which sees what
// comparing them changes; through a copy where other threads may write.
type setCursor struct {
	live *Set
	ent  []setEntry
	at   int
}

func (s *Set) each(c *Ctx) (setCursor, *Exc) {
	if s.Py == 0 && !Multi.Load() {
		return setCursor{live: s}, nil
	}
	ent, err := s.allEntries(c)
	return setCursor{ent: ent}, err
}

func (k *setCursor) next() (e setEntry, ok bool) {
	ent := k.ent
	if k.live != nil {
		if ent = nil; k.live.tab != nil {
			ent = k.live.tab.ent
		}
	}
	for k.at < len(ent) {
		e = ent[k.at]
		if k.at++; e.key.P != nil {
			return e, true
		}
	}
	return setEntry{}, false
}

// merge adds another set's elements (set_merge).
func (s *Set) merge(c *Ctx, other *Set) *Exc {
	if other == s {
		return nil
	}
	ent, n, clean, ok := other.tableSeen()
	if !ok {
		var err *Exc
		if ent, err = other.allEntries(c); err != nil {
			return err
		}
		n = len(ent)
	}
	if n == 0 {
		return nil
	}
	s.reserve(n)
	s.mu.Lock()
	if s.fill == 0 && s.Py == 0 {
		t := s.tab
		if t == nil {
			t = s.firstTable()
		}
		if clean && len(ent) == len(t.ent) {
			copy(t.ent, ent)
		} else {
			for i := range ent {
				if e := &ent[i]; e.key.P != nil {
					t.insertClean(e.key, e.hash)
				}
			}
		}
		s.tab = t
		s.fill, s.used = n, n
		s.mu.Unlock()
		return nil
	}
	s.mu.Unlock()
	for i := range ent {
		if e := &ent[i]; e.key.P != nil {
			if err := s.addHash(c, e.key, e.hash); err != nil {
				return err
			}
		}
	}
	return nil
}

// reserve is the one big resize before n keys are added.
func (s *Set) reserve(n int) {
	s.mu.Lock()
	if s.Py == 0 && (s.fill+n)*5 >= s.mask()*3 {
		s.resize((s.used + n) * 2)
	}
	s.mu.Unlock()
}

// contentHash is the hash of the frozenset with the same elements.
func (s *Set) contentHash(c *Ctx) (int64, *Exc) {
	if s.hashed && s.T == &FrozenSetType {
		return s.hash, nil
	}
	ent, n, _, ok := s.tableSeen()
	if !ok {
		var err *Exc
		if ent, err = s.allEntries(c); err != nil {
			return 0, err
		}
		n = len(ent)
	}
	var h uint64
	for i := range ent {
		if e := &ent[i]; e.key.P != nil {
			x := uint64(e.hash)
			h ^= ((x ^ 89869747) ^ (x << 16)) * 3644798167
		}
	}
	h ^= (uint64(n) + 1) * 1927868237
	h ^= (h >> 11) ^ (h >> 25)
	h = h*69069 + 907133923
	if h == 1<<64-1 {
		h = 590923713
	}
	if s.T == &FrozenSetType {
		s.hash = int64(h)
		s.hashed = true
	}
	return int64(h), nil
}

// SetLen is len(s).
func SetLen(c *Ctx, s *Set) (int, *Exc) {
	if n := s.used; n != 0 || s.Py == 0 {
		return n, nil
	}
	return hostLen(c, &s.Obj)
}

// MoveTo empties the set, records its twin and returns the elements in the
// order in which to add them to the twin, the first helper of them by way of a
// helper set that is merged into it. So the twin iterates as the set did.
func (s *Set) MoveTo(py uintptr) (items []Value, helper int) {
	s.mu.Lock()
	t, n := s.tab, s.used
	s.used, s.fill, s.tab, s.Py = 0, 0, nil, py
	s.mu.Unlock()
	if n == 0 {
		return nil, 0
	}
	return t.order(n)
}

// Order lists the elements of a frozenset in the order in which to make a
// genuine one of them; with merge, of a set made of them.
func (s *Set) Order() (items []Value, merge bool) {
	if s.used == 0 {
		return nil, false
	}
	items, helper := s.tab.order(s.used)
	return items, helper == len(items)
}
