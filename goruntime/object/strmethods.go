package object

import (
	"encoding/binary"
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
	if s.Kind == 1 && new.Kind == 1 && m > 0 {
		return replaceLatin1(c, s, old.S, new, limit)
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
	kind := max(s.Kind, new.Kind)
	size, err := replacedSize(c, n, hits, new.Len()-m, kind)
	if err != nil || size == 0 {
		return EmptyStr, err
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

// replacedSize is the length of a text of n characters after hits replacements, each grow longer.
func replacedSize(c *Ctx, n, hits, grow int, kind uint8) (int, *Exc) {
	if grow > 0 && hits > (math.MaxInt64-n)/grow {
		return 0, Raise(c, &OverflowErrorType, "replace string is too long")
	}
	size := n + hits*grow
	if size > math.MaxInt64/4 || tooLarge(size*int(kind)) {
		return 0, RaiseArgs(c, &MemoryErrorType)
	}
	return size, nil
}

// replaceLatin1 replaces the first occurrences, up to limit of them.
func replaceLatin1(c *Ctx, s *Str, old string, new *Str, limit int) (Value, *Exc) {
	t := s.S
	var at int
	if len(old) == 1 {
		at = strings.IndexByte(t, old[0])
	} else {
		at = strings.Index(t, old)
	}
	if at < 0 {
		return s.Value(), nil
	}
	ascii := s.ASCII && new.ASCII
	if len(old) == 1 && len(new.S) == 1 {
		r, out := allocStr(1, ascii, len(t))
		copy(out, t)
		for from, to := old[0], new.S[0]; at < len(out) && limit != 0; at++ {
			if out[at] == from {
				out[at] = to
				limit--
			}
		}
		r.ASCII = r.ASCII || isASCII(r.S)
		return single(r), nil
	}
	hits := 1
	if limit != 1 {
		hits += strings.Count(t[at+len(old):], old)
	}
	if limit > 0 && hits > limit {
		hits = limit
	}
	size, err := replacedSize(c, len(t), hits, len(new.S)-len(old), 1)
	if err != nil || size == 0 {
		return EmptyStr, err
	}
	r, out := allocStr(1, ascii, size)
	for {
		out = out[copy(out, t[:at]):]
		out = out[copy(out, new.S):]
		t = t[at+len(old):]
		if hits--; hits == 0 {
			break
		}
		at = strings.Index(t, old)
	}
	copy(out, t)
	r.ASCII = r.ASCII || isASCII(r.S)
	return single(r), nil
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
		old, ok1 := TextOf(args[0])
		new, ok2 := TextOf(args[1])
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
	if kind == 1 && fill < 0x80 {
		r, b := allocStr(1, s.ASCII, left+n+right)
		fillBytes(b[:left], byte(fill))
		copy(b[left:], s.S)
		fillBytes(b[left+n:], byte(fill))
		return single(r), nil
	}
	r, b := allocStr(kind, s.ASCII && fill < 0x80, (left+n+right)*int(kind))
	fillUnits(b[:left*int(kind)], kind, fill)
	putUnits(b[left*int(kind):(left+n)*int(kind)], kind, s)
	fillUnits(b[(left+n)*int(kind):], kind, fill)
	return single(r), nil
}

// fillBytes sets all of b to x, eight bytes at a time.
func fillBytes(b []byte, x byte) {
	if len(b) < 8 {
		for i := range b {
			b[i] = x
		}
		return
	}
	eight := uint64(x) * 0x0101010101010101
	last := b[len(b)-8:]
	for ; len(b) >= 8; b = b[8:] {
		binary.LittleEndian.PutUint64(b, eight)
	}
	binary.LittleEndian.PutUint64(last, eight)
}

func fillUnits(b []byte, kind uint8, fill rune) {
	if len(b) == 0 {
		return
	}
	switch kind {
	case 1:
		fillBytes(b, byte(fill))
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
			f, ok := TextOf(args[1])
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
	p, ok := TextOf(a)
	if !ok {
		return H.CallMethod(c, v, "removeprefix", []Value{a}, nil)
	}
	if m := p.Len(); m > 0 && affixAt(s, p, 0, m) {
		return s.sub(m, s.Len()).Value(), nil
	}
	return v, nil
}

func strRemovesuffix(c *Ctx, v, a Value) (Value, *Exc) {
	s := (*Str)(v.P)
	p, ok := TextOf(a)
	if !ok {
		return H.CallMethod(c, v, "removesuffix", []Value{a}, nil)
	}
	if n, m := s.Len(), p.Len(); m > 0 && affixAt(s, p, n-m, n) {
		return s.sub(0, n-m).Value(), nil
	}
	return v, nil
}
