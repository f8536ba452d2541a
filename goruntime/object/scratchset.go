package object

import "unsafe"

// scratchSet is a set that nothing sees but the code that fills it and asks for
// its size. It keeps its tables, which are most of what a small set costs.
type scratchSet struct {
	Set
	small, large *setTable // clean, or the set's own now
}

const setSecondSize = 32 // what a set of the smallest size grows to

// ScratchSet is an empty set for SetAdd and SetSize.
func ScratchSet(c *Ctx) Value {
	k := c.spareSet
	if c.spareSet = nil; k == nil {
		k = &scratchSet{Set: Set{Obj: Obj{T: &SetType}, scratch: true}}
	}
	return k.Value()
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
	k.used, k.fill, k.finger, k.tab = 0, 0, 0, nil
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
