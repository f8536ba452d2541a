package object

import (
	"sync/atomic"
	"unsafe"
)

// How dicts find keys. Readers take no lock.

// HashInt is hash() of an int of 64 bits: the value modulo 2**61-1, sign kept.
func HashInt(i int64) int64 {
	const m = 1<<61 - 1
	if uint64(i+m) <= 2*m { // |i| <= m
		switch i {
		case -1:
			return -2
		case m, -m:
			return 0
		}
		return i
	}
	if i %= m; i == -1 {
		return -2
	}
	return i
}

// hashKey is Hash with the common keys first.
func hashKey(c *Ctx, v Value) (int64, *Exc) {
	if v.IsInt() {
		return HashInt(v.Int()), nil
	}
	if v.Type() == &StrType {
		return (*Str)(v.P).Hash(), nil
	}
	return Hash(c, v)
}

// sameKey decides equality of keys of equal hash without running Python code:
// 1 equal, 0 different, -1 unknown.
func sameKey(a, b Value) int {
	if a.P == b.P {
		switch {
		case a.IsInt() && a.N != b.N, a.IsFloat() && a.N != b.N && a.Float() != b.Float():
			return 0
		}
		return 1
	}
	ta, tb := a.Type(), b.Type()
	if ta == &StrType && tb == &StrType {
		x, y := (*Str)(a.P), (*Str)(b.P)
		if x.Kind == y.Kind && x.S == y.S {
			return 1
		}
		return 0
	}
	if a.IsInt() && tb == &StrType || b.IsInt() && ta == &StrType {
		return 0
	}
	if ta == &TupleType && tb == &TupleType {
		x, y := (*Tuple)(a.P).V, (*Tuple)(b.P).V
		if len(x) != len(y) {
			return -1 // items are compared before the lengths
		}
		for i := range x {
			if same := sameKey(x[i], y[i]); same != 1 {
				return same
			}
		}
		return 1
	}
	return -1
}

// findStr looks a string up.
func (t *dictTable) findStr(s *Str, h int64) int {
	mask := uint64(len(t.index) - 1)
	perturb := uint64(h)
	for i := perturb & mask; ; {
		switch ix := t.index[i]; {
		case ix > 0:
			e := &t.entries[ix-1]
			p := atomic.LoadPointer(&e.key.P)
			if p == unsafe.Pointer(s) {
				return int(ix - 1)
			}
			if e.hash == h && p != nil {
				if (*Obj)(p).T == &StrType {
					if o := (*Str)(p); o.Kind == s.Kind && o.S == s.S {
						return int(ix - 1)
					}
				} else if p != unsafe.Pointer(&immediate.whole) {
					return unsure
				}
			}
		case ix == 0:
			return missing
		}
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
}

// findInt looks an immediate int up.
func (t *dictTable) findInt(k uint64, h int64) int {
	mask := uint64(len(t.index) - 1)
	perturb := uint64(h)
	for i := perturb & mask; ; {
		switch ix := t.index[i]; {
		case ix > 0:
			if e := &t.entries[ix-1]; e.hash == h {
				p := atomic.LoadPointer(&e.key.P)
				if p == unsafe.Pointer(&immediate.whole) {
					if e.key.N == k {
						return int(ix - 1)
					}
				} else if p != nil && (*Obj)(p).T != &StrType {
					return unsure
				}
			}
		case ix == 0:
			return missing
		}
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
}

// find looks a key up without running Python code.
func (t *dictTable) find(key Value, h int64) int {
	if key.IsInt() {
		return t.findInt(key.N, h)
	}
	if key.Type() == &StrType {
		return t.findStr((*Str)(key.P), h)
	}
	mask := uint64(len(t.index) - 1)
	perturb := uint64(h)
	for i := perturb & mask; ; {
		ix := t.index[i]
		if ix == 0 {
			return missing
		}
		if ix > 0 {
			if e := &t.entries[ix-1]; e.hash == h {
				if k := LoadValue(&e.key); k.P != nil {
					switch sameKey(k, key) {
					case 1:
						return int(ix - 1)
					case -1:
						return unsure
					}
				}
			}
		}
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
}

// probe visits the entries of equal hash until visit ends it.
func (t *dictTable) probe(key Value, h int64, visit func(k Value, ix int) (int, bool)) int {
	mask := uint64(len(t.index) - 1)
	perturb := uint64(h)
	for i := perturb & mask; ; {
		ix := t.index[i]
		if ix == 0 {
			return missing
		}
		if ix > 0 {
			if e := &t.entries[ix-1]; e.hash == h {
				if k := LoadValue(&e.key); !k.Nil() {
					if r, done := visit(k, int(ix-1)); done {
						return r
					}
				}
			}
		}
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
}

// lookup finds a key, running __eq__ where it must; no lock is held. It starts
// again when the table changed meanwhile, as dictobject.c does. used is the
// number of entries when the search began: a writer that finds the same number
// under the lock knows that a missing key is still missing.
func (d *Dict) lookup(c *Ctx, key Value, h int64) (t *dictTable, ix, used int, err *Exc) {
	const restart = -3
	for {
		if t = d.tab; t == nil {
			return nil, missing, 0, nil
		}
		used = t.used
		if ix = t.find(key, h); ix != unsure {
			return t, ix, used, nil
		}
		ix = t.probe(key, h, func(k Value, ix int) (int, bool) {
			switch sameKey(k, key) {
			case 1:
				return ix, true
			case 0:
				return 0, false
			}
			var eq bool
			if eq, err = Equal(c, k, key); err != nil {
				return missing, true
			}
			if d.tab != t || t.entries[ix].key.P != k.P {
				return restart, true
			}
			return ix, eq
		})
		if ix != restart {
			return t, ix, used, err
		}
	}
}

// DictGet is d.get(key), the zero Value when missing.
func DictGet(c *Ctx, d *Dict, key Value) (Value, *Exc) {
	t := d.tab
	if t == nil {
		return dictGetSlow(c, d, key)
	}
	var ix int
	if key.IsInt() {
		ix = t.findInt(key.N, HashInt(key.Int()))
	} else if key.Type() == &StrType {
		s := (*Str)(key.P)
		ix = t.findStr(s, s.Hash())
	} else {
		return dictGetSlow(c, d, key)
	}
	if ix >= 0 {
		return LoadValue(&t.entries[ix].val), nil
	}
	if ix == missing {
		return Value{}, nil
	}
	return dictGetSlow(c, d, key)
}

func dictGetSlow(c *Ctx, d *Dict, key Value) (Value, *Exc) {
	if d.Py != 0 {
		return hostDictGet(c, d, key)
	}
	h, err := hashKey(c, key)
	if err != nil {
		return Value{}, err
	}
	return d.getHash(c, key, h)
}

// getHash is DictGet of a key whose hash is known.
func (d *Dict) getHash(c *Ctx, key Value, h int64) (Value, *Exc) {
	t, ix, _, err := d.lookup(c, key, h)
	if err != nil || ix < 0 {
		if err == nil && d.Py != 0 {
			return hostDictGet(c, d, key)
		}
		return Value{}, err
	}
	return LoadValue(&t.entries[ix].val), nil
}

// GetStr looks a string up in a dict that has not migrated and whose keys of
// equal hash are strings: attribute and keyword dicts. Zero when missing.
func (d *Dict) GetStr(s *Str) Value {
	t := d.tab
	if t == nil {
		return Value{}
	}
	if ix := t.findStr(s, s.Hash()); ix >= 0 {
		return LoadValue(&t.entries[ix].val)
	}
	return Value{}
}

// lacks reports that a dict which has not migrated does not have a string as a
// key; false where only asking tells.
func (d *Dict) lacks(s *Str) bool {
	t := d.tab
	if t == nil {
		return d.Py == 0
	}
	return t.findStr(s, s.Hash()) == missing
}

// DictHas is key in d.
func DictHas(c *Ctx, d *Dict, key Value) (bool, *Exc) {
	if d.tab == nil && d.Py != 0 {
		return H.Contains(c, d.Value(), key)
	}
	v, err := DictGet(c, d, key)
	return !v.Nil(), err
}
