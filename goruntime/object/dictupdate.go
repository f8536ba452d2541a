package object

// Merging mappings into dicts.

// dictUpdate is d.update(*args, **names).
func dictUpdate(c *Ctx, d *Dict, fn string, args []Value, names []string) *Exc {
	n := len(args) - len(names)
	if n > 1 {
		return Raise(c, &TypeErrorType, "%s expected at most 1 argument, got %d", fn, n)
	}
	if n == 1 {
		if err := dictUpdateArg(c, d, args[0]); err != nil {
			return err
		}
	}
	for i, name := range names {
		if err := DictSet(c, d, Intern(name), args[n+i]); err != nil {
			return err
		}
	}
	return nil
}

// dictUpdateArg takes a mapping or an iterable of pairs.
func dictUpdateArg(c *Ctx, d *Dict, arg Value) *Exc {
	if arg.Type() == &DictType {
		return DictUpdate(c, d, arg)
	}
	if has, err := hasKeys(c, arg); err != nil {
		return err
	} else if has {
		return DictUpdate(c, d, arg)
	}
	it, err := LoopIter(c, arg)
	if err != nil {
		return err
	}
	defer EndLoop(c, it)
	step := Next
	if it.Type() != &ForeignType {
		step = NextPair
	}
	for i := 0; ; i++ {
		item, err := step(c, it)
		c.fresh = nil // the dict has it
		if err != nil || item.Nil() {
			return err
		}
		var kv []Value
		if item.Type() == &TupleType {
			kv = (*Tuple)(item.P).V
		} else if kv, err = itemsOr(c, item, ""); err != nil {
			if err.T == &TypeErrorType && excMessage(c, err) == "" {
				return Raise(c, &TypeErrorType, "cannot convert dictionary update sequence element #%d to a sequence", i)
			}
			return err
		}
		if len(kv) != 2 {
			return Raise(c, &ValueErrorType, "dictionary update sequence element #%d has length %d; 2 is required", i, len(kv))
		}
		if err := DictSet(c, d, kv[0], kv[1]); err != nil {
			return err
		}
	}
}

// hasKeys tells mappings from sequences of pairs.
func hasKeys(c *Ctx, v Value) (bool, *Exc) {
	if t := v.Type(); t != &ForeignType && !t.HasDict && t.GetAttr == nil { // classes have what their metaclass has not
		return !t.Lookup("keys").Nil(), nil
	}
	keys, err := LookupAttr(c, v, "keys")
	return !keys.Nil(), err
}

// DictUpdate is {**mapping} into d.
func DictUpdate(c *Ctx, d *Dict, mapping Value) *Exc {
	if src, ok := mergeable(mapping); ok {
		if src == d {
			return nil
		}
		return dictMergeDict(c, d, src)
	}
	return eachItem(c, mapping, func(k, v Value) *Exc { return DictSet(c, d, k, v) })
}

// mergeable is the dict whose items are merged as they are: CPython looks at
// neither keys() nor [] of a class that extends dict without its own __iter__.
func mergeable(v Value) (*Dict, bool) {
	if l := v.Type().Layout; l != nil && l.Body == &DictType && !l.ownIter {
		v = inner(v, &DictType)
	}
	return AsDict(v)
}

// plainDict is mergeable for CPython's objects: a genuine copy of one whose
// class extends dict, every other one as it is.
func plainDict(c *Ctx, v Value) (Value, *Exc) {
	if v.Type() != &ForeignType || H.TypeName(v) == DictType.Name {
		return v, nil
	}
	dict := TypeValue(&DictType)
	if is, err := H.IsSubclass(c, H.ClassOf(c, v), dict); err != nil || !is {
		return v, err
	}
	own, err := H.GetAttr(c, H.ClassOf(c, v), "__iter__")
	if err != nil {
		return v, err
	}
	if plain, err := H.GetAttr(c, dict, "__iter__"); err != nil || !Is(own, plain) {
		return v, err
	}
	return H.CallMethod(c, dict, "copy", []Value{v}, nil)
}

// eachItem visits a mapping by keys() and [].
func eachItem(c *Ctx, mapping Value, visit func(k, v Value) *Exc) *Exc {
	if mapping.Type() == &ForeignType {
		if pairs, found := H.PairsNow(c, mapping); found {
			for i := 0; i < len(pairs); i += 2 {
				if err := visit(pairs[i], pairs[i+1]); err != nil {
					return err
				}
			}
			return nil
		}
	}
	mapping, err := plainDict(c, mapping)
	if err != nil {
		return err
	}
	if has, err := hasKeys(c, mapping); err != nil {
		return err
	} else if !has {
		return Raise(c, &TypeErrorType, "'%s' object is not a mapping", TypeName(mapping))
	}
	keys, err := CallAttr(c, mapping, "keys")
	if err != nil {
		return err
	}
	it, err := LoopIter(c, keys)
	if err != nil {
		return err
	}
	defer EndLoop(c, it)
	for {
		k, err := Next(c, it)
		if err != nil || k.Nil() {
			return err
		}
		v, err := GetItem(c, mapping, k)
		if err != nil {
			return err
		}
		if err := visit(k, v); err != nil {
			return err
		}
	}
}

// dictMergeDict copies src's items into d; the hashes are known.
func dictMergeDict(c *Ctx, d, src *Dict) *Exc {
	t := src.tab
	if t == nil {
		if src.Py == 0 {
			return nil
		}
		it := DictIterOf(src)
		for {
			k, v, ok, err := it.Next(c)
			if err != nil || !ok {
				return err
			}
			if err := DictSet(c, d, k, v); err != nil {
				return err
			}
		}
	}
	if d.Py == 0 && d.n == 0 && d.tab == nil {
		if nt, n, ok := src.copyTable(); ok {
			d.mu.LockFor(c)
			if d.Py == 0 && d.tab == nil {
				d.tab, d.n = nt, n
				d.mu.UnlockFor(c)
				return nil
			}
			d.mu.UnlockFor(c)
		}
	}
	for i := 0; i < t.used; i++ {
		e := &t.entries[i]
		k, v := LoadValue(&e.key), LoadValue(&e.val)
		if k.Nil() || v.Nil() {
			continue
		}
		used := t.used
		if err := d.setHash(c, k, e.hash, v); err != nil {
			return err
		}
		if src.tab != t && src.Py == 0 || t.used != used {
			return Raise(c, &RuntimeErrorType, "dict mutated during update")
		}
	}
	return nil
}

// DictMerge is f(**mapping): a key that d already has is an error.
func DictMerge(c *Ctx, d *Dict, mapping Value, fn Value) *Exc {
	add := func(k, v Value) *Exc {
		had, err := DictHas(c, d, k)
		if err != nil {
			return err
		}
		if !had {
			return DictSet(c, d, k, v)
		}
		if !isText(k) {
			return Raise(c, &TypeErrorType, "keywords must be strings")
		}
		name, err := functionStr(c, fn)
		if err != nil {
			return err
		}
		return Raise(c, &TypeErrorType, "%s got multiple values for keyword argument '%s'", name, GoStr(k))
	}
	if src, ok := mergeable(mapping); ok {
		it := DictIterOf(src)
		for {
			k, v, ok, err := it.Next(c)
			if err != nil || !ok {
				return err
			}
			if err := add(k, v); err != nil {
				return err
			}
		}
	}
	if has, err := hasKeys(c, mapping); err != nil {
		return err
	} else if !has {
		name, err := functionStr(c, fn)
		if err != nil {
			return err
		}
		return Raise(c, &TypeErrorType, "%s argument after ** must be a mapping, not %s", name, TypeName(mapping))
	}
	return eachItem(c, mapping, add)
}

// functionStr names a callable in messages: module.qualname().
func functionStr(c *Ctx, fn Value) (string, *Exc) {
	qual, err := LookupAttr(c, fn, "__qualname__")
	if err != nil {
		return "", err
	}
	if qual.Nil() || !IsStr(qual) {
		s, err := ToStr(c, fn)
		if err != nil {
			return "", err
		}
		return GoStr(s), nil
	}
	name := GoStr(qual) + "()"
	mod, err := LookupAttr(c, fn, "__module__")
	if err != nil {
		return "", err
	}
	if !mod.Nil() && IsStr(mod) && GoStr(mod) != "builtins" {
		name = GoStr(mod) + "." + name
	}
	return name, nil
}
