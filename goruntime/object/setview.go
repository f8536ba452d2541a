package object

// SetView stands for a set of CPython's as an operand: a copy of its table, slot
// by slot, as the order in which it is gone through decides how results iterate.
type SetView struct {
	set   Set
	table setTable
	slots [SetViewSlots]setEntry
	used  bool
}

// SetViewSlots are as many as a table may have that is copied.
const SetViewSlots = 128

// Begin makes it an empty set of a type, with a table of n slots; false while it is in use.
func (w *SetView) Begin(t *Type, n int) bool {
	if w.used || n > SetViewSlots {
		return false
	}
	w.used = true
	w.table.ent = w.slots[:n]
	w.set = Set{Obj: Obj{T: t}, tab: &w.table}
	return true
}

// Put fills slot i; a zero key is a deleted one.
func (w *SetView) Put(i int, key Value, h int64) {
	w.table.ent[i] = setEntry{h, key}
	w.set.fill++
	if key.P != nil {
		w.set.used++
	}
}

// Value is the set, until End.
func (w *SetView) Value() Value { return w.set.Value() }

// End lets go of the keys.
func (w *SetView) End() {
	clear(w.table.ent)
	w.used = false
}

// HasPlain is SetHas of a key whose hash is known; sure is false where telling could run Python code.
func (s *Set) HasPlain(key Value, h int64) (found, sure bool) {
	t := s.tab
	if t == nil {
		return false, s.Py == 0
	}
	ix := t.index(key, h)
	return ix >= 0, ix != unsure
}

// AllPlain is that every key passes a test, in order, of a set that is Go's.
func (s *Set) AllPlain(test func(key Value) bool) bool {
	t := s.tab
	if t == nil {
		return true
	}
	for i := range t.ent {
		if k := LoadValue(&t.ent[i].key); k.P != nil && !test(k) {
			return false
		}
	}
	return true
}
