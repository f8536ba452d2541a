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

// watchers remembers the decision: by code object, of which it keeps those met
// last, by the table entry of a built-in function, and by class and version, so
// that no class is kept. GIL guarded.
var watchers [1024]struct {
	key     uintptr
	version uint32 // of a class, 0 for others
	held    bool   // key is a reference
	yes     bool
}

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
	var key uintptr
	class, held := false, false
	switch ty := typeOf(a); ty {
	case tyMethod:
		fn := word(a, offMethodFn)
		if typeOf(fn) != tyFunction {
			return false
		}
		key, held = word(fn, offFuncCode), true
	case tyFunction:
		key, held = word(a, offFuncCode), true
	case tyCFunction:
		key = word(a, offMethodFn)
	default:
		if typeFlags(ty)&flagType == 0 || typeFlags(a)&flagHeap == 0 {
			return false
		}
		key, class = a, true
	}
	e := &watchers[key>>4%uintptr(len(watchers))]
	if e.key == key && (!class || e.version != 0 && e.version == versionOf(a)) {
		return e.yes
	}
	r, err := t.callHelper(helper.looksAtCaller, f)
	old := *e
	e.key, e.version, e.held, e.yes = key, 0, held, err == nil && r == pyTrue
	if class {
		e.version = versionOf(a)
	}
	if held {
		incref(key)
	}
	yes := e.yes
	if old.held {
		decref(old.key)
	}
	return yes
}

// site is a place in compiled code.
type site struct {
	mod  *o.Module
	line int
}

// deepest bounds how much of the Go stack is looked at.
const deepest = 512

// sites finds the compiled functions that run between the entry from CPython
// and here, innermost first, by the positions that generated code carries.
func sites() []site {
	var pcs [deepest]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs[:])])
	var found []site
	inner, polled := "", false
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "goruntime/border.g") && isEntry(f.Function[len("goruntime/border."):]) {
			return found
		}
		if strings.HasPrefix(f.Function, "pyimage/m/") {
			switch {
			case strings.HasSuffix(f.Function, "_poll"):
				polled = true
			case polled: // what called the poll is called again by it
				polled = false
			case inner == f.Function+"s" || inner == f.Function+"r" || strings.HasSuffix(f.Function, "s") && inner == f.Function[:len(f.Function)-1]+"r":
				inner = f.Function // one function's versions, see emit/special.py
			default:
				inner = f.Function
				for _, m := range modules {
					if m.mod.File == f.File {
						found = append(found, site{m.mod, f.Line})
					}
				}
			}
		} else if !strings.HasPrefix(f.Function, "goruntime/object.") {
			inner = ""
		}
		if !more {
			return found
		}
	}
}

// isEntry: the exported functions, by which CPython enters.
func isEntry(name string) bool {
	return strings.HasPrefix(name, "gb") || strings.HasPrefix(name, "grumpy_")
}

var siteShims = map[site]uintptr{}

// shimOf is the function that stands for a site.
func (t *thread) shimOf(s site) (uintptr, *o.Exc) {
	if a := siteShims[s]; a != 0 {
		return a, nil
	}
	info := infoOfModule(s.mod)
	a, err := t.callHelper(helper.callSite, t.foreign(info.codes), t.foreign(info.dict), o.StrFromGo(s.mod.File), o.Int(int64(s.line)))
	siteShims[s] = a
	return a, err
}

// callFramed calls f under frames that stand for the compiled functions that
// are running. The outermost has one already, its trampoline's: it only lacks
// the line.
func (t *thread) callFramed(f o.Value, args []o.Value, names []string) (o.Value, *o.Exc) {
	running := sites()
	var shims []o.Value
	var top uintptr
	for i := len(running) - 1; i >= 0; i-- {
		a, err := t.shimOf(running[i])
		if err != nil {
			return o.Value{}, err
		}
		if i == len(running)-1 && t.rec.frameless == nil {
			if top = uintptr(C.gb_frame_of(C.uintptr_t(a))); top != 0 {
				setLine(top, running[i].line)
				continue
			}
		}
		shims = append(shims, t.foreign(a))
	}
	if top != 0 {
		defer func() {
			setLine(top, 0)
			decref(top)
		}()
	}
	frameless := t.rec.frameless // it has the frames that it needs
	t.rec.frameless = nil
	defer func() { t.rec.frameless = frameless }()
	if len(shims) == 0 {
		return t.vectorcall(C.OP_CALL, len(args)-len(names), names, 0, f, args)
	}
	stand := C.int64_t(len(shims)) // they are counted as what they stand for
	t.rec.counted += stand
	defer func() { t.rec.counted -= stand }()
	passed := append(append(shims[1:], f), args...)
	r, err := t.vectorcall(C.OP_CALL, len(passed)-len(names), names, 0, shims[0], passed)
	if err != nil {
		t.dropFrames(err, len(shims)) // the functions they stand for add their own
	}
	return r, err
}

// dropFrames takes the outermost n frames out of the traceback of what CPython raised.
func (t *thread) dropFrames(e *o.Exc, n int) {
	if e.Py == 0 {
		return
	}
	tb, err := o.H.GetAttr(&t.Ctx, e.Value(), "__traceback__")
	for ; n > 0 && err == nil && !tb.IsNone(); n-- {
		tb, err = o.H.GetAttr(&t.Ctx, tb, "tb_next")
	}
	if err == nil {
		t.setPlain(e.Py, "__traceback__", tb)
	}
}

func setLine(frame uintptr, line int) { *(*int32)(ptr(frame + offFrameLine)) = int32(line) }
