package gobind

import (
	"math/big"
	"reflect"
	"unsafe"

	o "goruntime/object"
)

// writer converts one Python value. where names it in messages.
type writer struct {
	c     *o.Ctx
	where func() string
	depth int
}

const deepest = 500

var (
	anyType   = reflect.TypeFor[any]()
	errorType = reflect.TypeFor[error]()
	bigType   = reflect.TypeFor[*big.Int]()
)

// ToGo converts a Python value into dst.
func ToGo(c *o.Ctx, v o.Value, dst reflect.Value, where string) *o.Exc {
	w := writer{c: c, where: func() string { return where }}
	return w.write(v, dst)
}

// write sets dst, which can be set, to v.
func (w *writer) write(v o.Value, dst reflect.Value) *o.Exc {
	if dst.Type() == pyType {
		dst.Set(reflect.ValueOf(&Py{V: v}))
		return nil
	}
	if w.depth++; w.depth > deepest {
		return raise(w.c, &o.RecursionErrorType, "%s: too deeply nested", w.where())
	}
	defer func() { w.depth-- }()
	t := dst.Type()
	if t.Kind() == reflect.Interface {
		return w.iface(v, dst, t)
	}
	if x := AsObject(v); x != nil {
		if x.assign(dst) {
			return nil
		}
		if k := t.Kind(); k != reflect.Slice && k != reflect.Map && k != reflect.Array && k != reflect.Func {
			return w.wrong(t, v)
		}
	}
	switch t.Kind() {
	case reflect.Bool:
		if !v.IsBool() {
			return w.wrong(t, v)
		}
		dst.SetBool(v.IsTrue())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16,
		reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return w.integer(v, dst)
	case reflect.Float32, reflect.Float64:
		f, err := toFloat(w.c, v)
		if err == errNotInt {
			return w.wrong(t, v)
		}
		dst.SetFloat(f)
		return err
	case reflect.Complex64, reflect.Complex128:
		return w.complex(v, dst)
	case reflect.String:
		s, ok := toStr(w.c, v)
		if !ok {
			return w.wrong(t, v)
		}
		dst.SetString(s)
	case reflect.Slice, reflect.Array:
		return w.sequence(v, dst)
	case reflect.Map:
		return w.mapping(v, dst)
	case reflect.Func:
		return w.function(v, dst)
	case reflect.Pointer:
		return w.pointer(v, dst)
	default:
		if v.IsNone() && t.Kind() == reflect.Chan {
			dst.SetZero()
			return nil
		}
		return w.wrong(t, v)
	}
	return nil
}

func (w *writer) wrong(t reflect.Type, v o.Value) *o.Exc { return wrong(w.c, w.where(), wanted(t), v) }

// wanted says in Python's terms what a Go type takes.
func wanted(t reflect.Type) string {
	named := ""
	if t.Name() != "" && t.PkgPath() != "" {
		named = " (" + t.String() + ")"
	}
	switch t.Kind() {
	case reflect.Bool:
		return "a bool" + named
	case reflect.Float32, reflect.Float64:
		return "a float" + named
	case reflect.Complex64, reflect.Complex128:
		return "a complex" + named
	case reflect.String:
		return "a str" + named
	case reflect.Slice, reflect.Array:
		if t.Elem().Kind() == reflect.Uint8 {
			return "a bytes-like object" + named
		}
		return "a sequence for " + t.String()
	case reflect.Map:
		return "a mapping for " + t.String()
	case reflect.Func:
		return "a callable for " + t.String()
	case reflect.Pointer, reflect.Struct, reflect.Chan, reflect.Interface:
		return "a " + t.String()
	}
	return "an int" + named
}

// assign sets dst where Go's rules allow it, a pointer standing for its value
// and a value for its address, as in method calls.
func (x *Object) assign(dst reflect.Value) bool {
	t, have := dst.Type(), x.Class.T
	p := reflect.NewAt(have, x.P)
	switch {
	case x.Ptr && p.Type().AssignableTo(t):
		dst.Set(p)
	case have.AssignableTo(t):
		dst.Set(p.Elem())
	case p.Type().AssignableTo(t):
		dst.Set(p)
	default:
		return false
	}
	return true
}

// Value is the Go value that Python holds.
func (x *Object) Value() reflect.Value {
	p := reflect.NewAt(x.Class.T, x.P)
	if x.Ptr {
		return p
	}
	return p.Elem()
}

func (w *writer) integer(v o.Value, dst reflect.Value) *o.Exc {
	x, err := toInt(w.c, v)
	if err == errNotInt {
		return w.wrong(dst.Type(), v)
	}
	if err != nil {
		return err
	}
	if dst.CanInt() {
		if x.IsInt() && !dst.OverflowInt(x.Int()) {
			dst.SetInt(x.Int())
			return nil
		}
	} else if u, ok := uint64Of(x); ok && !dst.OverflowUint(u) {
		dst.SetUint(u)
		return nil
	}
	return overflow(w.c, w.where(), x, dst.Type())
}

func (w *writer) complex(v o.Value, dst reflect.Value) *o.Exc {
	if v.Type() == &o.ComplexType {
		re, err := o.GetAttr(w.c, v, "real")
		if err != nil {
			return err
		}
		im, err := o.GetAttr(w.c, v, "imag")
		if err != nil {
			return err
		}
		dst.SetComplex(complex(re.Float(), im.Float()))
		return nil
	}
	f, err := toFloat(w.c, v)
	if err == errNotInt {
		return w.wrong(dst.Type(), v)
	}
	dst.SetComplex(complex(f, 0))
	return err
}

func (w *writer) pointer(v o.Value, dst reflect.Value) *o.Exc {
	t := dst.Type()
	if v.IsNone() {
		dst.SetZero()
		return nil
	}
	if t == bigType {
		x, err := toInt(w.c, v)
		if err == nil {
			dst.Set(reflect.ValueOf(new(big.Int).Set(o.AsBig(x))))
		}
		if err != errNotInt {
			return err
		}
	}
	switch t.Elem().Kind() {
	case reflect.Struct, reflect.Interface, reflect.Pointer, reflect.Chan, reflect.Func:
		return w.wrong(t, v)
	}
	// a pointer to a value that converts: the call gets one of its own
	p := reflect.New(t.Elem())
	if err := w.write(v, p.Elem()); err != nil {
		return err
	}
	dst.Set(p)
	return nil
}

// iface writes into a variable of an interface type.
func (w *writer) iface(v o.Value, dst reflect.Value, t reflect.Type) *o.Exc {
	if v.IsNone() {
		dst.SetZero()
		return nil
	}
	if t == contextType {
		ctx, err := contextFrom(w.c, v, w.where)
		if err == nil {
			dst.Set(reflect.ValueOf(ctx))
		}
		return err
	}
	if x := AsObject(v); x != nil {
		if x.assign(dst) {
			return nil
		}
		return raise(w.c, &o.TypeErrorType, "%s must be a %s, but %s has no method %s", w.where(), t, x.Class, missing(x.Class, t))
	}
	if t == errorType || v.Type().Exception {
		if e := excToError(w.c, v); e != nil && reflect.TypeOf(e).AssignableTo(t) {
			dst.Set(reflect.ValueOf(e))
			return nil
		}
	}
	if t.NumMethod() == 0 {
		x, err := w.any(v)
		if err == nil && x != nil {
			dst.Set(reflect.ValueOf(x))
		}
		return err
	}
	if k := classOfValue(v); k != nil && k.T.Implements(t) {
		p := reflect.New(k.T).Elem()
		if err := w.write(v, p); err != nil {
			return err
		}
		dst.Set(p)
		return nil
	}
	make := impls[t]
	if make == nil {
		return w.wrong(t, v)
	}
	py, err := newPy(w.c, v, t, w.where)
	if err == nil {
		dst.Set(reflect.ValueOf(make(py)))
	}
	return err
}

// missing names a method of t that a class does not have.
func missing(k *Class, t reflect.Type) string {
	for i := range t.NumMethod() {
		if _, ok := k.receiverType().MethodByName(t.Method(i).Name); !ok {
			return t.Method(i).Name
		}
	}
	return "of the right signature"
}

// classOfValue is the Go type of a named number or string.
func classOfValue(v o.Value) *Class {
	switch v.Type() {
	case &NamedType:
		return (*Named)(v.P).Class
	case &o.ForeignType:
		return H.ClassOf(v)
	}
	return nil
}

// any is the Go value of a Python object for a variable of type any.
func (w *writer) any(v o.Value) (any, *o.Exc) {
	switch v.Type() {
	case &o.BoolType:
		return v.IsTrue(), nil
	case &o.IntType:
		if v.IsInt() {
			return int(v.Int()), nil
		}
		return new(big.Int).Set(o.AsBig(v)), nil
	case &o.FloatType:
		return v.Float(), nil
	case &o.StrType:
		return goString((*o.Str)(v.P)), nil
	case &o.BytesType:
		return []byte((*o.Bytes)(v.P).S), nil
	case &o.ComplexType:
		var z complex128
		err := w.complex(v, reflect.ValueOf(&z).Elem())
		return z, err
	case &NamedType:
		return w.named((*Named)(v.P).Class, v)
	}
	if k := classOfValue(v); k != nil && k.scalar() {
		return w.named(k, v)
	}
	return w.anyContainer(v)
}

func (w *writer) named(k *Class, v o.Value) (any, *o.Exc) {
	p := reflect.New(k.T).Elem()
	if err := w.write(v, p); err != nil {
		return nil, err
	}
	return p.Interface(), nil
}

func (w *writer) anyContainer(v o.Value) (any, *o.Exc) {
	is := func(t *o.Type) bool {
		if v.Type() != &o.ForeignType {
			return v.Type() == t
		}
		ok, err := o.H.IsInstance(w.c, v, o.TypeValue(t))
		return ok && err == nil
	}
	var dst reflect.Value
	switch {
	case is(&o.ListType), is(&o.TupleType):
		dst = reflect.New(reflect.TypeFor[[]any]()).Elem()
	case is(&o.DictType):
		strings, err := w.stringKeys(v)
		if err != nil {
			return nil, err
		}
		if strings {
			dst = reflect.New(reflect.TypeFor[map[string]any]()).Elem()
		} else {
			dst = reflect.New(reflect.TypeFor[map[any]any]()).Elem()
		}
	case is(&o.IntType):
		x, err := toInt(w.c, v)
		if err != nil {
			return nil, err
		}
		return w.any(x)
	case is(&o.FloatType):
		f, err := toFloat(w.c, v)
		return f, err
	case is(&o.StrType):
		s, _ := toStr(w.c, v)
		return s, nil
	default:
		if data, done, ok := H.Buffer(w.c, v, false); ok {
			data = append([]byte(nil), data...)
			done()
			return data, nil
		}
		if f := H.Function(v); f != nil && f.value.IsValid() {
			return f.value.Interface(), nil
		}
		if name := typeName(v); name == "function" || name == "method" || name == "builtin_function_or_method" || name == "GoFunction" {
			return variadic(&Py{V: v}), nil
		}
		return &Py{V: v}, nil
	}
	if err := w.write(v, dst); err != nil {
		return nil, err
	}
	return dst.Interface(), nil
}

func (w *writer) stringKeys(v o.Value) (bool, *o.Exc) {
	all := true
	err := iterate(w.c, v, func(k o.Value) *o.Exc {
		if _, ok := toStr(w.c, k); !ok {
			all = false
		}
		return nil
	})
	return all, err
}

// iterate calls f for each item.
func iterate(c *o.Ctx, v o.Value, f func(o.Value) *o.Exc) *o.Exc {
	it, err := o.Iter(c, v)
	if err != nil {
		return err
	}
	for {
		x, err := o.Next(c, it)
		if err != nil {
			return err
		}
		if x.Nil() {
			return nil
		}
		if err := f(x); err != nil {
			return err
		}
	}
}

func unsafeString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
