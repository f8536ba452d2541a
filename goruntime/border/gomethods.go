//go:build gobind

package border

/*
#include "gobind.h"
*/
import "C"

import (
	"runtime"

	"goruntime/gobind"
	o "goruntime/object"
)

// Methods of Go objects that compiled code calls: CPython would look the method
// up in the class and come straight back.

const offGoObject = 16 // in a GoObject (gobind.c), the *gobind.Object

type goMethodKey struct {
	class uintptr
	name  string
}

// goMethod is what the name means while the class has this version; fn is nil
// where CPython has to be asked.
type goMethod struct {
	version uint32
	fn      *gobind.Fn
}

const maxGoMethods = 1 << 12

// goMethods is guarded by the GIL.
var goMethods = map[goMethodKey]goMethod{}

// goMethod finds a method that only the class of Go object a can have.
func (t *thread) goMethod(a uintptr, name string) *gobind.Fn {
	ty := typeOf(a)
	if !isGoObject(ty) {
		return nil
	}
	key := goMethodKey{ty, name}
	m, ok := goMethods[key]
	if !ok || m.version != versionOf(ty) || m.version == 0 {
		m.fn = (*gobind.Fn)(ptr(uintptr(C.gb_go_method(C.uintptr_t(ty), C.uintptr_t(t.name(name))))))
		m.version = versionOf(ty)
		if len(goMethods) >= maxGoMethods {
			clear(goMethods)
		}
		goMethods[key] = m
	}
	return m.fn
}

// callGoMethod calls v.name(args) of a Go object; done is false where CPython
// has to.
func (t *thread) callGoMethod(v o.Value, name string, args []o.Value, names []string) (result o.Value, done bool, err *o.Exc) {
	a := (*o.Obj)(v.P).Py
	if golang.object == 0 || a == 0 || v.Type() != &o.ForeignType {
		return o.Value{}, false, nil
	}
	fn := t.goMethod(a, name)
	if fn == nil || word(a, offGoObject) == 0 {
		return o.Value{}, false, nil
	}
	all := t.PushArgs(1 + len(args))
	all[0] = o.Value{P: ptr(word(a, offGoObject))}
	copy(all[1:], args)
	result, err = fn.InvokeIn(t.goCall(), &t.Ctx, all, names)
	t.golang.calls--
	t.PopArgs(1 + len(args))
	runtime.KeepAlive(v.P)
	if err == nil {
		result, err = t.goResult(result)
	}
	return result, true, err
}

// goCall is a Call for the next call of a Go function on this thread.
func (t *thread) goCall() *gobind.Call {
	if t.golang.calls == len(t.golang.callStack) {
		t.golang.callStack = append(t.golang.callStack, new(gobind.Call))
	}
	t.golang.calls++
	return t.golang.callStack[t.golang.calls-1]
}
