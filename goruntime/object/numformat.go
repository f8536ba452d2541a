package object

import (
	"math"
	"strings"
)

// The format mini-language of numbers, after formatter_unicode.c.

// numFormatMethod is __format__ of int, bool, float and complex.
func numFormatMethod(c *Ctx, v, spec Value) (Value, *Exc) {
	s, ok := TextOf(spec)
	if !ok {
		if spec.Type() == &ForeignType {
			return H.CallMethod(c, v, "__format__", []Value{spec}, nil)
		}
		return Value{}, notStr(c, "__format__() argument", spec)
	}
	return formatNumber(c, v, s)
}

func formatNumber(c *Ctx, v Value, s *Str) (Value, *Exc) {
	if len(s.S) == 0 {
		return ToStr(c, v)
	}
	f, err := ParseFormatSpec(c, s, v.Type().Name)
	if err != nil {
		return Value{}, err
	}
	if f.Type == 'n' || f.Width > maxWidth || f.Prec > maxWidth { // the locale's separators; errors of size
		return H.Format(c, v, s.Value())
	}
	switch v.Type() {
	case &FloatType:
		return formatFloat(c, v.Float(), &f, "float")
	case &ComplexType:
		return formatComplex(c, complexOf(v), &f)
	}
	switch f.Type {
	case 0, 'd', 'b', 'o', 'x', 'X', 'c':
		return formatInt(c, v, &f)
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		x, err := IntToFloat(c, v)
		if err != nil {
			return Value{}, err
		}
		return formatFloat(c, x, &f, v.Type().Name)
	}
	return Value{}, UnknownFormatCode(c, rune(f.Type), v.Type().Name)
}

// maxWidth bounds the padding and precision produced here.
const maxWidth = 1 << 20

func formatInt(c *Ctx, v Value, f *FormatSpec) (Value, *Exc) {
	if f.Prec >= 0 {
		return Value{}, Raise(c, &ValueErrorType, "Precision not allowed in integer format specifier")
	}
	if f.NoNegZero {
		return Value{}, Raise(c, &ValueErrorType, "Negative zero coercion (z) not allowed in integer format specifier")
	}
	if f.Type == 'c' {
		return formatChar(c, v, f)
	}
	n := numText{group: 3}
	var text string
	if base := formatBase(f.Type); base != 10 {
		text = intText(v, base)
		n.group = 4
		if f.Alt {
			n.prefix = "0" + string(f.Type)
		}
	} else {
		var err *Exc
		if text, err = intDecimal(c, v); err != nil {
			return Value{}, err
		}
	}
	n.digits, n.neg = strings.CutPrefix(text, "-")
	if f.Type == 'X' {
		n.digits = strings.ToUpper(n.digits)
	}
	return n.layout(f), nil
}

func formatBase(typ byte) int {
	switch typ {
	case 'b':
		return 2
	case 'o':
		return 8
	case 'x', 'X':
		return 16
	}
	return 10
}

func formatChar(c *Ctx, v Value, f *FormatSpec) (Value, *Exc) {
	if f.Sign != 0 {
		return Value{}, Raise(c, &ValueErrorType, "Sign not allowed with integer format specifier 'c'")
	}
	if f.Alt {
		return Value{}, Raise(c, &ValueErrorType, "Alternate form (#) not allowed with integer format specifier 'c'")
	}
	x, ok := SmallInt(v)
	if !ok {
		return Value{}, Raise(c, &OverflowErrorType, "Python int too large to convert to C long")
	}
	if x < 0 || x > 0x10FFFF {
		return Value{}, Raise(c, &OverflowErrorType, "%s", "%c arg not in range(0x110000)")
	}
	n := numText{rest: GoStr(StrFromRunes([]rune{rune(x)})), restLen: 1}
	return n.layout(f), nil
}

func formatFloat(c *Ctx, x float64, f *FormatSpec, typeName string) (Value, *Exc) {
	switch f.Type {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', '%':
	default:
		return Value{}, UnknownFormatCode(c, rune(f.Type), typeName)
	}
	n := floatDigits(x, f)
	n.group = 3
	return n.layout(f), nil
}

// floatDigits writes a float as the specification says, but for padding.
func floatDigits(x float64, f *FormatSpec) numText {
	code, prec, percent := f.Type, f.Prec, ""
	if code == '%' {
		code, percent = 'f', "%"
		x *= 100
	}
	var text string
	switch {
	case code == 0 && prec < 0:
		text = shortFloat(x, true)
		if f.Alt && finite(x) && strings.IndexByte(text, '.') < 0 {
			text = withPoint(text)
		}
	case code == 0:
		text = generalDot0(x, max(prec, 1), f.Alt)
	default:
		if prec < 0 {
			prec = 6
		}
		text = floatText(x, code, prec, f.Alt)
	}
	return splitNumber(text+percent, f.NoNegZero)
}

// generalDot0 is format g as an empty type with a precision uses it: a whole
// number keeps .0, and the exponent appears one digit earlier.
func generalDot0(x float64, prec int, alt bool) string {
	text := floatText(x, 'g', prec, alt)
	if !finite(x) || strings.IndexByte(text, 'e') >= 0 {
		return text
	}
	whole, _, dot := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	if len(whole) == prec && (whole != "0" || x == 0) {
		text = floatText(x, 'e', prec-1, alt)
		if e := strings.IndexByte(text, 'e'); !alt && strings.IndexByte(text, '.') >= 0 {
			text = strings.TrimRight(strings.TrimRight(text[:e], "0"), ".") + text[e:]
		}
		return text
	}
	switch {
	case !dot:
		text += ".0"
	case strings.HasSuffix(text, "."):
		text += "0"
	}
	return text
}

// splitNumber takes a number's text apart; a zero loses its minus if asked.
func splitNumber(text string, noNegZero bool) numText {
	var n numText
	text, n.neg = strings.CutPrefix(text, "-")
	if n.neg && noNegZero && text[0] <= '9' && strings.Trim(mantissa(text), "0.") == "" {
		n.neg = false
	}
	i := 0
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	n.digits = text[:i]
	n.rest, n.restLen = text[i:], len(text)-i
	return n
}

// mantissa is what stands before an exponent or a percent sign.
func mantissa(text string) string {
	if i := strings.IndexAny(text, "eE%"); i >= 0 {
		return text[:i]
	}
	return text
}

// numText is a number ready to be padded.
type numText struct {
	neg     bool
	prefix  string
	digits  string // the whole part, grouped in layout
	rest    string // what follows it
	restLen int    // in characters
	group   int
}

// layout applies sign, grouping, zero padding, width and alignment.
func (n *numText) layout(f *FormatSpec) Value {
	var small [64]byte
	out := small[:0]
	sign := byte(0)
	if n.neg {
		sign = '-'
	} else if f.Sign != '-' {
		sign = f.Sign
	}
	fixed := b2i(sign != 0) + len(n.prefix) + n.restLen
	digits := n.digits
	if digits != "" && (f.Sep != 0 || f.Fill == '0' && f.Align == '=') {
		least := 0
		if f.Fill == '0' && f.Align == '=' {
			least = f.Width - fixed
		}
		digits = groupDigits(digits, least, n.group, f.Sep)
	}
	pad := f.Width - fixed - len(digits)
	left, inner := pad, 0
	switch f.Align {
	case '<':
		left = 0
	case '^':
		left = pad / 2
	case '=':
		left, inner = 0, pad
	}
	out = appendFill(out, f.Fill, left)
	if sign != 0 {
		out = append(out, sign)
	}
	out = append(out, n.prefix...)
	out = appendFill(out, f.Fill, inner)
	out = append(out, digits...)
	out = append(out, n.rest...)
	out = appendFill(out, f.Fill, pad-max(left, 0)-inner)
	return StrFromGo(string(out))
}

func appendFill(out []byte, r rune, n int) []byte {
	for ; n > 0; n-- {
		if r < 0x80 {
			out = append(out, byte(r))
		} else {
			out = append(out, GoStr(StrFromRunes([]rune{r}))...)
		}
	}
	return out
}

// groupDigits writes digits with a separator every group of them, filled with
// zeros (themselves grouped) up to a width.
func groupDigits(digits string, least, group int, sep byte) string {
	if sep == 0 {
		if pad := least - len(digits); pad > 0 {
			return strings.Repeat("0", pad) + digits
		}
		return digits
	}
	// written backwards, as CPython counts
	out := make([]byte, 0, max(len(digits)*4/3, least)+4)
	remaining := len(digits)
	for first := true; ; first = false {
		if !first {
			out = append(out, sep)
			least--
		}
		n := min(group, max(remaining, least, 1))
		for k := 0; k < n; k++ {
			if remaining > 0 {
				remaining--
				out = append(out, digits[remaining])
			} else {
				out = append(out, '0')
			}
		}
		least -= n
		if remaining <= 0 && least <= 0 {
			break
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return string(out)
}

// formatComplex writes both parts by the same specification, then pads.
func formatComplex(c *Ctx, z complex128, f *FormatSpec) (Value, *Exc) {
	switch f.Type {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G':
	default:
		return Value{}, UnknownFormatCode(c, rune(f.Type), "complex")
	}
	if f.Fill == '0' {
		return Value{}, Raise(c, &ValueErrorType, "Zero padding is not allowed in complex format specifier")
	}
	if f.Align == '=' {
		return Value{}, Raise(c, &ValueErrorType, "'=' alignment flag is not allowed in complex format specifier")
	}
	part := *f
	part.Width, part.Align, part.Fill = -1, 0, ' '
	write := func(x float64) string {
		n := complexDigits(x, &part)
		n.group = 3
		return GoStr(n.layout(&part))
	}
	open, end, re := "", "j", ""
	if f.Type == 0 {
		if real(z) != 0 || math.Signbit(real(z)) {
			open, end = "(", "j)"
			re = write(real(z))
			part.Sign = '+'
		}
	} else {
		re = write(real(z))
		part.Sign = '+'
	}
	text := open + re + write(imag(z)) + end
	whole := numText{rest: text, restLen: len(text)}
	outer := *f
	outer.Sign = 0
	if outer.Align == 0 {
		outer.Align = '>'
	}
	return whole.layout(&outer), nil
}

// complexDigits is floatDigits without the .0 of whole numbers.
func complexDigits(x float64, f *FormatSpec) numText {
	if f.Type != 0 {
		return floatDigits(x, f)
	}
	text := ""
	if f.Prec >= 0 {
		text = floatText(x, 'g', max(f.Prec, 1), f.Alt)
	} else if text = shortFloat(x, false); f.Alt && finite(x) && strings.IndexByte(text, '.') < 0 {
		text = withPoint(text)
	}
	return splitNumber(text, f.NoNegZero)
}
