package border

/*
#include "wire.h"
#include "module.h"
*/
import "C"

import (
	"runtime"
	"strings"

	o "goruntime/object"
)

// Some callables look at their caller's frame: for its globals (namedtuple,
// Enum, eval), its line (warnings, logging) or the frame itself. Compiled
// functions have none of their own, so these are called through a small code
// object that stands for the call site: its function's name, file, line and
// globals. Which callables these are is decided once for each (by the names
// their code mentions) and remembered.

// watchers remembers the decision by code object, class or built-in function.
// GIL guarded; keys are kept alive.
var watchers = map[uintptr]bool{}

// watcherNames are methods worth the test when called by name.
var watcherNames = map[string]bool{}

func init() {
	for _, name := range strings.Fields(`warn warn_explicit namedtuple info debug warning error critical exception log
		_getframe _getframemodulename currentframe stack trace extract_stack print_stack format_stack NamedTuple TypedDict
		TypeVar ParamSpec NewType TypeVarTuple Enum IntEnum StrEnum Flag IntFlag make_dataclass eval exec`) {
		watcherNames[name] = true
	}
}

// watcher reports whether a callable looks at its caller.
func (t *thread) watcher(f o.Value) bool {
	if f.Type() != &o.ForeignType {
		return f.P == o.TypeValue(&o.TypeType).P
	}
	a := (*o.Foreign)(f.P).Py
	key := a
	switch ty := typeOf(a); ty {
	case tyMethod:
		if key = word(a, offMethodFn); typeOf(key) != tyFunction {
			return false
		}
		key = word(key, offFuncCode)
	case tyFunction:
		key = word(a, offFuncCode)
	case tyCFunction:
	default:
		if typeFlags(ty)&flagType == 0 || typeFlags(a)&flagHeap == 0 {
			return false
		}
	}
	yes, known := watchers[key]
	if !known {
		r, err := t.callHelper(helper.looksAtCaller, f)
		yes = err == nil && r == pyTrue
		incref(key)
		watchers[key] = yes
	}
	return yes
}

// site is a place in compiled code.
type site struct {
	mod  *o.Module
	line int
}

// here finds the innermost compiled code on the Go stack, by the positions
// that generated code carries.
func here() (site, bool) {
	var pcs [48]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs[:])])
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "pyimage/m/") {
			for _, m := range modules {
				if m.mod.File == f.File {
					return site{m.mod, f.Line}, true
				}
			}
		}
		if !more {
			return site{}, false
		}
	}
}

var siteShims = map[site]uintptr{}

// callFramed calls f under a frame that stands for the call site.
func (t *thread) callFramed(f o.Value, args []o.Value, names []string) (o.Value, *o.Exc) {
	s, ok := here()
	if !ok {
		return t.vectorcall(C.OP_CALL, len(args)-len(names), names, o.Value{}, f, args)
	}
	shim := siteShims[s]
	if shim == 0 {
		info := infoOfModule(s.mod)
		a, err := t.callHelper(helper.callSite, t.foreign(info.codes), t.foreign(info.dict), o.StrFromGo(s.mod.File), o.Int(int64(s.line)))
		if err != nil {
			return o.Value{}, err
		}
		shim = a
		siteShims[s] = a
	}
	return t.vectorcall(C.OP_CALL, 1+len(args)-len(names), names, o.Value{}, t.foreign(shim), append([]o.Value{f}, args...))
}
