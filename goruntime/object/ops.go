package object

import "math/bits"

// The operators as generated code calls them: the common immediate cases
// first, then dispatch through the type slots in CPython's order.

var opSigns = [NumBinOps]string{"+", "-", "*", "/", "//", "%", "** or pow()", "<<", ">>", "&", "|", "^", "@"}

// Add is a + b.
func Add(c *Ctx, a, b Value) (Value, *Exc) {
	if a.P == b.P {
		if a.IsInt() {
			x, y := a.Int(), b.Int()
			if r := x + y; (r^x)&(r^y) >= 0 {
				return Int(r), nil
			}
		} else if a.IsFloat() {
			return Float(a.Float() + b.Float()), nil
		}
	}
	if a.Type() == &StrType && b.Type() == &StrType {
		return concatStr(c, (*Str)(a.P), (*Str)(b.P))
	}
	return Binary(c, OpAdd, a, b)
}

// Sub is a - b.
func Sub(c *Ctx, a, b Value) (Value, *Exc) {
	if a.P == b.P {
		if a.IsInt() {
			x, y := a.Int(), b.Int()
			if r := x - y; (x^y)&(x^r) >= 0 {
				return Int(r), nil
			}
		} else if a.IsFloat() {
			return Float(a.Float() - b.Float()), nil
		}
	}
	return Binary(c, OpSub, a, b)
}

// Mul is a * b.
func Mul(c *Ctx, a, b Value) (Value, *Exc) {
	if a.P == b.P {
		if a.IsInt() {
			if r, ok := MulInt(a.Int(), b.Int()); ok {
				return Int(r), nil
			}
		} else if a.IsFloat() {
			return Float(a.Float() * b.Float()), nil
		}
	}
	return Binary(c, OpMul, a, b)
}

// AddInt, SubInt and MulInt are the checked int64 operations of specialised code.
func AddInt(x, y int64) (int64, bool) { r := x + y; return r, (r^x)&(r^y) >= 0 }
func SubInt(x, y int64) (int64, bool) { r := x - y; return r, (x^y)&(x^r) >= 0 }
func MulInt(x, y int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(x), uint64(y))
	h := int64(hi)
	if x < 0 {
		h -= y
	}
	if y < 0 {
		h -= x
	}
	return int64(lo), h == int64(lo)>>63
}

// Binary is the general `a op b` (binary_op1 in CPython's abstract.c).
func Binary(c *Ctx, op BinOp, a, b Value) (v Value, err *Exc) {
	if a.Type() == &ForeignType {
		v, err = H.Binary(c, op, false, a, b)
	} else {
		if v, ok := fastBinary(op, a, b); ok {
			return v, nil
		}
		if pastWord(a, b) {
			if v := quickInts(c, op, a, b); v.P != nil {
				return v, nil
			}
		}
		v, err = binary1(c, op, a, b)
	}
	if err != nil || !v.IsNotImplemented() {
		return v, err
	}
	return Value{}, unsupported(c, opSigns[op], a, b)
}

func unsupported(c *Ctx, sign string, a, b Value) *Exc {
	return Raise(c, &TypeErrorType, "unsupported operand type(s) for %s: '%s' and '%s'", sign, TypeName(a), TypeName(b))
}

func binary1(c *Ctx, op BinOp, a, b Value) (Value, *Exc) {
	ta, tb := a.Type(), b.Type()
	if ta == &ForeignType || tb == &ForeignType {
		return H.Binary(c, op, false, a, b)
	}
	fa := ta.Bin[op]
	if ta != tb {
		if fb := tb.Bin[op]; fb != nil && ta.UserBin&tb.UserBin&(1<<op) == 0 {
			tried := false
			if fa != nil && tb.Subclass(ta) {
				if v, err := fb(c, a, b); err != nil || !v.IsNotImplemented() {
					return v, err
				}
				tried = true
			}
			if fa != nil {
				if v, err := fa(c, a, b); err != nil || !v.IsNotImplemented() {
					return v, err
				}
			}
			if !tried {
				if v, err := fb(c, a, b); err != nil || !v.IsNotImplemented() {
					return v, err
				}
			}
			return concat(c, op, a, b)
		}
	}
	if fa != nil {
		if v, err := fa(c, a, b); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	return concat(c, op, a, b)
}

// concat tries the sequence slots after the number slots, as PyNumber_Add and
// PyNumber_Multiply do.
func concat(c *Ctx, op BinOp, a, b Value) (Value, *Exc) {
	switch op {
	case OpAdd:
		if f := a.Type().Concat; f != nil {
			return f(c, a, b)
		}
	case OpMul:
		if f := a.Type().Repeat; f != nil {
			return f(c, a, b)
		}
		if f := b.Type().Repeat; f != nil {
			return f(c, b, a)
		}
	}
	return NotImplemented, nil
}

// InPlace is `a op= b`.
func InPlace(c *Ctx, op BinOp, a, b Value) (Value, *Exc) {
	if v, ok := fastBinary(op, a, b); ok {
		return v, nil
	}
	ta := a.Type()
	if pastWord(a, b) {
		if v := quickInts(c, op, a, b); v.P != nil {
			return v, nil
		}
	}
	if ta == &StrType && op == OpAdd && b.Type() == ta {
		return concatStr(c, (*Str)(a.P), (*Str)(b.P))
	}
	if ta == &ForeignType || b.Type() == &ForeignType {
		if ta != &ForeignType && ta.InPlace[op] == nil && ta.ConcatInPlace != nil && op == OpAdd {
			return ta.ConcatInPlace(c, a, b) // list += iterable
		}
		if op == OpAdd && ta == &ForeignType && extendBytes(c, a, b) {
			return a, nil
		}
		return H.Binary(c, op, true, a, b)
	}
	if f := ta.InPlace[op]; f != nil {
		if v, err := f(c, a, b); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	return AfterInPlace(c, op, a, b)
}

// AfterInPlace is the rest of `a op= b` when a's own in-place operator does not
// answer: `a op b`, and the sequence slots.
func AfterInPlace(c *Ctx, op BinOp, a, b Value) (Value, *Exc) {
	ta := a.Type()
	if op == OpAdd && ta.ConcatInPlace != nil || op == OpMul && ta.RepeatInPlace != nil {
		if op == OpAdd && ta.Layout != nil {
			return ta.ConcatInPlace(c, a, b) // CPython puts that into the number slot of such a class
		}
		// the number slots go first
		own, tb := ta.Bin[op], b.Type()
		if own != nil {
			if v, err := own(c, a, b); err != nil || !v.IsNotImplemented() {
				return v, err
			}
		}
		if f := tb.Bin[op]; f != nil && tb != ta && (own == nil || ta.UserBin&tb.UserBin&(1<<op) == 0) {
			if v, err := f(c, a, b); err != nil || !v.IsNotImplemented() {
				return v, err
			}
		}
		if op == OpAdd {
			return ta.ConcatInPlace(c, a, b)
		}
		return ta.RepeatInPlace(c, a, b)
	}
	v, err := binary1(c, op, a, b)
	if err != nil || !v.IsNotImplemented() {
		return v, err
	}
	return Value{}, unsupported(c, inPlaceSign(op), a, b)
}

func inPlaceSign(op BinOp) string {
	if op == OpPow {
		return "**="
	}
	return opSigns[op] + "="
}

// Unary is -v, +v or ~v.
func Unary(c *Ctx, op UnOp, v Value) (Value, *Exc) {
	if v.IsInt() && int64(v.N) != -1<<63 {
		switch op {
		case OpNeg:
			return Int(-v.Int()), nil
		case OpPos:
			return v, nil
		case OpInvert:
			return Int(^v.Int()), nil
		}
	}
	if f := v.Type().Un[op]; f != nil {
		return f(c, v)
	}
	sign := [...]string{"-", "+", "~"}[op]
	return Value{}, Raise(c, &TypeErrorType, "bad operand type for unary %s: '%s'", sign, TypeName(v))
}

var swapped = [...]CmpOp{CmpGt, CmpGe, CmpEq, CmpNe, CmpLt, CmpLe}
var cmpSigns = [...]string{"<", "<=", "==", "!=", ">", ">="}

// Compare is the rich comparison `a op b` (do_richcompare).
func Compare(c *Ctx, op CmpOp, a, b Value) (Value, *Exc) {
	if a.P == b.P {
		if a.IsInt() {
			return Bool(CmpInt(op, a.Int(), b.Int())), nil
		}
		if a.IsFloat() {
			return Bool(CmpFloat(op, a.Float(), b.Float())), nil
		}
	}
	ta, tb := a.Type(), b.Type()
	if ta == &ForeignType || tb == &ForeignType {
		return H.Compare(c, op, a, b)
	}
	checked := false
	if ta != tb && tb.Cmp != nil && tb.Subclass(ta) {
		checked = true
		if v, err := tb.Cmp(c, b, a, swapped[op]); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	if ta.Cmp != nil {
		if v, err := ta.Cmp(c, a, b, op); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	if !checked && tb.Cmp != nil {
		if v, err := tb.Cmp(c, b, a, swapped[op]); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	switch op {
	case CmpEq:
		return Bool(Is(a, b)), nil
	case CmpNe:
		return Bool(!Is(a, b)), nil
	}
	return Value{}, Raise(c, &TypeErrorType, "'%s' not supported between instances of '%s' and '%s'", cmpSigns[op], TypeName(a), TypeName(b))
}

// CmpInt and CmpFloat compare unboxed numbers.
func CmpInt(op CmpOp, x, y int64) bool {
	switch op {
	case CmpLt:
		return x < y
	case CmpLe:
		return x <= y
	case CmpEq:
		return x == y
	case CmpNe:
		return x != y
	case CmpGt:
		return x > y
	}
	return x >= y
}

// CmpFloat: see CmpInt.
func CmpFloat(op CmpOp, x, y float64) bool {
	switch op {
	case CmpLt:
		return x < y
	case CmpLe:
		return x <= y
	case CmpEq:
		return x == y
	case CmpNe:
		return x != y
	case CmpGt:
		return x > y
	}
	return x >= y
}

// CompareBool is truth(a op b), for conditions.
func CompareBool(c *Ctx, op CmpOp, a, b Value) (bool, *Exc) {
	if op == CmpEq || op == CmpNe {
		if equal, known := PlainEqual(a, b); known {
			return equal == (op == CmpEq), nil
		}
	} else if a.Type() == &StrType && b.Type() == &StrType {
		return strHolds(op, (*Str)(a.P), (*Str)(b.P)), nil
	}
	v, err := Compare(c, op, a, b)
	if err != nil {
		return false, err
	}
	return Truth(c, v)
}

// PlainEqual is a == b of two strings, or of objects whose classes have no
// comparison of their own; known is false for others.
func PlainEqual(a, b Value) (equal, known bool) {
	ta, tb := a.Type(), b.Type()
	if ta.Cmp != nil || tb.Cmp != nil || ta == &ForeignType || tb == &ForeignType {
		if ta == &StrType && tb == &StrType {
			return StrEq((*Str)(a.P), (*Str)(b.P)), true
		}
		return false, false
	}
	if a.P == b.P {
		return true, true
	}
	py := (*Obj)(a.P).Py // as in isSlow
	return py != 0 && py == (*Obj)(b.P).Py, true
}

// Equal is PyObject_RichCompareBool(a, b, Py_EQ): identity first.
func Equal(c *Ctx, a, b Value) (bool, *Exc) {
	if a.P == b.P {
		if a.IsInt() {
			return a.N == b.N, nil
		}
		if !a.IsFloat() || a.N == b.N {
			return true, nil
		}
	}
	return CompareBool(c, CmpEq, a, b)
}

// Truth is bool(v).
func Truth(c *Ctx, v Value) (bool, *Exc) {
	switch {
	case v.IsBool():
		return v.IsTrue(), nil
	case v.IsNone():
		return false, nil
	case v.IsInt():
		return v.N != 0, nil
	}
	t := v.Type()
	if t.Truth != nil {
		return t.Truth(c, v)
	}
	if t.Len != nil {
		n, err := t.Len(c, v)
		return n != 0, err
	}
	return true, nil
}

// PlainTruth is bool(v) where nothing has to be called for it; false, false for others.
func PlainTruth(v Value) (truth, known bool) {
	switch t := v.Type(); {
	case v.IsBool():
		return v.IsTrue(), true
	case v.IsNone():
		return false, true
	case v.IsInt():
		return v.N != 0, true
	case t == &ListType:
		n, ok := (*List)(v.P).Len()
		return n != 0, ok
	default:
		return true, t.Layout != nil && t.Truth == nil && t.Len == nil
	}
}

// Contains is `item in v`.
func Contains(c *Ctx, v, item Value) (bool, *Exc) {
	t := v.Type()
	if t.Contains != nil {
		return t.Contains(c, v, item)
	}
	it, err := LoopIter(c, v)
	if err != nil {
		if err.T.Subclass(&TypeErrorType) { // whatever it says, as in CPython
			return false, Raise(c, &TypeErrorType, "argument of type '%s' is not iterable", TypeName(v))
		}
		return false, err
	}
	defer EndLoop(c, it)
	for {
		x, err := Next(c, it)
		if err != nil || x.Nil() {
			return false, err
		}
		// CPython compares item == x with the element on the left
		if eq, err := Equal(c, x, item); err != nil || eq {
			return eq, err
		}
	}
}

// Next advances an iterator: the zero Value when it is exhausted.
func Next(c *Ctx, it Value) (Value, *Exc) {
	if it.Type() == &ForeignType {
		return H.Next(c, it)
	}
	if f := it.Type().Next; f != nil {
		return f(c, it)
	}
	return Value{}, Raise(c, &TypeErrorType, "'%s' object is not an iterator", TypeName(it))
}

// Iter is iter(v).
func Iter(c *Ctx, v Value) (Value, *Exc) {
	t := v.Type()
	if t.Iter != nil {
		return t.Iter(c, v)
	}
	if t.GetItem != nil && t.HasDict {
		return NewSeqIter(v), nil
	}
	return Value{}, Raise(c, &TypeErrorType, "'%s' object is not iterable", TypeName(v))
}

// LoopIter is Iter for what goes through the iterator itself and shows it to nobody.
func LoopIter(c *Ctx, v Value) (Value, *Exc) {
	if IsForeign(v) {
		if members := H.MembersOf(c, v); members != nil {
			return Iter(c, NewTuple(members))
		}
	}
	it, alone, err := newIter(c, v)
	if alone {
		(*Foreign)(it.P).Loop = true
	}
	return it, err
}

// newIter is Iter, and whether the iterator is one of CPython's that nothing else has. What a compiled __iter__
// answers with may be kept by the object.
func newIter(c *Ctx, v Value) (it Value, alone bool, err *Exc) {
	foreign := IsForeign(v)
	c.NewIter = 0
	it, err = Iter(c, v)
	return it, foreign && c.NewIter != 0 && c.NewIter == uintptr(it.P), err
}

// EndLoop gives back such an iterator, wherever it stands.
func EndLoop(c *Ctx, it Value) {
	if IsForeign(it) {
		if f := (*Foreign)(it.P); f.Loop {
			f.Loop = false
			GiveBack(c, f)
		}
	}
}

// GetItem is v[key].
func GetItem(c *Ctx, v, key Value) (Value, *Exc) {
	if f := v.Type().GetItem; f != nil {
		return f(c, v, key)
	}
	if IsTypeValue(v) {
		return ClassGetItem(c, AsType(v), key)
	}
	return Value{}, Raise(c, &TypeErrorType, "'%s' object is not subscriptable", TypeName(v))
}

// SetItem is v[key] = x.
func SetItem(c *Ctx, v, key, x Value) *Exc {
	if f := v.Type().SetItem; f != nil {
		return f(c, v, key, x)
	}
	return Raise(c, &TypeErrorType, "'%s' object does not support item assignment", TypeName(v))
}

// DelItem is del v[key].
func DelItem(c *Ctx, v, key Value) *Exc {
	if f := v.Type().DelItem; f != nil {
		return f(c, v, key)
	}
	what := "does not"
	if t := v.Type(); t.SetItem == nil && (t.Layout != nil || t.Slots.Len != nil) {
		// PySequence_DelItem has other words than PyObject_DelItem
		if _, index, err := seqIndex(c, key); err != nil {
			return err
		} else if index {
			what = "doesn't"
		}
	}
	return Raise(c, &TypeErrorType, "'%s' object %s support item deletion", TypeName(v), what)
}

// Len is len(v).
func Len(c *Ctx, v Value) (int, *Exc) {
	if f := v.Type().Len; f != nil {
		return f(c, v)
	}
	return 0, Raise(c, &TypeErrorType, "object of type '%s' has no len()", TypeName(v))
}

// Hash is hash(v).
func Hash(c *Ctx, v Value) (int64, *Exc) {
	t := v.Type()
	if t.Hash != nil && !t.Unhashable {
		return t.Hash(c, v)
	}
	if !t.Unhashable && t.Cmp == nil && t.Layout == nil {
		return identityHash(c, v) // an iterator, a view
	}
	return 0, Raise(c, &TypeErrorType, "unhashable type: '%s'", TypeName(v))
}

// Repr and Str are repr(v) and str(v).
func Repr(c *Ctx, v Value) (Value, *Exc) {
	if f := v.Type().Repr; f != nil {
		return f(c, v)
	}
	return DefaultRepr(c, v)
}

// Str is str(v).
func ToStr(c *Ctx, v Value) (Value, *Exc) {
	if f := v.Type().Slots.Str; f != nil {
		return f(c, v)
	}
	return Repr(c, v)
}

// TypeName is type(v).__name__ as error messages print it.
func TypeName(v Value) string {
	t := v.Type()
	if t == &ForeignType || t.Exception && (*Exc)(v.P).Py != 0 {
		return H.TypeName(v)
	}
	return t.tpName()
}
