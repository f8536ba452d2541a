package border

/*
#include "wire.h"
#include "native.h"
*/
import "C"

import (
	"unsafe"

	o "goruntime/object"
)

// An iterator of the Go world is driven from CPython through a wrapper. Where
// it is pickled, copied or asked for its state, one of CPython's own kind takes
// its place for good.

// tyStepper is the class of wrappers with send and throw: what runs inside a
// shell, and what awaits.
var tyIterator, tyStepper uintptr

// offIteratorGo is where a wrapper has the address of its iterator.
const offIteratorGo = 16

// iteratorToPy wraps an iterator of the Go world, whatever its class.
func (t *thread) iteratorToPy(v o.Value) (uintptr, *o.Exc) {
	h := (*o.Obj)(v.P)
	if h.Py != 0 {
		incref(h.Py)
		return h.Py, nil
	}
	a := uintptr(C.gb_iterator_new(C.uintptr_t(uintptr(v.P)), C.int64_t(keep(v.P)), 1))
	h.Py = a
	return a, nil
}

// moveIterator replaces a native iterator by CPython's own, a borrowed
// reference; 0 where only Go can drive it.
func (t *thread) moveIterator(v o.Value) (uintptr, *o.Exc) {
	if v.Type() == &o.ForeignType {
		return (*o.Foreign)(v.P).Py, nil
	}
	p, ok := o.PartsOfIter(v)
	if !ok {
		return 0, nil
	}
	before := (*o.Obj)(v.P).Py
	for _, x := range p.Args {
		if _, ok := o.PartsOfIter(x); ok {
			if _, err := t.moveIterator(x); err != nil {
				return 0, err
			}
		}
	}
	a, err := t.makeIterator(v.Type(), p)
	if err != nil {
		return 0, err
	}
	if (*o.Obj)(v.P).Py != before { // it was met among what it goes through, and is wrapped
		decref(a)
		return 0, nil
	}
	if v.Type() != &o.GroupByType { // a copy, since its groups go on with the native one
		o.MoveIter(v, a)
	}
	owns((*o.Obj)(v.P), a)
	return a, nil
}

func (t *thread) makeIterator(k *o.Type, p o.IterParts) (uintptr, *o.Exc) {
	if k.InLibrary {
		return t.callHelper(helper.libraryIterator, o.StrFromGo(k.Name), o.TypeValue(k), o.NewTuple(p.Args))
	}
	state := o.None
	if !p.State.Nil() {
		state = p.State
	}
	return t.callHelper(helper.makeIterator, o.StrFromGo(p.Make), o.NewTuple(p.Args), o.Bool(p.Strict), state, o.Int(int64(p.Skip)))
}

// gbLengthHint answers how many items a wrapped iterator has left, as far as it says.
//
//export gbLengthHint
func gbLengthHint(ctx, it uintptr) (n int64) {
	t := (*thread)(ptr(ctx))
	n = C.HINT_FAILED
	defer t.barrier(t.enter())
	v := o.Value{P: ptr(it)}
	if v.Type() != &o.ForeignType && v.Type().Lookup("__length_hint__").Nil() {
		return C.HINT_NONE
	}
	left, err := o.CallAttr(&t.Ctx, v, "__length_hint__")
	if !t.GIL {
		t.restore()
	}
	switch {
	case err != nil && err.T.Subclass(&o.AttributeErrorType) || err == nil && !left.IsInt():
		return C.HINT_NONE
	case err != nil:
		t.raise(err, nil)
		return C.HINT_FAILED
	}
	return max(left.Int(), 0)
}

// gbIteratorMove answers a wrapper with the genuine iterator, a new reference.
//
//export gbIteratorMove
func gbIteratorMove(ctx, it uintptr) (a uintptr) {
	t := (*thread)(ptr(ctx))
	defer t.barrier(t.enter())
	v := o.Value{P: ptr(it)}
	a, err := t.moveIterator(v)
	if err == nil && a == 0 {
		err = o.Raise(&t.Ctx, &o.TypeErrorType, "cannot pickle '%s' object", v.Type().Name)
	}
	if err != nil {
		t.raise(err, nil)
		return 0
	}
	incref(a)
	return a
}

// isAwaiting: what __await__ of a coroutine answers with, and the steps of an
// asynchronous generator.
func isAwaiting(v o.Value) bool {
	ty := v.Type()
	return ty == &o.AsyncSendType || ty == &o.AsyncThrowType || ty == &o.CoroWrapperType
}

func iteratorFrom(a uintptr) o.Value { return o.Value{P: unsafe.Pointer(ptr(word(a, offIteratorGo)))} }
