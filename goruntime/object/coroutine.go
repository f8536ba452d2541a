package object

import "unsafe"

// CoroWrapper is what a coroutine's __await__ returns.
type CoroWrapper struct {
	Obj
	Coro Value
}

// CoroWrapperType is the type of coroutine.__await__().
var CoroWrapperType = Type{Name: "coroutine_wrapper"}

func (w *CoroWrapper) gen() *Gen { return (*Gen)(w.Coro.P) }

func coroAwait(c *Ctx, v Value) (Value, *Exc) {
	return Value{P: unsafe.Pointer(&CoroWrapper{Obj: Obj{T: &CoroWrapperType}, Coro: v})}, nil
}

// GetAwaitable is the iterator that await drives: a native coroutine itself,
// else what __await__ returns.
func GetAwaitable(c *Ctx, v Value) (Value, *Exc) {
	t := v.Type()
	switch {
	case t == &CoroutineType:
		if !(*Gen)(v.P).YieldFrom.Nil() {
			return Value{}, Raise(c, &RuntimeErrorType, "coroutine is being awaited already")
		}
		(*Gen)(v.P).leaveShell(c)
		return v, nil
	case t == &AsyncSendType || t == &AsyncThrowType:
		return v, nil
	case t == &GeneratorType:
		if f := (*Gen)(v.P).Fn; f != nil && f.Awaitable {
			return v, nil
		}
	case t == &ForeignType:
		return foreignAwait(c, v)
	}
	it, ok, err := SpecialMethod(c, v, "__await__")
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return Value{}, notAwaitable(c, v)
	}
	if it.Type() == &CoroutineType {
		return Value{}, Raise(c, &TypeErrorType, "__await__() returned a coroutine")
	}
	if it.Type().Next == nil {
		return Value{}, Raise(c, &TypeErrorType, "__await__() returned non-iterator of type '%s'", TypeName(it))
	}
	return it, nil
}

// leaveShell ends CPython's view of a coroutine that compiled code is about to
// run or close itself: it would call it one that was never awaited.
func (g *Gen) leaveShell(c *Ctx) {
	if g.Py != 0 && g.PC == 0 && !g.IsRunning() {
		H.LeaveShell(c, g)
	}
}

func notAwaitable(c *Ctx, v Value) *Exc {
	if PyMinor >= 14 {
		return Raise(c, &TypeErrorType, "'%s' object can't be awaited", TypeName(v))
	}
	return Raise(c, &TypeErrorType, "object %s can't be used in 'await' expression", TypeName(v))
}

// foreignAwait: a generator-based coroutine is its own iterator, which only
// CPython can tell.
func foreignAwait(c *Ctx, v Value) (Value, *Exc) {
	it, err := H.Await(c, v)
	if err != nil {
		return Value{}, err
	}
	if !it.Nil() {
		if it.Type() == &CoroutineType {
			return Value{}, Raise(c, &TypeErrorType, "__await__() returned a coroutine")
		}
		return it, nil
	}
	if H.TypeName(v) == "generator" {
		code, err := H.GetAttr(c, v, "gi_code")
		if err != nil {
			return Value{}, err
		}
		flags, err := H.GetAttr(c, code, "co_flags")
		if err != nil {
			return Value{}, err
		}
		if flags.IsInt() && flags.Int()&coIterableCoroutine != 0 {
			return ForStep(H.Again(c, v)), nil
		}
	}
	return Value{}, notAwaitable(c, v)
}

const coIterableCoroutine = 0x100

// AIter is __aiter__ of async for.
func AIter(c *Ctx, v Value) (Value, *Exc) {
	if v.Type() == &AsyncGenType {
		return v, nil
	}
	if IsForeign(v) {
		if it, ok := H.AsyncIter(c, v); ok {
			return it, nil
		}
	}
	it, ok, err := asyncSpecial(c, v, "__aiter__")
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return Value{}, Raise(c, &TypeErrorType, "'async for' requires an object with __aiter__ method, got %s", TypeName(v))
	}
	if t := it.Type(); t != &ForeignType && t.Lookup("__anext__").Nil() {
		return Value{}, Raise(c, &TypeErrorType, "'async for' received an object from __aiter__ that does not implement __anext__: %s", TypeName(it))
	}
	return it, nil
}

// ANext is the awaitable of __anext__.
func ANext(c *Ctx, v Value) (Value, *Exc) {
	if v.Type() == &AsyncGenType {
		return newStep(c, (*Gen)(v.P), stepSend, None, nil)
	}
	if IsForeign(v) {
		if step, ok, err := H.AsyncNext(c, v); ok {
			return step, err
		}
	}
	a, ok, err := asyncSpecial(c, v, "__anext__")
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return Value{}, Raise(c, &TypeErrorType, "'async for' requires an iterator with __anext__ method, got %s", TypeName(v))
	}
	it, err := GetAwaitable(c, a)
	if err != nil {
		e := Raise(c, &TypeErrorType, "'async for' received an invalid object from __anext__: %s", TypeName(a))
		e.setCause(err)
		e.Context, e.Chained = err, true
		return Value{}, e
	}
	return it, err
}

// ForStep notes that only the await that follows has the object of CPython's.
func ForStep(it Value) Value {
	if IsForeign(it) {
		(*Foreign)(it.P).Step = true
	}
	return it
}

// stepped gives back the iterator of an await that is over.
func stepped(c *Ctx, it Value) {
	if f := (*Foreign)(it.P); f.Step {
		f.Step = false
		GiveBack(c, f)
	}
}

// asyncSpecial calls a special method of a native or foreign object.
func asyncSpecial(c *Ctx, v Value, name string) (Value, bool, *Exc) {
	if v.Type() != &ForeignType {
		return SpecialMethod(c, v, name)
	}
	m, err := LookupAttr(c, v, name)
	if err != nil || m.Nil() {
		return Value{}, false, err
	}
	r, err := Call0(c, m)
	return r, true, err
}

// AEnter is the start of async with: the bound __aexit__ and the awaitable of __aenter__.
func AEnter(c *Ctx, mgr Value) (exit, awaitable Value, err *Exc) {
	enter, exit, err := managerMethods(c, mgr, "__aenter__", "__aexit__", "the asynchronous context manager protocol")
	if err != nil {
		return Value{}, Value{}, err
	}
	awaitable, err = Call0(c, enter)
	giveMethod(c, enter)
	if err == nil {
		err = checkAsyncWith(c, awaitable, "__aenter__")
	}
	return exit, awaitable, err
}

// giveMethod gives back a bound method of CPython's that was looked up for one call.
func giveMethod(c *Ctx, m Value) {
	if IsForeign(m) {
		GiveBack(c, (*Foreign)(m.P))
	}
}

// checkAsyncWith tells what an asynchronous context manager answered that cannot be awaited.
func checkAsyncWith(c *Ctx, v Value, method string) *Exc {
	t := v.Type()
	if t == &ForeignType || t == &GeneratorType || t == &CoroutineType || !t.find("__await__").Nil() {
		return nil // if need be await itself complains
	}
	return Raise(c, &TypeErrorType, "'async with' received an object from %s that does not implement __await__: %s", method, TypeName(v))
}

// AExit is the awaitable of __aexit__.
func AExit(c *Ctx, exit Value, err *Exc) (Value, *Exc) {
	a, b, tb := None, None, None
	if err != nil {
		a, b, tb = ClassOf(c, err.Value()), err.Value(), traceback(c, err)
	}
	awaitable, e := Call3(c, exit, a, b, tb)
	giveMethod(c, exit)
	if e == nil {
		e = checkAsyncWith(c, awaitable, "__aexit__")
	}
	return awaitable, e
}
