package border

/*
#include "wire.h"
#include "module.h"
#include "classattr.h"
*/
import "C"

import (
	"runtime"
	"slices"
	"strconv"
	"strings"

	"goruntime/machine"
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

// Kinds of operations on an object that may run code of its class, as in grumpy_hook/load/callsites.py.
const (
	looksHash = 1 << iota
	looksEqual
	looksProperty
	looksAttribute // any attribute
	looksOther
	looksItem     // by key
	looksIter     // __iter__, __next__, __len__
	looksContains // __contains__ alone
	looksAny      = 1<<iota - 1
)

// lookers remembers of classes which operations on their objects may look at
// their caller, by class and version. GIL guarded.
var lookers [1024]struct {
	class   uintptr
	version uint32
	kinds   uint8
}

func (t *thread) classLooks(class uintptr) uint8 {
	e := &lookers[class>>4%uintptr(len(lookers))]
	version := versionOf(class)
	if e.class == class && e.version == version && version != 0 {
		return e.kinds
	}
	C.gb_type_lookup(C.uintptr_t(class), C.uintptr_t(t.name("__class__"))) // it may have no version yet
	if version = versionOf(class); version == 0 {
		return 0
	}
	r, err := t.object(C.OP_CALL, 1, obj(helper.classLooks), obj(class)) // no Foreign, which would keep a class until Go's collector runs
	if e.class, e.version, e.kinds = class, version, 0; err == nil {
		kinds, _ := shortInt(r)
		e.kinds = uint8(kinds)
		decref(r)
	}
	return e.kinds
}

// kindsOf are the kinds of what an operation does with the first of its operands, and with the others.
func kindsOf(op, arg int, first uintptr) (of, others uint8) {
	switch op {
	case C.OP_HASH:
		return looksHash, 0
	case C.OP_SETATTR:
		if arg != 0 { // as object.__setattr__ does
			return 0, 0
		}
		return looksProperty | looksAttribute, 0
	case C.OP_GETATTR, C.OP_LOOKUPATTR, C.OP_DELATTR:
		return looksProperty | looksAttribute, 0
	case C.OP_GETITEM, C.OP_SETITEM, C.OP_DELITEM, C.OP_CONTAINS, C.OP_DICTGET, C.OP_DICTSET, C.OP_DICTDEL:
		if first == tyDict || first == tySet || first == tyFrozenSet {
			return 0, looksHash | looksEqual
		}
		if op == C.OP_CONTAINS {
			return looksContains | looksIter | looksItem, looksAny
		}
		if op == C.OP_GETITEM || op == C.OP_SETITEM || op == C.OP_DELITEM {
			return looksItem, looksAny
		}
	case C.OP_ITER:
		return looksIter | looksItem, 0
	case C.OP_NEXT, C.OP_LEN:
		return looksIter, 0
	}
	return looksAny, looksAny
}

// properties remembers of classes whether what they have under a name is a property. It keeps the names. GIL guarded.
var properties [512]struct {
	class, name uintptr
	version     uint32
	is          bool
}

func hasProperty(class, name uintptr) bool {
	e := &properties[(o.MixAddress(class)^name>>4)%uintptr(len(properties))]
	if e.class != class || e.name != name || e.version != versionOf(class) || e.version == 0 {
		x := uintptr(C.gb_type_lookup(C.uintptr_t(class), C.uintptr_t(name)))
		old := e.name
		incref(name)
		e.class, e.name, e.version = class, name, versionOf(class)
		e.is = x != 0 && isSubtype(typeOf(x), tyProperty)
		is := e.is
		if old != 0 {
			decref(old)
		}
		return is
	}
	return e.is
}

// looksBack reports an operation that such a class has to do with, or a call of C code that is given an object of one.
func (t *thread) looksBack(op, arg int, w []C.W) bool {
	w = w[:min(len(w), 3)]
	var classes [3]uintptr
	made := false // by a class statement, one of them
	for i := range w {
		if k := w[i].k; k == C.W_OBJ || k == C.W_OWN {
			classes[i] = typeOf(uintptr(w[i].n))
			made = made || typeFlags(classes[i])&flagHeap != 0
		}
	}
	if !made {
		return false
	}
	switch {
	case op == C.OP_CALL && (classes[0] == tyFunction || classes[0] == tyMethod):
		return false
	case op == C.OP_CALLMETHOD && (classes[1] == tyMemberDescr || classes[1] == tyGetSetDescr):
		return false
	}
	kinds, others := kindsOf(op, arg, classes[0])
	for i, class := range classes {
		if i > 0 {
			kinds = others
		}
		if kinds == 0 || class == 0 || typeFlags(class)&flagHeap == 0 {
			continue
		}
		found := t.classLooks(class) & kinds
		if found == looksProperty && kinds != looksAny { // is it this attribute?
			found = 0
			if hasProperty(class, uintptr(w[1].n)) {
				return true
			}
		}
		if found != 0 {
			return true
		}
	}
	return false
}

var performer uintptr

// runFramed performs an operation under frames that stand for the functions that run.
func (t *thread) runFramed(op, arg int, w []C.W, names, handled uintptr, out *C.W) {
	if performer == 0 {
		performer = uintptr(C.gb_performer())
	}
	out.k = C.W_NIL
	C.gb_op_later(C.int(op), C.int(arg), &w[0], C.Py_ssize_t(len(w)), C.uintptr_t(names), C.uintptr_t(handled), out)
	_, err := t.callFramed(t.foreign(performer), nil, nil)
	if err == nil {
		return
	}
	if a, other := t.excToPy(err); other == nil {
		C.gb_op_never(C.uintptr_t(a))
	}
}

// site is a place in compiled code.
type site struct {
	mod  *o.Module
	code *o.Code // nil for the module's own
	line int
}

// deepest bounds how much of the Go stack is looked at, shallow how much of it at first.
const (
	deepest = 512
	shallow = 32
)

// position is what a position on the Go stack says.
type position struct {
	kind byte
	// of a function of a compiled module: its name without the letter that tells its version, that letter, and its site
	stem    int32
	version byte
	polls   bool
	at      site
	shim    o.Value // stands for the site
}

const (
	atOther  = iota
	atEntry  // an exported function, by which CPython enters
	atObject // the runtime's, called by compiled functions and calling them
	atCode
)

// positions are those met, by position, stems the names without version, numbered. GIL guarded.
var (
	positions = map[uintptr]*position{}
	stems     = map[string]int32{}
)

func positionOf(pc uintptr) *position {
	if p := positions[pc]; p != nil {
		return p
	}
	f, _ := runtime.CallersFrames([]uintptr{pc}).Next()
	p := &position{}
	switch name := f.Function; {
	case isEntry(name):
		p.kind = atEntry
	case stands[name] != nil:
		s := stands[name]
		p.kind, p.at = atCode, site{s.Code.Module, s.Code, int(s.Span().Line)}
		p.stem = stemOf(name)
	case strings.HasPrefix(name, "goruntime/object."):
		p.kind = atObject
	case strings.HasPrefix(name, "pyimage/m/"):
		p.kind, p.polls, p.version = atCode, strings.HasSuffix(name, "_poll"), name[len(name)-1]
		stem := name[:len(name)-1]
		if letter := strings.TrimRight(name, "0123456789"); strings.HasSuffix(letter, "p") || strings.HasSuffix(letter, "x") {
			stem, p.version = letter[:len(letter)-1], letter[len(letter)-1]
		} else if p.version != 's' && p.version != 'r' {
			stem, p.version = name, 0
		}
		p.stem = stemOf(stem)
		for _, m := range modules {
			if m.mod.File == f.File {
				p.at = site{m.mod, codeNamed(m.mod, name), f.Line}
			}
		}
	}
	if p.kind != atCode || p.polls || p.at.mod != nil {
		positions[pc] = p
	}
	return p
}

func stemOf(name string) int32 {
	n, known := stems[name]
	if !known {
		n = int32(len(stems) + 1)
		stems[strings.Clone(name)] = n
	}
	return n
}

// stacks remembers what sites found, by the addresses that the functions which
// run return to. GIL guarded.
var stacks = map[uint64]*stack{}

type stack struct {
	pcs   []uintptr
	found []*position
}

const mostStacks = 1 << 10

// entries says of such an address whether it is in a function by which CPython enters. GIL guarded.
var entries = map[uintptr]bool{}

func returnsToEntry(pc uintptr) bool {
	is, known := entries[pc]
	if !known {
		if f := runtime.FuncForPC(pc - 1); f != nil { // the innermost of those inlined there
			if f = runtime.FuncForPC(f.Entry()); f != nil {
				is = isEntry(f.Name())
			}
		}
		entries[pc] = is
	}
	return is
}

// running is what sites finds, mostly remembered.
func running() []*position {
	var pcs [machine.Most]uintptr
	n := machine.Callers(&pcs)
	hash := uint64(0)
	for i, pc := range pcs[:n] {
		hash = (hash ^ uint64(pc)) * 0x9e3779b97f4a7c15
		if !returnsToEntry(pc) {
			continue
		}
		s := stacks[hash]
		if s == nil || !slices.Equal(s.pcs, pcs[:i+1]) {
			s = &stack{slices.Clone(pcs[:i+1]), sites(nil)}
			if len(stacks) == mostStacks {
				clear(stacks)
			}
			stacks[hash] = s
		}
		return s.found
	}
	return sites(nil)
}

// Caller is the innermost of the functions that run.
func (host) Caller(c *o.Ctx) (m *o.Module, qualname string, line int32) {
	of(c).hold()
	found := running()
	if len(found) == 0 {
		return nil, "", 0
	}
	at := found[0].at
	if qualname = "<module>"; at.code != nil {
		qualname = at.code.Qualname
	}
	return at.mod, qualname, int32(at.line)
}

// codeNamed is the code whose number is in the name of a Go function: f_12, gen_12, and so on.
func codeNamed(mod *o.Module, name string) *o.Code {
	_, name, _ = strings.Cut(name[strings.LastIndexByte(name, '/')+1:], ".")
	_, name, _ = strings.Cut(name, "_")
	end := strings.IndexFunc(name+".", func(c rune) bool { return c < '0' || c > '9' })
	if n, err := strconv.Atoi(name[:end]); err == nil && n < len(mod.Codes) {
		return mod.Codes[n]
	}
	return nil
}

// sites finds the compiled functions that run between the entry from CPython
// and here, innermost first, by the positions that generated code carries.
func sites(found []*position) []*position {
	var pcs [deepest]uintptr
	n := runtime.Callers(4, pcs[:shallow])
	var inner *position
	polled := false
	for i := 0; i < n; i++ {
		p := positionOf(pcs[i])
		switch p.kind {
		case atEntry:
			return found
		case atCode:
			switch {
			case p.polls:
				polled = true
			case polled: // what called the poll is called again by it
				polled = false
			case inner != nil && sameFunction(inner, p):
				inner = p
			default:
				inner = p
				if p.at.mod != nil {
					found = append(found, p)
				}
			}
		case atOther:
			inner = nil
		}
		if i == shallow-1 && n == shallow {
			n += runtime.Callers(4+shallow, pcs[shallow:])
		}
	}
	return found
}

// sameFunction: versions of one function, which continue each other, or a piece of one; see emit/special.py and emit/pieces.py.
func sameFunction(inner, p *position) bool {
	switch {
	case inner.stem != p.stem:
		return false
	case p.version == 's':
		return inner.version == 'r' || inner.version == 'x'
	case p.version == 'x':
		return inner.version == 'r'
	}
	return p.version == 0 && inner.version != 0
}

// isEntry: the functions by which CPython enters, those that cgo exports and those in crossings.
func isEntry(name string) bool {
	name, here := strings.CutPrefix(name, "goruntime/border.")
	return here && (strings.HasPrefix(name, "gb") || strings.HasPrefix(name, "grumpy_") || strings.HasPrefix(name, "enter"))
}

var siteShims = map[site]o.Value{}

// shimOf is the function that stands for a site.
func (t *thread) shimOf(p *position) (o.Value, *o.Exc) {
	if p.shim.P == nil {
		p.shim = siteShims[p.at]
	}
	if p.shim.P != nil {
		return p.shim, nil
	}
	info := infoOfModule(p.at.mod)
	owner := o.None
	if p.at.code != nil {
		if twin, err := t.twinOf(p.at.code); err == nil {
			owner = t.foreign(twin)
		}
	}
	a, err := t.callHelper(helper.callSite, owner, t.foreign(info.codes), t.foreign(info.dict), o.StrFromGo(p.at.mod.File), o.Int(int64(p.at.line)))
	if err != nil {
		return o.Value{}, err
	}
	p.shim = t.foreign(a)
	o.Keep(p.shim)
	decref(a)
	siteShims[p.at] = p.shim
	return p.shim, nil
}

// callFramed calls f under frames that stand for the compiled functions that
// are running. The outermost has one already, its trampoline's: it only lacks
// the line.
func (t *thread) callFramed(f o.Value, args []o.Value, names []string) (o.Value, *o.Exc) {
	var stand [shallow]o.Value
	running, shims := running(), stand[:0]
	var top uintptr
	for i := len(running) - 1; i >= 0; i-- {
		shim, err := t.shimOf(running[i])
		if err != nil {
			return o.Value{}, err
		}
		if i == len(running)-1 && t.rec.frameless == nil {
			if top = uintptr(C.gb_frame_of(C.uintptr_t((*o.Foreign)(shim.P).Py))); top != 0 {
				setLine(top, running[i].at.line)
				continue
			}
		}
		shims = append(shims, shim)
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
	counted := C.int64_t(len(shims)) // they are counted as what they stand for
	t.rec.counted += counted
	defer func() { t.rec.counted -= counted }()
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
