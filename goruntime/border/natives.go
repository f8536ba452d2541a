package border

/*
#include "module.h"
#include "wire.h"
*/
import "C"

import o "goruntime/object"

// natives maps CPython's own C functions to their native twins: what compiled
// code gets by `from math import sqrt` or `f = len` is the Go function. A twin
// that goes back to CPython is the genuine function again (Py).
var natives = map[uintptr]o.Value{}

// bindNatives imports the C modules that have native twins; all of them are
// built into CPython or small.
func (t *thread) bindNatives() *o.Exc {
	for name, v := range o.Builtins {
		if v.Type() == &o.BuiltinType && originals[name] != 0 {
			natives[originals[name]] = v
		}
	}
	if v, err := o.GetAttr(&t.Ctx, o.TypeValue(&o.ObjectType), "__new__"); err == nil {
		a, err := t.toPy(v)
		if err != nil {
			return err
		}
		natives[a] = v // which object keeps
		decref(a)
	}
	for module, functions := range o.NativeModules {
		m := uintptr(C.gb_import(C.uintptr_t(t.name(module))))
		if m == 0 {
			continue // not there in this build: its functions stay foreign
		}
		for name, b := range functions {
			if a, err := t.object(C.OP_GETATTR, 0, obj(m), obj(t.name(name))); err == nil && typeOf(a) == tyCFunction {
				b.Py = a
				natives[a] = b.Value()
			}
		}
	}
	return nil
}
