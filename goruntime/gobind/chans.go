package gobind

import (
	"reflect"
	"runtime/debug"
	"sync"

	o "goruntime/object"
)

func init() {
	opCall("recv", 1, opRecv)
	opCall("send", 2, opSend)
	opCall("select", 2, opSelect)
	op("close", 1, opClose)
	op("cap", 1, opCap)
	opCall("pull", 1, opPull)
	opCall("next", 1, opNext)
	opCall("stop", 1, opStop)
	op("spawn", 3, opSpawn)
}

func (c *Call) chanArg(v o.Value, dir reflect.ChanDir, verb string) (reflect.Value, bool) {
	x := AsObject(v)
	if x == nil || x.Class.T.Kind() != reflect.Chan {
		c.Err = raise(c.C, &o.TypeErrorType, "a Go channel is needed, not %s", typeName(v))
		return reflect.Value{}, false
	}
	if x.Class.T.ChanDir()&dir == 0 {
		c.Err = raise(c.C, &o.TypeErrorType, "cannot %s the channel: it is a %s", verb, x.Class.T)
		return reflect.Value{}, false
	}
	return reflect.NewAt(x.Class.T, x.P).Elem(), true
}

// opRecv is (value, True), or (None, False) from a closed channel.
func opRecv(c *Call) {
	ch, ok := c.chanArg(c.in[0], reflect.RecvDir, "receive from")
	if !ok {
		return
	}
	v, received := ch.TryRecv()
	if !v.IsValid() && !c.Block(func() { v, received = ch.Recv() }) {
		return
	}
	c.outReceived(v, received)
}

func (c *Call) outReceived(v reflect.Value, received bool) {
	if !received {
		c.add(o.None)
	} else {
		c.outValue(v)
	}
	c.OutBool(received)
}

func opSend(c *Call) {
	ch, ok := c.chanArg(c.in[0], reflect.SendDir, "send to")
	if !ok {
		return
	}
	x := reflect.New(ch.Type().Elem()).Elem()
	if c.Err = ToGo(c.C, c.in[1], x, "a value for "+ch.Type().String()); c.Err != nil {
		return
	}
	closed := false
	send := func(try bool) (sent bool) {
		defer func() { closed = closed || recover() != nil }()
		if try {
			return ch.TrySend(x)
		}
		ch.Send(x)
		return true
	}
	if sent := send(true); !sent && !closed && !c.Block(func() { send(false) }) {
		return
	}
	if closed {
		c.Err = raise(c.C, &o.ValueErrorType, "send on closed channel")
		return
	}
	c.add(o.None)
}

func opClose(c *o.Ctx, a []o.Value) (v o.Value, err *o.Exc) {
	call := &Call{C: c}
	ch, ok := call.chanArg(a[0], reflect.SendDir, "close")
	if !ok {
		return o.Value{}, call.Err
	}
	defer func() {
		if recover() != nil {
			err = raise(c, &o.ValueErrorType, "close of closed channel")
		}
	}()
	ch.Close()
	return o.None, nil
}

func opCap(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	v, err := place(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	return o.Int(int64(v.Cap())), nil
}

// opSelect waits for one of several channel operations: a sequence of channels
// to receive from and (channel, value) pairs to send; the second argument is
// True where it must not wait. It answers (index, value, ok), -1 when nothing
// was ready.
func opSelect(c *Call) {
	var cases []reflect.SelectCase
	c.Err = iterate(c.C, c.in[0], func(v o.Value) *o.Exc {
		if t, ok := o.AsTuple(v); ok && len(t.V) == 2 {
			ch, ok := c.chanArg(t.V[0], reflect.SendDir, "send to")
			if !ok {
				return c.Err
			}
			x := reflect.New(ch.Type().Elem()).Elem()
			cases = append(cases, reflect.SelectCase{Dir: reflect.SelectSend, Chan: ch, Send: x})
			return ToGo(c.C, t.V[1], x, "a value for "+ch.Type().String())
		}
		ch, ok := c.chanArg(v, reflect.RecvDir, "receive from")
		if !ok {
			return c.Err
		}
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: ch})
		return nil
	})
	if c.Err != nil {
		return
	}
	if c.in[1].IsTrue() {
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectDefault})
	}
	var chosen int
	var v reflect.Value
	var ok bool
	if !c.Block(func() { chosen, v, ok = reflect.Select(cases) }) {
		return
	}
	switch {
	case cases[chosen].Dir == reflect.SelectDefault:
		c.OutInt(-1)
		c.outReceived(v, false)
	case cases[chosen].Dir == reflect.SelectSend:
		c.OutInt(int64(chosen))
		c.add(o.None)
		c.OutBool(true)
	default:
		c.OutInt(int64(chosen))
		c.outReceived(v, ok)
	}
}

// puller runs an iterator function (iter.Seq, iter.Seq2) on a goroutine of its
// own: iter.Pull would tie it to one thread.
type puller struct {
	items chan []reflect.Value
	quit  chan struct{}
	once  sync.Once
	panic any
}

func opPull(c *Call) {
	x := AsObject(c.in[0])
	if x == nil || !isSequence(x.Class.T) {
		c.Err = raise(c.C, &o.TypeErrorType, "'%s' object is not iterable", typeName(c.in[0]))
		return
	}
	if c.Err = childless(c.C); c.Err != nil {
		return
	}
	f := reflect.NewAt(x.Class.T, x.P).Elem()
	p := &puller{items: make(chan []reflect.Value), quit: make(chan struct{})}
	yield := reflect.MakeFunc(f.Type().In(0), func(in []reflect.Value) []reflect.Value {
		select {
		case p.items <- in:
			return []reflect.Value{reflect.ValueOf(true)}
		case <-p.quit:
			return []reflect.Value{reflect.ValueOf(false)}
		}
	})
	go H.Guard(func() {
		defer close(p.items)
		defer func() {
			if r := recover(); r != nil {
				p.panic = caught{r, debug.Stack()}
			}
		}()
		f.Call([]reflect.Value{yield})
	})
	c.Out(p)
}

// isSequence: func(yield func(...) bool).
func isSequence(t reflect.Type) bool {
	return t.Kind() == reflect.Func && t.NumIn() == 1 && t.NumOut() == 0 && t.In(0).Kind() == reflect.Func &&
		t.In(0).NumOut() == 1 && t.In(0).Out(0).Kind() == reflect.Bool && t.In(0).NumIn() <= 2
}

func pullerArg(c *Call) *puller { return (*puller)(AsObject(c.in[0]).P) }

// opNext is (value, True), a pair for iter.Seq2, or (None, False) at the end.
func opNext(c *Call) {
	p := pullerArg(c)
	var in []reflect.Value
	var ok bool
	if !c.Block(func() { in, ok = <-p.items }) {
		return
	}
	if !ok {
		if p.panic != nil {
			panic(p.panic)
		}
		c.outReceived(reflect.Value{}, false)
		return
	}
	vals := make([]o.Value, len(in))
	for i, x := range in {
		if vals[i], c.Err = ToPython(c.C, x); c.Err != nil {
			return
		}
	}
	switch len(vals) {
	case 0:
		c.add(o.None)
	case 1:
		c.add(vals[0])
	default:
		c.add(o.NewTuple(vals))
	}
	c.OutBool(true)
}

func opStop(c *Call) {
	p := pullerArg(c)
	p.once.Do(func() { close(p.quit) })
	c.Leave()
	for range p.items {
	}
	c.Back()
	c.add(o.None)
}

// opSpawn calls f(*args) on a goroutine and done(value, exception) after it.
func opSpawn(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	if err := childless(c); err != nil {
		return o.Value{}, err
	}
	f, args, done := a[0], a[1], a[2]
	go H.Attach(func(c *o.Ctx, _ bool) {
		v, err := o.CallEx(c, f, args, o.Value{})
		if err != nil {
			_, err = o.Call2(c, done, o.None, err.Value())
		} else {
			_, err = o.Call2(c, done, v, o.None)
		}
		if err != nil {
			o.H.Unraisable(c, err, f)
		}
	})
	return o.None, nil
}
