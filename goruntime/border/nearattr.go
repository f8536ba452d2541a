package border

/*
#include "classattr.h"
*/
import "C"

import (
	"unsafe"

	o "goruntime/object"
)

// Attributes of CPython's objects are read in place: what the class says of a
// name is looked up once for each version of the class (tp_version_tag), and
// the object's own attributes are in a table like that of any dict.

const (
	offTypeGetattr  = 144
	offTypeSetattr  = 152
	offTypeDescrSet = 280
	offTypeDictOff  = 288
	offDescrMember  = 40

	flagManagedDict  = 1 << 4
	flagInlineValues = 1 << 2
)

type attrKind uint8

const (
	attrByAPI  attrKind = iota // a data descriptor, anything unusual
	attrOwn                    // nothing in the class: the object's own
	attrOwnOr                  // the object's own, else the class's value
	attrSlot                   // a member of __slots__, or what a C struct holds
	attrItem                   // a field of a named tuple
	attrMethod                 // the object's own, else a function of the class
	attrGetter                 // a property whose function is compiled
	attrAlias                  // a property that returns another attribute
	attrNumber                 // a number that a C struct holds
	attrRead                   // what a C function reads, which runs nothing else
	attrClass                  // __class__
)

// nearAttrCache is indexed by class and name, two to a set. GIL guarded; val is
// borrowed from a class that still has the version.
var nearAttrCache [512]struct {
	ways [2]nearClassAttr
	next uint8 // the one that the next name takes
}

type nearClassAttr struct {
	class   uintptr
	name    *byte
	version uint32
	kind    attrKind
	val     uintptr // a value, the offset of attrSlot and attrNumber, the index of attrItem, the function of attrRead
	fixed   bool    // an attrSlot that is read only
	key     nearKey
	hint    uintptr // where the name was among the keys of an object's attributes
	fn      *o.Func // of attrMethod: the compiled function that val with this code stands for
	keeps   *o.Func // the same of a function that may keep its arguments
	code    uintptr
	alias   string       // of attrAlias: what val, the property's function, returns
	method  uintptr      // the function or method descriptor that the class has
	loaded  o.Value      // it, once it was loaded for a call
	quiet   *quietMethod // what the class has, where that may be called quietly
	extra   uintptr      // of attrNumber: its type; of attrRead: what its function is given besides
}

var nearAttrs bool // checkAttributes found the layout as expected

// attrOf is what the class of a says of name; nil leaves it to the API.
func (t *thread) attrOf(a uintptr, name string) *nearClassAttr {
	class := typeOf(a)
	if !nearAttrs || typeFlags(class)&flagType != 0 {
		return nil
	}
	set := &nearAttrCache[nearAttrSet(class, name)]
	e := &set.ways[0]
	if !e.holds(class, name) {
		if e = &set.ways[1]; e.holds(class, name) {
			return e
		}
		e = &set.ways[set.next&1]
		set.next++
		t.resolveNear(e, class, name)
		e.version, e.class, e.name = versionOf(class), class, unsafe.StringData(name)
		s, _ := o.AsStr(o.StrFromGo(name))
		if old := e.key.str; old != nil {
			decref(old.Py)
		}
		s.Py = t.name(name)
		incref(s.Py)
		e.key = nearKey{hash: s.Hash(), str: s}
	}
	return e
}

func nearAttrSet(class uintptr, name string) uintptr {
	return (o.MixAddress(class) ^ o.NamePlace(name)) % uintptr(len(nearAttrCache))
}

// heldAttr is attrOf where that is known already.
func heldAttr(class uintptr, name string) *nearClassAttr {
	set := &nearAttrCache[nearAttrSet(class, name)]
	for i := range set.ways {
		if e := &set.ways[i]; e.holds(class, name) {
			return e
		}
	}
	return nil
}

// holds: the entry is what the class says of the name now.
func (e *nearClassAttr) holds(class uintptr, name string) bool {
	return e.class == class && e.name == unsafe.StringData(name) && len(e.key.str.S) == len(name) && e.version == versionOf(class) && e.version != 0
}

// nearAttr is a.name of an object that is no class; a zero Value leaves it to the API.
func (t *thread) nearAttr(a uintptr, name string) o.Value {
	e := t.attrOf(a, name)
	if e == nil {
		return o.Value{}
	}
	if e.kind == attrNumber {
		return t.nearMember(a+e.val, e.extra)
	}
	switch e.kind {
	case attrRead:
		return t.made(quiet(e.val, a, e.extra, 0))
	case attrClass:
		return t.nearFrom(e.class)
	}
	if x := t.attrAt(e, a); x != 0 {
		return t.nearFrom(x)
	}
	return o.Value{}
}

// lacks: neither the object nor its class has an attribute of that name, nor a way to make one up.
func (t *thread) lacks(v o.Value, name string) bool {
	if class := v.Type(); class != &o.ForeignType && !class.Exception {
		return false
	}
	a := t.near(v)
	if a == 0 {
		return false
	}
	e := t.attrOf(a, name)
	return e != nil && e.kind == attrOwn && e.own(a) == 0
}

// nearAttrAt is nearAttr, borrowed.
func (t *thread) nearAttrAt(a uintptr, name string) uintptr {
	if e := t.attrOf(a, name); e != nil {
		return t.attrAt(e, a)
	}
	return 0
}

// twinAttr is what a compiled function's twin has in its dict under a name that its class has nothing of,
// borrowed; 0 leaves it to the API.
func (t *thread) twinAttr(v o.Value, name string) uintptr {
	a := t.near(v)
	if a == 0 || typeOf(a) != tyFunction {
		return 0
	}
	e := t.attrOf(a, name)
	if e == nil || e.kind != attrOwn {
		return 0
	}
	return t.attrAt(e, a)
}

func (t *thread) attrAt(e *nearClassAttr, a uintptr) uintptr {
	var x uintptr
	switch e.kind {
	case attrOwn, attrMethod:
		x = e.own(a)
	case attrOwnOr:
		if isDescriptor(e.val) { // its class may have become one since
			return 0
		}
		if x = e.own(a); x == 0 {
			x = e.val
		}
	case attrSlot:
		if x = word(a, e.val); x&fieldMarked != 0 {
			return 0
		}
	case attrItem:
		if e.val < word(a, offSize) {
			x = word(a+offTupleItems, e.val*8)
		}
	case attrAlias:
		if word(e.val, offFuncCode) == e.code {
			return t.nearAttrAt(a, e.alias)
		}
	}
	if x == attrUnsure {
		return 0
	}
	return x
}

// nearMethod is the compiled function that a method call of a means, where that is
// one of the class's: the call need not pass through CPython.
func (t *thread) nearMethod(e *nearClassAttr, v o.Value, a uintptr, args []o.Value) *o.Func {
	if fn := e.compiled(attrMethod); fn != nil && e.own(a) == 0 {
		return fn
	}
	if fn := e.keeping(); fn != nil && e.own(a) == 0 {
		o.KeepAll(v)
		o.KeepAll(args...)
		return fn
	}
	return nil
}

// nearSpecial is the compiled function behind an operator on v, which is at a: the class's, whatever the
// object has. A list or dict inside an instance has its own.
func (t *thread) nearSpecial(v o.Value, a uintptr, name string) *o.Func {
	if v.Type() != &o.ForeignType || typeFlags(typeOf(a))&flagHeap == 0 {
		return nil
	}
	return t.attrOf(a, name).compiled(attrMethod)
}

// nearGetter is the compiled function of the property that a.name is.
func (t *thread) nearGetter(a uintptr, name string) *o.Func {
	return t.attrOf(a, name).compiled(attrGetter)
}

// compiled is the compiled function that the class has under the name, as long as it has the code that it had.
func (e *nearClassAttr) compiled(kind attrKind) *o.Func {
	if e == nil || e.kind != kind {
		return nil
	}
	return e.standing(e.fn)
}

// standing is fn as long as val is its function, with the code that it had.
func (e *nearClassAttr) standing(fn *o.Func) *o.Func {
	if fn == nil || word(e.val, offFuncCode) != e.code || fn.Py != e.val {
		return nil
	}
	return fn
}

// plainFrom is the compiled function at a if its own code tells what it keeps of
// its arguments: the compiler takes it that the method of a foreign object keeps nothing.
func plainFrom(a uintptr) *o.Func {
	if fn := funcFrom(a); fn != nil && !o.Keeps(fn.Value()) {
		return fn
	}
	return nil
}

// keepingFrom is the compiled function at a if it has variables for arguments
// without number, or is a generator function: its arguments are to be kept.
func keepingFrom(a uintptr) *o.Func {
	fn := funcFrom(a)
	if fn != nil && (fn.Code.Kind == o.PlainFunction || fn.Code.Kind == o.Generator) {
		return fn
	}
	return nil
}

// keeping is compiled for those.
func (e *nearClassAttr) keeping() *o.Func {
	if e == nil || e.kind != attrMethod {
		return nil
	}
	return e.standing(e.keeps)
}

// nearSetAttr is a.name = val where that puts another value in the place of one
// that is there; false leaves it to the API.
func (t *thread) nearSetAttr(a uintptr, name string, val o.Value) bool {
	e := t.attrOf(a, name)
	if e == nil || e.class == tyModule || word(e.class, offTypeSetattr) != slots.setattr {
		return false
	}
	switch e.kind {
	case attrSlot:
		if e.fixed || word(a, e.val)&fieldMarked != 0 {
			return false
		}
		return word(a, e.val) != 0 && t.nearStore(a+e.val, val) || word(a, e.val) == 0 && t.nearFill(a+e.val, val)
	case attrOwn, attrOwnOr, attrMethod:
		if e.kind == attrOwnOr && isDescriptor(e.val) {
			return false
		}
		d, values, ok := ownTable(a, e.class)
		switch {
		case !ok:
			return false
		case values != 0:
			slot, ok := e.probe(word(e.class, lay.typeKeys), values)
			return ok && slot != 0 && t.nearStore(slot, val)
		case d != 0:
			return typeOf(d) == tyDict && t.nearDictSet(d, e.key.str.Value(), val)
		}
	}
	return false
}

// resolveNear says where a class's name is found.
func (t *thread) resolveNear(e *nearClassAttr, class uintptr, name string) {
	var x, get uintptr
	var alias string
	// a module's is asked second where the namespace has the name
	plain := word(class, offTypeGetattr) == slots.getattr || class == tyModule && word(class, offTypeGetattr) == slots.moduleGetattr ||
		class == decimals.context && class != 0 && name != "traps" && name != "flags" // it only looks for these first
	if plain {
		x = uintptr(C.gb_type_lookup(C.uintptr_t(class), C.uintptr_t(t.name(name))))
		if x != 0 && (typeOf(x) == tyProperty || isEnumProperty(typeOf(x))) {
			get, alias = t.readGetter(x) // which may run Python code, and fill other entries
		}
	}
	e.kind, e.val, e.fixed, e.fn, e.quiet, e.method, e.loaded, e.extra = attrByAPI, 0, false, nil, nil, 0, o.Value{}, 0
	switch {
	case !plain:
	case get != 0 && alias != "":
		e.kind, e.val, e.alias, e.code = attrAlias, get, alias, word(get, offFuncCode)
	case get != 0:
		if fn := plainFrom(get); fn != nil {
			e.kind, e.val, e.fn, e.code = attrGetter, get, fn, word(get, offFuncCode)
		}
	case x == 0:
		e.kind = attrOwn
	case class == tyModule:
	case typeOf(x) == tyMemberDescr:
		def := word(x, offDescrMember)
		if kind := *(*int32)(ptr(def + 8)); kind == memberObject || kind == memberObjectEx {
			e.kind, e.val, e.fixed = attrSlot, word(def, 16), *(*int32)(ptr(def + 24))&memberReadOnly != 0
		} else if isNumberMember(kind) && *(*int32)(ptr(def + 24))&memberAudited == 0 {
			e.kind, e.val, e.extra = attrNumber, word(def, 16), uintptr(kind)
		}
	case typeOf(x) == tyGetSetDescr:
		if name == "__class__" && t.hasClassOfObject(class) {
			e.kind = attrClass
		} else if at := fieldOf(x); at != 0 {
			e.kind, e.val = attrSlot, at
		} else if get, with := quietGetter(x); get != 0 {
			e.kind, e.val, e.extra = attrRead, get, with
		}
	case isTupleGetter(typeOf(x)):
		if typeFlags(class)&flagTuple != 0 {
			e.kind, e.val = attrItem, word(x, offGetterIndex)
		}
	case typeOf(x) == tyFunction:
		e.kind, e.val, e.fn, e.code, e.method = attrMethod, x, plainFrom(x), word(x, offFuncCode), x
		if e.fn == nil {
			e.keeps = keepingFrom(x)
		}
	case !isDescriptor(x):
		e.kind, e.val = attrOwnOr, x
	case typeOf(x) == tyMethodDescr:
		e.quiet, e.method = t.quietDescr(x), x
	}
}

// readGetter is what bridge.py's getter says of a property, 0 where its function is none of Python's.
func (t *thread) readGetter(property uintptr) (get uintptr, alias string) {
	r, err := t.callHelper(helper.getter, t.foreign(property))
	if err != nil {
		return 0, ""
	}
	if f := word(r, offTupleItems); typeOf(f) == tyFunction {
		get = f // the property keeps it
		if name := word(r, offTupleItems+8); typeOf(name) == tyStr {
			alias = o.GoStr(o.Intern(pyText(name)))
		}
	}
	decref(r)
	return get, alias
}

var tyEnumProperty uintptr // enum.property, 0 until one was met

func isEnumProperty(ty uintptr) bool {
	if tyEnumProperty == 0 && typeFlags(ty)&flagHeap != 0 && isNamed(ty, "enum", "property") {
		incref(ty)
		tyEnumProperty = ty
	}
	return ty == tyEnumProperty
}

var tyTupleGetter uintptr // of the fields of named tuples, 0 until one was met

const offGetterIndex = 16

func isTupleGetter(ty uintptr) bool {
	if tyTupleGetter == 0 && word(ty, offTypeBasic) == 32 && isNamed(ty, "_collections", "_tuplegetter") {
		tyTupleGetter = ty
	}
	return ty == tyTupleGetter
}

func isDescriptor(a uintptr) bool {
	return word(typeOf(a), offTypeDescrSet) != 0 || word(typeOf(a), offTypeDescrGet) != 0
}

const (
	memberObject   = 6  // T_OBJECT: NULL reads as None, left to the API
	memberObjectEx = 16 // T_OBJECT_EX
	memberReadOnly = 1
	memberAudited  = 2
)

// attrUnsure answers that only the API can tell.
const attrUnsure = 1

// ownTable is where an object's own attributes are: a dict, or the array of
// values that its class's shared keys index. Neither: it has none yet. ok is
// false where only the API can tell.
func ownTable(a, class uintptr) (d, values uintptr, ok bool) {
	flags := typeFlags(class)
	switch {
	case flags&flagManagedDict != 0 && lay.minor == 11:
		return word(a-24, 0), word(a-32, 0), true
	case flags&flagManagedDict != 0 && lay.minor == 12:
		if p := word(a-24, 0); p&1 != 0 {
			return 0, p + 1, true
		} else {
			return p, 0, true
		}
	case flags&flagManagedDict != 0:
		if d = word(a-24, 0); d == 0 && flags&flagInlineValues != 0 {
			values = a + word(class, offTypeBasic)
			if *(*uint8)(ptr(values + 3)) == 0 { // no longer valid
				return 0, 0, false
			}
		}
		return d, values, true
	}
	off := int64(word(class, offTypeDictOff))
	switch {
	case off == 0:
		return 0, 0, true
	case off < 0 && lay.minor == 11: // behind the items, as in objects of classes that extend int and tuple
		n := int64(word(a, offSize))
		if n < 0 {
			n = -n
		}
		size := int64(word(class, offTypeBasic)) + n*int64(word(class, offTypeItem))
		return word(a, uintptr((size+7)&^7+off)), 0, true
	case off < 0:
		return 0, 0, false
	}
	return word(a, uintptr(off)), 0, true
}

// own is the object's own attribute, borrowed; 0 for none.
func (e *nearClassAttr) own(a uintptr) uintptr {
	d, values, ok := ownTable(a, e.class)
	if !ok {
		return attrUnsure
	}
	var slot uintptr
	switch {
	case values != 0:
		slot, ok = e.probe(word(e.class, lay.typeKeys), values)
	case d != 0:
		slot, ok = e.probe(word(d, offDictKeys), word(d, offDictValues))
	}
	switch {
	case !ok:
		return attrUnsure
	case slot == 0:
		return 0
	}
	return word(slot, 0)
}

// probe is dictProbe, which objects of one class mostly answer alike.
func (e *nearClassAttr) probe(keys, values uintptr) (slot uintptr, ok bool) {
	if *(*uint8)(ptr(keys + offKeysKind)) == keysGeneral {
		return dictProbe(keys, values, &e.key)
	}
	entries := entriesOf(keys)
	if e.hint < word(keys, offKeysCount) && word(entries, e.hint*16) == e.key.str.Py {
		if values != 0 {
			slot = values + lay.valuesItems + e.hint*8
		} else {
			slot = entries + e.hint*16 + 8
		}
		if word(slot, 0) != 0 {
			return slot, true
		}
	}
	slot, ok = dictProbe(keys, values, &e.key)
	if slot != 0 && values != 0 {
		e.hint = (slot - values - lay.valuesItems) / 8
	} else if slot != 0 {
		e.hint = (slot - entries) / 16
	}
	return slot, ok
}
