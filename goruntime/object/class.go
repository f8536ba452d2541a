package object

import "sync"

// ClassStmt is one execution of a class statement.
type ClassStmt struct {
	Name, Qualname string
	Module         *Module
	Bases          []Value
	Kw             []Value
	KwNames        []string
	// Slots names the attributes that methods assign on self: how many places
	// the first instances get.
	Slots []string
	// Static is set for a statement at module level, see StaticClass.
	Static *StaticClass
	Doc    Value // docstring, for a body that does not store __doc__ itself
	Body   func(c *Ctx, ns Value) *Exc
	Line   int32
	// NS is the namespace after Body has run in it, for Host.BuildClass; Cell the
	// one of __class__ there, nil where no method needs it.
	NS   Value
	Cell *Cell
	// Native is the native class whose genuine one BuildClass makes.
	Native *Type
	// Remade is the class that this one is made again from, see Remake.
	Remade *Type
}

// BuildClass runs a class statement. The class is native when every base is a
// compiled class, object or an exception CPython builds without ceremony, and
// the body uses nothing that only CPython's type machinery does; otherwise the
// host builds it from the same namespace.
func BuildClass(c *Ctx, cl *ClassStmt) (Value, *Exc) {
	bases, kw, kwNames, native := nativeBases(cl)
	often := cl.often()
	renewed := cl.Module.Renewed[cl.Qualname]
	native = native && !renewed && !often
	outside := false
	if !native && H != nil {
		ns, err := H.Prepare(c, cl)
		if err != nil {
			return Value{}, err
		}
		cl.NS = ns
		if ns.Nil() && !renewed && !often {
			if bases, err = H.NativeBases(c, cl); err != nil {
				return Value{}, err
			}
			outside = bases != nil
		}
	}
	if cl.NS.Nil() {
		cl.NS = NewDict().Value()
	}
	if err := NsStore(c, cl.NS, "__module__", moduleName(cl.Module)); err != nil {
		return Value{}, err
	}
	if err := NsStore(c, cl.NS, "__qualname__", StrFromGo(cl.Qualname)); err != nil {
		return Value{}, err
	}
	if err := cl.Body(c, cl.NS); err != nil {
		return Value{}, err
	}
	cell, err := classCell(c, cl.NS)
	if err != nil {
		return Value{}, err
	}
	ns, hosted, err := readNamespace(c, cl.NS, native || outside)
	switch {
	case err != nil:
		return Value{}, err
	case native && !hosted:
		return makeClass(c, cl, bases, ns, cell, kw, kwNames)
	case outside && !hosted:
		return makeOutside(c, cl, bases, ns, cell)
	case H == nil:
		return Value{}, Raise(c, &TypeErrorType, "class '%s' needs CPython", cl.Name)
	}
	cl.Cell = cell
	return hostClass(c, cl, cell)
}

// hostClass has CPython call the metaclass with the namespace of the body.
func hostClass(c *Ctx, cl *ClassStmt, cell *Cell) (Value, *Exc) {
	v, err := H.BuildClass(c, cl)
	if err == nil && cell != nil {
		if cl.Module.Renewed[cl.Qualname] {
			cell.V = v // the old class, with the new body
		} else {
			err = checkClassCell(c, cl, cell, v)
		}
	}
	return v, err
}

// Native classes live for ever: what CPython holds of one and what compiled code
// holds are a cycle through both heaps. A statement that a function executes
// again and again is left to CPython, which collects its classes.
const nativeClassesMost = 100

var executed = struct {
	sync.Mutex
	times map[classPlace]int
}{times: map[classPlace]int{}}

type classPlace struct {
	module   *Module
	qualname string
	line     int32
}

// often counts the executions of a statement.
func (cl *ClassStmt) often() bool {
	if cl.Static != nil || H == nil {
		return false
	}
	return often(classPlace{cl.Module, cl.Qualname, cl.Line})
}

func often(place classPlace) bool {
	executed.Lock()
	defer executed.Unlock()
	executed.times[place]++
	return executed.times[place] > nativeClassesMost
}

// checkClassCell: type.__new__ has put the class into the cell, unless the metaclass lost it on the way.
func checkClassCell(c *Ctx, cl *ClassStmt, cell *Cell, v Value) *Exc {
	isClass, err := IsInstance(c, v, TypeValue(&TypeType))
	if err != nil || !isClass || !cell.V.Nil() && Is(cell.V, v) {
		return err
	}
	r, err := Repr(c, v)
	if err != nil {
		return err
	}
	if cell.V.Nil() {
		return Raise(c, &RuntimeErrorType, "__class__ not set defining '%s' as %s. Was __classcell__ propagated to type.__new__?", cl.Name, GoStr(r))
	}
	holds, err := Repr(c, cell.V)
	if err != nil {
		return err
	}
	return Raise(c, &TypeErrorType, "__class__ set to %s defining '%s' as %s", GoStr(holds), cl.Name, GoStr(r))
}

// moduleName is what the class body stores as __module__.
func moduleName(m *Module) Value {
	if s := m.Slots["__name__"]; s != nil && !s.V.Nil() {
		return s.V
	}
	return StrFromGo(m.Name)
}

// nativeBases decides by the bases and keywords whether the class can be
// native; metaclass=type says nothing and is dropped.
func nativeBases(cl *ClassStmt) (bases []*Type, kw []Value, kwNames []string, native bool) {
	for i, name := range cl.KwNames {
		if name != "metaclass" {
			kw, kwNames = append(kw, cl.Kw[i]), append(kwNames, name)
		} else if cl.Kw[i].P != TypeValue(&TypeType).P {
			return nil, nil, nil, false
		}
	}
	for _, b := range cl.Bases {
		if !nativeBase(b) {
			return nil, nil, nil, false
		}
		bases = append(bases, AsType(b))
	}
	if len(bases) == 0 {
		bases = []*Type{&ObjectType}
	}
	return bases, kw, kwNames, true
}

func nativeBase(b Value) bool {
	if !IsTypeValue(b) {
		return false
	}
	t := AsType(b)
	return !t.Dynamic && t.Outside == nil && (t.Layout != nil || t == &ObjectType || hasBody(t) || t.Exception && !hostBuilt(t))
}

// classCell is the cell of __class__ and zero-argument super().
func classCell(c *Ctx, ns Value) (*Cell, *Exc) {
	v, err := NsLoad(c, ns, "__classcell__")
	if err != nil || v.Nil() || v.Type() != &CellType {
		return nil, err
	}
	return (*Cell)(v.P), nil
}

// makeClass is type.__new__ for a native class.
func makeClass(c *Ctx, cl *ClassStmt, bases []*Type, ns *classNamespace, cell *Cell, kw []Value, kwNames []string) (Value, *Exc) {
	t, err := newClass(c, cl, bases, ns, cell)
	if err != nil {
		return Value{}, err
	}
	v := TypeValue(t)
	if cell != nil {
		cell.V = v
	}
	if err := setNames(c, t, ns); err != nil {
		return Value{}, err
	}
	return v, initSubclass(c, t, kw, kwNames)
}

// newClass makes a class of the names its body bound.
func newClass(c *Ctx, cl *ClassStmt, bases []*Type, ns *classNamespace, cell *Cell) (*Type, *Exc) {
	base, err := checkBases(c, bases)
	if err != nil {
		return nil, err
	}
	t := cl.newType(bases)
	t.Name, t.Qualname, t.Bases, t.HasDict, t.Exception = cl.Name, cl.Qualname, bases, true, base.Exception
	t.T = &TypeType
	if t.MRO, err = mergeMRO(c, t, bases); err != nil {
		return nil, err
	}
	if err := t.takeHidden(c, ns, cell); err != nil {
		return nil, err
	}
	if err := t.makeLayout(c, cl, base, ns); err != nil {
		return nil, err
	}
	if m := ns.vals["__module__"]; !m.Nil() && IsStr(m) {
		t.Module = GoStr(m)
	}
	for name, wrap := range map[string]func(Value) Value{"__new__": NewStaticMethod, "__init_subclass__": NewClassMethod, "__class_getitem__": NewClassMethod} {
		if v, ok := ns.vals[name]; ok && v.Type() == &FuncType {
			ns.vals[name] = wrap(v)
		}
	}
	if PyMinor >= 13 && cl.Line > 0 {
		ns.set("__static_attributes__", staticAttributes(cl.Slots))
		ns.set("__firstlineno__", Int(int64(cl.Line)))
	}
	if _, ok := ns.vals["__doc__"]; !ok {
		if t.Undocumented = cl.Doc.Nil() || cl.Doc.IsNone(); t.Undocumented {
			cl.Doc = None
		}
		ns.set("__doc__", cl.Doc)
	}
	if _, ok := ns.vals["__hash__"]; !ok && !ns.vals["__eq__"].Nil() {
		ns.set("__hash__", None)
	}
	t.attrs.Store(&attrTable{ns.vals, ns.names, len(ns.names)})
	t.Ver.Store(typeVersions.Add(1))
	t.fixSlots()
	t.joinBases()
	return t, nil
}

// joinBases tells the bases that they have one more subclass.
func (t *Type) joinBases() {
	for _, b := range t.Bases {
		b.mu.Lock()
		b.subs = append(b.subs, t)
		b.mu.Unlock()
	}
}

// takeHidden takes out of the namespace what does not become an attribute.
func (t *Type) takeHidden(c *Ctx, ns *classNamespace, cell *Cell) *Exc {
	if q := ns.vals["__qualname__"]; !q.Nil() {
		text, isStr := TextOf(q)
		if !isStr {
			return Raise(c, &TypeErrorType, "type __qualname__ must be a str, not %s", TypeName(q))
		}
		t.Qualname = text.Go()
	}
	if given := ns.vals["__classcell__"]; !given.Nil() && cell == nil {
		r, err := Repr(c, ClassOf(c, given))
		if err != nil {
			return err
		}
		return Raise(c, &TypeErrorType, "__classcell__ must be a nonlocal cell, not %s", GoStr(r))
	}
	ns.drop("__qualname__")
	ns.drop("__classcell__")
	return nil
}

func staticAttributes(names []string) Value {
	items := make([]Value, len(names))
	for i, n := range names {
		items[i] = Intern(n)
	}
	return NewTuple(items)
}

// setNames calls __set_name__ of what the body defined.
func setNames(c *Ctx, t *Type, ns *classNamespace) *Exc {
	for _, name := range ns.names {
		v := ns.vals[name]
		vt := v.Type()
		if nameProperty(name, v) || vt.Layout == nil && vt != &ForeignType {
			continue
		}
		var err *Exc
		if vt == &ForeignType {
			err = foreignSetName(c, t, name, v)
		} else if m := vt.Lookup("__set_name__"); !m.Nil() {
			_, err = callSelf(c, m, v, TypeValue(t), Intern(name))
		}
		if err != nil {
			return setNameError(c, err, t, name, v)
		}
	}
	return nil
}

// nameProperty is __set_name__ of property.
func nameProperty(name string, v Value) bool {
	if v.Type() != &PropertyType {
		return false
	}
	(*Property)(v.P).Name = Intern(name)
	return true
}

func foreignSetName(c *Ctx, t *Type, name string, v Value) *Exc {
	switch H.TypeName(v) {
	case "function", "builtin_function_or_method", "type", "module":
		return nil
	}
	m, err := LookupAttr(c, H.ClassOf(c, v), "__set_name__")
	if err != nil || m.Nil() {
		return err
	}
	_, err = Call(c, m, []Value{v, TypeValue(t), Intern(name)}, nil)
	return err
}

// setNameError wraps (before 3.12) or annotates an error of __set_name__.
func setNameError(c *Ctx, err *Exc, t *Type, name string, v Value) *Exc {
	what := "Error calling __set_name__ on '" + TypeName(v) + "' instance '" + name + "' in '" + t.Name + "'"
	if PyMinor >= 12 {
		return err.addNote(c, StrFromGo(what))
	}
	e := Raise(c, &RuntimeErrorType, "%s", what)
	e.setCause(err)
	e.Context, e.Chained = err, true
	return e
}

// initSubclass calls super(t, t).__init_subclass__(**kw).
func initSubclass(c *Ctx, t *Type, kw []Value, kwNames []string) *Exc {
	m := t.lookupAfter(t, "__init_subclass__")
	if len(kw) == 0 && m.Type() == &MethodDescrType {
		return nil // object's does nothing
	}
	f, err := descrGet(c, m, Value{}, t)
	if err != nil {
		return err
	}
	_, err = Call(c, f, kw, kwNames)
	return err
}

// ClassGetItem is C[key].
func ClassGetItem(c *Ctx, t *Type, key Value) (Value, *Exc) {
	if m := t.Lookup("__class_getitem__"); !m.Nil() {
		f, err := descrGet(c, m, Value{}, t)
		if err != nil {
			return Value{}, err
		}
		return Call1(c, f, key)
	}
	if (t.Layout == nil || t.Layout.Body != nil) && H != nil {
		return H.GetItem(c, TypeValue(t), key)
	}
	return Value{}, Raise(c, &TypeErrorType, "type '%s' is not subscriptable", t.Name)
}
