package border

// #include "genuine.h"
import "C"

import "strings"

// What C classes of CPython's library do is known by their names. A class of
// another library may have such a name, so the function in question is to be
// CPython's too; nobody can put another into a class that cannot be changed.

const flagImmutable = 1 << 8

// genuineFunctions remembers by address. GIL guarded; there are few.
var genuineFunctions = map[uintptr]bool{}

func isGenuine(function uintptr) bool {
	is, known := genuineFunctions[function]
	if !known {
		is = function != 0 && C.gb_of_cpython(C.uintptr_t(function)) != 0
		genuineFunctions[function] = is
	}
	return is
}

// libraryName is the name of a class that is written in C and cannot be changed, "" for others.
func libraryName(class uintptr) string {
	if typeFlags(class)&flagImmutable == 0 {
		return ""
	}
	name := cstring(word(class, offTypeName))
	if !strings.Contains(name, ".") {
		return ""
	}
	return name
}
