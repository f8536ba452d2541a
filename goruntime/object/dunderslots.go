package object

// The slots of compiled classes: each calls a special method and checks its
// answer as CPython's typeobject.c does.

type attrHooks struct{ getattr, getattribute, setattr, delattr bool }

func userRepr(c *Ctx, v Value) (Value, *Exc) { return stringOf(c, v, dRepr) }
func userStr(c *Ctx, v Value) (Value, *Exc)  { return stringOf(c, v, dStr) }

// reprAsStr is the __str__ of object where the class has a __repr__: only str() looks at what that returns.
func reprAsStr(c *Ctx, v Value) (Value, *Exc) {
	r, err := callSelf0(c, v.Type().special(dRepr), v)
	if err != nil {
		return Value{}, err
	}
	return checkString(c, r, dStr)
}

func stringOf(c *Ctx, v Value, d dunder) (Value, *Exc) {
	r, err := callSelf0(c, v.Type().special(d), v)
	if err != nil {
		return Value{}, err
	}
	return checkString(c, r, d)
}

func checkString(c *Ctx, r Value, d dunder) (Value, *Exc) {
	if _, ok := TextOf(r); ok {
		return r, nil
	}
	if ok, err := IsInstance(c, r, TypeValue(&StrType)); err != nil || ok {
		return r, err
	}
	return Value{}, Raise(c, &TypeErrorType, "%s returned non-string (type %s)", dunderNames[d], TypeName(r))
}

func userHash(c *Ctx, v Value) (int64, *Exc) {
	m := v.Type().special(dHash)
	if m.IsNone() {
		return 0, Raise(c, &TypeErrorType, "unhashable type: '%s'", TypeName(v))
	}
	if m.Type() == &ForeignType {
		if h, ok, err := v.Type().hashPlainly(c, m, v); err != nil || ok {
			return h, err
		}
	}
	r, err := callSelf0(c, m, v)
	if err != nil {
		return 0, err
	}
	if r.IsInt() {
		if h := r.Int(); h != -1 {
			return h, nil
		}
		return -2, nil
	}
	if ok, err := IsInstance(c, r, TypeValue(&IntType)); err != nil || !ok {
		if err == nil {
			err = Raise(c, &TypeErrorType, "__hash__ method should return an integer")
		}
		return 0, err
	}
	return Hash(c, r)
}

func userCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	t := a.Type()
	if m := t.special(dLt + dunder(op)); !m.Nil() {
		if m.Type() == &FuncType {
			return callFunc2(c, (*Func)(m.P), a, b)
		}
		if m.Type() == &ForeignType && b.Type() == t {
			if r, ok, err := t.comparePlainly(c, m, a, b, op); err != nil || ok {
				return r, err
			}
		}
		if m.Type() == &ForeignType {
			if in, lt := t.orderedBy(c, m, op); in != nil {
				return in.compare(c, lt, a, b)
			}
		}
		f, err := descrGet(c, m, a, t)
		if err != nil {
			return NotImplemented, nil // as slot_tp_richcompare takes it
		}
		return Call1(c, f, b)
	}
	if t.Layout.Body != nil {
		return bodySlots(t.Layout.Body).Cmp(c, a, b, op)
	}
	if op == CmpNe {
		if m := t.special(dEq); !m.Nil() {
			if m.Type() == &ForeignType && b.Type() == t {
				if r, ok, err := t.comparePlainly(c, m, a, b, CmpEq); err != nil || ok {
					return Bool(!r.IsTrue()), err
				}
			}
			v, err := callSelf1(c, m, a, b)
			if err != nil || v.IsNotImplemented() {
				return v, err
			}
			eq, err := Truth(c, v)
			return Bool(!eq), err
		}
	}
	return objectCompare(c, op, a, b)
}

func userTruth(c *Ctx, v Value) (bool, *Exc) {
	r, err := callSelf0(c, v.Type().special(dBool), v)
	if err != nil {
		return false, err
	}
	if !r.IsBool() {
		return false, Raise(c, &TypeErrorType, "__bool__ should return bool, returned %s", TypeName(r))
	}
	return r.IsTrue(), nil
}

func userLen(c *Ctx, v Value) (int, *Exc) {
	r, err := callSelf0(c, v.Type().special(dLen), v)
	if err != nil {
		return 0, err
	}
	if !r.IsInt() {
		if r, err = Index(c, r); err != nil {
			return 0, err
		}
		if !r.IsInt() {
			return 0, Raise(c, &OverflowErrorType, "cannot fit 'int' into an index-sized integer")
		}
	}
	if r.Int() < 0 {
		return 0, Raise(c, &ValueErrorType, "__len__() should return >= 0")
	}
	return int(r.Int()), nil
}

func userGetItem(c *Ctx, v, key Value) (Value, *Exc) {
	return callSelf1(c, v.Type().special(dGetItem), v, key)
}

func userSetItem(c *Ctx, v, key, val Value) *Exc {
	m := v.Type().special(dSetItem)
	if m.Nil() {
		if body := v.Type().Layout.Body; body != nil {
			return bodySlots(body).SetItem(c, v, key, val)
		}
		return RaiseArgs(c, &AttributeErrorType, StrFromGo("__setitem__"))
	}
	_, err := callSelf2(c, m, v, key, val)
	return err
}

func userDelItem(c *Ctx, v, key Value) *Exc {
	m := v.Type().special(dDelItem)
	if m.Nil() {
		if body := v.Type().Layout.Body; body != nil {
			return bodySlots(body).DelItem(c, v, key)
		}
		return RaiseArgs(c, &AttributeErrorType, StrFromGo("__delitem__"))
	}
	_, err := callSelf1(c, m, v, key)
	return err
}

func userContains(c *Ctx, v, item Value) (bool, *Exc) {
	m := v.Type().special(dContains)
	if m.IsNone() {
		return false, Raise(c, &TypeErrorType, "'%s' object is not a container", TypeName(v))
	}
	r, err := callSelf1(c, m, v, item)
	if err != nil {
		return false, err
	}
	return Truth(c, r)
}

func userIter(c *Ctx, v Value) (Value, *Exc) {
	m := v.Type().special(dIter)
	if m.IsNone() {
		return Value{}, Raise(c, &TypeErrorType, "'%s' object is not iterable", TypeName(v))
	}
	it, err := callSelf0(c, m, v)
	if err != nil {
		return Value{}, err
	}
	if it.Type().Next == nil {
		return Value{}, Raise(c, &TypeErrorType, "iter() returned non-iterator of type '%s'", TypeName(it))
	}
	return it, nil
}

func userNext(c *Ctx, v Value) (Value, *Exc) {
	r, err := callSelf0(c, v.Type().special(dNext), v)
	if err != nil && err.T.Subclass(&StopIterationType) {
		return Value{}, nil
	}
	return r, err
}

func userCall(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
	m := v.Type().special(dCall)
	if m.Type() == &FuncType {
		return CallFuncWith(c, (*Func)(m.P), v, args, names)
	}
	// __call__ may be an instance of the same class: no compiled frame would count
	if err := deeper(c, ""); err != nil {
		return Value{}, err
	}
	defer func() { c.Depth-- }()
	f, err := descrGet(c, m, v, v.Type())
	if err != nil {
		return Value{}, err
	}
	return Call(c, f, args, names)
}

var userUn = func() (fs [NumUnOps]UnaryFunc) {
	for op := range fs {
		d := dNeg + dunder(op)
		fs[op] = func(c *Ctx, v Value) (Value, *Exc) { return callSelf0(c, v.Type().special(d), v) }
	}
	return fs
}()

var userInPlace = func() (fs [NumBinOps]BinaryFunc) {
	for op := range fs {
		d := dIBin + dunder(op)
		fs[op] = func(c *Ctx, a, b Value) (Value, *Exc) { return callSelf1(c, a.Type().special(d), a, b) }
	}
	return fs
}()

var userBin = func() (fs [NumBinOps]BinaryFunc) {
	for op := range fs {
		fs[op] = func(c *Ctx, a, b Value) (Value, *Exc) { return userBinary(c, BinOp(op), a, b) }
	}
	return fs
}()

// operand is the method behind an operator of which the class defines one side, or both; the other
// may be that of the built-in type that it extends.
func (t *Type) operand(d dunder) Value {
	m := t.special(d)
	if m.Nil() && t.Layout.Body != nil {
		m = t.Lookup(dunderNames[d])
	}
	return m
}

// userBinary is SLOT1BINFULL of typeobject.c: it serves both operands, so the
// dispatcher does not call it a second time for the right one (UserBin).
func userBinary(c *Ctx, op BinOp, a, b Value) (Value, *Exc) {
	ta, tb := a.Type(), b.Type()
	left, right := ta.UserBin&(1<<op) != 0, tb.UserBin&(1<<op) != 0
	other := ta != tb && right
	if left {
		if other && tb.Subclass(ta) {
			// the reflected method goes first when the subclass overrides it
			rb, ra := tb.operand(dRBin+dunder(op)), ta.operand(dRBin+dunder(op))
			if !rb.Nil() && (ra.Nil() || ra.P != rb.P) {
				if r, err := callSelf1(c, rb, b, a); err != nil || !r.IsNotImplemented() {
					return r, err
				}
				other = false
			}
		}
		if m := ta.operand(dBin + dunder(op)); !m.Nil() {
			if r, err := callSelf1(c, m, a, b); err != nil || !r.IsNotImplemented() || ta == tb {
				return r, err
			}
		}
	}
	if other {
		if m := tb.operand(dRBin + dunder(op)); !m.Nil() {
			return callSelf1(c, m, b, a)
		}
	}
	return NotImplemented, nil
}

func userGetAttr(c *Ctx, v Value, name string) (Value, *Exc) {
	t := v.Type()
	var err *Exc
	if m := t.special(dGetAttribute); !m.Nil() {
		var x Value
		x, err = callSelf1(c, m, v, c.intern(name))
		if err == nil || !t.Layout.hooks.getattr || !err.T.Subclass(&AttributeErrorType) {
			return x, err
		}
	} else {
		x, e := lookupGeneric(c, v, name)
		if e == nil && !x.Nil() {
			return x, nil
		}
		if e != nil && !e.T.Subclass(&AttributeErrorType) {
			return Value{}, e
		}
	}
	return callSelf1(c, t.special(dGetAttr), v, c.intern(name))
}

func userSetAttr(c *Ctx, v Value, name string, val Value) *Exc {
	t := v.Type()
	d := dSetAttr
	if val.Nil() {
		d = dDelAttr
	}
	m := t.special(d)
	if m.Nil() {
		return setGeneric(c, v, name, val)
	}
	var err *Exc
	if val.Nil() {
		_, err = callSelf1(c, m, v, c.intern(name))
	} else {
		_, err = callSelf2(c, m, v, c.intern(name), val)
	}
	return err
}

func userDescrGet(c *Ctx, d, self Value, owner *Type) (Value, *Exc) {
	if self.Nil() {
		self = None
	}
	m := d.Type().special(dGet)
	if m.Type() == &FuncType {
		return callFunc3(c, (*Func)(m.P), d, self, TypeValue(owner))
	}
	return Call(c, m, []Value{d, self, TypeValue(owner)}, nil) // as it is, not bound to the descriptor
}

func userDescrSet(c *Ctx, d, self, val Value) *Exc {
	var err *Exc
	if val.Nil() {
		m := d.Type().special(dDelete)
		if m.Nil() {
			return Raise(c, &AttributeErrorType, "__delete__")
		}
		_, err = callSelf1(c, m, d, self)
		return err
	}
	m := d.Type().special(dSet)
	if m.Nil() {
		return Raise(c, &AttributeErrorType, "__set__")
	}
	_, err = callSelf2(c, m, d, self, val)
	return err
}
