package object

import "unsafe"

// A with statement over a call of what contextlib.contextmanager made of a
// compiled generator function. The library's manager object calls next() and
// throw() of the generator, each a crossing there and one back: as only the
// statement sees it, it is not made, and what its methods do is done here.

// genManager stands for such an object between the call and the end of the statement.
type genManager struct {
	Obj
	gen *Gen
	in  *Standin
}

var genManagerType = Type{Name: "_GeneratorContextManager", Module: "contextlib"}

// The functions that a Standin of contextlib's has, and the places in them.
const (
	managerEnter = iota
	managerExit

	enterNext = 0 // return next(self.gen)
	enterNone = 1 // raise RuntimeError("generator didn't yield") from None
	exitNext  = 0 // next(self.gen)
	exitGoes  = 1 // raise RuntimeError("generator didn't stop")
	exitClose = 2 // self.gen.close()
	exitThrow = 3 // self.gen.throw(...)
	exitStays = 4 // raise RuntimeError("generator didn't stop after throw()")
	exitEnd   = 5 // self.gen.close()
)

// ManagerCall is f(*args) whose result only a with statement sees.
func ManagerCall(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	if IsForeign(f) {
		if m := makeManager(c, f, args, names); m.P != nil {
			return m, nil
		}
	}
	return Call(c, f, args, names)
}

// ManagerLoaded is CallLoadedN whose result only a with statement sees.
func ManagerLoaded(c *Ctx, fn Value, args []Value, names []string) (Value, *Exc) {
	if args[0].P == nil {
		args = args[1:]
	}
	if fn.Type() == &BoundMethodType { // args[0] was the zero Value
		if m := (*BoundMethod)(fn.P); IsForeign(m.Fn) {
			return managerWith(c, fn, m.Fn, m.Self, args, names)
		}
	}
	return ManagerCall(c, fn, args, names)
}

// ManagerMethod is CallMethodN whose result only a with statement sees.
func ManagerMethod(c *Ctx, v Value, name string, ic *AttrCache, args []Value, names []string) (Value, *Exc) {
	if t := v.Type(); t.Layout != nil && !t.Exception && !t.Layout.hooks.getattribute {
		if fn := t.find(name); fn.P != nil && IsForeign(fn) {
			if own, err := ownAttr(c, v, name); err == nil && own.Nil() {
				n := len(args) + 1
				all := c.PushArgs(n)
				all[0] = v
				copy(all[1:], args)
				m := makeManager(c, fn, all, names)
				c.PopArgs(n)
				if m.P != nil {
					return m, nil
				}
			}
		}
	}
	return CallMethodN(c, v, name, ic, args, names)
}

// managerWith is bound(*args), where bound is fn of self.
func managerWith(c *Ctx, bound, fn, self Value, args []Value, names []string) (Value, *Exc) {
	n := len(args) + 1
	all := c.PushArgs(n)
	all[0] = self
	copy(all[1:], args)
	m := makeManager(c, fn, all, names)
	c.PopArgs(n)
	if m.P != nil {
		return m, nil
	}
	return Call(c, bound, args, names)
}

// makeManager calls the generator function behind f; the zero Value where f is something else, or would fail.
func makeManager(c *Ctx, f Value, args []Value, names []string) Value {
	in, fn := H.Managed(c, f)
	if in == nil || fn.Code.Kind != Generator {
		return Value{}
	}
	g, err := callFunc(c, fn, args, names)
	if err != nil || g.Type() != &GeneratorType { // nothing has run: the arguments do not fit
		return Value{}
	}
	gen := (*Gen)(g.P)
	gen.Owned = true // by the statement
	return Value{P: unsafe.Pointer(&genManager{Obj{T: &genManagerType}, gen, in})}
}

// enter is __enter__.
func (m *genManager) enter(c *Ctx) (Value, *Exc) {
	if err := deeper(c, ""); err != nil {
		return Value{}, err
	}
	defer func() { c.Depth-- }()
	code := m.in.Parts[managerEnter]
	v, done, ret, err := standEnterNext(c, m.gen)
	switch {
	case err != nil:
		return Value{}, Trace(c, err, code, enterNext)
	case !done:
		return v, nil
	}
	stop := Trace(c, stopIteration(c, ret), code, enterNext)
	prev := PushHandled(c, stop)
	err = Trace(c, RaiseValue(c, Raise(c, &RuntimeErrorType, "generator didn't yield").Value(), None), code, enterNone)
	PopHandled(c, prev)
	return Value{}, err
}

// exit is __exit__, with what the statement ends with.
func (m *genManager) exit(c *Ctx, err *Exc) (suppress bool, e *Exc) {
	if e := deeper(c, ""); e != nil {
		return false, e
	}
	defer func() { c.Depth-- }()
	code := m.in.Parts[managerExit]
	if err == nil {
		_, done, _, e := standExitNext(c, m.gen)
		if e != nil {
			return false, Trace(c, e, code, exitNext)
		}
		if done {
			return false, nil
		}
		return false, m.goesOn(c, "generator didn't stop", exitGoes, standExitClose, exitClose)
	}
	tb := traceback(c, err)
	_, done, _, e := standExitThrow(c, m.gen, err)
	switch {
	case e == nil && done:
		return true, nil
	case e == nil:
		return false, m.goesOn(c, "generator didn't stop after throw()", exitStays, standExitEnd, exitEnd)
	case sameError(e, err):
	case e.T.Subclass(&RuntimeErrorType) && err.T.Subclass(&StopIterationType):
		Trace(c, e, code, exitThrow)
		cause, failed := GetAttr(c, e.Passing(), "__cause__")
		if failed != nil || !cause.Type().Exception || !sameError((*Exc)(cause.P), err) {
			return false, e
		}
	default:
		return false, Trace(c, e, code, exitThrow)
	}
	return false, SetAttr(c, err.Passing(), "__traceback__", tb)
}

// sameError reports one exception, which may have passed through CPython.
func sameError(a, b *Exc) bool { return a == b || a.Py != 0 && a.Py == b.Py }

// goesOn is the error of a generator that has yielded again, which is closed.
func (m *genManager) goesOn(c *Ctx, text string, at int32, end func(c *Ctx, g *Gen) *Exc, closes int32) *Exc {
	code := m.in.Parts[managerExit]
	err := Trace(c, RaiseArgs(c, &RuntimeErrorType, StrFromGo(text)), code, at)
	prev := PushHandled(c, err)
	if e := end(c, m.gen); e != nil {
		err = Trace(c, e, code, closes)
	}
	PopHandled(c, prev)
	return err
}

//go:noinline
func standEnterNext(c *Ctx, g *Gen) (v Value, done bool, ret Value, err *Exc) { return g.send(c, None) }

//go:noinline
func standExitNext(c *Ctx, g *Gen) (v Value, done bool, ret Value, err *Exc) { return g.send(c, None) }

//go:noinline
func standExitThrow(c *Ctx, g *Gen, exc *Exc) (v Value, done bool, ret Value, err *Exc) {
	return g.throw(c, exc)
}

//go:noinline
func standExitClose(c *Ctx, g *Gen) *Exc {
	_, err := GenClose(c, g)
	return err
}

//go:noinline
func standExitEnd(c *Ctx, g *Gen) *Exc {
	_, err := GenClose(c, g)
	return err
}
