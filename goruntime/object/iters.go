package object

import "unsafe"

// Iterators over sequences, and what turns any iterable into items.

var (
	ListIterType     = Type{Name: "list_iterator"}
	ListRevIterType  = Type{Name: "list_reverseiterator"}
	TupleIterType    = Type{Name: "tuple_iterator"}
	SeqIterType      = Type{Name: "iterator"}
	CallableIterType = Type{Name: "callable_iterator"}
	ReversedType     = Type{Name: "reversed"}
)

type listIter struct {
	Obj
	l *List // nil when exhausted
	i int
}

type tupleIter struct {
	Obj
	t *Tuple
	i int
}

// seqIter drives __getitem__ from i on, downwards for reversed.
type seqIter struct {
	Obj
	seq Value
	i   int64
}

type callableIter struct {
	Obj
	fn, sentinel Value
}

func newListIter(l *List) Value {
	return Value{P: unsafe.Pointer(&listIter{Obj: Obj{T: &ListIterType}, l: l})}
}

func newListReverse(c *Ctx, l *List) (Value, *Exc) {
	n, err := ListLen(c, l)
	return Value{P: unsafe.Pointer(&listIter{Obj: Obj{T: &ListRevIterType}, l: l, i: n - 1})}, err
}

// NewSeqIter iterates over an object by its __getitem__.
func NewSeqIter(v Value) Value {
	return Value{P: unsafe.Pointer(&seqIter{Obj: Obj{T: &SeqIterType}, seq: v})}
}

// NewCallableIter is iter(fn, sentinel).
func NewCallableIter(fn, sentinel Value) Value {
	return Value{P: unsafe.Pointer(&callableIter{Obj: Obj{T: &CallableIterType}, fn: fn, sentinel: sentinel})}
}

// iterType fills in an iterator type.
func iterType(t *Type, next UnaryFunc, methods ...*Builtin) {
	builtin(t, &ObjectType, methods)
	t.Iter = func(c *Ctx, v Value) (Value, *Exc) { return v, nil }
	t.Next = next
}

// hint makes a __length_hint__ method.
func hint(f func(c *Ctx, v Value) (int, *Exc)) *Builtin {
	return &Builtin{Name: "__length_hint__", E0: func(c *Ctx, self Value) (Value, *Exc) {
		n, err := f(c, self)
		return Int(int64(max(n, 0))), err
	}}
}

func init() {
	iterType(&ListIterType, listIterNext, hint(func(c *Ctx, v Value) (int, *Exc) {
		it := (*listIter)(v.P)
		if it.l == nil {
			return 0, nil
		}
		n, err := ListLen(c, it.l)
		return n - it.i, err
	}))
	iterType(&ListRevIterType, listRevNext, hint(func(c *Ctx, v Value) (int, *Exc) { return (*listIter)(v.P).i + 1, nil }))
	iterType(&TupleIterType, tupleIterNext, hint(func(c *Ctx, v Value) (int, *Exc) {
		it := (*tupleIter)(v.P)
		return len(it.t.V) - it.i, nil
	}))
	iterType(&SeqIterType, seqIterNext, hint(func(c *Ctx, v Value) (int, *Exc) {
		it := (*seqIter)(v.P)
		if it.seq.Nil() || it.seq.Type().Len == nil {
			return 0, nil
		}
		n, err := Len(c, it.seq)
		return n - int(it.i), err
	}))
	iterType(&ReversedType, reversedNext, hint(func(c *Ctx, v Value) (int, *Exc) {
		it := (*seqIter)(v.P)
		if it.seq.Nil() {
			return 0, nil
		}
		n, err := Len(c, it.seq)
		if int64(n) < it.i+1 {
			return 0, err
		}
		return int(it.i + 1), err
	}))
	ReversedType.New = newReversed
	iterType(&CallableIterType, callableIterNext)
}

func listIterNext(c *Ctx, v Value) (Value, *Exc) {
	it := (*listIter)(v.P)
	l := it.l
	if l == nil {
		return Value{}, nil
	}
	x, ok := l.IterAt(it.i)
	if !ok {
		var err *Exc
		if x, err = l.IterSlow(c, it.i); err != nil {
			return x, err
		}
		if x.Nil() {
			it.l = nil
			return x, nil
		}
	}
	it.i++
	return x, nil
}

func listRevNext(c *Ctx, v Value) (Value, *Exc) {
	it := (*listIter)(v.P)
	l, i := it.l, it.i
	if l == nil || i < 0 {
		return Value{}, nil
	}
	x, ok := l.IterAt(i)
	if !ok {
		var err *Exc
		if x, err = l.IterSlow(c, i); err != nil || x.Nil() {
			it.l, it.i = nil, -1
			return Value{}, err
		}
	}
	it.i = i - 1
	return x, nil
}

func tupleIterNext(c *Ctx, v Value) (Value, *Exc) {
	it := (*tupleIter)(v.P)
	if i := it.i; uint(i) < uint(len(it.t.V)) {
		it.i = i + 1
		return it.t.V[i], nil
	}
	return Value{}, nil
}

// endOfSeq: IndexError and StopIteration end the iteration by __getitem__.
func endOfSeq(err *Exc) bool {
	return err.T.Subclass(&IndexErrorType) || err.T.Subclass(&StopIterationType)
}

func seqIterNext(c *Ctx, v Value) (Value, *Exc) {
	it := (*seqIter)(v.P)
	seq := it.seq
	if seq.Nil() {
		return Value{}, nil
	}
	x, err := GetItem(c, seq, Int(it.i))
	if err != nil {
		if endOfSeq(err) {
			it.seq = Value{}
			return Value{}, nil
		}
		return Value{}, err
	}
	it.i++
	return x, nil
}

func reversedNext(c *Ctx, v Value) (Value, *Exc) {
	it := (*seqIter)(v.P)
	seq := it.seq
	if seq.Nil() || it.i < 0 {
		return Value{}, nil
	}
	x, err := GetItem(c, seq, Int(it.i))
	if err != nil {
		it.i, it.seq = -1, Value{}
		if endOfSeq(err) {
			return Value{}, nil
		}
		return Value{}, err
	}
	it.i--
	return x, nil
}

func newReversed(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	if err := posArgs(c, "reversed()", "reversed", args, names, 1, 1); err != nil {
		return Value{}, err
	}
	return Reversed(c, args[0])
}

// Reversed is reversed(v).
func Reversed(c *Ctx, v Value) (Value, *Exc) {
	t := v.Type()
	switch t {
	case &ListType:
		return newListReverse(c, (*List)(v.P))
	case &ForeignType:
		f, err := H.Builtin(c, "reversed")
		if err != nil {
			return Value{}, err
		}
		return H.Call(c, f, []Value{v}, nil)
	}
	m := t.Lookup("__reversed__")
	if !m.Nil() && !m.IsNone() {
		return callSelf0(c, m, v)
	}
	// PySequence_Check: anything indexable that is not a dict
	if m.IsNone() || t.GetItem == nil || t == &DictType {
		return Value{}, Raise(c, &TypeErrorType, "'%s' object is not reversible", TypeName(v))
	}
	n, err := Len(c, v)
	if err != nil {
		return Value{}, err
	}
	return Value{P: unsafe.Pointer(&seqIter{Obj: Obj{T: &ReversedType}, seq: v, i: int64(n) - 1})}, nil
}

func callableIterNext(c *Ctx, v Value) (Value, *Exc) {
	it := (*callableIter)(v.P)
	if it.fn.Nil() {
		return Value{}, nil
	}
	x, err := Call0(c, it.fn)
	if err != nil {
		if err.T.Subclass(&StopIterationType) {
			it.fn = Value{}
			return Value{}, nil
		}
		return Value{}, err
	}
	if it.fn.Nil() { // the call exhausted the iterator itself
		return Value{}, nil
	}
	end, err := Equal(c, it.sentinel, x)
	if err != nil {
		return Value{}, err
	}
	if end {
		it.fn = Value{}
		return Value{}, nil
	}
	return x, nil
}
