package object

import "unsafe"

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
	if mgr.Type() == &genManagerType {
		val, err = (*genManager)(mgr.P).enter(c)
		return mgr, val, err
	}
	if mgr.Type() == &ForeignType {
		if H.EnterLock(c, mgr) {
			return mgr, True, nil // its own exit, see WithExit
		}
		if in := H.LoadMethod(c, mgr, "__enter__"); in.P != nil {
			if out := H.LoadMethod(c, mgr, "__exit__"); out.P != nil {
				leave := &outsideExit{Obj{T: &outsideExitType}, H.Again(c, mgr), out}
				if in.Type() == &FuncType {
					val, err = CallAlone(c, (*Func)(in.P), mgr, nil, nil)
				} else {
					val, err = Call1(c, in, mgr)
				}
				if err != nil {
					giveBound(c, leave.self)
				}
				return Value{P: unsafe.Pointer(leave)}, val, err
			}
		}
	}
	enter, exit, err := managerMethods(c, mgr, "__enter__", "__exit__", "the context manager protocol")
	if err != nil {
		return Value{}, Value{}, err
	}
	val, err = Call0(c, enter)
	giveBound(c, enter)
	return exit, val, err
}

// outsideExit is the __exit__ of a manager of CPython's, which only WithExit sees.
type outsideExit struct {
	Obj
	self, fn Value
}

var outsideExitType = Type{Name: "exit"}

// giveBound gives back what was got of CPython for one call.
func giveBound(c *Ctx, method Value) {
	if IsForeign(method) {
		GiveBack(c, (*Foreign)(method.P))
	}
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
	var self Value
	switch exit.Type() {
	case &genManagerType:
		return (*genManager)(exit.P).exit(c, err)
	case &outsideExitType:
		leave := (*outsideExit)(exit.P)
		exit, self = leave.fn, leave.self
		defer giveBound(c, self)
		if IsForeign(exit) {
			if yes, known := H.Suppresses(c, exit, self, err); known {
				return yes, nil
			}
		}
	case &ForeignType:
		if H.LeaveLock(c, exit) {
			return false, nil
		}
		if H.IsLock(exit) { // released in between, as its method says
			_, e = H.CallMethod(c, exit, "__exit__", []Value{None, None, None}, nil)
			return false, e
		}
		defer giveBound(c, exit)
	}
	if err != nil && IsForeign(exit) {
		r, e := H.CallExit(c, exit, self, err)
		if e != nil {
			return false, e
		}
		return Truth(c, r)
	}
	class, value, tb := None, None, None
	if err != nil {
		value = err.Value()
		class, tb = ClassOf(c, value), traceback(c, err)
	}
	r, e := CallLoaded3(c, exit, self, class, value, tb)
	if e != nil || err == nil {
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
