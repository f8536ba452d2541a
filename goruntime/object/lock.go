package object

import (
	"runtime"
	"sync/atomic"
	"unsafe"
)

// SpinLock guards one object's writers. It is never held across a call that
// can run Python code, allocate without bound, or take the GIL. Until Multi is
// set, Lock and Unlock are a load and a branch.
type SpinLock struct{ w uint32 }

// Lock takes the lock when a second thread may exist.
func (m *SpinLock) Lock() {
	if Multi.Load() {
		m.lockSlow()
	}
}

func (m *SpinLock) lockSlow() {
	for spins := 0; !atomic.CompareAndSwapUint32(&m.w, 0, 1); spins++ {
		for i := 0; i < 32 && atomic.LoadUint32(&m.w) != 0; i++ {
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
	if atomic.LoadUint32(&m.w) != 0 {
		unlock(&m.w)
	}
}

// StoreValue writes a slot that other threads may read meanwhile: N before P
// for immediates and only P otherwise, so that a reader that takes P first
// never pairs an immediate header with another object's leftover N.
func StoreValue(p *Value, v Value) {
	if v.P == unsafe.Pointer(&intImm) || v.P == unsafe.Pointer(&floatImm) {
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
