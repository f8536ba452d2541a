package object

import "unsafe"

// addressed is which address id() has shown of an object whose twin in CPython
// can go: once shown it stays. One that CPython knows at that time is at its
// twin's address in both worlds, and the twin then stays as long as the object
// does. One that only crosses later keeps its own wherever compiled code asks.
type addressed uint16

const (
	addressUnknown addressed = iota
	addressOwn
	addressTwin
)

// addressOf is id(v) of what has an address.
func addressOf(c *Ctx, v Value) (uintptr, *Exc) {
	var shown *addressed
	switch t := v.Type(); {
	case t == &FuncType && !(*Func)(v.P).Lasts():
		shown = &(*Func)(v.P).addressed
	case t.Layout != nil && t.Layout.Body == nil && !t.Exception:
		shown = &(*Instance)(v.P).addressed
	default:
		err := settleIdentity(c, v)
		return identity(v), err
	}
	if *shown == addressUnknown {
		*shown = addressOwn
		if (*Obj)(v.P).Py != 0 && H.KeepTwin(c, v) {
			*shown = addressTwin
		}
	}
	if py := (*Obj)(v.P).Py; *shown == addressTwin && py != 0 {
		return py, nil
	}
	return uintptr(unsafe.Pointer(v.P)), nil
}
