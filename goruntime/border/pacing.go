package border

import (
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"sync/atomic"

	o "goruntime/object"
)

// Garbage collections are paced by what lives, not by a fixed percentage: a
// small program gets room to allocate before the next one, and a large heap
// grows at most to twice what it holds.
//
// The room begins small and grows to what was allocated so far: memory that
// is used for the first time costs a fault for every 4 KB, which for a program
// that soon ends is more than the collections that use it again.
const (
	leastRoom    = 8 << 20
	mostRoom     = 16 << 20
	threadedRoom = 64 << 20 // where several threads allocate, who stand still together at each collection
)

// paceTicks is how many polls (about a millisecond each) lie between two looks at the heap.
const paceTicks = 8

// pacing is off when the user gave a percentage of his own.
var pacing atomic.Bool

func startPacing() {
	pacing.Store(true)
	gcPace.set(leastRoom / (4 << 20) * 100)
}

// repace sets the percentage for the heap that lives now. Polls call it, and who
// finds a second thread at work, with the GIL: both are at rest before a fork. A
// finalizer after each collection would be running in Go's own threads just then.
func repace() {
	if stranded.Load() || isClosing() {
		return
	}
	watchResident()
	if !pacing.Load() {
		return
	}
	sample := [2]metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample[:])
	live := int(max(sample[0].Value.Uint64(), 4<<20))
	most := mostRoom
	if o.Multi.Load() {
		most = threadedRoom
	}
	room := min(max(int(sample[1].Value.Uint64()), leastRoom), most)
	percent := 100 * max(room, live) / live
	if now := int(gcPercent.Load()); percent < now*3/4 || percent > now*4/3 {
		gcPace.set(percent)
	}
}

// gcPercent is the percentage in force, for a look without the lock.
var gcPercent atomic.Int64

// gcPace is Go's percentage, which stays off around a fork.
var gcPace pace

type pace struct {
	sync.Mutex
	percent int
	held    bool
}

func (p *pace) set(percent int) {
	p.Lock()
	p.percent = percent
	gcPercent.Store(int64(percent))
	if !p.held {
		debug.SetGCPercent(percent)
	}
	p.Unlock()
}

// hold switches the collector off, waiting for a running cycle to end.
func (p *pace) hold() {
	p.Lock()
	p.held = true
	debug.SetGCPercent(-1)
	p.Unlock()
}

func (p *pace) resume() {
	p.Lock()
	p.held = false
	debug.SetGCPercent(p.percent)
	p.Unlock()
}
