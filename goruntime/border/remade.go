package border

/*
#include "module.h"
#include "wire.h"
*/
import "C"

import (
	o "goruntime/object"
)

// Decorators that make a class again from the names of the one they are given
// do so in CPython: dataclass(slots=True), and attrs likewise. The class they
// return has no objects yet, so it becomes the twin of a native one too.

// remakers are the modules whose functions make no objects of a class that they
// are given, unless the class has them do so (o.MakesNothing).
var remakers = map[string]bool{"dataclasses": true, "attr._make": true, "attr._next_gen": true}

// remade is what f(old class) returned as the native world sees it.
func (t *thread) remade(f, class, r o.Value) (o.Value, *o.Exc) {
	old := o.AsType(class)
	if r.Type() != &o.ForeignType || f.Type() != &o.ForeignType || old.Layout == nil || old.Layout.Body != nil || old.Exception || old.Dynamic || old.Py == 0 {
		return r, nil
	}
	a, fn := (*o.Foreign)(r.P).Py, (*o.Foreign)(f.P).Py
	if typeFlags(typeOf(a))&flagType == 0 || typeOf(a) != typeOf(old.Py) || !sameBases(a, old.Py) ||
		cstring(word(a, offTypeName)) != cstring(word(old.Py, offTypeName)) || typeOf(fn) != tyFunction || !remakers[t.moduleOf(fn)] || !old.MakesNothing(&t.Ctx) {
		return r, nil
	}
	names, vals := t.namesIn(a)
	k, err := o.Remake(&t.Ctx, old, names, vals)
	if err != nil {
		return o.Value{}, err
	}
	info, err := t.adopt(k, a)
	if err != nil {
		return o.Value{}, err
	}
	t.follow(info)
	return o.TypeValue(k), nil
}

// repointing are the modules that give the cell of __class__, which super()
// reads, the class they made. dataclasses leaves it.
var repointing = map[string]bool{"attr._make": true, "attr._next_gen": true}

// repointed does for the methods of a native class what f did for those of
// CPython's: r, a class, was made of it.
func (t *thread) repointed(f, class, r o.Value) {
	if f.Type() != &o.ForeignType || !isClass(r) {
		return
	}
	fn := (*o.Foreign)(f.P).Py
	if typeOf(fn) == tyFunction && repointing[t.moduleOf(fn)] {
		o.AsType(class).Repoint(r)
	}
}

func isClass(v o.Value) bool {
	return o.IsTypeValue(v) || v.Type() == &o.ForeignType && typeFlags(typeOf((*o.Foreign)(v.P).Py))&flagType != 0
}

// moduleOf is the module whose globals a function has.
func (t *thread) moduleOf(fn uintptr) string {
	var name C.uintptr_t
	if C.gb_dict_get(C.uintptr_t(word(fn, offFuncGlob)), C.uintptr_t(t.name("__name__")), &name) == 0 {
		return ""
	}
	return pyText(uintptr(name))
}

func sameBases(a, b uintptr) bool {
	x, y := word(a, offTypeBases), word(b, offTypeBases)
	same := word(x, offSize) == word(y, offSize)
	for i := uintptr(0); same && i < word(x, offSize); i++ {
		same = word(x, offTupleItems+8*i) == word(y, offTupleItems+8*i)
	}
	return same
}

// namesIn is what the dict of a genuine class holds and a class body would have bound.
func (t *thread) namesIn(class uintptr) (names []string, vals []o.Value) {
	for name, a := range classItems(class) {
		if !skipped[name] && typeOf(a) != tyMemberDescr {
			names, vals = append(names, name), append(vals, t.fromPy(a))
		}
	}
	return names, vals
}
