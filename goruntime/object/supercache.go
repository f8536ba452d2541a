package object

import "sync/atomic"

// SuperCache remembers for one place in the program which function
// super(class, self).name is: a short chain of immutable entries, newest first.
type SuperCache struct{ p atomic.Pointer[superEntry] }

type superEntry struct {
	class, t *Type
	ver      uint64 // of t
	fn       *Func
	next     *superEntry
	depth    int
}

// SuperMethod is the function that super(class, self).name calls with self, nil
// where it is anything else.
func SuperMethod(class, self Value, name string, sc *SuperCache) *Func {
	if class.P == nil || self.P == nil {
		return nil
	}
	t := self.Type()
	for e := sc.p.Load(); e != nil; e = e.next {
		if e.t == t && e.class == (*Type)(class.P) && e.ver == t.Ver.Load() {
			return e.fn
		}
	}
	return sc.find(class, self, name)
}

func (sc *SuperCache) find(class, self Value, name string) *Func {
	t := self.Type()
	if !IsTypeValue(class) || t == &ForeignType || t == &TypeType || t == &NoneType || t.Dynamic {
		return nil
	}
	ver, k := t.Ver.Load(), AsType(class)
	if k.Dynamic || !t.Subclass(k) {
		return nil
	}
	e := &superEntry{class: k, t: t, ver: ver, next: sc.p.Load()}
	if d := t.lookupAfter(k, name); !d.Nil() && d.Type() == &FuncType {
		e.fn = (*Func)(d.P)
	}
	if e.next != nil {
		if e.depth = e.next.depth + 1; e.depth >= maxCacheWays {
			e.next, e.depth = nil, 0
		}
	}
	sc.p.Store(e)
	return e.fn
}
