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

// otherToPy converts the rarer native objects.
func (t *thread) otherToPy(v o.Value) (uintptr, *o.Exc) {
	switch v.Type() {
	case &o.ComplexType:
		if py := (*o.Obj)(v.P).Py; py != 0 {
			incref(py)
			return py, nil
		}
		return t.makeFrom(tyComplex, v, "real", "imag")
	case &o.GeneratorType, &o.CoroutineType, &o.AsyncGenType:
		return t.genToPy((*o.Gen)(v.P))
	case &o.BoundMethodType:
		m := (*o.BoundMethod)(v.P)
		return t.shareNew(&m.Obj, func() (uintptr, *o.Exc) { return t.methodToPy(m) })
	case &o.StaticMethodType, &o.ClassMethodType, &o.PropertyType:
		return t.descriptorToPy(v)
	case &o.BuiltinType, &o.MethodDescrType:
		return t.builtinToPy((*o.Builtin)(v.P))
	case &o.TracebackType:
		return t.tracebackToPy((*o.Traceback)(v.P))
	case &o.MemberDescrType:
		m := (*o.Member)(v.P)
		return t.descrToPy(m.Owner, m.Name)
	case &o.GetSetType:
		g := (*o.GetSet)(v.P)
		return t.descrToPy(g.Owner, g.Name)
	case &o.SuperType:
		s := (*o.Super)(v.P)
		return t.shareNew(&s.Obj, func() (uintptr, *o.Exc) { return t.callHelper(tySuper, o.TypeValue(s.Class), s.Self) })
	case &o.FrozenSetType:
		return t.frozenToPy((*o.Set)(v.P))
	case &o.DictKeysType, &o.DictValuesType, &o.DictItemsType:
		return t.kept((*o.Obj)(v.P), func() (uintptr, *o.Exc) {
			// the view of the genuine dict, which the native one moves into
			view, err := o.H.CallMethod(&t.Ctx, (*o.DictView)(v.P).D.Value(), v.Type().Name[len("dict_"):], nil, nil)
			if err != nil {
				return 0, err
			}
			return t.toPy(view)
		})
	case &o.SliceType:
		s := (*o.Slice)(v.P)
		return t.shareNew(&s.Obj, func() (uintptr, *o.Exc) { return t.callHelper(tySlice, s.Start, s.Stop, s.Step) })
	case &o.MatchType:
		return t.matchToPy((*o.MatchObject)(v.P))
	case &o.ScannerType:
		return t.scannerToPy((*o.Scanner)(v.P))
	case &o.RangeType:
		return t.shareNew((*o.Obj)(v.P), func() (uintptr, *o.Exc) { return t.makeFrom(tyRange, v, "start", "stop", "step") })
	}
	switch ty := v.Type(); {
	case isGoValue(v):
		return t.goToPy(v)
	case isAwaiting(v):
		return uintptr(C.gb_iterator_new(C.uintptr_t(uintptr(v.P)), C.int64_t(keep(v.P)), 0)), nil
	case ty == &o.CellType:
		return t.cellToPy((*o.Cell)(v.P))
	case ty.InLibrary && ty.Call != nil:
		return t.callableToPy(v)
	case ty.InLibrary && ty.Next != nil:
		return t.libraryIterToPy(v)
	case ty.Next != nil:
		return t.iteratorToPy(v)
	}
	return 0, o.Raise(&t.Ctx, &o.SystemErrorType, "a native '%s' cannot cross", v.Type().Name)
}

func (t *thread) methodToPy(m *o.BoundMethod) (uintptr, *o.Exc) {
	fn, err := t.toPy(m.Fn)
	if err != nil {
		return 0, err
	}
	self, err := t.toPy(m.Self)
	if err != nil {
		decref(fn)
		return 0, err
	}
	return t.object(C.OP_METHOD, 0, own(fn), own(self))
}

// descrToPy finds the genuine descriptor of a class.
func (t *thread) descrToPy(owner *o.Type, name string) (uintptr, *o.Exc) {
	class, err := t.classToPy(owner)
	if err != nil {
		return 0, err
	}
	return t.object(C.OP_GETATTR, 0, own(class), obj(t.name(name)))
}

// makeFrom calls a CPython class with attributes of the native object.
func (t *thread) makeFrom(class uintptr, v o.Value, names ...string) (uintptr, *o.Exc) {
	args := make([]o.Value, len(names))
	for i, name := range names {
		x, err := o.GetAttr(&t.Ctx, v, name)
		if err != nil {
			return 0, err
		}
		args[i] = x
	}
	return t.callHelper(class, args...)
}

// builtinToPy finds the genuine built-in function or method of a native one.
func (t *thread) builtinToPy(b *o.Builtin) (uintptr, *o.Exc) {
	if b.Self.P != nil {
		return t.kept(&b.Obj, func() (uintptr, *o.Exc) { return t.boundBuiltin(b) })
	}
	if b.Py == 0 && b.Owner == nil && o.Builtins[b.Name].P == unsafe.Pointer(b) {
		b.Py = originals[b.Name] // the module may hold another one by now
	}
	if b.Py == 0 {
		from := builtinsModule
		if b.Owner != nil {
			owner, err := t.classToPy(b.Owner)
			if err != nil {
				return 0, err
			}
			from = owner
		}
		a, err := t.object(C.OP_GETATTR, 0, obj(from), obj(t.name(b.Name)))
		if err != nil {
			return 0, err
		}
		b.Py = a
	}
	incref(b.Py)
	return b.Py, nil
}

// boundBuiltin binds the genuine method to what the native one is bound to.
func (t *thread) boundBuiltin(b *o.Builtin) (uintptr, *o.Exc) {
	self, err := t.toPy(b.Self)
	if err != nil {
		return 0, err
	}
	if k := b.Self.Type(); b.Owner == nil || k == b.Owner || k == &o.TypeType {
		return t.object(C.OP_GETATTR, 0, own(self), obj(t.name(b.Name)))
	}
	descr, err := t.descrToPy(b.Owner, b.Name) // the class of self may have another one of that name
	if err != nil {
		decref(self)
		return 0, err
	}
	return t.object(C.OP_CALLMETHOD, 2, obj(t.name("__get__")), own(descr), own(self))
}

// kept is the twin of h, made when it crosses for the first time and kept with it.
func (t *thread) kept(h *o.Obj, make func() (uintptr, *o.Exc)) (uintptr, *o.Exc) {
	if h.Py == 0 {
		a, err := make()
		if err != nil {
			return 0, err
		}
		h.Py = a
		owns(h, a)
	}
	incref(h.Py)
	return h.Py, nil
}

// tracebackToPy is the traceback of the exception as it is when it is asked for first.
func (t *thread) tracebackToPy(tb *o.Traceback) (uintptr, *o.Exc) {
	return t.kept(&tb.Obj, func() (uintptr, *o.Exc) {
		e, err := t.excToPy(tb.E)
		if err != nil {
			return 0, err
		}
		return t.object(C.OP_GETATTR, 0, own(e), obj(t.name("__traceback__")))
	})
}
