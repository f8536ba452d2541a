package object

// partsOfLibraryIter is PartsOfIter for the iterators of itertools and deques;
// the arguments are those of the function of that name in
// grumpy_hook/load/iterators.py.
func partsOfLibraryIter(v Value) (p IterParts, ok bool) {
	orNone := func(x Value) Value {
		if x.Nil() {
			return None
		}
		return x
	}
	if (*movingIter)(v.P).busy > 0 {
		return p, false
	}
	var args []Value
	switch t := v.Type(); t {
	case &DequeIterType, &DequeRevIterType:
		it := (*dequeIter)(v.P)
		if !it.d.same(it.changes) { // it is to fail
			return p, false
		}
		args = []Value{it.d.Value(), Int(int64(it.done))}
	case &ChainType:
		it := (*chainIter)(v.P)
		args = []Value{orNone(it.source), orNone(it.active)}
	case &ISliceType:
		s := (*islice)(v.P)
		if s.it.Nil() {
			args = []Value{None, Int(0), Int(0), Int(1)}
			break
		}
		stop := None
		if s.stop >= 0 {
			stop = Int(int64(s.stop - s.cnt))
		}
		args = []Value{s.it, Int(int64(s.next - s.cnt)), stop, Int(int64(s.by))}
	case &CountType:
		k := (*count)(v.P)
		args = []Value{LoadValue(&k.n), k.by}
	case &CycleType:
		k := (*cycle)(v.P)
		args = []Value{orNone(k.it), NewList(append([]Value(nil), k.saved...)), Int(int64(k.at))}
	case &RepeatType:
		r := (*repeat)(v.P)
		args = []Value{r.v}
		if r.left >= 0 {
			args = append(args, Int(int64(r.left)))
		}
	case &AccumulateType:
		a := (*accumulate)(v.P)
		total := LoadValue(&a.total)
		args = []Value{a.it, a.fn, orNone(a.initial), orNone(total), Bool(!total.Nil())}
	case &GroupByType:
		g := (*groupBy)(v.P)
		args = []Value{g.it, g.fn}
		if key, val, tgt := LoadValue(&g.key), LoadValue(&g.val), LoadValue(&g.tgt); !key.Nil() && !val.Nil() && !tgt.Nil() {
			args = append(args, key, val, tgt)
		}
	case &ZipLongestType:
		z := (*zipLongest)(v.P)
		args = []Value{z.fill}
		if z.active > 0 {
			for _, it := range z.its {
				args = append(args, orNone(it))
			}
		}
	case &PairwiseType:
		w := (*pairwise)(v.P)
		old := LoadValue(&w.old)
		args = []Value{orNone(w.it), orNone(old), Bool(!old.Nil())}
	case &TakeWhileType, &DropWhileType, &FilterFalseType, &StarMapType, &CompressType:
		s := (*selecting)(v.P)
		args = []Value{s.fn, s.it, Bool(s.done)}
	case &ProductType, &PermutationsType, &CombinationsType, &CombosReplType:
		args = (*combining)(v.P).parts()
	default:
		return p, false
	}
	return IterParts{Args: args}, true
}

// parts are the pools, the length of what is made, and the indices after the
// first: None before it, False when all are made.
func (k *combining) parts() []Value {
	pools := make([]Value, len(k.pools))
	for i, pool := range k.pools {
		pools[i] = NewTuple(append([]Value(nil), pool...))
	}
	ints := func(of []int) Value {
		items := make([]Value, len(of))
		for i, n := range of {
			items[i] = Int(int64(n))
		}
		return NewTuple(items)
	}
	state := None
	switch {
	case k.ended:
		state = False
	case k.begun && k.T == &PermutationsType:
		state = PackTuple(ints(k.indices), ints(k.cycles))
	case k.begun:
		state = ints(k.indices)
	}
	return []Value{NewTuple(pools), Int(int64(k.length())), state}
}
