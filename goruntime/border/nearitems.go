package border

/*
#include "wire.h"
*/
import "C"

import (
	"runtime"

	o "goruntime/object"
)

const offTypeBuffer = 160 // tp_as_buffer, whose first word is bf_getbuffer

// ItemsNow are the items of a list, dict or set of CPython's own as an iterator
// would give them; found is false for anything else. What reading an item lets
// go of may change the container, so nothing of it is kept from one to the next.
func (host) ItemsNow(c *o.Ctx, v o.Value) (items []o.Value, found bool) {
	t := of(c)
	a := t.near(v)
	if a == 0 {
		return nil, false
	}
	n := nearLen(a)
	if n < 0 {
		items = t.enumItems(a)
		return items, items != nil
	}
	incref(a)
	defer decref(a)
	switch typeOf(a) {
	case tyList:
		items = make([]o.Value, 0, n)
		for i := uintptr(0); i < word(a, offSize); i++ {
			items = append(items, t.nearFrom(word(word(a, offListItems), i*8)))
		}
	case tyDict:
		if word(a, offDictValues) != 0 {
			return nil, false
		}
		items = make([]o.Value, 0, n)
		for i := uintptr(0); ; i++ {
			keys := word(a, offDictKeys)
			if i >= word(keys, offKeysCount) {
				break
			}
			if k, val := entryAt(keys, i); val != 0 {
				items = append(items, t.nearFrom(k))
			}
		}
	case tySet, tyFrozenSet:
		items = make([]o.Value, 0, n)
		for i := uintptr(0); i <= word(a, offSetMask); i++ {
			if k, ok := memberAt(a, i); ok {
				items = append(items, t.nearFrom(k))
			}
		}
	default:
		return nil, false
	}
	return items, true
}

// ListOf has CPython collect the items of an iterable, which takes one crossing
// and not one for each. What lends its memory is read in place (buffers.go).
func (host) ListOf(c *o.Ctx, v o.Value) (items []o.Value, found bool, err *o.Exc) {
	t := of(c)
	a := (*o.Foreign)(v.P).Py
	if buffer := word(typeOf(a), offTypeBuffer); buffer != 0 && word(buffer, 0) != 0 {
		return nil, false, nil
	}
	t.hold()
	if items, found = t.itemsInPlace(a); found {
		return items, true, nil
	}
	top := t.top
	w := t.take(3)
	w[0], w[1] = obj(tyList), obj(a)
	out, err := t.run(C.OP_CALL, 1, w, 0)
	runtime.KeepAlive(v)
	t.top = top
	if err != nil {
		return nil, true, err
	}
	list := uintptr(out.n)
	defer decref(list)
	items = make([]o.Value, word(list, offSize))
	for i := range items {
		items[i] = t.fromPy(word(word(list, offListItems), uintptr(i)*8))
	}
	t.loopEnded(v)
	return items, true, nil
}

// PairsNow are a dict's keys, each followed by its value, where putting them
// into another dict runs no Python code: the keys are ints and strs.
func (host) PairsNow(c *o.Ctx, v o.Value) (pairs []o.Value, found bool) {
	t := of(c)
	a := t.near(v)
	if a == 0 || typeOf(a) != tyDict || word(a, offDictValues) != 0 {
		return nil, false
	}
	incref(a)
	defer decref(a)
	pairs = make([]o.Value, 0, 2*word(a, offDictUsed))
	for i := uintptr(0); ; i++ {
		keys := word(a, offDictKeys)
		if i >= word(keys, offKeysCount) {
			return pairs, true
		}
		k, val := entryAt(keys, i)
		if val == 0 {
			continue
		}
		if ty := typeOf(k); ty != tyStr && ty != tyLong {
			return nil, false
		}
		incref(val) // reading the key may let go of another object
		pairs = append(pairs, t.nearFrom(k), t.fromOwned(val))
	}
}

// entryAt is entry i of a dict's table, its value 0 where it is unused.
func entryAt(keys, i uintptr) (key, val uintptr) {
	entries := entriesOf(keys)
	if *(*uint8)(ptr(keys + offKeysKind)) == keysGeneral {
		e := entries + i*24
		return word(e, 8), word(e, 16)
	}
	e := entries + i*16
	return word(e, 0), word(e, 8)
}

// memberAt is slot i of a set's table; ok is false for one that is free or deleted.
func memberAt(s, i uintptr) (key uintptr, ok bool) {
	e := word(s, offSetTable) + i*16
	key = word(e, 0)
	return key, key != 0 && int64(word(e, 8)) != -1
}

// UnpackNow reads the items of a list, or of a tuple's subclass that leaves
// iteration as it is.
func (host) UnpackNow(c *o.Ctx, v o.Value, n int) bool {
	t := of(c)
	a := t.near(v)
	if a == 0 {
		return false
	}
	class := typeOf(a)
	if class != tyList && (typeFlags(class)&flagTuple == 0 || word(class, offTypeIter) != slots.tupleIter) {
		return false
	}
	for i := range n {
		if word(a, offSize) != uintptr(n) {
			return false
		}
		c.Unpacked[i] = t.nearFrom(word(itemsOf(a), uintptr(i)*8))
	}
	return n > 0
}
