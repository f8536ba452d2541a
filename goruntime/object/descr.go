package object

import (
	"sync"
	"unsafe"
)

// Descriptors found in classes: what reading, writing and binding them means.

// GetSet is a computed attribute of a built-in type.
type GetSet struct {
	Obj
	Name  string
	Owner *Type
	Get   func(c *Ctx, self Value) (Value, *Exc)
	Set   func(c *Ctx, self, val Value) *Exc // val.Nil() deletes; nil: read-only
}

// Member is the descriptor of one name of __slots__.
type Member struct {
	Obj
	Name  string
	Owner *Type
}

var (
	GetSetType      = Type{Name: "getset_descriptor"}
	MemberDescrType = Type{Name: "member_descriptor"}
)

func (g *GetSet) Value() Value { return Value{P: unsafe.Pointer(g)} }
func (m *Member) Value() Value { return Value{P: unsafe.Pointer(m)} }

// addGetSets gives a built-in type computed attributes; call it after builtin.
func addGetSets(t *Type, sets ...*GetSet) {
	for _, g := range sets {
		g.T, g.Owner = &GetSetType, t
		t.SetOwnAttr(g.Name, g.Value())
	}
}

// at returns where the member lives in an object, nil when it has no such place.
func (m *Member) at(v Value) *Value {
	if v.Type().Exception {
		return m.inException((*Exc)(v.P))
	}
	i, ok := m.placeIn(v.Type())
	if in := (*Instance)(v.P); ok && i < uint32(in.size) {
		return in.slot(i)
	}
	return nil
}

// placeIn is the member's place in objects of exact class t.
func (m *Member) placeIn(t *Type) (uint32, bool) {
	if t.Exception {
		return 0, false
	}
	return m.number(t)
}

// number counts the members of class t.
func (m *Member) number(t *Type) (uint32, bool) {
	if t.Layout == nil {
		return 0, false
	}
	i, ok := t.Layout.shape.Load().index[memberPrefix+m.Owner.Name+"."+m.Name]
	return i, ok
}

// inException is at for an exception, which has no places.
func (m *Member) inException(e *Exc) *Value {
	i, ok := m.number(e.T)
	if !ok {
		return nil
	}
	if e.Members == nil {
		e.Members = make([]Value, e.T.Layout.Members)
	}
	return &e.Members[i]
}

// crossed reports an exception that has its members in CPython.
func (m *Member) crossed(v Value) bool { return v.Type().Exception && (*Exc)(v.P).Py != 0 }

func memberGet(c *Ctx, d, self Value, owner *Type) (Value, *Exc) {
	if self.Nil() {
		return d, nil
	}
	m := (*Member)(d.P)
	if m.crossed(self) {
		return H.CallMethod(c, d, "__get__", []Value{self}, nil)
	}
	p := m.at(self)
	if p == nil {
		return Value{}, descrMismatch(c, m.Name, m.Owner, self)
	}
	if v := LoadValue(p); v.P != nil {
		return v, nil
	}
	if PyMinor >= 13 {
		return Value{}, attrError(c, self, m.Name, "'"+fullName(self.Type())+"' object has no attribute '"+m.Name+"'")
	}
	return Value{}, noAttr(c, self, m.Name)
}

func memberSet(c *Ctx, d, self, val Value) *Exc {
	m := (*Member)(d.P)
	if m.crossed(self) {
		method, args := "__delete__", []Value{self}
		if !val.Nil() {
			method, args = "__set__", append(args, val)
		}
		_, err := H.CallMethod(c, d, method, args, nil)
		return err
	}
	p := m.at(self)
	switch {
	case p == nil:
		return descrMismatch(c, m.Name, m.Owner, self)
	case !val.Nil():
		StoreValue(p, val)
	case p.P == nil:
		return Raise(c, &AttributeErrorType, "%s", m.Name)
	default:
		p.P = nil
	}
	return nil
}

func descrMismatch(c *Ctx, name string, owner *Type, self Value) *Exc {
	return Raise(c, &TypeErrorType, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, owner.tpName(), TypeName(self))
}

func getSetGet(c *Ctx, d, self Value, owner *Type) (Value, *Exc) {
	g := (*GetSet)(d.P)
	if self.Nil() {
		return d, nil
	}
	if !self.Type().Subclass(g.Owner) {
		return Value{}, descrMismatch(c, g.Name, g.Owner, self)
	}
	return g.Get(c, self)
}

func getSetSet(c *Ctx, d, self, val Value) *Exc {
	g := (*GetSet)(d.P)
	if !self.Type().Subclass(g.Owner) {
		return descrMismatch(c, g.Name, g.Owner, self)
	}
	if g.Set == nil {
		return Raise(c, &AttributeErrorType, "attribute '%s' of '%s' objects is not writable", g.Name, TypeName(self))
	}
	return g.Set(c, self, val)
}

// foreignDescr is what kind of descriptor an object of CPython's class is.
type foreignDescr uint8

const (
	foreignPlain    foreignDescr = iota
	foreignFunction              // binds like a function: the receiver is the first argument
	foreignGet                   // has __get__ alone
	foreignCached                // functools.cached_property
	foreignData                  // has __set__ or __delete__ too
)

var foreignDescrs sync.Map // class Value -> foreignDescr

func foreignDescrOf(c *Ctx, d Value) (foreignDescr, *Exc) {
	if H == nil {
		return foreignPlain, nil
	}
	switch H.TypeName(d) {
	case "function":
		return foreignFunction, nil
	case "builtin_function_or_method", "type", "module":
		return foreignPlain, nil
	}
	class := H.ClassOf(c, d)
	if IsTypeValue(class) && AsType(class).Layout != nil {
		switch t := AsType(class); {
		case t.DescrSet != nil:
			return foreignData, nil
		case t.DescrGet != nil:
			return foreignGet, nil
		}
		return foreignPlain, nil
	}
	key := identity(class)
	if k, ok := foreignDescrs.Load(key); ok {
		return k.(foreignDescr), nil
	}
	kind := foreignPlain
	for _, q := range []struct {
		name string
		kind foreignDescr
	}{{"__get__", foreignGet}, {"__set__", foreignData}, {"__delete__", foreignData}} {
		v, err := LookupAttr(c, class, q.name)
		if err != nil {
			return foreignPlain, err
		}
		if !v.Nil() {
			kind = q.kind
		}
	}
	if kind == foreignGet && isCachedProperty(c, class) {
		kind = foreignCached
	}
	foreignDescrs.Store(key, kind)
	return kind, nil
}

// descrGet binds an attribute found in a class: self is zero when it was read
// from the class itself.
func descrGet(c *Ctx, d, self Value, owner *Type) (Value, *Exc) {
	t := d.Type()
	if t.DescrGet != nil {
		return t.DescrGet(c, d, self, owner)
	}
	if t != &ForeignType {
		return d, nil
	}
	kind, err := foreignDescrOf(c, d)
	if err != nil || kind == foreignPlain {
		return d, err
	}
	if kind == foreignFunction {
		if self.Nil() {
			return d, nil
		}
		return NewBound(self, d), nil
	}
	if kind == foreignCached && !self.Nil() {
		if v, done, err := cachedGet(c, d, self); done || err != nil {
			return v, err
		}
	}
	if self.Nil() {
		self = None
	}
	return H.CallMethod(c, d, "__get__", []Value{self, TypeValue(owner)}, nil)
}

// isDataDescr reports whether an attribute found in the class goes before the
// instance's own.
func isDataDescr(c *Ctx, d Value) (bool, *Exc) {
	t := d.Type()
	if t != &ForeignType {
		return t.DescrSet != nil, nil
	}
	kind, err := foreignDescrOf(c, d)
	return kind == foreignData, err
}

// descrSet writes through a data descriptor.
func descrSet(c *Ctx, d, self, val Value) *Exc {
	if f := d.Type().DescrSet; f != nil {
		return f(c, d, self, val)
	}
	var err *Exc
	if val.Nil() {
		_, err = H.CallMethod(c, d, "__delete__", []Value{self}, nil)
	} else {
		_, err = H.CallMethod(c, d, "__set__", []Value{self, val}, nil)
	}
	return err
}

// bindFirst is the DescrGet of functions.
func bindFirst(c *Ctx, d, self Value, owner *Type) (Value, *Exc) {
	if self.Nil() {
		return d, nil
	}
	return NewBound(self, d), nil
}

// staticForms are the functions that static methods of built-in types are when
// they are looked up: one object each, as in CPython.
var staticForms sync.Map // *Builtin -> *Builtin

func staticForm(c *Ctx, b *Builtin) (Value, *Exc) {
	if form, ok := staticForms.Load(b); ok {
		return form.(*Builtin).Value(), nil
	}
	bound := *b
	bound.T, bound.Py = &BuiltinType, 0
	form, _ := staticForms.LoadOrStore(b, &bound)
	v := form.(*Builtin).Value()
	return v, settleIdentity(c, v)
}

// bindBuiltin is the DescrGet of methods written in Go.
func bindBuiltin(c *Ctx, d, self Value, owner *Type) (Value, *Exc) {
	b := (*Builtin)(d.P)
	switch {
	case b.Static:
		return staticForm(c, b)
	case b.Class:
		bound := *b
		bound.T, bound.Py, bound.Self = &BuiltinType, 0, TypeValue(owner)
		return bound.Value(), nil
	case self.Nil():
		return d, nil
	case !self.Type().Subclass(b.Owner):
		return Value{}, descrMismatch(c, b.Name, b.Owner, self)
	}
	bound := *b
	bound.T, bound.Py, bound.Self = &BuiltinType, 0, self
	if t := self.Type(); t != b.Owner {
		bound.As = t
	}
	if l := self.Type().Layout; l != nil && l.Body != nil { // which may be CPython's by the time of the call
		method := *b
		method.As = self.Type()
		bound.E0, bound.E1, bound.E2 = nil, nil, nil
		bound.EN = func(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
			return callDescr(c, &method, append([]Value{self}, args...), names)
		}
	}
	return bound.Value(), nil
}

func init() {
	builtin(&GetSetType, &ObjectType, nil)
	builtin(&MemberDescrType, &ObjectType, nil)
	builtin(&MethodDescrType, &ObjectType, nil)
	GetSetType.DescrGet, GetSetType.DescrSet = getSetGet, getSetSet
	MemberDescrType.DescrGet, MemberDescrType.DescrSet = memberGet, memberSet
	MethodDescrType.DescrGet = bindBuiltin
	GetSetType.Repr = func(c *Ctx, v Value) (Value, *Exc) {
		g := (*GetSet)(v.P)
		return StrFromGo("<attribute '" + g.Name + "' of '" + g.Owner.Name + "' objects>"), nil
	}
	MemberDescrType.Repr = func(c *Ctx, v Value) (Value, *Exc) {
		m := (*Member)(v.P)
		return StrFromGo("<member '" + m.Name + "' of '" + m.Owner.Name + "' objects>"), nil
	}
	MethodDescrType.Repr = func(c *Ctx, v Value) (Value, *Exc) {
		b := (*Builtin)(v.P)
		if b.wrapper() {
			return StrFromGo("<slot wrapper '" + b.Name + "' of '" + b.Owner.Name + "' objects>"), nil
		}
		return StrFromGo("<method '" + b.Name + "' of '" + b.Owner.Name + "' objects>"), nil
	}
	for _, t := range []*Type{&GetSetType, &MemberDescrType, &MethodDescrType} {
		t.Hash = identityHash
	}
}
