package gobind

import (
	"reflect"
	"slices"
	"strings"

	o "goruntime/object"
)

// bytes reads a []byte argument. A method called Write or Sum, or a function of
// a hash package, must neither keep nor change what it is given: it sees the
// object's own memory. One called Read fills it. Everybody else gets a copy, for
// Go code may keep a slice for as long as it likes.
func (c *Call) bytes(i int, dst *[]byte) {
	v := c.in[i]
	if v.IsNone() {
		*dst = nil
		return
	}
	if v.Type() == &o.BytesType {
		*dst = []byte((*o.Bytes)(v.P).S)
		return
	}
	if x := AsObject(v); x != nil {
		c.into(i, reflect.ValueOf(dst).Elem())
		return
	}
	fills := c.Fn.fills()
	if data, done, ok := H.Buffer(c.C, v, fills); ok {
		if fills || c.Fn.looks() {
			*dst = data
			c.done = append(c.done, done)
			return
		}
		*dst = append(make([]byte, 0, len(data)), data...)
		done()
		return
	}
	if fills {
		c.wrong(i, "a writable bytes-like object", v)
		return
	}
	c.into(i, reflect.ValueOf(dst).Elem())
}

func (f *Fn) fills() bool {
	return strings.HasPrefix(f.Name, "Read") && len(f.Params) > 0 && f.Name != "ReadFrom" && !strings.HasSuffix(f.Name, "Bytes") &&
		f.Name != "ReadFile" && f.Name != "ReadDir"
}

func (f *Fn) looks() bool {
	if f.Name == "Write" && f.Class != nil {
		return true
	}
	return f.Class == nil && (strings.HasPrefix(f.Name, "Sum") || strings.HasPrefix(f.Name, "Checksum") || strings.HasPrefix(f.Name, "Equal") ||
		strings.HasPrefix(f.Name, "Index") || strings.HasPrefix(f.Name, "Contains") || f.Name == "Compare" || f.Name == "EncodeToString")
}

// sequence writes a slice or an array.
func (w *writer) sequence(v o.Value, dst reflect.Value) *o.Exc {
	t := dst.Type()
	if v.IsNone() && t.Kind() == reflect.Slice {
		dst.SetZero()
		return nil
	}
	if t.Elem().Kind() == reflect.Uint8 {
		if done, err := w.byteSequence(v, dst); done || err != nil {
			return err
		}
	}
	if isText(v) || v.Type() == &o.IntType || v.Type() == &o.FloatType || v.IsBool() {
		return w.wrong(t, v)
	}
	items, err := w.items(v, t)
	if err != nil {
		return err
	}
	if t.Kind() == reflect.Array {
		if len(items) != t.Len() {
			return raise(w.c, &o.ValueErrorType, "%s must have %d items for %s, not %d", w.where(), t.Len(), t, len(items))
		}
	} else {
		dst.Set(reflect.MakeSlice(t, len(items), len(items)))
	}
	for i, x := range items {
		if err := w.write(x, dst.Index(i)); err != nil {
			return err
		}
	}
	return nil
}

func isText(v o.Value) bool {
	return v.Type() == &o.StrType || v.Type() == &o.BytesType || v.Type() == &NamedType
}

// byteSequence writes bytes-like objects; other sequences are not done.
func (w *writer) byteSequence(v o.Value, dst reflect.Value) (done bool, err *o.Exc) {
	var data []byte
	if v.Type() == &o.BytesType {
		data = []byte((*o.Bytes)(v.P).S)
	} else if v.Type() == &o.ForeignType {
		view, end, ok := H.Buffer(w.c, v, false)
		if !ok {
			return false, nil
		}
		data = slices.Clone(view)
		if data == nil {
			data = []byte{}
		}
		end()
	} else {
		return false, nil
	}
	t := dst.Type()
	if t.Kind() == reflect.Array {
		if len(data) != t.Len() {
			return true, raise(w.c, &o.ValueErrorType, "%s must have %d bytes for %s, not %d", w.where(), t.Len(), t, len(data))
		}
		reflect.Copy(dst, reflect.ValueOf(data).Convert(reflect.SliceOf(t.Elem())))
		return true, nil
	}
	dst.Set(reflect.ValueOf(data).Convert(t))
	return true, nil
}

// items lists a Python sequence or iterable, or a Go slice of another type.
func (w *writer) items(v o.Value, t reflect.Type) ([]o.Value, *o.Exc) {
	switch v.Type() {
	case &o.TupleType:
		return (*o.Tuple)(v.P).V, nil
	case &o.ListType:
		return (*o.List)(v.P).Snapshot(w.c)
	}
	var items []o.Value
	err := iterate(w.c, v, func(x o.Value) *o.Exc {
		items = append(items, x)
		return nil
	})
	if err != nil && err.T.Subclass(&o.TypeErrorType) && len(items) == 0 {
		return nil, w.wrong(t, v)
	}
	return items, err
}

// mapping writes a map.
func (w *writer) mapping(v o.Value, dst reflect.Value) *o.Exc {
	t := dst.Type()
	if v.IsNone() {
		dst.SetZero()
		return nil
	}
	if isText(v) || v.Type() == &o.IntType || v.Type() == &o.ListType || v.Type() == &o.TupleType {
		return w.wrong(t, v)
	}
	pairs, err := o.CallMethodN(w.c, v, "items", new(o.AttrCache), nil, nil)
	if err != nil {
		if err.T.Subclass(&o.AttributeErrorType) {
			return w.wrong(t, v)
		}
		return err
	}
	dst.Set(reflect.MakeMap(t))
	return iterate(w.c, pairs, func(pair o.Value) *o.Exc {
		var kv [2]o.Value
		if err := o.UnpackSeq(w.c, pair, 2, kv[:]); err != nil {
			return err
		}
		key, value := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
		if err := w.write(kv[0], key); err != nil {
			return err
		}
		if err := w.write(kv[1], value); err != nil {
			return err
		}
		if !key.Comparable() {
			return raise(w.c, &o.TypeErrorType, "%s: unhashable key", w.where())
		}
		dst.SetMapIndex(key, value)
		return nil
	})
}

// changed is a list or dict that was passed for a slice or map: what Go does to
// that in place is done to the list too, so that sort.Ints(x) sorts x.
type changed struct {
	from   o.Value
	to     reflect.Value
	before reflect.Value
}

// watch notes a list or dict argument.
func (c *Call) watch(v o.Value, dst reflect.Value) {
	if t := v.Type(); t != &o.ListType && t != &o.DictType && t != &o.ForeignType {
		return
	}
	if dst.Kind() == reflect.Interface {
		dst = dst.Elem()
	}
	kind := &o.ListType
	if dst.Kind() == reflect.Map {
		kind = &o.DictType
	} else if dst.Kind() != reflect.Slice || dst.Len() == 0 {
		return
	}
	if AsObject(v) != nil {
		return
	}
	if v.Type() == &o.ForeignType {
		if ok, err := o.H.IsInstance(c.C, v, o.TypeValue(kind)); err != nil || !ok {
			return
		}
	}
	if dst.Kind() == reflect.Map {
		before := reflect.MakeMapWithSize(dst.Type(), dst.Len())
		for it := dst.MapRange(); it.Next(); {
			before.SetMapIndex(it.Key(), it.Value())
		}
		c.lists = append(c.lists, changed{v, dst, before})
		return
	}
	before := reflect.MakeSlice(dst.Type(), dst.Len(), dst.Len())
	reflect.Copy(before, dst)
	c.lists = append(c.lists, changed{v, dst, before})
}

// writeBack stores the items that differ now.
func (c *Call) writeBack() {
	for _, l := range c.lists {
		if l.to.Kind() == reflect.Map {
			c.Err = l.mapBack(c.C)
		} else {
			c.Err = l.sliceBack(c.C)
		}
		if c.Err != nil {
			return
		}
	}
}

func (l *changed) sliceBack(c *o.Ctx) *o.Exc {
	for i := range l.to.Len() {
		now := l.to.Index(i)
		if same(now, l.before.Index(i)) {
			continue
		}
		x, err := ToPython(c, now)
		if err == nil {
			err = o.SetItem(c, l.from, o.Int(int64(i)), x)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (l *changed) mapBack(c *o.Ctx) *o.Exc {
	for it := l.to.MapRange(); it.Next(); {
		if was := l.before.MapIndex(it.Key()); was.IsValid() && same(it.Value(), was) {
			continue
		}
		key, err := ToPython(c, it.Key())
		if err != nil {
			return err
		}
		val, err := ToPython(c, it.Value())
		if err == nil {
			err = o.SetItem(c, l.from, key, val)
		}
		if err != nil {
			return err
		}
	}
	for it := l.before.MapRange(); it.Next(); {
		if l.to.MapIndex(it.Key()).IsValid() {
			continue
		}
		key, err := ToPython(c, it.Key())
		if err == nil {
			err = o.DelItem(c, l.from, key)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func same(a, b reflect.Value) bool {
	if !a.Comparable() || !b.Comparable() {
		return a.Kind() == reflect.Slice && a.Len() == b.Len() && a.Pointer() == b.Pointer() ||
			a.Kind() == reflect.Map && a.Pointer() == b.Pointer()
	}
	return a.Equal(b)
}
