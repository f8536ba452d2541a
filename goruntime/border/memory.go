package border

import (
	"unsafe"

	o "goruntime/object"
)

// CPython objects are plain addresses here (uintptr), read and counted in
// place while the GIL is held. The offsets below are the same in 3.11, 3.12
// and 3.13; what differs is in layout.go. checkLayout tries them all at load.
const (
	offType        = 8
	offSize        = 16 // ob_size of list, tuple, bytes
	offFloat       = 16
	offComplex     = 16
	offSliceParts  = 16
	offListItems   = 24
	offTupleItems  = 24
	offBytes       = 32
	offLong        = 16 // size (3.11) or tag (3.12+)
	offDigits      = 24
	offStrLen      = 16
	offStrState    = 32
	offFuncGlobals = 16
	offFuncCode    = 48
	offFuncGlob    = 16
	offFuncDict    = 88
	offCodeConsts  = 24
	offCodeFlags   = 48
	offTypeFlags   = 168
	offTypeBase    = 256
	offTypeDict    = 264
	offTypeName    = 24
	offTypeAlloc   = 304
	offTypeBases   = 336
	offTypeMRO     = 344
	offTypeBasic   = 32 // tp_basicsize
	offTypeItem    = 40 // tp_itemsize
	offMethodFn    = 16 // of a built-in function
	offMethodSelf  = 24
	offMethodFunc  = 16 // of a bound method
	offMethodOf    = 24
	offMethodWeak  = 32
	offFrameLine   = 40
	offDictTag     = 24
	offModuleDict  = 16
)

// ptr makes a pointer of an address that is not Go's.
func ptr(a uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&a)) }

func word(a, off uintptr) uintptr { return *(*uintptr)(ptr(a + off)) }

func typeOf(a uintptr) uintptr { return word(a, offType) }

func typeFlags(t uintptr) uintptr { return word(t, offTypeFlags) }

// isSubtype is PyType_IsSubtype of classes that are ready.
func isSubtype(ty, base uintptr) bool {
	mro := word(ty, offTypeMRO)
	for i := uintptr(0); i < word(mro, offSize); i++ {
		if word(mro, offTupleItems+8*i) == base {
			return true
		}
	}
	return false
}

// incref and decref count in place; immortal objects (3.12+) have bit 31 set.
func incref(a uintptr) {
	if *(*int32)(ptr(a)) >= 0 {
		*(*int64)(ptr(a))++
	}
}

func decref(a uintptr) {
	if *(*int32)(ptr(a)) < 0 {
		return
	}
	if n := (*int64)(ptr(a)); *n > 1 {
		*n--
		return
	}
	if endsQuietly(a) {
		endQuietly(a)
		return
	}
	dealloc(a)
}

func refcount(a uintptr) int64 { return *(*int64)(ptr(a)) }

// cstring reads a C string.
func cstring(a uintptr) string {
	n := uintptr(0)
	for *(*byte)(ptr(a + n)) != 0 {
		n++
	}
	return string(unsafe.Slice((*byte)(ptr(a)), n))
}

// classFlags are tp_flags of the class of v, or of v itself.
func classFlags(v o.Value, itself bool) uint64 {
	t := v.Type()
	switch {
	case t == &o.ForeignType && itself:
		return uint64(typeFlags((*o.Foreign)(v.P).Py))
	case t == &o.ForeignType:
		return uint64(typeFlags(typeOf((*o.Foreign)(v.P).Py)))
	case itself:
		t = o.AsType(v)
	}
	for _, k := range t.MRO { // what has no twin yet will inherit from one that has
		if k.Py != 0 {
			return uint64(typeFlags(k.Py))
		}
	}
	return 0
}
