package object

import (
	"encoding/hex"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// Bytes of CPython's objects (buffers of exact types, pybuffer.go) are read where
// they are. Arguments that are not plainly right are left to CPython.

// ByteSpan are the bytes that v lends in one piece, as the buffer protocol gives
// them, until anything else runs; ok is false where CPython is to say.
func ByteSpan(c *Ctx, v Value) (s string, ok bool) {
	switch v.Type() {
	case &BytesType:
		return (*Bytes)(v.P).S, true
	case &ForeignType:
		if c.GIL {
			return bufferSpan((*Obj)(v.P).py(), false)
		}
	}
	return "", false
}

// bufferSpan is that of an object of CPython's; plain: of single bytes only.
func bufferSpan(p unsafe.Pointer, plain bool) (s string, ok bool) {
	kind := bufferKind(p)
	switch kind {
	case ByteArrayBuffer:
		return unsafe.String((*byte)(pointerAt(p, byteArrayStart)), int(at(p, pySize))), true
	case NoBuffer, NumpyBuffer:
		return "", false
	case MemoryBuffer:
		if int32At(p, viewFlags)&restricted != 0 {
			return "", false
		}
	}
	data, n, stride, code, _ := lentSpan(p, kind)
	size := stride
	if kind == MemoryBuffer {
		size = int(at(p, viewView+lentItem))
	}
	if code == 0 || size != stride || plain && code != 'B' {
		return "", false
	}
	return unsafe.String((*byte)(data), n*size), true
}

const (
	lentItem   = 24
	restricted = 0x20 // a memoryview that nothing may be made of (3.12 and later)
)

// seekBytes is what a method finds in s[i:j]: for a bound that is an int or None.
type seekBytes func(s, sub string, i, j int) Value

// byteSeekers are the methods of bytes and bytearray that look for bytes; those
// that raise where they find nothing then leave it to CPython.
func byteSeeker(name string) (f seekBytes, affix bool) {
	switch name {
	case "find":
		return func(s, sub string, i, j int) Value { return Int(int64(findBytes(s, sub, i, j, false))) }, false
	case "rfind":
		return func(s, sub string, i, j int) Value { return Int(int64(findBytes(s, sub, i, j, true))) }, false
	case "index":
		return func(s, sub string, i, j int) Value { return found(findBytes(s, sub, i, j, false)) }, false
	case "rindex":
		return func(s, sub string, i, j int) Value { return found(findBytes(s, sub, i, j, true)) }, false
	case "count":
		return countBytes, false
	case "startswith":
		return func(s, sub string, i, j int) Value {
			return Bool(j-i >= len(sub) && i <= len(s) && s[i:i+len(sub)] == sub)
		}, true
	case "endswith":
		return func(s, sub string, i, j int) Value {
			return Bool(j-i >= len(sub) && i <= len(s) && s[j-len(sub):j] == sub)
		}, true
	}
	return nil, false
}

func found(k int) Value {
	if k < 0 {
		return Value{}
	}
	return Int(int64(k))
}

func findBytes(s, sub string, i, j int, last bool) int {
	if j-i < len(sub) {
		return -1
	}
	k := 0
	if last {
		k = strings.LastIndex(s[i:j], sub)
	} else {
		k = strings.Index(s[i:j], sub)
	}
	if k < 0 {
		return -1
	}
	return k + i
}

func countBytes(s, sub string, i, j int) Value {
	switch {
	case j < i:
		return Int(0)
	case len(sub) == 0:
		return Int(int64(j - i + 1))
	}
	return Int(int64(strings.Count(s[i:j], sub)))
}

// sought is what is looked for: bytes, or the number of one.
func sought(c *Ctx, v Value, affix bool) (sub string, ok bool) {
	if v.IsInt() {
		if affix || uint64(v.Int()) > 255 {
			return "", false
		}
		return byteBytes[v.Int()].S, true
	}
	return ByteSpan(c, v)
}

func seekIn(c *Ctx, s string, f seekBytes, affix bool, args []Value) Value {
	if len(args) == 0 {
		return Value{}
	}
	sub, ok := sought(c, args[0], affix)
	i, j, plain := span(args[1:], len(s))
	if !ok || !plain {
		return Value{}
	}
	return f(s, sub, i, j)
}

// bytesSeek makes a method of bytes that looks for bytes; rest does what is not plain.
func bytesSeek(rest *Builtin) *Builtin {
	f, affix := byteSeeker(rest.Name)
	return &Builtin{Name: rest.Name,
		E1: func(c *Ctx, v, a Value) (Value, *Exc) {
			s := (*Bytes)(v.P).S
			if sub, ok := sought(c, a, affix); ok {
				if r := f(s, sub, 0, len(s)); r.P != nil {
					return r, nil
				}
			}
			return callBuiltin(c, rest, v, []Value{a}, nil)
		},
		EN: func(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
			if len(names) == 0 {
				if r := seekIn(c, (*Bytes)(v.P).S, f, affix, args); r.P != nil {
					return r, nil
				}
			}
			return callBuiltin(c, rest, v, args, names)
		}}
}

// BufferCall is v.name(args) of an object with a buffer where that only reads or
// grows it; a zero Value leaves it to CPython. The GIL is held.
func BufferCall(c *Ctx, v Value, name string, args []Value) Value {
	p := (*Obj)(v.P).py()
	switch kind := bufferKind(p); kind {
	case ByteArrayBuffer:
		s, _ := bufferSpan(p, false)
		switch name {
		case "extend":
			if len(args) == 1 && extendBytes(c, v, args[0]) {
				return None
			}
		case "decode":
			return decodeSpan(s, args)
		case "hex":
			return hexSpan(s, args)
		case "strip", "lstrip", "rstrip":
			if len(args) == 0 && NewByteArray != nil {
				i, j := strippedBytes(s, name != "rstrip", name != "lstrip")
				return NewByteArray(c, s[i:j], "")
			}
		case "copy":
			if len(args) == 0 && NewByteArray != nil {
				return NewByteArray(c, s, "")
			}
		default:
			if f, affix := byteSeeker(name); f != nil {
				return seekIn(c, s, f, affix, args)
			}
		}
	case MemoryBuffer, ArrayBuffer:
		switch {
		case len(args) == 1 && kind == ArrayBuffer && name == "append":
			return growArray(p, args[0])
		case len(args) == 1 && kind == ArrayBuffer && name == "extend" && args[0].Type() == &ForeignType:
			return extendArray(p, (*Obj)(args[0].P).py())
		case len(args) > 0:
		case name == "tobytes", name == "hex" && kind == MemoryBuffer:
			s, ok := bufferSpan(p, false)
			if !ok {
				return Value{}
			}
			if name == "hex" {
				return hexSpan(s, args)
			}
			return CopyBytes(s)
		case name == "tolist":
			return listOfBuffer(p, kind)
		}
	}
	return Value{}
}

func hexSpan(s string, args []Value) Value {
	if len(args) > 0 {
		return Value{}
	}
	return hexOf(s)
}

func hexOf(s string) Value {
	if len(s) == 0 {
		return EmptyStr
	}
	text, room := allocStr(1, true, 2*len(s))
	hex.Encode(room, unsafe.Slice(unsafe.StringData(s), len(s)))
	return text.Value()
}

// decodeSpan is decodeBytes for memory that is CPython's.
func decodeSpan(s string, args []Value) Value {
	switch enc, ok := codecArgs(args, nil); {
	case !ok:
	case isASCII(s):
		return copyStr(1, true, s).Value()
	case enc == "latin-1":
		return copyStr(1, false, s).Value()
	case enc == "utf-8" && utf8.ValidString(s):
		return StrFromGo(s)
	}
	return Value{}
}

const (
	arrayRoom    = 32
	arrayExports = 56
)

// moreItems is where n more items of an array of CPython's would go, nil where
// CPython would move the others for them.
func moreItems(p unsafe.Pointer, n int) unsafe.Pointer {
	size := int(at(p, pySize))
	if !Genuine.ArrayGrows || size == 0 || at(p, arrayExports) != 0 || size+n > int(at(p, arrayRoom)) {
		return nil
	}
	return unsafe.Add(pointerAt(p, arrayItems), size*int(int32At(pointerAt(p, arrayDescr), 4)))
}

// growArray is v.append(x) of an array, zero where CPython is to do it.
func growArray(p unsafe.Pointer, x Value) Value {
	to := moreItems(p, 1)
	if to == nil || !put(to, number(byteAt(pointerAt(p, arrayDescr), 0)), x) {
		return Value{}
	}
	*(*int)(unsafe.Add(p, pySize))++
	return None
}

// extendArray is v.extend(w) of two arrays of the same kind of numbers.
func extendArray(p, q unsafe.Pointer) Value {
	if bufferKind(q) != ArrayBuffer || p == q || byteAt(pointerAt(p, arrayDescr), 0) != byteAt(pointerAt(q, arrayDescr), 0) {
		return Value{}
	}
	s, ok := bufferSpan(q, false)
	if !ok {
		return Value{}
	}
	n := int(at(q, pySize))
	to := moreItems(p, n)
	if to == nil {
		return Value{}
	}
	copy(unsafe.Slice((*byte)(to), len(s)), s)
	*(*int)(unsafe.Add(p, pySize)) += n
	return None
}

func listOfBuffer(p unsafe.Pointer, kind int) Value {
	data, n, stride, code, _ := lentSpan(p, kind)
	if code == 0 {
		return Value{}
	}
	items := make([]Value, n)
	for i := range items {
		if items[i] = load(unsafe.Add(data, i*stride), code); items[i].P == nil {
			return Value{}
		}
	}
	return NewList(items)
}

// NewByteArray is set by package border: a bytearray of a and b, one after the
// other; zero where CPython is to make it. SliceBuffer is v[i:j] of an object
// with a buffer, which has such items.
var (
	NewByteArray func(c *Ctx, a, b string) Value
	SliceBuffer  func(c *Ctx, v Value, kind, i, j int) Value
)

// bufferSlice is v[start:stop] of an object with a buffer of one dimension, else zero.
func bufferSlice(c *Ctx, v, start, stop Value) Value {
	if !c.GIL || SliceBuffer == nil {
		return Value{}
	}
	p := (*Obj)(v.P).py()
	kind := bufferKind(p)
	if kind == NoBuffer || kind == NumpyBuffer {
		return Value{}
	}
	_, n, _, code, _ := lentSpan(p, kind)
	if code == 0 {
		return Value{}
	}
	i, j := sliceRange(start, stop, n)
	return SliceBuffer(c, v, kind, i, j)
}

// BufferSliceOf is v[s] of such an object.
func BufferSliceOf(c *Ctx, v Value, s *Slice) Value {
	if partOk(s.Start) && partOk(s.Stop) && (s.Step.IsNone() || s.Step.IsInt() && s.Step.Int() == 1) {
		return bufferSlice(c, v, s.Start, s.Stop)
	}
	p := (*Obj)(v.P).py()
	if !c.GIL || bufferKind(p) != ByteArrayBuffer || NewByteArray == nil {
		return Value{}
	}
	from, _ := bufferSpan(p, false)
	start, n, step, ok := SliceOf(s, len(from))
	if !ok || n > stridedMost {
		return Value{}
	}
	out := make([]byte, n)
	for i := range out {
		out[i] = from[start+i*step]
	}
	return NewByteArray(c, unsafe.String(unsafe.SliceData(out), n), "")
}

const stridedMost = 1 << 12

// PutBufferSlice is v[i:j] = x where neither changes its size; how is then
// SlicePut, and SliceResizes where a bytearray's size changes.
func PutBufferSlice(c *Ctx, v Value, s *Slice, x Value) (how SlicePut, i, j int) {
	p := (*Obj)(v.P).py()
	kind := bufferKind(p)
	if !c.GIL || kind != ByteArrayBuffer && kind != MemoryBuffer || !partOk(s.Start) || !partOk(s.Stop) ||
		!s.Step.IsNone() && !(s.Step.IsInt() && s.Step.Int() == 1) {
		return SliceAsked, 0, 0
	}
	data, n, stride, code, writable := lentSpan(p, kind)
	if code != 'B' || !writable || stride != 1 {
		return SliceAsked, 0, 0
	}
	i, j = sliceRange(s.Start, s.Stop, n)
	if x.P == nil {
		if kind == ByteArrayBuffer {
			return SliceResizes, i, j
		}
		return SliceAsked, 0, 0
	}
	from, ok := ByteSpan(c, x)
	if ok && x.Type() == &ForeignType {
		q := (*Obj)(x.P).py()
		_, ok = bufferSpan(q, kind == MemoryBuffer)
		ok = ok && q != p
	}
	switch {
	case !ok:
		return SliceAsked, 0, 0
	case len(from) == j-i:
		copy(unsafe.Slice((*byte)(unsafe.Add(data, i)), j-i), from)
		c.Touched = true
		return SliceDone, i, j
	case kind == ByteArrayBuffer:
		return SliceResizes, i, j
	}
	return SliceAsked, 0, 0
}

// SlicePut is what became of an assignment to a slice.
type SlicePut uint8

const (
	SliceAsked SlicePut = iota // CPython is to say
	SliceDone
	SliceResizes
)

// BufferBinary is a op b where one is a bytearray, or bytes are continued by what
// lends its memory; zero where CPython is to say.
func BufferBinary(c *Ctx, op BinOp, a, b Value) Value {
	if !c.GIL || NewByteArray == nil || op != OpAdd && op != OpMul {
		return Value{}
	}
	if op == OpMul {
		if a.IsInt() {
			a, b = b, a
		}
		if !b.IsInt() || a.Type() != &ForeignType || bufferKind((*Obj)(a.P).py()) != ByteArrayBuffer {
			return Value{}
		}
		s, _ := ByteSpan(c, a)
		n := max(b.Int(), 0)
		if len(s) > 0 && n > stridedMost/int64(len(s)) {
			return Value{}
		}
		return NewByteArray(c, strings.Repeat(s, int(n)), "")
	}
	x, ok := ByteSpan(c, a)
	if !ok {
		return Value{}
	}
	y, ok := ByteSpan(c, b)
	switch {
	case !ok:
	case a.Type() == &BytesType && len(y) == 0:
		return a
	case a.Type() == &BytesType:
		return joinBytes(x, y)
	case bufferKind((*Obj)(a.P).py()) == ByteArrayBuffer:
		return NewByteArray(c, x, y)
	}
	return Value{}
}

// BufferCompare is a op b of bytes, bytearrays and views of single bytes, of
// which one is CPython's; zero where CPython is to say.
func BufferCompare(c *Ctx, op CmpOp, a, b Value) Value {
	if !c.GIL {
		return Value{}
	}
	if op == CmpEq || op == CmpNe {
		if same, known := sameArrays(a, b); known {
			c.Touched = true
			return Bool(same == (op == CmpEq))
		}
	}
	x, view, ok := comparedBytes(a)
	if !ok {
		return Value{}
	}
	y, other, ok := comparedBytes(b)
	if !ok || (view || other) && op != CmpEq && op != CmpNe {
		return Value{}
	}
	c.Touched = true
	switch op {
	case CmpEq:
		return Bool(x == y)
	case CmpNe:
		return Bool(x != y)
	}
	return Bool(CmpInt(op, int64(strings.Compare(x, y)), 0))
}

// sameArrays compares arrays of ints of one size.
func sameArrays(a, b Value) (same, known bool) {
	if a.Type() != &ForeignType || b.Type() != &ForeignType {
		return false, false
	}
	p, q := (*Obj)(a.P).py(), (*Obj)(b.P).py()
	if bufferKind(p) != ArrayBuffer || bufferKind(q) != ArrayBuffer {
		return false, false
	}
	code := byteAt(pointerAt(p, arrayDescr), 0)
	if code != byteAt(pointerAt(q, arrayDescr), 0) || code == 'd' || code == 'f' || number(code) == 0 {
		return false, false
	}
	x, _ := bufferSpan(p, false)
	y, _ := bufferSpan(q, false)
	return x == y, true
}

func comparedBytes(v Value) (s string, view, ok bool) {
	switch v.Type() {
	case &BytesType:
		return (*Bytes)(v.P).S, false, true
	case &ForeignType:
		p := (*Obj)(v.P).py()
		kind := bufferKind(p)
		if kind != ByteArrayBuffer && kind != MemoryBuffer {
			return "", false, false
		}
		s, ok = bufferSpan(p, true)
		return s, kind == MemoryBuffer, ok
	}
	return "", false, false
}

// BufferContains is item in v for a bytearray; known is false where CPython is to say.
func BufferContains(c *Ctx, v, item Value) (has, known bool) {
	if !c.GIL || bufferKind((*Obj)(v.P).py()) != ByteArrayBuffer {
		return false, false
	}
	s, _ := ByteSpan(c, v)
	sub, ok := sought(c, item, false)
	return ok && strings.Contains(s, sub), ok
}

// joinBytes is a bytes object of a and b, one after the other.
func joinBytes(a, b string) Value {
	if n := len(a) + len(b); n < 2 || n > bytesInOne {
		return NewBytes(a + b)
	}
	v, room := roomForBytes(len(a) + len(b))
	copy(room[copy(room, a):], b)
	return v
}
