package border

/*
#include "wire.h"
*/
import "C"

import (
	o "goruntime/object"
)

// classByPy finds the native class of a CPython type. Guarded by the GIL; the
// types in it live for ever.
var classByPy = map[uintptr]*o.Type{}

// lastClasses remembers what classByPy said, nil for classes that are not
// native too. It is emptied when a class gets a twin.
var lastClasses [64]struct {
	py uintptr
	k  *o.Type
}

func classFrom(a uintptr) *o.Type {
	last := &lastClasses[a>>6%uintptr(len(lastClasses))]
	if last.py != a {
		last.py, last.k = a, classByPy[a]
	}
	return last.k
}

// bind makes a CPython type and a native class each other's twin.
func bind(k *o.Type, a uintptr) {
	incref(a)
	k.Py = a
	classByPy[a] = k
	clear(lastClasses[:])
}

// nearestClass is the native class an object of a CPython type counts as.
func nearestClass(ty uintptr) *o.Type {
	for ; ty != 0; ty = word(ty, offTypeBase) {
		if k := classFrom(ty); k != nil {
			return k
		}
	}
	return &o.ExceptionType
}

// classToPy returns a new reference to the CPython type of a native class.
func (t *thread) classToPy(k *o.Type) (uintptr, *o.Exc) {
	if k.Py == 0 {
		if k.Layout != nil {
			if err := t.makeClass(k); err != nil {
				return 0, err
			}
		} else if err := t.findBuiltinClass(k); err != nil {
			return 0, err
		}
	}
	incref(k.Py)
	return k.Py, nil
}

// findBuiltinClass asks the Python side for a built-in class by its name.
func (t *thread) findBuiltinClass(k *o.Type) *o.Exc {
	a, err := t.callHelper(helper.builtinClass, o.StrFromGo(k.Name))
	if err != nil {
		return err
	}
	defer decref(a)
	if a == pyNone {
		// a newer version's class: it counts as its base here
		base, err := t.classToPy(k.Bases[0])
		k.Py = base
		return err
	}
	bind(k, a)
	return nil
}

// bindBuiltins links the classes that both worlds know.
func (t *thread) bindBuiltins() *o.Exc {
	for _, v := range o.Builtins {
		if v.Type() == &o.TypeType {
			if err := t.findBuiltinClass(o.AsType(v)); err != nil {
				return err
			}
		}
	}
	for _, k := range append(o.ExceptionTypes(), &o.NoneType, &o.EllipsisType, &o.NotImplementedType, &o.FuncType, &o.BuiltinType,
		&o.MethodDescrType, &o.BoundMethodType, &o.GeneratorType, &o.CoroutineType, &o.CellType) {
		if err := t.findBuiltinClass(k); err != nil {
			return err
		}
	}
	for k := range o.Natives() {
		if k.Py != 0 {
			continue
		}
		a, err := t.callHelper(helper.builtinClass, o.StrFromGo(k.Name))
		if err != nil {
			return err
		}
		if a != pyNone {
			bind(k, a)
		}
		decref(a)
	}
	return nil
}
