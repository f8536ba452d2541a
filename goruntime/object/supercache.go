package object

import (
	"sync/atomic"
	"unsafe"
)

// SuperCache remembers for one place in the program which function
// super(class, self).name is: a short chain of immutable entries, newest first.
type SuperCache struct{ p atomic.Pointer[superEntry] }

type superEntry struct {
	class, t *Type
	ver      uint64 // of t
	fn       *Func
	nothing  bool // it is object.__init__
	next     *superEntry
	depth    int
	name     *byte // the name, and its length, in superEntries
	size     int
}

// superEntries is for places that meet more classes than their chains hold.
var superEntries [1 << 10]atomic.Pointer[superEntry]

// SuperMethod is the function that super(class, self).name calls with self, nil
// where it is anything else.
func SuperMethod(class, self Value, name string, sc *SuperCache) *Func {
	if e := sc.entry(class, self, name); e != nil {
		return e.fn
	}
	return nil
}

// SuperInit reports that super(class, self).__init__() does nothing: it is that of object.
func SuperInit(class, self Value, sc *SuperCache) bool {
	e := sc.entry(class, self, "__init__")
	return e != nil && e.nothing
}

func (sc *SuperCache) entry(class, self Value, name string) *superEntry {
	if class.P == nil || self.P == nil {
		return nil
	}
	t := self.Type()
	for e := sc.p.Load(); e != nil; e = e.next {
		if e.t == t && e.class == (*Type)(class.P) && e.ver == t.Ver.Load() {
			return e
		}
	}
	return sc.find(class, self, name)
}

func (sc *SuperCache) find(class, self Value, name string) *superEntry {
	t := self.Type()
	if !IsTypeValue(class) || t == &ForeignType || t == &TypeType || t == &NoneType || t.Dynamic {
		return nil
	}
	ver, k := t.Ver.Load(), AsType(class)
	if k.Dynamic || !t.Subclass(k) {
		return nil
	}
	head, p := sc.p.Load(), unsafe.StringData(name)
	shared := &superEntries[(uintptr(ver)*0x9E3779B1^uintptr(unsafe.Pointer(k))>>5^uintptr(unsafe.Pointer(p))>>3)%uintptr(len(superEntries))]
	if e := shared.Load(); e != nil && e.t == t && e.class == k && e.ver == ver && e.name == p && e.size == len(name) {
		sc.add(e, head)
		return e
	}
	e := &superEntry{class: k, t: t, ver: ver, name: p, size: len(name)}
	switch d := t.lookupAfter(k, name); {
	case d.Nil():
	case d.Type() == &FuncType:
		e.fn = (*Func)(d.P)
	default:
		e.nothing = name == "__init__" && d == ObjectType.Lookup(name)
	}
	shared.Store(e)
	sc.add(e, head)
	return e
}

// add puts a copy of e in front. A chain full of entries that hold stays as it is;
// of one with others, only e is left.
func (sc *SuperCache) add(e, head *superEntry) {
	front := *e
	if head != nil {
		front.next, front.depth = head, head.depth+1
	}
	if front.depth >= maxCacheWays {
		for k := head; k != nil; k = k.next {
			if k.ver != k.t.Ver.Load() {
				front.next, front.depth = nil, 0
				sc.p.Store(&front)
				return
			}
		}
		return
	}
	sc.p.Store(&front)
}
