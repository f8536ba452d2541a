package border

/*
#include "wire.h"
*/
import "C"

import (
	"runtime"
	"unsafe"
	"weak"

	"goruntime/leaf"
	o "goruntime/object"
)

// A str at least this long keeps its CPython twin, and one that comes from
// CPython borrows CPython's characters. Copying bytes costs less than keeping
// track of them until they are longer.
const (
	cacheFrom  = 256
	borrowFrom = 4096
)

// large finds the Str or Bytes of a long object that crossed before and still
// lives. It is used under the GIL; the reference of the Go object, whose
// cleanup gives it back, keeps the key valid.
var large = map[uintptr]weak.Pointer[o.Obj]{}

// pair notes that h, which owns a reference to it, and the CPython object at a
// are one, of that many bytes.
func pair(h *o.Obj, a uintptr, size int) {
	owe(int64(size))
	runtime.AddCleanup(h, releaseLarge, pairing{a, size})
	large[a] = weak.Make(h)
}

type pairing struct {
	a    uintptr
	size int
}

// bytesAt are those of a bytes object, as long as it lives.
func bytesAt(a uintptr) string {
	return unsafe.String((*byte)(ptr(a+offBytes)), int(word(a, offSize)))
}

func bytesFrom(a uintptr) (o.Value, bool) {
	view := bytesAt(a)
	n := len(view)
	if n < borrowFrom {
		if n >= cacheFrom || n < 2 {
			return o.CopyBytes(view), false
		}
		v, ok := recentOf(a)
		if !ok {
			v = o.CopyBytes(view)
			remember(a, v)
		}
		return v, false
	}
	if h := large[a].Value(); h != nil {
		return o.Value{P: unsafe.Pointer(h)}, false
	}
	b := &o.Bytes{Obj: o.Obj{T: &o.BytesType, Py: a}, S: view, Borrowed: true}
	pair(&b.Obj, a, n)
	return b.Value(), true
}

func bytesToPy(b *o.Bytes) uintptr { return twin(&b.Obj, b.S, C.W_BYTES, len(b.S), borrowFrom) }

// twin is a new reference to the CPython object that h, with these units, is;
// kind and form tell wire_object what to make. One of `from` bytes or more is
// kept beside h.
func twin(h *o.Obj, units string, kind uint64, form, from int) uintptr {
	if h.Py != 0 {
		incref(h.Py)
		return h.Py
	}
	var a uintptr
	if data := uintptr(unsafe.Pointer(unsafe.StringData(units))); len(units) >= cacheFrom || !leaf.Available {
		w := C.W{k: C.uint64_t(kind), n: C.uint64_t(data), m: C.uint64_t(form)}
		a = uintptr(unsafe.Pointer(C.wire_object(&w)))
	} else if kind == C.W_STR {
		a = leaf.Call(nearC.str, uintptr(form&7), data, uintptr(form>>3), 0, 0)
	} else {
		a = leaf.Call(nearC.bytes, data, uintptr(form), 0, 0, 0)
	}
	if len(units) >= from && a != 0 {
		h.Py = a
		incref(a)
		pair(h, a, len(units))
	}
	runtime.KeepAlive(h)
	return a
}
