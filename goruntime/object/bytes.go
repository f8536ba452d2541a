package object

import (
	"math"
	"strings"
	"sync/atomic"
	"unsafe"
)

// Bytes is an immutable bytes object.
type Bytes struct {
	Obj
	hash int64 // 0: not computed yet; read and written atomically
	S    string
	// Borrowed: S is CPython's memory, kept alive only by Py.
	Borrowed bool
}

// Value returns the bytes as a Python value.
func (b *Bytes) Value() Value { return Value{P: unsafe.Pointer(b)} }

// AsBytes returns the *Bytes of an exact native bytes object.
func AsBytes(v Value) (*Bytes, bool) {
	if v.P != nil && v.Type() == &BytesType {
		return (*Bytes)(v.P), true
	}
	return nil, false
}

var emptyBytes = &Bytes{Obj: Obj{T: &BytesType}}

var byteBytes = func() *[256]Bytes {
	t := new([256]Bytes)
	for i := range t {
		t[i] = Bytes{Obj: Obj{T: &BytesType}, S: latin1[i].S}
	}
	return t
}()

// NewBytes makes a bytes object of data that belongs to Go's heap.
func NewBytes(data string) Value {
	switch len(data) {
	case 0:
		return emptyBytes.Value()
	case 1:
		return byteBytes[data[0]].Value()
	}
	return (&Bytes{Obj: Obj{T: &BytesType}, S: data}).Value()
}

// SameBytes reports two bytes objects of Go's with the same content.
func SameBytes(a, b Value) bool {
	return a.Type() == &BytesType && b.Type() == &BytesType && (*Bytes)(a.P).S == (*Bytes)(b.P).S
}

// BytesConst is a bytes constant of the program.
func BytesConst(data string) Value { return NewBytes(data) }

// CopyBytes makes a bytes object that shares nothing with data.
func CopyBytes(data string) Value {
	switch n := len(data); {
	case n == 0:
		return emptyBytes.Value()
	case n == 1:
		return byteBytes[data[0]].Value()
	case n > bytesInOne:
		return NewBytes(strings.Clone(data))
	}
	v, own := roomForBytes(len(data))
	copy(own, data)
	return v
}

// roomForBytes is a bytes object of 1 to bytesInOne bytes that are still to be
// filled in: they are behind the object, in one allocation, as allocStr has it.
func roomForBytes(n int) (Value, []byte) {
	var p unsafe.Pointer
	switch {
	case n <= 16:
		p = unsafe.Pointer(new([(bytesHeader + 16) / 8]uint64))
	case n <= 48:
		p = unsafe.Pointer(new([(bytesHeader + 48) / 8]uint64))
	case n <= 80:
		p = unsafe.Pointer(new([(bytesHeader + 80) / 8]uint64))
	default:
		p = unsafe.Pointer(new([(bytesHeader + bytesInOne) / 8]uint64))
	}
	b, own := (*Bytes)(p), (*byte)(unsafe.Add(p, bytesHeader))
	b.T = &BytesType
	b.S = unsafe.String(own, n)
	return b.Value(), unsafe.Slice(own, n)
}

const (
	bytesHeader = int(unsafe.Sizeof(Bytes{}))
	bytesInOne  = 144 // as many in one allocation with the object
)

// Hash is hash(b); it is cached.
func (b *Bytes) Hash() int64 {
	h := atomic.LoadInt64(&b.hash)
	if h == 0 {
		h = HashBuffer(b.S)
		if hashIsFinal() {
			storeRelaxed(&b.hash, h)
		}
	}
	return h
}

func bytesCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	y, ok := AsBytes(b)
	if !ok {
		return NotImplemented, nil
	}
	x := (*Bytes)(a.P)
	switch op {
	case CmpEq:
		return Bool(x.S == y.S), nil
	case CmpNe:
		return Bool(x.S != y.S), nil
	}
	return Bool(CmpInt(op, int64(strings.Compare(x.S, y.S)), 0)), nil
}

func bytesGetItem(c *Ctx, v, key Value) (Value, *Exc) {
	b := (*Bytes)(v.P)
	if key.Type() == &SliceType {
		start, step, n, err := sliceBounds(c, key, func() int { return len(b.S) })
		switch {
		case err != nil:
			return Value{}, err
		case n <= 0:
			return NewBytes(""), nil
		case step == 1 && n == len(b.S):
			return v, nil
		case step == 1:
			return CopyBytes(b.S[start : start+n]), nil
		}
		out := make([]byte, n)
		for i, k := 0, start; i < n; i, k = i+1, k+step {
			out[i] = b.S[k]
		}
		return NewBytes(string(out)), nil
	}
	i, ok, err := seqIndex(c, key)
	if i < 0 {
		i += len(b.S)
	}
	switch {
	case err != nil:
		return Value{}, err
	case !ok:
		return Value{}, Raise(c, &TypeErrorType, "byte indices must be integers or slices, not %s", TypeName(key))
	case uint(i) >= uint(len(b.S)):
		return Value{}, Raise(c, &IndexErrorType, "index out of range")
	}
	return Int(int64(b.S[i])), nil
}

func bytesContains(c *Ctx, v, item Value) (bool, *Exc) {
	b := (*Bytes)(v.P)
	if sub, ok := ByteSpan(c, item); ok {
		return strings.Contains(b.S, sub), nil
	}
	if item.IsInt() {
		if x := item.Int(); x >= 0 && x < 256 {
			return strings.IndexByte(b.S, byte(x)) >= 0, nil
		}
		return false, Raise(c, &ValueErrorType, "byte must be in range(0, 256)")
	}
	return H.Contains(c, v, item)
}

func bytesConcat(c *Ctx, a, b Value) (Value, *Exc) {
	x, ok := AsBytes(a)
	y, ok2 := AsBytes(b)
	switch {
	case !ok || !ok2:
		return Value{}, Raise(c, &TypeErrorType, "can't concat %s to bytes", TypeName(b))
	case len(x.S) == 0:
		return b, nil
	case len(y.S) == 0:
		return a, nil
	}
	return joinBytes(x.S, y.S), nil
}

func bytesRepeat(c *Ctx, a, b Value) (Value, *Exc) {
	n, err := repeatTimes(c, b)
	x := (*Bytes)(a.P)
	switch {
	case err != nil:
		return Value{}, err
	case n <= 0 || len(x.S) == 0:
		return NewBytes(""), nil
	case n == 1:
		return a, nil
	case len(x.S) > math.MaxInt64/n:
		return Value{}, Raise(c, &OverflowErrorType, "repeated bytes are too long")
	case tooLarge(len(x.S) * n):
		return Value{}, RaiseArgs(c, &MemoryErrorType)
	}
	return NewBytes(strings.Repeat(x.S, n)), nil
}

// reprBytes is repr(b).
func reprBytes(s string) Value {
	q := quoteFor(strings.IndexByte(s, '\'') >= 0, strings.IndexByte(s, '"') >= 0)
	out := append(make([]byte, 0, len(s)+3), 'b', q)
	for i := 0; i < len(s); i++ {
		if b := s[i]; b >= 0x20 && b < 0x7F && b != '\\' && b != q {
			out = append(out, b)
		} else {
			out = appendEscape(out, rune(b), q)
		}
	}
	return asciiStr(string(append(out, q)))
}

// bytesNew is bytes(...).
func bytesNew(c *Ctx, class Value, args []Value, names []string) (Value, *Exc) {
	if len(names) > 0 || len(args) > 1 {
		if len(names) == 0 && IsStr(args[0]) && allStr(args[1:]) {
			return strEncode(c, args[0], args[1:], nil)
		}
		return H.Call(c, class, args, names)
	}
	if len(args) == 0 {
		return NewBytes(""), nil
	}
	a := args[0]
	switch a.Type() {
	case &BytesType:
		return a, nil
	case &StrType:
		return Value{}, Raise(c, &TypeErrorType, "string argument without an encoding")
	case &IntType:
		if a.IsInt() && a.Int() < 0 {
			return Value{}, Raise(c, &ValueErrorType, "negative count")
		}
		if a.IsInt() && tooLarge(2*int(min(a.Int(), math.MaxInt64/2))) { // made, and made a string
			return Value{}, RaiseArgs(c, &MemoryErrorType)
		}
		if a.IsInt() {
			return NewBytes(string(make([]byte, a.Int()))), nil
		}
	case &ListType, &TupleType, &RangeType, &GeneratorType, &SetType, &FrozenSetType, &DictType:
		return bytesFromIter(c, a)
	case &ForeignType:
		if s, ok := ByteSpan(c, a); ok {
			c.Touched = true
			return CopyBytes(s), nil
		}
	}
	return H.Call(c, class, args, nil)
}

func bytesFromIter(c *Ctx, a Value) (Value, *Exc) {
	if v, ok := bytesOfInts(a); ok {
		return v, nil
	}
	it, err := LoopIter(c, a)
	if err != nil {
		return Value{}, err
	}
	defer EndLoop(c, it)
	var out []byte
	for {
		x, err := Next(c, it)
		switch {
		case err != nil:
			return Value{}, err
		case x.Nil():
			return NewBytes(string(out)), nil
		}
		if !x.IsInt() {
			i, ok, err := indexTo(c, x, nil) // what is past 64 bits is out of range all the same
			if err != nil {
				return Value{}, err
			}
			if !ok {
				return Value{}, Raise(c, &TypeErrorType, "'%s' object cannot be interpreted as an integer", TypeName(x))
			}
			x = Int(int64(i))
		}
		if uint64(x.Int()) > 255 {
			return Value{}, Raise(c, &ValueErrorType, "bytes must be in range(0, 256)")
		}
		out = append(out, byte(x.Int()))
	}
}

// bytesOfInts is bytes(v) of a list of Go's or a tuple where all items are ints that fit.
func bytesOfInts(v Value) (Value, bool) {
	var items []Value
	switch v.Type() {
	case &ListType:
		l := (*List)(v.P)
		if l.Py != 0 || l.n == 0 || Multi.Load() {
			return v, false
		}
		items = l.block.v[:l.n]
	case &TupleType:
		items = (*Tuple)(v.P).V
	default:
		return v, false
	}
	out := make([]byte, len(items))
	for i := range items {
		if !items[i].IsInt() || items[i].N > 255 {
			return v, false
		}
		out[i] = byte(items[i].N)
	}
	return NewBytes(unsafe.String(unsafe.SliceData(out), len(out))), true
}

// BytesIter iterates over the bytes as ints.
type BytesIter struct {
	Obj
	b *Bytes
	i int // as that of StrIter
}

// BytesIterType is the class of iterators over bytes.
var BytesIterType = Type{Name: "bytes_iterator"}

func bytesIter(c *Ctx, v Value) (Value, *Exc) {
	return Value{P: unsafe.Pointer(&BytesIter{Obj: Obj{T: &BytesIterType}, b: (*Bytes)(v.P)})}, nil
}

func bytesIterNext(c *Ctx, v Value) (Value, *Exc) {
	it := (*BytesIter)(v.P)
	i := it.i
	if i >= len(it.b.S) {
		return Value{}, nil
	}
	it.i = i + 1
	return Int(int64(it.b.S[i])), nil
}

func init() {
	t := &BytesType
	builtin(t, &ObjectType, bytesMethods())
	repr := func(c *Ctx, v Value) (Value, *Exc) { return reprBytes((*Bytes)(v.P).S), nil }
	t.Repr, t.Slots.Str = repr, repr
	t.Hash = func(c *Ctx, v Value) (int64, *Exc) { return (*Bytes)(v.P).Hash(), nil }
	t.Cmp = bytesCmp
	t.Truth = func(c *Ctx, v Value) (bool, *Exc) { return len((*Bytes)(v.P).S) > 0, nil }
	t.Len = func(c *Ctx, v Value) (int, *Exc) { return len((*Bytes)(v.P).S), nil }
	t.GetItem = bytesGetItem
	t.Contains = bytesContains
	t.Iter = bytesIter
	t.Concat = bytesConcat
	t.Repeat = bytesRepeat
	t.Bin[OpMod] = func(c *Ctx, a, b Value) (Value, *Exc) {
		if a.Type() != &BytesType {
			return NotImplemented, nil
		}
		return H.Binary(c, OpMod, false, a, b)
	}
	t.New = bytesNew

	builtin(&BytesIterType, &ObjectType, []*Builtin{
		{Name: "__length_hint__", E0: func(c *Ctx, v Value) (Value, *Exc) {
			it := (*BytesIter)(v.P)
			return Int(int64(max(len(it.b.S)-it.i, 0))), nil
		}},
	})
	BytesIterType.Iter = func(c *Ctx, v Value) (Value, *Exc) { return v, nil }
	BytesIterType.Next = bytesIterNext
}
