package object

import "slices"

// order lists the keys in an order that rebuilds the table: the first helper
// ones added to a helper set that is merged into an empty set, then the others
// added one by one, they iterate as they do now. Table order without a helper
// mostly does; else keys go after those that were in their way. When nothing
// rebuilds it (the set once was larger, say), table order it is.
func (t *setTable) order(n int) (keys []Value, helper int) {
	want := make([]setEntry, 0, n)
	for i := range t.ent {
		if e := &t.ent[i]; e.key.P != nil {
			want = append(want, *e)
		}
	}
	best := want
	if !rebuilds(want, want, 0) {
		way, home := t.byWay(n)
		back := slices.Clone(want)
		slices.Reverse(back)
		for _, try := range []struct {
			ent    []setEntry
			helper int
		}{{way, 0}, {want, n}, {back, n}, {way, n}, {way, min(home, len(t.ent)/2-1)}} {
			if rebuilds(try.ent, want, try.helper) {
				best, helper = try.ent, try.helper
				break
			}
		}
	}
	keys = make([]Value, len(best))
	for i, e := range best {
		keys[i] = leaving(e.key, e.hash)
	}
	return keys, helper
}

// byWay lists the keys so that each comes after those in its way, those at home
// first: where they go does not depend on when the table grows.
func (t *setTable) byWay(n int) (out []setEntry, home int) {
	out = make([]setEntry, 0, n)
	placed := make([]bool, len(t.ent))
	for i := range t.ent {
		if e := &t.ent[i]; e.key.P != nil && int(e.hash)&(len(t.ent)-1) == i {
			placed[i] = true
			out = append(out, *e)
		}
	}
	home = len(out)
	for before := -1; before != len(out); {
		before = len(out)
		for i := range t.ent {
			e := &t.ent[i]
			if placed[i] || e.key.P == nil {
				continue
			}
			t.walk(e.hash, func(slot int) bool {
				if slot == i {
					placed[i] = true
					out = append(out, *e)
				}
				return placed[slot] && slot != i
			})
		}
	}
	return out, home
}

// rebuilds: a set made of these distinct keys iterates in order want.
func rebuilds(keys, want []setEntry, helper int) bool {
	s := NewSet()
	for k, e := range keys {
		if k == helper && helper > 0 {
			s = s.merged()
		}
		if s.tab == nil {
			s.tab = s.firstTable()
		}
		s.insert(e.key, e.hash, s.tab.freeSlot(e.hash))
	}
	if helper == len(keys) {
		s = s.merged()
	}
	if s.used != len(want) {
		return false
	}
	k := 0
	for i := range s.tab.ent {
		if e := &s.tab.ent[i]; e.key.P != nil {
			if sameKey(e.key, want[k].key) != 1 {
				return false
			}
			k++
		}
	}
	return true
}

// walk visits slots in the order in which a key is looked for.
func (t *setTable) walk(h int64, visit func(slot int) bool) {
	mask := uint64(len(t.ent) - 1)
	perturb := uint64(h)
	i := uint64(h) & mask
	for {
		n := uint64(0)
		if i+linearProbes <= mask {
			n = linearProbes
		}
		for j := i; j <= i+n; j++ {
			if !visit(int(j)) {
				return
			}
		}
		perturb >>= perturbShift
		i = (i*5 + 1 + perturb) & mask
	}
}

// freeSlot is where a missing key goes in a table without deleted entries.
func (t *setTable) freeSlot(h int64) int {
	mask := uint64(len(t.ent) - 1)
	perturb := uint64(h)
	i := uint64(h) & mask
	for {
		last := i
		if i+linearProbes <= mask {
			last += linearProbes
		}
		for j := i; j <= last; j++ {
			if t.ent[j].key.P == nil {
				return int(j)
			}
		}
		perturb >>= perturbShift
		i = (i*5 + 1 + perturb) & mask
	}
}

// merged is an empty set into which s was merged.
func (s *Set) merged() *Set {
	r := NewSet()
	r.merge(nil, s)
	return r
}
