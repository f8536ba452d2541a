package object

import (
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"
)

// maxLeft is how many objects may be taken from the threads they belong to, each
// for the price of a barrier in all threads (some microseconds), before no more
// objects are given to a thread.
const maxLeft = 1024

var left atomic.Int32

func mayOwn() bool { return barrierWorks && left.Load() < maxLeft }

// OwnAgain lets objects belong to threads again.
func OwnAgain() { left.Store(0) }

// numbered are the contexts by number; they live for ever.
var numbered struct {
	sync.Mutex
	all atomic.Pointer[[]*Ctx]
}

// Number gives a context its number, so that objects can belong to its thread.
func (c *Ctx) Number() {
	numbered.Lock()
	defer numbered.Unlock()
	var all []*Ctx
	if p := numbered.all.Load(); p != nil {
		all = *p
	}
	if len(all) >= 1<<20 {
		return // stays without
	}
	all = append(all, c)
	numbered.all.Store(&all)
	c.number = uint32(len(all)) * lockThread
}

// awaitOutside returns when the owner of a lock, whose word says lockLeaving, is
// not inside and will see the word before it enters again.
func awaitOutside(m *SpinLock, number uint32) {
	left.Add(1)
	barrier()
	owner := (*numbered.all.Load())[number/lockThread-1]
	for atomic.LoadUintptr(&owner.inside) == uintptr(unsafe.Pointer(m)) {
		runtime.Gosched()
	}
}

// Abandon is for a panic that was caught: whatever the thread was inside of, it left.
func (c *Ctx) Abandon() { c.goInside(0) }
