package object

import "unsafe"

// Strings that are made to be looked up in a dict, as the text of the program shows,
// are used again when the dict had the key: d[f"{a}:{b}"] += 1 makes one at first,
// and after that only for new keys.

const longestKey = 16 // of those whose memory is used again; one size of allocStr

// allocKey is allocStr for such a string.
func (c *Ctx) allocKey(ascii bool, n int) (*Str, []byte) {
	s := c.spareKey
	if n > longestKey {
		return allocStr(1, ascii, n)
	}
	if s == nil {
		s, out := allocStr(1, ascii, n)
		s.key = n > 1 // shorter ones are replaced by shared ones
		return s, out
	}
	c.spareKey = nil
	units := (*byte)(unsafe.Add(unsafe.Pointer(s), strHeader))
	s.hash, s.ASCII, s.key, s.S = 0, ascii, n > 1, unsafe.String(units, n)
	return s, unsafe.Slice(units, n)
}

// KeepKey is told of a key that something may keep from now on.
func KeepKey(v Value) {
	if v.P != nil && v.Type() == &StrType && (*Str)(v.P).key {
		(*Str)(v.P).key = false
	}
}

// SpareKey takes back a key that was found.
func SpareKey(c *Ctx, v Value) {
	if v.Type() == &StrType && (*Str)(v.P).key && (*Str)(v.P).Py == 0 {
		c.spareKey = (*Str)(v.P)
	}
}

// ConcatIntKey is ConcatInt of a key.
func ConcatIntKey(c *Ctx, a Value, n int64) (Value, *Exc) {
	s, ok := AsStr(a)
	if !ok || s.Kind != 1 {
		return Add(c, a, StrFromInt(n))
	}
	r, out := c.allocKey(s.ASCII, len(s.S)+intLen(n))
	putDigits(out[copy(out, s.S):], n)
	return single(r), nil
}
