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
		if pyText(a) != s || refcount(a) != 1 || int64(word(a, offStrHash)) != -1 {
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
	if cstring(word(tyFloat, offTypeName)) != "float" || word(tyBool, offTypeBase) != tyLong || !isSubtype(tyBool, tyLong) || isSubtype(tyFloat, tyLong) || typeFlags(tyType)&flagType == 0 {
		return "the layout of type is not as expected"
	}
	return ""
}

// checkTables compares look-ups in genuine tables with what was put there.
func (t *thread) checkTables() string {
	const bad = "the layout of dict is not as expected"
	d, err := t.object(C.OP_DICT, 0)
	if err != nil {
		return bad
	}
	defer decref(d)
	put := func(key o.Value, n int64) bool {
		var w C.W
		if t.wire(key, &w) != nil {
			return false
		}
		_, err := t.opWords(C.OP_SETITEM, 0, obj(d), w, C.W{k: C.W_INT, n: C.uint64_t(n)})
		return err == nil
	}
	finds := func(key o.Value, n int64) bool {
		slot, ok := dictFind(d, key)
		if n < 0 {
			return ok && slot == 0
		}
		if !ok || slot == 0 {
			return false
		}
		i, short := shortInt(word(slot, 0))
		return short && i == n
	}
	text := func(i int64) o.Value { return o.StrFromGo(fmt.Sprint("key", i)) }
	for _, key := range []func(int64) o.Value{text, func(i int64) o.Value { return o.Int(i * 1000003) }} {
		for i := range int64(40) {
			if !put(key(i), i+1000) {
				return bad
			}
		}
		for i := range int64(40) {
			if !finds(key(i), i+1000) || !finds(key(i+40), -1) {
				return bad
			}
		}
	}
	if nearLen(d) != 80 {
		return bad
	}
	set, err := t.object(C.OP_CALL, 1, obj(tySet), obj(d))
	if err != nil {
		return bad
	}
	defer decref(set)
	for i := range int64(40) {
		if slot, ok := setFind(set, text(i)); !ok || slot == 0 {
			return "the layout of set is not as expected"
		}
		if slot, ok := setFind(set, text(i+40)); !ok || slot != 0 {
			return "the layout of set is not as expected"
		}
	}
	return ""
}

// checkAttributes compares attributes read in place with what the API stored,
// in an object's table of values, in its dict and in its class.
func (t *thread) checkAttributes() bool {
	text := func(s string) C.W { return own(strToPy(o.StrFromGo(s))) }
	number := func(n int64) C.W { return C.W{k: C.W_INT, n: C.uint64_t(n)} }
	space, err := t.object(C.OP_DICT, 0)
	if err != nil {
		return false
	}
	bases, err := t.object(C.OP_TUPLE, 0)
	if err != nil {
		return false
	}
	class, err := t.object(C.OP_CALL, 3, obj(tyType), text("Probe"), own(bases), own(space))
	if err != nil {
		return false
	}
	defer decref(class)
	subtypeDealloc = word(class, offTypeDealloc)
	var objects [3]uintptr
	for i := range objects {
		a, err := t.object(C.OP_CALL, 0, obj(class))
		if err != nil {
			return false
		}
		defer decref(a)
		objects[i] = a
	}
	for i, a := range objects {
		for _, name := range []string{"alpha", "beta"} {
			if t.setAttr(a, name, o.Int(int64(i*100+len(name)))) != nil {
				return false
			}
		}
	}
	d, err := t.object(C.OP_GETATTR, 0, obj(objects[1]), obj(t.name("__dict__")))
	if err != nil {
		return false
	}
	defer decref(d)
	if _, err := t.opWords(C.OP_SETITEM, 0, obj(d), text("gamma"), number(7)); err != nil {
		return false
	}
	if t.setAttr(class, "delta", o.Int(9)) != nil {
		return false
	}
	nearAttrs = true
	for i, a := range objects {
		is := func(name string, n int64) bool {
			v := t.nearAttr(a, name)
			return v.P != nil && v.IsInt() && v.Int() == n
		}
		if !is("alpha", int64(i*100+5)) || !is("beta", int64(i*100+4)) || !is("delta", 9) || is("gamma", 7) != (i == 1) {
			return false
		}
	}
	return true
}

func (host) IsPlainClass(v o.Value) bool {
	a := (*o.Foreign)(v.P).Py
	return a != 0 && typeOf(a) == tyType
}
