package object

import (
	"sync/atomic"
	"unsafe"
)

// AttrCache is the inline cache of one place in the program that uses an
// attribute: a pointer to a short chain of immutable entries, newest first, so
// that threads share it without locks.
type AttrCache struct{ p atomic.Pointer[attrEntry] }

// attrEntry is what a name means for objects of one class, as long as the
// class has version ver.
type attrEntry struct {
	t    *Type
	ver  uint64
	kind attrKind
	// place is where an instance holds its own attribute of that name; noPlace when nowhere.
	place uint32
	self  unsafe.Pointer // the class, for attributes of a class
	val   Value          // what the class holds
	fn    *Func          // val as a function
	next  *attrEntry
	tag   uintptr // of a module of CPython's: its namespace as it was
	moved int     // and how often another one was found here
	slot  *Slot   // of a compiled module: the global, whose value val was
	lent  Value   // of a module of CPython's: a function that it has, to be called and not kept
	key   *Str    // the name as a key of an instance's own dict
	name  *byte   // the name, and its length, in sharedEntries
	size  int
	shape *shape // of attrAbsent: the places that objects of the class had
}

type attrKind uint8

const (
	attrSlow         attrKind = iota // not cacheable: ask again each time
	attrPlace                        // in the instance
	attrMember                       // in the instance, through __slots__
	attrValue                        // in the class: an ordinary value
	attrFunc                         // in the class: a function to bind
	attrProp                         // in the class: a property
	attrGetSet                       // in the class: a field of objects written in Go
	attrBound                        // in the class: a method written in Go
	attrBuiltin                      // attrBound of a built-in type, whose objects cannot shadow it
	attrClassMethod                  // of a class: a classmethod to call with it
	attrClassBuiltin                 // of a class: one written in Go
	attrBody                         // attrBound of the container that the class extends
	attrModule                       // in the namespace of a module of CPython's
	attrForeign                      // in the class: an object of CPython's that the instance's own goes before
	attrRaised                       // of an exception, and nothing in its class
	attrAbsent                       // nowhere, see settle
	attrRare                         // of a built-in type, as CPython alone knows
)

const (
	noPlace      = ^uint32(0)
	maxCacheWays = 4
)

// fits reports whether the entry speaks of v.
func (e *attrEntry) fits(v Value, t *Type) bool {
	if e.t != t {
		return false
	}
	if t == &ForeignType {
		return e.tag == ModuleTag(v)
	}
	if t == &TypeType {
		return e.self == v.P && e.ver == AsType(v).Ver.Load()
	}
	return e.ver == t.Ver.Load() && e.shaped(t)
}

// at is the entry for objects of class t, nil when there is none that holds;
// those of class attributes, which need a look at the class, hold only in find.
func (ic *AttrCache) at(t *Type) *attrEntry {
	e := ic.p.Load()
	for e != nil && e.t != t {
		e = e.next
	}
	if e != nil && e.ver == t.Ver.Load() {
		return e
	}
	return nil
}

// unshadowed reports that the object has no attribute of its own before the class's.
func (e *attrEntry) unshadowed(v Value) bool {
	if e.t.Layout == nil {
		return true
	}
	if e.t.Exception {
		x := (*Exc)(v.P)
		return x.Attrs == nil && x.Py == 0
	}
	in := (*Instance)(v.P)
	if x := in.Extra; x != nil {
		return x.Dict.lacks(e.key)
	}
	return e.place >= uint32(in.size) || in.slot(e.place).P == nil
}

// own is the object's own attribute at the entry's place; zero where it has none there.
func (e *attrEntry) own(in *Instance) Value {
	if e.place < uint32(in.size) {
		return LoadValue(in.slot(e.place))
	}
	return Value{}
}

// ClassValue is an ordinary attribute of a class that the cache has; false sends
// the caller to GetAttrIC.
func ClassValue(v Value, ic *AttrCache) (Value, bool) {
	if e := ic.p.Load(); e != nil && e.self == v.P && e.kind == attrValue && e.ver == (*Type)(v.P).Ver.Load() {
		return e.val, true
	}
	return Value{}, false
}

// ClassMethodOf is the function behind a classmethod of a class, and StaticMethodOf
// the function that an attribute of a class is, which calling it means with and
// without the class first; nil where the cache does not tell.
func ClassMethodOf(v Value, ic *AttrCache) *Func {
	if e := ic.p.Load(); e != nil && e.self == v.P && e.kind == attrClassMethod && e.ver == (*Type)(v.P).Ver.Load() {
		return e.fn
	}
	return nil
}

func StaticMethodOf(v Value, ic *AttrCache) *Func {
	if f, ok := ClassValue(v, ic); ok && f.Type() == &FuncType {
		return (*Func)(f.P)
	}
	return nil
}

// GetAttrIC is GetAttr with an inline cache.
func GetAttrIC(c *Ctx, v Value, name string, ic *AttrCache) (Value, *Exc) {
	if e := ic.at(v.Type()); e != nil && e.kind-attrPlace <= attrMember-attrPlace {
		if in := (*Instance)(v.P); e.place < uint32(in.size) {
			if x := LoadValue(in.slot(e.place)); x.P != nil {
				return x, nil
			}
		}
	}
	return getAttrMiss(c, v, name, ic)
}

func getAttrMiss(c *Ctx, v Value, name string, ic *AttrCache) (Value, *Exc) {
	switch v.Type() {
	case &ForeignType:
		if e := ic.module(c, v, name); e != nil {
			return e.val, nil
		}
		return H.GetAttr(c, v, name)
	case &TypeType: // usually one class alone
		if e := ic.p.Load(); e != nil && e.self == v.P && e.kind == attrValue && e.ver == AsType(v).Ver.Load() {
			return e.val, nil
		}
	}
	e, err := ic.find(c, v, name)
	if err != nil {
		return Value{}, err
	}
	return getEntry(c, e, v, name)
}

// getEntry reads what the cache entry found.
func getEntry(c *Ctx, e *attrEntry, v Value, name string) (Value, *Exc) {
	switch e.kind {
	case attrPlace, attrMember:
		in := (*Instance)(v.P)
		if x := e.own(in); x.P != nil {
			return x, nil
		}
		if x := in.Extra; x != nil && e.kind == attrPlace {
			if r, err := DictGet(c, x.Dict, e.key.Value()); err != nil || r.P != nil {
				return r, err
			}
		}
	case attrValue:
		if e.unshadowed(v) {
			return e.val, nil
		}
	case attrFunc:
		if e.unshadowed(v) {
			return NewBound(v, e.val), nil
		}
	case attrProp:
		var x Value
		var err *Exc
		if e.fn != nil {
			x, err = callFunc1(c, e.fn, v)
		} else {
			x, err = propertyGet(c, e.val, v, e.t)
		}
		return x, attrContext(err, v, name)
	case attrGetSet:
		if x, err := descrGet(c, e.val, v, e.t); err != nil || !x.Nil() {
			return x, attrContext(err, v, name)
		}
	case attrBound, attrBuiltin, attrBody:
		if e.unshadowed(v) {
			return bindBuiltin(c, e.val, v, e.t)
		}
	case attrClassMethod:
		return NewBound(v, e.val), nil
	case attrModule:
		return e.val, nil
	case attrForeign:
		if e.unshadowed(v) {
			return descrGet(c, e.val, v, e.t)
		}
	case attrRaised:
		if x := (*Exc)(v.P); x.Py == 0 {
			if r, err := x.own(c, name); err != nil || !r.Nil() {
				return r, err
			}
		}
	}
	switch e.kind {
	case attrValue, attrFunc, attrBound, attrBody, attrForeign: // no data descriptors: the object's own goes first
		if e.t.Layout != nil && !e.t.Exception {
			return e.hidden(c, v, name)
		}
	}
	return GetAttr(c, v, name)
}

// hidden reads an attribute that the object itself may have in front of its class.
func (e *attrEntry) hidden(c *Ctx, v Value, name string) (Value, *Exc) {
	in := (*Instance)(v.P)
	x := in.Extra
	if x == nil {
		if own := e.own(in); own.P != nil {
			return own, nil
		}
		return GetAttr(c, v, name) // another thread may just have moved the attributes
	}
	own, err := DictGet(c, x.Dict, e.key.Value())
	switch {
	case err != nil || own.P != nil:
		return own, err
	case e.kind == attrValue:
		return e.val, nil
	case e.kind == attrFunc:
		return NewBound(v, e.val), nil
	case e.kind == attrForeign:
		return descrGet(c, e.val, v, e.t)
	}
	return bindBuiltin(c, e.val, v, e.t)
}

// SetAttrIC is SetAttr with an inline cache.
func SetAttrIC(c *Ctx, v Value, name string, val Value, ic *AttrCache) *Exc {
	if e := ic.at(v.Type()); e != nil && e.kind-attrPlace <= attrMember-attrPlace {
		if in := (*Instance)(v.P); e.place < uint32(in.size) {
			p := in.slot(e.place)
			if p.P != nil || e.kind == attrMember {
				StoreValue(p, val)
				return nil
			}
			if e.place >= in.n && in.Extra == nil {
				in.n = e.place + 1
				StoreValue(p, val)
				return nil
			}
		}
	}
	return setAttrMiss(c, v, name, val, ic)
}

func setAttrMiss(c *Ctx, v Value, name string, val Value, ic *AttrCache) *Exc {
	t := v.Type()
	if t.SetAttr != nil || t.Layout == nil || t.Exception {
		return SetAttr(c, v, name, val)
	}
	e, err := ic.findSet(c, v, name)
	if err != nil {
		return err
	}
	in := (*Instance)(v.P)
	switch {
	case e.kind == attrPlace && e.place < uint32(in.size) && in.fillPlace(e.place, val):
		return nil
	case e.kind == attrMember && e.place < uint32(in.size):
		StoreValue(in.slot(e.place), val)
		return nil
	case e.kind == attrPlace:
		d, err := in.Dict(c)
		if err != nil {
			return err
		}
		return DictSet(c, d, e.key.Value(), val)
	}
	return setGeneric(c, v, name, val)
}

var slowEntry = &attrEntry{kind: attrSlow}

// find returns the entry for reading name from v, making it on the first time.
func (ic *AttrCache) find(c *Ctx, v Value, name string) (*attrEntry, *Exc) {
	t := v.Type()
	if t == &ForeignType {
		if e := ic.module(c, v, name); e != nil {
			return e, nil
		}
		return slowEntry, nil
	}
	head := ic.p.Load()
	for e := head; e != nil; e = e.next {
		if e.fits(v, t) {
			return e, nil
		}
	}
	shared := entryPlace(&sharedEntries, v, t, name)
	if e := shared.Load(); e != nil && e.names(name) && e.fits(v, t) {
		ic.add(e, head)
		return e, nil
	}
	e, err := resolve(c, v, t, name)
	if err == nil && e != slowEntry {
		e.named(name)
		shared.Store(e)
		ic.add(e, head)
	}
	return e, err
}

// findSet is find for writing.
func (ic *AttrCache) findSet(c *Ctx, v Value, name string) (*attrEntry, *Exc) {
	t := v.Type()
	head := ic.p.Load()
	for e := head; e != nil; e = e.next {
		if e.t == t && e.ver == t.Ver.Load() {
			return e, nil
		}
	}
	if name == "__class__" || name == "__dict__" {
		return slowEntry, nil
	}
	shared := entryPlace(&sharedSetEntries, v, t, name)
	if e := shared.Load(); e != nil && e.names(name) && e.fits(v, t) {
		ic.add(e, head)
		return e, nil
	}
	e, err := resolveSet(c, t, name)
	if err == nil && e != slowEntry {
		shared.Store(e)
		ic.add(e, head)
	}
	return e, err
}

// resolveSet is resolve for writing to an instance.
func resolveSet(c *Ctx, t *Type, name string) (*attrEntry, *Exc) {
	ver := t.Ver.Load()
	d := t.Lookup(name)
	if !d.Nil() && d.Type() == &MemberDescrType {
		if i, ok := (*Member)(d.P).placeIn(t); ok {
			e := &attrEntry{t: t, ver: ver, kind: attrMember, place: i}
			e.named(name)
			return e, nil
		}
	}
	if !d.Nil() {
		if data, err := isDataDescr(c, d); err != nil || data {
			return slowEntry, err
		}
		t.holdsPlain(d)
	}
	i, ok := t.place(name)
	if !ok {
		if t.Layout.NoDict {
			return slowEntry, nil
		}
		i = noPlace
	}
	e := &attrEntry{t: t, ver: t.Ver.Load(), kind: attrPlace, place: i}
	e.named(name)
	if e.ver != ver && !d.Nil() && t.Lookup(name) != d {
		return slowEntry, nil
	}
	return e, nil
}

// sharedEntries is for places that meet more classes than their chains hold:
// what a name means for objects of a class, whoever asks. sharedSetEntries is
// the same for writing.
var sharedEntries, sharedSetEntries [1 << 12]atomic.Pointer[attrEntry]

func entryPlace(table *[1 << 12]atomic.Pointer[attrEntry], v Value, t *Type, name string) *atomic.Pointer[attrEntry] {
	class := uintptr(unsafe.Pointer(t))
	if t == &TypeType {
		class = uintptr(v.P)
	}
	h := class>>5*0x9E3779B1 ^ uintptr(unsafe.Pointer(unsafe.StringData(name)))>>3
	return &table[(h^h>>17)%uintptr(len(table))]
}

// ForgetEntries drops what the shared tables hold: it keeps what classes had alive.
func ForgetEntries() {
	for i := range sharedEntries {
		sharedEntries[i].Store(nil)
		sharedSetEntries[i].Store(nil)
	}
	for i := range namedEntries {
		namedEntries[i].entry.Store(nil)
	}
	for i := range superEntries {
		superEntries[i].Store(nil)
	}
	for i := range lookups {
		lookups[i].Store(nil)
	}
}

func (e *attrEntry) named(name string) {
	e.key, e.name, e.size = (*Str)(Intern(name).P), unsafe.StringData(name), len(name)
}

// names reports whether an entry of sharedEntries is about the name, which is
// compared by its address, as the entry keeps it.
func (e *attrEntry) names(name string) bool {
	return e.name == unsafe.StringData(name) && e.size == len(name)
}

// add puts a copy of e in front; stale entries fall off. A chain that is full of
// others stays as it is, unless e is about a module, which the table does not know.
func (ic *AttrCache) add(e, head *attrEntry) {
	var keep [maxCacheWays]*attrEntry
	n := 0
	for k := head; k != nil; k = k.next {
		live := k.t.Ver.Load()
		if k.self != nil {
			live = (*Type)(k.self).Ver.Load()
		}
		if k.ver == live {
			if n == maxCacheWays-1 {
				if e.kind != attrModule {
					return
				}
				break
			}
			keep[n] = k
			n++
		}
	}
	var next *attrEntry
	for i := n - 1; i >= 0; i-- {
		k := *keep[i]
		k.next, next = next, &k
	}
	front := *e
	front.next = next
	ic.p.Store(&front)
}
