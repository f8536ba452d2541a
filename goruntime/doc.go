// Package goruntime explains what compiled Python runs on. The code is in the
// packages below it: object (Python's built-in types in Go), rt (what generated
// code calls beside them), border (the seam to CPython, the only cgo).
//
// # Data
//
// A Python value is an [object.Value], two words: an immediate int or float, or
// a pointer to an object whose first words are its type and the address of its
// CPython twin. Ints past 64 bits, strings, containers and instances of compiled
// classes live on Go's heap; an object of CPython's is a Foreign, which owns one
// reference to it.
//
// # Calls
//
// A compiled function is a Go function that takes the thread's context and its
// bound arguments and returns a value and an error:
//
//	func f_2(c *o.Ctx, f *o.Func, r0 o.Value) (o.Value, *o.Exc)
//
// CPython reaches it through a genuine function object, whose few instructions
// call the entry in border. Compiled code calls CPython through [object.Host].
//
// # Errors
//
// An exception is a result, tested after every call, and collects the lines it
// passed; the traceback is made of them where it crosses. A Go panic becomes a
// SystemError that names the Python line. The recursion limit is counted, so
// Go's stack never overflows.
//
// # The border
//
// Numbers, strings, bytes and exact tuples cross by value. A list, dict or set
// that crosses moves into a genuine one for good. Instances of compiled classes,
// functions, generators and classes keep their identity through a twin. Objects
// of exactly a compiled class are ordinary CPython objects with a handle behind
// their layout; those of an interpreted subclass are CPython's own.
//
// What only one variable of compiled code holds is released where CPython would
// release it: rebound, deleted, at the end of the function, after the expression
// of a temporary. What compiled code has stored (in a list, an attribute, a
// closure) is released by Go's collector, which a growing number of such objects
// starts and waits for, and gc.collect() starts too. What a local refers to stays until the local is
// rebound or goes out of scope, even where nothing reads it any more. Cycles through both heaps stay.
//
// # Memory model
//
// Threads run compiled code at the same time once they left the GIL, which they
// do at the first tick (a millisecond) in which they touched nothing of
// CPython's. Each single operation is atomic: reading or assigning a variable,
// attribute, item or key, append, pop, add, discard, one step of an iterator.
// Statements of several operations are not: x.n += 1 reads, adds and stores, and
// two threads may both read first. A race can lose an update or show a container
// between two operations of another thread; it never shows a torn value, a freed
// object or a broken container. Reads see what was stored before a lock was
// released, a queue item put, an event set or a thread joined, by any primitive
// of threading: taking the GIL orders them. Locks on shared objects are off until
// a second thread runs compiled code without the GIL, and again when threads have
// ended and one enters alone.
//
// A forked child has the state of the fork. Before it every thread in compiled
// code is brought to a poll and Go's world is stopped; in the child Go's
// scheduler is mended and gets new threads, so that the collector, finalizers
// and goroutines go on there (border/scheduler.go).
package goruntime
