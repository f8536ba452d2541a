package sre

// What Unicode says of characters beyond Latin-1 comes from the running
// CPython, whose version decides. known is false while it is not at hand: the
// run stops. Whoever loads the runtime sets these.
var (
	Alnum   func(ch uint32) (is, known bool)
	Decimal func(ch uint32) (is, known bool)
	Space   func(ch uint32) bool
	Lower   func(ch uint32) (lower uint32, known bool)
	Upper   func(ch uint32) (upper uint32, known bool)
)

const (
	categoryDigit = iota
	categoryNotDigit
	categorySpace
	categoryNotSpace
	categoryWord
	categoryNotWord
	categoryLinebreak
	categoryNotLinebreak
	categoryLocWord
	categoryLocNotWord
	categoryUniDigit
	categoryUniNotDigit
	categoryUniSpace
	categoryUniNotSpace
	categoryUniWord
	categoryUniNotWord
	categoryUniLinebreak
	categoryUniNotLinebreak
)

func supported(category uint32) bool {
	return category <= categoryUniNotWord && category != categoryLocWord && category != categoryLocNotWord
}

func category(of, ch uint32) (is, known bool) {
	known = true
	switch of {
	case categoryDigit, categoryNotDigit:
		is = ch-'0' < 10
	case categorySpace, categoryNotSpace:
		is = ch == ' ' || ch-9 < 5
	case categoryWord, categoryNotWord:
		is = wordASCII(ch)
	case categoryLinebreak, categoryNotLinebreak:
		is = ch == '\n'
	case categoryUniDigit, categoryUniNotDigit:
		if is = ch-'0' < 10; ch >= 256 {
			is, known = Decimal(ch)
		}
	case categoryUniSpace, categoryUniNotSpace:
		is = Space(ch)
	case categoryUniWord, categoryUniNotWord:
		is, known = wordUnicode(ch)
	}
	return is != (of&1 != 0), known
}

func wordASCII(ch uint32) bool { return ch|0x20-'a' < 26 || ch-'0' < 10 || ch == '_' }

func wordUnicode(ch uint32) (is, known bool) {
	switch {
	case ch < 128:
		return wordASCII(ch), true
	case ch >= 256:
		return Alnum(ch)
	}
	switch ch {
	case 0xAA, 0xB2, 0xB3, 0xB5, 0xB9, 0xBA, 0xBC, 0xBD, 0xBE: // letters and numbers among the signs
		return true, true
	}
	return ch >= 0xC0 && ch != 0xD7 && ch != 0xF7, true
}

func lowerASCII(ch uint32) uint32 {
	if ch-'A' < 26 {
		return ch | 0x20
	}
	return ch
}

// latin1Lower is the lower case of a character of Latin-1, which has it there too.
func latin1Lower(ch uint32) uint32 {
	if ch-'A' < 26 || ch >= 0xC0 && ch <= 0xDE && ch != 0xD7 {
		return ch + 32
	}
	return ch
}

func upperUnicode(ch uint32) (uint32, bool) {
	switch {
	case ch >= 256:
		return Upper(ch)
	case ch == 0xB5:
		return 0x39C, true
	case ch == 0xDF: // the first of two
		return 'S', true
	case ch == 0xFF:
		return 0x178, true
	case ch-'a' < 26 || ch >= 0xE0 && ch != 0xF7:
		return ch - 32, true
	}
	return ch, true
}

func lowerUnicode(ch uint32) (uint32, bool) {
	if ch < 256 {
		return latin1Lower(ch), true
	}
	return Lower(ch)
}
