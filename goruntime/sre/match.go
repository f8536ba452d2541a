package sre

// Unit is what text is made of: CPython's strings of one, two and four bytes a character.
type Unit interface{ uint8 | uint16 | uint32 }

// verdict is what a run came to.
type verdict uint8

const (
	failed verdict = iota
	matched
	stopped // out of fuel, too deep, or a character's class is not known
)

const (
	// fuelGiven is how many steps a run may take, a few milliseconds' worth. A
	// search that needs more is CPython's, which looks for signals.
	fuelGiven = 1 << 19
	// deepest is how far matching may nest: Go's stack has a limit, and that one ends the process.
	deepest = 10000
)

// rep is one repeat that is going on, made by opRepeat.
type rep struct {
	count int
	pc    int // of its operands
	prev  int // the one around it
	last  int // where its last item began, -1 at first
}

// state is one run over text.
type state[T Unit] struct {
	p         *Program
	code      []uint32
	text      []T // up to where it ends for this run
	start     int // where the match that is tried begins
	ptr       int // where an attempt begins, and where it ended
	lastMark  int
	lastIndex int
	repeat    int // the innermost repeat in reps, -1 for none
	fuel      int
	all       bool // the match must reach the end of the text
	advance   bool // the match must not be empty at start
	marks     []int32
	reps      []rep
	saved     []int32 // marks put by for backtracking
}

func (s *state[T]) reset() { s.lastMark, s.lastIndex = -1, -1 }

// save puts the marks by; restore takes them back, and drop forgets them.
func (s *state[T]) save(last int) {
	s.saved = append(s.saved, s.marks[:last+1]...)
}

func (s *state[T]) restore(last int) {
	copy(s.marks, s.saved[len(s.saved)-last-1:])
}

func (s *state[T]) drop(last int) { s.saved = s.saved[:len(s.saved)-last-1] }

// one tells whether the operation at pc, which takes one character, takes ch.
func (s *state[T]) one(pc int, ch uint32) verdict {
	code := s.code
	is, known := false, true
	switch code[pc] {
	case opAny:
		is = ch != '\n'
	case opAnyAll:
		is = true
	case opLiteral:
		is = ch == code[pc+1]
	case opNotLiteral:
		is = ch != code[pc+1]
	case opLiteralIgnore:
		is = lowerASCII(ch) == code[pc+1]
	case opNotLiteralIgnore:
		is = lowerASCII(ch) != code[pc+1]
	case opLiteralUniIgnore, opNotLiteralUniIgnore:
		var low uint32
		low, known = lowerUnicode(ch)
		is = (low == code[pc+1]) == (code[pc] == opLiteralUniIgnore)
	case opCategory:
		is, known = category(code[pc+1], ch)
	case opIn:
		if ch < 256 {
			is = s.p.sets[pc+2].has(ch)
		} else {
			is, known = inSet(code[pc+2:], ch)
		}
	case opInIgnore:
		if ch < 256 {
			is = s.p.sets[pc+2].has(ch)
		} else {
			is, known = inSet(code[pc+2:], ch)
		}
	case opInUniIgnore:
		if ch < 256 {
			is = s.p.sets[pc+2].has(ch)
		} else if ch, known = Lower(ch); known {
			is, known = inSet(code[pc+2:], ch)
		}
	default:
		known = false
	}
	switch {
	case !known:
		return stopped
	case is:
		return matched
	}
	return failed
}

// count is how many characters from ptr on, at most most, the operation at pc takes.
func (s *state[T]) count(pc, ptr, most int) (int, verdict) {
	text := s.text
	if most < len(text)-ptr {
		text = text[:ptr+most]
	}
	code, at := s.code, ptr
	switch code[pc] {
	case opAnyAll:
		at = len(text)
	case opAny:
		for at < len(text) && text[at] != '\n' {
			at++
		}
	case opLiteral:
		for at < len(text) && uint32(text[at]) == code[pc+1] {
			at++
		}
	case opNotLiteral:
		for at < len(text) && uint32(text[at]) != code[pc+1] {
			at++
		}
	case opIn:
		set := s.p.sets[pc+2]
		for at < len(text) {
			if ch := uint32(text[at]); ch < 256 {
				if !set.has(ch) {
					break
				}
			} else if in, known := inSet(code[pc+2:], ch); !known {
				return 0, stopped
			} else if !in {
				break
			}
			at++
		}
	default:
		for at < len(text) {
			v := s.one(pc, uint32(text[at]))
			if v == stopped {
				return 0, stopped
			}
			if v == failed {
				break
			}
			at++
		}
	}
	s.fuel -= (at - ptr) >> 3
	return at - ptr, matched
}

// word tells whether the character at i is one of a word; there may be none.
func (s *state[T]) word(i int, unicode bool) (is, known bool) {
	if uint(i) >= uint(len(s.text)) {
		return false, true
	}
	if unicode {
		return wordUnicode(uint32(s.text[i]))
	}
	return wordASCII(uint32(s.text[i])), true
}

// at tells whether ptr is such a position.
func (s *state[T]) at(where uint32, ptr int) verdict {
	is, known := false, true
	text := s.text
	switch where {
	case atBeginning, atBeginningString:
		is = ptr == 0
	case atBeginningLine:
		is = ptr == 0 || text[ptr-1] == '\n'
	case atEnd:
		is = ptr == len(text) || ptr == len(text)-1 && text[ptr] == '\n'
	case atEndLine:
		is = ptr == len(text) || text[ptr] == '\n'
	case atEndString:
		is = ptr == len(text)
	case atBoundary, atNonBoundary, atUniBoundary, atUniNonBoundary:
		if len(text) == 0 {
			break
		}
		unicode := where >= atUniBoundary
		before, knownBefore := s.word(ptr-1, unicode)
		after, knownAfter := s.word(ptr, unicode)
		known = knownBefore && knownAfter
		is = (before != after) == (where == atBoundary || where == atUniBoundary)
	}
	switch {
	case !known:
		return stopped
	case is:
		return matched
	}
	return failed
}

// group is where a group matched so far; false when it has not.
func (s *state[T]) group(n uint32) (from, to int, ok bool) {
	if int(2*n) >= s.lastMark {
		return 0, 0, false
	}
	from, to = int(s.marks[2*n]), int(s.marks[2*n+1])
	return from, to, from >= 0 && to >= from
}

// sameFolded compares two characters as an operation that ignores case does.
func sameFolded(op, a, b uint32) verdict {
	if a == b {
		return matched
	}
	if op == opGroupRefIgnore {
		if lowerASCII(a) == lowerASCII(b) {
			return matched
		}
		return failed
	}
	if op == opGroupRefUniIgnore {
		a, knownA := lowerUnicode(a)
		b, knownB := lowerUnicode(b)
		if !knownA || !knownB {
			return stopped
		}
		if a == b {
			return matched
		}
	}
	return failed
}

// match tries the program from pc on at s.ptr. What follows an operation that
// may be done in several ways is tried by a call; top tells whether a match
// there is one of the whole pattern.
func (s *state[T]) match(pc int, top bool, depth int) verdict {
	if depth++; depth > deepest {
		return stopped
	}
	code, text, ptr := s.code, s.text, s.ptr
	if code[pc] == opInfo {
		if least := int(code[pc+3]); least > len(text)-ptr {
			return failed
		}
		pc += int(code[pc+1]) + 1
	}
	for {
		if s.fuel--; s.fuel < 0 {
			return stopped
		}
		op := code[pc]
		pc++
		switch op {
		case opMark:
			i := int(code[pc])
			if i&1 != 0 {
				s.lastIndex = i/2 + 1
			}
			if i > s.lastMark {
				for k := s.lastMark + 1; k < i; k++ {
					s.marks[k] = -1
				}
				s.lastMark = i
			}
			s.marks[i] = int32(ptr)
			pc++

		case opLiteral:
			if uint(ptr) >= uint(len(text)) || uint32(text[ptr]) != code[pc] {
				return failed
			}
			pc++
			ptr++

		case opNotLiteral:
			if uint(ptr) >= uint(len(text)) || uint32(text[ptr]) == code[pc] {
				return failed
			}
			pc++
			ptr++

		case opAny:
			if uint(ptr) >= uint(len(text)) || text[ptr] == '\n' {
				return failed
			}
			ptr++

		case opAnyAll:
			if ptr >= len(text) {
				return failed
			}
			ptr++

		case opIn:
			if uint(ptr) >= uint(len(text)) {
				return failed
			}
			if ch := uint32(text[ptr]); ch < 256 {
				if !s.p.sets[pc+1].has(ch) {
					return failed
				}
			} else if in, known := inSet(code[pc+1:], ch); !known {
				return stopped
			} else if !in {
				return failed
			}
			pc += int(code[pc])
			ptr++

		case opCategory, opLiteralIgnore, opNotLiteralIgnore, opLiteralUniIgnore, opNotLiteralUniIgnore, opInIgnore, opInUniIgnore:
			if ptr >= len(text) {
				return failed
			}
			if v := s.one(pc-1, uint32(text[ptr])); v != matched {
				return v
			}
			if op == opInIgnore || op == opInUniIgnore {
				pc += int(code[pc])
			} else {
				pc++
			}
			ptr++

		case opSuccess:
			if top && (s.all && ptr != len(text) || s.advance && ptr == s.start) {
				return failed
			}
			s.ptr = ptr
			return matched

		case opFailure:
			return failed

		case opAt:
			if v := s.at(code[pc], ptr); v != matched {
				return v
			}
			pc++

		case opJump, opInfo:
			pc += int(code[pc])

		case opBranch:
			last, index, put := s.lastMark, s.lastIndex, s.repeat >= 0
			if put {
				s.save(last)
			}
			for ; code[pc] != 0; pc += int(code[pc]) {
				switch code[pc+1] {
				case opLiteral:
					if ptr >= len(text) || uint32(text[ptr]) != code[pc+2] {
						continue
					}
				case opIn:
					if ptr >= len(text) {
						continue
					}
					if ch := uint32(text[ptr]); ch < 256 && !s.p.sets[pc+3].has(ch) {
						continue
					}
				}
				s.ptr = ptr
				if v := s.match(pc+1, top, depth); v != failed {
					if put {
						s.drop(last)
					}
					return v
				}
				if put {
					s.restore(last)
				}
				s.lastMark, s.lastIndex = last, index
			}
			if put {
				s.drop(last)
			}
			return failed

		case opRepeatOne:
			least := int(code[pc+1])
			if least > len(text)-ptr {
				return failed
			}
			n, v := s.count(pc+3, ptr, int(code[pc+2]))
			if v != matched {
				return v
			}
			if n < least {
				return failed
			}
			ptr += n
			tail := pc + int(code[pc])
			if code[tail] == opSuccess && ptr == len(text) && !(top && s.advance && ptr == s.start) {
				s.ptr = ptr
				return matched
			}
			return s.longest(tail, ptr, n-least, top, depth)

		case opMinRepeatOne:
			least := int(code[pc+1])
			if least > len(text)-ptr {
				return failed
			}
			n := 0
			if least > 0 {
				var v verdict
				if n, v = s.count(pc+3, ptr, least); v != matched {
					return v
				}
				if n < least {
					return failed
				}
				ptr += n
			}
			tail := pc + int(code[pc])
			if code[tail] == opSuccess && !(top && (s.all && ptr != len(text) || s.advance && ptr == s.start)) {
				s.ptr = ptr
				return matched
			}
			return s.shortest(pc, tail, ptr, n, top, depth)

		case opRepeat:
			at := len(s.reps)
			s.reps = append(s.reps, rep{count: -1, pc: pc, prev: s.repeat, last: -1})
			s.repeat = at
			s.ptr = ptr
			v := s.match(pc+int(code[pc]), top, depth)
			s.repeat = s.reps[at].prev
			s.reps = s.reps[:at]
			return v

		case opMaxUntil:
			return s.maxUntil(pc, ptr, top, depth)

		case opMinUntil:
			return s.minUntil(pc, ptr, top, depth)

		case opGroupRef, opGroupRefIgnore, opGroupRefUniIgnore:
			from, to, ok := s.group(code[pc])
			if !ok {
				return failed
			}
			for ; from < to; from++ {
				if ptr >= len(text) {
					return failed
				}
				if v := sameFolded(op, uint32(text[ptr]), uint32(text[from])); v != matched {
					return v
				}
				ptr++
			}
			pc++

		case opGroupRefExists:
			if _, _, ok := s.group(code[pc]); ok {
				pc += 2
			} else {
				pc += int(code[pc+1])
			}

		case opAssert:
			back := int(code[pc+1])
			if ptr < back {
				return failed
			}
			s.ptr = ptr - back
			if v := s.match(pc+2, false, depth); v != matched {
				return v
			}
			pc += int(code[pc])

		case opAssertNot:
			if back := int(code[pc+1]); ptr >= back {
				s.ptr = ptr - back
				last, index, put := s.lastMark, s.lastIndex, s.repeat >= 0
				if put {
					s.save(last)
				}
				v := s.match(pc+2, false, depth)
				if put {
					if v == failed {
						s.restore(last)
					}
					s.drop(last)
				}
				switch v {
				case matched:
					return failed
				case stopped:
					return stopped
				}
				s.lastMark, s.lastIndex = last, index
			}
			pc += int(code[pc])

		default:
			return stopped
		}
	}
}

// longest tries what follows a repeat of single characters at its end, and
// before each of its last spare characters.
func (s *state[T]) longest(tail, ptr, spare int, top bool, depth int) verdict {
	code, text := s.code, s.text
	last, index, put := s.lastMark, s.lastIndex, s.repeat >= 0
	if put {
		s.save(last)
	}
	literal := code[tail] == opLiteral // skip the positions where it cannot begin
	for ; spare >= 0; spare, ptr = spare-1, ptr-1 {
		if literal && (ptr >= len(text) || uint32(text[ptr]) != code[tail+1]) {
			continue
		}
		s.ptr = ptr
		if v := s.match(tail, top, depth); v != failed {
			if put {
				s.drop(last)
			}
			return v
		}
		if put {
			s.restore(last)
		}
		s.lastMark, s.lastIndex = last, index
	}
	if put {
		s.drop(last)
	}
	return failed
}

// shortest tries what follows a repeat of single characters after n of them, and then after each more.
func (s *state[T]) shortest(pc, tail, ptr, n int, top bool, depth int) verdict {
	code := s.code
	most := int(code[pc+2])
	last, index, put := s.lastMark, s.lastIndex, s.repeat >= 0
	if put {
		s.save(last)
	}
	v := failed
	for most == endless || n <= most {
		s.ptr = ptr
		if v = s.match(tail, top, depth); v != failed {
			break
		}
		if put {
			s.restore(last)
		}
		s.lastMark, s.lastIndex = last, index
		if ptr >= len(s.text) {
			break
		}
		if v = s.one(pc+3, uint32(s.text[ptr])); v != matched {
			break
		}
		v = failed
		ptr++
		n++
	}
	if put {
		s.drop(last)
	}
	return v
}

// needed matches one more item of a repeat that has not enough of them; needed is false where it has.
func (s *state[T]) needed(at, ptr int, top bool, depth int) (v verdict, needed bool) {
	r := &s.reps[at]
	n := r.count + 1
	if n >= int(s.code[r.pc+1]) {
		return failed, false
	}
	r.count = n
	if v = s.match(r.pc+3, top, depth); v == failed {
		s.reps[at].count = n - 1
		s.ptr = ptr
	}
	return v, true
}

// another matches one more item of a repeat that could do without; one that takes nothing is the last.
func (s *state[T]) another(at, ptr int, top bool, depth int) verdict {
	r := &s.reps[at]
	n, before := r.count+1, r.last
	r.count, r.last = n, ptr
	v := s.match(r.pc+3, top, depth)
	r = &s.reps[at]
	r.last = before
	if v == failed {
		r.count = n - 1
		s.ptr = ptr
	}
	return v
}

// full tells whether a repeat may take no further item at ptr.
func (s *state[T]) full(at, ptr int) bool {
	r := &s.reps[at]
	most := int(s.code[r.pc+2])
	return r.count+1 >= most && most != endless || ptr == r.last
}

// maxUntil ends an item of a repeat that takes as many as it can.
func (s *state[T]) maxUntil(pc, ptr int, top bool, depth int) verdict {
	at := s.repeat
	if at < 0 {
		return stopped
	}
	s.ptr = ptr
	if v, needed := s.needed(at, ptr, top, depth); needed {
		return v
	}
	if !s.full(at, ptr) {
		last, index := s.lastMark, s.lastIndex
		s.save(last)
		v := s.another(at, ptr, top, depth)
		if v == failed {
			s.restore(last)
		}
		s.drop(last)
		if v != failed {
			return v
		}
		s.lastMark, s.lastIndex = last, index
	}
	s.repeat = s.reps[at].prev
	v := s.match(pc, top, depth)
	s.repeat = at
	if v == failed {
		s.ptr = ptr
	}
	return v
}

// minUntil ends an item of a repeat that takes as few as it can.
func (s *state[T]) minUntil(pc, ptr int, top bool, depth int) verdict {
	at := s.repeat
	if at < 0 {
		return stopped
	}
	s.ptr = ptr
	if v, needed := s.needed(at, ptr, top, depth); needed {
		return v
	}
	s.repeat = s.reps[at].prev
	last, index, put := s.lastMark, s.lastIndex, s.repeat >= 0
	if put {
		s.save(last)
	}
	v := s.match(pc, top, depth)
	s.repeat = at
	if put {
		if v == failed {
			s.restore(last)
		}
		s.drop(last)
	}
	if v != failed {
		return v
	}
	s.lastMark, s.lastIndex = last, index
	s.ptr = ptr
	if s.full(at, ptr) {
		return failed
	}
	return s.another(at, ptr, top, depth)
}
