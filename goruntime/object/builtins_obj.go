package object

// Built-in functions about objects, attributes and classes.

func builtinGetattr(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
	if err := posArgs(c, "getattr()", "getattr", args, names, 2, 3); err != nil {
		return Value{}, err
	}
	name, err := attrName(c, args[1])
	if err != nil {
		return Value{}, err
	}
	if len(args) == 2 {
		return getNamed(c, args[0], name)
	}
	x, err := lookupNamed(c, args[0], name)
	if err == nil && x.Nil() {
		return args[2], nil
	}
	return x, err
}

func builtinHasattr(c *Ctx, _, v, name Value) (Value, *Exc) {
	n, err := attrName(c, name)
	if err != nil {
		return Value{}, err
	}
	x, err := lookupNamed(c, v, n)
	return Bool(!x.Nil()), err
}

func builtinSetattr(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
	if err := posArgs(c, "setattr()", "setattr", args, names, 3, 3); err != nil {
		return Value{}, err
	}
	name, err := attrName(c, args[1])
	if err != nil {
		return Value{}, err
	}
	return None, SetAttr(c, args[0], name, args[2])
}

func builtinDelattr(c *Ctx, _, v, name Value) (Value, *Exc) {
	n, err := attrName(c, name)
	if err != nil {
		return Value{}, err
	}
	return None, DelAttr(c, v, n)
}

// builtinVars is vars(v); without an argument it means locals(), which the
// compiler leaves to CPython.
func builtinVars(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
	if err := posArgs(c, "vars()", "vars", args, names, 1, 1); err != nil {
		return Value{}, err
	}
	x, err := LookupAttr(c, args[0], "__dict__")
	if err == nil && x.Nil() {
		err = Raise(c, &TypeErrorType, "vars() argument must have __dict__ attribute")
	}
	return x, err
}

// builtinID is id(v). Ints and floats have no address: equal ones share one,
// as `is` has it; the low bits keep them apart from addresses.
func builtinID(c *Ctx, _, v Value) (Value, *Exc) {
	switch {
	case v.IsInt():
		return Int(int64(v.N&(1<<58-1))<<4 | 1), nil
	case v.IsFloat():
		return Int(int64(v.N>>6)<<4 | 2), nil
	}
	a, err := addressOf(c, v)
	return Int(int64(a)), err
}

func init() {
	pair := func(f func(c *Ctx, v, class Value) (bool, *Exc)) func(c *Ctx, _, a, b Value) (Value, *Exc) {
		return func(c *Ctx, _, a, b Value) (Value, *Exc) {
			ok, err := f(c, a, b)
			return Bool(ok), err
		}
	}
	for _, b := range []*Builtin{
		{Name: "getattr", EN: builtinGetattr},
		{Name: "setattr", EN: builtinSetattr},
		{Name: "hasattr", E2: builtinHasattr},
		{Name: "delattr", E2: builtinDelattr},
		{Name: "isinstance", E2: pair(IsInstance)},
		{Name: "issubclass", E2: pair(IsSubclass)},
		{Name: "vars", EN: builtinVars},
		{Name: "id", E1: builtinID},
	} {
		b.T = &BuiltinType
		registerBuiltin(b.Name, b.Value())
	}
}
