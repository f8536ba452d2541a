package object

import "unsafe"

// A class that extends list or dict is compiled like any other; each of its
// instances has a List or Dict right in front of it, in the same allocation,
// which holds the items. Everything that is native for lists and dicts takes
// that part (inner), with what the class overrides tested by its slots.
//
// When such an instance crosses to CPython it moves there for good, as lists
// and dicts do: it becomes an object of the genuine class, with the items, the
// attributes and the identity, and the Instance a reference to it. Its part
// then stands for what list or dict make of that object, whatever the class
// overrides: package border calls list.append(x, item), never x.append(item).

// bodied is an instance with its part and places.
type bodied[B any, S any] struct {
	body B
	Instance
	s S
}

// HasBody is hasBody for the border.
func HasBody(t *Type) bool { return hasBody(t) }

// hasBody reports a built-in type that compiled classes extend.
func hasBody(t *Type) bool { return t == &ListType || t == &DictType || frozen(t) }

// bodySize is how far behind the part of a class that extends base its instance is.
func bodySize(base *Type) uintptr {
	switch {
	case frozen(base):
		return unsafe.Sizeof(Value{})
	case base == &ListType:
		return unsafe.Sizeof(List{})
	}
	return unsafe.Sizeof(Dict{})
}

// bodyType is the container that a class is or extends, the class itself for every other one.
func bodyType(t *Type) *Type {
	if t.Layout != nil && t.Layout.Body != nil {
		return t.Layout.Body
	}
	return t
}

// body is the part in front of an instance of a class that extends a container.
func (t *Type) body(v Value) Value {
	p := unsafe.Add(v.P, -int(t.Layout.back))
	if t.Layout.frozen {
		return *(*Value)(p)
	}
	return Value{P: p}
}

// inner is the part of an instance whose class extends base; every other value is returned as it is.
func inner(v Value, base *Type) Value {
	if l := v.Type().Layout; l != nil && l.Body == base {
		return v.Type().body(v)
	}
	return v
}

// newBodied makes an instance with at least n places and an empty part.
func newBodied(t *Type, n int) *Instance {
	var in *Instance
	if t.Layout.frozen {
		return newFrozen(t, n, emptyOf(t.Layout.Body))
	}
	if t.Layout.Body == &ListType {
		var l *List
		if l, in, n = allocBodied[List](n); l != nil {
			l.T, l.part = &ListType, true
		}
	} else {
		var d *Dict
		if d, in, n = allocBodied[Dict](n); d != nil {
			d.T, d.part = &DictType, true
		}
	}
	in.T, in.size = t, uint16(n)
	return in
}

func allocBodied[B any](n int) (*B, *Instance, int) {
	switch {
	case n == 0:
		x := &bodied[B, struct{}]{}
		return &x.body, &x.Instance, 0
	case n <= 2:
		x := &bodied[B, [2]Value]{}
		return &x.body, &x.Instance, 2
	case n <= 4:
		x := &bodied[B, [4]Value]{}
		return &x.body, &x.Instance, 4
	case n <= 8:
		x := &bodied[B, [8]Value]{}
		return &x.body, &x.Instance, 8
	case n <= 16:
		x := &bodied[B, [16]Value]{}
		return &x.body, &x.Instance, 16
	}
	if n <= 32 {
		x := &bodied[B, [32]Value]{}
		return &x.body, &x.Instance, 32
	}
	x := &bodied[B, [maxPlaces]Value]{}
	return &x.body, &x.Instance, maxPlaces
}

// Part reports that a list or dict is inside an instance, which is returned:
// native still, or by now a reference to what CPython made of it.
func Part(v Value) (whole Value, ok bool) {
	switch v.Type() {
	case &ListType:
		ok = (*List)(v.P).part
	case &DictType:
		ok = (*Dict)(v.P).part
	}
	if ok {
		whole.P = unsafe.Add(v.P, bodySize(v.Type()))
	}
	return whole, ok
}

// ListInside is the part of an instance that a loop may step through in its
// place, nil for every other value.
func ListInside(v Value) *List {
	if l := v.Type().Layout; l != nil && l.Body == &ListType && !l.ownIter {
		return (*List)(v.Type().body(v).P)
	}
	return nil
}

// Body is the part of an instance, the zero Value when its class extends no container.
func Body(in *Instance) Value {
	if in.T.Layout.Body == nil {
		return Value{}
	}
	return in.T.body(in.Value())
}
