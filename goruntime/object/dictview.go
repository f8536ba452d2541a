package object

import "unsafe"

// dict_keys, dict_values and dict_items.

var (
	DictKeysType   = Type{Name: "dict_keys"}
	DictValuesType = Type{Name: "dict_values"}
	DictItemsType  = Type{Name: "dict_items"}
)

// DictView is a live view of a dict.
type DictView struct {
	Obj
	D *Dict
}

func newView(t *Type, dict Value) Value {
	return Value{P: unsafe.Pointer(&DictView{Obj: Obj{T: t}, D: (*Dict)(dict.P)})}
}

func viewOf(v Value) *Dict { return (*DictView)(v.P).D }

// isSetView: keys and items views behave like sets.
func isSetView(v Value) bool { return v.Type() == &DictKeysType || v.Type() == &DictItemsType }

func init() {
	initView(&DictKeysType, &DictKeyIterType, &DictRevKeyIterType)
	initView(&DictValuesType, &DictValueIterType, &DictRevValIterType)
	initView(&DictItemsType, &DictItemIterType, &DictRevItemIterTyp)
	DictKeysType.Contains = func(c *Ctx, v, x Value) (bool, *Exc) { return DictHas(c, viewOf(v), x) }
	DictItemsType.Contains = itemsContains
	for _, t := range []*Type{&DictKeysType, &DictItemsType} {
		t.Cmp = viewCmp
		t.Unhashable = true
		t.Bin[OpAnd] = viewAnd
		t.Bin[OpOr] = viewOr
		t.Bin[OpSub] = viewSub
		t.Bin[OpXor] = viewXor
	}
}

func initView(t, iter, rev *Type) {
	methods := []*Builtin{
		{Name: "__reversed__", E0: func(c *Ctx, self Value) (Value, *Exc) { return newDictIter(c, rev, viewOf(self)) }},
	}
	if t != &DictValuesType {
		methods = append(methods, &Builtin{Name: "isdisjoint", E1: viewIsDisjoint})
	}
	builtin(t, &ObjectType, methods)
	t.Len = func(c *Ctx, v Value) (int, *Exc) { return DictLen(c, viewOf(v)) }
	t.Iter = func(c *Ctx, v Value) (Value, *Exc) { return newDictIter(c, iter, viewOf(v)) }
	t.Repr = func(c *Ctx, v Value) (Value, *Exc) {
		if !reprEnter(c, v) {
			return StrConst("..."), nil
		}
		items, err := Items(c, v)
		reprLeave(c)
		if err != nil {
			return Value{}, err
		}
		return reprItems(c, v, t.Name+"([", "])", "...", func(i int) (Value, *Exc) {
			if i < len(items) {
				return items[i], nil
			}
			return Value{}, nil
		})
	}
}

func itemsContains(c *Ctx, v, x Value) (bool, *Exc) {
	t, ok := AsTuple(x)
	if !ok || len(t.V) != 2 {
		return false, nil
	}
	found, err := DictGet(c, viewOf(v), t.V[0])
	if err != nil || found.Nil() {
		return false, err
	}
	return Equal(c, found, t.V[1])
}

func viewCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	if !isSetView(b) && !isAnySet(b) {
		return NotImplemented, nil
	}
	n, err := Len(c, a)
	if err != nil {
		return Value{}, err
	}
	m, err := Len(c, b)
	if err != nil {
		return Value{}, err
	}
	ok := false
	switch op {
	case CmpEq, CmpNe:
		if n == m {
			ok, err = allIn(c, a, b)
		}
		ok = ok == (op == CmpEq)
	case CmpLt, CmpLe:
		if n < m || op == CmpLe && n == m {
			ok, err = allIn(c, a, b)
		}
	default:
		if n > m || op == CmpGe && n == m {
			ok, err = allIn(c, b, a)
		}
	}
	return Bool(ok), err
}

// allIn: every item of a is in b.
func allIn(c *Ctx, a, b Value) (bool, *Exc) {
	it, err := LoopIter(c, a)
	if err != nil {
		return false, err
	}
	defer EndLoop(c, it)
	for {
		x, err := Next(c, it)
		if err != nil || x.Nil() {
			return err == nil, err
		}
		if in, err := Contains(c, b, x); err != nil || !in {
			return false, err
		}
	}
}

// viewToSet is set(v) as the operators of views make it.
func viewToSet(c *Ctx, v Value) (*Set, *Exc) {
	if v.Type() == &DictKeysType {
		v = viewOf(v).Value()
	}
	s := NewSet()
	return s, SetUpdate(c, s, v)
}

func viewAnd(c *Ctx, a, b Value) (Value, *Exc) {
	if !isSetView(a) {
		a, b = b, a
	}
	n, err := Len(c, a)
	if err != nil {
		return Value{}, err
	}
	if b.Type() == &SetType {
		m, err := Len(c, b)
		if err != nil {
			return Value{}, err
		}
		if n <= m {
			return setIntersection(c, (*Set)(b.P), a)
		}
	}
	if isSetView(b) {
		m, err := Len(c, b)
		if err != nil {
			return Value{}, err
		}
		if m > n {
			a, b = b, a
		}
	}
	r := NewSet()
	it, err := LoopIter(c, b)
	if err != nil {
		return Value{}, err
	}
	defer EndLoop(c, it)
	for {
		x, err := Next(c, it)
		if err != nil {
			return Value{}, err
		}
		if x.Nil() {
			return r.Value(), nil
		}
		in, err := Contains(c, a, x)
		if err == nil && in {
			err = SetAdd(c, r, x)
		}
		if err != nil {
			return Value{}, err
		}
	}
}

func viewOr(c *Ctx, a, b Value) (Value, *Exc) {
	s, err := viewToSet(c, a)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), SetUpdate(c, s, b)
}

func viewSub(c *Ctx, a, b Value) (Value, *Exc) {
	s, err := viewToSet(c, a)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), setDifferenceUpdate(c, s, b)
}

func viewXor(c *Ctx, a, b Value) (Value, *Exc) {
	if a.Type() == &DictItemsType && b.Type() == &DictItemsType {
		return itemsXor(c, viewOf(a), viewOf(b))
	}
	s, err := viewToSet(c, a)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), setSymmetricUpdate(c, s, b)
}

// itemsXor is dictitems_xor: first what only the second has or has otherwise.
func itemsXor(c *Ctx, x, y *Dict) (Value, *Exc) {
	rest, err := DictCopy(c, x)
	if err != nil {
		return Value{}, err
	}
	r := NewSet()
	left := (*Dict)(rest.P)
	for it := DictIterOf(y); ; {
		k, v2, ok, err := it.Next(c)
		if err != nil {
			return Value{}, err
		}
		if !ok {
			break
		}
		v1, err := DictGet(c, left, k)
		if err != nil {
			return Value{}, err
		}
		if !v1.Nil() {
			same, err := Equal(c, v1, v2)
			if err != nil {
				return Value{}, err
			}
			if same {
				if _, err := DictPop(c, left, k); err != nil {
					return Value{}, err
				}
				continue
			}
		}
		if err := SetAdd(c, r, NewPair(k, v2)); err != nil {
			return Value{}, err
		}
	}
	for it := DictIterOf(left); ; {
		k, v, ok, err := it.Next(c)
		if err != nil {
			return Value{}, err
		}
		if !ok {
			return r.Value(), nil
		}
		if err := SetAdd(c, r, NewPair(k, v)); err != nil {
			return Value{}, err
		}
	}
}

func viewIsDisjoint(c *Ctx, self, other Value) (Value, *Exc) {
	if self.P == other.P {
		n, err := Len(c, self)
		return Bool(n == 0), err
	}
	n, err := Len(c, self)
	if err != nil {
		return Value{}, err
	}
	if isAnySet(other) || isSetView(other) {
		m, err := Len(c, other)
		if err != nil {
			return Value{}, err
		}
		if m > n {
			self, other = other, self
		}
	}
	it, err := LoopIter(c, other)
	if err != nil {
		return Value{}, err
	}
	defer EndLoop(c, it)
	for {
		x, err := Next(c, it)
		if err != nil {
			return Value{}, err
		}
		if x.Nil() {
			return True, nil
		}
		if in, err := Contains(c, self, x); err != nil || in {
			return Bool(!in), err
		}
	}
}
