//go:build linux && go1.25 && !go1.28

package machine

// Record is the address of the scheduler's record of the calling thread, 0
// where it is not known how to find it.
func Record() uintptr
