package border

/*
#include "native.h"
#include "wire.h"
*/
import "C"

import (
	"slices"
	"strings"
	"unsafe"

	"goruntime/sre"

	o "goruntime/object"
)

// CPython's patterns are run by compiled code itself (object.Pattern). Their
// programs are read from their objects, and matches are written into objects of
// CPython's when they cross; checkPatterns tries both layouts.

const (
	offPatternGroups = 24
	offPatternIndex  = 32 // groupindex, a dict
	offPatternBytes  = 72 // isbytes
	offPatternSize   = 80
	offPatternCode   = 88

	offMatchText    = 24
	offMatchRegs    = 32
	offMatchPattern = 40
	offMatchPos     = 48
	offMatchEndpos  = 56
	offMatchLast    = 64
	offMatchGroups  = 72
	offMatchMarks   = 80

	offFunctionDef  = 16 // m_ml of a built-in function
	offFunctionSelf = 24 // m_self
)

// tyPattern and tyMatch are the classes, 0 where the layouts are not as expected,
// and tyPatternMethod that of the bound methods of patterns.
var tyPattern, tyMatch, tyPatternMethod uintptr

// patterns are those that compiled code has used, by address; each is kept alive. GIL guarded.
var patterns = map[uintptr]*o.Pattern{}

// patternsMost is how many are kept before all are forgotten.
const patternsMost = 1 << 10

// pattern is what is known of a pattern of CPython's, nil for everything else.
func (t *thread) pattern(v o.Value) *o.Pattern {
	if v.Type() != &o.ForeignType || tyPattern == 0 {
		return nil
	}
	f := (*o.Foreign)(v.P)
	if typeOf(f.Py) != tyPattern {
		return nil
	}
	if f.Host == nil {
		t.hold()
		f.Host = unsafe.Pointer(t.patternAt(f.Py))
	}
	return (*o.Pattern)(f.Host)
}

// patternAt reads the pattern at a. The GIL is held.
func (t *thread) patternAt(a uintptr) *o.Pattern {
	p := patterns[a]
	if p == nil {
		p = &o.Pattern{Self: t.foreign(a), Bytes: int32(word(a, offPatternBytes)) == 1}
		o.Keep(p.Self)
		(*o.Foreign)(p.Self.P).Host = unsafe.Pointer(p)
		if int32(word(a, offPatternBytes)) >= 0 && t.namesOf(p, a) {
			p.Program = sre.New(programAt(a), int(word(a, offPatternGroups)))
		}
		if len(patterns) >= patternsMost {
			clear(patterns)
		}
		patterns[a] = p
	}
	return p
}

// programAt copies the code of the pattern at a.
func programAt(a uintptr) []uint32 {
	return slices.Clone(unsafe.Slice((*uint32)(ptr(a+offPatternCode)), word(a, offPatternSize)))
}

// namesOf reads the names of the groups.
func (t *thread) namesOf(p *o.Pattern, a uintptr) bool {
	p.Names, p.Named = map[string]int{}, make([]o.Value, word(a, offPatternGroups)+1)
	for i := range p.Named {
		p.Named[i] = o.None
	}
	if word(a, offPatternIndex) == 0 { // there are none
		return true
	}
	index := t.foreign(word(a, offPatternIndex))
	items, found := o.H.PairsNow(&t.Ctx, index)
	if !found {
		return false
	}
	for i := 0; i < len(items); i += 2 {
		name, number := items[i], items[i+1]
		if !o.IsStr(name) || !number.IsInt() || uint64(number.Int()) >= uint64(len(p.Named)) {
			return false
		}
		p.Names[o.GoStr(name)] = int(number.Int())
		p.Named[number.Int()] = name
	}
	return true
}

// boundToPattern is the method of a pattern that f is, nil for what is none.
func (t *thread) boundToPattern(f o.Value) *boundPattern {
	if tyPattern == 0 || f.Type() != &o.ForeignType {
		return nil
	}
	x := (*o.Foreign)(f.P)
	if typeOf(x.Py) != tyPatternMethod {
		return nil
	}
	if x.Host == nil {
		self := word(x.Py, offFunctionSelf)
		if self == 0 || typeOf(self) != tyPattern {
			return nil
		}
		x.Host = unsafe.Pointer(&boundPattern{t.patternAt(self), o.PatternMethodNamed(methodName(word(x.Py, offFunctionDef)))})
	}
	return (*boundPattern)(x.Host)
}

// boundPattern is what Foreign.Host refers to for a bound method of a pattern.
type boundPattern struct {
	of   *o.Pattern
	does *o.PatternMethod // nil where the genuine one is to be called
}

// reFunctions are the functions of module re that find their pattern and call its method, by address; a
// function whose bit is not set in reMask is none of them. Written at load.
var (
	reFunctions = map[uintptr]reFunction{}
	reMask      uint64
)

type reFunction struct {
	does *o.PatternMethod
	code uintptr // that it has, as long as nobody changed it
	args int
}

// reCompile is re._compile, and reDict is where it stands as long as nobody replaced it.
var reCompile, reDict uintptr

// reCompiled are the patterns of texts without flags that such functions were called with. GIL guarded.
var reCompiled = map[string]*o.Pattern{}

const reCompiledMost = 512 // as many as module re keeps

// callRe is f(pattern, ...) of module re; done is false where that is to be called.
func (t *thread) callRe(f o.Value, args []o.Value) (r o.Value, done bool, err *o.Exc) {
	a := (*o.Obj)(f.P).Py
	if reMask>>(a>>4&63)&1 == 0 {
		return r, false, nil
	}
	fn, ok := reFunctions[a]
	if !ok || len(args) != fn.args || word(a, offFuncCode) != fn.code {
		return r, false, nil
	}
	if fn.args == 3 && args[1].Type() != &o.StrType && args[1].Type() != &o.BytesType { // what a function raises shows the module's frame
		return r, false, nil
	}
	p := t.pattern(args[0])
	if p == nil {
		s, ok := o.AsStr(args[0])
		if !ok || s.Kind != 1 {
			return r, false, nil
		}
		if slot, ok := dictFind(reDict, nameCompile); !ok || slot == 0 || word(slot, 0) != reCompile {
			return r, false, nil
		}
		if p = reCompiled[s.S]; p == nil {
			return t.callReFirst(f, args, strings.Clone(s.S))
		}
	}
	return fn.does.Call(&t.Ctx, p, args[1:])
}

var nameCompile = o.StrFromGo("_compile")

// callReFirst has the function itself compile the pattern, with the warnings that may come of it.
func (t *thread) callReFirst(f o.Value, args []o.Value, text string) (r o.Value, done bool, err *o.Exc) {
	r, err = t.vectorcall(C.OP_CALL, len(args), nil, 0, f, args)
	if err != nil {
		return r, true, err
	}
	a, failed := t.callHelper(reCompile, args[0], o.Int(0))
	if failed != nil {
		return r, true, nil
	}
	if typeOf(a) == tyPattern {
		if len(reCompiled) >= reCompiledMost {
			clear(reCompiled)
		}
		reCompiled[text] = t.patternAt(a)
	}
	decref(a)
	return r, true, nil
}

// bindRe learns the functions of module re.
func (t *thread) bindRe(functions, names []o.Value, compile uintptr) {
	for i, f := range functions {
		a := (*o.Obj)(f.P).Py
		if typeOf(a) != tyFunction {
			return
		}
		name := o.GoStr(names[i])
		args := 2
		if name == "sub" || name == "subn" {
			args = 3
		}
		o.Keep(f)
		reFunctions[a] = reFunction{o.PatternMethodNamed(name), word(a, offFuncCode), args}
		reMask |= 1 << (a >> 4 & 63)
	}
	reCompile, reDict = compile, word(compile, offFuncGlobals)
}

// matchToPy is the genuine match that says what m does.
func (t *thread) matchToPy(m *o.MatchObject) (uintptr, *o.Exc) {
	return t.kept(&m.Obj, func() (uintptr, *o.Exc) {
		text, p, pos, endpos, last, marks := m.Parts()
		s, err := t.toPy(text)
		if err != nil {
			return 0, err
		}
		a := uintptr(C.gb_new_var(C.uintptr_t(tyMatch), C.Py_ssize_t(len(marks))))
		if a == 0 {
			decref(s)
			return 0, t.pending()
		}
		self := (*o.Foreign)(p.Self.P).Py
		incref(self)
		setWord(a, offMatchText, s)
		setWord(a, offMatchPattern, self)
		setWord(a, offMatchPos, uintptr(pos))
		setWord(a, offMatchEndpos, uintptr(endpos))
		setWord(a, offMatchLast, uintptr(last))
		setWord(a, offMatchGroups, uintptr(len(marks)/2))
		for i, at := range marks {
			setWord(a, offMatchMarks+8*uintptr(i), uintptr(int(at)))
		}
		return a, nil
	})
}

// scannerToPy is a genuine scanner that has come as far.
func (t *thread) scannerToPy(s *o.Scanner) (uintptr, *o.Exc) {
	return t.kept(&s.Obj, func() (uintptr, *o.Exc) {
		p, args := s.Parts()
		return t.callHelper(helper.scannerAt, append(append([]o.Value{p.Self}, args...), o.Int(int64(s.Steps)))...)
	})
}

// checkPatterns compares what is read of a pattern and written of a match with what CPython says of them.
func (t *thread) checkPatterns() *o.Exc {
	if o.MatchType.Py == 0 {
		return nil
	}
	kinds := []string{"OPCODES", "ATCODES", "CHCODES"}
	var names []o.Value
	for _, kind := range kinds {
		names = append(names, o.StrFromGo(kind))
	}
	var methods []o.Value
	for _, name := range []string{"match", "fullmatch", "search", "findall", "finditer", "split", "sub", "subn"} {
		methods = append(methods, o.StrFromGo(name))
	}
	a, err := t.callHelper(helper.regexSample, o.NewList(names), o.NewList(slices.Clone(methods)))
	if err != nil || a == pyNone {
		return err
	}
	parts, err := o.Items(&t.Ctx, t.fromOwned(a))
	if err != nil {
		return err
	}
	pattern, match := (*o.Foreign)(parts[0].P).Py, (*o.Foreign)(parts[1].P).Py
	code, err := o.Items(&t.Ctx, parts[2])
	if err != nil {
		return err
	}
	for i, kind := range kinds {
		numbering, err := o.Items(&t.Ctx, parts[3])
		if err != nil {
			return err
		}
		names, err := o.Items(&t.Ctx, numbering[i])
		if err != nil {
			return err
		}
		if !slices.EqualFunc(names, sre.Numbering[kind], func(x o.Value, name string) bool { return o.GoStr(x) == name }) {
			return nil
		}
	}
	size := uintptr(len(code))
	if word(pattern, offPatternGroups) != 2 || int32(word(pattern, offPatternBytes)) != 0 || word(pattern, offPatternSize) != size ||
		!slices.EqualFunc(code, programAt(pattern), func(x o.Value, w uint32) bool { return x.IsInt() && x.Int() == int64(w) }) {
		return nil
	}
	p := &o.Pattern{}
	if typeOf(word(pattern, offPatternIndex)) != tyDict || !t.namesOf(p, pattern) || p.Names["a"] != 1 {
		return nil
	}
	if typeOf(match) != o.MatchType.Py || word(match, offMatchRegs) != 0 || word(match, offMatchPattern) != pattern {
		return nil
	}
	for i, x := range []int{1, 4, 1, 3, 2, 4, 2, 4, -1, -1} { // pos, endpos, lastindex, groups and the marks
		if int(word(match, offMatchPos+8*uintptr(i))) != x {
			return nil
		}
	}
	tyPattern, tyMatch = typeOf(pattern), typeOf(match)
	if bound := (*o.Foreign)(parts[6].P).Py; word(bound, offFunctionSelf) == pattern && cstring(word(word(bound, offFunctionDef), 0)) == "match" {
		tyPatternMethod = typeOf(bound)
	}
	functions, err := o.Items(&t.Ctx, parts[4])
	if err != nil {
		return err
	}
	o.Keep(parts[5])
	if compile := (*o.Obj)(parts[5].P).Py; typeOf(compile) == tyFunction {
		t.bindRe(functions, methods, compile)
	}
	return nil
}
