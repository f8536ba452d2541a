package border

/*
#include "thread.h"
#include "wire.h"
#include "native.h"
*/
import "C"

import (
	"sync"
	"time"
	"unsafe"

	o "goruntime/object"
)

// thread is a context with the border's own data. Every context in a process
// with CPython is one, so that of(c) is a conversion.
type thread struct {
	o.Ctx
	rec *C.Thread
	w   [512]C.W // wire words, a stack
	top int
	// what callQuiet and callQuietly give C: the goroutine's own stack may move on the way
	quietGiven [quietArgs]uintptr
	tuples     [quietArgs + 1]uintptr // of arguments, without items
	quietCall  [6]uintptr
	slabs      [alone]slabs
	main       bool
	ident      uintptr // what threading.get_ident() says
	ticks      int
	measured   *measured // what is counted of the call of a function that may be left to CPython
	looked     time.Time // when the main thread last looked for signals
	early      bool      // the next poll was not asked for by the ticker, see leaveEarly
	golang     goThread  // what calls of bound Go packages need
	// lent are the arguments of the calls from CPython that are running.
	lent []*o.Foreign
	// outer is the exception CPython was handling when it entered here.
	outer *o.Exc
	// answered is the last result that C reads after the call.
	answered  o.Value
	madeItems [madeMost]C.W // the items of the last tuple that C makes after the call
	// statements are the class statements being executed; making counts classes
	// being built for CPython, syncing changes that came from there.
	statements      []statement
	born            []*o.ClassStmt // those whose metaclass is being called for a native class
	making, syncing int
	// lastFrozen is the frozenset that crossed last, until the next entry from CPython.
	lastFrozen lastFrozen
	// frozen holds the frozensets of a conversion under way.
	frozen map[*o.Set]uintptr
	// envelopes counts the keys that went to CPython with their hash.
	envelopes  int
	beside     o.SetView   // see setBinary
	lruKey     o.Tuple     // see nearLRU
	jsonWriter *jsonWriter // see nearJSON
}

func of(c *o.Ctx) *thread { return (*thread)(unsafe.Pointer(c)) }

var threads struct {
	sync.Mutex
	all []*thread // contexts live for ever: the ticker writes to them
}

//export gbNewThread
func gbNewThread(rec uintptr) {
	t := &thread{rec: (*C.Thread)(ptr(rec))}
	t.MaxDepth = 1000
	t.Limit.Store(t.MaxDepth)
	t.Number()
	t.rec.ctx = C.uintptr_t(uintptr(unsafe.Pointer(t)))
	*(*uintptr)(unsafe.Pointer(&t.rec.limit)) = uintptr(unsafe.Pointer(&t.Limit))
	*(*uintptr)(unsafe.Pointer(&t.rec.max_depth)) = uintptr(unsafe.Pointer(&t.MaxDepth))
	*(*uintptr)(unsafe.Pointer(&t.rec.depth)) = uintptr(unsafe.Pointer(&t.Depth))
	threads.Lock()
	if len(threads.all) > 0 {
		others.Add(1)
	}
	threads.all = append(threads.all, t)
	threads.Unlock()
}

// gbAdoptThread gives a record, new or used before, to the calling thread.
//
//export gbAdoptThread
func gbAdoptThread(rec uintptr) {
	t := (*thread)(ptr(uintptr((*C.Thread)(ptr(rec)).ctx)))
	t.Depth, t.Handled, t.top, t.GIL = 0, nil, 0, true
	t.main, t.ident = isMainThread(), uintptr(C.gb_thread_id())
	t.adoptNesting()
}

// allowed is thread_limit of the calling thread.
func allowed(c *o.Ctx) int64 {
	C.gb_thread_limit(of(c).rec)
	return c.MaxDepth
}

// take borrows n wire words until top is put back.
func (t *thread) take(n int) []C.W {
	if t.top+n > len(t.w) {
		return moreWords(n)
	}
	w := t.w[t.top : t.top+n : t.top+n]
	t.top += n
	return w
}

// moreWords are never on a goroutine's stack: leaf functions are given their address.
//
//go:noinline
func moreWords(n int) []C.W { return make([]C.W, n) }

// hold takes the GIL when this thread gave it up, and notes that something
// foreign is touched.
func (t *thread) hold() {
	t.Touched = true
	if !t.GIL {
		t.restore()
	}
}
