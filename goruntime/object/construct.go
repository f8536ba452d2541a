package object

import (
	"sync/atomic"
	"unsafe"
)

// Making objects by calling their class.

// ctorInfo is what calling a class means at one version of it.
type ctorInfo struct {
	ver uint64
	// init is __init__ when it is a compiled function and making the object
	// needs no __new__: the fast entries below.
	init *Func
	// initAttr and newAttr are the raw class attributes, zero for the built-in ones.
	initAttr, newAttr Value
	// bare: neither is defined, the class takes no arguments.
	bare bool
	// initPlan is what __init__ does where CPython holds it, see plan.
	initPlan atomic.Pointer[initPlan]
}

func (t *Type) ctorInfo() *ctorInfo {
	l := t.Layout
	ci := l.ctor.Load()
	if ver := t.Ver.Load(); ci == nil || ci.ver != ver {
		ci = &ctorInfo{ver: ver, initAttr: t.special(dInit), newAttr: t.special(dNew)}
		if ci.newAttr.Nil() && !t.Exception && !t.Abstract {
			if ci.initAttr.Nil() {
				ci.bare = l.Body == nil
			} else if ci.initAttr.Type() == &FuncType && !l.frozen {
				ci.init = (*Func)(ci.initAttr.P)
			}
		}
		l.ctor.Store(ci)
	}
	return ci
}

func construct0(c *Ctx, t *Type) (Value, *Exc) {
	if t.Layout != nil {
		ci := t.ctorInfo()
		if ci.bare {
			return NewInstance(t).Value(), nil
		}
		if ci.init != nil {
			v := NewInstance(t).Value()
			r, err := callFunc1(c, ci.init, v)
			return initDone(c, v, r, err)
		}
	}
	switch t {
	case &ListType:
		return newEmptyList().Value(), nil
	case &DictType:
		return NewDict().Value(), nil
	}
	return construct(c, t, nil, nil)
}

func construct1(c *Ctx, t *Type, a Value) (Value, *Exc) {
	if t.Layout != nil {
		if ci := t.ctorInfo(); ci.init != nil {
			v := NewInstance(t).Value()
			r, err := callFunc2(c, ci.init, v, a)
			return initDone(c, v, r, err)
		}
	} else if t == &StrType {
		return ToStr(c, a)
	} else if t == &BytesType && a.Type() == &ForeignType {
		if s, ok := ByteSpan(c, a); ok {
			c.Touched = true
			return CopyBytes(s), nil
		}
	}
	args := c.PushArgs(1)
	args[0] = a
	v, err := typeCall(c, TypeValue(t), args, nil)
	c.PopArgs(1)
	return v, err
}

func construct2(c *Ctx, t *Type, a, b Value) (Value, *Exc) {
	if t.Layout != nil {
		if ci := t.ctorInfo(); ci.init != nil {
			v := NewInstance(t).Value()
			r, err := callFunc3(c, ci.init, v, a, b)
			return initDone(c, v, r, err)
		}
	}
	args := c.PushArgs(2)
	args[0], args[1] = a, b
	v, err := construct(c, t, args, nil)
	c.PopArgs(2)
	return v, err
}

func construct3(c *Ctx, t *Type, a, b, d Value) (Value, *Exc) {
	if t.Layout != nil {
		if ci := t.ctorInfo(); ci.init != nil {
			if k := ci.init.Code; k.Pos == 4 && k.F4 != nil {
				v := NewInstance(t).Value()
				r, err := k.F4(c, ci.init, v, a, b, d)
				return initDone(c, v, r, err)
			}
		}
	}
	args := c.PushArgs(3)
	args[0], args[1], args[2] = a, b, d
	v, err := typeCall(c, TypeValue(t), args, nil)
	c.PopArgs(3)
	return v, err
}

func initDone(c *Ctx, v, r Value, err *Exc) (Value, *Exc) {
	if err != nil {
		return Value{}, err
	}
	if !r.IsNone() {
		return Value{}, Raise(c, &TypeErrorType, "__init__() should return None, not '%s'", TypeName(r))
	}
	return v, nil
}

// typeCall is type.__call__, with type(x) and type(name, bases, dict) for type itself.
func typeCall(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	t := AsType(f)
	if t == &TypeType {
		if len(args) == 1 && len(names) == 0 {
			return ClassOf(c, args[0]), nil
		}
		return typeNew(c, f, args, names)
	}
	return construct(c, t, args, names)
}

// construct calls a class: __new__, then __init__ of what it made.
func construct(c *Ctx, t *Type, args []Value, names []string) (Value, *Exc) {
	if t.Layout == nil {
		switch {
		case t == &ObjectType:
			if len(args) > 0 {
				return Value{}, Raise(c, &TypeErrorType, "object() takes no arguments")
			}
			if H != nil { // an identity that both worlds share
				return H.Call(c, TypeValue(t), nil, nil)
			}
			return newObject(), nil
		case t.New != nil:
			return t.New(c, TypeValue(t), args, names)
		case H != nil:
			return H.Call(c, TypeValue(t), args, names)
		}
		return Value{}, Raise(c, &TypeErrorType, "cannot create '%s' instances", t.Name)
	}
	ci := t.ctorInfo()
	switch {
	case !ci.newAttr.Nil():
		return constructNew(c, t, ci, args, names)
	case t.Abstract && t.Layout.Body == nil: // list and dict do not ask
		return refuseAbstract(c, t, args, names)
	case t.Exception:
		v, err := newException(c, t, args, names, ci.initAttr.Nil())
		if err != nil || ci.initAttr.Nil() {
			return v, err
		}
		return runInit(c, ci.initAttr, v, args, names)
	case t.Layout.frozen:
		v, err := frozenNew(c, t, args, names)
		if err != nil || ci.initAttr.Nil() {
			return v, err
		}
		return runInit(c, ci.initAttr, v, args, names)
	case t.Layout.Body != nil && ci.initAttr.Nil():
		v := NewInstance(t).Value()
		_, err := bodyInit(c, v, args, names)
		return v, err
	case ci.bare && len(args) > 0:
		return Value{}, Raise(c, &TypeErrorType, "%s() takes no arguments", t.Name)
	case ci.bare:
		return NewInstance(t).Value(), nil
	case ci.initAttr.Type() == &ForeignType:
		p, err := ci.plan(c, t)
		if err != nil {
			return Value{}, err
		}
		if p != nil {
			if v, done, err := p.run(c, t, args, names); done || err != nil {
				return v, err
			}
		}
	}
	return runInit(c, ci.initAttr, NewInstance(t).Value(), args, names)
}

// constructNew is construct for a class with its own __new__.
func constructNew(c *Ctx, t *Type, ci *ctorInfo, args []Value, names []string) (Value, *Exc) {
	f, err := descrGet(c, ci.newAttr, Value{}, t)
	if err != nil {
		return Value{}, err
	}
	v, err := callWith(c, f, TypeValue(t), args, names)
	if err != nil {
		return Value{}, err
	}
	made := v.Type()
	if made.Layout == nil || !made.Subclass(t) {
		return v, nil
	}
	init := made.special(dInit)
	if init.Nil() {
		if made.Exception {
			return v, excInit(c, (*Exc)(v.P), args, names)
		}
		if made.Layout.Body != nil && !made.Layout.frozen {
			_, err = bodyInit(c, v, args, names)
		}
		return v, err
	}
	return runInit(c, init, v, args, names)
}

func runInit(c *Ctx, init, v Value, args []Value, names []string) (Value, *Exc) {
	if init.Type() == &FuncType {
		r, err := CallFuncWith(c, (*Func)(init.P), v, args, names)
		return initDone(c, v, r, err)
	}
	f, err := descrGet(c, init, v, v.Type())
	if err != nil {
		return Value{}, err
	}
	r, err := Call(c, f, args, names)
	return initDone(c, v, r, err)
}

// objectNew is object.__new__(cls, ...).
func objectNew(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
	if len(args) == 0 {
		return Value{}, Raise(c, &TypeErrorType, "object.__new__(): not enough arguments")
	}
	if !IsTypeValue(args[0]) {
		if args[0].Type() == &ForeignType {
			f, err := H.Builtin(c, "object")
			if err != nil {
				return Value{}, err
			}
			return H.CallMethod(c, f, "__new__", args, names)
		}
		return Value{}, Raise(c, &TypeErrorType, "object.__new__(X): X is not a type object (%s)", TypeName(args[0]))
	}
	t := AsType(args[0])
	if t == &ObjectType && len(args) == 1 {
		return construct(c, t, nil, nil)
	}
	if t.Layout == nil || t.Layout.Body != nil || t.Exception {
		return Value{}, Raise(c, &TypeErrorType, "object.__new__(%s) is not safe, use %s.__new__()", t.Name, newBase(t).Name)
	}
	if t.Abstract {
		return refuseAbstract(c, t, args[1:], names)
	}
	if len(args) > 1 {
		ci := t.ctorInfo()
		if !ci.newAttr.Nil() {
			return Value{}, Raise(c, &TypeErrorType, "object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if ci.initAttr.Nil() {
			return Value{}, Raise(c, &TypeErrorType, "%s() takes no arguments", t.Name)
		}
	}
	return NewInstance(t).Value(), nil
}

// newBase is the nearest class along the bases whose __new__ is not written in Python.
func newBase(t *Type) *Type {
	for t.Layout != nil && !t.special(dNew).Nil() {
		t = bestBase(t.Bases)
	}
	return t
}

// objectInit is object.__init__(self, ...).
func objectInit(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
	if t := self.Type(); len(args) > 0 && t.Layout != nil {
		if !t.special(dInit).Nil() {
			return Value{}, Raise(c, &TypeErrorType, "object.__init__() takes exactly one argument (the instance to initialize)")
		}
		if t.special(dNew).Nil() && !t.Layout.frozen {
			return Value{}, Raise(c, &TypeErrorType, "%s.__init__() takes exactly one argument (the instance to initialize)", t.Name)
		}
	}
	return None, nil
}

// typeNew is type(name, bases, dict).
func typeNew(c *Ctx, meta Value, args []Value, names []string) (Value, *Exc) {
	if len(args)-len(names) != 3 || !IsStr(args[0]) || args[1].Type() != &TupleType || args[2].Type() != &DictType || args[2].P != nil && (*Dict)(args[2].P).Py != 0 {
		return hostType(c, meta, args, names)
	}
	cl := &ClassStmt{Name: GoStr(args[0]), Qualname: GoStr(args[0]), Bases: (*Tuple)(args[1].P).V, Kw: args[3:], KwNames: names}
	bases, kw, kwNames, native := nativeBases(cl)
	if !native {
		return hostType(c, meta, args, names)
	}
	ns, hosted, err := readNamespace(c, args[2], true)
	if err != nil {
		return Value{}, err
	}
	if hosted || H == nil {
		return hostType(c, meta, args, names)
	}
	var line int32
	where := ""
	if cl.Module, where, line = H.Caller(c); cl.Module == nil || often(classPlace{cl.Module, where, line}) {
		return hostType(c, meta, args, names)
	}
	if _, named := ns.vals["__module__"]; !named {
		ns.set("__module__", moduleName(cl.Module))
	}
	return makeClass(c, cl, bases, ns, nil, kw, kwNames)
}

func hostType(c *Ctx, meta Value, args []Value, names []string) (Value, *Exc) {
	if H == nil {
		return Value{}, Raise(c, &TypeErrorType, "type() takes 1 or 3 arguments")
	}
	return H.Call(c, meta, args, names)
}

// newObject is object().
func newObject() Value { return Value{P: unsafe.Pointer(&Obj{T: &ObjectType})} }
