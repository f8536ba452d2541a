package object

import "unsafe"

// StaticMethod and ClassMethod wrap a callable found in a class.
type StaticMethod struct {
	Obj
	Fn Value
}

// ClassMethod: see StaticMethod.
type ClassMethod struct {
	Obj
	Fn Value
}

// NewStaticMethod is staticmethod(f).
func NewStaticMethod(f Value) Value {
	return Value{P: unsafe.Pointer(&StaticMethod{Obj: Obj{T: &StaticMethodType}, Fn: f})}
}

// NewClassMethod is classmethod(f).
func NewClassMethod(f Value) Value {
	return Value{P: unsafe.Pointer(&ClassMethod{Obj: Obj{T: &ClassMethodType}, Fn: f})}
}

func classMethodGet(c *Ctx, d, self Value, owner *Type) (Value, *Exc) {
	f := (*ClassMethod)(d.P).Fn
	if t := f.Type(); t == &FuncType || t == &BuiltinType || t.DescrGet == nil || PyMinor >= 13 {
		return NewBound(TypeValue(owner), f), nil
	}
	return descrGet(c, f, TypeValue(owner), owner) // before 3.13 it wraps other descriptors too
}

// wrapperOf returns the wrapped callable of either kind.
func wrapperOf(v Value) Value {
	if v.Type() == &StaticMethodType {
		return (*StaticMethod)(v.P).Fn
	}
	return (*ClassMethod)(v.P).Fn
}

// wrapperGetAttr: attributes the wrapper lacks are those of what it wraps
// (functools.update_wrapper in CPython's constructor).
func wrapperGetAttr(c *Ctx, v Value, name string) (Value, *Exc) {
	f := wrapperOf(v)
	switch name {
	case "__func__", "__wrapped__":
		return f, nil
	case "__name__", "__qualname__", "__doc__", "__module__", "__annotations__":
		return GetAttr(c, f, name)
	case "__isabstractmethod__":
		yes, err := isAbstract(c, f)
		return Bool(yes), err
	}
	x, err := lookupGeneric(c, v, name)
	if err == nil && x.Nil() && (*Obj)(v.P).Py != 0 { // set on the one that CPython has
		x, err = hostAttr(c, v, name)
	}
	if err == nil && x.Nil() {
		err = noAttr(c, v, name)
	}
	return x, err
}

func init() {
	for t, make := range map[*Type]func(Value) Value{&StaticMethodType: NewStaticMethod, &ClassMethodType: NewClassMethod} {
		builtin(t, &ObjectType, nil)
		t.New = func(c *Ctx, cls Value, args []Value, names []string) (Value, *Exc) {
			if len(names) > 0 {
				return Value{}, Raise(c, &TypeErrorType, "%s() takes no keyword arguments", AsType(cls).Name)
			}
			if len(args) != 1 {
				return Value{}, Raise(c, &TypeErrorType, "%s expected 1 argument, got %d", AsType(cls).Name, len(args))
			}
			return make(args[0]), nil
		}
		t.GetAttr = wrapperGetAttr
		t.SetAttr = func(c *Ctx, v Value, name string, val Value) *Exc {
			if H == nil {
				return noAttr(c, v, name)
			}
			return H.SetAttr(c, v, name, val) // into the __dict__ of the one that CPython has
		}
		t.Hash = identityHash
		t.Repr = func(c *Ctx, v Value) (Value, *Exc) {
			r, err := Repr(c, wrapperOf(v))
			if err != nil {
				return Value{}, err
			}
			return JoinStr(c, []Value{StrFromGo("<" + v.Type().Name + "("), r, StrFromGo(")>")}), nil
		}
	}
	StaticMethodType.DescrGet = func(c *Ctx, d, self Value, owner *Type) (Value, *Exc) { return (*StaticMethod)(d.P).Fn, nil }
	StaticMethodType.Call = func(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
		return Call(c, (*StaticMethod)(f.P).Fn, args, names)
	}
	ClassMethodType.DescrGet = classMethodGet
}
