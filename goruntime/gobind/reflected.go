package gobind

import (
	"reflect"
	"strings"

	o "goruntime/object"
)

// Reflected adapts a function whose types generated code cannot write.
func Reflected(f any) func(c *Call) {
	v := reflect.ValueOf(f)
	return func(c *Call) { c.reflect(v, 0) }
}

// ReflectedMethod adapts a method in the same way.
func ReflectedMethod(name string) func(c *Call) {
	return func(c *Call) {
		x := AsObject(c.in[0])
		if x == nil || x.Class != c.Fn.Class {
			c.wrong(0, "a "+c.Fn.Class.String(), c.in[0])
			return
		}
		c.reflect(reflect.NewAt(x.Class.T, x.P).MethodByName(name), 1)
	}
}

// reflectedMethod binds a method of a type whose package is not in the image.
func reflectedMethod(k *Class, m reflect.Method) *Fn {
	f := &Fn{Name: m.Name, Class: k}
	t := m.Type
	skip := 1 // the receiver
	if k.T.Kind() == reflect.Interface {
		skip = 0
	}
	for i := skip; i < t.NumIn(); i++ {
		f.Params = append(f.Params, "arg"+itoa(i-skip))
	}
	f.Variadic = t.IsVariadic()
	index := m.Index
	f.Call = func(c *Call) {
		x := AsObject(c.in[0])
		if x == nil || x.Class != k {
			p := reflect.New(k.T)
			if c.into(0, p.Elem()); c.Err != nil {
				return
			}
			c.reflect(methodOf(p, k, index), 1)
			return
		}
		c.reflect(methodOf(reflect.NewAt(k.T, x.P), k, index), 1)
	}
	return f
}

func methodOf(p reflect.Value, k *Class, index int) reflect.Value {
	if k.T.Kind() == reflect.Interface || k.T.Kind() == reflect.Pointer {
		p = p.Elem()
	}
	return p.Method(index)
}

// reflect calls f with the arguments from number base on.
func (c *Call) reflect(f reflect.Value, base int) {
	t := f.Type()
	in := make([]reflect.Value, 0, len(c.in)-base)
	for i := range t.NumIn() {
		if t.IsVariadic() && i == t.NumIn()-1 {
			rest := reflect.New(t.In(i))
			c.Rest(base+i, rest.Interface())
			in = append(in, rest.Elem())
			break
		}
		p := reflect.New(t.In(i))
		c.In(base+i, p.Interface())
		in = append(in, p.Elem())
	}
	if c.Err != nil {
		return
	}
	var out []reflect.Value
	call := func() {
		if t.IsVariadic() {
			out = f.CallSlice(in)
		} else {
			out = f.Call(in)
		}
	}
	if base == 1 && !mayWait(c.Fn.Name) {
		c.Leave()
		call()
		c.Back()
	} else if !c.Block(call) {
		return
	}
	for i, v := range out {
		if i == len(out)-1 && v.Type() == errorType {
			if !v.IsNil() {
				c.Error(v.Interface().(error))
			}
			break
		}
		c.outValue(v)
	}
}

// mayWait tells methods that may wait for long by their names, as gobindgen does.
func mayWait(name string) bool {
	for _, verb := range []string{"Serve", "Listen", "Wait", "Run", "Dial", "Do", "Accept", "Rec", "Query", "Exec", "Sleep", "Lookup",
		"Shutdown", "Output", "Handshake", "Ping", "Start", "Read", "Write", "Get", "Post", "Lock", "Copy"} {
		if strings.HasPrefix(name, verb) {
			return true
		}
	}
	return false
}

// callObject calls a Go function value.
func callObject(c *o.Ctx, x *Object, args []o.Value) (o.Value, *o.Exc) {
	v := x.Value()
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if v.Kind() != reflect.Func {
		return o.Value{}, raise(c, &o.TypeErrorType, "'%s' object is not callable", x.Class.Name)
	}
	t := v.Type()
	f := &Fn{Name: x.Class.Name, Variadic: t.IsVariadic()}
	for i := range t.NumIn() {
		f.Params = append(f.Params, "arg"+itoa(i))
	}
	f.Call = func(c *Call) { c.reflect(v, 0) }
	return f.Invoke(c, args, nil)
}
