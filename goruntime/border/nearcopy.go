package border

/*
#include "module.h"
*/
import "C"

import o "goruntime/object"

const offFuncName = 32

// copier is a function called copy; its tables are those by which copy.copy
// finds what else copies a class, 0 where it is another function.
type copier struct{ tables [2]uintptr }

// copiers are known by their code objects, which are kept. GIL guarded.
var copiers = map[uintptr]copier{}

const maxCopiers = 64

// nearCopy is copy.copy of a native object whose class says nothing of copying;
// the zero Value leaves it to the API.
func (t *thread) nearCopy(f uintptr, args []o.Value) (o.Value, *o.Exc) {
	if f == 0 || len(args) != 1 || args[0].Type().Layout == nil || typeOf(f) != tyFunction || word(f, offFuncName) != t.name("copy") {
		return o.Value{}, nil
	}
	code := word(f, offFuncCode)
	known, ok := copiers[code]
	if !ok {
		if len(copiers) >= maxCopiers {
			return o.Value{}, nil
		}
		found, err := t.helped(helper.copyTables, f)
		if err != nil {
			return o.Value{}, err
		}
		if found.Type() == &o.TupleType {
			for i, x := range (*o.Tuple)(found.P).V {
				o.Keep(x)
				known.tables[i] = (*o.Obj)(x.P).Py
			}
		}
		incref(code)
		copiers[code] = known
	}
	class := args[0].Type().Py
	for _, table := range known.tables {
		var a C.uintptr_t
		if table == 0 || class != 0 && C.gb_dict_get(C.uintptr_t(table), C.uintptr_t(class), &a) != 0 {
			return o.Value{}, nil
		}
	}
	return o.PlainCopy(&t.Ctx, args[0])
}
