package object

// Calls of v.name(...): the method is found through the inline cache and
// entered without making a bound method.

// CallMethod0 is v.name().
func CallMethod0(c *Ctx, v Value, name string, ic *AttrCache) (Value, *Exc) {
	if e := ic.at(v.Type()); e != nil {
		switch e.kind {
		case attrFunc:
			if k := e.fn.Code; k.Pos == 1 && k.F1 != nil && e.unshadowed(v) {
				return k.F1(c, e.fn, v)
			}
		case attrBuiltin:
			if b := (*Builtin)(e.val.P); b.E0 != nil {
				return b.E0(c, v)
			} else if b.EN != nil {
				return b.EN(c, v, nil, nil)
			}
		case attrBody:
			if b := (*Builtin)(e.val.P); b.E0 != nil && e.unshadowed(v) {
				return b.E0(c, e.t.body(v))
			}
		}
	}
	if v.Type() == &ForeignType {
		if f := ic.lentBy(c, v); f.P != nil {
			return Call0(c, f)
		}
		if x := H.QuietMethod(c, v, name, nil); x.P != nil {
			return x, nil
		}
	}
	e, err := ic.find(c, v, name)
	if err != nil {
		return Value{}, err
	}
	if e.kind == attrModule {
		return Call0(c, e.val)
	}
	if e.kind == attrClassMethod {
		if k := e.fn.Code; k.Pos == 1 && k.F1 != nil {
			return k.F1(c, e.fn, v)
		}
	}
	if e.kind == attrBuiltin {
		if b := (*Builtin)(e.val.P); b.E0 != nil {
			return b.E0(c, v)
		}
	}
	if e.kind == attrBody && e.unshadowed(v) {
		if b := (*Builtin)(e.val.P); b.E0 != nil {
			return b.E0(c, e.t.body(v))
		}
	}
	return callEntry(c, e, v, name, nil, nil)
}

// CallMethod1 is v.name(a).
func CallMethod1(c *Ctx, v Value, name string, ic *AttrCache, a Value) (Value, *Exc) {
	if e := ic.at(v.Type()); e != nil {
		switch e.kind {
		case attrFunc:
			if k := e.fn.Code; k.Pos == 2 && k.F2 != nil && e.unshadowed(v) {
				return k.F2(c, e.fn, v, a)
			}
		case attrBuiltin:
			if b := (*Builtin)(e.val.P); b.E1 != nil {
				return b.E1(c, v, a)
			} else if b.EN != nil {
				return callMany1(c, b, v, a)
			}
		case attrBody:
			if b := (*Builtin)(e.val.P); b.E1 != nil && e.unshadowed(v) {
				return b.E1(c, e.t.body(v), a)
			}
		}
	}
	if v.Type() == &ForeignType {
		if f := ic.lentBy(c, v); f.P != nil {
			return Call1(c, f, a)
		}
		args := c.PushArgs(1)
		args[0] = a
		x := H.QuietMethod(c, v, name, args)
		if c.PopArgs(1); x.P != nil {
			return x, nil
		}
	}
	e, err := ic.find(c, v, name)
	if err != nil {
		return Value{}, err
	}
	if e.kind == attrModule {
		keepGiven(e.val, a)
		return Call1(c, e.val, a)
	}
	if e.kind == attrClassMethod {
		if k := e.fn.Code; k.Pos == 2 && k.F2 != nil {
			return k.F2(c, e.fn, v, a)
		}
	}
	if e.kind == attrBuiltin {
		if b := (*Builtin)(e.val.P); b.E1 != nil {
			return b.E1(c, v, a)
		}
	}
	if e.kind == attrBody && e.unshadowed(v) {
		if b := (*Builtin)(e.val.P); b.E1 != nil {
			return b.E1(c, e.t.body(v), a)
		}
	}
	args := c.PushArgs(1)
	args[0] = a
	r, err := callEntry(c, e, v, name, args, nil)
	c.PopArgs(1)
	return r, err
}

// CallMethod2 is v.name(a, b).
func CallMethod2(c *Ctx, v Value, name string, ic *AttrCache, a, b Value) (Value, *Exc) {
	if e := ic.at(v.Type()); e != nil {
		switch e.kind {
		case attrFunc:
			if k := e.fn.Code; k.Pos == 3 && k.F3 != nil && e.unshadowed(v) {
				return k.F3(c, e.fn, v, a, b)
			}
		case attrBuiltin:
			if m := (*Builtin)(e.val.P); m.E2 != nil {
				return m.E2(c, v, a, b)
			} else if m.EN != nil {
				return callMany2(c, m, v, a, b)
			}
		case attrBody:
			if m := (*Builtin)(e.val.P); m.E2 != nil && e.unshadowed(v) {
				return m.E2(c, e.t.body(v), a, b)
			}
		}
	}
	if v.Type() == &ForeignType {
		if f := ic.lentBy(c, v); f.P != nil {
			return Call2(c, f, a, b)
		}
		args := c.PushArgs(2)
		args[0] = a
		args[1] = b
		x := H.QuietMethod(c, v, name, args)
		if c.PopArgs(2); x.P != nil {
			return x, nil
		}
	}
	e, err := ic.find(c, v, name)
	if err != nil {
		return Value{}, err
	}
	if e.kind == attrModule {
		keepGiven(e.val, a, b)
		return Call2(c, e.val, a, b)
	}
	if e.kind == attrClassMethod {
		if k := e.fn.Code; k.Pos == 3 && k.F3 != nil {
			return k.F3(c, e.fn, v, a, b)
		}
	}
	if e.kind == attrBuiltin {
		if m := (*Builtin)(e.val.P); m.E2 != nil {
			return m.E2(c, v, a, b)
		}
	}
	if e.kind == attrBody && e.unshadowed(v) {
		if m := (*Builtin)(e.val.P); m.E2 != nil {
			return m.E2(c, e.t.body(v), a, b)
		}
	}
	args := c.PushArgs(2)
	args[0], args[1] = a, b
	r, err := callEntry(c, e, v, name, args, nil)
	c.PopArgs(2)
	return r, err
}

// callMany1 and callMany2 call methods of built-in types that take any number of arguments.
func callMany1(c *Ctx, b *Builtin, v, x Value) (Value, *Exc) {
	args := c.PushArgs(1)
	args[0] = x
	r, err := b.EN(c, v, args, nil)
	c.PopArgs(1)
	return r, err
}

func callMany2(c *Ctx, b *Builtin, v, x, y Value) (Value, *Exc) {
	args := c.PushArgs(2)
	args[0], args[1] = x, y
	r, err := b.EN(c, v, args, nil)
	c.PopArgs(2)
	return r, err
}

// CallMethod3 is v.name(a, b, d).
func CallMethod3(c *Ctx, v Value, name string, ic *AttrCache, a, b, d Value) (Value, *Exc) {
	if e := ic.at(v.Type()); e != nil && e.kind == attrFunc && e.unshadowed(v) {
		if k := e.fn.Code; k.Pos == 4 && k.F4 != nil {
			return k.F4(c, e.fn, v, a, b, d)
		}
	}
	args := c.PushArgs(3)
	args[0], args[1], args[2] = a, b, d
	r, err := CallMethodN(c, v, name, ic, args, nil)
	c.PopArgs(3)
	return r, err
}

// CallMethodN is v.name(*args) where names name the last arguments.
func CallMethodN(c *Ctx, v Value, name string, ic *AttrCache, args []Value, names []string) (Value, *Exc) {
	if v.Type() == &ForeignType {
		if f := ic.lentBy(c, v); f.P != nil {
			return Call(c, f, args, names)
		}
	}
	e, err := ic.find(c, v, name)
	if err != nil {
		return Value{}, err
	}
	return callEntry(c, e, v, name, args, names)
}

// callEntry calls what the cache entry found.
func callEntry(c *Ctx, e *attrEntry, v Value, name string, args []Value, names []string) (Value, *Exc) {
	switch e.kind {
	case attrFunc:
		if e.unshadowed(v) {
			return CallFuncWith(c, e.fn, v, args, names)
		}
	case attrBound, attrBuiltin, attrBody:
		if e.unshadowed(v) {
			return callBuiltin(c, (*Builtin)(e.val.P), v, args, names)
		}
	case attrClassMethod:
		return CallFuncWith(c, e.fn, v, args, names)
	case attrClassBuiltin:
		return callBuiltin(c, (*Builtin)(e.val.P), v, args, names)
	case attrSlow:
		return callSlow(c, v, name, args, names)
	case attrModule:
		keepGiven(e.val, args...)
	}
	f, err := getEntry(c, e, v, name)
	if err != nil {
		return Value{}, err
	}
	return Call(c, f, args, names)
}

// keepGiven notes what an attribute of a module of CPython's may keep of its
// arguments: the caller saw the module only, of which nothing is native.
func keepGiven(f Value, args ...Value) {
	if f.Type() == &ForeignType || !Keeps(f) {
		return
	}
	KeepAll(args...)
}

// KeepAll notes of each value of CPython's that compiled code may hold it from now on.
func KeepAll(vals ...Value) {
	for _, v := range vals {
		if IsForeign(v) {
			Keep(v)
		}
	}
}

// CallFuncWith is fn(self, *args).
func CallFuncWith(c *Ctx, fn *Func, self Value, args []Value, names []string) (Value, *Exc) {
	n := len(args) + 1
	all := c.PushArgs(n)
	all[0] = self
	copy(all[1:], args)
	v, err := callFunc(c, fn, all, names)
	c.PopArgs(n)
	return v, err
}

// callSlow calls a method that no cache entry describes.
func callSlow(c *Ctx, v Value, name string, args []Value, names []string) (Value, *Exc) {
	t := v.Type()
	if t == &ForeignType {
		if c.GIL && len(names) == 0 {
			if r := BufferCall(c, v, name, args); r.P != nil {
				c.Touched = true
				return r, nil
			}
		}
		if fn := H.LoadClassMethod(c, v, name); fn.P != nil {
			return Call(c, fn, args, names)
		}
		return H.CallMethod(c, v, name, args, names)
	}
	if t == &TypeType && len(args) > len(names) {
		if b := bodyMaker(AsType(v), name, args[0]); b != nil {
			return callBuiltin(c, b, Value{}, args, names)
		}
	}
	if H != nil && t.Layout == nil && !t.Exception && t.GetAttr == nil && t.find(name).Nil() {
		// a rare method of a built-in type: CPython's own
		has, err := classHas(c, t, name)
		if err != nil {
			return Value{}, err
		}
		if has {
			return H.CallMethod(c, v, name, args, names)
		}
		return Value{}, noAttr(c, v, name)
	}
	f, err := GetAttr(c, v, name)
	if err != nil {
		return Value{}, err
	}
	return Call(c, f, args, names)
}

// CallAttr is v.name(*args) without a cache, for the runtime's own use.
func CallAttr(c *Ctx, v Value, name string, args ...Value) (Value, *Exc) {
	return callSlow(c, v, name, args, nil)
}
