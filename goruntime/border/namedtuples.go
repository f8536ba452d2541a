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

// namedTuple says how many arguments become the items of a class's objects.
type namedTuple struct {
	fields    int // 0: the class does more, or is no named tuple
	new, code uintptr
}

var namedTuples byClass[namedTuple]

// nearNamedTuple is class(args); a zero Value leaves it to the API.
func (t *thread) nearNamedTuple(class uintptr, args []o.Value) o.Value {
	if class == 0 || typeOf(class) != tyType || typeFlags(class)&(flagTuple|flagHeap) != flagTuple|flagHeap || !leaf.Available {
		return o.Value{}
	}
	known := namedTuples.of(class, t.readNamedTuple)
	n := known.fields
	if n == 0 || n != len(args) || word(known.new, offFuncCode) != known.code || word(class, offTypeAlloc) != word(o.ObjectType.Py, offTypeAlloc) {
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
func (t *thread) readNamedTuple(class uintptr) (none namedTuple) {
	v, err := t.helped(helper.fieldsMade, class)
	if err != nil || !v.IsInt() || v.Int() == 0 {
		return none
	}
	static := uintptr(C.gb_type_lookup(C.uintptr_t(class), C.uintptr_t(t.name("__new__"))))
	if static == 0 || typeOf(static) != tyStaticMethod {
		return none
	}
	new := word(static, offWrapped)
	if typeOf(new) != tyFunction {
		return none
	}
	return namedTuple{int(v.Int()), new, word(new, offFuncCode)}
}
