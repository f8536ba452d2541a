package object

import (
	"slices"
	"strings"
)

// Methods of bytes. Most are those of a Latin-1 str on the same bytes, so they
// run on a str header over them; what differs (white space, case, line ends)
// has its own code. Arguments that are not exact bytes go to CPython.

func bytesMethods() []*Builtin {
	return []*Builtin{
		bytesSeek(viaStr("b|oo", seekMethod("find", false, false))),
		bytesSeek(viaStr("b|oo", seekMethod("rfind", true, false))),
		bytesSeek(bytesIndex("index", seekMethod("find", false, false))),
		bytesSeek(bytesIndex("rindex", seekMethod("rfind", true, false))),
		bytesSeek(viaStr("b|oo", &Builtin{Name: "count", EN: strCount})),
		bytesSeek(viaStr("t|oo", affixMethod("startswith", false))),
		bytesSeek(viaStr("t|oo", affixMethod("endswith", true))),
		bytesSplit(splitMethod("split", false), false),
		bytesSplit(splitMethod("rsplit", true), true),
		bytesHosted("splitlines", bytesLines),
		viaStr("b", partitionMethod("partition", false)),
		viaStr("b", partitionMethod("rpartition", true)),
		bytesStrip(stripMethod("strip", true, true), true, true),
		bytesStrip(stripMethod("lstrip", true, false), true, false),
		bytesStrip(stripMethod("rstrip", false, true), false, true),
		bytesReplace(viaStr("bb|i", &Builtin{Name: "replace", EN: strReplace})),
		viaStr("i|f", padMethod("ljust", padRight)),
		viaStr("i|f", padMethod("rjust", padLeft)),
		viaStr("i|f", padMethod("center", padBoth)),
		viaStr("i", &Builtin{Name: "zfill", E1: strZfill}),
		viaStr("|i", &Builtin{Name: "expandtabs", EN: strExpandtabs}),
		viaStr("b", &Builtin{Name: "removeprefix", E1: strRemoveprefix}),
		viaStr("b", &Builtin{Name: "removesuffix", E1: strRemovesuffix}),
		{Name: "join", E1: bytesJoin},
		bytesMap("upper", func(_, b byte) byte { return asciiUpper(b) }),
		bytesMap("lower", func(_, b byte) byte { return asciiLower(b) }),
		bytesMap("swapcase", swapCase),
		bytesMap("title", titleCaseASCII),
		{Name: "capitalize", E0: bytesCapitalize},
		bytesIs("isalpha", func(s string) bool { return everyByte(s, isASCIILetter) }),
		bytesIs("isdigit", func(s string) bool { return everyByte(s, func(b byte) bool { return isDigit(rune(b)) }) }),
		bytesIs("isalnum", func(s string) bool {
			return everyByte(s, func(b byte) bool { return isASCIILetter(b) || isDigit(rune(b)) })
		}),
		bytesIs("isspace", func(s string) bool { return everyByte(s, isByteSpace) }),
		bytesIs("isascii", isASCII),
		bytesIs("isupper", func(s string) bool { return isCased(asciiOnly(s), chUpper, chLower) }),
		bytesIs("islower", func(s string) bool { return isCased(asciiOnly(s), chLower, chUpper) }),
		bytesIs("istitle", func(s string) bool { return isTitle(asciiOnly(s)) }),
		bytesHosted("hex", hexOf),
		{Name: "decode",
			EN: func(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
				return decodeBytes(c, (*Bytes)(v.P), args, names)
			},
			E0: func(c *Ctx, v Value) (Value, *Exc) { return decodeBytes(c, (*Bytes)(v.P), nil, nil) },
			E1: func(c *Ctx, v, a Value) (Value, *Exc) {
				if b := (*Bytes)(v.P); len(b.S) <= strInOne && asciiCodec(a) && isASCII(b.S) {
					return copyStr(1, true, b.S).Value(), nil
				}
				return decodeBytes(c, (*Bytes)(v.P), []Value{a}, nil)
			}},
		{Name: "__bytes__", E0: func(c *Ctx, v Value) (Value, *Exc) { return v, nil }},
		{Name: "__getnewargs__", E0: func(c *Ctx, v Value) (Value, *Exc) { return PackTuple(v), nil }},
	}
}

// asStrView is a str header over the bytes.
func asStrView(b *Bytes) *Str {
	return &Str{Obj: Obj{T: &StrType}, S: b.S, Kind: 1, ASCII: isASCII(b.S), Borrowed: b.Borrowed}
}

// strArgs converts arguments for the str method. The signature has a letter an
// argument: b bytes, f one byte, t bytes or a tuple of them, n bytes or None,
// i int, o int or None; those behind | may be missing.
func strArgs(sig string, args []Value) ([]Value, bool) {
	out := make([]Value, 0, len(args))
	need, optional, _ := strings.Cut(sig, "|")
	if len(args) < len(need) || len(args) > len(need)+len(optional) {
		return nil, false
	}
	for i, v := range args {
		b, isBytes := AsBytes(v)
		switch kind := (need + optional)[i]; {
		case kind == 'i' && v.IsInt(), kind == 'o' && (v.IsInt() || v.IsNone()), kind == 'n' && v.IsNone():
			out = append(out, v)
		case isBytes && (kind == 'b' || kind == 't' || kind == 'n' || kind == 'f' && len(b.S) == 1):
			out = append(out, asStrView(b).Value())
		case kind == 't' && v.Type() == &TupleType:
			parts := (*Tuple)(v.P).V
			t := make([]Value, len(parts))
			for k, x := range parts {
				p, ok := AsBytes(x)
				if !ok {
					return nil, false
				}
				t[k] = asStrView(p).Value()
			}
			out = append(out, NewTuple(t))
		default:
			return nil, false
		}
	}
	return out, true
}

// fromStr turns the result of a str method back; self is what came of v.
func fromStr(r Value, self *Str, v Value) Value {
	if s, ok := AsStr(r); ok {
		if s == self {
			return v
		}
		if s.Borrowed {
			return CopyBytes(s.S)
		}
		return NewBytes(s.S)
	}
	if r.Type() == &TupleType {
		parts := (*Tuple)(r.P).V
		for i := range parts {
			parts[i] = fromStr(parts[i], self, v)
		}
	}
	return r
}

// callStr runs a str method on the bytes v; done is false when the arguments
// are for the host.
func callStr(c *Ctx, sig string, m *Builtin, v Value, args []Value, names []string) (r Value, done bool, err *Exc) {
	if len(names) > 0 {
		return Value{}, false, nil
	}
	a, ok := strArgs(sig, args)
	if !ok {
		return Value{}, false, nil
	}
	self := asStrView((*Bytes)(v.P))
	if m.EN != nil {
		r, err = m.EN(c, self.Value(), a, nil)
	} else {
		r, err = m.E1(c, self.Value(), a[0])
	}
	if err != nil {
		return r, true, err
	}
	return fromStr(r, self, v), true, nil
}

func viaStr(sig string, m *Builtin) *Builtin {
	return &Builtin{Name: m.Name, EN: func(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
		r, done, err := callStr(c, sig, m, v, args, names)
		if done {
			return r, err
		}
		return H.CallMethod(c, v, m.Name, args, names)
	}}
}

func bytesIndex(name string, find *Builtin) *Builtin {
	return &Builtin{Name: name, EN: func(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
		r, done, err := callStr(c, "b|oo", find, v, args, names)
		switch {
		case !done:
			return H.CallMethod(c, v, name, args, names)
		case err == nil && r.Int() < 0:
			return r, Raise(c, &ValueErrorType, "subsection not found")
		}
		return r, err
	}}
}

func isByteSpace(b byte) bool { return b == ' ' || b >= 9 && b <= 13 }

// bytesSplit is split or rsplit; without a separator the white space is ASCII's
// and narrower than that of str.
func bytesSplit(m *Builtin, reverse bool) *Builtin {
	return &Builtin{Name: m.Name, EN: func(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
		sep, limit, ok := splitArgs(args, names)
		if b, isBytes := AsBytes(sep); ok && isBytes {
			if len(b.S) == 0 {
				return Value{}, Raise(c, &ValueErrorType, "empty separator")
			}
			p := splitSep(asStrView((*Bytes)(v.P)), asStrView(b), int(limit.Int()), reverse)
			for _, parts := range [][]Value{p.few[:p.n], p.out} {
				for i, x := range parts {
					parts[i] = fromStr(x, nil, v)
				}
			}
			return p.list(), nil
		}
		if !ok || !sep.IsNone() {
			return H.CallMethod(c, v, m.Name, args, names)
		}
		return NewList(splitByteSpace((*Bytes)(v.P).S, int(limit.Int()), reverse)), nil
	}}
}

func splitByteSpace(s string, limit int, reverse bool) []Value {
	var out []Value
	if limit < 0 {
		limit = len(s)
	}
	i, j := 0, len(s)
	for {
		if reverse {
			for j > 0 && isByteSpace(s[j-1]) {
				j--
			}
		} else {
			for i < j && isByteSpace(s[i]) {
				i++
			}
		}
		if i == j {
			break
		}
		if limit == 0 {
			out = append(out, CopyBytes(s[i:j]))
			break
		}
		limit--
		if reverse {
			k := j
			for k > 0 && !isByteSpace(s[k-1]) {
				k--
			}
			out = append(out, CopyBytes(s[k:j]))
			j = k
		} else {
			k := i
			for k < j && !isByteSpace(s[k]) {
				k++
			}
			out = append(out, CopyBytes(s[i:k]))
			i = k
		}
	}
	if reverse {
		slices.Reverse(out)
	}
	return out
}

// bytesHosted makes a method that is native when called without arguments.
func bytesHosted(name string, f func(s string) Value) *Builtin {
	return &Builtin{Name: name,
		E0: func(c *Ctx, v Value) (Value, *Exc) { return f((*Bytes)(v.P).S), nil },
		EN: func(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
			if len(args) == 0 {
				return f((*Bytes)(v.P).S), nil
			}
			return H.CallMethod(c, v, name, args, names)
		}}
}

// bytesLines is splitlines(): bytes break at \n, \r and \r\n only.
func bytesLines(s string) Value {
	var out []Value
	for len(s) > 0 {
		i := strings.IndexAny(s, "\r\n")
		if i < 0 {
			out = append(out, CopyBytes(s))
			break
		}
		out = append(out, CopyBytes(s[:i]))
		if s[i] == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			i++
		}
		s = s[i+1:]
	}
	return NewList(out)
}

// strippedBytes is where s without white space begins and ends.
func strippedBytes(s string, left, right bool) (i, j int) {
	j = len(s)
	for left && i < j && isByteSpace(s[i]) {
		i++
	}
	for right && j > i && isByteSpace(s[j-1]) {
		j--
	}
	return i, j
}

// bytesReplace is replace() of all there is; rest does what is not plain.
func bytesReplace(rest *Builtin) *Builtin {
	return &Builtin{Name: rest.Name,
		E2: func(c *Ctx, v, old, new Value) (Value, *Exc) {
			a, ok := AsBytes(old)
			b, ok2 := AsBytes(new)
			if !ok || !ok2 || len(a.S) == 0 {
				return callBuiltin(c, rest, v, []Value{old, new}, nil)
			}
			s := (*Bytes)(v.P).S
			if !strings.Contains(s, a.S) {
				return v, nil
			}
			return NewBytes(strings.ReplaceAll(s, a.S, b.S)), nil
		},
		EN: rest.EN}
}

func bytesStrip(m *Builtin, left, right bool) *Builtin {
	spaces := func(c *Ctx, v Value) (Value, *Exc) {
		s := (*Bytes)(v.P).S
		i, j := strippedBytes(s, left, right)
		if j-i == len(s) {
			return v, nil
		}
		return CopyBytes(s[i:j]), nil
	}
	return &Builtin{Name: m.Name, E0: spaces, E1: func(c *Ctx, v, a Value) (Value, *Exc) {
		if a.IsNone() {
			return spaces(c, v)
		}
		r, done, err := callStr(c, "b", m, v, []Value{a}, nil)
		if !done {
			return H.CallMethod(c, v, m.Name, []Value{a}, nil)
		}
		return r, err
	}}
}

func bytesJoin(c *Ctx, v, iterable Value) (Value, *Exc) {
	items, err := joinItems(c, iterable)
	if err != nil {
		return Value{}, err
	}
	parts := make([]string, len(items))
	for i, x := range items {
		b, ok := AsBytes(x)
		if !ok {
			return H.CallMethod(c, v, "join", []Value{NewTuple(items)}, nil)
		}
		parts[i] = b.S
	}
	if len(parts) == 1 {
		return items[0], nil
	}
	return NewBytes(strings.Join(parts, (*Bytes)(v.P).S)), nil
}

func asciiUpper(b byte) byte {
	if b >= 'a' && b <= 'z' {
		return b - 32
	}
	return b
}

func asciiLower(b byte) byte {
	if b >= 'A' && b <= 'Z' {
		return b + 32
	}
	return b
}

func titleCaseASCII(prev, b byte) byte {
	if isASCIILetter(prev) {
		return asciiLower(b)
	}
	return asciiUpper(b)
}

func bytesMap(name string, f func(prev, b byte) byte) *Builtin {
	return &Builtin{Name: name, E0: func(c *Ctx, v Value) (Value, *Exc) {
		s := (*Bytes)(v.P).S
		if len(s) < 2 || len(s) > bytesInOne {
			out := make([]byte, len(s))
			mapBytes(out, s, f)
			return NewBytes(string(out)), nil
		}
		r, out := roomForBytes(len(s))
		mapBytes(out, s, f)
		return r, nil
	}}
}

func mapBytes(out []byte, s string, f func(prev, b byte) byte) {
	prev := byte(0)
	for i := range out {
		out[i] = f(prev, s[i])
		prev = s[i]
	}
}

func bytesCapitalize(c *Ctx, v Value) (Value, *Exc) {
	out := []byte((*Bytes)(v.P).S)
	for i := range out {
		out[i] = asciiLower(out[i])
	}
	if len(out) > 0 {
		out[0] = asciiUpper(out[0])
	}
	return NewBytes(string(out)), nil
}

func bytesIs(name string, test func(s string) bool) *Builtin {
	return &Builtin{Name: name, E0: func(c *Ctx, v Value) (Value, *Exc) { return Bool(test((*Bytes)(v.P).S)), nil }}
}

func everyByte(s string, test func(byte) bool) bool {
	for i := 0; i < len(s); i++ {
		if !test(s[i]) {
			return false
		}
	}
	return len(s) > 0
}

// asciiOnly blanks the other bytes, which have no case in bytes methods.
func asciiOnly(s string) string {
	if isASCII(s) {
		return s
	}
	out := []byte(s)
	for i, b := range out {
		if b >= 0x80 {
			out[i] = ' '
		}
	}
	return string(out)
}
