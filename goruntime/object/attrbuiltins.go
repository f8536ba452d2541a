package object

import "strings"

// hasattr(), and getattr() with a default, where the name stands in the program:
// such a place has a cache of its own, as v.name has.

// GetattrOrIC is getattr(v, name, otherwise).
func GetattrOrIC(c *Ctx, v Value, name string, otherwise Value, ic *AttrCache) (Value, *Exc) {
	e, err := ic.entryOf(c, v, name)
	if err != nil {
		return Value{}, err
	}
	switch {
	case e.ofInstance():
		if x := e.own((*Instance)(v.P)); x.P != nil {
			return x, nil
		}
	case e.ofClass():
		return getEntry(c, e, v, name)
	case e.absent(v):
		return otherwise, nil
	}
	x, err := LookupAttr(c, v, name)
	if err == nil && x.Nil() {
		return otherwise, nil
	}
	return x, err
}

// HasattrIC is hasattr(v, name).
func HasattrIC(c *Ctx, v Value, name string, ic *AttrCache) (Value, *Exc) {
	e, err := ic.entryOf(c, v, name)
	if err != nil {
		return Value{}, err
	}
	switch {
	case e.ofInstance():
		if e.own((*Instance)(v.P)).P != nil {
			return True, nil
		}
	case e.ofClass(), e.kind == attrRare:
		return True, nil
	case e.absent(v):
		return False, nil
	}
	x, err := LookupAttr(c, v, name)
	return Bool(!x.Nil()), err
}

// entryOf is find for objects whose entry alone can tell, also that nothing has
// the attribute; slowEntry for others.
func (ic *AttrCache) entryOf(c *Ctx, v Value, name string) (*attrEntry, *Exc) {
	t := v.Type()
	if e := ic.at(t); e != nil && t != &TypeType && t != &ForeignType && e.shaped(t) {
		return e, nil
	}
	if t.Exception || t == &ForeignType {
		return slowEntry, nil
	}
	e, err := ic.find(c, v, name)
	if err == nil && e == slowEntry {
		if e, err = settle(c, v, t, name); err == nil && e != slowEntry {
			ic.add(e, ic.p.Load())
		}
	}
	return e, err
}

// settle finds out whether nothing has an attribute: no object of a class whose
// objects have had other attributes only, or none of a built-in type.
func settle(c *Ctx, v Value, t *Type, name string) (*attrEntry, *Exc) {
	e := &attrEntry{t: t, ver: t.Ver.Load(), kind: attrAbsent, place: noPlace}
	switch {
	case t.Layout != nil:
		e.shape = t.Layout.shape.Load()
		_, placed := e.shape.index[name]
		if placed || len(e.shape.names) >= maxPlaces || t.Layout.hooks.getattr || t.Layout.hooks.getattribute {
			return slowEntry, nil
		}
		if strings.HasPrefix(name, "__") || !t.find(name).Nil() {
			return slowEntry, nil
		}
	case plainTypes[t]:
		x, err := LookupAttr(c, v, name)
		if err != nil {
			return slowEntry, err
		}
		if !x.Nil() {
			e.kind = attrRare
		}
	default:
		return slowEntry, nil
	}
	return e, nil
}

// plainTypes are the built-in types whose objects have no attributes but those of
// their type, which nobody can change.
var plainTypes = map[*Type]bool{
	&NoneType: true, &BoolType: true, &IntType: true, &FloatType: true, &ComplexType: true, &StrType: true, &BytesType: true,
	&ListType: true, &TupleType: true, &DictType: true, &SetType: true, &FrozenSetType: true, &RangeType: true, &SliceType: true,
}

// shaped reports that the objects of the class still have the places that the entry is about.
func (e *attrEntry) shaped(t *Type) bool { return e.shape == nil || e.shape == t.Layout.shape.Load() }

// absent reports that the object has no such attribute.
func (e *attrEntry) absent(v Value) bool {
	return e.kind == attrAbsent && (e.shape == nil || (*Instance)(v.P).Extra == nil)
}

// ofInstance reports an attribute that only the object itself may have, at a place.
func (e *attrEntry) ofInstance() bool { return e.kind == attrPlace || e.kind == attrMember }

// ofClass reports an attribute that every object of the class has, without running code.
func (e *attrEntry) ofClass() bool {
	switch e.kind {
	case attrValue, attrFunc, attrBound, attrBuiltin, attrClassMethod, attrBody, attrModule:
		return true
	}
	return false
}
