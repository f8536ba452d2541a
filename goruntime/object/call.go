package object

// Calls. A function whose parameters are all plain positional ones is entered
// directly; everything else is bound to parameters first (bind.go).

// Call0 is f().
func Call0(c *Ctx, f Value) (Value, *Exc) {
	switch f.Type() {
	case &FuncType:
		fn := (*Func)(f.P)
		if k := fn.Code; k.F0 != nil {
			return k.F0(c, fn)
		}
		return callFunc(c, fn, nil, nil)
	case &BuiltinType:
		if b := (*Builtin)(f.P); b.E0 != nil {
			return b.E0(c, b.Self)
		}
	case &BoundMethodType:
		m := (*BoundMethod)(f.P)
		return Call1(c, m.Fn, m.Self)
	case &TypeType:
		return construct0(c, AsType(f))
	}
	return Call(c, f, nil, nil)
}

// Call1 is f(a).
func Call1(c *Ctx, f, a Value) (Value, *Exc) {
	switch f.Type() {
	case &FuncType:
		return callFunc1(c, (*Func)(f.P), a)
	case &BuiltinType:
		if b := (*Builtin)(f.P); b.E1 != nil {
			return b.E1(c, b.Self, a)
		}
	case &BoundMethodType:
		m := (*BoundMethod)(f.P)
		return Call2(c, m.Fn, m.Self, a)
	case &TypeType:
		return construct1(c, AsType(f), a)
	case &ItemGetterType:
		return (*itemGetter)(f.P).of(c, a)
	}
	args := c.PushArgs(1)
	args[0] = a
	v, err := Call(c, f, args, nil)
	c.PopArgs(1)
	return v, err
}

// Call2 is f(a, b).
func Call2(c *Ctx, f, a, b Value) (Value, *Exc) {
	switch f.Type() {
	case &FuncType:
		return callFunc2(c, (*Func)(f.P), a, b)
	case &BuiltinType:
		if k := (*Builtin)(f.P); k.E2 != nil {
			return k.E2(c, k.Self, a, b)
		}
	case &BoundMethodType:
		m := (*BoundMethod)(f.P)
		return Call3(c, m.Fn, m.Self, a, b)
	case &TypeType:
		return construct2(c, AsType(f), a, b)
	}
	args := c.PushArgs(2)
	args[0], args[1] = a, b
	v, err := Call(c, f, args, nil)
	c.PopArgs(2)
	return v, err
}

// Call3 is f(a, b, d).
func Call3(c *Ctx, f, a, b, d Value) (Value, *Exc) {
	switch f.Type() {
	case &FuncType:
		return callFunc3(c, (*Func)(f.P), a, b, d)
	case &BoundMethodType:
		m := (*BoundMethod)(f.P)
		return Call4(c, m.Fn, m.Self, a, b, d)
	case &TypeType:
		return construct3(c, AsType(f), a, b, d)
	}
	args := c.PushArgs(3)
	args[0], args[1], args[2] = a, b, d
	v, err := Call(c, f, args, nil)
	c.PopArgs(3)
	return v, err
}

// Call4 is f(a, b, d, e).
func Call4(c *Ctx, f, a, b, d, e Value) (Value, *Exc) {
	if f.Type() == &FuncType {
		fn := (*Func)(f.P)
		if k := fn.Code; k.F4 != nil && k.Pos == 4 {
			return k.F4(c, fn, a, b, d, e)
		}
	}
	args := c.PushArgs(4)
	args[0], args[1], args[2], args[3] = a, b, d, e
	v, err := Call(c, f, args, nil)
	c.PopArgs(4)
	return v, err
}

func callFunc1(c *Ctx, fn *Func, a Value) (Value, *Exc) {
	if k := fn.Code; k.Pos == 1 && k.F1 != nil {
		return k.F1(c, fn, a)
	}
	args := c.PushArgs(1)
	args[0] = a
	v, err := callFunc(c, fn, args, nil)
	c.PopArgs(1)
	return v, err
}

func callFunc2(c *Ctx, fn *Func, a, b Value) (Value, *Exc) {
	if k := fn.Code; k.Pos == 2 && k.F2 != nil {
		return k.F2(c, fn, a, b)
	}
	args := c.PushArgs(2)
	args[0], args[1] = a, b
	v, err := callFunc(c, fn, args, nil)
	c.PopArgs(2)
	return v, err
}

func callFunc3(c *Ctx, fn *Func, a, b, d Value) (Value, *Exc) {
	if k := fn.Code; k.Pos == 3 && k.F3 != nil {
		return k.F3(c, fn, a, b, d)
	}
	args := c.PushArgs(3)
	args[0], args[1], args[2] = a, b, d
	v, err := callFunc(c, fn, args, nil)
	c.PopArgs(3)
	return v, err
}

// Call is f(*args) where names name the last len(names) of them.
func Call(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	switch t := f.Type(); t {
	case &FuncType:
		return callFunc(c, (*Func)(f.P), args, names)
	case &BuiltinType:
		b := (*Builtin)(f.P)
		if len(names) > 0 && PyMinor < 13 && b.Self.P != nil && b.EN != nil && takesTuple[b.Name] && tuplesOwner(b.Owner) {
			return Value{}, Raise(c, &TypeErrorType, "%s() takes no keyword arguments", b.Name)
		}
		return callBuiltin(c, b, b.Self, args, names)
	case &MethodDescrType:
		return callDescr(c, (*Builtin)(f.P), args, names)
	case &BoundMethodType:
		m := (*BoundMethod)(f.P)
		return callWith(c, m.Fn, m.Self, args, names)
	default:
		if t.Call != nil {
			return t.Call(c, f, args, names)
		}
	}
	return Value{}, Raise(c, &TypeErrorType, "'%s' object is not callable", TypeName(f))
}

// callWith is f(self, *args).
func callWith(c *Ctx, f, self Value, args []Value, names []string) (Value, *Exc) {
	n := len(args) + 1
	all := c.PushArgs(n)
	all[0] = self
	copy(all[1:], args)
	v, err := Call(c, f, all, names)
	c.PopArgs(n)
	return v, err
}

// callFunc calls a compiled function.
func callFunc(c *Ctx, fn *Func, args []Value, names []string) (Value, *Exc) {
	k := fn.Code
	total := len(k.Params)
	if len(names) == 0 && len(args) == k.Pos && k.Pos == total {
		switch {
		case total == 0 && k.F0 != nil:
			return k.F0(c, fn)
		case total == 1 && k.F1 != nil:
			return k.F1(c, fn, args[0])
		case total == 2 && k.F2 != nil:
			return k.F2(c, fn, args[0], args[1])
		case total == 3 && k.F3 != nil:
			return k.F3(c, fn, args[0], args[1], args[2])
		case total == 4 && k.F4 != nil:
			return k.F4(c, fn, args[0], args[1], args[2], args[3])
		}
		return k.FN(c, fn, args)
	}
	bound := c.PushArgs(total)
	var v Value
	err := bind(c, fn, args, names, bound)
	if err == nil {
		v, err = callBound(c, fn, bound)
	}
	c.PopArgs(total)
	return v, err
}

// callBound calls a compiled function with a value for each parameter.
func callBound(c *Ctx, fn *Func, bound []Value) (Value, *Exc) {
	k, total := fn.Code, len(bound)
	switch {
	case total == 1 && k.F1 != nil:
		return k.F1(c, fn, bound[0])
	case total == 2 && k.F2 != nil:
		return k.F2(c, fn, bound[0], bound[1])
	case total == 3 && k.F3 != nil:
		return k.F3(c, fn, bound[0], bound[1], bound[2])
	case total == 4 && k.F4 != nil:
		return k.F4(c, fn, bound[0], bound[1], bound[2], bound[3])
	case total == 0 && k.F0 != nil:
		return k.F0(c, fn)
	}
	return k.FN(c, fn, bound)
}

// callKeywords calls a compiled function with the items of a dict as its keywords; not ok, and nothing done, where
// the dict is not plain or one of them is wrong.
func callKeywords(c *Ctx, fn *Func, args []Value, d *Dict) (v Value, err *Exc, ok bool) {
	if d.Py != 0 || Multi.Load() {
		return Value{}, nil, false
	}
	total := len(fn.Code.Params)
	bound := c.PushArgs(total)
	if err, ok = bindDict(c, fn, args, d, bound); ok && err == nil {
		v, err = callBound(c, fn, bound)
	}
	c.PopArgs(total)
	return v, err, ok
}

// takesTuple are the methods of str, bytes and sets that CPython gives a tuple of
// arguments: before 3.13 a bound one is only called by its name in the error.
var takesTuple = map[string]bool{
	"count": true, "find": true, "index": true, "rfind": true, "rindex": true, "startswith": true, "endswith": true, "union": true,
	"difference": true, "intersection": true, "update": true, "difference_update": true, "intersection_update": true,
}

func tuplesOwner(t *Type) bool {
	return t == &StrType || t == &BytesType || t == &SetType || t == &FrozenSetType
}

// callBuiltin calls a function written in Go, or says which arguments it wants.
func callBuiltin(c *Ctx, b *Builtin, self Value, args []Value, names []string) (Value, *Exc) {
	if b.Owner != nil && !b.Slot && self.P != nil {
		self = inner(self, b.Owner)
	}
	if len(names) == 0 {
		switch {
		case len(args) == 0 && b.E0 != nil:
			return b.E0(c, self)
		case len(args) == 1 && b.E1 != nil:
			return b.E1(c, self, args[0])
		case len(args) == 2 && b.E2 != nil:
			return b.E2(c, self, args[0], args[1])
		}
	}
	if b.EN != nil {
		return b.EN(c, self, args, names)
	}
	name := b.Name
	if b.As != nil {
		name = b.As.Qualname + "." + name
	} else if b.Owner != nil {
		name = b.Owner.Name + "." + name
	}
	if len(names) > 0 {
		return Value{}, Raise(c, &TypeErrorType, "%s() takes no keyword arguments", name)
	}
	lo, hi := b.counts()
	switch {
	case b.wrapper():
		words := "expected %d argument%s, got %d"
		if lo > 1 {
			words = " " + words // as PyArg_UnpackTuple puts a function without a name
		}
		return Value{}, Raise(c, &TypeErrorType, words, lo, plural(lo), len(args))
	case hi == 0:
		return Value{}, Raise(c, &TypeErrorType, "%s() takes no arguments (%d given)", name, len(args))
	case lo == 1 && hi == 1:
		return Value{}, Raise(c, &TypeErrorType, "%s() takes exactly one argument (%d given)", name, len(args))
	case lo == hi:
		return Value{}, Raise(c, &TypeErrorType, "%s expected %d arguments, got %d", b.Name, lo, len(args))
	case len(args) < lo:
		return Value{}, Raise(c, &TypeErrorType, "%s expected at least %d argument%s, got %d", b.Name, lo, plural(lo), len(args))
	}
	return Value{}, Raise(c, &TypeErrorType, "%s expected at most %d argument%s, got %d", b.Name, hi, plural(hi), len(args))
}

// counts returns the fewest and the most arguments of the fixed entries.
func (b *Builtin) counts() (lo, hi int) {
	lo = -1
	for n, has := range []bool{b.E0 != nil, b.E1 != nil, b.E2 != nil} {
		if has {
			if lo < 0 {
				lo = n
			}
			hi = n
		}
	}
	return lo, hi
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// callDescr calls a method taken from its class: list.append(x, 1).
func callDescr(c *Ctx, b *Builtin, args []Value, names []string) (Value, *Exc) {
	if len(args) == len(names) {
		if b.wrapper() {
			return Value{}, Raise(c, &TypeErrorType, "descriptor '%s' of '%s' object needs an argument", b.Name, b.Owner.tpName())
		}
		return Value{}, Raise(c, &TypeErrorType, "unbound method %s.%s() needs an argument", b.Owner.Name, b.Name)
	}
	self := args[0]
	switch t := self.Type(); {
	case t == &ForeignType:
		return H.CallMethod(c, TypeValue(b.Owner), b.Name, args, names)
	case !t.Subclass(b.Owner) && b.wrapper():
		return Value{}, Raise(c, &TypeErrorType, "descriptor '%s' requires a '%s' object but received a '%s'", b.Name, b.Owner.tpName(), TypeName(self))
	case !t.Subclass(b.Owner):
		return Value{}, descrMismatch(c, b.Name, b.Owner, self)
	}
	return callBuiltin(c, b, self, args[1:], names)
}

// CallEx is f(*args, **kw): args any iterable, kw a mapping or the zero Value.
func CallEx(c *Ctx, f, args, kw Value) (Value, *Exc) {
	items, err := starArgs(c, f, args)
	if err != nil {
		return Value{}, err
	}
	if kw.Nil() {
		return Call(c, f, items, nil)
	}
	if kw.Type() != &DictType {
		d := NewDict()
		if err := DictMerge(c, d, kw, f); err != nil {
			return Value{}, err
		}
		kw = d.Value()
	}
	d := (*Dict)(kw.P)
	if f.Type() == &FuncType {
		if v, err, ok := callKeywords(c, (*Func)(f.P), items, d); ok {
			return v, err
		}
	}
	var names []string
	all := append(make([]Value, 0, len(items)+4), items...)
	err = dictEach(c, d, func(k, v Value) *Exc {
		name, ok, err := keywordName(c, k)
		if !ok && err == nil {
			err = Raise(c, &TypeErrorType, "keywords must be strings")
		}
		if err != nil {
			return err
		}
		names = append(names, name)
		all = append(all, v)
		return nil
	})
	if err != nil {
		return Value{}, err
	}
	return Call(c, f, all, names)
}

// Keywords is the dict of the keywords of f(*args, **mapping): the mapping itself where that is a plain dict, which
// nothing can change before the call takes them from it.
func Keywords(c *Ctx, f, args, mapping Value) (Value, *Exc) {
	if mapping.Type() == &DictType && (*Obj)(mapping.P).Py == 0 && args.Type() == &TupleType && !Multi.Load() {
		return mapping, nil
	}
	d := NewDict()
	return d.Value(), DictMerge(c, d, mapping, f)
}

func starArgs(c *Ctx, f, args Value) ([]Value, *Exc) {
	t := args.Type()
	if t == &TupleType {
		return (*Tuple)(args.P).V, nil
	}
	var items []Value
	var err *Exc
	lacks := t.Iter == nil && t.GetItem == nil
	if !lacks {
		items, err = Items(c, args)
		lacks = err != nil && err.T == &TypeErrorType && t == &ForeignType && notIterable(c, args, err)
	}
	if lacks {
		name, err := functionStr(c, f)
		if err != nil {
			return nil, err
		}
		return nil, Raise(c, &TypeErrorType, "%s argument after * must be an iterable, not %s", name, TypeName(args))
	}
	return items, err
}
