package border

import (
	"math/bits"

	o "goruntime/object"
)

// The hash of CPython's objects where that is their address, or that of one of
// their attributes.

const offTypeHash = 120 // tp_hash

// hashedBy says which attribute the hash of a class's objects is of, "" where
// more has to be done.
var hashedBy byClass[string]

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
	name := hashedBy.of(class, t.hashedAttribute)
	if name == "" {
		return 0, false
	}
	v := t.nearAttr(a, name)
	if v.P == nil || !o.IsStr(v) {
		return 0, false
	}
	h, err := o.Hash(&t.Ctx, v)
	return h, err == nil
}

// hashedAttribute asks bridge.py.
func (t *thread) hashedAttribute(class uintptr) string {
	if v, err := t.helped(helper.hashed, class); err == nil && o.IsStr(v) {
		return o.GoStr(o.Intern(o.GoStr(v)))
	}
	return ""
}
