package object

import "sort"

// digitZeros are the non-ASCII characters of decimal value 0 in Unicode 14,
// the database of CPython 3.11; the nine that follow each have the values 1 to 9.
var digitZeros = [...]rune{
	0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
	0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
	0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50,
	0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450,
	0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0,
	0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140,
	0x1E2F0, 0x1E950, 0x1FBF0,
}

// digitZeros15 came with Unicode 15 (CPython 3.12).
var digitZeros15 = [...]rune{0x11F50, 0x1E4F0}

// decimalValue is the value of a decimal digit of any script, -1 for other
// characters (Py_UNICODE_TODECIMAL).
func decimalValue(r rune) int {
	if r < 0x80 {
		if r >= '0' && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	i := sort.Search(len(digitZeros), func(i int) bool { return digitZeros[i] > r }) - 1
	if i >= 0 && r-digitZeros[i] < 10 {
		return int(r - digitZeros[i])
	}
	if PyMinor >= 12 {
		for _, z := range digitZeros15 {
			if r >= z && r < z+10 {
				return int(r - z)
			}
		}
	}
	return -1
}
