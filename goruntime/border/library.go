package border

/*
#include "wire.h"
*/
import "C"

import (
	"slices"
	"unsafe"

	o "goruntime/object"
)

// Objects of the classes of CPython's C library that have a native twin
// (object.Library) move to CPython for good when they cross.

// bindLibrary makes the genuine classes the twins of the native ones.
func (t *thread) bindLibrary() *o.Exc {
	for _, k := range o.Library {
		if k == &o.PartialType && lay.minor >= 13 { // a descriptor since then
			continue
		}
		a, err := t.callHelper(helper.libraryClass, o.StrFromGo(k.Module), o.StrFromGo(k.Name))
		if err != nil {
			return err
		}
		if a != pyNone && (k != &o.DequeType || word(a, offTypeWeak) == offDequeWeak) { // it is there, with the layout we read
			bind(k, a)
		}
		decref(a)
	}
	return nil
}

// emptyOf is a new object of such a class, made without arguments.
func (t *thread) emptyOf(k *o.Type) (uintptr, *o.Exc) {
	return t.object(C.OP_CALL, 0, obj(k.Py))
}

func (t *thread) defaultDictToPy(d *o.DefaultDict) (uintptr, *o.Exc) {
	a, err := t.emptyOf(d.T)
	if err != nil {
		return 0, err
	}
	defer t.openEnvelopes(a, t.envelopes)
	factory, keys, vals := d.MoveTo(a)
	owns(&d.Obj, a)
	incref(a)
	if err := t.setAttr(a, "default_factory", factory); err != nil {
		return a, err
	}
	return a, t.fill(C.OP_DICT, a, pairs(keys, vals))
}

func (t *thread) dequeToPy(d *o.Deque) (uintptr, *o.Exc) {
	most := o.None
	if n := d.Maxlen(); n >= 0 {
		most = o.Int(int64(n))
	}
	a, err := t.callHelper(d.T.Py, o.EmptyTuple, most)
	if err != nil {
		return 0, err
	}
	items := d.MoveTo(a)
	owns(&d.Obj, a)
	incref(a)
	if len(items) > 0 {
		_, err = o.H.CallMethod(&t.Ctx, d.Value(), "extend", []o.Value{o.NewList(items)}, nil)
	}
	d.Moved()
	return a, err
}

// moving are the iterators that are on their way. GIL guarded.
var moving []unsafe.Pointer

// libraryIterToPy moves an iterator of the library. Those that only Go can drive
// are wrapped, and those that are being stepped or that are among what they go
// through themselves.
func (t *thread) libraryIterToPy(v o.Value) (uintptr, *o.Exc) {
	if (*o.Obj)(v.P).Py != 0 || v.Type() == &o.GroupByType || slices.Contains(moving, v.P) {
		return t.iteratorToPy(v)
	}
	moving = append(moving, v.P)
	a, err := t.moveIterator(v)
	moving = slices.DeleteFunc(moving, func(p unsafe.Pointer) bool { return p == v.P })
	if err != nil {
		return 0, err
	}
	if a == 0 {
		return t.iteratorToPy(v)
	}
	incref(a)
	return a, nil
}

// callableToPy is the genuine twin of an itemgetter or a partial object.
func (t *thread) callableToPy(v o.Value) (uintptr, *o.Exc) {
	return t.kept((*o.Obj)(v.P), func() (uintptr, *o.Exc) {
		args, names := o.Twin(v)
		made, err := o.H.Call(&t.Ctx, o.TypeValue(v.Type()), args, names)
		if err != nil {
			return 0, err
		}
		return t.toPy(made)
	})
}
