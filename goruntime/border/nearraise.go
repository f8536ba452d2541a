package border

/*
#include "wire.h"
*/
import "C"

import (
	"unsafe"

	"goruntime/leaf"
	o "goruntime/object"
)

// The genuine exceptions of classes whose making runs C code of CPython's alone are
// made on the goroutine's stack.

// madeBy says how the objects of an exception class are made.
type madeBy uint8

const (
	madeByCall madeBy = iota // what __new__ and __init__ do is not known
	madeByNew                // by BaseException's own __new__, which has done all
	madeByInit               // and an __init__ that only stores the args once more
)

// exceptionKinds are those of the classes met last.
var exceptionKinds byClass[madeBy]

// storing are the classes with such an __init__.
var storing = []*o.Type{&o.StopIterationType, &o.SystemExitType, &o.AttributeErrorType, &o.NameErrorType}

func (t *thread) exceptionKind(class uintptr) madeBy {
	if word(class, offTypeNew) != t.memberOfBuiltin(&o.BaseExceptionType, offTypeNew) {
		return madeByCall
	}
	if typeFlags(class)&flagHeap == 0 {
		for _, k := range storing {
			if word(class, offTypeInit) == t.memberOfBuiltin(k, offTypeInit) {
				return madeByInit
			}
		}
	}
	new, init := t.memberOfBuiltin(&o.BaseExceptionType, offTypeNew), t.memberOfBuiltin(&o.BaseExceptionType, offTypeInit)
	mro := word(class, offTypeMRO)
	for i := range word(mro, offSize) {
		k := word(mro+offTupleItems, 8*i)
		if typeFlags(k)&flagHeap == 0 && typeFlags(k)&flagBaseExc != 0 && (word(k, offTypeNew) != new || word(k, offTypeInit) != init) {
			return madeByCall
		}
	}
	return madeByNew
}

// memberOfBuiltin is a word of a built-in class.
func (t *thread) memberOfBuiltin(k *o.Type, offset uintptr) uintptr {
	a, err := t.classToPy(k)
	if err != nil {
		return 0
	}
	decref(a) // it stays
	return word(a, offset)
}

// callClass makes the twin of e from its args, as a new reference. A compiled class's
// own __init__ has run already.
func (t *thread) callClass(e *o.Exc) (uintptr, *o.Exc) {
	class, err := t.classToPy(e.T)
	if err != nil {
		return 0, err
	}
	kind := madeByCall
	if leaf.Available {
		kind = exceptionKinds.of(class, t.exceptionKind)
	}
	tuple, err := t.argsToPy(e, kind != madeByCall)
	if err != nil {
		decref(class)
		return 0, err
	}
	if kind != madeByCall {
		if a := quiet(word(o.BaseExceptionType.Py, offTypeNew), class, tuple, 0); a != 0 {
			if kind == madeByInit && int32(leaf.Call(word(class, offTypeInit), a, tuple, 0, 0, 0)) < 0 {
				decref(a)
				a, err = 0, t.pending()
			}
			decref(tuple)
			decref(class)
			return a, err
		}
	}
	return t.object(C.OP_CALL, 2, obj(helper.makeException), own(class), own(tuple))
}

// argsToPy is a new reference to the args of e; one of its own where they were not asked for.
func (t *thread) argsToPy(e *o.Exc, plain bool) (uintptr, *o.Exc) {
	args := e.ArgValues()
	if !plain || e.ArgsSeen() || len(args) > 4 {
		return t.tupleToPy(e.ArgsTuple())
	}
	top := t.top
	w := t.take(len(args) + 1) // one more for wiredBefore
	defer func() { t.top = top }()
	for i, v := range args {
		if wiredBefore(args[:i], v, w) {
			w[i] = w[len(w)-1]
			continue
		}
		a, ok := nearObject(v)
		if !ok {
			var err *o.Exc
			if a, err = t.toPy(v); err != nil {
				drop(w[:i])
				return 0, err
			}
		}
		w[i] = own(a)
	}
	a := leaf.Call(nearC.tuple, uintptr(len(args)), uintptr(unsafe.Pointer(&w[0])), 0, 0, 0)
	if a == 0 {
		drop(w[:len(args)])
		return 0, o.Raise(&t.Ctx, &o.MemoryErrorType, "")
	}
	return a, nil
}
