package object

import "encoding/binary"

// Case mapping and the is... predicates. ASCII, and what is the same in every
// Unicode version of Latin-1, is answered here; the rest is CPython's answer,
// remembered in tables where it concerns single characters.

const (
	chUpper = 1 << iota
	chLower
	chAlpha
	chDecimal // decimal, hence digit and numeric
	chDigit   // superscripts: digit and numeric, not decimal
	chNumeric // fractions: numeric only
)

// latin1Class classifies the 256 first characters.
var latin1Class = func() (t [256]uint8) {
	for i := range t {
		switch {
		case i >= 'A' && i <= 'Z', i >= 0xC0 && i <= 0xDE && i != 0xD7:
			t[i] = chUpper | chAlpha
		case i >= 'a' && i <= 'z', i >= 0xDF && i != 0xF7, i == 0xAA, i == 0xB5, i == 0xBA:
			t[i] = chLower | chAlpha
		case i >= '0' && i <= '9':
			t[i] = chDecimal
		case i == 0xB2, i == 0xB3, i == 0xB9:
			t[i] = chDigit
		case i >= 0xBC && i <= 0xBE:
			t[i] = chNumeric
		}
	}
	return
}()

// allOf is true when s is not empty and each of its characters has a class of mask.
func allOf(s string, mask uint8) bool {
	for i := 0; i < len(s); i++ {
		if latin1Class[s[i]]&mask == 0 {
			return false
		}
	}
	return len(s) > 0
}

// isMethod makes a predicate method; wide answers for texts beyond Latin-1 and
// may not know.
func isMethod(name string, test func(latin1 string) bool, wide func(c *Ctx, s *Str) (holds, known bool, err *Exc)) *Builtin {
	return &Builtin{Name: name, E0: func(c *Ctx, v Value) (Value, *Exc) {
		s := (*Str)(v.P)
		if s.Kind == 1 {
			return Bool(test(s.S)), nil
		}
		holds, known, err := wide(c, s)
		if err != nil || known {
			return Bool(holds), err
		}
		return H.CallMethod(c, v, name, nil, nil)
	}}
}

// allMethod is a predicate that must hold for every character.
func allMethod(t *charTable, mask uint8) *Builtin {
	return isMethod(t.name, func(s string) bool { return allOf(s, mask) }, t.all)
}

// askHost is the wide answer of predicates that tables of characters do not decide.
func askHost(*Ctx, *Str) (holds, known bool, err *Exc) { return false, false, nil }

func wideSpace(_ *Ctx, s *Str) (holds, known bool, err *Exc) {
	for i, n := 0, s.Len(); i < n; i++ {
		if !isSpaceRune(s.At(i)) {
			return false, true, nil
		}
	}
	return true, true, nil
}

func isCased(s string, want, never uint8) bool {
	seen := false
	for i := 0; i < len(s); i++ {
		k := latin1Class[s[i]]
		if k&never != 0 {
			return false
		}
		seen = seen || k&want != 0
	}
	return seen
}

func isTitle(s string) bool {
	seen, prev := false, false
	for i := 0; i < len(s); i++ {
		switch k := latin1Class[s[i]]; {
		case k&chUpper != 0:
			if prev {
				return false
			}
			seen, prev = true, true
		case k&chLower != 0:
			if !prev {
				return false
			}
			seen, prev = true, true
		default:
			prev = false
		}
	}
	return seen
}

func isIdentifier(s string) bool {
	for i := 0; i < len(s); i++ {
		switch b := s[i]; {
		case b == '_' || latin1Class[b]&chAlpha != 0:
		case i > 0 && (b >= '0' && b <= '9' || b == 0xB7):
		default:
			return false
		}
	}
	return len(s) > 0
}

// latin1Printable is Py_UNICODE_ISPRINTABLE of the first 256 characters.
func latin1Printable(b byte) bool {
	return b >= 0x20 && b < 0x7F || b > 0xA0 && b != 0xAD
}

func isPrintable(s string) bool {
	for i := 0; i < len(s); i++ {
		if !latin1Printable(s[i]) {
			return false
		}
	}
	return true
}

func isSpace(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isSpaceRune(rune(s[i])) {
			return false
		}
	}
	return len(s) > 0
}

func lower1(b byte) byte {
	if latin1Class[b]&chUpper != 0 {
		return b + 32
	}
	return b
}

// upper1 is right except for the micro sign, sharp s and y with diaeresis,
// whose upper case is outside Latin-1 or longer.
func upper1(b byte) byte {
	if b >= 'a' && b <= 'z' || b >= 0xE0 && b != 0xF7 && b != 0xFF {
		return b - 32
	}
	return b
}

// mapMethod makes a case mapping of ASCII texts; CPython does the others.
func mapMethod(name string, f func(out []byte, s string)) *Builtin {
	return &Builtin{Name: name, E0: func(c *Ctx, v Value) (Value, *Exc) {
		s := (*Str)(v.P)
		if !s.ASCII {
			return H.CallMethod(c, v, name, nil, nil)
		}
		if len(s.S) == 0 {
			return v, nil
		}
		if len(s.S) == 1 {
			var out [1]byte
			f(out[:], s.S)
			return StrLatin1(out[0]), nil
		}
		r, out := allocStr(1, true, len(s.S))
		f(out, s.S)
		return r.Value(), nil
	}}
}

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func swapCase(_, b byte) byte {
	if isASCIILetter(b) {
		return b ^ 0x20
	}
	return b
}

func swapCaseASCII(out []byte, s string) {
	for i := range len(s) {
		out[i] = swapCase(0, s[i])
	}
}

func casefoldASCII(out []byte, s string) { flipCase(out, s, 'A') }

func titleASCII(out []byte, s string) {
	small := byte(0) // the bit of small letters, after another letter
	for i := range min(len(s), len(out)) {
		b := s[i]
		if b|0x20-'a' < 26 {
			b = b&^0x20 | small
			small = 0x20
		} else {
			small = 0
		}
		out[i] = b
	}
}

// strUpper has its own body for speed and for the three Latin-1 letters that
// need the host.
func strUpper(c *Ctx, v Value) (Value, *Exc) {
	s := (*Str)(v.P)
	if s.Kind != 1 {
		return wideCase(c, v, &tabToUpper)
	}
	if len(s.S) == 0 {
		return v, nil
	}
	if len(s.S) == 1 && s.ASCII {
		return StrLatin1(upper1(s.S[0])), nil
	}
	r, out := allocStr(1, s.ASCII, len(s.S))
	if s.ASCII {
		flipCase(out, s.S, 'a')
		return r.Value(), nil
	}
	for i := 0; i < len(s.S); i++ {
		b := s.S[i]
		if b == 0xB5 || b == 0xDF || b == 0xFF {
			return H.CallMethod(c, v, "upper", nil, nil)
		}
		out[i] = upper1(b)
	}
	return single(r), nil
}

func strLower(c *Ctx, v Value) (Value, *Exc) {
	s := (*Str)(v.P)
	if s.Kind != 1 {
		return wideCase(c, v, &tabToLower)
	}
	if len(s.S) == 0 {
		return v, nil
	}
	if len(s.S) == 1 {
		return StrLatin1(lower1(s.S[0])), nil
	}
	r, out := allocStr(1, s.ASCII, len(s.S))
	if s.ASCII {
		flipCase(out, s.S, 'A')
		return r.Value(), nil
	}
	for i := 0; i < len(s.S); i++ {
		out[i] = lower1(s.S[i])
	}
	return single(r), nil
}

// flipCase copies ASCII text, changing the case of the 26 letters from first
// on, eight characters at a time.
func flipCase(out []byte, s string, first byte) {
	const ones = 0x0101010101010101
	i := 0
	for ; i+8 <= len(s); i += 8 {
		x := le64(s[i:])
		// the high bit of each byte: not below first, and past the last
		from := x + (0x80-uint64(first))*ones
		past := x + (0x80-uint64(first)-26)*ones
		binary.LittleEndian.PutUint64(out[i:], x^(from&^past&(0x80*ones))>>2)
	}
	for ; i < len(s); i++ {
		b := s[i]
		if b-first < 26 {
			b ^= 0x20
		}
		out[i] = b
	}
}

func wideCase(c *Ctx, v Value, t *charTable) (Value, *Exc) {
	r, known, err := t.mapAll(c, (*Str)(v.P))
	if err != nil || known {
		return r, err
	}
	return H.CallMethod(c, v, t.name, nil, nil)
}

func strCapitalize(c *Ctx, v Value) (Value, *Exc) {
	s := (*Str)(v.P)
	if !s.ASCII {
		return H.CallMethod(c, v, "capitalize", nil, nil)
	}
	if len(s.S) == 0 {
		return v, nil
	}
	if len(s.S) == 1 {
		return StrLatin1(upper1(s.S[0])), nil
	}
	r, out := allocStr(1, true, len(s.S))
	flipCase(out, s.S, 'A')
	out[0] = upper1(s.S[0])
	return r.Value(), nil
}
