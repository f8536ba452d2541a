package border

/*
#include "wire.h"
*/
import "C"

import (
	"strings"

	o "goruntime/object"
)

// Import is the import statement: builtins.__import__ with the module's globals.
func (host) Import(c *o.Ctx, m *o.Module, name string, fromlist []string, level int) (o.Value, *o.Exc) {
	t := of(c)
	t.hold()
	if a := nearImport(m, name, fromlist, level); a != 0 {
		return t.nearFrom(a), nil
	}
	names := obj(pyNone)
	if len(fromlist) > 0 {
		list := t.nameTuple(fromlist)
		names = own(list)
	}
	v, err := t.opWords(C.OP_IMPORT, level, obj(t.name(name)), obj(builtinsDict), obj(moduleDict(m)), names, obj(t.name("__import__")))
	if err == nil {
		t.rememberImport(m, name, fromlist, level, v)
	}
	return v, err
}

const importFrames = 1 // of the statements that import_from and import_star execute

func (host) ImportFrom(c *o.Ctx, m *o.Module, from o.Value, name string) (o.Value, *o.Exc) {
	t := of(c)
	t.hold()
	if from.Type() == &o.ForeignType {
		if x := t.globalFrom((*o.Foreign)(from.P).Py, name); x.P != nil {
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

// globalFrom is a global of a module where it is found without running code; zero leaves it to the API.
func (t *thread) globalFrom(a uintptr, name string) o.Value {
	if typeOf(a) == tyModule {
		return t.nearAttr(a, name)
	}
	info := infoAt(a)
	if info == nil || strings.HasPrefix(name, "__") {
		return o.Value{}
	}
	if dictTag(info.dict) != info.tag {
		info.refresh(t)
	}
	if x := moduleAttr(a, name); x.P != nil {
		return x
	}
	if s := info.mod.Slots[name]; s != nil && s.V.P != nil && (*o.Foreign)(s.V.P).Py != 0 { // it gets an owner of its own
		return t.nearFrom((*o.Foreign)(s.V.P).Py)
	}
	return o.Value{}
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
