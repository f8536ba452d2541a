package border

/*
#include "classattr.h"
*/
import "C"

import (
	"unsafe"

	o "goruntime/object"
)

// Functions of CPython's library, written in Python, that Go carries out
// (object.Standin): what they are made of, and that it is still so.

// stands says at which place of which function a Go function stands, by its name. GIL guarded.
var stands = map[string]*o.TraceEntry{}

// standins are those read, by code object, which is kept; nil for functions that are not such. GIL guarded.
var standins = map[uintptr]*o.Standin{}

const maxStandins = 1 << 10

func (host) StandIn(c *o.Ctx, fn o.Value) *o.Standin {
	t := of(c)
	t.hold()
	f := t.near(fn)
	if f == 0 || typeOf(f) != tyFunction {
		return nil
	}
	code := word(f, offFuncCode)
	s, known := standins[code]
	if known || len(standins) >= maxStandins {
		return s
	}
	s = t.readStandin(f)
	incref(code)
	standins[code] = s
	return s
}

// tupleOf are the items of a tuple that a helper answered with.
func tupleOf(v o.Value) []o.Value { return (*o.Tuple)(v.P).V }

// lasting is the address of v, which is kept for good; 0 for what has none.
func (t *thread) lasting(v o.Value) uintptr {
	a, err := t.toPy(v)
	if err != nil {
		return 0
	}
	return a
}

func (t *thread) readStandin(f uintptr) *o.Standin {
	found, err := t.helped(helper.standIn, f)
	if err != nil || found.Type() != &o.TupleType {
		return nil
	}
	v := tupleOf(found) // name, globals, built-ins, parts, names, functions, class
	s := &o.Standin{Name: o.GoStr(v[0]), Globals: [2]uintptr{t.lasting(v[1])}, Builtins: [2]uintptr{t.lasting(v[2])}}
	for _, x := range tupleOf(v[3]) {
		part := tupleOf(x) // code, file, name, places
		code := t.lasting(part[0])
		mod := &o.Module{Name: "library", File: o.GoStr(part[1])}
		mod.Host = unsafe.Pointer(&moduleInfo{mod: mod, dict: s.Globals[0], codes: emptyDict})
		info := &codeInfo{trampoline: code, framed: code, twin: code, offsets: []int{}}
		for _, x := range tupleOf(part[3]) {
			place := tupleOf(x)
			mod.Spans = append(mod.Spans, o.Span{Line: int32(place[0].Int())})
			info.offsets = append(info.offsets, int(place[1].Int()))
		}
		name := o.GoStr(part[2])
		s.Parts = append(s.Parts, &o.Code{Name: name, Qualname: name, Module: mod, Host: unsafe.Pointer(info)})
	}
	for _, x := range tupleOf(v[4]) {
		s.State = append(s.State, o.Named{Name: tupleOf(x)[0], Is: t.lasting(tupleOf(x)[1])})
	}
	for _, x := range tupleOf(v[5]) {
		a := t.lasting(x)
		s.Functions = append(s.Functions, [2]uintptr{a, word(a, offFuncCode)})
	}
	if !v[6].IsNone() {
		a := t.lasting(v[6])
		C.gb_type_lookup(C.uintptr_t(a), C.uintptr_t(t.name("__class__"))) // it may have no version yet
		s.Class = [2]uintptr{a, uintptr(versionOf(a))}
		if s.Class[1] == 0 {
			return nil
		}
	}
	for i, names := range o.StandFunctions[s.Name] {
		for at, name := range names {
			if name != "" {
				stands["goruntime/object."+name] = &o.TraceEntry{Code: s.Parts[i], At: int32(at)}
			}
		}
	}
	return s
}

func (host) Stands(c *o.Ctx, s *o.Standin, fn o.Value) bool {
	f := of(c).near(fn)
	return f != 0 && standins[word(f, offFuncCode)] == s && word(f, offFuncGlobals) == s.Globals[0] && asRead(s)
}

// asRead: what the functions find is what they found when they were read.
func asRead(s *o.Standin) bool {
	for _, f := range s.Functions {
		if word(f[0], offFuncCode) != f[1] {
			return false
		}
	}
	if s.Class[0] != 0 && uintptr(versionOf(s.Class[0])) != s.Class[1] {
		return false
	}
	globals, builtins := dictTag(s.Globals[0]), dictTag(s.Builtins[0])
	if globals == s.Globals[1] && builtins == s.Builtins[1] {
		return true
	}
	for _, n := range s.State {
		slot, ok := dictFind(s.Globals[0], n.Name)
		if ok && slot == 0 {
			slot, ok = dictFind(s.Builtins[0], n.Name)
		}
		if !ok || slot == 0 || word(slot, 0) != n.Is {
			return false
		}
	}
	s.Globals[1], s.Builtins[1] = globals, builtins
	return true
}

// Managed looks into the closure of such a function.
func (host) Managed(c *o.Ctx, fn o.Value) (*o.Standin, *o.Func) {
	t := of(c)
	t.hold()
	f := t.near(fn)
	if f == 0 || typeOf(f) != tyFunction {
		return nil, nil
	}
	s, known := standins[word(f, offFuncCode)]
	if !known {
		s = host{}.StandIn(c, fn)
	}
	if s == nil || len(s.Functions) == 0 || word(f, offFuncGlobals) != s.Globals[0] || !asRead(s) {
		return nil, nil
	}
	const closure = offFuncCode + 24
	cells := word(f, closure)
	if cells == 0 || typeOf(cells) != tyTuple || word(cells, offSize) != 1 {
		return nil, nil
	}
	inner := word(word(cells, offTupleItems), offCellRef)
	if inner == 0 || typeOf(inner) != tyFunction {
		return nil, nil
	}
	v := t.fromPy(inner)
	if v.Type() != &o.FuncType {
		return nil, nil
	}
	return s, (*o.Func)(v.P)
}
