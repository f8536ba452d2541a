package object

import "strings"

// parseComplex is complex(s): x, yj, x+yj, perhaps in parentheses, where y may
// be a bare sign or nothing (complex_from_string_inner).
func parseComplex(s *Str) (complex128, bool) {
	text := s.S
	if !s.ASCII {
		text = asciiNumber(s)
	}
	text, ok := dropUnderscores(trimSpaces(text))
	if !ok {
		return 0, false
	}
	if strings.HasPrefix(text, "(") {
		if text, ok = strings.CutSuffix(text[1:], ")"); !ok {
			return 0, false
		}
		text = trimSpaces(text)
	}
	isJ := func(i int) bool { return i < len(text) && text[i]|0x20 == 'j' }
	unit := func(sign string) float64 {
		if sign == "-" {
			return -1
		}
		return 1
	}
	var re, im float64
	i := floatPrefix(text)
	switch {
	case i > 0 && isJ(i):
		im = textFloat(text[:i])
		i++
	case i > 0:
		re = textFloat(text[:i])
		if i == len(text) || text[i] != '+' && text[i] != '-' {
			break
		}
		rest := text[i:]
		n := floatPrefix(rest)
		if n > 0 {
			im = textFloat(rest[:n])
		} else {
			im, n = unit(rest[:1]), 1
		}
		if i += n; !isJ(i) {
			return 0, false
		}
		i++
	default: // j, +j, -j
		if text != "" && (text[0] == '+' || text[0] == '-') {
			i++
		}
		if !isJ(i) {
			return 0, false
		}
		im = unit(text[:i])
		i++
	}
	return complex(re, im), i == len(text)
}
