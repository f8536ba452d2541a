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

	"goruntime/leaf"
	o "goruntime/object"
)

// slab holds a few Foreign objects under one finalizer, which would cost ten
// times the object itself. Their references are given back together, when
// Go's collector finds that none of them is used any more.
type slab [16]o.Foreign

// slabs hand out what a thread's next foreign objects are.
type slabs struct {
	*slab
	free int // unused entries
}

// spare are foreign objects that nothing uses any more. Each keeps its slab, so
// they are few, and forgotten when a collection is asked for. GIL guarded.
var spare [fates][]*o.Foreign

const spareMost = 64

// forgetSpare lets go of every object that is kept for reuse. The GIL is held.
func forgetSpare() {
	for i := range spare {
		clear(spare[i])
		spare[i] = spare[i][:0]
	}
	threads.Lock()
	for _, t := range threads.all {
		t.slabs = [alone]slabs{}
	}
	threads.Unlock()
}

func (t *thread) newForeign(a uintptr) o.Value {
	class := typeOf(a)
	how := fateOf.of(class, findFate)
	var size uint16
	if how < alone { // most
	} else if how == weakly {
		if how = alone; word(a+word(class, offTypeWeak), 0) != 0 {
			how = noticed
		}
	} else if how >= sized {
		if size, how = sizeOf(a, class, how), together; size > 0 {
			how = alone
		}
	}
	if how == noticed {
		notice(a)
	}
	var f *o.Foreign
	if kept := spare[how]; len(kept) > 0 {
		f = kept[len(kept)-1]
		spare[how] = kept[:len(kept)-1]
		f.Py, f.Host, f.Kept, f.Loop, f.Step, f.Owners = a, nil, false, false, false, 0
	} else if how >= alone {
		f = newAlone(a, how)
	} else {
		f = t.slabs[how].next(a)
		f.Fate = uint8(how)
	}
	if size > 0 {
		weigh(f, size)
	}
	return o.Value{P: unsafe.Pointer(f)}
}

func (s *slabs) next(a uintptr) *o.Foreign {
	if s.free == 0 {
		fresh := new(slab)
		owe(int64(len(fresh)) * owedObject) // forgetSpare may follow
		runtime.SetFinalizer(fresh, releaseSlab)
		s.slab, s.free = fresh, len(fresh)
	}
	s.free--
	f := &s.slab[s.free]
	f.T, f.Py = &o.ForeignType, a
	return f
}

// reuse takes a foreign object that nothing uses any more, whose class was class. The GIL is held.
func reuse(f *o.Foreign, a uintptr) {
	how := fate(f.Fate)
	if how == noticed {
		unnotice(a)
	}
	if f.Size > 0 {
		unweigh(f, a)
	}
	if len(spare[how]) < spareMost {
		spare[how] = append(spare[how], f)
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
	weighed []uintptr
	noticed []uintptr // some of objects
	revived []*o.Obj
	// generators that lost their shell, and their last user
	abandoned []*o.Gen
	// shared asks for letGo
	shared bool
}

func (q *releases) count() {
	shared := 0
	if q.shared {
		shared = 1
	}
	q.n.Store(int64(shared + len(q.objects) + len(q.large) + len(q.revived) + len(q.abandoned)))
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

// letGoSoon has the tables of shared twins looked through by the next that drains.
func letGoSoon() {
	queue.Lock()
	queue.shared = true
	queue.count()
	queue.Unlock()
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

// isQueued: drain has something to give back.
func isQueued() bool { return queue.n.Load() != 0 || C.gb_dropped > 0 }

// drain gives back what is queued on both sides. The GIL is held; finalizers
// of CPython objects may run.
func (t *thread) drain() {
	if queue.n.Load() != 0 {
		queue.Lock()
		objects, pairs, sizes, revived, abandoned, shared := queue.objects, queue.large, queue.weighed, queue.revived, queue.abandoned, queue.shared
		ended := queue.noticed
		queue.objects, queue.large, queue.weighed, queue.revived, queue.abandoned, queue.shared = nil, nil, nil, nil, nil, false
		queue.noticed = nil
		queue.n.Store(0)
		queue.Unlock()
		for _, a := range sizes {
			delete(weighed, a)
		}
		for _, a := range ended {
			unnotice(a)
		}
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
		if shared {
			letGo()
		}
	}
	if cyclesDue && !stranded.Load() && !isClosing() {
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
	reuse(f, a)
	n := refcount(a)
	if n > 1 && int32(n) > 0 {
		*(*int64)(ptr(a)) = n - 1
		return
	}
	if n == 1 && fate(f.Fate) == brief && leaf.Available {
		if !spareDecimal(a) {
			leaf.Call(word(typeOf(a), offTypeDealloc), a, 0, 0, 0, 0)
		}
		return
	}
	if endsQuietly(a) {
		endQuietly(a)
		return
	}
	decref(a)
	t.foreignRan()
}
