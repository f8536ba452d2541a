package border

/*
#include "wire.h"
*/
import "C"

import (
	o "goruntime/object"
)

// What functools.lru_cache has kept is found in place: the wrapper's dict is
// looked up as others are, and its links and its count of hits changed as the
// wrapper does. Misses are in lrumiss.go; everything else is a call.

// The layout of the wrapper and of its links; findLRU tries it at load.
const (
	offLinkPrev   = 16
	offLinkNext   = 24
	offLinkResult = 48
	offLRUTyped   = 64
	offLRUCache   = 72
	offLRUHits    = 80
	offLRUMost    = 96 // maxsize, -1 for none
	offLRUMisses  = 104
)

// tyLRU is the wrapper's class, 0 where it is not laid out so.
var tyLRU uintptr

// nearLRU is f(*args) where f keeps its results and has that of these arguments; absent: it surely has not.
func (t *thread) nearLRU(f uintptr, args []o.Value) (x o.Value, absent bool) {
	if f == 0 || tyLRU == 0 || typeOf(f) != tyLRU || int32(word(f, offLRUTyped)) != 0 {
		return o.Value{}, false
	}
	slot, ok := t.findKept(f, args)
	if !ok || slot == 0 {
		return o.Value{}, ok
	}
	found := word(slot, 0)
	if int64(word(f, offLRUMost)) >= 0 {
		link := found
		found = word(link, offLinkResult)
		useLink(f, link)
	}
	setWord(f, offLRUHits, word(f, offLRUHits)+1)
	return t.nearFrom(found), false
}

func setWord(a, off, to uintptr) { *(*uintptr)(ptr(a + off)) = to }

// useLink makes a link the last of the ring, whose head is the wrapper.
func useLink(f, link uintptr) {
	prev, next := word(link, offLinkPrev), word(link, offLinkNext)
	setWord(prev, offLinkNext, next)
	setWord(next, offLinkPrev, prev)
	last := word(f, offLinkPrev)
	setWord(last, offLinkNext, link)
	setWord(f, offLinkPrev, link)
	setWord(link, offLinkPrev, last)
	setWord(link, offLinkNext, f)
}

// findLRU learns the wrapper's class, and compares what is read of two wrappers
// with what they did.
func (t *thread) findLRU() *o.Exc {
	class, err := t.callHelper(helper.libraryClass, o.StrFromGo("_functools"), o.StrFromGo("_lru_cache_wrapper"))
	if err != nil {
		return err
	}
	if class == pyNone {
		return nil
	}
	tyLRU = class
	abs, err := o.H.Builtin(&t.Ctx, "abs")
	if err != nil {
		return err
	}
	for _, most := range []o.Value{o.None, o.Int(8)} {
		f, err := t.callHelper(class, abs, most, o.False, o.None)
		if err != nil {
			return err
		}
		for _, n := range []int64{-5, -6, -5} {
			r, err := t.callHelper(f, o.Int(n))
			if err != nil {
				return err
			}
			decref(r)
		}
		if !t.laidOut(f, most) {
			tyLRU = 0
		}
		decref(f)
	}
	return nil
}

// laidOut checks a wrapper of abs that was called with -5, -6 and -5.
func (t *thread) laidOut(f uintptr, most o.Value) bool {
	size := uintptr(8)
	if most.IsNone() {
		size = ^uintptr(0)
	}
	if fn := word(f, offLRUFunc); typeOf(fn) != tyCFunction || cstring(word(word(fn, offMethodFn), 0)) != "abs" {
		return false
	}
	if word(f, offLRUMost) != size || word(f, offLRUHits) != 1 || word(f, offLRUMisses) != 2 || typeOf(word(f, offLRUCache)) != tyDict {
		return false
	}
	if size == 8 {
		slot, ok := dictFind(word(f, offLRUCache), o.Int(-5))
		if !ok || slot == 0 {
			return false
		}
		last := word(slot, 0)
		if word(f, offLinkPrev) != last || word(last, offLinkNext) != f || word(word(last, offLinkPrev), offLinkNext) != last || word(f, offLinkNext) != word(last, offLinkPrev) {
			return false
		}
	}
	x, _ := t.nearLRU(f, []o.Value{o.Int(-6)})
	return x.P != nil && x.IsInt() && x.Int() == 6 && word(f, offLRUHits) == 2
}
