package object

import "sync/atomic"

// minStrDigitsLimit is the smallest limit on the digits of an int's text that
// can be set: shorter texts need not ask for it.
const minStrDigitsLimit = 640

var sysModule atomic.Pointer[Value]

// strDigitsLimit is sys.get_int_max_str_digits(), 0 for no limit.
func strDigitsLimit(c *Ctx) int {
	const standard = 4300
	if H == nil {
		return standard
	}
	sys := sysModule.Load()
	if sys == nil {
		v, err := hostNew(c, "__import__", []Value{StrConst("sys")}, nil)
		if err != nil {
			return standard
		}
		sys = &v
		sysModule.Store(sys)
	}
	n, err := H.CallMethod(c, *sys, "get_int_max_str_digits", nil, nil)
	if err != nil || !n.IsInt() {
		return standard
	}
	return int(n.Int())
}
