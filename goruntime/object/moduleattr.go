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
			if e.tag == tag {
				return e
			}
			moved = max(moved, e.moved+1)
		}
	}
	if moved > maxModuleChanges {
		return nil
	}
	x := ModuleAttr(c, v, name)
	if tag != ModuleTag(v) {
		return nil
	}
	e := &attrEntry{t: &ForeignType, ver: ForeignType.Ver.Load(), kind: attrModule, val: x, tag: tag, moved: moved}
	ic.add(e, head)
	if x.P == nil {
		return nil
	}
	return e
}
