package border

/*
#include "wire.h"
#include "instance.h"
*/
import "C"

import (
	"runtime"
	"unsafe"

	o "goruntime/object"
)

// containerToPy moves a list, dict or set to CPython for good: the genuine
// object is made empty first, so that a container may hold itself.
func (t *thread) containerToPy(v o.Value) (uintptr, *o.Exc) {
	h := (*o.Obj)(v.P)
	if h.Py != 0 {
		incref(h.Py)
		return h.Py, nil
	}
	if whole, ok := o.Part(v); ok {
		return t.toPy(whole)
	}
	if a := t.plainToPy(v); a != 0 {
		return a, nil
	}
	var op int
	switch h.T {
	case &o.ListType:
		op = C.OP_LIST
	case &o.DictType:
		op = C.OP_DICT
	case &o.DefaultDictType:
		return t.defaultDictToPy((*o.DefaultDict)(v.P))
	case &o.DequeType:
		return t.dequeToPy((*o.Deque)(v.P))
	default:
		op = C.OP_SET
	}
	a, err := t.object(op, 0)
	if err != nil {
		return 0, err
	}
	if o.WasRead(v) {
		jsonFlow.moved++
	}
	var items []o.Value
	helper := 0
	switch h.T {
	case &o.ListType:
		items = (*o.List)(v.P).MoveTo(a)
		if len(items) >= fewItems && o.Immediate(items) {
			ownsSized(h, a, len(items)*owedItem)
			bad := C.gb_list_fill(C.uintptr_t(a), C.uintptr_t(uintptr(unsafe.Pointer(&items[0]))), C.Py_ssize_t(len(items)))
			runtime.KeepAlive(items)
			if bad != 0 {
				return 0, t.pending()
			}
			incref(a)
			return a, nil
		}
	case &o.DictType:
		items = pairs((*o.Dict)(v.P).MoveTo(a))
	default:
		items, helper = (*o.Set)(v.P).MoveTo(a)
	}
	ownsSized(h, a, len(items)*owedItem)
	incref(a)
	defer t.openEnvelopes(a, t.envelopes)
	if helper > 0 {
		set, err := t.madeSet(items[:helper])
		if err == nil {
			_, err = o.H.CallMethod(&t.Ctx, v, "update", []o.Value{set}, nil)
		}
		if err != nil {
			return a, err
		}
	}
	return a, t.fill(op, a, items[helper:])
}

// pairs are keys and values in turn, as fill takes those of a dict.
func pairs(keys, vals []o.Value) []o.Value {
	items := make([]o.Value, 0, 2*len(keys))
	for i, k := range keys {
		items = append(items, k, vals[i])
	}
	return items
}

// madeSet is a genuine set of items added in order.
func (t *thread) madeSet(items []o.Value) (o.Value, *o.Exc) {
	a, err := t.object(C.OP_SET, 0)
	if err != nil {
		return o.Value{}, err
	}
	set := t.foreign(a)
	decref(a)
	return set, t.fill(C.OP_SET, a, items)
}

const (
	batch    = 128
	fewItems = 8 // a list of fewer is filled item by item
)

// fill puts items into an empty container, many in one transition.
func (t *thread) fill(op int, a uintptr, items []o.Value) *o.Exc {
	for len(items) > 0 {
		n := min(len(items), batch)
		top := t.top
		w := t.take(n + 2)
		w[0] = obj(a)
		for i, x := range items[:n] {
			if err := t.wire(x, &w[i+1]); err != nil {
				drop(w[:i+1])
				t.top = top
				return err
			}
		}
		handled := t.Handled
		t.Handled = nil
		_, err := t.run(C.OP_FILL, op, w, 0)
		t.Handled = handled
		runtime.KeepAlive(items)
		t.top = top
		if err != nil {
			return err
		}
		items = items[n:]
	}
	return nil
}

// frozenToPy copies a frozenset that has no twin.
func (t *thread) frozenToPy(s *o.Set) (uintptr, *o.Exc) {
	if len(frozenTwins) > 0 {
		if a := frozenTwin(s); a != 0 {
			incref(a)
			return a, nil
		}
	}
	a, err := t.frozenCopy(s)
	if err == nil {
		t.forgetFrozen()
		incref(a)
		t.lastFrozen = lastFrozen{s, a}
	}
	return a, err
}

// frozenTwins are the copies that weak references were made to, by the address of
// the frozenset, which keeps its own. Whether it still is that one, `large` tells. GIL guarded.
var (
	frozenTwins     = map[uintptr]uintptr{}
	frozenTwinsMost = 1 << 8
)

func frozenTwin(s *o.Set) uintptr {
	a := frozenTwins[uintptr(unsafe.Pointer(s))]
	if a == 0 || large[a].Value() != &s.Obj {
		return 0
	}
	return a
}

// lastFrozen is a frozenset and the copy that crossed, of which it has a reference.
type lastFrozen struct {
	set  *o.Set
	copy uintptr
}

// keepFrozen is told of a weak reference to the object at a. It is the copy that
// crossed last where the frozenset is one of Go's.
func keepFrozen(crossed lastFrozen, a uintptr) {
	s := crossed.set
	if s == nil || crossed.copy != a || frozenTwin(s) != 0 {
		return
	}
	if len(frozenTwins) >= frozenTwinsMost {
		for at, twin := range frozenTwins {
			if large[twin].Value() == nil {
				delete(frozenTwins, at)
			}
		}
		frozenTwinsMost = max(1<<8, 2*len(frozenTwins))
	}
	frozenTwins[uintptr(unsafe.Pointer(s))] = a
	incref(a)
	pair(&s.Obj, a, owedItem)
}

func (t *thread) forgetFrozen() {
	if a := t.lastFrozen.copy; a != 0 {
		t.lastFrozen = lastFrozen{}
		decref(a)
	}
}

func (t *thread) frozenCopy(s *o.Set) (uintptr, *o.Exc) {
	if items, merge := s.Order(); !merge && len(items) > 0 && len(items) <= batch && !holdsFrozen(items) {
		return t.freezeFew(items)
	}
	if t.frozen == nil {
		t.frozen = map[*o.Set]uintptr{}
		defer func() {
			for _, a := range t.frozen {
				decref(a)
			}
			t.frozen = nil
		}()
	}
	a := t.frozen[s] // one inside many others is converted once
	if a == 0 {
		var err *o.Exc
		if a, err = t.freeze(s); err != nil {
			return 0, err
		}
		t.frozen[s] = a
	}
	incref(a)
	return a, nil
}

func holdsFrozen(items []o.Value) bool {
	for _, x := range items {
		if t := x.Type(); t == &o.FrozenSetType || t == &o.TupleType {
			return true
		}
	}
	return false
}

// freezeFew makes a frozenset in one operation.
func (t *thread) freezeFew(items []o.Value) (uintptr, *o.Exc) {
	before := t.envelopes
	words := make([]C.W, len(items))
	for i, x := range items {
		if err := t.wire(x, &words[i]); err != nil {
			drop(words[:i])
			return 0, err
		}
	}
	a, err := t.object(C.OP_FROZENSET, 0, words...)
	runtime.KeepAlive(items)
	t.openEnvelopes(a, before)
	return a, err
}

func (t *thread) freeze(s *o.Set) (a uintptr, err *o.Exc) {
	before := t.envelopes
	defer func() { t.openEnvelopes(a, before) }()
	items, merge := s.Order()
	if !merge {
		list, err := t.toPy(o.NewList(items))
		if err != nil {
			return 0, err
		}
		return t.object(C.OP_CALL, 1, obj(tyFrozenSet), own(list))
	}
	helper, err := t.madeSet(items)
	if err != nil {
		return 0, err
	}
	return t.callHelper(tyFrozenSet, helper)
}
