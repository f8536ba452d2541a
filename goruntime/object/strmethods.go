package object

import (
	"math"
	"strings"
	"unsafe"
)

// Padding, replacing and the other methods that build one string of another.

// replaceStr is s.replace(old, new, limit); limit < 0 means all.
func replaceStr(c *Ctx, s, old, new *Str, limit int) (Value, *Exc) {
	n, m := s.Len(), old.Len()
	if limit == 0 || m > n || old.Kind > s.Kind && m > 0 || StrEq(old, new) {
		return s.Value(), nil
	}
	hits := 0
	if m == 0 {
		hits = n + 1
	} else {
		hits = countStr(s, old, 0, n)
	}
	if limit > 0 && hits > limit {
		hits = limit
	}
	if hits == 0 {
		return s.Value(), nil
	}
	grow := new.Len() - m
	if grow > 0 && hits > (math.MaxInt64-n)/grow {
		return Value{}, Raise(c, &OverflowErrorType, "replace string is too long")
	}
	if size := n + hits*grow; size > math.MaxInt64/4 || tooLarge(size*int(max(s.Kind, new.Kind))) {
		return Value{}, RaiseArgs(c, &MemoryErrorType)
	}
	if s.Kind == 1 && new.Kind == 1 && m > 0 {
		return replaceLatin1(s, old.S, new, hits, n+hits*grow), nil
	}
	kind := max(s.Kind, new.Kind)
	size := n + hits*grow
	if size == 0 {
		return EmptyStr, nil
	}
	out := make([]byte, size*int(kind))
	rest := out
	put := func(p *Str) {
		k := p.Len() * int(kind)
		putUnits(rest[:k], kind, p)
		rest = rest[k:]
	}
	i := 0
	for ; hits > 0; hits-- {
		if m == 0 {
			put(new)
			if i < n {
				put(s.sub(i, i+1))
				i++
			}
			continue
		}
		k := findStr(s, old, i, n, false)
		put(s.sub(i, k))
		put(new)
		i = k + m
	}
	put(s.sub(i, n))
	return narrow(kind, out), nil
}

// replaceLatin1 replaces the first hits occurrences; size is that of the result.
func replaceLatin1(s *Str, old string, new *Str, hits, size int) Value {
	if size == 0 {
		return EmptyStr
	}
	r, out := allocStr(1, s.ASCII && new.ASCII, size)
	t := s.S
	at := 0
	for ; hits > 0; hits-- {
		k := strings.Index(t, old)
		at += copy(out[at:], t[:k])
		at += copy(out[at:], new.S)
		t = t[k+len(old):]
	}
	copy(out[at:], t)
	r.ASCII = r.ASCII || isASCII(r.S)
	return single(r)
}

// narrow makes a string of units whose kind may be wider than needed.
func narrow(kind uint8, b []byte) Value {
	text := unsafe.String(unsafe.SliceData(b), len(b))
	tmp := Str{S: text, Kind: kind}
	switch kind {
	case 1:
		return ownStr(text).Value()
	case 2:
		return fromU16(tmp.u16()).Value()
	}
	return fromU32(tmp.u32()).Value()
}

func strReplace(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
	if len(names) == 0 && (len(args) == 2 || len(args) == 3 && args[2].IsInt()) {
		old, ok1 := AsStr(args[0])
		new, ok2 := AsStr(args[1])
		limit := -1
		if len(args) == 3 {
			limit = int(args[2].Int())
		}
		if ok1 && ok2 {
			return replaceStr(c, (*Str)(v.P), old, new, limit)
		}
	}
	return H.CallMethod(c, v, "replace", args, names)
}

// padStr puts left and right copies of fill around s.
func padStr(c *Ctx, s *Str, left, right int, fill rune) (Value, *Exc) {
	left, right = max(left, 0), max(right, 0)
	if left == 0 && right == 0 {
		return s.Value(), nil
	}
	n := s.Len()
	if left > math.MaxInt64-n-right || right > math.MaxInt64-n {
		return Value{}, Raise(c, &OverflowErrorType, "padded string is too long")
	}
	kind := max(s.Kind, kindOf(fill))
	if left+n+right > math.MaxInt64/4 || tooLarge((left+n+right)*int(kind)) {
		return Value{}, RaiseArgs(c, &MemoryErrorType)
	}
	r, b := allocStr(kind, s.ASCII && fill < 0x80, (left+n+right)*int(kind))
	fillUnits(b[:left*int(kind)], kind, fill)
	putUnits(b[left*int(kind):(left+n)*int(kind)], kind, s)
	fillUnits(b[(left+n)*int(kind):], kind, fill)
	return single(r), nil
}

func fillUnits(b []byte, kind uint8, fill rune) {
	if len(b) == 0 {
		return
	}
	switch kind {
	case 1:
		for i := range b {
			b[i] = byte(fill)
		}
	case 2:
		for i := range unsafe.Slice((*uint16)(unsafe.Pointer(&b[0])), len(b)/2) {
			*(*uint16)(unsafe.Pointer(&b[2*i])) = uint16(fill)
		}
	default:
		for i := range unsafe.Slice((*uint32)(unsafe.Pointer(&b[0])), len(b)/4) {
			*(*uint32)(unsafe.Pointer(&b[4*i])) = uint32(fill)
		}
	}
}

// padMethod makes ljust, rjust and center.
func padMethod(name string, sides func(pad, width int) (left, right int)) *Builtin {
	return &Builtin{Name: name, EN: func(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
		s := (*Str)(v.P)
		if len(names) > 0 || len(args) < 1 || len(args) > 2 || !args[0].IsInt() {
			return H.CallMethod(c, v, name, args, names)
		}
		fill := ' '
		if len(args) == 2 {
			f, ok := AsStr(args[1])
			if !ok || f.Len() != 1 {
				return H.CallMethod(c, v, name, args, names)
			}
			fill = f.At(0)
		}
		width := int(args[0].Int())
		pad := width - s.Len()
		if width < 0 || pad <= 0 {
			return v, nil
		}
		left, right := sides(pad, width)
		return padStr(c, s, left, right, fill)
	}}
}

func padRight(pad, _ int) (int, int) { return 0, pad }
func padLeft(pad, _ int) (int, int)  { return pad, 0 }
func padBoth(pad, width int) (int, int) {
	left := pad/2 + pad&width&1
	return left, pad - left
}

func strZfill(c *Ctx, v, w Value) (Value, *Exc) {
	if !w.IsInt() {
		return H.CallMethod(c, v, "zfill", []Value{w}, nil)
	}
	s := (*Str)(v.P)
	n := s.Len()
	if w.Int() <= int64(n) {
		return v, nil
	}
	pad := int(w.Int()) - n
	if n > 0 {
		if r := s.At(0); r == '+' || r == '-' {
			rest, err := padStr(c, s.sub(1, n), pad, 0, '0')
			if err != nil {
				return rest, err
			}
			return concatAll(StrLatin1(byte(r)), rest), nil
		}
	}
	return padStr(c, s, pad, 0, '0')
}

func strExpandtabs(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
	s := (*Str)(v.P)
	tab := 8
	switch {
	case len(args) == 0:
	case len(args) == 1 && args[0].IsInt() && args[0].Int() < 1<<20 && args[0].Int() > -1<<20 && (len(names) == 0 || names[0] == "tabsize"):
		tab = int(args[0].Int())
	default:
		return H.CallMethod(c, v, "expandtabs", args, names)
	}
	if findStr(s, &latin1['\t'], 0, s.Len(), false) < 0 {
		return v, nil
	}
	out := make([]rune, 0, s.Len()+16)
	col := 0
	for i, n := 0, s.Len(); i < n; i++ {
		switch r := s.At(i); r {
		case '\t':
			if tab > 0 {
				k := tab - col%tab
				col += k
				for ; k > 0; k-- {
					out = append(out, ' ')
				}
			}
		case '\n', '\r':
			out = append(out, r)
			col = 0
		default:
			out = append(out, r)
			col++
		}
	}
	return StrFromRunes(out), nil
}

func strRemoveprefix(c *Ctx, v, a Value) (Value, *Exc) {
	s := (*Str)(v.P)
	p, ok := AsStr(a)
	if !ok {
		return H.CallMethod(c, v, "removeprefix", []Value{a}, nil)
	}
	m := p.Len()
	if m > 0 && m <= s.Len() && findStr(s, p, 0, m, false) == 0 {
		return s.sub(m, s.Len()).Value(), nil
	}
	return v, nil
}

func strRemovesuffix(c *Ctx, v, a Value) (Value, *Exc) {
	s := (*Str)(v.P)
	p, ok := AsStr(a)
	if !ok {
		return H.CallMethod(c, v, "removesuffix", []Value{a}, nil)
	}
	n, m := s.Len(), p.Len()
	if m > 0 && m <= n && findStr(s, p, n-m, n, false) == n-m {
		return s.sub(0, n-m).Value(), nil
	}
	return v, nil
}
