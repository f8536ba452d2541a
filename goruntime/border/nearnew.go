package border

/*
#include "wire.h"
*/
import "C"

import (
	"unsafe"

	"goruntime/leaf"
	o "goruntime/object"
)

// int.__new__(cls, x), of float and str too, which compiled __new__ methods call,
// make the object here where x is plain: no Python code runs.

// newsAfter remembers of a class whose __new__ super() finds. GIL guarded.
var newsAfter byClass[struct{ after, base uintptr }]

// newAfter is the one of int, str and float that follows a class in the MRO of class, 0 for another.
func (t *thread) newAfter(class, after uintptr) uintptr {
	if class == 0 || after == 0 || typeOf(class) != tyType {
		return 0
	}
	known := newsAfter.of(class, func(uintptr) struct{ after, base uintptr } {
		return struct{ after, base uintptr }{after, findAfter(class, after)}
	})
	if known.after != after {
		return 0
	}
	return known.base
}

func findAfter(class, after uintptr) uintptr {
	mro := word(class, offTypeMRO)
	for i := uintptr(0); i+1 < word(mro, offSize); i++ {
		if word(mro, offTupleItems+8*i) == after {
			switch k := word(mro, offTupleItems+8*(i+1)); k {
			case tyLong, tyStr, tyFloat:
				return k
			}
		}
	}
	return 0
}

// makesOf is the one of int, str and float that v is, 0 for others.
func makesOf(v o.Value) uintptr {
	switch v {
	case o.TypeValue(&o.IntType):
		return tyLong
	case o.TypeValue(&o.StrType):
		return tyStr
	case o.TypeValue(&o.FloatType):
		return tyFloat
	}
	return 0
}

// nearNew is base.__new__(class, x); a zero Value leaves it to the API.
func (t *thread) nearNew(base uintptr, args []o.Value) o.Value {
	if base == 0 || len(args) != 2 || !leaf.Available || !o.IsForeign(args[0]) || !isPlainNumber(args[1]) && !o.IsStr(args[1]) {
		return o.Value{}
	}
	class := t.near(args[0])
	if class == 0 || typeOf(class) != tyType || !makesSafely(base, class) {
		return o.Value{}
	}
	arg, ok := nearObject(args[1])
	if !ok {
		return o.Value{}
	}
	top := t.top
	w := t.take(1)
	w[0] = C.W{n: C.uint64_t(arg)}
	one := leaf.Call(nearC.tuple, 1, uintptr(unsafe.Pointer(&w[0])), 0, 0, 0)
	t.top = top
	if one == 0 {
		decref(arg)
		return o.Value{}
	}
	r := quiet(word(base, offTypeNew), class, one, 0)
	decref(one)
	return t.made(r)
}

// makesSafely: base is the C class whose __new__ is to make objects of class, as tp_new_wrapper tests it.
func makesSafely(base, class uintptr) bool {
	if typeFlags(class)&flagHeap == 0 || !isSubtype(class, base) || word(class, offTypeAlloc) != word(o.ObjectType.Py, offTypeAlloc) {
		return false
	}
	own, k := word(class, offTypeNew), class
	for k != 0 && word(k, offTypeNew) == own {
		k = word(k, offTypeBase)
	}
	return k != 0 && word(k, offTypeNew) == word(base, offTypeNew)
}
