package object

// strip, lstrip and rstrip.

// isSpaceRune is Py_UNICODE_ISSPACE; the set has not changed since Unicode 6.3.
func isSpaceRune(r rune) bool {
	if r < 0x100 {
		return latin1Space[uint8(r)]
	}
	return wideSpaceRune(r)
}

func wideSpaceRune(r rune) bool {
	return r == 0x1680 || r >= 0x2000 && r <= 0x200A || r == 0x2028 || r == 0x2029 ||
		r == 0x202F || r == 0x205F || r == 0x3000
}

var latin1Space = [256]bool{' ': true, 9: true, 10: true, 11: true, 12: true, 13: true,
	0x1C: true, 0x1D: true, 0x1E: true, 0x1F: true, 0x85: true, 0xA0: true}

func stripSpace(s *Str, left, right bool) Value {
	i, j := 0, s.Len()
	if s.Kind == 1 {
		t := s.S
		for left && i < j && latin1Space[t[i]] {
			i++
		}
		for right && i < j && latin1Space[t[j-1]] {
			j--
		}
		return s.sub(i, j).Value()
	}
	for left && i < j && isSpaceRune(s.At(i)) {
		i++
	}
	for right && i < j && isSpaceRune(s.At(j-1)) {
		j--
	}
	return s.sub(i, j).Value()
}

func stripSet(s, set *Str, left, right bool) Value {
	i, j := 0, s.Len()
	if s.Kind == 1 && set.Kind == 1 {
		for t := s.S; left && i < j && hasByte(set.S, t[i]); {
			i++
		}
		for t := s.S; right && i < j && hasByte(set.S, t[j-1]); {
			j--
		}
		return s.sub(i, j).Value()
	}
	for left && i < j && set.has(s.At(i)) {
		i++
	}
	for right && i < j && set.has(s.At(j-1)) {
		j--
	}
	return s.sub(i, j).Value()
}

// hasByte is strings.IndexByte of a text that is short as a rule, in line.
func hasByte(set string, b byte) bool {
	for i := range len(set) {
		if set[i] == b {
			return true
		}
	}
	return false
}

// has reports whether r occurs in s.
func (s *Str) has(r rune) bool {
	for i, n := 0, s.Len(); i < n; i++ {
		if s.At(i) == r {
			return true
		}
	}
	return false
}

// stripMethod makes strip, lstrip and rstrip.
func stripMethod(name string, left, right bool) *Builtin {
	return &Builtin{Name: name,
		E0: func(c *Ctx, v Value) (Value, *Exc) { return stripSpace((*Str)(v.P), left, right), nil },
		E1: func(c *Ctx, v, a Value) (Value, *Exc) {
			if set, ok := TextOf(a); ok {
				return stripSet((*Str)(v.P), set, left, right), nil
			}
			if a.IsNone() {
				return stripSpace((*Str)(v.P), left, right), nil
			}
			return H.CallMethod(c, v, name, []Value{a}, nil)
		}}
}
