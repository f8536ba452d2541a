// Package leaf calls small C functions (those of libm, CPython's allocators)
// on the goroutine's own stack. A cgo call hands the processor over and takes
// it back, which costs more than a sine. Such a function must not call back,
// block, or need more stack than the frame of the assembly that calls it.
package leaf
