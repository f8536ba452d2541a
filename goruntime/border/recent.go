package border

import o "goruntime/object"

// Short strings and small tuples of plain values cross as copies. The ones met
// last are remembered, so that what is read twice from CPython's objects is one
// object, and goes back as the object it was. Both sides keep it while it is
// here. GIL guarded.
var recent [1024]struct {
	py uintptr
	v  o.Value
}

const recentItems = 16 // of a tuple

func recentOf(a uintptr) (o.Value, bool) {
	e := &recent[a>>4%uintptr(len(recent))]
	return e.v, e.py == a
}

// remember pairs a new copy with the object it was made from.
func remember(a uintptr, v o.Value) {
	e := &recent[a>>4%uintptr(len(recent))]
	incref(a)
	(*o.Obj)(v.P).Py = a
	if old := e.py; old != 0 {
		(*o.Obj)(e.v.P).Py = 0
		defer decref(old)
	}
	e.py, e.v = a, v
}

// plainItems: nothing that a tuple would keep alive, and nobody would miss.
func plainItems(items []o.Value) bool {
	if len(items) > recentItems {
		return false
	}
	for _, x := range items {
		switch x.Type() {
		case &o.IntType, &o.FloatType, &o.StrType, &o.BoolType, &o.NoneType, &o.BytesType:
		default:
			return false
		}
	}
	return len(items) > 0
}
