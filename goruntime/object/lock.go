package object

import (
	"runtime"
	"sync/atomic"
	"unsafe"
)

// SpinLock guards one object's writers. It is never held across a call that
// can run Python code, allocate without bound, or take the GIL. Until Multi is
// set, Lock and Unlock are a load and a branch.
//
// An object that only one thread writes to soon belongs to it: from then on
// LockFor is two loads and a store for that thread, without an atomic
// instruction. Another that wants the lock first takes this right away.
type SpinLock struct{ w uint32 }

// The lowest two bits of the word are the state. Above them are a bit for
// objects that belong to no thread again, how often the last thread has locked
// in a row, and its number.
const (
	lockFree    = 0
	lockTaken   = 1
	lockOwned   = 2 // by the thread of the number
	lockLeaving = 3 // another thread waits for the owner to be outside
	lockState   = 3
	lockShared  = 1 << 2
	lockOnce    = 1 << 3
	lockRuns    = 15 << 3
	lockThread  = 1 << 7
)

// Lock takes the lock when a second thread may exist.
func (m *SpinLock) Lock() {
	if Multi.Load() {
		m.lockSlow(0)
	}
}

// LockFor is Lock for a thread that takes no other lock before UnlockFor.
func (m *SpinLock) LockFor(c *Ctx) {
	if Multi.Load() && !m.enter(c) {
		m.lockSlow(c.number)
	}
}

// enter takes the lock of an object that belongs to the thread. leaveOwned in
// another thread changes the word, waits until this one has seen that, and then
// until it is outside.
func (m *SpinLock) enter(c *Ctx) bool {
	owned := c.number | lockOwned
	if atomic.LoadUint32(&m.w) != owned {
		return false
	}
	c.goInside(uintptr(unsafe.Pointer(m)))
	if atomic.LoadUint32(&m.w) == owned {
		return true
	}
	c.goInside(0)
	return false
}

// UnlockFor gives back what LockFor took.
func (m *SpinLock) UnlockFor(c *Ctx) {
	if c.inside != 0 {
		c.goInside(0)
		return
	}
	m.Unlock()
}

// lockSlow takes the lock for the thread of the number, 0 for one unnamed.
func (m *SpinLock) lockSlow(number uint32) {
	for spins := 0; ; spins++ {
		w := atomic.LoadUint32(&m.w)
		switch w & lockState {
		case lockFree:
			next := w &^ lockRuns
			if w&lockShared == 0 && number != 0 && w&^(lockThread-1) == number {
				if next = w; w&lockRuns != lockRuns {
					next += lockOnce
				}
			} else if w&lockShared == 0 {
				next = number
			}
			if atomic.CompareAndSwapUint32(&m.w, w, next|lockTaken) {
				return
			}
		case lockOwned:
			if atomic.CompareAndSwapUint32(&m.w, w, w|lockLeaving) {
				awaitOutside(m, w&^(lockThread-1))
				atomic.StoreUint32(&m.w, lockShared|lockTaken)
				return
			}
		}
		for i := 0; i < 32 && atomic.LoadUint32(&m.w)&1 != 0; i++ {
		}
		if spins > 8 {
			// a real call: a call-free spinner would hold up Go's collector
			runtime.Gosched()
		}
	}
}

// Unlock gives the lock back. Multi may not change between Lock and Unlock:
// it changes only while every native thread is at a poll.
func (m *SpinLock) Unlock() {
	if w := atomic.LoadUint32(&m.w); w&lockState == lockTaken {
		if w -= lockTaken; w&lockRuns == lockRuns && mayOwn() {
			w = w&^(lockRuns) | lockOwned
		}
		unlock(&m.w, w)
	}
}

// StoreValue writes a slot that other threads may read meanwhile: N before P
// for immediates and only P otherwise, so that a reader that takes P first
// never pairs an immediate header with another object's leftover N.
func StoreValue(p *Value, v Value) {
	if v.IsImmediate() {
		p.N = v.N
	}
	p.P = v.P
}

// LoadValue reads such a slot. The atomic load is a plain one on amd64; it
// keeps the compiler from reading N first.
func LoadValue(p *Value) Value {
	h := atomic.LoadPointer(&p.P)
	return Value{h, p.N}
}

// copyValues is copy for slots that other threads may be reading; src is not
// part of the same block.
func copyValues(dst, src []Value) {
	if !Multi.Load() {
		copy(dst, src)
		return
	}
	for i, x := range src {
		StoreValue(&dst[i], x)
	}
}

// moveValues is copy within one block.
func moveValues(dst, src []Value) {
	if !Multi.Load() {
		copy(dst, src)
		return
	}
	n := min(len(dst), len(src))
	if n == 0 || &dst[0] == &src[0] {
		return
	}
	if uintptr(unsafe.Pointer(&dst[0])) < uintptr(unsafe.Pointer(&src[0])) {
		for i := 0; i < n; i++ {
			StoreValue(&dst[i], src[i])
		}
		return
	}
	for i := n - 1; i >= 0; i-- {
		StoreValue(&dst[i], src[i])
	}
}
