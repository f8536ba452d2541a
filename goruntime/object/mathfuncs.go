package object

import "math"

// Natives of the math module. They answer the plain cases (finite floats and
// ints in, a finite result out) and leave everything else, errors included, to
// the genuine function. What CPython takes from the C library is taken from
// there too (Libm, set by package border): Go's own versions differ in the
// last bit.

// NativeModules lists functions of CPython's C modules that have a native twin:
// module name -> function name -> *Builtin. Package border recognises the
// genuine objects by identity and sets Py of the twins, so that a twin passed
// to CPython is the genuine one again.
var NativeModules = map[string]map[string]*Builtin{"math": mathFunctions()}

// Divided at run time: Go's exact constants would round differently.
var (
	pi       = float64(math.Pi)
	radToDeg = 180.0 / pi
	degToRad = pi / 180.0
)

func plainFloat(v Value) (float64, bool) {
	switch {
	case v.IsFloat():
		return v.Float(), true
	case v.IsInt():
		return float64(v.Int()), true
	}
	return 0, false
}

func finite(x float64) bool { return x-x == 0 }

func genuine(c *Ctx, self *Builtin, args []Value, names []string) (Value, *Exc) {
	return H.Call(c, self.Value(), args, names)
}

// ofDouble makes b a function of one number.
func ofDouble(b *Builtin) *Builtin {
	b.Doubles = true
	b.E1 = func(c *Ctx, _, a Value) (Value, *Exc) {
		if x, ok := plainFloat(a); ok {
			if r := b.double(x); finite(r) {
				return Float(r), nil
			}
		}
		return genuine(c, b, []Value{a}, nil)
	}
	return b
}

// double is the function of x, a NaN where only the genuine one knows.
func (b *Builtin) double(x float64) float64 {
	switch {
	case b.Libm != nil && b.Libm.Ready():
		return b.Libm.Call1(x)
	case b.Double != nil:
		return b.Double(x)
	}
	return math.NaN()
}

// MathFloat is f(x) where f is such a function and its result a finite number.
func MathFloat(f Value, x float64) (float64, bool) {
	if f.Type() != &BuiltinType {
		return 0, false
	}
	r := (*Builtin)(f.P).double(x)
	return r, finite(r)
}

// MathOf is MathFloat for an x that may be a number.
func MathOf(f, v Value) (float64, bool) {
	if x, ok := plainFloat(v); ok {
		return MathFloat(f, x)
	}
	return 0, false
}

// MathMethod is MathFloat for an attribute of a module.
func MathMethod(c *Ctx, module Value, name string, ic *AttrCache, x float64) (float64, bool) {
	if module.Type() == &ForeignType {
		if e := ic.module(c, module, name); e != nil && e.kind == attrModule {
			return MathFloat(e.val, x)
		}
	}
	return 0, false
}

// MathSqrt is math.sqrt.
var MathSqrt = NativeModules["math"]["sqrt"].Value()

func mathFunctions() map[string]*Builtin {
	table := map[string]*Builtin{}
	add := func(name string, b *Builtin) {
		b.T = &BuiltinType
		b.Name = name
		b.EN = func(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) { return genuine(c, b, args, names) }
		table[name] = b
	}
	one := func(name string) { add(name, ofDouble(&Builtin{Libm: Libm(name)})) }
	own := func(name string, f func(float64) float64) { add(name, ofDouble(&Builtin{Double: f})) }
	toInt := func(name string, f func(float64) float64) {
		b := &Builtin{}
		b.E1 = func(c *Ctx, _, a Value) (Value, *Exc) {
			if a.IsInt() {
				return a, nil
			}
			if a.IsFloat() {
				if r := f(a.Float()); r >= -1<<62 && r <= 1<<62 {
					return Int(int64(r)), nil
				}
			}
			return genuine(c, b, []Value{a}, nil)
		}
		add(name, b)
	}
	test := func(name string, f func(float64) bool) {
		b := &Builtin{Doubles: true}
		b.E1 = func(c *Ctx, _, a Value) (Value, *Exc) {
			if x, ok := plainFloat(a); ok {
				return Bool(f(x)), nil
			}
			return genuine(c, b, []Value{a}, nil)
		}
		add(name, b)
	}
	two := func(name string) {
		b, f := &Builtin{Doubles: true}, Libm(name)
		b.E2 = func(c *Ctx, _, a, d Value) (Value, *Exc) {
			x, ok1 := plainFloat(a)
			y, ok2 := plainFloat(d)
			if ok1 && ok2 && f.Ready() {
				if r := f.Call2(x, y); finite(r) && finite(x) && finite(y) {
					return Float(r), nil
				}
			}
			return genuine(c, b, []Value{a, d}, nil)
		}
		add(name, b)
	}
	for _, name := range []string{"sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "expm1", "log", "log1p", "log2", "log10"} {
		one(name)
	}
	for _, name := range []string{"atan2", "fmod", "pow"} {
		two(name)
	}
	own("sqrt", math.Sqrt)
	own("fabs", math.Abs)
	own("degrees", func(x float64) float64 { return x * radToDeg })
	own("radians", func(x float64) float64 { return x * degToRad })
	toInt("floor", math.Floor)
	toInt("ceil", math.Ceil)
	toInt("trunc", math.Trunc)
	test("isnan", func(x float64) bool { return x != x })
	test("isinf", func(x float64) bool { return math.IsInf(x, 0) })
	test("isfinite", finite)
	return table
}
