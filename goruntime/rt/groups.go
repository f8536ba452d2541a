package rt

import (
	"unsafe"

	o "goruntime/object"
)

// MatchGroup is one `except* cls` clause: what of exc matches and what is left,
// None where there is nothing. Groups are CPython's own objects, so the work is
// done by its helper.
func MatchGroup(c *o.Ctx, exc, cls o.Value) (matched, rest o.Value, err *o.Exc) {
	if exc.IsNone() {
		return o.None, o.None, nil
	}
	v, err := helper(c, "match_group", exc, cls)
	if err != nil {
		return matched, rest, err
	}
	return Unpack2(c, v)
}

// PrepReraiseStar is the end of a try with except* clauses: the exception to
// raise from what the clauses raised and left, or None.
func PrepReraiseStar(c *o.Ctx, exc, raised o.Value) (o.Value, *o.Exc) {
	return helper(c, "prep_reraise_star", exc, raised)
}

// ExcOf is the exception that an exception object is.
func ExcOf(c *o.Ctx, v o.Value) *o.Exc {
	if v.Type().Exception {
		return (*o.Exc)(unsafe.Pointer(v.P))
	}
	return o.RaiseValue(c, v, o.Value{})
}

func helper(c *o.Ctx, name string, args ...o.Value) (o.Value, *o.Exc) {
	f, err := o.H.Helper(c, name)
	if err != nil {
		return o.Value{}, err
	}
	return o.H.Call(c, f, args, nil)
}
