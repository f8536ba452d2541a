package gobind

import (
	"fmt"
	"hash/maphash"
	"reflect"

	o "goruntime/object"
)

func init() {
	op("len", 1, opLen)
	op("getitem", 2, opGetItem)
	op("setitem", 3, opSetItem)
	op("delitem", 2, opDelItem)
	op("contains", 2, opContains)
	op("keys", 1, opKeys)
	op("append", 2, opAppend)
	op("equal", 2, opEqual)
	op("hash", 1, opHash)
	op("truth", 1, opTruth)
	op("text", 1, opText)
	op("is_pointer", 1, opIsPointer)
	op("load", 1, opLoad)
	op("store", 2, opStore)
	op("address", 1, opAddress)
	op("copy", 1, opCopy)
	op("slice", 3, opSlice)
	op("assign_slice", 4, opAssignSlice)
	ops.Func(Fn{Name: "call", Params: []string{"f", "args"}, Variadic: true, Call: func(c *Call) {
		x, err := objectArg(c.C, c.in[0])
		if err == nil {
			var v o.Value
			v, err = callObject(c.C, x, append([]o.Value(nil), c.in[1:]...))
			c.add(v)
		}
		c.Err = err
	}})
}

// place is the value that an op works on: what a pointer points to.
func place(c *o.Ctx, v o.Value) (reflect.Value, *o.Exc) {
	x, err := objectArg(c, v)
	if err != nil {
		return reflect.Value{}, err
	}
	return reflect.NewAt(x.Class.T, x.P).Elem(), nil
}

func opLen(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	v, err := place(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	return o.Int(int64(v.Len())), nil
}

// indexOf is an index of a slice or array, counted from the end when negative.
func indexOf(c *o.Ctx, v reflect.Value, at o.Value) (int, *o.Exc) {
	x, err := toInt(c, at)
	if err == errNotInt {
		return 0, raise(c, &o.TypeErrorType, "%s indices must be integers or slices, not %s", v.Type(), typeName(at))
	}
	if err != nil {
		return 0, err
	}
	i := x.Int()
	if x.IsInt() && i < 0 {
		i += int64(v.Len())
	}
	if !x.IsInt() || i < 0 || i >= int64(v.Len()) {
		return 0, raise(c, &o.IndexErrorType, "%s index out of range", v.Type())
	}
	return int(i), nil
}

func keyOf(c *o.Ctx, v reflect.Value, key o.Value) (reflect.Value, *o.Exc) {
	k := reflect.New(v.Type().Key()).Elem()
	err := ToGo(c, key, k, "the key of "+v.Type().String())
	if err == nil && !k.Comparable() {
		err = raise(c, &o.TypeErrorType, "unhashable key for %s", v.Type())
	}
	return k, err
}

func opGetItem(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	v, err := place(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	if v.Kind() == reflect.Map {
		k, err := keyOf(c, v, a[1])
		if err != nil {
			return o.Value{}, err
		}
		x := v.MapIndex(k)
		if !x.IsValid() {
			return o.Value{}, o.RaiseArgs(c, &o.KeyErrorType, a[1])
		}
		return ToPython(c, x)
	}
	i, err := indexOf(c, v, a[1])
	if err != nil {
		return o.Value{}, err
	}
	return placeToPython(c, v.Index(i))
}

func opSetItem(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	v, err := place(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	where := "an item of " + v.Type().String()
	if v.Kind() == reflect.Map {
		k, err := keyOf(c, v, a[1])
		if err != nil {
			return o.Value{}, err
		}
		x := reflect.New(v.Type().Elem()).Elem()
		if err := ToGo(c, a[2], x, where); err != nil {
			return o.Value{}, err
		}
		if v.IsNil() {
			return o.Value{}, raise(c, &o.TypeErrorType, "the %s is nil", v.Type())
		}
		v.SetMapIndex(k, x)
		return o.None, nil
	}
	i, err := indexOf(c, v, a[1])
	if err != nil {
		return o.Value{}, err
	}
	return o.None, assignPlace(c, a[2], v.Index(i), where)
}

func opDelItem(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	v, err := place(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	if v.Kind() == reflect.Map {
		k, err := keyOf(c, v, a[1])
		if err != nil {
			return o.Value{}, err
		}
		if !v.MapIndex(k).IsValid() {
			return o.Value{}, o.RaiseArgs(c, &o.KeyErrorType, a[1])
		}
		v.SetMapIndex(k, reflect.Value{})
		return o.None, nil
	}
	i, err := indexOf(c, v, a[1])
	if err != nil {
		return o.Value{}, err
	}
	if v.Kind() != reflect.Slice {
		return o.Value{}, raise(c, &o.TypeErrorType, "an array's items cannot be deleted")
	}
	v.Set(reflect.AppendSlice(v.Slice(0, i), v.Slice(i+1, v.Len())))
	return o.None, nil
}

func opContains(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	v, err := place(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	k, err := keyOf(c, v, a[1])
	if err != nil {
		if err.T.Subclass(&o.TypeErrorType) || err.T.Subclass(&o.OverflowErrorType) {
			return o.False, nil
		}
		return o.Value{}, err
	}
	return o.Bool(v.MapIndex(k).IsValid()), nil
}

// opKeys lists the keys of a map.
func opKeys(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	v, err := place(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	keys := make([]o.Value, 0, v.Len())
	for _, k := range v.MapKeys() {
		x, err := ToPython(c, k)
		if err != nil {
			return o.Value{}, err
		}
		keys = append(keys, x)
	}
	return o.NewList(keys), nil
}

func opAppend(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	v, err := place(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	x := reflect.New(v.Type().Elem()).Elem()
	if err := ToGo(c, a[1], x, "an item of "+v.Type().String()); err != nil {
		return o.Value{}, err
	}
	v.Set(reflect.Append(v, x))
	return o.None, nil
}

// opSlice is v[i:j], which shares the items with v.
func opSlice(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	v, err := place(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	i, j := int(a[1].Int()), int(a[2].Int())
	if i < 0 || j < i || j > v.Len() {
		return o.Value{}, raise(c, &o.IndexErrorType, "slice out of range")
	}
	return boxed(v.Slice(i, j), reflect.SliceOf(v.Type().Elem()))
}

// opAssignSlice is v[i:j] = x, of the same length.
func opAssignSlice(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	v, err := place(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	i, j := int(a[1].Int()), int(a[2].Int())
	t := reflect.SliceOf(v.Type().Elem())
	x := reflect.New(t).Elem()
	if err := ToGo(c, a[3], x, "the items of "+v.Type().String()); err != nil {
		return o.Value{}, err
	}
	if x.Len() == j-i {
		reflect.Copy(v.Slice(i, j), x)
		return o.None, nil
	}
	if v.Kind() != reflect.Slice {
		return o.Value{}, raise(c, &o.ValueErrorType, "an array's length cannot change")
	}
	tail := reflect.AppendSlice(reflect.MakeSlice(t, 0, v.Len()-j), v.Slice(j, v.Len()))
	v.Set(reflect.AppendSlice(reflect.AppendSlice(v.Slice(0, i), x), tail).Convert(v.Type()))
	return o.None, nil
}

// opEqual is Go's ==; slices and maps, which Go cannot compare, are compared
// item by item. NotImplemented for what is no Go object.
func opEqual(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	x, y := AsObject(a[0]), AsObject(a[1])
	if x == nil || y == nil {
		return o.NotImplemented, nil
	}
	if x.Class != y.Class || x.Ptr != y.Ptr {
		return o.False, nil
	}
	if x.P == y.P {
		return o.True, nil
	}
	if x.Ptr {
		return o.False, nil
	}
	v, w := reflect.NewAt(x.Class.T, x.P).Elem(), reflect.NewAt(y.Class.T, y.P).Elem()
	if v.Comparable() && w.Comparable() {
		return o.Bool(v.Equal(w)), nil
	}
	if k := v.Kind(); k == reflect.Func || k == reflect.Struct {
		return o.Bool(k == reflect.Struct && reflect.DeepEqual(v.Interface(), w.Interface())), nil
	}
	return o.Bool(reflect.DeepEqual(v.Interface(), w.Interface())), nil
}

var seed = maphash.MakeSeed()

func opHash(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	x, err := objectArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	if x.Ptr || x.Class.T.Kind() == reflect.Func {
		return o.Int(int64(uintptr(x.P) >> 4)), nil
	}
	v := reflect.NewAt(x.Class.T, x.P).Elem()
	if !v.Comparable() {
		return o.Value{}, raise(c, &o.TypeErrorType, "unhashable type: '%s'", x.Class.Name)
	}
	return o.Int(int64(maphash.Comparable(seed, v.Interface()) >> 2)), nil
}

func opTruth(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	v, err := place(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.Array:
		return o.Bool(v.Len() > 0), nil
	case reflect.Bool:
		return o.Bool(v.Bool()), nil
	case reflect.Complex64, reflect.Complex128:
		return o.Bool(v.Complex() != 0), nil
	}
	return o.True, nil
}

// opText is what package fmt prints, with String and Error methods used.
func opText(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	x, err := objectArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	v := reflect.NewAt(x.Class.T, x.P)
	switch s := v.Interface().(type) {
	case fmt.Stringer:
		return pyString(s.String()), nil
	case error:
		return pyString(s.Error()), nil
	}
	return o.None, nil
}

func opIsPointer(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	x, err := objectArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	return o.Bool(x.Ptr), nil
}

// opLoad reads what a pointer points to.
func opLoad(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	v, err := place(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	return placeToPython(c, v)
}

func opStore(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	v, err := place(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	return o.None, assignPlace(c, a[1], v, "*"+v.Type().String())
}

func opAddress(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	x, err := objectArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	if !x.Ptr {
		return NewObject(x.Class, x.P, true), nil
	}
	p := reflect.New(reflect.PointerTo(x.Class.T))
	p.Elem().Set(reflect.NewAt(x.Class.T, x.P))
	return NewObject(ClassOf(p.Elem().Type()), p.UnsafePointer(), true), nil
}

// opCopy is an assignment: a value of its own.
func opCopy(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	x, err := objectArg(c, a[0])
	if err != nil || x.Ptr {
		return a[0], err
	}
	p := reflect.New(x.Class.T)
	p.Elem().Set(reflect.NewAt(x.Class.T, x.P).Elem())
	return NewObject(x.Class, p.UnsafePointer(), false), nil
}
