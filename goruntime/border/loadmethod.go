package border

import o "goruntime/object"

// A method of an object of CPython's is loaded for a call as CPython loads it:
// what the class has, with the object beside it, and no bound method.

func (host) LoadMethod(c *o.Ctx, v o.Value, name string) o.Value {
	t := of(c)
	if p := t.pattern(v); p != nil {
		if fn := o.PatternFunction(p, name); fn.P != nil {
			return fn
		}
	}
	a := t.near(v)
	if a == 0 {
		return o.Value{}
	}
	e := t.attrOf(a, name)
	if e == nil || e.method == 0 || e.own(a) != 0 || named(name).watches {
		return o.Value{}
	}
	if e.fn != nil && word(e.val, offFuncCode) == e.code && e.fn.Py == e.val {
		return e.fn.Value()
	}
	if fn := e.keeping(); fn != nil { // what else it is called with the caller keeps
		o.KeepAll(v)
		return fn.Value()
	}
	if e.loaded.P == nil {
		e.loaded = t.foreign(e.method)
		o.Keep(e.loaded)
	}
	return e.loaded
}

// classMethods are those of classes of the library which quiet calls know: the
// bound one, which CPython makes anew for each call, is kept.
var classMethods = map[string]bool{"fromisoformat": true, "fromordinal": true}

type classMethod struct {
	class uintptr
	name  string
}

// classMethodsKept are those met. GIL guarded.
var classMethodsKept = map[classMethod]o.Value{}

func (host) LoadClassMethod(c *o.Ctx, v o.Value, name string) o.Value {
	t := of(c)
	a := t.near(v)
	if a == 0 || !classMethods[name] || typeOf(a) != tyType {
		return o.Value{}
	}
	key := classMethod{a, name}
	kept, known := classMethodsKept[key]
	if known {
		return kept
	}
	if libraryName(a) == "" {
		return o.Value{}
	}
	bound, err := o.H.GetAttr(c, v, name)
	if err != nil || bound.Type() != &o.ForeignType || typeOf((*o.Foreign)(bound.P).Py) != tyCFunction {
		return o.Value{}
	}
	o.Keep(bound)
	classMethodsKept[key] = bound
	return bound
}

// descrNames are the names of C methods, by PyMethodDef. GIL guarded.
var descrNames = map[uintptr]string{}

// methodName is the name in a PyMethodDef.
func methodName(def uintptr) string {
	name, known := descrNames[def]
	if !known {
		name = cstring(word(def, 0))
		descrNames[def] = name
	}
	return name
}

// callDescr is f(self, ...) for a method descriptor of self's class where that needs no API; a zero Value leaves it to the API.
func (t *thread) callDescr(f uintptr, args []o.Value) o.Value {
	if len(args) == 0 || args[0].Type() != &o.ForeignType {
		return o.Value{}
	}
	self := (*o.Foreign)(args[0].P).Py
	if self == 0 || typeOf(self) != word(f, offDescrClass) {
		return o.Value{}
	}
	def := word(f, offDescrMethod)
	if last := &quietLast[def>>4%uintptr(len(quietLast))]; last.def == def && last.q != nil && last.q.packs != structNever {
		return t.callQuiet(last.q, self, args[1:], nil) // nearCall knows no such objects
	}
	if x := t.nearCall(self, args[0], methodName(def), args[1:]); x.P != nil {
		return x
	}
	q, known := quietKnown[def]
	if !known {
		q = t.quietDescr(f)
	}
	quietLast[def>>4%uintptr(len(quietLast))].def, quietLast[def>>4%uintptr(len(quietLast))].q = def, q
	if q == nil {
		return o.Value{}
	}
	return t.callQuiet(q, self, args[1:], nil)
}
