// Package preempt tells where Go's runtime asks a goroutine to yield.
package preempt

// Asked is what stands there when it does (stackPreempt in Go's runtime).
const Asked = ^uintptr(1313) // -1314
