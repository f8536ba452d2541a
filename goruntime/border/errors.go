package border

/*
#include "thread.h"
#include "wire.h"
*/
import "C"

import (
	"runtime"
	"unsafe"

	"goruntime/leaf"
	o "goruntime/object"
)

// excFromPy wraps a CPython exception, whose reference it takes.
func (t *thread) excFromPy(a uintptr) *o.Exc {
	e := &o.Exc{Obj: o.Obj{T: nearestClass(typeOf(a)), Py: a}, Chained: true}
	keepException(e, a)
	return e
}

// raised is excFromPy for the error of an operation, to which nothing in Go refers yet.
func (t *thread) raised(a uintptr) *o.Exc {
	e := t.excFromPy(a)
	e.Fresh = true
	return e
}

// excTwin owns a reference to the genuine exception of an Exc. Most exceptions are
// soon dealt with, and a finalizer costs more than all else: those that were given
// back are used again.
type excTwin struct {
	a    uintptr
	next *excTwin
}

// spareTwins are those without an exception. GIL guarded.
var spareTwins *excTwin

// keepException lets e own a reference to its twin. The GIL is held.
func keepException(e *o.Exc, a uintptr) {
	w := spareTwins
	if w != nil {
		spareTwins, w.next = w.next, nil
	} else {
		owe(owedException)
		w = new(excTwin)
		runtime.SetFinalizer(w, releaseTwin)
	}
	w.a = a
	e.Twin = unsafe.Pointer(w)
}

func releaseTwin(w *excTwin) {
	if w.a != 0 {
		release(w.a)
	}
	repay(owedException)
}

// EndException gives the genuine exception back. The caller knows that nothing in Go refers to e any more.
func (host) EndException(c *o.Ctx, e *o.Exc) {
	t := of(c)
	t.hold()
	w := (*excTwin)(e.Twin)
	a := w.a
	e.Py, e.Twin = 0, nil
	w.a, w.next, spareTwins = 0, spareTwins, w
	decref(a)
	t.foreignRan()
}

// excToPy returns a new reference to the genuine exception, with the frames
// that were passed since the last crossing.
func (t *thread) excToPy(e *o.Exc) (uintptr, *o.Exc) {
	t.hold()
	// the operations that make the twin must not mirror e, or it gets two
	handled := t.Handled
	t.Handled = nil
	defer func() { t.Handled = handled }()
	if e.Py == 0 {
		if err := t.makeExc(e); err != nil {
			return 0, err
		}
	}
	t.addFrames(e)
	incref(e.Py)
	return e.Py, nil
}

func (t *thread) makeExc(e *o.Exc) *o.Exc {
	a, err := t.callClass(e)
	if err != nil {
		return err
	}
	e.Py = a
	keepException(e, a)
	if e.Attrs != nil {
		if err := t.giveAttrs(e); err != nil {
			return err
		}
	}
	if e.Members != nil {
		if err := t.setMembers(e); err != nil {
			return err
		}
	}
	if m := e.More; m != nil {
		for _, x := range []struct {
			name string
			v    o.Value
		}{{"name", m.Name}, {"obj", m.Obj}, {"path", m.Path}, {"name_from", m.From}} {
			if x.v.P != nil {
				if err := t.setPlain(a, x.name, x.v); err != nil {
					return err
				}
			}
		}
		if m.Value.P != nil {
			name := "value"
			if e.T.Subclass(&o.SystemExitType) {
				name = "code"
			}
			if err := t.setPlain(a, name, m.Value); err != nil {
				return err
			}
		}
	}
	if e.Notes != nil {
		if err := t.setPlain(a, "__notes__", e.Notes.Value()); err != nil {
			return err
		}
	}
	if e.Context != nil {
		if err := t.setPlain(a, "__context__", e.Context.Value()); err != nil {
			return err
		}
	}
	if e.Cause.P != nil {
		if err := t.setPlain(a, "__cause__", e.Cause); err != nil {
			return err
		}
	}
	if e.Suppress != (e.Cause.P != nil) { // which the assignment of a cause says
		return t.setPlain(a, "__suppress_context__", o.Bool(e.Suppress))
	}
	return nil
}

// CallExit passes through CPython even where what it calls is compiled, which gets an exception of its own.
func (host) CallExit(c *o.Ctx, exit, self o.Value, e *o.Exc) (o.Value, *o.Exc) {
	t := of(c)
	a, err := t.excToPy(e)
	if err != nil {
		return o.Value{}, err
	}
	class, tb := t.foreign(typeOf(a)), t.nearAttr(a, "__traceback__")
	if tb.P == nil {
		if tb, err = t.opWords(C.OP_GETATTR, 0, obj(a), obj(t.name("__traceback__"))); err != nil {
			decref(a)
			return o.Value{}, err
		}
	}
	args := [4]o.Value{self, class, e.Passing(), tb}
	given := args[:]
	if self.P == nil {
		given = args[1:]
	}
	x, err := t.vectorcall(C.OP_CALL, len(given), nil, 0, exit, given)
	for _, v := range [2]o.Value{class, tb} {
		if o.IsForeign(v) {
			o.GiveBack(c, (*o.Foreign)(v.P))
		}
	}
	decref(a)
	return x, err
}

// giveAttrs gives the twin of e its attributes: the very dict, where somebody has seen it.
func (t *thread) giveAttrs(e *o.Exc) *o.Exc {
	place := e.Py + word(typeOf(e.Py), offTypeDictOff)
	if word(place, 0) != 0 {
		dict, err := t.toPy(e.Attrs.Value())
		if err == nil {
			_, err = t.opWords(C.OP_CALL, 2, obj(helper.setAttributes), obj(e.Py), own(dict))
		}
		return err
	}
	var dict uintptr
	var err *o.Exc
	if e.AttrsShown() {
		dict, err = t.toPy(e.Attrs.Value())
	} else {
		keys, vals := e.Attrs.MoveTo(0)
		e.Attrs = nil
		dict, err = t.newDict(keys, vals)
	}
	if err != nil {
		return err
	}
	*(*uintptr)(ptr(place)) = dict
	return nil
}

// newDict is a new reference to a genuine dict of these items.
func (t *thread) newDict(keys, vals []o.Value) (uintptr, *o.Exc) {
	words := make([]C.W, 2*len(keys))
	for i, x := range pairs(keys, vals) {
		if err := t.wire(x, &words[i]); err != nil {
			drop(words[:i])
			return 0, err
		}
	}
	dict, err := t.object(C.OP_DICT, 0, words...)
	runtime.KeepAlive(vals)
	return dict, err
}

// setMembers gives the twin of e what __slots__ name.
func (t *thread) setMembers(e *o.Exc) *o.Exc {
	members, vals := e.Slots()
	for i, m := range members {
		if d := e.T.Lookup(m.Name); d.P == m.Value().P {
			if err := t.setPlain(e.Py, m.Name, vals[i]); err != nil {
				return err
			}
		} else if _, err := o.H.CallMethod(&t.Ctx, m.Value(), "__set__", []o.Value{e.Value(), vals[i]}, nil); err != nil {
			return err
		}
	}
	return nil
}

// setPlain is object.__setattr__(a, name, v): what the class of a says of
// assignments has been said when the program made them.
func (t *thread) setPlain(a uintptr, name string, v o.Value) *o.Exc { return t.assign(a, name, v, 1) }

func (t *thread) setAttr(a uintptr, name string, v o.Value) *o.Exc { return t.assign(a, name, v, 0) }

func (t *thread) assign(a uintptr, name string, v o.Value, plain int) *o.Exc {
	var w C.W
	if err := t.wire(v, &w); err != nil {
		return err
	}
	_, err := t.opWords(C.OP_SETATTR, plain, obj(a), obj(t.name(name)), w)
	runtime.KeepAlive(v)
	return err
}

// framesShow: a variable can be put into a frame, where its f_locals shows it.
var framesShow bool

func (t *thread) checkFrames() bool {
	f := helper.codeObjects // a function with one parameter
	return C.gb_frame_check(C.uintptr_t(word(f, offFuncCode)), C.uintptr_t(emptyDict), C.uintptr_t(t.name("module"))) != 0
}

// addFrames puts the frames noted by Trace in front of the traceback.
func (t *thread) addFrames(e *o.Exc) {
	entries := e.TB
	e.LeaveTracebacks()
	e.TB = nil
	for _, noted := range entries {
		for _, entry := range noted.Frames() {
			t.addFrame(e, &entry)
		}
	}
}

func (t *thread) addFrame(e *o.Exc, entry *o.TraceEntry) {
	code := t.codeToPy(entry.Code)
	if code == nil {
		return
	}
	var self uintptr
	if entry.Self != nil && framesShow {
		self, _ = t.toPy(o.Value{P: entry.Self}) // a frame without it is the best that is left
	}
	C.gb_traceback(C.uintptr_t(e.Py), C.uintptr_t(code.framed), C.uintptr_t(moduleDict(entry.Code.Module)),
		C.int(entry.Span().Line), C.int(code.tail+t.instruction(e, entry)), C.uintptr_t(self))
	if self != 0 {
		decref(self)
	}
}

// instructionKey is a place, and what tells whether a method call failed at the look-up.
type instructionKey struct {
	at int32
	lookUp
}

// lookUp is the name that was looked up in vain, or that of the method that was asked for it.
type lookUp struct {
	absent, asked string
}

// instruction is how far behind the last instruction of the trampoline the one
// stands that CPython would have failed at: its line table continues with that
// of the function as written. It is 0, the last without a position, when
// there is no instruction of exactly this place. A method call that failed
// at the look-up, before anything else, has that one's.
func (t *thread) instruction(e *o.Exc, entry *o.TraceEntry) int {
	span := entry.Span()
	info := t.codeToPy(entry.Code)
	if info != nil && info.offsets != nil {
		return info.offsets[entry.At]
	}
	if span.End == 0 || info == nil || info.twin == 0 {
		return 0
	}
	key := instructionKey{at: entry.At}
	if span.Looked != 0 {
		key.lookUp = t.lookUp(e)
	}
	if key == info.lastKey {
		return info.lastIs
	}
	at, known := info.instructions[key]
	if !known {
		a, err := t.callHelper(helper.instructionAt, t.foreign(info.twin), o.Int(int64(span.Line)), o.Int(int64(span.Line)+int64(span.Lines)),
			o.Int(int64(span.Col)), o.Int(int64(span.End)), o.Int(int64(span.Looked)), o.StrFromGo(key.absent), o.StrFromGo(key.asked))
		if err != nil {
			return 0
		}
		n, _ := shortInt(a)
		decref(a)
		if info.instructions == nil {
			info.instructions = map[instructionKey]int{}
		}
		at = int(n)
		info.instructions[key] = at
	}
	info.lastKey, info.lastIs = key, at
	return at
}

// lookUp is what the exception says of the look-up of a method: an AttributeError
// without frames has the name, and others may come from a frame that Python asks for attributes.
func (t *thread) lookUp(e *o.Exc) (found lookUp) {
	tb, err := t.opWords(C.OP_GETATTR, 0, obj(e.Py), obj(t.name("__traceback__")))
	switch {
	case err != nil:
	case !tb.IsNone():
		for _, part := range []string{"tb_frame", "f_code", "co_name"} {
			if tb, err = o.GetAttr(&t.Ctx, tb, part); err != nil {
				return found
			}
		}
		switch name := o.GoStr(tb); name {
		case "__getattr__", "__getattribute__", "__get__":
			found.asked = name
		}
	case e.T.Subclass(&o.AttributeErrorType):
		if name, err := t.opWords(C.OP_GETATTR, 0, obj(e.Py), obj(t.name("name"))); err == nil && name.Type() == &o.StrType {
			found.absent = o.GoStr(name)
		}
	}
	return found
}

// raise leaves e as CPython's current exception. Where f is given, its own
// frame is the trampoline's, which fix() corrects.
func (t *thread) raise(e *o.Exc, f *o.Func) {
	t.rec.failed = 0
	var last *o.TraceEntry
	if n := len(e.TB); f != nil && n > 0 && sameCode(e.TB[n-1].Code, f.Code) {
		var frames []o.TraceEntry
		last = &o.TraceEntry{}
		if *last = e.TB[n-1]; !last.Alone() {
			frames = last.Frames()
			last = &frames[len(frames)-1]
			frames = frames[:len(frames)-1]
		}
		e.LeaveTracebacks()
		e.TB = append(e.TB[:n-1:n-1], frames...)
	}
	// raised again: its traceback has this frame already. What a generator gives without having raised it is its caller's.
	again := f != nil && last == nil && (e.Py != 0 || f.Code.Kind != o.PlainFunction)
	a, err := t.excToPy(e)
	if err != nil {
		if a, err = t.excToPy(err); err != nil {
			t.raiseText("an exception could not be converted")
			return
		}
	} else if last != nil {
		t.rec.failed_instr = C.int(t.instruction(e, last)) // first: it may call Python code
		t.rec.failed = C.uintptr_t(a)
		t.rec.failed_line = C.int(last.Span().Line)
	} else if again {
		t.rec.failed = C.uintptr_t(a)
		t.rec.failed_line = 0
	}
	if leaf.Available {
		leaf.Call(nearC.raise, a, 0, 0, 0, 0) // no error is set, whose end could run anything
	} else {
		C.gb_raise(C.uintptr_t(a))
	}
	if e.Fresh && e.Py == a {
		host{}.EndException(&t.Ctx, e)
	}
}

func (host) Unraisable(c *o.Ctx, e *o.Exc, v o.Value) {
	t := of(c)
	t.hold()
	a, err := t.excToPy(e)
	if err != nil {
		return
	}
	about, err := t.toPy(v)
	if err != nil {
		decref(a)
		return
	}
	C.gb_unraisable(C.uintptr_t(a), C.uintptr_t(about))
	decref(about)
}

func (t *thread) raiseText(text string) {
	s := C.CString(text)
	C.gb_raise_text(C.uintptr_t(systemError), s)
	freeC(s)
}

// sameCode: the body of a module runs under a code object of the border's own.
func sameCode(a, b *o.Code) bool {
	return a == b || a.Module == b.Module && a.Name == "<module>" && b.Name == "<module>"
}
