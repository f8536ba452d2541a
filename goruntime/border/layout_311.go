package border

// #include "frameless.h"
import "C"

// CPython 3.11: ints keep the sign in ob_size, strings still have wstr.
var layout311 = layout{
	minor: 11, typeKeys: 872, asciiData: 48, compactData: 72, callsLeft: 32, frameState: 75, created: -2, frameVars: 152, frameNames: 88, hooks: 208, watched: C.Watched{tracers: 64},
	digits: func(a uintptr) (int, bool) {
		n := int(word(a, offLong))
		if n < 0 {
			return -n, true
		}
		return n, false
	},
}
