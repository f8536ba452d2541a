package object

import "goruntime/leaf"

// LibmFunc is a function of the C library's, set by package border. It is not
// Ready where there is no border.
type LibmFunc struct {
	Address uintptr
	One     func(x float64) float64
	Two     func(x, y float64) float64
}

var libm = map[string]*LibmFunc{}

var (
	hypot   = Libm("hypot")
	libmPow = Libm("pow")
)

// Libm is the function of that name, to be found once.
func Libm(name string) *LibmFunc {
	f := libm[name]
	if f == nil {
		f = &LibmFunc{}
		libm[name] = f
	}
	return f
}

// Ready reports that the function may be called.
func (f *LibmFunc) Ready() bool { return f.Address != 0 }

// Call1 is f(x).
func (f *LibmFunc) Call1(x float64) float64 {
	if leaf.Available {
		return leaf.Call1(f.Address, x)
	}
	return f.One(x)
}

// Call2 is f(x, y).
func (f *LibmFunc) Call2(x, y float64) float64 {
	if leaf.Available {
		return leaf.Call2(f.Address, x, y)
	}
	return f.Two(x, y)
}
