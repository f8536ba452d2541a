package object

import "unsafe"

// Generators and coroutines: the state machine is the compiler's (Machine);
// here is what Python code sees of it.

// Init fills the header of a generator frame and returns it as a value.
func (g *Gen) Init(c *Ctx, f *Func, m *Machine) Value {
	switch g.Kind = f.Code.Kind; g.Kind {
	case Coroutine:
		g.T = &CoroutineType
	case AsyncGenerator:
		g.T = &AsyncGenType
	default:
		g.T = &GeneratorType
	}
	g.Machine, g.Fn, g.Line = m, f, f.Code.FirstLine
	if k := f.Code; !sameString(f.Name, k.Name) || !sameString(f.Qualname, k.Qualname) {
		g.named = &genNames{f.Name, f.Qualname}
	}
	g.depth, c.LastGen = int32(c.Depth), g
	return g.Value()
}

// sameString tells equal strings without reading them: a function has its code's
// own strings for names until it is given others.
func sameString(a, b string) bool {
	return len(a) == len(b) && unsafe.StringData(a) == unsafe.StringData(b)
}

// genNames are names of a generator other than those of its code.
type genNames struct{ name, qualname string }

// Name and Qualname are __name__ and __qualname__.
func (g *Gen) Name() string     { return g.names().name }
func (g *Gen) Qualname() string { return g.names().qualname }

// IsNamed reports names other than those of its code.
func (g *Gen) IsNamed() bool { return g.named != nil }

func (g *Gen) names() genNames {
	if g.named != nil {
		return *g.named
	}
	return genNames{g.Fn.Code.Name, g.Fn.Code.Qualname}
}

// what names the kind of generator in messages.
func (g *Gen) what() string {
	switch g.Kind {
	case Coroutine:
		return "coroutine"
	case AsyncGenerator:
		return "async generator"
	}
	return "generator"
}

// resume continues the generator: the yielded value, or the zero Value with
// g.PC == GenDone when the body returned. While it delegates, the innermost
// generator is stepped without passing through those between.
func (g *Gen) resume(c *Ctx, sent Value, exc *Exc) (Value, *Exc) {
	if g.outer != nil {
		g.leaveChain()
	}
	if g.YieldFrom.P != nil {
		if n := g.delegate(); n != nil && n.PC > 0 {
			if exc == nil {
				return g.resumeInner(c, sent)
			}
			if n.IsRunning() {
				return g.refused(c)
			}
		}
	}
	g.leaf = nil
	return g.step(c, sent, exc)
}

// showState: the genuine generator shows how far this one is. Asynchronous ones
// have ways of their own (border/asyncgens.go).
func (g *Gen) showState(c *Ctx) {
	if g.Kind != AsyncGenerator {
		H.ShowState(c, g)
	}
}

// outcome takes what a generator that was stepped from outside left for the
// one that delegates to it.
func (g *Gen) outcome() (val Value, done bool, ret Value, err *Exc) {
	err, g.raised, g.pending = g.raised, nil, false
	return g.result(Value{}, err)
}

// refused is what resuming a running generator gives.
func (g *Gen) refused(c *Ctx) (Value, *Exc) {
	return Value{}, Raise(c, &ValueErrorType, "%s already executing", g.what())
}

// step continues the frame itself.
func (g *Gen) step(c *Ctx, sent Value, exc *Exc) (Value, *Exc) {
	if g.Running {
		return g.refused(c)
	}
	if g.PC == 0 && g.Py != 0 {
		g.showState(c)
	}
	if c.Depth++; c.Depth >= c.Limit.Load() {
		if err := EnterSlow(c); err != nil {
			c.Depth--
			return Value{}, err
		}
	}
	base, blocks := c.Handled, c.Blocks
	if g.Handled != nil {
		c.Handled = g.Handled
	}
	c.Blocks = Blocks{int(g.pushed), true, base}
	g.Running = true
	v, err := g.Resume(c, g, sent, exc)
	g.Running = false
	if g.Guarded && !g.guarded && g.PC > 0 {
		c.guard(g)
	}
	// inside an except block of its own, even where that handles what a caller handles
	if g.pushed = int32(c.Blocks.Open); g.pushed > 0 {
		g.Handled = c.Handled.Stay()
	} else if g.Handled != nil {
		g.Handled = nil
	}
	c.Handled, c.Blocks = base, blocks
	c.Depth--
	if err != nil {
		g.PC, g.Handled, g.pushed = GenDone, nil, 0
	}
	if g.PC == GenDone && !g.alone {
		g.dropLocals(c)
		if g.Py != 0 {
			g.showState(c)
		}
	}
	if err != nil {
		if err.T.Subclass(&StopIterationType) || g.Kind == AsyncGenerator && err.T.Subclass(&StopAsyncIterationType) {
			err = g.stopRaised(c, err)
		}
		return Value{}, err
	}
	return v, nil
}

// stopRaised turns a StopIteration that escapes the body into RuntimeError (PEP 479).
func (g *Gen) stopRaised(c *Ctx, err *Exc) *Exc {
	which := "StopIteration"
	if err.T.Subclass(&StopAsyncIterationType) {
		which = "StopAsyncIteration"
	}
	e := Raise(c, &RuntimeErrorType, "%s raised %s", g.what(), which)
	e.setCause(err)
	e.Context, e.Chained = err, true
	return e
}

// LeftGenerator is err as it leaves a generator expression whose loop runs in the function around it.
func LeftGenerator(c *Ctx, err *Exc) *Exc {
	if err.T.Subclass(&StopIterationType) {
		return (&Gen{}).stopRaised(c, err)
	}
	return err
}

func genNext(c *Ctx, v Value) (Value, *Exc) {
	g := (*Gen)(v.P)
	if g.PC == GenDone {
		g.Ret = Value{}
		return Value{}, nil
	}
	return g.resume(c, None, nil)
}

// send is gen.send: done with the return value when the body ended.
func (g *Gen) send(c *Ctx, v Value) (val Value, done bool, ret Value, err *Exc) {
	if g.PC == GenDone && !g.IsRunning() {
		if g.Kind == Coroutine {
			return Value{}, false, Value{}, Raise(c, &RuntimeErrorType, "cannot reuse already awaited coroutine")
		}
		return Value{}, true, None, nil
	}
	if g.PC == 0 && !v.IsNone() && !g.IsRunning() {
		return Value{}, false, Value{}, Raise(c, &TypeErrorType, "can't send non-None value to a just-started %s", g.what())
	}
	val, err = g.resume(c, v, nil)
	return g.result(val, err)
}

func (g *Gen) result(v Value, err *Exc) (val Value, done bool, ret Value, e *Exc) {
	if err != nil {
		return Value{}, false, Value{}, err
	}
	if g.PC == GenDone {
		ret, g.Ret = g.Ret, Value{}
		if ret.Nil() {
			ret = None
		}
		return Value{}, true, ret, nil
	}
	return v, false, Value{}, nil
}

// throw raises exc where the body stands.
func (g *Gen) throw(c *Ctx, exc *Exc) (val Value, done bool, ret Value, err *Exc) {
	if g.PC == GenDone && !g.IsRunning() {
		if g.Kind == Coroutine {
			return Value{}, false, Value{}, Raise(c, &RuntimeErrorType, "cannot reuse already awaited coroutine")
		}
		return Value{}, false, Value{}, exc
	}
	if g.delegate() == nil && !exc.Chained {
		// what the frame itself handles is the context, not what its callers do
		exc.Chained = true
		if exc.Context == nil && g.Handled != exc {
			exc.Context = g.Handled
		}
	}
	v, err := g.resume(c, None, exc)
	return g.result(v, err)
}

// GenClose is gen.close(); it returns what close() returns.
func GenClose(c *Ctx, g *Gen) (Value, *Exc) {
	if g.PC == GenDone {
		return None, nil
	}
	if g.PC == 0 && !g.IsRunning() {
		if g.Kind == Coroutine {
			g.leaveShell(c)
		}
		if g.PC = GenDone; g.Py != 0 {
			g.showState(c)
		}
		return None, nil
	}
	exit := RaiseArgs(c, &GeneratorExitType)
	if g.Handled == nil { // as an exception that is raised here
		chain(c, exit)
	}
	_, done, ret, err := g.throw(c, exit)
	switch {
	case err != nil:
		if err.T.Subclass(&GeneratorExitType) || err.T.Subclass(&StopIterationType) {
			return None, nil
		}
		return Value{}, err
	case !done:
		return Value{}, Raise(c, &RuntimeErrorType, "%s ignored GeneratorExit", g.what())
	case PyMinor >= 13:
		return ret, nil
	}
	return None, nil
}

// stopIteration is the exception that ends send and throw: its value is the
// return value of the body.
func stopIteration(c *Ctx, ret Value) *Exc {
	if ret.IsNone() {
		return RaiseArgs(c, &StopIterationType)
	}
	e := RaiseArgs(c, &StopIterationType)
	e.StopValue = ret
	return e
}

// NextOrStop is next(it): it raises StopIteration at the end, the very one a
// __next__ method raised or one with the generator's return value.
func NextOrStop(c *Ctx, it Value) (Value, *Exc) {
	t := it.Type()
	if t.Layout != nil && !t.Exception {
		if m := t.special(dNext); !m.Nil() {
			return callSelf0(c, m, it)
		}
	}
	var ret = None
	var v Value
	var err *Exc
	if t == &GeneratorType {
		var done bool
		if v, done, ret, err = (*Gen)(it.P).send(c, None); done {
			return Value{}, stopIteration(c, ret)
		}
		return v, err
	}
	if t == &ForeignType {
		v, err = H.NextOrStop(c, it)
	} else {
		v, err = Next(c, it)
	}
	if err == nil && v.Nil() {
		return Value{}, stopIteration(c, None)
	}
	return v, err
}

// DelegateIter is the iterator of a yield from: a coroutine only where types.coroutine marked the function.
func DelegateIter(c *Ctx, f *Func, v Value) (Value, *Exc) {
	switch v.Type() {
	case &GeneratorType:
		return v, nil
	case &CoroutineType:
		if f != nil && f.Awaitable {
			return v, nil
		}
		return Value{}, Raise(c, &TypeErrorType, "cannot 'yield from' a coroutine object in a non-coroutine generator")
	}
	c.LastGen = nil
	it, err := Iter(c, v)
	if err == nil {
		OwnFrame(c, it) // where __iter__ is a generator function
	}
	return it, err
}

// GenSend advances the iterator of a yield from or await: a value, or done with
// the iterator's return value.
func GenSend(c *Ctx, it, v Value) (val Value, done bool, ret Value, err *Exc) {
	switch it.Type() {
	case &GeneratorType, &CoroutineType:
		g := (*Gen)(it.P)
		switch {
		case g.pending:
			val, done, ret, err = g.outcome()
		case g.PC > 0: // suspended at a yield, or running, which resume refuses
			val, err = g.resume(c, v, nil)
			if err == nil && g.PC != GenDone {
				return val, false, Value{}, nil
			}
			val, done, ret, err = g.result(val, err)
		default:
			val, done, ret, err = g.send(c, v)
		}
		if done && g.alone {
			g.reuse(c)
		}
		return val, done, ret, err
	case &CoroWrapperType:
		return (*CoroWrapper)(it.P).gen().send(c, v)
	case &AsyncSendType, &AsyncThrowType:
		return stepOf(it).send(c, v)
	case &ForeignType:
		if val, done, ret, err = H.Send(c, it, v); done || err != nil {
			stepped(c, it)
		}
		return val, done, ret, err
	default:
		if v.IsNone() {
			val, err = NextOrStop(c, it)
		} else {
			val, err = CallAttr(c, it, "send", v)
		}
	}
	return stopped(c, val, err)
}

// stopped turns StopIteration into done.
func stopped(c *Ctx, v Value, e *Exc) (val Value, done bool, ret Value, err *Exc) {
	if e == nil {
		return v, false, Value{}, nil
	}
	if !e.T.Subclass(&StopIterationType) {
		return Value{}, false, Value{}, e
	}
	ret, err = GetAttr(c, e.Value(), "value")
	return Value{}, err == nil, ret, err
}

// GenThrow raises exc in the iterator of a yield from or await (PEP 380):
// GeneratorExit closes it and is raised again.
func GenThrow(c *Ctx, it Value, exc *Exc) (val Value, done bool, ret Value, err *Exc) {
	var g *Gen
	switch it.Type() {
	case &GeneratorType, &CoroutineType:
		g = (*Gen)(it.P)
	case &CoroWrapperType:
		g = (*CoroWrapper)(it.P).gen()
	}
	if exc.T.Subclass(&GeneratorExitType) {
		if g != nil {
			_, err = GenClose(c, g)
		} else {
			err = closeIter(c, it)
		}
		if err == nil {
			err = exc
		}
		return Value{}, false, Value{}, err
	}
	if g != nil {
		return g.throw(c, exc)
	}
	if t := it.Type(); t == &AsyncSendType || t == &AsyncThrowType {
		return stepOf(it).throw(c, exc)
	}
	m, err := LookupAttr(c, it, "throw")
	if err != nil {
		return Value{}, false, Value{}, err
	}
	if m.Nil() {
		return Value{}, false, Value{}, exc
	}
	v, err := Call1(c, m, exc.Value())
	return stopped(c, v, err)
}

// DelegateThrow is GenThrow in a yield from or await. What comes out is raised
// there: what the frame is handling is its context.
func DelegateThrow(c *Ctx, it Value, exc *Exc) (val Value, done bool, ret Value, err *Exc) {
	val, done, ret, err = GenThrow(c, it, exc)
	if IsForeign(it) && (done || err != nil) {
		stepped(c, it)
	}
	if err != nil && c.Blocks.Open > 0 {
		chain(c, err)
	}
	return
}

func closeIter(c *Ctx, it Value) *Exc {
	m, err := LookupAttr(c, it, "close")
	if err != nil || m.Nil() {
		return err
	}
	_, err = Call0(c, m)
	return err
}

// sendResult is what the send and throw methods return.
func sendResult(c *Ctx, val Value, done bool, ret Value, err *Exc) (Value, *Exc) {
	if err == nil && done {
		err = stopIteration(c, ret)
	}
	return val, err
}

// deprecated is a DeprecationWarning; an error where a filter makes it one.
func deprecated(c *Ctx, text string) *Exc {
	warn, err := H.Helper(c, "deprecated")
	if err == nil {
		_, err = Call1(c, warn, StrFromGo(text))
	}
	return err
}

// thrown makes the exception of gen.throw's arguments.
func thrown(c *Ctx, args []Value) (*Exc, *Exc) {
	if err := threeGiven(c, "throw", args); err != nil {
		return nil, err
	}
	return thrownOf(c, args)
}

// threeGiven warns of throw(type, exc, tb) since 3.12.
func threeGiven(c *Ctx, method string, args []Value) *Exc {
	if len(args) < 2 || PyMinor < 12 || H == nil {
		return nil
	}
	return deprecated(c, "the (type, exc, tb) signature of "+method+"() is deprecated, use the single-arg signature instead.")
}

func thrownOf(c *Ctx, args []Value) (*Exc, *Exc) {
	v := args[0]
	if len(args) > 1 && !args[1].IsNone() && v.Type() == &TypeType && AsType(v).Exception {
		if args[1].Type().Exception {
			v = args[1]
		} else {
			made, err := Call1(c, v, args[1])
			if err != nil {
				return nil, err
			}
			v = made
		}
	}
	if v.Type() == &TypeType && AsType(v).Exception {
		made, err := toException(c, v, "")
		if err != nil {
			return err, nil // what making the exception raises is thrown instead
		}
		v = made.Value()
	}
	e, err := toException(c, v, "exceptions must be classes or instances deriving from BaseException, not "+TypeName(v))
	if err == nil && len(args) == 3 && !args[2].IsNone() {
		err = SetAttr(c, e.Value(), "__traceback__", args[2])
	}
	return e, err
}
