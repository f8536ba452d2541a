package object

// The built-in functions about text: repr, ascii, format, ord and chr.

func init() {
	register(
		&Builtin{Name: "repr", E1: func(c *Ctx, _, v Value) (Value, *Exc) { return Repr(c, v) }},
		&Builtin{Name: "ascii", E1: func(c *Ctx, _, v Value) (Value, *Exc) { return AsciiRepr(c, v) }},
		&Builtin{Name: "format", EN: formatBuiltin},
		&Builtin{Name: "ord", E1: ordBuiltin},
		&Builtin{Name: "chr", E1: chrBuiltin},
	)
}

func formatBuiltin(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
	if err := posArgs(c, "format()", "format", args, names, 1, 2); err != nil {
		return Value{}, err
	}
	if len(args) == 1 {
		return formatObject(c, args[0], emptyStr)
	}
	s, ok := TextOf(args[1])
	if ok {
		return formatObject(c, args[0], s)
	}
	if args[1].Type() == &ForeignType {
		if isStr, err := H.IsInstance(c, args[1], TypeValue(&StrType)); isStr || err != nil {
			if err != nil {
				return Value{}, err
			}
			return H.Format(c, args[0], args[1])
		}
	}
	return Value{}, notStr(c, "format() argument 2", args[1])
}

// notStr is what CPython's checks of arguments say, which call None by its name.
func notStr(c *Ctx, which string, got Value) *Exc {
	name := "None"
	if !got.IsNone() {
		name = TypeName(got)
	}
	return Raise(c, &TypeErrorType, "%s must be str, not %s", which, name)
}

func ordBuiltin(c *Ctx, _, v Value) (Value, *Exc) {
	n := 0
	switch bodyType(v.Type()) {
	case &StrType:
		s, _ := TextOf(v)
		if n = s.Len(); n == 1 {
			return Int(int64(s.At(0))), nil
		}
	case &BytesType:
		b := (*Bytes)(v.P)
		if n = len(b.S); n == 1 {
			return Int(int64(b.S[0])), nil
		}
	case &ForeignType:
		f, err := H.Builtin(c, "ord")
		if err != nil {
			return f, err
		}
		return H.Call(c, f, []Value{v}, nil)
	default:
		return Value{}, Raise(c, &TypeErrorType, "ord() expected string of length 1, but %s found", TypeName(v))
	}
	return Value{}, Raise(c, &TypeErrorType, "ord() expected a character, but string of length %d found", n)
}

func chrBuiltin(c *Ctx, _, v Value) (Value, *Exc) {
	n, ok, err := indexTo(c, v, nil)
	switch {
	case err != nil:
		return Value{}, err
	case !ok:
		return Value{}, Raise(c, &TypeErrorType, "'%s' object cannot be interpreted as an integer", TypeName(v))
	case n < 0 || n > 0x10FFFF:
		return Value{}, chrRange(c, n)
	}
	return strFromRune(rune(n)).Value(), nil
}

// chrRange is the error of chr: before 3.13 the argument was converted to a C
// int first.
func chrRange(c *Ctx, n int) *Exc {
	if PyMinor < 13 && int(int32(n)) != n {
		return Raise(c, &OverflowErrorType, "Python int too large to convert to C int")
	}
	return Raise(c, &ValueErrorType, "chr() arg not in range(0x110000)")
}
