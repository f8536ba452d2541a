package border

// #include "classattr.h"
import "C"

// byClass remembers what is known of the classes met last. An answer is good for
// one version of its class; a class that has none is asked about each time. GIL
// guarded.
type byClass[T any] [256]struct {
	class   uintptr
	version uint32
	known   T
}

// of is what find says of a class.
func (m *byClass[T]) of(class uintptr, find func(class uintptr) T) T {
	e := &m[class>>4%uintptr(len(m))]
	if e.class == class && e.version != 0 && e.version == versionOf(class) {
		return e.known
	}
	if versionOf(class) == 0 {
		C.gb_type_lookup(C.uintptr_t(class), C.uintptr_t(named("__class__").py)) // gives it one
	}
	known := find(class)
	e.class, e.version, e.known = class, versionOf(class), known
	return known
}
