package object

import "unsafe"

// CPython's iterators over objects with a buffer all have the number of the next
// item and the object at the same places. They are advanced in place; what ends
// them is left to CPython.

const (
	bufferIterIndex = 16
	bufferIterOf    = 24
)

func isBufferIter(class uintptr) bool {
	g := &Genuine.BufferIters
	return class == g[ArrayBuffer] || class == g[ByteArrayBuffer] || class == g[MemoryBuffer] || class == g[NumpyBuffer]
}

// isNearIter: or of a list, whose iterator is laid out the same.
func isNearIter(class uintptr) bool { return class == Genuine.ListIter || isBufferIter(class) }

// nextItem is the next item of such an iterator, still to be counted; zero where
// CPython is to say. numbers: that of a NumPy array may be its number.
func nextItem(c *Ctx, it Value, numbers bool) Value {
	p := (*Obj)(it.P).py()
	class := at(p, pyType)
	if !c.GIL || !isNearIter(class) {
		return Value{}
	}
	of := pointerAt(p, bufferIterOf)
	if of == nil {
		return Value{}
	}
	i := int64(at(p, bufferIterIndex))
	if class == Genuine.ListIter {
		v, _ := pyItem(of, int(i)) // of a derived class too
		return v
	}
	if numbers && at(of, pyType) == Genuine.NumpyArray {
		return numpyItem(of, i)
	}
	return bufferAt(of, i)
}

// countItem: the item that nextItem gave was taken.
func countItem(c *Ctx, it Value) {
	*(*uintptr)(unsafe.Add((*Obj)(it.P).py(), bufferIterIndex))++
	c.Touched = true
}

// BufferNext is next(it) of such an iterator, zero where CPython is to say.
func BufferNext(c *Ctx, it Value) Value {
	v := nextItem(c, it, false)
	if v.P != nil {
		countItem(c, it)
	}
	return v
}
