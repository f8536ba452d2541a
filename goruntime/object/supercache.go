package object

import "sync/atomic"

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
}

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
	e := &superEntry{class: k, t: t, ver: ver, next: sc.p.Load()}
	switch d := t.lookupAfter(k, name); {
	case d.Nil():
	case d.Type() == &FuncType:
		e.fn = (*Func)(d.P)
	default:
		e.nothing = name == "__init__" && d == ObjectType.Lookup(name)
	}
	if e.next != nil {
		if e.depth = e.next.depth + 1; e.depth >= maxCacheWays {
			e.next, e.depth = nil, 0
		}
	}
	sc.p.Store(e)
	return e
}
