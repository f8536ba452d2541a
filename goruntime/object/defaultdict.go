package object

// DefaultDictType is collections.defaultdict. The object is a dict with one
// thing more, so everything native for dicts takes it as one.
var DefaultDictType = Type{Name: "defaultdict", Module: "collections"}

// DefaultDict is a defaultdict; after it has migrated the genuine one knows the factory.
type DefaultDict struct {
	Dict
	factory Value // zero for none
}

// Factory is what default_factory holds.
func (d *DefaultDict) Factory() Value {
	if f := LoadValue(&d.factory); !f.Nil() {
		return f
	}
	return None
}

// initDefaultDict follows dict's own init: the slots are dict's but for a few.
func initDefaultDict() {
	t := &DefaultDictType
	builtin(t, &DictType, []*Builtin{
		{Name: "copy", E0: defaultDictCopy},
		{Name: "__copy__", E0: defaultDictCopy},
		{Name: "__missing__", E1: defaultDictMissing},
	})
	library(t)
	addGetSets(t, &GetSet{Name: "default_factory", Get: getFactory, Set: setFactory})
	t.Slots = DictType.Slots
	t.Unhashable = true
	t.Repr = defaultDictRepr
	t.GetItem = DefaultDictItem
	t.Bin[OpOr] = defaultDictOr
	t.New = newDefaultDict
}

func newDefaultDict(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	d := &DefaultDict{Dict: Dict{Obj: Obj{T: &DefaultDictType}}}
	if len(args) > len(names) {
		if f := args[0]; !f.IsNone() && !isCallable(c, f) {
			return Value{}, Raise(c, &TypeErrorType, "first argument must be callable or None")
		}
		d.factory, args = args[0], args[1:]
	}
	if len(args) == 0 {
		return d.Value(), nil
	}
	return d.Value(), dictUpdate(c, &d.Dict, "dict", args, names)
}

// DefaultDictItem is d[key].
func DefaultDictItem(c *Ctx, v, key Value) (Value, *Exc) {
	d := (*Dict)(v.P)
	if d.Py == 0 {
		if x, err := DictGet(c, d, key); err != nil || !x.Nil() {
			return x, err
		}
	}
	if d.Py != 0 {
		return H.GetItem(c, v, key)
	}
	return defaultDictMissing(c, v, key)
}

func defaultDictMissing(c *Ctx, v, key Value) (Value, *Exc) {
	d := (*DefaultDict)(v.P)
	if d.Py != 0 {
		return H.CallMethod(c, v, "__missing__", []Value{key}, nil)
	}
	f := d.Factory()
	if f.IsNone() {
		return Value{}, RaiseArgs(c, &KeyErrorType, key)
	}
	x, err := Call0(c, f)
	if err != nil {
		return Value{}, err
	}
	return x, DictSet(c, &d.Dict, key, x)
}

func getFactory(c *Ctx, v Value) (Value, *Exc) {
	d := (*DefaultDict)(v.P)
	if d.Py != 0 {
		return H.GetAttr(c, v, "default_factory")
	}
	return d.Factory(), nil
}

func setFactory(c *Ctx, v, val Value) *Exc {
	d := (*DefaultDict)(v.P)
	d.mu.Lock()
	moved := d.Py != 0
	if !moved {
		StoreValue(&d.factory, val)
	}
	d.mu.Unlock()
	if moved {
		return H.SetAttr(c, v, "default_factory", val)
	}
	return nil
}

func defaultDictCopy(c *Ctx, v Value) (Value, *Exc) {
	d := (*DefaultDict)(v.P)
	if d.Py != 0 {
		return H.CallMethod(c, v, "copy", nil, nil)
	}
	r := &DefaultDict{Dict: Dict{Obj: Obj{T: &DefaultDictType}}, factory: d.Factory()}
	return r.Value(), DictUpdate(c, &r.Dict, v)
}

// defaultDictOr is | of which either side may be the defaultdict.
func defaultDictOr(c *Ctx, a, b Value) (Value, *Exc) {
	if a.Type() == &ForeignType || b.Type() == &ForeignType {
		return H.Binary(c, OpOr, false, a, b)
	}
	self, other := a, b
	if a.Type() != &DefaultDictType {
		self, other = b, a
	}
	if !other.Type().Subclass(&DictType) {
		return NotImplemented, nil
	}
	f, err := getFactory(c, self)
	if err != nil {
		return Value{}, err
	}
	r := &DefaultDict{Dict: Dict{Obj: Obj{T: &DefaultDictType}}, factory: f}
	if err := DictUpdate(c, &r.Dict, a); err != nil {
		return Value{}, err
	}
	return r.Value(), DictUpdate(c, &r.Dict, b)
}

func defaultDictRepr(c *Ctx, v Value) (Value, *Exc) {
	d := (*DefaultDict)(v.P)
	if d.Py != 0 {
		return H.Repr(c, v)
	}
	items, err := dictRepr(c, v)
	if err != nil {
		return Value{}, err
	}
	factory := StrConst("...")
	if f := d.Factory(); reprEnter(c, f) {
		factory, err = Repr(c, f)
		reprLeave(c)
		if err != nil {
			return Value{}, err
		}
	}
	return concatAll(asciiStr("defaultdict("), factory, commaSpace, items, asciiStr(")")), nil
}

// MoveTo is Dict.MoveTo; the genuine object is to be given the factory before any key.
func (d *DefaultDict) MoveTo(py uintptr) (factory Value, keys, vals []Value) {
	keys, vals = d.Dict.MoveTo(py)
	return d.Factory(), keys, vals
}
