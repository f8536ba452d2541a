// Package machine finds what Go's scheduler keeps of the calling thread. The
// border uses it to see how deep in C a thread is; see border/nesting.go,
// and which functions run; see border/frames.go.
package machine
