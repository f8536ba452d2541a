package gobind

import (
	"errors"
	"reflect"
	"unsafe"

	o "goruntime/object"
)

// Py is a Python object in Go's hands.
type Py struct {
	V o.Value
	// call: the interface has one method and the object is a function, which
	// stands for that method.
	call bool
}

var pyType = reflect.TypeFor[*Py]()

// GrumpyPython marks what stands for a Python object.
func (x *Py) GrumpyPython() *Py { return x }

// String is str() of the object, for package fmt.
func (x *Py) String() (text string) {
	H.Attach(func(c *o.Ctx, _ bool) {
		if s, err := o.ToStr(c, x.V); err == nil && s.Type() == &o.StrType {
			text = goString((*o.Str)(s.P))
		} else {
			text = "<" + typeName(x.V) + " object>"
		}
	})
	return
}

// MarshalJSON refuses, as Python's json does: package json would look inside.
func (x *Py) MarshalJSON() (text []byte, err error) {
	H.Attach(func(*o.Ctx, bool) { err = errors.New("Object of type " + typeName(x.V) + " is not JSON serializable") })
	return
}

// newPy checks that a Python object has the methods of an interface.
func newPy(c *o.Ctx, v o.Value, t reflect.Type, where func() string) (*Py, *o.Exc) {
	x := &Py{V: v}
	for i := range t.NumMethod() {
		name := t.Method(i).Name
		has, err := hasAttr(c, v, name)
		if err != nil {
			return nil, err
		}
		if has {
			continue
		}
		if file := fileMethods[name]; file != "" {
			if has, err = hasAttr(c, v, file); err != nil {
				return nil, err
			} else if has {
				continue
			}
		}
		if t.NumMethod() == 1 && callable(c, v) {
			x.call = true
			continue
		}
		return nil, raise(c, &o.TypeErrorType, "%s must be a %s, but a %s has no method %s", where(), t, typeName(v), name)
	}
	return x, nil
}

func hasAttr(c *o.Ctx, v o.Value, name string) (bool, *o.Exc) {
	_, err := o.GetAttr(c, v, name)
	if err != nil && err.T.Subclass(&o.AttributeErrorType) {
		return false, nil
	}
	return err == nil, err
}

func callable(c *o.Ctx, v o.Value) bool {
	f, err := o.H.Builtin(c, "callable")
	if err != nil {
		return false
	}
	x, err := o.Call1(c, f, v)
	return err == nil && x.IsTrue()
}

// Call calls a method of the object with Go arguments; results are pointers to
// where Go wants them. An exception becomes the trailing error where there is one.
func (x *Py) Call(method string, args []any, results ...any) {
	x.run(method, args, results, func(c *o.Ctx, vals []o.Value) (o.Value, *o.Exc) {
		if x.call {
			return o.Call(c, x.V, vals, nil)
		}
		return o.CallMethodN(c, x.V, method, new(o.AttrCache), vals, nil)
	})
}

func (x *Py) run(method string, args, results []any, call func(c *o.Ctx, vals []o.Value) (o.Value, *o.Exc)) {
	var panics *o.Exc
	H.Attach(func(c *o.Ctx, caught bool) {
		err := x.convert(c, method, args, results, call)
		if err == nil {
			return
		}
		if n := len(results); n > 0 {
			if p, ok := results[n-1].(*error); ok {
				*p = excError(c, err)
				return
			}
		}
		if caught {
			panics = err
			return
		}
		o.H.Unraisable(c, err, x.V)
		failRequest(args)
	})
	if panics != nil {
		panic(pyPanic{panics.Stay()})
	}
}

// failRequest answers an HTTP request whose handler raised.
func failRequest(args []any) {
	if len(args) == 2 {
		if w, ok := args[0].(interface{ WriteHeader(int) }); ok {
			w.WriteHeader(500)
		}
	}
}

func (x *Py) convert(c *o.Ctx, method string, args, results []any, call func(c *o.Ctx, vals []o.Value) (o.Value, *o.Exc)) *o.Exc {
	if len(args) == 1 || len(args) == 2 {
		if data, ok := args[0].([]byte); ok && !x.call {
			if done, err := x.fileCall(c, method, data, results); done {
				return err
			}
		}
	}
	vals := make([]o.Value, len(args))
	for i, a := range args {
		v, err := argToPython(c, a, method)
		if err != nil {
			return err
		}
		vals[i] = v
	}
	v, err := call(c, vals)
	if err != nil {
		if file := fileMethods[method]; file != "" && err.T.Subclass(&o.AttributeErrorType) && !x.call {
			if has, _ := hasAttr(c, x.V, method); !has {
				v, err = o.CallMethodN(c, x.V, file, new(o.AttrCache), vals, nil)
			}
		}
		if err != nil {
			return err
		}
	}
	return unpack(c, v, results, method)
}

// ErrorArg is an argument of type error.
type ErrorArg struct{ Err error }

// argToPython converts an argument of a callback; a slice that is to be filled
// is shown where it lives.
func argToPython(c *o.Ctx, a any, method string) (o.Value, *o.Exc) {
	if a == nil {
		return o.None, nil
	}
	if e, ok := a.(ErrorArg); ok {
		if e.Err == nil {
			return o.None, nil
		}
		return errorToPython(c, e.Err)
	}
	if data, ok := a.([]byte); ok && (method == "Read" || method == "ReadAt") {
		p := new([]byte)
		*p = data
		return boxed(reflect.ValueOf(p).Elem(), reflect.TypeFor[[]byte]())
	}
	return ToPython(c, reflect.ValueOf(a))
}

// unpack writes what Python returned into Go's results; a trailing error may be
// left out, for Python raises its errors.
func unpack(c *o.Ctx, v o.Value, results []any, method string) *o.Exc {
	n := len(results)
	if n == 0 {
		return nil
	}
	where := "the result of " + method
	if _, ok := results[n-1].(*error); ok && !(n == 1 && v.Type().Exception) {
		if t, ok := o.AsTuple(v); !ok || len(t.V) != n {
			results = results[:n-1]
			n--
		}
	}
	switch n {
	case 0:
		return nil
	case 1:
		return ToGo(c, v, reflect.ValueOf(results[0]).Elem(), where)
	}
	items := make([]o.Value, n)
	if err := o.UnpackSeq(c, v, n, items); err != nil {
		return err
	}
	for i, p := range results {
		if err := ToGo(c, items[i], reflect.ValueOf(p).Elem(), where); err != nil {
			return err
		}
	}
	return nil
}

// variadic is the Go function of a Python one for a variable of type any: what
// looks for functions there (text/template) calls it through reflection.
func variadic(x *Py) func(...any) (any, error) {
	return func(args ...any) (result any, err error) {
		x.run("the function", args, []any{&result, &err}, func(c *o.Ctx, vals []o.Value) (o.Value, *o.Exc) { return o.Call(c, x.V, vals, nil) })
		return
	}
}

// closure is how Go lays a function value out that captures one pointer.
type closure struct {
	code uintptr
	x    *Py
}

var variadicCode uintptr

func init() {
	sample := variadic(&Py{})
	variadicCode = (*(**closure)(unsafe.Pointer(&sample))).code
}

// pythonFunction is the Python function behind a Go one that variadic made.
func pythonFunction(v reflect.Value) *Py {
	f, ok := v.Interface().(func(...any) (any, error))
	if !ok || f == nil {
		return nil
	}
	k := *(**closure)(unsafe.Pointer(&f))
	if k.code != variadicCode {
		return nil
	}
	return k.x
}

// function makes a Go function of a Python callable.
func (w *writer) function(v o.Value, dst reflect.Value) *o.Exc {
	t := dst.Type()
	if v.IsNone() {
		dst.SetZero()
		return nil
	}
	if f := H.Function(v); f != nil && f.value.IsValid() && f.value.Type().AssignableTo(t) {
		dst.Set(f.value)
		return nil
	}
	if !callable(w.c, v) {
		return w.wrong(t, v)
	}
	x := &Py{V: v, call: true}
	name := "the callback " + t.String()
	dst.Set(reflect.MakeFunc(t, func(in []reflect.Value) []reflect.Value { return x.callFunc(t, name, in) }))
	return nil
}

func (x *Py) callFunc(t reflect.Type, name string, in []reflect.Value) []reflect.Value {
	args := make([]any, 0, len(in))
	for i, a := range in {
		if t.IsVariadic() && i == len(in)-1 {
			for n := range a.Len() {
				args = append(args, a.Index(n).Interface())
			}
			break
		}
		if a.Type() == errorType {
			err, _ := a.Interface().(error)
			args = append(args, ErrorArg{err})
		} else {
			args = append(args, a.Interface())
		}
	}
	results := make([]any, t.NumOut())
	out := make([]reflect.Value, t.NumOut())
	for i := range results {
		p := reflect.New(t.Out(i))
		results[i], out[i] = p.Interface(), p.Elem()
	}
	x.run(name, args, results, func(c *o.Ctx, vals []o.Value) (o.Value, *o.Exc) { return o.Call(c, x.V, vals, nil) })
	return out
}
