package border

/*
#include "module.h"
#include "thread.h"
#include "wire.h"
*/
import "C"

import (
	"strings"
	"unsafe"

	o "goruntime/object"
	"goruntime/rt"
)

// moduleInfo is the CPython side of one compiled module. A global lives in its
// Slot; CPython's dict holds it once somebody asked (published). What the dict
// held when last looked at is in seen, so that changes made there are noticed.
type moduleInfo struct {
	mod    *o.Module
	py     uintptr // the module object
	dict   uintptr
	tag    uintptr // version tag of dict when it was last in step with the slots
	seen   map[string]uintptr
	codes  uintptr // dict of the twin's code objects
	filled bool    // the body has run
	ready  bool    // functions, classes and immutables are published
	// exposed: interpreted code may write to the dict at any time, so it is
	// compared after every foreign operation.
	exposed bool
	// named: some functions have the dict as their globals that are not of the module.
	named bool
}

var (
	modules []*moduleInfo // GIL guarded
	exposed []*moduleInfo
	// builtinsTag notices changes of the builtins module.
	builtinsDict, builtinsTag uintptr
	tyNativeModule            uintptr
)

func infoOfModule(m *o.Module) *moduleInfo { return (*moduleInfo)(m.Host) }

// moduleDict is the globals of a compiled module's functions.
func moduleDict(m *o.Module) uintptr {
	if info := infoOfModule(m); info != nil {
		return info.dict
	}
	return emptyDict
}

func (t *thread) attach(m *o.Module, py uintptr) *moduleInfo {
	info := infoOfModule(m)
	if info == nil {
		info = &moduleInfo{mod: m, seen: map[string]uintptr{}}
		m.Host = unsafe.Pointer(info)
		modules = append(modules, info)
	}
	if info.py == py {
		return info
	}
	incref(py)
	info.py, info.dict = py, uintptr(C.gb_module_dict(C.uintptr_t(py)))
	incref(info.dict)
	if typeOf(py) == tyNativeModule {
		C.gb_module_bind(C.uintptr_t(py), C.uintptr_t(uintptr(unsafe.Pointer(info))))
	} else {
		info.expose()
	}
	info.refresh(t)
	return info
}

// watch has the dict compared after every foreign operation.
func (m *moduleInfo) watch() {
	if !m.exposed {
		m.exposed = true
		exposed = append(exposed, m)
	}
}

// expose is for dicts that interpreted code may also read any name from.
func (m *moduleInfo) expose() {
	m.watch()
	for _, s := range m.mod.Slots {
		s.Resident = true
	}
}

func dictTag(dict uintptr) uintptr { return word(dict, offDictTag) }

// put writes one name into the dict; a 0 deletes. It takes the reference.
func (m *moduleInfo) put(t *thread, name string, a uintptr) {
	step := dictTag(m.dict) == m.tag
	C.gb_dict_set(C.uintptr_t(m.dict), C.uintptr_t(t.name(name)), C.uintptr_t(a))
	if old := m.seen[name]; old != 0 {
		defer decref(old)
	}
	if a == 0 {
		delete(m.seen, name)
	} else {
		m.seen[name] = a
	}
	if step {
		m.tag = dictTag(m.dict)
	}
}

// publish gives CPython the value of a slot.
func (m *moduleInfo) publish(t *thread, s *o.Slot) *o.Exc {
	a, err := t.toPy(s.V)
	if err != nil {
		return err
	}
	m.put(t, s.Name, a)
	s.Published = true
	return nil
}

// refresh takes over what changed in the dict.
func (m *moduleInfo) refresh(t *thread) {
	m.tag = dictTag(m.dict)
	for _, name := range m.mod.Names {
		s := m.mod.Slots[name]
		var now C.uintptr_t
		C.gb_dict_get(C.uintptr_t(m.dict), C.uintptr_t(t.name(name)), &now)
		a, before := uintptr(now), m.seen[name]
		if a == before {
			continue
		}
		if a == 0 {
			delete(m.seen, name)
			s.Published = false
			s.V = o.Value{}
		} else {
			incref(a)
			m.seen[name] = a
			s.Published = true
			o.StoreValue(&s.V, t.fromPy(a))
		}
		if before != 0 {
			decref(before)
		}
	}
}

// foreignRan looks whether an operation of CPython's changed globals.
func (t *thread) foreignRan() {
	for _, m := range exposed {
		if dictTag(m.dict) != m.tag {
			m.refresh(t)
		}
	}
	lookAtUsed()
	t.lookAtClasses()
	if len(sharedCells) > 0 {
		t.pullCells()
	}
	if dictTag(builtinsDict) != builtinsTag {
		t.builtinsChanged()
	}
}

// lookAtModules is foreignRan for every module: at polls.
func (t *thread) lookAtModules() {
	for _, m := range modules {
		if dictTag(m.dict) != m.tag {
			m.refresh(t)
		}
	}
	lookAtUsed()
	t.lookAtAllClasses()
	if dictTag(builtinsDict) != builtinsTag {
		t.builtinsChanged()
	}
}

// builtinsChanged makes every cached built-in be looked up again.
func (t *thread) builtinsChanged() {
	builtinsTag = dictTag(builtinsDict)
	for _, m := range modules {
		for _, s := range m.mod.Slots {
			s.B = o.Value{}
		}
	}
}

// immutable values are published as soon as the body has run; containers and
// instances wait until somebody asks for them.
func immutable(v o.Value) bool {
	switch v.Type() {
	case &o.IntType, &o.FloatType, &o.StrType, &o.BoolType, &o.NoneType, &o.BytesType, &o.ComplexType,
		&o.TypeType, &o.ForeignType:
		return true
	case &o.TupleType:
		return allImmutable((*o.Tuple)(v.P).V)
	case &o.FuncType:
		// its defaults would move to CPython with it
		f := (*o.Func)(v.P)
		return allImmutable(f.Defaults) && f.KwDefaults == nil
	}
	return false
}

func allImmutable(items []o.Value) bool {
	for _, x := range items {
		if !immutable(x) {
			return false
		}
	}
	return true
}

// settle publishes what a holder of a function's __globals__ may look for.
func (m *moduleInfo) settle(t *thread) {
	if m.ready || !m.filled || t.making > 0 {
		return // a class being made is met again by what else is published
	}
	m.ready = true
	m.publishImmutable(t)
}

func (m *moduleInfo) publishImmutable(t *thread) {
	for _, name := range m.mod.Names {
		if s := m.mod.Slots[name]; s.V.P != nil && !s.Published && immutable(s.V) {
			if m.publish(t, s) != nil {
				continue // asked for by name it will tell its error
			}
		}
	}
}

func (m *moduleInfo) publishAll(t *thread) *o.Exc {
	for _, name := range m.mod.Names {
		if s := m.mod.Slots[name]; s.V.P != nil && !s.Published {
			if err := m.publish(t, s); err != nil {
				return err
			}
		}
	}
	return nil
}

// gbModuleWant answers an attribute that the dict does not have: 1 with an
// exception set, 0 when the dict can be asked (again).
//
//export gbModuleWant
func gbModuleWant(ctx, module, name uintptr) (bad C.int) {
	t := (*thread)(ptr(ctx))
	m := (*moduleInfo)(ptr(module))
	bad = 1
	defer t.barrier(t.enter())
	var err *o.Exc
	if n := pyText(name); n == "__dict__" && t.looksUpNames() {
		m.named = true
		m.watch()
		m.publishImmutable(t)
	} else if n == "__dict__" {
		m.expose()
		err = m.publishAll(t)
	} else if s := m.mod.Slots[n]; s != nil && s.V.P != nil {
		err = m.publish(t, s)
		if s.V.P != nil && s.V.Type() == &o.TypeType {
			m.settle(t)
		}
	} else if s = m.mod.Slots["__getattr__"]; s != nil && s.V.P != nil && !s.Published {
		err = m.publish(t, s) // CPython looks for it next
	}
	if err != nil {
		t.raise(err, nil)
		return 1
	}
	return 0
}

// looksUpNames reports whether who asks for a module's __dict__ now only looks up classes in it.
func (t *thread) looksUpNames() bool {
	r, err := t.callHelper(helper.looksUpNames)
	if err != nil {
		return false
	}
	decref(r)
	return r == pyTrue
}

// gbModuleChanged follows `module.name = value` and `del module.name`.
//
//export gbModuleChanged
func gbModuleChanged(ctx, module, name uintptr) {
	t := (*thread)(ptr(ctx))
	m := (*moduleInfo)(ptr(module))
	defer t.barrier(t.enter())
	if m.mod.Slots[pyText(name)] != nil {
		m.refresh(t)
	}
}

// pyText is the text of a CPython str.
func pyText(a uintptr) string {
	data, kind, n, ascii, ok := units(a)
	if !ok {
		return ""
	}
	s := o.CopyStr(kind, ascii, unsafe.String((*byte)(ptr(data)), n*int(kind)))
	return s.Go()
}

// infoAt is what belongs to a module object of this image, nil for other objects.
// It needs no GIL: a module keeps its state.
func infoAt(a uintptr) *moduleInfo {
	if typeOf(a) != tyNativeModule {
		return nil
	}
	if state := word(a, offModuleState); state != 0 {
		return (*moduleInfo)(ptr(word(state, 0)))
	}
	return nil
}

// globalOf is o.GlobalOf. What CPython's class answers before the namespace has a
// name with underscores.
func globalOf(v o.Value, name string) *o.Slot {
	if m := infoAt((*o.Foreign)(v.P).Py); m != nil && !strings.HasPrefix(name, "__") {
		return m.mod.Slots[name]
	}
	return nil
}

// endsUnseen is o.EndsUnseen.
func endsUnseen(c *o.Ctx, v o.Value) bool {
	of(c).hold()
	how := fateOf.of(typeOf((*o.Foreign)(v.P).Py), findFate)
	return how <= lasting || how >= sized
}

// moduleAttr reads a global of a module of this image without asking CPython.
func moduleAttr(a uintptr, name string) o.Value {
	m := infoAt(a)
	if m == nil {
		return o.Value{}
	}
	// a foreign value is asked for anew: the caller may release what it gets
	if s := m.mod.Slots[name]; s != nil && s.V.P != nil && s.V.Type() != &o.ForeignType {
		return s.V
	}
	return o.Value{}
}

// moduleTag is o.ModuleTag, of modules and of classes: it needs no GIL, since a module keeps its dict for
// life and tags are never given twice.
func moduleTag(v o.Value) uintptr {
	a := (*o.Foreign)(v.P).Py
	if a == 0 {
		return 0
	}
	ty := typeOf(a)
	if ty == tyNativeModule {
		if m := infoAt(a); m != nil {
			return uintptr(unsafe.Pointer(m)) | 1 // dicts have small tags
		}
		return 0
	}
	if ty != tyModule {
		if typeFlags(ty)&flagType != 0 {
			return classTag(a, ty)
		}
		return 0
	}
	if d := word(a, offModuleDict); d != 0 {
		return dictTag(d)
	}
	return 0
}

// sharedAttr is o.ModuleAttr. What module itself answers before its namespace
// has a name with underscores; objects that someone may be waiting to see
// released are not kept.
func sharedAttr(c *o.Ctx, v o.Value, name string) o.Value {
	t := of(c)
	t.hold()
	var a C.uintptr_t
	if owner := (*o.Foreign)(v.P).Py; typeOf(owner) != tyModule {
		return t.classConstant(owner, name)
	}
	dict := word((*o.Foreign)(v.P).Py, offModuleDict)
	if strings.HasPrefix(name, "__") || C.gb_dict_get(C.uintptr_t(dict), C.uintptr_t(t.name(name)), &a) == 0 {
		return o.Value{}
	}
	switch x := t.fromPy(uintptr(a)); x.Type() {
	case &o.BuiltinType, &o.FuncType, &o.TypeType, &o.FloatType, &o.IntType, &o.StrType:
		return x
	case &o.ForeignType: // a C function, or a class that CPython never releases
		if ty := typeOf(uintptr(a)); ty == tyCFunction || typeFlags(ty)&flagType != 0 && typeFlags(uintptr(a))&flagHeap == 0 {
			o.Keep(x) // the first one to read it does not release it
			return x
		}
	}
	return o.Value{}
}

// lentFunction is o.ModuleFunction.
func lentFunction(c *o.Ctx, v o.Value, name string) o.Value {
	module := (*o.Foreign)(v.P).Py
	if module == 0 || typeOf(module) != tyModule || strings.HasPrefix(name, "__") {
		return o.Value{}
	}
	a := of(c).nearAttrAt(module, name)
	if a == 0 || typeOf(a) != tyFunction || funcFrom(a) != nil {
		return o.Value{}
	}
	return o.Value{P: unsafe.Pointer(&o.Foreign{Obj: o.Obj{T: &o.ForeignType, Py: a}, Kept: true})}
}

func (host) LoadGlobal(c *o.Ctx, s *o.Slot) (o.Value, *o.Exc) {
	t := of(c)
	t.hold()
	m := infoOfModule(s.Mod)
	if dictTag(m.dict) != m.tag {
		m.refresh(t)
	}
	s.Dirty = false
	if s.V.P != nil {
		return s.V, nil
	}
	var a C.uintptr_t
	if C.gb_dict_get(C.uintptr_t(builtinsDict), C.uintptr_t(t.name(s.Name)), &a) == 0 {
		return o.Value{}, o.NameError(c, s.Name)
	}
	v := t.builtinValue(s.Name, uintptr(a))
	s.B = v
	return v, nil
}

// builtinValue is what a name in the builtins module means: the native one as
// long as nobody replaced it.
func (t *thread) builtinValue(name string, a uintptr) o.Value {
	if v, ok := o.Builtins[name]; ok && a == originals[name] {
		return v
	}
	return t.fromPy(a)
}

// originals is what the builtins module held for the names that are native.
var originals = map[string]uintptr{}

// StoreGlobal keeps the dict in step. A value that CPython saw once is taken
// out of the dict rather than written again at every store, unless interpreted
// code reads the dict itself.
func (host) StoreGlobal(c *o.Ctx, s *o.Slot, v o.Value) *o.Exc {
	t := of(c)
	t.hold()
	m := infoOfModule(s.Mod)
	o.StoreValue(&s.V, v)
	if v.P == nil {
		m.put(t, s.Name, 0)
		s.Published = false
		return nil
	}
	if s.Resident {
		return m.publish(t, s)
	}
	if s.Published {
		m.put(t, s.Name, 0)
		s.Published = false
	}
	return nil
}

func (host) Builtin(c *o.Ctx, name string) (o.Value, *o.Exc) {
	t := of(c)
	t.hold()
	var a C.uintptr_t
	if slot, ok := dictFind(builtinsDict, o.Intern(name)); ok && slot != 0 {
		a = C.uintptr_t(word(slot, 0))
	} else if C.gb_dict_get(C.uintptr_t(builtinsDict), C.uintptr_t(t.name(name)), &a) == 0 {
		return o.Value{}, o.NameError(c, name)
	}
	return t.builtinValue(name, uintptr(a)), nil
}

func (host) ModuleDict(c *o.Ctx, m *o.Module) (o.Value, *o.Exc) {
	t := of(c)
	t.hold()
	info := infoOfModule(m)
	info.expose()
	if err := info.publishAll(t); err != nil {
		return o.Value{}, err
	}
	return t.foreign(info.dict), nil
}

// execute runs the body of a compiled module.
func (t *thread) execute(e *rt.Entry, py, code uintptr) *o.Exc {
	m := t.attach(e.Mod, py)
	m.filled, m.ready = false, false
	codes, err := t.object(C.OP_CALL, 1, obj(helper.codeObjects), obj(code))
	if err != nil {
		return err
	}
	m.codes = codes
	for _, name := range m.mod.Names {
		if m.mod.Slots[name].Resident {
			m.watch() // for hosted code, which mentions that name
		}
	}
	watchCrossings(e.Mod)
	// the body runs in a frame of its own, as modules do: what looks at its
	// caller's globals finds the module's
	body := o.NewFunc(&o.Code{Name: "<module>", Qualname: "<module>", Module: e.Mod, FirstLine: 1, Doc: o.None,
		F0: func(c *o.Ctx, _ *o.Func) (o.Value, *o.Exc) { return o.None, e.Body(c) }}, nil, nil, nil)
	_, err = t.op(C.OP_CALL, 0, body.Value())
	m.filled = err == nil
	if m.named {
		m.settle(t)
	}
	return err
}
