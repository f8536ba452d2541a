package object

import "math/bits"

// What sets of Go's do with each other while nobody else may write to them and
// no Python code has to tell whether two keys are equal. What is answered with
// false or unsure is done the general way, from there on.

// bothPlain: the tables of two sets may be gone through.
func bothPlain(s, o *Set) bool { return s.tab != nil && o.tab != nil && !Multi.Load() }

// index is where a key is: missing, or unsure where Python code would have to tell.
func (t *setTable) index(key Value, h int64) int {
	i := int(uint64(h) & uint64(len(t.ent)-1))
	e := &t.ent[i] // mostly this one tells
	if e.hash == h && e.key == key {
		return i
	}
	if e.hash == 0 && e.key.P == nil {
		return missing
	}
	ix, _, _ := t.find(nil, key, h)
	return ix
}

// setTables are clean tables that sets outgrew while they were made, by size. The smallest are inside the sets.
type setTables [5]*setTable

func (k *setTables) of(size int) **setTable {
	if at := bits.TrailingZeros(uint(size)) - 4; at >= 0 && at < len(k) {
		return &k[at]
	}
	return nil
}

func (c *Ctx) cleanTable(size int) *setTable {
	if kept := c.setTables.of(size); kept != nil && *kept != nil {
		t := *kept
		*kept = nil
		return t
	}
	return newSetTable(size)
}

func (c *Ctx) outgrown(t *setTable) {
	if kept := c.setTables.of(len(t.ent)); kept != nil {
		clear(t.ent)
		*kept = t
	}
}

// grow is resize of a set that is being made.
func (s *Set) grow(c *Ctx, minused int) {
	size := setMinSize
	for size <= minused {
		size <<= 1
	}
	old := s.tab
	if old == nil || size == len(old.ent) && size == setMinSize {
		if old == nil && size > setMinSize {
			s.tab = c.cleanTable(size)
		}
		return
	}
	s.tab = c.cleanTable(size)
	for i := range old.ent {
		if e := &old.ent[i]; e.key.P != nil {
			s.tab.insertClean(e.key, e.hash)
		}
	}
	c.outgrown(old)
}

// take is merge into a set that is being made, of one that is Go's, while nobody else may write to that.
func (s *Set) take(c *Ctx, o *Set) *Exc {
	n := o.used
	if n == 0 {
		return nil
	}
	if (s.fill+n)*5 >= s.mask()*3 {
		s.grow(c, (s.used+n)*2)
	}
	ent := o.tab.ent
	if s.fill > 0 {
		for i := range ent {
			e := &ent[i]
			if e.key.P == nil {
				continue
			}
			switch s.tab.index(e.key, e.hash) {
			case unsure:
				if err := s.addHash(c, e.key, e.hash); err != nil {
					return err
				}
			case missing:
				s.addNew(c, e.key, e.hash)
			}
		}
		return nil
	}
	if s.tab == nil {
		s.tab = s.firstTable()
	}
	if o.fill == o.used && len(ent) == len(s.tab.ent) {
		copy(s.tab.ent, ent)
	} else {
		for i := range ent {
			if e := &ent[i]; e.key.P != nil {
				s.tab.insertClean(e.key, e.hash)
			}
		}
	}
	s.fill, s.used = n, n
	return nil
}

// takeItems adds the ints and strs of a sequence to a set that is being made; false leaves it to the
// general way, to which those that are there already make no difference.
func (s *Set) takeItems(c *Ctx, items []Value) bool {
	for i := range items {
		x := LoadValue(&items[i])
		var h int64
		switch {
		case x.IsInt():
			h = HashInt(x.Int())
		case x.P != nil && x.Type() == &StrType:
			h = (*Str)(x.P).Hash()
		default:
			return false
		}
		if !s.addPlain(c, x, h) {
			return false
		}
	}
	return true
}

func (s *Set) addPlain(c *Ctx, x Value, h int64) bool {
	if s.tab == nil {
		s.addNew(c, x, h)
		return true
	}
	switch s.tab.index(x, h) {
	case unsure:
		return false
	case missing:
		s.addNew(c, x, h)
	}
	return true
}

// addNew adds a key that is not there to a set that is being made: nothing refers to it or its table.
func (s *Set) addNew(c *Ctx, key Value, h int64) {
	t := s.tab
	if t == nil {
		t = s.firstTable()
		s.tab = t
	}
	e := &t.ent[uint64(h)&uint64(len(t.ent)-1)]
	if e.key.P != nil {
		e = &t.ent[t.freeSlot(h)]
	}
	e.key, e.hash = key, h
	s.used++
	s.fill++
	if s.fill*5 < (len(t.ent)-1)*3 {
		return
	}
	s.grow(c, s.grown())
}

// plainSelect is a set of class t with the elements of s that are in o, or that are not; nil leaves it to the general way.
func (s *Set) plainSelect(c *Ctx, o *Set, t *Type, in bool) *Set {
	if !bothPlain(s, o) {
		return nil
	}
	r := newSetOf(t)
	table, ent := o.tab, s.tab.ent
	left := s.used
	for i := 0; left > 0 && i < len(ent); i++ {
		e := &ent[i]
		if e.key.P == nil {
			continue
		}
		left--
		ix := table.index(e.key, e.hash)
		if ix == unsure {
			return nil
		}
		if ix >= 0 == in {
			r.addNew(c, e.key, e.hash)
		}
	}
	return r
}

// plainWithin: every element of s is in other (0), one is not (missing), or from
// slot at on Python code would have to tell (unsure).
func (s *Set) plainWithin(other *Set) (at, answer int) {
	if !bothPlain(s, other) {
		return 0, unsure
	}
	t, in := s.tab, other.tab
	for i, left := 0, s.used; left > 0 && i < len(t.ent); i++ {
		if e := &t.ent[i]; e.key.P != nil {
			left--
			if ix := in.index(e.key, e.hash); ix < 0 {
				return i, ix
			}
		}
	}
	return 0, 0
}

// plainApart: no element of s is in other (0), one is (missing), or Python code would have to tell (unsure).
func (s *Set) plainApart(other *Set) int {
	if !bothPlain(s, other) {
		return unsure
	}
	t, in := s.tab, other.tab
	for i, left := 0, s.used; left > 0 && i < len(t.ent); i++ {
		if e := &t.ent[i]; e.key.P != nil {
			left--
			if ix := in.index(e.key, e.hash); ix >= 0 {
				return missing
			} else if ix == unsure {
				return unsure
			}
		}
	}
	return 0
}
