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

// An enumeration whose iteration is the library's gives the members in the order
// of their names, which no code of the program's has a part in
// (enum_iteration in grumpy_hook/load/enums.py).

type enumLoop struct {
	names, members uintptr // list and dict, borrowed from a class of this version; 0 for other classes
	meta           uint32  // the metaclass's version
	iter, iterBy   uintptr // the function, with the code that it had
}

var enumLoops byClass[enumLoop]

// MembersOf is o.Host's.
func (host) MembersOf(c *o.Ctx, v o.Value) []o.Value {
	t := of(c)
	if a := t.near(v); a != 0 {
		return t.enumItems(a)
	}
	return nil
}

// enumItems are the members of class a; nil leaves it to the API.
func (t *thread) enumItems(a uintptr) []o.Value {
	meta := typeOf(a)
	if meta == tyType || typeFlags(meta)&flagType == 0 || typeFlags(a)&flagHeap == 0 {
		return nil
	}
	e := enumLoops.of(a, t.findEnumLoop)
	if e.names == 0 || e.meta != versionOf(meta) || word(e.iter, offFuncCode) != e.iterBy {
		return nil
	}
	items := make([]o.Value, 0, word(e.names, offSize))
	for i := range word(e.names, offSize) {
		name := t.fromPy(word(word(e.names, offListItems), i*8))
		slot, ok := dictFind(e.members, name)
		if !ok || slot == 0 {
			return nil
		}
		items = append(items, t.nearFrom(word(slot, 0)))
	}
	return items
}

func (t *thread) findEnumLoop(class uintptr) (none enumLoop) {
	r, err := t.callHelper(helper.enumIteration, t.foreign(class))
	if err != nil {
		return none
	}
	defer decref(r) // class and metaclass keep the parts
	if typeOf(r) != tyTuple {
		return none
	}
	part := func(i uintptr) uintptr { return word(r+offTupleItems, 8*i) }
	if typeOf(part(0)) != tyList || typeOf(part(1)) != tyDict || typeOf(part(2)) != tyFunction {
		return none
	}
	classFinds(typeOf(class), "__iter__") // gives it a version
	e := enumLoop{part(0), part(1), versionOf(typeOf(class)), part(2), word(part(2), offFuncCode)}
	if e.meta == 0 {
		return none
	}
	return e
}
