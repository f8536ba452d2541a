package border

/*
#include "wire.h"
*/
import "C"

import (
	"time"

	o "goruntime/object"
)

// A function that does little but call what is not compiled has the way to CPython
// to pay for at each operation and nothing to gain. Which functions may be such ones
// is the compiler's word (grumpy_hook/passes/crossing.py); whether one is shows when it
// runs. Its first calls are measured: how many operations of CPython's they ask for, and
// how much time is spent beside those. Where that is next to none, the function object
// gets CPython's own bytecode, and compiled code calls that.
//
// What it gives is what CPython gives, so all that can be lost is time, where it would
// be given native objects: they would have to cross. So none of its arguments, of its
// results and of the globals it uses may be one.

const (
	crossingOwn     = 8                     // ways there that may be spent beside an operation: with giving, taking and giving back
	crossingShare   = 10                    // or one part in so many of all the time
	crossingMany    = 8                     // operations of a call that are worth entering CPython
	crossingEnough  = 128                   // operations to judge by
	crossingCalls   = 512                   // or so many calls: what asks for next to nothing is not to be measured for long
	crossingTime    = 20 * time.Millisecond // or so much time
	crossingAgree   = 2                     // judgements that it only crosses: what else runs on the machine only adds to the time
	crossingTries   = 12                    // judgements in all
	crossingRefused = 128                   // and those, beside them, after which it could not be left just then
)

// measured is what is counted of one call.
type measured struct {
	asked  int           // operations of CPython's
	inside time.Duration // their time
	began  time.Duration
}

var crossingsBegan = time.Now()

// goesOver and cameBack stand around an operation of CPython's. Of what compiled code
// does meanwhile nothing is counted.
func (t *thread) goesOver(m *measured) {
	m.asked++
	m.began = time.Since(crossingsBegan)
	t.measured = nil
}

func (t *thread) cameBack(m *measured) {
	t.measured = m
	m.inside += time.Since(crossingsBegan) - m.began
}

// way is how long a small operation of CPython's takes from here.
func (t *thread) way() time.Duration {
	const times = 8
	least := time.Hour
	for range 4 {
		began := time.Since(crossingsBegan)
		for range times {
			if a, err := t.object(C.OP_GETATTR, 0, obj(helper.module), obj(t.name("__name__"))); err == nil {
				decref(a)
			}
		}
		least = min(least, time.Since(crossingsBegan)-began)
	}
	return least / times
}

// candidate is such a function as it was compiled, and what its calls did so far. GIL guarded.
type candidate struct {
	code          *o.Code
	entries       o.Code // F0 to FN
	calls, asked  int
	own, took     time.Duration
	agreed, tries int
	refused       int // how often it could not be left just then
}

func copyEntries(to, from *o.Code) {
	to.F0, to.F1, to.F2, to.F3, to.F4, to.FN = from.F0, from.F1, from.F2, from.F3, from.F4, from.FN
}

// watchCrossings measures the calls of a module's functions that may be such ones.
func watchCrossings(m *o.Module) {
	for _, code := range m.Codes {
		if code == nil || code.Crosses == nil || code.FN == nil || code.Crosses.Watched {
			continue
		}
		code.Crosses.Watched, code.Crosses.Stays = true, false
		w := &candidate{code: code}
		copyEntries(&w.entries, code)
		between(code, &w.entries, w.call)
	}
}

// between has calls of code go through call, which is given what they would have done.
func between(code, was *o.Code, call func(c *o.Ctx, f *o.Func, args []o.Value, run func() (o.Value, *o.Exc)) (o.Value, *o.Exc)) {
	if was.F0 != nil {
		code.F0 = func(c *o.Ctx, f *o.Func) (o.Value, *o.Exc) {
			return call(c, f, nil, func() (o.Value, *o.Exc) { return was.F0(c, f) })
		}
	}
	if was.F1 != nil {
		code.F1 = func(c *o.Ctx, f *o.Func, x o.Value) (o.Value, *o.Exc) {
			return call(c, f, []o.Value{x}, func() (o.Value, *o.Exc) { return was.F1(c, f, x) })
		}
	}
	if was.F2 != nil {
		code.F2 = func(c *o.Ctx, f *o.Func, x, y o.Value) (o.Value, *o.Exc) {
			return call(c, f, []o.Value{x, y}, func() (o.Value, *o.Exc) { return was.F2(c, f, x, y) })
		}
	}
	if was.F3 != nil {
		code.F3 = func(c *o.Ctx, f *o.Func, x, y, z o.Value) (o.Value, *o.Exc) {
			return call(c, f, []o.Value{x, y, z}, func() (o.Value, *o.Exc) { return was.F3(c, f, x, y, z) })
		}
	}
	if was.F4 != nil {
		code.F4 = func(c *o.Ctx, f *o.Func, x, y, z, u o.Value) (o.Value, *o.Exc) {
			return call(c, f, []o.Value{x, y, z, u}, func() (o.Value, *o.Exc) { return was.F4(c, f, x, y, z, u) })
		}
	}
	code.FN = func(c *o.Ctx, f *o.Func, args []o.Value) (o.Value, *o.Exc) {
		return call(c, f, args, func() (o.Value, *o.Exc) { return was.FN(c, f, args) })
	}
}

// call is a call that is measured.
func (w *candidate) call(c *o.Ctx, f *o.Func, args []o.Value, run func() (o.Value, *o.Exc)) (o.Value, *o.Exc) {
	t := of(c)
	fits := areForeign(args)
	outer, m := t.measured, measured{}
	if outer != nil {
		t.goesOver(outer)
	}
	t.measured = &m
	began := time.Since(crossingsBegan)
	v, err := run()
	took := time.Since(crossingsBegan) - began
	t.measured = nil
	if outer != nil {
		t.cameBack(outer)
	}
	if err != nil {
		return v, err
	}
	t.hold()
	w.calls, w.asked, w.own, w.took = w.calls+1, w.asked+m.asked, w.own+took-m.inside, w.took+took
	if fits = fits && isForeign(v); fits && w.asked < crossingEnough && w.calls < crossingCalls && w.took < crossingTime {
		return v, nil
	}
	little := max(crossingOwn*time.Duration(w.asked)*t.way(), w.took/crossingShare)
	if fits && w.asked >= crossingMany*w.calls && w.own <= little && w.usesForeign() {
		w.agreed++
	}
	w.tries++
	if w.agreed >= crossingAgree && f.Code == w.code {
		if t.leaveToCPython(w, f) {
			w.stop()
		} else if w.refused++; w.refused < crossingRefused {
			w.tries--
		}
	}
	if w.tries == crossingTries || f.Code != w.code && w.code.Crosses.Watched {
		w.code.Crosses.Stays = true
		w.stop()
	}
	w.calls, w.asked, w.own, w.took = 0, 0, 0, 0
	return v, nil
}

// stop has the function's calls be as they were compiled.
func (w *candidate) stop() {
	copyEntries(w.code, &w.entries)
	w.code.Crosses.Watched = false
}

// areForeign: interpreted code may have a look at each without moving it.
func areForeign(args []o.Value) bool {
	for _, v := range args {
		if !isForeign(v) {
			return false
		}
	}
	return true
}

// reaching are built-ins that would miss in a module's dict what waits there to be asked for.
var reaching = map[string]bool{"globals": true, "locals": true, "vars": true, "dir": true, "eval": true, "exec": true}

func isForeign(v o.Value) bool {
	if v.IsInt() || v.IsFloat() {
		return true
	}
	switch v.Type() {
	case &o.NoneType, &o.BoolType, &o.IntType, &o.StrType, &o.BytesType:
		return true
	case &o.BuiltinType:
		b := (*o.Builtin)(v.P)
		return b.Self.P == nil && !reaching[b.Name]
	case &o.ListType, &o.DictType, &o.SetType:
		return (*o.Obj)(v.P).Py != 0
	case &o.TypeType:
		return o.AsType(v).Layout == nil
	case &o.FuncType:
		code := (*o.Func)(v.P).Code
		return code.Crosses != nil && code.Before != nil // left already
	case &o.ForeignType:
		a := (*o.Obj)(v.P).Py
		return a != 0 && typeOf(a) != tyNativeModule
	}
	return false
}

func (w *candidate) usesForeign() bool {
	for _, s := range w.code.Crosses.Reads {
		if v := o.LoadValue(&s.V); v.P != nil && !isForeign(v) {
			return false
		}
	}
	for _, s := range w.code.Crosses.Passes {
		if v := o.LoadValue(&s.V); v.P != nil && v.Type() != &o.FuncType && v.Type() != &o.TypeType && !isForeign(v) {
			return false
		}
	}
	return true
}

// leaveToCPython gives the function object of f the bytecode that CPython compiled of it.
func (t *thread) leaveToCPython(w *candidate, f *o.Func) bool {
	m, info := infoOfModule(w.code.Module), t.codeToPy(w.code)
	if !f.Lasts() || m == nil || info == nil || info.twin == 0 || !m.filled {
		return false
	}
	a, err := t.funcToPy(f)
	if err != nil {
		return false
	}
	defer decref(a)
	if funcFrom(a) != f {
		return false // it has other code already
	}
	for _, slots := range [][]*o.Slot{w.code.Crosses.Reads, w.code.Crosses.Passes} {
		for _, s := range slots {
			s.Resident = true
			if o.LoadValue(&s.V).P != nil && !s.Published && !s.Dirty && m.publish(t, s) != nil {
				return false
			}
		}
	}
	consts := word(word(a, offFuncCode), offCodeConsts)
	entry := word(consts, offTupleItems+8*(word(consts, offSize)-1))
	function := t.foreign(a)
	r, err := t.callHelper(helper.leaveToCPython, function, t.foreign(info.twin), t.foreign(entry), o.StrFromGo(w.code.Module.Name), o.Int(int64(w.asked)), o.Int(w.own.Microseconds()))
	if err != nil {
		return false
	}
	decref(r)
	if r != pyTrue {
		return false
	}
	o.Keep(function)
	was := w.code
	left := &o.Code{Name: was.Name, Qualname: was.Qualname, Module: was.Module, FirstLine: was.FirstLine, Nth: was.Nth, Params: was.Params,
		PosOnly: was.PosOnly, Pos: was.Pos, Doc: was.Doc, Before: was, Host: was.Host, Crosses: was.Crosses}
	between(left, &w.entries, func(c *o.Ctx, _ *o.Func, args []o.Value, run func() (o.Value, *o.Exc)) (o.Value, *o.Exc) {
		if !areForeign(args) {
			return run() // rather than have them cross
		}
		return o.H.Call(c, function, args, nil)
	})
	if f.Code == was { // no other code took its place meanwhile
		f.Code = left
	}
	return true
}
