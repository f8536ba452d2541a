package border

/*
#include "classattr.h"
*/
import "C"

import (
	"goruntime/leaf"
	o "goruntime/object"
)

// Objects of named tuples are made here: their __new__ is a Python function
// that only puts its arguments into a tuple.

const offWrapped = 16 // what a staticmethod wraps

// namedTuples says by class and version how many arguments become the items.
// GIL guarded.
var namedTuples [64]struct {
	class   uintptr
	version uint32
	fields  int // 0: the class does more, or is no named tuple
	new     uintptr
	code    uintptr
}

// nearNamedTuple is class(args); a zero Value leaves it to the API.
func (t *thread) nearNamedTuple(class uintptr, args []o.Value) o.Value {
	if class == 0 || typeOf(class) != tyType || typeFlags(class)&(flagTuple|flagHeap) != flagTuple|flagHeap || !leaf.Available {
		return o.Value{}
	}
	e := &namedTuples[class>>4%uintptr(len(namedTuples))]
	if e.class != class || e.version != versionOf(class) {
		fields, new := t.readNamedTuple(class)
		e.class, e.version, e.fields, e.new = class, versionOf(class), fields, new
		if fields > 0 {
			e.code = word(new, offFuncCode)
		}
	}
	n := e.fields
	if n == 0 || e.version == 0 || n != len(args) || word(e.new, offFuncCode) != e.code || word(class, offTypeAlloc) != word(o.ObjectType.Py, offTypeAlloc) {
		return o.Value{}
	}
	a := quiet(word(class, offTypeAlloc), class, uintptr(n), 0)
	if a == 0 {
		return o.Value{}
	}
	for i, v := range args {
		x, ok := nearObject(v)
		if !ok {
			decref(a)
			return o.Value{}
		}
		*(*uintptr)(ptr(a + offTupleItems + 8*uintptr(i))) = x
	}
	t.Touched = true
	return t.fromOwned(a)
}

// readNamedTuple asks bridge.py; the function is borrowed from the class.
func (t *thread) readNamedTuple(class uintptr) (fields int, new uintptr) {
	v, err := t.helped(helper.fieldsMade, class)
	if err != nil || !v.IsInt() || v.Int() == 0 {
		return 0, 0
	}
	static := uintptr(C.gb_type_lookup(C.uintptr_t(class), C.uintptr_t(t.name("__new__"))))
	if static == 0 || typeOf(static) != tyStaticMethod {
		return 0, 0
	}
	if new = word(static, offWrapped); typeOf(new) != tyFunction {
		return 0, 0
	}
	return int(v.Int()), new
}
