package border

/*
#include "module.h"
#include "wire.h"
*/
import "C"

import o "goruntime/object"

// What an abstract class says of the objects of another one is kept in it, and
// said again without running Python code, until somewhere a class is registered
// (abc.get_cache_token). It is kept here too: asking is a crossing, for which an
// exception that is being handled crosses as well.

const offModuleState = 32

var abstract struct {
	tried   bool
	meta    uintptr // abc.ABCMeta, 0 where the number is not known to be where it is read
	token   uintptr // where the number is
	answers map[question]answer
}

type question struct {
	of    *o.Type
	class uintptr
}

type answer struct {
	token uintptr
	is    bool
}

const maxAnswers = 1 << 12 // their classes live for ever

// KeptInstance is isinstance(v, class) for a v of exactly class of, which ask answers.
func (host) KeptInstance(c *o.Ctx, of_ *o.Type, class o.Value, ask func() (bool, *o.Exc)) (bool, *o.Exc) {
	t := of(c)
	t.hold()
	if !abstract.tried {
		abstract.tried = true
		if err := t.findAbstract(); err != nil {
			return false, err
		}
	}
	k := classAddress(class)
	if k == 0 || abstract.meta == 0 || typeOf(k) != abstract.meta {
		return ask()
	}
	q := question{of_, k}
	known, ok := abstract.answers[q]
	token := word(abstract.token, 0)
	if ok && known.token == token {
		return known.is, nil
	}
	is, err := ask()
	if err == nil && (ok || len(abstract.answers) < maxAnswers) {
		if !ok {
			incref(k)
		}
		abstract.answers[q] = answer{token, is}
	}
	return is, err
}

// findAbstract compares the number where it should be with what get_cache_token says, twice.
func (t *thread) findAbstract() *o.Exc {
	m := uintptr(C.gb_import(C.uintptr_t(t.name("_abc"))))
	if m == 0 {
		return nil
	}
	meta, err := t.callHelper(helper.libraryClass, o.StrFromGo("abc"), o.StrFromGo("ABCMeta"))
	if err != nil {
		return err
	}
	state := word(m, offModuleState)
	if meta == pyNone || state == 0 {
		return nil
	}
	place := state + 8
	for range 2 {
		said, err := t.opWords(C.OP_CALLMETHOD, 1, obj(t.name("get_cache_token")), obj(m))
		if err != nil {
			return err
		}
		if !said.IsInt() || uintptr(said.Int()) != word(place, 0) {
			return nil
		}
		made, err := t.callHelper(meta, o.StrFromGo("probe"), o.NewTuple(nil), o.NewDict().Value())
		if err != nil {
			return err
		}
		_, err = t.opWords(C.OP_CALLMETHOD, 2, obj(t.name("register")), own(made), obj(tyLong))
		if err != nil {
			return err
		}
	}
	abstract.meta, abstract.token = meta, place
	abstract.answers = map[question]answer{}
	return nil
}
