package object

import "unsafe"

// StrIter iterates over the characters of a string. CPython names the type of
// iterators over ASCII strings differently, and so do we.
type StrIter struct {
	Obj
	s *Str
	i int // two threads sharing an iterator may see an item twice, as in free-threaded CPython
}

var (
	StrIterType      = Type{Name: "str_iterator"}
	StrASCIIIterType = Type{Name: "str_ascii_iterator"}
)

func strIter(c *Ctx, v Value) (Value, *Exc) {
	it := &StrIter{s: (*Str)(v.P)}
	it.T = &StrIterType
	if it.s.ASCII {
		it.T = &StrASCIIIterType
	}
	return Value{P: unsafe.Pointer(it)}, nil
}

func strIterNext(c *Ctx, v Value) (Value, *Exc) {
	it := (*StrIter)(v.P)
	i := it.i
	if i >= it.s.Len() {
		return Value{}, nil
	}
	it.i = i + 1
	return it.s.charAt(i), nil
}

func (it *StrIter) remaining() int { return max(it.s.Len()-it.i, 0) }

func init() {
	for _, t := range []*Type{&StrIterType, &StrASCIIIterType} {
		builtin(t, &ObjectType, []*Builtin{
			{Name: "__length_hint__", E0: func(c *Ctx, v Value) (Value, *Exc) {
				return Int(int64((*StrIter)(v.P).remaining())), nil
			}},
		})
		t.Iter = func(c *Ctx, v Value) (Value, *Exc) { return v, nil }
		t.Next = strIterNext
	}
}
