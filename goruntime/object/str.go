package object

import (
	"strings"
	"sync"
	"unicode/utf8"
	"unsafe"
)

// Str is an immutable string in CPython's compact form (PEP 393): S holds the
// code units, Kind bytes each (1: Latin-1, 2: UCS-2, 4: UCS-4, native order),
// with the smallest Kind that fits. For ASCII strings S is the text itself.
// Lone surrogates are ordinary code points of kind 2 or 4.
type Str struct {
	Obj
	hash  int64 // 0: not computed yet (a real 0 is recomputed); read and written atomically
	S     string
	Kind  uint8
	ASCII bool
	// Borrowed: S is CPython's memory, kept alive only by Py. Copy whatever
	// outlives the Str (GoStr does).
	Borrowed bool
	// joined is set on the results of +, and grow on those whose units are in a growBuf.
	joined, grow bool
	// Lasting: a constant of the program, which lives as long as that.
	Lasting bool
	// key is set while nothing but the look-up that it was made for sees it, see strkey.go.
	key bool
}

// Value returns the string as a Python value.
func (s *Str) Value() Value { return Value{P: unsafe.Pointer(s)} }

// Len is the number of code points.
func (s *Str) Len() int { return len(s.S) >> (s.Kind >> 1) }

// At is the code point at index i, which must be in range.
func (s *Str) At(i int) rune {
	switch s.Kind {
	case 1:
		return rune(s.S[i])
	case 2:
		return rune(s.u16()[i])
	}
	return rune(s.u32()[i])
}

// u16 and u32 view the units of a string of kind 2 or 4.
func (s *Str) u16() []uint16 {
	return unsafe.Slice((*uint16)(unsafe.Pointer(unsafe.StringData(s.S))), len(s.S)>>1)
}

func (s *Str) u32() []uint32 {
	return unsafe.Slice((*uint32)(unsafe.Pointer(unsafe.StringData(s.S))), len(s.S)>>2)
}

// AsStr returns the *Str of an exact native str.
func AsStr(v Value) (*Str, bool) {
	if v.P != nil && v.Type() == &StrType {
		return (*Str)(v.P), true
	}
	return nil, false
}

// IsStr reports an exact native str.
func IsStr(v Value) bool { return v.P != nil && v.Type() == &StrType }

// latin1 holds the one-character strings, shared as CPython shares them.
var latin1 = func() *[256]Str {
	t := new([256]Str)
	units := make([]byte, 256)
	for i := range t {
		units[i] = byte(i)
		t[i] = Str{Obj: Obj{T: &StrType}, S: unsafe.String(&units[i], 1), Kind: 1, ASCII: i < 128}
	}
	return t
}()

var emptyStr = &Str{Obj: Obj{T: &StrType}, Kind: 1, ASCII: true}

// EmptyStr is the empty string.
var EmptyStr = Value{P: unsafe.Pointer(emptyStr)}

// StrLatin1 is the one-character string chr(b).
func StrLatin1(b byte) Value { return Value{P: unsafe.Pointer(&latin1[b])} }

// strHeader is the size of a Str. Small strings keep their units behind it:
// one allocation, not two. As S then points into the object itself and T at a
// variable, such an object needs no scan, and is allocated as plain words.
const (
	strHeader = int(unsafe.Sizeof(Str{}))
	strInOne  = 144 // bytes of units, at most, in one allocation with the header
)

// allocStr makes a string of n bytes of units and returns them for writing;
// they must not be written once the string is visible to others.
func allocStr(kind uint8, ascii bool, n int) (*Str, []byte) {
	var p unsafe.Pointer
	switch {
	case n <= 16:
		p = unsafe.Pointer(new([(strHeader + 16) / 8]uint64))
	case n <= 32:
		p = unsafe.Pointer(new([(strHeader + 32) / 8]uint64))
	case n <= 48:
		p = unsafe.Pointer(new([(strHeader + 48) / 8]uint64))
	case n <= 80:
		p = unsafe.Pointer(new([(strHeader + 80) / 8]uint64))
	case n <= 112:
		p = unsafe.Pointer(new([(strHeader + 112) / 8]uint64))
	case n <= strInOne:
		p = unsafe.Pointer(new([(strHeader + strInOne) / 8]uint64))
	default:
		b := make([]byte, n)
		return &Str{Obj: Obj{T: &StrType}, S: unsafe.String(unsafe.SliceData(b), n), Kind: kind, ASCII: ascii}, b
	}
	s := (*Str)(p)
	units := (*byte)(unsafe.Add(p, strHeader))
	// These first: before it stores a pointer Go may read the place, and a page of fresh memory
	// that is read before it is written faults twice, the second time at the cost of all threads.
	s.Kind, s.ASCII = kind, ascii
	s.T = &StrType
	s.S = unsafe.String(units, n)
	return s, unsafe.Slice(units, n)
}

// copyStr makes a string of its own from units of a kind that is known to be
// the smallest, sharing nothing with src.
func copyStr(kind uint8, ascii bool, src string) *Str {
	switch {
	case len(src) == 0:
		return emptyStr
	case len(src) == 1:
		return &latin1[src[0]]
	case len(src) > strInOne:
		return &Str{Obj: Obj{T: &StrType}, S: strings.Clone(src), Kind: kind, ASCII: ascii}
	}
	s, b := allocStr(kind, ascii, len(src))
	copy(b, src)
	return s
}

// CopyStr is copyStr for package border.
func CopyStr(kind uint8, ascii bool, src string) *Str { return copyStr(kind, ascii, src) }

// ownStr wraps Latin-1 units that belong to Go's heap without copying them.
func ownStr(units string) *Str {
	switch len(units) {
	case 0:
		return emptyStr
	case 1:
		return &latin1[units[0]]
	}
	return &Str{Obj: Obj{T: &StrType}, S: units, Kind: 1, ASCII: isASCII(units)}
}

// asciiStr wraps text known to be ASCII.
func asciiStr(text string) Value {
	switch len(text) {
	case 0:
		return EmptyStr
	case 1:
		return StrLatin1(text[0])
	}
	return Value{P: unsafe.Pointer(&Str{Obj: Obj{T: &StrType}, S: text, Kind: 1, ASCII: true})}
}

// NewStrUnits makes a string of units that belong to Go's heap. The kind must
// be the smallest that fits.
func NewStrUnits(kind uint8, units string) *Str {
	if kind == 1 {
		return ownStr(units)
	}
	return &Str{Obj: Obj{T: &StrType}, S: units, Kind: kind}
}

// StrFromGo makes a string of UTF-8 text. Surrogates in WTF-8 form survive.
func StrFromGo(s string) Value {
	if isASCII(s) {
		return asciiStr(s)
	}
	return strFromRunes(wtf8Runes(s)).Value()
}

// StrFromASCII is StrFromGo where the text is ASCII.
func StrFromASCII(s string) (Value, bool) {
	if !isASCII(s) {
		return Value{}, false
	}
	return asciiStr(s), true
}

// StrFromInt is str(n).
func StrFromInt(n int64) Value {
	if n >= 0 && n < 10 {
		return StrLatin1('0' + byte(n))
	}
	s, out := allocStr(1, true, intLen(n))
	putDigits(out, n)
	return s.Value()
}

// StrFromRunes makes a string of code points.
func StrFromRunes(r []rune) Value { return strFromRunes(r).Value() }

func strFromRunes(r []rune) *Str {
	var all rune
	for _, x := range r {
		all |= x
	}
	kind := kindOf(all)
	switch {
	case len(r) == 0:
		return emptyStr
	case len(r) == 1 && kind == 1:
		return &latin1[r[0]]
	}
	s, b := allocStr(kind, all < 0x80, len(r)*int(kind))
	switch kind {
	case 1:
		for i, x := range r {
			b[i] = byte(x)
		}
	case 2:
		u := s.u16()
		for i, x := range r {
			u[i] = uint16(x)
		}
	default:
		u := s.u32()
		for i, x := range r {
			u[i] = uint32(x)
		}
	}
	return s
}

// kindOf is the smallest kind that holds a code point; the bitwise or of
// several code points serves as well as their maximum.
func kindOf(x rune) uint8 {
	switch {
	case x < 0x100:
		return 1
	case x < 0x10000:
		return 2
	}
	return 4
}

// runes returns the code points.
func (s *Str) runes() []rune { return s.appendRunes(make([]rune, 0, s.Len()), 0, s.Len()) }

func (s *Str) appendRunes(out []rune, i, j int) []rune {
	switch s.Kind {
	case 1:
		for k := i; k < j; k++ {
			out = append(out, rune(s.S[k]))
		}
	case 2:
		for _, u := range s.u16()[i:j] {
			out = append(out, rune(u))
		}
	default:
		for _, u := range s.u32()[i:j] {
			out = append(out, rune(u))
		}
	}
	return out
}

func isASCII(s string) bool {
	for len(s) >= 8 {
		if *(*uint64)(unsafe.Pointer(unsafe.StringData(s)))&0x8080808080808080 != 0 {
			return false
		}
		s = s[8:]
	}
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// wtf8Runes decodes UTF-8 in which surrogates may be encoded.
func wtf8Runes(s string) []rune {
	out := make([]rune, 0, len(s))
	for i := 0; i < len(s); {
		if b := s[i]; b == 0xED && i+2 < len(s) && s[i+1] >= 0xA0 && s[i+1] <= 0xBF && s[i+2]&0xC0 == 0x80 {
			out = append(out, 0xD000|rune(s[i+1]&0x3F)<<6|rune(s[i+2]&0x3F))
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		out = append(out, r)
		i += n
	}
	return out
}

// GoStr is the UTF-8 text of a native str; surrogates come as WTF-8.
func GoStr(v Value) string {
	if v.Type() != &StrType {
		return goDerived(v)
	}
	return (*Str)(v.P).Go()
}

// Go is the string as UTF-8 text, see GoStr.
func (s *Str) Go() string {
	if s.ASCII {
		if s.Borrowed {
			return strings.Clone(s.S)
		}
		return s.S
	}
	return string(appendWTF8(make([]byte, 0, len(s.S)*2), s))
}

func appendWTF8(out []byte, s *Str) []byte {
	for i, n := 0, s.Len(); i < n; i++ {
		r := s.At(i)
		if r >= 0xD800 && r < 0xE000 {
			out = append(out, 0xED, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
			continue
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

var interned = struct {
	sync.RWMutex
	m map[string]*Str
}{m: map[string]*Str{}}

// Intern returns the one Str of a name in UTF-8, so that look-ups of attribute
// names and constants succeed on identity.
func Intern(name string) Value {
	if len(name) < 2 {
		return StrFromGo(name)
	}
	interned.RLock()
	s := interned.m[name]
	interned.RUnlock()
	if s == nil {
		interned.Lock()
		if s = interned.m[name]; s == nil {
			name = strings.Clone(name)
			s = (*Str)(StrFromGo(name).P)
			interned.m[name] = s
		}
		interned.Unlock()
	}
	return s.Value()
}

// recentNames are the names interned last, by where their bytes are; they keep those there.
type recentNames [16]struct {
	name string
	str  *Str
}

// intern is Intern of a name that the same place of the program gives again and again.
func (c *Ctx) intern(name string) Value {
	p := unsafe.StringData(name)
	e := &c.names[NamePlace(name)%uintptr(len(c.names))]
	if e.str == nil || unsafe.StringData(e.name) != p || len(e.name) != len(name) {
		e.name, e.str = name, (*Str)(Intern(name).P)
	}
	return e.str.Value()
}

// StrConst is a constant of the program given as UTF-8. Constants that look
// like names are shared, as in CPython.
func StrConst(s string) Value {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !(c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z') {
			return lasting(StrFromGo(s))
		}
	}
	return lasting(Intern(s))
}

func lasting(v Value) Value {
	(*Str)(v.P).Lasting = true
	return v
}

// StrConstUnits is a constant given by kind and units.
func StrConstUnits(kind uint8, units string) Value { return lasting(NewStrUnits(kind, units).Value()) }
