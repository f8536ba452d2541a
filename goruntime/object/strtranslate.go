package object

// str.maketrans and str.translate.

// strMaketrans is native for two or three strings.
func strMaketrans(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
	host := len(names) > 0 || len(args) < 2 || len(args) > 3
	for _, v := range args {
		host = host || !IsStr(v)
	}
	if host {
		return H.CallMethod(c, EmptyStr, "maketrans", args, names)
	}
	from, to := (*Str)(args[0].P), (*Str)(args[1].P)
	if from.Len() != to.Len() {
		return Value{}, Raise(c, &ValueErrorType, "the first two maketrans arguments must have equal length")
	}
	table := NewDict()
	for i, n := 0, from.Len(); i < n; i++ {
		if err := DictSet(c, table, Int(int64(from.At(i))), Int(int64(to.At(i)))); err != nil {
			return Value{}, err
		}
	}
	if len(args) == 3 {
		drop := (*Str)(args[2].P)
		for i, n := 0, drop.Len(); i < n; i++ {
			if err := DictSet(c, table, Int(int64(drop.At(i))), None); err != nil {
				return Value{}, err
			}
		}
	}
	return table.Value(), nil
}

// strTranslate handles a table that is a native dict from characters to
// characters, strings or None; other tables are CPython's business.
func strTranslate(c *Ctx, v, table Value) (Value, *Exc) {
	s := (*Str)(v.P)
	if table.Type() != &DictType || (*Dict)(table.P).Py != 0 {
		return H.CallMethod(c, v, "translate", []Value{table}, nil)
	}
	var known [256]Value
	out := make([]Value, 0, s.Len())
	for i, n := 0, s.Len(); i < n; i++ {
		r := s.At(i)
		var x Value
		if r < 256 {
			x = known[r]
		}
		if x.Nil() {
			var err *Exc
			x, err = GetItem(c, table, Int(int64(r)))
			switch {
			case err != nil && err.T.Subclass(&LookupErrorType):
				x = s.charAt(i)
			case err != nil:
				return x, err
			case x.IsNone():
				x = EmptyStr
			case x.IsInt() && x.Int() >= 0 && x.Int() <= 0x10FFFF:
				x = strFromRune(rune(x.Int())).Value()
			case !IsStr(x):
				return H.CallMethod(c, v, "translate", []Value{table}, nil)
			}
			if r < 256 {
				known[r] = x
			}
		}
		out = append(out, x)
	}
	return concatAll(out...), nil
}
