package gobind

import (
	"context"
	"reflect"
	"runtime/debug"
	"time"
	"unsafe"

	o "goruntime/object"
)

// Call is one call of a bound function: arguments in, results out. A failed
// conversion is kept in Err and makes the following ones do nothing, so that
// adapters test once.
type Call struct {
	C   *o.Ctx
	Fn  *Fn
	in  []o.Value // the receiver of a method first; variadic ones last
	Err *o.Exc

	out    [3]o.Value
	more   []o.Value
	n      int
	left   bool
	had    bool // the GIL was held when left was set
	cancel context.CancelFunc
	// lists are what the call may have changed in place.
	lists []changed
	done  []func()
	args  [4]o.Value
}

// Invoke calls f with Python arguments: names name the last ones.
func (f *Fn) Invoke(ctx *o.Ctx, args []o.Value, names []string) (o.Value, *o.Exc) {
	return f.InvokeIn(new(Call), ctx, args, names)
}

// InvokeIn is Invoke with a Call to use, which is empty again afterwards.
func (f *Fn) InvokeIn(c *Call, ctx *o.Ctx, args []o.Value, names []string) (result o.Value, err *o.Exc) {
	c.C, c.Fn = ctx, f
	if len(names) == 0 && (len(args) == f.arity() || f.Variadic && len(args) >= f.arity()-1) {
		c.in = args
	} else if c.in, err = f.bind(ctx, c.args[:0], args, names); err != nil {
		c.free()
		return o.Value{}, err
	}
	return c.run()
}

// run calls the adapter; a panic comes back as an exception.
func (c *Call) run() (result o.Value, err *o.Exc) {
	ok := false
	defer func() {
		if !ok {
			p := recover()
			if c.left {
				c.Back()
			}
			result, err = o.Value{}, panicked(c.C, p, debug.Stack())
			*c = Call{}
		}
	}()
	c.Fn.Call(c)
	if c.Err == nil && len(c.lists) > 0 {
		c.writeBack()
	}
	result, err = c.result()
	c.free()
	ok = true
	return
}

func (c *Call) free() {
	for _, done := range c.done {
		done()
	}
	for i := range min(c.n, len(c.out)) {
		c.out[i] = o.Value{}
	}
	c.in, c.Err, c.more, c.n, c.cancel, c.lists, c.done = nil, nil, nil, 0, nil, nil, nil
	c.left = false
}

// arity counts the parameters, the receiver and the variadic one included.
func (f *Fn) arity() int {
	if f.Class != nil {
		return len(f.Params) + 1
	}
	return len(f.Params)
}

// bind puts the arguments into the order of the parameters.
func (f *Fn) bind(ctx *o.Ctx, into, args []o.Value, names []string) ([]o.Value, *o.Exc) {
	fixed := f.arity()
	if f.Variadic {
		fixed--
	}
	given := len(args) - len(names)
	if given > fixed && !f.Variadic {
		return nil, raise(ctx, &o.TypeErrorType, "%s() takes %s but %d %s given", f.qualname(), plural(fixed, "argument"), len(args), wasWere(len(args)))
	}
	into = append(into, args[:given]...)
	for len(into) < fixed {
		into = append(into, o.Value{})
	}
	for i, name := range names {
		at := f.position(name)
		if at < 0 || at >= fixed {
			return nil, raise(ctx, &o.TypeErrorType, "%s() got an unexpected keyword argument '%s'", f.qualname(), name)
		}
		if !into[at].Nil() {
			return nil, raise(ctx, &o.TypeErrorType, "%s() got multiple values for argument '%s'", f.qualname(), name)
		}
		into[at] = args[given+i]
	}
	for i := range fixed {
		if into[i].Nil() && i == fixed-1 && f.param(i) == "err" {
			into[i] = o.None // Must(f(x)): an error was raised already
		}
		if into[i].Nil() {
			return nil, raise(ctx, &o.TypeErrorType, "%s() missing required argument '%s'", f.qualname(), f.param(i))
		}
	}
	return into, nil
}

func (f *Fn) position(name string) int {
	for i, p := range f.Params {
		if p == name {
			return i + f.arity() - len(f.Params)
		}
	}
	return -1
}

// param names an argument in messages.
func (f *Fn) param(i int) string {
	if f.Class != nil {
		if i == 0 {
			return "self"
		}
		i--
	}
	if i >= len(f.Params) {
		i = len(f.Params) - 1
	}
	if i < 0 {
		return "?"
	}
	return f.Params[i]
}

// Failed reports that an argument could not be converted.
func (c *Call) Failed() bool { return c.Err != nil }

// Leave gives up the GIL; Back takes it again.
func (c *Call) Leave() {
	c.had = c.C.GIL
	H.Leave(c.C)
	c.left = true
}

// Back ends Leave.
func (c *Call) Back() {
	H.Back(c.C, c.had)
	c.left = false
}

// tick is how often a waiting main thread looks for Ctrl-C.
const tick = 40 * time.Millisecond

// patience is how long a cancelled call may take to return.
const patience = 2 * time.Second

// Block runs a Go call that may wait for long. On the main thread it runs on a
// goroutine of its own while this thread looks for signals: Go code cannot be
// interrupted, but the wait for it can. It answers false, with Err set, when a
// signal handler raised; the call then goes on alone, its context cancelled.
func (c *Call) Block(f func()) bool {
	if c.Err = childless(c.C); c.Err != nil {
		return false
	}
	if !H.IsMain(c.C) {
		c.Leave()
		f()
		c.Back()
		return true
	}
	c.Leave()
	ended := make(chan any, 1)
	go H.Guard(func() {
		var p any = goexit{}
		defer func() {
			if p != nil {
				if r := recover(); r != nil {
					p = caught{r, debug.Stack()}
				}
			}
			ended <- p
		}()
		f()
		p = nil
	})
	clock := time.NewTicker(tick)
	defer clock.Stop()
	for {
		select {
		case p := <-ended:
			c.Back()
			if p != nil {
				panic(p)
			}
			return true
		case <-clock.C:
			if c.Err = H.Signals(c.C); c.Err != nil {
				c.Back()
				c.abandon(ended)
				return false
			}
		}
	}
}

// Await is Block for a call that is known to be slow, else the call itself
// without the GIL.
func (c *Call) Await(slow bool, f func()) bool {
	if slow {
		return c.Block(f)
	}
	c.Leave()
	f()
	c.Back()
	return true
}

// childless refuses what needs other goroutines in a forked child that has none,
// where it would wait for ever.
func childless(c *o.Ctx) *o.Exc {
	if !H.Stranded() {
		return nil
	}
	return raise(c, &o.RuntimeErrorType, "Go's scheduler did not survive the fork: this call needs a process that was started anew (spawn, exec)")
}

// abandon leaves a call to itself; one with a context gets the time to end. One
// that goes on may still use memory of Python's, which is never given back then.
func (c *Call) abandon(ended chan any) {
	if c.cancel == nil {
		c.done = nil
		return
	}
	c.cancel()
	c.Leave()
	select {
	case <-ended:
	case <-time.After(patience):
		c.done = nil
	}
	c.Back()
}

type goexit struct{}

func (c *Call) add(v o.Value) {
	if c.n < len(c.out) {
		c.out[c.n] = v
	} else {
		c.more = append(c.more, v)
	}
	c.n++
}

func (c *Call) results() []o.Value {
	if c.n <= len(c.out) {
		return append([]o.Value(nil), c.out[:c.n]...)
	}
	return append(append([]o.Value(nil), c.out[:]...), c.more...)
}

// result is what the call returns: None, a value, or a tuple of several.
func (c *Call) result() (o.Value, *o.Exc) {
	switch {
	case c.Err != nil:
		return o.Value{}, c.Err
	case c.n == 0:
		return o.None, nil
	case c.n == 1:
		return c.out[0], nil
	}
	return o.NewTuple(c.results()), nil
}

// OutBool and the like add a result.
func (c *Call) OutBool(b bool)     { c.add(o.Bool(b)) }
func (c *Call) OutInt(i int64)     { c.add(o.Int(i)) }
func (c *Call) OutUint(u uint64)   { c.add(o.NewUint(u)) }
func (c *Call) OutFloat(f float64) { c.add(o.Float(f)) }
func (c *Call) OutStr(s string)    { c.add(pyString(s)) }

// OutPointer adds a pointer to a named type.
func (c *Call) OutPointer(k *Class, p unsafe.Pointer) {
	if p == nil {
		c.add(o.None)
		return
	}
	c.add(NewObject(k, p, true))
}

// OutError adds an error that is not the last result: a value, not raised.
func (c *Call) OutError(err error) {
	if err == nil || c.Err != nil {
		c.add(o.None)
		return
	}
	v, exc := errorToPython(c.C, err)
	c.Err = exc
	c.add(v)
}

// Out adds a result of any other type.
func (c *Call) Out(v any) {
	if v == nil {
		c.add(o.None)
		return
	}
	c.outValue(reflect.ValueOf(v))
}

func (c *Call) outValue(v reflect.Value) {
	if c.Err != nil {
		return
	}
	x, err := ToPython(c.C, v)
	if err != nil {
		c.Err = err
		return
	}
	c.add(x)
}

// Error ends a call with a trailing error result: nil is success.
func (c *Call) Error(err error) {
	if err != nil && c.Err == nil {
		c.Err = errorToExc(c.C, err, c.results())
	}
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return itoa(n) + " " + what + "s"
}

func wasWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}
