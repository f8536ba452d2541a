package border

/*
#cgo LDFLAGS: -lm
#include <math.h>
#cgo noescape gb_libm1
#cgo nocallback gb_libm1
#cgo noescape gb_libm2
#cgo nocallback gb_libm2
static double gb_libm1(int f, double x) {
	switch (f) {
	case 0: return sin(x);
	case 1: return cos(x);
	case 2: return tan(x);
	case 3: return asin(x);
	case 4: return acos(x);
	case 5: return atan(x);
	case 6: return sinh(x);
	case 7: return cosh(x);
	case 8: return tanh(x);
	case 9: return exp(x);
	case 10: return expm1(x);
	case 11: return log1p(x);
	case 12: return log(x);
	case 13: return log2(x);
	default: return log10(x);
	}
}
static double gb_libm2(int f, double x, double y) {
	switch (f) {
	case 0: return atan2(x, y);
	case 1: return fmod(x, y);
	case 2: return pow(x, y);
	default: return hypot(x, y);
	}
}
*/
import "C"

import o "goruntime/object"

// The C library's own functions, for results equal to CPython's to the last bit.
func init() {
	for i, name := range []string{"sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "expm1",
		"log1p", "log", "log2", "log10"} {
		o.Libm1[name] = func(x float64) float64 { return float64(C.gb_libm1(C.int(i), C.double(x))) }
	}
	for i, name := range []string{"atan2", "fmod", "pow", "hypot"} {
		o.Libm2[name] = func(x, y float64) float64 { return float64(C.gb_libm2(C.int(i), C.double(x), C.double(y))) }
	}
}
