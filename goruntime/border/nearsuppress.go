package border

import (
	"slices"

	o "goruntime/object"
)

// What contextlib.suppress does when a with statement ends is done in place: the exception need not cross.

// suppressor is where its __exit__ finds the function issubclass, which is at `is`.
type suppressor struct {
	is                uintptr
	globals, builtins uintptr
}

// suppressors are known by the code objects of functions called __exit__, which are kept; 0 for others. GIL guarded.
var suppressors = map[uintptr]suppressor{}

const (
	maxSuppressors = 1 << 8
	suppressedName = "_exceptions"
)

var issubclassName = o.StrFromGo("issubclass")

func (t *thread) suppressorOf(f uintptr) (k suppressor) {
	code := word(f, offFuncCode)
	k, known := suppressors[code]
	if known || len(suppressors) >= maxSuppressors {
		return k
	}
	found, err := t.helped(helper.suppresses, f)
	if err != nil {
		return k
	}
	if found.Type() == &o.TupleType {
		v := (*o.Tuple)(found.P).V
		o.KeepAll(v[:2]...)
		k.globals, k.builtins = (*o.Obj)(v[0].P).Py, (*o.Obj)(v[1].P).Py
		if slot, ok := dictFind(k.builtins, issubclassName); ok && slot != 0 {
			k.is = word(slot, 0)
			incref(k.is)
		}
		incref(k.globals)
		incref(k.builtins)
	}
	incref(code)
	suppressors[code] = k
	return k
}

func (host) Suppresses(c *o.Ctx, exit, self o.Value, err *o.Exc) (yes, known bool) {
	t := of(c)
	f, a := t.near(exit), (*o.Foreign)(self.P).Py
	if f == 0 || typeOf(f) != tyFunction {
		return false, false
	}
	k := t.suppressorOf(f)
	if k.is == 0 {
		return false, false
	}
	for place, is := range [2]uintptr{0, k.is} {
		slot, ok := dictFind([2]uintptr{k.globals, k.builtins}[place], issubclassName)
		if !ok || slot != 0 && word(slot, 0) != is || slot == 0 && is != 0 {
			return false, false
		}
	}
	if err == nil {
		return false, true
	}
	e := t.attrOf(a, suppressedName)
	if e == nil || e.kind != attrOwn {
		return false, false
	}
	classes := t.nearAttr(a, suppressedName)
	if classes.P == nil || classes.Type() != &o.TupleType {
		return false, false
	}
	for _, x := range (*o.Tuple)(classes.P).V { // issubclass asks no class that is built in
		if !o.IsTypeValue(x) || !o.AsType(x).Exception || o.AsType(x).Layout != nil || typeOf(o.AsType(x).Py) != tyType {
			return false, false
		}
	}
	for _, x := range (*o.Tuple)(classes.P).V {
		if err.T.Subclass(o.AsType(x)) {
			return true, true
		}
	}
	// since 3.12 a group is split
	return false, err.Py == 0 && !slices.ContainsFunc(err.T.MRO, func(k *o.Type) bool { return k.Name == "BaseExceptionGroup" })
}
