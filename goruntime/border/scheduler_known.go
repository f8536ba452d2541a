//go:build go1.26 && !go1.28

package border

/*
#include "scheduler.h"
*/
import "C"

import "unsafe"

// schedt is the beginning of the scheduler's record in Go's runtime, with its names.
type schedt struct {
	goidgen             uint64
	lastpoll, pollUntil int64
	pollingNet          int32
	lock                uintptr
	midle               struct {
		obj         uintptr
		initialized bool
		nodeOffset  uintptr
	}
	nmidle, nmidlelocked int32
	mnext                int64
	maxmcount, nmsys     int32
	nmfreed              int64
	ngsys, nGsyscallNoP  int32
	pidle                uintptr
	npidle, nmspinning   int32
	needspinning         uint32
	runq                 gQueue
	disable              struct {
		user     bool
		runnable gQueue
	}
	gFree struct {
		lock           uintptr
		stack, noStack gList
	}
	sudoglock, sudogcache uintptr
	deferlock, deferpool  uintptr
	freem                 uintptr
	gcwaiting             bool
	stopwait              int32
	stopnote              uintptr
	sysmonwait            bool
	sysmonnote            uintptr
	safePointFn           uintptr
	safePointWait         int32
	safePointNote         uintptr
	profilehz             int32
	procresizetime        int64
	totaltime             int64
	customGOMAXPROCS      bool
	sysmonlock            uintptr
}

type gQueue struct {
	head, tail uintptr
	size       int32
}

type gList struct {
	head uintptr
	size int32
}

// worldStop is what a stop of the world hands to its end.
type worldStop struct {
	reason                                             uint8
	startedStopping, finishedStopping, stoppingCPUTime int64
}

//go:linkname sched runtime.sched
var sched schedt

//go:linkname allpLock runtime.allpLock
var allpLock uintptr

//go:linkname extraM runtime.extraM
var extraM uintptr

//go:linkname newmHandoff runtime.newmHandoff
var newmHandoff struct {
	lock               uintptr
	newm               uintptr
	waiting            bool
	wake               uintptr
	haveTemplateThread uint32
}

//go:linkname netpollInited runtime.netpollInited
var netpollInited uint32

//go:linkname epfd runtime.epfd
var epfd int32

//go:linkname netpollEventFd runtime.netpollEventFd
var netpollEventFd uintptr

//go:linkname netpollWakeSig runtime.netpollWakeSig
var netpollWakeSig uint32

// stopTheWorldGC waits for a collection to end and brings all goroutines to a stop.
//
//go:linkname stopTheWorldGC runtime.stopTheWorldGC
func stopTheWorldGC(reason uint8) worldStop

//go:linkname startTheWorldGC runtime.startTheWorldGC
func startTheWorldGC(stopped worldStop)

// newm starts a thread that calls fn; it gets no P.
//
//go:linkname newm runtime.newm
func newm(fn func(), p unsafe.Pointer, id int64)

//go:linkname sysmon runtime.sysmon
func sysmon()

//go:linkname templateThread runtime.templateThread
func templateThread()

func locateScheduler(to *C.Scheduler) bool {
	address := func(p unsafe.Pointer) C.uintptr_t { return C.uintptr_t(uintptr(p)) }
	*to = C.Scheduler{
		record:         address(unsafe.Pointer(&sched)),
		last_poll:      C.int(unsafe.Offsetof(sched.lastpoll)),
		poll_until:     C.int(unsafe.Offsetof(sched.pollUntil)),
		lock:           C.int(unsafe.Offsetof(sched.lock)),
		idle:           C.int(unsafe.Offsetof(sched.midle)),
		idle_count:     C.int(unsafe.Offsetof(sched.nmidle)),
		system:         C.int(unsafe.Offsetof(sched.nmsys)),
		freed:          C.int(unsafe.Offsetof(sched.nmfreed)),
		idle_ps:        C.int(unsafe.Offsetof(sched.npidle)),
		spinning:       C.int(unsafe.Offsetof(sched.nmspinning)),
		stopping:       C.int(unsafe.Offsetof(sched.gcwaiting)),
		monitor_waits:  C.int(unsafe.Offsetof(sched.sysmonwait)),
		monitor_note:   C.int(unsafe.Offsetof(sched.sysmonnote)),
		links:          C.int(unsafe.Offsetof(sched.midle) + unsafe.Offsetof(sched.midle.nodeOffset)),
		monitor_works:  C.int(unsafe.Offsetof(sched.sysmonlock)),
		procs_lock:     address(unsafe.Pointer(&allpLock)),
		spare:          address(unsafe.Pointer(&extraM)),
		template_waits: address(unsafe.Pointer(&newmHandoff.waiting)),
		template_note:  address(unsafe.Pointer(&newmHandoff.wake)),
		polling:        address(unsafe.Pointer(&netpollInited)),
		poller:         address(unsafe.Pointer(&epfd)),
		event:          address(unsafe.Pointer(&netpollEventFd)),
		event_sent:     address(unsafe.Pointer(&netpollWakeSig)),
	}
	return true
}

var stopped worldStop

func stopWorld() { stopped = stopTheWorldGC(0) }

func startWorld() { startTheWorldGC(stopped) }

// threadsWait answers whether a thread waits for the goroutine that only it may run. The world is stopped.
func threadsWait() bool { return sched.nmidlelocked > 0 }

func restartScheduler() {
	if newmHandoff.haveTemplateThread != 0 {
		newm(templateThread, nil, -1)
	}
	newm(sysmon, nil, -1)
}
