package border

/*
#include "api.h"
#include "classattr.h"
static uintptr_t gb_generic_getattr(void) { return (uintptr_t)PyObject_GenericGetAttr; }
static uintptr_t gb_generic_setattr(void) { return (uintptr_t)PyObject_GenericSetAttr; }
*/
import "C"

// Classes derived from list, tuple and dict are looked into like these as long
// as they leave the operation in question as it is: the class's slot is the
// base's own then.

const (
	offTypeNumber   = 96  // tp_as_number
	offTypeSequence = 104 // tp_as_sequence
	offTypeMapping  = 112 // tp_as_mapping
	offTypeIter     = 216 // tp_iter
	offBoolSlot     = 72  // nb_bool
	offLengthSlot   = 0   // sq_length, mp_length
	offSubscript    = 8   // mp_subscript
	offAssSubscript = 16  // mp_ass_subscript
)

// slotOf is a function of one of a class's tables, 0 for none.
func slotOf(class, table, off uintptr) uintptr {
	if t := word(class, table); t != 0 {
		return word(t, off)
	}
	return 0
}

// slots are the functions of CPython's own containers.
var slots struct {
	listGet, tupleGet, dictGet, listLen, tupleLen, dictLen, setLen, dequeLen, tupleIter, getattr, setattr, moduleGetattr, strLen uintptr
}

func loadSlots() {
	for _, x := range []struct {
		to         *uintptr
		class      uintptr
		table, off uintptr
	}{
		{&slots.listGet, tyList, offTypeMapping, offSubscript}, {&slots.tupleGet, tyTuple, offTypeMapping, offSubscript},
		{&slots.dictGet, tyDict, offTypeMapping, offSubscript}, {&slots.listLen, tyList, offTypeMapping, offLengthSlot},
		{&slots.tupleLen, tyTuple, offTypeMapping, offLengthSlot}, {&slots.dictLen, tyDict, offTypeMapping, offLengthSlot},
		{&slots.strLen, tyStr, offTypeMapping, offLengthSlot}, {&slots.setLen, tySet, offTypeSequence, offLengthSlot},
	} {
		*x.to = slotOf(x.class, x.table, x.off)
	}
	slots.moduleGetattr = word(tyModule, offTypeGetattr)
	slots.tupleIter = word(tyTuple, offTypeIter)
	slots.getattr, slots.setattr = uintptr(C.gb_generic_getattr()), uintptr(C.gb_generic_setattr())
}

// itemKind is the one of list, tuple and dict whose way to read items the class has, 0 for another.
func itemKind(class uintptr) uintptr {
	switch class {
	case tyList, tyTuple, tyDict:
		return class
	}
	if typeFlags(class)&(flagList|flagTuple|flagDict) == 0 {
		return 0
	}
	switch slotOf(class, offTypeMapping, offSubscript) {
	case slots.listGet:
		return tyList
	case slots.tupleGet:
		return tyTuple
	case slots.dictGet:
		return tyDict
	}
	if typeFlags(class)&flagHeap != 0 {
		return itemGetters.of(class, findGetter)
	}
	return 0
}

// A class statement that extends list or dict gives them a slot that looks __getitem__ up, as they have that as a
// method too, and one that deletes in its own way one that looks __setitem__ up: so what they find is compared.
var itemGetters, itemSetters, memberTests byClass[uintptr]

func findGetter(class uintptr) uintptr {
	for _, base := range []uintptr{tyList, tyDict} {
		if isSubtype(class, base) && classFinds(class, "__getitem__") == classFinds(base, "__getitem__") {
			return base
		}
	}
	return 0
}

// findMemberTest is the one of CPython's containers whose __contains__ the class has, 0 for another.
func findMemberTest(class uintptr) uintptr {
	for _, base := range []uintptr{tyDict, tySet, tyFrozenSet, tyList} {
		if isSubtype(class, base) {
			if classFinds(class, "__contains__") == classFinds(base, "__contains__") {
				return base
			}
			return 0
		}
	}
	return 0
}

// findSetter is dict, or class itself where that is an OrderedDict of CPython's, 0 for another.
func (t *thread) findSetter(class uintptr) uintptr {
	if libraryName(class) == "collections.OrderedDict" && isGenuine(slotOf(class, offTypeMapping, offAssSubscript)) {
		return class
	}
	if typeFlags(class)&flagHeap != 0 && classFinds(class, "__setitem__") == classFinds(tyDict, "__setitem__") {
		return tyDict
	}
	return 0
}

// nearLen is len(a), -1 where the API is to say.
func nearLen(a uintptr) int {
	class := typeOf(a)
	switch class {
	case tyList, tyTuple:
		return int(word(a, offSize))
	case tyDict:
		return int(word(a, offDictUsed))
	case tySet, tyFrozenSet:
		return int(word(a, offSetUsed))
	}
	switch slotOf(class, offTypeMapping, offLengthSlot) {
	case slots.strLen:
		if *(*uint32)(ptr(a + offStrState))>>2&7 == 0 {
			return -1
		}
		return int(word(a, offStrLen))
	case slots.listLen, slots.tupleLen:
		return int(word(a, offSize))
	case slots.dictLen:
		return int(word(a, offDictUsed))
	case 0:
		switch slotOf(class, offTypeSequence, offLengthSlot) {
		case 0:
		case slots.setLen:
			return int(word(a, offSetUsed))
		case slots.dequeLen:
			return int(word(a, offSize))
		}
	}
	if s := sequences.of(class, findSequence); s.item != 0 {
		return s.len(a)
	}
	return -1
}

// nearTruth is bool(a); ok is false where the API is to say.
func nearTruth(a uintptr) (truth, ok bool) {
	class := typeOf(a)
	if b := slotOf(class, offTypeNumber, offBoolSlot); b != 0 {
		if b != slotOf(tyLong, offTypeNumber, offBoolSlot) {
			return false, false
		}
		n, ok := shortInt(a)
		return n != 0, ok
	}
	if n := nearLen(a); n >= 0 {
		return n > 0, true
	}
	return true, slotOf(class, offTypeMapping, offLengthSlot) == 0 && slotOf(class, offTypeSequence, offLengthSlot) == 0
}

// classFinds is what a class has under a name, borrowed.
func classFinds(class uintptr, name string) uintptr {
	return uintptr(C.gb_type_lookup(C.uintptr_t(class), C.uintptr_t(named(name).py)))
}
