package border

import o "goruntime/object"

const offFuncName = 32

// copier is a function called copy or deepcopy, if it is that of module copy.
type copier struct {
	is      bool
	deep    bool
	tables  [2]uintptr // by which it finds what else copies a class
	globals uintptr
	name    o.Value // under which its globals have the first
	known   map[uintptr]howCopied
}

// howCopied is what the library's table has for a built-in class, and the code that this had.
type howCopied struct{ by, code uintptr }

// copiers are known by their code objects, which are kept. GIL guarded.
var copiers = map[uintptr]*copier{}

const maxCopiers = 64

// isCopier: the function at f has the name of one.
func (t *thread) isCopier(f uintptr) bool {
	name := word(f, offFuncName)
	return name == t.name("copy") || name == t.name("deepcopy")
}

// nearCopy is copy.copy or copy.deepcopy of a native object whose class says nothing of copying, or of a
// built-in one; the zero Value leaves it to the API.
func (t *thread) nearCopy(f uintptr, args []o.Value) (o.Value, *o.Exc) {
	if f == 0 || len(args) != 1 || args[0].Type() == &o.ForeignType || typeOf(f) != tyFunction || !t.isCopier(f) {
		return o.Value{}, nil
	}
	k := copiers[word(f, offFuncCode)]
	if k == nil {
		if len(copiers) >= maxCopiers {
			return o.Value{}, nil
		}
		var err *o.Exc
		if k, err = t.newCopier(f); err != nil {
			return o.Value{}, err
		}
	}
	if !k.is {
		return o.Value{}, nil
	}
	if slot, ok := dictFind(k.globals, k.name); !ok || slot == 0 || word(slot, 0) != k.tables[0] {
		return o.Value{}, nil
	}
	if k.deep {
		return o.PlainDeepCopy(&t.Ctx, args[0], k.plainly)
	}
	class := args[0].Type()
	switch {
	case !k.plainly(class):
		return o.Value{}, nil
	case class.Layout != nil:
		return o.PlainCopy(&t.Ctx, args[0])
	case class == &o.ListType, class == &o.DictType, class == &o.SetType:
		return o.CallAttr(&t.Ctx, args[0], "copy")
	}
	return args[0], nil
}

func (t *thread) newCopier(f uintptr) (*copier, *o.Exc) {
	found, err := t.helped(helper.copyTables, f)
	if err != nil {
		return nil, err
	}
	k := &copier{known: map[uintptr]howCopied{}, deep: word(f, offFuncName) == t.name("deepcopy")}
	if found.Type() == &o.TupleType {
		k.is = true
		v := (*o.Tuple)(found.P).V
		o.KeepAll(v[:3]...)
		k.tables = [2]uintptr{(*o.Obj)(v[0].P).Py, (*o.Obj)(v[1].P).Py}
		k.globals, k.name = (*o.Obj)(v[2].P).Py, v[3]
		classes, by := (*o.Tuple)(v[4].P).V, (*o.Tuple)(v[5].P).V
		for i, x := range by {
			if !o.IsTypeValue(classes[i]) {
				continue
			}
			o.Keep(x)
			c := howCopied{by: (*o.Obj)(x.P).Py}
			incref(c.by)
			if typeOf(c.by) == tyFunction {
				c.code = word(c.by, offFuncCode)
			}
			k.known[o.AsType(classes[i]).Py] = c
		}
		for _, a := range []uintptr{k.tables[0], k.tables[1], k.globals} {
			incref(a)
		}
	}
	code := word(f, offFuncCode)
	incref(code)
	copiers[code] = k
	return k, nil
}

// plainly: objects of the class are copied as the library copies those of a built-in one, or nothing is said of the class.
func (k *copier) plainly(class *o.Type) bool {
	a := class.Py
	if a == 0 {
		return class.Layout != nil
	}
	key := nearKey{hash: int64(a>>4 | a<<60), at: a}
	var by [2]uintptr
	for i, table := range k.tables {
		slot, ok := dictProbe(word(table, offDictKeys), word(table, offDictValues), &key)
		if !ok {
			return false
		}
		if slot != 0 {
			by[i] = word(slot, 0)
		}
	}
	if known := k.known[a]; known.by != 0 {
		return by[0] == known.by && (known.code == 0 || word(known.by, offFuncCode) == known.code)
	}
	return by == [2]uintptr{} && (class.Layout != nil || k.deep && class == &o.SetType)
}
