package object

import "unsafe"

// d.setdefault(key, []) and d.setdefault(key, {}) make the list or dict only where
// the key is missing. Until then one of two objects stands for it, which nothing
// but DictSetDefault meets.

var unmade = struct{ list, dict Obj }{Obj{T: &NoneType}, Obj{T: &NoneType}}

// Unmade list and dict.
var (
	UnmadeList = Value{P: unsafe.Pointer(&unmade.list)}
	UnmadeDict = Value{P: unsafe.Pointer(&unmade.dict)}
)

// MakesDefault reports that fn(self, key, default) is setdefault of a dict here.
func MakesDefault(fn, self Value) bool {
	if self.P == nil || self.Type() != &DictType || (*Dict)(self.P).Py != 0 || fn.Type() != &MethodDescrType {
		return false
	}
	m := (*Builtin)(fn.P)
	return m.Owner == &DictType && m.Name == "setdefault"
}

// madeDefault is what v stands for.
func madeDefault(v Value) Value {
	switch v.P {
	case UnmadeList.P:
		return NewList(nil)
	case UnmadeDict.P:
		return NewDict().Value()
	}
	return v
}
