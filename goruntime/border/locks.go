package border

/*
#include "wire.h"
#include "module.h"
*/
import "C"

import (
	"runtime"

	"goruntime/leaf"
	o "goruntime/object"
)

// A lock of module threading that is free is taken, and given back, without a
// crossing and without the GIL, which compiled threads would queue up for.
// One that is not free is waited for by its own methods.
const (
	offLock   = 16 // lock_lock
	offLocked = 32
)

// tyLock is the class of such locks, 0 where their layout is not known.
var tyLock uintptr

// bindLocks compares what is read of a lock with what its methods say.
func (t *thread) bindLocks() *o.Exc {
	m := uintptr(C.gb_import(C.uintptr_t(t.name("_thread"))))
	if m == 0 || !leaf.Available {
		return nil
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

func lockedByte(a uintptr) byte { return *(*byte)(ptr(a + offLocked)) }

func (host) IsLock(v o.Value) bool { return lockOf(v) != 0 }

func lockOf(v o.Value) uintptr {
	if a := (*o.Foreign)(v.P).Py; a != 0 && typeOf(a) == tyLock {
		return a
	}
	return 0
}

func takeLock(a uintptr) bool {
	if int32(leaf.Call(nearC.acquire, word(a, offLock), 0, 0, 0, 0)) != 1 {
		return false
	}
	*(*byte)(ptr(a + offLocked)) = 1
	return true
}

// giveLock marks it free first: the next holder, who need not wait for the GIL, marks it taken.
func giveLock(a uintptr) bool {
	if lockedByte(a) == 0 {
		return false
	}
	*(*byte)(ptr(a + offLocked)) = 0
	leaf.Call(nearC.release, word(a, offLock), 0, 0, 0, 0)
	return true
}

// EnterLock keeps what it takes: who leaves needs it too.
func (host) EnterLock(v o.Value) bool {
	a := lockOf(v)
	if a == 0 || !takeLock(a) {
		return false
	}
	o.Keep(v)
	return true
}

func (host) LeaveLock(v o.Value) bool {
	a := lockOf(v)
	done := a != 0 && giveLock(a)
	runtime.KeepAlive(v)
	return done
}

// lockCall is v.acquire() and v.release() of a lock; a zero Value leaves it to the API.
func lockCall(v o.Value, name string) (r o.Value) {
	switch a := lockOf(v); {
	case name == "acquire" && takeLock(a):
		r = o.True
	case name == "release" && giveLock(a):
		r = o.None
	}
	runtime.KeepAlive(v)
	return r
}
