package border

/*
#include "scheduler.h"
*/
import "C"

import (
	"syscall"

	"goruntime/machine"
)

// A child of fork inherits a scheduler whose threads are gone: those without work that
// it would wake, the monitor, the one that starts threads. So the world is stopped over
// the fork and the scheduler's lock taken (scheduler.c): then no thread that will be gone
// has anything of the runtime's. The child forgets the threads, starts the world, which
// gets new threads as it needs them, and then the monitor and the starter. Everything
// that waits in a goroutine, the collector's workers and finalizers too, goes on there.
// What the scheduler's record looks like is known for some versions of Go
// (scheduler_known.go) and tried at load.

// recordIDs is how much of a thread's record is searched for the kernel's number of the thread.
const recordIDs = 512

// findScheduler tells C where the scheduler is.
func findScheduler() {
	var known C.Scheduler
	record := machine.Record()
	if record == 0 || !locateScheduler(&known) {
		return
	}
	id, found := uint64(syscall.Gettid()), 0
	for off := uintptr(0); off < recordIDs; off += 8 {
		if *(*uint64)(ptr(record + off)) == id {
			known.thread_id = C.int(off)
			found++
		}
	}
	if found != 1 {
		return
	}
	stopWorld()
	C.gb_scheduler_try(&known)
	startWorld()
}

// gbStopWorld answers the record of the calling thread. A thread that waits for the
// goroutine that only it may run would be given a P in the child for good, so that the
// world could not be stopped there any more: such a child gets spare Ps, and no collector.
//
//export gbStopWorld
func gbStopWorld() uintptr {
	if stranded.Load() {
		return machine.Record()
	}
	stopWorld()
	if threadsWait() && procs == 0 {
		startWorld()
		holdCollector()
		stopWorld()
	}
	return machine.Record()
}

//export gbStartWorld
func gbStartWorld() {
	if !stranded.Load() {
		startWorld()
	}
}

// gbRestartScheduler starts the threads that a child's scheduler lacks.
//
//export gbRestartScheduler
func gbRestartScheduler() { restartScheduler() }
