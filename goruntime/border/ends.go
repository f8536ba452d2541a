package border

/*
#include "classattr.h"
#include "ends.h"
*/
import "C"

import (
	"runtime"
	"slices"
	"syscall"
	"time"

	o "goruntime/object"
)

// What compiled code stored in a container, an attribute or a closure goes when
// Go's collector finds it. Where the end of an object shows, that is late. So those
// of CPython's objects are noted (End in ends.h), and when a thread leaves compiled
// code, or CPython an object of Go's, and one may have ended, the collector runs.
// No frame of the thread is under it then, and no other thread runs compiled code.

// notice notes that Go has one more reference to the object at a. The GIL is held.
func notice(a uintptr) {
	known := C.gb_ends.of[:C.gb_ends.count]
	for i := range known {
		if uintptr(known[i].object) == a {
			known[i].held++
			return
		}
	}
	e := C.End{object: C.uintptr_t(a), held: 1, fresh: 1}
	if len(known) < len(C.gb_ends.of) {
		C.gb_ends.of[len(known)] = e
		C.gb_ends.count++
		return
	}
	at := slices.IndexFunc(known, func(e C.End) bool { return e.outlived != 0 }) // it stays, it seems
	if at < 0 {                                                                  // what came last is likely to end first
		at = endsNext
		endsNext = (endsNext + 1) % len(known)
	}
	known[at] = e
}

var endsNext int // which entry of a full table makes room

// unnotice is the opposite, before the reference is given back.
func unnotice(a uintptr) {
	known := C.gb_ends.of[:C.gb_ends.count]
	for i := range known {
		if uintptr(known[i].object) != a {
			continue
		}
		if known[i].held--; known[i].held == 0 {
			known[i] = known[len(known)-1]
			C.gb_ends.count--
		}
		return
	}
}

// refresh: CPython gets an object that compiled code may have done with.
func refresh(a uintptr) {
	known := C.gb_ends.of[:C.gb_ends.count]
	for i := range known {
		if uintptr(known[i].object) == a {
			known[i].fresh = 1
		}
	}
}

// endsPace lets looks take a tenth of the time, and less the longer they are in
// vain. A program that needs them all of a sudden has some credit. What a look takes
// is counted in the process's own time, which other processes do not add to.
var endsPace = pacer{credit: mostCredit}

const (
	mostCredit  = 500 * time.Millisecond
	creditShare = 10
	vainPause   = 32
)

// Reasons for a look, from ends.c and weighed, and for each: how much credit there
// must be, and up to what power of two a look in vain costs.
var (
	leastCredit = [...]time.Duration{mostCredit / 2, mostCredit / 4, 0, -mostCredit}
	mostVain    = [...]int{7, 3, 1, 1}
)

const (
	reasonNone = iota
	reasonFresh
	reasonAlone
	reasonActs
)

// weighed is the reason for a look once it is known what the destructors would do
// now. One that would find nothing to do can wait; one that tests that, and would do
// something now, has the best.
func (t *thread) weighed(reason C.int) int {
	best := reasonNone
	if C.gb_ends.abandoned != 0 {
		best = reasonFresh
	}
	known := C.gb_ends.of[:C.gb_ends.count]
	for i := range known {
		e := &known[i]
		why := reasonNone
		switch {
		case reason == reasonAlone && e.outlived == 0 && refcount(uintptr(e.object)) == int64(e.held):
			why = reasonAlone
		case e.fresh != 0:
			why = reasonFresh
		}
		if why <= best && why < reasonAlone {
			continue
		}
		acts, tested := t.acts(uintptr(e.object))
		switch {
		case tested && !acts:
			best = max(best, min(why, reasonFresh))
		case tested && why == reasonAlone:
			return reasonActs
		default:
			best = max(best, why)
		}
	}
	return best
}

// acts tells whether the destructor of the object at a would do something, and
// whether it tests that itself.
func (t *thread) acts(a uintptr) (acts, tested bool) {
	found := uintptr(C.gb_type_lookup(C.uintptr_t(typeOf(a)), C.uintptr_t(t.name("__del__"))))
	if found == 0 || typeOf(found) != tyFunction {
		return true, false
	}
	fn := funcFrom(found)
	if fn == nil || len(fn.Code.Premises) == 0 {
		return true, false
	}
	for i := range fn.Code.Premises {
		if t.refuted(a, &fn.Code.Premises[i]) {
			return false, true
		}
	}
	return true, true
}

// refuted reports that a premise about the object at a surely does not hold.
func (t *thread) refuted(a uintptr, p *o.Premise) bool {
	path := p.Path
	if p.Global != nil {
		v := o.LoadValue(&p.Global.V)
		if v.P == nil || p.Global.Dirty {
			return false
		}
		for ; len(path) > 0 && o.IsTypeValue(v); path = path[1:] {
			v = o.AsType(v).Lookup(path[0])
		}
		if !o.IsForeign(v) {
			return len(path) == 0 && p.Test.Fails(v)
		}
		a = (*o.Foreign)(v.P).Py
	}
	for _, name := range path {
		if typeFlags(typeOf(a))&flagType != 0 {
			a = uintptr(C.gb_type_lookup(C.uintptr_t(a), C.uintptr_t(t.name(name))))
		} else {
			a = t.nearAttrAt(a, name)
		}
		if a == 0 {
			return false
		}
	}
	switch a {
	case pyNone:
		return p.Test.Fails(o.None)
	case pyTrue:
		return p.Test.Fails(o.True)
	case pyFalse:
		return p.Test.Fails(o.False)
	}
	return p.Test == o.IsNone
}

type pacer struct {
	credit time.Duration
	at     time.Time
	vain   int
	least  time.Duration // what a look takes where nothing disturbs it
}

// may answers whether there is credit for a look; the last of it is for those that have the best reason.
func (p *pacer) may(now time.Time, reason int) bool {
	if !p.at.IsZero() {
		p.credit = min(mostCredit, p.credit+now.Sub(p.at)/creditShare)
	}
	p.at = now
	return p.credit > leastCredit[reason]
}

// pay counts a look. On a busy machine it takes many times as long, as Go's threads
// spin while they wait for each other: no more than twice the least is counted.
func (p *pacer) pay(cost time.Duration, reason int, vain bool) {
	if grown := p.least + p.least/4; p.least == 0 || cost < grown {
		p.least = cost
	} else {
		p.least = grown
	}
	cost = min(cost, 2*p.least)
	if !vain {
		p.vain = 0
		p.credit -= cost
		return
	}
	p.vain = min(p.vain+1, mostVain[0])
	p.credit -= cost << min(p.vain, mostVain[reason])
}

// spent is the time that all threads of the process have run.
func spent() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

const mostRounds = 4 // what ends may be all that kept something else

// gbLookForEnds ends what Go refers to and nothing uses any more.
//
//export gbLookForEnds
func gbLookForEnds(ctx uintptr, reason C.int) {
	t := (*thread)(ptr(ctx))
	defer t.barrier(t.enter())
	began, why := time.Now(), t.weighed(reason)
	if stranded.Load() || isClosing() || !endsPace.may(began, why) {
		C.gb_ends.pause = vainPause
		return
	}
	before := spent()
	answered := t.answered // C has not read it yet
	ended := 0
	forgetSpare()
	for range mostRounds {
		t.Forget()
		t.drain()
		runtime.GC()
		awaitReleases()
		queue.Lock()
		found := len(queue.noticed) + len(queue.abandoned)
		queue.Unlock()
		t.drain()
		if found == 0 {
			break
		}
		ended += found
	}
	t.answered = answered
	known := C.gb_ends.of[:C.gb_ends.count]
	for i := range known {
		e := &known[i]
		e.fresh, e.outlived = 0, 0
		if refcount(uintptr(e.object)) == int64(e.held) {
			e.outlived = 1
		}
	}
	C.gb_ends.pause, C.gb_ends.abandoned = 0, 0
	endsPace.pay(spent()-before, why, ended == 0)
}
