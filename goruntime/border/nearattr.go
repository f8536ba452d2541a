package border

/*
#include "api.h"
static uintptr_t gb_generic_getattr(void) { return (uintptr_t)PyObject_GenericGetAttr; }
static uintptr_t gb_type_lookup(uintptr_t type, uintptr_t name) { return (uintptr_t)_PyType_Lookup((PyTypeObject *)type, (PyObject *)name); }
*/
import "C"

import (
	"unsafe"

	o "goruntime/object"
)

// Attributes of CPython's objects are read in place: what the class says of a
// name is looked up once for each version of the class (tp_version_tag), and
// the object's own attributes are in a table like that of any dict.

const (
	offTypeGetattr  = 144
	offTypeDescrSet = 280
	offTypeDictOff  = 288
	offDescrMember  = 40

	flagManagedDict  = 1 << 4
	flagInlineValues = 1 << 2
)

type attrKind uint8

const (
	attrByAPI attrKind = iota // a data descriptor, a method, anything unusual
	attrOwn                   // nothing in the class: the object's own
	attrOwnOr                 // the object's own, else the class's value
	attrSlot                  // a member of __slots__
)

// nearAttrCache is indexed by class and name. GIL guarded; val is borrowed from
// a class that still has the version.
var nearAttrCache [1024]struct {
	class   uintptr
	name    *byte
	version uint32
	kind    attrKind
	val     uintptr // a value, or an offset of attrSlot
	key     nearKey
}

var nearAttrs bool // checkAttributes found the layout as expected

// nearAttr is a.name of an object that is no class; a zero Value leaves it to the API.
func (t *thread) nearAttr(a uintptr, name string) o.Value {
	if !nearAttrs {
		return o.Value{}
	}
	class := typeOf(a)
	if typeFlags(class)&flagType != 0 {
		return o.Value{}
	}
	at := unsafe.StringData(name)
	e := &nearAttrCache[(class>>4^uintptr(unsafe.Pointer(at))>>2)%uintptr(len(nearAttrCache))]
	if e.class != class || e.name != at || len(e.key.str.S) != len(name) || e.version != versionOf(class) || e.version == 0 {
		e.kind, e.val = t.resolveNear(class, name)
		e.version, e.class, e.name = versionOf(class), class, at
		s, _ := o.AsStr(o.StrFromGo(name))
		s.Py = t.name(name)
		e.key = nearKey{hash: s.Hash(), str: s}
	}
	var x uintptr
	switch e.kind {
	case attrOwn:
		x = ownAttr(a, class, &e.key)
	case attrOwnOr:
		if isDescriptor(e.val) { // its class may have become one since
			return o.Value{}
		}
		if x = ownAttr(a, class, &e.key); x == 0 {
			x = e.val
		}
	case attrSlot:
		x = word(a, e.val)
	}
	if x == 0 || x == attrUnsure {
		return o.Value{}
	}
	return t.nearFrom(x)
}

// resolveNear says where a class's name is found.
func (t *thread) resolveNear(class uintptr, name string) (attrKind, uintptr) {
	if word(class, offTypeGetattr) != uintptr(C.gb_generic_getattr()) {
		return attrByAPI, 0
	}
	x := uintptr(C.gb_type_lookup(C.uintptr_t(class), C.uintptr_t(t.name(name))))
	switch {
	case x == 0:
		return attrOwn, 0
	case typeOf(x) == tyMemberDescr:
		def := word(x, offDescrMember)
		if kind := *(*int32)(ptr(def + 8)); kind == memberObject || kind == memberObjectEx {
			return attrSlot, word(def, 16)
		}
		return attrByAPI, 0
	case isDescriptor(x):
		return attrByAPI, 0
	}
	return attrOwnOr, x
}

func isDescriptor(a uintptr) bool {
	return word(typeOf(a), offTypeDescrSet) != 0 || word(typeOf(a), offTypeDescrGet) != 0
}

const (
	memberObject   = 6  // T_OBJECT: NULL reads as None, left to the API
	memberObjectEx = 16 // T_OBJECT_EX
)

// attrUnsure answers that only the API can tell.
const attrUnsure = 1

// ownAttr is the object's own attribute, borrowed; 0 for none.
func ownAttr(a, class uintptr, k *nearKey) uintptr {
	d, values := uintptr(0), uintptr(0)
	flags := typeFlags(class)
	switch {
	case flags&flagManagedDict != 0 && lay.minor == 11:
		values, d = word(a-32, 0), word(a-24, 0)
	case flags&flagManagedDict != 0 && lay.minor == 12:
		if p := word(a-24, 0); p&1 != 0 {
			values = p + 1
		} else {
			d = p
		}
	case flags&flagManagedDict != 0:
		if d = word(a-24, 0); d == 0 && flags&flagInlineValues != 0 {
			values = a + word(class, offTypeBasic)
			if *(*uint8)(ptr(values + 3)) == 0 { // no longer valid
				return attrUnsure
			}
		}
	default:
		off := int64(word(class, offTypeDictOff))
		switch {
		case off == 0:
			return 0
		case off < 0:
			return attrUnsure
		}
		d = word(a, uintptr(off))
	}
	var slot uintptr
	ok := true
	switch {
	case values != 0:
		slot, ok = dictProbe(word(class, lay.typeKeys), values, k)
	case d != 0:
		slot, ok = dictProbe(word(d, offDictKeys), word(d, offDictValues), k)
	}
	switch {
	case !ok:
		return attrUnsure
	case slot == 0:
		return 0
	}
	return word(slot, 0)
}
