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
	t := translation{c: c, s: s, table: (*Dict)(table.P)}
	if s.ASCII {
		if x, done, err := t.ascii(); done || err != nil {
			return x, err
		}
	}
	if s.ASCII && !t.other {
		if x, done, err := t.longer(); done || err != nil {
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
	table *Dict
	other bool // the table holds something that only CPython knows what to do with
}

// Marks in the table of ascii(): no other byte of it has the high bit.
const (
	notAsked = 0x80 + iota
	dropped
)

// ascii is the whole of it where each character becomes one ASCII character or none.
func (t *translation) ascii() (v Value, done bool, err *Exc) {
	text := t.s.S
	if len(text) == 0 {
		return t.s.Value(), true, nil
	}
	var to [128]byte
	fillBytes(to[:], notAsked)
	r, out := allocStr(1, true, len(text))
	n := 0
	for i := range len(text) {
		b := to[text[i]&0x7F]
		if b == notAsked {
			x, err := t.at(i)
			if err != nil || t.other {
				return x, false, err
			}
			switch s := (*Str)(x.P); {
			case len(s.S) == 0:
				b = dropped
			case len(s.S) == 1 && s.ASCII:
				b = s.S[0]
			default:
				return x, false, nil
			}
			to[text[i]&0x7F] = b
		}
		if b < 0x80 {
			out[n] = b
			n++
		}
	}
	switch n {
	case 0:
		return EmptyStr, true, nil
	case 1:
		return StrLatin1(out[0]), true, nil
	}
	r.S = r.S[:n]
	return r.Value(), true, nil
}

// longer is the same where some become several ASCII characters.
func (t *translation) longer() (v Value, done bool, err *Exc) {
	var known [128]*Str
	text := t.s.S
	out := make([]byte, 0, len(text)+len(text)/4+16)
	for i := range len(text) {
		to := known[text[i]&0x7F]
		if to == nil {
			x, err := t.at(i)
			if err != nil || t.other {
				return x, false, err
			}
			if to = (*Str)(x.P); !to.ASCII {
				return x, false, nil
			}
			known[text[i]&0x7F] = to
		}
		out = append(out, to.S...)
	}
	return asciiStr(string(out)), true, nil
}

// at is what the character at i becomes.
func (t *translation) at(i int) (x Value, err *Exc) {
	x, err = DictGet(t.c, t.table, Int(int64(t.s.At(i))))
	switch {
	case err != nil:
		if !err.T.Subclass(&LookupErrorType) {
			return x, err
		}
		x = t.s.charAt(i)
	case x.Nil():
		x = t.s.charAt(i)
	case x.IsNone():
		x = EmptyStr
	case x.IsInt() && x.Int() >= 0 && x.Int() <= 0x10FFFF:
		x = strFromRune(rune(x.Int())).Value()
	case !IsStr(x):
		t.other = true
	}
	return x, nil
}
