package object

import (
	"math/bits"
	"unsafe"
)

// scratchSet is a set that nothing sees but the code that fills it and asks for
// its size. It keeps its tables, which are most of what a small set costs.
type scratchSet struct {
	Set
	small, large *setTable // clean, or the set's own now
	// bits are the ints from leastBit on, as long as there are ints only.
	bits   [setBits / 64]uint64
	others bool // there are other keys, which may be equal to ints
}

const (
	setBits  = 256
	leastBit = -128
)

const setSecondSize = 32 // what a set of the smallest size grows to

// ScratchSet is an empty set for SetAdd and SetSize.
func ScratchSet(c *Ctx) Value {
	k := c.spareSet
	if c.spareSet = nil; k == nil {
		k = &scratchSet{Set: Set{Obj: Obj{T: &SetType}, scratch: true}}
	}
	return k.Value()
}

// ScratchAdd adds to a ScratchSet.
func ScratchAdd(c *Ctx, v, key Value) *Exc {
	k := (*scratchSet)(v.P)
	if !k.others {
		if key.IsInt() {
			if bit := uint64(key.Int() - leastBit); bit < setBits {
				k.bits[bit/64] |= 1 << (bit % 64)
				return nil
			}
		} else {
			k.spill(c)
		}
	}
	return SetAdd(c, &k.Set, key)
}

// spill makes keys of the bits.
func (k *scratchSet) spill(c *Ctx) {
	k.others = true
	for bit := range int64(setBits) {
		if k.bits[bit/64]>>(bit%64)&1 != 0 {
			SetAdd(c, &k.Set, Int(bit+leastBit)) // an int can be hashed
		}
	}
	clear(k.bits[:])
}

// SetSize is the size of a ScratchSet, whose memory is used again.
func SetSize(c *Ctx, v Value) Value {
	k := (*scratchSet)(v.P)
	n := k.used
	for _, t := range []*setTable{k.small, k.large} {
		if t != nil && n > 0 {
			clear(t.ent)
		}
	}
	k.used, k.fill, k.finger, k.tab, k.others = 0, 0, 0, nil, false
	for i := range k.bits {
		n += bits.OnesCount64(k.bits[i])
		k.bits[i] = 0
	}
	c.spareSet = k
	return Int(int64(n))
}

// table is a clean table of that size for the set.
func (s *Set) table(size int) *setTable {
	if !s.scratch || size > setSecondSize {
		return newSetTable(size)
	}
	k := (*scratchSet)(unsafe.Pointer(s))
	kept := &k.small
	switch size {
	case setMinSize:
	case setSecondSize:
		kept = &k.large
	default:
		return newSetTable(size)
	}
	if *kept == nil {
		*kept = newSetTable(size)
	}
	return *kept
}
