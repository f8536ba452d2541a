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

func mathFunctions() map[string]*Builtin {
	table := map[string]*Builtin{}
	add := func(name string, b *Builtin) {
		b.T = &BuiltinType
		b.Name = name
		b.EN = func(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) { return genuine(c, b, args, names) }
		table[name] = b
	}
	one := func(name string) {
		b, f := &Builtin{Doubles: true}, Libm(name)
		b.E1 = func(c *Ctx, _, a Value) (Value, *Exc) {
			if x, ok := plainFloat(a); ok && f.Ready() {
				if r := f.Call1(x); finite(r) {
					return Float(r), nil
				}
			}
			return genuine(c, b, []Value{a}, nil)
		}
		add(name, b)
	}
	own := func(name string, f func(float64) float64) {
		b := &Builtin{Doubles: true}
		b.E1 = func(c *Ctx, _, a Value) (Value, *Exc) {
			if x, ok := plainFloat(a); ok {
				if r := f(x); finite(r) {
					return Float(r), nil
				}
			}
			return genuine(c, b, []Value{a}, nil)
		}
		add(name, b)
	}
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
	for _, name := range []string{"sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "expm1", "log1p"} {
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
	for _, name := range []string{"log", "log2", "log10"} {
		b, f := &Builtin{Doubles: true}, Libm(name)
		b.E1 = func(c *Ctx, _, a Value) (Value, *Exc) {
			if x, ok := plainFloat(a); ok && x > 0 && f.Ready() {
				if r := f.Call1(x); finite(r) {
					return Float(r), nil
				}
			}
			return genuine(c, b, []Value{a}, nil)
		}
		add(name, b)
	}
	return table
}
