package object

import (
	"math"
	"strconv"
	"strings"
)

// floatText is PyOS_double_to_string for the codes e E f F g G: alt keeps the
// point and, for g, trailing zeros.
func floatText(x float64, code byte, prec int, alt bool) string {
	upper := code < 'a'
	code |= 0x20
	var s string
	switch {
	case math.IsNaN(x):
		s = "nan"
	case math.IsInf(x, 0):
		s = "inf"
		if x < 0 {
			s = "-inf"
		}
	case code == 'g':
		s = generalText(x, max(prec, 1), alt)
	default:
		s = strconv.FormatFloat(x, code, prec, 64)
		if alt && prec == 0 {
			s = withPoint(s)
		}
	}
	if upper {
		s = strings.ToUpper(s)
	}
	return s
}

// withPoint puts a point behind the digits of a number that has none.
func withPoint(s string) string {
	if e := strings.IndexByte(s, 'e'); e >= 0 {
		return s[:e] + "." + s[e:]
	}
	return s + "."
}

// generalText is format g: prec significant digits, an exponent when it is
// below -4 or not below prec, no trailing zeros unless alt.
func generalText(x float64, prec int, alt bool) string {
	s := strconv.FormatFloat(x, 'e', prec-1, 64)
	e := strings.IndexByte(s, 'e')
	exp, _ := strconv.Atoi(s[e+1:])
	tail := s[e:]
	if exp >= -4 && exp < prec {
		s, tail = strconv.FormatFloat(x, 'f', prec-1-exp, 64), ""
	} else {
		s = s[:e]
	}
	if strings.IndexByte(s, '.') < 0 {
		if alt {
			s += "."
		}
	} else if !alt {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s + tail
}
