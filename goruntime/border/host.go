package border

/*
#include "wire.h"
*/
import "C"

import (
	"runtime"
	"slices"
	"unsafe"

	o "goruntime/object"
)

// host implements object.Host with CPython. As a single pointer it is in the interface itself, and its methods are called directly.
type host struct{ _ *byte }

var _ o.Host = host{}

func (host) Call(c *o.Ctx, f o.Value, args []o.Value, names []string) (o.Value, *o.Exc) {
	t := of(c)
	if isGoFunction(f) {
		return t.callGo(f, args, names)
	}
	t.hold()
	if a := t.near(f); a != 0 {
		if x, done, err := t.nearApply(f, a, args, names); done {
			return x, err
		}
	}
	if t.watcher(f) {
		return t.callFramed(f, args, names)
	}
	r, err := t.vectorcall(C.OP_CALL, len(args)-len(names), names, 0, f, args)
	if len(args) > 0 && err == nil && o.IsTypeValue(args[0]) && r != args[0] {
		if r, err = t.remade(f, args[0], r); err == nil {
			t.repointed(f, args[0], r)
		}
	}
	return r, err
}

// nearApply is f(args) where that needs less than a call by the API; f is at a.
func (t *thread) nearApply(f o.Value, a uintptr, args []o.Value, names []string) (x o.Value, done bool, err *o.Exc) {
	class := typeOf(a)
	if len(names) > 0 {
		switch class {
		case tyType:
			return t.nearMake(f, a, args, names)
		case tyFunction:
			x = t.nearJSON(a, args, names)
		case tyCFunction:
			if len(names) == 1 && names[0] == "file" && isPrint(a) {
				return t.printQuietly(args)
			}
		}
		return x, x.P != nil, nil
	}
	if class == tyPatternMethod {
		if m := t.boundToPattern(f); m != nil {
			if x, done, err = m.does.Call(&t.Ctx, m.of, args); done {
				return x, true, err
			}
		}
	}
	switch class {
	case tyFunction:
		if len(args) == 0 || !o.IsTypeValue(args[0]) {
			if x, done, err = t.callFunction(a, args); done {
				return x, true, err
			}
		}
		if x, done, err = t.callRe(f, args); done {
			return x, true, err
		}
		if x = t.nearArgument(a, args); x.P == nil {
			x = t.nearJSON(a, args, nil)
		}
		if x.P == nil {
			x, err = t.nearCopy(a, args)
		}
	case tyCFunction:
		x = t.quietFunction(a, args)
	case tyMethodDescr:
		x = t.callDescr(a, args)
	case tyType:
		if a == tyByteArray || a == tyMemoryView {
			return t.nearMake(f, a, args, nil)
		}
		if x = t.nearNamedTuple(a, args); x.P == nil {
			return t.nearMake(f, a, args, nil)
		}
	case tyLRU:
		var absent bool
		if x, absent = t.nearLRU(a, args); absent {
			return t.missLRU(a, args)
		}
	default:
		if x = t.nearWeakref(a, args); x.P == nil {
			x = t.nearEnum(a, args)
		}
	}
	return x, err != nil || x.P != nil, err
}

func (host) LengthHint(c *o.Ctx, v o.Value) (int, *o.Exc) {
	t := of(c)
	t.hold()
	if typeFlags(typeOf((*o.Foreign)(v.P).Py))&flagHeap == 0 {
		return 0, nil
	}
	n, err := t.flag(C.OP_LEN, 1, v)
	return int(n), err
}

func (h host) CallMethod(c *o.Ctx, v o.Value, name string, args []o.Value, names []string) (o.Value, *o.Exc) {
	t := of(c)
	if p := t.pattern(v); p != nil && len(names) == 0 {
		if x, done, err := o.PatternMethodNamed(name).Call(c, p, args); done {
			return x, err
		}
	}
	if _, ok := o.Part(v); ok {
		return h.callPart(c, v, name, args, names)
	}
	if name == "__new__" && len(names) == 0 && t.GIL {
		if x := t.nearNew(makesOf(v), args); x.P != nil {
			return x, nil
		}
	}
	if len(args) == 0 && v.Type() == &o.ForeignType {
		if x := t.lockCall(v, name); x.P != nil {
			return x, nil
		}
	}
	if v.Type() == &o.ForeignType {
		t.hold() // now, so that it can be looked into
	}
	if a := t.near(v); a != 0 {
		if len(names) == 0 {
			if x := t.nearCall(a, v, name, args); x.P != nil {
				return x, nil
			}
		}
		e := t.attrOf(a, name)
		if fn := t.nearMethod(e, v, a, args); fn != nil {
			return o.CallAlone(&t.Ctx, fn, v, args, names)
		}
		if e != nil && e.quiet != nil && e.own(a) == 0 {
			if x := t.callQuiet(e.quiet, a, args, names); x.P != nil {
				return x, nil
			}
		}
		if typeOf(a) == tyModule {
			if x, done, err := t.callOfModule(a, name, args, names); done {
				return x, err
			}
		}
	}
	t.hold()
	if x, done, err := t.callGoMethod(v, name, args, names); done {
		return x, err
	}
	k := named(name)
	if m := t.measured; m != nil && v.Type() == &o.ForeignType && k != nil {
		t.goesOver(m)
		x, err := h.CallMethod(c, v, name, args, names)
		t.cameBack(m)
		return x, err
	}
	if k.watches && v.Type() == &o.ForeignType && t.logsNothing((*o.Foreign)(v.P).Py, name, args, names) {
		return o.None, nil
	}
	if k.watches || name == "copy" && len(args) == 1 && args[0].Type().Layout != nil { // nearCopy
		f, err := o.GetAttr(c, v, name)
		if err != nil {
			return o.Value{}, err
		}
		return o.Call(c, f, args, names)
	}
	if len(names) == 0 && v.Type() == &o.ForeignType {
		if x, done, err := t.callOfClass(v, name, args); done {
			return x, err
		}
	}
	return t.vectorcall(C.OP_CALLMETHOD, 1+len(args)-len(names), names, k.py, v, args)
}

func (host) ItemAt(c *o.Ctx, list uintptr, i int) o.Value {
	return of(c).nearFrom(word(word(list, offListItems), uintptr(i)*8))
}

func (host) QuietMethod(c *o.Ctx, v o.Value, name string, args []o.Value) (x o.Value) {
	t := of(c)
	a := t.near(v)
	if a == 0 || typeOf(a) == tyByteArray { // BufferCall is shorter
		return x
	}
	class := typeOf(a)
	if e := heldAttr(class, name); e != nil && e.quiet != nil && e.own(a) == 0 {
		x = t.callQuiet(e.quiet, a, args, nil)
	}
	return x
}

// callOfModule calls what a module of CPython's has under a name, if it is CPython's too.
func (t *thread) callOfModule(module uintptr, name string, args []o.Value, names []string) (x o.Value, done bool, err *o.Exc) {
	a := t.nearAttrAt(module, name)
	if a == 0 {
		return x, false, nil
	}
	if typeOf(a) == tyFunction && len(names) == 0 && (len(args) == 0 || !o.IsTypeValue(args[0])) {
		if x, done, err = t.callFunction(a, args); done {
			return x, true, err
		}
	}
	f := t.nearFrom(a)
	if !o.IsForeign(f) {
		return x, false, nil
	}
	x, err = o.H.Call(&t.Ctx, f, args, names)
	o.GiveBack(&t.Ctx, (*o.Foreign)(f.P))
	return x, true, err
}

// vectorcall calls v with args, or its method of that name where one is given.
func (t *thread) vectorcall(op, positional int, names []string, method uintptr, v o.Value, args []o.Value) (o.Value, *o.Exc) {
	if m := t.measured; m != nil {
		t.goesOver(m)
		x, err := t.vectorcall(op, positional, names, method, v, args)
		t.cameBack(m)
		return x, err
	}
	if len(names) == 0 {
		if x, done, err := t.callPlain(method, v, args); done {
			return x, err
		}
	}
	top := t.top
	n := len(args) + 1
	if method != 0 {
		n++
	}
	w := t.take(n + 1)
	at := 0
	if method != 0 {
		w[0] = obj(method)
		at = 1
	}
	begin := at
	put := func(x o.Value) *o.Exc {
		if done := at - begin - 1; done > 0 && wiredBefore(args[:done], x, w[begin+1:]) {
			w[at] = w[n]
			at++
			return nil
		}
		err := t.wire(x, &w[at])
		if err != nil {
			drop(w[:at])
			t.top = top
		}
		at++
		return err
	}
	if err := put(v); err != nil {
		return o.Value{}, err
	}
	for _, x := range args {
		if err := put(x); err != nil {
			return o.Value{}, err
		}
	}
	var kw uintptr
	if len(names) > 0 {
		kw = t.nameTuple(names)
		defer decref(kw)
	}
	out, err := t.run(op, positional, w, kw)
	runtime.KeepAlive(args)
	t.top = top
	if err != nil {
		return o.Value{}, err
	}
	if given := int(out.m) - 2 - begin; out.k == C.W_OWN && given >= 0 && byCopy(args[given]) {
		decref(uintptr(out.n))
		return args[given], nil
	}
	if out.k == C.W_OWN && int(out.m) == 1+begin && byCopy(v) { // a method of v that answers with v
		decref(uintptr(out.n))
		return v, nil
	}
	return t.result(out), nil
}

// nameTuples keep the tuples of names that calls gave last. GIL guarded.
var nameTuples [256]struct {
	names []string
	tuple uintptr
}

// nameTuple is a new reference to the names as a tuple.
func (t *thread) nameTuple(names []string) uintptr {
	e := &nameTuples[(uintptr(unsafe.Pointer(unsafe.StringData(names[0])))>>3+uintptr(len(names)))%uintptr(len(nameTuples))]
	if !slices.Equal(e.names, names) {
		old := e.tuple
		e.tuple = t.newNames(names)
		e.names = slices.Clone(names)
		if old != 0 {
			decref(old)
		}
	}
	incref(e.tuple)
	return e.tuple
}

func (t *thread) newNames(names []string) uintptr {
	words := make([]C.W, len(names))
	for i, n := range names {
		words[i] = obj(t.name(n))
	}
	a, _ := t.object(C.OP_TUPLE, 0, words...)
	return a
}

func (host) GetAttr(c *o.Ctx, v o.Value, name string) (o.Value, *o.Exc) {
	return of(c).getAttr(C.OP_GETATTR, v, name)
}

func (host) LastingName(c *o.Ctx, name string) string {
	of(c).hold()
	return named(name).text
}

func (host) LookupAttr(c *o.Ctx, v o.Value, name string) (o.Value, *o.Exc) {
	t := of(c)
	if t.lacks(v, name) {
		return o.Value{}, nil
	}
	x, err := t.getAttr(C.OP_LOOKUPATTR, v, name)
	if err != nil && err.T.Subclass(&o.AttributeErrorType) { // of a compiled property
		return o.Value{}, nil
	}
	return x, err
}

func (t *thread) getAttr(op int, v o.Value, name string) (o.Value, *o.Exc) {
	if v.Type() == &o.ForeignType {
		if x := moduleAttr((*o.Foreign)(v.P).Py, name); x.P != nil {
			return x, nil
		}
		if x := t.classAttr((*o.Foreign)(v.P).Py, name); x.P != nil {
			return x, nil
		}
		if a := t.near(v); a != 0 {
			if x := t.nearAttr(a, name); x.P != nil {
				return x, nil
			}
			if fn := t.nearGetter(a, name); fn != nil {
				return o.CallAlone(&t.Ctx, fn, v, nil, nil)
			}
			if x := t.nearBound(a, name); x.P != nil {
				return x, nil
			}
		}
	} else if v.Type() == &o.FuncType {
		if x := t.twinAttr(v, name); x != 0 {
			return t.nearFrom(x), nil
		}
		if a := t.near(v); a != 0 {
			if x := t.nearRead(a, name); x.P != nil {
				return x, nil
			}
		}
	} else if v.Type().Exception && (name != "__traceback__" || (*o.Exc)(v.P).TB == nil) { // the frames noted in Go come first
		if a := t.near(v); a != 0 {
			if x := t.nearAttr(a, name); x.P != nil {
				return x, nil
			}
		}
	}
	return t.named(op, v, name)
}

// Special is the method of that name which the class of a foreign object has, bound; the zero Value for none.
func (host) Special(c *o.Ctx, v o.Value, name string) (o.Value, *o.Exc) {
	return of(c).named(C.OP_SPECIAL, v, name)
}

// named is an operation on an object and a name.
func (t *thread) named(op int, v o.Value, name string) (o.Value, *o.Exc) {
	t.hold()
	var w C.W
	if err := t.wire(v, &w); err != nil {
		return o.Value{}, err
	}
	r, err := t.opWords(op, 0, w, obj(t.name(name)))
	runtime.KeepAlive(v)
	return r, err
}

func (host) SetAttr(c *o.Ctx, v o.Value, name string, val o.Value) *o.Exc {
	t := of(c)
	if val.P == nil {
		_, err := t.named(C.OP_DELATTR, v, name)
		return err
	}
	if v.Type() == &o.ForeignType {
		if a := t.near(v); a != 0 && t.nearSetAttr(a, name, val) {
			return nil
		}
	} else if v.Type() == &o.FuncType && t.twinAttr(v, name) != 0 && t.nearSetAttr(t.near(v), name, val) {
		return nil
	}
	t.hold()
	a, err := t.toPy(v)
	if err != nil {
		return err
	}
	defer decref(a)
	return t.setAttr(a, name, val)
}

func (h host) GetItem(c *o.Ctx, v, key o.Value) (o.Value, *o.Exc) {
	t := of(c)
	t.settle(v, key)
	if a := t.near(v); a != 0 {
		if key.Type() == &o.SliceType {
			if x := o.BufferSliceOf(c, v, (*o.Slice)(key.P)); x.P != nil {
				return x, nil
			}
		}
		x, missing := t.nearGet(a, key)
		if missing {
			return x, o.RaiseArgs(c, &o.KeyErrorType, key)
		}
		if x.P != nil {
			return x, nil
		}
		if fn := t.nearSpecial(v, a, "__getitem__"); fn != nil {
			return o.CallAlone(c, fn, v, []o.Value{key}, nil)
		}
		if f := t.specialFunction(v, a, "__getitem__"); f != 0 {
			if x, done, err := t.callWithSelf(f, v, key); done {
				return x, err
			}
		}
		if typeOf(a) == tyRange {
			if r := nearRange(a); r.P != nil {
				return o.GetItem(c, r, key)
			}
		}
		learnBuffer(a)
	}
	if _, ok := o.Part(v); ok {
		return h.callPart(c, v, "__getitem__", []o.Value{key}, nil)
	}
	return t.op(C.OP_GETITEM, 0, v, key)
}

func (h host) SetItem(c *o.Ctx, v, key, val o.Value) *o.Exc {
	t := of(c)
	t.settle(v, key)
	if _, ok := o.Part(v); ok {
		return h.setPart(c, v, key, val)
	}
	if val.P == nil {
		if a := t.near(v); a != 0 {
			if done, missing := t.nearDel(a, key); missing {
				return o.RaiseArgs(c, &o.KeyErrorType, key)
			} else if done || t.putBuffer(a, v, key, val) {
				return nil
			}
		}
		_, err := t.op(C.OP_DELITEM, 0, v, key)
		return err
	}
	if a := t.near(v); a != 0 {
		if t.nearSet(a, key, val) || key.Type() == &o.SliceType && t.putBuffer(a, v, key, val) {
			return nil
		}
		learnBuffer(a)
	}
	_, err := t.op(C.OP_SETITEM, 0, v, key, val)
	return err
}

func (h host) Contains(c *o.Ctx, v, item o.Value) (bool, *o.Exc) {
	t := of(c)
	t.settle(v, item)
	if a := t.near(v); a != 0 {
		if found, ok := nearContains(a, item); ok {
			t.Touched = true
			return found, nil
		}
		if found, ok := o.BufferContains(c, v, item); ok {
			t.Touched = true
			return found, nil
		}
		if fn := t.nearSpecial(v, a, "__contains__"); fn != nil {
			r, err := o.CallAlone(c, fn, v, []o.Value{item}, nil)
			if err != nil {
				return false, err
			}
			return o.Truth(c, r)
		}
	}
	if _, ok := o.Part(v); ok {
		r, err := h.callPart(c, v, "__contains__", []o.Value{item}, nil)
		return err == nil && r.IsTrue(), err
	}
	n, err := t.flag(C.OP_CONTAINS, 0, v, item)
	return n != 0, err
}

func (h host) Len(c *o.Ctx, v o.Value) (int, *o.Exc) {
	t := of(c)
	if _, ok := o.Part(v); ok {
		n, err := h.callPart(c, v, "__len__", nil, nil)
		return int(n.Int()), err
	}
	if a := t.near(v); a != 0 {
		if n := nearLen(a); n >= 0 {
			t.Touched = true
			return n, nil
		}
		if typeOf(a) == tyRange {
			if r := nearRange(a); r.P != nil {
				return o.Len(c, r)
			}
		}
		if n, ok := o.BufferLen(c, v); ok {
			return n, nil
		}
	}
	n, err := t.flag(C.OP_LEN, 0, v)
	return int(n), err
}

func (h host) Iter(c *o.Ctx, v o.Value) (o.Value, *o.Exc) {
	if _, ok := o.Part(v); ok {
		return h.callPart(c, v, "__iter__", nil, nil)
	}
	t := of(c)
	if a := t.near(v); a != 0 {
		if typeOf(a) == tyRange {
			if r := nearRange(a); r.P != nil {
				return o.Iter(c, r)
			}
		} else if it := quietIter(a); it != 0 {
			t.Touched = true
			return t.newIter(t.fromOwned(it)), nil
		}
		learnBuffer(a)
	}
	it, err := t.op(C.OP_ITER, 0, v)
	return t.newIter(it), err
}

// newIter notes an iterator that nothing else in Go holds.
func (t *thread) newIter(it o.Value) o.Value {
	if o.IsForeign(it) {
		t.NewIter = uintptr(it.P)
	}
	return it
}

func (host) Next(c *o.Ctx, v o.Value) (o.Value, *o.Exc) { return of(c).nextOf(v, 0) }

func (host) NextOrStop(c *o.Ctx, v o.Value) (o.Value, *o.Exc) { return of(c).nextOf(v, 1) }

func (t *thread) nextOf(v o.Value, shown int) (o.Value, *o.Exc) {
	if x, done := t.nextNear(v); done {
		return x, nil
	}
	x, err := t.op(C.OP_NEXT, shown, v)
	if x.P == nil && err == nil {
		t.loopEnded(v)
	}
	return x, err
}

// nextNear is next(v), nothing at the end, where that needs no call.
func (t *thread) nextNear(v o.Value) (x o.Value, done bool) {
	it := t.near(v)
	if it == 0 {
		return x, false
	}
	switch typeOf(it) {
	case tySetIter, tyDictKeyIter, tyDictValueIter, tyDictItemIter, tySeqIter, tyReversed:
	default:
		if x := o.BufferNext(&t.Ctx, v); x.P != nil {
			return x, true
		}
	}
	x, ended := t.nearNext(it)
	if ended {
		t.loopEnded(v)
	}
	return x, ended || x.P != nil
}

func (h host) Binary(c *o.Ctx, op o.BinOp, inplace bool, a, b o.Value) (o.Value, *o.Exc) {
	t := of(c)
	if r := t.valueBinary(op, a, b); r.P != nil {
		return r, nil
	}
	if _, ok := o.Part(a); ok {
		return h.callPart(c, a, o.BinaryName(op, inplace), []o.Value{b}, nil)
	}
	if r := numpyBinary(c, op, a, b); r.P != nil {
		return r, nil
	}
	if !inplace || a.Type() != &o.ForeignType {
		if r := o.BufferBinary(c, op, a, b); r.P != nil {
			c.Touched = true
			return r, nil
		}
		if op == o.OpMod {
			if r := t.formatQuietly(a, b); r.P != nil {
				return r, nil
			}
		}
	}
	code := C.OP_BINARY + int(op)
	if r, err := t.setBinary(op, inplace, a, b); r.P != nil || err != nil {
		return r, err
	}
	if inplace {
		code = C.OP_INPLACE + int(op)
	} else if r := t.nearBinary(op, a, b); r.P != nil {
		return r, nil
	}
	if x, y, ok := t.derivedBinary(op, inplace, a, b); ok {
		return o.Binary(c, op, x, y)
	}
	return t.op(code, 0, a, b)
}

func (host) Unary(c *o.Ctx, op o.UnOp, v o.Value) (o.Value, *o.Exc) {
	if r := of(c).valueUnary(op, v); r.P != nil {
		return r, nil
	}
	return of(c).op(C.OP_UNARY, int(op), v)
}

func (h host) Compare(c *o.Ctx, op o.CmpOp, a, b o.Value) (o.Value, *o.Exc) {
	t := of(c)
	if r := t.valueCompare(op, a, b); r.P != nil {
		return r, nil
	}
	_, left := o.Part(a)
	if _, right := o.Part(b); left || right {
		return h.callPart(c, a, o.CompareName(op), []o.Value{b}, nil)
	}
	if equal, ok := sameObject(op, a, b); ok {
		return equal, nil
	}
	if r := t.setCompare(op, a, b); r.P != nil {
		return r, nil
	}
	if r := o.BufferCompare(c, op, a, b); r.P != nil {
		return r, nil
	}
	if op == o.CmpEq || op == o.CmpNe {
		if same, sure := t.sameTuples(a, b); sure {
			c.Touched = true
			return o.Bool(same == (op == o.CmpEq)), nil
		}
	}
	if r := t.derivedCompare(op, a, b); r.P != nil {
		return r, nil
	}
	return t.op(C.OP_COMPARE, int(op), a, b)
}

func (host) Truth(c *o.Ctx, v o.Value) (bool, *o.Exc) {
	if a := of(c).near(v); a != 0 {
		if truth, ok := nearTruth(a); ok {
			c.Touched = true
			return truth, nil
		}
		if n, ok := o.BufferLen(c, v); ok && typeOf(a) != o.Genuine.NumpyArray {
			c.Touched = true
			return n > 0, nil
		}
	}
	n, err := of(c).flag(C.OP_TRUTH, 0, v)
	return n != 0, err
}

func (h host) Repr(c *o.Ctx, v o.Value) (o.Value, *o.Exc) {
	if _, ok := o.Part(v); ok {
		return h.callPart(c, v, "__repr__", nil, nil)
	}
	return of(c).op(C.OP_REPR, 0, v)
}

func (host) Hash(c *o.Ctx, v o.Value) (int64, *o.Exc) {
	t := of(c)
	if a := t.near(v); a != 0 {
		if h, ok := t.nearHash(a); ok {
			return h, nil
		}
	}
	return t.flag(C.OP_HASH, 0, v)
}

func (host) ConstantHash(c *o.Ctx, v o.Value) bool {
	a := of(c).near(v)
	return a != 0 && constantHash(a, maxKeptDepth)
}

func (host) Str(c *o.Ctx, v o.Value) (o.Value, *o.Exc) {
	if r := of(c).valueText(v); r.P != nil {
		return r, nil
	}
	return of(c).op(C.OP_STR, 0, v)
}

func (host) Index(c *o.Ctx, v o.Value) (o.Value, *o.Exc) { return of(c).op(C.OP_INDEX, 0, v) }
func (host) ClassOf(c *o.Ctx, v o.Value) o.Value {
	if v.Type() == &o.ForeignType {
		t := of(c)
		t.hold()
		class := typeOf((*o.Foreign)(v.P).Py)
		if class == tyNativeModule {
			class = tyModule // programs look for it in tables
		}
		return t.fromPy(class)
	}
	r, err := of(c).named(C.OP_GETATTR, v, "__class__")
	if err != nil {
		r, _ = of(c).op(C.OP_TYPE, 0, v)
	}
	return r
}

func (host) Format(c *o.Ctx, v, spec o.Value) (o.Value, *o.Exc) {
	if spec.P == nil {
		spec = o.EmptyStr
	}
	return of(c).op(C.OP_FORMAT, 0, v, spec)
}

// TypeName is tp_name: extension types have their module there, and in CPython's messages.
func (host) TypeName(v o.Value) string { return cstring(word(typeOf((*o.Obj)(v.P).Py), offTypeName)) }

func (host) IsInstance(c *o.Ctx, v, class o.Value) (bool, *o.Exc) {
	if t := of(c); v.Type() == &o.ForeignType {
		if a, k := t.near(v), classAddress(class); a != 0 && k != 0 {
			if is, ok := t.nearIsInstance(a, k); ok {
				c.Touched = true
				return is, nil
			}
		}
	}
	n, err := of(c).flag(C.OP_ISINSTANCE, 0, v, class)
	return n != 0, err
}

func (host) IsSubclass(c *o.Ctx, v, class o.Value) (bool, *o.Exc) {
	if a, k := classAddress(v), classAddress(class); a != 0 && k != 0 && typeOf(k) == tyType && typeFlags(typeOf(a))&flagType != 0 {
		of(c).Touched = true
		return isSubtype(a, k), nil
	}
	n, err := of(c).flag(C.OP_ISSUBCLASS, 0, v, class)
	return n != 0, err
}

func (host) ExcMatch(c *o.Ctx, e *o.Exc, class o.Value) (bool, *o.Exc) {
	t := of(c)
	if a := t.near(class); a != 0 && e.Py != 0 && isExceptionClass(a) {
		return isSubtype(typeOf(e.Py), a), nil
	}
	t.hold()
	if o.IsForeign(class) && !catches((*o.Foreign)(class.P).Py) {
		return false, o.NotExceptionClass(c)
	}
	n, err := t.flag(C.OP_EXCMATCH, 0, e.Passing(), class)
	return n != 0, err
}

func isExceptionClass(a uintptr) bool {
	return typeFlags(typeOf(a))&flagType != 0 && typeFlags(a)&flagBaseExc != 0
}

// catches reports what an except clause may name: an exception class, or a tuple of such.
func catches(a uintptr) bool {
	if typeFlags(typeOf(a))&flagTuple == 0 {
		return isExceptionClass(a)
	}
	for i := range word(a, offSize) {
		if !isExceptionClass(word(a+offTupleItems, 8*i)) {
			return false
		}
	}
	return true
}

func (host) HashBytes(b []byte) int64 {
	if len(b) == 0 {
		return 0
	}
	return int64(C.gb_hash_bytes((*C.char)(unsafe.Pointer(&b[0])), C.Py_ssize_t(len(b))))
}

// Normalize fills Args of an exception that came from CPython.
func (host) Normalize(c *o.Ctx, e *o.Exc) {
	if e.Py == 0 || e.Args != nil {
		return
	}
	v, err := of(c).named(C.OP_GETATTR, e.Passing(), "args")
	if err == nil && v.Type() == &o.TupleType {
		e.Args = (*o.Tuple)(v.P).V
	}
}

func (host) Migrate(c *o.Ctx, v o.Value) *o.Exc {
	a, err := of(c).toPy(v)
	if err == nil {
		decref(a)
	}
	return err
}
