package border

import (
	"slices"
	"unsafe"

	"goruntime/leaf"
	o "goruntime/object"
)

// Objects of the library's C classes that have a length and items, and run no
// Python code to give them, are looked into without a transition, as are the
// iterators that CPython makes for what has no __iter__.

// quietSequences lists the classes.
var quietSequences = []string{elementName, "sqlite3.Row"}

// sequence has the functions of such a class.
type sequence struct {
	length, item uintptr
	forward      bool // the class has no __reversed__
}

var sequences byClass[sequence]

// findSequence takes derived classes too, as long as both operations are the base's own.
func findSequence(class uintptr) (none sequence) {
	if !leaf.Available {
		return none
	}
	for k := class; k != 0; k = word(k, offTypeBase) {
		if !slices.Contains(quietSequences, libraryName(k)) {
			continue
		}
		s := sequence{length: slotOf(k, offTypeSequence, offLengthSlot), item: slotOf(k, offTypeMapping, offSubscript)}
		if !isGenuine(s.length) || !isGenuine(s.item) ||
			slotOf(class, offTypeSequence, offLengthSlot) != s.length || slotOf(class, offTypeMapping, offSubscript) != s.item {
			return none
		}
		s.forward = classFinds(class, "__reversed__") == 0
		return s
	}
	return none
}

func sequenceOf(a uintptr) sequence { return sequences.of(typeOf(a), findSequence) }

func (s *sequence) len(a uintptr) int { return int(leaf.Call(s.length, a, 0, 0, 0, 0)) }

// itemAt is a[i], a new reference; 0 where the API is to say.
func (s *sequence) itemAt(a uintptr, i int64) uintptr {
	if s.item == 0 {
		return 0
	}
	k, ok := nearObject(o.Int(i))
	if !ok {
		return 0
	}
	r := quiet(s.item, a, k, 0)
	decref(k)
	return r
}

// sequenceNext is next(it) of an iterator that goes through such an object, forward or backward.
func (t *thread) sequenceNext(it uintptr) (x o.Value, done bool) {
	seq, at := word(it, offSeqIterSeq), (*int64)(ptr(it+offSeqIterIndex))
	if seq == 0 {
		return x, true
	}
	s := sequenceOf(seq)
	if s.item == 0 {
		return x, false
	}
	back := typeOf(it) == tyReversed
	if back && *at < 0 || !back && *at >= int64(s.len(seq)) {
		return x, leave(it, offSeqIterSeq)
	}
	r := s.itemAt(seq, *at)
	if r == 0 {
		return x, false
	}
	if back {
		*at--
	} else {
		*at++
	}
	t.Touched = true
	return t.fromOwned(r), false
}

// nearReversed is reversed(v) of such an object.
func (t *thread) nearReversed(v o.Value) o.Value {
	if v.Type() != &o.ForeignType {
		return o.Value{}
	}
	a := (*o.Foreign)(v.P).Py
	if s := sequenceOf(a); s.item == 0 || !s.forward {
		return o.Value{}
	}
	t.quietGiven = [quietArgs]uintptr{a}
	return t.made(quiet(nearC.vectorcall, tyReversed, uintptr(unsafe.Pointer(&t.quietGiven)), 1))
}

// itemsInPlace are the items of a view of a dict, or of such an object; found is false for anything else.
func (t *thread) itemsInPlace(a uintptr) (items []o.Value, found bool) {
	switch class := typeOf(a); class {
	case tyDictKeys, tyDictValues, tyDictItems:
		d := word(a, offDictIterDict)
		if d == 0 || typeOf(d) != tyDict || word(d, offDictValues) != 0 {
			return nil, false
		}
		incref(a) // reading an item may let go of another object
		defer decref(a)
		items = make([]o.Value, 0, word(d, offDictUsed))
		for i := uintptr(0); ; i++ {
			keys := word(d, offDictKeys)
			if i >= word(keys, offKeysCount) {
				return items, true
			}
			k, val := entryAt(keys, i)
			switch {
			case val == 0:
			case class == tyDictKeys:
				items = append(items, t.nearFrom(k))
			case class == tyDictValues:
				items = append(items, t.nearFrom(val))
			default:
				incref(val)
				key := t.nearFrom(k)
				items = append(items, o.PackTuple(key, t.fromOwned(val)))
			}
		}
	}
	s := sequenceOf(a)
	if s.item == 0 || word(typeOf(a), offTypeIter) != 0 {
		return nil, false
	}
	incref(a)
	defer decref(a)
	items = make([]o.Value, 0, s.len(a))
	for i := 0; i < s.len(a); i++ {
		r := s.itemAt(a, int64(i))
		if r == 0 {
			return nil, false
		}
		t.Touched = true
		items = append(items, t.fromOwned(r))
	}
	return items, true
}
