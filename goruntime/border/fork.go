package border

/*
#include "scheduler.h"
#include "thread.h"
*/
import "C"

import (
	"runtime"
	"sync/atomic"
	"time"
)

// A child of fork has only the forking thread. Before the fork every native thread is
// brought to a poll; what is done about Go's own is in scheduler.go, and in the child Go
// is what it was.
//
// Where it cannot be, because the version of Go is not known or goroutines wait that only
// threads of the parent may run, the child is stranded: the collector must never start
// there, nor anything wait for another goroutine. Calls, allocation and new Python
// threads work. What Go needs to run a thread (a P) may belong to one that is gone, so
// such a child gets spare ones.
//
// With an unknown version of Go nothing may wait for another thread of Go's at all. The
// collector is switched off before the fork, which also waits for a running cycle to end.
// What Go's monitor is about to do at the fork would never be finished, so it must be
// asleep: before_fork in thread.c, which fork calls, waits for that without entering Go.
// Nor may the forking goroutine have been asked to yield: in the child it would hand over
// to a thread that is gone. before_fork sees to that too (yield), and gb_refresh_threads
// for the goroutines of threads that the child will start.
const spares = 16

// stranded is set in a child: what would start a goroutine or a collection stays off.
var stranded atomic.Bool

//export grumpy_before_fork
func grumpy_before_fork() {
	t := enterInit()
	defer C.gb_leave(t.rec)
	t.stopOthers()
	C.gb_forking(1)
	if stranded.Load() || C.gb_scheduler_known() != 0 {
		return // in a stranded child's child all is as it needs, and stopping Go's world would hang
	}
	holdCollector()
	if others.Load() > 0 {
		C.gb_refresh_threads(C.int(others.Load()) + 2) // Go has one more than were needed at once
	}
}

// procs is GOMAXPROCS as it was before a fork whose child will be stranded, else 0.
var procs int

func holdCollector() {
	gcPace.hold()
	procs = runtime.GOMAXPROCS(0)
	runtime.GOMAXPROCS(procs + spares)
}

// gbYield has the calling goroutine yield, which is what it may have been asked for, and tells when it was back.
//
//export gbYield
func gbYield() C.longlong {
	runtime.Gosched()
	return C.longlong(time.Now().UnixNano())
}

//export grumpy_after_fork_parent
func grumpy_after_fork_parent() {
	C.gb_forking(-1)
	if procs != 0 {
		runtime.GOMAXPROCS(procs)
		gcPace.resume()
		procs = 0
	}
	goOn()
}

//export grumpy_after_fork_child
func grumpy_after_fork_child() {
	C.gb_forking(-1)
	stranded.Store(stranded.Load() || procs != 0 || C.gb_scheduler_mended() == 0)
	procs = 0
	goOn()
	mainThread = uintptr(C.gb_thread_id())
	C.gb_after_fork_child()
	(*thread)(ptr(uintptr((*C.Thread)(ptr(uintptr(C.gb_thread_self()))).ctx))).main = true
}
