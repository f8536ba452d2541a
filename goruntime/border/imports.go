package border

/*
#include "wire.h"
*/
import "C"

import (
	o "goruntime/object"
)

// Import is the import statement: builtins.__import__ with the module's globals.
func (host) Import(c *o.Ctx, m *o.Module, name string, fromlist []string, level int) (o.Value, *o.Exc) {
	t := of(c)
	t.hold()
	names := obj(pyNone)
	if len(fromlist) > 0 {
		list := t.nameTuple(fromlist)
		names = own(list)
	}
	return t.opWords(C.OP_IMPORT, level, obj(t.name(name)), obj(builtinsDict), obj(moduleDict(m)), names, obj(t.name("__import__")))
}

const importFrames = 1 // of the statements that import_from and import_star execute

func (host) ImportFrom(c *o.Ctx, m *o.Module, from o.Value, name string) (o.Value, *o.Exc) {
	t := of(c)
	t.hold()
	if from.Type() == &o.ForeignType {
		if x := moduleAttr((*o.Foreign)(from.P).Py, name); x.P != nil {
			return x, nil
		}
	}
	v, err := t.op(C.OP_LOOKUPATTR, 0, from, o.StrFromGo(name))
	if err != nil || v.P != nil {
		return v, err
	}
	a, err := t.callHelper(helper.importFrom, from, o.StrFromGo(name))
	if err != nil {
		t.dropFrames(err, importFrames)
		return o.Value{}, err
	}
	return t.fromOwned(a), nil
}

func (host) ImportStar(c *o.Ctx, m *o.Module, from o.Value) *o.Exc {
	t := of(c)
	t.hold()
	a, err := t.callHelper(helper.importStar, from, t.foreign(moduleDict(m)))
	if err != nil {
		t.dropFrames(err, importFrames)
		return err
	}
	decref(a)
	infoOfModule(m).refresh(t)
	return nil
}
