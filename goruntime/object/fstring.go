package object

import "strconv"

// f-strings, format() and the conversions !s !r !a.

// FormatValue is one replacement field of an f-string: conv is 0, 's', 'r' or
// 'a', spec Nil when there is none.
func FormatValue(c *Ctx, v Value, conv byte, spec Value) (Value, *Exc) {
	v, err := convertField(c, v, conv)
	if err != nil {
		return v, err
	}
	s := emptyStr
	if !spec.Nil() {
		if spec, err = exactStr(c, spec); err != nil {
			return spec, err
		}
		s = (*Str)(spec.P)
	}
	r, err := formatObject(c, v, s)
	if err != nil {
		return r, err
	}
	return exactStr(c, r)
}

func convertField(c *Ctx, v Value, conv byte) (Value, *Exc) {
	switch conv {
	case 's':
		return ToStr(c, v)
	case 'r':
		return Repr(c, v)
	case 'a':
		return AsciiRepr(c, v)
	}
	return v, nil
}

// exactStr turns an instance of a subclass of str
// into the str with its characters.
func exactStr(c *Ctx, v Value) (Value, *Exc) {
	if s, ok := TextOf(v); ok {
		return s.Value(), nil
	}
	return H.CallMethod(c, EmptyStr, "join", []Value{PackTuple(v)}, nil)
}

// JoinStr concatenates strings, and ints as str() gives them. It may change parts.
func JoinStr(c *Ctx, parts []Value) Value { return joinStr(c, parts, false) }

// JoinStrKey is JoinStr of a key, see strkey.go.
func JoinStrKey(c *Ctx, parts []Value) Value { return joinStr(c, parts, true) }

func joinStr(c *Ctx, parts []Value, key bool) Value {
	var digits [64]byte
	at := digits[:0]
	n, ascii, wide := 0, true, false
	for i, p := range parts {
		if p.IsInt() {
			before := len(at)
			at = strconv.AppendInt(at, p.Int(), 10)
			n += len(at) - before
			continue
		}
		if !IsStr(p) {
			s, err := exactStr(c, p)
			if err != nil {
				s = EmptyStr // not a string at all: no caller passes one
			}
			parts[i], p = s, s
		}
		s := (*Str)(p.P)
		n += len(s.S)
		ascii = ascii && s.ASCII
		wide = wide || s.Kind != 1
	}
	if wide {
		return joinWide(parts)
	}
	if n == 0 {
		return EmptyStr
	}
	var r *Str
	var out []byte
	if key {
		r, out = c.allocKey(ascii, n)
	} else {
		r, out = allocStr(1, ascii, n)
	}
	for _, p := range parts {
		if p.IsInt() {
			k := intLen(p.Int())
			out = out[copy(out, at[:k]):]
			at = at[k:]
			continue
		}
		out = out[copy(out, (*Str)(p.P).S):]
	}
	return single(r)
}

// intLen is how many characters str(n) has.
func intLen(n int64) int {
	u, k := uint64(n), 1
	if n < 0 {
		u, k = -u, 2
	}
	for ; u >= 10000; u /= 10000 {
		k += 4
	}
	switch {
	case u >= 1000:
		return k + 3
	case u >= 100:
		return k + 2
	case u >= 10:
		return k + 1
	}
	return k
}

// joinWide is JoinStr where a part has characters past Latin-1.
func joinWide(parts []Value) Value {
	for i, p := range parts {
		if p.IsInt() {
			parts[i] = StrFromInt(p.Int())
		}
	}
	return concatAll(parts...)
}

// formatObject is PyObject_Format.
func formatObject(c *Ctx, v Value, spec *Str) (Value, *Exc) {
	if len(spec.S) == 0 {
		if IsStr(v) {
			return v, nil
		}
		if v.IsInt() {
			return ToStr(c, v)
		}
	}
	t := v.Type()
	switch t {
	case &StrType:
		return formatStrSpec(c, (*Str)(v.P), spec)
	case &IntType, &FloatType, &BoolType, &ComplexType:
		return formatNumber(c, v, spec)
	case &ForeignType:
		return H.Format(c, v, spec.Value())
	}
	f := t.Lookup("__format__")
	if f.Type() == &MethodDescrType {
		return callSelf(c, f, v, spec.Value())
	}
	var r Value
	var err *Exc
	if get := f.Type().DescrGet; get != nil {
		if f, err = get(c, f, v, t); err != nil {
			return f, err
		}
	}
	if r, err = Call1(c, f, spec.Value()); err != nil {
		return r, err
	}
	if _, ok := TextOf(r); !ok && r.Type() != &ForeignType {
		return Value{}, Raise(c, &TypeErrorType, "__format__ must return a str, not %s", TypeName(r))
	}
	return r, nil
}

// formatStrSpec is str.__format__.
func formatStrSpec(c *Ctx, s *Str, spec *Str) (Value, *Exc) {
	if len(spec.S) == 0 {
		return s.Value(), nil
	}
	f, err := ParseFormatSpec(c, spec, "str")
	if err != nil {
		return Value{}, err
	}
	if f.Type != 0 && f.Type != 's' {
		return Value{}, UnknownFormatCode(c, rune(f.Type), "str")
	}
	msg := ""
	switch {
	case f.Sign == ' ':
		msg = "Space not allowed in string format specifier"
	case f.Sign != 0:
		msg = "Sign not allowed in string format specifier"
	case f.NoNegZero:
		msg = "Negative zero coercion (z) not allowed in string format specifier"
	case f.Alt:
		msg = "Alternate form (#) not allowed in string format specifier"
	case f.Align == '=':
		msg = "'=' alignment not allowed in string format specifier"
	}
	if msg != "" {
		return Value{}, Raise(c, &ValueErrorType, "%s", msg)
	}
	n := s.Len()
	if f.Prec >= 0 && n > f.Prec {
		n = f.Prec
		s = s.sub(0, n)
	}
	pad := f.Width - n
	if pad <= 0 {
		return s.Value(), nil
	}
	switch f.Align {
	case '>':
		return padStr(c, s, pad, 0, f.Fill)
	case '^':
		return padStr(c, s, pad/2, pad-pad/2, f.Fill)
	}
	return padStr(c, s, 0, pad, f.Fill)
}

// AsciiRepr is ascii(v).
func AsciiRepr(c *Ctx, v Value) (Value, *Exc) {
	if s, ok := AsStr(v); ok {
		return asciiStrRepr(s), nil
	}
	r, err := Repr(c, v)
	if err != nil {
		return r, err
	}
	if s, ok := TextOf(r); ok {
		if s.ASCII {
			return r, nil
		}
		return asciiOf(s), nil
	}
	if r.Type() == &ForeignType { // of a class derived from str
		text, err := H.CallMethod(c, TypeValue(&StrType), "__str__", []Value{r}, nil)
		if err != nil {
			return Value{}, err
		}
		if s, ok := AsStr(text); ok && !s.ASCII {
			return asciiOf(s), nil
		}
	}
	return r, nil
}
