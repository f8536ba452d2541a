package object

// Functions, bound methods and built-ins as objects.

// funcGetAttr answers what the Go world knows of a function; CPython's twin
// answers the rest (__code__, __globals__, ...), and everything once it exists.
func funcGetAttr(c *Ctx, v Value, name string) (Value, *Exc) {
	f := (*Func)(v.P)
	if f.Py != 0 && H != nil && (name != "__closure__" || len(f.Cells) == 0) { // the twin has no closure
		return H.GetAttr(c, v, name)
	}
	switch name {
	case "__name__":
		return StrFromGo(f.Name), nil
	case "__qualname__":
		return StrFromGo(f.Qualname), nil
	case "__doc__":
		return noneIfZero(f.Doc), nil
	case "__module__":
		if f.Code.Module == nil {
			return None, nil
		}
		return moduleName(f.Code.Module), nil
	case "__defaults__":
		if len(f.Defaults) == 0 {
			return None, nil
		}
		return NewTuple(f.Defaults), nil
	case "__kwdefaults__":
		if f.KwDefaults == nil {
			return None, nil
		}
		return f.KwDefaults.Value(), nil
	case "__type_params__":
		if PyMinor >= 12 && !f.TypeParams.Nil() {
			return f.TypeParams, nil
		}
	case "__dict__":
		return f.attrs(c, true).Value(), nil
	case "__annotations__":
		return f.annotations(c)
	case "__closure__":
		if len(f.Cells) == 0 {
			return None, nil
		}
		cells := make([]Value, len(f.Cells))
		for i, k := range f.Cells {
			cells[i] = k.Value()
		}
		return NewTuple(cells), nil
	}
	if attrs := f.attrs(c, false); attrs != nil {
		if x, err := dictGetName(c, attrs, name); err != nil || !x.Nil() {
			return x, err
		}
	}
	if d := FuncType.find(name); !d.Nil() {
		return descrGet(c, d, v, &FuncType)
	}
	if !funcFields[name] || H == nil {
		if has, err := classHas(c, &FuncType, name); err != nil || !has {
			if err == nil {
				err = noAttr(c, v, name)
			}
			return Value{}, err
		}
	}
	return H.GetAttr(c, v, name)
}

func noneIfZero(v Value) Value {
	if v.Nil() {
		return None
	}
	return v
}

// annotations makes the dict of __annotations__ from the names and values that
// the def statement left.
func (f *Func) annotations(c *Ctx) (Value, *Exc) {
	a := f.Annotations
	if !a.Nil() && a.Type() == &DictType {
		return a, nil
	}
	d := NewDict()
	if !a.Nil() {
		pairs := (*Tuple)(a.P).V
		for i := 0; i+1 < len(pairs); i += 2 {
			if err := DictSet(c, d, pairs[i], pairs[i+1]); err != nil {
				return Value{}, err
			}
		}
	}
	f.Annotations = d.Value()
	return f.Annotations, nil
}

// attrs is the function's __dict__, its twin's where it has one; nil where there
// is none and none is wanted.
func (f *Func) attrs(c *Ctx, wanted bool) *Dict {
	if f.Py != 0 && H != nil {
		H.ShareDict(c, f, wanted)
	}
	if f.Attrs == nil && wanted {
		f.Attrs = NewDict()
	}
	return f.Attrs
}

// funcFields are the attributes a function type keeps itself or checks when they are assigned.
var funcFields = map[string]bool{"__code__": true, "__defaults__": true, "__kwdefaults__": true, "__annotations__": true,
	"__globals__": true, "__closure__": true, "__builtins__": true, "__type_params__": true, "__dict__": true, "__class__": true, "__module__": true}

func funcSetAttr(c *Ctx, v Value, name string, val Value) *Exc {
	f := (*Func)(v.P)
	if f.Py == 0 || name == "__doc__" {
		keepForeign(val) // the compiler takes it that a function keeps nothing, which is true of calls
	}
	switch name {
	case "__name__", "__qualname__":
		if val.Nil() || !isText(val) {
			return Raise(c, &TypeErrorType, "%s must be set to a string object", name)
		}
		if name == "__name__" {
			f.Name = GoStr(val)
		} else {
			f.Qualname = GoStr(val)
		}
		if f.Py == 0 {
			return nil
		}
	case "__doc__":
		f.Doc = noneIfZero(val)
		if f.Py == 0 {
			return nil
		}
	case "__type_params__":
		if PyMinor >= 12 && !val.Nil() && val.Type() == &TupleType {
			f.TypeParams = val
			if f.Py == 0 {
				return nil
			}
		}
	}
	if H != nil && (f.Py != 0 || funcFields[name]) {
		err := H.SetAttr(c, v, name, val)
		if err == nil {
			f.setDefaults(name, val)
		}
		return err
	}
	if !val.Nil() {
		return dictSetName(c, f.attrs(c, true), name, val)
	}
	if attrs := f.attrs(c, false); attrs != nil {
		if had, err := dictDelName(c, attrs, name); err != nil || had {
			return err
		}
	}
	return notThere(c, v, name, true)
}

// setDefaults follows an assignment, which CPython found right, to __defaults__ or __kwdefaults__.
func (f *Func) setDefaults(name string, val Value) {
	none := val.Nil() || val.IsNone()
	switch {
	case name == "__defaults__" && none:
		f.Defaults = nil
	case name == "__defaults__" && val.Type() == &TupleType:
		f.Defaults = (*Tuple)(val.P).V
	case name == "__kwdefaults__" && none:
		f.KwDefaults = nil
	case name == "__kwdefaults__" && val.Type() == &DictType:
		f.KwDefaults = (*Dict)(val.P)
	}
}

// boundGetAttr: a bound method has the attributes of its function.
func boundGetAttr(c *Ctx, v Value, name string) (Value, *Exc) {
	m := (*BoundMethod)(v.P)
	switch name {
	case "__self__":
		return m.Self, nil
	case "__func__":
		return m.Fn, nil
	case "__class__":
		return TypeValue(&BoundMethodType), nil
	}
	if name == "__get__" && PyMinor >= 13 { // bound for good
		return hostOrMissing(c, v, name)
	}
	if d := BoundMethodType.find(name); !d.Nil() {
		return descrGet(c, d, v, &BoundMethodType)
	}
	if name == "__reduce__" || name == "__reduce_ex__" || name == "__call__" {
		return hostOrMissing(c, v, name)
	}
	return GetAttr(c, m.Fn, name)
}

func hostOrMissing(c *Ctx, v Value, name string) (Value, *Exc) {
	x, err := hostAttr(c, v, name)
	if err == nil && x.Nil() {
		err = noAttr(c, v, name)
	}
	return x, err
}

func boundRepr(c *Ctx, v Value) (Value, *Exc) {
	m := (*BoundMethod)(v.P)
	name, err := LookupAttr(c, m.Fn, "__qualname__")
	if err == nil && name.Nil() {
		name, err = LookupAttr(c, m.Fn, "__name__")
	}
	if err != nil {
		return Value{}, err
	}
	if name.Nil() || !IsStr(name) {
		name = StrFromGo("?")
	}
	r, err := Repr(c, m.Self)
	if err != nil {
		return Value{}, err
	}
	return JoinStr(c, []Value{StrFromGo("<bound method "), name, StrFromGo(" of "), r, StrFromGo(">")}), nil
}

func boundCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	if b.Type() != &BoundMethodType || op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	x, y := (*BoundMethod)(a.P), (*BoundMethod)(b.P)
	same, err := Equal(c, x.Fn, y.Fn)
	if err != nil {
		return Value{}, err
	}
	return Bool((same && Is(x.Self, y.Self)) == (op == CmpEq)), nil
}

func boundHash(c *Ctx, v Value) (int64, *Exc) {
	m := (*BoundMethod)(v.P)
	h, err := identityHash(c, m.Self)
	if err != nil {
		return 0, err
	}
	f, err := Hash(c, m.Fn)
	if h ^= f; h == -1 {
		h = -2
	}
	return h, err
}

// builtinGetAttr answers for functions and methods written in Go.
func builtinGetAttr(c *Ctx, v Value, name string) (Value, *Exc) {
	b := (*Builtin)(v.P)
	switch name {
	case "__name__":
		return StrFromGo(b.Name), nil
	case "__qualname__":
		if b.As != nil && v.Type() == &BuiltinType && !b.wrapper() { // bound, to an object of that class
			return StrFromGo(b.As.Qualname + "." + b.Name), nil
		}
		if b.Owner != nil {
			return StrFromGo(b.Owner.Name + "." + b.Name), nil
		}
		return StrFromGo(b.Name), nil
	case "__self__":
		if v.Type() == &BuiltinType && !b.Self.Nil() {
			return b.Self, nil
		}
	case "__objclass__":
		if v.Type() == &MethodDescrType {
			return TypeValue(b.Owner), nil
		}
	}
	return hostOrMissing(c, v, name)
}

func builtinRepr(c *Ctx, v Value) (Value, *Exc) {
	if isWrapper(v) && H != nil {
		return H.Repr(c, v)
	}
	b := (*Builtin)(v.P)
	if b.Self.Nil() {
		return StrFromGo("<built-in function " + b.Name + ">"), nil
	}
	return StrFromGo("<built-in method " + b.Name + " of " + TypeName(b.Self) + " object at " + hexAddress(c, b.Self) + ">"), nil
}

// builtinCmp: two bound copies of one method of the same object are equal.
func builtinCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	if b.Type() != a.Type() || op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	x, y := (*Builtin)(a.P), (*Builtin)(b.P)
	same := a.P == b.P || x.Name == y.Name && x.Owner == y.Owner && x.Owner != nil && x.Self.P == y.Self.P && Is(x.Self, y.Self)
	return Bool(same == (op == CmpEq)), nil
}

func builtinHash(c *Ctx, v Value) (int64, *Exc) {
	b := (*Builtin)(v.P)
	switch {
	case H != nil: // by addresses that only CPython knows
		return H.Hash(c, v)
	case b.Owner == nil || b.Self.Nil():
		return identityHash(c, v)
	}
	h, err := identityHash(c, b.Self)
	for _, r := range b.Name {
		h = h*31 + int64(r)
	}
	if h == -1 {
		h = -2
	}
	return h, err
}

// cellCmp compares what the cells hold; an empty one is less than all others.
func cellCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	if b.Type() != &CellType {
		return NotImplemented, nil
	}
	x, y := (*Cell)(a.P).V, (*Cell)(b.P).V
	if !x.Nil() && !y.Nil() {
		return Compare(c, op, x, y)
	}
	full := func(v Value) Value {
		if v.Nil() {
			return Int(0)
		}
		return Int(1)
	}
	return Compare(c, op, full(x), full(y))
}

func init() {
	t := &FuncType
	builtin(t, &ObjectType, nil)
	t.GetAttr, t.SetAttr, t.Hash, t.DescrGet = funcGetAttr, funcSetAttr, identityHash, bindFirst
	t.Repr = func(c *Ctx, v Value) (Value, *Exc) {
		return StrFromGo("<function " + (*Func)(v.P).Qualname + " at " + hexAddress(c, v) + ">"), nil
	}
	t.Call = Call

	t = &BoundMethodType
	builtin(t, &ObjectType, nil)
	t.GetAttr, t.Repr, t.Cmp, t.Hash, t.Call = boundGetAttr, boundRepr, boundCmp, boundHash, Call
	t.SetAttr = func(c *Ctx, v Value, name string, val Value) *Exc { return H.SetAttr(c, v, name, val) } // none can be set: the words

	t = &BuiltinType
	builtin(t, &ObjectType, nil)
	t.GetAttr, t.Repr, t.Cmp, t.Hash, t.Call = builtinGetAttr, builtinRepr, builtinCmp, builtinHash, Call

	MethodDescrType.GetAttr = builtinGetAttr
	MethodDescrType.Call = Call

	builtin(&CellType, &ObjectType, nil)
	CellType.Unhashable = true
	CellType.Cmp = cellCmp
	CellType.Repr = func(c *Ctx, v Value) (Value, *Exc) {
		what := "empty"
		if x := (*Cell)(v.P).V; !x.Nil() {
			what = TypeName(x) + " object at " + hexAddress(c, x)
		}
		return StrFromGo("<cell at " + hexAddress(c, v) + ": " + what + ">"), nil
	}
	addGetSets(&CellType, &GetSet{Name: "cell_contents",
		Get: func(c *Ctx, v Value) (Value, *Exc) {
			if x := (*Cell)(v.P).V; !x.Nil() {
				return x, nil
			}
			return Value{}, Raise(c, &ValueErrorType, "Cell is empty")
		},
		Set: func(c *Ctx, v, x Value) *Exc { (*Cell)(v.P).V = x; return nil }})
}
