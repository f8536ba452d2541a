package object

import "math"

// PairLoop steps a loop `for a, b in it` over enumerate() of a list or buffer or
// zip() of two, without a tuple and without asking the iterators: their states are
// moved as they would move them, and what Step does not give is theirs to give.
type PairLoop struct {
	first  pairSource // of zip
	second pairSource
	number *enumerate
}

// pairSource is an iterator over a list, or one of CPython's over a buffer.
type pairSource struct {
	list    *listIter
	lent    Value
	numbers bool // the items of a NumPy array may be given as numbers
}

func (s *pairSource) of(c *Ctx, it Value, numbers bool) bool {
	switch it.Type() {
	case &ListIterType:
		*s = pairSource{list: (*listIter)(it.P)}
	case &ForeignType:
		if !c.GIL || !isBufferIter(at((*Obj)(it.P).py(), pyType)) {
			return false
		}
		*s = pairSource{lent: it, numbers: numbers}
	default:
		return false
	}
	return true
}

// LoopPairs is the PairLoop of an iterator, nil for those without. first and
// second: that part of a pair may be a number of NumPy's (o.IsNumpy).
func LoopPairs(c *Ctx, it Value, first, second bool) *PairLoop {
	switch it.Type() {
	case &EnumerateType:
		e := (*enumerate)(it.P)
		e.loop.number = e
		if e.loop.second.of(c, e.it, second) {
			return &e.loop
		}
	case &ZipType:
		z := (*zip)(it.P)
		if len(z.its) == 2 && !Is(z.its[0], z.its[1]) && z.loop.first.of(c, z.its[0], first) && z.loop.second.of(c, z.its[1], second) {
			return &z.loop
		}
	}
	return nil
}

// Step is the next pair; false where the iterator is to be asked.
func (p *PairLoop) Step(c *Ctx) (a, b Value, ok bool) {
	second := p.second.list
	if second == nil || p.first.lent.P != nil {
		return p.stepLent(c)
	}
	if second.l == nil {
		return
	}
	if b, ok = second.l.IterAt(second.i); !ok {
		return
	}
	if p.number != nil {
		if a, ok = p.number.step(); !ok {
			return
		}
	} else {
		first := p.first.list
		if first.l == nil {
			return a, b, false
		}
		if a, ok = first.l.IterAt(first.i); !ok {
			return
		}
		first.i++
	}
	second.i++
	return a, b, true
}

// stepLent is Step where there is a buffer.
func (p *PairLoop) stepLent(c *Ctx) (a, b Value, ok bool) {
	if b, ok = p.second.next(c); !ok {
		return
	}
	if p.number != nil {
		a, ok = p.number.step()
	} else if a, ok = p.first.next(c); ok {
		p.first.count(c)
	}
	if ok {
		p.second.count(c)
	}
	return a, b, ok
}

// step is the next number, as long as it is a small one.
func (e *enumerate) step() (Value, bool) {
	n := e.n
	if !n.IsInt() || n.Int() == math.MaxInt64 {
		return n, false
	}
	e.n.N++
	return n, true
}

func (s *pairSource) next(c *Ctx) (Value, bool) {
	if s.list == nil {
		v := nextItem(c, s.lent, s.numbers)
		return v, v.P != nil
	}
	if s.list.l == nil {
		return Value{}, false
	}
	return s.list.l.IterAt(s.list.i)
}

func (s *pairSource) count(c *Ctx) {
	if s.list == nil {
		countItem(c, s.lent)
	} else {
		s.list.i++
	}
}
