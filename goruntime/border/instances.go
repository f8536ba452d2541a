package border

/*
#include "instance.h"
#include "wire.h"
*/
import "C"

import (
	"runtime"
	"unsafe"

	o "goruntime/object"
)

const offInstanceGo = 16

// instanceFrom finds the native instance behind an object of class ty.
func instanceFrom(a, ty uintptr) unsafe.Pointer {
	if typeFlags(ty)&flagHeap == 0 {
		return nil
	}
	if k := classByPy[ty]; k == nil || k.Layout == nil || k.Exception {
		return nil
	}
	return ptr(word(a, offInstanceGo))
}

// instanceToPy returns the wrapper of a native instance, made when first needed.
func (t *thread) instanceToPy(v o.Value) (uintptr, *o.Exc) {
	h := (*o.Obj)(v.P)
	if h.Py == 0 {
		class, err := t.classToPy(h.T)
		if err != nil {
			return 0, err
		}
		a := uintptr(C.gb_instance_wrap(C.uintptr_t(class), C.uintptr_t(uintptr(v.P)), C.int64_t(keep(v.P))))
		decref(class)
		h.Py = a
		return a, nil
	}
	incref(h.Py)
	return h.Py, nil
}

// gbInstanceNew makes the native part of an object of a compiled class; an
// interpreted subclass has none.
//
//export gbInstanceNew
func gbInstanceNew(ctx, class, wrapper, slot uintptr) uintptr {
	k := classByPy[class]
	if k == nil || k.Layout == nil || k.Exception {
		return 0
	}
	in := o.NewInstance(k)
	in.Py = wrapper
	*(*int64)(ptr(slot)) = keep(unsafe.Pointer(in))
	return uintptr(unsafe.Pointer(in))
}

// gbInstanceWeaken lets a wrapper with weak references live as long as its
// native instance.
//
//export gbInstanceWeaken
func gbInstanceWeaken(in, wrapper uintptr) {
	runtime.SetFinalizer((*o.Instance)(ptr(in)), func(in *o.Instance) {
		queue.Lock()
		queue.revived = append(queue.revived, in)
		queue.count()
		queue.Unlock()
	})
}

// settleRevived ends or renews the life of wrappers whose native instance Go
// found unused.
func settleRevived(list []*o.Instance) {
	for _, in := range list {
		w := in.Py
		if refcount(w) > 1 {
			C.gb_instance_weak(C.uintptr_t(w), 0, C.int64_t(keep(unsafe.Pointer(in))))
		} else {
			C.gb_instance_forget(C.uintptr_t(w))
		}
	}
}

//export gbInstanceGet
func gbInstanceGet(ctx, in, name, out uintptr) (bad C.int) {
	t := (*thread)(ptr(ctx))
	w := (*C.W)(ptr(out))
	w.k = C.W_NIL
	bad = 1
	defer t.barrier(t.enter())
	v, err := o.InstanceAttr(&t.Ctx, (*o.Instance)(ptr(in)), pyText(name))
	if !t.GIL {
		t.restore()
	}
	if err == nil && v.P != nil {
		err = t.answer(v, w)
	}
	if err != nil {
		t.raise(err, nil)
		return 1
	}
	return 0
}

//export gbInstanceSet
func gbInstanceSet(ctx, in, name, value uintptr) (bad C.int) {
	t := (*thread)(ptr(ctx))
	bad = -1
	defer t.barrier(t.enter())
	var v o.Value
	if value != 0 {
		v = t.fromPy(value)
	}
	err := o.SetInstanceAttr(&t.Ctx, (*o.Instance)(ptr(in)), pyText(name), v)
	if !t.GIL {
		t.restore()
	}
	if err != nil {
		t.raise(err, nil)
		return -1
	}
	return 0
}

//export gbInstanceDict
func gbInstanceDict(ctx, in uintptr) (a uintptr) {
	t := (*thread)(ptr(ctx))
	defer t.barrier(t.enter())
	v, err := o.GetAttr(&t.Ctx, o.Value{P: ptr(in)}, "__dict__")
	if err == nil {
		a, err = t.toPy(v)
	}
	if err != nil {
		t.raise(err, nil)
		return 0
	}
	return a
}

//export gbInstanceSetDict
func gbInstanceSetDict(ctx, in, dict uintptr) (bad C.int) {
	t := (*thread)(ptr(ctx))
	bad = -1
	defer t.barrier(t.enter())
	d := o.NewDict()
	incref(dict)
	d.MoveTo(dict)
	runtime.AddCleanup(d, releaseContainer, dict)
	if err := o.SetAttr(&t.Ctx, o.Value{P: ptr(in)}, "__dict__", d.Value()); err != nil {
		t.raise(err, nil)
		return -1
	}
	return 0
}

// gbInstanceState is __getstate__: the attributes as a dict, None without any,
// and a pair with the values of __slots__ where the class has some.
//
//export gbInstanceState
func gbInstanceState(ctx, in uintptr) (a uintptr) {
	t := (*thread)(ptr(ctx))
	defer t.barrier(t.enter())
	names, vals, members, err := o.InstanceState(&t.Ctx, (*o.Instance)(ptr(in)))
	if err == nil {
		a, err = t.stateToPy(names, vals, members)
	}
	if err != nil {
		t.raise(err, nil)
		return 0
	}
	return a
}

func (t *thread) stateToPy(names []string, vals []o.Value, members int) (uintptr, *o.Exc) {
	dict := func(names []string, vals []o.Value) (o.Value, *o.Exc) {
		if len(names) == 0 {
			return o.None, nil
		}
		d := o.NewDict()
		for i, name := range names {
			if err := o.DictSet(&t.Ctx, d, o.StrFromGo(name), vals[i]); err != nil {
				return o.Value{}, err
			}
		}
		return d.Value(), nil
	}
	own, err := dict(names[members:], vals[members:])
	if err != nil {
		return 0, err
	}
	if members == 0 {
		return t.toPy(own)
	}
	slots, err := dict(names[:members], vals[:members])
	if err != nil {
		return 0, err
	}
	return t.toPy(o.NewTuple([]o.Value{own, slots}))
}
