package object

// Generators and coroutines as types: their methods and attributes.

func genSend(c *Ctx, self, v Value) (Value, *Exc) {
	val, done, ret, err := genOf(self).send(c, v)
	return sendResult(c, val, done, ret, err)
}

func genThrow(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
	if len(names) > 0 {
		return Value{}, Raise(c, &TypeErrorType, "%s.throw() takes no keyword arguments", self.Type().Name)
	}
	if len(args) < 1 || len(args) > 3 {
		return Value{}, Raise(c, &TypeErrorType, "throw expected at %s, got %d", []string{"least 1 argument", "most 3 arguments"}[min(len(args), 1)], len(args))
	}
	exc, err := thrown(c, args)
	if err != nil {
		return Value{}, err
	}
	val, done, ret, err := genOf(self).throw(c, exc)
	return sendResult(c, val, done, ret, err)
}

func genClose(c *Ctx, self Value) (Value, *Exc) { return GenClose(c, genOf(self)) }

func genOf(v Value) *Gen {
	if v.Type() == &CoroWrapperType {
		return (*CoroWrapper)(v.P).gen()
	}
	return (*Gen)(v.P)
}

func genRepr(c *Ctx, v Value) (Value, *Exc) {
	g := (*Gen)(v.P)
	return StrFromGo("<" + v.Type().Name + " object " + g.Qualname() + " at " + hexAddress(c, v) + ">"), nil
}

// genFields are gi_running and friends under the type's prefix.
func genFields(prefix, delegate string) []*GetSet {
	name := func(get func(n *genNames) *string) func(c *Ctx, v Value) (Value, *Exc) {
		return func(c *Ctx, v Value) (Value, *Exc) {
			n := (*Gen)(v.P).names()
			return StrFromGo(*get(&n)), nil
		}
	}
	set := func(what string, get func(n *genNames) *string) func(c *Ctx, v, x Value) *Exc {
		return func(c *Ctx, v, x Value) *Exc {
			if x.Nil() || !isText(x) {
				return Raise(c, &TypeErrorType, "%s must be set to a string object", what)
			}
			g := (*Gen)(v.P)
			n := g.names()
			*get(&n) = GoStr(x)
			g.named = &n
			return nil
		}
	}
	short := func(n *genNames) *string { return &n.name }
	long := func(n *genNames) *string { return &n.qualname }
	return []*GetSet{
		{Name: "__name__", Get: name(short), Set: set("__name__", short)},
		{Name: "__qualname__", Get: name(long), Set: set("__qualname__", long)},
		{Name: prefix + "running", Get: func(c *Ctx, v Value) (Value, *Exc) { return Bool((*Gen)(v.P).IsRunning()), nil }},
		{Name: prefix + "suspended", Get: func(c *Ctx, v Value) (Value, *Exc) {
			g := (*Gen)(v.P)
			return Bool(g.PC > 0 && !g.IsRunning()), nil
		}},
		{Name: prefix + "frame", Get: func(c *Ctx, v Value) (Value, *Exc) {
			if (*Gen)(v.P).PC == GenDone || H == nil {
				return None, nil
			}
			return H.GetAttr(c, v, prefix+"frame")
		}},
		{Name: delegate, Get: func(c *Ctx, v Value) (Value, *Exc) {
			if g := (*Gen)(v.P); !g.YieldFrom.Nil() && !g.IsRunning() {
				if d := g.delegate(); d != nil {
					d.Share()
				}
				keepForeign(g.YieldFrom)
				return g.YieldFrom, nil
			}
			return None, nil
		}},
	}
}

func init() {
	methods := func() []*Builtin {
		return []*Builtin{{Name: "send", E1: genSend}, {Name: "throw", EN: genThrow}, {Name: "close", E0: genClose}}
	}
	self := func(c *Ctx, v Value) (Value, *Exc) { return v, nil }
	builtin(&GeneratorType, &ObjectType, append(methods(),
		&Builtin{Name: "__next__", E0: NextOrStop}, &Builtin{Name: "__iter__", E0: self}))
	GeneratorType.Iter, GeneratorType.Next = self, genNext
	addGetSets(&GeneratorType, genFields("gi_", "gi_yieldfrom")...)
	builtin(&CoroutineType, &ObjectType, append(methods(), &Builtin{Name: "__await__", E0: coroAwait}))
	addGetSets(&CoroutineType, genFields("cr_", "cr_await")...)
	builtin(&CoroWrapperType, &ObjectType, append(methods(),
		&Builtin{Name: "__next__", E0: NextOrStop}, &Builtin{Name: "__iter__", E0: self}))
	CoroWrapperType.Iter = self
	CoroWrapperType.Next = func(c *Ctx, v Value) (Value, *Exc) {
		g := (*CoroWrapper)(v.P).gen()
		if g.PC == GenDone && !g.Running { // an error, not the end: the result was taken
			return Value{}, Raise(c, &RuntimeErrorType, "cannot reuse already awaited coroutine")
		}
		return genNext(c, g.Value())
	}
	for _, t := range []*Type{&GeneratorType, &CoroutineType, &CoroWrapperType} {
		t.Hash = identityHash
		if t != &CoroWrapperType {
			t.Repr = genRepr
		}
	}
}
