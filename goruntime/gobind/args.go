package gobind

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
	"unsafe"

	o "goruntime/object"
)

func itoa(n int) string { return strconv.Itoa(n) }

type signed interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64
}

type unsigned interface {
	~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

// Int reads an argument of a signed integer type.
func Int[T signed](c *Call, i int) T {
	if c.Err != nil {
		return 0
	}
	v := c.in[i]
	if !v.IsInt() {
		v = c.integer(v, i)
		if !v.IsInt() {
			c.range_(v, i, reflect.TypeFor[T]())
			return 0
		}
	}
	t := T(v.Int())
	if int64(t) != v.Int() {
		c.range_(v, i, reflect.TypeFor[T]())
	}
	return t
}

// Uint reads an argument of an unsigned integer type.
func Uint[T unsigned](c *Call, i int) T {
	if c.Err != nil {
		return 0
	}
	v := c.in[i]
	if !v.IsInt() {
		v = c.integer(v, i)
		if c.Err != nil {
			return 0
		}
	}
	u, ok := uint64Of(v)
	if t := T(u); ok && uint64(t) == u {
		return t
	}
	c.range_(v, i, reflect.TypeFor[T]())
	return 0
}

// uint64Of is the value of an int in the range of uint64.
func uint64Of(v o.Value) (uint64, bool) {
	if v.IsInt() {
		return uint64(v.Int()), v.Int() >= 0
	}
	z := o.AsBig(v)
	return z.Uint64(), z.IsUint64()
}

// integer is v as an exact int, by __index__ where it is another object.
func (c *Call) integer(v o.Value, i int) o.Value {
	x, err := toInt(c.C, v)
	if err == errNotInt {
		c.wrong(i, "an int", v)
	} else {
		c.Err = err
	}
	return x
}

var errNotInt = &o.Exc{}

// toInt is v as an exact int; errNotInt where it is no integer.
func toInt(ctx *o.Ctx, v o.Value) (o.Value, *o.Exc) {
	switch v.Type() {
	case &o.IntType:
		return v, nil
	case &o.BoolType:
		if v.IsTrue() {
			return o.Int(1), nil
		}
		return o.Int(0), nil
	case &o.ForeignType:
		x, err := o.H.Index(ctx, v)
		if err != nil && err.T.Subclass(&o.TypeErrorType) {
			return o.Int(0), errNotInt
		}
		if err != nil {
			return o.Int(0), err
		}
		return x, nil
	case &NamedType:
		return toInt(ctx, (*Named)(v.P).V)
	}
	return o.Int(0), errNotInt
}

func (c *Call) range_(v o.Value, i int, t reflect.Type) {
	if c.Err == nil {
		c.Err = overflow(c.C, c.where(i), v, t)
	}
}

func overflow(ctx *o.Ctx, where string, v o.Value, t reflect.Type) *o.Exc {
	text, err := o.Repr(ctx, v)
	if err != nil {
		return err
	}
	return raise(ctx, &o.OverflowErrorType, "%s: %s does not fit in %s", where, o.GoStr(text), t)
}

// where names an argument in messages.
func (c *Call) where(i int) string { return c.Fn.qualname() + "() argument '" + c.Fn.param(i) + "'" }

func (c *Call) wrong(i int, want string, v o.Value) {
	if c.Err == nil {
		c.Err = wrong(c.C, c.where(i), want, v)
	}
}

func wrong(ctx *o.Ctx, where, want string, v o.Value) *o.Exc {
	if other := strangerType(ctx, v); other != "" {
		return raise(ctx, &o.TypeErrorType, "%s must be %s, not a %s of another image: import its package together with this one, "+
			"or list both in [tool.grumpy_hook.go] packages", where, want, other)
	}
	return raise(ctx, &o.TypeErrorType, "%s must be %s, not %s", where, want, typeName(v))
}

// strangerType is the Go type of an object of another image, "" for any other object.
func strangerType(ctx *o.Ctx, v o.Value) string {
	if v.Type() != &o.ForeignType || H.Unwrap(v) != nil || H.ClassOf(v) != nil {
		return ""
	}
	text, err := o.GetAttr(ctx, v, "__go_text__")
	if err != nil || text.Type() != &o.StrType {
		return ""
	}
	return o.GoStr(text)
}

// typeName is type(v).__name__.
func typeName(v o.Value) string {
	switch {
	case v.IsNone():
		return "None"
	case v.Type() == &o.ForeignType:
		name := o.H.TypeName(v) // with its module, which is no part of __name__
		return name[strings.LastIndexByte(name, '.')+1:]
	case v.Type() == &ObjectType:
		return (*Object)(v.P).Class.Name
	}
	return v.Type().Name
}

// Float reads an argument of a float type.
func Float[T ~float32 | ~float64](c *Call, i int) T {
	if c.Err != nil {
		return 0
	}
	v := c.in[i]
	if v.IsFloat() {
		return T(v.Float())
	}
	f, err := toFloat(c.C, v)
	if err == errNotInt {
		c.wrong(i, "a float", v)
	} else {
		c.Err = err
	}
	return T(f)
}

// toFloat is v as a float: from a float, an int or an object with __float__ or
// __index__; errNotInt for anything else.
func toFloat(ctx *o.Ctx, v o.Value) (float64, *o.Exc) {
	switch v.Type() {
	case &o.FloatType:
		return v.Float(), nil
	case &o.IntType, &o.BoolType:
	case &NamedType:
		return toFloat(ctx, (*Named)(v.P).V)
	case &o.ForeignType:
		x, err := o.H.CallMethod(ctx, v, "__float__", nil, nil)
		if err == nil {
			return toFloat(ctx, x)
		}
		if !err.T.Subclass(&o.AttributeErrorType) {
			return 0, err
		}
	default:
		return 0, errNotInt
	}
	x, err := toInt(ctx, v)
	if err != nil {
		return 0, err
	}
	if x.IsInt() {
		return float64(x.Int()), nil
	}
	f, _ := o.AsBig(x).Float64()
	if math.IsInf(f, 0) {
		return 0, raise(ctx, &o.OverflowErrorType, "int too large to convert to float")
	}
	return f, nil
}

// Bool reads a bool argument. Other objects have a truth value too, but passing
// one for a bool is nearly always a mistake in the order of arguments.
func Bool[T ~bool](c *Call, i int) T {
	v := c.in[i]
	if !v.IsBool() {
		c.wrong(i, "a bool", v)
		return false
	}
	return T(v.IsTrue())
}

// Str reads a string argument.
func Str[T ~string](c *Call, i int) T {
	if c.Err != nil {
		return ""
	}
	v := c.in[i]
	if v.Type() == &o.StrType {
		s := (*o.Str)(v.P)
		if s.ASCII && c.Fn.Views {
			return T(s.S)
		}
		return T(goString(s))
	}
	s, ok := toStr(c.C, v)
	if !ok {
		c.wrong(i, "a str", v)
	}
	return T(s)
}

// toStr reads a str, or an instance of a subclass.
func toStr(ctx *o.Ctx, v o.Value) (string, bool) {
	switch v.Type() {
	case &o.StrType:
		return goString((*o.Str)(v.P)), true
	case &NamedType:
		return toStr(ctx, (*Named)(v.P).V)
	case &o.ForeignType:
		if ok, err := o.H.IsInstance(ctx, v, o.TypeValue(&o.StrType)); err != nil || !ok {
			return "", false
		}
		// the characters alone: a subclass may have a __str__ of its own
		x, err := o.H.CallMethod(ctx, o.EmptyStr, "join", []o.Value{o.NewTuple([]o.Value{v, o.EmptyStr})}, nil)
		if err == nil && x.Type() == &o.StrType {
			return goString((*o.Str)(x.P)), true
		}
	}
	return "", false
}

// goString is a str as a Go string. As os.fsencode does, a lone surrogate from
// U+DC80 on becomes the byte that it stands for.
func goString(s *o.Str) string {
	text := s.Go()
	if s.ASCII || s.Kind == 1 {
		return text
	}
	return unescape(text)
}

func unescape(text string) string {
	for i := 0; i+2 < len(text); i++ {
		if text[i] == 0xED && text[i+1] >= 0xB2 && text[i+1] <= 0xB3 {
			out := append([]byte(nil), text[:i]...)
			for ; i < len(text); i++ {
				if i+2 < len(text) && text[i] == 0xED && text[i+1] >= 0xB2 && text[i+1] <= 0xB3 {
					out = append(out, text[i+1]<<6|text[i+2]&0x3F)
					i += 2
				} else {
					out = append(out, text[i])
				}
			}
			return string(out)
		}
	}
	return text
}

// pyString is a Go string as a str: bytes that are not UTF-8 become lone
// surrogates, as os.fsdecode makes them.
// String is the result of a Go function that compiled code called by itself.
func String(s string) o.Value {
	if v, ok := o.StrFromASCII(s); ok {
		return v
	}
	return pyString(s)
}

func pyString(s string) o.Value {
	if utf8.ValidString(s) {
		return o.StrFromGo(s)
	}
	runes := make([]rune, 0, len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			r = 0xDC00 | rune(s[i])
		}
		runes = append(runes, r)
		i += n
	}
	return o.StrFromRunes(runes)
}

// Self is the address of a method's receiver.
func (c *Call) Self(k *Class) unsafe.Pointer {
	v := c.in[0]
	if x := AsObject(v); x != nil && x.Class == k {
		return x.P
	}
	// an unbound call with a value that converts: http.Header.Get({...}, "k")
	p := reflect.New(k.T)
	c.into(0, p.Elem())
	return p.UnsafePointer()
}

// Receiver reads the receiver of an interface's method.
func (c *Call) Receiver(dst any) {
	v := reflect.ValueOf(dst).Elem()
	c.into(0, v)
	if c.Err == nil && v.IsNil() {
		c.wrong(0, "a value with the methods of "+v.Type().String(), c.in[0])
	}
}

// Pointer reads an argument that is a pointer to a named struct.
func (c *Call) Pointer(i int, k *Class) unsafe.Pointer {
	if c.Err != nil {
		return nil
	}
	v := c.in[i]
	if v.IsNone() {
		return nil
	}
	if x := AsObject(v); x != nil && x.Class == k {
		return x.P
	}
	p := reflect.New(reflect.PointerTo(k.T)).Elem()
	c.into(i, p)
	return p.UnsafePointer()
}

// In reads an argument of any type into *dst.
func (c *Call) In(i int, dst any) {
	if c.Err != nil {
		return
	}
	if f, ok := dst.(*[]byte); ok {
		c.bytes(i, f)
		return
	}
	c.into(i, reflect.ValueOf(dst).Elem())
}

func (c *Call) into(i int, dst reflect.Value) {
	if c.Err != nil {
		return
	}
	if dst.Type() == contextType {
		c.context(i, dst)
		return
	}
	w := writer{c: c.C, where: func() string { return c.where(i) }}
	c.Err = w.write(c.in[i], dst)
	if c.Err == nil {
		c.watch(c.in[i], dst)
	}
}

// Rest reads the variadic arguments from number i on into *dst, a slice.
func (c *Call) Rest(i int, dst any) {
	if c.Err != nil || len(c.in) <= i {
		return
	}
	out := reflect.ValueOf(dst).Elem()
	items := reflect.MakeSlice(out.Type(), len(c.in)-i, len(c.in)-i)
	w := writer{c: c.C, where: func() string { return c.where(i) }}
	for n := range items.Len() {
		if c.Err = w.write(c.in[i+n], items.Index(n)); c.Err != nil {
			return
		}
	}
	out.Set(items)
}
