package object

import (
	"math"
	"unsafe"
)

// Complex is a complex number.
type Complex struct {
	Obj
	V complex128
}

// NewComplex makes a complex number.
func NewComplex(z complex128) Value {
	return Value{P: unsafe.Pointer(&Complex{Obj: Obj{T: &ComplexType}, V: z})}
}

// ComplexConst is a constant of the program.
func ComplexConst(re, im float64) Value { return NewComplex(complex(re, im)) }

func complexOf(v Value) complex128 { return (*Complex)(v.P).V }

func init() {
	t := &ComplexType
	t.Doc = "Create a complex number from a string or numbers.\n\n" +
		"If a string is given, parse it as a complex number.\n" +
		"If a single number is given, convert it to a complex number.\n" +
		"If the 'real' or 'imag' arguments are given, create a complex number\n" +
		"with the specified real and imaginary components."
	if PyMinor < 13 {
		t.Doc = "Create a complex number from a real part and an optional imaginary part.\n\n" +
			"This is equivalent to (real + imag*1j) where imag defaults to 0."
	}
	builtin(t, &ObjectType, []*Builtin{
		{Name: "conjugate", E0: func(c *Ctx, v Value) (Value, *Exc) {
			z := complexOf(v)
			return ComplexConst(real(z), -imag(z)), nil
		}},
		{Name: "__complex__", E0: func(c *Ctx, v Value) (Value, *Exc) { return v, nil }},
		{Name: "__format__", E1: numFormatMethod},
	})
	addGetSets(t, &GetSet{Name: "real", Get: func(c *Ctx, v Value) (Value, *Exc) { return Float(real(complexOf(v))), nil }})
	addGetSets(t, &GetSet{Name: "imag", Get: func(c *Ctx, v Value) (Value, *Exc) { return Float(imag(complexOf(v))), nil }})
	t.Repr = func(c *Ctx, v Value) (Value, *Exc) { return asciiStr(complexRepr(complexOf(v))), nil }
	t.Hash = func(c *Ctx, v Value) (int64, *Exc) { return hashComplex(complexOf(v)), nil }
	t.Cmp = complexCmp
	t.Truth = func(c *Ctx, v Value) (bool, *Exc) { return complexOf(v) != 0, nil }
	t.New = complexNew
	t.Bin[OpAdd] = complexBin(func(c *Ctx, a, b complex128) (Value, *Exc) { return NewComplex(a + b), nil })
	t.Bin[OpSub] = complexBin(func(c *Ctx, a, b complex128) (Value, *Exc) { return NewComplex(a - b), nil })
	t.Bin[OpMul] = complexBin(func(c *Ctx, a, b complex128) (Value, *Exc) { return NewComplex(complexMul(a, b)), nil })
	t.Bin[OpTrueDiv] = complexBin(complexDiv)
	t.Bin[OpPow] = complexBin(complexPow)
	t.Un[OpNeg] = func(c *Ctx, v Value) (Value, *Exc) {
		z := complexOf(v)
		return ComplexConst(-real(z), -imag(z)), nil
	}
	t.Un[OpPos] = func(c *Ctx, v Value) (Value, *Exc) { return v, nil }
}

func complexBin(op func(c *Ctx, a, b complex128) (Value, *Exc)) BinaryFunc {
	return func(c *Ctx, a, b Value) (Value, *Exc) {
		x, ok, err := asComplex(c, a)
		if err != nil {
			return Value{}, err
		}
		if !ok {
			return NotImplemented, nil
		}
		y, ok, err := asComplex(c, b)
		if err != nil {
			return Value{}, err
		}
		if !ok {
			return NotImplemented, nil
		}
		return op(c, x, y)
	}
}

func asComplex(c *Ctx, v Value) (complex128, bool, *Exc) {
	if v.Type() == &ComplexType {
		return complexOf(v), true, nil
	}
	f, ok, err := AsFloat(c, v)
	return complex(f, 0), ok, err
}

// complexMul and complexQuot are _Py_c_prod and _Py_c_quot: Go's own operators
// treat infinities and NaNs differently. The conversions keep machines that
// could fuse a multiplication and an addition from doing so.
func complexMul(a, b complex128) complex128 {
	return complex(float64(real(a)*real(b))-float64(imag(a)*imag(b)), float64(real(a)*imag(b))+float64(imag(a)*real(b)))
}

func complexQuot(a, b complex128) complex128 {
	re, im := math.Abs(real(b)), math.Abs(imag(b))
	switch {
	case re >= im:
		ratio := imag(b) / real(b)
		denom := real(b) + float64(imag(b)*ratio)
		return complex((real(a)+float64(imag(a)*ratio))/denom, (imag(a)-float64(real(a)*ratio))/denom)
	case im >= re:
		ratio := real(b) / imag(b)
		denom := float64(real(b)*ratio) + imag(b)
		return complex((float64(real(a)*ratio)+imag(a))/denom, (float64(imag(a)*ratio)-real(a))/denom)
	}
	return complex(math.NaN(), math.NaN())
}

func complexDiv(c *Ctx, a, b complex128) (Value, *Exc) {
	if b == 0 {
		return Value{}, Raise(c, &ZeroDivisionErrorType, "complex division by zero")
	}
	return NewComplex(complexQuot(a, b)), nil
}

// complexPow is a ** b: small whole exponents are multiplied out, as CPython
// does; the rest needs the C library's trigonometry and is CPython's.
func complexPow(c *Ctx, a, b complex128) (Value, *Exc) {
	n := real(b)
	if imag(b) != 0 || n != math.Floor(n) || math.Abs(n) > 100 || n < 0 && a == 0 {
		return H.Binary(c, OpPow, false, NewComplex(a), NewComplex(b))
	}
	r, p := complex128(1), a
	for k := int(math.Abs(n)); k > 0; k >>= 1 {
		if k&1 != 0 {
			r = complexMul(r, p)
		}
		p = complexMul(p, p)
	}
	if n <= 0 {
		r = complexQuot(1, r)
	}
	if math.IsInf(real(r), 0) || math.IsInf(imag(r), 0) {
		return Value{}, Raise(c, &OverflowErrorType, "complex exponentiation")
	}
	return NewComplex(r), nil
}

func complexCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	if op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	z := complexOf(a)
	var same bool
	switch {
	case b.Type() == &ComplexType:
		same = z == complexOf(b)
	case b.IsFloat():
		same = real(z) == b.Float() && imag(z) == 0
	case IsIntLike(b):
		same = imag(z) == 0 && real(z) == real(z) && cmpFloatInt(real(z), b) == 0
	default:
		return NotImplemented, nil
	}
	return Bool(same == (op == CmpEq)), nil
}

func hashComplex(z complex128) int64 {
	h := uint64(hashFloat(real(z))) + 1000003*uint64(hashFloat(imag(z)))
	if h == 1<<64-1 {
		return -2
	}
	return int64(h)
}

func complexRepr(z complex128) string {
	im := shortFloat(imag(z), false) + "j"
	if real(z) == 0 && !math.Signbit(real(z)) {
		return im
	}
	if im[0] != '-' {
		im = "+" + im
	}
	return "(" + shortFloat(real(z), false) + im + ")"
}

// complexNew is complex(real=0, imag=0) for numbers and strings; the rest, and
// every error, is CPython's.
func complexNew(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	host := func() (Value, *Exc) { return hostNew(c, "complex", args, names) }
	if len(args) == 0 {
		return ComplexConst(0, 0), nil
	}
	if len(names) > 0 || len(args) > 2 {
		return host()
	}
	re := args[0]
	if len(args) == 1 {
		if s, ok := TextOf(re); ok {
			if z, ok := parseComplex(s); ok {
				return NewComplex(z), nil
			}
			return host()
		}
		if re.Type() == &ComplexType {
			return re, nil
		}
	}
	for _, v := range args {
		if v.Type() != &ComplexType && !v.IsFloat() && !IsIntLike(v) {
			return host()
		}
	}
	var parts [2]complex128
	for i, v := range args {
		z, _, err := asComplex(c, v)
		if err != nil {
			return Value{}, err
		}
		parts[i] = z
	}
	x, y := parts[0], parts[1]
	r := complex(real(x), imag(x))
	if len(args) == 2 {
		r = complex(real(x), real(y))
		if args[1].Type() == &ComplexType {
			r = complex(real(x)-imag(y), imag(r))
		}
		if args[0].Type() == &ComplexType {
			r = complex(real(r), imag(r)+imag(x))
		}
	}
	return NewComplex(r), nil
}
