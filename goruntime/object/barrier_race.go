//go:build race

package object

import "sync/atomic"

// The race detector knows nothing of barriers: the owner of a lock stores where
// it is with an atomic instruction, so that what the protocol orders is seen.

const barrierWorks = true

func barrier() {}

func (c *Ctx) goInside(lock uintptr) { atomic.StoreUintptr(&c.inside, lock) }
