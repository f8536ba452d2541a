package object

// GetAttr is v.name.
func GetAttr(c *Ctx, v Value, name string) (Value, *Exc) {
	if f := v.Type().GetAttr; f != nil {
		x, err := f(c, v, name)
		return x, attrContext(err, v, name)
	}
	x, err := lookupGeneric(c, v, name)
	if err == nil && x.Nil() {
		return Value{}, noAttr(c, v, name)
	}
	return x, attrContext(err, v, name)
}

// attrContext tells an AttributeError that user code raised whose attribute it is about.
func attrContext(err *Exc, v Value, name string) *Exc {
	if err != nil && err.T.Subclass(&AttributeErrorType) && err.Py == 0 && (err.More == nil || err.More.Name.Nil() && err.More.Obj.Nil()) {
		m := err.more()
		m.Name, m.Obj = Intern(name), v
	}
	return err
}

// LookupAttr is GetAttr that returns the zero Value instead of raising AttributeError.
func LookupAttr(c *Ctx, v Value, name string) (Value, *Exc) {
	var x Value
	var err *Exc
	switch f := v.Type().GetAttr; {
	case f == nil:
		x, err = lookupGeneric(c, v, name)
	case v.Type() == &ForeignType:
		return H.LookupAttr(c, v, name)
	case v.Type() == &TypeType:
		x, err = typeLookup(c, AsType(v), name)
	default:
		x, err = f(c, v, name)
	}
	if err != nil && err.T.Subclass(&AttributeErrorType) {
		return Value{}, nil
	}
	return x, err
}

// lookupGeneric is object.__getattribute__ with the zero Value for a missing attribute.
func lookupGeneric(c *Ctx, v Value, name string) (Value, *Exc) {
	t := v.Type()
	d := t.find(name)
	if !d.Nil() {
		data, err := isDataDescr(c, d)
		if err != nil {
			return Value{}, err
		}
		if data && (d.Type() == &ForeignType || d.Type().DescrGet != nil) {
			return descrGet(c, d, v, t)
		}
	}
	if x, err := ownAttr(c, v, name); err != nil || !x.Nil() {
		return x, err
	}
	if !d.Nil() {
		return descrGet(c, d, v, t)
	}
	return rareAttr(c, v, name)
}

// ownAttr reads the object's own __dict__.
func ownAttr(c *Ctx, v Value, name string) (Value, *Exc) {
	t := v.Type()
	switch {
	case t.Exception:
		return (*Exc)(v.P).own(c, name)
	case t.Layout != nil:
		return (*Instance)(v.P).get(c, name)
	}
	return Value{}, nil
}

// rareAttr finds what the Go world does not implement of an object: attributes
// that every object has, and CPython's own of built-in types.
func rareAttr(c *Ctx, v Value, name string) (Value, *Exc) {
	t := v.Type()
	if t.Layout != nil {
		if name == "__dict__" && !t.Exception && !t.Layout.NoDict {
			d, err := (*Instance)(v.P).Dict(c)
			if err != nil {
				return Value{}, err
			}
			if whole, ok := Part(d.Value()); ok {
				return whole, nil
			}
			return d.Value(), nil
		}
		if !hostedObjectAttrs[name] {
			return Value{}, nil
		}
	} else if has, err := classHas(c, t, name); err != nil || !has {
		return Value{}, err
	}
	if H == nil {
		return Value{}, nil
	}
	var x Value
	var err *Exc
	if t.Layout != nil && t.GetAttr != nil { // its own __getattribute__ came here by super()
		x, err = H.CallMethod(c, TypeValue(&ObjectType), "__getattribute__", []Value{v, StrFromGo(name)}, nil)
	} else {
		x, err = H.GetAttr(c, v, name)
	}
	if err != nil && err.T.Subclass(&AttributeErrorType) {
		return Value{}, nil
	}
	return x, err
}

// hostedObjectAttrs are the attributes of every object that CPython answers.
var hostedObjectAttrs = map[string]bool{"__reduce__": true, "__reduce_ex__": true, "__getstate__": true,
	"__sizeof__": true, "__dir__": true, "__weakref__": true}

// attrError makes an AttributeError that knows its object and name.
func attrError(c *Ctx, v Value, name, msg string) *Exc {
	e := RaiseArgs(c, &AttributeErrorType, StrFromGo(msg))
	e.More = &ExcMore{Name: Intern(name), Obj: v}
	return e
}

func noAttr(c *Ctx, v Value, name string) *Exc {
	if v.Type() == &TypeType {
		return attrError(c, v, name, "type object '"+AsType(v).Name+"' has no attribute '"+name+"'")
	}
	return attrError(c, v, name, "'"+TypeName(v)+"' object has no attribute '"+name+"'")
}

// SetAttr is v.name = val.
func SetAttr(c *Ctx, v Value, name string, val Value) *Exc {
	if f := v.Type().SetAttr; f != nil {
		return f(c, v, name, val)
	}
	return setGeneric(c, v, name, val)
}

// DelAttr is del v.name.
func DelAttr(c *Ctx, v Value, name string) *Exc { return SetAttr(c, v, name, Value{}) }

// setGeneric is object.__setattr__ and, with the zero Value, __delattr__.
func setGeneric(c *Ctx, v Value, name string, val Value) *Exc {
	t := v.Type()
	d := t.Lookup(name)
	if !d.Nil() {
		data, err := isDataDescr(c, d)
		if err != nil {
			return err
		}
		if data {
			return descrSet(c, d, v, val)
		}
	}
	switch {
	case t.Exception:
		done, err := (*Exc)(v.P).setOwn(c, name, val)
		if err != nil || done {
			return err
		}
	case t.Layout != nil && !t.Layout.NoDict:
		in := (*Instance)(v.P)
		if name == "__dict__" {
			return in.setDict(c, val)
		}
		if !val.Nil() {
			return in.set(c, name, val)
		}
		if had, err := in.del(c, name); err != nil || had {
			return err
		}
	case t.Layout != nil:
		return cannotSet(c, v, name, d)
	default:
		if H != nil {
			if has, err := classHas(c, t, name); err != nil || has {
				if err != nil {
					return err
				}
				return H.SetAttr(c, v, name, val)
			}
		}
		return cannotSet(c, v, name, d)
	}
	return notThere(c, v, name, t.Exception || t.Layout.Body != nil)
}

// notThere is the error of deleting an attribute that is not there. Where `told`, CPython says
// from 3.13 on whose it was.
func notThere(c *Ctx, v Value, name string, told bool) *Exc {
	err := noAttr(c, v, name)
	if PyMinor < 13 || !told {
		err.More = nil
	}
	return err
}

// cannotSet is the error for objects without a __dict__.
func cannotSet(c *Ctx, v Value, name string, d Value) *Exc {
	switch {
	case !d.Nil():
		return Raise(c, &AttributeErrorType, "'%s' object attribute '%s' is read-only", TypeName(v), name)
	case PyMinor >= 13:
		return attrError(c, v, name, "'"+TypeName(v)+"' object has no attribute '"+name+"' and no __dict__ for setting new attributes")
	}
	return notThere(c, v, name, false)
}

// find is Lookup, except that a built-in type which inherits a method of object
// natively has its own in CPython: the zero Value sends the caller there.
func (t *Type) find(name string) Value {
	d := t.Lookup(name)
	if t.Layout == nil && !d.Nil() && d.Type() == &MethodDescrType && H != nil {
		if b := (*Builtin)(d.P); b.Slot && (b.Static || t.InLibrary) || b.Owner == &ObjectType && t != &ObjectType {
			return Value{}
		}
	}
	return d
}

// identity is a number that tells two live objects apart. It never changes: what
// shares its identity with an object of CPython's was settled before.
func identity(v Value) uintptr {
	if o := (*Obj)(v.P); o.Py != 0 && sharesIdentity(v) {
		return o.Py
	}
	return uintptr(v.P)
}

// sharesIdentity reports values whose twin in CPython may be met again as
// another Go object, so that the twin's address has to be the identity.
func sharesIdentity(v Value) bool {
	switch t := v.Type(); t {
	case &ForeignType, &ListType, &DictType, &SetType:
		return true
	case &FuncType:
		return (*Func)(v.P).Lasts() // another's twin may go and one more come
	case &BuiltinType, &MethodDescrType:
		return (*Builtin)(v.P).Self.Nil()
	case &PropertyType, &StaticMethodType, &ClassMethodType, &DictKeysType, &DictValuesType, &DictItemsType:
		return true
	case &TupleType:
		return !PlainItems((*Tuple)(v.P).V)
	default:
		return t.Exception || t.InLibrary && t != &GroupByType && t != &GrouperType
	}
}

// settleIdentity gives a value that shares its identity its twin before the
// identity is shown.
func settleIdentity(c *Ctx, v Value) *Exc {
	if H != nil && (sharesIdentity(v) && (*Obj)(v.P).Py == 0 || v.Type().Layout != nil && v.Type().Layout.Body != nil) {
		return H.Migrate(c, v)
	}
	return nil
}

// identityHash is object.__hash__.
func identityHash(c *Ctx, v Value) (int64, *Exc) {
	if err := settleIdentity(c, v); err != nil {
		return 0, err
	}
	return AddressHash(identity(v)), nil
}

// AddressHash is the hash of an object that has none but its identity.
func AddressHash(p uintptr) int64 {
	h := int64(p>>4 | p<<60)
	if h == -1 {
		h = -2
	}
	return h
}
