//go:build !amd64 || race

package object

import "sync/atomic"

func storeRelaxed(p *int64, v int64) { atomic.StoreInt64(p, v) }

func unlock(p *uint32, free uint32) { atomic.StoreUint32(p, free) }
