package border

import (
	"unsafe"

	o "goruntime/object"
)

// Functions of CPython's library, written in Python, that Go carries out
// (object.Standin): what they are made of, and that it is still so.

// stands says at which place of which function a Go function stands, by its name. GIL guarded.
var stands = map[string]*o.TraceEntry{}

// standins are those read, by code object; nil for functions that are not such. GIL guarded.
var standins = map[uintptr]*o.Standin{}

func (host) StandIn(c *o.Ctx, fn o.Value) *o.Standin {
	t := of(c)
	t.hold()
	f := t.near(fn)
	if f == 0 || typeOf(f) != tyFunction {
		return nil
	}
	code := word(f, offFuncCode)
	s, known := standins[code]
	if known && (s == nil || s.Globals[0] == word(f, offFuncGlobals)) {
		return s
	}
	s = t.readStandin(f, code)
	if !known {
		incref(code)
		standins[code] = s
	}
	return s
}

func (t *thread) readStandin(f, code uintptr) *o.Standin {
	found, err := t.helped(helper.standIn, f)
	if err != nil || found.Type() != &o.TupleType {
		return nil
	}
	v := (*o.Tuple)(found.P).V // name, code, globals, built-ins, places, names
	globals, builtins := (*o.Obj)(v[2].P).Py, (*o.Obj)(v[3].P).Py
	incref(globals)
	incref(builtins)
	mod := &o.Module{Name: "functools", File: "functools.py"}
	info := &codeInfo{trampoline: code, framed: code, twin: code, offsets: []int{}}
	for _, x := range (*o.Tuple)(v[4].P).V {
		place := (*o.Tuple)(x.P).V
		mod.Spans = append(mod.Spans, o.Span{Line: int32(place[0].Int())})
		info.offsets = append(info.offsets, int(place[1].Int()))
	}
	file, err := o.GetAttr(&t.Ctx, v[1], "co_filename")
	if err != nil {
		return nil
	}
	mod.File = o.GoStr(file)
	mod.Host = unsafe.Pointer(&moduleInfo{mod: mod, dict: globals, codes: emptyDict})
	s := &o.Standin{Name: o.GoStr(v[0]), Code: &o.Code{Name: o.GoStr(v[0]), Qualname: o.GoStr(v[0]), Module: mod, Host: unsafe.Pointer(info)},
		Globals: [2]uintptr{globals}, Builtins: [2]uintptr{builtins}}
	for _, x := range (*o.Tuple)(v[5].P).V {
		pair := (*o.Tuple)(x.P).V
		is, err := t.toPy(pair[1])
		if err != nil {
			return nil
		}
		s.State = append(s.State, o.Named{Name: pair[0], Is: is})
	}
	for at, name := range o.StandFunctions[s.Name] {
		stands["goruntime/object."+name] = &o.TraceEntry{Code: s.Code, At: int32(at)}
	}
	return s
}

func (host) Stands(c *o.Ctx, s *o.Standin, fn o.Value) bool {
	f := of(c).near(fn)
	if f == 0 || word(f, offFuncCode) != (*codeInfo)(s.Code.Host).framed {
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
