package border

/*
#include "buffers.h"
#include <stdlib.h>
*/
import "C"

import (
	"unsafe"

	o "goruntime/object"
)

// bufferTypes are the types whose memory is read in place.
var bufferTypes = []struct {
	name         string // tp_name
	module, attr string // where it is found
	kind         int
	known        *uintptr
	odd          bool // not laid out as expected: left to CPython
	vain         int  // objects that told nothing
}{
	{"bytearray", "builtins", "bytearray", o.ByteArrayBuffer, &o.Genuine.ByteArray, false, 0},
	{"array.array", "array", "array", o.ArrayBuffer, &o.Genuine.Array, false, 0},
	{"memoryview", "builtins", "memoryview", o.MemoryBuffer, &o.Genuine.MemoryView, false, 0},
	{"numpy.ndarray", "numpy", "ndarray", o.NumpyBuffer, &o.Genuine.NumpyArray, false, 0},
}

// learnBuffer makes the type of an object known to package object, when it is
// one of those and the object's memory is where it is expected. The GIL is held.
func learnBuffer(a uintptr) {
	if a == 0 {
		return
	}
	ty := typeOf(a)
	if ty == tyByteArray && word(a, offSize) == 0 && o.Genuine.ByteArray == 0 {
		learnNewByteArray()
		return
	}
	for i := range bufferTypes {
		k := &bufferTypes[i]
		if k.odd || *k.known != 0 || !isCString(word(ty, offTypeName), k.name) {
			continue
		}
		if k.vain++; k.vain&(k.vain-1) != 0 { // looking takes longer than what it would spare
			return
		}
		if !isNamed(ty, k.module, k.attr) {
			continue
		}
		var lent C.Lent
		if C.gb_buffer_look(C.uintptr_t(a), &lent) == 0 || lent.shape[0] == 0 || lent.dims == 2 && lent.shape[1] == 0 {
			return // another object may tell
		}
		same, known := readsAs(a, k.kind, &lent)
		if k.odd = !same; same && known {
			incref(ty)
			*k.known = ty
			o.Genuine.BufferIters[k.kind] = uintptr(C.gb_iterator(C.uintptr_t(a)))
			o.Genuine.ArrayGrows = o.Genuine.ArrayGrows || k.kind == o.ArrayBuffer && word(ty, offTypeBasic) == 64 && word(ty, offTypeWeak) == 48
			if k.kind == o.NumpyBuffer {
				learnNumbers()
			}
		}
		return
	}
}

// readsAs compares what Go reads of an object with what it says itself; known
// is false for formats that Go leaves to CPython.
func readsAs(a uintptr, kind int, lent *C.Lent) (same, known bool) {
	if kind == o.NumpyBuffer && !(word(a, 16) == uintptr(lent.data) && int32(word(a, 24)) == int32(lent.dims)) {
		return false, false
	}
	var b o.Buffer
	if !b.Read(ptr(a), kind) {
		return true, false
	}
	code := lent.format[0]
	if code == '@' {
		code = lent.format[1]
	}
	same = uintptr(b.Data) == uintptr(lent.data) && b.Dims == int(lent.dims) && b.Code == byte(code) && b.ReadOnly == (lent.read_only != 0)
	for i := range b.Dims {
		same = same && b.Len[i] == int(lent.shape[i]) && b.Stride[i] == int(lent.strides[i])
	}
	return same, true
}

func isNamed(ty uintptr, module, attr string) bool {
	found := attribute(module, attr)
	if found != 0 {
		decref(found)
	}
	return found == ty
}

// attribute is a new reference to what a module that was imported has under a name, or 0.
func attribute(module, name string) uintptr {
	m, n := C.CString(module), C.CString(name)
	defer C.free(unsafe.Pointer(m))
	defer C.free(unsafe.Pointer(n))
	return uintptr(C.gb_named(m, n))
}

// isCString compares a C string with text.
func isCString(a uintptr, text string) bool {
	for i := range len(text) {
		if *(*byte)(ptr(a + uintptr(i))) != text[i] {
			return false
		}
	}
	return *(*byte)(ptr(a + uintptr(len(text)))) == 0
}
