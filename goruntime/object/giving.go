package object

import (
	"sync/atomic"
	"unsafe"
)

// A function of CPython's that only returns one of its arguments, as
// typing.cast does, need not be called where it still is one.

// Giving is what is known of such a function.
type Giving struct {
	Function unsafe.Pointer // the *Foreign
	Code     *uintptr       // where the function has its code object
	Gives    uintptr        // the code object that only returns the argument
}

// GivingSite remembers the function that one call is of.
type GivingSite struct {
	known atomic.Pointer[Giving]
	asked atomic.Uint32
}

const maxAsked = 16 // calls of other functions after which a site asks no more

// Gives reports that f(...) is its argument x, and that is a native value.
func (s *GivingSite) Gives(f, x Value) bool {
	k := s.known.Load()
	return k != nil && f.P == k.Function && *k.Code == k.Gives && !IsForeign(x)
}

// CallGiving2 is Call2 of a function that may be one that only returns argument `which`.
func CallGiving2(c *Ctx, s *GivingSite, which int, f, a, b Value) (Value, *Exc) {
	v, err := Call2(c, f, a, b)
	if err == nil && IsForeign(f) && s.asked.Load() < maxAsked && s.asked.Add(1) <= maxAsked {
		if k := H.Giving(c, f, 2, which); k != nil {
			Keep(f)
			s.known.Store(k)
		}
	}
	return v, err
}
