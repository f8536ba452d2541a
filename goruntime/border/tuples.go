package border

/*
#include "wire.h"
*/
import "C"

import (
	"runtime"
	"unsafe"

	"goruntime/leaf"
	o "goruntime/object"
)

// Tuples cross as copies.

// tupleFrom copies a tuple.
func (t *thread) tupleFrom(a uintptr) o.Value {
	if v, ok := recentOf(a); ok {
		return v
	}
	if v, ok := copyOf(a); ok {
		return v
	}
	n := int(word(a, offSize))
	if n == 0 {
		return o.EmptyTuple
	}
	plain := n <= o.PlainMost
	for i := 0; i < n; i++ {
		x := word(a, offTupleItems+uintptr(i)*8)
		if x == 0 {
			return t.foreign(a)
		}
		switch typeOf(x) {
		case tyLong, tyStr, tyFloat, tyBool, tyBytes:
		case tyTuple:
			if word(x, offSize) > 0 {
				return t.nestedTuple(a)
			}
		default:
			plain = plain && x == pyNone
		}
	}
	if !plain {
		if v, ok := sharedWith(a); ok {
			return v
		}
		v, items, beside := o.TupleBeside(n)
		for i := range items {
			items[i] = t.fromPy(word(a, offTupleItems+uintptr(i)*8))
		}
		t.sameAs(v, a, beside)
		return v
	}
	v := t.copyItems(a)
	remember(a, v)
	return v
}

// tupleTaken is the tuple at a, which nobody else refers to, so that nobody can tell the copy from it; a zero Value for a long one.
func (t *thread) tupleTaken(a uintptr) o.Value {
	if word(a, offSize) > takenMost || !isWhole(a) {
		return o.Value{}
	}
	v := t.copyItems(a)
	decref(a)
	return v
}

const takenMost = 16 // of a longer one the copy is worth keeping

// copyItems is a tuple of the items of the one at a.
func (t *thread) copyItems(a uintptr) o.Value {
	v, items := o.EmptyTupleOf(int(word(a, offSize)))
	for i := range items {
		items[i] = t.fromPy(word(a, offTupleItems+uintptr(i)*8))
	}
	return v
}

// isWhole: a tuple that is still being filled can be met in gc.get_objects().
func isWhole(a uintptr) bool {
	for i := uintptr(0); i < word(a, offSize); i++ {
		if word(a, offTupleItems+i*8) == 0 {
			return false
		}
	}
	return true
}

// sameAs lets the copy v of the tuple at a stand for it: v is a to `is`, and
// goes back as a, which the place beside its items keeps alive.
func (t *thread) sameAs(v o.Value, a uintptr, beside *o.Value) {
	k := (*o.Tuple)(v.P)
	if keepsCopy(k.V, maxKeptDepth) {
		incref(a)
		k.Py = a
		*beside = t.newForeign(a)
		noteCopy(a, k)
	} else if _, has := sharedWith(a); !has {
		share(&k.Obj, a)
	}
}

// restFrom is the tuple of a call's further arguments. It was made for the call,
// so nobody asks whether the copy is that very tuple, which need not live as long.
func (t *thread) restFrom(a uintptr) o.Value {
	if typeOf(a) != tyTuple || refcount(a) > refsOfRest {
		return t.fromPy(a)
	}
	return t.copyItems(a)
}

// refsOfRest are those of the function's frame: its variable, and the argument of the call into Go.
const refsOfRest = 2

// nestedTuple copies a tuple with tuples in it, without recursion: a work list
// of tuples whose items are still to be filled.
func (t *thread) nestedTuple(a uintptr) o.Value {
	type job struct {
		from   uintptr
		v      o.Value
		beside *o.Value
	}
	memo := map[uintptr]o.Value{}
	var jobs []job
	start := func(a uintptr) o.Value {
		if v, ok := memo[a]; ok {
			return v
		}
		if v, ok := sharedWith(a); ok {
			return v
		}
		n := int(word(a, offSize))
		if n == 0 {
			return o.EmptyTuple
		}
		if !isWhole(a) {
			return t.foreign(a)
		}
		v, _, beside := o.TupleBeside(n)
		memo[a] = v
		jobs = append(jobs, job{a, v, beside})
		return v
	}
	v := start(a)
	for at := 0; at < len(jobs); at++ {
		j := jobs[at]
		items := (*o.Tuple)(j.v.P).V
		for i := range items {
			x := word(j.from, offTupleItems+uintptr(i)*8)
			if typeOf(x) == tyTuple {
				items[i] = start(x)
			} else {
				items[i] = t.fromPy(x)
			}
		}
	}
	for at := len(jobs) - 1; at >= 0; at-- {
		t.sameAs(jobs[at].v, jobs[at].from, jobs[at].beside)
	}
	return v
}

// tupleToPy converts a tuple. The copy is kept, so that it is met again as this
// tuple, unless it is of plain values and crosses for the first time.
func (t *thread) tupleToPy(v o.Value) (uintptr, *o.Exc) {
	root := (*o.Tuple)(v.P)
	if root.Py != 0 {
		incref(root.Py)
		return root.Py, nil
	}
	a, err := t.copyTuple(root)
	if err != nil {
		return 0, err
	}
	if root.Py != 0 { // a list in it holds it: it crossed meanwhile
		decref(a)
		incref(root.Py)
		return root.Py, nil
	}
	if !o.PlainItems(root.V) || crossedBefore(root) {
		keepCopy(root, a)
	}
	return a, nil
}

func keepCopy(k *o.Tuple, a uintptr) {
	if keepsCopy(k.V, maxKeptDepth) {
		incref(a)
		k.Py = a
		owns(k, a)
	} else if len(k.V) > 0 {
		share(&k.Obj, a)
	}
}

// crossedTuples remembers where tuples of plain values lie that crossed. An
// address may have got another tuple since, whose copy is then kept early. GIL
// guarded.
var crossedTuples [1 << 15]uintptr

func crossedBefore(k *o.Tuple) bool {
	at := uintptr(unsafe.Pointer(k))
	e := &crossedTuples[at>>5%uintptr(len(crossedTuples))]
	if *e == at {
		return true
	}
	*e = at
	return false
}

const maxKeptDepth = 8

// keepsCopy: a copy of the items holds nothing that could hold the tuple.
// Objects of compiled classes and native containers could, and Go's collector
// does not see through CPython's references.
func keepsCopy(items []o.Value, depth int) bool {
	for _, x := range items {
		switch x.Type() {
		case &o.IntType, &o.FloatType, &o.StrType, &o.BoolType, &o.NoneType, &o.BytesType, &o.ForeignType, &o.TypeType:
		case &o.FuncType:
			if !(*o.Func)(x.P).Lasts() {
				return false
			}
		case &o.BuiltinType:
			if !(*o.Builtin)(x.P).Self.Nil() {
				return false
			}
		case &o.TupleType:
			if inner := (*o.Tuple)(x.P); len(inner.V) > 0 && (depth == 0 || !keepsCopy(inner.V, depth-1)) {
				return false
			}
		default:
			return false
		}
	}
	return len(items) > 0
}

// copyTuple makes the genuine tuple, innermost first, without recursion.
func (t *thread) copyTuple(root *o.Tuple) (uintptr, *o.Exc) {
	if !nests(root) {
		return t.flatTuple(root, nil)
	}
	memo := map[*o.Tuple]uintptr{}
	defer func() {
		for _, a := range memo {
			decref(a)
		}
	}()
	stack := []*o.Tuple{root}
	for len(stack) > 0 {
		k := stack[len(stack)-1]
		if _, done := memo[k]; done {
			stack = stack[:len(stack)-1]
			continue
		}
		if k.Py != 0 {
			incref(k.Py)
			memo[k] = k.Py
			continue
		}
		ready := true
		for _, x := range k.V {
			if x.Type() == &o.TupleType {
				if _, done := memo[(*o.Tuple)(x.P)]; !done {
					stack = append(stack, (*o.Tuple)(x.P))
					ready = false
				}
			}
		}
		if !ready {
			continue
		}
		a, err := t.flatTuple(k, memo)
		if err != nil {
			return 0, err
		}
		memo[k] = a
		if k != root && k.Py == 0 {
			keepCopy(k, a)
		}
		stack = stack[:len(stack)-1]
	}
	a := memo[root]
	incref(a)
	return a, nil
}

func nests(k *o.Tuple) bool {
	for _, x := range k.V {
		if x.Type() == &o.TupleType {
			return true
		}
	}
	return false
}

// flatTuple makes a tuple of items of which the tuples are made already.
func (t *thread) flatTuple(k *o.Tuple, made map[*o.Tuple]uintptr) (uintptr, *o.Exc) {
	if n := len(k.V); made == nil && n > 0 && n <= quietTuple {
		if a, err := t.shortTuple(k.V); a != 0 || err != nil {
			return a, err
		}
	}
	words := make([]C.W, len(k.V))
	for i, x := range k.V {
		if x.Type() == &o.TupleType {
			words[i] = obj(made[(*o.Tuple)(x.P)])
		} else if err := t.wire(x, &words[i]); err != nil {
			drop(words[:i])
			return 0, err
		}
	}
	a, err := t.object(C.OP_TUPLE, 0, words...)
	runtime.KeepAlive(k)
	return a, err
}

// shortTuple makes a genuine tuple of few items, none a tuple, without a
// transition to C; 0 where that is not possible.
func (t *thread) shortTuple(items []o.Value) (uintptr, *o.Exc) {
	if !leaf.Available || t.top+len(items) > len(t.w) {
		return 0, nil
	}
	t.hold()
	top := t.top
	w := t.take(len(items))
	defer func() { t.top = top }()
	for i, x := range items {
		if wiredBefore(items[:i], x, w[:i+1]) {
			continue
		}
		a, near := nearObject(x)
		if !near {
			var err *o.Exc
			if a, err = t.toPy(x); err != nil {
				drop(w[:i])
				return 0, err
			}
		}
		w[i] = own(a)
	}
	a := quiet(nearC.tuple, uintptr(len(items)), uintptr(unsafe.Pointer(&w[0])), 0)
	if a == 0 {
		drop(w)
	}
	return a, nil
}
