package object

import "unsafe"

// Iteration over dicts, with the errors for dicts that change meanwhile.

var (
	DictKeyIterType    = Type{Name: "dict_keyiterator"}
	DictValueIterType  = Type{Name: "dict_valueiterator"}
	DictItemIterType   = Type{Name: "dict_itemiterator"}
	DictRevKeyIterType = Type{Name: "dict_reversekeyiterator"}
	DictRevValIterType = Type{Name: "dict_reversevalueiterator"}
	DictRevItemIterTyp = Type{Name: "dict_reverseitemiterator"}
)

// DictIter walks a dict without an iterator object. A dict that migrates under
// way is walked to its end in the table that was current then.
type DictIter struct {
	d    *Dict // nil when exhausted
	tab  *dictTable
	pos  int
	used int // length of the dict when the iteration began; -1 after an error
	left int
	host Value // iterator over the items of a dict that had migrated before
}

// DictIterOf starts an iteration.
func DictIterOf(d *Dict) DictIter {
	n := d.n
	return DictIter{d: d, tab: d.tab, used: n, left: n}
}

// Next returns the next item; ok is false at the end.
func (it *DictIter) Next(c *Ctx) (k, v Value, ok bool, err *Exc) {
	if d, t := it.d, it.tab; d != nil && t != nil && d.tab == t && d.n == it.used && it.left > 0 {
		for i := it.pos; i < t.used; i++ {
			e := &t.entries[i]
			if k, v := LoadValue(&e.key), LoadValue(&e.val); k.P != nil && v.P != nil {
				it.pos = i + 1
				it.left--
				return k, v, true, nil
			}
		}
	}
	return it.nextSlow(c)
}

// nextSlow knows dicts that changed, migrated or ended.
func (it *DictIter) nextSlow(c *Ctx) (k, v Value, ok bool, err *Exc) {
	d := it.d
	if d == nil {
		return
	}
	t := d.tab
	if t == nil && d.Py != 0 {
		return it.nextMigrated(c)
	}
	if it.used != d.n {
		it.used = -1
		err = Raise(c, &RuntimeErrorType, "dictionary changed size during iteration")
		return
	}
	it.tab = t
	if t != nil {
		for i := it.pos; i < t.used; i++ {
			e := &t.entries[i]
			k, v = LoadValue(&e.key), LoadValue(&e.val)
			if k.P == nil || v.P == nil {
				continue
			}
			if it.left == 0 {
				it.d = nil
				err = Raise(c, &RuntimeErrorType, "dictionary keys changed during iteration")
				return Value{}, Value{}, false, err
			}
			it.pos, it.left = i+1, it.left-1
			return k, v, true, nil
		}
	}
	it.d = nil
	return Value{}, Value{}, false, nil
}

func (it *DictIter) nextMigrated(c *Ctx) (k, v Value, ok bool, err *Exc) {
	d := it.d
	if it.tab == nil {
		if it.host.Nil() {
			items, err := H.CallMethod(c, d.Value(), "items", nil, nil)
			if err != nil {
				return k, v, false, err
			}
			if it.host, err = H.Iter(c, items); err != nil {
				return k, v, false, err
			}
		}
		pair, err := H.Next(c, it.host)
		if err != nil || pair.Nil() {
			if err == nil {
				it.d = nil
			}
			return k, v, false, err
		}
		var kv [2]Value
		err = UnpackSeq(c, pair, 2, kv[:])
		return kv[0], kv[1], err == nil, err
	}
	n, err := H.Len(c, d.Value())
	if err != nil {
		return
	}
	if it.used != n {
		it.used = -1
		err = Raise(c, &RuntimeErrorType, "dictionary changed size during iteration")
		return
	}
	for i := it.pos; i < it.tab.used; i++ {
		if k = LoadValue(&it.tab.entries[i].key); !k.Nil() {
			it.pos, it.left = i+1, it.left-1
			v, err = H.GetItem(c, d.Value(), k)
			return k, v, err == nil, err
		}
	}
	it.d = nil
	return Value{}, Value{}, false, nil
}

// prev is Next from the end; pos counts down.
func (it *DictIter) prev(c *Ctx) (k, v Value, ok bool, err *Exc) {
	d := it.d
	if d == nil {
		return
	}
	if d.tab == nil && d.Py != 0 {
		return it.prevMigrated(c)
	}
	if it.used != d.n {
		it.used = -1
		err = Raise(c, &RuntimeErrorType, "dictionary changed size during iteration")
		return
	}
	t := d.tab
	if t != nil {
		for i := min(it.pos, t.used-1); i >= 0; i-- {
			k, v = LoadValue(&t.entries[i].key), LoadValue(&t.entries[i].val)
			if k.P == nil || v.P == nil {
				continue
			}
			if it.left == 0 {
				it.d = nil
				err = Raise(c, &RuntimeErrorType, "dictionary keys changed during iteration")
				return Value{}, Value{}, false, err
			}
			it.pos, it.left = i-1, it.left-1
			return k, v, true, nil
		}
	}
	it.d = nil
	return Value{}, Value{}, false, nil
}

// prevMigrated walks on down the table that a dict left behind when it migrated under way.
func (it *DictIter) prevMigrated(c *Ctx) (k, v Value, ok bool, err *Exc) {
	n, err := H.Len(c, it.d.Value())
	if err != nil {
		return
	}
	if it.used != n {
		it.used = -1
		err = Raise(c, &RuntimeErrorType, "dictionary changed size during iteration")
		return
	}
	if it.tab != nil {
		for i := min(it.pos, it.tab.used-1); i >= 0; i-- {
			if k = LoadValue(&it.tab.entries[i].key); !k.Nil() {
				it.pos, it.left = i-1, it.left-1
				v, err = H.GetItem(c, it.d.Value(), k)
				return k, v, err == nil, err
			}
		}
	}
	it.d = nil
	return Value{}, Value{}, false, nil
}

// dictIterObj is an iterator object over keys, values or items.
type dictIterObj struct {
	Obj
	DictIter
}

func newDictIter(c *Ctx, t *Type, d *Dict) (Value, *Exc) {
	it := &dictIterObj{Obj: Obj{T: t}, DictIter: DictIterOf(d)}
	switch t {
	case &DictRevKeyIterType, &DictRevValIterType, &DictRevItemIterTyp:
		if d.Py != 0 {
			v := d.Value()
			switch t {
			case &DictRevValIterType:
				v = newView(&DictValuesType, v)
			case &DictRevItemIterTyp:
				v = newView(&DictItemsType, v)
			}
			return H.CallMethod(c, v, "__reversed__", nil, nil)
		}
		if it.tab != nil {
			it.pos = it.tab.used - 1
		}
	}
	return Value{P: unsafe.Pointer(it)}, nil
}

func dictKey(k, v Value) Value { return k }
func dictVal(k, v Value) Value { return v }

func init() {
	length := hint(func(c *Ctx, v Value) (int, *Exc) {
		it := (*dictIterObj)(v.P)
		if it.d == nil || it.used != it.d.n {
			return 0, nil
		}
		return it.left, nil
	})
	kinds := [3]func(k, v Value) Value{dictKey, dictVal, NewPair}
	types := [2][3]*Type{
		{&DictKeyIterType, &DictValueIterType, &DictItemIterType},
		{&DictRevKeyIterType, &DictRevValIterType, &DictRevItemIterTyp},
	}
	for i, pick := range kinds {
		m := *length
		iterType(types[0][i], func(c *Ctx, v Value) (Value, *Exc) {
			k, x, ok, err := (*dictIterObj)(v.P).Next(c)
			if err != nil || !ok {
				return Value{}, err
			}
			return pick(k, x), nil
		}, &m)
		m2 := *length
		iterType(types[1][i], func(c *Ctx, v Value) (Value, *Exc) {
			k, x, ok, err := (*dictIterObj)(v.P).prev(c)
			if err != nil || !ok {
				return Value{}, err
			}
			return pick(k, x), nil
		}, &m2)
	}
}
