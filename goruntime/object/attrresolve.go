package object

import (
	"strings"
	"unsafe"
)

// What a name means for objects of a class: how cache entries are made.

// resolve finds out what reading name from v means; slowEntry when only asking
// each time is right.
func resolve(c *Ctx, v Value, t *Type, name string) (*attrEntry, *Exc) {
	if t == &TypeType {
		return resolveClass(AsType(v), name), nil
	}
	if t == &ForeignType || t.GetAttr != nil && (t.Layout == nil || t.Layout.hooks.getattribute) {
		return slowEntry, nil
	}
	ver, place, full := t.Ver.Load(), uint32(noPlace), false
	if t.Layout != nil {
		s := t.Layout.shape.Load()
		if i, ok := s.index[name]; ok {
			place = i
		}
		full = len(s.names) >= maxPlaces && !t.Layout.NoDict
	}
	d := t.find(name)
	if d.Nil() {
		if t.Exception && t.Layout != nil && !t.Layout.hooks.getattr && !t.Layout.hooks.getattribute {
			return &attrEntry{t: t, ver: ver, place: place, kind: attrRaised}, nil
		}
		if place == noPlace && !full {
			return slowEntry, nil
		}
		return &attrEntry{t: t, ver: ver, place: place, kind: attrPlace}, nil
	}
	e := &attrEntry{t: t, ver: ver, place: place, val: d}
	switch d.Type() {
	case &FuncType:
		e.kind, e.fn = attrFunc, (*Func)(d.P)
	case &MethodDescrType:
		b := (*Builtin)(d.P)
		if b.Static || b.Class {
			return slowEntry, nil
		}
		e.kind = attrBound
		if t.Layout == nil {
			e.kind = attrBuiltin
		} else if t.Layout.Body == b.Owner && !b.Slot {
			e.kind = attrBody
		}
	case &MemberDescrType:
		i, ok := (*Member)(d.P).placeIn(t)
		if !ok {
			return slowEntry, nil
		}
		e.kind, e.place = attrMember, i
	case &PropertyType:
		if t.Layout != nil && t.Layout.hooks.getattr {
			return slowEntry, nil // __getattr__ answers where the getter raises AttributeError
		}
		e.kind = attrProp
		if g := (*Property)(d.P).Get; !g.Nil() && g.Type() == &FuncType {
			e.fn = (*Func)(g.P)
		}
	case &GetSetType:
		if t.Layout != nil && t.Layout.hooks.getattr {
			return slowEntry, nil
		}
		e.kind = attrGetSet
	case &StaticMethodType:
		e.kind, e.val = attrValue, (*StaticMethod)(d.P).Fn
	case &ForeignType:
		data, err := isDataDescr(c, d)
		if err != nil || data || t.Layout == nil || t.Exception || t.Layout.hooks.getattr {
			return slowEntry, err
		}
		e.kind = attrForeign
	default:
		if d.Type().DescrGet != nil || d.Type().DescrSet != nil {
			return slowEntry, nil
		}
		t.holdsPlain(d)
		e.kind = attrValue
	}
	return e, nil
}

// resolveClass is resolve for an attribute of a class.
func resolveClass(t *Type, name string) *attrEntry {
	if specialClassAttr(name) {
		return slowEntry
	}
	e := &attrEntry{t: &TypeType, ver: t.Ver.Load(), self: unsafe.Pointer(t), place: noPlace}
	d := t.find(name)
	if d.Nil() || d.Type() == &ForeignType || d.Type() == &MethodDescrType && (*Builtin)(d.P).Static {
		return slowEntry
	}
	switch d.Type() {
	case &FuncType:
		e.kind, e.val, e.fn = attrValue, d, (*Func)(d.P)
		return e
	case &StaticMethodType:
		e.kind, e.val = attrValue, (*StaticMethod)(d.P).Fn
		return e
	case &ClassMethodType:
		f := (*ClassMethod)(d.P).Fn
		if f.Type() != &FuncType {
			return slowEntry
		}
		e.kind, e.val, e.fn = attrClassMethod, f, (*Func)(f.P)
		return e
	case &MethodDescrType:
		if (*Builtin)(d.P).Class && !strings.HasPrefix(name, "__") {
			e.kind, e.val = attrClassBuiltin, d
			return e
		}
	}
	if d.Type().DescrGet != nil {
		return slowEntry
	}
	t.holdsPlain(d)
	e.kind, e.val = attrValue, d
	return e
}
