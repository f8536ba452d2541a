package border

import (
	"goruntime/leaf"
	o "goruntime/object"
)

// CPython has one object of each int from -5 to 256, side by side in memory.
const (
	smallIntLeast = -5
	smallIntMost  = o.SmallIntMost
	smallIntSize  = 32
)

var smallInts uintptr // where 0 is; 0 when they are not as expected

// smallInt is the one object of a small int, borrowed, 0 for other ints.
func smallInt(n int64) uintptr {
	if n < smallIntLeast || n > smallIntMost || smallInts == 0 {
		return 0
	}
	return smallInts + uintptr(n)*smallIntSize
}

func loadSmallInts() {
	if !leaf.Available {
		return
	}
	first := leaf.Call(nearC.long, 0, 0, 0, 0, 0)
	for n := int64(smallIntLeast); n <= smallIntMost; n++ {
		a := leaf.Call(nearC.long, uintptr(n), 0, 0, 0, 0)
		same := a == first+uintptr(n)*smallIntSize
		decref(a)
		if !same {
			return
		}
	}
	smallInts = first
}
