package border

// #include "frameless.h"
import "C"

import (
	"math/big"
	"unsafe"
)

// layout is what differs between minor versions of CPython in memory.
type layout struct {
	minor       int
	asciiData   uintptr // where the characters of a compact ASCII str start
	compactData uintptr // and of another compact str
	typeKeys    uintptr // ht_cached_keys
	valuesItems uintptr // where the pointers of a PyDictValues start
	callsLeft   int     // where a PyThreadState counts down to the recursion limit
	watched     C.Watched
	hooks       uintptr // and where it has those of sys.set_asyncgen_hooks()
	frameState  uintptr // where a generator says how far its frame is,
	created     int8    // and what that is before it begins,
	frameVars   uintptr // where its frame has its variables,
	frameNames  uintptr // and its globals
	digits      func(a uintptr) (n int, negative bool)
}

var lay layout

var layouts = map[int]layout{11: layout311, 12: layout312, 13: layout313}

// digitsTagged decodes lv_tag (3.12+): the sign in two bits, the count above three.
func digitsTagged(a uintptr) (int, bool) {
	tag := word(a, offLong)
	return int(tag >> 3), tag&3 == 2
}

// shortInt is the value of an exact int of at most two digits of 30 bits.
func shortInt(a uintptr) (int64, bool) {
	n, negative := lay.digits(a)
	var v int64
	switch n {
	case 0:
	case 1:
		v = int64(*(*uint32)(ptr(a + offDigits)))
	case 2:
		v = int64(*(*uint64)(ptr(a + offDigits))&0x3fffffff) | int64(*(*uint32)(ptr(a + offDigits + 4)))<<30
	default:
		return 0, false
	}
	if negative {
		v = -v
	}
	return v, true
}

// bigInt reads an int of any size.
func bigInt(a uintptr) *big.Int {
	n, negative := lay.digits(a)
	digits := unsafe.Slice((*uint32)(ptr(a+offDigits)), n)
	words := make([]big.Word, (n*30+63)/64)
	for i, d := range digits {
		at, shift := i*30/64, uint(i*30%64)
		words[at] |= big.Word(d) << shift
		if shift > 34 && at+1 < len(words) {
			words[at+1] |= big.Word(d) >> (64 - shift)
		}
	}
	v := new(big.Int).SetBits(words)
	if negative {
		v.Neg(v)
	}
	return v
}

// units is where the characters of a str are, their width and number. A str
// that is not compact (made by C code of old) has no place: ok is false.
func units(a uintptr) (data uintptr, kind uint8, n int, ascii, ok bool) {
	state := *(*uint32)(ptr(a + offStrState))
	kind = uint8(state >> 2 & 7)
	ascii = state>>6&1 != 0
	n = int(word(a, offStrLen))
	if state>>5&1 == 0 || kind == 0 {
		return 0, kind, n, ascii, false
	}
	if ascii {
		return a + lay.asciiData, kind, n, true, true
	}
	return a + lay.compactData, kind, n, false, true
}
