package border

/*
#include "wire.h"
*/
import "C"

import (
	"runtime"
	"unsafe"

	o "goruntime/object"
)

// Tuples cross as copies.

// tupleToPy converts a tuple. One that crosses again and again keeps its copy.
func (t *thread) tupleToPy(v o.Value) (uintptr, *o.Exc) {
	root := (*o.Tuple)(v.P)
	if root.Py != 0 {
		incref(root.Py)
		return root.Py, nil
	}
	a, err := t.copyTuple(root)
	if err == nil && crossedBefore(root) && keepsCopy(root.V, maxKeptDepth) {
		incref(a)
		root.Py = a
		runtime.AddCleanup(root, releaseContainer, a)
	}
	return a, err
}

// crossedTuples remembers where tuples lie that crossed. An address may have
// got another tuple since, whose copy is then kept early. GIL guarded.
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
		case &o.TupleType:
			if depth == 0 || !keepsCopy((*o.Tuple)(x.P).V, depth-1) {
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
