package object

import "unsafe"

// The methods of sets and frozensets.

// setArgs adapts a method that takes any number of iterables.
func setArgs(t *Type, name string, f func(c *Ctx, s *Set, others []Value) (Value, *Exc)) *Builtin {
	return &Builtin{Name: name, EN: func(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
		if len(names) > 0 {
			return Value{}, Raise(c, &TypeErrorType, "%s.%s() takes no keyword arguments", t.Name, name)
		}
		if (*Obj)(self.P).Py != 0 {
			return H.CallMethod(c, self, name, args, nil)
		}
		return f(c, (*Set)(self.P), args)
	}}
}

// setArg adapts a method that takes one iterable.
func setArg(name string, f func(c *Ctx, s *Set, other Value) (Value, *Exc)) *Builtin {
	return &Builtin{Name: name, E1: func(c *Ctx, self, other Value) (Value, *Exc) {
		if (*Obj)(self.P).Py != 0 {
			return H.CallMethod(c, self, name, []Value{other}, nil)
		}
		return f(c, (*Set)(self.P), other)
	}}
}

// eachUpdate applies an update with every argument.
func eachUpdate(f func(c *Ctx, s *Set, other Value) *Exc) func(c *Ctx, s *Set, others []Value) (Value, *Exc) {
	return func(c *Ctx, s *Set, others []Value) (Value, *Exc) {
		for _, o := range others {
			if err := f(c, s, o); err != nil {
				return Value{}, err
			}
		}
		return None, nil
	}
}

func boolResult(f func(c *Ctx, s *Set, other Value) (bool, *Exc)) func(c *Ctx, s *Set, other Value) (Value, *Exc) {
	return func(c *Ctx, s *Set, other Value) (Value, *Exc) {
		ok, err := f(c, s, other)
		return Bool(ok), err
	}
}

func setMethods(t *Type) []*Builtin {
	methods := []*Builtin{
		{Name: "copy", E0: setCopyMethod},
		setArgs(t, "difference", setDifferenceMany),
		setArgs(t, "intersection", setIntersectionMany),
		setArgs(t, "union", func(c *Ctx, s *Set, others []Value) (Value, *Exc) { return setUnion(c, s, others...) }),
		setArg("symmetric_difference", setSymmetric),
		setArg("isdisjoint", boolResult(setIsDisjoint)),
		setArg("issubset", boolResult(setIsSubset)),
		setArg("issuperset", boolResult(setIsSuperset)),
	}
	if t == &FrozenSetType {
		return methods
	}
	return append(methods,
		&Builtin{Name: "add", E1: func(c *Ctx, self, x Value) (Value, *Exc) { return None, SetAdd(c, (*Set)(self.P), x) }},
		setArg("remove", setRemove),
		setArg("discard", func(c *Ctx, s *Set, x Value) (Value, *Exc) {
			_, err := setDiscard(c, s, x)
			return None, err
		}),
		&Builtin{Name: "pop", E0: setPop},
		&Builtin{Name: "clear", E0: func(c *Ctx, self Value) (Value, *Exc) {
			if !(*Set)(self.P).clearSet() {
				return H.CallMethod(c, self, "clear", nil, nil)
			}
			return None, nil
		}},
		setArgs(t, "update", eachUpdate(SetUpdate)),
		setArgs(t, "difference_update", eachUpdate(setDifferenceUpdate)),
		setArgs(t, "intersection_update", func(c *Ctx, s *Set, others []Value) (Value, *Exc) {
			r, err := setIntersectionMany(c, s, others)
			if err != nil {
				return Value{}, err
			}
			return None, s.become(c, (*Set)(r.P))
		}),
		setArg("symmetric_difference_update", func(c *Ctx, s *Set, o Value) (Value, *Exc) {
			return None, setSymmetricUpdate(c, s, o)
		}),
	)
}

func setCopyMethod(c *Ctx, self Value) (Value, *Exc) {
	if self.Type() == &FrozenSetType {
		return self, nil
	}
	r, err := setCopy(c, (*Set)(self.P))
	return r.Value(), err
}

// setCopyOrSelf is copy(): a frozenset is its own copy.
func setCopyOrSelf(c *Ctx, s *Set) (Value, *Exc) { return setCopyMethod(c, s.Value()) }

func setDifferenceMany(c *Ctx, s *Set, others []Value) (Value, *Exc) {
	if len(others) == 0 {
		return setCopyOrSelf(c, s)
	}
	r, err := setDifference(c, s, others[0])
	if err != nil {
		return Value{}, err
	}
	for _, o := range others[1:] {
		if err := setDifferenceUpdate(c, (*Set)(r.P), o); err != nil {
			return Value{}, err
		}
	}
	return r, nil
}

func setIntersectionMany(c *Ctx, s *Set, others []Value) (Value, *Exc) {
	if len(others) == 0 {
		return setCopyOrSelf(c, s)
	}
	r := s.Value()
	for _, o := range others {
		var err *Exc
		if r, err = setIntersection(c, (*Set)(r.P), o); err != nil {
			return Value{}, err
		}
	}
	return r, nil
}

func setIsDisjoint(c *Ctx, s *Set, other Value) (bool, *Exc) {
	if other.P == unsafe.Pointer(s) {
		return s.used == 0, nil
	}
	if o, ok := AsSet(other); ok {
		n, err := SetLen(c, s)
		if err != nil {
			return false, err
		}
		m, err := SetLen(c, o)
		if err != nil {
			return false, err
		}
		if m > n {
			s, o = o, s
		}
		if answer := o.plainApart(s); answer != unsure {
			return answer == 0, nil
		}
		ent, err := o.allEntries(c)
		if err != nil {
			return false, err
		}
		for _, e := range ent {
			if in, err := s.hasAny(c, e); err != nil || in {
				return false, err
			}
		}
		return true, nil
	}
	apart := true
	err := eachOf(c, other, func(x Value) (bool, *Exc) {
		h, err := hashKey(c, x)
		if err != nil {
			return false, err
		}
		in, err := s.hasAny(c, setEntry{h, x})
		apart = !in
		return apart, err
	})
	return apart, err
}

// setDiscard removes x, looking for a set as the equal frozenset.
func setDiscard(c *Ctx, s *Set, x Value) (bool, *Exc) {
	h, err := hashKey(c, x)
	if err != nil {
		other, ok := AsSet(x)
		if !ok || err.T != &TypeErrorType {
			return false, err
		}
		if h, err = other.contentHash(c); err != nil {
			return false, err
		}
	}
	return s.discard(c, x, h)
}

func setRemove(c *Ctx, s *Set, x Value) (Value, *Exc) {
	had, err := setDiscard(c, s, x)
	if err == nil && !had {
		err = RaiseArgs(c, &KeyErrorType, x)
	}
	return None, err
}

func setPop(c *Ctx, self Value) (Value, *Exc) {
	s := (*Set)(self.P)
	s.mu.LockFor(c)
	if s.Py != 0 {
		s.mu.UnlockFor(c)
		return H.CallMethod(c, self, "pop", nil, nil)
	}
	if s.used == 0 {
		s.mu.UnlockFor(c)
		return Value{}, RaiseArgs(c, &KeyErrorType, StrConst("pop from an empty set"))
	}
	t := s.tab
	i := s.finger & (len(t.ent) - 1)
	for t.ent[i].key.P == nil {
		i = (i + 1) & (len(t.ent) - 1)
	}
	key := s.removeAt(t, i)
	s.finger = i + 1
	s.mu.UnlockFor(c)
	return key, nil
}
