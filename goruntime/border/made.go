package border

/*
#include "wire.h"
*/
import "C"

import (
	"unsafe"

	o "goruntime/object"
)

// A tuple that a function made to return it, to which nothing else refers, crosses as
// its items: C makes the genuine one when the call has returned, and nobody can meet
// the one of Go's again.

const madeMost = 8 // items, as in grumpy_hook/emit/results.py

// answersMade tells whether the result v of a function that said so can cross in this way.
func (t *thread) answersMade(v o.Value) bool {
	return v.Type() == &o.TupleType && len((*o.Tuple)(v.P).V) <= madeMost && (*o.Tuple)(v.P).Py == 0 &&
		len(sharedCells) == 0 // those are converted between this and the return
}

func (t *thread) answerMade(k *o.Tuple, out *C.W) *o.Exc {
	var words [madeMost + 1]C.W // not t.madeItems yet: converting an item may run what answers with a tuple too
	n := len(k.V)
	w := words[:n+1] // one more for wiredBefore
	for i, x := range k.V {
		if wiredBefore(k.V[:i], x, w) {
			w[i] = w[n]
			continue
		}
		if x.IsImmediate() {
			t.wire(x, &w[i])
			continue
		}
		a, near := nearObject(x)
		if !near {
			var err *o.Exc
			if a, err = t.toPy(x); err != nil {
				drop(w[:i])
				return err
			}
		}
		w[i] = own(a) // no word refers to Go's memory
	}
	copy(t.madeItems[:n], w)
	*out = C.W{k: C.W_TUPLE, n: C.uint64_t(uintptr(unsafe.Pointer(&t.madeItems[0]))), m: C.uint64_t(n)}
	return nil
}
