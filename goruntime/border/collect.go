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
// reach any more gives its CPython objects back. Twice, because what the first
// round frees may be all that kept something else.
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
		t.drain()
		letGo()
		collectCycles()
	}
}

// waitForFinalizers collects and returns when what was found has been finalized.
func waitForFinalizers() {
	done := make(chan struct{})
	sentinel := new([16]byte)
	runtime.SetFinalizer(sentinel, func(*[16]byte) { close(done) })
	runtime.GC()
	select {
	case <-done:
		runtime.Gosched()
	case <-time.After(finalizersPatience):
	}
}
