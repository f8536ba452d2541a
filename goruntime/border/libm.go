package border

/*
#cgo LDFLAGS: -lm
#include <math.h>
#include <stdint.h>
#cgo noescape gb_libm1
#cgo nocallback gb_libm1
#cgo noescape gb_libm2
#cgo nocallback gb_libm2
typedef double (*one)(double);
typedef double (*two)(double, double);
static const one ones[] = {sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, exp, expm1, log1p, log, log2, log10};
static const two twos[] = {atan2, fmod, pow, hypot};
static double gb_libm1(int f, double x) { return ones[f](x); }
static double gb_libm2(int f, double x, double y) { return twos[f](x, y); }
static uintptr_t gb_libm1_address(int f) { return (uintptr_t)ones[f]; }
static uintptr_t gb_libm2_address(int f) { return (uintptr_t)twos[f]; }
*/
import "C"

import o "goruntime/object"

// The C library's own functions, for results equal to CPython's to the last bit.
func init() {
	for i, name := range []string{"sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "expm1",
		"log1p", "log", "log2", "log10"} {
		f := o.Libm(name)
		f.Address = uintptr(C.gb_libm1_address(C.int(i)))
		f.One = func(x float64) float64 { return float64(C.gb_libm1(C.int(i), C.double(x))) }
	}
	for i, name := range []string{"atan2", "fmod", "pow", "hypot"} {
		f := o.Libm(name)
		f.Address = uintptr(C.gb_libm2_address(C.int(i)))
		f.Two = func(x, y float64) float64 { return float64(C.gb_libm2(C.int(i), C.double(x), C.double(y))) }
	}
}
