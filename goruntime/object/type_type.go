package object

import "slices"

// type: classes as objects.

func typeRepr(c *Ctx, v Value) (Value, *Exc) {
	t := AsType(v)
	name := t.Qualname
	if t.Module != "builtins" {
		name = t.Module + "." + name
	}
	return StrFromGo("<class '" + name + "'>"), nil
}

// metaAttrs are the attributes that type itself defines as data descriptors.
var metaAttrs map[string]func(c *Ctx, t *Type) (Value, *Exc)

func init() {
	metaAttrs = map[string]func(c *Ctx, t *Type) (Value, *Exc){
		"__name__":     func(c *Ctx, t *Type) (Value, *Exc) { return StrFromGo(t.Name), nil },
		"__qualname__": func(c *Ctx, t *Type) (Value, *Exc) { return StrFromGo(t.Qualname), nil },
		"__module__": func(c *Ctx, t *Type) (Value, *Exc) {
			if v, ok := t.OwnAttr("__module__"); ok {
				return v, nil
			}
			return StrFromGo(t.Module), nil
		},
		"__doc__": func(c *Ctx, t *Type) (Value, *Exc) {
			v, ok := t.OwnAttr("__doc__")
			switch {
			case ok:
				return descrGet(c, v, Value{}, t)
			case t.Layout == nil && H != nil:
				return H.GetAttr(c, TypeValue(t), "__doc__")
			case t.Doc == "":
				return None, nil
			}
			return StrFromGo(t.Doc), nil
		},
		"__mro__":   func(c *Ctx, t *Type) (Value, *Exc) { return typesTuple(t.MRO), nil },
		"__bases__": func(c *Ctx, t *Type) (Value, *Exc) { return typesTuple(t.Bases), nil },
		"__base__": func(c *Ctx, t *Type) (Value, *Exc) {
			if len(t.Bases) == 0 {
				return None, nil
			}
			return TypeValue(bestBase(t.Bases)), nil
		},
		"__class__": func(c *Ctx, t *Type) (Value, *Exc) { return t.meta(), nil },
	}
}

// specialClassAttr reports names that a class answers itself, before its MRO.
func specialClassAttr(name string) bool {
	return len(name) > 4 && name[0] == '_' && name[1] == '_' && (metaAttrs[name] != nil || name == "__dict__" || name == "__annotations__" || name == "__abstractmethods__")
}

func typesTuple(ts []*Type) Value {
	items := make([]Value, len(ts))
	for i, t := range ts {
		items[i] = TypeValue(t)
	}
	return NewTuple(items)
}

func typeGetAttr(c *Ctx, v Value, name string) (Value, *Exc) {
	x, err := typeLookup(c, AsType(v), name)
	if err == nil && x.Nil() {
		return Value{}, noAttr(c, v, name)
	}
	return x, err
}

// typeLookup is type.__getattribute__ with the zero Value for a missing attribute.
func typeLookup(c *Ctx, t *Type, name string) (Value, *Exc) {
	v := TypeValue(t)
	if specialClassAttr(name) {
		if f := metaAttrs[name]; f != nil && !(t.Outside != nil && showsMirrors(name)) {
			return f(c, t)
		}
		if name == "__annotations__" && t.Layout != nil {
			if d, ok := t.OwnAttr(name); ok {
				return d, nil
			}
			d := NewDict().Value()
			t.SetOwnAttr(name, d)
			return d, nil
		}
		return hostAttr(c, v, name)
	}
	if d := t.find(name); !d.Nil() {
		if d.Type() == &MethodDescrType && (*Builtin)(d.P).Slot && (*Builtin)(d.P).Static && H != nil {
			return hostAttr(c, v, name)
		}
		return descrGet(c, d, Value{}, t)
	}
	// what a built-in type inherits natively from object it has of its own in CPython
	if d := TypeType.Lookup(name); !d.Nil() && (t.Layout != nil || t.Lookup(name).Nil()) {
		return descrGet(c, d, v, &TypeType)
	}
	if t.Layout != nil && t.Outside == nil && name != "__weakref__" {
		// everything else a compiled class has, it has from type
		if has, err := classHas(c, &TypeType, name); err != nil || !has {
			return Value{}, err
		}
	}
	return hostAttr(c, v, name)
}

// hostAttr asks CPython for an attribute; the zero Value when it has none.
func hostAttr(c *Ctx, v Value, name string) (Value, *Exc) {
	if H == nil {
		return Value{}, nil
	}
	x, err := H.GetAttr(c, v, name)
	if err != nil && err.T.Subclass(&AttributeErrorType) {
		return Value{}, nil
	}
	return x, err
}

func typeSetAttr(c *Ctx, v Value, name string, val Value) *Exc {
	t := AsType(v)
	if t.Layout == nil {
		return Raise(c, &TypeErrorType, "cannot set '%s' attribute of immutable type '%s'", name, t.tpName())
	}
	switch name {
	case "__name__", "__qualname__":
		if val.Nil() {
			return Raise(c, &TypeErrorType, "cannot delete '%s' attribute of type '%s'", name, t.Name)
		}
		if !isText(val) {
			return Raise(c, &TypeErrorType, "can only assign string to %s.%s, not '%s'", t.Name, name, TypeName(val))
		}
		if name == "__name__" {
			t.Name = GoStr(val)
		} else {
			t.Qualname = GoStr(val)
		}
		classChanged(t, name)
		return nil
	case "__bases__", "__mro__", "__dict__", "__class__", "__base__":
		if H == nil {
			return attrError(c, v, name, "attribute '"+name+"' of 'type' objects is not writable")
		}
		if err := H.SetAttr(c, v, name, val); err != nil || name != "__bases__" {
			return err
		}
		return t.setBases(c, val)
	}
	if val.Nil() {
		if _, ok := t.OwnAttr(name); !ok {
			return notThere(c, v, name, true)
		}
	}
	return SetClassAttr(c, t, name, val)
}

// setBases follows an assignment to __bases__ that CPython found right.
func (t *Type) setBases(c *Ctx, val Value) *Exc {
	cl := &ClassStmt{Bases: append([]Value(nil), (*Tuple)(val.P).V...)}
	bases, _, _, native := nativeBases(cl)
	if !native { // CPython looks attributes up from now on
		t.Dynamic = true
		t.Touch()
		return nil
	}
	for _, b := range t.Bases {
		b.mu.Lock()
		b.subs = slices.DeleteFunc(slices.Clone(b.subs), func(s *Type) bool { return s == t })
		b.mu.Unlock()
	}
	t.Bases = bases
	for _, b := range bases {
		b.mu.Lock()
		b.subs = append(b.subs, t)
		b.mu.Unlock()
	}
	if err := t.resolveMRO(c); err != nil {
		return err
	}
	t.Touch()
	t.fixSlots()
	return nil
}

// resolveMRO computes the resolution order of a class and its subclasses again.
func (t *Type) resolveMRO(c *Ctx) *Exc {
	mro, err := mergeMRO(c, t, t.Bases)
	if err != nil {
		return err
	}
	t.MRO = mro
	for _, s := range t.subs {
		if s.Layout != nil {
			if err := s.resolveMRO(c); err != nil {
				return err
			}
		}
	}
	return nil
}

// subclasses is type.__subclasses__: CPython knows the classes that crossed and
// those made by interpreted code.
func subclasses(c *Ctx, v Value) (Value, *Exc) {
	t := AsType(v)
	var items []Value
	if H != nil && (t.Layout == nil || t.Host != nil) {
		known, err := H.CallMethod(c, v, "__subclasses__", nil, nil)
		if err == nil {
			items, err = Items(c, known)
		}
		if err != nil {
			return Value{}, err
		}
	}
	t.mu.Lock()
	subs := append([]*Type(nil), t.subs...)
	t.mu.Unlock()
	for _, s := range subs {
		listed := s.Layout == nil && H != nil
		for _, x := range items {
			listed = listed || x.P == TypeValue(s).P
		}
		if !listed {
			items = append(items, TypeValue(s))
		}
	}
	return NewList(items), nil
}
