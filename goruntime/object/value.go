package object

import (
	"math"
	"unsafe"
)

// Value is any Python value. P points at something whose first word is its
// *Type: a heap object, or one of the two immediate headers below, in which
// case N carries the payload (an int64 or the bits of a float64). For every
// other P the word N is meaningless and must not be read, so a torn read of a
// slot written by another thread is never memory-unsafe.
//
// The zero Value (P == nil) is "no value": an unbound variable, an exhausted
// iterator, a missing dictionary entry.
type Value struct {
	P unsafe.Pointer
	N uint64
}

// Obj is the header of every heap object. Py is the object's CPython twin (0
// when it never crossed the border); what a twin means depends on the type:
// containers and exceptions have moved there, strings cache a copy, instances
// have a wrapper. Only package border reads or writes Py as an address.
type Obj struct {
	T  *Type
	Py uintptr
}

// What is asked for together lies together, so that one comparison tells.
var (
	immediate = struct{ whole, float Obj }{Obj{T: &IntType}, Obj{T: &FloatType}}
	bools     = struct{ no, yes Obj }{Obj{T: &BoolType}, Obj{T: &BoolType}}
)

var (
	noneObj     = Obj{T: &NoneType}
	ellipsisObj = Obj{T: &EllipsisType}
	notImplObj  = Obj{T: &NotImplementedType}
)

// The singletons. They are variables only because Go has no constant pointers.
var (
	None           = Value{P: unsafe.Pointer(&noneObj)}
	True           = Value{P: unsafe.Pointer(&bools.yes)}
	False          = Value{P: unsafe.Pointer(&bools.no)}
	Ellipsis       = Value{P: unsafe.Pointer(&ellipsisObj)}
	NotImplemented = Value{P: unsafe.Pointer(&notImplObj)}
)

// Int boxes an int64 without allocating.
func Int(i int64) Value { return Value{unsafe.Pointer(&immediate.whole), uint64(i)} }

// Float boxes a float64 without allocating.
func Float(f float64) Value { return Value{unsafe.Pointer(&immediate.float), math.Float64bits(f)} }

// Bool returns True or False.
func Bool(b bool) Value {
	if b {
		return Value{P: unsafe.Pointer(&bools.yes)}
	}
	return Value{P: unsafe.Pointer(&bools.no)}
}

// IsInt reports an immediate int: not a bool, not an int past 64 bits, not a subclass.
func (v Value) IsInt() bool { return v.P == unsafe.Pointer(&immediate.whole) }

// IsFloat reports an exact float.
func (v Value) IsFloat() bool { return v.P == unsafe.Pointer(&immediate.float) }

// IsNone reports None.
func (v Value) IsNone() bool { return v.P == unsafe.Pointer(&noneObj) }

// IsTrue and IsFalse report the two bool singletons.
func (v Value) IsTrue() bool  { return v.P == unsafe.Pointer(&bools.yes) }
func (v Value) IsFalse() bool { return v.P == unsafe.Pointer(&bools.no) }

// IsBool reports a bool.
func (v Value) IsBool() bool {
	return uintptr(v.P)-uintptr(unsafe.Pointer(&bools)) <= unsafe.Sizeof(Obj{})
}

// IsImmediate reports an immediate int or float.
func (v Value) IsImmediate() bool {
	return uintptr(v.P)-uintptr(unsafe.Pointer(&immediate)) <= unsafe.Sizeof(Obj{})
}

// IsOther reports anything but a bool.
func (v Value) IsOther() bool {
	return uintptr(v.P)-uintptr(unsafe.Pointer(&bools)) > unsafe.Sizeof(Obj{})
}

// IsNotImplemented reports the NotImplemented singleton.
func (v Value) IsNotImplemented() bool { return v.P == unsafe.Pointer(&notImplObj) }

// Nil reports the zero Value.
func (v Value) Nil() bool { return v.P == nil }

// Int returns the payload of an immediate int; check IsInt first.
func (v Value) Int() int64 { return int64(v.N) }

// Float returns the payload of a float; check IsFloat first.
func (v Value) Float() float64 { return math.Float64frombits(v.N) }

// Type returns the exact native type. For an object of CPython's it is
// ForeignType; ClassOf gives the class Python code sees.
func (v Value) Type() *Type { return (*Obj)(v.P).T }

// Is is Python's `is`. Ints and floats are compared by value: CPython may or
// may not share two equal ones, so programs cannot rely on the difference.
func Is(a, b Value) bool {
	if a.P != b.P {
		if a.P != nil && b.P != nil && a.Type() == &ForeignType && b.Type() == &ForeignType {
			return (*Foreign)(a.P).Py == (*Foreign)(b.P).Py
		}
		return isSlow(a, b)
	}
	return (a.P != unsafe.Pointer(&immediate.whole) && a.P != unsafe.Pointer(&immediate.float)) || a.N == b.N
}

// isSlow: two Go objects can stand for one CPython object (an exception met
// twice, a migrated list seen again through a foreign reference).
func isSlow(a, b Value) bool {
	if a.P == nil || b.P == nil || a.IsInt() || a.IsFloat() || b.IsInt() || b.IsFloat() {
		return false
	}
	pa, pb := (*Obj)(a.P).Py, (*Obj)(b.P).Py
	return pa != 0 && pa == pb || sameText(a, b)
}

// sameText: a str or bytes that went to CPython and back is a copy, and CPython
// may or may not share equal ones; a sentinel must be met again.
func sameText(a, b Value) bool {
	switch t := a.Type(); {
	case t != b.Type():
		return false
	case t == &StrType:
		x, y := (*Str)(a.P), (*Str)(b.P)
		return x.Kind == y.Kind && x.S == y.S
	case t == &BytesType:
		return (*Bytes)(a.P).S == (*Bytes)(b.P).S
	}
	return false
}
