package border

import (
	"unsafe"
	"weak"

	o "goruntime/object"
)

// Copies of tuples that hold objects of CPython's live as long as somebody in
// Go holds them. One that is read again meanwhile is found here, by the place
// of the tuple it stands for (which the copy keeps alive). A weak pointer
// costs more than a small copy: it is made when the same tuple is copied for
// the second time. GIL guarded.
var copies [1024]struct {
	py uintptr
	to weak.Pointer[o.Tuple]
}

func copyOf(a uintptr) (o.Value, bool) {
	e := &copies[a>>4%uintptr(len(copies))]
	if e.py != a {
		return o.Value{}, false
	}
	k := e.to.Value()
	if k == nil || k.Py != a {
		return o.Value{}, false
	}
	return o.Value{P: unsafe.Pointer(k)}, true
}

// metBefore: the tuple at a, or one that lay there, was met the last time that its place was used.
func metBefore(a uintptr) bool {
	e := &copies[a>>4%uintptr(len(copies))]
	if e.py == a {
		return true
	}
	e.py, e.to = a, weak.Pointer[o.Tuple]{}
	return false
}

// noteCopy is told of each new copy k of the tuple at a.
func noteCopy(a uintptr, k *o.Tuple) {
	if metBefore(a) {
		copies[a>>4%uintptr(len(copies))].to = weak.Make(k)
	}
}
