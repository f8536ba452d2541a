package border

import o "goruntime/object"

// Short strings and bytes, large ints, complex numbers and small tuples of plain
// values cross as copies. The ones met
// last are remembered, so that what is read twice from CPython's objects is one
// object, and goes back as the object it was. Both sides keep it while it is
// here. GIL guarded.
var recent [1024]struct {
	py uintptr
	v  o.Value
}

func recentOf(a uintptr) (o.Value, bool) {
	e := &recent[a>>4%uintptr(len(recent))]
	return e.v, e.py == a
}

// remember pairs a new copy with the object it was made from.
func remember(a uintptr, v o.Value) {
	e := &recent[a>>4%uintptr(len(recent))]
	incref(a)
	(*o.Obj)(v.P).Py = a
	old := e.py
	if old != 0 {
		(*o.Obj)(e.v.P).Py = 0
		if e.v.Type() == &o.StrType && int64(word(old, offStrHash)) == -1 {
			if h := (*o.Str)(e.v.P).HashKnown(); h != 0 {
				*(*int64)(ptr(old + offStrHash)) = h
			}
		}
	}
	e.py, e.v = a, v
	if old != 0 {
		decref(old)
	}
}
