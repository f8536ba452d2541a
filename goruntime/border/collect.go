package border

/*
#include "thread.h"
*/
import "C"

import (
	"runtime"
	"time"

	"goruntime/object"
)

// finalizersPatience bounds the wait for Go's finalizers, which run in their own goroutines, on a machine that has much else to do too.
const finalizersPatience = 400 * time.Millisecond

// grumpy_collect is Go's part of gc.collect() (collect.c): what compiled code does not
// reach any more gives its CPython objects back. Twice where the first round
// freed something, because that may be all that kept something else.
//
//export grumpy_collect
func grumpy_collect() {
	if stranded.Load() || isClosing() {
		return
	}
	t := enterInit()
	defer C.gb_leave(t.rec)
	defer t.barrier(t.enter())
	forgetSpare()
	object.ForgetEntries()
	t.closeUnused()
	t.LastGen = nil
	t.SettleGuarded()
	t.forgetFrozen()
	for range 2 {
		waitForFinalizers()
		more := isQueued() || len(weakened) > 0
		t.drain()
		more = letGo() || more
		collectCycles()
		if !more {
			break
		}
	}
}

// waitForFinalizers collects and returns when what was found has been finalized and cleaned up.
func waitForFinalizers() {
	var done [2]chan struct{}
	for i := range done {
		done[i] = make(chan struct{})
	}
	sentinel, other := new([16]byte), new([16]byte)
	runtime.SetFinalizer(sentinel, func(*[16]byte) { close(done[0]) })
	runtime.AddCleanup(other, func(told chan struct{}) { close(told) }, done[1])
	runtime.GC()
	late := time.After(finalizersPatience)
	for _, told := range done {
		select {
		case <-told:
			runtime.Gosched()
		case <-late:
			return
		}
	}
}
