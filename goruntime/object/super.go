package object

import "unsafe"

// Super is a super object.
type Super struct {
	Obj
	Class *Type
	Self  Value
	Owner *Type // the class whose MRO is searched
}

// superOwner checks super's second argument and returns the class whose MRO to
// search; bound is false when self is itself a class.
func superOwner(c *Ctx, class *Type, self Value) (owner *Type, bound bool, err *Exc) {
	if self.Type() == &TypeType && AsType(self).Subclass(class) {
		return AsType(self), false, nil
	}
	if t := self.Type(); t.Subclass(class) {
		return t, true, nil
	}
	if said, err := claimedClass(c, self); err != nil {
		return nil, false, err
	} else if !said.Nil() && IsTypeValue(said) && AsType(said).Subclass(class) {
		return AsType(said), true, nil
	}
	if PyMinor >= 13 {
		what := "instance of " + TypeName(self)
		if IsTypeValue(self) {
			what = "type " + AsType(self).Name
		}
		return nil, false, Raise(c, &TypeErrorType, "super(type, obj): obj (%s) is not an instance or subtype of type (%s).", what, class.Name)
	}
	return nil, false, Raise(c, &TypeErrorType, "super(type, obj): obj must be an instance or subtype of type")
}

// hostSuper is super(class, self).name for CPython's classes and the
// attributes only it has.
func hostSuper(c *Ctx, class, self Value, name string) (Value, *Exc) {
	if t := self.Type(); name == "__getstate__" && t.Layout != nil && !t.Dynamic {
		d, err := H.GetAttr(c, TypeValue(&ObjectType), name) // which knows that the attributes are in Go
		return NewBound(self, d), err
	}
	return H.SuperAttr(c, class, self, name)
}

// superRaw finds the raw attribute; hosted means CPython has to answer.
func superRaw(c *Ctx, class, self Value, name string) (d Value, owner *Type, bound, hosted bool, err *Exc) {
	if class.Nil() {
		return d, nil, false, false, Raise(c, &RuntimeErrorType, "super(): empty __class__ cell")
	}
	if self.Nil() {
		return d, nil, false, false, Raise(c, &RuntimeErrorType, "super(): arg[0] deleted")
	}
	if !IsTypeValue(class) || self.Type() == &ForeignType || self.IsNone() {
		return d, nil, false, true, nil
	}
	k := AsType(class)
	owner, bound, err = superOwner(c, k, self)
	if err != nil {
		return
	}
	if owner.Dynamic || name == "__class__" { // that of the super object itself
		return d, owner, bound, true, nil
	}
	d = owner.lookupAfter(k, name)
	if d.Nil() {
		if name != "__class__" {
			hosted = H != nil && (hostedObjectAttrs[name] || name == "__dict__") // which every class without __slots__ has
		}
		if !hosted {
			s := Value{P: unsafe.Pointer(&Super{Obj: Obj{T: &SuperType}, Class: k, Self: self, Owner: owner})}
			err = attrError(c, s, name, "'super' object has no attribute '"+name+"'")
		}
	}
	return
}

// SuperLookup is super(class, self).name.
func SuperLookup(c *Ctx, class, self Value, name string) (Value, *Exc) {
	d, owner, bound, hosted, err := superRaw(c, class, self, name)
	if err != nil {
		return Value{}, err
	}
	if hosted {
		return hostSuper(c, class, self, name)
	}
	if !bound {
		self = Value{}
	}
	return descrGet(c, d, self, owner)
}

// SuperCall is super(class, self).name(*args).
func SuperCall(c *Ctx, class, self Value, name string, args []Value, names []string) (Value, *Exc) {
	d, owner, bound, hosted, err := superRaw(c, class, self, name)
	if err != nil {
		return Value{}, err
	}
	if bound && !hosted {
		switch d.Type() {
		case &FuncType:
			return CallFuncWith(c, (*Func)(d.P), self, args, names)
		case &MethodDescrType:
			if b := (*Builtin)(d.P); !b.Static && !b.Class {
				return callBuiltin(c, b, self, args, names)
			}
		}
	}
	if d.Nil() || hosted {
		if self.Type() == &ForeignType && class.Type() == &ForeignType {
			if fn := H.SuperMethod(c, class, self, name); fn != nil {
				return CallAlone(c, fn, self, args, names)
			}
		}
		if name == "__getstate__" {
			f, err := hostSuper(c, class, self, name)
			if err != nil {
				return Value{}, err
			}
			return Call(c, f, args, names)
		}
		return H.SuperCall(c, class, self, name, args, names)
	}
	if !bound {
		self = Value{}
	}
	f, err := descrGet(c, d, self, owner)
	if err != nil {
		return Value{}, err
	}
	return Call(c, f, args, names)
}

func newSuper(c *Ctx, cls Value, args []Value, names []string) (Value, *Exc) {
	if len(names) > 0 {
		return Value{}, Raise(c, &TypeErrorType, "super() takes no keyword arguments")
	}
	switch {
	case len(args) == 0:
		return Value{}, Raise(c, &RuntimeErrorType, "super(): no arguments")
	case len(args) == 2 && args[1].Nil():
		return Value{}, Raise(c, &RuntimeErrorType, "super(): arg[0] deleted")
	case len(args) == 2 && IsTypeValue(args[0]) && args[1].Type() != &ForeignType && !args[1].IsNone():
		owner, _, err := superOwner(c, AsType(args[0]), args[1])
		if err != nil {
			return Value{}, err
		}
		return Value{P: unsafe.Pointer(&Super{Obj: Obj{T: &SuperType}, Class: AsType(args[0]), Self: args[1], Owner: owner})}, nil
	}
	if H == nil {
		return Value{}, Raise(c, &TypeErrorType, "super() argument 1 must be a type, not %s", TypeName(args[0]))
	}
	f, err := H.Builtin(c, "super")
	if err != nil {
		return Value{}, err
	}
	return H.Call(c, f, args, nil)
}

func superGetAttr(c *Ctx, v Value, name string) (Value, *Exc) {
	s := (*Super)(v.P)
	switch name {
	case "__class__":
		return TypeValue(&SuperType), nil
	case "__thisclass__":
		return TypeValue(s.Class), nil
	case "__self__":
		return s.Self, nil
	case "__self_class__":
		return TypeValue(s.Owner), nil
	}
	return SuperLookup(c, TypeValue(s.Class), s.Self, name)
}

func init() {
	t := &SuperType
	builtin(t, &ObjectType, nil)
	t.New, t.GetAttr, t.Hash = newSuper, superGetAttr, identityHash
	t.Repr = func(c *Ctx, v Value) (Value, *Exc) {
		s := (*Super)(v.P)
		return StrFromGo("<super: <class '" + s.Class.Name + "'>, <" + s.Owner.Name + " object>>"), nil
	}
}
