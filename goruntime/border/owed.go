package border

import (
	"runtime"
	"runtime/metrics"
	"sync"
	"sync/atomic"
	"time"

	o "goruntime/object"
)

// What CPython keeps for objects of Go's is nothing to Go's collector, which
// sees their small Go side only. So it is counted here, in bytes more or less,
// and a collection asked for when as much came up as lived after the last one.
const (
	owedObject    = 256     // an object of CPython's
	owedItem      = 40      // a place in a list, dict or set, and what is in it
	owedException = 1 << 12 // an exception, which holds frames
	owedClass     = 1 << 13 // the namespace of a class statement, which holds its methods
	owedFloor     = 32 << 20
)

var owed = struct {
	live, mark, repaid atomic.Int64
	asked              atomic.Bool
	collecting         sync.Mutex
}{}

func init() { owed.mark.Store(owedFloor) }

// owe counts what an object of Go's that was just made keeps in CPython. Where
// more is made than a collection beside it finds unused, it is waited for: the
// memory stays bounded. The GIL is held.
func owe(n int64) {
	live, mark := owed.live.Add(n), owed.mark.Load()
	if live <= mark || stranded.Load() || isClosing() {
		return
	}
	if live > mark+mark/4 {
		letGoSoon()
		collectOwed()
	} else if !owed.asked.Swap(true) {
		forgetSpare()
		letGoSoon()
		go func() {
			collectOwed()
			owed.asked.Store(false)
		}()
	}
}

// repay counts what was owed for an object that is unused.
func repay(n int64) {
	owed.live.Add(-n)
	owed.repaid.Add(n)
}

// collectOwed collects unless another thread did meanwhile, which moves the mark or what is owed below it.
func collectOwed() {
	owed.collecting.Lock()
	defer owed.collecting.Unlock()
	live, repaid := owed.live.Load(), owed.repaid.Load()
	if live <= owed.mark.Load() {
		return
	}
	runtime.GC()
	if awaitReleases() {
		// what was made meanwhile is not known to be used: on a busy machine,
		// where that is much, the mark would move further up each time
		live -= owed.repaid.Load() - repaid
		owed.mark.Store(max(owedFloor, 2*live))
	}
}

// awaitReleases answers whether finalizers and cleanups have been called for
// what the last collection found unused.
func awaitReleases() bool {
	const step = 200 * time.Microsecond
	found, _ := releaseCounts()
	for start := time.Now(); time.Since(start) < finalizersPatience; time.Sleep(step) {
		if _, called := releaseCounts(); called >= found {
			return true
		}
	}
	return false
}

// releaseCounts: the objects that were found unused so far, and those whose finalizer or cleanup has been called.
func releaseCounts() (found, called uint64) {
	samples := []metrics.Sample{{Name: "/gc/finalizers/queued:finalizers"}, {Name: "/gc/cleanups/queued:cleanups"},
		{Name: "/gc/finalizers/executed:finalizers"}, {Name: "/gc/cleanups/executed:cleanups"}}
	metrics.Read(samples)
	count := func(s metrics.Sample) uint64 {
		if s.Value.Kind() != metrics.KindUint64 {
			return 0
		}
		return s.Value.Uint64()
	}
	return count(samples[0]) + count(samples[1]), count(samples[2]) + count(samples[3])
}

// owns lets h keep its reference to the CPython object at a.
func owns[T any](h *T, a uintptr) { ownsSized(h, a, 0) }

// ownsSized is owns for an object with that many bytes.
func ownsSized[T any](h *T, a uintptr, size int) {
	owe(owedObject + int64(size))
	runtime.AddCleanup(h, releaseOwned, pairing{a, size})
}

func releaseOwned(p pairing) {
	release(p.a)
	repay(owedObject + int64(p.size))
}

// owesClass counts what the namespace of a class keeps.
func owesClass(namespace *o.Obj) {
	owe(owedClass)
	runtime.AddCleanup(namespace, repay, owedClass)
}
