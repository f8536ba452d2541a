// Package sre runs the programs that CPython's re module compiles patterns to,
// on text in Go's memory. The program of a pattern is its specification: what
// it matches, and which groups, is what CPython's own engine (Modules/_sre)
// finds with it. A run that cannot be finished here says so (Stopped), and the
// caller asks CPython's engine instead.
package sre

// The operations of a program and their operands, as in re._constants; the
// numbers are the same from CPython 3.11 to 3.13.
const (
	opFailure = iota
	opSuccess
	opAny
	opAnyAll
	opAssert
	opAssertNot
	opAt
	opBranch
	opCategory
	opCharset
	opBigCharset
	opGroupRef
	opGroupRefExists
	opIn
	opInfo
	opJump
	opLiteral
	opMark
	opMaxUntil
	opMinUntil
	opNotLiteral
	opNegate
	opRange
	opRepeat
	opRepeatOne
	opSubpattern
	opMinRepeatOne
	opAtomicGroup
	opPossessiveRepeat
	opPossessiveRepeatOne
	opGroupRefIgnore
	opInIgnore
	opLiteralIgnore
	opNotLiteralIgnore
	opGroupRefLocIgnore
	opInLocIgnore
	opLiteralLocIgnore
	opNotLiteralLocIgnore
	opGroupRefUniIgnore
	opInUniIgnore
	opLiteralUniIgnore
	opNotLiteralUniIgnore
	opRangeUniIgnore
	ops
)

const (
	atBeginning = iota
	atBeginningLine
	atBeginningString
	atBoundary
	atNonBoundary
	atEnd
	atEndLine
	atEndString
	atLocBoundary
	atLocNonBoundary
	atUniBoundary
	atUniNonBoundary
)

const (
	infoPrefix  = 1
	infoLiteral = 2
	infoCharset = 4
)

// endless is a repeat's count without a limit.
const endless = 1<<32 - 1

// Numbering is the numbers that this package has for re._constants' names, by
// kind; who reads programs compares them with the running CPython's.
var Numbering = map[string][]string{
	"OPCODES": {"FAILURE", "SUCCESS", "ANY", "ANY_ALL", "ASSERT", "ASSERT_NOT", "AT", "BRANCH", "CATEGORY", "CHARSET", "BIGCHARSET",
		"GROUPREF", "GROUPREF_EXISTS", "IN", "INFO", "JUMP", "LITERAL", "MARK", "MAX_UNTIL", "MIN_UNTIL", "NOT_LITERAL", "NEGATE",
		"RANGE", "REPEAT", "REPEAT_ONE", "SUBPATTERN", "MIN_REPEAT_ONE", "ATOMIC_GROUP", "POSSESSIVE_REPEAT", "POSSESSIVE_REPEAT_ONE",
		"GROUPREF_IGNORE", "IN_IGNORE", "LITERAL_IGNORE", "NOT_LITERAL_IGNORE", "GROUPREF_LOC_IGNORE", "IN_LOC_IGNORE",
		"LITERAL_LOC_IGNORE", "NOT_LITERAL_LOC_IGNORE", "GROUPREF_UNI_IGNORE", "IN_UNI_IGNORE", "LITERAL_UNI_IGNORE",
		"NOT_LITERAL_UNI_IGNORE", "RANGE_UNI_IGNORE"},
	"ATCODES": {"AT_BEGINNING", "AT_BEGINNING_LINE", "AT_BEGINNING_STRING", "AT_BOUNDARY", "AT_NON_BOUNDARY", "AT_END", "AT_END_LINE",
		"AT_END_STRING", "AT_LOC_BOUNDARY", "AT_LOC_NON_BOUNDARY", "AT_UNI_BOUNDARY", "AT_UNI_NON_BOUNDARY"},
	"CHCODES": {"CATEGORY_DIGIT", "CATEGORY_NOT_DIGIT", "CATEGORY_SPACE", "CATEGORY_NOT_SPACE", "CATEGORY_WORD", "CATEGORY_NOT_WORD",
		"CATEGORY_LINEBREAK", "CATEGORY_NOT_LINEBREAK", "CATEGORY_LOC_WORD", "CATEGORY_LOC_NOT_WORD", "CATEGORY_UNI_DIGIT",
		"CATEGORY_UNI_NOT_DIGIT", "CATEGORY_UNI_SPACE", "CATEGORY_UNI_NOT_SPACE", "CATEGORY_UNI_WORD", "CATEGORY_UNI_NOT_WORD",
		"CATEGORY_UNI_LINEBREAK", "CATEGORY_UNI_NOT_LINEBREAK"},
}

// Program is a pattern that this package can run. It never changes.
type Program struct {
	Groups int
	code   []uint32
	// sets has, where a set of characters begins in code, which of the first 256 are in it.
	sets []*bitmap
}

type bitmap [4]uint64

func (b *bitmap) has(ch uint32) bool { return b[ch>>6]>>(ch&63)&1 != 0 }

// New is the program of that code with so many groups; nil for one that has
// operations which depend on the locale, or that CPython's versions differ about.
func New(code []uint32, groups int) *Program {
	p := &Program{Groups: groups, code: code, sets: make([]*bitmap, len(code))}
	if !p.learn(0, len(code)) {
		return nil
	}
	return p
}

// learn goes through the operations from pc to end.
func (p *Program) learn(pc, end int) bool {
	for pc < end {
		op := p.code[pc]
		pc++
		switch op {
		case opFailure, opSuccess, opAny, opAnyAll, opMaxUntil, opMinUntil:
		case opAt:
			if at := p.code[pc]; at == atLocBoundary || at == atLocNonBoundary {
				return false
			}
			pc++
		case opCategory:
			if !supported(p.code[pc]) {
				return false
			}
			pc++
		case opLiteral, opNotLiteral, opLiteralIgnore, opNotLiteralIgnore, opLiteralUniIgnore, opNotLiteralUniIgnore,
			opMark, opGroupRef, opGroupRefIgnore, opGroupRefUniIgnore:
			pc++
		case opIn, opInIgnore, opInUniIgnore:
			if !p.learnSet(pc+1, op) {
				return false
			}
			pc += int(p.code[pc])
		case opInfo:
			if p.code[pc+1]&infoCharset != 0 && !p.learnSet(pc+4, opIn) {
				return false
			}
			pc += int(p.code[pc])
		case opJump:
			pc++
		case opAssert, opAssertNot, opGroupRefExists:
			pc += 2
		case opRepeat, opRepeatOne, opMinRepeatOne:
			pc += 3
		case opBranch:
			for p.code[pc] != 0 {
				next := pc + int(p.code[pc])
				if !p.learn(pc+1, next) {
					return false
				}
				pc = next
			}
			pc++
		default:
			return false
		}
	}
	return true
}

// learnSet makes the bitmap of the set at pc, of which characters are found
// after they were changed as op does.
func (p *Program) learnSet(pc int, op uint32) bool {
	if !setSupported(p.code[pc:]) {
		return false
	}
	b := new(bitmap)
	for ch := uint32(0); ch < 256; ch++ {
		folded := ch
		switch op {
		case opInIgnore:
			folded = lowerASCII(ch)
		case opInUniIgnore:
			folded = latin1Lower(ch)
		}
		in, known := inSet(p.code[pc:], folded)
		if !known {
			return false
		}
		if in {
			b[ch>>6] |= 1 << (ch & 63)
		}
	}
	p.sets[pc] = b
	return true
}

func setSupported(set []uint32) bool {
	for {
		op := set[0]
		set = set[1:]
		switch op {
		case opFailure:
			return true
		case opNegate:
		case opLiteral:
			set = set[1:]
		case opCategory:
			if !supported(set[0]) {
				return false
			}
			set = set[1:]
		case opCharset:
			set = set[8:]
		case opRange, opRangeUniIgnore:
			set = set[2:]
		case opBigCharset:
			set = set[1+64+8*int(set[0]):]
		default:
			return false
		}
	}
}

// inSet tells whether ch is in a set. It is not known where Unicode's tables
// have to be asked and are not at hand.
func inSet(set []uint32, ch uint32) (in, known bool) {
	ok := true
	for {
		op := set[0]
		set = set[1:]
		switch op {
		case opFailure:
			return !ok, true
		case opNegate:
			ok = !ok
		case opLiteral:
			if ch == set[0] {
				return ok, true
			}
			set = set[1:]
		case opCategory:
			is, known := category(set[0], ch)
			if !known {
				return false, false
			}
			if is {
				return ok, true
			}
			set = set[1:]
		case opCharset:
			if ch < 256 && set[ch/32]>>(ch%32)&1 != 0 {
				return ok, true
			}
			set = set[8:]
		case opRange:
			if set[0] <= ch && ch <= set[1] {
				return ok, true
			}
			set = set[2:]
		case opRangeUniIgnore:
			if set[0] <= ch && ch <= set[1] {
				return ok, true
			}
			up, known := upperUnicode(ch)
			if !known {
				return false, false
			}
			if set[0] <= up && up <= set[1] {
				return ok, true
			}
			set = set[2:]
		case opBigCharset:
			blocks := int(set[0])
			set = set[1:]
			if ch < 0x10000 {
				block := set[ch>>10] >> (ch >> 8 & 3 * 8) & 255
				if set[64+(block*256+ch&255)/32]>>(ch%32)&1 != 0 {
					return ok, true
				}
			}
			set = set[64+8*blocks:]
		default:
			return false, true
		}
	}
}
