package border

import o "goruntime/object"

// Operators between sets of CPython's, and between these and sets of Go's, where
// only plain values tell whether keys are equal: no Python code runs then.

// setOperand is a set of CPython's at a, or one of Go's.
func (t *thread) setOperand(v o.Value) (a uintptr, s *o.Set) {
	switch v.Type() {
	case &o.ForeignType:
	case &o.SetType, &o.FrozenSetType:
		if s = (*o.Set)(v.P); s.Py == 0 {
			return 0, s
		}
	default:
		return 0, nil
	}
	if a = t.near(v); a != 0 && typeOf(a) != tySet && typeOf(a) != tyFrozenSet {
		a = 0
	}
	return a, nil
}

// setCompare is a comparison of sets, one of them CPython's; a zero Value leaves it to the API.
func (t *thread) setCompare(op o.CmpOp, a, b o.Value) o.Value {
	x, s := t.setOperand(a)
	if x == 0 && s == nil {
		return o.Value{}
	}
	y, r := t.setOperand(b)
	if y == 0 && (r == nil || x == 0) {
		return o.Value{}
	}
	n, m := t.setUsed(x, s), t.setUsed(y, r)
	within, sure := false, true
	switch op {
	case o.CmpEq, o.CmpNe:
		if n == m {
			within, sure = t.setWithin(x, s, y, r)
		}
		within = within == (op == o.CmpEq)
	case o.CmpLe, o.CmpLt:
		if n < m || n == m && op == o.CmpLe {
			within, sure = t.setWithin(x, s, y, r)
		}
	default:
		if n > m || n == m && op == o.CmpGe {
			within, sure = t.setWithin(y, r, x, s)
		}
	}
	if !sure {
		return o.Value{}
	}
	t.Touched = true
	return o.Bool(within)
}

func (t *thread) setUsed(a uintptr, s *o.Set) int {
	if s != nil {
		n, _ := o.SetLen(&t.Ctx, s)
		return n
	}
	return int(word(a, offSetUsed))
}

// setWithin: every element of the first set is in the second.
func (t *thread) setWithin(x uintptr, s *o.Set, y uintptr, r *o.Set) (within, sure bool) {
	if s != nil {
		sure = true
		within = s.AllPlain(func(key o.Value) bool {
			var slot uintptr
			slot, sure = setFind(y, key)
			return slot != 0 && sure
		})
		return within, sure
	}
	table, mask := word(x, offSetTable), word(x, offSetMask)
	for e, left := table, word(x, offSetUsed); left > 0 && e <= table+mask*16; e += 16 {
		k, h := word(e, 0), int64(word(e, 8))
		if k == 0 || h == -1 {
			continue
		}
		left--
		found, sure := false, false
		if r == nil {
			first := word(y, offSetTable) + (uintptr(h)&word(y, offSetMask))*16
			if word(first, 0) == k { // mostly this one tells
				continue
			}
			var slot uintptr
			slot, sure = setProbe(y, &nearKey{hash: h, of: k})
			found = slot != 0
		} else if key := t.plainKey(k); key.P != nil {
			found, sure = r.HasPlain(key, h)
		}
		if !found || !sure {
			return false, sure
		}
	}
	return true, true
}

// plainKey is an int, str, bool or None as a Value, zero for anything else.
func (t *thread) plainKey(a uintptr) o.Value {
	switch class := typeOf(a); {
	case class == tyLong:
		if n, ok := shortInt(a); ok {
			return o.Int(n)
		}
	case class == tyStr, class == tyBool, a == pyNone:
		return t.nearFrom(a)
	}
	return o.Value{}
}

// setBinary is an operator between sets, one of them CPython's; a zero Value leaves it to the API.
func (t *thread) setBinary(op o.BinOp, inplace bool, a, b o.Value) (r o.Value, err *o.Exc) {
	switch op {
	case o.OpSub, o.OpAnd, o.OpOr, o.OpXor:
	default:
		return r, nil
	}
	x, s := t.setOperand(a)
	if x == 0 && (s == nil || b.Type() != &o.ForeignType) {
		return r, nil
	}
	y, other := t.setOperand(b)
	switch {
	case x != 0 && y != 0:
		if word(x, offSetUsed)+word(y, offSetUsed) > quietMost || !plainMembers(x) || !plainMembers(y) {
			return r, nil
		}
		off, fn := numberSlots[op], uintptr(0)
		if inplace {
			fn = slotOf(typeOf(x), offTypeNumber, off.inPlace) // a frozenset has none
		}
		if fn == 0 {
			fn = slotOf(typeOf(x), offTypeNumber, off.plain)
		}
		if got := quiet(fn, x, y, 0); got != 0 {
			t.Touched = true
			if got == x {
				decref(got)
				return a, nil
			}
			return t.fromOwned(got), nil
		}
	case y != 0:
		if t.setView(y) {
			if inplace {
				r, err = o.InPlace(&t.Ctx, op, a, t.beside.Value())
			} else {
				r, err = o.Binary(&t.Ctx, op, a, t.beside.Value())
			}
			t.beside.End()
		}
	case x != 0 && other != nil && !inplace:
		if t.setView(x) {
			r, err = o.Binary(&t.Ctx, op, t.beside.Value(), b)
			t.beside.End()
		}
	}
	return r, err
}

// nearSetCall is a method that says of another set what an operator does; a zero Value leaves it to the API.
func (t *thread) nearSetCall(v o.Value, name string, args []o.Value) (r o.Value) {
	if len(args) != 1 {
		return r
	}
	op := o.OpAnd
	switch name {
	case "issubset":
		return t.setCompare(o.CmpLe, v, args[0])
	case "issuperset":
		return t.setCompare(o.CmpGe, v, args[0])
	case "intersection":
	case "union":
		op = o.OpOr
	case "difference":
		op = o.OpSub
	case "symmetric_difference":
		op = o.OpXor
	default:
		return r
	}
	if y, _ := t.setOperand(args[0]); y == 0 {
		return r
	}
	got, _ := t.setBinary(op, false, v, args[0]) // two of CPython's, of plain values: there is no error
	return got
}

// setView has t.beside stand for the small set of plain keys at a; false where it does not.
func (t *thread) setView(a uintptr) bool {
	class := &o.SetType
	if typeOf(a) == tyFrozenSet {
		class = &o.FrozenSetType
	}
	table, mask := word(a, offSetTable), word(a, offSetMask)
	if mask >= o.SetViewSlots || !t.beside.Begin(class, int(mask)+1) {
		return false
	}
	for i := range mask + 1 {
		k, h := word(table, i*16), int64(word(table, i*16+8))
		if k == 0 {
			continue
		}
		var key o.Value
		if h != -1 {
			if key = t.plainKey(k); key.P == nil {
				t.beside.End()
				return false
			}
		}
		t.beside.Put(int(i), key, h)
	}
	t.Touched = true
	return true
}

// plainMembers: neither comparing nor letting go of the set's elements runs Python code.
func plainMembers(a uintptr) bool {
	for i := range word(a, offSetMask) + 1 {
		if k, ok := memberAt(a, i); ok && !plainMember(k, maxKeptDepth) {
			return false
		}
	}
	return true
}

func plainMember(a uintptr, levels int) bool {
	switch {
	case isPlain(a):
		return true
	case typeOf(a) != tyTuple || levels == 0:
		return false
	}
	for i := range word(a, offSize) {
		if x := word(a, offTupleItems+i*8); x == 0 || !plainMember(x, levels-1) {
			return false
		}
	}
	return true
}
