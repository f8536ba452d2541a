package object

import (
	"math"
	"math/big"
	"strconv"
	"unicode/utf8"
	"unsafe"
)

// What json.loads makes of a text. Reading has no effects: where the text is not
// JSON, too deep, or has a number that may have too many digits, the library is to say so.

// MarkRead marks a list or dict as an answer of json.loads, false for other values; WasRead tells of that.
func MarkRead(v Value) bool {
	switch v.Type() {
	case &ListType:
		(*List)(v.P).read = true
	case &DictType:
		(*Dict)(v.P).read = true
	default:
		return false
	}
	return true
}

func WasRead(v Value) bool {
	switch v.Type() {
	case &ListType:
		return (*List)(v.P).read
	case &DictType:
		return (*Dict)(v.P).read
	}
	return false
}

type jsonUnit interface{ uint8 | uint16 | uint32 }

type jsonReader[U jsonUnit] struct {
	*jsonRoom
	c     *Ctx
	text  []U
	at    int
	ascii bool // all of the text
	room  int  // how many more levels it may have
}

// jsonRoom is what a thread reads with, again and again.
type jsonRoom struct {
	stack []Value // items of what is being read
	// keys are those met in this text, by hash: equal ones are one object.
	keys  []*Str
	count int
	runes []rune
}

const (
	jsonKeys    = 64      // room for keys at first
	maxJSONRoom = 1 << 14 // what is kept
	maxJSONKeys = 1 << 9
	maxDigits   = minStrDigitsLimit
)

// ReadJSON is what json.loads makes of a str or bytes; zero leaves it to the library.
func ReadJSON(c *Ctx, v Value, deepest int) Value {
	if s, ok := AsStr(v); ok {
		return readJSON(c, s, deepest)
	}
	b, ok := AsBytes(v)
	if !ok || len(b.S) > 1 && (b.S[0] == 0 || b.S[1] == 0) { // UTF-16 or UTF-32
		return Value{}
	}
	if isASCII(b.S) {
		return readJSON(c, &Str{S: b.S, Kind: 1, ASCII: true}, deepest)
	}
	if !utf8.ValidString(b.S) {
		return Value{}
	}
	return readJSON(c, (*Str)(StrFromGo(b.S).P), deepest)
}

func readJSON(c *Ctx, s *Str, deepest int) (v Value) {
	room := c.json
	if room == nil {
		room = &jsonRoom{keys: make([]*Str, jsonKeys)}
		c.json = room
	}
	switch s.Kind {
	case 1:
		r := jsonReader[uint8]{room, c, unsafe.Slice(unsafe.StringData(s.S), len(s.S)), 0, s.ASCII, deepest}
		v = r.whole()
	case 2:
		r := jsonReader[uint16]{room, c, s.u16(), 0, false, deepest}
		v = r.whole()
	default:
		r := jsonReader[uint32]{room, c, s.u32(), 0, false, deepest}
		v = r.whole()
	}
	if cap(room.stack) > maxJSONRoom || len(room.keys) > maxJSONKeys || cap(room.runes) > maxJSONRoom {
		c.json = nil
		return v
	}
	room.cut(0)
	if room.count > 0 {
		clear(room.keys)
		room.count = 0
	}
	return v
}

// cut forgets the items from base on.
func (r *jsonRoom) cut(base int) {
	clear(r.stack[base:])
	r.stack = r.stack[:base]
}

func (r *jsonReader[U]) whole() Value {
	r.space()
	v := r.value()
	if v.P == nil {
		return v
	}
	if r.space(); r.at != len(r.text) {
		return Value{}
	}
	return v
}

func (r *jsonReader[U]) space() {
	for r.at < len(r.text) {
		switch r.text[r.at] {
		case ' ', '\t', '\n', '\r':
			r.at++
		default:
			return
		}
	}
}

// takes steps over a character that is to be next.
func (r *jsonReader[U]) takes(u U) bool {
	if r.at < len(r.text) && r.text[r.at] == u {
		r.at++
		return true
	}
	return false
}

func (r *jsonReader[U]) word(text string, v Value) Value {
	if len(r.text)-r.at < len(text) {
		return Value{}
	}
	for i := range len(text) {
		if r.text[r.at+i] != U(text[i]) {
			return Value{}
		}
	}
	r.at += len(text)
	return v
}

var (
	jsonNaN    = Float(math.Float64frombits(0x7ff8000000000000)) // float('nan')
	jsonInf    = Float(math.Inf(1))
	jsonNegInf = Float(math.Inf(-1))
)

func (r *jsonReader[U]) value() Value {
	if r.at >= len(r.text) {
		return Value{}
	}
	switch r.text[r.at] {
	case '"':
		r.at++
		return r.str()
	case '{':
		r.at++
		return r.object()
	case '[':
		r.at++
		return r.array()
	case 'n':
		return r.word("null", None)
	case 't':
		return r.word("true", True)
	case 'f':
		return r.word("false", False)
	case 'N':
		return r.word("NaN", jsonNaN)
	case 'I':
		return r.word("Infinity", jsonInf)
	}
	return r.number()
}

func (r *jsonReader[U]) array() Value {
	if r.room == 0 {
		return Value{}
	}
	if r.space(); r.takes(']') {
		return NewList(nil)
	}
	r.room--
	base := len(r.stack)
	for {
		v := r.value()
		if v.P == nil {
			return v
		}
		r.stack = append(r.stack, v)
		r.space()
		if !r.takes(',') {
			break
		}
		r.space()
	}
	if !r.takes(']') {
		return Value{}
	}
	r.room++
	made := NewList(append([]Value(nil), r.stack[base:]...))
	r.cut(base)
	return made
}

func (r *jsonReader[U]) object() Value {
	if r.room == 0 {
		return Value{}
	}
	if r.space(); r.takes('}') {
		return NewDict().Value()
	}
	r.room--
	base := len(r.stack)
	for {
		if !r.takes('"') {
			return Value{}
		}
		k := r.key()
		if k == nil {
			return Value{}
		}
		if r.space(); !r.takes(':') {
			return Value{}
		}
		r.space()
		v := r.value()
		if v.P == nil {
			return v
		}
		r.stack = append(r.stack, k.Value(), v)
		r.space()
		if !r.takes(',') {
			break
		}
		r.space()
	}
	if !r.takes('}') {
		return Value{}
	}
	r.room++
	made := r.dict(r.stack[base:])
	r.cut(base)
	return made
}

// dict is one of keys and values in turn.
func (r *jsonReader[U]) dict(items []Value) Value {
	d := NewDictCap(len(items) / 2)
	for i := 0; i < len(items); i += 2 {
		s := (*Str)(items[i].P)
		h := s.Hash()
		if d.tab.findStr(s, h) != missing {
			return r.grown(items)
		}
		d.append(d.tab, items[i], h, items[i+1])
	}
	return d.Value()
}

// grown is dict where keys come twice: the table is as large as it is after that.
func (r *jsonReader[U]) grown(items []Value) Value {
	d := NewDict()
	for i := 0; i < len(items); i += 2 {
		if DictSet(r.c, d, items[i], items[i+1]) != nil {
			return Value{}
		}
	}
	return d.Value()
}

// bytes are the units from i to j where they are bytes.
func (r *jsonReader[U]) bytes(i, j int) string {
	return unsafe.String((*byte)(unsafe.Pointer(unsafe.SliceData(r.text[i:j]))), j-i)
}

// end is the place of the quote that ends the string at r.at, as long as all
// before it stands for itself; all is what is in it.
func (r *jsonReader[U]) end() (i int, all U, plain bool) {
	for i = r.at; i < len(r.text); i++ {
		u := r.text[i]
		if u == '"' {
			return i, all, true
		}
		if u < ' ' || u == '\\' {
			break
		}
		all |= u
	}
	return i, all, false
}

// str reads a string after its quote.
func (r *jsonReader[U]) str() Value {
	i, all, plain := r.end()
	if !plain {
		return r.escaped(i)
	}
	s := r.made(i, all)
	r.at = i + 1
	return s.Value()
}

// made is the string from r.at to i, of characters that are all in `all`.
func (r *jsonReader[U]) made(i int, all U) *Str {
	n := i - r.at
	if unsafe.Sizeof(all) == 1 {
		return copyStr(1, all < 0x80, r.bytes(r.at, i))
	}
	units := r.text[r.at:i]
	kind := kindOf(rune(all))
	if uintptr(kind) == unsafe.Sizeof(all) {
		return copyStr(kind, false, unsafe.String((*byte)(unsafe.Pointer(unsafe.SliceData(units))), n*int(kind)))
	}
	r.runes = r.runes[:0]
	for _, u := range units {
		r.runes = append(r.runes, rune(u))
	}
	return strFromRunes(r.runes)
}

// key reads one after its quote; nil where the library is to say what is wrong.
func (r *jsonReader[U]) key() *Str {
	i, all, plain := r.end()
	if !plain {
		v := r.escaped(i)
		if v.P == nil {
			return nil
		}
		s := (*Str)(v.P)
		return r.known(s.S, s.Kind, s.Hash(), func() *Str { return s })
	}
	if unsafe.Sizeof(all) > 1 {
		s := r.made(i, all)
		r.at = i + 1
		return r.known(s.S, s.Kind, s.Hash(), func() *Str { return s })
	}
	units := r.bytes(r.at, i)
	h := HashBuffer(units)
	s := r.known(units, 1, h, func() *Str {
		s := copyStr(1, all < 0x80, units)
		if h != 0 && hashIsFinal() {
			s.TakeHash(h)
		}
		return s
	})
	r.at = i + 1
	return s
}

// known is the key of these units that was met before, or the one that is made now.
func (r *jsonReader[U]) known(units string, kind uint8, h int64, made func() *Str) *Str {
	if 2*r.count >= len(r.keys) {
		old := r.keys
		r.keys = make([]*Str, 4*len(old))
		for _, s := range old {
			if s != nil {
				r.keys[r.free(s.Hash())] = s
			}
		}
	}
	mask := uint64(len(r.keys) - 1)
	for i := uint64(h) & mask; ; i = (i + 1) & mask {
		s := r.keys[i]
		if s == nil {
			s = made()
			r.keys[i] = s
			r.count++
			return s
		}
		if s.Kind == kind && s.S == units {
			return s
		}
	}
}

func (r *jsonReader[U]) free(h int64) uint64 {
	mask := uint64(len(r.keys) - 1)
	i := uint64(h) & mask
	for r.keys[i] != nil {
		i = (i + 1) & mask
	}
	return i
}

// escaped reads a string that does not stand for itself from i on.
func (r *jsonReader[U]) escaped(i int) Value {
	out := r.runes[:0]
	for _, u := range r.text[r.at:i] {
		out = append(out, rune(u))
	}
	for {
		if i >= len(r.text) {
			return Value{}
		}
		u := r.text[i]
		i++
		if u == '"' {
			break
		}
		if u < ' ' {
			return Value{}
		}
		x := rune(u)
		if u == '\\' {
			if x, i = r.escape(i); i == 0 {
				return Value{}
			}
		}
		out = append(out, x)
	}
	r.at, r.runes = i, out
	return strFromRunes(out).Value()
}

// escape reads what is behind a backslash, and where that ends; 0 for an error.
func (r *jsonReader[U]) escape(i int) (rune, int) {
	if i >= len(r.text) {
		return 0, 0
	}
	switch u := r.text[i]; u {
	case '"', '\\', '/':
		return rune(u), i + 1
	case 'b':
		return '\b', i + 1
	case 'f':
		return '\f', i + 1
	case 'n':
		return '\n', i + 1
	case 'r':
		return '\r', i + 1
	case 't':
		return '\t', i + 1
	case 'u':
		x, ok := r.hex(i + 1)
		if !ok {
			return 0, 0
		}
		i += 5
		if x>>10 == 0xd800>>10 && i+1 < len(r.text) && r.text[i] == '\\' && r.text[i+1] == 'u' {
			if low, ok := r.hex(i + 2); !ok {
				return 0, 0
			} else if low>>10 == 0xdc00>>10 {
				return 0x10000 + (x-0xd800)<<10 + (low - 0xdc00), i + 6
			}
		}
		return x, i
	}
	return 0, 0
}

func (r *jsonReader[U]) hex(i int) (x rune, ok bool) {
	if i+4 > len(r.text) {
		return 0, false
	}
	for _, u := range r.text[i : i+4] {
		if u >= 0x80 {
			return 0, false
		}
		d := digitValue(byte(u))
		if d > 15 {
			return 0, false
		}
		x = x<<4 | rune(d)
	}
	return x, true
}

// digits is where those from i on end.
func (r *jsonReader[U]) digits(i int) int {
	for i < len(r.text) && r.text[i]-'0' <= 9 {
		i++
	}
	return i
}

func (r *jsonReader[U]) isDigit(i int) bool { return i < len(r.text) && r.text[i]-'0' <= 9 }

func (r *jsonReader[U]) number() Value {
	begin := r.at
	i := begin
	if r.text[i] == '-' {
		i++
	}
	switch {
	case i < len(r.text) && r.text[i] == '0':
		i++
	case r.isDigit(i):
		i = r.digits(i)
	case i > begin:
		return r.word("-Infinity", jsonNegInf)
	default:
		return Value{}
	}
	whole := i
	if i < len(r.text) && r.text[i] == '.' && r.isDigit(i+1) {
		i = r.digits(i + 1)
	}
	if i < len(r.text) && r.text[i]|0x20 == 'e' {
		at := i + 1
		if at < len(r.text) && (r.text[at] == '+' || r.text[at] == '-') {
			at++
		}
		if r.isDigit(at) {
			i = r.digits(at)
		}
	}
	r.at = i
	if i == whole && i-begin < 19 {
		return r.short(begin, i)
	}
	if i == whole && i-begin > maxDigits {
		return Value{}
	}
	var text string
	if unsafe.Sizeof(r.text[0]) == 1 {
		text = r.bytes(begin, i)
	} else {
		b := make([]byte, 0, 32)
		for _, u := range r.text[begin:i] {
			b = append(b, byte(u))
		}
		text = string(b)
	}
	if i > whole {
		x, _ := strconv.ParseFloat(text, 64) // out of range: an infinity or zero
		return Float(x)
	}
	z, ok := new(big.Int).SetString(text, 10)
	if !ok {
		return Value{}
	}
	return NewBig(z)
}

// short is the int of a few digits.
func (r *jsonReader[U]) short(i, j int) Value {
	negative := r.text[i] == '-'
	if negative {
		i++
	}
	var n int64
	for _, u := range r.text[i:j] {
		n = n*10 + int64(u-'0')
	}
	if negative {
		n = -n
	}
	return Int(n)
}
