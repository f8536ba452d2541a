package object

import "unsafe"

// The iterators of itertools that put others together. Each is native until it
// crosses, and then a genuine one that goes on where it stood (moving.go in
// package border); one that is being stepped crosses in a wrapper.

var (
	ChainType      = Type{Name: "chain", Module: "itertools"}
	ISliceType     = Type{Name: "islice", Module: "itertools"}
	CountType      = Type{Name: "count", Module: "itertools"}
	CycleType      = Type{Name: "cycle", Module: "itertools"}
	RepeatType     = Type{Name: "repeat", Module: "itertools"}
	AccumulateType = Type{Name: "accumulate", Module: "itertools"}
	ZipLongestType = Type{Name: "zip_longest", Module: "itertools"}
	PairwiseType   = Type{Name: "pairwise", Module: "itertools"}
)

// movingIter is in front of each iterator of Library: what MoveIter makes of it,
// and how many steps are under way.
type movingIter struct {
	Foreign
	busy int
}

func newMoving(t *Type) movingIter { return movingIter{Foreign: Foreign{Obj: Obj{T: t}}} }

// step is the next item of what an iterator goes through.
func (h *movingIter) step(c *Ctx, it Value) (Value, *Exc) {
	if it.Type() == &ListIterType {
		return listIterNext(c, it) // runs no other code
	}
	h.busy++
	x, err := Next(c, it)
	h.busy--
	return x, err
}

// affirms is the truth of fn(x).
func (h *movingIter) affirms(c *Ctx, fn, x Value) (bool, *Exc) {
	h.busy++
	r, err := Call1(c, fn, x)
	ok := false
	if err == nil {
		ok, err = Truth(c, r)
	}
	h.busy--
	return ok, err
}

// libraryIter enters a class of iterators that move when they cross.
func libraryIter(t *Type, construct CallFunc, next UnaryFunc, methods ...*Builtin) {
	iterType(t, next, methods...)
	library(t)
	t.New = construct
	t.Repr = func(c *Ctx, v Value) (Value, *Exc) { return H.Repr(c, v) }
}

func init() {
	libraryIter(&ChainType, newChain, chainNext, &Builtin{Name: "from_iterable", Class: true, E1: chainFrom})
	libraryIter(&ISliceType, newISlice, isliceNext)
	libraryIter(&CountType, newCount, countNext)
	libraryIter(&CycleType, newCycle, cycleNext)
	libraryIter(&RepeatType, newRepeat, repeatNext, &Builtin{Name: "__length_hint__", E0: repeatLeft})
	libraryIter(&AccumulateType, newAccumulate, accumulateNext)
	libraryIter(&ZipLongestType, newZipLongest, zipLongestNext)
	libraryIter(&PairwiseType, newPairwise, pairwiseNext)
}

type chainIter struct {
	movingIter
	active Value // zero: take the next of source
	source Value // zero when exhausted
}

func newChain(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	if len(names) > 0 {
		return H.Call(c, f, args, names)
	}
	source, err := Iter(c, NewTuple(append([]Value(nil), args...)))
	return Value{P: unsafe.Pointer(&chainIter{movingIter: newMoving(&ChainType), source: source})}, err
}

func chainFrom(c *Ctx, class, iterables Value) (Value, *Exc) {
	if !IsTypeValue(class) || AsType(class) != &ChainType {
		return H.CallMethod(c, class, "from_iterable", []Value{iterables}, nil)
	}
	source, err := Iter(c, iterables)
	return Value{P: unsafe.Pointer(&chainIter{movingIter: newMoving(&ChainType), source: source})}, err
}

func chainNext(c *Ctx, v Value) (Value, *Exc) {
	it := (*chainIter)(v.P)
	for {
		if it.active.Nil() {
			x, err := it.another(c)
			if err == nil && !x.Nil() {
				err = it.enter(c, x)
			}
			if err != nil || x.Nil() {
				return Value{}, err
			}
		}
		x, err := it.step(c, it.active)
		if err != nil || !x.Nil() {
			return x, err
		}
		it.active = Value{}
	}
}

// another is the next iterable, zero at the end.
func (it *chainIter) another(c *Ctx) (Value, *Exc) {
	if it.source.Nil() {
		return Value{}, nil
	}
	x, err := it.step(c, it.source)
	if err != nil || x.Nil() {
		it.source = Value{}
	}
	return x, err
}

func (it *chainIter) enter(c *Ctx, iterable Value) *Exc {
	it.busy++
	active, err := Iter(c, iterable)
	it.busy--
	if err != nil {
		it.source = Value{}
		return err
	}
	it.active = active
	return nil
}

// room is how many items are to be expected where that is known.
func (it *chainIter) room() (n int) {
	if it.source.Type() == &TupleIterType {
		all := (*tupleIter)(it.source.P)
		for _, x := range all.t.V[min(all.i, len(all.t.V)):] {
			switch x.Type() {
			case &ListType:
				n += (*List)(x.P).n
			case &TupleType:
				n += len((*Tuple)(x.P).V)
			}
		}
	}
	return n
}

// rest appends all that is left, lists and tuples in one go.
func (it *chainIter) rest(c *Ctx, items []Value) ([]Value, *Exc) {
	for {
		if it.active.Nil() {
			x, err := it.another(c)
			if err != nil || x.Nil() {
				return items, err
			}
			if l, ok := AsList(x); ok && l.block != nil && !Multi.Load() {
				items = append(items, l.block.v[:l.n]...)
				continue
			} else if t, ok := AsTuple(x); ok {
				items = append(items, t.V...)
				continue
			}
			if err := it.enter(c, x); err != nil {
				return nil, err
			}
		}
		x, err := it.step(c, it.active)
		if err != nil {
			return nil, err
		}
		if x.Nil() {
			it.active = Value{}
		} else {
			items = append(items, x)
		}
	}
}

type islice struct {
	movingIter
	it                  Value // zero when exhausted
	next, cnt, stop, by int   // as in CPython; stop is -1 for none
}

func newISlice(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	n := len(args)
	if len(names) > 0 || n < 2 || n > 4 {
		return H.Call(c, f, args, names)
	}
	bounds := [3]int{0, -1, 1}
	for i, x := range args[1:] {
		if n == 2 {
			i = 1
		}
		switch {
		case x.IsNone():
		case x.IsInt() && (x.Int() > 0 || x.Int() == 0 && i < 2):
			bounds[i] = int(x.Int())
		default:
			return H.Call(c, f, args, names)
		}
	}
	it, err := Iter(c, args[0])
	s := &islice{movingIter: newMoving(&ISliceType), it: it, next: bounds[0], stop: bounds[1], by: bounds[2]}
	return Value{P: unsafe.Pointer(s)}, err
}

func isliceNext(c *Ctx, v Value) (Value, *Exc) {
	s := (*islice)(v.P)
	it := s.it
	if it.Nil() {
		return Value{}, nil
	}
	var x Value
	var err *Exc
	for s.cnt < s.next {
		if x, err = s.step(c, it); err != nil || x.Nil() {
			return s.end(err)
		}
		s.cnt++
	}
	if s.stop >= 0 && s.cnt >= s.stop {
		return s.end(nil)
	}
	if x, err = s.step(c, it); err != nil || x.Nil() {
		return s.end(err)
	}
	s.cnt++
	old := s.next
	if s.next += s.by; s.next < old || s.stop >= 0 && s.next > s.stop {
		s.next = s.stop
	}
	return x, nil
}

func (s *islice) end(err *Exc) (Value, *Exc) {
	s.it = Value{}
	return Value{}, err
}

type count struct {
	movingIter
	n, by Value
}

func newCount(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	var given [2]Value
	if !bindArgs(args, names, given[:], "start", "step") {
		return H.Call(c, f, args, names)
	}
	k := &count{movingIter: newMoving(&CountType), n: Int(0), by: Int(1)}
	for i, x := range given {
		switch {
		case x.Nil():
		case x.Type() != &IntType && x.Type() != &FloatType:
			return H.Call(c, f, args, names)
		case i == 0:
			k.n = x
		default:
			k.by = x
		}
	}
	return Value{P: unsafe.Pointer(k)}, nil
}

func countNext(c *Ctx, v Value) (Value, *Exc) {
	k := (*count)(v.P)
	n := LoadValue(&k.n)
	next, err := Add(c, n, k.by)
	if err != nil {
		return Value{}, err
	}
	StoreValue(&k.n, next)
	return n, nil
}

type cycle struct {
	movingIter
	it    Value // zero after the first round
	mu    SpinLock
	saved []Value
	at    int
}

func newCycle(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	if len(args) != 1 || len(names) > 0 {
		return H.Call(c, f, args, names)
	}
	it, err := Iter(c, args[0])
	return Value{P: unsafe.Pointer(&cycle{movingIter: newMoving(&CycleType), it: it})}, err
}

func cycleNext(c *Ctx, v Value) (Value, *Exc) {
	k := (*cycle)(v.P)
	if !k.it.Nil() {
		x, err := k.step(c, k.it)
		if err != nil {
			return x, err
		}
		if !x.Nil() {
			k.mu.Lock()
			k.saved = append(k.saved, x)
			k.mu.Unlock()
			return x, nil
		}
		k.it = Value{}
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.saved) == 0 {
		return Value{}, nil
	}
	if k.at >= len(k.saved) {
		k.at = 0
	}
	k.at++
	return k.saved[k.at-1], nil
}

type repeat struct {
	movingIter
	v    Value
	left int // -1: without end
}

func newRepeat(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	var given [2]Value
	ok := bindArgs(args, names, given[:], "object", "times")
	if !ok || given[0].Nil() || !given[1].Nil() && !given[1].IsInt() {
		return H.Call(c, f, args, names)
	}
	r := &repeat{movingIter: newMoving(&RepeatType), v: given[0], left: -1}
	if !given[1].Nil() {
		r.left = max(int(given[1].Int()), 0)
	}
	return Value{P: unsafe.Pointer(r)}, nil
}

func repeatNext(c *Ctx, v Value) (Value, *Exc) {
	r := (*repeat)(v.P)
	if r.left > 0 {
		r.left--
	} else if r.left == 0 {
		return Value{}, nil
	}
	return r.v, nil
}

func repeatLeft(c *Ctx, v Value) (Value, *Exc) {
	if left := (*repeat)(v.P).left; left >= 0 {
		return Int(int64(left)), nil
	}
	return Value{}, Raise(c, &TypeErrorType, "len() of unsized object")
}

type accumulate struct {
	movingIter
	it, fn         Value // fn is None for addition
	total, initial Value // initial is zero when there is none, or it was given out
}

func newAccumulate(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	var given [3]Value
	if len(args)-len(names) > 2 || !bindArgs(args, names, given[:], "iterable", "func", "initial") || given[0].Nil() {
		return H.Call(c, f, args, names)
	}
	it, err := Iter(c, given[0])
	a := &accumulate{movingIter: newMoving(&AccumulateType), it: it, fn: None}
	if !given[1].Nil() {
		a.fn = given[1]
	}
	if !given[2].Nil() && !given[2].IsNone() {
		a.initial = given[2]
	}
	return Value{P: unsafe.Pointer(a)}, err
}

func accumulateNext(c *Ctx, v Value) (Value, *Exc) {
	a := (*accumulate)(v.P)
	if x := a.initial; !x.Nil() {
		a.initial, a.total = Value{}, x
		return x, nil
	}
	x, err := a.step(c, a.it)
	if err != nil || x.Nil() {
		return x, err
	}
	if total := LoadValue(&a.total); !total.Nil() {
		a.busy++
		if a.fn.IsNone() {
			x, err = Add(c, total, x)
		} else {
			x, err = Call2(c, a.fn, total, x)
		}
		a.busy--
		if err != nil {
			return x, err
		}
	}
	StoreValue(&a.total, x)
	return x, nil
}

type zipLongest struct {
	movingIter
	fill   Value
	its    []Value // zero: exhausted
	active int
}

func newZipLongest(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	pos := len(args) - len(names)
	z := &zipLongest{movingIter: newMoving(&ZipLongestType), fill: None, its: make([]Value, pos), active: pos}
	switch {
	case len(names) > 1 || len(names) == 1 && names[0] != "fillvalue":
		return H.Call(c, f, args, names)
	case len(names) == 1:
		z.fill = args[pos]
	}
	for i := range z.its {
		var err *Exc
		if z.its[i], err = Iter(c, args[i]); err != nil {
			return Value{}, err
		}
	}
	return Value{P: unsafe.Pointer(z)}, nil
}

func zipLongestNext(c *Ctx, v Value) (Value, *Exc) {
	z := (*zipLongest)(v.P)
	if z.active == 0 {
		return Value{}, nil
	}
	out := makeTuple(len(z.its))
	for i := range out.V {
		var err *Exc
		if out.V[i], err = z.item(c, i); err != nil || z.active == 0 {
			return Value{}, err
		}
	}
	return Value{P: unsafe.Pointer(out)}, nil
}

// item is that of place i of the next tuple, unless active is zero afterwards.
func (z *zipLongest) item(c *Ctx, i int) (Value, *Exc) {
	it := z.its[i]
	if it.Nil() {
		return z.fill, nil
	}
	x, err := z.step(c, it)
	if err != nil {
		z.active = 0
		return Value{}, err
	}
	if x.Nil() {
		z.active--
		z.its[i] = Value{}
		return z.fill, nil
	}
	return x, nil
}

type pairwise struct {
	movingIter
	it  Value // zero when exhausted
	old Value
}

func newPairwise(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	if len(args) != 1 || len(names) > 0 {
		return H.Call(c, f, args, names)
	}
	it, err := Iter(c, args[0])
	return Value{P: unsafe.Pointer(&pairwise{movingIter: newMoving(&PairwiseType), it: it})}, err
}

func pairwiseNext(c *Ctx, v Value) (Value, *Exc) {
	a, b, err := (*pairwise)(v.P).pair(c)
	if err != nil || a.Nil() {
		return Value{}, err
	}
	return NewPair(a, b), nil
}

// pair is the next pair, zero at the end.
func (p *pairwise) pair(c *Ctx) (a, b Value, err *Exc) {
	it := p.it
	if it.Nil() {
		return
	}
	if a = LoadValue(&p.old); a.Nil() {
		if a, err = p.step(c, it); err != nil || a.Nil() {
			p.it = Value{}
			return Value{}, b, err
		}
		StoreValue(&p.old, a)
	}
	if b, err = p.step(c, it); err != nil || b.Nil() {
		p.it, p.old = Value{}, Value{}
		return Value{}, b, err
	}
	StoreValue(&p.old, b)
	return a, b, nil
}
