package border

/*
#include "wire.h"
*/
import "C"

import (
	o "goruntime/object"
)

// A closure variable that CPython holds is a genuine cell there. Both cells are
// kept equal: what compiled code stored goes over before CPython runs, what
// CPython stored comes back after.
type sharedCell struct {
	cell *o.Cell
	py   uintptr
	was  uintptr // what both hold, a reference; 0 while empty
	val  o.Value
}

// sharedCells are few and short-lived. GIL guarded.
var sharedCells []*sharedCell

var tyCell uintptr

const offCellRef = 16

func (t *thread) cellToPy(k *o.Cell) (uintptr, *o.Exc) {
	if k.Py != 0 {
		incref(k.Py)
		return k.Py, nil
	}
	a, err := t.object(C.OP_CALL, 0, obj(tyCell))
	if err != nil {
		return 0, err
	}
	k.Py = a
	incref(a)
	s := &sharedCell{cell: k, py: a}
	sharedCells = append(sharedCells, s)
	s.push(t)
	return a, nil
}

func cellFrom(a uintptr) (o.Value, bool) {
	for _, s := range sharedCells {
		if s.py == a {
			return s.cell.Value(), true
		}
	}
	return o.Value{}, false
}

func (t *thread) pushCells() {
	for _, s := range sharedCells {
		s.push(t)
	}
}

func (s *sharedCell) push(t *thread) {
	v := o.LoadValue(&s.cell.V)
	if v == s.val {
		return
	}
	s.val = v // first: the conversion may run operations, which push too
	var a uintptr
	if !v.Nil() {
		var err *o.Exc
		if a, err = t.toPy(v); err != nil {
			return
		}
		incref(a)
	}
	old := word(s.py, offCellRef)
	*(*uintptr)(ptr(s.py + offCellRef)) = a
	s.keep(a)
	if old != 0 {
		decref(old)
	}
}

// keep remembers the content, taking over the reference.
func (s *sharedCell) keep(a uintptr) {
	old := s.was
	s.was = a
	if old != 0 {
		decref(old)
	}
}

func (t *thread) pullCells() {
	dead := false
	for _, s := range sharedCells {
		s.pull(t)
		dead = dead || refcount(s.py) == 1
	}
	if dead {
		dropCells(func(s *sharedCell) bool { return refcount(s.py) == 1 })
	}
}

func (s *sharedCell) pull(t *thread) {
	a := word(s.py, offCellRef)
	if a == s.was {
		return
	}
	s.val = o.Value{}
	if a != 0 {
		incref(a)
		s.val = t.fromPy(a)
	}
	o.StoreValue(&s.cell.V, s.val)
	s.keep(a)
}

// renewCells: type.__new__ put a class into the cell of __class__ when it had no native twin yet.
func (t *thread) renewCells(class uintptr) {
	for _, s := range sharedCells {
		if s.was == class {
			s.val = t.fromPy(class)
			o.StoreValue(&s.cell.V, s.val)
		}
	}
}

// dropCells ends the sharing of cells. The list is made anew: somebody further
// up may be going through it.
func dropCells(which func(*sharedCell) bool) {
	var kept []*sharedCell
	for _, s := range sharedCells {
		if !which(s) {
			kept = append(kept, s)
			continue
		}
		s.cell.Py = 0
		s.keep(0)
		decref(s.py)
	}
	sharedCells = kept
}

// classCellDone: once type.__new__ has filled the cell of __class__, nobody but
// the methods needs it. A metaclass may keep the namespace and do that later.
func (t *thread) classCellDone(k *o.Cell) {
	for _, s := range sharedCells {
		if s.cell == k {
			if s.pull(t); s.val.Nil() {
				return
			}
			dropCells(func(other *sharedCell) bool { return other == s })
			return
		}
	}
}
