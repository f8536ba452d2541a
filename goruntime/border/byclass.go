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
	if e := &m[class>>4%256]; e.class == class && e.version == versionOf(class) {
		return e.known
	}
	return m.learn(class, find)
}

func (m *byClass[T]) learn(class uintptr, find func(class uintptr) T) T {
	if versionOf(class) == 0 {
		C.gb_type_lookup(C.uintptr_t(class), C.uintptr_t(named("__class__").py)) // gives it one
	}
	known := find(class)
	e := &m[class>>4%256]
	e.class, e.version, e.known = class, versionOf(class), known
	if e.version == 0 {
		e.class = 0
	}
	return known
}
