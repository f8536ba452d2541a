package object

// GetSlice is v[start:stop]; native sequences need no slice object for it.
func GetSlice(c *Ctx, v, start, stop Value) (Value, *Exc) {
	if (start.IsNone() || start.IsInt()) && (stop.IsNone() || stop.IsInt()) {
		switch v.Type() {
		case &StrType:
			s := (*Str)(v.P)
			i, j := sliceRange(start, stop, s.Len())
			return s.sub(i, j).Value(), nil
		case &BytesType:
			b := (*Bytes)(v.P)
			i, j := sliceRange(start, stop, len(b.S))
			if i == 0 && j == len(b.S) {
				return v, nil
			}
			return copyBytes(b.S[i:j]), nil
		case &TupleType:
			t := (*Tuple)(v.P)
			i, j := sliceRange(start, stop, len(t.V))
			if i == 0 && j == len(t.V) {
				return v, nil
			}
			return NewTuple(append([]Value(nil), t.V[i:j]...)), nil
		}
	}
	return GetItem(c, v, NewSlice(start, stop, None))
}

// sliceRange resolves the bounds of a slice with step 1 in a sequence of length n.
func sliceRange(start, stop Value, n int) (i, j int) {
	j = n
	if start.IsInt() {
		i = min(clampIndex(start.Int(), n), n)
	}
	if stop.IsInt() {
		j = min(clampIndex(stop.Int(), n), n)
	}
	return i, max(i, j)
}
