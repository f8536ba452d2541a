package border

/*
#include "envelope.h"
*/
import "C"

import o "goruntime/object"

// The hash of an object is asked for once, when it becomes a key; how often is
// something that its __hash__ can count. A key whose hash would run Python code
// goes to CPython's containers in an envelope that has it and equals nothing,
// and takes its place in their tables afterwards.

// hashedKeyToPy puts a key into an envelope, where it needs one.
func (t *thread) hashedKeyToPy(k *o.HashedKey) (uintptr, *o.Exc) {
	a, err := t.toPy(k.Key)
	if err != nil || !hashRuns(k.Key) {
		return a, err
	}
	t.envelopes++
	return uintptr(C.gb_envelope(C.uintptr_t(a), C.int64_t(k.Hash))), nil
}

// hashRuns reports a key with a __hash__ of its own. A tuple has that of its
// items, if the others are plain: the hash of an object without one is its
// address, which is not the same in both worlds.
func hashRuns(key o.Value) bool {
	switch ty := key.Type(); {
	case ty == &o.ForeignType:
		class := typeOf((*o.Foreign)(key.P).Py)
		return typeFlags(class)&flagHeap != 0 && word(class, offTypeHash) != word(o.ObjectType.Py, offTypeHash)
	case ty == &o.TupleType:
		runs := false
		for _, x := range (*o.Tuple)(key.P).V {
			if hashRuns(x) {
				runs = true
			} else if !o.PlainItems([]o.Value{x}) {
				return false
			}
		}
		return runs
	case ty.Layout != nil:
		h := ty.Lookup("__hash__")
		return h.P != nil && h.Type() == &o.FuncType
	}
	return false
}

// openEnvelopes takes the keys of a set or dict out, if there are more envelopes than before.
func (t *thread) openEnvelopes(a uintptr, before int) {
	if t.envelopes == before || a == 0 {
		return
	}
	switch class := typeOf(a); {
	case class == tySet || class == tyFrozenSet:
		for i := uintptr(0); i <= word(a, offSetMask); i++ {
			if _, ok := memberAt(a, i); ok {
				openEnvelope(word(a, offSetTable) + 16*i)
			}
		}
	case typeFlags(class)&flagDict != 0:
		keys := word(a, offDictKeys)
		if *(*uint8)(ptr(keys + offKeysKind)) != keysGeneral {
			return
		}
		for i := uintptr(0); i < word(keys, offKeysCount); i++ {
			if _, val := entryAt(keys, i); val != 0 {
				openEnvelope(entriesOf(keys) + 24*i + 8)
			}
		}
	}
}

func openEnvelope(place uintptr) {
	e := word(place, 0)
	if key := uintptr(C.gb_envelope_key(C.uintptr_t(e))); key != 0 {
		setWord(place, 0, key)
		decref(e)
	}
}
