package object

// sub is the part of s from i to j, which must be in range, in the smallest
// kind that holds it.
func (s *Str) sub(i, j int) *Str {
	if i >= j {
		return emptyStr
	}
	switch s.Kind {
	case 1:
		if i == 0 && j == len(s.S) {
			return s
		}
		part := s.S[i:j]
		return copyStr(1, s.ASCII || isASCII(part), part)
	case 2:
		if i == 0 && j == len(s.S)/2 {
			return s
		}
		return fromU16(s.u16()[i:j])
	}
	if i == 0 && j == len(s.S)/4 {
		return s
	}
	return fromU32(s.u32()[i:j])
}

// fromU16 makes a string of copies of the units.
func fromU16(u []uint16) *Str {
	var all uint16
	for _, x := range u {
		all |= x
	}
	if all < 0x100 {
		if len(u) == 0 {
			return emptyStr
		}
		if len(u) == 1 {
			return &latin1[u[0]]
		}
		s, b := allocStr(1, all < 0x80, len(u))
		for i, x := range u {
			b[i] = byte(x)
		}
		return s
	}
	s, _ := allocStr(2, false, len(u)*2)
	copy(s.u16(), u)
	return s
}

// fromU32 makes a string of copies of the units.
func fromU32(u []uint32) *Str {
	var all uint32
	for _, x := range u {
		all |= x
	}
	switch kindOf(rune(all)) {
	case 1:
		if len(u) == 0 {
			return emptyStr
		}
		if len(u) == 1 {
			return &latin1[u[0]]
		}
		s, b := allocStr(1, all < 0x80, len(u))
		for i, x := range u {
			b[i] = byte(x)
		}
		return s
	case 2:
		s, _ := allocStr(2, false, len(u)*2)
		out := s.u16()
		for i, x := range u {
			out[i] = uint16(x)
		}
		return s
	}
	s, _ := allocStr(4, false, len(u)*4)
	copy(s.u32(), u)
	return s
}

// charAt is s[i] for an index in range.
func (s *Str) charAt(i int) Value {
	if s.Kind == 1 {
		return StrLatin1(s.S[i])
	}
	return strFromRune(s.At(i)).Value()
}

// strFromRune is chr(r).
func strFromRune(r rune) *Str {
	switch kindOf(r) {
	case 1:
		return &latin1[r]
	case 2:
		s, _ := allocStr(2, false, 2)
		s.u16()[0] = uint16(r)
		return s
	}
	s, _ := allocStr(4, false, 4)
	s.u32()[0] = uint32(r)
	return s
}

func strGetItem(c *Ctx, v, key Value) (Value, *Exc) {
	s := (*Str)(v.P)
	if key.IsInt() {
		i, n := int(key.Int()), s.Len()
		if i < 0 {
			i += n
		}
		if uint(i) >= uint(n) {
			return Value{}, Raise(c, &IndexErrorType, "string index out of range")
		}
		return s.charAt(i), nil
	}
	if key.Type() == &SliceType {
		return strSlice(c, s, key)
	}
	i, ok, err := seqIndex(c, key)
	if i < 0 {
		i += s.Len()
	}
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return Value{}, Raise(c, &TypeErrorType, "string indices must be integers, not '%s'", TypeName(key))
	}
	if uint(i) >= uint(s.Len()) {
		return Value{}, Raise(c, &IndexErrorType, "string index out of range")
	}
	return s.charAt(i), nil
}

func strSlice(c *Ctx, s *Str, key Value) (Value, *Exc) {
	start, step, n, err := sliceBounds(c, key, s.Len)
	if err != nil {
		return Value{}, err
	}
	if n <= 0 {
		return EmptyStr, nil
	}
	return s.strided(start, step, n), nil
}

// strided is every step-th of n characters from start on; n is not 0.
func (s *Str) strided(start, step, n int) Value {
	if step == 1 {
		return s.sub(start, start+n).Value()
	}
	switch s.Kind {
	case 1:
		if n == 1 {
			return StrLatin1(s.S[start])
		}
		r, b := allocStr(1, s.ASCII, n)
		if t := s.S; step == -1 {
			for i, k := 0, start; i < len(b) && uint(k) < uint(len(t)); i, k = i+1, k-1 {
				b[i] = t[k]
			}
		} else {
			for i, k := 0, start; i < n; i, k = i+1, k+step {
				b[i] = t[k]
			}
		}
		r.ASCII = r.ASCII || isASCII(r.S)
		return r.Value()
	case 2:
		u := s.u16()
		out := make([]uint16, n)
		for i, k := 0, start; i < n; i, k = i+1, k+step {
			out[i] = u[k]
		}
		return fromU16(out).Value()
	}
	u := s.u32()
	out := make([]uint32, n)
	for i, k := 0, start; i < n; i, k = i+1, k+step {
		out[i] = u[k]
	}
	return fromU32(out).Value()
}
