package border

/*
#include "classattr.h"
*/
import "C"

import (
	o "goruntime/object"
)

// Attributes that interpreted classes hold (members of enumerations, constants)
// are read without an operation of CPython's while class and metaclass stay as
// they are: each change gives a type another version tag.

const (
	offTypeDescrGet = 272
	offTypeVersion  = 384 // tp_version_tag, 0 when not valid
	offTypeCompare  = 200 // tp_richcompare
)

type classAttrKey struct {
	class uintptr
	name  string
}

// classAttrEntry: val is borrowed, the class holds it as long as it has this version; 0 where CPython has to be asked.
type classAttrEntry struct {
	class, meta uint32
	val         uintptr
}

const maxClassAttrs = 1 << 12

// classAttrs is guarded by the GIL.
var classAttrs = map[classAttrKey]classAttrEntry{}

func versionOf(ty uintptr) uint32 { return *(*uint32)(ptr(ty + offTypeVersion)) }

// classAttr reads an attribute of a class; the zero Value where only CPython can tell.
func (t *thread) classAttr(a uintptr, name string) o.Value {
	if isNameOfFunction(name) {
		return t.className(a, name)
	}
	val := t.classHolds(a, name)
	if val == 0 {
		return o.Value{}
	}
	t.Touched = true
	return t.fromPy(val)
}

// classHolds is the object that an attribute of a class is, borrowed; 0 where only CPython can tell.
func (t *thread) classHolds(a uintptr, name string) uintptr {
	meta := typeOf(a)
	if typeFlags(meta)&flagType == 0 {
		return 0
	}
	t.hold()
	key := classAttrKey{a, name}
	e, ok := classAttrs[key]
	if !ok || e.class != versionOf(a) || e.meta != versionOf(meta) {
		e.val = uintptr(C.gb_class_attr(C.uintptr_t(a), C.uintptr_t(t.name(name)), C.uintptr_t(t.name("__getattribute__"))))
		e.class, e.meta = versionOf(a), versionOf(meta)
		if e.class == 0 || e.meta == 0 {
			return 0
		}
		if len(classAttrs) >= maxClassAttrs {
			clear(classAttrs)
		}
		classAttrs[key] = e
	}
	if e.val == 0 || word(typeOf(e.val), offTypeDescrGet) != 0 {
		return 0
	}
	return e.val
}

// classTag is the moduleTag of an interpreted class; those of modules have not the highest bit.
func classTag(class, meta uintptr) uintptr {
	a, b := versionOf(class), versionOf(meta)
	if a == 0 || b == 0 {
		return 0
	}
	return 1<<63 | uintptr(a)<<32 | uintptr(b)
}

// classConstant is an attribute of a class that a place in the program may keep:
// a number, a text or an instance of the class itself, as members of
// enumerations are; the zero Value for others.
func (t *thread) classConstant(class uintptr, name string) o.Value {
	val := t.classHolds(class, name)
	if val == 0 {
		return o.Value{}
	}
	switch ty := typeOf(val); ty {
	case tyLong, tyFloat, tyStr:
		return t.fromPy(val)
	case class:
		x := t.fromPy(val)
		if x.Type() == &o.ForeignType {
			o.Keep(x)
			return x
		}
	}
	return o.Value{}
}

// objectCompare is the comparison of object itself: by identity.
var objectCompare uintptr

// sameObject answers == and != of two objects that CPython compares by
// identity; ok is false for others.
func sameObject(op o.CmpOp, a, b o.Value) (equal o.Value, ok bool) {
	switch {
	case op != o.CmpEq && op != o.CmpNe:
		return o.Value{}, false
	case comparesOwn(a) && unlikeAny(b), comparesOwn(b) && unlikeAny(a):
		return o.Bool(op == o.CmpNe), true
	case a.Type() != &o.ForeignType || b.Type() != &o.ForeignType:
		return o.Value{}, false
	}
	x, y := (*o.Foreign)(a.P).Py, (*o.Foreign)(b.P).Py
	if x == 0 || y == 0 || word(typeOf(x), offTypeCompare) != objectCompare || word(typeOf(y), offTypeCompare) != objectCompare {
		return o.Value{}, false
	}
	return o.Bool((x == y) == (op == o.CmpEq)), true
}

// comparesOwn: v is of a built-in class that knows how to compare with objects of its own kind only.
func comparesOwn(v o.Value) bool {
	switch v.Type() {
	case &o.IntType, &o.BoolType, &o.StrType, &o.BytesType, &o.TupleType, &o.ListType, &o.DictType, &o.NoneType:
		return true
	}
	return false
}

const flagsOfKinds = 0x7f << 24 // from int to exceptions

// unlikeAny: v is an object of CPython's of none of these kinds, compared by identity.
func unlikeAny(v o.Value) bool {
	if v.Type() != &o.ForeignType {
		return false
	}
	a := (*o.Foreign)(v.P).Py
	return a != 0 && typeFlags(typeOf(a))&flagsOfKinds == 0 && word(typeOf(a), offTypeCompare) == objectCompare
}
