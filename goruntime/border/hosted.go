package border

/*
#include "wire.h"
*/
import "C"

import (
	o "goruntime/object"
)

// twinOf finds the interpreted twin's code object of a compiled function.
func (t *thread) twinOf(code *o.Code) (uintptr, *o.Exc) {
	info := infoOf(code)
	if info.twin == 0 {
		m := infoOfModule(code.Module)
		key, err := t.toPy(o.NewTuple([]o.Value{o.StrFromGo(code.Qualname), o.Int(int64(code.FirstLine)), o.Int(int64(code.Nth))}))
		if err != nil {
			return 0, err
		}
		a, err := t.object(C.OP_GETITEM, 0, obj(m.codes), own(key))
		if err != nil {
			return 0, o.Raise(&t.Ctx, &o.SystemErrorType, "no code object for %s at line %d", code.Qualname, code.FirstLine)
		}
		info.twin = a
	}
	return info.twin, nil
}

func orNone(v o.Value) o.Value {
	if v.P == nil {
		return o.None
	}
	return v
}

// HostedFunction makes a function that CPython runs.
func (host) HostedFunction(c *o.Ctx, code *o.Code, defaults, kwdefaults, annotations o.Value) (o.Value, *o.Exc) {
	t := of(c)
	t.hold()
	twin, err := t.twinOf(code)
	if err != nil {
		return o.Value{}, err
	}
	a, err := t.callHelper(helper.hostedFunction, t.foreign(twin), t.foreign(moduleDict(code.Module)),
		orNone(defaults), orNone(kwdefaults), orNone(annotations))
	if err != nil {
		return o.Value{}, err
	}
	return t.fromOwned(a), nil
}

// HostedClass runs a class statement in CPython.
func (host) HostedClass(c *o.Ctx, code *o.Code, name string, bases, kwargs o.Value) (o.Value, *o.Exc) {
	t := of(c)
	t.hold()
	twin, err := t.twinOf(code)
	if err != nil {
		return o.Value{}, err
	}
	a, err := t.callHelper(helper.hostedClass, t.foreign(twin), t.foreign(moduleDict(code.Module)),
		o.StrFromGo(name), orNone(bases), orNone(kwargs))
	if err != nil {
		return o.Value{}, err
	}
	return t.fromOwned(a), nil
}

// Helper is a function of grumpy_hook.load.bridge.
func (host) Helper(c *o.Ctx, name string) (o.Value, *o.Exc) {
	t := of(c)
	t.hold()
	return t.opWords(C.OP_GETATTR, 0, obj(helper.module), obj(t.name(name)))
}
