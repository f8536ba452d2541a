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
	if t.onlyForeign(v) {
		a, err := t.moveIterator(v)
		if a != 0 {
			incref(a)
		}
		return a, err
	}
	a := uintptr(C.gb_iterator_new(C.uintptr_t(uintptr(v.P)), C.int64_t(keep(v.P)), 1))
	h.Py = a
	return a, nil
}

// onlyForeign reports a map, filter or zip in which compiled code has no part:
// functions and iterators are all CPython's, or iterators of the library over such.
// In a wrapper each step would enter Go and leave it again, so it moves when it crosses.
func (t *thread) onlyForeign(v o.Value) bool {
	switch v.Type() {
	case &o.MapType, &o.FilterType, &o.ZipType:
		foreign := 0
		return t.steppedOutside(v, maxKeptDepth, &foreign, false) && foreign > 0
	}
	return false
}

// MoveStepped: each step calls a function of CPython's, from which the genuine one is two transitions fewer away.
func (host) MoveStepped(c *o.Ctx, v o.Value) bool {
	t := of(c)
	t.hold()
	foreign := 0
	if !t.steppedOutside(v, maxKeptDepth, &foreign, true) {
		return false
	}
	a, err := t.moveIterator(v)
	return a != 0 && err == nil
}

// steppedOutside: an iterator whose steps run no compiled code once it has moved;
// foreign counts what it has of CPython's. Where compiled code steps it, its
// functions do not look at their caller.
func (t *thread) steppedOutside(v o.Value, depth int, foreign *int, here bool) bool {
	k := v.Type()
	if k == &o.ForeignType { // iter(v) is v, and asking runs no Python code
		*foreign++
		return word(typeOf((*o.Foreign)(v.P).Py), offTypeIter) == nearC.selfIter
	}
	p, ok := o.PartsOfIter(v)
	if !ok || depth == 0 || k == &o.GroupByType {
		return false
	}
	args := p.Args
	switch k {
	case &o.RangeIterType:
		return true
	case &o.ZipType:
	case &o.MapType, &o.FilterType:
		if !t.calledOutside(args[0], foreign, here) {
			return false
		}
		args = args[1:]
	default:
		if !k.InLibrary {
			return false
		}
	}
	for _, x := range args {
		if k.InLibrary && (x.IsInt() || x.IsBool() || t.calledOutside(x, foreign, here)) {
			continue
		}
		if !t.steppedOutside(x, depth-1, foreign, here) {
			return false
		}
	}
	return true
}

// calledOutside: a function in which compiled code has no part, or None for one.
func (t *thread) calledOutside(f o.Value, foreign *int, here bool) bool {
	switch f.Type() {
	case &o.ForeignType:
		*foreign++
		return !here || !t.watcher(f)
	case &o.BuiltinType, &o.NoneType:
		return true
	case &o.TypeType:
		return o.AsType(f).Layout == nil
	}
	return false
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
	if p.State.Nil() && p.Skip == 0 && !p.Strict && (k == &o.MapType || k == &o.FilterType || k == &o.ZipType) {
		class, err := t.toPy(o.TypeValue(k))
		if err != nil {
			return 0, err
		}
		defer decref(class)
		return t.callHelper(class, p.Args...)
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
