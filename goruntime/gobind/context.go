package gobind

import (
	"context"
	"math"
	"reflect"
	"time"

	o "goruntime/object"
)

var contextType = reflect.TypeFor[context.Context]()

// context reads a context.Context: None is a background context, a number a
// timeout in seconds. A Ctrl-C that ends the wait for the call cancels it.
func (c *Call) context(i int, dst reflect.Value) {
	ctx, err := contextFrom(c.C, c.in[i], func() string { return c.where(i) })
	if err != nil {
		c.Err = err
		return
	}
	if H.IsMain(c.C) && !c.Fn.makesContext() {
		ctx, c.cancel = context.WithCancel(ctx)
	}
	dst.Set(reflect.ValueOf(ctx))
}

// makesContext: functions of package context keep the very context they get.
func (f *Fn) makesContext() bool {
	for _, p := range f.Params {
		if p == "parent" {
			return true
		}
	}
	return f.Class != nil && f.Class.T == contextType
}

func contextFrom(c *o.Ctx, v o.Value, where func() string) (context.Context, *o.Exc) {
	if v.IsNone() {
		return context.Background(), nil
	}
	if x := AsObject(v); x != nil {
		p := reflect.New(contextType).Elem()
		if x.assign(p) {
			return p.Interface().(context.Context), nil
		}
	}
	seconds, err := toFloat(c, v)
	if err == errNotInt {
		return nil, wrong(c, where(), "a context.Context, a timeout in seconds or None", v)
	}
	if err != nil {
		return nil, err
	}
	if math.IsNaN(seconds) || seconds > math.MaxInt64/1e9 {
		return nil, raise(c, &o.OverflowErrorType, "%s: the timeout is too long", where())
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(seconds*1e9))
	// the timer frees itself at the deadline
	context.AfterFunc(ctx, cancel)
	return ctx, nil
}
