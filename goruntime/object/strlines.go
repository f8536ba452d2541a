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
	var out []Value
	n := s.Len()
	for i := 0; i < n; {
		j := i
		for j < n && !isLineBreak(s.At(j)) {
			j++
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
		out = append(out, s.sub(i, end).Value())
		i = j
	}
	return NewList(out), nil
}

func partitionMethod(name string, last bool) *Builtin {
	return &Builtin{Name: name, E1: func(c *Ctx, v, a Value) (Value, *Exc) {
		s := (*Str)(v.P)
		sep, ok := AsStr(a)
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
