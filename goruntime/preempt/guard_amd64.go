//go:build linux || darwin

package preempt

// Guard is the address of the stack guard of the running goroutine, which every
// function compares with when it begins.
func Guard() uintptr
