package object

// OrdFast is ord(v) of one character or byte; false for the rest.
func OrdFast(v Value) (int64, bool) {
	switch v.Type() {
	case &StrType:
		if s := (*Str)(v.P); s.Len() == 1 {
			return int64(s.At(0)), true
		}
	case &BytesType:
		if b := (*Bytes)(v.P); len(b.S) == 1 {
			return int64(b.S[0]), true
		}
	}
	return 0, false
}
