//go:build linux || darwin

package leaf

// Available reports that Call1 and Call2 work on this platform.
const Available = true

// Call1 is fn(x) for a C function double(double).
func Call1(fn uintptr, x float64) float64

// Call2 is fn(x, y) for a C function double(double, double).
func Call2(fn uintptr, x, y float64) float64

// Call is fn(a, b, c, d) for a C function of up to four words or one double, whose result is a word.
func Call(fn, a, b, c, d uintptr, x float64) uintptr
