package border

import o "goruntime/object"

const (
	offTypeCall  = 128 // tp_call
	offWeakrefOf = 16  // wr_object, None when that is gone
)

// nearWeakref is ref() of a weak reference; a zero Value leaves it to the API.
func (t *thread) nearWeakref(ref uintptr, args []o.Value) o.Value {
	if ref == 0 || len(args) != 0 {
		return o.Value{}
	}
	// a class statement that has its own __call__ has another tp_call
	if class := typeOf(ref); class != tyWeakref && (word(class, offTypeCall) != word(tyWeakref, offTypeCall) || !isSubtype(class, tyWeakref)) {
		return o.Value{}
	}
	a := word(ref, offWeakrefOf)
	if a == 0 {
		return o.Value{}
	}
	if refcount(a) == 0 { // its end is under way
		a = pyNone
	}
	return t.nearFrom(a)
}
