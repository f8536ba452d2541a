package object

import "unsafe"

// Property is a property object.
type Property struct {
	Obj
	Get, Set, Del Value // zero or None when absent
	Doc           Value
	Name          Value // from __set_name__, for messages
	docOfGetter   bool
}

func (p *Property) Value() Value { return Value{P: unsafe.Pointer(p)} }

func absent(v Value) bool { return v.Nil() || v.IsNone() }

func propertyGet(c *Ctx, d, self Value, owner *Type) (Value, *Exc) {
	if self.Nil() {
		return d, nil
	}
	p := (*Property)(d.P)
	if absent(p.Get) {
		return Value{}, p.lacks(c, self, "getter")
	}
	return Call1(c, p.Get, self)
}

func propertySet(c *Ctx, d, self, val Value) *Exc {
	p := (*Property)(d.P)
	if val.Nil() {
		if absent(p.Del) {
			return p.lacks(c, self, "deleter")
		}
		_, err := Call1(c, p.Del, self)
		return err
	}
	if absent(p.Set) {
		return p.lacks(c, self, "setter")
	}
	_, err := Call2(c, p.Set, self, val)
	return err
}

// lacks is the AttributeError for a missing accessor.
func (p *Property) lacks(c *Ctx, self Value, what string) *Exc {
	t := self.Type().Qualname
	if self.Type() == &ForeignType {
		t = TypeName(self)
	}
	name, err := p.name(c)
	if err != nil {
		return err
	}
	if name.Nil() {
		return Raise(c, &AttributeErrorType, "property of '%s' object has no %s", t, what)
	}
	r, err := Repr(c, name)
	if err != nil {
		return err
	}
	return Raise(c, &AttributeErrorType, "property %s of '%s' object has no %s", GoStr(r), t, what)
}

// name is the property's name; from 3.13 on that of the getter when the class
// gave it none.
func (p *Property) name(c *Ctx) (Value, *Exc) {
	if !p.Name.Nil() || PyMinor < 13 || absent(p.Get) {
		return p.Name, nil
	}
	return LookupAttr(c, p.Get, "__name__")
}

func newProperty(c *Ctx, cls Value, args []Value, names []string) (Value, *Exc) {
	var in [4]Value
	if err := parseArgs(c, "property", args, names, in[:], "fget", "fset", "fdel", "doc"); err != nil {
		return Value{}, err
	}
	p := &Property{Obj: Obj{T: &PropertyType}, Get: in[0], Set: in[1], Del: in[2], Doc: in[3]}
	if absent(p.Doc) {
		p.Doc = None
		if !absent(p.Get) {
			doc, err := LookupAttr(c, p.Get, "__doc__")
			if err != nil {
				return Value{}, err
			}
			if !absent(doc) {
				p.Doc, p.docOfGetter = doc, true
			}
		}
	}
	return p.Value(), nil
}

// with copies the property with one accessor replaced.
func (p *Property) with(c *Ctx, change func(n *Property)) (Value, *Exc) {
	n := *p
	n.Py = 0
	change(&n)
	if p.docOfGetter && n.Get != p.Get {
		doc, err := LookupAttr(c, n.Get, "__doc__")
		if err != nil {
			return Value{}, err
		}
		if absent(doc) {
			doc = None
		}
		n.Doc = doc
	}
	return n.Value(), nil
}

func accessor(name string, change func(p *Property, f Value)) *Builtin {
	return &Builtin{Name: name, E1: func(c *Ctx, self, f Value) (Value, *Exc) {
		return (*Property)(self.P).with(c, func(n *Property) { change(n, f) })
	}}
}

func propertyField(name string, at func(p *Property) *Value) *GetSet {
	return &GetSet{Name: name, Get: func(c *Ctx, v Value) (Value, *Exc) {
		x := *at((*Property)(v.P))
		if x.Nil() {
			return None, nil
		}
		return x, nil
	}}
}

func init() {
	t := &PropertyType
	builtin(t, &ObjectType, []*Builtin{
		accessor("getter", func(p *Property, f Value) { p.Get = f }),
		accessor("setter", func(p *Property, f Value) { p.Set = f }),
		accessor("deleter", func(p *Property, f Value) { p.Del = f }),
		{Name: "__set_name__", EN: func(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
			if len(args) != 2 || len(names) > 0 {
				return Value{}, Raise(c, &TypeErrorType, "__set_name__() takes 2 positional arguments but %d were given", len(args))
			}
			(*Property)(self.P).Name = args[1]
			return None, nil
		}},
	})
	doc := propertyField("__doc__", func(p *Property) *Value { return &p.Doc })
	doc.Set = func(c *Ctx, v, x Value) *Exc {
		if x.Nil() {
			x = None
		}
		p := (*Property)(v.P)
		p.Doc = x
		if p.Py != 0 {
			return H.SetAttr(c, v, "__doc__", x)
		}
		return nil
	}
	addGetSets(t, propertyField("fget", func(p *Property) *Value { return &p.Get }), propertyField("fset", func(p *Property) *Value { return &p.Set }),
		propertyField("fdel", func(p *Property) *Value { return &p.Del }), doc,
		&GetSet{Name: "__isabstractmethod__", Get: func(c *Ctx, v Value) (Value, *Exc) {
			p := (*Property)(v.P)
			for _, f := range []Value{p.Get, p.Set, p.Del} {
				if yes, err := isAbstract(c, f); err != nil || yes {
					return Bool(yes), err
				}
			}
			return False, nil
		}})
	t.DescrGet, t.DescrSet = propertyGet, propertySet
	t.New = newProperty
	t.Hash = identityHash
}

// isAbstract is f.__isabstractmethod__.
func isAbstract(c *Ctx, f Value) (bool, *Exc) {
	if absent(f) {
		return false, nil
	}
	v, err := LookupAttr(c, f, "__isabstractmethod__")
	if err != nil || v.Nil() {
		return false, err
	}
	return Truth(c, v)
}
