package border

/*
#include "instance.h"
#include "wire.h"
*/
import "C"

import (
	o "goruntime/object"
)

// Instances of compiled classes that extend list, dict or str.

// bodiedToPy moves such an instance to CPython for good: an object of the
// genuine class takes over the items, the attributes and the identity.
func (t *thread) bodiedToPy(v o.Value) (uintptr, *o.Exc) {
	class, err := t.classToPy(v.Type())
	if err != nil {
		return 0, err
	}
	defer decref(class)
	if v.Type() == &o.ForeignType { // the class made it cross meanwhile
		return t.toPy(v)
	}
	in := (*o.Instance)(v.P)
	base, op := tyList, C.OP_LIST
	whole := uintptr(0) // what the object is made of
	switch in.T.Layout.Body {
	case &o.DictType:
		base, op = tyDict, C.OP_DICT
	case &o.StrType:
		base = tyStr
		if whole, err = t.toPy(o.Body(in)); err != nil {
			return 0, err
		}
		defer decref(whole)
	}
	a := uintptr(C.gb_body_new(C.uintptr_t(base), C.uintptr_t(class), C.uintptr_t(whole)))
	if a == 0 {
		return 0, t.pending()
	}
	names, members := in.Slots()
	attrs, items, vals, err := o.LeaveBody(&t.Ctx, in, a)
	if err != nil {
		decref(a)
		return 0, err
	}
	owns((*o.Obj)(v.P), a)
	incref(a)
	for i, name := range names {
		if err := t.setOwn(a, name, members[i]); err != nil {
			return a, err
		}
	}
	if attrs != nil {
		if err := t.setOwn(a, "__dict__", attrs.Value()); err != nil {
			return a, err
		}
	}
	switch {
	case whole != 0:
		return a, nil
	case op == C.OP_DICT:
		items = pairs(items, vals)
		defer t.openEnvelopes(a, t.envelopes)
	}
	return a, t.fill(op, a, items)
}

// setOwn is object.__setattr__ of an object of CPython's.
func (t *thread) setOwn(a uintptr, name string, v o.Value) *o.Exc {
	x, err := t.toPy(v)
	if err != nil {
		return err
	}
	defer decref(x)
	if C.gb_body_attr(C.uintptr_t(a), C.uintptr_t(t.name(name)), C.uintptr_t(x)) != 0 {
		return t.pending()
	}
	return nil
}

// callPart calls a method of list or dict with an object of a class that
// extends it, given as its part (object.Part).
func (h host) callPart(c *o.Ctx, part o.Value, name string, args []o.Value, names []string) (o.Value, *o.Exc) {
	all := append([]o.Value{part}, args...)
	for i, x := range all {
		if whole, ok := o.Part(x); ok {
			all[i] = whole
		}
	}
	return h.CallMethod(c, o.TypeValue(part.Type()), name, all, names)
}

func (h host) setPart(c *o.Ctx, part, key, val o.Value) *o.Exc {
	name, args := "__setitem__", []o.Value{key, val}
	if val.P == nil {
		name, args = "__delitem__", args[:1]
	}
	_, err := h.callPart(c, part, name, args, nil)
	return err
}
