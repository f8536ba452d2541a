package border

/*
#include "wire.h"
*/
import "C"

import (
	"math"
	"sync"
	"unsafe"

	o "goruntime/object"
)

// A NaN is told from others by its identity: it is in a list that holds it,
// though it equals nothing, and its hash is that of its address. Compiled code
// tells NaNs apart by their bits, so each pattern of bits is one object.
var nans sync.Map // bits -> address of the object, kept for good

// nanToPy returns a new reference. The GIL is held.
func nanToPy(x float64) uintptr {
	bits := math.Float64bits(x)
	a, ok := nans.Load(bits)
	if !ok {
		w := C.W{k: C.W_FLOAT, n: C.uint64_t(bits)}
		a = uintptr(unsafe.Pointer(C.wire_object(&w)))
		nans.Store(bits, a)
	}
	incref(a.(uintptr))
	return a.(uintptr)
}

// nanHash is the hash of the object that a NaN is in CPython.
func nanHash(x float64) int64 {
	a, ok := nans.Load(math.Float64bits(x))
	if !ok {
		return 0
	}
	return o.AddressHash(a.(uintptr))
}

// bindNaNs makes the two that arithmetic produces, so that their hashes are fixed.
func bindNaNs() {
	for _, x := range []float64{math.Float64frombits(0x7ff8000000000000), math.Float64frombits(0xfff8000000000000), math.NaN()} {
		decref(nanToPy(x))
	}
	o.NaNHash = nanHash
}
