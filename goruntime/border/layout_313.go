package border

// #include "frameless.h"
import "C"

// CPython 3.13 with the GIL.
var layout313 = layout{minor: 13, typeKeys: 880, asciiData: 40, compactData: 56, callsLeft: 44, frameState: 67, created: -3, hooks: 192, valuesItems: 8, digits: digitsTagged,
	frameVars: 144, frameNames: 96, watched: C.Watched{version: 24, code_version: 168, mask: ^0xff}}
