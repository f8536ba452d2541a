package border

import (
	"goruntime/leaf"
	o "goruntime/object"
)

// What makes a container of CPython's own, and runs no Python code by doing so,
// is called without a transition to C.

// quiet is fn(a, b, c), a new reference or 0; the GIL is held.
func quiet(fn, a, b, c uintptr) uintptr {
	if !leaf.Available {
		return 0
	}
	return leaf.Call(nearC.quiet, fn, a, b, c, 0)
}

// quietIter is iter(a) of an exact container of CPython's, or what CPython goes through by index; 0 for all others.
func quietIter(a uintptr) uintptr {
	switch typeOf(a) {
	case tyDict, tyList, tyDictKeys, tyDictValues, tyDictItems:
		return quiet(nearC.iter, a, 0, 0)
	case tySet, tyFrozenSet:
		it := quiet(nearC.iter, a, 0, 0)
		if it != 0 && tySetIter == 0 {
			tySetIter = typeOf(it)
		}
		return it
	}
	if word(typeOf(a), offTypeIter) == 0 && sequenceOf(a).item != 0 {
		return quiet(nearC.iter, a, 0, 0)
	}
	return 0
}

const offRangeParts = 16 // start, stop, step, length

// nearRange is the range at a as a native one, zero where its numbers are large.
func nearRange(a uintptr) o.Value {
	var p [4]int64
	for i := range p {
		x := word(a+offRangeParts, uintptr(i)*8)
		n, ok := shortInt(x)
		if !ok || typeOf(x) != tyLong {
			return o.Value{}
		}
		p[i] = n
	}
	return o.RangeOf(p[0], p[1], p[2], p[3])
}
