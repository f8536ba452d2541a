package border

/*
#include "wire.h"
#include "native.h"
#include "thread.h"
*/
import "C"

import (
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"

	o "goruntime/object"
)

// slab holds a few Foreign objects under one finalizer, which would cost ten
// times the object itself. Their references are given back together, when
// Go's collector finds that none of them is used any more.
type slab [16]o.Foreign

// spare are foreign objects that nothing uses any more. Each keeps its slab, so
// they are few, and forgotten when a collection is asked for. GIL guarded.
var spare []*o.Foreign

const spareMost = 64

// forgetSpare lets go of every object that is kept for reuse. The GIL is held.
func forgetSpare() {
	clear(spare)
	spare = spare[:0]
	threads.Lock()
	for _, t := range threads.all {
		t.slab, t.free = nil, 0
	}
	threads.Unlock()
}

func (t *thread) newForeign(a uintptr) o.Value {
	if n := len(spare); n > 0 {
		f := spare[n-1]
		spare = spare[:n-1]
		f.Py, f.Kept, f.Step = a, false, false
		return o.Value{P: unsafe.Pointer(f)}
	}
	if t.free == 0 {
		s := new(slab)
		owe(int64(len(s)) * owedObject)
		runtime.SetFinalizer(s, releaseSlab)
		t.slab, t.free = s, len(s)
	}
	t.free--
	f := &t.slab[t.free]
	f.T, f.Py = &o.ForeignType, a
	return o.Value{P: unsafe.Pointer(f)}
}

// reuse takes a foreign object that nothing uses any more. The GIL is held.
func reuse(f *o.Foreign) {
	if len(spare) < spareMost {
		spare = append(spare, f)
	}
}

// queue holds references that Go's collector found unused; they are given back
// by the next thread that passes with the GIL.
var queue releases

type releases struct {
	sync.Mutex
	n       atomic.Int64
	objects []uintptr
	large   []uintptr
	revived []*o.Obj
	// generators that lost their shell, and their last user
	abandoned []*o.Gen
}

func (q *releases) count() {
	q.n.Store(int64(len(q.objects) + len(q.large) + len(q.revived) + len(q.abandoned)))
}

func releaseSlab(s *slab) {
	queue.Lock()
	for i := range s {
		if s[i].Py != 0 {
			queue.objects = append(queue.objects, s[i].Py)
		}
	}
	queue.count()
	queue.Unlock()
	repay(int64(len(s)) * owedObject)
}

// release is the cleanup of an object that owns one reference.
func release(a uintptr) {
	queue.Lock()
	queue.objects = append(queue.objects, a)
	queue.count()
	queue.Unlock()
}

func releaseLarge(p pairing) {
	queue.Lock()
	queue.large = append(queue.large, p.a)
	queue.count()
	queue.Unlock()
	repay(int64(p.size))
}

// drain gives back what is queued on both sides. The GIL is held; finalizers
// of CPython objects may run.
func (t *thread) drain() {
	if queue.n.Load() != 0 {
		queue.Lock()
		objects, pairs, revived, abandoned := queue.objects, queue.large, queue.revived, queue.abandoned
		queue.objects, queue.large, queue.revived, queue.abandoned = nil, nil, nil, nil
		queue.n.Store(0)
		queue.Unlock()
		for _, a := range pairs {
			if large[a].Value() == nil {
				delete(large, a)
			}
			decref(a)
		}
		settleRevived(revived)
		t.closeAbandoned(abandoned)
		if len(objects) > 0 {
			C.gb_decref_all((*C.uintptr_t)(unsafe.Pointer(&objects[0])), C.Py_ssize_t(len(objects)))
		}
	}
	if cyclesDue && !forked.Load() && !isClosing() {
		if len(heldShells) > 0 { // what Go has found of these is to be closed first
			waitForFinalizers()
			queue.Lock()
			revived := queue.revived
			queue.revived = nil
			queue.count()
			queue.Unlock()
			settleRevived(revived)
		}
		collectCycles()
	}
	for C.gb_dropped > 0 {
		var slots [256]C.int64_t
		n := int(C.gb_take_dropped(&slots[0], C.int(len(slots))))
		for _, s := range slots[:n] {
			handles.items[s] = nil
			handles.free = append(handles.free, int64(s))
		}
	}
}

// handles keeps Go objects alive that CPython objects stand for. GIL guarded.
var handles struct {
	items []unsafe.Pointer
	free  []int64
}

func keep(p unsafe.Pointer) int64 {
	if n := len(handles.free); n > 0 {
		s := handles.free[n-1]
		handles.free = handles.free[:n-1]
		handles.items[s] = p
		return s
	}
	handles.items = append(handles.items, p)
	return int64(len(handles.items) - 1)
}

func (host) Again(c *o.Ctx, v o.Value) o.Value { return of(c).foreign((*o.Obj)(v.P).Py) }

// Release gives the reference of a foreign object back now. The caller knows
// that nothing else holds this Go object.
func (host) Release(c *o.Ctx, v o.Value) {
	f := (*o.Foreign)(v.P)
	a := f.Py
	if a == 0 {
		return
	}
	f.Py = 0
	t := of(c)
	t.hold()
	reuse(f)
	if endsQuietly(a) {
		endQuietly(a)
		return
	}
	decref(a)
	t.foreignRan()
}
