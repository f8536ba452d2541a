package object

import (
	"sync/atomic"
	"unsafe"
)

// lookups remembers where names were found along MROs (CPython's type cache).
// Versions are unique among all classes, so a version stands for its class too;
// names are compared by address, which an entry keeps alive.
var lookups [1 << 11]atomic.Pointer[lookupEntry]

type lookupEntry struct {
	ver   uint64
	after *Type // of super: the class to search after; nil for the whole MRO
	name  *byte
	n     int
	v     Value
}

// NamePlace spreads names over a table by where their bytes are: the linker packs short ones side by side.
func NamePlace(name string) uintptr {
	return MixAddress(uintptr(unsafe.Pointer(unsafe.StringData(name))))
}

// MixAddress is 32 bits in which every bit of an address has a part.
func MixAddress(a uintptr) uintptr { return a * 0x9E3779B97F4A7C15 >> 32 }

// Lookup finds a name along the MRO (_PyType_Lookup); the zero Value when absent.
func (t *Type) Lookup(name string) Value {
	ver := t.Ver.Load()
	p := unsafe.StringData(name)
	at := &lookups[(NamePlace(name)^uintptr(ver)*0x9E3779B1)%uintptr(len(lookups))]
	if e := at.Load(); e != nil && e.ver == ver && e.name == p && e.n == len(name) && e.after == nil {
		return e.v
	}
	v := t.walk(nil, name)
	at.Store(&lookupEntry{ver: ver, name: p, n: len(name), v: v})
	return v
}

// lookupAfter is Lookup among the classes that follow one in the MRO (super).
func (t *Type) lookupAfter(class *Type, name string) Value {
	ver := t.Ver.Load()
	p := unsafe.StringData(name)
	at := &lookups[(NamePlace(name)^uintptr(ver)*0x9E3779B1^uintptr(unsafe.Pointer(class))>>6)%uintptr(len(lookups))]
	if e := at.Load(); e != nil && e.ver == ver && e.name == p && e.n == len(name) && e.after == class {
		return e.v
	}
	v := t.walk(class, name)
	at.Store(&lookupEntry{ver: ver, after: class, name: p, n: len(name), v: v})
	return v
}

func (t *Type) walk(after *Type, name string) Value {
	for _, k := range t.MRO {
		if after == nil {
			if v, ok := k.OwnAttr(name); ok {
				return v
			}
		} else if k == after {
			after = nil
		}
	}
	return Value{}
}
