package object

func strJoin(c *Ctx, v, iterable Value) (Value, *Exc) {
	if l, ok := AsList(iterable); ok && l.Py == 0 && l.n > 0 && !Multi.Load() {
		return joinStrs(c, v, l.block.v[:l.n]) // no Python code runs before the text is whole
	}
	if iterable.Type() == &ForeignType {
		items, found := H.ItemsNow(c, iterable)
		if !found {
			return H.CallMethod(c, v, "join", []Value{iterable}, nil)
		}
		return joinStrs(c, v, items)
	}
	items, err := joinItems(c, iterable)
	if err != nil {
		return Value{}, err
	}
	return joinStrs(c, v, items)
}

// joinItems is PySequence_Fast with join's words for what is not iterable.
func joinItems(c *Ctx, iterable Value) ([]Value, *Exc) {
	if iterable.Type() == &TupleType {
		return (*Tuple)(iterable.P).V, nil
	}
	if items, found, err := itemsAtOnce(c, iterable); found {
		return items, err
	}
	it, err := LoopIter(c, iterable)
	if err != nil {
		if err.T == &TypeErrorType {
			return nil, Raise(c, &TypeErrorType, "can only join an iterable")
		}
		return nil, err
	}
	defer EndLoop(c, it)
	return rest(c, it)
}

func joinStrs(c *Ctx, sepV Value, items []Value) (Value, *Exc) {
	sep := (*Str)(sepV.P)
	switch len(items) {
	case 0:
		return EmptyStr, nil
	case 1:
		if IsStr(items[0]) {
			return items[0], nil
		}
	}
	m := sep.Len()
	kind, ascii, n := uint8(1), true, 0
	if m > 0 && len(items) > 1 {
		kind, ascii = sep.Kind, sep.ASCII
		n = m * (len(items) - 1)
	}
	for i, x := range items {
		s, ok := TextOf(x)
		if !ok {
			if x.Type() == &ForeignType {
				// it may be an instance of a subclass of str
				return H.CallMethod(c, sepV, "join", []Value{PackTuple(items...)}, nil)
			}
			return Value{}, Raise(c, &TypeErrorType, "sequence item %d: expected str instance, %s found", i, TypeName(x))
		}
		kind = max(kind, s.Kind)
		ascii = ascii && s.ASCII
		n += s.Len()
	}
	if n == 0 {
		return EmptyStr, nil
	}
	r, out := allocStr(kind, ascii, n*int(kind))
	if kind == 1 {
		at := 0
		for i, x := range items {
			if i > 0 && m > 0 {
				at += copy(out[at:], sep.S)
			}
			s, _ := TextOf(x)
			at += copy(out[at:], s.S)
		}
		return single(r), nil
	}
	for i, x := range items {
		if i > 0 && m > 0 {
			putUnits(out[:m*int(kind)], kind, sep)
			out = out[m*int(kind):]
		}
		s, _ := TextOf(x)
		k := s.Len() * int(kind)
		putUnits(out[:k], kind, s)
		out = out[k:]
	}
	return single(r), nil
}
