package border

/*
#include "api.h"
static uintptr_t gb_modules(void) { return (uintptr_t)PyImport_GetModuleDict(); }
*/
import "C"

import (
	"slices"
	"strings"
	"unsafe"

	o "goruntime/object"
)

// An import statement in a function finds its module in sys.modules every time
// but the first, and runs nobody's code. What it found is remembered with what
// that rests on: the namespaces of builtins, of sys.modules and, for a relative
// import, of the module that imports have not changed, and none of the modules
// is being imported still.

// An imported is what one statement found.
type imported struct {
	by       *o.Module
	name     string
	level    int
	fromlist []string
	builtins uintptr // tags of the dicts
	modules  uintptr
	globals  uintptr
	found    uintptr // borrowed from sys.modules
	// isPackage: a name that it lacks may be that of a module to import.
	isPackage bool
}

var (
	importedNow [256]imported // by module and name. GIL guarded
	modulesDict uintptr
)

func importedAt(m *o.Module, name string) *imported {
	return &importedNow[(o.MixAddress(uintptr(unsafe.Pointer(m)))^o.NamePlace(name))%uintptr(len(importedNow))]
}

// holds: the statement would find the same again.
func (e *imported) holds(m *o.Module, name string, fromlist []string, level int) bool {
	return e.found != 0 && e.by == m && e.level == level && e.name == name && slices.Equal(e.fromlist, fromlist) &&
		e.builtins == dictTag(builtinsDict) && e.modules == dictTag(modulesDict) && (level == 0 || e.globals == dictTag(moduleDict(m)))
}

// nearImport is what the statement found before; 0 has it carried out.
func nearImport(m *o.Module, name string, fromlist []string, level int) uintptr {
	e := importedAt(m, name)
	if !e.holds(m, name, fromlist, level) {
		return 0
	}
	if e.isPackage {
		for _, from := range fromlist {
			if !hasGlobal(e.found, from) {
				return 0
			}
		}
	}
	return e.found
}

// rememberImport notes what a statement found, if it would find it in sys.modules now.
func (t *thread) rememberImport(m *o.Module, name string, fromlist []string, level int, v o.Value) {
	if v.Type() != &o.ForeignType {
		return
	}
	function, ok := dictFind(builtinsDict, o.StrFromGo("__import__"))
	if !ok || function == 0 || !isGenuineImport(word(function, 0)) {
		return
	}
	if modulesDict == 0 {
		modulesDict = uintptr(C.gb_modules())
	}
	absolute := name
	if level > 0 {
		slot, ok := dictFind(moduleDict(m), o.StrFromGo("__package__"))
		if !ok || slot == 0 || typeOf(word(slot, 0)) != tyStr {
			return
		}
		absolute = pyText(word(slot, 0))
		for n := 1; n < level; n++ {
			absolute = absolute[:max(strings.LastIndexByte(absolute, '.'), 0)]
		}
		if name != "" {
			absolute += "." + name
		}
	}
	found := (*o.Foreign)(v.P).Py
	whole, ready := t.importedModule(absolute)
	if top, _, dotted := strings.Cut(absolute, "."); ready && dotted && len(fromlist) == 0 {
		whole, ready = t.importedModule(top)
	}
	if !ready || whole != found {
		return
	}
	*importedAt(m, name) = imported{m, strings.Clone(name), level, slices.Clone(fromlist), dictTag(builtinsDict), dictTag(modulesDict),
		dictTag(moduleDict(m)), found, hasGlobal(found, "__path__")}
}

// isGenuineImport: builtins.__import__ is what the interpreter put there.
func isGenuineImport(a uintptr) bool {
	return typeOf(a) == tyCFunction && word(a, offCFunctionSelf) == builtinsModule && C.GoString((*C.char)(ptr(word(word(a, offCFunctionDef), 0)))) == "__import__"
}

// Fields of a C function, the same in every version of CPython.
const (
	offCFunctionDef  = 16
	offCFunctionSelf = 24
)

// importedModule is a module of sys.modules; ready is false while it is being imported.
func (t *thread) importedModule(name string) (module uintptr, ready bool) {
	if typeOf(modulesDict) != tyDict {
		return 0, false
	}
	slot, ok := dictFind(modulesDict, o.StrFromGo(name))
	if !ok || slot == 0 {
		return 0, false
	}
	module = word(slot, 0)
	if ty := typeOf(module); ty != tyModule && ty != tyNativeModule {
		return 0, false
	}
	slot, ok = dictFind(word(module, offModuleDict), o.StrFromGo("__spec__"))
	if !ok || slot == 0 {
		return 0, false
	}
	spec := word(slot, 0)
	return module, spec == pyNone || t.nearAttrAt(spec, "_initializing") == pyFalse
}

// hasGlobal: the module's namespace has the name.
func hasGlobal(module uintptr, name string) bool {
	if info := infoAt(module); info != nil {
		if s := info.mod.Slots[name]; s != nil && s.V.P != nil {
			return true
		}
	}
	slot, ok := dictFind(word(module, offModuleDict), o.StrFromGo(name))
	return ok && slot != 0
}
