package rt

import o "goruntime/object"

// BuildSet is {a, b}.
func BuildSet(c *o.Ctx, items ...o.Value) (o.Value, *o.Exc) {
	s := o.NewSet()
	for _, item := range items {
		if err := o.SetAdd(c, s, item); err != nil {
			return o.Value{}, err
		}
	}
	return s.Value(), nil
}

// FrozenSet makes a constant frozenset (`x in {1, 2}`).
func FrozenSet(c *o.Ctx, items ...o.Value) (o.Value, *o.Exc) {
	return o.ConstantSet(c, items)
}

// BuildDict is {k: v}; items alternate.
func BuildDict(c *o.Ctx, items ...o.Value) (o.Value, *o.Exc) {
	d := o.NewDictCap(len(items) / 2)
	for i := 0; i < len(items); i += 2 {
		if err := o.DictSet(c, d, items[i], items[i+1]); err != nil {
			return o.Value{}, err
		}
	}
	return d.Value(), nil
}

// JoinStr concatenates the parts of an f-string.
func JoinStr(c *o.Ctx, parts ...o.Value) o.Value { return o.JoinStr(c, parts) }

// JoinStrKey is JoinStr of a key that is only looked up.
func JoinStrKey(c *o.Ctx, parts ...o.Value) o.Value { return o.JoinStrKey(c, parts) }

// The displays below are built by the compiler, so their types are certain.

func ListAppend(c *o.Ctx, l, item o.Value)       { o.ListAppend(c, (*o.List)(l.P), item) }
func ListExtend(c *o.Ctx, l, it o.Value) *o.Exc  { return o.ListUnpack(c, (*o.List)(l.P), it) }
func ListToTuple(c *o.Ctx, l o.Value) o.Value    { return o.ListToTuple(c, (*o.List)(l.P)) }
func SetAdd(c *o.Ctx, s, item o.Value) *o.Exc    { return o.SetAdd(c, (*o.Set)(s.P), item) }
func SetUpdate(c *o.Ctx, s, it o.Value) *o.Exc   { return o.SetUpdate(c, (*o.Set)(s.P), it) }
func DictSet(c *o.Ctx, d, k, v o.Value) *o.Exc   { return o.DictSet(c, (*o.Dict)(d.P), k, v) }
func DictUpdate(c *o.Ctx, d, m o.Value) *o.Exc   { return o.DictUpdate(c, (*o.Dict)(d.P), m) }
func DictMerge(c *o.Ctx, d, m, f o.Value) *o.Exc { return o.DictMerge(c, (*o.Dict)(d.P), m, f) }

// GetItem is v[key] with the commonest case first.
func GetItem(c *o.Ctx, v, key o.Value) (o.Value, *o.Exc) {
	if key.IsInt() {
		switch v.Type() {
		case &o.ListType:
			if x, ok := (*o.List)(v.P).At(key.Int()); ok {
				return x, nil
			}
		case &o.TupleType:
			items, i := (*o.Tuple)(v.P).V, key.Int()
			if i < 0 {
				i += int64(len(items))
			}
			if uint64(i) < uint64(len(items)) {
				return items[i], nil
			}
		case &o.BytesType:
			if s := (*o.Bytes)(v.P).S; uint64(key.Int()) < uint64(len(s)) {
				return o.Int(int64(s[key.Int()])), nil
			}
		case &o.ForeignType:
			if x, ok := o.BufferItem(c, v, key.Int()); ok {
				return x, nil
			}
		}
	}
	switch v.Type() {
	case &o.DictType:
		return o.DictItem(c, (*o.Dict)(v.P), key)
	case &o.DefaultDictType:
		return o.DefaultDictItem(c, v, key)
	case &o.ForeignType:
		if key.Type() == &o.TupleType {
			if k := (*o.Tuple)(key.P).V; len(k) == 2 {
				if x, ok := o.PairItem(c, v, k[0], k[1]); ok {
					return x, nil
				}
			}
		}
	}
	return o.GetItem(c, v, key)
}

// GetPair is v[a, b] where the key may be made already; the key as it is then.
func GetPair(c *o.Ctx, v, key, a, b o.Value) (o.Value, o.Value, *o.Exc) {
	if key.P == nil {
		if x, err, ok := o.GetApart(c, v, a, b); ok {
			return x, key, err
		}
		key = o.PairKey(c, a, b)
	}
	x, err := GetItem(c, v, key)
	return x, key, err
}

// SetPair is v[a, b] = x in the same way.
func SetPair(c *o.Ctx, v, key, a, b, x o.Value) (o.Value, *o.Exc) {
	if key.P == nil {
		if err, ok := o.PutApart(c, v, a, b, x); ok {
			return key, err
		}
		key = o.PairKey(c, a, b)
	}
	return key, SetItem(c, v, key, x)
}

// FindItem is GetItem that also tells where a dict has the key.
func FindItem(c *o.Ctx, v, key o.Value) (o.Value, o.At, *o.Exc) {
	if d, ok := o.AsDict(v); ok {
		if x, at := o.DictFind(d, key); x.P != nil {
			return x, at, nil
		}
	}
	o.KeepKey(key)
	x, err := GetItem(c, v, key)
	return x, o.At{}, err
}

// SetItemAt is SetItem of a key that was found there.
func SetItemAt(c *o.Ctx, v, key, x o.Value, at o.At) *o.Exc {
	if o.PutAt(c, v, key, x, at) {
		o.SpareKey(c, key)
		return nil
	}
	o.KeepKey(key)
	return SetItem(c, v, key, x)
}

// GetNumber is GetItem where an item of a NumPy array may be its number (o.IsNumpy).
func GetNumber(c *o.Ctx, v, key o.Value) (o.Value, *o.Exc) {
	if key.IsInt() {
		switch v.Type() {
		case &o.ForeignType:
			if x, ok := o.NumberItem(c, v, key.Int()); ok {
				return x, nil
			}
			return o.GetItem(c, v, key)
		case &o.BytesType:
			if s := (*o.Bytes)(v.P).S; uint64(key.Int()) < uint64(len(s)) {
				return o.Int(int64(s[key.Int()])), nil
			}
		}
	}
	return GetItem(c, v, key)
}

// SetItem is v[key] = x with the commonest case first.
func SetItem(c *o.Ctx, v, key, x o.Value) *o.Exc {
	switch v.Type() {
	case &o.ListType:
		if key.IsInt() && ((*o.List)(v.P).SetAt(c, key.Int(), x) || o.PutGenuine(c, v, key.Int(), x)) {
			return nil
		}
	case &o.DictType, &o.DefaultDictType:
		return o.DictSet(c, (*o.Dict)(v.P), key, x)
	case &o.ForeignType:
		if key.IsInt() && o.PutGenuine(c, v, key.Int(), x) || o.PutBufferItem(c, v, key, x) {
			return nil
		}
	}
	return o.SetItem(c, v, key, x)
}

// PutNumber is v[key] = x where x may be a number of NumPy's and v has a buffer;
// false sends the caller to SetItem.
func PutNumber(c *o.Ctx, v, key, x o.Value) bool {
	return o.IsForeign(v) && o.PutBufferItem(c, v, key, x)
}

// Unpack2 is `a, b = v`.
func Unpack2(c *o.Ctx, v o.Value) (a, b o.Value, err *o.Exc) {
	if v.Type() == &o.TupleType {
		if items := (*o.Tuple)(v.P).V; len(items) == 2 {
			return items[0], items[1], nil
		}
	} else if v.Type() == &o.ListType {
		if l := (*o.List)(v.P); o.ExactLen(l, 2) {
			a, _ = l.At(0)
			b, _ = l.At(1)
			return a, b, nil
		}
	}
	var out [2]o.Value
	err = o.UnpackSeq(c, v, 2, out[:])
	return out[0], out[1], err
}

// Unpack3 is `a, b, d = v`.
func Unpack3(c *o.Ctx, v o.Value) (a, b, d o.Value, err *o.Exc) {
	if v.Type() == &o.TupleType {
		if items := (*o.Tuple)(v.P).V; len(items) == 3 {
			return items[0], items[1], items[2], nil
		}
	} else if v.Type() == &o.ListType {
		if l := (*o.List)(v.P); o.ExactLen(l, 3) {
			a, _ = l.At(0)
			b, _ = l.At(1)
			d, _ = l.At(2)
			return a, b, d, nil
		}
	}
	var out [3]o.Value
	err = o.UnpackSeq(c, v, 3, out[:])
	return out[0], out[1], out[2], err
}
