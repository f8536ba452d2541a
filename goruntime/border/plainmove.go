package border

/*
#include "wire.h"
*/
import "C"

import (
	"runtime"

	"goruntime/leaf"
	o "goruntime/object"
)

// A list or dict of few plain values, as calls of CPython's functions are given,
// moves without a transition to C, and its reference is held among those of
// other objects (slab) since nothing that goes with it shows.

// plainToPy moves such a container, 0 for others.
func (t *thread) plainToPy(v o.Value) uintptr {
	if !leaf.Available || t.top+o.PlainMost > len(t.w) {
		return 0
	}
	var few [o.PlainMost]o.Value
	var items []o.Value
	list := (*o.Obj)(v.P).T == &o.ListType
	if list {
		items = (*o.List)(v.P).Plain()
	} else if (*o.Obj)(v.P).T == &o.DictType {
		items = (*o.Dict)(v.P).Plain(few[:0])
	}
	if len(items) == 0 {
		return 0
	}
	t.hold()
	top := t.top
	w := t.take(len(items) + 1)
	defer func() { t.top = top }()
	if !t.plainWords(items, w) {
		return 0
	}
	var a uintptr
	if list {
		a = listOfWords(w[:len(items)])
	} else {
		a = dictOfWords(w[:len(items)])
	}
	if a == 0 {
		return 0
	}
	incref(a)
	if list {
		(*o.List)(v.P).MovePlain(a, t.newForeign(a))
	} else {
		(*o.Dict)(v.P).MovePlain(a, t.newForeign(a))
	}
	runtime.KeepAlive(v)
	return a
}

// plainWords makes the objects of plain values; what is there twice is one object. w has a word more.
func (t *thread) plainWords(items []o.Value, w []C.W) bool {
	for i, x := range items {
		if i > 0 && wiredBefore(items[:i], x, w) {
			w[i] = w[len(w)-1]
			continue
		}
		a, ok := nearObject(x)
		if !ok {
			var err *o.Exc
			if a, err = t.toPy(x); err != nil {
				drop(w[:i])
				return false
			}
		}
		w[i] = own(a)
	}
	return true
}

func listOfWords(w []C.W) uintptr {
	a := quiet(nearC.listNew, uintptr(len(w)), 0, 0)
	if a == 0 {
		drop(w)
		return 0
	}
	for i := range w {
		*(*uintptr)(ptr(itemsOf(a) + 8*uintptr(i))) = uintptr(w[i].n)
	}
	return a
}

func dictOfWords(w []C.W) uintptr {
	a := quiet(nearC.dictNew, 0, 0, 0)
	for i := 0; a != 0 && i < len(w); i += 2 {
		if int32(leaf.Call(nearC.dictSet, a, uintptr(w[i].n), uintptr(w[i+1].n), 0, 0)) != 0 {
			decref(a)
			a = 0
		}
	}
	drop(w)
	return a
}
