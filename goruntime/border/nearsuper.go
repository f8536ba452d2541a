package border

/*
#include "classattr.h"
#include "module.h"
#include "wire.h"
*/
import "C"

import (
	"unsafe"

	o "goruntime/object"
)

// nearSuperCache remembers which compiled function super().name() calls, by the
// classes of the object and of the method. GIL guarded; val is borrowed from a
// class that the object's class of this version inherits from.
var nearSuperCache [256]struct {
	class, after uintptr
	name         *byte
	n            int
	version      uint32
	fn           *o.Func
	val, code    uintptr
}

// SuperMethod is the compiled function that super(after, self).name calls with
// self, where both are CPython's; nil where CPython has to be asked.
func (host) SuperMethod(c *o.Ctx, after, self o.Value, name string) *o.Func {
	t := of(c)
	a, k := t.near(self), t.near(after)
	if a == 0 || k == 0 || !nearAttrs || name == "__class__" {
		return nil
	}
	class, at := typeOf(a), unsafe.StringData(name)
	e := &nearSuperCache[(o.MixAddress(class)^k>>4^o.NamePlace(name))%uintptr(len(nearSuperCache))]
	if e.class != class || e.after != k || e.name != at || e.n != len(name) || e.version != versionOf(class) || e.version == 0 {
		e.fn, e.val, e.code = nil, 0, 0
		if x := t.inherited(class, k, name); x != 0 && typeOf(x) == tyFunction {
			e.fn, e.val, e.code = plainFrom(x), x, word(x, offFuncCode)
		}
		e.class, e.after, e.name, e.n, e.version = class, k, at, len(name), versionOf(class)
	}
	if e.fn == nil || word(e.val, offFuncCode) != e.code || e.fn.Py != e.val {
		return nil
	}
	return e.fn
}

// inherited is what the classes that follow one in the MRO of class hold under
// a name, borrowed; 0 for nothing, or where that is not for us to tell.
func (t *thread) inherited(class, after uintptr, name string) uintptr {
	if typeFlags(class)&flagType != 0 {
		return 0
	}
	key := C.uintptr_t(t.name(name))
	C.gb_type_lookup(C.uintptr_t(class), key) // gives the class a version
	mro, found := word(class, offTypeMRO), false
	for i := uintptr(0); i < word(mro, offSize); i++ {
		k := word(mro, offTupleItems+8*i)
		if !found {
			found = k == after
			continue
		}
		dict := word(k, offTypeDict)
		if dict == 0 { // a static class keeps it elsewhere (3.12+)
			return 0
		}
		var x C.uintptr_t
		if C.gb_dict_get(C.uintptr_t(dict), key, &x) != 0 {
			return uintptr(x)
		}
	}
	return 0
}

func (t *thread) superAttr(class, self o.Value, name string) (uintptr, *o.Exc) {
	s, err := t.callHelper(tySuper, class, self)
	if err != nil {
		return 0, err
	}
	return t.object(C.OP_GETATTR, 0, own(s), obj(t.name(name)))
}

// SuperAttr is super(class, self).name.
func (host) SuperAttr(c *o.Ctx, class, self o.Value, name string) (o.Value, *o.Exc) {
	t := of(c)
	a, err := t.superAttr(class, self, name)
	if err != nil {
		return o.Value{}, err
	}
	return t.fromOwned(a), nil
}

// SuperCall is super(class, self).name(*args).
func (host) SuperCall(c *o.Ctx, class, self o.Value, name string, args []o.Value, names []string) (o.Value, *o.Exc) {
	t := of(c)
	if name == "__new__" && len(names) == 0 && len(args) > 0 && args[0] == self {
		if x := t.nearNew(t.newAfter(t.near(self), t.near(class)), args); x.P != nil {
			return x, nil
		}
	}
	a, err := t.superAttr(class, self, name)
	if err != nil {
		return o.Value{}, err
	}
	if typeOf(a) == tyMethod && typeOf(word(a, offMethodFunc)) == tyFunction && word(a, offMethodOf) == (*o.Obj)(self.P).Py {
		if fn := plainFrom(word(a, offMethodFunc)); fn != nil {
			decref(a)
			return o.CallAlone(c, fn, self, args, names)
		}
	}
	f := t.newForeign(a)
	x, err := o.Call(c, f, args, names)
	o.GiveBack(c, (*o.Foreign)(f.P))
	return x, err
}
