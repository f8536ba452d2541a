package object

// What Python's operators do with dicts, and dict's methods.

func init() {
	t := &DictType
	builtin(t, &ObjectType, []*Builtin{
		{Name: "clear", E0: dictClear},
		{Name: "copy", E0: func(c *Ctx, self Value) (Value, *Exc) { return DictCopy(c, (*Dict)(self.P)) }},
		{Name: "fromkeys", EN: dictFromKeys, Class: true},
		{Name: "get", EN: dictGetMethod, E1: func(c *Ctx, self, key Value) (Value, *Exc) { return dictGetOr(c, self, key, None) }, E2: dictGetOr},
		{Name: "items", E0: func(c *Ctx, self Value) (Value, *Exc) { return newView(&DictItemsType, self), nil }},
		{Name: "keys", E0: func(c *Ctx, self Value) (Value, *Exc) { return newView(&DictKeysType, self), nil }},
		{Name: "pop", EN: dictPopMethod, E1: dictPopKey},
		{Name: "popitem", E0: dictPopItem},
		{Name: "setdefault", EN: dictSetDefaultMethod, E2: func(c *Ctx, self, key, def Value) (Value, *Exc) {
			return DictSetDefault(c, (*Dict)(self.P), key, def)
		}},
		{Name: "update", EN: dictUpdateMethod},
		{Name: "values", E0: func(c *Ctx, self Value) (Value, *Exc) { return newView(&DictValuesType, self), nil }},
		{Name: "__reversed__", E0: func(c *Ctx, self Value) (Value, *Exc) {
			return newDictIter(c, &DictRevKeyIterType, (*Dict)(self.P))
		}},
	})
	t.Unhashable = true
	t.Repr = dictRepr
	t.Cmp = dictCmp
	t.Len = func(c *Ctx, v Value) (int, *Exc) { return DictLen(c, (*Dict)(v.P)) }
	t.GetItem = func(c *Ctx, v, key Value) (Value, *Exc) { return DictItem(c, (*Dict)(v.P), key) }
	t.SetItem = func(c *Ctx, v, key, x Value) *Exc { return DictSet(c, (*Dict)(v.P), key, x) }
	t.DelItem = func(c *Ctx, v, key Value) *Exc { return DictDel(c, (*Dict)(v.P), key) }
	t.Contains = func(c *Ctx, v, key Value) (bool, *Exc) { return DictHas(c, (*Dict)(v.P), key) }
	t.Iter = func(c *Ctx, v Value) (Value, *Exc) { return newDictIter(c, &DictKeyIterType, (*Dict)(v.P)) }
	t.Bin[OpOr] = dictOr
	t.InPlace[OpOr] = dictInPlaceOr
	t.New = func(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
		d := NewDict()
		return d.Value(), dictUpdate(c, d, "dict", args, names)
	}
	addSlotMethods(t)
	initDefaultDict()
}

// DictItem is d[key] with its KeyError.
func DictItem(c *Ctx, d *Dict, key Value) (Value, *Exc) {
	if d.tab == nil && d.Py != 0 {
		return H.GetItem(c, d.Value(), key)
	}
	v, err := DictGet(c, d, key)
	if err == nil && v.Nil() {
		err = RaiseArgs(c, &KeyErrorType, key)
	}
	return v, err
}

// DictDel is del d[key].
func DictDel(c *Ctx, d *Dict, key Value) *Exc {
	if d.Py != 0 {
		return H.SetItem(c, d.Value(), key, Value{})
	}
	if d.n == 0 { // unlike pop, del hashes the key first
		if _, err := hashKey(c, key); err != nil {
			return err
		}
	}
	v, err := DictPop(c, d, key)
	if err == nil && v.Nil() {
		err = RaiseArgs(c, &KeyErrorType, key)
	}
	return err
}

// hostDictGet and hostDictPop are DictGet and DictPop of a migrated dict.
func hostDictGet(c *Ctx, d *Dict, key Value) (Value, *Exc) {
	v, err := H.CallMethod(c, d.Value(), "get", []Value{key}, nil)
	if err != nil || !v.IsNone() {
		return v, err
	}
	if has, err := H.Contains(c, d.Value(), key); err != nil || !has {
		return Value{}, err
	}
	return v, nil
}

func hostDictPop(c *Ctx, d *Dict, key Value) (Value, *Exc) {
	if has, err := H.Contains(c, d.Value(), key); err != nil || !has {
		return Value{}, err
	}
	return H.CallMethod(c, d.Value(), "pop", []Value{key}, nil)
}

func dictClear(c *Ctx, self Value) (Value, *Exc) {
	if !(*Dict)(self.P).clearDict() {
		return H.CallMethod(c, self, "clear", nil, nil)
	}
	return None, nil
}

// DictCopy is d.copy().
func DictCopy(c *Ctx, d *Dict) (Value, *Exc) {
	t, n, ok := d.copyTable()
	if ok {
		return (&Dict{Obj: Obj{T: &DictType}, tab: t, n: n}).Value(), nil
	}
	r := NewDict()
	return r.Value(), DictUpdate(c, r, d.Value())
}

func dictFromKeys(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
	if err := posArgs(c, "dict.fromkeys()", "fromkeys", args, names, 1, 2); err != nil {
		return Value{}, err
	}
	val := None
	if len(args) == 2 {
		val = args[1]
	}
	d := NewDict().Value()
	set := func(k Value) *Exc { return DictSet(c, (*Dict)(d.P), k, val) }
	if self.Type() != &TypeType || AsType(self) != &DictType {
		var err *Exc
		if d, err = Call0(c, self); err != nil {
			return Value{}, err
		}
		set = func(k Value) *Exc { return SetItem(c, d, k, val) }
	}
	it, err := LoopIter(c, args[0])
	if err != nil {
		return Value{}, err
	}
	defer EndLoop(c, it)
	for {
		k, err := Next(c, it)
		if err != nil {
			return Value{}, err
		}
		if k.Nil() {
			return d, nil
		}
		if err := set(k); err != nil {
			return Value{}, err
		}
	}
}

// keyAndDefault reads (key, default=None).
func keyAndDefault(c *Ctx, name string, args []Value, names []string) (key, def Value, err *Exc) {
	if len(names) > 0 || len(args) < 1 || len(args) > 2 {
		err = posArgs(c, "dict."+name+"()", name, args, names, 1, 2)
		return
	}
	if len(args) == 2 {
		return args[0], args[1], nil
	}
	return args[0], None, nil
}

func dictGetMethod(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
	key, def, err := keyAndDefault(c, "get", args, names)
	if err != nil {
		return Value{}, err
	}
	return dictGetOr(c, self, key, def)
}

func dictGetOr(c *Ctx, self, key, def Value) (Value, *Exc) {
	v, err := DictGet(c, (*Dict)(self.P), key)
	if err == nil && v.Nil() {
		v = def
	}
	return v, err
}

func dictPopMethod(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
	key, def, err := keyAndDefault(c, "pop", args, names)
	if err != nil {
		return Value{}, err
	}
	if len(args) == 1 {
		return dictPopKey(c, self, key)
	}
	v, err := DictPop(c, (*Dict)(self.P), key)
	if err == nil && v.Nil() {
		v = def
	}
	return v, err
}

func dictPopKey(c *Ctx, self, key Value) (Value, *Exc) {
	v, err := DictPop(c, (*Dict)(self.P), key)
	if err == nil && v.Nil() {
		err = RaiseArgs(c, &KeyErrorType, key)
	}
	return v, err
}

func dictSetDefaultMethod(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
	key, def, err := keyAndDefault(c, "setdefault", args, names)
	if err != nil {
		return Value{}, err
	}
	return DictSetDefault(c, (*Dict)(self.P), key, def)
}

func dictPopItem(c *Ctx, self Value) (Value, *Exc) {
	d := (*Dict)(self.P)
	d.mu.LockFor(c)
	if d.Py != 0 {
		d.mu.UnlockFor(c)
		return H.CallMethod(c, self, "popitem", nil, nil)
	}
	if d.n == 0 {
		d.mu.UnlockFor(c)
		return Value{}, RaiseArgs(c, &KeyErrorType, StrConst("popitem(): dictionary is empty"))
	}
	t := d.tab
	i := t.tail - 1
	for t.entries[i].key.P == nil {
		i--
	}
	key := t.entries[i].key
	val := d.remove(t, i)
	t.tail = i
	if !Multi.Load() { // else a reader may still look at the entry
		t.used = i
	}
	d.mu.UnlockFor(c)
	return NewPair(key, val), nil
}

func dictUpdateMethod(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
	return None, dictUpdate(c, (*Dict)(self.P), "update", args, names)
}

func dictOr(c *Ctx, a, b Value) (Value, *Exc) {
	if a, b = inner(a, &DictType), inner(b, &DictType); !isDict(a) || !isDict(b) {
		return NotImplemented, nil
	}
	r, err := DictCopy(c, (*Dict)(a.P))
	if err != nil {
		return Value{}, err
	}
	return r, DictUpdate(c, (*Dict)(r.P), b)
}

func dictInPlaceOr(c *Ctx, a, b Value) (Value, *Exc) {
	return a, dictUpdateArg(c, (*Dict)(a.P), b)
}

func dictCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	if a, b = inner(a, &DictType), inner(b, &DictType); op != CmpEq && op != CmpNe || !isDict(a) || !isDict(b) {
		return NotImplemented, nil
	}
	x, y := (*Dict)(a.P), (*Dict)(b.P)
	if x.Py != 0 || y.Py != 0 {
		return H.Compare(c, op, a, b)
	}
	eq, err := dictEqual(c, x, y)
	if err != nil {
		return Value{}, err
	}
	return Bool(eq == (op == CmpEq)), nil
}

func dictEqual(c *Ctx, x, y *Dict) (bool, *Exc) {
	if x.n != y.n {
		return false, nil
	}
	if err := deeper(c, " in comparison"); err != nil {
		return false, err
	}
	defer func() { c.Depth-- }()
	var t *dictTable
	for i := 0; ; i++ {
		if t = x.tableOr(t); t == nil || i >= t.used {
			return true, nil
		}
		e := &t.entries[i]
		k, v := LoadValue(&e.key), LoadValue(&e.val)
		if k.Nil() || v.Nil() {
			continue
		}
		w, err := y.getHash(c, k, e.hash)
		if err != nil || w.Nil() {
			return false, err
		}
		if eq, err := Equal(c, w, v); err != nil || !eq {
			return false, err
		}
	}
}

func dictRepr(c *Ctx, v Value) (Value, *Exc) {
	d := (*Dict)(v.P)
	if d.Py != 0 {
		return H.Repr(c, v)
	}
	if d.n == 0 {
		return StrConst("{}"), nil
	}
	if !reprEnter(c, v) {
		return StrConst("{...}"), nil
	}
	defer reprLeave(c)
	if err := deeper(c, " while getting the repr of an object"); err != nil {
		return Value{}, err
	}
	defer func() { c.Depth-- }()
	parts := make([]Value, 0, 4*d.n+2)
	parts = append(parts, StrConst("{"))
	var t *dictTable
	for i := 0; ; i++ {
		if t = d.tableOr(t); t == nil || i >= t.used {
			break
		}
		k, x := LoadValue(&t.entries[i].key), LoadValue(&t.entries[i].val)
		if k.Nil() || x.Nil() {
			continue
		}
		if len(parts) > 1 {
			parts = append(parts, commaSpace)
		}
		ks, err := Repr(c, k)
		if err != nil {
			return Value{}, err
		}
		xs, err := Repr(c, x)
		if err != nil {
			return Value{}, err
		}
		parts = append(parts, ks, colonSpace, xs)
	}
	return JoinStr(c, append(parts, StrConst("}"))), nil
}

var colonSpace = StrFromGo(": ")
