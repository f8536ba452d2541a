package border

/*
#include "wire.h"
*/
import "C"

import (
	"runtime"
	"unsafe"

	"goruntime/leaf"
	o "goruntime/object"
)

// Genuine iterators over lists, tuples and dicts are advanced in place. What
// ends them, or finds their container changed, is left to the API.

const (
	offSeqIterIndex = 16 // list_iterator, tuple_iterator
	offSeqIterSeq   = 24
	offDictIterDict = 16
	offDictIterUsed = 24
	offDictIterPos  = 32
	offDictIterPair = 40
	offDictIterLeft = 48
	offSetIterSet   = 16
	offSetIterUsed  = 24
	offSetIterPos   = 32
	offSetIterLeft  = 40
)

// endedIter is an iterator that has ended.
var endedIter uintptr

// loopEnded lets go of an iterator that has ended and that only a loop had: CPython's own loops do. What is left
// in its place has ended too, for those that ask again.
func (t *thread) loopEnded(v o.Value) {
	if v.Type() != &o.ForeignType {
		return
	}
	f := (*o.Foreign)(v.P)
	if !f.Loop || fate(f.Fate) != together || f.Size > 0 || !t.GIL {
		return
	}
	f.Loop = false
	a := f.Py
	if refcount(a) != 1 || typeFlags(typeOf(a))&flagHeap != 0 {
		return
	}
	if endedIter == 0 {
		x, err := t.object(C.OP_TUPLE, 0)
		if err != nil {
			return
		}
		if endedIter, err = t.object(C.OP_ITER, 0, own(x)); err != nil {
			return
		}
	}
	incref(endedIter)
	f.Py = endedIter
	if endsQuietly(a) {
		endQuietly(a)
		return
	}
	decref(a)
	t.foreignRan()
}

// tySetIter is 0 until an iterator over a set was made here.
var tyListIter, tyTupleIter, tySeqIter, tyReversed, tyDictKeyIter, tyDictValueIter, tyDictItemIter, tySetIter uintptr

var tyDictKeys, tyDictValues, tyDictItems uintptr // the views

func loadIterators() {
	tyListIter, tyTupleIter = uintptr(unsafe.Pointer(C.pPyListIter_Type)), uintptr(unsafe.Pointer(C.pPyTupleIter_Type))
	o.Genuine.ListIter = tyListIter
	tySeqIter, tyReversed = uintptr(unsafe.Pointer(C.pPySeqIter_Type)), uintptr(unsafe.Pointer(C.pPyReversed_Type))
	tyDictKeyIter = uintptr(unsafe.Pointer(C.pPyDictIterKey_Type))
	tyDictValueIter = uintptr(unsafe.Pointer(C.pPyDictIterValue_Type))
	tyDictItemIter = uintptr(unsafe.Pointer(C.pPyDictIterItem_Type))
	tyDictKeys, tyDictValues = uintptr(unsafe.Pointer(C.pPyDictKeys_Type)), uintptr(unsafe.Pointer(C.pPyDictValues_Type))
	tyDictItems = uintptr(unsafe.Pointer(C.pPyDictItems_Type))
}

// nearNext is next(it); a zero Value where the API is to say, but the end where done is set.
func (t *thread) nearNext(it uintptr) (x o.Value, done bool) {
	class := typeOf(it)
	switch class {
	case tyListIter, tyTupleIter:
		seq := word(it, offSeqIterSeq)
		if seq == 0 {
			return x, true
		}
		if a := sequenceItem(it); a != 0 {
			*(*uintptr)(ptr(it + offSeqIterIndex))++
			return t.nearFrom(a), false
		}
		return x, leave(it, offSeqIterSeq)
	case tyDictKeyIter:
		if k, _ := nearEntry(it); k != 0 {
			return t.nearFrom(k), false
		}
	case tyDictValueIter:
		if _, v := nearEntry(it); v != 0 {
			return t.nearFrom(v), false
		}
	case tyDictItemIter:
		if k, v, ok := t.nearItem(it); ok {
			return o.PackTuple(k, v), false
		}
	case tySetIter:
		if k := nearMember(it); k != 0 {
			return t.nearFrom(k), false
		}
	case tySeqIter, tyReversed:
		return t.sequenceNext(it)
	default:
		if next := quietNext(class); next != 0 {
			if r := quiet(next, it, 0, 0); r != 0 {
				t.Touched = true
				return t.fromOwned(r), false
			}
		}
		return x, false
	}
	// dict's and set's iterators have the container and its size at the same places
	d := word(it, offDictIterDict)
	switch {
	case d == 0:
		return x, true
	case class == tySetIter:
		return x, word(it, offDictIterUsed) == word(d, offSetUsed) && leave(it, offDictIterDict)
	}
	return x, word(it, offDictIterUsed) == word(d, offDictUsed) && !hasEntry(d, word(it, offDictIterPos)) && leave(it, offDictIterDict)
}

// sequenceItem is the item that an iterator of a list or tuple comes to next, borrowed; 0 at its end.
func sequenceItem(it uintptr) uintptr {
	seq, i := word(it, offSeqIterSeq), word(it, offSeqIterIndex)
	if seq == 0 || i >= word(seq, offSize) {
		return 0
	}
	items := seq + offTupleItems
	if typeOf(it) == tyListIter { // the sequence itself may be of a derived class
		items = word(seq, offListItems)
	}
	return word(items, i*8)
}

const offTypeNext = 224 // tp_iternext

// quietIterators are those of itertools that only put items together which they hold.
var quietIterators = [...]string{"product", "permutations", "combinations", "combinations_with_replacement", "repeat"}

// nextKinds remembers how objects of a class are advanced quietly, 0 for not so. GIL guarded.
var nextKinds [64]struct{ class, next uintptr }

func quietNext(class uintptr) uintptr {
	e := &nextKinds[class>>4%uintptr(len(nextKinds))]
	if e.class != class {
		incref(class) // another one at its address would be taken for it
		if e.class != 0 {
			decref(e.class)
		}
		e.class, e.next = class, 0
		for _, name := range quietIterators {
			if leaf.Available && cstring(word(class, offTypeName)) == "itertools."+name && isNamed(class, "itertools", name) {
				e.next = word(class, offTypeNext)
			}
		}
	}
	return e.next
}

// hasEntry: the table of a dict has an entry in use from the given one on.
func hasEntry(d, from uintptr) bool {
	if word(d, offDictValues) != 0 {
		return true // one of a shared table: not looked at
	}
	keys := word(d, offDictKeys)
	for i := from; i < word(keys, offKeysCount); i++ {
		if _, val := entryAt(keys, i); val != 0 {
			return true
		}
	}
	return false
}

// leave lets an iterator at its end go of its container, as the one who ends it
// does; false where that would end the container.
func leave(it, off uintptr) bool {
	a := word(it, off)
	if !staysWithout(a) {
		return false
	}
	*(*uintptr)(ptr(it + off)) = 0
	decref(a)
	return true
}

// nearMember advances a set's iterator and answers with the member, borrowed.
func nearMember(it uintptr) uintptr {
	s := word(it, offSetIterSet)
	if s == 0 || word(it, offSetIterUsed) != word(s, offSetUsed) {
		return 0
	}
	for i := word(it, offSetIterPos); i <= word(s, offSetMask); i++ {
		if k, ok := memberAt(s, i); ok {
			*(*uintptr)(ptr(it + offSetIterPos)) = i + 1
			*(*int64)(ptr(it + offSetIterLeft))--
			return k
		}
	}
	return 0
}

// nearEntry advances a dict's iterator and answers with the entry's key and value, borrowed.
func nearEntry(it uintptr) (key, val uintptr) {
	d, left := word(it, offDictIterDict), int64(word(it, offDictIterLeft))
	if d == 0 || left <= 0 || word(it, offDictIterUsed) != word(d, offDictUsed) || word(d, offDictValues) != 0 {
		return 0, 0
	}
	keys := word(d, offDictKeys)
	for i := word(it, offDictIterPos); i < word(keys, offKeysCount); i++ {
		if key, val = entryAt(keys, i); val != 0 {
			*(*uintptr)(ptr(it + offDictIterPos)) = i + 1
			*(*int64)(ptr(it + offDictIterLeft)) = left - 1
			return key, val
		}
	}
	return 0, 0
}

// nearItem is the next key and value of an iterator over items.
func (t *thread) nearItem(it uintptr) (key, val o.Value, ok bool) {
	k, v := nearEntry(it)
	if v == 0 {
		return key, val, false
	}
	incref(v) // reading the key may let go of another object
	key = t.nearFrom(k)
	return key, t.fromOwned(v), true
}

// NextPair is Next for an item that is taken apart at once: one of two or three may be the context's own tuple.
func (host) NextPair(c *o.Ctx, it o.Value) (o.Value, *o.Exc) {
	t := of(c)
	if p := t.near(it); p != 0 {
		switch typeOf(p) {
		case tyDictItemIter:
			if a, b, found := t.nearItem(p); found {
				pair := c.ShortPair(a, b)
				t.Fresh(pair)
				return pair, nil
			}
		case tyListIter, tyTupleIter:
			if a := sequenceItem(p); a != 0 && mayTakeApart(a) {
				*(*uintptr)(ptr(p + offSeqIterIndex))++
				t.Touched = true
				incref(a)
				return t.takenApart(c, a), nil
			}
		}
	}
	t.Fresh(o.Value{})
	if x, done := t.nextNear(it); done {
		return x, nil
	}
	t.hold()
	p := (*o.Foreign)(it.P).Py
	incref(p)
	out, err := t.asked(C.OP_NEXT, 0, own(p))
	runtime.KeepAlive(it)
	if err != nil {
		return o.Value{}, err
	}
	if a := uintptr(out.n); out.k == C.W_OWN && mayTakeApart(a) {
		return t.takenApart(c, a), nil
	}
	x := t.result(out)
	if x.P == nil {
		t.loopEnded(it)
	}
	return x, nil
}

// mayTakeApart reports the tuples that takenApart does.
func mayTakeApart(a uintptr) bool {
	return typeOf(a) == tyTuple && (word(a, offSize) == 2 || word(a, offSize) == 3) && isWhole(a)
}

// takenApart has the items of the tuple at a, which it ends the reference to, in the context's own
// one: whether somebody else has it too makes no difference to who takes them out.
func (t *thread) takenApart(c *o.Ctx, a uintptr) o.Value {
	x, y := t.fromPy(word(a, offTupleItems)), t.fromPy(word(a, offTupleItems+8))
	var v o.Value
	if word(a, offSize) == 2 {
		v = c.ShortPair(x, y)
	} else {
		v = c.ShortTriple(x, y, t.fromPy(word(a, offTupleItems+16)))
	}
	decref(a)
	t.Fresh(v)
	return v
}

// PairAt is item i of a genuine list, a tuple of two that is taken apart at
// once; found is false for anything else. A tuple that is met again is worth a
// copy, which has its items' values.
func (host) PairAt(c *o.Ctx, list o.Value, i int) (a, b o.Value, found bool) {
	t := of(c)
	p := t.near(list)
	if p == 0 || typeOf(p) != tyList || uintptr(i) >= word(p, offSize) {
		return a, b, false
	}
	x := word(itemsOf(p), uintptr(i)*8)
	if typeOf(x) != tyTuple || word(x, offSize) != 2 || metBefore(x) {
		return a, b, false
	}
	incref(x) // reading the first item may let go of another object
	a = t.nearFrom(word(x, offTupleItems))
	b = t.nearFrom(word(x, offTupleItems+8))
	decref(x)
	return a, b, true
}
