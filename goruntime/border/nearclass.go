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

// honest are classes, with their versions, whose objects do not claim another
// class by an attribute __class__ of their own. GIL guarded.
var honest [256]struct {
	class   uintptr
	version uint32
}

var classOfObject uintptr // object.__dict__['__class__']

func (t *thread) saysItsClass(class uintptr) bool {
	if word(class, offTypeGetattr) != slots.getattr {
		return false
	}
	e := &honest[class>>4%uintptr(len(honest))]
	if v := versionOf(class); e.class == class && e.version == v && v != 0 {
		return true
	}
	name := C.uintptr_t(t.name("__class__"))
	if classOfObject == 0 {
		classOfObject = uintptr(C.gb_type_lookup(C.uintptr_t(word(tyLong, offTypeBase)), name))
	}
	if uintptr(C.gb_type_lookup(C.uintptr_t(class), name)) != classOfObject {
		return false
	}
	e.class, e.version = class, versionOf(class)
	return true
}
