package object

import (
	"math/big"
	"strconv"
	"strings"
)

// parseInt is int(s, base); base is 0 or 2 to 36.
func parseInt(c *Ctx, s *Str, base int) (Value, *Exc) {
	text := s.S
	if s.ASCII && base == 10 && len(text) > 0 && len(text) < 19 {
		if x, ok := shortDecimal(text); ok {
			return Int(x), nil
		}
	}
	if !s.ASCII {
		text = asciiNumber(s)
	}
	digits, neg, b, bad := scanInt(text, base)
	if n := len(digits); b&(b-1) != 0 && n > minStrDigitsLimit {
		// CPython 3.11 counts before it looks at what follows the digits
		if limit := strDigitsLimit(c); limit > 0 && n > limit && (!bad || PyMinor < 12 && digits != "") {
			return Value{}, Raise(c, &ValueErrorType, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", limit, n)
		}
	}
	if bad || digits == "" {
		return Value{}, badInt(c, s, base)
	}
	if len(digits) <= 12 {
		x, err := strconv.ParseInt(digits, b, 64)
		if err == nil {
			if neg {
				x = -x
			}
			return Int(x), nil
		}
	}
	z, ok := new(big.Int).SetString(digits, b)
	if !ok {
		return Value{}, badInt(c, s, base)
	}
	if neg {
		z.Neg(z)
	}
	return NewBig(z), nil
}

// shortDecimal reads an optional minus and at most 18 digits.
func shortDecimal(text string) (int64, bool) {
	i := 0
	if text[0] == '-' {
		i = 1
	}
	if i == len(text) {
		return 0, false
	}
	var x int64
	for _, d := range []byte(text[i:]) {
		if d -= '0'; d > 9 {
			return 0, false
		}
		x = x*10 + int64(d)
	}
	if i > 0 {
		x = -x
	}
	return x, true
}

// scanInt finds the digits of an int literal, underscores removed, and its
// base. bad: something that does not belong is there; digits may be set with
// it when only what follows them is wrong.
func scanInt(text string, base int) (digits string, neg bool, b int, bad bool) {
	text = strings.TrimLeft(text, cSpaces)
	if text != "" && (text[0] == '+' || text[0] == '-') {
		neg = text[0] == '-'
		text = text[1:]
	}
	b = base
	zeroOnly := false
	prefix := 0
	if len(text) > 1 && text[0] == '0' {
		switch text[1] | 0x20 {
		case 'x':
			prefix = 16
		case 'o':
			prefix = 8
		case 'b':
			prefix = 2
		}
	}
	if base == 0 {
		b = 10
		if prefix != 0 {
			b = prefix
		} else if text != "" && text[0] == '0' {
			zeroOnly = true // 010 is no literal, 00 is
		}
	}
	if prefix != 0 && prefix == b {
		text = strings.TrimPrefix(text[2:], "_")
	}
	i, under := 0, false
	for ; i < len(text); i++ {
		if text[i] == '_' {
			if under || i == 0 {
				return "", neg, b, true
			}
			under = true
			continue
		}
		if digitValue(text[i]) >= b {
			break
		}
		under = false
	}
	if under {
		return "", neg, b, true
	}
	digits = strings.ReplaceAll(text[:i], "_", "")
	bad = strings.TrimLeft(text[i:], cSpaces) != ""
	if zeroOnly && strings.Trim(digits, "0") != "" {
		return "", neg, b, true
	}
	return digits, neg, b, bad
}

func digitValue(ch byte) int {
	switch {
	case ch >= '0' && ch <= '9':
		return int(ch - '0')
	case ch|0x20 >= 'a' && ch|0x20 <= 'z':
		return int(ch|0x20) - 'a' + 10
	}
	return 37
}

// cSpaces is what isspace() of the C locale accepts.
const cSpaces = " \t\n\v\f\r"

// asciiNumber writes the decimal digits and spaces of any script in ASCII, and
// a question mark for everything else (_PyUnicode_TransformDecimalAndSpaceToASCII).
func asciiNumber(s *Str) string {
	out := make([]byte, 0, s.Len())
	for i, n := 0, s.Len(); i < n; i++ {
		r := s.At(i)
		if r < 127 {
			out = append(out, byte(r))
		} else if isWideSpace(r) {
			out = append(out, ' ')
		} else if d := decimalValue(r); d >= 0 {
			out = append(out, '0'+byte(d))
		} else {
			return string(append(out, '?'))
		}
	}
	return string(out)
}

// isWideSpace is str.isspace() of a character beyond ASCII.
func isWideSpace(r rune) bool {
	switch r {
	case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return r >= 0x2000 && r <= 0x200A
}

func badInt(c *Ctx, s *Str, base int) *Exc {
	r, err := Repr(c, s.Value())
	if err != nil {
		return err
	}
	text := (*Str)(r.P)
	shown := r
	if text.Len() > 200 { // %.200R
		shown = StrFromRunes(text.appendRunes(nil, 0, 200))
	}
	return RaiseArgs(c, &ValueErrorType, concatAll(asciiStr("invalid literal for int() with base "+strconv.Itoa(base)+": "), shown))
}
