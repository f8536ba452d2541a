package border

// #include "frameless.h"
import "C"

// CPython 3.12: immortal objects, tagged ints, strings without wstr.
var layout312 = layout{minor: 12, typeKeys: 880, asciiData: 40, compactData: 56, callsLeft: 28, frameState: 67, created: -2, hooks: 192, digits: digitsTagged,
	frameVars: 144, frameNames: 96, watched: C.Watched{interpreter: 16, version: 48, code_version: 160, mask: -1}}
