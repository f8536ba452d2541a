package object

import "strings"

// reprStr is repr(s) of a string.
func reprStr(c *Ctx, s *Str) (Value, *Exc) {
	if s.Kind == 1 {
		return quoteLatin1(s, false), nil
	}
	v, known, err := quoteWide(c, s)
	if err != nil || known {
		return v, err
	}
	return H.Repr(c, s.Value())
}

const hexDigits = "0123456789abcdef"

// quoteFor is the quote CPython chooses: double only when the text has single
// quotes and no double ones.
func quoteFor(single, double bool) byte {
	if single && !double {
		return '"'
	}
	return '\''
}

// quoteLatin1 is repr of a string of kind 1, or with ascii set its ascii().
func quoteLatin1(s *Str, ascii bool) Value {
	text := s.S
	q := quoteFor(strings.IndexByte(text, '\'') >= 0, strings.IndexByte(text, '"') >= 0)
	plain := true
	for i := 0; i < len(text); i++ {
		if b := text[i]; b == '\\' || b == q || !latin1Printable(b) || ascii && b >= 0x80 {
			plain = false
			break
		}
	}
	if plain {
		r, out := allocStr(1, s.ASCII, len(text)+2)
		out[0], out[len(out)-1] = q, q
		copy(out[1:], text)
		return r.Value()
	}
	out := make([]byte, 0, len(text)+16)
	out = append(out, q)
	for i := 0; i < len(text); i++ {
		b := text[i]
		if latin1Printable(b) && b != '\\' && b != q && (!ascii || b < 0x80) {
			out = append(out, b)
			continue
		}
		out = appendEscape(out, rune(b), q)
	}
	return ownStr(string(append(out, q))).Value()
}

// appendEscape writes the escape of a character that repr does not print.
func appendEscape(out []byte, r rune, q byte) []byte {
	switch {
	case r == '\\' || r == rune(q):
		return append(out, '\\', byte(r))
	case r == '\n':
		return append(out, '\\', 'n')
	case r == '\r':
		return append(out, '\\', 'r')
	case r == '\t':
		return append(out, '\\', 't')
	case r < 0x100:
		return append(out, '\\', 'x', hexDigits[r>>4], hexDigits[r&15])
	case r < 0x10000:
		out = append(out, '\\', 'u')
		return appendHex(out, r, 4)
	}
	out = append(out, '\\', 'U')
	return appendHex(out, r, 8)
}

func appendHex(out []byte, r rune, width int) []byte {
	for sh := 4 * (width - 1); sh >= 0; sh -= 4 {
		out = append(out, hexDigits[r>>sh&15])
	}
	return out
}

// asciiOf is ascii() of a text that is already a repr: what is not ASCII
// becomes an escape.
func asciiOf(s *Str) Value {
	if s.ASCII {
		return s.Value()
	}
	out := make([]byte, 0, s.Len()*2)
	for i, n := 0, s.Len(); i < n; i++ {
		if r := s.At(i); r < 0x80 {
			out = append(out, byte(r))
		} else {
			out = appendEscape(out, r, 0)
		}
	}
	return asciiStr(string(out))
}

// asciiStrRepr is ascii(s) of a string, which needs no Unicode database.
func asciiStrRepr(s *Str) Value {
	if s.Kind == 1 {
		return quoteLatin1(s, true)
	}
	n := s.Len()
	q := quoteWideFor(s)
	out := append(make([]byte, 0, n*3), q)
	for i := 0; i < n; i++ {
		r := s.At(i)
		if r >= 0x20 && r < 0x7F && r != '\\' && r != rune(q) {
			out = append(out, byte(r))
		} else {
			out = appendEscape(out, r, q)
		}
	}
	return asciiStr(string(append(out, q)))
}

func quoteWideFor(s *Str) byte {
	single, double := false, false
	for i, n := 0, s.Len(); i < n; i++ {
		switch s.At(i) {
		case '\'':
			single = true
		case '"':
			double = true
		}
	}
	return quoteFor(single, double)
}

// quoteWide is repr of a string of kind 2 or 4; known is false while CPython
// must be asked which of its characters are printable.
func quoteWide(c *Ctx, s *Str) (v Value, known bool, err *Exc) {
	q := quoteWideFor(s)
	n := s.Len()
	out := append(make([]rune, 0, n+8), rune(q))
	var esc []byte
	for i := 0; i < n; i++ {
		r := s.At(i)
		show := r < 0x100 && latin1Printable(byte(r)) && r != '\\' && r != rune(q)
		if r >= 0x100 {
			x, known, err := tabPrintable.of(c, r)
			if err != nil || !known {
				return Value{}, false, err
			}
			show = x != 0
		}
		if show {
			out = append(out, r)
			continue
		}
		esc = appendEscape(esc[:0], r, q)
		for _, b := range esc {
			out = append(out, rune(b))
		}
	}
	return StrFromRunes(append(out, rune(q))), true, nil
}
