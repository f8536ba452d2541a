package object

// What turns any iterable into a slice of items.

// lengthHint is operator.length_hint with 0 for unknown: __len__ of an object
// runs, and what it raises beside TypeError propagates.
func lengthHint(c *Ctx, v Value) (int, *Exc) {
	t := v.Type()
	if t == &ForeignType {
		return H.LengthHint(c, v)
	}
	if t.Len != nil {
		n, err := t.Len(c, v)
		if err == nil {
			return n, nil
		}
		if !err.T.Subclass(&TypeErrorType) {
			return 0, err
		}
	}
	m := t.Lookup("__length_hint__")
	if m.Nil() {
		return 0, nil
	}
	x, err := callSelf0(c, m, v)
	switch {
	case err != nil && err.T.Subclass(&TypeErrorType), x.IsNotImplemented():
		return 0, nil
	case err != nil:
		return 0, err
	}
	n, ok, err := indexTo(c, x, &OverflowErrorType)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, Raise(c, &TypeErrorType, "__length_hint__ must be an integer, not %s", TypeName(x))
	}
	if n < 0 {
		return 0, Raise(c, &ValueErrorType, "__length_hint__() should return >= 0")
	}
	return n, nil
}

// maxHint bounds what a hint may allocate before the items are there.
const maxHint = 1 << 20

// itemsAtOnce are the items of what needs no iterator, as a fresh slice.
func itemsAtOnce(c *Ctx, v Value) (items []Value, found bool, err *Exc) {
	switch v.Type() {
	case &ListType:
		items, err = (*List)(v.P).Snapshot(c)
		return items, true, err
	case &TupleType:
		return append([]Value(nil), (*Tuple)(v.P).V...), true, nil
	case &BytesType:
		b := (*Bytes)(v.P)
		items = make([]Value, len(b.S))
		for i := range items {
			items[i] = Int(int64(b.S[i]))
		}
		return items, true, nil
	case &DictType, &DefaultDictType:
		items, found = (*Dict)(v.P).keysNow()
	case &SetType, &FrozenSetType:
		items, found = (*Set)(v.P).keysNow()
	case &DequeType:
		items, _, found = (*Deque)(v.P).snapshot()
	case &ForeignType:
		items, found = H.ItemsNow(c, v)
	}
	return items, found, nil
}

// keysNow copies the keys of a dict that one thread has, in order.
func (d *Dict) keysNow() ([]Value, bool) {
	if d.Py != 0 || Multi.Load() {
		return nil, false
	}
	keys := make([]Value, 0, d.n)
	if t := d.tab; t != nil {
		for i := range t.entries[:t.used] {
			if e := &t.entries[i]; e.key.P != nil {
				keys = append(keys, e.key)
			}
		}
	}
	return keys, true
}

// keysNow is the same of a set.
func (s *Set) keysNow() ([]Value, bool) {
	if s.Py != 0 || Multi.Load() {
		return nil, false
	}
	keys := make([]Value, 0, s.used)
	if s.tab != nil {
		for i := range s.tab.ent {
			if k := s.tab.ent[i].key; k.P != nil {
				keys = append(keys, k)
			}
		}
	}
	return keys, true
}

// Items is list(v) as a fresh slice.
func Items(c *Ctx, v Value) ([]Value, *Exc) {
	if items, found, err := itemsAtOnce(c, v); found {
		return items, err
	}
	if v.Type() == &ForeignType {
		if items, found, err := H.ListOf(c, v); found {
			return items, err
		}
	}
	it, err := LoopIter(c, v)
	if err != nil {
		return nil, err
	}
	defer EndLoop(c, it)
	n, err := lengthHint(c, v)
	if err != nil {
		return nil, err
	}
	return drain(c, it, min(n, maxHint))
}

// drain collects what an iterator has left.
func drain(c *Ctx, it Value, room int) ([]Value, *Exc) {
	var items []Value
	if it.Type() == &ChainType && !(*chainIter)(it.P).source.Nil() {
		room = (*chainIter)(it.P).room()
	}
	if room > 0 {
		items = make([]Value, 0, room)
	}
	if it.Type() == &ChainType {
		return (*chainIter)(it.P).rest(c, items)
	}
	var few [8]Value // most are few, and then no slice has to grow
	n := 0
	for {
		x, err := Next(c, it)
		if err != nil {
			return nil, err
		}
		if it.Type() == &ForeignType && !x.Nil() { // it moved
			if items == nil {
				items = append(items, few[:n]...)
			}
			more, err := rest(c, it)
			return append(append(items, x), more...), err
		}
		switch {
		case x.Nil() && items == nil:
			return append(items, few[:n]...), nil
		case x.Nil():
			return items, nil
		case items == nil && n < len(few):
			few[n] = x
			n++
			continue
		case items == nil:
			items = append(make([]Value, 0, 4*len(few)), few[:]...)
		}
		items = append(items, x)
	}
}

// itemsOr is Items with words for what is not iterable (PySequence_Fast).
func itemsOr(c *Ctx, v Value, words string) ([]Value, *Exc) {
	if items, found, err := itemsAtOnce(c, v); found {
		return items, err
	}
	it, err := LoopIter(c, v)
	if err != nil {
		if err.T == &TypeErrorType {
			return nil, Raise(c, &TypeErrorType, "%s", words)
		}
		return nil, err
	}
	defer EndLoop(c, it)
	return rest(c, it)
}

// rest is list(it) of an iterator that nobody else steps.
func rest(c *Ctx, it Value) ([]Value, *Exc) {
	if it.Type() == &ForeignType {
		if items, found, err := H.ListOf(c, it); found {
			return items, err
		}
	}
	n, err := lengthHint(c, it)
	if err != nil {
		return nil, err
	}
	return drain(c, it, min(n, maxHint))
}

// drainHost collects the items of a migrated container.
func drainHost(c *Ctx, v Value) ([]Value, *Exc) {
	if items, found := H.ItemsNow(c, v); found {
		return items, nil
	}
	it, err := LoopIter(c, v)
	if err != nil {
		return nil, err
	}
	defer EndLoop(c, it)
	return rest(c, it)
}
