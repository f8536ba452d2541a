package object

import "sync/atomic"

// What CPython's Unicode database says of single characters, learnt from the
// running CPython: its version decides, and Go's own tables are of another one.

// charTable remembers the answers of one str method for blocks of 256
// characters: 0 or 1 for predicates; for case mappings the character they give,
// or notOne when it is not exactly one.
type charTable struct {
	name   string
	blocks [0x1100]atomic.Pointer[charBlock]
	asked  [0x1100]atomic.Uint32 // times a block was wanted before it was learnt
}

type charBlock [256]int32

const notOne = -1

// learnAfter is how often a block must be wanted until asking CPython for each
// of its characters is worth more than asking about the text at hand.
const learnAfter = 32

var (
	tabAlpha     = charTable{name: "isalpha"}
	tabDecimal   = charTable{name: "isdecimal"}
	tabDigit     = charTable{name: "isdigit"}
	tabNumeric   = charTable{name: "isnumeric"}
	tabAlnum     = charTable{name: "isalnum"}
	tabPrintable = charTable{name: "isprintable"}
	tabUpper     = charTable{name: "isupper"}
	tabLower     = charTable{name: "islower"}
	tabTitle     = charTable{name: "istitle"}
	tabToLower   = charTable{name: "lower"}
	tabToUpper   = charTable{name: "upper"}
)

// of returns the answer for r; known is false while CPython should be asked
// about the whole text instead.
func (t *charTable) of(c *Ctx, r rune) (x int32, known bool, err *Exc) {
	b := t.blocks[r>>8].Load()
	if b == nil {
		if t.asked[r>>8].Add(1) < learnAfter {
			return 0, false, nil
		}
		if b, err = t.learn(c, r>>8); err != nil {
			return 0, false, err
		}
	}
	return b[r&0xFF], true, nil
}

func (t *charTable) learn(c *Ctx, block rune) (*charBlock, *Exc) {
	b := new(charBlock)
	for i := range b {
		v, err := H.CallMethod(c, strFromRune(block<<8|rune(i)).Value(), t.name, nil, nil)
		switch s, isStr := AsStr(v); {
		case err != nil:
			return nil, err
		case isStr && s.Len() == 1:
			b[i] = s.At(0)
		case isStr:
			b[i] = notOne
		case v.IsTrue():
			b[i] = 1
		}
	}
	t.blocks[block].Store(b)
	return b, nil
}

// all is a predicate that holds when it holds for every character of s.
func (t *charTable) all(c *Ctx, s *Str) (holds, known bool, err *Exc) {
	for i, n := 0, s.Len(); i < n; i++ {
		x, known, err := t.of(c, s.At(i))
		if err != nil || !known {
			return false, known, err
		}
		if x == 0 {
			return false, true, nil
		}
	}
	return len(s.S) > 0 || t == &tabPrintable, true, nil
}

// mapAll maps every character of s; not known also when one becomes several.
func (t *charTable) mapAll(c *Ctx, s *Str) (v Value, known bool, err *Exc) {
	n := s.Len()
	var buf [64]rune
	out := buf[:0]
	for i := 0; i < n; i++ {
		r := s.At(i)
		// the lower case of a capital sigma depends on its neighbours
		if r == 0x3A3 {
			return Value{}, false, nil
		}
		x, known, err := t.of(c, r)
		if err != nil || !known || x == notOne {
			return Value{}, false, err
		}
		out = append(out, x)
	}
	return StrFromRunes(out), true, nil
}

// cased is isupper (upper set) or islower of a text.
func cased(c *Ctx, s *Str, upper bool) (holds, known bool, err *Exc) {
	want, other := &tabLower, &tabUpper
	if upper {
		want, other = other, want
	}
	seen := false
	for i, n := 0, s.Len(); i < n; i++ {
		r := s.At(i)
		is, known, err := want.of(c, r)
		if err != nil || !known {
			return false, known, err
		}
		if is != 0 {
			seen = true
			continue
		}
		// istitle of one character holds for capitals too
		for _, t := range [...]*charTable{other, &tabTitle} {
			no, known, err := t.of(c, r)
			if err != nil || !known || no != 0 {
				return false, known, err
			}
		}
	}
	return seen, true, nil
}
