//go:build amd64 && !race

package object

// On amd64 every store releases what was written before it; Go's atomic stores
// are full barriers there, locked instructions that cost more than a look-up.

// storeRelaxed is for what any thread may compute and store again.
func storeRelaxed(p *int64, v int64) { *p = v }

// unlock gives a spin lock back.
func unlock(p *uint32, free uint32) { *p = free }
