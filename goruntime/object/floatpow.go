package object

import "math"

// floatPow is float_pow of floatobject.c, also for ints and bools.
func floatPow(c *Ctx, a, b Value) (Value, *Exc) {
	x, y, ok, err := asFloats(c, a, b)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return NotImplemented, nil
	}
	if r, ok := PowFloat(x, y); ok {
		return Float(r), nil
	}
	switch {
	case x == 0:
		return Value{}, Raise(c, &ZeroDivisionErrorType, "0.0 cannot be raised to a negative power")
	case x < 0 && y != math.Floor(y):
		return complexPow(c, complex(x, 0), complex(y, 0))
	}
	return Value{}, RaiseArgs(c, &OverflowErrorType, Int(34), asciiStr("Numerical result out of range"))
}

// PowFloat is x ** y; not ok when that is complex or raises.
func PowFloat(x, y float64) (float64, bool) {
	switch {
	case y == 0 || x == 1:
		return 1, true
	case x != x:
		return x, true
	case y != y:
		return y, true
	case math.IsInf(y, 0):
		switch x = math.Abs(x); {
		case x == 1:
			return 1, true
		case (y > 0) == (x > 1):
			return math.Inf(1), true
		}
		return 0, true
	}
	odd := isOddFloat(y)
	switch {
	case math.IsInf(x, 0):
		switch {
		case y > 0 && odd:
			return x, true
		case y > 0:
			return math.Inf(1), true
		case odd:
			return math.Copysign(0, x), true
		}
		return 0, true
	case x == 0:
		if odd {
			return x, y > 0
		}
		return 0, y > 0
	case x < 0 && y != math.Floor(y):
		return 0, false
	}
	neg := x < 0 && odd
	x = math.Abs(x)
	r := 1.0
	if x != 1 {
		if r = powFinite(x, y); math.IsInf(r, 0) {
			return 0, false
		}
	}
	if neg {
		r = -r
	}
	return r, true
}

func isOddFloat(y float64) bool {
	if math.Abs(y) >= 1<<53 {
		return false
	}
	i := int64(y)
	return i&1 != 0 && float64(i) == y
}

// powFinite is the C library's pow of a positive x and a finite y, neither of
// them special. Asking the library costs several times a multiplication, so
// small powers and square roots are computed here, together with their error:
// unless the true value lies near the middle between two floats every library
// that is good to 0.55 units in the last place gives the same answer.
func powFinite(x, y float64) float64 {
	if x > 1e-60 && x < 1e60 {
		if r, ok := smallPow(x, y); ok {
			return r
		}
	}
	if libmPow.Ready() {
		return libmPow.Call2(x, y)
	}
	return math.Pow(x, y)
}

func smallPow(x, y float64) (float64, bool) {
	var hi, lo float64 // the unevaluated sum hi+lo is the power
	var q float64      // about 1/hi, where that is known
	switch y {
	case 1:
		return x, true
	case 2, -2:
		hi, lo = twoMul(x, x)
	case 3, -3:
		hi, lo = twoMul(x, x)
		hi, lo = mulSum(hi, lo, x, 0)
	case 4, -4:
		hi, lo = twoMul(x, x)
		hi, lo = mulSum(hi, lo, hi, lo)
	case -1:
		hi = x
	case 0.5, -0.5, 1.5, -1.5:
		hi = math.Sqrt(x)
		q = 1 / hi
		lo = math.FMA(-hi, hi, x) * (0.5 * q)
		if y == 1.5 || y == -1.5 {
			hi, lo = mulSum(hi, lo, x, 0)
			q *= q * q
		}
	default:
		return 0, false
	}
	if y < 0 {
		if q == 0 {
			q = 1 / hi
		}
		r := math.FMA(-q, hi, 1)
		hi, lo = q, (r-float64(q*lo))*q
		s := hi + lo
		hi, lo = s, lo-(s-hi)
	}
	bits := math.Float64bits(hi)
	unit := math.Float64frombits(bits&^(1<<52-1)) * 0x1p-52
	return hi, bits&(1<<52-1) != 0 && math.Abs(lo) < 0.44*unit
}

// twoMul is x*y exactly; mulSum a product of two such sums, nearly so.
func twoMul(x, y float64) (hi, lo float64) {
	hi = float64(x * y)
	return hi, math.FMA(x, y, -hi)
}

func mulSum(xh, xl, yh, yl float64) (hi, lo float64) {
	p, e := twoMul(xh, yh)
	e += float64(xh*yl) + float64(xl*yh)
	hi = p + e
	return hi, e - (hi - p)
}
