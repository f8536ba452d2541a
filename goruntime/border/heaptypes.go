package border

/*
#include "module.h"
#include "thread.h"
#include "wire.h"
#include "instance.h"
*/
import "C"

import (
	"iter"
	"unsafe"

	o "goruntime/object"
)

// classInfo is the CPython side of a compiled class: the genuine class and
// what its dict held when last compared with the native one.
type classInfo struct {
	class *o.Type
	py    uintptr
	tag   uintptr
	seen  map[string]uintptr
}

// crossed lists the compiled classes that CPython knows. GIL guarded.
var crossed []*classInfo

// special attributes are CPython's own affair: it makes them itself.
var skipped = map[string]bool{"__dict__": true, "__weakref__": true}

// ofMetaclass are the names that mean something else once they are assigned to
// the class; what the body says of its objects has to be there from the start.
var ofMetaclass = map[string]bool{"__slots__": true, "__class__": true, "__name__": true, "__bases__": true, "__base__": true, "__mro__": true}

// makeClass builds the genuine class of a compiled one: methods first, so that
// CPython fills its slots; the other attributes once the class is known, for
// they may be instances of it.
func (t *thread) makeClass(k *o.Type) *o.Exc {
	bases := make([]o.Value, 0, len(k.Bases))
	for _, b := range k.Bases {
		bases = append(bases, o.TypeValue(b))
	}
	namespace := o.NewDict()
	var later []string
	born := k.Born()
	for i, name := range k.AttrNames() {
		v, _ := k.OwnAttr(name)
		switch {
		case skipped[name]:
		case v.IsNone() && (name == "__doc__" && k.Undocumented || name == "__hash__" && i == born-1 && compares(k)): // which CPython adds
		case i >= born && !ofMetaclass[name]:
			later = append(later, name)
		case v.Type() == &o.MemberDescrType || v.Type() == &o.GetSetType:
		default:
			if !methodLike(v) && !ofMetaclass[name] {
				later = append(later, name)
				v = o.None // keeps its place in the order
			}
			if err := o.DictSet(&t.Ctx, namespace, o.StrFromGo(name), v); err != nil {
				return err
			}
		}
	}
	for name, v := range map[string]string{"__module__": k.Module, "__qualname__": k.Qualname} {
		if err := o.DictSet(&t.Ctx, namespace, o.StrFromGo(name), o.StrFromGo(v)); err != nil {
			return err
		}
	}
	t.making++
	a, err := t.callHelper(tyType, o.StrFromGo(k.Name), o.NewTuple(bases), namespace.Value())
	t.making--
	if err != nil {
		return err
	}
	if k.Py != 0 { // a method's first crossing published the module, and with it this class
		decref(a)
		return nil
	}
	info, err := t.adopt(k, a)
	if err != nil {
		return err
	}
	for _, name := range later {
		v, _ := k.OwnAttr(name)
		if err := t.setAttr(a, name, v); err != nil {
			return err
		}
	}
	t.follow(info)
	return nil
}

// compares: the class has an __eq__ of its own, and so __hash__ is None unless the body says otherwise.
func compares(k *o.Type) bool {
	_, ok := k.OwnAttr("__eq__")
	return ok
}

// adopt makes a genuine class the twin of a native one.
func (t *thread) adopt(k *o.Type, a uintptr) (*classInfo, *o.Exc) {
	if !k.Exception && k.Layout.Body == nil && C.gb_instance_adopt(C.uintptr_t(a)) != 0 {
		return nil, t.pending()
	}
	bind(k, a)
	return newInfo(k, a), nil
}

func newInfo(k *o.Type, a uintptr) *classInfo {
	info := &classInfo{class: k, py: a, seen: map[string]uintptr{}}
	k.Host = unsafe.Pointer(info)
	return info
}

// follow has changes of the genuine class noticed from now on.
func (t *thread) follow(info *classInfo) {
	t.compareClass(info, false)
	crossed = append(crossed, info)
}

// methodLike attributes are what CPython's class creation looks at.
func methodLike(v o.Value) bool {
	switch v.Type() {
	case &o.FuncType, &o.StaticMethodType, &o.ClassMethodType, &o.PropertyType, &o.NoneType, &o.StrType:
		return true
	}
	return false
}

// classItems are the names in the dict of a class, and what they are bound to.
func classItems(class uintptr) iter.Seq2[string, uintptr] {
	return func(yield func(string, uintptr) bool) {
		var pos C.Py_ssize_t
		var key, val C.uintptr_t
		for C.gb_dict_next(C.uintptr_t(word(class, offTypeDict)), &pos, &key, &val) != 0 {
			if !yield(pyText(uintptr(key)), uintptr(val)) {
				return
			}
		}
	}
}

// compareClass compares the dict of a class with what it held; changed entries go
// into the native class.
func (t *thread) compareClass(info *classInfo, apply bool) {
	dict := word(info.py, offTypeDict)
	info.tag = dictTag(dict)
	now := make(map[string]uintptr, len(info.seen))
	var changed []string
	for name, a := range classItems(info.py) {
		now[name] = a
		incref(a)
		if info.seen[name] != a {
			changed = append(changed, name)
		}
	}
	old := info.seen
	info.seen = now
	if apply {
		for name := range old {
			if now[name] == 0 {
				changed = append(changed, name)
			}
		}
		for _, name := range changed {
			var v o.Value
			if a := now[name]; a != 0 {
				v = t.fromPy(a)
			}
			if name != "__doc__" || v.P != nil {
				t.syncing++
				_ = o.SetClassAttr(&t.Ctx, info.class, name, v)
				t.syncing--
			}
		}
	}
	for _, a := range old {
		decref(a)
	}
}

// lookAtClasses takes over what interpreted code changed in compiled classes
// through their metaclass, which is nearly every change.
func (t *thread) lookAtClasses() {
	if C.gb_classes_changed != 0 {
		C.gb_classes_changed = 0
		t.lookAtAllClasses()
	}
}

func (t *thread) lookAtAllClasses() {
	for _, info := range crossed {
		if dictTag(word(info.py, offTypeDict)) != info.tag {
			t.compareClass(info, true)
		}
	}
}

// classChanged follows a change that compiled code made to a class.
func classChanged(k *o.Type, name string) {
	rec := C.gb_thread_self()
	t := (*thread)(ptr(uintptr((*C.Thread)(ptr(uintptr(rec))).ctx)))
	info := (*classInfo)(k.Host)
	if t.syncing > 0 || skipped[name] {
		return
	}
	t.hold()
	v, ok := k.OwnAttr(name)
	switch name { // these are not among its attributes
	case "__name__":
		v, ok = o.StrFromGo(k.Name), true
	case "__qualname__":
		v, ok = o.StrFromGo(k.Qualname), true
	}
	var err *o.Exc
	if ok {
		err = t.setAttr(info.py, name, v)
	} else {
		_, err = t.opWords(C.OP_DELATTR, 0, obj(info.py), obj(t.name(name)))
	}
	if err == nil {
		t.compareClass(info, false)
	}
}

// descriptorToPy gives a property, staticmethod or classmethod of compiled code
// its genuine kind, once.
func (t *thread) descriptorToPy(v o.Value) (uintptr, *o.Exc) {
	return t.kept((*o.Obj)(v.P), func() (uintptr, *o.Exc) { return t.makeDescriptor(v) })
}

func (t *thread) makeDescriptor(v o.Value) (uintptr, *o.Exc) {
	switch v.Type() {
	case &o.StaticMethodType:
		return t.callHelper(tyStaticMethod, (*o.StaticMethod)(v.P).Fn)
	case &o.ClassMethodType:
		return t.callHelper(tyClassMethod, (*o.ClassMethod)(v.P).Fn)
	}
	p := (*o.Property)(v.P)
	return t.callHelper(tyProperty, orNone(p.Get), orNone(p.Set), orNone(p.Del), orNone(p.Doc))
}

// Prepare computes the metaclass of a class statement that is CPython's and
// returns its namespace, zero for a plain dict.
func (host) Prepare(c *o.Ctx, cl *o.ClassStmt) (o.Value, *o.Exc) {
	t := of(c)
	t.hold()
	kw, err := keywords(c, cl)
	if err != nil {
		return o.Value{}, err
	}
	a, err := t.callHelper(helper.prepareClass, o.StrFromGo(cl.Name), o.NewTuple(cl.Bases), kw)
	if err != nil {
		return o.Value{}, err
	}
	t.statements = append(t.statements, statement{cl, t.foreign(a)})
	decref(a)
	ns := word(a, offTupleItems+8)
	if typeOf(ns) == tyDict && word(ns, offSize) == 0 {
		return o.Value{}, nil
	}
	return t.fromPy(ns), nil
}

// statement is a class statement between Prepare and BuildClass.
type statement struct {
	cl    *o.ClassStmt
	state o.Value
}

func keywords(c *o.Ctx, cl *o.ClassStmt) (o.Value, *o.Exc) {
	kw := o.NewDict()
	for i, name := range cl.KwNames {
		if err := o.DictSet(c, kw, o.StrFromGo(name), cl.Kw[i]); err != nil {
			return o.Value{}, err
		}
	}
	return kw.Value(), nil
}

// BuildClass calls the metaclass with the namespace that the body filled.
func (host) BuildClass(c *o.Ctx, cl *o.ClassStmt) (o.Value, *o.Exc) {
	t := of(c)
	t.hold()
	state := o.None
	for i := len(t.statements) - 1; i >= 0; i-- {
		if t.statements[i].cl == cl {
			state = t.statements[i].state
			t.statements = t.statements[:i]
			break
		}
	}
	if state.IsNone() {
		kw, err := keywords(c, cl)
		if err != nil {
			return o.Value{}, err
		}
		a, err := t.callHelper(helper.prepareClass, o.StrFromGo(cl.Name), o.NewTuple(cl.Bases), kw)
		if err != nil {
			return o.Value{}, err
		}
		state = t.foreign(a)
		decref(a)
	}
	var a uintptr
	var err *o.Exc
	if cl.Native != nil {
		a, err = t.buildNative(cl, state)
	} else {
		a, err = t.callHelper(helper.buildClass, o.StrFromGo(cl.Name), state, cl.NS, orNone(cl.Doc), o.None)
	}
	if err != nil {
		return o.Value{}, err
	}
	if cl.Cell != nil {
		t.classCellDone(cl.Cell)
	}
	owesClass((*o.Obj)(cl.NS.P))
	return t.fromOwned(a), nil
}
