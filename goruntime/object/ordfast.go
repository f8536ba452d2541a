package object

// OrdFast is ord(v) of a one-character string of kind 1; false for the rest.
func OrdFast(v Value) (int64, bool) {
	if v.Type() == &StrType {
		if s := (*Str)(v.P); s.Kind == 1 && len(s.S) == 1 {
			return int64(s.S[0]), true
		}
	}
	return 0, false
}
