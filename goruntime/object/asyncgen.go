package object

import "unsafe"

// Asynchronous generators. The frame stops for two reasons: at an await, with
// YieldFrom set, where the value goes on to the event loop, and at a yield,
// where the value is the result of the step being awaited.

// AsyncStep is the awaitable of __anext__, asend, athrow and aclose.
type AsyncStep struct {
	Obj
	G     *Gen
	val   Value   // asend: what to send first
	args  []Value // athrow: what to raise
	kind  stepKind
	state stepState
}

type (
	stepKind  uint8
	stepState uint8
)

const (
	stepSend stepKind = iota
	stepThrow
	stepClose
)

const (
	stepNew stepState = iota
	stepActive
	stepOver
)

// The types of the awaitables.
var (
	AsyncSendType  = Type{Name: "async_generator_asend"}
	AsyncThrowType = Type{Name: "async_generator_athrow"}
)

// Hooked notes that the hooks have been asked by CPython.
func (g *Gen) Hooked() { g.hooked = true }

// firstIter calls the hook for new asynchronous generators before the first step.
func (g *Gen) firstIter(c *Ctx) *Exc {
	if g.hooked {
		return nil
	}
	g.hooked = true
	if H == nil {
		return nil
	}
	return H.FirstIter(c, g)
}

func newStep(c *Ctx, g *Gen, kind stepKind, val Value, args []Value) (Value, *Exc) {
	if err := g.firstIter(c); err != nil {
		return Value{}, err
	}
	return stepFor(g, kind, val, args), nil
}

func stepFor(g *Gen, kind stepKind, val Value, args []Value) Value {
	s := &AsyncStep{Obj: Obj{T: &AsyncThrowType}, G: g, kind: kind, val: val, args: args}
	if kind == stepSend {
		s.T = &AsyncSendType
	}
	return Value{P: unsafe.Pointer(s)}
}

// send drives the step: a value for the event loop, or done with the result.
func (s *AsyncStep) send(c *Ctx, v Value) (val Value, done bool, ret Value, err *Exc) {
	g := s.G
	switch {
	case s.state == stepOver:
		what := "aclose()/athrow()"
		if s.kind == stepSend {
			what = "__anext__()/asend()"
		}
		return val, false, ret, Raise(c, &RuntimeErrorType, "cannot reuse already awaited %s", what)
	case s.kind != stepSend && g.PC == GenDone && !g.IsRunning():
		s.state = stepOver
		return Value{}, true, None, nil
	case s.state == stepActive:
		return s.step(c, v, nil)
	case g.stepping:
		return val, false, ret, s.running(c)
	}
	if s.kind == stepSend {
		s.state = stepActive
		if v.IsNone() {
			v = s.val
		}
		return s.step(c, v, nil)
	}
	if g.closed {
		s.state = stepOver
		return val, false, ret, RaiseArgs(c, &StopAsyncIterationType)
	}
	if !v.IsNone() {
		return val, false, ret, Raise(c, &RuntimeErrorType, "can't send non-None value to a just-started coroutine")
	}
	s.state = stepActive
	if s.kind == stepClose {
		g.closed = true
		return s.step(c, None, RaiseArgs(c, &GeneratorExitType))
	}
	var exc *Exc
	if len(s.args) == 0 {
		err = Raise(c, &TypeErrorType, "throw expected at least 1 argument, got 0")
	} else {
		exc, err = thrownOf(c, s.args)
	}
	if err != nil {
		s.state = stepOver
		return val, false, ret, err
	}
	return s.step(c, None, exc)
}

// running ends a step that begins while another one is under way.
func (s *AsyncStep) running(c *Ctx) *Exc {
	s.state = stepOver
	what := [...]string{"anext()", "athrow()", "aclose()"}[s.kind]
	return Raise(c, &RuntimeErrorType, "%s: asynchronous generator is already running", what)
}

// ANextSend is ANext and the first send to what it gives, as async for awaits it: an asynchronous
// generator that yields at once needs no awaitable; one that stops at an await gets it then.
func ANextSend(c *Ctx, it Value) (step, val Value, done bool, ret Value, err *Exc) {
	if it.Type() == &AsyncGenType && !genValue(it).stepping {
		s := AsyncStep{G: genValue(it), state: stepActive}
		if err = s.G.firstIter(c); err != nil {
			return
		}
		if val, done, ret, err = s.step(c, None, nil); err == nil && !done {
			step = stepFor(s.G, stepSend, None, nil)
			stepOf(step).state = stepActive
		}
		return
	}
	if step, err = ANext(c, it); err == nil {
		val, done, ret, err = GenSend(c, step, None)
	}
	return
}

// step resumes the frame and says what its stop means for this awaitable.
func (s *AsyncStep) step(c *Ctx, v Value, exc *Exc) (val Value, done bool, ret Value, err *Exc) {
	g := s.G
	g.stepping = true
	if exc != nil {
		val, done, _, err = g.throw(c, exc)
	} else {
		val, done, _, err = g.send(c, v)
	}
	switch {
	case err == nil && done:
		err = RaiseArgs(c, &StopAsyncIterationType)
	case err == nil && !g.YieldFrom.Nil():
		return val, false, Value{}, nil // at an await
	case err == nil && s.kind == stepClose:
		err = Raise(c, &RuntimeErrorType, "async generator ignored GeneratorExit")
	case err == nil:
		g.stepping, s.state = false, stepOver
		return Value{}, true, val, nil
	}
	g.stepping, s.state = false, stepOver
	if g.PC == GenDone && (g.Py != 0 || g.Place != 0) {
		H.LeaveShell(c, g)
	}
	if err.T.Subclass(&StopAsyncIterationType) || err.T.Subclass(&GeneratorExitType) {
		g.closed = true
		if s.kind == stepClose {
			return Value{}, true, None, nil
		}
	}
	return Value{}, false, Value{}, err
}

// throw raises exc at the await where the step stands.
func (s *AsyncStep) throw(c *Ctx, exc *Exc) (val Value, done bool, ret Value, err *Exc) {
	if s.state == stepOver {
		return s.send(c, None)
	}
	if PyMinor >= 13 && s.state == stepNew && s.G.stepping {
		return val, false, ret, s.running(c)
	}
	s.state = stepActive
	return s.step(c, None, exc)
}

// close raises GeneratorExit where the step stands, since 3.13.
func (s *AsyncStep) close(c *Ctx) (Value, *Exc) {
	if PyMinor < 13 || s.state == stepOver {
		s.state = stepOver
		return None, nil
	}
	_, done, _, err := s.throw(c, RaiseArgs(c, &GeneratorExitType))
	switch {
	case err != nil && !err.T.Subclass(&StopIterationType) && !err.T.Subclass(&StopAsyncIterationType) && !err.T.Subclass(&GeneratorExitType):
		return Value{}, err
	case err == nil && !done:
		return Value{}, Raise(c, &RuntimeErrorType, "coroutine ignored GeneratorExit")
	}
	return None, nil
}

func stepOf(v Value) *AsyncStep { return (*AsyncStep)(v.P) }

func genValue(v Value) *Gen { return (*Gen)(v.P) }

func init() {
	self := func(c *Ctx, v Value) (Value, *Exc) { return v, nil }
	next := func(c *Ctx, v Value) (Value, *Exc) {
		val, done, ret, err := stepOf(v).send(c, None)
		return sendResult(c, val, done, ret, err)
	}
	for _, t := range []*Type{&AsyncSendType, &AsyncThrowType} {
		builtin(t, &ObjectType, []*Builtin{
			{Name: "__await__", E0: self}, {Name: "__iter__", E0: self}, {Name: "__next__", E0: next},
			{Name: "send", E1: func(c *Ctx, v, x Value) (Value, *Exc) {
				val, done, ret, err := stepOf(v).send(c, x)
				return sendResult(c, val, done, ret, err)
			}},
			{Name: "throw", EN: func(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
				if len(args) == 0 {
					return Value{}, Raise(c, &TypeErrorType, "throw expected at least 1 argument, got 0")
				}
				exc, err := thrown(c, args)
				if err != nil {
					return Value{}, err
				}
				val, done, ret, err := stepOf(v).throw(c, exc)
				return sendResult(c, val, done, ret, err)
			}},
			{Name: "close", E0: func(c *Ctx, v Value) (Value, *Exc) { return stepOf(v).close(c) }},
		})
		t.Hash, t.Iter, t.Next = identityHash, self, next
	}
	t := &AsyncGenType
	builtin(t, &ObjectType, []*Builtin{
		{Name: "__aiter__", E0: self},
		{Name: "__anext__", E0: func(c *Ctx, v Value) (Value, *Exc) { return newStep(c, genValue(v), stepSend, None, nil) }},
		{Name: "asend", E1: func(c *Ctx, v, x Value) (Value, *Exc) { return newStep(c, genValue(v), stepSend, x, nil) }},
		{Name: "athrow", EN: func(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
			if err := threeGiven(c, "athrow", args); err != nil {
				return Value{}, err
			}
			return newStep(c, genValue(v), stepThrow, Value{}, append([]Value(nil), args...))
		}},
		{Name: "aclose", E0: func(c *Ctx, v Value) (Value, *Exc) { return newStep(c, genValue(v), stepClose, Value{}, nil) }},
	})
	addGetSets(t, genFields("ag_", "ag_await")...)
	t.Hash, t.Repr = identityHash, genRepr
}
