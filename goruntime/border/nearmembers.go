package border

import (
	"slices"

	o "goruntime/object"
)

// Attributes that C structs hold: numbers are read where they are, and what a
// function of CPython's library only reads is asked of that function.

// The types of a PyMemberDef's numbers (structmember.h).
const (
	memberInt      = 1
	memberLong     = 2
	memberDouble   = 4
	memberUInt     = 11
	memberBool     = 14
	memberLongLong = 17
	memberSize     = 19
)

func isNumberMember(kind int32) bool {
	switch kind {
	case memberInt, memberLong, memberDouble, memberUInt, memberBool, memberLongLong, memberSize:
		return true
	}
	return false
}

func (t *thread) nearMember(at, kind uintptr) o.Value {
	t.Touched = true
	switch kind {
	case memberInt:
		return o.Int(int64(*(*int32)(ptr(at))))
	case memberUInt:
		return o.Int(int64(*(*uint32)(ptr(at))))
	case memberDouble:
		return o.Float(*(*float64)(ptr(at)))
	case memberBool:
		return o.Bool(*(*uint8)(ptr(at)) != 0)
	}
	return o.Int(*(*int64)(ptr(at)))
}

const offDescrGetSet = 40 // d_getset

// mayBeRead lists the classes whose getters do nothing but read, and which of them where not all do.
var mayBeRead = map[string][]string{
	"datetime.date": nil, "datetime.datetime": nil, "datetime.time": nil, "datetime.timedelta": nil,
	elementName:    {"attrib"}, // it makes the dict
	"_io.StringIO": {"closed"}, "_io.BytesIO": {"closed"}, "array.array": {"typecode", "itemsize"}, "collections.deque": {"maxlen"},
	"function": {"__name__", "__qualname__"}, "builtin_function_or_method": {"__name__"},
}

// quietGetter is the function behind a getset descriptor, and what it is given
// beside the object; 0 where it may do more than read.
func quietGetter(descr uintptr) (get, with uintptr) {
	def, class := word(descr, offDescrGetSet), word(descr, offDescrClass)
	get = word(def, 8)
	if get == 0 || !mayRead(class, cstring(word(def, 0))) || !isGenuine(get) {
		return 0, 0
	}
	return get, word(def, 32)
}

func mayRead(class uintptr, attribute string) bool {
	if class == o.BaseExceptionType.Py {
		return attribute != "__dict__"
	}
	if typeFlags(class)&flagImmutable == 0 {
		return false
	}
	which, known := mayBeRead[cstring(word(class, offTypeName))]
	return known && (which == nil || slices.Contains(which, attribute))
}

// elementName is the class of XML elements. Its tag and texts are objects at known places; a text that
// the parser has not joined yet is marked in the lowest bit.
const (
	elementName    = "xml.etree.ElementTree.Element"
	elementSize    = 56
	offElementWeak = 48
)

var elementFields = map[string]uintptr{"tag": 16, "text": 24, "tail": 32}

const fieldMarked = 1

// fieldOf is where an object has what a getset descriptor reads and replaces, and nothing else; 0 for other descriptors.
func fieldOf(descr uintptr) uintptr {
	def, class := word(descr, offDescrGetSet), word(descr, offDescrClass)
	if libraryName(class) != elementName || word(class, offTypeBasic) != elementSize || word(class, offTypeWeak) != offElementWeak || !isGenuine(word(def, 8)) {
		return 0
	}
	return elementFields[cstring(word(def, 0))]
}
