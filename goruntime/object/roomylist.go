package object

// Lists of comprehensions are made with the room that their source tells, and
// those that only become tuples in memory that is used again.

const (
	maxRoom  = 1 << 20 // beyond it a list grows as others do: the loop may never get there
	SomeRoom = 8       // for the results of a loop that may skip items
)

// Room is the number of items a loop over the list is likely to see; 0 for no list.
func (l *List) Room() int {
	if l == nil || l.Py != 0 {
		return 0
	}
	return l.n
}

// RoomyList is an empty list with room for n items.
func RoomyList(n int) Value {
	if n <= 0 {
		return newList(nil).Value()
	}
	l := makeList(min(n, maxRoom))
	l.n = 0
	return l.Value()
}

// ScratchList is an empty list that only ScratchToTuple will see.
func ScratchList(c *Ctx, n int) Value {
	l := c.spareList(min(max(n, SomeRoom), maxRoom))
	l.n = 0
	return l.Value()
}

// ScratchToTuple is the tuple of the list's items; its memory may be used again.
func ScratchToTuple(c *Ctx, v Value) Value {
	l := (*List)(v.P)
	items := l.block.v[:l.n]
	if room := len(l.block.v); room > maxSpare && l.n == room {
		return NewTuple(items)
	} else if room > maxSpare {
		return PackTuple(items...)
	}
	t := PackTuple(items...)
	SpareList(c, l)
	return t
}
