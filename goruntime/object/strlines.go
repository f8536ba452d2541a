package object

// splitlines and partition.

// isLineBreak is Py_UNICODE_ISLINEBREAK.
func isLineBreak(r rune) bool {
	return r >= 10 && r <= 13 || r >= 0x1C && r <= 0x1E || r == 0x85 || r == 0x2028 || r == 0x2029
}

func strSplitlines(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
	s := (*Str)(v.P)
	keep := false
	switch {
	case len(args) == 0:
	case len(args) == 1 && (args[0].IsInt() || args[0].IsBool()) && (len(names) == 0 || names[0] == "keepends"):
		keep = args[0].IsTrue() || args[0].IsInt() && args[0].N != 0
	default:
		return H.CallMethod(c, v, "splitlines", args, names)
	}
	return splitLines(s, keep), nil
}

func splitLines(s *Str, keep bool) Value {
	var p partList
	var pieces pieceMaker
	n := s.Len()
	for i := 0; i < n; {
		j := i
		if s.ASCII {
			for j < n && !asciiBreak[s.S[j]] {
				j++
			}
		} else {
			for j < n && !isLineBreak(s.At(j)) {
				j++
			}
		}
		end := j
		if j < n {
			if s.At(j) == '\r' && j+1 < n && s.At(j+1) == '\n' {
				j++
			}
			j++
			if keep {
				end = j
			}
		}
		if s.ASCII && !(i == 0 && end == n) {
			p.expect(i, n, n)
			p.add(pieces.make(s.S, i, end, p.len()))
		} else {
			p.add(s.sub(i, end).Value())
		}
		i = j
	}
	return p.list()
}

// asciiBreak is isLineBreak of what a string of ASCII holds.
var asciiBreak = [256]bool{10: true, 11: true, 12: true, 13: true, 0x1C: true, 0x1D: true, 0x1E: true}

func partitionMethod(name string, last bool) *Builtin {
	return &Builtin{Name: name, E1: func(c *Ctx, v, a Value) (Value, *Exc) {
		s := (*Str)(v.P)
		sep, ok := TextOf(a)
		if !ok {
			return H.CallMethod(c, v, name, []Value{a}, nil)
		}
		if len(sep.S) == 0 {
			return Value{}, Raise(c, &ValueErrorType, "empty separator")
		}
		n := s.Len()
		k := findStr(s, sep, 0, n, last)
		switch {
		case k >= 0:
			return PackTuple(s.sub(0, k).Value(), a, s.sub(k+sep.Len(), n).Value()), nil
		case last:
			return PackTuple(EmptyStr, EmptyStr, v), nil
		}
		return PackTuple(v, EmptyStr, EmptyStr), nil
	}}
}
