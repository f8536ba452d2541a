package object

import "unsafe"

// At is where a dict has a key of plain int or str: there as long as the table is
// the dict's and the entry has that key.
type At struct {
	t   *dictTable
	key unsafe.Pointer
	ix  int
}

// DictFind is d[key] and where that is; zero when it takes more to tell.
func DictFind(d *Dict, key Value) (Value, At) {
	x, at, _ := d.find(key)
	return x, at
}

// DictFindOr is v.get(key, def) and where that is, when v is a dict and the key a
// plain int or str.
func DictFindOr(v, key, def Value) (x Value, at At, ok bool) {
	if v.P == nil || !isDict(v) {
		return Value{}, At{}, false
	}
	x, at, absent := (*Dict)(v.P).find(key)
	if x.P == nil {
		return def, At{}, absent
	}
	return x, at, true
}

// find is d[key] and where that is; the zero Value for none, where absent says that there is none for certain.
func (d *Dict) find(key Value) (x Value, at At, absent bool) {
	t, ix := d.tab, unsure
	switch {
	case t == nil:
	case key.IsInt():
		ix = t.findInt(key.N, HashInt(key.Int()))
	case key.Type() == &StrType:
		s := (*Str)(key.P)
		ix = t.findStr(s, s.Hash())
	}
	if ix < 0 {
		return Value{}, At{}, ix == missing
	}
	e := &t.entries[ix]
	return LoadValue(&e.val), At{t, e.key.P, ix}, false
}

// PutAt stores the value of a key where it was found, if that still is its place.
func PutAt(c *Ctx, v, key, x Value, at At) bool {
	if at.t == nil || !isDict(v) {
		return false
	}
	d := (*Dict)(v.P)
	if Multi.Load() && !d.mu.enter(c) {
		return false
	}
	ok := d.putAt(key, x, at)
	c.goInside(0)
	return ok
}

// putAt is PutAt where no other thread writes.
func (d *Dict) putAt(key, x Value, at At) bool {
	if d.tab != at.t {
		return false
	}
	e := &at.t.entries[at.ix]
	if e.key.P != at.key || e.key.IsInt() && e.key.N != key.N {
		return false
	}
	StoreValue(&e.val, x)
	return true
}
