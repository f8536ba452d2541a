package border

/*
#include "wire.h"
*/
import "C"

import (
	"goruntime/leaf"
	o "goruntime/object"
)

// nearCall is a.name(args) for the methods that loops are full of; a zero Value
// leaves it to the API.
func (t *thread) nearCall(a uintptr, v o.Value, name string, args []o.Value) o.Value {
	switch typeOf(a) {
	case tyList:
		switch {
		case name == "append" && len(args) == 1:
			return t.nearAppend(a, args[0])
		case name == "pop" && len(args) == 0:
			return t.nearPop(a)
		}
	case tyDict:
		return t.nearDictCall(a, name, args)
	case tySet:
		if name == "add" && len(args) == 1 {
			return t.nearAdd(a, args[0])
		}
		return t.nearSetCall(v, name, args)
	case tyFrozenSet:
		return t.nearSetCall(v, name, args)
	case tyByteArray, tyMemoryView, o.Genuine.Array:
		if x := o.BufferCall(&t.Ctx, v, name, args); x.P != nil {
			t.Touched = true
			return x
		}
	}
	return o.Value{}
}

func (t *thread) nearDictCall(d uintptr, name string, args []o.Value) o.Value {
	if len(args) == 0 {
		if name == "copy" && word(d, offDictUsed) > quietMost {
			return o.Value{}
		}
		if method := viewMakers[name]; method != 0 {
			if view := quiet(method, d, 0, 0); view != 0 {
				t.Touched = true
				return t.fromOwned(view)
			}
		}
		return o.Value{}
	}
	if len(args) > 2 || name != "get" && name != "setdefault" && name != "pop" {
		return o.Value{}
	}
	slot, ok := dictFind(d, args[0])
	switch {
	case !ok:
		return o.Value{}
	case slot == 0 && name == "setdefault":
		val := o.None
		if len(args) == 2 {
			val = args[1]
		}
		if t.nearDictSet(d, args[0], val) {
			return val
		}
	case slot == 0 && len(args) == 2:
		t.Touched = true
		return args[1]
	case slot == 0 && name == "get":
		t.Touched = true
		return o.None
	case slot == 0:
	case name == "pop":
		return t.nearDictPop(d, word(slot, 0), args[0])
	default:
		return t.nearFrom(word(slot, 0))
	}
	return o.Value{}
}

// nearDictPop takes a key out of a dict that has it, with the value at x.
func (t *thread) nearDictPop(d, x uintptr, key o.Value) o.Value {
	k, ok := nearObject(key)
	if !ok {
		return o.Value{}
	}
	incref(x)
	gone := t.nearDictDel(d, k)
	decref(k)
	if !gone {
		decref(x)
		return o.Value{}
	}
	return t.fromOwned(x)
}

// nearDictDel deletes a key that is there and whose value ends quietly, if at all.
func (t *thread) nearDictDel(d, k uintptr) bool {
	if !leaf.Available || dictWatched(d) || int32(leaf.Call(nearC.dictDel, d, k, 0, 0, 0)) != 0 {
		return false
	}
	t.Touched = true
	t.foreignRan()
	return true
}

// viewMakers are the functions behind dict's methods without arguments that
// make an object.
var viewMakers = map[string]uintptr{}

// quietMost is how much may be copied at once: Go's collector waits meanwhile.
const quietMost = 1 << 12

const (
	offDescrMethod = 40 // d_method of a method descriptor
	offMethFunc    = 8  // ml_meth
)

func (t *thread) bindViews() *o.Exc {
	for _, name := range []string{"keys", "values", "items", "copy"} {
		m, err := t.object(C.OP_GETATTR, 0, obj(tyDict), obj(t.name(name)))
		if err != nil {
			return err
		}
		viewMakers[name] = word(word(m, offDescrMethod), offMethFunc)
		decref(m)
	}
	return nil
}
