package object

import (
	"math/big"
	"slices"
	"strings"
	"unsafe"
)

// JSONWriter writes what json.dumps does of values that are exactly str, int,
// float, bool, None, list, tuple and dict. Writing has no effects and runs no
// Python code, so that it may be given up at any point: whatever else is there,
// and whatever is an error, is left to the library.
type JSONWriter struct {
	KeepWide bool // ensure_ascii is false
	NoNaN    bool
	Sorted   bool
	Item     *Str // separators
	Key      *Str
	Indent   *Str // nil for none
	Deepest  int
	// Foreign writes an object of CPython's.
	Foreign func(a uintptr) bool

	w     strWriter
	depth int
	multi bool
}

// JSONPair is an item of a dict on its way to be sorted; one of CPython's is At.
type JSONPair struct {
	key Str
	val Value
	At  uintptr
}

var (
	JSONItem     = (*Str)(asciiStr(", ").P)
	JSONLineItem = (*Str)(StrLatin1(',').P) // where there is an indent
	JSONKey      = (*Str)(asciiStr(": ").P)
)

// maxJSONBits: an int of that many may have more digits than are allowed.
const maxJSONBits = minStrDigitsLimit * 3

// Write is the text of v, zero where it is the library's to find; buf is room to
// write in, and what it has become.
func (j *JSONWriter) Write(v Value, buf []byte) (Value, []byte) {
	j.w, j.multi = newWriter(buf), Multi.Load()
	if !j.value(v) {
		return Value{}, buf
	}
	r := j.w.done()
	if j.w.kind != 1 {
		return r, buf
	}
	return r, j.w.b
}

func (j *JSONWriter) value(v Value) bool {
	switch {
	case v.IsInt():
		j.w.int(v.Int())
		return true
	case v.IsFloat():
		return j.Float(v.Float())
	}
	switch v.Type() {
	case &StrType:
		j.Text((*Str)(v.P))
	case &NoneType:
		j.Word("null")
	case &BoolType:
		j.Bool(v.IsTrue())
	case &IntType:
		return j.Big((*BigInt)(v.P).V)
	case &ListType:
		return j.list((*List)(v.P))
	case &TupleType:
		return j.items((*Tuple)(v.P).V)
	case &DictType:
		return j.dict((*Dict)(v.P))
	case &ForeignType:
		return j.Foreign((*Foreign)(v.P).Py)
	default:
		return false
	}
	return true
}

// Word writes ASCII text as it is.
func (j *JSONWriter) Word(text string) {
	if j.w.kind == 1 {
		j.w.b = append(j.w.b, text...)
		return
	}
	j.w.str(&Str{S: text, Kind: 1, ASCII: true})
}

func (j *JSONWriter) Bool(yes bool) {
	if yes {
		j.Word("true")
	} else {
		j.Word("false")
	}
}

func (j *JSONWriter) Int(n int64) { j.w.int(n) }

func (j *JSONWriter) Big(n *big.Int) bool {
	if n.BitLen() > maxJSONBits {
		return false
	}
	j.Word(n.Text(10))
	return true
}

func (j *JSONWriter) Float(x float64) bool {
	switch {
	case x-x == 0:
		j.Word(floatRepr(x))
		return true
	case j.NoNaN:
		return false
	case x != x:
		j.Word("NaN")
	case x > 0:
		j.Word("Infinity")
	default:
		j.Word("-Infinity")
	}
	return true
}

// jsonPlain are the bytes that stand for themselves in an ASCII string.
var jsonPlain = func() (t [256]bool) {
	for b := ' '; b <= '~'; b++ {
		t[b] = b != '"' && b != '\\'
	}
	return t
}()

// Text writes a string.
func (j *JSONWriter) Text(s *Str) {
	j.w.byte('"')
	switch {
	case s.Kind != 1 || j.w.kind != 1:
		j.wide(s)
	default:
		text, from, wide := s.S, 0, byte(0)
		if j.KeepWide {
			wide = 0x7f
			j.w.ascii = j.w.ascii && s.ASCII
		}
		for i := 0; i < len(text); i++ {
			b := text[i]
			if jsonPlain[b] || wide != 0 && b >= wide {
				continue
			}
			j.w.b = append(j.w.b, text[from:i]...)
			from = i + 1
			j.escape(rune(b))
		}
		j.w.b = append(j.w.b, text[from:]...)
	}
	j.w.byte('"')
}

// wide is Text where more than bytes are read or written.
func (j *JSONWriter) wide(s *Str) {
	from, n := 0, s.Len()
	for i := 0; i < n; i++ {
		r := s.At(i)
		if r < 0x7f && jsonPlain[r] || r >= 0x7f && j.KeepWide {
			continue
		}
		j.part(s, from, i)
		from = i + 1
		j.escape(r)
	}
	j.part(s, from, n)
}

func (j *JSONWriter) part(s *Str, from, to int) {
	if from < to {
		j.w.part(s, from, to)
	}
}

func (j *JSONWriter) escape(r rune) {
	var buf [12]byte
	out := append(buf[:0], '\\')
	switch r {
	case '"', '\\':
		out = append(out, byte(r))
	case '\b':
		out = append(out, 'b')
	case '\f':
		out = append(out, 'f')
	case '\n':
		out = append(out, 'n')
	case '\r':
		out = append(out, 'r')
	case '\t':
		out = append(out, 't')
	default:
		out = append(out, 'u')
		if r >= 0x10000 {
			r -= 0x10000
			out = append(appendHex(out, 0xd800|r>>10, 4), '\\', 'u')
			r = 0xdc00 | r&0x3ff
		}
		out = appendHex(out, r, 4)
	}
	j.Word(string(out))
}

// Open begins a list or dict of items; Next stands between two, Close ends it.
func (j *JSONWriter) Open(b byte) bool {
	if j.depth++; j.depth > j.Deepest {
		return false
	}
	j.w.byte(b)
	j.line()
	return true
}

func (j *JSONWriter) Next() {
	j.w.str(j.Item)
	j.line()
}

func (j *JSONWriter) Close(b byte) {
	j.depth--
	j.line()
	j.w.byte(b)
}

func (j *JSONWriter) line() {
	if j.Indent == nil {
		return
	}
	j.w.byte('\n')
	for range j.depth {
		j.w.str(j.Indent)
	}
}

func (j *JSONWriter) list(l *List) bool {
	switch {
	case l.part:
		return false
	case l.Py != 0:
		return j.Foreign(l.Py)
	case j.multi: // another thread may change it meanwhile
		return false
	case l.n == 0:
		j.Word("[]")
		return true
	}
	return j.items(l.block.v[:l.n])
}

func (j *JSONWriter) items(items []Value) bool {
	if len(items) == 0 {
		j.Word("[]")
		return true
	}
	if !j.Open('[') {
		return false
	}
	for i, x := range items {
		if i > 0 {
			j.Next()
		}
		if !j.value(x) {
			return false
		}
	}
	j.Close(']')
	return true
}

func (j *JSONWriter) dict(d *Dict) bool {
	switch {
	case d.part || d.T != &DictType:
		return false
	case d.Py != 0:
		return j.Foreign(d.Py)
	case j.multi:
		return false
	case d.n == 0:
		j.Word("{}")
		return true
	case !j.Open('{'):
		return false
	}
	entries := d.tab.entries[:d.tab.used]
	if j.Sorted {
		pairs := make([]JSONPair, 0, d.n)
		for i := range entries {
			if e := &entries[i]; e.key.P != nil {
				s, ok := AsStr(e.key)
				if !ok {
					return false
				}
				pairs = append(pairs, JSONPair{*s, e.val, 0})
			}
		}
		return j.Pairs(pairs)
	}
	first := true
	for i := range entries {
		e := &entries[i]
		if e.key.P == nil {
			continue
		}
		if !first {
			j.Next()
		}
		first = false
		if s, ok := AsStr(e.key); ok {
			j.TextKey(s)
		} else if !j.key(e.key) {
			return false
		}
		if !j.value(e.val) {
			return false
		}
	}
	j.Close('}')
	return true
}

// NewJSONPair is an item of a genuine dict whose key is s.
func NewJSONPair(s Str, at uintptr) JSONPair { return JSONPair{s, Value{}, at} }

// Pairs writes the items of a dict that was opened in the order of their keys.
func (j *JSONWriter) Pairs(pairs []JSONPair) bool {
	slices.SortFunc(pairs, func(a, b JSONPair) int { return StrCompare(&a.key, &b.key) })
	for i := range pairs {
		p := &pairs[i]
		if i > 0 {
			j.Next()
		}
		j.TextKey(&p.key)
		if p.At != 0 {
			if !j.Foreign(p.At) {
				return false
			}
		} else if !j.value(p.val) {
			return false
		}
	}
	j.Close('}')
	return true
}

// TextKey writes a key and what follows it.
func (j *JSONWriter) TextKey(s *Str) {
	j.Text(s)
	j.EndKey()
}

// EndKey writes what follows a key.
func (j *JSONWriter) EndKey() { j.w.str(j.Key) }

// OtherKey is TextKey of a key that write writes.
func (j *JSONWriter) OtherKey(write func() bool) bool {
	j.w.byte('"')
	if !write() {
		return false
	}
	j.w.byte('"')
	j.EndKey()
	return true
}

func (j *JSONWriter) key(k Value) bool {
	switch k.Type() {
	case &IntType, &FloatType, &BoolType, &NoneType:
		return j.OtherKey(func() bool { return j.value(k) })
	}
	return false
}

// JSONIndent is the text that an indent of n stands for.
func JSONIndent(n int64) *Str {
	return ownStr(strings.Repeat(" ", int(max(n, 0))))
}

// StrView is a header over units that are CPython's.
func StrView(kind uint8, ascii bool, data unsafe.Pointer, size int) Str {
	return Str{Obj: Obj{T: &StrType}, S: unsafe.String((*byte)(data), size), Kind: kind, ASCII: ascii}
}
