//go:build linux && go1.25 && !go1.28

package machine

// Record is the address of the scheduler's record of the calling thread, 0
// where it is not known how to find it.
func Record() uintptr

// Most is how many positions Callers finds.
const Most = 64

// Callers finds where the functions that run return to, from the caller of its
// caller on, by the frame pointers. What lies beyond a call from C may be wrong.
//
//go:noescape
func Callers(pcs *[Most]uintptr) int
