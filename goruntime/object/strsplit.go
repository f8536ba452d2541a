package object

import (
	"math"
	"slices"
	"strings"
	"unsafe"
)

// split and rsplit.

// splitArgs reads (sep=None, maxsplit=-1); not ok means the host must.
func splitArgs(args []Value, names []string) (sep, limit Value, ok bool) {
	sep, limit = None, Int(-1)
	pos := len(args) - len(names)
	if pos > 2 {
		return sep, limit, false
	}
	if pos > 0 {
		sep = args[0]
	}
	if pos > 1 {
		limit = args[1]
	}
	for i, n := range names {
		switch {
		case n == "sep" && pos < 1:
			sep = args[pos+i]
		case n == "maxsplit" && pos < 2:
			limit = args[pos+i]
		default:
			return sep, limit, false
		}
	}
	return sep, limit, limit.IsInt()
}

func splitMethod(name string, reverse bool) *Builtin {
	bySep := func(c *Ctx, s *Str, sep *Str, limit int) (Value, *Exc) {
		if len(sep.S) == 0 {
			return Value{}, Raise(c, &ValueErrorType, "empty separator")
		}
		p := splitSep(s, sep, limit, reverse)
		return p.list(), nil
	}
	bySpace := func(s *Str, limit int) Value {
		p := splitSpace(s, limit, reverse)
		return p.list()
	}
	all := func(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
		sepV, limit, ok := splitArgs(args, names)
		sep, isStr := TextOf(sepV)
		switch {
		case ok && sepV.IsNone():
			return bySpace((*Str)(v.P), int(limit.Int())), nil
		case ok && isStr:
			return bySep(c, (*Str)(v.P), sep, int(limit.Int()))
		}
		return H.CallMethod(c, v, name, args, names)
	}
	return &Builtin{Name: name, EN: all,
		E0: func(c *Ctx, v Value) (Value, *Exc) { return bySpace((*Str)(v.P), -1), nil },
		E1: func(c *Ctx, v, a Value) (Value, *Exc) {
			if sep, ok := TextOf(a); ok {
				return bySep(c, (*Str)(v.P), sep, -1)
			}
			return all(c, v, []Value{a}, nil)
		}}
}

// partList collects the parts; a few of them need no slice of their own.
type partList struct {
	few [4]Value
	n   int // parts in few
	out []Value
}

func (p *partList) add(v Value) {
	if p.out == nil {
		if p.n < len(p.few) {
			p.few[p.n] = v
			p.n++
			return
		}
		p.out = append(make([]Value, 0, 12), p.few[:]...)
	}
	p.out = append(p.out, v)
}

func (p *partList) len() int {
	if p.out == nil {
		return p.n
	}
	return len(p.out)
}

// expect makes room for as many parts as there will be when the rest of n bytes
// is like the first done; at most limit more are split off.
func (p *partList) expect(done, n, limit int) {
	if len(p.out) == 12 && cap(p.out) == 12 {
		p.out = slices.Grow(p.out, min(12*(n-done)/max(done, 1), limit)+2)
	}
}

func (p *partList) reverse() {
	slices.Reverse(p.few[:p.n])
	slices.Reverse(p.out)
}

// list is the parts as a Python list.
func (p *partList) list() Value {
	if p.out == nil {
		return newSmallList(p.few[:p.n])
	}
	return NewList(p.out)
}

// smallList is a list with its first block and room for four items: one allocation.
type smallList struct {
	listAlloc
	room [4]Value
}

// newSmallList copies at most four items.
func newSmallList(items []Value) Value {
	l := new(smallList)
	l.T = &ListType
	l.n = copy(l.room[:], items)
	l.first.v = l.room[:]
	l.block = &l.first
	return l.Value()
}

func splitSpace(s *Str, limit int, reverse bool) (p partList) {
	if limit < 0 {
		limit = math.MaxInt
	}
	switch {
	case reverse:
		splitWordsBack(&p, s, limit)
	case s.ASCII:
		splitWordsASCII(&p, s.S, limit)
	case s.Kind == 1:
		splitWords(&p, s, unsafe.Slice(unsafe.StringData(s.S), len(s.S)), limit)
	case s.Kind == 2:
		splitWords(&p, s, s.u16(), limit)
	default:
		splitWords(&p, s, s.u32(), limit)
	}
	return p
}

func splitWords[T uint8 | uint16 | uint32](p *partList, s *Str, u []T, limit int) {
	for i := 0; ; limit-- {
		for i < len(u) && isSpaceRune(rune(u[i])) {
			i++
		}
		if i == len(u) {
			return
		}
		if limit == 0 {
			p.add(s.sub(i, len(u)).Value())
			return
		}
		j := i
		for j < len(u) && !isSpaceRune(rune(u[j])) {
			j++
		}
		p.add(s.sub(i, j).Value())
		i = j
	}
}

func splitWordsBack(p *partList, s *Str, limit int) {
	for j := s.Len(); ; limit-- {
		for j > 0 && isSpaceRune(s.At(j-1)) {
			j--
		}
		if j == 0 {
			break
		}
		if limit == 0 {
			p.add(s.sub(0, j).Value())
			break
		}
		i := j
		for i > 0 && !isSpaceRune(s.At(i-1)) {
			i--
		}
		p.add(s.sub(i, j).Value())
		j = i
	}
	p.reverse()
}

func splitWordsASCII(p *partList, t string, limit int) {
	var pieces pieceMaker
	for i := 0; ; limit-- {
		for i < len(t) && latin1Space[t[i]] {
			i++
		}
		if i == len(t) {
			return
		}
		if limit == 0 {
			p.add(copyStr(1, true, t[i:]).Value())
			return
		}
		j := i
		for j < len(t) && !latin1Space[t[j]] {
			j++
		}
		p.expect(i, len(t), limit)
		p.add(pieces.make(t, i, j, p.len()))
		i = j
	}
}

// pieceMaker makes the parts of a split text. Past the first few parts it
// allocates four short strings at once: faster, at the cost that one of them
// keeps its three neighbours alive.
type pieceMaker struct{ room []smallStr }

// smallStr is a string of at most 16 bytes, laid out as allocStr does.
type smallStr struct {
	Str
	b [16]byte
}

// make is the ASCII string t[i:j]; made counts the parts before it.
func (m *pieceMaker) make(t string, i, j, made int) Value {
	n := j - i
	if n < 2 || n > 16 || made < 4 || len(t)-i < 16 {
		return copyStr(1, true, t[i:j]).Value()
	}
	if len(m.room) == 0 {
		m.room = unsafe.Slice((*smallStr)(unsafe.Pointer(new([4 * unsafe.Sizeof(smallStr{}) / 8]uint64))), 4)
	}
	x := &m.room[0]
	m.room = m.room[1:]
	x.T = &StrType
	x.Kind, x.ASCII = 1, true
	x.b = *(*[16]byte)(unsafe.Pointer(unsafe.StringData(t[i:]))) // a move of fixed size, past the end too
	x.S = unsafe.String(&x.b[0], n)
	return x.Value()
}

func splitSep(s, sep *Str, limit int, reverse bool) (p partList) {
	n, m := s.Len(), sep.Len()
	if limit < 0 {
		limit = math.MaxInt
	}
	switch {
	case reverse:
		for ; limit > 0; limit-- {
			k := findStr(s, sep, 0, n, true)
			if k < 0 {
				break
			}
			p.add(s.sub(k+m, n).Value())
			n = k
		}
		p.add(s.sub(0, n).Value())
		p.reverse()
	case s.ASCII && sep.ASCII:
		splitASCII(&p, s, sep.S, limit)
	default:
		i := 0
		for ; limit > 0; limit-- {
			k := findStr(s, sep, i, n, false)
			if k < 0 {
				break
			}
			p.add(s.sub(i, k).Value())
			i = k + m
		}
		p.add(s.sub(i, n).Value())
	}
	return p
}

func splitASCII(p *partList, s *Str, sep string, limit int) {
	t := s.S
	var pieces pieceMaker
	i := 0
	for ; limit > 0; limit-- {
		k := 0
		if len(sep) == 1 {
			k = strings.IndexByte(t[i:], sep[0])
		} else {
			k = strings.Index(t[i:], sep)
		}
		if k < 0 {
			break
		}
		p.expect(i, len(t), limit)
		p.add(pieces.make(t, i, i+k, p.len()))
		i += k + len(sep)
	}
	p.add(s.sub(i, len(t)).Value())
}
