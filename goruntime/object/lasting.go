package object

import (
	"sync/atomic"
	"time"
)

// Lasting estimates how long the calls of one function are, in ticks, from
// whether each saw a tick: one of a third of a tick sees one in three. A call
// that did counts lastingStep up and one that did not counts one down, so it
// climbs when more than one call in lastingStep+1 sees a tick (a tick is a
// millisecond, so from about a tenth of one), whatever the ticker's phase.
// Threads that count at the same time may lose a count.
type Lasting struct{ n atomic.Int32 }

const (
	lastingStep = 8
	lastingLong = 2 * lastingStep // one call may see a tick by chance
	lastingMost = 8 * lastingStep
)

// Long answers whether calls usually last a good part of a tick.
func (l *Lasting) Long() bool { return l.n.Load() >= lastingLong }

// Settled answers whether a call without a tick changes nothing.
func (l *Lasting) Settled() bool { return l.n.Load() == 0 }

// Count notes a call.
func (l *Lasting) Count(tick bool) {
	n := l.n.Load()
	switch {
	case tick:
		l.n.Store(min(n+lastingStep, lastingMost))
	case n > 0:
		l.n.Store(n - 1)
	case n < 0:
		l.n.Store(n + 1)
	}
}

// patience is how long a call that gave the GIL up may wait for it at its end.
const patience = time.Millisecond

// Waited notes how long a call ran without the GIL and waited for it at its end.
// One that waits longer than that and than its patience meets a thread that keeps
// the GIL for whole switch intervals: then its calls keep it, too, for a while.
func (l *Lasting) Waited(ran, waited time.Duration) {
	if waited > patience && waited > ran {
		l.Distrust()
	}
}

// Distrust makes calls count as short until many have been counted.
func (l *Lasting) Distrust() { l.n.Store(-lastingMost) }
