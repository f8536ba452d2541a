package border

/*
#include "instance.h"
#include "wire.h"
*/
import "C"

import (
	"strings"

	o "goruntime/object"
)

// The genuine side of compiled classes that CPython has a part in
// (object/outside.go).

// mirrors are the Types that stand for classes of CPython's in MROs, nil for a
// class whose objects have more than its dict says; metaclasses says what one
// answers isinstance() with, below 0 where classes of it stay CPython's. The
// keys are owned. GIL guarded.
var (
	mirrors     = map[uintptr]*o.Type{}
	metaclasses = map[uintptr]int{}
)

// The places in what prepare_class answers.
const (
	preparedMeta  = offTupleItems
	preparedBases = offTupleItems + 24
)

// NativeBases decides whether a class that needs CPython to be made may have
// native objects.
func (host) NativeBases(c *o.Ctx, cl *o.ClassStmt) ([]*o.Type, *o.Exc) {
	t := of(c)
	t.hold()
	state := (*o.Foreign)(t.statements[len(t.statements)-1].state.P).Py
	if kind, err := t.metaclass(word(state, preparedMeta)); err != nil || kind < 0 {
		return nil, err
	}
	bases := word(state, preparedBases)
	found := make([]*o.Type, 0, word(bases, offSize))
	for i := range word(bases, offSize) {
		k, err := t.nativeBase(word(bases, offTupleItems+8*i))
		if k == nil || err != nil {
			return nil, err
		}
		found = append(found, k)
	}
	if len(found) == 0 {
		found = append(found, &o.ObjectType)
	}
	return found, nil
}

// nativeBase is a base as native classes extend it, nil where they cannot.
func (t *thread) nativeBase(a uintptr) (*o.Type, *o.Exc) {
	if k := classFrom(a); k != nil {
		if k != &o.ObjectType && !o.HasBody(k) && (k.Layout == nil || k.Dynamic || k.Exception) {
			return nil, nil
		}
		return k, nil
	}
	if typeFlags(typeOf(a))&flagType == 0 || typeFlags(a)&flagHeap == 0 {
		return nil, nil
	}
	return t.mirror(a)
}

// metaclass is what metaclasses says of one, found out when it is new.
func (t *thread) metaclass(a uintptr) (int, *o.Exc) {
	if a == tyType {
		return int(o.ChecksType), nil
	}
	if kind, known := metaclasses[a]; known {
		return kind, nil
	}
	kind := -1
	if typeFlags(typeOf(a))&flagType != 0 {
		v, err := t.helped(helper.checks, a)
		if err != nil {
			return 0, err
		}
		kind = int(v.Int())
	}
	incref(a)
	metaclasses[a] = kind
	if kind >= 0 {
		C.gb_watch_metaclass(C.uintptr_t(a))
	}
	return kind, nil
}

// helped asks a function of bridge.py about an object.
func (t *thread) helped(f, a uintptr) (o.Value, *o.Exc) {
	r, err := t.callHelper(f, t.foreign(a))
	if err != nil {
		return o.Value{}, err
	}
	return t.fromOwned(r), nil
}

// mirror is the Type that stands for a class of CPython's.
func (t *thread) mirror(a uintptr) (*o.Type, *o.Exc) {
	if k, known := mirrors[a]; known {
		return k, nil
	}
	k, err := t.makeMirror(a)
	if err == nil {
		incref(a)
		mirrors[a] = k
	}
	return k, err
}

func (t *thread) makeMirror(a uintptr) (*o.Type, *o.Exc) {
	if word(a, offTypeGetattr) != slots.getattr || word(a, offTypeSetattr) != slots.setattr || word(a, offTypeAlloc) != word(o.ObjectType.Py, offTypeAlloc) {
		return nil, nil // among others a class that another image compiled
	}
	if kind, err := t.metaclass(typeOf(a)); err != nil || kind < 0 {
		return nil, err
	}
	if v, err := t.helped(helper.addsNothing, a); err != nil || !v.IsTrue() {
		return nil, err
	}
	tuple := word(a, offTypeBases)
	var bases []*o.Type
	for i := range word(tuple, offSize) {
		b := word(tuple, offTupleItems+8*i)
		k := classFrom(b)
		if k == nil {
			var err *o.Exc
			if k, err = t.mirror(b); k == nil || err != nil {
				return nil, err
			}
		} else if k != &o.ObjectType {
			return nil, nil
		}
		bases = append(bases, k)
	}
	var names [3]string
	for i, name := range []string{"__name__", "__qualname__", "__module__"} {
		v, err := t.named(C.OP_GETATTR, t.foreign(a), name)
		if err != nil {
			return nil, err
		}
		if !o.IsStr(v) {
			return nil, nil
		}
		names[i] = o.GoStr(v)
	}
	k, err := o.NewMirror(&t.Ctx, names[0], names[1], names[2], bases, a)
	if err != nil {
		return nil, err
	}
	t.takeAttributes(k, a)
	k.FinishMirror()
	t.follow(newInfo(k, a))
	return k, nil
}

// takeAttributes gives a native class what the dict of the genuine one has besides.
func (t *thread) takeAttributes(k *o.Type, class uintptr) {
	for name, a := range classItems(class) {
		if _, has := k.OwnAttr(name); !has && !skipped[name] {
			k.SetOwnAttr(name, t.fromPy(a))
		}
	}
}

// takeReplaced gives a native class what its metaclass put in the place of what
// the class statement said.
func (t *thread) takeReplaced(k *o.Type, class uintptr) {
	left := map[string]bool{}
	for name, a := range classItems(class) {
		left[name] = true
		v, has := k.OwnAttr(name)
		if !has || skipped[name] || typeOf(a) == tyMemberDescr || (*o.Obj)(v.P).Py == a {
			continue
		}
		if x := t.fromPy(a); !o.SamePlain(&t.Ctx, v, x) {
			t.syncing++
			_ = o.SetClassAttr(&t.Ctx, k, name, x)
			t.syncing--
		}
	}
	for _, name := range k.AttrNames() {
		if !left[name] && !strings.HasPrefix(name, "__") {
			t.syncing++
			_ = o.SetClassAttr(&t.Ctx, k, name, o.Value{})
			t.syncing--
		}
	}
}

// buildNative has the metaclass make the genuine class of a native one. type()
// tells of it (gbClassTold) before anything else hears of the class.
func (t *thread) buildNative(cl *o.ClassStmt, state o.Value) (uintptr, *o.Exc) {
	told := uintptr(C.gb_class_told())
	if told == 0 {
		return 0, t.pending()
	}
	defer decref(told)
	t.born = append(t.born, cl)
	a, err := t.callHelper(helper.buildClass, o.StrFromGo(cl.Name), state, cl.NS, orNone(cl.Doc), t.foreign(told))
	t.born = t.born[:len(t.born)-1]
	if err != nil || a != cl.Native.Py {
		return a, err
	}
	t.compareClass((*classInfo)(cl.Native.Host), true)
	return a, nil
}

// gbClassTold hears of the class that the innermost metaclass being called has
// made; one that makes two only has the first native.
//
//export gbClassTold
func gbClassTold(ctx, class uintptr) (bad C.int) {
	t := (*thread)(ptr(ctx))
	bad = -1
	defer t.barrier(t.enter())
	if len(t.born) == 0 || t.born[len(t.born)-1].Native.Py != 0 {
		return 0
	}
	cl := t.born[len(t.born)-1]
	k := cl.Native
	meta := typeOf(class)
	kind, err := t.metaclass(meta)
	if err == nil {
		var info *classInfo
		if info, err = t.adopt(k, class); err == nil {
			k.Outside.Meta, k.Outside.Checks = t.fromPy(meta), o.Checks(kind)
			t.renewCells(class)
			t.takeAttributes(k, class)
			t.takeReplaced(k, class)
			t.follow(info)
		}
	}
	if err != nil {
		t.raise(err, nil)
		return -1
	}
	return 0
}
