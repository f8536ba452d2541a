package border

/*
#include "thread.h"
#include "native.h"
#include "wire.h"
*/
import "C"

import (
	"runtime"
	"sync"
	"unsafe"

	o "goruntime/object"
)

// Asynchronous generators and the hooks of sys.set_asyncgen_hooks(). What the
// hooks get, and what an event loop remembers weakly and closes, is the shell:
// there is one for as long as the generator is used in either world. While
// compiled code may use it, Go holds the shell, and the shell keeps nothing of
// Go's. When Go has done with it the shell is CPython's alone, whose own end of
// an asynchronous generator calls the finalizer.

// heldShells are those that Go holds, with the iterator that each yields from. GIL guarded.
var heldShells = map[uintptr]uintptr{}

// FirstIter makes the shell; its first step calls the firstiter hook. For a
// generator that only a loop of compiled code holds, asyncio's own hook is called
// when the loop is left early, or when somebody looks at what it notes.
func (host) FirstIter(c *o.Ctx, g *o.Gen) *o.Exc {
	t := of(c)
	state := t.state() + lay.hooks
	first, last := word(state, 0), word(state, 8)
	if first == 0 && last == 0 {
		return nil
	}
	if g.Owned && g.Py == 0 && isBound(first) && isBound(last) {
		if later(g, first, last) || t.adoptLoop(first, last) && later(g, first, last) {
			return nil
		}
	}
	t.hold()
	a, err := t.genToPy(g)
	if err != nil {
		return err
	}
	defer decref(a)
	return t.catchUp(g, heldShells[a], true)
}

func isBound(hook uintptr) bool { return hook != 0 && typeOf(hook) == tyMethod }

// deferred are the generators whose hook is called later. Of each event loop
// that calls for them (see grumpy_hook/load/eventloops.py) the hooks' functions
// are kept, which no other hooks of the loop have.
var deferred struct {
	sync.Mutex
	gens  []deferral
	loops map[uintptr][2]uintptr
}

type deferral struct {
	gen  *o.Gen
	loop uintptr
}

// later notes a generator, if its loop is one that will ask. It needs no GIL:
// the thread's own hooks are read.
func later(g *o.Gen, first, last uintptr) bool {
	loop := word(first, offMethodOf)
	deferred.Lock()
	defer deferred.Unlock()
	funcs, known := deferred.loops[loop]
	if !known || word(last, offMethodOf) != loop || funcs != [2]uintptr{word(first, offMethodFn), word(last, offMethodFn)} {
		return false
	}
	deferred.gens = append(deferred.gens, deferral{g, loop})
	g.Place = int32(len(deferred.gens))
	return true
}

// notLater takes a generator out, and reports whether it was there.
func notLater(g *o.Gen) bool {
	if g.Place == 0 {
		return false
	}
	deferred.Lock()
	defer deferred.Unlock()
	end := len(deferred.gens) - 1
	moved := deferred.gens[end]
	deferred.gens[g.Place-1] = moved
	moved.gen.Place = g.Place
	deferred.gens[end] = deferral{}
	deferred.gens = deferred.gens[:end]
	g.Place = 0
	return true
}

// adoptLoop lets the event loop whose hooks these are ask for its generators.
func (t *thread) adoptLoop(first, last uintptr) bool {
	t.hold()
	settle := uintptr(C.gb_settle_loop())
	answer, err := t.object(C.OP_CALL, 3, obj(helper.adoptLoop), obj(first), obj(last), own(settle))
	if err != nil {
		return false
	}
	decref(answer)
	if answer != pyTrue {
		return false
	}
	deferred.Lock()
	if deferred.loops == nil {
		deferred.loops = map[uintptr][2]uintptr{}
	}
	deferred.loops[word(first, offMethodOf)] = [2]uintptr{word(first, offMethodFn), word(last, offMethodFn)}
	deferred.Unlock()
	return true
}

// gbSettleLoop calls the hook for the generators of a loop; with gone the loop
// is no more.
//
//export gbSettleLoop
func gbSettleLoop(ctx, loop uintptr, gone C.int) (bad C.int) {
	t := (*thread)(ptr(ctx))
	bad = -1
	defer t.barrier(t.enter())
	deferred.Lock()
	delete(deferred.loops, loop)
	var gens []*o.Gen
	for _, d := range deferred.gens {
		if d.loop == loop {
			gens = append(gens, d.gen)
		}
	}
	deferred.Unlock()
	for _, g := range gens {
		if gone != 0 {
			notLater(g)
			continue
		}
		a, err := t.genToPy(g)
		if err != nil {
			t.raise(err, nil)
			return
		}
		decref(a)
	}
	return 0
}

// checkHooks sets hooks and looks for them.
func (t *thread) checkHooks() bool {
	mark := t.foreign(helper.swapHooks)
	old, err := t.callHelper(helper.swapHooks, mark, mark)
	if err != nil {
		return false
	}
	defer decref(old)
	state := t.state() + lay.hooks
	seen := word(state, 0) == helper.swapHooks && word(state, 8) == helper.swapHooks
	_, err = t.opWords(C.OP_CALL, 2, obj(helper.swapHooks), obj(word(old, offTupleItems)), obj(word(old, offTupleItems+8)))
	return err == nil && seen
}

// state is the PyThreadState of the calling thread.
func (t *thread) state() uintptr {
	return uintptr(unsafe.Pointer(t.rec.left)) - uintptr(lay.callsLeft)
}

// forgetHeld: the shell has ended, and with it what it ran.
func forgetHeld(a uintptr) {
	delete(heldShells, a)
	delete(weakened, a)
	release(a) // later: it may still be running
}

func holdShell(g *o.Gen) {
	a := g.Py
	stepper := stepperOf(a)
	heldShells[a] = stepper
	incref(a)
	C.gb_iterator_weak(C.uintptr_t(stepper))
	weaken(&g.Obj, a)
}

// freeShell is the opposite, but for the reference of Go's.
func freeShell(g *o.Gen) {
	a := g.Py
	stepper := heldShells[a]
	runtime.SetFinalizer(&g.Obj, nil)
	delete(weakened, a)
	delete(heldShells, a)
	C.gb_iterator_strong(C.uintptr_t(stepper), C.int64_t(keep(unsafe.Pointer(g))))
}

// leaveAsync lets go of the shell of a generator that has ended or that only
// Go refers to.
func (t *thread) leaveAsync(g *o.Gen) {
	if g.Place != 0 {
		if g.PC == o.GenDone {
			notLater(g)
			return
		}
		t.hold()
		a, err := t.genToPy(g)
		if err != nil {
			host{}.Unraisable(&t.Ctx, err, g.Value())
			return
		}
		decref(a)
	}
	t.hold()
	a := g.Py
	stepper := heldShells[a]
	if stepper == 0 || g.PC != o.GenDone && refcount(a) > 1 {
		return
	}
	freeShell(g)
	if g.PC == o.GenDone {
		t.catchUp(g, stepper, false) // to its end, or it would be closed
	}
	decref(a)
}

func (host) AsyncIter(c *o.Ctx, v o.Value) (o.Value, bool) {
	t := of(c)
	a := (*o.Foreign)(v.P).Py
	if typeOf(a) != tyAsyncGen {
		return o.Value{}, false
	}
	t.hold()
	return t.newIter(t.foreign(a)), true
}

func (host) AsyncNext(c *o.Ctx, v o.Value) (o.Value, bool, *o.Exc) {
	t := of(c)
	a := (*o.Foreign)(v.P).Py
	if typeOf(a) != tyAsyncGen {
		return o.Value{}, false, nil
	}
	step, err := t.opWords(C.OP_CALLMETHOD, 1, obj(t.name("__anext__")), obj(a))
	runtime.KeepAlive(v)
	if err != nil {
		return step, true, err
	}
	return o.ForStep(step), true, nil
}
