package object

import (
	"math/big"
	"math/bits"
	"unsafe"
)

// Slice is a slice object; parts that were not given are None.
type Slice struct {
	Obj
	Start, Stop, Step Value
}

// NewSlice makes slice(start, stop, step).
func NewSlice(start, stop, step Value) Value {
	return Value{P: unsafe.Pointer(&Slice{Obj: Obj{T: &SliceType}, Start: start, Stop: stop, Step: step})}
}

// SliceIndices resolves a slice within a sequence of the given length: n items
// at start, start+step, ...; stop is the bound as slice.indices gives it.
func SliceIndices(c *Ctx, slice Value, length int) (start, stop, step, n int, err *Exc) {
	start, stop, step, err = sliceUnpack(c, slice)
	if err == nil {
		start, stop, n = sliceAdjust(length, start, stop, step)
	}
	return start, stop, step, n, err
}

func (s *Slice) parts() []Value { return []Value{s.Start, s.Stop, s.Step} }

func init() {
	t := &SliceType
	builtin(t, &ObjectType, []*Builtin{{Name: "indices", E1: sliceIndicesMethod}})
	part := func(name string, get func(s *Slice) Value) {
		addGetSets(t, &GetSet{Name: name, Set: readOnly, Get: func(c *Ctx, v Value) (Value, *Exc) { return get((*Slice)(v.P)), nil }})
	}
	part("start", func(s *Slice) Value { return s.Start })
	part("stop", func(s *Slice) Value { return s.Stop })
	part("step", func(s *Slice) Value { return s.Step })
	t.Repr = sliceRepr
	t.Hash = sliceHash
	t.Cmp = sliceCmp
	t.New = func(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
		if err := posArgs(c, "slice()", "slice", args, names, 1, 3); err != nil {
			return Value{}, err
		}
		p := [3]Value{None, None, None}
		if len(args) == 1 {
			p[1] = args[0]
		} else {
			copy(p[:], args)
		}
		return NewSlice(p[0], p[1], p[2]), nil
	}
}

// readOnly refuses to write a member of a C struct.
func readOnly(c *Ctx, self, val Value) *Exc {
	return Raise(c, &AttributeErrorType, "readonly attribute")
}

func sliceRepr(c *Ctx, v Value) (Value, *Exc) {
	var out []Value
	for i, p := range (*Slice)(v.P).parts() {
		r, err := Repr(c, p)
		if err != nil {
			return Value{}, err
		}
		out = append(out, asciiStr([]string{"slice(", ", ", ", "}[i]), r)
	}
	return concatAll(append(out, asciiStr(")"))...), nil
}

// sliceCmp compares as tuples do.
func sliceCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	if b.Type() != &SliceType {
		return NotImplemented, nil
	}
	if a.P == b.P {
		return Bool(op == CmpEq || op == CmpLe || op == CmpGe), nil
	}
	return Compare(c, op, NewTuple((*Slice)(a.P).parts()), NewTuple((*Slice)(b.P).parts()))
}

// sliceHash exists since 3.12: xxHash over the parts, without the length that
// tuples add.
func sliceHash(c *Ctx, v Value) (int64, *Exc) {
	if PyMinor < 12 {
		return 0, Raise(c, &TypeErrorType, "unhashable type: 'slice'")
	}
	const prime1, prime2, prime5 = 11400714785074694791, 14029467366897019727, 2870177450012600261
	acc := uint64(prime5)
	for _, p := range (*Slice)(v.P).parts() {
		h, err := Hash(c, p)
		if err != nil {
			return 0, err
		}
		acc = bits.RotateLeft64(acc+uint64(h)*prime2, 31) * prime1
	}
	if acc == 1<<64-1 {
		return 1546275796, nil
	}
	return int64(acc), nil
}

func sliceIndicesMethod(c *Ctx, self, length Value) (Value, *Exc) {
	n, err := Index(c, length)
	if err != nil {
		return Value{}, err
	}
	if intSign(n) < 0 {
		return Value{}, Raise(c, &ValueErrorType, "length should not be negative")
	}
	start, stop, step, err := (*Slice)(self.P).longIndices(c, AsBig(n))
	if err != nil {
		return Value{}, err
	}
	return PackTuple(NewBig(start), NewBig(stop), NewBig(step)), nil
}

// longIndices is _PySlice_GetLongIndices: the bounds within a sequence of any
// length, without clipping to 64 bits.
func (s *Slice) longIndices(c *Ctx, length *big.Int) (start, stop, step *big.Int, err *Exc) {
	step = bigOne
	if !s.Step.IsNone() {
		if step, err = longIndex(c, s.Step); err != nil {
			return
		}
		if step.Sign() == 0 {
			err = Raise(c, &ValueErrorType, "slice step cannot be zero")
			return
		}
	}
	low, high := new(big.Int), length
	if step.Sign() < 0 {
		low, high = big.NewInt(-1), new(big.Int).Sub(length, bigOne)
	}
	first, last := low, high
	if step.Sign() < 0 {
		first, last = high, low
	}
	clip := func(v Value, none *big.Int) (*big.Int, *Exc) {
		if v.IsNone() {
			return new(big.Int).Set(none), nil
		}
		z, err := longIndex(c, v)
		if err != nil {
			return nil, err
		}
		z = new(big.Int).Set(z)
		if z.Sign() < 0 {
			if z.Add(z, length); z.Cmp(low) < 0 {
				z.Set(low)
			}
		} else if z.Cmp(high) > 0 {
			z.Set(high)
		}
		return z, nil
	}
	if start, err = clip(s.Start, first); err == nil {
		stop, err = clip(s.Stop, last)
	}
	return start, stop, new(big.Int).Set(step), err
}

func longIndex(c *Ctx, v Value) (*big.Int, *Exc) {
	x, ok, err := indexValue(c, v)
	if err == nil && !ok {
		err = Raise(c, &TypeErrorType, "slice indices must be integers or None or have an __index__ method")
	}
	if err != nil {
		return nil, err
	}
	return AsBig(x), nil
}
