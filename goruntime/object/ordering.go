package object

// What functools.total_ordering puts into a class that has __lt__: functions of
// the library, which would be a crossing there and one back for each comparison.

// orderedBy is what a class has for an operator.
type orderedBy struct {
	fn    Value
	in    *Standin // nil: something else
	reads int
}

// orderedBy is such a function behind fn, and the __lt__ that it calls; nil where fn has to be called.
func (t *Type) orderedBy(c *Ctx, fn Value, op CmpOp) (*Standin, *Func) {
	lt := t.special(dLt)
	if lt.P == nil || lt.Type() != &FuncType || t.Outside != nil && t.Outside.Checks == ChecksAsked {
		return nil, nil
	}
	at := &t.Layout.ordered[op]
	p := at.Load()
	if p == nil || p.fn.P != fn.P && p.reads < mostReads {
		read := &orderedBy{fn: fn, in: H.StandIn(c, fn)}
		if p != nil {
			read.reads = p.reads + 1
		}
		p = read
		at.Store(p)
	}
	if p.in == nil || p.fn.P != fn.P || !H.Stands(c, p.in, fn) {
		return nil, nil
	}
	return p.in, (*Func)(lt.P)
}

// The places of these functions: where __lt__ is called, its answer tested, and the objects compared.
const (
	orderCall = iota
	orderTruth
	orderCompare
)

// compare is what the function does.
func (s *Standin) compare(c *Ctx, lt *Func, a, b Value) (Value, *Exc) {
	if err := deeper(c, ""); err != nil {
		return Value{}, err
	}
	r, at, err := s.ordered(c, lt, a, b)
	c.Depth--
	if err != nil {
		return Value{}, Trace(c, err, s.Parts[0], at)
	}
	return r, nil
}

func (s *Standin) ordered(c *Ctx, lt *Func, a, b Value) (r Value, at int32, err *Exc) {
	var less bool
	switch s.Name {
	case "_gt_from_lt":
		if r, err = standGtCall(c, lt, a, b); err != nil || r.IsNotImplemented() {
			return r, orderCall, err
		}
		if less, err = standGtTruth(c, r); err != nil || less {
			return False, orderTruth, err
		}
		r, err = standGtCompare(c, a, b)
		return r, orderCompare, err
	case "_le_from_lt":
		if r, err = standLeCall(c, lt, a, b); err != nil || r.IsNotImplemented() {
			return r, orderCall, err
		}
		if less, err = standLeTruth(c, r); err != nil || less {
			return r, orderTruth, err
		}
		r, err = standLeCompare(c, a, b)
		return r, orderCompare, err
	}
	if r, err = standGeCall(c, lt, a, b); err != nil || r.IsNotImplemented() {
		return r, orderCall, err
	}
	less, err = standGeTruth(c, r)
	return Bool(!less), orderTruth, err
}

//go:noinline
func standGtCall(c *Ctx, lt *Func, a, b Value) (Value, *Exc) { return callFunc2(c, lt, a, b) }

//go:noinline
func standLeCall(c *Ctx, lt *Func, a, b Value) (Value, *Exc) { return callFunc2(c, lt, a, b) }

//go:noinline
func standGeCall(c *Ctx, lt *Func, a, b Value) (Value, *Exc) { return callFunc2(c, lt, a, b) }

//go:noinline
func standGtTruth(c *Ctx, r Value) (bool, *Exc) { return Truth(c, r) }

//go:noinline
func standLeTruth(c *Ctx, r Value) (bool, *Exc) { return Truth(c, r) }

//go:noinline
func standGeTruth(c *Ctx, r Value) (bool, *Exc) { return Truth(c, r) }

//go:noinline
func standGtCompare(c *Ctx, a, b Value) (Value, *Exc) { return Compare(c, CmpNe, a, b) }

//go:noinline
func standLeCompare(c *Ctx, a, b Value) (Value, *Exc) { return Compare(c, CmpEq, a, b) }
