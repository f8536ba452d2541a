package object

// WithEnter starts a with statement: exit is the bound __exit__, val the result
// of __enter__.
func WithEnter(c *Ctx, mgr Value) (exit, val Value, err *Exc) {
	if t := mgr.Type(); t.Layout != nil {
		in, out := t.special(dEnter), t.special(dExit)
		if !in.Nil() && !out.Nil() && in.Type() == &FuncType && out.Type() == &FuncType {
			val, err = callFunc1(c, (*Func)(in.P), mgr)
			return NewBound(mgr, out), val, err
		}
	}
	if mgr.Type() == &ForeignType && H.EnterLock(c, mgr) {
		return mgr, True, nil // its own exit, see WithExit
	}
	enter, exit, err := managerMethods(c, mgr, "__enter__", "__exit__", "the context manager protocol")
	if err != nil {
		return Value{}, Value{}, err
	}
	val, err = Call0(c, enter)
	return exit, val, err
}

// managerMethods binds the two methods of a context manager.
func managerMethods(c *Ctx, mgr Value, in, out, protocol string) (enter, exit Value, err *Exc) {
	if enter, err = boundSpecial(c, mgr, in); err != nil {
		return
	}
	if enter.Nil() {
		return enter, exit, Raise(c, &TypeErrorType, "'%s' object does not support %s", TypeName(mgr), protocol)
	}
	if exit, err = boundSpecial(c, mgr, out); err == nil && exit.Nil() {
		err = Raise(c, &TypeErrorType, "'%s' object does not support %s (missed %s method)", TypeName(mgr), protocol, out)
	}
	return
}

// boundSpecial looks a special method up on the class and binds it.
func boundSpecial(c *Ctx, v Value, name string) (Value, *Exc) {
	t := v.Type()
	if t == &ForeignType {
		return H.Special(c, v, name)
	}
	d := t.find(name)
	if d.Nil() {
		if t.Layout == nil {
			return LookupAttr(c, v, name)
		}
		return Value{}, nil
	}
	return descrGet(c, d, v, t)
}

// WithExit leaves a with statement: err nil on the normal path, where the
// result of __exit__ does not matter.
func WithExit(c *Ctx, exit Value, err *Exc) (suppress bool, e *Exc) {
	if exit.Type() == &ForeignType {
		if H.LeaveLock(c, exit) {
			return false, nil
		}
		if H.IsLock(exit) { // released in between, as its method says
			_, e = H.CallMethod(c, exit, "__exit__", []Value{None, None, None}, nil)
			return false, e
		}
	}
	if err == nil {
		_, e = Call3(c, exit, None, None, None)
		return false, e
	}
	r, e := Call3(c, exit, ClassOf(c, err.Value()), err.Value(), traceback(c, err))
	if e != nil {
		return false, e
	}
	return Truth(c, r)
}

// traceback is what __exit__ gets as its third argument.
func traceback(c *Ctx, err *Exc) Value {
	if err.Py == 0 {
		return TracebackOf(err)
	}
	tb, e := H.GetAttr(c, err.Value(), "__traceback__")
	if e != nil {
		return None
	}
	return tb
}
