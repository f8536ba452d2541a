package border

/*
#include "bytearrays.h"
static uintptr_t gb_bytes_address(int i) {
	void *p[] = {(void *)PyByteArray_FromStringAndSize, (void *)PyMemoryView_FromObject, (void *)PySequence_GetSlice, (void *)gb_put_slice, (void *)gb_resize};
	return (uintptr_t)p[i];
}
static uintptr_t gb_one_byte(void) {
	PyObject *o = PyByteArray_FromStringAndSize("1", 1);
	if (!o)
		PyErr_Clear();
	return (uintptr_t)o;
}
static void gb_clear(void) { PyErr_Clear(); }
*/
import "C"

import (
	"runtime"
	"unsafe"

	"goruntime/leaf"
	o "goruntime/object"
)

// Bytearrays, memoryviews and arrays stay CPython's: what only reads their bytes
// does so in Go (goruntime/object/bytespan.go), and where CPython makes, changes
// or ends one its function is called on the goroutine's stack. None of that runs
// Python code, as the classes are exactly these and what they are given is plain.

var bytesC struct {
	make, view, slice, putSlice, resize uintptr
}

var tyByteArray, tyMemoryView uintptr

func loadBytes() {
	for i, to := range []*uintptr{&bytesC.make, &bytesC.view, &bytesC.slice, &bytesC.putSlice, &bytesC.resize} {
		*to = uintptr(C.gb_bytes_address(C.int(i)))
	}
	o.Genuine.AnyByteArray = tyByteArray
	o.NewByteArray, o.SliceBuffer, o.GrowByteArray = newByteArray, sliceBuffer, growByteArray
	for _, name := range quietBytesMethods {
		mayBeQuiet[name] = false
	}
}

// quietBytesMethods are called as those of mayBeQuiet are.
var quietBytesMethods = []string{
	"bytearray.insert", "bytearray.remove", "bytearray.reverse", "bytearray.strip", "bytearray.lstrip", "bytearray.rstrip",
	"bytearray.replace", "bytearray.split", "bytearray.rsplit", "bytearray.splitlines", "bytearray.partition", "bytearray.rpartition",
	"bytearray.upper", "bytearray.lower", "bytearray.title", "bytearray.swapcase", "bytearray.capitalize",
	"bytearray.isalpha", "bytearray.isdigit", "bytearray.isalnum", "bytearray.isspace", "bytearray.isascii", "bytearray.isupper", "bytearray.islower",
	"bytearray.ljust", "bytearray.rjust", "bytearray.center", "bytearray.zfill", "bytearray.removeprefix", "bytearray.removesuffix",
	"bytearray.translate", "bytearray.hex",
	"memoryview.cast", "memoryview.hex", "memoryview.toreadonly",
	"array.array.frombytes", "array.array.index", "array.array.count", "array.array.reverse", "array.array.insert", "array.array.byteswap",
}

const (
	bytesMost   = 1 << 18 // as many are copied at once here
	offExports  = 48      // of a bytearray
	offStart    = 40
	offViewOf   = 64 // the object whose memory a memoryview shows
	offViewMade = 24 // the managed buffer behind it
	offViewHow  = 40 // its flags
	offShared   = 24 // how many views a managed buffer has
	viewGone    = 1
)

// newByteArray is a bytearray of a and b, one after the other.
func newByteArray(c *o.Ctx, a, b string) o.Value {
	n := len(a) + len(b)
	if !leaf.Available || n > bytesMost {
		return o.Value{}
	}
	from := uintptr(unsafe.Pointer(unsafe.StringData(a)))
	if len(b) > 0 {
		from = 0
	}
	made := leaf.Call(bytesC.make, from, uintptr(n), 0, 0, 0)
	runtime.KeepAlive(unsafe.StringData(a))
	if made == 0 {
		clearError()
		return o.Value{}
	}
	if len(b) > 0 {
		to := unsafe.Slice((*byte)(ptr(word(made, offStart))), n)
		copy(to[copy(to, a):], b)
	}
	return of(c).madeNew(made)
}

// sliceBuffer is v[i:j].
func sliceBuffer(c *o.Ctx, v o.Value, kind, i, j int) o.Value {
	a := (*o.Foreign)(v.P).Py
	if kind == o.ByteArrayBuffer {
		from := word(a, offStart)
		return newByteArray(c, unsafe.String((*byte)(ptr(from+uintptr(i))), j-i), "")
	}
	if kind == o.ArrayBuffer && j-i > bytesMost/8 {
		return o.Value{}
	}
	return of(c).madeNew(quiet(bytesC.slice, a, uintptr(i), uintptr(j)))
}

// madeNew is made for an object that nothing stands for yet, nor ever could.
func (t *thread) madeNew(r uintptr) o.Value {
	if r == 0 {
		return o.Value{}
	}
	t.Touched = true
	return t.newForeign(r)
}

// formatQuietly is a % b of bytes and one int or bytes.
func (t *thread) formatQuietly(a, b o.Value) o.Value {
	if a.Type() != &o.BytesType || !b.IsInt() && b.Type() != &o.BytesType || !quietArg(a) || !quietArg(b) || !t.GIL {
		return o.Value{}
	}
	if r := o.FormatBytes(a, b); r.P != nil {
		return r
	}
	x, ok := nearObject(a)
	if !ok {
		return o.Value{}
	}
	y, ok := nearObject(b)
	r := uintptr(0)
	if ok {
		r = quiet(nearC.number[o.OpMod], x, y, 0)
		decref(y)
	}
	decref(x)
	return t.made(r)
}

// growByteArray gives a bytearray n more bytes, which nobody has an export of.
func growByteArray(c *o.Ctx, v o.Value, n int) unsafe.Pointer {
	a := (*o.Foreign)(v.P).Py
	size := word(a, offSize)
	if !leaf.Available || size+uintptr(n) > bytesMost || leaf.Call(bytesC.resize, a, size+uintptr(n), 0, 0, 0) == 0 {
		return nil
	}
	c.Touched = true
	return ptr(word(a, offStart) + size)
}

// putBuffer is v[key] = val, or del v[key] for a zero val, where key is a slice
// or the index of an item to delete; false leaves it to the API.
func (t *thread) putBuffer(a uintptr, v, key, val o.Value) bool {
	if class := typeOf(a); class != tyByteArray && class != tyMemoryView {
		return false
	}
	var i, j int
	if key.Type() == &o.SliceType {
		var how o.SlicePut
		if how, i, j = o.PutBufferSlice(&t.Ctx, v, (*o.Slice)(key.P), val); how != o.SliceResizes {
			return how == o.SliceDone
		}
	} else {
		at, ok := nearIndex(key, word(a, offSize))
		if !ok || val.P != nil || typeOf(a) != tyByteArray {
			return false
		}
		i, j = int(at), int(at)+1
	}
	if !leaf.Available || word(a, offExports) != 0 || word(a, offSize) > bytesMost {
		return false
	}
	given := uintptr(0)
	if val.P != nil {
		s, ok := o.ByteSpan(&t.Ctx, val)
		if !ok || len(s) > bytesMost {
			return false
		}
		if len(s) > 0 {
			if given = leaf.Call(bytesC.make, uintptr(unsafe.Pointer(unsafe.StringData(s))), uintptr(len(s)), 0, 0, 0); given == 0 {
				clearError()
				return false
			}
		}
	}
	done := leaf.Call(bytesC.putSlice, a, uintptr(i), uintptr(j), given, 0) != 0
	if given != 0 {
		endQuietly(given)
	}
	t.Touched = true
	return done
}

// makeBytes is bytearray(args) or memoryview(args); zero leaves it to the API.
func (t *thread) makeBytes(class uintptr, args []o.Value) o.Value {
	switch {
	case len(args) > 1:
	case class == tyMemoryView:
		if len(args) == 1 && args[0].Type() == &o.ForeignType {
			switch a := (*o.Foreign)(args[0].P).Py; typeOf(a) {
			case tyByteArray, tyMemoryView:
				return t.madeNew(quiet(bytesC.view, a, 0, 0))
			}
		}
	case len(args) == 0:
		return newByteArray(&t.Ctx, "", "")
	case args[0].IsInt():
		if n := args[0].Int(); n >= 0 && n <= int64(len(zeros)) {
			return newByteArray(&t.Ctx, zeros[:n], "")
		}
	default:
		if s, ok := o.ByteSpan(&t.Ctx, args[0]); ok {
			return newByteArray(&t.Ctx, s, "")
		}
	}
	return o.Value{}
}

var zeros = string(make([]byte, 1<<14))

// viewEndsQuietly: a memoryview whose last reference goes takes nothing with it
// but bytes of bytes and bytearrays.
func viewEndsQuietly(a uintptr) bool {
	if weak := word(tyMemoryView, offTypeWeak); weak == 0 || word(a+weak, 0) != 0 {
		return false
	}
	shared := word(a, offViewMade)
	if shared == 0 || word(shared, offShared) > 1 || *(*int32)(ptr(a + offViewHow))&viewGone != 0 {
		return shared != 0
	}
	of := word(a, offViewOf)
	if of == 0 {
		return false
	}
	class := typeOf(of)
	return class == tyBytes || class == tyByteArray
}

// learnNewByteArray shows learnBuffer a bytearray that has items.
func learnNewByteArray() {
	a := uintptr(C.gb_one_byte())
	if a != 0 {
		learnBuffer(a)
		decref(a)
	}
}

func clearError() { C.gb_clear() }
