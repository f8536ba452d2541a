package gobind

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"reflect"

	o "goruntime/object"
)

// Errors are instances of grumpy_hook.GoError: kind says which built-in
// exception they are too.
func kindOf(err error) string {
	var timeout interface{ Timeout() bool }
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "eof"
	case errors.Is(err, fs.ErrNotExist):
		return "notexist"
	case errors.Is(err, fs.ErrExist):
		return "exist"
	case errors.Is(err, fs.ErrPermission):
		return "permission"
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		return "timeout"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "timeout"
	case errors.Is(err, context.Canceled):
		return "canceled"
	}
	return ""
}

// errorValue makes the exception object of an error. results are what the call
// returned beside it.
func errorValue(c *o.Ctx, err error, results []o.Value) (o.Value, *o.Exc) {
	make, exc := H.Helper(c, "make_error")
	if exc != nil {
		return o.Value{}, exc
	}
	text := func() (text string) {
		defer func() {
			if p := recover(); p != nil {
				text = fmt.Sprintf("%T (its Error method panicked: %v)", err, p)
			}
		}()
		return err.Error()
	}()
	var wrapped o.Value
	// always held as an error: errors.Is and errors.As get the very value
	p := reflect.New(errorType)
	p.Elem().Set(reflect.ValueOf(err))
	wrapped = NewObject(ClassOf(errorType), p.UnsafePointer(), false)
	return o.H.Call(c, make, []o.Value{pyString(text), o.StrFromGo(kindOf(err)), wrapped, o.NewTuple(results)}, nil)
}

func errorToPython(c *o.Ctx, err error) (o.Value, *o.Exc) {
	if e, ok := err.(*pyError); ok {
		return e.exc.Value(), nil
	}
	return errorValue(c, err, nil)
}

// errorToExc is the exception that an error result raises.
func errorToExc(c *o.Ctx, err error, results []o.Value) *o.Exc {
	var own *pyError
	if errors.As(err, &own) {
		if e, ok := err.(*pyError); ok {
			return e.exc
		}
	}
	v, exc := errorValue(c, err, results)
	if exc != nil {
		return exc
	}
	if own != nil {
		// what Python raised inside stays in sight
		return o.RaiseValue(c, v, own.exc.Value())
	}
	return o.RaiseValue(c, v, o.Value{})
}

// pyError is a Python exception as a Go error.
type pyError struct {
	exc  *o.Exc
	text string
}

func (e *pyError) Error() string { return e.text }

// Is makes two errors of one exception the same to errors.Is.
func (e *pyError) Is(target error) bool {
	other, ok := target.(*pyError)
	return ok && (e.exc == other.exc || e.exc.Py != 0 && e.exc.Py == other.exc.Py)
}

// excToError is an exception as an error: the Go error that a GoError wraps, or
// the exception itself. nil when v is no exception.
func excToError(c *o.Ctx, v o.Value) error {
	if !v.Type().Exception {
		return nil
	}
	e := (*o.Exc)(v.P)
	if inner, err := o.GetAttr(c, v, "__go_error__"); err == nil {
		if x := AsObject(inner); x != nil && x.Class.T == errorType {
			return *(*error)(x.P)
		}
	}
	return newPyError(c, e)
}

func newPyError(c *o.Ctx, e *o.Exc) error {
	text := e.T.Name
	if s, err := o.ToStr(c, e.Value()); err == nil && s.Type() == &o.StrType {
		text = excName(c, e) + ": " + o.GoStr(s)
	}
	return &pyError{e, text}
}

// excName is the name of an exception's class, which may be one of Python's.
func excName(c *o.Ctx, e *o.Exc) string {
	if class, err := o.GetAttr(c, e.Value(), "__class__"); err == nil {
		if name, err := o.GetAttr(c, class, "__name__"); err == nil && name.Type() == &o.StrType {
			return o.GoStr(name)
		}
	}
	return e.T.Name
}

// excError is the error that a Go function is given when Python code that it
// called raised.
func excError(c *o.Ctx, e *o.Exc) error { return excToError(c, e.Value()) }

// pyPanic carries an exception through Go code that has no error result.
type pyPanic struct{ exc *o.Exc }

// caught is a panic that came from a goroutine of Block.
type caught struct {
	value any
	stack []byte
}

// panicked is the exception of a panic.
func panicked(c *o.Ctx, p any, stack []byte) *o.Exc {
	if k, ok := p.(caught); ok {
		p, stack = k.value, k.stack
	}
	switch x := p.(type) {
	case pyPanic:
		return x.exc
	case goexit:
		return raise(c, &o.RuntimeErrorType, "the goroutine of the call has ended (runtime.Goexit)")
	case nil:
		return raise(c, &o.RuntimeErrorType, "the goroutine of the call has ended (runtime.Goexit)")
	}
	make, exc := H.Helper(c, "make_panic")
	if exc != nil {
		return exc
	}
	value := o.None
	if v, err := ToPython(c, reflect.ValueOf(p)); err == nil {
		value = v
	}
	v, exc := o.H.Call(c, make, []o.Value{pyString(fmt.Sprint(p)), pyString(string(stack)), value}, nil)
	if exc != nil {
		return exc
	}
	return o.RaiseValue(c, v, o.Value{})
}
