package gobind

import (
	"reflect"
	"unsafe"

	o "goruntime/object"
)

// pythonic is implemented by what stands for a Python object.
type pythonic interface{ GrumpyPython() *Py }

// ToPython converts a Go value.
func ToPython(c *o.Ctx, v reflect.Value) (o.Value, *o.Exc) { return toPython(c, v, 0) }

func toPython(c *o.Ctx, v reflect.Value, depth int) (o.Value, *o.Exc) {
	if depth > deepest {
		return o.Value{}, raise(c, &o.RecursionErrorType, "a Go value is too deeply nested")
	}
	if !v.IsValid() {
		return o.None, nil
	}
	t := v.Type()
	if t.Kind() == reflect.Interface {
		if v.IsNil() {
			return o.None, nil
		}
		if t == errorType {
			return errorToPython(c, v.Interface().(error))
		}
		return toPython(c, v.Elem(), depth)
	}
	if v.CanInterface() {
		if x, ok := v.Interface().(pythonic); ok && (t.Kind() != reflect.Pointer || !v.IsNil()) {
			if held := x.GrumpyPython().V; held.P != nil {
				return held, nil
			}
			return o.None, nil // a zero Py, which only reflection makes
		}
	}
	if t.Name() != "" && t.PkgPath() != "" {
		return namedToPython(c, v, t)
	}
	switch t.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			return o.None, nil
		}
		if t.Elem() == byteType {
			return o.NewBytes(string(v.Bytes())), nil
		}
		return listToPython(c, v, depth)
	case reflect.Array:
		if t.Elem() == byteType {
			data := make([]byte, t.Len())
			reflect.Copy(reflect.ValueOf(data), v)
			return o.NewBytes(unsafeString(data)), nil
		}
		return listToPython(c, v, depth)
	case reflect.Map:
		if v.IsNil() {
			return o.None, nil
		}
		return dictToPython(c, v, depth)
	case reflect.Pointer:
		return pointerToPython(v, t)
	case reflect.Func:
		if v.CanInterface() {
			if x := pythonFunction(v); x != nil {
				return x.V, nil
			}
		}
	}
	if basic, ok := basicToPython(v); ok {
		return basic, nil
	}
	return boxed(v, t)
}

var byteType = reflect.TypeFor[byte]()

// basicToPython converts numbers, bools and strings of any name.
func basicToPython(v reflect.Value) (o.Value, bool) {
	switch v.Kind() {
	case reflect.Bool:
		return o.Bool(v.Bool()), true
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return o.Int(v.Int()), true
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return o.NewUint(v.Uint()), true
	case reflect.Float32, reflect.Float64:
		return o.Float(v.Float()), true
	case reflect.Complex64, reflect.Complex128:
		z := v.Complex()
		return o.ComplexConst(real(z), imag(z)), true
	case reflect.String:
		return pyString(v.String()), true
	case reflect.UnsafePointer:
		return o.NewUint(uint64(v.Pointer())), true
	}
	return o.Value{}, false
}

func namedToPython(c *o.Ctx, v reflect.Value, t reflect.Type) (o.Value, *o.Exc) {
	k := ClassOf(t)
	basic, ok := basicToPython(v)
	switch {
	case ok && k.scalar():
		return o.Value{P: unsafe.Pointer(&Named{Obj: o.Obj{T: &NamedType}, Class: k, V: basic})}, nil
	case ok:
		return basic, nil
	}
	return boxed(v, t)
}

// boxed gives a value an address of its own.
func boxed(v reflect.Value, t reflect.Type) (o.Value, *o.Exc) {
	switch t.Kind() {
	case reflect.Slice, reflect.Map, reflect.Chan, reflect.Func, reflect.Pointer:
		if v.IsNil() {
			return o.None, nil
		}
	}
	p := reflect.New(t)
	p.Elem().Set(v)
	return NewObject(ClassOf(t), p.UnsafePointer(), false), nil
}

// placeToPython converts a value where it lives: a field, an item, a variable. Changing what
// is read from it changes it there.
func placeToPython(c *o.Ctx, v reflect.Value) (o.Value, *o.Exc) {
	t := v.Type()
	if !v.CanAddr() {
		return ToPython(c, v)
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Map, reflect.Chan, reflect.Func:
		if v.IsNil() {
			return o.None, nil
		}
		if t.Kind() == reflect.Slice && t.Elem() == byteType && t.Name() == "" {
			return ToPython(c, v)
		}
	case reflect.Struct:
	case reflect.Array:
		if t.Elem() == byteType {
			return ToPython(c, v)
		}
	default:
		return ToPython(c, v)
	}
	return NewObject(ClassOf(t), v.Addr().UnsafePointer(), false), nil
}

func pointerToPython(v reflect.Value, t reflect.Type) (o.Value, *o.Exc) {
	if v.IsNil() {
		return o.None, nil
	}
	return NewObject(ClassOf(t.Elem()), v.UnsafePointer(), true), nil
}

func listToPython(c *o.Ctx, v reflect.Value, depth int) (o.Value, *o.Exc) {
	items := make([]o.Value, v.Len())
	for i := range items {
		x, err := toPython(c, v.Index(i), depth+1)
		if err != nil {
			return o.Value{}, err
		}
		items[i] = x
	}
	return o.NewList(items), nil
}

func dictToPython(c *o.Ctx, v reflect.Value, depth int) (o.Value, *o.Exc) {
	d := o.NewDictCap(v.Len())
	for it := v.MapRange(); it.Next(); {
		key, err := toPython(c, it.Key(), depth+1)
		if err != nil {
			return o.Value{}, err
		}
		val, err := toPython(c, it.Value(), depth+1)
		if err != nil {
			return o.Value{}, err
		}
		if err := o.DictSet(c, d, key, val); err != nil {
			return o.Value{}, err
		}
	}
	return d.Value(), nil
}
