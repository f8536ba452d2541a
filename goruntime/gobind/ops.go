package gobind

import (
	"math/big"
	"reflect"
	"sort"
	"unsafe"

	o "goruntime/object"
)

// ops are the functions of package "": what the Python side builds modules and
// classes of.
var ops = NewPackage("")

// op enters one that returns a value; n counts its parameters.
func op(name string, n int, f func(c *o.Ctx, a []o.Value) (o.Value, *o.Exc)) {
	opCall(name, n, func(c *Call) {
		v, err := f(c.C, c.in)
		if err != nil {
			c.Err = err
			return
		}
		c.add(v)
	})
}

// opCall enters one that may wait.
func opCall(name string, n int, f func(c *Call)) {
	ops.Func(Fn{Name: name, Params: []string{"a", "b", "c", "d"}[:n], Call: f})
}

func init() {
	op("names", 1, opNames)
	op("func", 2, opFunc)
	op("const", 2, opConst)
	op("var_get", 2, opVarGet)
	op("var_set", 3, opVarSet)
	op("type", 2, opType)
	op("class_info", 1, opClassInfo)
	op("method", 2, opMethod)
	op("getter", 2, opGetter)
	op("setter", 2, opSetter)
	op("new", 3, opNew)
	op("convert", 2, opConvert)
}

// textArg reads a str argument of an op.
func textArg(c *o.Ctx, v o.Value) string {
	s, _ := toStr(c, v)
	return s
}

func packageArg(c *o.Ctx, v o.Value) (*Package, *o.Exc) {
	path := textArg(c, v)
	if p := packages[path]; p != nil {
		return p, nil
	}
	return nil, raise(c, &o.LookupErrorType, "the image has no package %s", path)
}

func classArg(c *o.Ctx, v o.Value) (*Class, *o.Exc) {
	if v.IsInt() {
		if k := ClassByID(int(v.Int())); k != nil {
			return k, nil
		}
	}
	return nil, raise(c, &o.LookupErrorType, "no such class")
}

func objectArg(c *o.Ctx, v o.Value) (*Object, *o.Exc) {
	if x := AsObject(v); x != nil {
		return x, nil
	}
	return nil, raise(c, &o.TypeErrorType, "a Go object is needed, not %s", typeName(v))
}

func sorted[T any](m map[string]T) o.Value {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	return stringTuple(names)
}

func stringTuple(names []string) o.Value {
	items := make([]o.Value, len(names))
	for i, name := range names {
		items[i] = o.StrFromGo(name)
	}
	return o.NewTuple(items)
}

// opNames lists a package: functions, constants, variables, types.
func opNames(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	p, err := packageArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	return o.NewTuple([]o.Value{sorted(p.Funcs), sorted(p.Consts), sorted(p.Vars), sorted(p.Types)}), nil
}

func opFunc(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	p, err := packageArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	f := p.Funcs[textArg(c, a[1])]
	if f == nil {
		return o.None, nil
	}
	return H.NewFunction(c, f)
}

func opConst(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	p, err := packageArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	v := p.Consts[textArg(c, a[1])]
	if v.IsValid() && v.Type() == bigType {
		return o.NewBig(v.Interface().(*big.Int)), nil
	}
	return ToPython(c, v)
}

func variableArg(c *o.Ctx, a []o.Value) (reflect.Value, *o.Exc) {
	p, err := packageArg(c, a[0])
	if err != nil {
		return reflect.Value{}, err
	}
	v, ok := p.Vars[textArg(c, a[1])]
	if !ok {
		return v, raise(c, &o.LookupErrorType, "no such variable")
	}
	return v.Elem(), nil
}

func opVarGet(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	v, err := variableArg(c, a)
	if err != nil {
		return o.Value{}, err
	}
	return placeToPython(c, v)
}

func opVarSet(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	v, err := variableArg(c, a)
	if err != nil {
		return o.Value{}, err
	}
	return o.None, assignPlace(c, a[2], v, textArg(c, a[0])+"."+textArg(c, a[1]))
}

// assignPlace converts into a copy first: a place is written whole or not at all.
func assignPlace(c *o.Ctx, v o.Value, dst reflect.Value, where string) *o.Exc {
	p := reflect.New(dst.Type()).Elem()
	if err := ToGo(c, v, p, where); err != nil {
		return err
	}
	dst.Set(p)
	return nil
}

func opType(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	p, err := packageArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	k := p.Types[textArg(c, a[1])]
	if k == nil {
		return o.None, nil
	}
	return o.Int(int64(k.ID)), nil
}

// opClassInfo describes a class: package path, name, kind, whether its package
// is in the image, methods, fields, Go's text of it, the classes of its element
// and key (-1 without), whether its values are scalars, the direction of a channel.
func opClassInfo(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	k, err := classArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	methods := k.MethodNames()
	sort.Strings(methods)
	elem, key, dir := -1, -1, 0
	switch k.T.Kind() {
	case reflect.Map:
		key = ClassOf(k.T.Key()).ID
		elem = ClassOf(k.T.Elem()).ID
	case reflect.Slice, reflect.Array, reflect.Pointer:
		elem = ClassOf(k.T.Elem()).ID
	case reflect.Chan:
		elem = ClassOf(k.T.Elem()).ID
		dir = int(k.T.ChanDir())
	}
	return o.NewTuple([]o.Value{
		o.StrFromGo(k.Pkg), o.StrFromGo(k.Name), o.StrFromGo(k.T.Kind().String()), o.Bool(k.Bound), stringTuple(methods),
		stringTuple(k.FieldNames()), o.StrFromGo(k.String()), o.Int(int64(elem)), o.Int(int64(key)), o.Bool(k.scalar()), o.Int(int64(dir)),
		o.Bool(k.receiverType().Implements(readerType)), o.Bool(k.receiverType().Implements(writerType)),
	}), nil
}

func opMethod(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	k, err := classArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	f := k.Method(textArg(c, a[1]))
	if f == nil {
		return o.None, nil
	}
	return H.NewFunction(c, f)
}

// fieldOf finds a field through embedded pointers; nil ones raise.
func fieldOf(c *o.Ctx, x *Object, index []int) (reflect.Value, *o.Exc) {
	v := reflect.NewAt(x.Class.T, x.P).Elem()
	for n, i := range index {
		if n > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return v, raise(c, &o.AttributeErrorType, "the embedded %s is nil", v.Type())
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	if !v.CanInterface() {
		// promoted from an embedded struct of an unexported type
		v = reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
	}
	return v, nil
}

func opGetter(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	k, err := classArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	name := textArg(c, a[1])
	index := k.Field(name)
	f := &Fn{Name: name, Class: k}
	f.Call = func(call *Call) {
		x := AsObject(call.in[0])
		if x == nil || x.Class != k {
			call.wrong(0, "a "+k.String(), call.in[0])
			return
		}
		v, err := fieldOf(call.C, x, index)
		if err == nil {
			var out o.Value
			out, err = placeToPython(call.C, v)
			call.add(out)
		}
		call.Err = err
	}
	return H.NewFunction(c, f)
}

func opSetter(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	k, err := classArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	name := textArg(c, a[1])
	index := k.Field(name)
	f := &Fn{Name: name, Class: k, Params: []string{"value"}}
	f.Call = func(call *Call) {
		x := AsObject(call.in[0])
		if x == nil || x.Class != k {
			call.wrong(0, "a "+k.String(), call.in[0])
			return
		}
		v, err := fieldOf(call.C, x, index)
		if err == nil {
			err = assignPlace(call.C, call.in[1], v, k.Name+"."+name)
		}
		call.Err = err
	}
	return H.NewFunction(c, f)
}

// opNew makes a value of a class: fields in order or by name for structs, a
// value to convert for other types.
func opNew(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	k, err := classArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	var args []o.Value
	if err := iterate(c, a[1], func(x o.Value) *o.Exc { args = append(args, x); return nil }); err != nil {
		return o.Value{}, err
	}
	p := reflect.New(k.T)
	if k.T.Kind() == reflect.Interface {
		return o.Value{}, raise(c, &o.TypeErrorType, "%s is an interface: any object with its methods will do", k)
	}
	if k.T.Kind() != reflect.Struct {
		return newOther(c, k, p, args, a[2])
	}
	if len(args) == 1 {
		// T(x) for another struct type with the same fields
		if x := AsObject(args[0]); x != nil && x.Class.T.ConvertibleTo(k.T) {
			p.Elem().Set(reflect.NewAt(x.Class.T, x.P).Elem().Convert(k.T))
			return NewObject(k, p.UnsafePointer(), false), nil
		}
	}
	if err := setFields(c, k, p, args, a[2]); err != nil {
		return o.Value{}, err
	}
	return NewObject(k, p.UnsafePointer(), false), nil
}

func setFields(c *o.Ctx, k *Class, p reflect.Value, args []o.Value, keywords o.Value) *o.Exc {
	at := 0
	for i := range k.T.NumField() {
		if at == len(args) {
			break
		}
		if f := k.T.Field(i); f.IsExported() {
			if err := ToGo(c, args[at], p.Elem().Field(i), k.Name+"."+f.Name); err != nil {
				return err
			}
			at++
		}
	}
	if at < len(args) {
		return raise(c, &o.TypeErrorType, "%s() takes at most %s but %d were given", k.Name, plural(at, "argument"), len(args))
	}
	x := &Object{Class: k, P: p.UnsafePointer()}
	return eachItem(c, keywords, func(name, v o.Value) *o.Exc {
		text := textArg(c, name)
		index := k.Field(text)
		if index == nil {
			return raise(c, &o.TypeErrorType, "%s() got an unexpected keyword argument '%s'", k.Name, text)
		}
		place, err := fieldOf(c, x, index)
		if err != nil {
			return err
		}
		return ToGo(c, v, place, k.Name+"."+text)
	})
}

func eachItem(c *o.Ctx, d o.Value, f func(k, v o.Value) *o.Exc) *o.Exc {
	items, err := o.CallMethodN(c, d, "items", new(o.AttrCache), nil, nil)
	if err != nil {
		return err
	}
	return iterate(c, items, func(pair o.Value) *o.Exc {
		var kv [2]o.Value
		if err := o.UnpackSeq(c, pair, 2, kv[:]); err != nil {
			return err
		}
		return f(kv[0], kv[1])
	})
}

func newOther(c *o.Ctx, k *Class, p reflect.Value, args []o.Value, keywords o.Value) (o.Value, *o.Exc) {
	if n, err := o.Len(c, keywords); err != nil {
		return o.Value{}, err
	} else if n > 0 && k.T.Kind() != reflect.Map || len(args) > 1 {
		return o.Value{}, raise(c, &o.TypeErrorType, "%s() takes one value to convert", k.Name)
	} else if n > 0 {
		args = []o.Value{keywords}
	}
	switch k.T.Kind() {
	case reflect.Map:
		p.Elem().Set(reflect.MakeMap(k.T))
	case reflect.Slice:
		p.Elem().Set(reflect.MakeSlice(k.T, 0, 0))
	}
	if len(args) == 1 {
		if x := AsObject(args[0]); x != nil && x.Class.T.ConvertibleTo(k.T) {
			p.Elem().Set(reflect.NewAt(x.Class.T, x.P).Elem().Convert(k.T))
		} else if err := ToGo(c, args[0], p.Elem(), k.Name+"()"); err != nil {
			return o.Value{}, err
		}
	}
	if p.Elem().Kind() == reflect.Func && p.Elem().IsNil() {
		return o.Value{}, raise(c, &o.TypeErrorType, "%s() needs a callable", k.Name)
	}
	return NewObject(k, p.UnsafePointer(), false), nil
}

// opConvert is a number or string checked for a scalar class: the plain value.
func opConvert(c *o.Ctx, a []o.Value) (o.Value, *o.Exc) {
	k, err := classArg(c, a[0])
	if err != nil {
		return o.Value{}, err
	}
	p := reflect.New(k.T).Elem()
	if err := ToGo(c, a[1], p, k.Name+"()"); err != nil {
		return o.Value{}, err
	}
	v, _ := basicToPython(p)
	return v, nil
}
