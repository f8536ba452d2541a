package object

// The raise statement, except clauses and the errors of names.

// RaiseValue is `raise exc from cause`, cause the zero Value when absent; it
// returns the exception to propagate.
func RaiseValue(c *Ctx, exc, cause Value) *Exc {
	e, err := toException(c, exc, "exceptions must derive from BaseException")
	if err != nil {
		return err
	}
	if !cause.Nil() {
		if err := setRaiseCause(c, e, cause); err != nil {
			return err
		}
	}
	chain(c, e)
	return e
}

// RaiseMade is RaiseValue of what calling class has made for this.
func RaiseMade(c *Ctx, class, exc, cause Value) *Exc {
	if class.Type() == &TypeType && AsType(class).makesUnseen() && exc.Type() == AsType(class) {
		(*Exc)(exc.P).Fresh = true
	}
	return RaiseValue(c, exc, cause)
}

// makesUnseen: it is a class of exceptions, and no code written in Python sees one while it is made.
func (t *Type) makesUnseen() bool {
	if !t.Exception || t.Layout == nil {
		return t.Exception
	}
	ci := t.ctorInfo()
	return ci.newAttr.Nil() && ci.initAttr.Nil()
}

// toException makes the exception of a raise operand: an instance, or a class to call.
func toException(c *Ctx, v Value, wrong string) (*Exc, *Exc) {
	t := v.Type()
	if t.Exception {
		return (*Exc)(v.P), nil
	}
	isClass := t == &TypeType && AsType(v).Exception
	if t == &ForeignType {
		base := TypeValue(&BaseExceptionType)
		if ok, err := H.IsInstance(c, v, TypeValue(&TypeType)); err != nil {
			return nil, err
		} else if ok {
			if isClass, err = H.IsSubclass(c, v, base); err != nil {
				return nil, err
			}
		}
	}
	if !isClass {
		return nil, Raise(c, &TypeErrorType, "%s", wrong)
	}
	made, err := Call0(c, v)
	if err != nil {
		return nil, err
	}
	if made.Type().Exception {
		e := (*Exc)(made.P)
		if t == &TypeType && AsType(v).makesUnseen() && e.T == AsType(v) {
			e.Fresh = true
		}
		return e, nil
	}
	r, err := Repr(c, v)
	if err != nil {
		return nil, err
	}
	tr, err := Repr(c, ClassOf(c, made))
	if err != nil {
		return nil, err
	}
	return nil, Raise(c, &TypeErrorType, "calling %s should have returned an instance of BaseException, not %s", GoStr(r), GoStr(tr))
}

func setRaiseCause(c *Ctx, e *Exc, cause Value) *Exc {
	if !cause.IsNone() {
		k, err := toException(c, cause, "exception causes must derive from BaseException")
		if err != nil {
			return err
		}
		cause = k.Value()
	}
	if e.Py != 0 {
		return e.setOutside(c, "__cause__", cause)
	}
	e.Cause, e.Suppress = cause, true
	return nil
}

// Reraise is a bare raise.
func Reraise(c *Ctx) *Exc {
	if c.Handled == nil {
		return Raise(c, &RuntimeErrorType, "No active exception to reraise")
	}
	return c.Handled
}

// PushHandled makes err the handled exception (entering except, or finally on
// the error path) and returns the one before for PopHandled.
func PushHandled(c *Ctx, err *Exc) *Exc {
	if !err.Chained {
		chain(c, err)
	}
	prev := c.Handled
	c.Handled = err
	c.Blocks.Open++
	return prev
}

// PopHandled leaves the block.
func PopHandled(c *Ctx, prev *Exc) {
	if c.Blocks.Open--; c.Blocks.Open == 0 && c.Blocks.Generator {
		prev = c.Blocks.Base
	}
	c.Handled = prev
}

// EndHandled is PopHandled where the exception has been dealt with: what nothing
// refers to any more gives its CPython object back.
func EndHandled(c *Ctx, prev *Exc) {
	done := c.Handled
	PopHandled(c, prev)
	if done.Fresh && done.Py != 0 && done != c.Handled {
		H.EndException(c, done)
	}
}

// StayRaised notes for a variable that has a caught exception that v, which it is
// given to, may keep it: all but built-in functions and classes that only look.
func StayRaised(val, to Value) {
	if val.P == nil {
		return
	}
	if to.P != nil && (to.Type() == &BuiltinType || to.Type() == &TypeType) && !Keeps(to) {
		return
	}
	(*Exc)(val.P).Stay()
}

// ExcMatch is `except class`: class a class or a tuple of classes.
func ExcMatch(c *Ctx, err *Exc, class Value) (bool, *Exc) {
	if class.Type() == &TypeType {
		if t := AsType(class); t.Exception {
			if err.T.Subclass(t) {
				return true, nil
			}
			if err.Py != 0 && H != nil {
				return H.ExcMatch(c, err, class)
			}
			return false, nil
		}
	}
	return excMatchSlow(c, err, class)
}

func excMatchSlow(c *Ctx, err *Exc, class Value) (bool, *Exc) {
	switch class.Type() {
	case &TupleType:
		items := (*Tuple)(class.P).V
		for _, k := range items {
			if t := k.Type(); t != &ForeignType && !(t == &TypeType && AsType(k).Exception) {
				return false, NotExceptionClass(c)
			}
		}
		for _, k := range items {
			if ok, e := ExcMatch(c, err, k); ok || e != nil {
				return ok, e
			}
		}
		return false, nil
	case &ForeignType:
		return H.ExcMatch(c, err, class)
	}
	return false, NotExceptionClass(c)
}

// NotExceptionClass is the error of an except clause that names something else.
func NotExceptionClass(c *Ctx) *Exc {
	return Raise(c, &TypeErrorType, "catching classes that do not inherit from BaseException is not allowed")
}

// Unbound is the error of reading a local variable that is not bound.
func Unbound(c *Ctx, name string) *Exc {
	return Raise(c, &UnboundLocalErrorType, "cannot access local variable '%s' where it is not associated with a value", name)
}

// UnboundFree is Unbound for a variable of an enclosing function.
func UnboundFree(c *Ctx, name string) *Exc {
	return named(Raise(c, &NameErrorType, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name), name)
}

// EmptyClassCell is the error of super() where the class statement has not ended.
func EmptyClassCell(c *Ctx, name string) *Exc {
	return Raise(c, &RuntimeErrorType, "super(): empty %s cell", name)
}

// NameError is the error of a global that nobody defined.
func NameError(c *Ctx, name string) *Exc {
	return named(Raise(c, &NameErrorType, "name '%s' is not defined", name), name)
}

func named(e *Exc, name string) *Exc {
	e.More = &ExcMore{Name: Intern(name)}
	return e
}
