package object

import "unsafe"

// The iterators of itertools that ask a function or a second iterator which
// items to take, and groupby.

var (
	TakeWhileType   = Type{Name: "takewhile", Module: "itertools"}
	DropWhileType   = Type{Name: "dropwhile", Module: "itertools"}
	FilterFalseType = Type{Name: "filterfalse", Module: "itertools"}
	StarMapType     = Type{Name: "starmap", Module: "itertools"}
	CompressType    = Type{Name: "compress", Module: "itertools"}
	GroupByType     = Type{Name: "groupby", Module: "itertools"}
	GrouperType     = Type{Name: "_grouper", Module: "itertools"}
)

func init() {
	libraryIter(&TakeWhileType, newSelecting(&TakeWhileType), takeWhileNext)
	libraryIter(&DropWhileType, newSelecting(&DropWhileType), dropWhileNext)
	libraryIter(&FilterFalseType, newSelecting(&FilterFalseType), filterFalseNext)
	libraryIter(&StarMapType, newSelecting(&StarMapType), starMapNext)
	libraryIter(&CompressType, newCompress, compressNext)
	for _, t := range []*Type{&GroupByType, &GrouperType} {
		next := groupByNext
		if t == &GrouperType {
			next = grouperNext
		}
		iterType(t, next)
		library(t)
	}
	GroupByType.New = newGroupBy
}

// selecting is a function and an iterator; for compress fn is the iterator of selectors.
type selecting struct {
	movingIter
	fn, it Value
	done   bool // takewhile has ended, dropwhile has begun
}

func newSelecting(t *Type) CallFunc {
	return func(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
		if len(args) != 2 || len(names) > 0 {
			return H.Call(c, f, args, names)
		}
		it, err := Iter(c, args[1])
		return Value{P: unsafe.Pointer(&selecting{movingIter: newMoving(t), fn: args[0], it: it})}, err
	}
}

func newCompress(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	var given [2]Value
	if !bindArgs(args, names, given[:], "data", "selectors") || given[0].Nil() || given[1].Nil() {
		return H.Call(c, f, args, names)
	}
	it, err := Iter(c, given[0])
	if err != nil {
		return Value{}, err
	}
	selectors, err := Iter(c, given[1])
	return Value{P: unsafe.Pointer(&selecting{movingIter: newMoving(&CompressType), fn: selectors, it: it})}, err
}

func compressNext(c *Ctx, v Value) (Value, *Exc) {
	s := (*selecting)(v.P)
	data, selectors := s.it, s.fn
	for {
		x, err := s.step(c, data)
		if err != nil || x.Nil() {
			return Value{}, err
		}
		chosen, err := s.step(c, selectors)
		if err != nil || chosen.Nil() {
			return Value{}, err
		}
		s.busy++
		ok, err := Truth(c, chosen)
		s.busy--
		if err != nil {
			return Value{}, err
		} else if ok {
			return x, nil
		}
	}
}

func takeWhileNext(c *Ctx, v Value) (Value, *Exc) {
	s := (*selecting)(v.P)
	if s.done {
		return Value{}, nil
	}
	fn := s.fn
	x, err := s.step(c, s.it)
	if err != nil || x.Nil() {
		return Value{}, err
	}
	ok, err := s.affirms(c, fn, x)
	if ok || err != nil {
		return x, err
	}
	s.done = true
	return Value{}, nil
}

func dropWhileNext(c *Ctx, v Value) (Value, *Exc) {
	s := (*selecting)(v.P)
	fn, it := s.fn, s.it
	for {
		x, err := s.step(c, it)
		if err != nil || x.Nil() || s.done {
			return x, err
		}
		drop, err := s.affirms(c, fn, x)
		if err != nil {
			return Value{}, err
		}
		if !drop {
			s.done = true
			return x, nil
		}
	}
}

func filterFalseNext(c *Ctx, v Value) (Value, *Exc) {
	s := (*selecting)(v.P)
	fn, it := s.fn, s.it
	plain := fn.IsNone() || fn.P == TypeValue(&BoolType).P
	for {
		x, err := s.step(c, it)
		if err != nil || x.Nil() {
			return Value{}, err
		}
		var yes bool
		if plain {
			s.busy++
			yes, err = Truth(c, x)
			s.busy--
		} else {
			yes, err = s.affirms(c, fn, x)
		}
		if err != nil {
			return Value{}, err
		}
		if !yes {
			return x, nil
		}
	}
}

func starMapNext(c *Ctx, v Value) (Value, *Exc) {
	s := (*selecting)(v.P)
	fn := s.fn
	x, err := s.step(c, s.it)
	if err != nil || x.Nil() {
		return Value{}, err
	}
	s.busy++
	r, err := callItems(c, fn, x)
	s.busy--
	return r, err
}

// callItems is fn(*x).
func callItems(c *Ctx, fn, x Value) (Value, *Exc) {
	var items []Value
	var err *Exc
	if t, ok := AsTuple(x); ok {
		items = t.V
	} else if items, err = Items(c, x); err != nil {
		return Value{}, err
	}
	switch len(items) {
	case 1:
		return Call1(c, fn, items[0])
	case 2:
		return Call2(c, fn, items[0], items[1])
	case 3:
		return Call3(c, fn, items[0], items[1], items[2])
	}
	args := c.PushArgs(len(items))
	copy(args, items)
	r, err := Call(c, fn, args, nil)
	c.PopArgs(len(items))
	return r, err
}

// groupBy is used up by its groups too. A group of CPython's can be driven by
// nothing but its own groupby, so these cross in wrappers.
type groupBy struct {
	movingIter
	it, fn        Value
	key, val, tgt Value // zero: none
	group         *grouper
}

type grouper struct {
	movingIter
	tgt Value
	of  *groupBy
}

func newGroupBy(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	var given [2]Value
	if !bindArgs(args, names, given[:], "iterable", "key") || given[0].Nil() {
		return H.Call(c, f, args, names)
	}
	it, err := Iter(c, given[0])
	g := &groupBy{movingIter: newMoving(&GroupByType), it: it, fn: None}
	if !given[1].Nil() {
		g.fn = given[1]
	}
	return Value{P: unsafe.Pointer(g)}, err
}

// advance takes the next item and its key.
func (g *groupBy) advance(c *Ctx) (more bool, err *Exc) {
	x, err := g.step(c, g.it)
	if err != nil || x.Nil() {
		return false, err
	}
	key := x
	if !g.fn.IsNone() {
		if key, err = Call1(c, g.fn, x); err != nil {
			return false, err
		}
	}
	StoreValue(&g.val, x)
	StoreValue(&g.key, key)
	return true, nil
}

func groupByNext(c *Ctx, v Value) (Value, *Exc) {
	key, group, err := (*groupBy)(v.P).pair(c)
	if err != nil || key.Nil() {
		return Value{}, err
	}
	return NewPair(key, group), nil
}

// pair is the next key and its group, zero at the end.
func (g *groupBy) pair(c *Ctx) (key, group Value, err *Exc) {
	g.group = nil
	for {
		tgt := LoadValue(&g.tgt)
		if key = LoadValue(&g.key); !key.Nil() {
			if tgt.Nil() {
				break
			}
			same, err := Equal(c, tgt, key)
			if err != nil {
				return Value{}, group, err
			}
			if !same {
				break
			}
		}
		if more, err := g.advance(c); err != nil || !more {
			return Value{}, group, err
		}
	}
	StoreValue(&g.tgt, key)
	g.group = &grouper{movingIter: newMoving(&GrouperType), tgt: key, of: g}
	return key, Value{P: unsafe.Pointer(g.group)}, nil
}

func grouperNext(c *Ctx, v Value) (Value, *Exc) {
	group := (*grouper)(v.P)
	g := group.of
	if g.group != group {
		return Value{}, nil
	}
	if LoadValue(&g.val).Nil() {
		if more, err := g.advance(c); err != nil || !more {
			return Value{}, err
		}
	}
	same, err := Equal(c, group.tgt, LoadValue(&g.key))
	if err != nil || !same {
		return Value{}, err
	}
	x := LoadValue(&g.val)
	g.val, g.key = Value{}, Value{}
	return x, nil
}
