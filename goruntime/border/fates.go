package border

// #include "instance.h"
import "C"

import (
	"runtime"

	o "goruntime/object"
)

// fate is how a foreign object gives its reference back. Those of a slab go
// together, which is never while one of them is used. So what lasts has slabs of
// its own, and objects whose end shows or is worth much are held alone, each with
// a finalizer: those with a destructor (files, generators), those of classes
// whose objects are referred to weakly, and those with much memory. Of some
// the end is noted (ends.go): Python code may see it.
type fate uint8

const (
	together fate = iota
	lasting
	brief // as together, of a class that never changes, whose objects hold nothing
	alone
	noticed
	fates

	// not fates yet: noticed where it is referred to weakly, alone where large
	weakly
	sized
	sizedTuple
	sizedList
	sizedDict
	sizedSet
	sizedBytes
	sizedArray
	sizedNumpy
	sizedView
)

var fateOf byClass[fate]

const (
	offTypeDel      = 376 // tp_del
	offTypeFinalize = 392
)

// referred are the classes whose objects are referred to weakly. A class that
// takes the place of another is taken for it, which costs a little. GIL guarded.
var referred = map[uintptr]struct{}{}

func refersWeakly(class uintptr) {
	if _, known := referred[class]; !known {
		referred[class] = struct{}{}
		fateOf = byClass[fate]{}
	}
}

func findFate(class uintptr) fate {
	flags := typeFlags(class)
	switch finalize := word(class, offTypeFinalize); {
	case flags&flagType != 0, class == tyModule, class == tyFunction, class == tyCFunction, class == tyMethodDescr:
		return lasting
	case finalize != 0 && finalize != uintptr(C.gb_instance_finalizer()), word(class, offTypeDel) != 0:
		if isQuietEnd(class) {
			return alone
		}
		return noticed
	}
	if _, known := referred[class]; known {
		return weakly
	}
	switch {
	case flags&flagTuple != 0:
		return sizedTuple
	case flags&flagList != 0:
		return sizedList
	case flags&flagDict != 0:
		return sizedDict
	case class == tySet || class == tyFrozenSet:
		return sizedSet
	case class == tyByteArray:
		return sizedBytes
	case class == tyMemoryView:
		return sizedView
	case isCString(word(class, offTypeName), "array.array"):
		return sizedArray
	case isCString(word(class, offTypeName), "numpy.ndarray"):
		return sizedNumpy
	}
	if (flags&flagHeap == 0 || flags&flagImmutable != 0) && endings.of(class, findEnding).how == endsPlain {
		return brief
	}
	return together
}

// sizeUnit is what sizes are counted in; smaller objects are not worth counting.
const (
	sizeUnit = 64 << 10
	mostSize = 1<<16 - 1
)

// sizeOf estimates the memory of the object at a, 0 when it is not large.
func sizeOf(a, class uintptr, how fate) uint16 {
	n := word(a, offSize) // of a dict: its entries
	if how == sizedSet && word(a, offSize+8) < sizeUnit/owedItem || how <= sizedDict && n < sizeUnit/(2*owedItem) {
		return 0
	}
	switch how {
	case sizedTuple, sizedList:
		n *= owedItem
	case sizedDict:
		n *= 2 * owedItem
	case sizedSet:
		n = word(a, offSize+8) * owedItem
	case sizedBytes:
		if o.Genuine.ByteArray == 0 {
			learnBuffer(a)
		}
	case sizedArray:
		if n *= 8; o.Genuine.Array == 0 && n > 0 {
			learnBuffer(a)
		}
	case sizedView: // the memory is another's
		if o.Genuine.MemoryView == 0 && n > 0 {
			learnBuffer(a)
		}
		return 0
	case sizedNumpy:
		if o.Genuine.NumpyArray == 0 {
			learnBuffer(a)
		}
		if class != o.Genuine.NumpyArray {
			return 0
		}
		n = 8 * o.NumpyItems(ptr(a))
	}
	return uint16(min(n/sizeUnit, mostSize))
}

// weighed are the large objects whose size is counted. GIL guarded.
var weighed = map[uintptr]struct{}{}

// weigh counts the size of a large object once, however many refer to it.
func weigh(f *o.Foreign, size uint16) {
	if _, known := weighed[f.Py]; !known {
		weighed[f.Py] = struct{}{}
		f.Size = size
		owe(int64(size) * sizeUnit)
	}
}

// unweigh: f does not refer to the object at a any more.
func unweigh(f *o.Foreign, a uintptr) {
	delete(weighed, a)
	repay(int64(f.Size) * sizeUnit)
	f.Size = 0
}

// isQuietEnd: generators and awaitables are many, and seldom does anybody see their end.
func isQuietEnd(class uintptr) bool {
	const offAsync = 80
	async := word(class, offAsync)
	return class == tyGen || class == tyAsyncGen || async != 0 && word(async, 0) != 0
}

func newAlone(a uintptr, how fate) *o.Foreign {
	f := &o.Foreign{Obj: o.Obj{T: &o.ForeignType, Py: a}, Fate: uint8(how)}
	owe(owedObject)
	runtime.SetFinalizer(f, releaseAlone)
	return f
}

func releaseAlone(f *o.Foreign) {
	if f.Py != 0 {
		queue.Lock()
		if f.Size > 0 {
			queue.weighed = append(queue.weighed, f.Py)
		}
		if fate(f.Fate) == noticed {
			queue.noticed = append(queue.noticed, f.Py)
		}
		queue.objects = append(queue.objects, f.Py)
		queue.count()
		queue.Unlock()
	}
	repay(owedObject + int64(f.Size)*sizeUnit)
}
