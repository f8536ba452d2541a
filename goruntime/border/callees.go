package border

/*
#include "wire.h"
*/
import "C"

import (
	"runtime"

	o "goruntime/object"
)

// Compiled code calls functions that its callers pass: an interpreted function
// of which nothing special is known is called with as little ado as possible.

// callees remembers the decision by code object, which it keeps. GIL guarded.
var callees [1024]struct {
	code  uintptr
	plain bool
}

// plainCallee: nothing here does what the function at a does, and it does not look at its caller.
func (t *thread) plainCallee(a uintptr) bool {
	code := word(a, offFuncCode)
	e := &callees[code>>4%uintptr(len(callees))]
	if e.code == code {
		return e.plain
	}
	plain := word(code, offCodeSize) > argumentUnits && !t.isCopier(a) && t.jsonFunction(a) == nil && !t.watcher(t.foreign(a))
	old := e.code
	incref(code)
	e.code, e.plain = code, plain
	if old != 0 {
		decref(old)
	}
	return plain
}

// callFunction calls the interpreted function at a; done is false where the general way is to be taken.
func (t *thread) callFunction(a uintptr, args []o.Value) (r o.Value, done bool, err *o.Exc) {
	if t.Handled != t.outer || len(sharedCells) > 0 || !t.plainCallee(a) {
		return r, false, nil
	}
	if reMask>>(a>>4&63)&1 != 0 {
		if _, is := reFunctions[a]; is {
			return r, false, nil
		}
	}
	return t.callWords(C.OP_CALL, 0, a, o.Value{}, args)
}

// callPlain is vectorcall where no exception is being handled, no cell shared and
// nothing looks at its caller; done is false elsewhere.
func (t *thread) callPlain(method uintptr, v o.Value, args []o.Value) (r o.Value, done bool, err *o.Exc) {
	if t.Handled != t.outer || len(sharedCells) > 0 {
		return r, false, nil
	}
	op := C.OP_CALL
	if method != 0 {
		op = C.OP_CALLMETHOD
	}
	return t.callWords(op, method, 0, v, args)
}

// callWords calls what is at a, or v; its method of that name where one is given.
func (t *thread) callWords(op int, method, a uintptr, v o.Value, args []o.Value) (r o.Value, done bool, err *o.Exc) {
	if m := t.measured; m != nil {
		t.goesOver(m)
		r, done, err = t.callWords(op, method, a, v, args)
		t.cameBack(m)
		return r, done, err
	}
	top := t.top
	n, begin := len(args)+1, 0
	if method != 0 {
		n, begin = n+1, 1
	}
	w := t.take(n + 1)
	if method != 0 {
		w[0] = obj(method)
	}
	switch {
	case a != 0: // a module may have lent it, and lose it meanwhile
		incref(a)
		w[begin] = own(a)
	case o.IsForeign(v):
		of := (*o.Foreign)(v.P).Py
		incref(of)
		w[begin] = own(of)
	default:
		if err = t.wire(v, &w[begin]); err != nil {
			t.top = top
			return r, true, err
		}
	}
	given := w[begin+1:]
	for i, x := range args {
		p := &given[i]
		switch {
		case x.IsInt():
			*p = C.W{k: C.W_INT, n: C.uint64_t(x.N)}
		case o.IsForeign(x):
			arg := (*o.Foreign)(x.P).Py
			incref(arg)
			*p = own(arg)
		case i > 0 && wiredBefore(args[:i], x, given):
			*p = w[n]
		default:
			if err = t.wire(x, p); err != nil {
				drop(w[:begin+1+i])
				t.top = top
				return r, true, err
			}
		}
	}
	if a == 0 && t.looksBack(op, len(args), w[:n]) {
		drop(w[:n])
		t.top = top
		return r, false, nil
	}
	if counting {
		countCrossing(op)
	}
	out := &w[n]
	C.gb_call(C.int(op), &w[0], C.Py_ssize_t(n), out)
	runtime.KeepAlive(args)
	runtime.KeepAlive(v)
	t.foreignRan()
	t.top = top
	if out.k == C.W_ERR {
		return r, true, t.raised(uintptr(out.n))
	}
	if out.k == C.W_OWN && out.m > 0 {
		same := v // what it was called on, or an argument, is the answer
		if at := int(out.m) - 1 - begin; at >= 0 {
			same = args[at]
		}
		if same.P != nil && byCopy(same) {
			decref(uintptr(out.n))
			return same, true, nil
		}
	}
	return t.result(out), true, nil
}

// callOfClass is v.name(args) where the class of v has an interpreted function under the name and v has not.
func (t *thread) callOfClass(v o.Value, name string, args []o.Value) (r o.Value, done bool, err *o.Exc) {
	a := (*o.Foreign)(v.P).Py
	e := t.attrOf(a, name)
	if e == nil || e.kind != attrMethod || e.own(a) != 0 {
		return r, false, nil
	}
	return t.callWithSelf(e.method, v, args...)
}

// callWithSelf is f(v, *args) for the interpreted function at f.
func (t *thread) callWithSelf(f uintptr, v o.Value, args ...o.Value) (r o.Value, done bool, err *o.Exc) {
	all := t.PushArgs(len(args) + 1)
	all[0] = v
	copy(all[1:], args)
	r, done, err = t.callFunction(f, all)
	t.PopArgs(len(args) + 1)
	return r, done, err
}

// specialFunction is the interpreted function behind an operator on v, which is at a; 0 for none.
func (t *thread) specialFunction(v o.Value, a uintptr, name string) uintptr {
	if v.Type() != &o.ForeignType || typeFlags(typeOf(a))&flagHeap == 0 {
		return 0
	}
	if e := t.attrOf(a, name); e != nil && e.kind == attrMethod {
		return e.method
	}
	return 0
}
