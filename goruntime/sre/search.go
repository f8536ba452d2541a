package sre

import (
	"bytes"
	"unsafe"
)

// Way is how a run looks for a match.
type Way uint8

const (
	Match Way = iota // at the beginning
	FullMatch
	Search
)

// Answer is what came of a run.
type Answer uint8

const (
	None Answer = iota
	Found
	// Stopped: CPython's engine is to be asked.
	Stopped
)

// Machine is what runs use one after the other; its zero value is ready. Not for two at once.
type Machine struct {
	bytes state[uint8]
	pairs state[uint16]
	fours state[uint32]
	// The match that was found: where it begins and ends, which group was closed
	// last (-1 for none), and where each group begins and ends, -1 for one that took no part.
	From, To  int
	LastIndex int
	Groups    []int32
}

// Run1 matches text of one byte a character of which the part from `from` on
// may match, Run2 and Run4 text of two and four. With advance the match may not
// be empty at from. The text must have less than 2^31 characters.
func (m *Machine) Run1(p *Program, text []uint8, from int, way Way, advance bool) Answer {
	return run(m, &m.bytes, p, text, from, way, advance)
}

func (m *Machine) Run2(p *Program, text []uint16, from int, way Way, advance bool) Answer {
	return run(m, &m.pairs, p, text, from, way, advance)
}

func (m *Machine) Run4(p *Program, text []uint32, from int, way Way, advance bool) Answer {
	return run(m, &m.fours, p, text, from, way, advance)
}

func run[T Unit](m *Machine, s *state[T], p *Program, text []T, from int, way Way, advance bool) Answer {
	s.p, s.code, s.text = p, p.code, text
	s.start, s.ptr, s.repeat, s.fuel = from, from, -1, fuelGiven
	s.all, s.advance = way == FullMatch, advance
	s.reps, s.saved = s.reps[:0], s.saved[:0]
	if n := 2 * p.Groups; n > len(s.marks) {
		s.marks = make([]int32, max(n, 16))
	}
	s.reset()
	var v verdict
	if way == Search {
		v = s.search()
	} else {
		v = s.match(0, true, 0)
	}
	s.p, s.code, s.text = nil, nil, nil // they may end
	if v != matched {
		return Answer(v)
	}
	m.From, m.To, m.LastIndex, m.Groups = s.start, s.ptr, s.lastIndex, m.Groups[:0]
	for i := 0; i < 2*p.Groups; i += 2 {
		from, to := int32(-1), int32(-1)
		if i+1 <= s.lastMark && s.marks[i] >= 0 && s.marks[i+1] >= 0 {
			if from, to = s.marks[i], s.marks[i+1]; from > to { // CPython has an error for it
				return Stopped
			}
		}
		m.Groups = append(m.Groups, from, to)
	}
	return Found
}

// indexOf is the first place of ch in text from ptr on, or -1.
func indexOf[T Unit](text []T, ptr int, ch T) int {
	if unsafe.Sizeof(ch) == 1 {
		b := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(text))), len(text))
		if i := bytes.IndexByte(b[ptr:], byte(ch)); i >= 0 {
			return ptr + i
		}
		return -1
	}
	for ; ptr < len(text); ptr++ {
		if text[ptr] == ch {
			return ptr
		}
	}
	return -1
}

// search finds the first match that begins at s.start or later. What the
// program says of how it begins is where it is tried.
func (s *state[T]) search() verdict {
	ptr, end := s.start, len(s.text)
	if ptr > end {
		return failed
	}
	code, pc := s.code, 0
	var flags uint32
	if code[0] == opInfo {
		flags = code[2]
		least := int(code[3])
		if least > end-ptr {
			return failed
		}
		if least > 1 {
			end = max(end-(least-1), ptr)
		}
		pc = int(code[1]) + 1
	}
	switch {
	case flags&infoPrefix != 0:
		return s.searchPrefix(pc, ptr, flags)
	case flags&infoCharset != 0:
		return s.searchSet(pc, ptr)
	}
	v := s.match(pc, true, 0)
	s.advance = false
	if v == failed && code[pc] == opAt && (code[pc+1] == atBeginning || code[pc+1] == atBeginningString) {
		return failed
	}
	for v == failed && ptr < end {
		ptr++
		s.reset()
		s.start, s.ptr = ptr, ptr
		v = s.match(pc, false, 0)
	}
	return v
}

func (s *state[T]) searchPrefix(pc, ptr int, flags uint32) verdict {
	code, text := s.code, s.text
	n, skip := int(code[5]), int(code[6])
	prefix := code[7 : 7+n]
	for _, ch := range prefix {
		if uint32(T(ch)) != ch {
			return failed // the text has no such character
		}
	}
	for {
		if ptr = indexOf(text, ptr, T(prefix[0])); ptr < 0 || n > len(text)-ptr {
			return failed
		}
		if s.fuel--; s.fuel < 0 {
			return stopped
		}
		s.advance = false
		same := true
		for i := 1; i < n; i++ {
			if uint32(text[ptr+i]) != prefix[i] {
				same = false
				break
			}
		}
		if same {
			s.start, s.ptr = ptr, ptr+skip
			if flags&infoLiteral != 0 {
				return matched
			}
			if v := s.match(pc+2*skip, false, 0); v != failed {
				return v
			}
			s.reset()
		}
		if ptr++; ptr >= len(text) {
			return failed
		}
	}
}

func (s *state[T]) searchSet(pc, ptr int) verdict {
	code, text := s.code, s.text
	set := s.p.sets[5]
	s.advance = false
	from := ptr
	for {
		for ptr < len(text) {
			if ch := uint32(text[ptr]); ch < 256 {
				if set.has(ch) {
					break
				}
			} else if in, known := inSet(code[5:], ch); !known {
				return stopped
			} else if in {
				break
			}
			ptr++
		}
		if s.fuel -= (ptr - from) >> 3; ptr >= len(text) {
			return failed
		}
		from = ptr
		s.start, s.ptr = ptr, ptr
		if v := s.match(pc, false, 0); v != failed {
			return v
		}
		ptr++
		s.reset()
	}
}
