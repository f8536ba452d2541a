package object

// Attributes of CPython's own modules, such as math.sqrt, and members of
// interpreted enumerations are kept at the place that uses them for as long as
// nothing in the namespace of the module or class changes. That can be seen
// without the GIL, so code that runs without it need not take it.

// ModuleTag changes with the namespace of a module of CPython's, and with an
// interpreted class; no two ever have the same. 0 for other objects. The border sets it.
var ModuleTag = func(v Value) uintptr { return 0 }

// ModuleAttr is the entry of a module's namespace, if it is one that any number
// of places may keep; the zero Value otherwise. The border sets it.
var ModuleAttr = func(c *Ctx, v Value, name string) Value { return Value{} }

// ModuleFunction is an entry of a module's namespace that may be called as long as
// the module has it, if that is an interpreted function. It is the module's: nothing may keep it. The border sets it.
var ModuleFunction = func(c *Ctx, v Value, name string) Value { return Value{} }

// GlobalOf is the slot of a global of a compiled module, as interpreted code has
// it; nil for other objects and names. The border sets it.
var GlobalOf = func(v Value, name string) *Slot { return nil }

// EndsUnseen reports that nobody sees when an object of CPython's ends. The border sets it.
var EndsUnseen = func(c *Ctx, v Value) bool { return false }

const maxModuleChanges = 16 // of one that changes all the time nothing is kept

// module is the entry for an attribute of a module of CPython's, nil for other
// objects and where only the module can tell.
func (ic *AttrCache) module(c *Ctx, v Value, name string) *attrEntry {
	tag := ModuleTag(v)
	if tag == 0 {
		return nil
	}
	head, moved := ic.p.Load(), 0
	for e := head; e != nil; e = e.next {
		if e.kind == attrModule {
			if e.tag == tag && e.val.P == nil { // not one to keep, as was found before
				return nil
			}
			if e.tag == tag && e.slot != nil {
				return ic.global(c, e, head)
			}
			if e.tag == tag {
				return e
			}
			moved = max(moved, e.moved+1)
		}
	}
	if moved > maxModuleChanges {
		return nil
	}
	if s := GlobalOf(v, name); s != nil {
		return ic.global(c, &attrEntry{t: &ForeignType, ver: ForeignType.Ver.Load(), kind: attrModule, tag: tag, slot: s}, head)
	}
	x := ModuleAttr(c, v, name)
	if tag != ModuleTag(v) {
		return nil
	}
	e := &attrEntry{t: &ForeignType, ver: ForeignType.Ver.Load(), kind: attrModule, val: x, tag: tag, moved: moved}
	if x.P == nil && c.GIL {
		e.lent = ModuleFunction(c, v, name)
	}
	ic.add(e, head)
	if x.P == nil {
		return nil
	}
	return e
}

// lentBy is the function that v, a module, lends to this place for a call. Nobody can take it away from the module while the GIL is held.
func (ic *AttrCache) lentBy(c *Ctx, v Value) Value {
	e := ic.p.Load()
	if e == nil || !c.GIL || e.lent.P == nil || e.tag != ModuleTag(v) {
		return Value{}
	}
	return e.lent
}

// global is the entry for a global of a compiled module as it is now, nil where
// it has none or its end would show: what an attribute gives may be released.
func (ic *AttrCache) global(c *Ctx, e, head *attrEntry) *attrEntry {
	x := LoadValue(&e.slot.V)
	if x == e.val && x.P != nil {
		return e
	}
	if x.P == nil {
		return nil
	}
	if x.Type() == &ForeignType {
		if !EndsUnseen(c, x) {
			return nil
		}
		Keep(x)
	}
	now := *e
	now.val = x
	if now.moved++; now.moved <= maxModuleChanges {
		ic.add(&now, head)
	}
	return &now
}
