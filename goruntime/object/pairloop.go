package object

import "math"

// PairLoop steps a loop `for a, b in it` over enumerate() of a list or zip() of
// two, without a tuple and without asking the iterators: their states are moved
// as they would move them, and what Step does not give is theirs to give.
type PairLoop struct {
	first  *listIter // of zip
	second *listIter
	number *enumerate
}

// LoopPairs is the PairLoop of an iterator, nil for those without.
func LoopPairs(it Value) *PairLoop {
	switch it.Type() {
	case &EnumerateType:
		e := (*enumerate)(it.P)
		if e.it.Type() != &ListIterType {
			return nil
		}
		e.loop = PairLoop{second: (*listIter)(e.it.P), number: e}
		return &e.loop
	case &ZipType:
		z := (*zip)(it.P)
		if len(z.its) != 2 || z.its[0].Type() != &ListIterType || z.its[1].Type() != &ListIterType || z.its[0] == z.its[1] {
			return nil
		}
		z.loop = PairLoop{first: (*listIter)(z.its[0].P), second: (*listIter)(z.its[1].P)}
		return &z.loop
	}
	return nil
}

// Step is the next pair; false where the iterator is to be asked.
func (p *PairLoop) Step() (a, b Value, ok bool) {
	if p.second.l == nil {
		return
	}
	if b, ok = p.second.l.IterAt(p.second.i); !ok {
		return
	}
	if e := p.number; e != nil {
		if a = e.n; !a.IsInt() || a.Int() == math.MaxInt64 {
			return a, b, false
		}
		e.n.N++
	} else {
		if p.first.l == nil {
			return a, b, false
		}
		if a, ok = p.first.l.IterAt(p.first.i); !ok {
			return
		}
		p.first.i++
	}
	p.second.i++
	return a, b, true
}
