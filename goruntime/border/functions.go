package border

/*
#include "thread.h"
#include "wire.h"
#include "native.h"
#include "frameless.h"
*/
import "C"

import (
	"runtime"
	"time"
	"unsafe"

	o "goruntime/object"
)

// codeInfo is what the border keeps of one compiled function.
type codeInfo struct {
	trampoline uintptr // code object without an entry
	framed     uintptr // the same for frames of tracebacks
	tail       int     // offset of its instruction without a position
	shell      uintptr // what makes the genuine generators of its generators, 0 until there was one
	twin       uintptr // the interpreted twin's code object, 0 when unknown
	// where its places are in tracebacks, see instruction
	instructions map[instructionKey]int
	offsets      []int          // those of a function of the library's (standin.go), nil for others
	lastKey      instructionKey // the one that was asked for last
	lastIs       int
}

func infoOf(code *o.Code) *codeInfo {
	if code.Host == nil {
		code.Host = unsafe.Pointer(&codeInfo{})
	}
	return (*codeInfo)(code.Host)
}

// codeToPy makes the trampoline's code once per compiled function.
func (t *thread) codeToPy(code *o.Code) *codeInfo {
	info := infoOf(code)
	if info.trampoline != 0 {
		return info
	}
	names := make([]o.Value, len(code.Params))
	for i, p := range code.Params {
		names[i] = o.StrFromGo(p)
	}
	if twin, err := t.twinOf(code); err == nil {
		if all, err := t.opWords(C.OP_GETATTR, 0, obj(twin), obj(t.name("co_varnames"))); err == nil && all.Type() == &o.TupleType {
			if locals := (*o.Tuple)(all.P).V; len(locals) > len(names) {
				names = append(names, locals[len(names):]...)
			}
		}
	}
	written := o.None
	if info.twin != 0 {
		written = t.foreign(info.twin)
	}
	kind := o.Int(int64(code.Kind))
	doc := code.Doc
	if doc.P == nil {
		doc = o.None
	}
	a, err := t.callHelper(helper.makeCode, kind, o.Int(int64(code.PosOnly)), o.Int(int64(code.Pos)),
		o.Int(int64(code.KwOnly)), o.Bool(code.VarArgs), o.Bool(code.VarKw), o.StrFromGo(code.Name),
		o.StrFromGo(code.Qualname), o.StrFromGo(code.Module.File), o.Int(int64(code.FirstLine)),
		o.NewTuple(names), t.foreign(helper.traced), doc, written)
	if err != nil {
		return nil
	}
	pair := word(a, offTupleItems)
	incref(pair)
	info.trampoline = pair
	info.framed = word(a, offTupleItems+16)
	incref(info.framed)
	tail, _ := shortInt(word(a, offTupleItems+8))
	info.tail = int(tail)
	decref(a)
	return info
}

// foreign makes a value of a borrowed reference without looking at what it is.
func (t *thread) foreign(a uintptr) o.Value {
	incref(a)
	return t.newForeign(a)
}

// callHelper calls a function of the Python side; the result is a new reference.
func (t *thread) callHelper(f uintptr, args ...o.Value) (uintptr, *o.Exc) {
	t.hold()
	words := make([]C.W, len(args)+1)
	words[0] = obj(f)
	for i, v := range args {
		if err := t.wire(v, &words[i+1]); err != nil {
			drop(words[:i+1])
			return 0, err
		}
	}
	a, err := t.object(C.OP_CALL, len(args), words...)
	runtime.KeepAlive(args)
	if err != nil && typeOf(f) == tyFunction {
		t.dropFrames(err, 1) // its own
	}
	return a, err
}

// funcToPy makes the genuine function of a compiled one: for good where that
// lasts, else it goes when CPython has done with it.
func (t *thread) funcToPy(f *o.Func) (uintptr, *o.Exc) {
	if f.Py != 0 {
		incref(f.Py)
		return f.Py, nil
	}
	info := t.codeToPy(f.Code)
	if info == nil {
		return 0, o.Raise(&t.Ctx, &o.SystemErrorType, "no code object for %s", f.Qualname)
	}
	handle := uintptr(C.gb_handle_new(C.uintptr_t(uintptr(unsafe.Pointer(f))), C.int64_t(keep(unsafe.Pointer(f)))))
	entry := uintptr(C.gb_entry_new(C.uintptr_t(handle)))
	defer decref(handle)
	defaults, kwdefaults, annotations := o.None, o.None, o.None
	if len(f.Defaults) > 0 {
		defaults = o.NewTuple(f.Defaults)
	}
	if f.KwDefaults != nil {
		kwdefaults = f.KwDefaults.Value()
	}
	if f.Annotations.P != nil {
		annotations = f.Annotations
	}
	attributes := o.None
	if f.Attrs != nil {
		attributes = f.Attrs.Value()
	}
	doc := f.Doc
	if doc.P == nil {
		doc = o.None
	}
	// the entry's reference goes at once: the handle tells f when its twin dies
	bytecode := info.trampoline
	if f.Code.Brief && info.twin != 0 {
		bytecode = info.twin
	}
	written := pyNone
	if info.twin != 0 {
		written = info.twin
	}
	words := append(make([]C.W, 0, 13), obj(helper.makeFunction), obj(bytecode), obj(written), own(entry), obj(moduleDict(f.Code.Module)),
		obj(t.name(f.Name)), obj(t.name(f.Qualname)), obj(t.name(f.Code.Module.Name)))
	values := []o.Value{doc, defaults, kwdefaults, annotations, attributes}
	for _, v := range values {
		var w C.W
		if err := t.wire(v, &w); err != nil {
			drop(words)
			return 0, err
		}
		words = append(words, w)
	}
	a, err := t.object(C.OP_CALL, len(words)-1, words...)
	runtime.KeepAlive(values)
	if err != nil {
		return 0, err
	}
	if !f.TypeParams.Nil() {
		if err := t.setAttr(a, "__type_params__", f.TypeParams); err != nil {
			decref(a)
			return 0, err
		}
	}
	C.gb_handle_bind(C.uintptr_t(handle), C.uintptr_t(a), plainArguments(f.Code))
	f.Py = a
	if f.Lasts() {
		incref(a)
	}
	if m := infoOfModule(f.Code.Module); m != nil {
		m.settle(t)
	}
	return a, nil
}

// gbClosure is the tuple of a compiled function's cells, a new reference; 0 where it has none.
//
//export gbClosure
func gbClosure(ctx, f uintptr) uintptr {
	t := (*thread)(ptr(ctx))
	defer t.barrier(t.enter())
	cells := (*o.Func)(ptr(f)).Cells
	if len(cells) == 0 {
		return 0
	}
	vals := make([]o.Value, len(cells))
	for i, k := range cells {
		vals[i] = k.Value()
	}
	a, err := t.toPy(o.NewTuple(vals))
	if err != nil {
		return 0
	}
	return a
}

// allowFrameless shows C a function whose code has just run; see frameless.c.
func (t *thread) allowFrameless() *o.Exc {
	_, err := t.callHelper(helper.looksAtCaller, o.None)
	C.gb_frameless_init(&lay.watched, C.uintptr_t(helper.looksAtCaller))
	return err
}

// plainArguments is how many arguments a call has that binds them as they come, -1
// for functions that no such call can have.
func plainArguments(code *o.Code) C.int {
	if code.Kind != o.PlainFunction || code.VarArgs || code.VarKw || code.KwOnly > 0 || code.Crosses != nil { // whose bytecode may change meanwhile
		return -1
	}
	return C.int(code.Pos)
}

func (host) ShareDict(c *o.Ctx, f *o.Func, wanted bool) {
	t := of(c)
	t.hold()
	if f.Py == 0 {
		return
	}
	dict := word(f.Py, offFuncDict)
	if dict == 0 && wanted {
		a, err := t.object(C.OP_GETATTR, 0, obj(f.Py), obj(t.name("__dict__")))
		if err != nil {
			return
		}
		decref(a)
		dict = a
	}
	if dict != 0 && (f.Attrs == nil || f.Attrs.Py != dict) {
		incref(dict)
		f.Attrs = o.NewDict()
		f.Attrs.MoveTo(dict)
		owns(f.Attrs, dict)
		C.gb_function_shared(C.uintptr_t(f.Py))
	}
}

// gbFunctionWeaken lets a function with changes live as long as the compiled one.
//
//export gbFunctionWeaken
func gbFunctionWeaken(f, function uintptr) { weaken((*o.Obj)(ptr(f)), function) }

// iterableCoroutine is the flag that types.coroutine sets.
const iterableCoroutine = 0x100

var entryDef uintptr // the definition of the entries of compiled functions

// funcFrom finds the compiled function behind a function object, nil when it
// is not a trampoline or a copy of one.
func funcFrom(a uintptr) *o.Func {
	consts := word(word(a, offFuncCode), offCodeConsts)
	n := word(consts, offSize)
	if n == 0 {
		return nil
	}
	last := word(consts, offTupleItems+(n-1)*8)
	if typeOf(last) != tyCFunction {
		return nil
	}
	if entryDef == 0 {
		entryDef = uintptr(C.gb_entry_def())
	}
	if word(last, offMethodFn) != entryDef {
		return nil
	}
	h := (*C.Handle)(ptr(word(last, offMethodSelf)))
	f := (*o.Func)(ptr(uintptr(h._go)))
	if f.Py != a {
		return nil
	}
	h.unused = 0
	if !f.Awaitable && f.Code.Kind == o.Generator && word(word(a, offFuncCode), offCodeFlags)&iterableCoroutine != 0 {
		f.Awaitable = true
		incref(a) // another function object would not have the mark
	}
	return f
}

// enterCall is the entry of every call from CPython: bound arguments in the order
// of the parameters.
func enterCall(x *C.Crossing) {
	t := (*thread)(ptr(uintptr(x.ctx)))
	t.arrived()
	f, args, n := (*o.Func)(ptr(uintptr(x.a))), uintptr(x.b), int(x.c)
	w := (*C.W)(ptr(uintptr(x.out)))
	w.k = C.W_NIL
	var s saved
	t.begin(&s)
	defer t.quickBarrier(&s)
	t.Given, t.MadeDepth = o.Value{}, 0
	code := f.Code
	if code.Before != nil {
		code = code.Before
	}
	if t.making > 0 && code.Name == "__init_subclass__" {
		*w = obj(pyNone) // it ran when the class statement did
		return
	}
	began := t.ticks
	early := code.Lasting.Long()
	var left time.Time
	if early {
		left = time.Now()
		t.leaveEarly()
	}
	v, err := t.invoke(f, code, args, n)
	made := t.MadeDepth == s.depth+1
	t.MadeDepth = 0
	if t.ticks != began || !code.Lasting.Settled() {
		t.judge(code, began)
	}
	if !t.GIL && early {
		t.restoreJudged(code, left)
	} else if !t.GIL {
		t.restore()
	}
	if err == nil {
		if code.Kind != o.PlainFunction {
			clear(t.lent[s.lent:]) // they are its variables
			t.lent = t.lent[:s.lent]
			err = t.rawIterator(v, w)
		} else if made && t.answersMade(v) {
			err = t.answerMade((*o.Tuple)(v.P), w)
		} else {
			err = t.answer(v, w)
			if t.Given.P != nil {
				t.takeGiven(v, s.depth)
			}
		}
	}
	if len(t.lent) > s.lent {
		t.giveBack(s.lent)
	}
	if err != nil {
		t.raise(err, f)
	}
	s.done = true
}

func (t *thread) invoke(f *o.Func, code *o.Code, args uintptr, n int) (o.Value, *o.Exc) {
	c := &t.Ctx
	if !code.VarKw && !code.VarArgs && n <= 4 {
		switch {
		case n == 0 && code.F0 != nil:
			return code.F0(c, f)
		case n == 1 && code.F1 != nil:
			return code.F1(c, f, t.arg(args, 0))
		case n == 2 && code.F2 != nil:
			return code.F2(c, f, t.arg(args, 0), t.arg(args, 1))
		case n == 3 && code.F3 != nil:
			return code.F3(c, f, t.arg(args, 0), t.arg(args, 1), t.arg(args, 2))
		case n == 4 && code.F4 != nil:
			return code.F4(c, f, t.arg(args, 0), t.arg(args, 1), t.arg(args, 2), t.arg(args, 3))
		}
	}
	vals := c.PushArgs(n)
	defer c.PopArgs(n)
	for i := range vals {
		if code.VarArgs && i == code.Pos+code.KwOnly {
			vals[i] = t.restFrom(word(args, uintptr(i)*8))
			continue
		}
		vals[i] = t.arg(args, i)
	}
	if code.VarKw {
		kw, err := t.pullDict(word(args, uintptr(n-1)*8))
		if err != nil {
			return o.Value{}, err
		}
		vals[n-1] = kw
	}
	switch {
	case n == 1 && code.F1 != nil:
		return code.F1(c, f, vals[0])
	case n == 2 && code.F2 != nil:
		return code.F2(c, f, vals[0], vals[1])
	case n == 3 && code.F3 != nil:
		return code.F3(c, f, vals[0], vals[1], vals[2])
	case n == 4 && code.F4 != nil:
		return code.F4(c, f, vals[0], vals[1], vals[2], vals[3])
	}
	return code.FN(c, f, vals)
}

func (t *thread) arg(args uintptr, i int) o.Value {
	a := word(args, uintptr(i)*8)
	if typeOf(a) == tyLong {
		if x, ok := shortInt(a); ok {
			return o.Int(x)
		}
	}
	v := t.fromPy(a)
	if v.Type() == &o.ForeignType {
		t.lent = append(t.lent, (*o.Foreign)(v.P))
	}
	return v
}

// methodFrom is the method at a as compiled code would bind it, if its function
// is compiled: such methods are equal and have one hash wherever they were bound.
func (t *thread) methodFrom(a uintptr) (o.Value, bool) {
	fn := word(a, offMethodFunc)
	if typeOf(fn) != tyFunction {
		return o.Value{}, false
	}
	f := funcFrom(fn)
	if f == nil {
		return o.Value{}, false
	}
	m := &struct {
		o.BoundMethod
		same o.Value // keeps the method that this one stands for
	}{}
	incref(a)
	m.T, m.Py, m.same = &o.BoundMethodType, a, t.newForeign(a)
	m.Self, m.Fn = t.fromPy(word(a, offMethodOf)), f.Value()
	return o.Value{P: unsafe.Pointer(m)}, true
}

// takeGiven gives back Go's reference to the result of a call, when compiled
// code does not hold it any more.
func (t *thread) takeGiven(v o.Value, depth int64) {
	given := t.Given
	t.Given = o.Value{}
	if given.P == v.P && t.GivenDepth == depth+1 {
		o.GiveBack(&t.Ctx, (*o.Foreign)(v.P))
	}
}

// giveBack returns the references of a call's arguments, beyond the first n of
// those lent, but for what compiled code keeps. The caller has its own.
func (t *thread) giveBack(n int) {
	for i, f := range t.lent[n:] {
		if !f.Kept && f.Py != 0 {
			a := f.Py
			f.Py = 0
			reuse(f, a)
			decref(a)
		}
		t.lent[n+i] = nil
	}
	t.lent = t.lent[:n]
}

// functionPart is word n of a function's state: the code, the defaults, the
// keyword defaults and their version, the closure and what each cell holds.
func functionPart(a uintptr, n int) uintptr {
	const defaults, keyword, closure = offFuncCode + 8, offFuncCode + 16, offFuncCode + 24
	switch n {
	case 0:
		return word(a, offFuncCode)
	case 1:
		return word(a, defaults)
	case 2:
		return word(a, keyword)
	case 3:
		if d := word(a, keyword); d != 0 {
			return dictTag(d)
		}
		return 0
	case 4:
		return word(a, closure)
	}
	return word(word(word(a, closure), offTupleItems+8*uintptr(n-5)), offCellRef)
}

func (host) FunctionState(f o.Value) []uintptr {
	a := (*o.Foreign)(f.P).Py
	n := 5
	if closure := functionPart(a, 4); closure != 0 {
		n += int(word(closure, offSize))
	}
	state := make([]uintptr, n)
	for i := range state {
		state[i] = functionPart(a, i)
	}
	return state
}

func (host) SameFunction(f o.Value, state []uintptr) bool {
	a := (*o.Foreign)(f.P).Py
	for i, part := range state {
		if functionPart(a, i) != part {
			return false
		}
	}
	return true
}
