package border

import (
	"unsafe"

	o "goruntime/object"
)

// Tuples as keys of genuine dicts and sets: as long as only numbers, strings,
// None, objects by their identity and tuples of such tell whether two are
// equal, they are looked up in place like ints and strs.

// isPlain: a number, text, bytes or None of CPython's own.
func isPlain(a uintptr) bool {
	switch typeOf(a) {
	case tyLong, tyStr, tyFloat, tyBool, tyBytes:
		return true
	}
	return a == pyNone
}

// constantHash: no Python code decides the hash of the object: it is a plain
// value, or a tuple of such, be it of a class derived from tuple.
func constantHash(a uintptr, levels int) bool {
	switch class := typeOf(a); {
	case isPlain(a):
		return true
	case levels == 0 || typeFlags(class)&flagTuple == 0 || word(class, offTypeHash) != word(tyTuple, offTypeHash):
		return false
	}
	for i := range word(a, offSize) {
		if x := word(a, offTupleItems+i*8); x == 0 || !constantHash(x, levels-1) {
			return false
		}
	}
	return true
}

// settle makes the hash of a tuple that is to be a key of v known.
func (t *thread) settle(v, key o.Value) {
	if key.Type() != &o.TupleType {
		return
	}
	if a := t.near(v); a != 0 {
		if class := typeOf(a); typeFlags(class)&flagDict != 0 || class == tySet || class == tyFrozenSet {
			o.SettleHash(&t.Ctx, key)
		}
	}
}

// sameTuple compares with an object of the same hash; sure is false where
// comparing could run Python code, or numbers of different kinds meet.
func sameTuple(k *o.Tuple, a uintptr, levels int) (same, sure bool) {
	if k.Py == a {
		return true, true
	}
	if typeOf(a) != tyTuple || levels == 0 {
		return false, false
	}
	if int(word(a, offSize)) != len(k.V) {
		return false, true
	}
	return sameItems(k, a, levels-1)
}

// sameItems compares tuples of one length.
func sameItems(k *o.Tuple, a uintptr, levels int) (same, sure bool) {
	for i, v := range k.V {
		if same, sure = sameItem(v, word(a, offTupleItems+uintptr(i)*8), levels); !same {
			return false, sure
		}
	}
	return true, true
}

func sameItem(v o.Value, a uintptr, levels int) (same, sure bool) {
	if a == 0 {
		return false, false
	}
	switch v.Type() {
	case &o.IntType, &o.StrType:
		if class := typeOf(a); class != tyLong && class != tyStr {
			return false, a == pyNone
		}
		k, ok := keyOf(v)
		if !ok {
			return false, false
		}
		return k.is(a)
	case &o.BytesType:
		if typeOf(a) != tyBytes {
			return false, a == pyNone
		}
		return (*o.Bytes)(v.P).S == bytesAt(a), true
	case &o.FloatType:
		if typeOf(a) != tyFloat {
			return false, false
		}
		x, y := v.Float(), *(*float64)(ptr(a + offFloat))
		return x == y, x == x && y == y
	case &o.NoneType:
		return a == pyNone, a == pyNone
	case &o.BoolType:
		same = a == pyFalse && !v.IsTrue() || a == pyTrue && v.IsTrue()
		return same, same || a == pyFalse || a == pyTrue
	case &o.TupleType:
		return sameTuple((*o.Tuple)(v.P), a, levels)
	case &o.ForeignType:
		return sameObjects((*o.Foreign)(v.P).Py, a, levels)
	}
	return false, false
}

// sameTuples answers a == b of tuples, one of them CPython's at least, whose items
// tell without running Python code.
func (t *thread) sameTuples(a, b o.Value) (same, sure bool) {
	if b.Type() == &o.TupleType {
		a, b = b, a
	}
	y := t.near(b)
	if y == 0 || !comparesAsTuple(typeOf(y)) {
		return false, false
	}
	if a.Type() != &o.TupleType {
		x := t.near(a)
		if x == 0 || !comparesAsTuple(typeOf(x)) || word(x, offSize) != word(y, offSize) && !(constantHash(x, maxKeptDepth) && constantHash(y, maxKeptDepth)) {
			return false, false
		}
		return sameObjects(x, y, maxKeptDepth)
	}
	k := (*o.Tuple)(a.P)
	if uintptr(len(k.V)) != word(y, offSize) { // those that both have are compared first
		for _, v := range k.V {
			switch v.Type() {
			case &o.IntType, &o.StrType, &o.FloatType, &o.NoneType, &o.BoolType:
			default:
				return false, false
			}
		}
		return false, constantHash(y, maxKeptDepth)
	}
	return sameItems(k, y, maxKeptDepth)
}

// sameObjects is the same of two objects of CPython: of tuples, and of classes that compare like them.
func sameObjects(x, a uintptr, levels int) (same, sure bool) {
	if x == a {
		return true, true
	}
	switch class, other := typeOf(x), typeOf(a); {
	case class == tyLong && other == tyLong:
		n, known := shortInt(x)
		m, ok := shortInt(a)
		return n == m, known && ok
	case class == tyStr && other == tyStr:
		return sameText(x, a)
	case class == tyBytes && other == tyBytes:
		return bytesAt(x) == bytesAt(a), true
	case levels == 0 || !comparesAsTuple(class) || !comparesAsTuple(other):
		return false, false
	}
	if word(x, offSize) != word(a, offSize) {
		return false, true
	}
	for i := range word(x, offSize) {
		at := offTupleItems + i*8
		if word(x, at) == 0 || word(a, at) == 0 {
			return false, false
		}
		if same, sure = sameObjects(word(x, at), word(a, at), levels-1); !same {
			return false, sure
		}
	}
	return true, true
}

func comparesAsTuple(class uintptr) bool {
	return typeFlags(class)&flagTuple != 0 && word(class, offTypeCompare) == word(tyTuple, offTypeCompare)
}

func sameText(x, a uintptr) (same, sure bool) {
	data, kind, n, _, known := units(x)
	other, k, m, _, ok := units(a)
	if !known || !ok {
		return false, false
	}
	size := n * int(kind)
	return kind == k && n == m && unsafe.String((*byte)(ptr(data)), size) == unsafe.String((*byte)(ptr(other)), size), true
}
