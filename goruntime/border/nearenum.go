package border

import (
	o "goruntime/object"
)

// Color(1) of an interpreted enumeration is the member with that value, which
// the class has in a dict. The Python functions that look there are not called
// while class and metaclass are as the library makes them (enum_members in
// grumpy_hook/load/enums.py).

type enumClass struct {
	members       uintptr // the dict, borrowed from a class of this version; 0 for other classes
	meta          uint32  // the metaclass's version
	call, new     uintptr // the functions, with the code that they had
	callBy, byNew uintptr
}

var enumClasses byClass[enumClass]

// nearEnum is class(value); a zero Value leaves it to the API.
func (t *thread) nearEnum(class uintptr, args []o.Value) o.Value {
	if class == 0 || len(args) != 1 {
		return o.Value{}
	}
	meta := typeOf(class)
	if meta == tyType || typeFlags(meta)&flagType == 0 || typeFlags(class)&flagHeap == 0 { // in this order: it may be no class
		return o.Value{}
	}
	e := enumClasses.of(class, t.findEnum)
	if e.members == 0 || e.meta != versionOf(meta) || word(e.call, offFuncCode) != e.callBy || word(e.new, offFuncCode) != e.byNew {
		return o.Value{}
	}
	if slot, ok := dictFind(e.members, args[0]); ok && slot != 0 {
		return t.nearFrom(word(slot, 0))
	}
	return o.Value{}
}

func (t *thread) findEnum(class uintptr) (none enumClass) {
	r, err := t.callHelper(helper.enumMembers, t.foreign(class))
	if err != nil {
		return none
	}
	defer decref(r) // class and metaclass keep the parts
	if typeOf(r) != tyTuple {
		return none
	}
	part := func(i uintptr) uintptr { return word(r+offTupleItems, 8*i) }
	if typeOf(part(0)) != tyDict || typeOf(part(1)) != tyFunction || typeOf(part(2)) != tyFunction {
		return none
	}
	classFinds(typeOf(class), "__call__") // gives it a version
	e := enumClass{members: part(0), meta: versionOf(typeOf(class)), call: part(1), new: part(2)}
	if e.meta == 0 {
		return none
	}
	e.callBy, e.byNew = word(e.call, offFuncCode), word(e.new, offFuncCode)
	return e
}
