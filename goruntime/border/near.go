package border

/*
#include "api.h"
#include "quiet.h"
#include "wire.h"
static uintptr_t gb_near_address(int i) {
	void *p[] = {(void *)PyLong_FromLongLong, (void *)PyFloat_FromDouble, (void *)PyUnicode_FromKindAndData, (void *)_Py_Dealloc,
		(void *)PyDict_SetItem, (void *)PyList_Append, (void *)PyList_SetSlice, (void *)PySet_Add, (void *)PyObject_GetIter,
		(void *)PyDict_DelItem, (void *)PySequence_Concat, (void *)gb_quiet,
		(void *)PyBytes_FromStringAndSize, (void *)PyThread_acquire_lock, (void *)PyThread_release_lock, (void *)gb_short_tuple, (void *)PyObject_SelfIter,
		(void *)PyNumber_Add, (void *)PyNumber_Subtract, (void *)PyNumber_Multiply, (void *)PyNumber_TrueDivide, (void *)PyNumber_FloorDivide,
		(void *)PyNumber_Remainder, (void *)PyObject_RichCompare, (void *)PyObject_Vectorcall, (void *)PyObject_SetItem,
		(void *)PyList_New, (void *)PyDict_New, (void *)gb_quiet_named, (void *)_PyObject_New, (void *)PyMethod_New, (void *)gb_raise};
	return (uintptr_t)p[i];
}
*/
import "C"

import (
	"runtime"
	"unsafe"

	"goruntime/leaf"
	o "goruntime/object"
)

// Genuine lists, dicts and sets are read and written in place while the GIL is
// held: a transition to C costs more than what it would do there. Only what
// cannot run Python code is done here, and everything else is left to the API:
// hashing and comparing keys that are not plain, and letting go of an object
// whose end could be seen.

// The functions of CPython's that neither call back nor run Python code when
// they are given what the code here gives them.
var nearC struct {
	long, float, str, dealloc, dictSet, listAppend, listSetSlice, setAdd, iter, dictDel, concat, quiet, bytes, acquire, release, tuple, selfIter uintptr
	number                                                                                                                                       [o.OpMod + 1]uintptr
	compare, vectorcall, setItem, listNew, dictNew, quietNamed, objectNew, methodNew, raise                                                      uintptr
}

func loadNear() {
	for i, to := range []*uintptr{&nearC.long, &nearC.float, &nearC.str, &nearC.dealloc, &nearC.dictSet, &nearC.listAppend,
		&nearC.listSetSlice, &nearC.setAdd, &nearC.iter, &nearC.dictDel, &nearC.concat, &nearC.quiet, &nearC.bytes, &nearC.acquire, &nearC.release, &nearC.tuple, &nearC.selfIter,
		&nearC.number[0], &nearC.number[1], &nearC.number[2], &nearC.number[3], &nearC.number[4], &nearC.number[5], &nearC.compare, &nearC.vectorcall, &nearC.setItem,
		&nearC.listNew, &nearC.dictNew, &nearC.quietNamed, &nearC.objectNew, &nearC.methodNew, &nearC.raise} {
		*to = uintptr(C.gb_near_address(C.int(i)))
	}
}

// near is the address of a CPython object that may be looked into now, else 0.
func (t *thread) near(v o.Value) uintptr {
	if !t.GIL {
		return 0
	}
	return (*o.Obj)(v.P).Py
}

// nearObject is a new reference to v as a CPython object, where making one is
// an allocation at most.
func nearObject(v o.Value) (a uintptr, ok bool) {
	switch {
	case v.IsInt():
		if a = smallInt(v.Int()); a != 0 {
			incref(a)
			return a, true
		}
		if leaf.Available {
			a = leaf.Call(nearC.long, uintptr(v.N), 0, 0, 0, 0)
		}
		return a, a != 0
	case v.IsFloat():
		if x := v.Float(); x == x && leaf.Available {
			a = leaf.Call(nearC.float, 0, 0, 0, 0, x)
		}
		return a, a != 0
	}
	switch v.Type() {
	case &o.ForeignType, &o.ListType, &o.DictType, &o.SetType, &o.DefaultDictType, &o.DequeType:
		a = (*o.Obj)(v.P).Py
	case &o.NoneType:
		a = pyNone
	case &o.BoolType:
		if a = pyFalse; v.IsTrue() {
			a = pyTrue
		}
	case &o.StrType:
		s := (*o.Str)(v.P)
		if a = s.Py; a == 0 {
			if len(s.S) < cacheFrom && leaf.Available {
				a = leaf.Call(nearC.str, uintptr(s.Kind), uintptr(unsafe.Pointer(unsafe.StringData(s.S))), uintptr(s.Len()), 0, 0)
				runtime.KeepAlive(s)
				a = keepLasting(s, a)
			}
			return a, a != 0
		}
	case &o.BytesType:
		b := (*o.Bytes)(v.P)
		if a = b.Py; a == 0 {
			if len(b.S) < cacheFrom && leaf.Available {
				a = leaf.Call(nearC.bytes, uintptr(unsafe.Pointer(unsafe.StringData(b.S))), uintptr(len(b.S)), 0, 0, 0)
				runtime.KeepAlive(b)
			}
			return a, a != 0
		}
	}
	if a == 0 {
		return 0, false
	}
	incref(a)
	return a, true
}

// endsQuietly reports that giving a reference to the object back runs no
// Python code: there are others, or its class is one of the plain ones.
func endsQuietly(a uintptr) bool {
	if n := refcount(a); n > 1 || int32(n) < 0 {
		return true
	}
	if !leaf.Available {
		return false
	}
	switch typeOf(a) {
	case tyLong, tyFloat, tyStr, tyBytes:
		return true
	case tyListIter, tyTupleIter, tySeqIter, tyReversed:
		return staysWithout(word(a, offSeqIterSeq))
	case tyDictKeyIter, tyDictValueIter, tySetIter, tyDictKeys, tyDictValues, tyDictItems:
		return staysWithout(word(a, offDictIterDict))
	case tyDictItemIter:
		pair := word(a, offDictIterPair) // (None, None) as long as nobody else steps the iterator
		return staysWithout(word(a, offDictIterDict)) && pair != 0 && refcount(pair) == 1 &&
			word(pair+offTupleItems, 0) == pyNone && word(pair+offTupleItems, 8) == pyNone
	case tyTuple:
		return itemsEndQuietly(a+offTupleItems, word(a, offSize))
	case tySlice:
		return itemsEndQuietly(a+offSliceParts, 3)
	case tyMethod:
		return word(a, offMethodWeak) == 0 && staysWithout(word(a, offMethodFunc)) && staysWithout(word(a, offMethodOf))
	}
	return partsEndQuietly(a, typeOf(a))
}

const quietTuple = 16 // items at most

// itemsEndQuietly: each of n items at a place is plain or has references beside those that are there.
func itemsEndQuietly(items, n uintptr) bool {
	if n > quietTuple {
		return false
	}
	for i := range n {
		x := word(items, 8*i)
		if x == 0 {
			continue
		}
		switch typeOf(x) {
		case tyLong, tyFloat, tyStr, tyBytes:
		default:
			if refs := refcount(x); refs <= int64(n) && int32(refs) >= 0 {
				return false
			}
		}
	}
	return true
}

// staysWithout: there are more references to a than the one that is given back.
func staysWithout(a uintptr) bool {
	return a == 0 || refcount(a) > 1 || int32(refcount(a)) < 0
}

// endQuietly is decref for what endsQuietly.
func endQuietly(a uintptr) {
	if *(*int32)(ptr(a)) < 0 {
		return
	}
	n := (*int64)(ptr(a))
	if *n--; *n == 0 {
		leaf.Call(nearC.dealloc, a, 0, 0, 0, 0)
	}
}

// nearIndex is the place of an index in a sequence of n items.
func nearIndex(key o.Value, n uintptr) (uintptr, bool) {
	if !key.IsInt() {
		return 0, false
	}
	i := key.Int()
	if i < 0 {
		i += int64(n)
	}
	return uintptr(i), uintptr(i) < n
}

// nearGet is a[key], or that a dict does not have it; a zero Value leaves it to the API.
func (t *thread) nearGet(a uintptr, key o.Value) (x o.Value, missing bool) {
	class := typeOf(a)
	switch itemKind(class) {
	case tyList:
		if i, ok := nearIndex(key, word(a, offSize)); ok {
			return t.nearFrom(word(word(a, offListItems), i*8)), false
		}
		if key.Type() == &o.SliceType && class == tyList {
			if items, ok := t.nearSlice(a, (*o.Slice)(key.P)); ok {
				return o.PackList(items...), false
			}
		}
	case tyTuple:
		if i, ok := nearIndex(key, word(a, offSize)); ok {
			return t.nearFrom(word(a+offTupleItems, i*8)), false
		}
		if key.Type() == &o.SliceType && class != tyTuple {
			return t.nearTupleSlice(a, (*o.Slice)(key.P)), false
		}
	case tyDict:
		if slot, ok := dictFind(a, key); ok && slot != 0 {
			return t.nearFrom(word(slot, 0)), false
		} else if ok && class == tyDict {
			t.Touched = true
			return x, true
		} else if ok {
			return t.nearMissing(a), false
		}
	case 0:
		if key.IsInt() {
			s := sequenceOf(a)
			x = t.made(s.itemAt(a, key.Int()))
		}
	}
	return x, false
}

// itemsOf is where the pointers to the items of a list or tuple start.
func itemsOf(seq uintptr) uintptr {
	if typeFlags(typeOf(seq))&flagTuple != 0 {
		return seq + offTupleItems
	}
	return word(seq, offListItems)
}

// nearFrom is fromPy for a thread that thereby touched something foreign.
func (t *thread) nearFrom(a uintptr) o.Value {
	t.Touched = true
	return t.fromPy(a)
}

// A slice this short is made a native list or tuple; a longer one stays CPython's,
// its items untouched.
const nearSliceMax = 64

// nearSlice reads the items of a slice of a list or tuple; ok is false where it stays CPython's.
func (t *thread) nearSlice(a uintptr, s *o.Slice) (items []o.Value, ok bool) {
	start, n, step, ok := o.SliceOf(s, int(word(a, offSize)))
	if !ok || n > nearSliceMax {
		return nil, false
	}
	items = make([]o.Value, n)
	for k := range items {
		items[k] = t.nearFrom(word(itemsOf(a), uintptr(start+k*step)*8))
	}
	return items, true
}

// nearTupleSlice is a slice of an object of a class derived from tuple: always a new tuple.
func (t *thread) nearTupleSlice(a uintptr, s *o.Slice) o.Value {
	items, ok := t.nearSlice(a, s)
	if !ok {
		return o.Value{}
	}
	o.KeepAll(items...)
	return o.NewTuple(items)
}

// nearSet is a[key] = val; false leaves it to the API.
func (t *thread) nearSet(a uintptr, key, val o.Value) bool {
	class := typeOf(a)
	switch class {
	case tyList:
		i, ok := nearIndex(key, word(a, offSize))
		return ok && t.nearStore(itemsOf(a)+i*8, val)
	case tyDict:
		return t.nearDictSet(a, key, val)
	}
	if typeFlags(class)&flagDict != 0 {
		switch itemSetters.of(class, t.findSetter) {
		case tyDict:
			return t.nearDictSet(a, key, val)
		case class:
			return t.nearOrderedSet(a, key, val)
		}
	}
	return false
}

// nearStore puts val where a pointer to an object is.
func (t *thread) nearStore(slot uintptr, val o.Value) bool {
	old := word(slot, 0)
	if o.RenewNumber(ptr(old), val) {
		t.Touched = true
		return true
	}
	if !endsQuietly(old) {
		return false
	}
	x, ok := nearObject(val)
	if !ok {
		return false
	}
	t.Touched = true
	*(*uintptr)(ptr(slot)) = x
	endQuietly(old)
	return true
}

// nearFill is nearStore where nothing is yet.
func (t *thread) nearFill(slot uintptr, val o.Value) bool {
	x, ok := nearObject(val)
	if ok {
		t.Touched = true
		*(*uintptr)(ptr(slot)) = x
	}
	return ok
}

func (t *thread) nearDictSet(d uintptr, key, val o.Value) bool {
	return t.nearSetBy(nearC.dictSet, d, key, val)
}

// nearOrderedSet is nearDictSet for an OrderedDict, where that gets no other table.
func (t *thread) nearOrderedSet(d uintptr, key, val o.Value) bool {
	keys := word(d, offDictKeys)
	if !settledOrder(d) || *(*uint8)(ptr(keys + offKeysKind)) == keysGeneral && int64(word(keys, offKeysUsable)) <= 0 {
		return false
	}
	return t.nearSetBy(nearC.setItem, d, key, val)
}

func (t *thread) nearSetBy(set, d uintptr, key, val o.Value) bool {
	if !leaf.Available || dictWatched(d) {
		return false
	}
	slot, ok := dictFind(d, key)
	if !ok || slot != 0 && !endsQuietly(word(slot, 0)) {
		return false
	}
	x, ok := nearObject(val) // no number in a dict is changed itself: its version says nothing of that
	if !ok {
		return false
	}
	k, ok := uintptr(0), true
	switch {
	case slot != 0 && word(d, offDictValues) == 0:
		k = word(slot-8, 0) // the key that is there
		incref(k)
	case key.Type() == &o.TupleType:
		var err *o.Exc
		if k, err = t.toPy(key); err != nil {
			ok = false
			break
		}
		now, sure := dictFind(d, key) // making the tuple may have run the collector
		ok = sure && now == slot && !dictWatched(d)
	default:
		k, ok = nearObject(key)
	}
	if !ok {
		if k != 0 {
			decref(k)
		}
		decref(x)
		return false
	}
	t.Touched = true
	done := int32(leaf.Call(set, d, k, x, 0, 0)) == 0
	endQuietly(k)
	decref(x)
	if done { // else out of memory, which the API says in its own way
		t.foreignRan()
	}
	return done
}

// nearDel is del a[key] for a dict: done, or it does not have the key; neither
// leaves it to the API.
func (t *thread) nearDel(a uintptr, key o.Value) (done, missing bool) {
	if typeOf(a) != tyDict {
		return false, false
	}
	slot, ok := dictFind(a, key)
	switch {
	case !ok:
		return false, false
	case slot == 0:
		t.Touched = true
		return false, true
	case !endsQuietly(word(slot, 0)):
		return false, false
	}
	k, ok := nearObject(key)
	if !ok {
		return false, false
	}
	done = t.nearDictDel(a, k)
	decref(k)
	return done, false
}

// nearContains is item in a.
func nearContains(a uintptr, item o.Value) (found, ok bool) {
	var slot uintptr
	class := typeOf(a)
	switch class {
	case tyDict:
		slot, ok = dictFind(a, item)
	case tySet, tyFrozenSet:
		slot, ok = setFind(a, item)
	case tyList:
		return itemsHave(a, item)
	default:
		if typeFlags(class)&flagHeap == 0 {
			return false, false
		}
		switch memberTests.of(class, findMemberTest) {
		case tyDict:
			slot, ok = dictFind(a, item)
		case tySet, tyFrozenSet:
			slot, ok = setFind(a, item)
		case tyList:
			return itemsHave(a, item)
		}
	}
	return slot != 0, ok
}

// itemsHave looks for an int or str in a list; ok is false where comparing
// could run Python code, or numbers of another kind are there.
func itemsHave(a uintptr, item o.Value) (found, ok bool) {
	k, ok := keyOf(item)
	if !ok {
		return false, false
	}
	items := word(a, offListItems)
	for i := range word(a, offSize) {
		if x := word(items, i*8); x != pyNone {
			if same, sure := k.is(x); same || !sure {
				return same, sure
			}
		}
	}
	return false, true
}

func (t *thread) nearAppend(list uintptr, val o.Value) o.Value {
	n, room := word(list, offSize), int(word(list, offListRoom))
	if room < 0 || int(n) >= room && !leaf.Available { // negative while list.sort has the items
		return o.Value{}
	}
	x, ok := nearObject(val)
	if !ok {
		return o.Value{}
	}
	t.Touched = true
	if int(n) < room {
		*(*uintptr)(ptr(itemsOf(list) + n*8)) = x
		*(*uintptr)(ptr(list + offSize)) = n + 1
		return o.None
	}
	failed := int32(leaf.Call(nearC.listAppend, list, x, 0, 0, 0)) != 0
	decref(x)
	if failed {
		return o.Value{}
	}
	return o.None
}

func (t *thread) nearPop(list uintptr) o.Value {
	n := word(list, offSize)
	if n == 0 || !leaf.Available {
		return o.Value{}
	}
	x := word(itemsOf(list), (n-1)*8)
	incref(x)
	if int32(leaf.Call(nearC.listSetSlice, list, n-1, n, 0, 0)) != 0 {
		decref(x)
		return o.Value{}
	}
	t.Touched = true
	return t.fromOwned(x)
}

func (t *thread) nearAdd(set uintptr, item o.Value) o.Value {
	slot, ok := setFind(set, item)
	if !ok || !leaf.Available {
		return o.Value{}
	}
	if slot == 0 {
		k, ok := nearObject(item)
		if !ok {
			return o.Value{}
		}
		failed := int32(leaf.Call(nearC.setAdd, set, k, 0, 0, 0)) != 0
		decref(k)
		if failed {
			return o.Value{}
		}
	}
	t.Touched = true
	return o.None
}
