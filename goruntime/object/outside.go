package object

// Compiled classes that CPython has a part in: with a metaclass of its own
// (ABCMeta), or with bases of its own that add nothing to their objects (ABC,
// Generic, Protocol, Mapping). Their objects are native all the same. The
// genuine class is made with the class statement, by the metaclass; a base of
// CPython's is mirrored in the MRO by a Type that has its attributes.

// Outside is the part of such a Type that says what CPython has to be asked.
type Outside struct {
	// Meta is the metaclass, the zero Value in a mirror.
	Meta Value
	// Checks is who answers isinstance() and issubclass() with the class.
	Checks Checks
}

// Checks says what a metaclass answers isinstance() and issubclass() with.
type Checks uint8

const (
	ChecksType  Checks = iota // as type does: the MRO
	ChecksABC                 // as ABCMeta does without a __subclasshook__: the MRO, and what is registered
	ChecksAsked               // it has to be asked
)

// NewMirror is a Type for a class of CPython's (at py) whose objects have
// nothing but what the class says. It stands in MROs only: as a value the class
// is CPython's. Its attributes are to be set before FinishMirror.
func NewMirror(c *Ctx, name, qualname, module string, bases []*Type, py uintptr) (*Type, *Exc) {
	t := &Type{Name: name, Qualname: qualname, Module: module, Bases: bases, HasDict: true, Outside: &Outside{}}
	t.T, t.Py = &TypeType, py
	t.Layout = &Layout{NoDict: true, NoWeak: true}
	t.Layout.shape.Store(emptyShape)
	t.Ver.Store(typeVersions.Add(1))
	var err *Exc
	t.MRO, err = mergeMRO(c, t, bases)
	return t, err
}

// FinishMirror works out the slots of a mirror that has its attributes.
func (t *Type) FinishMirror() {
	t.fixSlots()
	t.joinBases()
}

// makeOutside ends the statement of a class that CPython has a part in.
func makeOutside(c *Ctx, cl *ClassStmt, bases []*Type, ns *classNamespace, cell *Cell) (Value, *Exc) {
	t, err := newClass(c, cl, bases, ns, cell)
	if err != nil {
		return Value{}, err
	}
	t.Outside = &Outside{}
	for _, name := range ns.names {
		nameProperty(name, ns.vals[name])
	}
	cl.Native, cl.Cell = t, cell
	return hostClass(c, cl, cell)
}

// meta is type(t).
func (t *Type) meta() Value {
	if t.Outside != nil && !t.Outside.Meta.Nil() {
		return t.Outside.Meta
	}
	return TypeValue(&TypeType)
}

// showsMirrors reports the attributes of a class that name its bases.
func showsMirrors(name string) bool {
	return name == "__mro__" || name == "__bases__" || name == "__base__"
}

// Remake is the native class of a genuine one that a decorator made of an old
// one's names (dataclass(slots=True)): names and vals are what its dict holds.
func Remake(c *Ctx, old *Type, names []string, vals []Value) (*Type, *Exc) {
	ns := &classNamespace{vals: map[string]Value{}}
	for i, name := range names {
		ns.set(name, vals[i])
	}
	cl := &ClassStmt{Name: old.Name, Qualname: old.Qualname, Remade: old}
	t, err := newClass(c, cl, old.Bases, ns, nil)
	if err == nil && old.Outside != nil {
		said := *old.Outside
		t.Outside = &said
	}
	return t, err
}

// Repoint gives the cell of __class__ that methods of t share another class.
func (t *Type) Repoint(class Value) {
	for _, name := range t.AttrNames() {
		v, _ := t.OwnAttr(name)
		switch v.Type() {
		case &StaticMethodType:
			v = (*StaticMethod)(v.P).Fn
		case &ClassMethodType:
			v = (*ClassMethod)(v.P).Fn
		case &PropertyType:
			v = (*Property)(v.P).Get
		}
		if v.Nil() || v.Type() != &FuncType {
			continue
		}
		for _, cell := range (*Func)(v.P).Cells {
			if LoadValue(&cell.V) == TypeValue(t) {
				StoreValue(&cell.V, class)
			}
		}
	}
}

// MakesNothing reports that making the class again runs no code of a user's,
// which could make objects of it.
func (t *Type) MakesNothing(c *Ctx) bool {
	if t.Outside != nil && t.Outside.Checks == ChecksAsked {
		return false
	}
	for _, k := range t.MRO {
		if k.Layout == nil || k.Outside != nil && k.Outside.Meta.Nil() {
			continue // object, and mirrors: ABC, Generic
		}
		for _, name := range k.AttrNames() {
			v, _ := k.OwnAttr(name)
			if name == "__init_subclass__" || k == t && setsName(c, v) {
				return false
			}
		}
	}
	return true
}

// setsName reports that an attribute of a class hears of it by a __set_name__
// that may do anything.
func setsName(c *Ctx, v Value) bool {
	if t := v.Type(); t != &ForeignType {
		return t.Layout != nil && !t.Lookup("__set_name__").Nil()
	}
	switch H.TypeName(v) {
	case "function", "cached_property":
		return false
	}
	m, err := LookupAttr(c, H.ClassOf(c, v), "__set_name__")
	return err != nil || !m.Nil()
}

// asksCPython reports that isinstance() or issubclass() with a class, which the
// MRO says no or yes to, is the metaclass's to answer.
func (t *Type) asksCPython(inMRO bool) bool {
	switch o := t.Outside; {
	case o == nil:
		return false
	case o.Checks == ChecksABC && inMRO:
		hook := t.Lookup("__subclasshook__")
		return !hook.Nil() && hook.Type() != &MethodDescrType // of object
	default:
		return o.Checks != ChecksType
	}
}

// refuseAbstract raises what CPython says when an abstract class is called.
func refuseAbstract(c *Ctx, t *Type, args []Value, names []string) (Value, *Exc) {
	all := append([]Value{TypeValue(t)}, args...)
	return H.CallMethod(c, TypeValue(&ObjectType), "__new__", all, names)
}
