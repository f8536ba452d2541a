package border

/*
#include "thread.h"
*/
import "C"

import (
	o "goruntime/object"
	"goruntime/rt"
)

// Hot swap: a module of this image runs in a namespace that an older image
// filled, and what compiled code still holds of the old one leads to the new.

// grumpy_renew says, before the module of that name is executed, which of its
// classes (a tuple of qualified names) exist already: their statements are built
// by CPython's machinery, so that the old class can be updated and kept.
//
//export grumpy_renew
func grumpy_renew(name, classes uintptr) {
	e := rt.Lookup(pyText(name))
	if e == nil {
		return
	}
	e.Mod.Renewed = map[string]bool{}
	for i := uintptr(0); i < word(classes, offSize); i++ {
		e.Mod.Renewed[pyText(word(classes, offTupleItems+i*8))] = true
	}
}

// grumpy_supersede makes calls of a compiled function of this image, wherever it
// is held, calls of another callable. Other functions are left alone.
//
//export grumpy_supersede
func grumpy_supersede(old, fresh uintptr) {
	t := enterInit()
	defer C.gb_leave(t.rec)
	defer t.barrier(t.enter())
	if typeOf(old) != tyFunction {
		return
	}
	if f := funcFrom(old); f != nil {
		f.Code = forward(f.Code, t.fromPy(fresh))
	}
}

// gbCodeChanged is told that the function at a, which stands for f, has another code object.
//
//export gbCodeChanged
func gbCodeChanged(ctx, f, a uintptr) {
	t := (*thread)(ptr(ctx))
	defer t.barrier(t.enter())
	fn := (*o.Func)(ptr(f))
	switch {
	case funcFrom(a) != fn:
		fn.Code = forward(fn.Code, t.foreign(a))
	case fn.Code.Before != nil:
		fn.Code = fn.Code.Before
	}
}

// forward is a code that takes any arguments and passes them on.
func forward(old *o.Code, to o.Value) *o.Code {
	if old.Before != nil {
		old = old.Before
	}
	return &o.Code{Name: old.Name, Qualname: old.Qualname, Module: old.Module, FirstLine: old.FirstLine, Nth: old.Nth,
		Params: []string{"args", "kwargs"}, VarArgs: true, VarKw: true, Doc: old.Doc, Before: old,
		FN: func(c *o.Ctx, _ *o.Func, a []o.Value) (o.Value, *o.Exc) { return o.CallEx(c, to, a[0], a[1]) }}
}

// grumpy_look takes over what changed in the namespaces and classes of this
// image's modules.
//
//export grumpy_look
func grumpy_look() {
	t := enterInit()
	defer C.gb_leave(t.rec)
	defer t.barrier(t.enter())
	t.lookAtModules()
}
