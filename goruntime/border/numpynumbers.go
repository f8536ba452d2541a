package border

/*
#include "buffers.h"
*/
import "C"

import (
	"strconv"
	"strings"

	"goruntime/leaf"
	o "goruntime/object"
)

// The objects that package object's numbers of NumPy's stand for are made here,
// as NumPy makes them: allocated by their class, the number behind the header.

const (
	numpyNumber     = 16 // where it is
	numpyNumberSize = 24 // of the object
)

var numpyBools [2]uintptr // np.False_ and np.True_: there are no others

// learnNumbers makes those classes known whose objects are as expected: one is
// made, and compared with the int that it should be.
func learnNumbers() {
	numpyBools = [2]uintptr{attribute("numpy", "False_"), attribute("numpy", "True_")}
	if !leaf.Available || numpyBools[0] == 0 || numpyBools[1] == 0 {
		return
	}
	for i, name := range o.NumpyNames {
		class := attribute("numpy", name)
		if class == 0 || typeFlags(typeOf(class))&flagType == 0 || word(class, offTypeBasic) != numpyNumberSize {
			continue
		}
		made := allocated(class, o.NumpyThree(i))
		if typeOf(made) == class && C.gb_equals(C.uintptr_t(made), 3) != 0 || o.IsNumpyBool(i) {
			o.Genuine.NumpyNumbers[i] = class
			o.Genuine.NumpyMet = true
		}
		decref(made)
	}
	if version := attribute("numpy", "__version__"); version != 0 {
		o.Genuine.NumpyWeak = typeOf(version) == tyStr && afterPromotion(pyText(version))
		decref(version)
	}
}

// afterPromotion reports a version of NumPy's, 2.2 or later, in which nothing
// changes how numbers of Python's are promoted.
func afterPromotion(version string) bool {
	parts := strings.SplitN(version, ".", 3)
	if len(parts) < 3 {
		return false
	}
	major, err := strconv.Atoi(parts[0])
	minor, other := strconv.Atoi(parts[1])
	return err == nil && other == nil && (major > 2 || major == 2 && minor >= 2)
}

func allocated(class uintptr, bits uint64) uintptr {
	a := leaf.Call(word(class, offTypeAlloc), class, 0, 0, 0, 0)
	if a == 0 {
		panic("border: no memory for a number of NumPy's")
	}
	*(*uint64)(ptr(a + o.NumpyNumberAt)) = bits
	return a
}

func makeNumpy(c *o.Ctx, class int, bits uint64) o.Value {
	t := of(c)
	t.hold()
	if o.IsNumpyBool(class) {
		return t.fromPy(numpyBools[bits&1])
	}
	return t.fromOwned(allocated(o.Genuine.NumpyNumbers[class], bits))
}
