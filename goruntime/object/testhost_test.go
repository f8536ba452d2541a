package object

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"math/big"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// A host for tests: python3 in another process answers what the Go world asks
// of CPython, for None, bool, int, float, str, bytes, tuple and list. Tests also
// ask it what the right answer to an expression is.

const pyHostScript = `
import sys
def enc(v):
    t = type(v)
    if v is None: return 'N'
    if v is NotImplemented: return 'U'
    if t is bool: return 'B1' if v else 'B0'
    if t is int: return 'i%d' % v
    if t is float: return 'f' + repr(v)
    if t is str: return 's' + '.'.join('%x' % ord(c) for c in v)
    if t is bytes: return 'b' + v.hex()
    if t in (tuple, list): return ('t' if t is tuple else 'l') + '(' + ' '.join(enc(x) for x in v) + ')'
    return '?' + t.__name__
sys.stdout.reconfigure(encoding='utf-8', errors='surrogatepass', newline='\n')
sys.stdin.reconfigure(encoding='utf-8')
print(sys.version_info[1])
sys.stdout.flush()
for line in sys.stdin:
    try:
        r = enc(eval(line))
    except BaseException as e:
        r = '!' + type(e).__name__ + ' ' + enc(e.args[0] if len(e.args) == 1 else str(e))
    print(r)
    sys.stdout.flush()
`

type pyProc struct {
	mu  sync.Mutex
	in  io.Writer
	out *bufio.Reader
}

// pyHost implements what text and numbers need of Host; the rest is nil.
type pyHost struct {
	Host
	p *pyProc
}

var startPython = sync.OnceValues(func() (*pyProc, error) {
	cmd := exec.Command("python3", "-u", "-c", pyHostScript)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err = cmd.Start(); err != nil {
		return nil, err
	}
	p := &pyProc{in: in, out: bufio.NewReaderSize(out, 1<<20)}
	first, err := p.out.ReadString('\n')
	if err != nil {
		return nil, err
	}
	PyMinor, err = strconv.Atoi(strings.TrimSpace(first))
	return p, err
})

// withPython makes python3 the host for the rest of the test.
func withPython(t testing.TB) *pyProc {
	t.Helper()
	p, err := startPython()
	if err != nil {
		t.Fatal("these tests compare with python3: ", err)
	}
	if _, mine := H.(*pyHost); H == nil || !mine {
		old := H
		H = &pyHost{p: p}
		t.Cleanup(func() { H = old })
	}
	return p
}

// eval returns the encoded result of a Python expression.
func (p *pyProc) eval(expr string) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if strings.ContainsAny(expr, "\r\n") {
		panic("an expression is one line")
	}
	io.WriteString(p.in, expr+"\n")
	line, err := p.out.ReadString('\n')
	if err != nil {
		panic("python3 died on " + expr)
	}
	return line[:len(line)-1]
}

// pyLit writes a value as Python source.
func pyLit(v Value) string {
	switch t := v.Type(); {
	case v.IsNone():
		return "None"
	case v.IsTrue():
		return "True"
	case v.IsFalse():
		return "False"
	case v.IsInt():
		return "(" + strconv.FormatInt(v.Int(), 10) + ")"
	case v.IsFloat():
		return "float('" + strconv.FormatFloat(v.Float(), 'g', -1, 64) + "')"
	case t == &IntType:
		return "(" + (*BigInt)(v.P).V.String() + ")"
	case t == &StrType:
		var b strings.Builder
		b.WriteByte('"')
		s := (*Str)(v.P)
		for i := 0; i < s.Len(); i++ {
			fmt.Fprintf(&b, "\\U%08x", s.At(i))
		}
		return b.String() + `"`
	case t == &BytesType:
		var b strings.Builder
		b.WriteString(`b"`)
		for _, x := range []byte((*Bytes)(v.P).S) {
			fmt.Fprintf(&b, "\\x%02x", x)
		}
		return b.String() + `"`
	case t == &TupleType:
		return "(" + pyLits((*Tuple)(v.P).V, ",") + ")"
	case t == &ListType:
		items, _ := (*List)(v.P).Snapshot(testCtx())
		return "[" + pyLits(items, ",") + "]"
	}
	panic("no literal for " + v.Type().Name)
}

func pyLits(items []Value, end string) string {
	var b strings.Builder
	for _, x := range items {
		b.WriteString(pyLit(x) + end)
	}
	return b.String()
}

// encode writes a result as the script does.
func encode(v Value, err *Exc) string {
	if err != nil {
		msg := "s"
		if len(err.Args) == 1 {
			msg = encode(err.Args[0], nil)
		}
		return "!" + err.T.Name + " " + msg
	}
	switch t := v.Type(); {
	case v.IsNone():
		return "N"
	case v.IsNotImplemented():
		return "U"
	case v.IsTrue():
		return "B1"
	case v.IsFalse():
		return "B0"
	case v.IsInt():
		return "i" + strconv.FormatInt(v.Int(), 10)
	case v.IsFloat():
		return "f" + strconv.FormatFloat(v.Float(), 'g', -1, 64)
	case t == &IntType:
		return "i" + (*BigInt)(v.P).V.String()
	case t == &StrType:
		s := (*Str)(v.P)
		checkStr(s)
		parts := make([]string, s.Len())
		for i := range parts {
			parts[i] = strconv.FormatInt(int64(s.At(i)), 16)
		}
		return "s" + strings.Join(parts, ".")
	case t == &BytesType:
		return fmt.Sprintf("b%x", (*Bytes)(v.P).S)
	case t == &TupleType:
		return "t(" + encodeAll((*Tuple)(v.P).V) + ")"
	case t == &ListType:
		items, _ := (*List)(v.P).Snapshot(testCtx())
		return "l(" + encodeAll(items) + ")"
	}
	return "?" + v.Type().Name
}

func encodeAll(items []Value) string {
	parts := make([]string, len(items))
	for i, x := range items {
		parts[i] = encode(x, nil)
	}
	return strings.Join(parts, " ")
}

// checkStr panics when a string breaks the rules of its representation.
func checkStr(s *Str) {
	var all rune
	for i := 0; i < s.Len(); i++ {
		all |= s.At(i)
	}
	if kindOf(all) != s.Kind || s.ASCII != (all < 0x80) {
		panic(fmt.Sprintf("kind %d ASCII %v of %q", s.Kind, s.ASCII, s.Go()))
	}
}

// decode reads what enc wrote.
func decode(text string) (Value, *Exc) {
	if text[0] == '!' {
		name, arg, _ := strings.Cut(text[1:], " ")
		v, _ := decode(arg)
		return Value{}, &Exc{Obj: Obj{T: excNamed(name)}, Args: []Value{v}}
	}
	v, rest := decode1(text)
	if rest != "" {
		panic("left over: " + rest)
	}
	return v, nil
}

func decode1(text string) (Value, string) {
	end := strings.IndexAny(text, " )")
	if end < 0 || text[0] == 't' || text[0] == 'l' {
		end = len(text)
	}
	word, rest := text[1:end], text[end:]
	switch text[0] {
	case 'N':
		return None, rest
	case 'U':
		return NotImplemented, rest
	case 'B':
		return Bool(word == "1"), rest
	case 'i':
		n, ok := new(big.Int).SetString(word, 10)
		if !ok {
			panic(word)
		}
		return NewBig(n), rest
	case 'f':
		f, err := strconv.ParseFloat(word, 64)
		if err != nil {
			panic(err)
		}
		return Float(f), rest
	case 's':
		var r []rune
		for _, p := range strings.FieldsFunc(word, func(r rune) bool { return r == '.' }) {
			n, _ := strconv.ParseInt(p, 16, 32)
			r = append(r, rune(n))
		}
		return StrFromRunes(r), rest
	case 'b':
		b := make([]byte, len(word)/2)
		fmt.Sscanf(word, "%x", &b)
		return NewBytes(string(b)), rest
	case 't', 'l':
		var items []Value
		rest = text[2:]
		for rest[0] != ')' {
			var x Value
			x, rest = decode1(rest)
			items = append(items, x)
			rest = strings.TrimPrefix(rest, " ")
		}
		if text[0] == 't' {
			return NewTuple(items), rest[1:]
		}
		return NewList(items), rest[1:]
	}
	panic("cannot decode " + text)
}

// excNamed finds a built-in exception class, or makes one up.
func excNamed(name string) *Type {
	var find func(t *Type) *Type
	find = func(t *Type) *Type {
		if t.Name == name {
			return t
		}
		for _, s := range t.subs {
			if r := find(s); r != nil {
				return r
			}
		}
		return nil
	}
	if t := find(&BaseExceptionType); t != nil {
		return t
	}
	return &Type{Name: name}
}

func testCtx() *Ctx { return NewCtx(1000) }

func (h *pyHost) run(expr string) (Value, *Exc) { return decode(h.p.eval(expr)) }

func (h *pyHost) CallMethod(c *Ctx, v Value, name string, args []Value, names []string) (Value, *Exc) {
	return h.run(pyLit(v) + "." + name + "(" + callArgs(args, names) + ")")
}

func callArgs(args []Value, names []string) string {
	pos := len(args) - len(names)
	text := pyLits(args[:pos], ",")
	for i, n := range names {
		text += n + "=" + pyLit(args[pos+i]) + ","
	}
	return text
}

func (h *pyHost) Call(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	return h.run(AsType(f).Name + "(" + callArgs(args, names) + ")")
}

func (h *pyHost) Binary(c *Ctx, op BinOp, inplace bool, a, b Value) (Value, *Exc) {
	return h.run(pyLit(a) + strings.Fields(opSigns[op])[0] + pyLit(b))
}

func (h *pyHost) Contains(c *Ctx, v, item Value) (bool, *Exc) {
	r, err := h.run(pyLit(item) + " in " + pyLit(v))
	return err == nil && r.IsTrue(), err
}

func (h *pyHost) Repr(c *Ctx, v Value) (Value, *Exc) { return h.run("repr(" + pyLit(v) + ")") }

func (h *pyHost) Format(c *Ctx, v, spec Value) (Value, *Exc) {
	return h.run("format(" + pyLit(v) + "," + pyLit(spec) + ")")
}

func (h *pyHost) ItemAt(c *Ctx, list uintptr, i int) Value { return Value{} }

func (h *pyHost) QuietMethod(c *Ctx, v Value, name string, args []Value) Value { return Value{} }

func (h *pyHost) GetItem(c *Ctx, v, key Value) (Value, *Exc) {
	return h.run(pyLit(v) + "[" + pyLit(key) + "]")
}

func (h *pyHost) HashBytes(b []byte) int64 {
	v, _ := h.run("hash(" + pyLit(NewBytes(string(b))) + ")")
	return v.Int()
}

// hostedBuiltin calls a built-in method as the call machinery does.
func hostedBuiltin(c *Ctx, m *Builtin, self Value, args []Value, names []string) (Value, *Exc) {
	switch {
	case len(args) == 0 && m.E0 != nil:
		return m.E0(c, self)
	case len(args) == 1 && len(names) == 0 && m.E1 != nil:
		return m.E1(c, self, args[0])
	case len(args) == 2 && len(names) == 0 && m.E2 != nil:
		return m.E2(c, self, args[0], args[1])
	case m.EN != nil:
		return m.EN(c, self, args, names)
	}
	return Value{}, Raise(c, &TypeErrorType, "count")
}

// sameFloat lets tests compare encoded floats whose text differs.
func sameFloat(a, b string) bool {
	if !strings.HasPrefix(a, "f") || !strings.HasPrefix(b, "f") {
		return false
	}
	x, err1 := strconv.ParseFloat(a[1:], 64)
	y, err2 := strconv.ParseFloat(b[1:], 64)
	return err1 == nil && err2 == nil && math.Float64bits(x) == math.Float64bits(y)
}
