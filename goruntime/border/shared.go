package border

import (
	"unsafe"

	o "goruntime/object"
)

// Tuples that hold objects of compiled classes, slices, ranges, bound methods and
// super objects cross as copies too, but a copy that Go held for good could hold what holds it:
// Go's collector does not see through CPython's references. So both are kept
// here, each the other's twin while anybody in CPython has the copy; what nobody
// has is let go when its place is needed, or in a round over all. GIL guarded.
var (
	sharedLast [1 << 10]pairShared
	shared     = map[uintptr]*o.Obj{} // those that lost their place and are in use
	sharedMark = sharedFloor
)

type pairShared struct {
	a uintptr
	h *o.Obj
}

const sharedFloor = 1 << 10

func sharedPlace(a uintptr) *pairShared { return &sharedLast[a>>4%uintptr(len(sharedLast))] }

// share makes h, which nobody changes, and the object at a one.
func share(h *o.Obj, a uintptr) {
	incref(a)
	h.Py = a
	e := sharedPlace(a)
	old := *e
	*e = pairShared{a, h}
	switch {
	case old.a == 0:
	case refcount(old.a) == 1:
		old.h.Py = 0
		decref(old.a)
	default:
		if shared[old.a] = old.h; len(shared) > sharedMark {
			letGo()
		}
	}
}

// sharedWith is the native object whose twin is at a.
func sharedWith(a uintptr) (o.Value, bool) {
	if e := sharedPlace(a); e.a == a {
		return o.Value{P: unsafe.Pointer(e.h)}, true
	}
	if len(shared) == 0 {
		return o.Value{}, false
	}
	h, ok := shared[a]
	return o.Value{P: unsafe.Pointer(h)}, ok
}

// shareNew is the twin of h, made when there is none.
func (t *thread) shareNew(h *o.Obj, make func() (uintptr, *o.Exc)) (uintptr, *o.Exc) {
	if h.Py == 0 {
		a, err := make()
		if err == nil {
			share(h, a)
		}
		return a, err
	}
	incref(h.Py)
	return h.Py, nil
}

// letGo ends the twins that are only kept here. What ends with them may run
// Python code, so they are out of the tables first.
func letGo() (some bool) {
	var alone []uintptr
	end := func(p pairShared) {
		p.h.Py = 0
		alone = append(alone, p.a)
	}
	for i := range sharedLast {
		if p := sharedLast[i]; p.a != 0 && refcount(p.a) == 1 {
			sharedLast[i] = pairShared{}
			end(p)
		}
	}
	for a, h := range shared {
		if refcount(a) == 1 {
			delete(shared, a)
			end(pairShared{a, h})
		}
	}
	sharedMark = max(sharedFloor, 2*len(shared))
	for _, a := range alone {
		decref(a)
	}
	return len(alone) > 0
}
