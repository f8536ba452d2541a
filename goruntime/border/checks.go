package border

/*
#include "wire.h"
#include "module.h"
*/
import "C"

import (
	"fmt"
	"math/big"
	"unsafe"

	o "goruntime/object"
)

// checkLayout compares what is read from memory with what the API says, once
// at load. It answers a message when this CPython is not laid out as expected.
func checkLayout() string {
	if lay.minor == 0 {
		return fmt.Sprintf("this image does not know CPython %d.%d", C.py_version>>24, C.py_version>>16&0xff)
	}
	wide := new(big.Int).Lsh(big.NewInt(-12345678901), 100)
	for _, v := range []o.Value{o.Int(0), o.Int(-7), o.Int(1<<40 + 5), o.Int(-1 << 59)} {
		w := C.W{k: C.W_INT, n: C.uint64_t(v.N)}
		a := uintptr(unsafe.Pointer(C.wire_object(&w)))
		if i, ok := shortInt(a); !ok || i != v.Int() {
			return "the layout of int is not as expected"
		}
		decref(a)
	}
	b := bigToPy(wide)
	if bigInt(b).Cmp(wide) != 0 {
		return "the layout of int is not as expected"
	}
	decref(b)
	for _, s := range []string{"grumpy", "gr\u00fcmpy", "gr\u0440umpy", "gr\U0001F600mpy"} {
		v := o.StrFromGo(s)
		a := strToPy(v)
		if pyText(a) != s || refcount(a) != 1 {
			return "the layout of str is not as expected"
		}
		decref(a)
	}
	w := C.W{k: C.W_FLOAT, n: 0x3ff8000000000000}
	f := uintptr(unsafe.Pointer(C.wire_object(&w)))
	if *(*float64)(ptr(f + offFloat)) != 1.5 || typeOf(f) != tyFloat {
		return "the layout of float is not as expected"
	}
	decref(f)
	if cstring(word(tyFloat, offTypeName)) != "float" || word(tyBool, offTypeBase) != tyLong || typeFlags(tyType)&flagType == 0 {
		return "the layout of type is not as expected"
	}
	return ""
}
