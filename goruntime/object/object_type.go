package object

import "strconv"

// object and type.

// ClassOf is type(v).
func ClassOf(c *Ctx, v Value) Value {
	t := v.Type()
	if t == &ForeignType || t.Exception && (*Exc)(v.P).Py != 0 || isWrapper(v) && H != nil {
		return H.ClassOf(c, v)
	}
	if t == &TypeType {
		return AsType(v).meta()
	}
	return TypeValue(t)
}

// DefaultRepr is object.__repr__.
func DefaultRepr(c *Ctx, v Value) (Value, *Exc) {
	t := v.Type()
	name := t.Qualname
	if t.Module != "builtins" {
		name = t.Module + "." + name
	}
	return StrFromGo("<" + name + " object at " + hexAddress(c, v) + ">"), nil
}

// fullName is how the newer messages name a class (%T).
func fullName(t *Type) string {
	if t.Module == "builtins" || t.Module == "__main__" {
		return t.Qualname
	}
	return t.Module + "." + t.Qualname
}

// hexAddress is how a repr tells objects apart.
func hexAddress(c *Ctx, v Value) string {
	a, _ := addressOf(c, v)
	return "0x" + strconv.FormatUint(uint64(a), 16)
}

// objectMethods are the methods that every object has.
func objectMethods() []*Builtin {
	e0 := func(name string, f UnaryFunc) *Builtin { return &Builtin{Name: name, E0: f} }
	cmp := func(name string, op CmpOp) *Builtin {
		return &Builtin{Name: name, E1: func(c *Ctx, self, other Value) (Value, *Exc) { return objectCompare(c, op, self, other) }}
	}
	return []*Builtin{
		e0("__repr__", DefaultRepr),
		e0("__str__", Repr),
		e0("__hash__", func(c *Ctx, v Value) (Value, *Exc) {
			if v.IsFloat() && v.Float() != v.Float() {
				return Int(NaNHash(v.Float())), nil
			}
			h, err := identityHash(c, v)
			return Int(h), err
		}),
		cmp("__eq__", CmpEq), cmp("__ne__", CmpNe), cmp("__lt__", CmpLt), cmp("__le__", CmpLe), cmp("__gt__", CmpGt), cmp("__ge__", CmpGe),
		{Name: "__getattribute__", E1: func(c *Ctx, self, name Value) (Value, *Exc) {
			n, err := attrName(c, name)
			if err != nil {
				return Value{}, err
			}
			x, err := lookupGeneric(c, self, n)
			if err == nil && x.Nil() {
				return Value{}, noAttr(c, self, n)
			}
			return x, err
		}},
		{Name: "__setattr__", E2: func(c *Ctx, self, name, val Value) (Value, *Exc) {
			n, err := attrName(c, name)
			if err != nil {
				return Value{}, err
			}
			if self.Type() == &TypeType {
				return Value{}, Raise(c, &TypeErrorType, "can't apply this __setattr__ to type object")
			}
			return None, setGeneric(c, self, n, val)
		}},
		{Name: "__delattr__", E1: func(c *Ctx, self, name Value) (Value, *Exc) {
			n, err := attrName(c, name)
			if err != nil {
				return Value{}, err
			}
			if self.Type() == &TypeType {
				return Value{}, Raise(c, &TypeErrorType, "can't apply this __delattr__ to type object")
			}
			return None, setGeneric(c, self, n, Value{})
		}},
		{Name: "__init__", EN: objectInit},
		{Name: "__new__", Static: true, EN: objectNew},
		{Name: "__format__", E1: objectFormat},
		{Name: "__init_subclass__", Class: true, EN: func(c *Ctx, cls Value, args []Value, names []string) (Value, *Exc) {
			if len(names) > 0 {
				return Value{}, Raise(c, &TypeErrorType, "%s.__init_subclass__() takes no keyword arguments", AsType(cls).Qualname)
			}
			if len(args) > 0 {
				return Value{}, Raise(c, &TypeErrorType, "%s.__init_subclass__() takes no arguments (%d given)", AsType(cls).Qualname, len(args))
			}
			return None, nil
		}},
		{Name: "__subclasshook__", Class: true, EN: func(c *Ctx, cls Value, args []Value, names []string) (Value, *Exc) {
			return NotImplemented, nil
		}},
	}
}

func objectCompare(c *Ctx, op CmpOp, a, b Value) (Value, *Exc) {
	switch op {
	case CmpEq:
		if Is(a, b) {
			return True, nil
		}
	case CmpNe:
		// the inverse of whatever == says
		if f := a.Type().Cmp; f != nil {
			v, err := f(c, a, b, CmpEq)
			if err != nil || v.IsNotImplemented() {
				return v, err
			}
			t, err := Truth(c, v)
			return Bool(!t), err
		}
		if Is(a, b) {
			return False, nil
		}
	}
	return NotImplemented, nil
}

// objectFormat is object.__format__.
func objectFormat(c *Ctx, self, spec Value) (Value, *Exc) {
	text, ok := TextOf(spec)
	if !ok {
		return Value{}, notStr(c, "__format__() argument", spec)
	}
	if len(text.S) > 0 {
		return Value{}, Raise(c, &TypeErrorType, "unsupported format string passed to %s.__format__", TypeName(self))
	}
	return ToStr(c, self)
}

// attrName checks the name argument of getattr and friends.
func attrName(c *Ctx, v Value) (string, *Exc) {
	if IsStr(v) {
		return GoStr(v), nil
	}
	if s, err := derivedText(c, v); err != nil {
		return "", err
	} else if s.P != nil {
		return GoStr(s), nil
	}
	return "", Raise(c, &TypeErrorType, "attribute name must be string, not '%s'", TypeName(v))
}

func init() {
	builtin(&ObjectType, nil, objectMethods())
	addGetSets(&ObjectType, &GetSet{Name: "__class__", Get: func(c *Ctx, v Value) (Value, *Exc) { return ClassOf(c, v), nil },
		Set: func(c *Ctx, v, val Value) *Exc {
			if val.Nil() {
				return Raise(c, &TypeErrorType, "can't delete __class__ attribute")
			}
			t := v.Type()
			if val.Type() == &ForeignType && t.Layout != nil && !t.Exception { // a class that extends a compiled one, mostly
				return setGenuine(c, v, "__class__", val)
			}
			if t.Exception && H != nil {
				err := setGenuine(c, v, "__class__", val)
				if err == nil && IsTypeValue(val) {
					(*Exc)(v.P).T = AsType(val)
				}
				return err
			}
			if !IsTypeValue(val) {
				return Raise(c, &TypeErrorType, "__class__ must be set to a class, not '%s' object", TypeName(val))
			}
			if t.Layout != nil && !t.Exception {
				return (*Instance)(v.P).setClass(c, val)
			}
			return Raise(c, &TypeErrorType, "__class__ assignment only supported for mutable types or ModuleType subclasses")
		}})
	objectClass = ObjectType.Lookup("__class__")
	ObjectType.Repr = DefaultRepr
	ObjectType.Hash = identityHash
	ObjectType.New = func(c *Ctx, cls Value, args []Value, names []string) (Value, *Exc) {
		return NewInstance(AsType(cls)).Value(), nil
	}

	builtin(&TypeType, &ObjectType, []*Builtin{
		{Name: "mro", E0: func(c *Ctx, v Value) (Value, *Exc) {
			if AsType(v).Outside != nil {
				return H.CallMethod(c, v, "mro", nil, nil)
			}
			return NewList(append([]Value(nil), (*Tuple)(typesTuple(AsType(v).MRO).P).V...)), nil
		}},
		{Name: "__subclasses__", E0: subclasses},
	})
	t := &TypeType
	t.Repr = typeRepr
	t.Hash = identityHash
	t.GetAttr = typeGetAttr
	t.SetAttr = typeSetAttr
	t.Call = typeCall
	t.Bin[OpOr] = func(c *Ctx, a, b Value) (Value, *Exc) { // int | None
		if H == nil {
			return NotImplemented, nil
		}
		return H.Binary(c, OpOr, false, a, b)
	}
	t.New = typeNew
}
