package border

/*
#include "wire.h"
*/
import "C"

import (
	"math"
	"runtime"
	"unsafe"

	o "goruntime/object"
)

func dealloc(a uintptr) { C.gb_decref(C.uintptr_t(a)) }

// obj is a wire word that borrows a CPython object, own one that gives a
// reference away.
func obj(a uintptr) C.W { return C.W{k: C.W_OBJ, n: C.uint64_t(a)} }
func own(a uintptr) C.W { return C.W{k: C.W_OWN, n: C.uint64_t(a)} }

// wire prepares v for C. The caller keeps v alive until C has run.
func (t *thread) wire(v o.Value, w *C.W) *o.Exc {
	switch {
	case v.IsInt():
		*w = C.W{k: C.W_INT, n: C.uint64_t(v.N)}
		return nil
	case v.IsFloat():
		if x := v.Float(); x != x {
			*w = own(nanToPy(x))
			return nil
		}
		*w = C.W{k: C.W_FLOAT, n: C.uint64_t(math.Float64bits(v.Float()))}
		return nil
	}
	if v.Type() == &o.StrType {
		s := (*o.Str)(v.P)
		if s.Py != 0 {
			t.hold()
			incref(s.Py)
			*w = own(s.Py)
			return nil
		}
		if len(s.S) < cacheFrom && !s.Lasting {
			*w = C.W{k: C.W_STR, n: C.uint64_t(uintptr(unsafe.Pointer(unsafe.StringData(s.S)))),
				m: C.uint64_t(s.Len()<<3 | int(s.Kind))}
			return nil
		}
	}
	a, err := t.toPy(v)
	if err != nil {
		return err
	}
	*w = own(a)
	return nil
}

// drop gives back the references of words that did not reach C.
func drop(w []C.W) {
	for i := range w {
		if w[i].k == C.W_OWN {
			decref(uintptr(w[i].n))
		}
	}
}

// run performs one operation on words; the last word of w is for the result.
// The exception being handled is mirrored into CPython's state.
func (t *thread) run(op, arg int, w []C.W, names uintptr) (*C.W, *o.Exc) {
	if m := t.measured; m != nil {
		t.goesOver(m)
		out, err := t.run(op, arg, w, names)
		t.cameBack(m)
		return out, err
	}
	n := len(w) - 1
	out := &w[n]
	var handled uintptr
	if h := t.Handled; h != nil && h != t.outer {
		t.Handled = nil // making its twin runs operations too
		a, err := t.excToPy(h)
		t.Handled = h
		if err != nil {
			drop(w[:n])
			return nil, err
		}
		handled = a
	}
	if len(sharedCells) > 0 {
		t.pushCells()
	}
	if counting && op < C.OP_OWN {
		countCrossing(op)
	}
	if op < C.OP_OWN && t.looksBack(op, arg, w[:n]) {
		t.runFramed(op, arg, w[:n], names, handled, out)
	} else {
		C.gb_op(C.int(op), C.int(arg), &w[0], C.Py_ssize_t(n), C.uintptr_t(names), C.uintptr_t(handled), out)
	}
	if handled != 0 {
		decref(handled)
	}
	t.foreignRan()
	if out.k == C.W_ERR {
		return nil, t.raised(uintptr(out.n))
	}
	return out, nil
}

// op performs one operation on values.
func (t *thread) op(op, arg int, vals ...o.Value) (o.Value, *o.Exc) {
	if m := t.measured; m != nil {
		t.goesOver(m)
		v, err := t.op(op, arg, vals...)
		t.cameBack(m)
		return v, err
	}
	t.hold()
	top := t.top
	w := t.take(len(vals) + 1)
	for i, v := range vals {
		if wiredBefore(vals[:i], v, w) {
			w[i] = w[len(w)-1]
			continue
		}
		if err := t.wire(v, &w[i]); err != nil {
			drop(w[:i])
			t.top = top
			return o.Value{}, err
		}
	}
	out, err := t.run(op, arg, w, 0)
	runtime.KeepAlive(vals)
	t.top = top
	if err != nil {
		return o.Value{}, err
	}
	if given := int(out.m); out.k == C.W_OWN && given > 0 && byCopy(vals[given-1]) {
		decref(uintptr(out.n))
		return vals[given-1], nil
	}
	return t.result(out), nil
}

// wiredBefore finds a value among those wired so far: what is given twice is
// one object for CPython too. The word with a reference of its own is left in
// the last word of w.
func wiredBefore(before []o.Value, v o.Value, w []C.W) bool {
	for i := range before {
		if before[i].P == v.P && w[i].k == C.W_OWN && (!v.IsImmediate() || before[i].N == v.N) {
			incref(uintptr(w[i].n))
			w[len(w)-1] = w[i]
			return true
		}
	}
	return false
}

// byCopy: values that cross as copies, so that an operation which answers with
// its own argument must not make a second one.
func byCopy(v o.Value) bool {
	switch v.Type() {
	case &o.StrType, &o.BytesType, &o.TupleType, &o.FrozenSetType, &o.ComplexType, &o.SliceType, &o.RangeType:
		return true
	case &o.IntType:
		return !v.IsInt()
	}
	return false
}

// flag is op for operations whose answer is a small number.
func (t *thread) flag(op, arg int, vals ...o.Value) (int64, *o.Exc) {
	v, err := t.op(op, arg, vals...)
	if err != nil {
		return 0, err
	}
	return v.Int(), nil
}

// opWords is op on words made by the caller, which keeps their values alive.
func (t *thread) opWords(op, arg int, in ...C.W) (o.Value, *o.Exc) {
	out, err := t.asked(op, arg, in...)
	if err != nil {
		return o.Value{}, err
	}
	return t.result(out), nil
}

// asked is opWords whose answer is still a word, to be read before the next operation.
func (t *thread) asked(op, arg int, in ...C.W) (*C.W, *o.Exc) {
	t.hold()
	top := t.top
	w := t.take(len(in) + 1)
	copy(w, in)
	out, err := t.run(op, arg, w, 0)
	t.top = top
	return out, err
}

// object is opWords that wants the result as a new reference. Conversions are
// made of it: they do not mirror the handled exception, whose own conversion
// could meet the same objects half done.
func (t *thread) object(op, arg int, in ...C.W) (uintptr, *o.Exc) {
	t.hold()
	handled := t.Handled
	t.Handled = nil
	defer func() { t.Handled = handled }()
	out, err := t.asked(op|C.OP_OWN, arg, in...)
	if err != nil {
		return 0, err
	}
	if out.k == C.W_OWN {
		return uintptr(out.n), nil
	}
	return uintptr(unsafe.Pointer(C.wire_object(out))), nil
}

// result decodes the answer of gb_op; objects it owns are taken over.
func (t *thread) result(w *C.W) o.Value {
	switch w.k {
	case C.W_INT:
		return o.Int(int64(w.n))
	case C.W_FLOAT:
		return o.Float(math.Float64frombits(uint64(w.n)))
	case C.W_OWN:
		return t.fromOwned(uintptr(w.n))
	}
	return o.Value{}
}

// answer encodes the result of compiled code for CPython.
func (t *thread) answer(v o.Value, out *C.W) *o.Exc {
	if v.IsNone() {
		*out = obj(pyNone)
		return nil
	}
	err := t.wire(v, out)
	if out.k == C.W_STR {
		t.answered = v // C reads its units when this call has returned
	} else if o.IsForeign(v) && fate((*o.Foreign)(v.P).Fate) == noticed {
		refresh((*o.Foreign)(v.P).Py)
	}
	return err
}
