package object

import (
	"strings"
	"sync/atomic"
	"unsafe"
)

// getattr() and hasattr() have no place in the program with a cache of its own
// for each name, but mostly the same names of the same classes. What a name
// means for objects of a class is found here when it is asked for again.
var namedEntries [1 << 10]struct {
	entry atomic.Pointer[attrEntry]
	asked atomic.Uint64 // the last class and name asked for here, as a hash
}

// entryNamed is what a name, whatever its memory, means for v; nil where that is not known.
func entryNamed(c *Ctx, v Value, name string) *attrEntry {
	t := v.Type()
	if t.Layout == nil || t.Exception {
		return nil
	}
	h := uint64(uintptr(unsafe.Pointer(t)))>>4 | 1
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 0x100000001b3
	}
	place := &namedEntries[(h^h>>32)%uint64(len(namedEntries))]
	if e := place.entry.Load(); e != nil && e.fits(v, t) && e.key.S == name {
		return e
	}
	if place.asked.Load() != h {
		place.asked.Store(h)
		return nil
	}
	key, ascii := StrFromASCII(strings.Clone(name)) // its memory may be used again
	e, err := resolve(c, v, t, name)
	if err != nil || e == slowEntry || !ascii {
		return nil
	}
	e.key = (*Str)(key.P)
	place.entry.Store(e)
	return e
}

// getNamed is GetAttr for a name that was computed.
func getNamed(c *Ctx, v Value, name string) (Value, *Exc) {
	if e := entryNamed(c, v, name); e != nil {
		return getEntry(c, e, v, name)
	}
	if v.Type() == &ForeignType {
		name = H.LastingName(c, name)
	}
	return GetAttr(c, v, name)
}

// lookupNamed is LookupAttr for a name that was computed.
func lookupNamed(c *Ctx, v Value, name string) (Value, *Exc) {
	if e := entryNamed(c, v, name); e != nil {
		in := (*Instance)(v.P)
		if in.Extra == nil && e.kind != attrProp && e.kind != attrGetSet {
			if x := e.own(in); x.P != nil {
				return x, nil
			}
		}
		switch {
		case e.kind == attrValue && e.unshadowed(v):
			return e.val, nil
		case e.kind == attrFunc && e.unshadowed(v):
			return NewBound(v, e.val), nil
		}
	}
	if v.Type() == &ForeignType {
		name = H.LastingName(c, name)
	}
	return LookupAttr(c, v, name)
}
