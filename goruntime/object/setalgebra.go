package object

import "unsafe"

// The algebra of sets. The order in which results are built is CPython's: it
// decides how they iterate.

// setCopy is a set of s's type with its elements.
func setCopy(c *Ctx, s *Set) (*Set, *Exc) {
	r := newSetOf(s.T)
	return r, r.fillFrom(c, s.Value())
}

func setUnion(c *Ctx, s *Set, others ...Value) (Value, *Exc) {
	r, err := setCopy(c, s)
	if err != nil {
		return Value{}, err
	}
	for _, o := range others {
		if o.P == unsafe.Pointer(s) {
			continue
		}
		if err := r.fillFrom(c, o); err != nil {
			return Value{}, err
		}
	}
	return r.Value(), nil
}

func setIntersection(c *Ctx, s *Set, other Value) (Value, *Exc) {
	if other.P == unsafe.Pointer(s) {
		r, err := setCopy(c, s)
		return r.Value(), err
	}
	r := newSetOf(s.T)
	if isAnySet(other) {
		o := (*Set)(other.P)
		n, err := SetLen(c, s)
		if err != nil {
			return Value{}, err
		}
		m, err := SetLen(c, o)
		if err != nil {
			return Value{}, err
		}
		if m > n {
			s, o = o, s
		}
		if picked := o.plainSelect(c, s, r.T, true); picked != nil {
			return picked.Value(), nil
		}
		left, err := o.each(c)
		if err != nil {
			return Value{}, err
		}
		for e, ok := left.next(); ok; e, ok = left.next() {
			in, err := s.hasAny(c, e)
			if err == nil && in {
				err = r.addHash(c, e.key, e.hash)
			}
			if err != nil {
				return Value{}, err
			}
		}
		return r.Value(), nil
	}
	err := eachOf(c, other, func(x Value) (bool, *Exc) {
		h, err := hashKey(c, x)
		if err != nil {
			return false, err
		}
		in, err := s.hasAny(c, setEntry{h, x})
		if err != nil || !in {
			return err == nil, err
		}
		if err := r.addHash(c, x, h); err != nil {
			return false, err
		}
		n, err := SetLen(c, s)
		return r.used < n, err
	})
	return r.Value(), err
}

// hasAny is has for a set that may have migrated.
func (s *Set) hasAny(c *Ctx, e setEntry) (bool, *Exc) {
	if s.Py != 0 {
		return H.Contains(c, s.Value(), e.key)
	}
	if t := s.tab; t != nil {
		if ix, _, _ := t.find(nil, e.key, e.hash); ix != unsure {
			return ix >= 0, nil
		}
	}
	return s.has(c, e.key, e.hash)
}

// become takes over the contents of r (set_swap_bodies).
func (s *Set) become(c *Ctx, r *Set) *Exc {
	s.mu.Lock()
	if s.Py == 0 {
		s.tab, s.used, s.fill = r.tab, r.used, r.fill
		s.mu.Unlock()
		return nil
	}
	s.mu.Unlock()
	_, err := H.CallMethod(c, s.Value(), "intersection_update", []Value{r.Value()}, nil)
	return err
}

func setIntersectionUpdate(c *Ctx, s *Set, other Value) *Exc {
	r, err := setIntersection(c, s, other)
	if err != nil {
		return err
	}
	return s.become(c, (*Set)(r.P))
}

func setDifferenceUpdate(c *Ctx, s *Set, other Value) *Exc {
	if other.P == unsafe.Pointer(s) {
		s.clearSet()
		return nil
	}
	if isAnySet(other) {
		o := (*Set)(other.P)
		m, err := SetLen(c, o)
		if err != nil {
			return err
		}
		if m>>3 > s.used {
			both, err := setIntersection(c, s, other)
			if err != nil {
				return err
			}
			o = (*Set)(both.P)
		}
		left, err := o.each(c)
		if err != nil {
			return err
		}
		for e, ok := left.next(); ok; e, ok = left.next() {
			if _, err := s.discard(c, e.key, e.hash); err != nil {
				return err
			}
		}
	} else if err := eachOf(c, other, func(x Value) (bool, *Exc) {
		h, err := hashKey(c, x)
		if err == nil {
			_, err = s.discard(c, x, h)
		}
		return true, err
	}); err != nil {
		return err
	}
	s.mu.Lock()
	if s.Py == 0 && s.fill-s.used > s.mask()/4 {
		s.resize(s.grown())
	}
	s.mu.Unlock()
	return nil
}

func setDifference(c *Ctx, s *Set, other Value) (Value, *Exc) {
	var size int
	var err *Exc
	d, isDict := AsDict(other)
	switch {
	case isAnySet(other):
		size, err = SetLen(c, (*Set)(other.P))
	case isDict:
		size, err = DictLen(c, d)
	}
	if err != nil {
		return Value{}, err
	}
	n, err := SetLen(c, s)
	if err != nil {
		return Value{}, err
	}
	if !isAnySet(other) && !isDict || n>>2 > size {
		r, err := setCopy(c, s)
		if err != nil {
			return Value{}, err
		}
		return r.Value(), setDifferenceUpdate(c, r, other)
	}
	if !isDict {
		if r := s.plainSelect(c, (*Set)(other.P), s.T, false); r != nil {
			return r.Value(), nil
		}
	}
	left, err := s.each(c)
	if err != nil {
		return Value{}, err
	}
	r := newSetOf(s.T)
	for e, ok := left.next(); ok; e, ok = left.next() {
		var in bool
		if isDict {
			var v Value
			v, err = d.getHash(c, e.key, e.hash)
			in = !v.Nil()
		} else {
			in, err = (*Set)(other.P).hasAny(c, e)
		}
		if err == nil && !in {
			err = r.addHash(c, e.key, e.hash)
		}
		if err != nil {
			return Value{}, err
		}
	}
	return r.Value(), nil
}

// toggle removes an element or adds it.
func (s *Set) toggle(c *Ctx, e setEntry) *Exc {
	if t := s.tab; t != nil && !Multi.Load() {
		if ix, free, _ := t.find(nil, e.key, e.hash); ix >= 0 {
			s.removeAt(t, ix)
			return nil
		} else if ix == missing {
			s.insert(e.key, e.hash, free)
			return nil
		}
	}
	had, err := s.discard(c, e.key, e.hash)
	if err == nil && !had {
		err = s.addHash(c, e.key, e.hash)
	}
	return err
}

func setSymmetricUpdate(c *Ctx, s *Set, other Value) *Exc {
	if other.P == unsafe.Pointer(s) {
		s.clearSet()
		return nil
	}
	d, isDict := AsDict(other)
	if isDict && d.Py == 0 {
		return d.eachKey(func(k Value, h int64) *Exc { return s.toggle(c, setEntry{h, k}) })
	}
	if isDict { // CPython's own
		keys, err := Items(c, other)
		for i := 0; i < len(keys) && err == nil; i++ {
			var h int64
			if h, err = hashKey(c, keys[i]); err == nil {
				err = s.toggle(c, setEntry{h, keys[i]})
			}
		}
		return err
	}
	o, ok := AsSet(other)
	if !ok {
		o = newSetOf(s.T)
		if err := SetUpdate(c, o, other); err != nil {
			return err
		}
	}
	left, err := o.each(c)
	if err != nil {
		return err
	}
	for e, ok := left.next(); ok; e, ok = left.next() {
		if err := s.toggle(c, e); err != nil {
			return err
		}
	}
	return nil
}

// setSymmetric starts from the other operand, as CPython does.
func setSymmetric(c *Ctx, s *Set, other Value) (Value, *Exc) {
	r := newSetOf(s.T)
	if err := r.fillFrom(c, other); err != nil {
		return Value{}, err
	}
	return r.Value(), setSymmetricUpdate(c, r, s.Value())
}

// setIsSubset: every element of s is in other.
func setIsSubset(c *Ctx, s *Set, other Value) (bool, *Exc) {
	n, err := SetLen(c, s)
	if err != nil {
		return false, err
	}
	if !isAnySet(other) {
		both, err := setIntersection(c, s, other)
		if err != nil {
			return false, err
		}
		return (*Set)(both.P).used == n, nil
	}
	o := (*Set)(other.P)
	m, err := SetLen(c, o)
	if err != nil || n > m {
		return false, err
	}
	at, answer := s.plainWithin(o)
	if answer != unsure {
		return answer >= 0, nil
	}
	left, err := s.each(c)
	if err != nil {
		return false, err
	}
	if left.live != nil {
		left.at = at
	}
	for e, ok := left.next(); ok; e, ok = left.next() {
		if in, err := o.hasAny(c, e); err != nil || !in {
			return false, err
		}
	}
	return true, nil
}

func setIsSuperset(c *Ctx, s *Set, other Value) (bool, *Exc) {
	if isAnySet(other) {
		return setIsSubset(c, (*Set)(other.P), s.Value())
	}
	all := true
	err := eachOf(c, other, func(x Value) (bool, *Exc) {
		in, err := SetHas(c, s, x)
		all = in
		return in, err
	})
	return all, err
}
