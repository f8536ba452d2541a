package border

/*
#include "wire.h"
#include "native.h"
#include "thread.h"
#include "ends.h"
*/
import "C"

import (
	"runtime"
	"slices"
	"sync"
	"unsafe"
	"weak"

	o "goruntime/object"
)

// rawIterator answers with the object that a generator trampoline yields from.
func (t *thread) rawIterator(v o.Value, w *C.W) *o.Exc {
	a := uintptr(C.gb_iterator_new(C.uintptr_t(uintptr(v.P)), C.int64_t(keep(v.P)), 0))
	*w = own(a)
	return nil
}

// genToPy gives a generator made in compiled code its genuine shell, which stands
// where the generator does. The end of the shell is not the end of the generator.
func (t *thread) genToPy(g *o.Gen) (uintptr, *o.Exc) {
	if g.Py != 0 {
		incref(g.Py)
		return g.Py, nil
	}
	g.Share()
	if t.LastGen == g { // its shell may be gone by the time somebody asks
		t.LastGen = nil
	}
	a, err := t.newShell(g)
	if err != nil {
		return 0, err
	}
	g.Py = a
	hooks := false
	if g.Kind == o.AsyncGenerator {
		holdShell(g)
		hooks = notLater(g)
	}
	if g.PC != 0 || hooks {
		if err := t.catchUp(g, stepperOf(a), hooks); err != nil {
			decref(a)
			return 0, err
		}
	}
	if g.Kind == o.Coroutine && g.PC == 0 {
		t.forgetUnstarted()
		incref(a) // its death would be reported as that of a coroutine never awaited
		unstarted = append(unstarted, unbegun{g, a})
		g.Place = int32(len(unstarted))
	}
	return a, nil
}

// newShell makes the genuine generator. Nothing but that may hold the iterator
// which it yields from, as its death tells g that the shell is gone.
func (t *thread) newShell(g *o.Gen) (uintptr, *o.Exc) {
	maker, lasts, err := t.shellMaker(g)
	if err != nil {
		return 0, err
	}
	if !lasts {
		defer decref(maker)
	}
	if len(sharedCells) > 0 {
		t.pushCells()
	}
	var out C.W
	C.gb_shell_new(C.uintptr_t(maker), C.uintptr_t(uintptr(unsafe.Pointer(g))), C.int64_t(keep(unsafe.Pointer(g))), &out)
	t.foreignRan()
	if out.k == C.W_ERR {
		return 0, t.raised(uintptr(out.n))
	}
	return uintptr(out.n), nil
}

// shellMaker is the function that a shell of g is a generator of. It lasts where all generators of g's code have
// the same, else it is a new reference.
func (t *thread) shellMaker(g *o.Gen) (maker uintptr, lasts bool, err *o.Exc) {
	info := t.codeToPy(g.Fn.Code)
	marked := g.Fn.Awaitable && g.Fn.Py != 0
	if lasts = info != nil && !marked && !g.IsNamed(); lasts && info.shell != 0 {
		return info.shell, true, nil
	}
	code, written := o.None, o.None
	if marked {
		code = t.foreign(word(g.Fn.Py, offFuncCode))
	} else if info != nil {
		code = t.foreign(info.trampoline)
	}
	if info != nil && info.twin != 0 {
		written = t.foreign(info.twin)
	}
	maker, err = t.callHelper(helper.makeShell, o.Int(int64(g.Kind)), code, written, o.StrFromGo(g.Name()), o.StrFromGo(g.Qualname()))
	if err == nil && lasts {
		info.shell = maker
	}
	return maker, lasts, err
}

func (host) Await(c *o.Ctx, v o.Value) (it o.Value, err *o.Exc) {
	t := of(c)
	t.hold()
	a := (*o.Foreign)(v.P).Py
	if typeOf(a) != tyCoro {
		if it, err = t.opWords(C.OP_AWAIT, 0, obj(a)); err != nil || it.P == nil {
			return it, err
		}
		if o.IsForeign(it) && typeOf((*o.Foreign)(it.P).Py) == tyCoro {
			return o.Value{}, o.Raise(c, &o.TypeErrorType, "__await__() returned a coroutine")
		}
		runtime.KeepAlive(v)
		return o.ForStep(it), nil
	}
	if *(*int8)(ptr(a + lay.frameState)) != lay.created {
		awaited, err := t.opWords(C.OP_GETATTR, 0, obj(a), obj(t.name("cr_await")))
		if err != nil {
			return o.Value{}, err
		}
		if !awaited.IsNone() {
			return o.Value{}, o.Raise(c, &o.RuntimeErrorType, "coroutine is being awaited already")
		}
	}
	return o.ForStep(t.foreign(a)), nil
}

func (host) Send(c *o.Ctx, it, v o.Value) (val o.Value, done bool, ret o.Value, err *o.Exc) {
	t := of(c)
	t.hold()
	top := t.top
	w := t.take(3)
	w[0] = obj((*o.Foreign)(it.P).Py)
	if err = t.wire(v, &w[1]); err != nil {
		t.top = top
		return
	}
	out, err := t.run(C.OP_SEND, 0, w, 0)
	runtime.KeepAlive(it)
	runtime.KeepAlive(v)
	t.top = top
	if err != nil {
		return
	}
	if done = out.m != 0; done {
		ret = t.result(out)
	} else {
		val = t.result(out)
	}
	return
}

// unstarted are the coroutines that have not begun and have shells, which are
// held; each at its Place. GIL guarded.
var unstarted []unbegun

type unbegun struct {
	gen   *o.Gen
	shell uintptr
}

// unstartedMark is how many there may be before forgetUnstarted looks at them.
var unstartedMark = unstartedFloor

const unstartedFloor = 1 << 8

// begun lets go of a shell that has been resumed or closed.
func begun(g *o.Gen) {
	if g.Kind != o.Coroutine || g.Place == 0 {
		return
	}
	end := len(unstarted) - 1
	a := unstarted[g.Place-1].shell
	unstarted[g.Place-1] = unstarted[end]
	unstarted[end].gen.Place = g.Place
	unstarted[end] = unbegun{}
	unstarted = unstarted[:end]
	g.Place = 0
	decref(a)
}

// forgetUnstarted closes the shells that CPython has done with. A coroutine that
// compiled code still holds gets another when it crosses again.
func (t *thread) forgetUnstarted() {
	if len(unstarted) >= unstartedMark {
		t.closeUnused()
	}
}

func (t *thread) closeUnused() {
	for _, u := range slices.Clone(unstarted) {
		if u.gen.Place != 0 && refcount(u.shell) == 1 {
			t.closeShell(u.gen, u.shell)
		}
	}
	unstartedMark = max(unstartedFloor, 2*len(unstarted))
}

// closeShell ends the view of a coroutine that CPython has, whose close() does
// not reach one that has not begun.
func (t *thread) closeShell(g *o.Gen, a uintptr) {
	frame, err := t.object(C.OP_GETATTR, 0, obj(a), obj(t.name("cr_frame")))
	if err == nil {
		if decref(frame); frame == pyNone && g.PC == 0 { // interpreted code closed it
			g.PC = o.GenDone
		}
	}
	if frame != pyNone {
		if stepper := stepperOf(a); stepper != 0 {
			(*C.Iterator)(ptr(stepper)).resumed = 1 // it is the view only that closes
		}
		if r, err := t.object(C.OP_CALLMETHOD, 1, obj(t.name("close")), obj(a)); err == nil {
			decref(r)
		}
	}
	begun(g)
}

// stepperOf is the iterator that the shell at a yields from, 0 when a is no shell.
func stepperOf(a uintptr) uintptr {
	if stepper := heldShells[a]; stepper != 0 {
		return stepper
	}
	if stepper := ended[a]; stepper != 0 {
		return stepper
	}
	if *(*int8)(ptr(a + lay.frameState)) > frameExecuting || word(a, lay.frameNames) != shellNames {
		return 0
	}
	stepper := word(a, lay.frameVars)
	if stepper == 0 || typeOf(stepper) != tyStepper || uintptr((*C.Iterator)(ptr(stepper)).shell) != a {
		return 0
	}
	return stepper
}

// shellNames are the globals of all shells.
var shellNames uintptr

// genFrom is the generator behind its shell.
func genFrom(a uintptr) *o.Gen {
	stepper := stepperOf(a)
	if stepper == 0 {
		return nil
	}
	g := (*o.Gen)(ptr(uintptr((*C.Iterator)(ptr(stepper))._go)))
	switch {
	case heldShells[a] != 0:
		return g
	case g == nil || g.Py != a:
		return nil
	case g.Kind == o.AsyncGenerator || isReferredTo(a):
		holdShell(g)
	}
	return g
}

// catchUp runs a shell to where its generator stands. One that runs to its end
// lets go of the stepper, by which it is known: it is kept until the shell goes.
func (t *thread) catchUp(g *o.Gen, stepper uintptr, hooks bool) *o.Exc {
	if g.PC != o.GenDone {
		C.gb_iterator_begun(C.uintptr_t(stepper))
	} else if g.Kind != o.AsyncGenerator {
		incref(stepper)
		ended[g.Py] = stepper
		C.gb_iterator_watch(C.uintptr_t(stepper))
	}
	how := pyFalse
	if hooks {
		how = pyTrue
	}
	kind := C.W{k: C.W_INT, n: C.uint64_t(g.Kind)}
	_, err := t.opWords(C.OP_CALL, 3, obj(helper.catchUp), kind, obj(g.Py), obj(how)) // no value of Go's holds the shell
	return err
}

// ended are the steppers of shells that have ended. GIL guarded.
var ended = map[uintptr]uintptr{}

// frameExecuting is the state of a genuine generator's frame above those of one that can be resumed.
const frameExecuting = 0

// checkFrameState looks at a generator before it begins and after its end.
func (t *thread) checkFrameState() bool {
	text := o.StrFromGo("generator")
	maker, err := t.callHelper(helper.makeShell, o.Int(int64(o.Generator)), o.None, o.None, text, text)
	if err != nil {
		return false
	}
	defer decref(maker)
	a, err := t.object(C.OP_CALL, 1, obj(maker), obj(pyNone))
	if err != nil {
		return false
	}
	defer decref(a)
	shellNames = word(maker, offFuncGlobals)
	if word(a, lay.frameVars) != pyNone || word(a, lay.frameNames) != shellNames {
		return false
	}
	C.gb_generators_init(C.size_t(lay.frameState), C.size_t(lay.frameVars), C.size_t(lay.frameNames), C.uintptr_t(shellNames))
	state := (*int8)(ptr(a + lay.frameState))
	before := *state
	_, err = t.opWords(C.OP_CALLMETHOD, 1, obj(t.name("close")), obj(a))
	return err == nil && before == lay.created && *state > frameExecuting
}

// ShowState lets the shell follow a generator that compiled code begins, or has
// ended, unless it is the shell that runs it.
func (host) ShowState(c *o.Ctx, g *o.Gen) {
	t := of(c)
	t.hold()
	a := g.Py
	stepper := stepperOf(a)
	state := *(*int8)(ptr(a + lay.frameState))
	if stepper == 0 || state >= frameExecuting || g.PC == 0 && state != lay.created {
		return
	}
	incref(a)
	err := t.catchUp(g, stepper, false)
	if len(unstarted) > 0 {
		begun(g)
	}
	decref(a)
	if err != nil {
		host{}.Unraisable(c, err, g.Value())
	}
}

//export gbForgetShell
func gbForgetShell(a uintptr) {
	if stepper := ended[a]; stepper != 0 {
		delete(ended, a)
		release(stepper) // which may be at its end itself
	}
	if heldShells[a] != 0 {
		forgetHeld(a)
	}
}

// gbClosed: interpreted code closed the shell of a generator that has not begun.
//
//export gbClosed
func gbClosed(gen uintptr) {
	g := (*o.Gen)(ptr(gen))
	if g.PC == 0 {
		g.PC = o.GenDone
	}
	if g.Place != 0 && g.Kind == o.Coroutine {
		a := unstarted[g.Place-1].shell
		incref(a)
		begun(g)
		release(a) // later: it may be all that holds the shell, which is still running
	}
}

// gbAbandon: a suspended generator lost its shell. Its finally blocks run when
// compiled code has done with it too.
//
//export gbAbandon
func gbAbandon(gen uintptr) {
	g := (*o.Gen)(ptr(gen))
	if closeLater(g); g.Guarded && g.PC > 0 {
		C.gb_ends.abandoned = 1
	}
}

func closeLater(g *o.Gen) {
	runtime.SetFinalizer(g, nil) // it may have lost one before
	runtime.SetFinalizer(g, func(g *o.Gen) {
		queue.Lock()
		queue.abandoned = append(queue.abandoned, g)
		queue.count()
		queue.Unlock()
	})
}

// guarded are the generators that were suspended inside a try or with statement,
// in that order, for the end of the program.
var guarded struct {
	sync.Mutex
	of   []weak.Pointer[o.Gen]
	most int // of them, before those that have gone are left out
}

func (host) Guard(g *o.Gen) {
	closeLater(g)
	guarded.Lock()
	defer guarded.Unlock()
	if len(guarded.of) >= guarded.most {
		guarded.of = slices.DeleteFunc(guarded.of, func(p weak.Pointer[o.Gen]) bool { return p.Value() == nil })
		guarded.most = max(256, 2*len(guarded.of))
	}
	guarded.of = append(guarded.of, weak.Make(g))
}

// grumpy_end closes, at the end of the program, the generators that are still
// suspended where something remains to be done.
//
//export grumpy_end
func grumpy_end() {
	t := enterInit()
	defer C.gb_leave(t.rec)
	defer t.barrier(t.enter())
	threads.Lock()
	for _, other := range threads.all {
		other.SettleGuarded()
	}
	threads.Unlock()
	guarded.Lock()
	all := guarded.of
	guarded.of = nil
	guarded.Unlock()
	C.gb_ending = 1
	var left []*o.Gen
	for _, p := range all {
		if g := p.Value(); g != nil {
			left = append(left, g)
		}
	}
	t.closeAbandoned(left)
}

// closeAbandoned closes generators that nobody uses any more. The GIL is held.
func (t *thread) closeAbandoned(list []*o.Gen) {
	for _, g := range list {
		if g.PC <= 0 || g.IsRunning() || g.Py != 0 {
			continue
		}
		_, err := o.GenClose(&t.Ctx, g)
		if !t.GIL {
			t.restore()
		}
		if err != nil {
			host{}.Unraisable(&t.Ctx, err, g.Value())
		}
	}
}

// LeaveShell closes the shell of a coroutine that has not begun.
func (host) LeaveShell(c *o.Ctx, g *o.Gen) {
	t := of(c)
	if g.Kind == o.AsyncGenerator {
		t.leaveAsync(g)
		return
	}
	t.hold()
	t.closeShell(g, g.Py)
}

const (
	resumeSend = iota
	resumeThrow
	resumeClose
)

// enterResume runs a generator (or steps an iterator) for CPython. The flag is 1
// with a yielded value, 0 with the return value; an error leaves out empty.
func enterResume(x *C.Crossing) {
	t := (*thread)(ptr(uintptr(x.ctx)))
	t.arrived()
	gen, how, arg := uintptr(x.a), int(x.b), uintptr(x.c)
	c := &t.Ctx
	w := (*C.W)(ptr(uintptr(x.out)))
	w.k = C.W_NIL
	var s saved
	t.begin(&s)
	defer t.quickBarrier(&s)
	v := o.Value{P: ptr(gen)}
	if len(unstarted) > 0 {
		begun((*o.Gen)(v.P))
	}
	t.Given = o.Value{}
	var val, ret o.Value
	var done bool
	var err *o.Exc
	switch how {
	case resumeSend:
		val, done, ret, err = o.GenSend(c, v, t.fromPy(arg))
	case resumeThrow:
		incref(arg)
		val, done, ret, err = o.GenThrow(c, v, t.excFromPy(arg))
	case resumeClose:
		done, ret = true, o.None
		if v.Type() == &o.GeneratorType || v.Type() == &o.CoroutineType {
			g := (*o.Gen)(v.P)
			shell := g.Py
			g.Py = 0 // it is the shell that closes
			_, err = o.CallMethod0(c, v, "close", &closeCache)
			g.Py = shell
		}
	}
	if !t.GIL {
		t.restore()
	}
	if err == nil {
		if done {
			val = ret
			if val.P == nil {
				val = o.None
			}
		} else {
			x.flag = 1
		}
		if err = t.answer(val, w); x.flag != 0 && o.IsForeign(val) && isPassedOn(v) {
			o.GiveBack(c, (*o.Foreign)(val.P))
		} else if done && t.Given.P != nil {
			t.takeGiven(val, s.depth)
		}
	}
	if err != nil {
		var f *o.Func
		switch v.Type() {
		case &o.GeneratorType, &o.CoroutineType:
			f = (*o.Gen)(v.P).Fn
		case &o.AsyncSendType, &o.AsyncThrowType:
			f = (*o.AsyncStep)(v.P).G.Fn
		}
		t.raise(err, f)
	}
	s.done = true
}

// isPassedOn: what the generator yielded came from CPython, and none of compiled code's has it.
func isPassedOn(v o.Value) bool {
	t := v.Type()
	return (t == &o.GeneratorType || t == &o.CoroutineType) && (*o.Gen)(v.P).PassesOn()
}

var closeCache o.AttrCache

// gbAsyncStep makes the awaitable of one step of an asynchronous generator.
//
//export gbAsyncStep
func gbAsyncStep(ctx, gen uintptr, how C.int, arg, out uintptr) {
	t := (*thread)(ptr(ctx))
	c := &t.Ctx
	w := (*C.W)(ptr(out))
	w.k = C.W_NIL
	defer t.barrier(t.enter())
	g := o.Value{P: ptr(gen)}
	(*o.Gen)(g.P).Hooked() // by the shell
	var v o.Value
	var err *o.Exc
	switch how {
	case resumeSend:
		v, err = o.CallMethod1(c, g, "asend", &asendCache, t.fromPy(arg))
	case resumeThrow:
		v, err = o.CallMethod1(c, g, "athrow", &athrowCache, t.fromPy(arg))
	default:
		v, err = o.CallMethod0(c, g, "aclose", &acloseCache)
	}
	if err == nil {
		err = t.answer(v, w)
	}
	if err != nil {
		t.raise(err, nil)
	}
}

var asendCache, athrowCache, acloseCache o.AttrCache
