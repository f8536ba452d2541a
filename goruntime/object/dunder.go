package object

// Special methods of compiled classes: which class attribute backs which slot.

type dunder uint8

const (
	dRepr dunder = iota
	dStr
	dHash
	dLt
	dLe
	dEq
	dNe
	dGt
	dGe
	dBool
	dLen
	dGetItem
	dSetItem
	dDelItem
	dContains
	dIter
	dNext
	dCall
	dNeg
	dPos
	dInvert
	dGetAttr
	dGetAttribute
	dSetAttr
	dDelAttr
	dGet
	dSet
	dDelete
	dEnter
	dExit
	dInit
	dNew
	dAwait
	dAIter
	dANext
	dAEnter
	dAExit
	dBin      // NumBinOps of each from here
	dRBin     = dBin + dunder(NumBinOps)
	dIBin     = dRBin + dunder(NumBinOps)
	numDunder = dIBin + dunder(NumBinOps)
)

var dunderNames = func() [numDunder]string {
	names := [numDunder]string{"__repr__", "__str__", "__hash__", "__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__",
		"__bool__", "__len__", "__getitem__", "__setitem__", "__delitem__", "__contains__", "__iter__", "__next__", "__call__",
		"__neg__", "__pos__", "__invert__", "__getattr__", "__getattribute__", "__setattr__", "__delattr__", "__get__", "__set__",
		"__delete__", "__enter__", "__exit__", "__init__", "__new__", "__await__", "__aiter__", "__anext__", "__aenter__", "__aexit__"}
	for op, n := range []string{"add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul"} {
		names[dBin+dunder(op)] = "__" + n + "__"
		names[dRBin+dunder(op)] = "__r" + n + "__"
		names[dIBin+dunder(op)] = "__i" + n + "__"
	}
	return names
}()

var isDunder = func() map[string]bool {
	m := map[string]bool{}
	for _, n := range dunderNames {
		m[n] = true
	}
	return m
}()

// dunderTable is what the special names mean for one class at one version.
type dunderTable struct {
	ver  uint64
	vals [numDunder]Value
}

// special returns the class attribute behind a special method, the zero Value
// when no compiled class along the MRO defines it (the slot is then a built-in's).
func (t *Type) special(d dunder) Value {
	l := t.Layout
	tab := l.dunders.Load()
	if ver := t.Ver.Load(); tab == nil || tab.ver != ver {
		tab = &dunderTable{ver: ver}
		for i, name := range dunderNames {
			tab.vals[i] = t.lookupCompiled(name)
		}
		l.dunders.Store(tab)
	}
	return tab.vals[d]
}

// lookupCompiled is Lookup that ignores what built-in bases define.
func (t *Type) lookupCompiled(name string) Value {
	for _, k := range t.MRO {
		if v, ok := k.OwnAttr(name); ok {
			if k.Layout == nil {
				return Value{}
			}
			return v
		}
	}
	return Value{}
}

// SpecialMethod calls a special method by name as CPython does: looked up on
// the class alone. ok is false when the class has none.
func SpecialMethod(c *Ctx, v Value, name string, args ...Value) (r Value, ok bool, err *Exc) {
	t := v.Type()
	m := t.find(name)
	if m.Nil() {
		return Value{}, false, nil
	}
	r, err = callSelf(c, m, v, args...)
	return r, true, err
}

// callSelf calls a raw class attribute as a method of self.
func callSelf(c *Ctx, m, self Value, args ...Value) (Value, *Exc) {
	switch m.Type() {
	case &FuncType:
		return CallFuncWith(c, (*Func)(m.P), self, args, nil)
	case &MethodDescrType:
		if b := (*Builtin)(m.P); !b.Static && !b.Class {
			return callBuiltin(c, b, self, args, nil)
		}
	}
	f, err := descrGet(c, m, self, self.Type())
	if err != nil {
		return Value{}, err
	}
	return Call(c, f, args, nil)
}

func callSelf0(c *Ctx, m, self Value) (Value, *Exc) {
	if m.Type() == &FuncType {
		return callFunc1(c, (*Func)(m.P), self)
	}
	return callSelf(c, m, self)
}

func callSelf1(c *Ctx, m, self, a Value) (Value, *Exc) {
	if m.Type() == &FuncType {
		return callFunc2(c, (*Func)(m.P), self, a)
	}
	return callSelf(c, m, self, a)
}

func callSelf2(c *Ctx, m, self, a, b Value) (Value, *Exc) {
	if m.Type() == &FuncType {
		return callFunc3(c, (*Func)(m.P), self, a, b)
	}
	return callSelf(c, m, self, a, b)
}

// fixSlots recomputes the slots of a compiled class and of its subclasses from
// the special methods along the MRO.
func (t *Type) fixSlots() {
	s := builtinBase(t).Slots
	if t.Layout.Body != nil {
		s = *bodySlots(t.Layout.Body)
	}
	s.New = nil
	has := func(d dunder) bool { return !t.special(d).Nil() }
	if has(dRepr) {
		s.Repr = userRepr
	}
	if has(dStr) {
		s.Str = userStr
	} else if has(dRepr) && !t.Exception && !t.Layout.frozen {
		s.Str = reprAsStr
	}
	t.Unhashable = t.Layout.Body != nil && t.Layout.Body.Unhashable
	if has(dHash) {
		s.Hash = userHash
		t.Unhashable = t.special(dHash).IsNone()
	}
	if has(dLt) || has(dLe) || has(dEq) || has(dNe) || has(dGt) || has(dGe) {
		s.Cmp = userCmp
	}
	if has(dBool) {
		s.Truth = userTruth
	}
	if has(dLen) {
		s.Len = userLen
	}
	if has(dGetItem) {
		s.GetItem = userGetItem
	}
	if has(dSetItem) || has(dDelItem) { // one slot in CPython
		s.SetItem = userSetItem
	}
	if has(dSetItem) || has(dDelItem) {
		s.DelItem = userDelItem
	}
	if has(dContains) {
		s.Contains = userContains
	}
	t.Layout.ownIter = has(dIter)
	if has(dIter) {
		s.Iter = userIter
	}
	if has(dNext) {
		s.Next = userNext
	}
	if has(dCall) {
		s.Call = userCall
	}
	if t.Layout.Body != nil {
		t.hideSequenceSlots(&s, has)
	}
	for op := range s.Un {
		if has(dNeg + dunder(op)) {
			s.Un[op] = userUn[op]
		}
	}
	t.UserBin = 0
	for op := BinOp(0); op < NumBinOps; op++ {
		if has(dBin+dunder(op)) || has(dRBin+dunder(op)) {
			s.Bin[op] = userBin[op]
			t.UserBin |= 1 << op
		}
		if has(dIBin + dunder(op)) {
			s.InPlace[op] = userInPlace[op]
		}
	}
	h := attrHooks{getattr: has(dGetAttr), getattribute: has(dGetAttribute), setattr: has(dSetAttr), delattr: has(dDelAttr)}
	t.Layout.hooks = h
	if h.getattr || h.getattribute {
		s.GetAttr = userGetAttr
	}
	if h.setattr || h.delattr {
		s.SetAttr = userSetAttr
	}
	if has(dGet) {
		s.DescrGet = userDescrGet
	}
	if has(dSet) || has(dDelete) {
		s.DescrSet = userDescrSet
	}
	became := t.Layout.fixed && (t.DescrGet == nil && s.DescrGet != nil || t.DescrSet == nil && s.DescrSet != nil)
	t.Slots, t.Layout.fixed = s, true
	t.settle()
	if became {
		becameDescriptors(t)
	}
	for _, sub := range t.subs {
		if sub.Layout != nil {
			sub.fixSlots()
		}
	}
}

// builtinBase is the first class along the MRO that is not compiled.
func builtinBase(t *Type) *Type {
	for _, k := range t.MRO {
		if k.Layout == nil {
			return k
		}
	}
	return &ObjectType
}

// SetClassAttr sets or deletes (zero Value) an attribute of a compiled class,
// and the slots that depend on it.
func SetClassAttr(c *Ctx, t *Type, name string, v Value) *Exc {
	if name == "__abstractmethods__" {
		some := false
		if !v.Nil() {
			var err *Exc
			if some, err = Truth(c, v); err != nil {
				return err
			}
		}
		t.Abstract = some
	}
	t.SetOwnAttr(name, v)
	if isDunder[name] {
		t.fixSlots()
	}
	classChanged(t, name)
	return nil
}

// ClassChanged is set by package border: a class with a twin got, changed or
// lost an attribute.
var ClassChanged func(t *Type, name string)

func classChanged(t *Type, name string) {
	if t.Host != nil && ClassChanged != nil {
		ClassChanged(t, name)
	}
}
