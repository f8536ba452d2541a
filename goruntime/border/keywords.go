package border

/*
#include "wire.h"
*/
import "C"

import o "goruntime/object"

// pullDict copies the dict of keyword arguments at a, which was made for the call and
// whose keys are texts.
func (t *thread) pullDict(a uintptr) (o.Value, *o.Exc) {
	d := o.NewDict()
	if typeOf(a) != tyDict || word(a, offDictValues) != 0 {
		return t.pullItems(d, a)
	}
	for i := uintptr(0); ; i++ {
		keys := word(a, offDictKeys)
		if i >= word(keys, offKeysCount) {
			return d.Value(), nil
		}
		k, v := entryAt(keys, i)
		if v == 0 {
			continue
		}
		incref(v) // reading the key may let go of another object
		if err := o.DictSet(&t.Ctx, d, t.fromPy(k), t.fromOwned(v)); err != nil {
			return o.Value{}, err
		}
	}
}

// pullItems does so where the dict's memory is not as it usually is.
func (t *thread) pullItems(d *o.Dict, a uintptr) (o.Value, *o.Exc) {
	var pos C.Py_ssize_t
	var k, v C.uintptr_t
	for C.gb_dict_next(C.uintptr_t(a), &pos, &k, &v) != 0 {
		if err := o.DictSet(&t.Ctx, d, t.fromPy(uintptr(k)), t.fromPy(uintptr(v))); err != nil {
			return o.Value{}, err
		}
	}
	return d.Value(), nil
}
