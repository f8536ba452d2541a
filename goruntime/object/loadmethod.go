package object

// A method call whose arguments have effects looks the method up first, then
// evaluates the arguments, then calls: LoadMethod and CallLoaded are the two
// halves. As in CPython's LOAD_METHOD no bound method is made where the class
// holds a plain function: LoadMethod returns it with the receiver apart; else
// self is the zero Value.

// LoadMethod looks up v.name for a call.
func LoadMethod(c *Ctx, v Value, name string, ic *AttrCache) (fn, self Value, err *Exc) {
	e, err := ic.find(c, v, name)
	if err != nil {
		return Value{}, Value{}, err
	}
	if e == slowEntry && v.Type() == &ForeignType {
		if name == "append" && c.GIL && isByteArray(v) {
			return byteArrayAppend, v, nil
		}
		if fn = H.LoadMethod(c, v, name); fn.P != nil {
			return fn, v, nil
		}
		if fn = H.LoadClassMethod(c, v, name); fn.P != nil {
			return fn, Value{}, nil
		}
	}
	if e.kind == attrBuiltin || (e.kind == attrFunc || e.kind == attrBound || e.kind == attrBody) && e.unshadowed(v) {
		return e.val, v, nil
	}
	if e.kind == attrClassMethod {
		return e.val, v, nil
	}
	fn, err = getEntry(c, e, v, name)
	return fn, Value{}, err
}

// CallLoaded0 to CallLoaded3 call what LoadMethod found.
func CallLoaded0(c *Ctx, fn, self Value) (Value, *Exc) {
	if self.P == nil {
		return Call0(c, fn)
	}
	if fn.Type() == &MethodDescrType {
		if m := (*Builtin)(fn.P); m.E0 != nil && m.Owner == self.Type() {
			return m.E0(c, self)
		}
	}
	return Call1(c, fn, self)
}

func CallLoaded1(c *Ctx, fn, self, a Value) (Value, *Exc) {
	if self.P == nil {
		return Call1(c, fn, a)
	}
	if fn.Type() == &MethodDescrType {
		if m := (*Builtin)(fn.P); m.E1 != nil && m.Owner == self.Type() {
			return m.E1(c, self, a)
		}
	}
	return Call2(c, fn, self, a)
}

func CallLoaded2(c *Ctx, fn, self, a, b Value) (Value, *Exc) {
	if self.P == nil {
		return Call2(c, fn, a, b)
	}
	if fn.Type() == &MethodDescrType {
		if m := (*Builtin)(fn.P); m.E2 != nil && m.Owner == self.Type() {
			return m.E2(c, self, a, b)
		}
	}
	return Call3(c, fn, self, a, b)
}

func CallLoaded3(c *Ctx, fn, self, a, b, d Value) (Value, *Exc) {
	if self.P == nil {
		return Call3(c, fn, a, b, d)
	}
	return Call4(c, fn, self, a, b, d)
}

// CallLoadedN: args[0] is self, zero when there is none.
func CallLoadedN(c *Ctx, fn Value, args []Value, names []string) (Value, *Exc) {
	if args[0].P == nil {
		args = args[1:]
	}
	return Call(c, fn, args, names)
}
