package object

import "unsafe"

// NextPair is Next for a loop `for a, b in it` or `for a, b, d in it` that takes
// the item apart at once: enumerate, zip, items() and what itertools pairs or
// combines answer with the context's own tuple instead of a new one.
func NextPair(c *Ctx, it Value) (Value, *Exc) {
	switch it.Type() {
	case &DictItemIterType:
		k, v, ok, err := (*dictIterObj)(it.P).Next(c)
		if err != nil || !ok {
			return c.noPair(), err
		}
		return c.ShortPair(k, v), nil
	case &EnumerateType:
		e := (*enumerate)(it.P)
		x, err := Next(c, e.it)
		if err != nil || x.Nil() {
			return c.noPair(), err
		}
		n, err := e.count(c)
		return c.pairOf(n, x, IsForeign(e.it)), err
	case &PairwiseType:
		a, b, err := (*pairwise)(it.P).pair(c)
		if err != nil || a.Nil() {
			return c.noPair(), err
		}
		return c.ShortPair(a, b), nil
	case &GroupByType:
		key, group, err := (*groupBy)(it.P).pair(c)
		if err != nil || key.Nil() {
			return c.noPair(), err
		}
		return c.ShortPair(key, group), nil
	case &ZipLongestType:
		if z := (*zipLongest)(it.P); len(z.its) == 2 && z.active > 0 {
			x, err := z.item(c, 0)
			if err != nil || z.active == 0 {
				return c.noPair(), err
			}
			y, err := z.item(c, 1)
			if err != nil || z.active == 0 {
				return c.noPair(), err
			}
			return c.ShortPair(x, y), nil
		}
	case &ProductType, &PermutationsType, &CombinationsType, &CombosReplType:
		switch k := (*combining)(it.P); k.length() {
		case 2:
			c.ShortPair(None, None)
			if k.combine(c.pair.V) {
				return Value{P: unsafe.Pointer(&c.pair)}, nil
			}
			return c.noPair(), nil
		case 3:
			triple := c.ShortTriple(None, None, None)
			if k.combine(c.triple.V) {
				return triple, nil
			}
			return c.noPair(), nil
		}
	case &ForeignType:
		x, err := H.NextPair(c, it)
		if x.P == nil {
			c.noPair()
		}
		return x, err
	case &ZipType:
		z := (*zip)(it.P)
		if len(z.its) == 2 && !z.strict {
			x, err := Next(c, z.its[0])
			if err != nil || x.Nil() {
				return c.noPair(), err
			}
			y, err := Next(c, z.its[1])
			if err != nil || y.Nil() {
				return c.noPair(), err
			}
			return c.pairOf(x, y, (IsForeign(z.its[0]) || !IsForeign(x)) && (IsForeign(z.its[1]) || !IsForeign(y))), nil
		}
	}
	x, err := Next(c, it)
	c.fresh = nil
	return x, err
}

// pairOf is ShortPair; fresh says that what is CPython's in it came from there just now.
func (c *Ctx) pairOf(a, b Value, fresh bool) Value {
	pair := c.ShortPair(a, b)
	if fresh {
		c.Fresh(pair)
	}
	return pair
}

// ShortPair is (a, b) until the next call.
func (c *Ctx) ShortPair(a, b Value) Value {
	p := &c.pair
	if p.T == nil {
		p.T, p.V = &TupleType, p.v[:]
	}
	p.v[0], p.v[1] = a, b
	c.fresh = nil
	return Value{P: unsafe.Pointer(p)}
}

// ShortTriple is (a, b, d) until the next call.
func (c *Ctx) ShortTriple(a, b, d Value) Value {
	p := &c.triple
	if p.T == nil {
		p.T, p.V = &TupleType, p.v[:]
	}
	p.v[0], p.v[1], p.v[2] = a, b, d
	c.fresh = nil
	return Value{P: unsafe.Pointer(p)}
}

// noPair lets go of the last pair or triple at the end of a loop.
func (c *Ctx) noPair() Value {
	c.pair.v, c.triple.v = [2]Value{}, [3]Value{}
	return Value{}
}

// IterPair is IterSlow for a loop `for a, b in l`.
func (l *List) IterPair(c *Ctx, i int) (Value, *Exc) {
	if l.Py != 0 && c.GIL {
		if a, b, found := H.PairAt(c, l.Value(), i); found {
			return c.ShortPair(a, b), nil
		}
	}
	return l.IterSlow(c, i)
}
