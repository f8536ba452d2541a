package border

/*
#include "nearlru.h"
static uintptr_t gb_lru_store_address(void) { return (uintptr_t)gb_lru_store; }
static void gb_lru_store_openly(uintptr_t f, uintptr_t args, uintptr_t result) {
	PyObject *r = gb_lru_store((void *)f, (void *)args, (void *)result, 0);
	Py_XDECREF(r);
	PyErr_Clear();
}
*/
import "C"

import (
	"goruntime/leaf"
	o "goruntime/object"
)

// A call that functools.lru_cache has no result for yet: a compiled function
// behind the wrapper is called as compiled code calls it. Then the wrapper is
// called, for the same arguments, with a function that answers with the result:
// so it counts, keeps and drops as it always does, without Python code.

const (
	offLRUFunc = 88
)

var lruStore uintptr

// missLRU is f(*args) where f has no result for these arguments, as nearLRU found, and room for one; done is false where it is to be called.
func (t *thread) missLRU(f uintptr, args []o.Value) (x o.Value, done bool, err *o.Exc) {
	if !leaf.Available || len(args) == 0 || len(args) > 4 || dropsFor(f) {
		return x, false, nil
	}
	inner := word(f, offLRUFunc)
	if inner == 0 || typeOf(inner) != tyFunction {
		return x, false, nil
	}
	for _, v := range args {
		if !quietArg(v) {
			return x, false, nil
		}
	}
	fn := t.fromPy(inner)
	if fn.Type() != &o.FuncType || (*o.Func)(fn.P).Code.Kind != o.PlainFunction {
		return x, false, nil
	}
	misses := word(f, offLRUMisses) + 1
	setWord(f, offLRUMisses, misses)
	used := word(word(f, offLRUCache), offDictUsed)
	incref(f)
	var given [4]o.Value // the caller's may be used again meanwhile
	n := copy(given[:], args)
	if lay.minor < 12 { // the call of the wrapper is counted too
		t.Depth++
	}
	x, err = o.Call(&t.Ctx, fn, args, nil)
	if lay.minor < 12 {
		t.Depth--
	}
	t.hold()
	if err == nil {
		same := word(f, offLRUMisses) == misses && word(word(f, offLRUCache), offDictUsed) == used // nothing was kept meanwhile
		err = t.storeLRU(f, given[:n], x, same)
	}
	decref(f)
	return x, true, err
}

// findKept is where f keeps the result of these arguments. The key is one int or str, else their tuple, which here nobody else sees.
func (t *thread) findKept(f uintptr, args []o.Value) (slot uintptr, ok bool) {
	if len(args) == 1 && (args[0].IsInt() || args[0].Type() == &o.StrType) {
		return dictFind(word(f, offLRUCache), args[0])
	}
	if len(args) == 1 && args[0].Type() == &o.IntType { // past 64 bits it is the key itself too
		return 0, false
	}
	t.lruKey = o.Tuple{Obj: o.Obj{T: &o.TupleType}, V: append(t.lruKey.V[:0], args...)}
	key := t.lruKey.Value()
	o.SettleHash(&t.Ctx, key)
	slot, ok = dictFind(word(f, offLRUCache), key)
	clear(t.lruKey.V)
	return slot, ok
}

// storeLRU has f keep x, the miss being counted; absent: there is no such key.
func (t *thread) storeLRU(f uintptr, args []o.Value, x o.Value, absent bool) *o.Exc {
	a, err := t.toPy(x)
	if err != nil {
		return err
	}
	slot, ok := uintptr(0), true
	if !absent {
		slot, ok = t.findKept(f, args)
	}
	if ok && slot != 0 { // the function called itself so
		if int64(word(f, offLRUMost)) >= 0 {
			decref(a)
			return nil
		}
		key := args[0]
		if len(args) > 1 || !key.IsInt() && key.Type() != &o.StrType {
			key = o.NewTuple(append([]o.Value(nil), args...))
		}
		decref(a)
		return o.H.SetItem(&t.Ctx, t.foreign(word(f, offLRUCache)), key, x)
	}
	var objects [4]uintptr
	for i, v := range args {
		made, fine := nearObject(v)
		if !fine {
			if made, err = t.toPy(v); err != nil {
				decref(a)
				return err
			}
		}
		objects[i] = made
	}
	n := len(args)
	tuple := t.givenTuple(objects[:n])
	if tuple == 0 {
		decref(a)
		return o.Raise(&t.Ctx, &o.MemoryErrorType, "")
	}
	setWord(f, offLRUMisses, word(f, offLRUMisses)-1) // it counts itself
	if ok && !dropsFor(f) {
		if lruStore == 0 {
			lruStore = uintptr(C.gb_lru_store_address())
		}
		if r := quiet(lruStore, f, tuple, a); r != 0 {
			decref(r)
		}
	} else {
		C.gb_lru_store_openly(C.uintptr_t(f), C.uintptr_t(tuple), C.uintptr_t(a))
	}
	t.endTuple(tuple, n)
	t.Touched = true
	return nil
}

// dropsFor: f is full, and drops its oldest result for one more.
func dropsFor(f uintptr) bool {
	most := int64(word(f, offLRUMost))
	return most > 0 && int64(word(word(f, offLRUCache), offDictUsed)) >= most
}
