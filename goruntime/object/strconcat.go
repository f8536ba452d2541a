package object

import (
	"math"
	"strings"
	"sync/atomic"
	"unsafe"
)

// growBuf is the head of a buffer with room for more units than the string
// that starts it has. Building a text with s += x then copies each part once:
// the string that ends where the used part of its buffer ends claims the room
// after it, and the result shares the buffer. Others never see the difference,
// for a string's own units do not change. Strings whose grow flag is set have
// their units right behind such a head.
type growBuf struct {
	used int64 // bytes of units that belong to some string
	size int64 // bytes there is room for
}

// mostUnshared is how long the result of a second + may be and still have units of its own.
const mostUnshared = 48

const growHead = int(unsafe.Sizeof(growBuf{}))

// newGrowBuf makes a buffer of which used bytes belong to the first string.
func newGrowBuf(used, size int) []byte {
	b := make([]byte, growHead+size)
	g := (*growBuf)(unsafe.Pointer(unsafe.SliceData(b)))
	g.used = int64(used)
	g.size = int64(size)
	return b[growHead:]
}

// buffer is the buffer of a string whose grow flag is set.
func (s *Str) buffer() *growBuf {
	return (*growBuf)(unsafe.Add(unsafe.Pointer(unsafe.StringData(s.S)), -growHead))
}

// claim extends the used part of the buffer from old to size bytes and returns
// the new room; nil when it is too small or somebody else has it.
func (g *growBuf) claim(old, size int) []byte {
	if int64(size) > g.size || !atomic.CompareAndSwapInt64(&g.used, int64(old), int64(size)) {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Add(unsafe.Pointer(g), growHead+old)), size-old)
}

// concatStr is a + b.
func concatStr(c *Ctx, a, b *Str) (Value, *Exc) {
	if len(b.S) == 0 {
		return a.Value(), nil
	}
	if len(a.S) == 0 {
		return b.Value(), nil
	}
	if a.grow && b.Kind <= a.Kind {
		old := len(a.S)
		size := old + len(b.S)<<(a.Kind>>1-b.Kind>>1)
		if room := a.buffer().claim(old, size); room != nil {
			if a.Kind == 1 {
				copy(room, b.S)
			} else {
				putUnits(room, a.Kind, b)
			}
			return grownStr(unsafe.StringData(a.S), a.Kind, size, a.ASCII && b.ASCII), nil
		}
	}
	kind := max(a.Kind, b.Kind)
	n := a.Len() + b.Len()
	if n > math.MaxInt64/4 {
		return Value{}, Raise(c, &OverflowErrorType, "strings are too large to concat")
	}
	size := n << (kind >> 1)
	if tooLarge(size) {
		return Value{}, RaiseArgs(c, &MemoryErrorType)
	}
	k := a.Len() << (kind >> 1)
	ascii := a.ASCII && b.ASCII
	if a.joined && size > mostUnshared {
		out := newGrowBuf(size, size+size/2)
		putUnits(out[:k], kind, a)
		putUnits(out[k:size], kind, b)
		return grownStr(unsafe.SliceData(out), kind, size, ascii), nil
	}
	s, out := allocStr(kind, ascii, size)
	putUnits(out[:k], kind, a)
	putUnits(out[k:], kind, b)
	s.joined = true
	return s.Value(), nil
}

func grownStr(units *byte, kind uint8, size int, ascii bool) Value {
	return (&Str{Obj: Obj{T: &StrType}, S: unsafe.String(units, size), Kind: kind, ASCII: ascii, joined: true, grow: true}).Value()
}

// putUnits writes the characters of s as units of the given kind, which is at
// least its own; out has just the room for them.
func putUnits(out []byte, kind uint8, s *Str) {
	if s.Kind == kind {
		copy(out, s.S)
		return
	}
	if len(out) == 0 {
		return
	}
	p := unsafe.Pointer(unsafe.SliceData(out))
	switch {
	case kind == 2:
		u := unsafe.Slice((*uint16)(p), len(out)/2)
		for i := range u {
			u[i] = uint16(s.S[i])
		}
	case s.Kind == 1:
		u := unsafe.Slice((*uint32)(p), len(out)/4)
		for i := range u {
			u[i] = uint32(s.S[i])
		}
	default:
		u := unsafe.Slice((*uint32)(p), len(out)/4)
		for i, x := range s.u16() {
			u[i] = uint32(x)
		}
	}
}

// ConcatInt is a + str(n).
func ConcatInt(c *Ctx, a Value, n int64) (Value, *Exc) {
	s, ok := AsStr(a)
	if !ok || s.Kind != 1 {
		return Add(c, a, StrFromInt(n))
	}
	r, out := allocStr(1, s.ASCII, len(s.S)+intLen(n))
	putDigits(out[copy(out, s.S):], n)
	return single(r), nil
}

// putDigits writes str(n), which has the length of out.
func putDigits(out []byte, n int64) {
	u, at := uint64(n), len(out)-1
	if n < 0 {
		u, out[0] = -u, '-'
	}
	for ; u >= 10; u /= 10 {
		out[at] = '0' + byte(u%10)
		at--
	}
	out[at] = '0' + byte(u)
}

// concatAll joins strings without a separator.
func concatAll(parts ...Value) Value {
	kind, ascii, n := uint8(1), true, 0
	for i, v := range parts {
		if v.Type() != &StrType { // what a __repr__ answered with
			v = StrFromGo(GoStr(v))
			parts[i] = v
		}
		s := (*Str)(v.P)
		kind = max(kind, s.Kind)
		ascii = ascii && s.ASCII
		n += s.Len()
	}
	if n == 0 {
		return EmptyStr
	}
	s, out := allocStr(kind, ascii, n*int(kind))
	if kind == 1 {
		for _, v := range parts {
			out = out[copy(out, (*Str)(v.P).S):]
		}
		return single(s)
	}
	for _, v := range parts {
		p := (*Str)(v.P)
		k := p.Len() * int(kind)
		putUnits(out[:k], kind, p)
		out = out[k:]
	}
	return single(s)
}

// single replaces a one-character Latin-1 string by the shared one.
func single(s *Str) Value {
	if len(s.S) == 1 {
		return StrLatin1(s.S[0])
	}
	return s.Value()
}

// repeatTimes is the factor of a repetition.
func repeatTimes(c *Ctx, v Value) (int, *Exc) {
	n, ok, err := indexTo(c, v, &OverflowErrorType)
	if err == nil && !ok {
		err = Raise(c, &TypeErrorType, "can't multiply sequence by non-int of type '%s'", TypeName(v))
	}
	return n, err
}

// repeatStr is s * n.
func repeatStr(c *Ctx, s *Str, n int) (Value, *Exc) {
	switch {
	case n <= 0 || len(s.S) == 0:
		return EmptyStr, nil
	case n == 1:
		return s.Value(), nil
	case len(s.S) > (math.MaxInt64-64)/n:
		if s.Len() > math.MaxInt64/n {
			return Value{}, Raise(c, &OverflowErrorType, "repeated string is too long")
		}
		return Value{}, RaiseArgs(c, &MemoryErrorType)
	case tooLarge(len(s.S) * n):
		return Value{}, RaiseArgs(c, &MemoryErrorType)
	}
	if len(s.S)*n > strInOne {
		return Value{P: unsafe.Pointer(&Str{Obj: Obj{T: &StrType}, S: strings.Repeat(s.S, n), Kind: s.Kind, ASCII: s.ASCII})}, nil
	}
	r, out := allocStr(s.Kind, s.ASCII, len(s.S)*n)
	if len(s.S) == 1 {
		fillBytes(out, s.S[0])
		return r.Value(), nil
	}
	for done := copy(out, s.S); done < len(out); {
		done += copy(out[done:], out[:done])
	}
	return r.Value(), nil
}
