package object

// Short tuples and lists are one allocation: the header and the items together.

type (
	tupleOf1 struct {
		Tuple
		v [1]Value
	}
	tupleOf2 struct {
		Tuple
		v [2]Value
	}
	tupleOf3 struct {
		Tuple
		v [3]Value
	}
	tupleOf4 struct {
		Tuple
		v [4]Value
	}
	tupleOf5 struct {
		Tuple
		v [5]Value
	}
	tupleOf6 struct {
		Tuple
		v [6]Value
	}
	tupleOf7 struct {
		Tuple
		v [7]Value
	}
	tupleOf8 struct {
		Tuple
		v [8]Value
	}
)

// makeTuple is a tuple of n items, to be filled before anyone sees it.
func makeTuple(n int) *Tuple {
	var t *Tuple
	switch n {
	case 1:
		k := &tupleOf1{}
		t, k.V = &k.Tuple, k.v[:]
	case 2:
		k := &tupleOf2{}
		t, k.V = &k.Tuple, k.v[:]
	case 3:
		k := &tupleOf3{}
		t, k.V = &k.Tuple, k.v[:]
	case 4:
		k := &tupleOf4{}
		t, k.V = &k.Tuple, k.v[:]
	case 5:
		k := &tupleOf5{}
		t, k.V = &k.Tuple, k.v[:]
	case 6:
		k := &tupleOf6{}
		t, k.V = &k.Tuple, k.v[:]
	case 7:
		k := &tupleOf7{}
		t, k.V = &k.Tuple, k.v[:]
	case 8:
		k := &tupleOf8{}
		t, k.V = &k.Tuple, k.v[:]
	default:
		t = &Tuple{V: make([]Value, n)}
	}
	t.T = &TupleType
	return t
}

// EmptyTupleOf is a tuple of n items for the caller to fill before others see it.
func EmptyTupleOf(n int) (Value, []Value) {
	if n == 0 {
		return EmptyTuple, nil
	}
	t := makeTuple(n)
	return t.Value(), t.V
}

// TupleBeside is EmptyTupleOf with a place behind the items, which nobody sees,
// for something that must live as long as the tuple.
func TupleBeside(n int) (v Value, items []Value, beside *Value) {
	t := makeTuple(n + 1)
	beside = &t.V[n]
	t.V = t.V[:n:n]
	return t.Value(), t.V, beside
}

// PackTuple is (a, b, ...): a tuple with a copy of the items.
func PackTuple(items ...Value) Value {
	if len(items) == 0 {
		return EmptyTuple
	}
	t := makeTuple(len(items))
	copy(t.V, items)
	return t.Value()
}

type (
	listOf2 struct {
		listAlloc
		v [2]Value
	}
	listOf3 struct {
		listAlloc
		v [3]Value
	}
	listOf4 struct {
		listAlloc
		v [4]Value
	}
	listOf6 struct {
		listAlloc
		v [6]Value
	}
	listOf8 struct {
		listAlloc
		v [8]Value
	}
	listOf12 struct {
		listAlloc
		v [12]Value
	}
	listOf16 struct {
		listAlloc
		v [16]Value
	}
)

// makeList is a list of n items, to be filled before anyone sees it.
func makeList(n int) *List {
	var a *listAlloc
	switch {
	case n <= 2:
		k := &listOf2{}
		a, k.first.v = &k.listAlloc, k.v[:]
	case n <= 4:
		k := &listOf4{}
		a, k.first.v = &k.listAlloc, k.v[:]
	case n <= 6:
		k := &listOf6{}
		a, k.first.v = &k.listAlloc, k.v[:]
	case n <= 8:
		k := &listOf8{}
		a, k.first.v = &k.listAlloc, k.v[:]
	case n <= 12:
		k := &listOf12{}
		a, k.first.v = &k.listAlloc, k.v[:]
	case n <= 16:
		k := &listOf16{}
		a, k.first.v = &k.listAlloc, k.v[:]
	default:
		a = &listAlloc{first: listBlock{v: make([]Value, n)}}
	}
	a.T, a.n, a.block = &ListType, n, &a.first
	return &a.List
}

// newEmptyList is an empty list with room for its first items, as most get some.
func newEmptyList() *List {
	k := &listOf3{}
	k.first.v = k.v[:]
	k.T, k.block = &ListType, &k.first
	return &k.List
}

// PackList is [a, b, ...]: a list with a copy of the items.
func PackList(items ...Value) Value { return copyList(items).Value() }

func copyList(items []Value) *List {
	if len(items) == 0 {
		return newEmptyList()
	}
	l := makeList(len(items))
	copy(l.block.v, items)
	return l
}
