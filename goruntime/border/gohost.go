//go:build gobind

package border

/*
#include "gobind.h"
#include "module.h"
#include <stdlib.h>
#include "thread.h"
#include "wire.h"
*/
import "C"

import (
	"runtime"
	"unsafe"

	"goruntime/gobind"
	o "goruntime/object"
)

// goHost implements gobind.Host.
type goHost struct{}

var _ gobind.Host = goHost{}

// Leave gives the GIL up for a Go call. Other than save it does not count the
// thread as one that runs compiled code, for Go code never polls; compiled code
// that runs without the GIL stops counting for the time of the call.
func (goHost) Leave(c *o.Ctx) {
	t := of(c)
	t.golang.outside++
	if t.GIL {
		t.lose()
	} else {
		t.rec.nogil = 0
	}
}

func (goHost) Back(c *o.Ctx, had bool) {
	t := of(c)
	t.golang.outside--
	if had {
		t.regain()
	} else {
		C.gb_stand_by(t.rec)
	}
}

func (t *thread) lose() {
	t.rec.active--
	t.GIL = false
	t.TState = uintptr(C.gb_save())
}

func (t *thread) regain() {
	if C.gb_closing != 0 {
		C.gb_park_forever()
	}
	C.gb_restore(C.uintptr_t(t.TState))
	t.GIL = true
	t.rec.active++
	if len(modules) > 0 {
		t.lookAtModules()
	}
}

func (goHost) Stranded() bool { return stranded.Load() }

func (goHost) IsMain(c *o.Ctx) bool { return of(c).main }

func (h goHost) Signals(c *o.Ctx) (err *o.Exc) {
	h.within(of(c), func(*o.Ctx, bool) {
		if C.gb_check_signals() != 0 {
			err = of(c).pending()
		}
	})
	return
}

// Attach runs f with the GIL: on the thread of a call from Python that led
// here, or on whatever thread this goroutine is on.
func (h goHost) Attach(f func(c *o.Ctx, caught bool)) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if rec := (*C.Thread)(ptr(uintptr(C.gb_thread_self()))); rec != nil {
		t := (*thread)(ptr(uintptr(rec.ctx)))
		if rec.active > 0 || t.golang.outside > 0 {
			h.within(t, f)
			return
		}
	}
	guarded := C.gb_go_guarded() != 0
	state := C.gb_go_ensure()
	t := enterInit()
	s := t.enter()
	defer func() {
		t.Handled, t.outer = s.handled, s.outer
		t.drain()
		C.gb_leave(t.rec)
		t.GIL = false
		C.gb_go_release(state)
	}()
	f(&t.Ctx, guarded)
}

// within is Attach below a call from Python or from compiled code.
func (goHost) within(t *thread, f func(c *o.Ctx, caught bool)) {
	had, handled, outer := t.GIL, t.Handled, t.outer
	if !had {
		t.regain()
	}
	t.Handled, t.outer = nil, nil
	defer func() {
		t.Handled, t.outer = handled, outer
		if had {
			return
		}
		if t.GIL {
			t.lose()
		} else {
			t.rec.active--
		}
		t.rec.nogil = 0
	}()
	f(&t.Ctx, true)
}

// Guard marks the thread while f runs: a panic below it is caught.
func (goHost) Guard(f func()) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	C.gb_go_guard(1)
	defer C.gb_go_guard(0)
	f()
}

func (goHost) Unwrap(v o.Value) *gobind.Object {
	a := (*o.Obj)(v.P).Py
	if a == 0 || !isGoObject(typeOf(a)) {
		return nil
	}
	return (*gobind.Object)(ptr(uintptr(C.gb_go_object_go(C.uintptr_t(a)))))
}

func (goHost) Function(v o.Value) *gobind.Fn {
	if v.Type() != &o.ForeignType {
		return nil
	}
	a := (*o.Obj)(v.P).Py
	if typeOf(a) != golang.function {
		return nil
	}
	return (*gobind.Fn)(ptr(uintptr(C.gb_go_function_go(C.uintptr_t(a)))))
}

func (goHost) Member(c *o.Ctx, module o.Value, name string) (o.Value, bool) {
	t := of(c)
	if module.Type() != &o.ForeignType {
		return o.Value{}, false
	}
	t.hold()
	py := (*o.Foreign)(module.P).Py
	ty := typeOf(py)
	for ty != 0 && ty != tyModule {
		ty = word(ty, offTypeBase)
	}
	if ty == 0 {
		return o.Value{}, false
	}
	v, err := o.H.GetAttr(c, module, name)
	if err != nil {
		return o.Value{}, false
	}
	use(uintptr(C.gb_module_dict(C.uintptr_t(py))))
	return v, true
}

// usedModules are the modules whose members compiled code relies on.
var usedModules []usedModule

type usedModule struct{ dict, tag uintptr }

func use(dict uintptr) {
	for _, w := range usedModules {
		if w.dict == dict {
			return
		}
	}
	incref(dict)
	usedModules = append(usedModules, usedModule{dict, dictTag(dict)})
}

func lookAtUsed() {
	for i := range usedModules {
		if w := &usedModules[i]; dictTag(w.dict) != w.tag {
			w.tag = dictTag(w.dict)
			gobind.Generation.Add(1)
		}
	}
}

func (goHost) ClassOf(v o.Value) *gobind.Class {
	if v.Type() != &o.ForeignType {
		return nil
	}
	ty := typeOf((*o.Obj)(v.P).Py)
	if typeFlags(ty)&flagHeap == 0 {
		return nil
	}
	return goClassFrom(ty)
}

func goClassFrom(ty uintptr) *gobind.Class {
	for ; ty != 0 && len(golang.classes) > 0; ty = word(ty, offTypeBase) {
		if k := golang.classes[ty]; k != nil {
			return k
		}
	}
	return nil
}

func (goHost) NewFunction(c *o.Ctx, f *gobind.Fn) (o.Value, *o.Exc) {
	t := of(c)
	t.hold()
	a, err := t.goFunction(f)
	if err != nil {
		return o.Value{}, err
	}
	return t.fromOwned(a), nil
}

const bufferWritable = 1

func (goHost) Buffer(c *o.Ctx, v o.Value, writable bool) ([]byte, func(), bool) {
	if v.Type() != &o.ForeignType {
		return nil, nil, false
	}
	t := of(c)
	t.hold()
	// C's own memory: CPython keeps a pointer to it until it is released
	b := (*C.Buffer)(C.calloc(1, C.size_t(unsafe.Sizeof(C.Buffer{}))))
	flags := C.int(0)
	if writable {
		flags = bufferWritable
	}
	if C.gb_go_buffer(C.uintptr_t((*o.Obj)(v.P).Py), flags, b) == 0 {
		C.free(unsafe.Pointer(b))
		return nil, nil, false
	}
	data := unsafe.Slice((*byte)(b.buf), int(b.len))
	return data, func() {
		t.hold()
		C.gb_go_buffer_release(b)
		C.free(unsafe.Pointer(b))
		runtime.KeepAlive(v)
	}, true
}

func (goHost) Helper(c *o.Ctx, name string) (o.Value, *o.Exc) {
	t := of(c)
	t.hold()
	return t.opWords(C.OP_GETATTR, 0, obj(golang.helpers), obj(t.name(name)))
}
