package object

import (
	"iter"
	"unsafe"
)

// What package border needs of instances: their own attributes, without the
// class's descriptors, which CPython looks up itself.

// InstanceAttr reads an attribute of the instance itself, the zero Value when
// it has none of that name; members of __slots__ count as its own.
func InstanceAttr(c *Ctx, in *Instance, name string) (Value, *Exc) {
	if in.T.Layout.Members > 0 {
		if d := in.T.find(name); !d.Nil() && d.Type() == &MemberDescrType {
			return memberGet(c, d, in.Value(), in.T)
		}
	}
	return in.get(c, name)
}

// SetInstanceAttr sets or (zero Value) deletes such an attribute.
func SetInstanceAttr(c *Ctx, in *Instance, name string, v Value) *Exc {
	return setGeneric(c, in.Value(), name, v)
}

// Slots lists the names of __slots__ that have a value, with it.
func (in *Instance) Slots() (names []string, vals []Value) {
	for name, m := range in.T.members() {
		if p := m.at(in.Value()); p != nil && p.P != nil {
			names, vals = append(names, name), append(vals, *p)
		}
	}
	return names, vals
}

// Slots lists the members of __slots__ that have a value, with it.
func (e *Exc) Slots() (members []*Member, vals []Value) {
	for _, m := range e.T.members() {
		if p := m.inException(e); p != nil && p.P != nil {
			members, vals = append(members, m), append(vals, *p)
		}
	}
	return members, vals
}

// members are the descriptors of __slots__ of the class and those it extends, by name.
func (t *Type) members() iter.Seq2[string, *Member] {
	return func(yield func(string, *Member) bool) {
		for _, k := range t.MRO {
			for _, name := range k.AttrNames() {
				if d, _ := k.OwnAttr(name); d.Type() == &MemberDescrType && !yield(name, (*Member)(d.P)) {
					return
				}
			}
		}
	}
}

// askedSlots is Slots of an object whose class answers for attributes itself.
func (in *Instance) askedSlots(c *Ctx) (names []string, vals []Value, err *Exc) {
	for name := range in.T.members() {
		x, err := LookupAttr(c, in.Value(), name)
		if err != nil {
			return nil, nil, err
		}
		if !x.Nil() {
			names, vals = append(names, name), append(vals, x)
		}
	}
	return names, vals, nil
}

// MoveInstance makes a native instance a reference to the CPython object py.
func MoveInstance(in *Instance, py uintptr) {
	old, f := in.T, (*Foreign)(unsafe.Pointer(in))
	f.Host, f.Kept = nil, true
	f.Py = py
	f.T = &ForeignType
	becameDescriptors(old)
}

// LeaveBody makes an instance of a class that extends a container a reference
// to py, an object of the genuine class. What py has to hold is returned: the
// attributes other than members (nil for none), and the items of a list or
// the keys and values of a dict.
func LeaveBody(c *Ctx, in *Instance, py uintptr) (attrs *Dict, items, vals []Value, err *Exc) {
	if !in.T.Layout.NoDict {
		if attrs, err = in.Dict(c); err != nil {
			return nil, nil, nil, err
		}
		if attrs.Py == 0 && attrs.n == 0 && !attrs.part {
			attrs = nil
		}
	}
	part := Body(in)
	switch {
	case in.T.Layout.frozen:
	case part.Type() == &ListType:
		items = (*List)(part.P).MoveTo(py)
	default:
		items, vals = (*Dict)(part.P).MoveTo(py)
	}
	MoveInstance(in, py)
	return attrs, items, vals, nil
}

// InstanceState lists the attributes in order; the first members of them are
// those of __slots__.
func InstanceState(c *Ctx, in *Instance) (keys, vals []Value, members int, err *Exc) {
	shape := in.T.Layout.shape.Load().names
	var names []string
	if h := in.T.Layout.hooks; h.getattr || h.getattribute {
		names, vals, err = in.askedSlots(c)
		if err != nil {
			return nil, nil, 0, err
		}
	} else {
		names, vals = in.Slots()
	}
	members = len(names)
	for _, name := range names {
		keys = append(keys, StrFromGo(name))
	}
	if x := in.Extra; x != nil {
		err = dictEach(c, x.Dict, func(k, v Value) *Exc { // __dict__ may have other keys too
			keys, vals = append(keys, k), append(vals, v)
			return nil
		})
		return keys, vals, members, err
	}
	err = in.eachPlace(func(i uint32, v Value) *Exc {
		keys, vals = append(keys, StrFromGo(shape[i])), append(vals, v)
		return nil
	})
	return keys, vals, members, err
}

// InstanceOffsets says where an Instance has its extra dict (a pointer), the
// number of its places (16 bits) and the first place.
func InstanceOffsets() (extra, size, places uintptr) {
	return unsafe.Offsetof(Instance{}.Extra), unsafe.Offsetof(Instance{}.size), unsafe.Sizeof(Instance{})
}

// InstancePlace is the place that objects like in have for an attribute, -1
// for none, -2 where the class has __slots__; it holds for the shape returned,
// the first word of the class's Layout.
func InstancePlace(in *Instance, name string) (place int, at unsafe.Pointer) {
	l := in.T.Layout
	s := l.shape.Load()
	if l.Members > 0 {
		return -2, unsafe.Pointer(s)
	}
	if i, ok := s.index[name]; ok {
		return int(i), unsafe.Pointer(s)
	}
	return -1, unsafe.Pointer(s)
}
