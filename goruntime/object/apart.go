package object

// takesApart is the method of a compiled class for v[a, b] and its code, where that
// only takes its key apart: nothing else ever sees the tuple, so that one serves for all calls.
func takesApart(v Value, d dunder) (*Func, *Code) {
	t := v.Type()
	if t == nil || t.Layout == nil || t.Layout.Body != nil {
		return nil, nil
	}
	m := t.special(d)
	if m.P == nil || m.Type() != &FuncType {
		return nil, nil
	}
	if k := (*Func)(m.P).Code; k.Apart {
		return (*Func)(m.P), k
	}
	return nil, nil
}

// lendKey is the tuple of a and b for one call.
func lendKey(c *Ctx, a, b Value) *Tuple {
	k := c.apart
	if k == nil {
		k = (*Tuple)(PackTuple(Value{}, Value{}).P)
	}
	c.apart = nil
	k.V[0], k.V[1] = numpyObject(c, a), numpyObject(c, b)
	return k
}

func endKey(c *Ctx, k *Tuple) {
	k.V[0], k.V[1] = Value{}, Value{}
	c.apart = k
}

// GetApart is v[a, b] without a tuple of its own; false where it takes one.
func GetApart(c *Ctx, v, a, b Value) (Value, *Exc, bool) {
	m, code := takesApart(v, dGetItem)
	if m == nil || code.Pos != 2 || code.F2 == nil {
		return Value{}, nil, false
	}
	k := lendKey(c, a, b)
	x, err := code.F2(c, m, v, k.Value())
	endKey(c, k)
	return x, err, true
}

// PutApart is v[a, b] = x without a tuple of its own; false where it takes one.
func PutApart(c *Ctx, v, a, b, x Value) (*Exc, bool) {
	m, code := takesApart(v, dSetItem)
	if m == nil || code.Pos != 3 || code.F3 == nil {
		return nil, false
	}
	k := lendKey(c, a, b)
	_, err := code.F3(c, m, v, k.Value(), x)
	endKey(c, k)
	return err, true
}
