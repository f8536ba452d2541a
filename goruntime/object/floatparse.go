package object

import (
	"math"
	"strconv"
	"strings"
)

// parseFloat is float(s).
func parseFloat(c *Ctx, s *Str) (Value, *Exc) {
	text := s.S
	if !s.ASCII {
		text = asciiNumber(s)
	}
	text = trimSpaces(text)
	if strings.IndexByte(text, '_') >= 0 {
		var ok bool
		if text, ok = dropUnderscores(text); !ok {
			text = ""
		}
	}
	if n := floatPrefix(text); n > 0 && n == len(text) {
		return Float(textFloat(text)), nil
	}
	r, err := Repr(c, s.Value())
	if err != nil {
		return Value{}, err
	}
	return Value{}, RaiseArgs(c, &ValueErrorType, concatAll(asciiStr("could not convert string to float: "), r))
}

// trimSpaces is text without the white space of C around it.
func trimSpaces(text string) string {
	for len(text) > 0 && isCSpace(text[0]) {
		text = text[1:]
	}
	for len(text) > 0 && isCSpace(text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	return text
}

func isCSpace(b byte) bool { return b == ' ' || b >= '\t' && b <= '\r' }

// textFloat is the value of text that floatPrefix accepts whole.
func textFloat(text string) float64 {
	if text[len(text)-1]|0x20 == 'n' {
		return math.Copysign(math.NaN(), float64(1-2*b2i(text[0] == '-')))
	}
	f, _ := strconv.ParseFloat(text, 64) // out of range: an infinity or zero
	return f
}

// dropUnderscores removes underscores; each must stand between two digits.
func dropUnderscores(text string) (string, bool) {
	digit := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	for i := 0; i < len(text); i++ {
		if text[i] == '_' && !(digit(i-1) && digit(i+1)) {
			return "", false
		}
	}
	return strings.ReplaceAll(text, "_", ""), true
}

// floatPrefix is the length of the longest float literal text begins with
// (PyOS_string_to_double), 0 for none.
func floatPrefix(text string) int {
	i := 0
	if i < len(text) && (text[i] == '+' || text[i] == '-') {
		i++
	}
	for _, word := range [...]string{"infinity", "inf", "nan"} {
		if i < len(text) && text[i] < 'A' {
			break
		}
		if len(text)-i >= len(word) && strings.EqualFold(text[i:i+len(word)], word) {
			return i + len(word)
		}
	}
	digits := 0
	run := func() {
		for i < len(text) && text[i] >= '0' && text[i] <= '9' {
			i++
			digits++
		}
	}
	run()
	if i < len(text) && text[i] == '.' {
		i++
		run()
	}
	if digits == 0 {
		return 0
	}
	end := i
	if i < len(text) && text[i]|0x20 == 'e' {
		i++
		if i < len(text) && (text[i] == '+' || text[i] == '-') {
			i++
		}
		if digits = 0; i < len(text) {
			run()
		}
		if digits > 0 {
			end = i
		}
	}
	return end
}
