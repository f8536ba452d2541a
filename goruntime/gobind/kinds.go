package gobind

import (
	"errors"
	"reflect"

	o "goruntime/object"
)

func init() {
	op("basic", 1, opBasic)
	op("slice_of", 1, func(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
		k, err := classArg(c, a[0])
		if err != nil {
			return o.Value{}, err
		}
		return classID(reflect.SliceOf(k.T)), nil
	})
	op("pointer_to", 1, func(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
		k, err := classArg(c, a[0])
		if err != nil {
			return o.Value{}, err
		}
		return classID(reflect.PointerTo(k.T)), nil
	})
	op("array_of", 2, func(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
		k, err := classArg(c, a[0])
		if err != nil {
			return o.Value{}, err
		}
		if !a[1].IsInt() || a[1].Int() < 0 {
			return o.Value{}, raise(c, &o.ValueErrorType, "the length of an array must be an int of 0 or more")
		}
		return classID(reflect.ArrayOf(int(a[1].Int()), k.T)), nil
	})
	op("map_of", 2, func(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
		k, err := classArg(c, a[0])
		if err != nil {
			return o.Value{}, err
		}
		e, err := classArg(c, a[1])
		if err != nil {
			return o.Value{}, err
		}
		if !k.T.Comparable() {
			return o.Value{}, raise(c, &o.TypeErrorType, "%s cannot be the key of a map", k)
		}
		return classID(reflect.MapOf(k.T, e.T)), nil
	})
	op("chan_of", 1, func(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
		k, err := classArg(c, a[0])
		if err != nil {
			return o.Value{}, err
		}
		return classID(reflect.ChanOf(reflect.BothDir, k.T)), nil
	})
	op("make", 2, opMake)
	op("zero", 1, opZero)
	op("implements", 2, opImplements)
	op("error_is", 2, opErrorIs)
	op("error_as", 2, opErrorAs)
	op("error_same", 2, opErrorSame)
	op("error_unwrap", 1, opErrorUnwrap)
	op("error_value", 1, opErrorValue)
}

func classID(t reflect.Type) o.Value { return o.Int(int64(ClassOf(t).ID)) }

var basics = map[string]reflect.Type{
	"bool": reflect.TypeFor[bool](), "string": reflect.TypeFor[string](), "any": anyType, "error": errorType,
	"int": reflect.TypeFor[int](), "int8": reflect.TypeFor[int8](), "int16": reflect.TypeFor[int16](),
	"int32": reflect.TypeFor[int32](), "int64": reflect.TypeFor[int64](), "uint": reflect.TypeFor[uint](),
	"uint8": reflect.TypeFor[uint8](), "uint16": reflect.TypeFor[uint16](), "uint32": reflect.TypeFor[uint32](),
	"uint64": reflect.TypeFor[uint64](), "uintptr": reflect.TypeFor[uintptr](), "byte": byteType, "rune": reflect.TypeFor[rune](),
	"object": pyType, "float32": reflect.TypeFor[float32](), "float64": reflect.TypeFor[float64](),
	"complex64": reflect.TypeFor[complex64](), "complex128": reflect.TypeFor[complex128](),
}

func opBasic(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	t := basics[textArg(c, a[0])]
	if t == nil {
		return o.Value{}, raise(c, &o.LookupErrorType, "Go has no basic type %s", textArg(c, a[0]))
	}
	return classID(t), nil
}

// opMake is make(T, n).
func opMake(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	k, err := classArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	if !a[1].IsInt() || a[1].Int() < 0 {
		return o.Value{}, raise(c, &o.ValueErrorType, "the size must be an int of 0 or more")
	}
	n := int(a[1].Int())
	switch k.T.Kind() {
	case reflect.Slice:
		return boxed(reflect.MakeSlice(k.T, n, n), k.T)
	case reflect.Map:
		return boxed(reflect.MakeMapWithSize(k.T, n), k.T)
	case reflect.Chan:
		return boxed(reflect.MakeChan(k.T, n), k.T)
	}
	return o.Value{}, raise(c, &o.TypeErrorType, "cannot make a %s", k)
}

// opZero is new(T).
func opZero(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	k, err := classArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	return NewObject(k, reflect.New(k.T).UnsafePointer(), true), nil
}

// opImplements: whether an object or exception has the methods of an interface.
func opImplements(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	k, err := classArg(c, a[1])
	if err != nil {
		return o.Value{}, err
	}
	if k.T.Kind() != reflect.Interface {
		return o.False, nil
	}
	if x := AsObject(a[0]); x != nil {
		return o.Bool(x.Value().Type().Implements(k.T) || reflect.PointerTo(x.Class.T).Implements(k.T)), nil
	}
	if own := classOfValue(a[0]); own != nil {
		return o.Bool(own.T.Implements(k.T)), nil
	}
	return o.False, nil
}

// errorArg is the Go error of an exception or object.
func errorArg(c *o.Ctx, v o.Value) error {
	if e := excToError(c, v); e != nil {
		return e
	}
	if x := AsObject(v); x != nil {
		if x.Class.T == errorType {
			return *(*error)(x.P)
		}
		if e, ok := x.Value().Interface().(error); ok {
			return e
		}
	}
	return nil
}

func opErrorIs(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	return o.Bool(errors.Is(errorArg(c, a[0]), errorArg(c, a[1]))), nil
}

func opErrorSame(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	x, y := errorArg(c, a[0]), errorArg(c, a[1])
	if x == nil || y == nil || !reflect.TypeOf(x).Comparable() || !reflect.TypeOf(y).Comparable() {
		return o.False, nil
	}
	return o.Bool(x == y), nil
}

// opErrorAs is errors.As for a class: the error of that type, None without one.
func opErrorAs(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	k, err := classArg(c, a[1])
	if err != nil {
		return o.Value{}, err
	}
	e := errorArg(c, a[0])
	if e == nil {
		return o.None, nil
	}
	for _, t := range []reflect.Type{reflect.PointerTo(k.T), k.T} {
		if t.Kind() != reflect.Interface && !t.Implements(errorType) {
			continue
		}
		if t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Interface {
			continue
		}
		p := reflect.New(t)
		if errors.As(e, p.Interface()) {
			return ToPython(c, reflect.ValueOf(p.Elem().Interface()))
		}
	}
	return o.None, nil
}

func opErrorUnwrap(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	e := errorArg(c, a[0])
	if e == nil {
		return o.None, nil
	}
	if inner := errors.Unwrap(e); inner != nil {
		return errorToPython(c, inner)
	}
	return o.None, nil
}

// opErrorValue is the Go value behind an error: an *fs.PathError with its fields.
func opErrorValue(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	e := errorArg(c, a[0])
	if e == nil {
		return o.None, nil
	}
	return ToPython(c, reflect.ValueOf(e))
}
