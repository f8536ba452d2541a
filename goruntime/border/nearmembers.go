package border

import o "goruntime/object"

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

// mayBeRead lists the classes whose getters do nothing but read.
var mayBeRead = map[string]bool{"datetime.date": true, "datetime.datetime": true, "datetime.time": true, "datetime.timedelta": true}

// quietGetter is the function behind a getset descriptor, and what it is given
// beside the object; 0 where it may do more than read.
func quietGetter(descr uintptr) (get, with uintptr) {
	def, class := word(descr, offDescrGetSet), word(descr, offDescrClass)
	get = word(def, 8)
	if get == 0 || !mayBeRead[libraryName(class)] && !(class == o.BaseExceptionType.Py && cstring(word(def, 0)) != "__dict__") || !isGenuine(get) {
		return 0, 0
	}
	return get, word(def, 32)
}
