package object

import "math"

func init() {
	t := &FloatType
	t.Doc = "Convert a string or number to a floating point number, if possible."
	builtin(t, &ObjectType, floatMethods())
	same := func(c *Ctx, v Value) (Value, *Exc) { return v, nil }
	addGetSets(t, &GetSet{Name: "real", Get: same})
	addGetSets(t, &GetSet{Name: "imag", Get: func(*Ctx, Value) (Value, *Exc) { return Float(0), nil }})
	t.Repr = func(c *Ctx, v Value) (Value, *Exc) { return asciiStr(floatRepr(v.Float())), nil }
	t.Hash = func(c *Ctx, v Value) (int64, *Exc) { return hashFloat(v.Float()), nil }
	t.Cmp = floatCmp
	t.Truth = func(c *Ctx, v Value) (bool, *Exc) { return v.Float() != 0, nil }
	t.New = floatNew
	t.Bin[OpAdd] = floatBin(func(c *Ctx, x, y float64) (float64, *Exc) { return x + y, nil })
	t.Bin[OpSub] = floatBin(func(c *Ctx, x, y float64) (float64, *Exc) { return x - y, nil })
	t.Bin[OpMul] = floatBin(func(c *Ctx, x, y float64) (float64, *Exc) { return x * y, nil })
	t.Bin[OpTrueDiv] = floatBin(floatDiv)
	t.Bin[OpFloorDiv] = floatBin(floatFloorDiv)
	t.Bin[OpMod] = floatBin(floatMod)
	t.Bin[OpPow] = floatPow
	t.Un[OpNeg] = func(c *Ctx, v Value) (Value, *Exc) { return Float(-v.Float()), nil }
	t.Un[OpPos] = same
}

// AsFloat is what the number slots of float take for an operand: a float, int
// or bool; ok is false for anything else.
func AsFloat(c *Ctx, v Value) (f float64, ok bool, err *Exc) {
	if v.IsFloat() {
		return v.Float(), true, nil
	}
	if !IsIntLike(v) {
		return 0, false, nil
	}
	f, err = IntToFloat(c, v)
	return f, true, err
}

// asFloats is AsFloat of both operands; ok is false when either is no number.
func asFloats(c *Ctx, a, b Value) (x, y float64, ok bool, err *Exc) {
	if x, ok, err = AsFloat(c, a); ok && err == nil {
		y, ok, err = AsFloat(c, b)
	}
	return x, y, ok, err
}

func floatBin(op func(c *Ctx, x, y float64) (float64, *Exc)) BinaryFunc {
	return func(c *Ctx, a, b Value) (Value, *Exc) {
		x, y, ok, err := asFloats(c, a, b)
		if err != nil {
			return Value{}, err
		}
		if !ok {
			return NotImplemented, nil
		}
		r, err := op(c, x, y)
		return Float(r), err
	}
}

// ModFloat is x % y, with the sign of y; not ok when y is zero.
func ModFloat(x, y float64) (float64, bool) {
	if y == 0 {
		return 0, false
	}
	return modFloat(x, y), true
}

func modFloat(x, y float64) float64 {
	m := fmod(x, y)
	if m == 0 {
		return math.Copysign(0, y)
	}
	if (y < 0) != (m < 0) {
		m += y
	}
	return m
}

// FloorDivFloat is x // y; not ok when y is zero.
func FloorDivFloat(x, y float64) (float64, bool) {
	if y == 0 {
		return 0, false
	}
	q, _ := divModFloat(x, y)
	return q, true
}

func floatDiv(c *Ctx, x, y float64) (float64, *Exc) {
	if y == 0 {
		return 0, Raise(c, &ZeroDivisionErrorType, "float division by zero")
	}
	return x / y, nil
}

func floatMod(c *Ctx, x, y float64) (float64, *Exc) {
	m, ok := ModFloat(x, y)
	if !ok {
		if PyMinor >= 13 {
			return 0, Raise(c, &ZeroDivisionErrorType, "float modulo by zero")
		}
		return 0, Raise(c, &ZeroDivisionErrorType, "float modulo")
	}
	return m, nil
}

func floatFloorDiv(c *Ctx, x, y float64) (float64, *Exc) {
	q, ok := FloorDivFloat(x, y)
	if !ok {
		return 0, Raise(c, &ZeroDivisionErrorType, "float floor division by zero")
	}
	return q, nil
}

// divModFloat is _float_div_mod of floatobject.c; y is not zero.
func divModFloat(x, y float64) (q, m float64) {
	m = fmod(x, y)
	d := (x - m) / y
	if m != 0 {
		if (y < 0) != (m < 0) {
			m += y
			d--
		}
	} else {
		m = math.Copysign(0, y)
	}
	if d == 0 {
		return math.Copysign(0, x/y), m
	}
	q = math.Floor(d)
	if d-q > 0.5 {
		q++
	}
	return q, m
}

// fmod is C's: exact, with the sign of x.
func fmod(x, y float64) float64 {
	a, b := math.Abs(x), math.Abs(y)
	if a < b {
		return x // also with an infinite y
	}
	if b > 1e-250 && a < b*(1<<52) {
		// the remainder by a quotient wrong by one at most is exact
		r := math.FMA(-math.Trunc(a/b), b, a)
		if r < 0 {
			r += b
		} else if r >= b {
			r -= b
		}
		return math.Copysign(r, x)
	}
	return math.Mod(x, y)
}

func floatDivMod(c *Ctx, x, y float64) (Value, *Exc) {
	if y == 0 {
		if PyMinor >= 14 {
			return Value{}, Raise(c, &ZeroDivisionErrorType, "division by zero")
		}
		return Value{}, Raise(c, &ZeroDivisionErrorType, "float divmod()")
	}
	q, m := divModFloat(x, y)
	return PackTuple(Float(q), Float(m)), nil
}

func floatCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	x := a.Float()
	if b.IsFloat() {
		return Bool(CmpFloat(op, x, b.Float())), nil
	}
	if !IsIntLike(b) {
		return NotImplemented, nil
	}
	if x != x {
		return Bool(op == CmpNe), nil
	}
	return Bool(CmpInt(op, int64(cmpFloatInt(x, b)), 0)), nil
}

// cmpFloatInt orders a float that is not a NaN and an int or bool, exactly.
func cmpFloatInt(x float64, v Value) int {
	const exact = 1 << 53
	y, small := SmallInt(v)
	if small && uint64(y+exact) <= 2*exact || math.IsInf(x, 0) {
		f := float64(y)
		switch {
		case x < f:
			return -1
		case x > f:
			return 1
		}
		return 0
	}
	t := math.Trunc(x)
	if d := bigFromFloat(t).Cmp(AsBig(v)); d != 0 {
		return d
	}
	switch {
	case x < t:
		return -1
	case x > t:
		return 1
	}
	return 0
}

// hashFloat is _Py_HashDouble: equal to the hash of the int of the same value.
// NaNHash is set by package border: CPython hashes a NaN by its address.
var NaNHash = func(x float64) int64 { return 0 }

func hashFloat(x float64) int64 {
	if x == math.Trunc(x) && math.Abs(x) < 1<<60 {
		return HashInt(int64(x))
	}
	switch {
	case math.IsInf(x, 1):
		return 314159
	case math.IsInf(x, -1):
		return -314159
	case x != x:
		return NaNHash(x)
	}
	m, e := math.Frexp(math.Abs(x))
	var h uint64
	for m != 0 {
		h = h<<28&hashModulus | h>>(61-28)
		m *= 1 << 28
		e -= 28
		digit := math.Trunc(m)
		m -= digit
		if h += uint64(digit); h >= hashModulus {
			h -= hashModulus
		}
	}
	if e %= 61; e < 0 {
		e += 61
	}
	h = h<<e&hashModulus | h>>(61-e)
	r := int64(h)
	if x < 0 {
		r = -r
	}
	if r == -1 {
		return -2
	}
	return r
}

// floatNew is float(x).
func floatNew(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	if len(names) > 0 {
		return Value{}, Raise(c, &TypeErrorType, "float() takes no keyword arguments")
	}
	if len(args) == 0 {
		return Float(0), nil
	}
	if len(args) > 1 {
		return Value{}, Raise(c, &TypeErrorType, "float expected at most 1 argument, got %d", len(args))
	}
	return ToFloat(c, args[0])
}

// ToFloat is float(x).
func ToFloat(c *Ctx, x Value) (Value, *Exc) {
	switch x.Type() {
	case &FloatType:
		return x, nil
	case &IntType, &BoolType:
		f, err := IntToFloat(c, x)
		return Float(f), err
	case &StrType:
		return parseFloat(c, (*Str)(x.P))
	case &ForeignType, &BytesType:
		return hostNew(c, "float", []Value{x}, nil)
	}
	v, found, err := SpecialMethod(c, x, "__float__")
	if err != nil {
		return Value{}, err
	}
	if found {
		if v.IsFloat() {
			return v, nil
		}
		if v.Type() == &ForeignType {
			return hostNew(c, "float", []Value{x}, nil) // warns of a strict subclass of float
		}
		return Value{}, Raise(c, &TypeErrorType, "%s.__float__ returned non-float (type %s)", TypeName(x), TypeName(v))
	}
	if x.Type().Lookup("__index__").Nil() {
		if s, ok := TextOf(x); ok {
			if v, err := parseFloat(c, s); err == nil {
				return v, nil
			}
			return hostNew(c, "float", []Value{x}, nil) // its repr() is in the error
		}
		return Value{}, Raise(c, &TypeErrorType, "float() argument must be a string or a real number, not '%s'", TypeName(x))
	}
	if v, err = Index(c, x); err != nil {
		return Value{}, err
	}
	return ToFloat(c, v)
}
