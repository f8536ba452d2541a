package object

// isinstance and issubclass.

// IsInstance is isinstance(v, class).
func IsInstance(c *Ctx, v, class Value) (bool, *Exc) {
	switch class.Type() {
	case &TypeType:
		k := AsType(class)
		t := v.Type()
		in := t != &ForeignType && t.Subclass(k)
		if k.asksCPython(in) && t != k {
			return askInstance(c, v, class)
		}
		if in {
			return true, nil
		}
		if t == &ForeignType || t.Dynamic || t.Exception && (*Exc)(v.P).Py != 0 {
			return H.IsInstance(c, v, class)
		}
		if said, err := claimedClass(c, v); err != nil || !said.Nil() {
			if err != nil || !IsTypeValue(said) {
				return false, err
			}
			return AsType(said).Subclass(k), nil
		}
		return false, nil
	case &TupleType:
		for _, k := range (*Tuple)(class.P).V {
			if ok, err := IsInstance(c, v, k); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	case &ForeignType:
		return askInstance(c, v, class)
	}
	if checked, ok, err := checkedBy(c, class, "__instancecheck__", v); checked {
		return ok, err
	}
	return false, Raise(c, &TypeErrorType, "isinstance() arg 2 must be a type, a tuple of types, or a union")
}

// PlainInstance is isinstance(v, class) where the two types alone say it; known is false for others.
func PlainInstance(v, class Value) (is, known bool) {
	if class.Type() != &TypeType {
		return false, false
	}
	k, t := AsType(class), v.Type()
	if t == k {
		return true, t != &ForeignType
	}
	if k.Outside != nil || t == &ForeignType {
		return false, false
	}
	if t.Subclass(k) {
		return true, true
	}
	return false, t.Layout == nil && !t.Dynamic && !t.Exception
}

// askInstance is isinstance() with a class that CPython answers for.
func askInstance(c *Ctx, v, class Value) (bool, *Exc) {
	t := v.Type()
	if t == &ForeignType || t == &TypeType || t.Dynamic || t.claimsClass() || t.Exception && (*Exc)(v.P).Py != 0 {
		return H.IsInstance(c, v, class)
	}
	if class.Type() == &ForeignType && t.Outside == nil && t.Layout != nil && !t.Exception && H.IsPlainClass(class) {
		return false, nil // the classes of v are all native
	}
	return H.KeptInstance(c, t, class, func() (bool, *Exc) {
		if (t.Layout == nil || t.Layout.Body != nil) && !t.Exception && asksTypeAlone(class) { // a list need not migrate for it
			return H.IsSubclass(c, TypeValue(t), class)
		}
		return H.IsInstance(c, v, class)
	})
}

// asksTypeAlone reports that isinstance() with the class, an abstract one mostly, does not look at the object.
func asksTypeAlone(class Value) bool {
	if IsTypeValue(class) {
		return AsType(class).Outside.Checks != ChecksAsked
	}
	switch H.TypeName(class) {
	case "ABCMeta", "type", "types.UnionType":
		return true
	}
	return false
}

var objectClass Value // the __class__ of object

// claimedClass is v.__class__ where the class of v answers it itself, as
// proxies do; the zero Value where it does not.
func claimedClass(c *Ctx, v Value) (Value, *Exc) {
	if !v.Type().claimsClass() {
		return Value{}, nil
	}
	return LookupAttr(c, v, "__class__")
}

// claimsClass reports that the class answers for the __class__ of its objects.
func (t *Type) claimsClass() bool {
	return t.Layout != nil && (t.Layout.hooks.getattribute || t.Lookup("__class__").P != objectClass.P)
}

// IsSubclass is issubclass(v, class).
func IsSubclass(c *Ctx, v, class Value) (bool, *Exc) {
	if v.Type() == &ForeignType || class.Type() == &ForeignType {
		return H.IsSubclass(c, v, class)
	}
	switch class.Type() {
	case &TupleType:
		for _, k := range (*Tuple)(class.P).V {
			if ok, err := IsSubclass(c, v, k); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	case &TypeType:
		if !IsTypeValue(v) {
			return false, Raise(c, &TypeErrorType, "issubclass() arg 1 must be a class")
		}
		in := AsType(v).Subclass(AsType(class))
		if AsType(class).asksCPython(in) {
			return H.IsSubclass(c, v, class)
		}
		if in {
			return true, nil
		}
		if AsType(v).Dynamic {
			return H.IsSubclass(c, v, class)
		}
		return false, nil
	}
	if checked, ok, err := checkedBy(c, class, "__subclasscheck__", v); checked {
		return ok, err
	}
	if !IsTypeValue(v) {
		return false, Raise(c, &TypeErrorType, "issubclass() arg 1 must be a class")
	}
	return false, Raise(c, &TypeErrorType, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
}

// checkedBy asks an object that is no class but says what its instances are.
func checkedBy(c *Ctx, class Value, name string, v Value) (checked, ok bool, err *Exc) {
	m := class.Type().Lookup(name)
	if class.Type().Layout == nil || m.Nil() {
		return false, false, nil
	}
	r, err := callSelf1(c, m, class, v)
	if err == nil {
		ok, err = Truth(c, r)
	}
	return true, ok, err
}
