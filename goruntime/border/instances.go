package border

/*
#include "instance.h"
#include "native.h"
#include "thread.h"
#include "wire.h"
#include <stdlib.h>
*/
import "C"

import (
	"runtime"
	"unsafe"
	"weak"

	o "goruntime/object"
)

// Where a Tail says that the native instance is still to be made, and has what it is to be made of.
const (
	offTailUnborn = 24
	offTailArgs   = 32
)

// instanceFrom finds the native instance behind an object of class ty, in the
// Tail behind its layout.
func (t *thread) instanceFrom(a, ty uintptr) unsafe.Pointer {
	if typeFlags(ty)&flagHeap == 0 {
		return nil
	}
	k := classFrom(ty)
	if k == nil || k.Layout == nil || k.Layout.Body != nil || k.Exception {
		return nil
	}
	tail := a + word(ty, offTypeBasic)
	if in := ptr(word(tail, 0)); in != nil || word(tail, offTailUnborn) == 0 {
		return in
	}
	return t.newNative(k, a, tail)
}

// newNative makes the native part of an object that CPython made.
func (t *thread) newNative(k *o.Type, a, tail uintptr) unsafe.Pointer {
	in := o.NewInstance(k)
	in.Py = a
	fills := (*C.Fills)(ptr(word(tail, offTailUnborn) &^ 1))
	w := (*C.Tail)(ptr(tail))
	w._go = C.uintptr_t(uintptr(unsafe.Pointer(in)))
	w.slot = C.int64_t(keep(unsafe.Pointer(in)))
	w.unborn = 0
	if fills != nil {
		t.carryOut(in, (*o.StaticClass)(ptr(uintptr(fills.by))), tail+offTailArgs)
	}
	return unsafe.Pointer(in)
}

// carryOut is the call of __init__ that class_call left for later.
func (t *thread) carryOut(in *o.Instance, s *o.StaticClass, given uintptr) {
	var room [4]o.Value
	args, n := room[:0], s.Init.Code.Pos-1
	for i := range n {
		args = append(args, t.fromPy(word(given, 8*uintptr(i))))
	}
	if err := in.FillBy(&t.Ctx, s, args); err != nil {
		panic(err) // nothing of it runs any code
	}
	for i := range n {
		decref(word(given, 8*uintptr(i)))
	}
}

// filling is a class, and the one that its __init__ is of.
type filling struct {
	class *o.Type
	by    *o.StaticClass
}

// fillings are what gbClassFills found, for good: static classes are never freed.
var fillings = map[filling]*C.Fills{}

// gbClassFills says what calling a class with this __init__ comes down to, 0 when
// it is more than storing.
//
//export gbClassFills
func gbClassFills(ctx, class, init uintptr) uintptr {
	t := (*thread)(ptr(ctx))
	defer t.barrier(t.enter())
	k, f := classFrom(class), funcFrom(init)
	if k == nil || f == nil || k.Layout == nil || k.Layout.Body != nil || k.Exception {
		return 0
	}
	s, holds := k.FilledBy()
	if s == nil || s.Init != f || f.Code.VarArgs || f.Code.VarKw || f.Code.KwOnly > 0 || len(s.Fills) > C.MOST_FILLS {
		return 0
	}
	known := fillings[filling{k, s}]
	if known == nil {
		known = (*C.Fills)(C.calloc(1, C.sizeof_Fills))
		known.by, known.init = C.uintptr_t(uintptr(unsafe.Pointer(s))), C.uintptr_t(uintptr(unsafe.Pointer(s.Init)))
		known.holds = (*C.uintptr_t)(holds)
		known.params, known.n = C.int(f.Code.Pos-1), C.int(len(s.Fills))
		for i, fill := range s.Fills {
			name := t.name(s.Attrs[fill.Place])
			incref(name)
			*(*uintptr)(unsafe.Pointer(&known.names[i])) = name
			known.from[i] = C.int(fill.Param - 1)
			if fill.Param == 0 {
				value, err := t.toPy(fill.Value)
				if err != nil {
					return 0
				}
				*(*uintptr)(unsafe.Pointer(&known.values[i])) = value
			}
		}
		fillings[filling{k, s}] = known
	}
	return uintptr(unsafe.Pointer(known))
}

// instanceToPy returns the wrapper of a native instance, made when first needed.
func (t *thread) instanceToPy(v o.Value) (uintptr, *o.Exc) {
	h := (*o.Obj)(v.P)
	if h.T.Layout != nil && h.T.Layout.Body != nil {
		return t.bodiedToPy(v)
	}
	if h.Py == 0 {
		class, err := t.classToPy(h.T)
		if err != nil {
			return 0, err
		}
		a := uintptr(C.gb_instance_wrap(C.uintptr_t(class), C.uintptr_t(uintptr(v.P)), C.int64_t(keep(v.P))))
		decref(class)
		h.Py = a
		return a, nil
	}
	incref(h.Py)
	return h.Py, nil
}

// gbInstanceNew makes the native part of an object that is used before it has one.
//
//export gbInstanceNew
func gbInstanceNew(ctx, a, ty uintptr) { (*thread)(ptr(ctx)).instanceFrom(a, ty) }

// gbInstancePlace says where instances of a shape have an attribute; the shape
// lives on, for C remembers its address.
//
//export gbInstancePlace
func gbInstancePlace(ctx, in, shape, name uintptr) C.int {
	known := pyText(name)
	place, at := o.InstancePlace((*o.Instance)(ptr(in)), known)
	if uintptr(at) != shape {
		return C.ASK // another thread changed the class meanwhile
	}
	shapesShown[at] = struct{}{}
	return C.int(place)
}

var shapesShown = map[unsafe.Pointer]struct{}{}

// shapes tells C where Go keeps the attributes of instances.
func shapes() *C.Shapes {
	extra, size, places := o.InstanceOffsets()
	head := func(v o.Value) C.uintptr_t { return C.uintptr_t(uintptr(v.P)) }
	class := func(t *o.Type) C.uintptr_t { return C.uintptr_t(uintptr(unsafe.Pointer(t))) }
	return &C.Shapes{
		layout: C.uintptr_t(unsafe.Offsetof(o.Type{}.Layout)), exception: C.uintptr_t(unsafe.Offsetof(o.Type{}.Exception)),
		extra: C.uintptr_t(extra), size: C.uintptr_t(size), places: C.uintptr_t(places),
		int_head: head(o.Int(0)), float_head: head(o.Float(0)), none: head(o.None), yes: head(o.True), no: head(o.False),
		str: class(&o.StrType), list: class(&o.ListType), dict: class(&o.DictType), set: class(&o.SetType), foreign: class(&o.ForeignType),
	}
}

// weakened are the wrappers and functions that live as long as their native
// object does, because something refers to them weakly or changed them. GIL
// guarded.
var weakened = map[uintptr]weak.Pointer[o.Obj]{}

// Cycles among them are looked for when there are twice as many as after the
// last look.
var (
	cyclesDue  bool
	cyclesMark = cyclesFloor
)

const cyclesFloor = 1 << 13

// gbInstanceWeaken lets a wrapper with weak references live as long as its
// native instance.
//
//export gbInstanceWeaken
func gbInstanceWeaken(in, wrapper uintptr) { weaken((*o.Obj)(ptr(in)), wrapper) }

// KeepTwin: what id() has shown must not become the address of another object.
func (host) KeepTwin(c *o.Ctx, v o.Value) bool {
	of(c).hold()
	h := (*o.Obj)(v.P)
	switch {
	case h.Py == 0:
		return false
	case h.T == &o.FuncType:
		C.gb_function_addressed(C.uintptr_t(h.Py))
	default:
		C.gb_instance_addressed(C.uintptr_t(h.Py))
	}
	return true
}

func weaken(h *o.Obj, twin uintptr) {
	weakened[twin] = weak.Make(h)
	watch(h)
	cyclesDue = cyclesDue || len(weakened) > cyclesMark
}

// watch has an object reported that Go does not reach any more.
func watch(h *o.Obj) {
	runtime.SetFinalizer(h, nil)
	runtime.SetFinalizer(h, func(h *o.Obj) {
		queue.Lock()
		queue.revived = append(queue.revived, h)
		queue.count()
		queue.Unlock()
	})
}

// settleRevived ends or renews the life of twins whose native object Go found
// unused.
func settleRevived(list []*o.Obj) {
	for _, h := range list {
		w := h.Py
		if _, known := weakened[w]; !known {
			continue
		}
		if heldShells[w] != 0 {
			freeShell((*o.Gen)(unsafe.Pointer(h)))
			decref(w)
			continue
		}
		delete(weakened, w)
		switch function := h.T == &o.FuncType; {
		case refcount(w) > 1 && function:
			C.gb_function_strong(C.uintptr_t(w), C.int64_t(keep(unsafe.Pointer(h))))
		case refcount(w) > 1:
			C.gb_instance_weak(C.uintptr_t(w), C.int64_t(keep(unsafe.Pointer(h))))
		case function:
			C.gb_function_forget(C.uintptr_t(w), 0)
		default:
			C.gb_instance_forget(C.uintptr_t(w))
		}
	}
}

// collectCycles ends the twins in weakened whose native objects only refer to
// each other: Go finalizes nothing that is part of a cycle. Nobody can revive
// one meanwhile, for the GIL is held.
func collectCycles() {
	cyclesDue = false
	if len(weakened) == 0 {
		return
	}
	closing := unwatch()
	runtime.GC()
	for w, p := range weakened {
		switch in := p.Value(); {
		case in != nil:
			watch(in)
		case closing[w]: // settleRevived is told of it
		case refcount(w) == 1:
			delete(weakened, w)
			if typeOf(w) == tyFunction {
				C.gb_function_forget(C.uintptr_t(w), 1)
			} else if stepper := heldShells[w]; stepper != 0 {
				delete(heldShells, w)
				C.gb_iterator_dead(C.uintptr_t(stepper))
				decref(w)
			} else {
				C.gb_instance_dead(C.uintptr_t(w))
			}
		}
	}
	cyclesMark = max(cyclesFloor, 2*len(weakened))
}

// unwatch takes no object along to the collection, not even on its stack. It
// answers which shells it left alone, as their finally blocks are to run.
//
//go:noinline
func unwatch() (closing map[uintptr]bool) {
	closing = map[uintptr]bool{}
	for w, p := range weakened {
		switch in := p.Value(); {
		case refcount(w) > 1:
		case in == nil:
			closing[w] = heldShells[w] != 0
		case mustClose(in):
			closing[w] = true
		default:
			runtime.SetFinalizer(in, nil)
		}
	}
	return closing
}

// mustClose: a generator's finally blocks are to run.
func mustClose(h *o.Obj) bool {
	return (h.T == &o.GeneratorType || h.T == &o.CoroutineType || h.T == &o.AsyncGenType) && (*o.Gen)(unsafe.Pointer(h)).PC > 0
}

// enterGet reads an attribute for CPython; the flag is 1 when that raises.
func enterGet(x *C.Crossing) {
	t := (*thread)(ptr(uintptr(x.ctx)))
	t.arrived()
	w := (*C.W)(ptr(uintptr(x.out)))
	w.k = C.W_NIL
	x.flag = 1
	var s saved
	t.begin(&s)
	defer t.quickBarrier(&s)
	v, err := o.InstanceAttr(&t.Ctx, (*o.Instance)(ptr(uintptr(x.a))), pyText(uintptr(x.b)))
	if !t.GIL {
		t.restore()
	}
	if err == nil && v.P != nil {
		err = t.answer(v, w)
	}
	if err != nil {
		t.raise(err, nil)
	} else {
		x.flag = 0
	}
	s.done = true
}

// enterSet assigns or deletes an attribute for CPython; the flag is -1 when
// that raises.
func enterSet(x *C.Crossing) {
	t := (*thread)(ptr(uintptr(x.ctx)))
	t.arrived()
	x.flag = -1
	var s saved
	t.begin(&s)
	defer t.quickBarrier(&s)
	var v o.Value
	if x.c != 0 {
		v = t.fromPy(uintptr(x.c))
	}
	err := o.SetInstanceAttr(&t.Ctx, (*o.Instance)(ptr(uintptr(x.a))), pyText(uintptr(x.b)), v)
	if !t.GIL {
		t.restore()
	}
	if err != nil {
		t.raise(err, nil)
	} else {
		x.flag = 0
	}
	s.done = true
}

//export gbInstanceDict
func gbInstanceDict(ctx, in uintptr) (a uintptr) {
	t := (*thread)(ptr(ctx))
	defer t.barrier(t.enter())
	v, err := o.GetAttr(&t.Ctx, o.Value{P: ptr(in)}, "__dict__")
	if err == nil {
		a, err = t.toPy(v)
	}
	if err != nil {
		t.raise(err, nil)
		return 0
	}
	return a
}

//export gbInstanceSetDict
func gbInstanceSetDict(ctx, in, dict uintptr) (bad C.int) {
	t := (*thread)(ptr(ctx))
	bad = -1
	defer t.barrier(t.enter())
	d := o.NewDict()
	incref(dict)
	d.MoveTo(dict)
	owns(d, dict)
	if err := o.SetAttr(&t.Ctx, o.Value{P: ptr(in)}, "__dict__", d.Value()); err != nil {
		t.raise(err, nil)
		return -1
	}
	return 0
}

// gbInstanceSlots makes a dict of the values of __slots__.
//
//export gbInstanceSlots
func gbInstanceSlots(ctx, in uintptr) (a uintptr) {
	t := (*thread)(ptr(ctx))
	defer t.barrier(t.enter())
	d := o.NewDict()
	names, vals := (*o.Instance)(ptr(in)).Slots()
	var err *o.Exc
	for i := 0; i < len(names) && err == nil; i++ {
		err = o.DictSet(&t.Ctx, d, o.StrFromGo(names[i]), vals[i])
	}
	if err == nil {
		a, err = t.toPy(d.Value())
	}
	if err != nil {
		t.raise(err, nil)
		return 0
	}
	return a
}

// gbInstanceLeave makes a native instance a reference to its wrapper, which is
// an object of CPython's own from now on.
//
//export gbInstanceLeave
func gbInstanceLeave(in, wrapper uintptr) {
	incref(wrapper)
	runtime.SetFinalizer((*o.Instance)(ptr(in)), nil)
	owns((*o.Instance)(ptr(in)), wrapper)
	o.MoveInstance((*o.Instance)(ptr(in)), wrapper)
}

// gbInstanceState is __getstate__: the attributes as a dict, None without any,
// and a pair with the values of __slots__ where the class has some.
//
//export gbInstanceState
func gbInstanceState(ctx, in uintptr) (a uintptr) {
	t := (*thread)(ptr(ctx))
	defer t.barrier(t.enter())
	keys, vals, members, err := o.InstanceState(&t.Ctx, (*o.Instance)(ptr(in)))
	if err == nil {
		a, err = t.stateToPy(keys, vals, members)
	}
	if err != nil {
		t.raise(err, nil)
		return 0
	}
	return a
}

func (t *thread) stateToPy(keys, vals []o.Value, members int) (uintptr, *o.Exc) {
	dict := func(keys, vals []o.Value) (o.Value, *o.Exc) {
		if len(keys) == 0 {
			return o.None, nil
		}
		d := o.NewDict()
		for i, key := range keys {
			if err := o.DictSet(&t.Ctx, d, key, vals[i]); err != nil {
				return o.Value{}, err
			}
		}
		return d.Value(), nil
	}
	own, err := dict(keys[members:], vals[members:])
	if err != nil {
		return 0, err
	}
	if members == 0 {
		return t.toPy(own)
	}
	slots, err := dict(keys[:members], vals[:members])
	if err != nil {
		return 0, err
	}
	return t.toPy(o.NewTuple([]o.Value{own, slots}))
}
