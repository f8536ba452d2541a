package object

import (
	"math"
	"unsafe"
)

// PairLoop steps a loop `for a, b in it` over enumerate() of a list or buffer or
// zip() of two, of Go's or CPython's, without a tuple and without asking the iterators: their states are
// moved as they would move them, and what Step does not give is theirs to give.
type PairLoop struct {
	first  *listIter // of zip
	second *listIter // nil where there is a buffer
	number *enumerate
	lent   *lentPairs
}

// lentPairs are the iterators where there is a buffer, and the thread that runs the loop.
type lentPairs struct {
	c             *Ctx
	first, second pairSource
}

// pairSource is an iterator over a list, or one of CPython's over a list or buffer.
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
		if c == nil || !c.GIL || !isNearIter(at((*Obj)(it.P).py(), pyType)) {
			return false
		}
		*s = pairSource{lent: it, numbers: numbers}
	default:
		return false
	}
	return true
}

// LoopPairs is the PairLoop of an iterator, nil for those without. c is nil where
// the loop may go on in another thread, first and second: that part of a pair may
// be a number of NumPy's (o.IsNumpy).
func LoopPairs(c *Ctx, it Value, first, second bool) *PairLoop {
	switch it.Type() {
	case &EnumerateType:
		e := (*enumerate)(it.P)
		if e.it.Type() == &ListIterType {
			e.loop = PairLoop{second: (*listIter)(e.it.P), number: e}
			return &e.loop
		}
		lent := &lentPairs{c: c}
		if lent.second.of(c, e.it, second) {
			e.loop = PairLoop{number: e, lent: lent}
			return &e.loop
		}
	case &ZipType:
		z := (*zip)(it.P)
		if len(z.its) != 2 || Is(z.its[0], z.its[1]) {
			return nil
		}
		if z.its[0].Type() == &ListIterType && z.its[1].Type() == &ListIterType {
			z.loop = PairLoop{first: (*listIter)(z.its[0].P), second: (*listIter)(z.its[1].P)}
			return &z.loop
		}
		lent := &lentPairs{c: c}
		if lent.first.of(c, z.its[0], first) && lent.second.of(c, z.its[1], second) {
			z.loop = PairLoop{lent: lent}
			return &z.loop
		}
	}
	return nil
}

// Ready reports that a batch of steps may go: at least 16 are left in the list, or in
// both. Only the first two of every sixteen steps ask for more than that: at the second
// a sum that began as 0 is a float.
func (p *PairLoop) Ready() bool {
	return p != nil && (p.second == nil || p.second.i&15 <= 1) && p.ready()
}

func (p *PairLoop) ready() bool {
	if it := p.second; it != nil { // both are lists of Go's
		return it.l != nil && it.l.n-it.i >= 16 && (p.number != nil || p.first.l != nil && p.first.l.n-p.first.i >= 16)
	}
	i, n, ok := p.at(false)
	if !ok || i&15 > 1 || n-i < 16 {
		return false
	}
	if p.number == nil {
		i, n, ok = p.at(true)
	}
	return ok && n-i >= 16
}

// at is how far an iterator is, and how long its list; false where it has none.
func (p *PairLoop) at(first bool) (i, n int, ok bool) {
	it, lent := p.side(first)
	if it != nil {
		if it.l == nil {
			return 0, 0, false
		}
		return it.i, it.l.n, true
	}
	py := (*Obj)(lent.P).py()
	if at(py, pyType) != Genuine.ListIter {
		return 0, 0, false
	}
	list := pointerAt(py, bufferIterOf)
	if list == nil {
		return 0, 0, false
	}
	return int(at(py, bufferIterIndex)), int(at(list, pySize)), true
}

// side is one of the iterators: of a list of Go's, or of CPython's.
func (p *PairLoop) side(first bool) (*listIter, Value) {
	if p.lent != nil {
		if first {
			return p.lent.first.list, p.lent.first.lent
		}
		return p.lent.second.list, p.lent.second.lent
	}
	if first {
		return p.first, Value{}
	}
	return p.second, Value{}
}

// LookFloats and LookInts are the views of what is left of a list.
func (p *PairLoop) LookFloats(c *Ctx, first bool) View { return floatsIn(c, p.rest(c, first)) }
func (p *PairLoop) LookInts(c *Ctx, first bool) View   { return intsIn(c, p.rest(c, first)) }

func (p *PairLoop) rest(c *Ctx, first bool) View {
	var w View
	i, _, _ := p.at(first)
	if it, lent := p.side(first); it != nil {
		w = look(c, it.l.Value())
	} else if c.GIL {
		list := pointerAt((*Obj)(lent.P).py(), bufferIterOf)
		w = View{pointerAt(list, pyListItems), int64(at(list, pySize)), 8, ListView}
	}
	if w.Code == 0 || i < 0 || int64(i) >= w.N {
		return View{}
	}
	return View{unsafe.Add(w.Data, int64(i)*w.Step), w.N - int64(i), w.Step, w.Code}
}

// Numbers is the next number of enumerate(), false where that is no small one or there is none.
func (p *PairLoop) Numbers() (int64, bool) {
	if p.number == nil {
		return 0, false
	}
	n := p.number.n
	return n.Int(), n.IsInt() && uint64(n.Int()) < 1<<31-1<<12
}

// Zips reports that it is no enumerate().
func (p *PairLoop) Zips() bool { return p.number == nil }

// Stepped moves the iterators by that many steps.
func (p *PairLoop) Stepped(n int) {
	p.move(false, n)
	if p.number != nil {
		p.number.n.N += uint64(n)
	} else {
		p.move(true, n)
	}
}

func (p *PairLoop) move(first bool, n int) {
	if it, lent := p.side(first); it != nil {
		it.i += n
	} else {
		*(*uintptr)(unsafe.Add((*Obj)(lent.P).py(), bufferIterIndex)) += uintptr(n)
	}
}

// Step is the next pair; false where the iterator is to be asked.
func (p *PairLoop) Step() (a, b Value, ok bool) {
	if p.second == nil {
		return p.stepLent()
	}
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

// stepLent is Step where there is a buffer.
func (p *PairLoop) stepLent() (a, b Value, ok bool) {
	c, first, second := p.lent.c, &p.lent.first, &p.lent.second
	if b, ok = second.next(c); !ok {
		return
	}
	if p.number != nil {
		a, ok = p.number.step()
	} else if a, ok = first.next(c); ok {
		first.count(c)
	}
	if ok {
		second.count(c)
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
