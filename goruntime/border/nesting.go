package border

/*
#include "thread.h"
*/
import "C"

import (
	"unsafe"

	"goruntime/machine"
)

// At every call from a thread that Go did not start, Go's runtime makes sure
// that initialisation is over: it receives from a closed channel, which takes a
// lock and a tenth of the time of the call. It does not when the thread is
// inside a call from Go to C. The count of those is found by watching it at
// load; C raises it before a call and the call's first act is to put it back.

// recordSize is how much of the scheduler's record of a thread is looked at;
// the record is larger.
const recordSize = 512

type recordCopy [recordSize / 4]int32

// nesting is where in the record the count is, 0 when it was not found.
var nesting uintptr

// nested is what the record held in the nested call, in Go and in C.
var watched struct {
	record                  uintptr
	outerC, innerGo, innerC recordCopy
}

func lookAt(record uintptr, to *recordCopy) { *to = *(*recordCopy)(ptr(record)) }

// findNesting looks for the one number that follows calls from Go to C.
func findNesting() {
	record := machine.Record()
	if record == 0 {
		return
	}
	var before, after recordCopy
	watched.record = record
	lookAt(record, &before)
	C.gb_watch(C.uintptr_t(record), (*C.int32_t)(unsafe.Pointer(&watched.outerC)), C.int(recordSize), 1)
	lookAt(record, &after)
	if machine.Record() != record {
		return
	}
	found := 0
	for i, n := range before {
		if n == 0 && watched.outerC[i] == 1 && watched.innerGo[i] == 1 && watched.innerC[i] == 2 && after[i] == 0 {
			nesting = uintptr(i) * 4
			found++
		}
	}
	if found != 1 {
		nesting = 0
	}
}

//export gbWatchNested
func gbWatchNested() {
	lookAt(watched.record, &watched.innerGo)
	C.gb_watch(C.uintptr_t(watched.record), (*C.int32_t)(unsafe.Pointer(&watched.innerC)), C.int(recordSize), 0)
}

// adoptNesting tells C where the calling thread's count is. Go keeps a thread's
// record until it ends, if there was a key for thread-specific data left.
func (t *thread) adoptNesting() {
	count := uintptr(unsafe.Pointer(&t.rec.no_nesting))
	if nesting != 0 && C.gb_keys_left != 0 {
		count = machine.Record() + nesting
	}
	*(*uintptr)(unsafe.Pointer(&t.rec.nesting)) = count
}

// arrived is the first act of a call from C.
func (t *thread) arrived() { *t.rec.nesting-- }

// crossings are the functions that C calls through cross.
var crossings = [C.CROSSINGS]func(*C.Crossing){
	C.CROSS_CALL: enterCall, C.CROSS_RESUME: enterResume, C.CROSS_GET: enterGet, C.CROSS_SET: enterSet,
}

// codeOf is the address of a function's code.
func codeOf(f func(*C.Crossing)) uintptr { return **(**uintptr)(unsafe.Pointer(&f)) }
