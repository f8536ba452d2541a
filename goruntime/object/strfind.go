package object

import (
	"slices"
	"strings"
	"unsafe"
)

// findStr is the index of the first (or last) occurrence of sub in s[i:j], in
// characters from the start of s, or -1. The range must be normalised.
func findStr(s, sub *Str, i, j int, last bool) int {
	n, m := j-i, sub.Len()
	if m > n || n < 0 {
		return -1
	}
	if m == 0 {
		if last {
			return j
		}
		return i
	}
	if sub.Kind > s.Kind {
		return -1
	}
	if s.Kind == 1 {
		var k int
		if last {
			k = strings.LastIndex(s.S[i:j], sub.S)
		} else {
			k = strings.Index(s.S[i:j], sub.S)
		}
		if k < 0 {
			return -1
		}
		return k + i
	}
	if m == 1 && !last {
		return findUnit(s, sub, i, j)
	}
	w := int(s.Kind)
	hay := s.S[i*w : j*w]
	needle := widen(sub, s.Kind)
	if last {
		for end := len(hay); ; {
			k := strings.LastIndex(hay[:end], needle)
			if k < 0 {
				return -1
			}
			if k%w == 0 {
				return k/w + i
			}
			end = k + len(needle) - 1
		}
	}
	for at := 0; ; {
		k := strings.Index(hay[at:], needle)
		if k < 0 {
			return -1
		}
		k += at
		if k%w == 0 {
			return k/w + i
		}
		at = k + 1
	}
}

// findUnit is findStr of one character in a string of wide ones.
func findUnit(s, sub *Str, i, j int) int {
	k := -1
	if want := sub.At(0); s.Kind == 2 {
		k = slices.Index(s.u16()[i:j], uint16(want))
	} else {
		k = slices.Index(s.u32()[i:j], uint32(want))
	}
	if k >= 0 {
		k += i
	}
	return k
}

// countStr counts the occurrences of sub in s[i:j] that do not overlap.
func countStr(s, sub *Str, i, j int) int {
	m := sub.Len()
	if j < i {
		return 0
	}
	if m == 0 {
		return j - i + 1
	}
	if s.Kind == 1 && sub.Kind == 1 {
		return strings.Count(s.S[i:j], sub.S)
	}
	n := 0
	for {
		k := findStr(s, sub, i, j, false)
		if k < 0 {
			return n
		}
		n++
		i = k + m
	}
}

// widen returns the units of s in a kind at least its own.
func widen(s *Str, kind uint8) string {
	if s.Kind == kind {
		return s.S
	}
	out := make([]byte, s.Len()*int(kind))
	putUnits(out, kind, s)
	return unsafe.String(unsafe.SliceData(out), len(out))
}

func strContains(c *Ctx, v, item Value) (bool, *Exc) {
	s := (*Str)(v.P)
	sub, ok := TextOf(item)
	if !ok {
		if item.Type() == &ForeignType {
			return H.Contains(c, v, item)
		}
		return false, Raise(c, &TypeErrorType, "'in <string>' requires string as left operand, not %s", TypeName(item))
	}
	return findStr(s, sub, 0, s.Len(), false) >= 0, nil
}

// span reads the optional start and end of find, count, startswith, ...; not
// ok means that the host must look at them.
func span(args []Value, n int) (i, j int, ok bool) {
	i, j = 0, n
	if len(args) > 0 {
		switch {
		case args[0].IsInt():
			i = clampIndex(args[0].Int(), n)
		case !args[0].IsNone():
			return 0, 0, false
		}
	}
	if len(args) > 1 {
		switch {
		case args[1].IsInt():
			j = min(clampIndex(args[1].Int(), n), n)
		case !args[1].IsNone():
			return 0, 0, false
		}
	}
	return i, j, len(args) <= 2
}

// clampIndex is ADJUST_INDICES: negative counts from the end and stops at 0.
func clampIndex(x int64, n int) int {
	if x < 0 {
		return int(max(x+int64(n), 0))
	}
	return int(x)
}

// seekMethod makes find, rfind, index and rindex.
func seekMethod(name string, last, must bool) *Builtin {
	find := func(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
		s := (*Str)(v.P)
		if len(args) == 0 || len(names) > 0 {
			return H.CallMethod(c, v, name, args, names)
		}
		sub, isStr := TextOf(args[0])
		i, j, ok := span(args[1:], s.Len())
		if !isStr || !ok {
			return H.CallMethod(c, v, name, args, nil)
		}
		k := findStr(s, sub, i, j, last)
		if k < 0 && must {
			return Value{}, Raise(c, &ValueErrorType, "substring not found")
		}
		return Int(int64(k)), nil
	}
	return &Builtin{Name: name, EN: find, E1: func(c *Ctx, v, a Value) (Value, *Exc) {
		s := (*Str)(v.P)
		if sub, ok := TextOf(a); ok && !must {
			return Int(int64(findStr(s, sub, 0, s.Len(), last))), nil
		}
		return find(c, v, []Value{a}, nil)
	}}
}

func strCount(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
	s := (*Str)(v.P)
	if len(args) > 0 && len(names) == 0 {
		sub, isStr := TextOf(args[0])
		i, j, ok := span(args[1:], s.Len())
		if isStr && ok {
			return Int(int64(countStr(s, sub, i, j))), nil
		}
	}
	return H.CallMethod(c, v, "count", args, names)
}

// affixAt reports that s[i:j] is sub, which is j-i characters long; i may be negative.
func affixAt(s, sub *Str, i, j int) bool {
	if i < 0 || j > s.Len() || sub.Kind > s.Kind {
		return false
	}
	w := int(s.Kind)
	part := s.S[i*w : j*w]
	if sub.Kind == s.Kind {
		return part == sub.S
	}
	return part == widen(sub, s.Kind)
}

// affixMethod makes startswith and endswith.
func affixMethod(name string, end bool) *Builtin {
	test := func(s, sub *Str, i, j int) bool {
		m := sub.Len()
		if j-i < m || i > s.Len() {
			return false
		}
		if m == 0 {
			return true
		}
		if end {
			i = j - m
		}
		return affixAt(s, sub, i, i+m)
	}
	// any is the test with each of a tuple; not ok means that the host must look at it.
	any := func(s *Str, v Value, i, j int) (holds, ok bool) {
		if v.Type() != &TupleType {
			return false, false
		}
		for _, x := range (*Tuple)(v.P).V {
			sub, isStr := TextOf(x)
			if !isStr {
				return false, false
			}
			if test(s, sub, i, j) {
				return true, true
			}
		}
		return false, true
	}
	all := func(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
		s := (*Str)(v.P)
		if len(args) == 0 || len(names) > 0 {
			return H.CallMethod(c, v, name, args, names)
		}
		i, j, ok := span(args[1:], s.Len())
		if !ok {
			return H.CallMethod(c, v, name, args, nil)
		}
		if sub, isStr := TextOf(args[0]); isStr {
			return Bool(test(s, sub, i, j)), nil
		}
		if holds, ok := any(s, args[0], i, j); ok {
			return Bool(holds), nil
		}
		return H.CallMethod(c, v, name, args, nil)
	}
	return &Builtin{Name: name, EN: all, E1: func(c *Ctx, v, a Value) (Value, *Exc) {
		s := (*Str)(v.P)
		if sub, ok := TextOf(a); ok {
			return Bool(test(s, sub, 0, s.Len())), nil
		}
		if holds, ok := any(s, a, 0, s.Len()); ok {
			return Bool(holds), nil
		}
		return H.CallMethod(c, v, name, []Value{a}, nil)
	}}
}
