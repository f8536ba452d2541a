package object

import (
	"math"
	"math/big"
	"math/bits"
	"unsafe"
)

// Range is a range object whose bounds and length fit 64 bits, as nearly all
// do; Wide is set, and the other fields are not, for the rest.
type Range struct {
	Obj
	Start, Stop, Step int64
	Len               int64
	Wide              *wideRange
}

// wideRange is a range past 64 bits.
type wideRange struct{ start, stop, step, length *big.Int }

// RangeIter iterates over a range: Left items, At first. A loop in generated
// code keeps the same three numbers in variables.
type RangeIter struct {
	Obj
	At, Left, Step int64
}

type wideRangeIter struct {
	Obj
	at, left, step *big.Int
}

// The iterators' classes.
var (
	RangeIterType     = Type{Name: "range_iterator"}
	WideRangeIterType = Type{Name: "longrange_iterator"}
)

// Value returns the range as a Python value.
func (r *Range) Value() Value { return Value{P: unsafe.Pointer(r)} }

// RangeLen counts the items of range(start, stop, step), step not zero; not ok
// when the count does not fit.
func RangeLen(start, stop, step int64) (int64, bool) {
	var gap, by uint64
	switch {
	case step > 0 && start < stop:
		gap, by = uint64(stop)-uint64(start), uint64(step)
	case step < 0 && start > stop:
		gap, by = uint64(start)-uint64(stop), -uint64(step)
	default:
		return 0, true
	}
	n := (gap-1)/by + 1
	return int64(n), int64(n) >= 0
}

// RangeArgs is the meaning of range(args...) for immediates: not ok when the
// general constructor must decide, or the step is zero.
func RangeArgs(args []Value) (start, stop, step, n int64, ok bool) {
	step = 1
	for _, a := range args {
		if !a.IsInt() {
			return
		}
	}
	switch len(args) {
	case 1:
		stop = args[0].Int()
	case 2:
		start, stop = args[0].Int(), args[1].Int()
	case 3:
		start, stop, step = args[0].Int(), args[1].Int(), args[2].Int()
	default:
		return
	}
	if step != 0 {
		n, ok = RangeLen(start, stop, step)
	}
	return
}

// NewRange is range(args...).
func NewRange(c *Ctx, args []Value) (Value, *Exc) {
	if err := posArgs(c, "range()", "range", args, nil, 1, 3); err != nil {
		return Value{}, err
	}
	p := [3]Value{Int(0), args[0], Int(1)}
	if len(args) > 1 {
		copy(p[:], args)
	}
	var err *Exc
	for _, i := range [...]int{0, 1, 2} {
		if p[i], err = Index(c, p[i]); err != nil {
			return Value{}, err
		}
	}
	if p[2].IsInt() && p[2].Int() == 0 {
		return Value{}, Raise(c, &ValueErrorType, "range() arg 3 must not be zero")
	}
	return rangeOf(AsBig(p[0]), AsBig(p[1]), AsBig(p[2])), nil
}

// rangeOf makes a range of any size.
func rangeOf(start, stop, step *big.Int) Value {
	if start.IsInt64() && stop.IsInt64() && step.IsInt64() {
		if n, ok := RangeLen(start.Int64(), stop.Int64(), step.Int64()); ok {
			return newRange(start.Int64(), stop.Int64(), step.Int64(), n)
		}
	}
	gap := new(big.Int).Sub(stop, start)
	length := new(big.Int)
	if gap.Sign() == step.Sign() {
		length.Abs(gap)
		length.Sub(length, bigOne)
		length.Quo(length, new(big.Int).Abs(step))
		length.Add(length, bigOne)
	}
	return (&Range{Obj: Obj{T: &RangeType}, Wide: &wideRange{start, stop, step, length}}).Value()
}

// RangeOf is range(start, stop, step), which has n items.
func RangeOf(start, stop, step, n int64) Value { return newRange(start, stop, step, n) }

func newRange(start, stop, step, n int64) Value {
	return (&Range{Obj: Obj{T: &RangeType}, Start: start, Stop: stop, Step: step, Len: n}).Value()
}

// wide gives the parts of any range.
func (r *Range) wide() *wideRange {
	if r.Wide != nil {
		return r.Wide
	}
	return &wideRange{big.NewInt(r.Start), big.NewInt(r.Stop), big.NewInt(r.Step), big.NewInt(r.Len)}
}

func (w *wideRange) at(i *big.Int) *big.Int {
	x := new(big.Int).Mul(i, w.step)
	return x.Add(x, w.start)
}

func (r *Range) iter() Value {
	if r.Wide != nil || r.passesEnd() {
		w := r.wide()
		return Value{P: unsafe.Pointer(&wideRangeIter{Obj{T: &WideRangeIterType}, w.start, w.length, w.step})}
	}
	return NewRangeIter(r.Start, r.Len, r.Step)
}

// NewRangeIter makes the iterator over n items from start.
func NewRangeIter(start, n, step int64) Value {
	return Value{P: unsafe.Pointer(&RangeIter{Obj{T: &RangeIterType}, start, n, step})}
}

// passesEnd reports a range whose number after the last one might not fit 64
// bits; CPython iterates over it with the class for long ones.
func (r *Range) passesEnd() bool {
	if r.Len == 0 {
		return false
	}
	if r.Step > 0 {
		return r.Stop > math.MaxInt64-(r.Step-1)
	}
	return r.Stop < math.MinInt64-(r.Step+1)
}

// passesStart is the same backwards.
func (r *Range) passesStart() bool {
	if r.Step > 0 {
		return r.Start < math.MinInt64+r.Step
	}
	return r.Step == math.MinInt64 || r.Start > math.MaxInt64+r.Step
}

// reversed is reversed(r), an iterator.
func (r *Range) reversed() Value {
	if r.Wide != nil || r.passesStart() {
		w := r.wide()
		last := w.at(new(big.Int).Sub(w.length, bigOne))
		return Value{P: unsafe.Pointer(&wideRangeIter{Obj{T: &WideRangeIterType}, last, w.length, new(big.Int).Neg(w.step)})}
	}
	return NewRangeIter(r.Start+(r.Len-1)*r.Step, r.Len, -r.Step)
}

func rangeIterNext(c *Ctx, v Value) (Value, *Exc) {
	it := (*RangeIter)(v.P)
	if it.Left <= 0 {
		return Value{}, nil
	}
	it.Left--
	x := it.At
	it.At += it.Step
	return Int(x), nil
}

func wideRangeIterNext(c *Ctx, v Value) (Value, *Exc) {
	it := (*wideRangeIter)(v.P)
	if it.left.Sign() <= 0 {
		return Value{}, nil
	}
	x := it.at
	it.left = new(big.Int).Sub(it.left, bigOne)
	it.at = new(big.Int).Add(x, it.step)
	return NewBig(new(big.Int).Set(x)), nil
}

// index is the position of an int in the range, nil when it is not there.
func (r *Range) index(v Value) *big.Int {
	if x, ok := SmallInt(v); ok && r.Wide == nil {
		if r.Len == 0 || (r.Step > 0) != (x >= r.Start) && x != r.Start {
			return nil
		}
		gap, by := uint64(x)-uint64(r.Start), uint64(r.Step)
		if r.Step < 0 {
			gap, by = -gap, -by
		}
		if q, rem := bits.Div64(0, gap, by); rem == 0 && q < uint64(r.Len) {
			return big.NewInt(int64(q))
		}
		return nil
	}
	w := r.wide()
	q, rem := bigFloorDivMod(new(big.Int).Sub(AsBig(v), w.start), w.step)
	if rem.Sign() != 0 || q.Sign() < 0 || q.Cmp(w.length) >= 0 {
		return nil
	}
	return q
}
