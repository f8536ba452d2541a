package object

import "time"

// Trust counts the wrong predictions of a specialised function. Where they come
// so fast that leaving costs more than it gains, the next calls run general,
// before it is tried again.
type Trust struct {
	Misses  uint32
	general uint32 // calls that ran general since then
	since   int64  // when counting began, in nanoseconds
}

const (
	MaxMisses = 500
	penance   = 20000
	seldom    = 10_000 // nanoseconds between two misses that cost next to nothing beside the rest
)

// Lost reports, of a function with MaxMisses, that this call is to run general.
func (t *Trust) Lost() bool {
	if t.general == 0 {
		now := time.Now().UnixNano()
		far := now-t.since > MaxMisses*seldom
		t.since = now
		if far {
			t.Misses = 0
			return false
		}
	}
	if t.general++; t.general <= penance {
		return true
	}
	t.Misses, t.general, t.since = 0, 0, time.Now().UnixNano()
	return false
}
