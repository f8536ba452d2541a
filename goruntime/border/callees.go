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
	plain := word(code, offCodeSize) != argumentUnits && word(a, offFuncName) != t.name("copy") && !t.watcher(t.foreign(a))
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
	top := t.top
	n := len(args) + 1
	w := t.take(n + 1)
	w[0] = obj(a)
	for i, x := range args {
		p := &w[i+1]
		switch {
		case x.IsInt():
			*p = C.W{k: C.W_INT, n: C.uint64_t(x.N)}
		case o.IsForeign(x):
			arg := (*o.Foreign)(x.P).Py
			incref(arg)
			*p = own(arg)
		case i > 0 && wiredBefore(args[:i], x, w[1:]):
			*p = w[n]
		default:
			if err = t.wire(x, p); err != nil {
				drop(w[:i+1])
				t.top = top
				return r, true, err
			}
		}
	}
	out := &w[n]
	C.gb_call(&w[0], C.Py_ssize_t(n), out)
	runtime.KeepAlive(args)
	t.foreignRan()
	t.top = top
	switch {
	case out.k == C.W_ERR:
		return r, true, t.excFromPy(uintptr(out.n))
	case out.k == C.W_OWN && out.m > 0 && byCopy(args[out.m-1]):
		decref(uintptr(out.n))
		return args[out.m-1], true, nil
	}
	return t.result(out), true, nil
}
