package border

// #include "weakrefs.h"
import "C"

import o "goruntime/object"

// An object that is referred to weakly lives until both worlds have done with
// it. Instances and functions see to that when CPython has (weaken); for other
// twins, which may go and come again, a new weak reference does.

// gbReferredWeakly is told of an object that has a weak reference now. It
// answers whether the next of this class need not be told of.
//
//export gbReferredWeakly
func gbReferredWeakly(ctx, a uintptr) (answer C.int) {
	t := (*thread)(ptr(ctx))
	crossed := t.lastFrozen
	t.lastFrozen = lastFrozen{}
	defer t.barrier(t.enter())
	class := typeOf(a)
	refersWeakly(class)
	switch class {
	case tyGen, tyCoro:
		if heldShells[a] == 0 {
			genFrom(a)
		}
	case tyMethod:
		keepShared(a)
	case tyFrozenSet:
		keepFrozen(crossed, a)
	default:
		answer = 1
	}
	if crossed.copy != 0 {
		decref(crossed.copy)
	}
	return answer
}

// isReferredTo: somebody beside its own iterator (gb_iterator_watch) refers to the shell at a weakly.
func isReferredTo(a uintptr) bool {
	const next = 48
	first := word(a+word(typeOf(a), offTypeWeak), 0)
	return first != 0 && (ended[a] == 0 || word(first, next) != 0)
}

// keepShared lets the native object that shares its twin at a keep it.
func keepShared(a uintptr) {
	v, known := sharedWith(a)
	if !known {
		return
	}
	if e := sharedPlace(a); e.a == a {
		*e = pairShared{}
	}
	delete(shared, a)
	owns((*o.Obj)(v.P), a)
}
