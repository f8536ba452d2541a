package object

import "sync/atomic"

// The hash table of sets: CPython's probing, growth and reuse of slots.

type setTable struct{ ent []setEntry } // a power of two of them, at least 8

// setEntry: key zero and hash 0 is free, key zero and hash -1 is deleted.
// Writers store the key first and the hash last, and undo in reverse, so that
// a reader never takes a slot in use for a free one.
type setEntry struct {
	hash int64
	key  Value
}

func newSetTable(size int) *setTable {
	if size == setMinSize {
		t := &struct {
			setTable
			small [setMinSize]setEntry
		}{}
		t.ent = t.small[:]
		return &t.setTable
	}
	if size == setSecondSize {
		t := &struct {
			setTable
			second [setSecondSize]setEntry
		}{}
		t.ent = t.second[:]
		return &t.setTable
	}
	return &setTable{ent: make([]setEntry, size)}
}

const restartProbe = -3

// find looks a key up; without c it does not run Python code and answers
// unsure instead. free is the slot an insertion should take: the last deleted
// one passed, else the free one that ended the search.
func (t *setTable) find(c *Ctx, key Value, h int64) (ix, free int, err *Exc) {
	ent := t.ent
	mask := uint64(len(ent) - 1)
	perturb := uint64(h)
	i := uint64(h) & mask
	free = -1
	for {
		n := uint64(0)
		if i+linearProbes <= mask {
			n = linearProbes
		}
		for j := i; j <= i+n; j++ {
			e := &ent[j]
			eh := atomic.LoadInt64(&e.hash)
			if eh == h || eh == 0 {
				k := LoadValue(&e.key)
				if k.P == nil {
					if eh == 0 {
						if free < 0 {
							free = int(j)
						}
						return missing, free, nil
					}
					continue
				}
				if eh != h {
					continue
				}
				switch sameKey(k, key) {
				case 1:
					return int(j), free, nil
				case -1:
					if c == nil {
						return unsure, free, nil
					}
					eq, err := Equal(c, k, key)
					if err != nil {
						return missing, free, err
					}
					if e.key.P != k.P {
						return restartProbe, free, nil
					}
					if eq {
						return int(j), free, nil
					}
				}
			} else if eh == -1 {
				free = int(j)
			}
		}
		perturb >>= perturbShift
		i = (i*5 + 1 + perturb) & mask
	}
}

// lookup finds a key, running __eq__ where it must; no lock is held. It starts
// again when the table changed meanwhile, as setobject.c does. fill and used
// are the counts when the search began.
func (s *Set) lookup(c *Ctx, key Value, h int64) (at setPlace, err *Exc) {
	for {
		at = setPlace{t: s.tab, fill: s.fill, used: s.used, ix: missing, free: -1}
		if at.t == nil {
			return at, nil
		}
		at.ix, at.free, err = at.t.find(c, key, h)
		if at.ix != restartProbe && (err != nil || s.tab == at.t) {
			return at, err
		}
	}
}

// setPlace is the answer of lookup.
type setPlace struct {
	t          *setTable
	ix, free   int
	fill, used int
}

// current: what lookup found still holds. The lock is held.
func (s *Set) current(at setPlace) bool {
	if s.tab != at.t {
		return false
	}
	if at.ix >= 0 {
		return at.t.ent[at.ix].key.P != nil
	}
	return s.fill == at.fill && s.used == at.used
}

// insert puts a missing key into slot free (-1: there is no table yet). The
// lock is held.
func (s *Set) insert(key Value, h int64, free int) {
	t := s.tab
	if t == nil {
		t = s.firstTable()
		s.tab = t
		free = int(uint64(h) & (setMinSize - 1))
	}
	e := &t.ent[free]
	reused := e.hash == -1
	if Multi.Load() {
		StoreValue(&e.key, key)
		atomic.StoreInt64(&e.hash, h)
	} else {
		e.key, e.hash = key, h
	}
	s.used++
	if reused {
		return
	}
	s.fill++
	if s.fill*5 >= (len(t.ent)-1)*3 {
		s.resize(s.grown())
	}
}

// grown is the capacity CPython asks for when a set grows.
func (s *Set) grown() int {
	if s.used > 50000 {
		return s.used * 2
	}
	return s.used * 4
}

// resize rebuilds the table for more than minused keys. The lock is held.
func (s *Set) resize(minused int) {
	size := setMinSize
	for size <= minused {
		size <<= 1
	}
	old := s.tab
	if old == nil {
		if size > setMinSize {
			s.tab = newSetTable(size)
		}
		return
	}
	if size == setMinSize && len(old.ent) == setMinSize && s.fill == s.used {
		return
	}
	t := s.table(size)
	for i := range old.ent {
		if e := &old.ent[i]; e.key.P != nil {
			t.insertClean(e.key, e.hash)
		}
	}
	s.fill = s.used
	s.tab = t
}

// insertClean adds a key to a table without deleted entries that lacks it.
func (t *setTable) insertClean(key Value, h int64) {
	e := &t.ent[t.freeSlot(h)]
	e.key, e.hash = key, h
}
