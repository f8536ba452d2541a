package object

import (
	"cmp"
	"math/bits"
	"sync/atomic"
	"unsafe"
)

// Tuple is an immutable sequence; V is never written after construction.
type Tuple struct {
	Obj
	hash int64 // 0: not known; kept only when every item's hash is a constant
	V    []Value
}

var emptyTuple = &Tuple{Obj: Obj{T: &TupleType}}

// EmptyTuple is ().
var EmptyTuple = Value{P: unsafe.Pointer(emptyTuple)}

// PlainMost is the most items of a tuple of plain values.
const PlainMost = 16

// PlainItems reports a small tuple of plain values: it keeps nothing alive, and
// whether two of them are one object is hardly ever asked.
func PlainItems(items []Value) bool {
	if len(items) > PlainMost {
		return false
	}
	for _, x := range items {
		switch x.Type() {
		case &IntType, &FloatType, &StrType, &BoolType, &NoneType, &BytesType:
		default:
			return false
		}
	}
	return true
}

// SamePlain reports one object, or plain values that nothing but `is` could tell apart.
func SamePlain(c *Ctx, v, x Value) bool {
	switch {
	case v == x:
		return true
	case v.Type() != x.Type():
		return false
	case v.Type() == &TupleType:
		a, b := (*Tuple)(v.P).V, (*Tuple)(x.P).V
		for i := range a {
			if len(a) != len(b) || !SamePlain(c, a[i], b[i]) {
				return false
			}
		}
		return len(a) == len(b)
	}
	same, err := PlainItems([]Value{v}), (*Exc)(nil)
	if same {
		same, err = Equal(c, v, x)
	}
	return same && err == nil
}

// NewTuple takes ownership of items.
func NewTuple(items []Value) Value {
	if len(items) == 0 {
		return EmptyTuple
	}
	return Value{P: unsafe.Pointer(&Tuple{Obj: Obj{T: &TupleType}, V: items})}
}

// NewPair is (a, b).
func NewPair(a, b Value) Value {
	p := &tupleOf2{Tuple: Tuple{Obj: Obj{T: &TupleType}}, v: [2]Value{a, b}}
	p.V = p.v[:]
	return p.Value()
}

// AsTuple returns the *Tuple of an exact tuple.
func AsTuple(v Value) (*Tuple, bool) {
	if v.P != nil && v.Type() == &TupleType {
		return (*Tuple)(v.P), true
	}
	return nil, false
}

// Value returns the tuple as a Python value.
func (t *Tuple) Value() Value { return Value{P: unsafe.Pointer(t)} }

func init() {
	t := &TupleType
	builtin(t, &ObjectType, []*Builtin{
		{Name: "count", E1: tupleCount},
		{Name: "index", EN: tupleIndex},
	})
	t.Repr = tupleRepr
	t.Hash = tupleHash
	t.Cmp = tupleCmp
	t.Len = func(c *Ctx, v Value) (int, *Exc) { return len((*Tuple)(v.P).V), nil }
	t.Truth = func(c *Ctx, v Value) (bool, *Exc) { return len((*Tuple)(v.P).V) != 0, nil }
	t.GetItem = tupleGetItem
	t.Contains = func(c *Ctx, v, item Value) (bool, *Exc) {
		for _, x := range (*Tuple)(v.P).V {
			if eq, err := Equal(c, x, item); err != nil || eq {
				return eq, err
			}
		}
		return false, nil
	}
	t.Iter = func(c *Ctx, v Value) (Value, *Exc) {
		return Value{P: unsafe.Pointer(&tupleIter{Obj: Obj{T: &TupleIterType}, t: (*Tuple)(v.P)})}, nil
	}
	t.Concat = tupleConcat
	t.Repeat = tupleRepeat
	t.New = func(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
		if err := posArgs(c, "tuple()", "tuple", args, names, 0, 1); err != nil {
			return Value{}, err
		}
		if len(args) == 0 {
			return EmptyTuple, nil
		}
		return ToTuple(c, args[0])
	}
}

// ToTuple is tuple(v).
func ToTuple(c *Ctx, v Value) (Value, *Exc) {
	if v.Type() == &TupleType {
		return v, nil
	}
	items, err := Items(c, v)
	if err != nil {
		return Value{}, err
	}
	return NewTuple(items), nil
}

// ListToTuple is tuple(l) of a list that no other code has seen.
func ListToTuple(c *Ctx, l *List) Value {
	items, _ := l.snapshot()
	return NewTuple(items)
}

func tupleGetItem(c *Ctx, v, key Value) (Value, *Exc) {
	t := (*Tuple)(v.P)
	if key.IsInt() {
		i, n := key.Int(), int64(len(t.V))
		if i < 0 {
			i += n
		}
		if uint64(i) < uint64(n) {
			return t.V[i], nil
		}
		return Value{}, Raise(c, &IndexErrorType, "tuple index out of range")
	}
	if key.Type() == &SliceType {
		start, step, n, err := sliceBounds(c, key, func() int { return len(t.V) })
		if err != nil {
			return Value{}, err
		}
		if n == len(t.V) && step == 1 {
			return v, nil
		}
		return NewTuple(strided(t.V, start, step, n)), nil
	}
	i, ok, err := seqIndex(c, key)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return Value{}, Raise(c, &TypeErrorType, "tuple indices must be integers or slices, not %s", TypeName(key))
	}
	return tupleGetItem(c, v, Int(int64(i)))
}

// strided copies n items from start on.
func strided(v []Value, start, step, n int) []Value {
	out := make([]Value, n)
	if step == 1 {
		copy(out, v[start:])
		return out
	}
	for k := range out {
		out[k] = v[start+k*step]
	}
	return out
}

const (
	xxPrime1 = 11400714785074694791
	xxPrime2 = 14029467366897019727
	xxPrime5 = 2870177450012600261
)

func tupleHash(c *Ctx, v Value) (int64, *Exc) {
	t := (*Tuple)(v.P)
	if h := atomic.LoadInt64(&t.hash); h != 0 {
		return h, nil
	}
	if err := deeper(c, ""); err != nil {
		return 0, err
	}
	constant, mixed := true, newHashMix()
	for _, x := range t.V {
		h, err := hashKey(c, x)
		if err != nil {
			c.Depth--
			return 0, err
		}
		mixed.add(h)
		constant = constant && constantHash(c, x)
	}
	c.Depth--
	sum := mixed.sum(len(t.V))
	if constant {
		storeRelaxed(&t.hash, sum)
	}
	return sum, nil
}

// hashMix is the hash of a tuple in the making, from those of its items.
type hashMix uint64

func newHashMix() hashMix { return xxPrime5 }

func (m *hashMix) add(h int64) {
	*m = hashMix(bits.RotateLeft64(uint64(*m)+uint64(h)*xxPrime2, 31) * xxPrime1)
}

func (m *hashMix) sum(items int) int64 {
	acc := uint64(*m) + (uint64(items) ^ (xxPrime5 ^ 3527539))
	if acc == 1<<64-1 {
		acc = 1546275796
	}
	return int64(acc)
}

// constantHash: no Python code decides the hash of x.
func constantHash(c *Ctx, x Value) bool {
	switch x.Type() {
	case &IntType, &FloatType, &StrType, &BoolType, &BytesType, &NoneType:
		return true
	case &TupleType:
		return atomic.LoadInt64(&(*Tuple)(x.P).hash) != 0
	case &ForeignType:
		return H.ConstantHash(c, x)
	}
	return false
}

// KnownHash is the tuple's hash where no Python code decides it and it was asked for before, else 0.
func (t *Tuple) KnownHash() int64 { return atomic.LoadInt64(&t.hash) }

// SettleHash makes a tuple's hash known where no Python code decides it.
func SettleHash(c *Ctx, v Value) {
	if t := (*Tuple)(v.P); t.KnownHash() == 0 && t.settles(c, maxSettled) {
		tupleHash(c, v)
	}
}

const maxSettled = 8 // levels of tuples

func (t *Tuple) settles(c *Ctx, levels int) bool {
	for _, x := range t.V {
		if x.Type() != &TupleType {
			if !constantHash(c, x) {
				return false
			}
		} else if k := (*Tuple)(x.P); k.KnownHash() == 0 && (levels == 0 || !k.settles(c, levels-1)) {
			return false
		}
	}
	return true
}

func tupleCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	if a.Type() != &TupleType || b.Type() != &TupleType {
		return NotImplemented, nil
	}
	return compareItems(c, (*Tuple)(a.P).V, (*Tuple)(b.P).V, op)
}

// compareItems orders two fixed sequences by their first difference.
func compareItems(c *Ctx, x, y []Value, op CmpOp) (Value, *Exc) {
	if c.Depth+1 < c.Limit.Load() {
		n, order := plainOrder(x, y)
		if order != 0 || n == min(len(x), len(y)) {
			return Bool(CmpInt(op, int64(order), 0)), nil
		}
		x, y = x[n:], y[n:]
	}
	return compareRest(c, x, y, op)
}

// plainOrder is how x and y are ordered as far as the pairs of their items are ints, floats, strings or bools, and at which
// item that was decided: the order is 0 where all such pairs are equal up to there.
func plainOrder(x, y []Value) (n, order int) {
	for ; n < len(x) && n < len(y); n++ {
		a, b := x[n], y[n]
		switch {
		case a.P == b.P && a.IsInt():
			order = cmp.Compare(a.Int(), b.Int())
		case a.P == b.P && a.IsFloat():
			switch f, g := a.Float(), b.Float(); {
			case f < g:
				order = -1
			case f > g:
				order = 1
			case f != g && a.N != b.N: // a NaN, which equals itself alone
				return n, 0
			}
		case a.IsBool() && b.IsBool():
			if a.P != b.P {
				order = 1
				if b.IsTrue() {
					order = -1
				}
			}
		case a.Type() == &StrType && b.Type() == &StrType:
			order = StrCompare((*Str)(a.P), (*Str)(b.P))
		default:
			return n, 0
		}
		if order != 0 {
			return n, order
		}
	}
	return n, cmp.Compare(len(x), len(y))
}

func compareRest(c *Ctx, x, y []Value, op CmpOp) (Value, *Exc) {
	if err := deeper(c, " in comparison"); err != nil {
		return Value{}, err
	}
	defer func() { c.Depth-- }()
	for i := 0; i < len(x) && i < len(y); i++ {
		eq, err := Equal(c, x[i], y[i])
		if err != nil {
			return Value{}, err
		}
		if !eq {
			switch op {
			case CmpEq:
				return False, nil
			case CmpNe:
				return True, nil
			}
			return Compare(c, op, x[i], y[i])
		}
	}
	return Bool(CmpInt(op, int64(len(x)), int64(len(y)))), nil
}

func tupleConcat(c *Ctx, a, b Value) (Value, *Exc) {
	if b.Type() != &TupleType {
		return Value{}, Raise(c, &TypeErrorType, "can only concatenate tuple (not \"%s\") to tuple", TypeName(b))
	}
	x, y := (*Tuple)(a.P).V, (*Tuple)(b.P).V
	switch {
	case len(y) == 0:
		return a, nil
	case len(x) == 0:
		return b, nil
	}
	t := makeTuple(len(x) + len(y))
	copy(t.V, x)
	copy(t.V[len(x):], y)
	return t.Value(), nil
}

func tupleRepeat(c *Ctx, v, times Value) (Value, *Exc) {
	x := (*Tuple)(v.P).V
	n, err := repeatCount(c, times, len(x))
	if err != nil {
		return Value{}, err
	}
	if n == 1 {
		return v, nil
	}
	return NewTuple(repeated(x, n)), nil
}

// repeated is x n times over.
func repeated(x []Value, n int) []Value {
	out := make([]Value, len(x)*n)
	if len(x) == 1 {
		for i := range out {
			out[i] = x[0]
		}
		return out
	}
	for k := copy(out, x); k > 0 && k < len(out); k *= 2 {
		copy(out[k:], out[:k])
	}
	return out
}

func tupleRepr(c *Ctx, v Value) (Value, *Exc) {
	items := (*Tuple)(v.P).V
	if len(items) == 0 {
		return StrConst("()"), nil
	}
	end := ")"
	if len(items) == 1 {
		end = ",)"
	}
	return reprItems(c, v, "(", end, "(...)", func(i int) (Value, *Exc) {
		if i < len(items) {
			return items[i], nil
		}
		return Value{}, nil
	})
}

func tupleCount(c *Ctx, self, x Value) (Value, *Exc) {
	n := int64(0)
	for _, item := range (*Tuple)(self.P).V {
		eq, err := Equal(c, item, x)
		if err != nil {
			return Value{}, err
		}
		if eq {
			n++
		}
	}
	return Int(n), nil
}

func tupleIndex(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
	v := (*Tuple)(self.P).V
	start, stop, err := indexArgs(c, "tuple.index()", args, names, func() int { return len(v) })
	if err != nil {
		return Value{}, err
	}
	for i := start; i < stop && i < len(v); i++ {
		if eq, err := Equal(c, v[i], args[0]); err != nil {
			return Value{}, err
		} else if eq {
			return Int(int64(i)), nil
		}
	}
	return Value{}, Raise(c, &ValueErrorType, "tuple.index(x): x not in tuple")
}
