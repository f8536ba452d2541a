package object

// str.format and format_map: a port of Objects/stringlib/unicode_format.h.

// formatArgs is what fields are looked up in: the arguments of format, or the
// mapping of format_map.
type formatArgs struct {
	pos     []Value
	kw      []Value
	names   []string
	mapping Value // Nil for format
	auto    numbering
	next    int // number of the next automatic field
}

type numbering uint8

const (
	numberUndecided numbering = iota
	numberAuto
	numberManual
)

// formatStr formats the whole of s.
func formatStr(c *Ctx, s *Str, args *formatArgs) (Value, *Exc) {
	return formatPart(c, s, 0, s.Len(), args, 2)
}

// formatPart formats s[i:end]; depth bounds the nesting of replacement fields.
func formatPart(c *Ctx, s *Str, i, end int, args *formatArgs, depth int) (Value, *Exc) {
	if depth <= 0 {
		return Value{}, Raise(c, &ValueErrorType, "Max string recursion exceeded")
	}
	var buf [128]byte
	out := newWriter(buf[:])
	for i < end {
		start := i
		var r rune
		markup := false
		for i < end && !markup {
			r = s.At(i)
			i++
			markup = r == '{' || r == '}'
		}
		stop := i
		if markup {
			switch {
			case r == '}' && (i >= end || s.At(i) != '}'):
				return Value{}, Raise(c, &ValueErrorType, "Single '}' encountered in format string")
			case i >= end:
				return Value{}, Raise(c, &ValueErrorType, "Single '{' encountered in format string")
			case s.At(i) == r: // doubled: literal, the first brace included
				i++
				markup = false
			default:
				stop--
			}
		}
		if stop > start {
			out.part(s, start, stop)
		}
		if !markup {
			continue
		}
		f, next, err := parseField(c, s, i, end)
		if err != nil {
			return Value{}, err
		}
		i = next
		if err := f.render(c, s, args, depth, &out); err != nil {
			return Value{}, err
		}
	}
	return out.done(), nil
}

// replacement is one parsed replacement field; the numbers are positions in
// the format string.
type replacement struct {
	name, nameEnd int
	spec, specEnd int
	nested        bool // the spec holds replacement fields
	conv          rune
}

func parseField(c *Ctx, s *Str, i, end int) (f replacement, next int, err *Exc) {
	fail := func(msg string) (replacement, int, *Exc) { return f, i, Raise(c, &ValueErrorType, "%s", msg) }
	f.name = i
	var r rune
name:
	for i < end {
		r = s.At(i)
		i++
		switch r {
		case '{':
			return fail("unexpected '{' in field name")
		case '[':
			for i < end && s.At(i) != ']' {
				i++
			}
		case '}', ':', '!':
			break name
		}
	}
	f.nameEnd = i - 1
	if r == '}' {
		return f, i, nil
	}
	if r != '!' && r != ':' {
		return fail("expected '}' before end of string")
	}
	if r == '!' {
		if i >= end {
			return fail("end of string while looking for conversion specifier")
		}
		f.conv = s.At(i)
		i++
		if i < end {
			r = s.At(i)
			i++
			if r == '}' {
				return f, i, nil
			}
			if r != ':' {
				return fail("expected ':' after conversion specifier")
			}
		}
	}
	f.spec = i
	for open := 1; i < end; {
		r = s.At(i)
		i++
		switch r {
		case '{':
			f.nested = true
			open++
		case '}':
			if open--; open == 0 {
				f.specEnd = i - 1
				return f, i, nil
			}
		}
	}
	return fail("unmatched '{' in format spec")
}

// render writes the field's value.
func (f *replacement) render(c *Ctx, s *Str, args *formatArgs, depth int, out *strWriter) *Exc {
	v, err := args.lookup(c, s, f.name, f.nameEnd)
	if err != nil {
		return err
	}
	switch f.conv {
	case 0, 's', 'r', 'a':
	default:
		if f.conv > 32 && f.conv < 127 {
			return Raise(c, &ValueErrorType, "Unknown conversion specifier %c", f.conv)
		}
		return Raise(c, &ValueErrorType, "Unknown conversion specifier \\x%x", f.conv)
	}
	if v, err = convertField(c, v, byte(f.conv)); err != nil {
		return err
	}
	spec := emptyStr
	if f.nested {
		x, err := formatPart(c, s, f.spec, f.specEnd, args, depth-1)
		if err != nil {
			return err
		}
		spec = (*Str)(x.P)
	} else if f.specEnd > f.spec {
		spec = s.sub(f.spec, f.specEnd)
	}
	if len(spec.S) == 0 && v.IsInt() {
		out.int(v.Int())
		return nil
	}
	if v, err = formatObject(c, v, spec); err == nil {
		v, err = exactStr(c, v)
	}
	if err == nil {
		out.str((*Str)(v.P))
	}
	return err
}

// fieldInt reads s[i:j] as an index; -1 when it is not a number.
func fieldInt(c *Ctx, s *Str, i, j int) (int, *Exc) {
	if i >= j {
		return -1, nil
	}
	pos := i
	n, _, ok := specInt(s, &pos, j)
	switch {
	case !ok:
		return -1, Raise(c, &ValueErrorType, "Too many decimal digits in format string")
	case pos < j:
		return -1, nil
	}
	return n, nil
}

// lookup finds the object a field name such as 0.real[key] means.
func (a *formatArgs) lookup(c *Ctx, s *Str, i, end int) (Value, *Exc) {
	start := i
	for i < end && s.At(i) != '[' && s.At(i) != '.' {
		i++
	}
	index, err := fieldInt(c, s, start, i)
	if err != nil {
		return Value{}, err
	}
	if empty := i == start; empty || index >= 0 {
		if a.auto == numberUndecided {
			a.auto = numberManual
			if empty {
				a.auto = numberAuto
			}
		}
		switch {
		case empty && a.auto == numberManual:
			return Value{}, Raise(c, &ValueErrorType, "cannot switch from manual field specification to automatic field numbering")
		case !empty && a.auto == numberAuto:
			return Value{}, Raise(c, &ValueErrorType, "cannot switch from automatic field numbering to manual field specification")
		case empty:
			index = a.next
			a.next++
		}
	}
	v, err := a.first(c, s, start, i, index)
	for err == nil && i < end {
		v, i, err = fieldStep(c, v, s, i, end)
	}
	return v, err
}

// first is the object that the part before any . or [ names.
func (a *formatArgs) first(c *Ctx, s *Str, start, end, index int) (Value, *Exc) {
	if index >= 0 {
		if !a.mapping.Nil() {
			return Value{}, Raise(c, &ValueErrorType, "Format string contains positional fields")
		}
		if index >= len(a.pos) {
			return Value{}, Raise(c, &IndexErrorType, "Replacement index %d out of range for positional args tuple", index)
		}
		return a.pos[index], nil
	}
	key := s.sub(start, end)
	if !a.mapping.Nil() {
		return GetItem(c, a.mapping, key.Value())
	}
	name := key.Go()
	for k, n := range a.names {
		if n == name {
			return a.kw[k], nil
		}
	}
	return Value{}, RaiseArgs(c, &KeyErrorType, key.Value())
}

// fieldStep follows one .attribute or [item] that starts at i.
func fieldStep(c *Ctx, v Value, s *Str, i, end int) (Value, int, *Exc) {
	fail := func(msg string) (Value, int, *Exc) { return v, i, Raise(c, &ValueErrorType, "%s", msg) }
	kind := s.At(i)
	i++
	start := i
	switch kind {
	case '.':
		for i < end && s.At(i) != '[' && s.At(i) != '.' {
			i++
		}
		if i == start {
			return fail("Empty attribute in format string")
		}
		v, err := GetAttr(c, v, s.sub(start, i).Go())
		return v, i, err
	case '[':
		for i < end && s.At(i) != ']' {
			i++
		}
		if i >= end {
			return fail("Missing ']' in format string")
		}
		stop := i
		i++
		index, err := fieldInt(c, s, start, stop)
		if err != nil {
			return v, i, err
		}
		if stop == start {
			return fail("Empty attribute in format string")
		}
		key := Int(int64(index))
		if index < 0 {
			key = s.sub(start, stop).Value()
		}
		v, err := GetItem(c, v, key)
		return v, i, err
	}
	return fail("Only '.' or '[' may follow ']' in format field specifier")
}
