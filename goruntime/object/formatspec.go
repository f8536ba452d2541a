package object

// FormatSpec is a parsed format specification (PEP 3101): what follows the
// colon in a replacement field, shared by str, int, float and complex.
type FormatSpec struct {
	Fill rune // ' ' by default
	// Align is one of < > = ^, or 0 when not given.
	Align byte
	Sign  byte // '+', '-', ' ' or 0
	Alt   bool // '#'
	// Zero: the width began with 0 and no alignment was given; Fill and Align
	// then hold '0' and '=' already (for str CPython keeps Align unset).
	Zero      bool
	NoNegZero bool // 'z'
	Width     int  // -1 when not given
	Sep       byte // ',' or '_' or 0; with type b, o, x, X it groups four digits
	Prec      int  // -1 when not given
	Type      byte // 0 when not given
}

// ParseFormatSpec parses spec for an object whose type is called typeName in
// error messages. It is parse_internal_render_format_spec of
// formatter_unicode.c, which also fixes the order of its errors.
func ParseFormatSpec(c *Ctx, spec *Str, typeName string) (FormatSpec, *Exc) {
	f := FormatSpec{Fill: ' ', Width: -1, Prec: -1}
	n := spec.Len()
	pos := 0
	fillGiven, alignGiven := false, false
	if n >= 2 && isAlign(spec.At(1)) {
		f.Fill, f.Align = spec.At(0), byte(spec.At(1))
		fillGiven, alignGiven = true, true
		pos = 2
	} else if n >= 1 && isAlign(spec.At(0)) {
		f.Align = byte(spec.At(0))
		alignGiven = true
		pos = 1
	}
	if pos < n {
		if r := spec.At(pos); r == '+' || r == '-' || r == ' ' {
			f.Sign = byte(r)
			pos++
		}
	}
	if pos < n && spec.At(pos) == 'z' {
		f.NoNegZero = true
		pos++
	}
	if pos < n && spec.At(pos) == '#' {
		f.Alt = true
		pos++
	}
	if !fillGiven && pos < n && spec.At(pos) == '0' {
		f.Fill = '0'
		f.Zero = true
		if !alignGiven && typeName != "str" {
			f.Align = '='
		}
		pos++
	}
	w, digits, ok := specInt(spec, &pos, n)
	if !ok {
		return f, Raise(c, &ValueErrorType, "Too many decimal digits in format string")
	}
	if digits > 0 {
		f.Width = w
	}
	if pos < n && spec.At(pos) == ',' {
		f.Sep = ','
		pos++
	}
	if pos < n && spec.At(pos) == '_' {
		if f.Sep != 0 {
			return f, Raise(c, &ValueErrorType, "Cannot specify both ',' and '_'.")
		}
		f.Sep = '_'
		pos++
	}
	if pos < n && spec.At(pos) == ',' && f.Sep == '_' {
		return f, Raise(c, &ValueErrorType, "Cannot specify both ',' and '_'.")
	}
	if pos < n && spec.At(pos) == '.' {
		pos++
		p, digits, ok := specInt(spec, &pos, n)
		if !ok {
			return f, Raise(c, &ValueErrorType, "Too many decimal digits in format string")
		}
		if digits == 0 {
			return f, Raise(c, &ValueErrorType, "Format specifier missing precision")
		}
		f.Prec = p
	}
	if n-pos > 1 {
		return f, RaiseArgs(c, &ValueErrorType, concatAll(asciiStr("Invalid format specifier '"), spec.Value(),
			asciiStr("' for object of type '"), StrFromGo(typeName), asciiStr("'")))
	}
	var typ rune
	if pos < n {
		typ = spec.At(pos)
	}
	if f.Sep != 0 {
		shown := typ
		if typ == 0 && typeName == "str" {
			shown = 's' // the default type of str
		}
		switch shown {
		case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		case 'b', 'o', 'x', 'X':
			if f.Sep != '_' {
				return f, sepError(c, f.Sep, shown)
			}
		default:
			return f, sepError(c, f.Sep, shown)
		}
	}
	// NUL is the default type of float and complex, and no type of others
	if typ > 0x7F || typ == 0 && pos < n && typeName != "float" && typeName != "complex" {
		return f, UnknownFormatCode(c, typ, typeName)
	}
	f.Type = byte(typ)
	return f, nil
}

func isAlign(r rune) bool { return r == '<' || r == '>' || r == '=' || r == '^' }

// specInt reads decimal digits from *pos to end; not ok when the number does not fit.
func specInt(s *Str, pos *int, end int) (val, digits int, ok bool) {
	const limit = 1<<63 - 1
	for ; *pos < end; *pos++ {
		d := int(decimalValue(s.At(*pos)))
		if d < 0 {
			break
		}
		if val > (limit-d)/10 {
			return 0, 0, false
		}
		val = val*10 + d
		digits++
	}
	return val, digits, true
}

func sepError(c *Ctx, sep byte, typ rune) *Exc {
	if typ > 32 && typ < 128 {
		return Raise(c, &ValueErrorType, "Cannot specify '%c' with '%c'.", sep, typ)
	}
	return Raise(c, &ValueErrorType, "Cannot specify '%c' with '\\x%x'.", sep, typ)
}

// UnknownFormatCode is the error of a presentation type the object lacks.
func UnknownFormatCode(c *Ctx, typ rune, typeName string) *Exc {
	if typ > 32 && typ < 128 {
		return Raise(c, &ValueErrorType, "Unknown format code '%c' for object of type '%s'", typ, typeName)
	}
	return Raise(c, &ValueErrorType, "Unknown format code '\\x%x' for object of type '%s'", typ, typeName)
}
