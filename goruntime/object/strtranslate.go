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
	t := translation{c: c, s: s, table: table}
	if s.ASCII {
		if x, done, err := t.ascii(); done || err != nil {
			return x, err
		}
	}
	out := make([]Value, 0, s.Len())
	for i, n := 0, s.Len(); i < n && !t.other; i++ {
		x, err := t.at(i)
		if err != nil {
			return x, err
		}
		out = append(out, x)
	}
	if t.other {
		return H.CallMethod(c, v, "translate", []Value{table}, nil)
	}
	return concatAll(out...), nil
}

// translation is one run of str.translate.
type translation struct {
	c     *Ctx
	s     *Str
	table Value
	known [256]Value // what the table says of the first characters
	other bool       // the table holds something that only CPython knows what to do with
}

// ascii is the whole of it where all there is are ASCII characters.
func (t *translation) ascii() (v Value, done bool, err *Exc) {
	out := make([]byte, 0, len(t.s.S))
	for i := range len(t.s.S) {
		x := t.known[t.s.S[i]]
		if x.Nil() {
			if x, err = t.at(i); err != nil || t.other {
				return x, false, err
			}
		}
		to := (*Str)(x.P)
		if !to.ASCII {
			return x, false, nil
		}
		if len(to.S) == 1 {
			out = append(out, to.S[0])
		} else {
			out = append(out, to.S...)
		}
	}
	return asciiStr(string(out)), true, nil
}

// at is what the character at i becomes.
func (t *translation) at(i int) (x Value, err *Exc) {
	r := t.s.At(i)
	if r < 256 && !t.known[r].Nil() {
		return t.known[r], nil
	}
	x, err = GetItem(t.c, t.table, Int(int64(r)))
	switch {
	case err != nil && err.T.Subclass(&LookupErrorType):
		x = t.s.charAt(i)
	case err != nil:
		return x, err
	case x.IsNone():
		x = EmptyStr
	case x.IsInt() && x.Int() >= 0 && x.Int() <= 0x10FFFF:
		x = strFromRune(rune(x.Int())).Value()
	case !IsStr(x):
		t.other = true
	}
	if r < 256 {
		t.known[r] = x
	}
	return x, nil
}
