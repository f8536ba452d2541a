package border

import o "goruntime/object"

// Methods of CPython's objects that are read as values are bound here, and the
// names of functions, methods and classes are read, without a transition.

// nearBound is the method that a.name binds where the class has a Python function under the name and a nothing; a
// zero Value leaves it to the API.
func (t *thread) nearBound(a uintptr, name string) o.Value {
	if typeOf(a) == tyMethod && isNameOfFunction(name) { // it has none of its own
		return t.nearRead(word(a, offMethodFunc), name)
	}
	e := t.attrOf(a, name)
	if e == nil || e.kind != attrMethod || e.own(a) != 0 {
		return o.Value{}
	}
	fn := e.standing(e.fn)
	if fn == nil {
		fn = e.standing(e.keeps)
	}
	if fn != nil {
		t.Touched = true
		return o.NewBound(t.foreign(a), fn.Value())
	}
	return t.made(quiet(nearC.methodNew, e.val, a, 0))
}

// nearRead is what a C function reads of the function at a, a zero Value for anything else.
func (t *thread) nearRead(a uintptr, name string) o.Value {
	if typeOf(a) != tyFunction {
		return o.Value{}
	}
	e := t.attrOf(a, name)
	if e == nil || e.kind != attrRead {
		return o.Value{}
	}
	return t.made(quiet(e.val, a, e.extra, 0))
}

func isNameOfFunction(name string) bool { return name == "__name__" || name == "__qualname__" }

// classNames are the functions that read the names of a metaclass's classes, as long as they are type's own.
type classNames struct{ name, qualified uintptr }

var namesOfClasses byClass[classNames]

func findClassNames(meta uintptr) (names classNames) {
	if word(meta, offTypeGetattr) != word(tyType, offTypeGetattr) {
		return names
	}
	for name, to := range map[string]*uintptr{"__name__": &names.name, "__qualname__": &names.qualified} {
		if x := classFinds(tyType, name); typeOf(x) == tyGetSetDescr && classFinds(meta, name) == x {
			*to = word(word(x, offDescrGetSet), 8)
		}
	}
	return names
}

// className is the __name__ or __qualname__ of the class at a.
func (t *thread) className(a uintptr, name string) o.Value {
	meta := typeOf(a)
	if typeFlags(meta)&flagType == 0 || !t.GIL {
		return o.Value{}
	}
	names := namesOfClasses.of(meta, findClassNames)
	get := names.name
	if name == "__qualname__" {
		get = names.qualified
	}
	if get == 0 {
		return o.Value{}
	}
	return t.made(quiet(get, a, 0, 0))
}
