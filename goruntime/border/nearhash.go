package border

import (
	"math/bits"

	o "goruntime/object"
)

// The hash of CPython's objects where that is their address, or that of one of
// their attributes.

const offTypeHash = 120 // tp_hash

// hashedBy says by class and version which attribute the hash is of, "" where
// more has to be done. GIL guarded.
var hashedBy [64]struct {
	class   uintptr
	version uint32
	name    string
}

// nearHash is hash(a); ok is false where the API is to say.
func (t *thread) nearHash(a uintptr) (h int64, ok bool) {
	class := typeOf(a)
	if word(class, offTypeHash) == word(o.ObjectType.Py, offTypeHash) {
		t.Touched = true
		if h = int64(bits.RotateLeft64(uint64(a), -4)); h == -1 {
			h = -2
		}
		return h, true
	}
	if typeFlags(class)&flagHeap == 0 {
		return 0, false
	}
	e := &hashedBy[class>>4%uintptr(len(hashedBy))]
	if e.class != class || e.version != versionOf(class) {
		name := ""
		if v, err := t.helped(helper.hashed, class); err == nil && o.IsStr(v) {
			name = o.GoStr(o.Intern(o.GoStr(v)))
		}
		e.class, e.version, e.name = class, versionOf(class), name
	}
	if e.name == "" || e.version == 0 {
		return 0, false
	}
	v := t.nearAttr(a, e.name)
	if v.P == nil || !o.IsStr(v) {
		return 0, false
	}
	h, err := o.Hash(&t.Ctx, v)
	return h, err == nil
}
