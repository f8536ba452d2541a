//go:build gobind

package border

/*
#include "gobind.h"
#include "thread.h"
#include "wire.h"
*/
import "C"

import (
	"unsafe"

	"goruntime/gobind"
	o "goruntime/object"
)

// What bound Go packages need of CPython: the types of their callables and
// objects, and the module grumpy_hook.gopkg.helpers. GIL guarded.
var golang struct {
	object, function uintptr
	helpers          uintptr
	classes          map[uintptr]*gobind.Class
	functions        []*gobind.Fn // CPython holds them by address
}

// goThread is the part of a thread's context that calls of Go functions need.
type goThread struct {
	// outside counts the calls below which the thread is without the GIL.
	outside int
	// seen are views of str arguments; callStack has the calls under way, the
	// first `calls` of them in use.
	seen      [4]o.Str
	callStack []*gobind.Call
	calls     int
}

// grumpy_go_init prepares the image for its Go packages and returns the base
// class of Go objects.
//
//export grumpy_go_init
func grumpy_go_init(helpers uintptr) uintptr {
	t := enterInit()
	defer C.gb_leave(t.rec)
	defer t.barrier(t.enter())
	if golang.helpers == 0 {
		if bad := C.gb_go_init(); bad != nil {
			t.raiseText("cannot find " + C.GoString(bad))
			return 0
		}
		golang.object, golang.function = uintptr(C.gb_go_object_type()), uintptr(C.gb_go_function_type())
		golang.classes = map[uintptr]*gobind.Class{}
		incref(helpers)
		golang.helpers = helpers
		gobind.H = goHost{}
	}
	return known(true, golang.object, 0)
}

// grumpy_go_function returns a function of a package; those of package "" are
// what modules and classes are built with.
//
//export grumpy_go_function
func grumpy_go_function(path, name uintptr) uintptr {
	t := enterInit()
	defer C.gb_leave(t.rec)
	defer t.barrier(t.enter())
	f := gobind.Lookup(pyText(path), pyText(name))
	if f == nil {
		t.raiseText("the image has no Go function " + pyText(name))
		return 0
	}
	a, err := t.goFunction(f)
	if err != nil {
		t.raise(err, nil)
		return 0
	}
	return a
}

func (t *thread) goFunction(f *gobind.Fn) (uintptr, *o.Exc) {
	golang.functions = append(golang.functions, f)
	qualname := f.Name
	if f.Class != nil {
		qualname = f.Class.Name + "." + f.Name
	}
	return uintptr(C.gb_go_function(C.uintptr_t(uintptr(unsafe.Pointer(f))), C.uintptr_t(t.name(f.Name)), C.uintptr_t(t.name(qualname)))), nil
}

// gbGoCall is a call of a Go function from Python.
//
//export gbGoCall
func gbGoCall(ctx, fn, args uintptr, n C.size_t, kwnames, out uintptr) {
	t := (*thread)(ptr(ctx))
	f := (*gobind.Fn)(ptr(fn))
	w := (*C.W)(ptr(out))
	w.k = C.W_NIL
	defer t.barrier(t.enter())
	var names []string
	if kwnames != 0 {
		for i := range word(kwnames, offSize) {
			names = append(names, pyText(word(kwnames, offTupleItems+i*8)))
		}
	}
	total := int(n) + len(names)
	vals := t.PushArgs(total)
	for i := range vals {
		a := word(args, uintptr(i)*8)
		if f.Views && i < len(t.golang.seen) && typeOf(a) == tyStr {
			vals[i] = t.view(i, a)
		} else {
			vals[i] = t.goArg(a)
		}
	}
	v, err := f.InvokeIn(t.goCall(), &t.Ctx, vals, names)
	t.golang.calls--
	t.PopArgs(total)
	if err == nil {
		err = t.answer(v, w)
	}
	if err != nil {
		t.raise(err, nil)
	}
}

// view shows a str where CPython has it, for a call that keeps nothing. Such
// calls neither give the GIL up nor call back, so the views are never shared.
func (t *thread) view(i int, a uintptr) o.Value {
	data, kind, n, ascii, ok := units(a)
	if !ok || !ascii {
		return t.goArg(a)
	}
	s := &t.golang.seen[i]
	s.T, s.S, s.Kind, s.ASCII, s.Borrowed = &o.StrType, unsafe.String((*byte)(ptr(data)), n), kind, true, true
	return s.Value()
}

// seenFrom is the size from which bytes are looked at instead of copied.
const seenFrom = 1024

// goArg converts an argument; Go objects and large bytes stay what they are.
func (t *thread) goArg(a uintptr) o.Value {
	switch ty := typeOf(a); ty {
	case tyLong:
		if i, ok := shortInt(a); ok {
			return o.Int(i)
		}
	case tyStr, tyFloat, tyBool, tyTuple:
	case tyBytes:
		if word(a, offSize) >= seenFrom {
			incref(a)
			return t.newForeign(a)
		}
	default:
		if isGoObject(ty) {
			return o.Value{P: ptr(uintptr(C.gb_go_object_go(C.uintptr_t(a))))}
		}
	}
	return t.fromPy(a)
}

// isGoObject reports a class of Go objects or a subclass of one.
func isGoObject(ty uintptr) bool {
	if typeFlags(ty)&flagHeap == 0 || golang.object == 0 {
		return false
	}
	for ; ty != 0; ty = word(ty, offTypeBase) {
		if ty == golang.object {
			return true
		}
	}
	return false
}

// goToPy gives CPython a Go object, or an instance of a class of numbers or strings.
func (t *thread) goToPy(v o.Value) (uintptr, *o.Exc) {
	if v.Type() == &gobind.NamedType {
		n := (*gobind.Named)(v.P)
		class, err := t.goClass(n.Class)
		if err != nil {
			return 0, err
		}
		helper, err := t.goHelper("make_named")
		if err != nil {
			return 0, err
		}
		return t.callHelper(helper, t.foreign(class), n.V)
	}
	x := (*gobind.Object)(v.P)
	if x.Py == 0 {
		class, err := t.goClass(x.Class)
		if err != nil {
			return 0, err
		}
		x.Py = uintptr(C.gb_go_wrap(C.uintptr_t(class), C.uintptr_t(uintptr(v.P)), C.int64_t(keep(v.P))))
		return x.Py, nil
	}
	incref(x.Py)
	return x.Py, nil
}

// goClass is the Python class of a Go type, borrowed: it lives for ever.
func (t *thread) goClass(k *gobind.Class) (uintptr, *o.Exc) {
	if k.Py == 0 {
		helper, err := t.goHelper("make_class")
		if err != nil {
			return 0, err
		}
		a, err := t.callHelper(helper, t.foreign(golang.object), o.Int(int64(k.ID)))
		if err != nil {
			return 0, err
		}
		k.Py = a
		golang.classes[a] = k
	}
	return k.Py, nil
}

func (t *thread) goHelper(name string) (uintptr, *o.Exc) {
	return t.object(C.OP_GETATTR, 0, obj(golang.helpers), obj(t.name(name)))
}

//export gbGoKeep
func gbGoKeep(object uintptr) int64 { return keep(ptr(object)) }

// gbGoHelper answers inspect.signature for a Go function.
//
//export gbGoHelper
func gbGoHelper(function uintptr) (a uintptr) {
	t := enterInit()
	defer C.gb_leave(t.rec)
	defer t.barrier(t.enter())
	helper, err := t.goHelper("signature")
	if err == nil {
		a, err = t.callHelper(helper, t.foreign(function))
	}
	if err != nil {
		t.raise(err, nil)
		return 0
	}
	return a
}

// isGoFunction reports a foreign object that is a Go function of this image.
func isGoFunction(f o.Value) bool {
	return golang.function != 0 && f.Type() == &o.ForeignType && typeOf((*o.Obj)(f.P).Py) == golang.function
}

// isGoValue reports a value on its way out of package gobind.
func isGoValue(v o.Value) bool {
	return v.Type() == &gobind.ObjectType || v.Type() == &gobind.NamedType
}

// callGo is a call of a Go function from compiled code: nothing of CPython's is
// in between.
func (t *thread) callGo(f o.Value, args []o.Value, names []string) (o.Value, *o.Exc) {
	v, err := goHost{}.Function(f).InvokeIn(t.goCall(), &t.Ctx, args, names)
	t.golang.calls--
	if err != nil {
		return v, err
	}
	return t.goResult(v)
}

// goResult is the result of a Go function for compiled code: what that has no
// types for crosses.
func (t *thread) goResult(v o.Value) (o.Value, *o.Exc) {
	switch v.Type() {
	case &o.IntType, &o.FloatType, &o.BoolType, &o.NoneType, &o.StrType, &o.BytesType, &o.ComplexType, &o.ForeignType:
		return v, nil
	}
	a, err := t.toPy(v)
	if err != nil {
		return o.Value{}, err
	}
	return t.fromOwned(a), nil
}
