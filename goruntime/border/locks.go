package border

/*
#include "wire.h"
#include "module.h"
*/
import "C"

import (
	"runtime"
	"slices"

	"goruntime/leaf"
	o "goruntime/object"
)

// A lock of module threading that is free is taken, and given back, without a
// crossing and without the GIL, which compiled threads would queue up for.
// One that is not free is waited for by its own methods.
const (
	offLock   = 16 // lock_lock; of an RLock rlock_lock
	offLocked = 32
	offOwner  = 24 // rlock_owner
	offCount  = 32
)

// tyLock and tyRLock are the classes of such locks, 0 where their layout is not known.
var tyLock, tyRLock uintptr

// bindLocks compares what is read of a lock with what its methods say.
func (t *thread) bindLocks() *o.Exc {
	m := uintptr(C.gb_import(C.uintptr_t(t.name("_thread"))))
	if m == 0 || !leaf.Available {
		return nil
	}
	if err := t.bindRLocks(m); err != nil {
		return err
	}
	a, err := t.object(C.OP_CALLMETHOD, 1, obj(t.name("allocate_lock")), obj(m))
	if err != nil {
		return err
	}
	defer decref(a)
	seen := [3]byte{lockedByte(a)}
	for i, method := range []string{"acquire", "release"} {
		r, err := t.object(C.OP_CALLMETHOD, 1, obj(t.name(method)), obj(a))
		if err != nil {
			return err
		}
		decref(r)
		seen[i+1] = lockedByte(a)
	}
	if seen != [3]byte{0, 1, 0} || word(a, offLock) == 0 {
		return nil
	}
	if takeLock(a) && lockedByte(a) == 1 && !takeLock(a) && giveLock(a) && !giveLock(a) {
		tyLock = typeOf(a)
	}
	return nil
}

func (t *thread) bindRLocks(m uintptr) *o.Exc {
	a, err := t.object(C.OP_CALLMETHOD, 1, obj(t.name("RLock")), obj(m))
	if err != nil {
		return err
	}
	defer decref(a)
	state := func() [2]uintptr { return [2]uintptr{word(a, offOwner), word(a, offCount)} }
	seen := [][2]uintptr{state()}
	for _, method := range []string{"acquire", "acquire", "release", "release"} {
		r, err := t.object(C.OP_CALLMETHOD, 1, obj(t.name(method)), obj(a))
		if err != nil {
			return err
		}
		decref(r)
		seen = append(seen, state())
	}
	self := t.ident
	if !slices.Equal(seen, [][2]uintptr{{}, {self, 1}, {self, 2}, {self, 1}, {}}) || word(a, offLock) == 0 {
		return nil
	}
	if t.takeRLock(a) && t.takeRLock(a) && state() == seen[2] && t.giveRLock(a) && t.giveRLock(a) && state() == seen[0] && !t.giveRLock(a) {
		tyRLock = typeOf(a)
	}
	return nil
}

func lockedByte(a uintptr) byte { return *(*byte)(ptr(a + offLocked)) }

func (host) IsLock(v o.Value) bool {
	a := (*o.Foreign)(v.P).Py
	return a != 0 && (typeOf(a) == tyLock || typeOf(a) == tyRLock)
}

// takeLock waits for one who gives the lock back in C at this moment: the API lets go of it first
// and marks it free then, with the GIL, which this thread need not have.
func takeLock(a uintptr) bool {
	if int32(leaf.Call(nearC.acquire, word(a, offLock), 0, 0, 0, 0)) != 1 {
		return false
	}
	for i := 0; lockedByte(a) != 0 && i < mostWaits; i++ {
		runtime.Gosched()
	}
	*(*byte)(ptr(a + offLocked)) = 1
	return true
}

// mostWaits bounds what a lock that a program has given back twice can cost.
const mostWaits = 1 << 12

// giveLock marks it free first: the next holder, who need not wait for the GIL, marks it taken.
func giveLock(a uintptr) bool {
	if lockedByte(a) == 0 {
		return false
	}
	*(*byte)(ptr(a + offLocked)) = 0
	leaf.Call(nearC.release, word(a, offLock), 0, 0, 0, 0)
	return true
}

// takeRLock: nobody else writes the owner while it is this thread.
func (t *thread) takeRLock(a uintptr) bool {
	owner, count := (*uintptr)(ptr(a+offOwner)), (*uintptr)(ptr(a+offCount))
	if *count > 0 && *owner == t.ident {
		if *count+1 == 0 {
			return false
		}
		*count++
		return true
	}
	if *count > 0 || int32(leaf.Call(nearC.acquire, word(a, offLock), 0, 0, 0, 0)) != 1 {
		return false
	}
	*owner, *count = t.ident, 1
	return true
}

func (t *thread) giveRLock(a uintptr) bool {
	owner, count := (*uintptr)(ptr(a+offOwner)), (*uintptr)(ptr(a+offCount))
	if *count == 0 || *owner != t.ident {
		return false
	}
	if *count--; *count == 0 {
		*owner = 0
		leaf.Call(nearC.release, word(a, offLock), 0, 0, 0, 0)
	}
	return true
}

func (t *thread) takes(v o.Value) bool {
	switch a := (*o.Foreign)(v.P).Py; {
	case a == 0:
	case typeOf(a) == tyLock:
		return takeLock(a)
	case typeOf(a) == tyRLock:
		return t.takeRLock(a)
	}
	return false
}

func (t *thread) gives(v o.Value) bool {
	switch a := (*o.Foreign)(v.P).Py; {
	case a == 0:
	case typeOf(a) == tyLock:
		return giveLock(a)
	case typeOf(a) == tyRLock:
		return t.giveRLock(a)
	}
	return false
}

// EnterLock keeps what it takes: who leaves needs it too.
func (host) EnterLock(c *o.Ctx, v o.Value) bool {
	if !of(c).takes(v) {
		return false
	}
	o.Keep(v)
	return true
}

func (host) LeaveLock(c *o.Ctx, v o.Value) bool {
	done := of(c).gives(v)
	runtime.KeepAlive(v)
	return done
}

// lockCall is v.acquire() and v.release() of a lock; a zero Value leaves it to the API.
func (t *thread) lockCall(v o.Value, name string) (r o.Value) {
	switch {
	case name == "acquire" && t.takes(v):
		r = o.True
	case name == "release" && t.gives(v):
		r = o.None
	}
	runtime.KeepAlive(v)
	return r
}
