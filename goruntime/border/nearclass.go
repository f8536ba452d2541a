package border

/*
#include "classattr.h"
*/
import "C"

import o "goruntime/object"

// classAddress is the class as CPython has it, 0 when it has none yet.
func classAddress(class o.Value) uintptr {
	switch class.Type() {
	case &o.ForeignType:
		return (*o.Foreign)(class.P).Py
	case &o.TypeType:
		return o.AsType(class).Py
	}
	return 0
}

// nearIsInstance is isinstance(a, k) where neither the class of k nor a itself
// has a say in it; ok is false where the API is to tell.
func (t *thread) nearIsInstance(a, k uintptr) (is, ok bool) {
	class := typeOf(a)
	if class == k {
		return true, true
	}
	if typeOf(k) != tyType {
		return false, false
	}
	if word(class, offTypeMRO) == 0 {
		return false, false
	}
	if isSubtype(class, k) {
		return true, true
	}
	return false, t.saysItsClass(class)
}

// honest are classes whose objects do not claim another class by an attribute
// __class__ of their own.
var honest byClass[bool]

var classOfObject uintptr // object.__dict__['__class__']

func (t *thread) saysItsClass(class uintptr) bool {
	if word(class, offTypeGetattr) != slots.getattr {
		return false
	}
	return honest.of(class, t.hasClassOfObject)
}

func (t *thread) hasClassOfObject(class uintptr) bool {
	name := C.uintptr_t(t.name("__class__"))
	if classOfObject == 0 {
		classOfObject = uintptr(C.gb_type_lookup(C.uintptr_t(word(tyLong, offTypeBase)), name))
	}
	return uintptr(C.gb_type_lookup(C.uintptr_t(class), name)) == classOfObject
}
