package border

/*
#include "thread.h"
*/
import "C"

import (
	"runtime"
	"sync/atomic"
	"time"
)

// A child of fork has only the forking thread; Go's other threads are gone, so
// nothing in it may wait for them. Calls, allocation and new Python threads
// work there; the collector must never start. Before the fork every native
// thread is brought to a poll and the collector is switched off, which also
// waits for a running cycle to end. What Go needs to run a thread (a P) may
// belong to a thread that is gone, so the child gets spare ones; and what
// Go's monitor is about to do at the fork would never be finished, so it must be
// asleep: before_fork in thread.c, which fork calls, waits for that without entering Go.
// Nor may the forking goroutine have been asked to yield: in the child it would
// hand over to a thread that is gone. before_fork sees to that too (yield), and
// gb_refresh_threads for the goroutines of threads that the child will start.
const spares = 16

// forked is set in a child: what would start a goroutine or a collection stays off.
var forked atomic.Bool

//export grumpy_before_fork
func grumpy_before_fork() {
	t := enterInit()
	defer C.gb_leave(t.rec)
	t.stopOthers()
	C.gb_forking(1)
	if forked.Load() {
		return // a child's child: all is as it needs, and stopping Go's world would hang
	}
	gcPace.hold()
	procs = runtime.GOMAXPROCS(0)
	runtime.GOMAXPROCS(procs + spares)
	if others.Load() > 0 {
		C.gb_refresh_threads(C.int(others.Load()) + 2) // Go has one more than were needed at once
	}
}

// gbYield has the calling goroutine yield, which is what it may have been asked for, and tells when it was back.
//
//export gbYield
func gbYield() C.longlong {
	runtime.Gosched()
	return C.longlong(time.Now().UnixNano())
}

// procs is GOMAXPROCS as it was before the fork.
var procs int

//export grumpy_after_fork_parent
func grumpy_after_fork_parent() {
	C.gb_forking(-1)
	if !forked.Load() {
		runtime.GOMAXPROCS(procs)
		gcPace.resume()
	}
	goOn()
}

//export grumpy_after_fork_child
func grumpy_after_fork_child() {
	forked.Store(true)
	C.gb_forking(-1)
	goOn()
	mainThread = uintptr(C.gb_thread_id())
	C.gb_after_fork_child()
	(*thread)(ptr(uintptr((*C.Thread)(ptr(uintptr(C.gb_thread_self()))).ctx))).main = true
}
