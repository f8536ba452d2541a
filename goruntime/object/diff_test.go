package object

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// Differential tests: the same random operations in Go and in python3, line
// by line the same answers.

// pythons lists the interpreters to compare with.
func pythons() []string {
	if list := os.Getenv("GRUMPY_TEST_PYTHONS"); list != "" {
		return strings.Split(list, ":")
	}
	return []string{"python3"}
}

// difference runs build once for every interpreter and compares.
func difference(t *testing.T, build func(d *differ)) {
	t.Helper()
	saved := PyMinor
	defer func() { PyMinor = saved }()
	for _, py := range pythons() {
		out, err := exec.Command(py, "-c", "import sys; print(sys.version_info[1])").Output()
		if err != nil {
			t.Fatalf("%s: %v", py, err)
		}
		if PyMinor, err = strconv.Atoi(strings.TrimSpace(string(out))); err != nil {
			t.Fatal(err)
		}
		for seed := int64(1); seed <= 3; seed++ {
			d := &differ{t: t, c: NewCtx(1000), r: rand.New(rand.NewSource(seed))}
			d.script.WriteString(prelude)
			build(d)
			d.compare(py, seed)
		}
	}
}

const prelude = `
import operator
def show(f):
    try:
        r = repr(f())
    except Exception as e:
        r = type(e).__name__ + ': ' + str(e)
    print(r, '|', repr(a))
def upd(op, x):
    global a
    a = op(a, x)
nan = float('nan'); inf = float('inf')
`

type differ struct {
	t      *testing.T
	c      *Ctx
	r      *rand.Rand
	script bytes.Buffer
	want   []string
	a      Value
}

// let makes v the container under test.
func (d *differ) let(v Value) {
	d.a = v
	fmt.Fprintf(&d.script, "a = %s\n", show(v))
}

// do runs one operation on both sides; py is its Python text with %s for args.
func (d *differ) do(run func() (Value, *Exc), py string, args ...Value) {
	texts := make([]any, len(args))
	for i, a := range args {
		texts[i] = show(a)
	}
	fmt.Fprintf(&d.script, "show(lambda: "+py+")\n", texts...)
	v, err := run()
	line := ""
	if err != nil {
		line = excLine(err)
	} else {
		line = show(v)
	}
	d.want = append(d.want, line+" | "+show(d.a))
}

func excLine(err *Exc) string {
	msg := ""
	if len(err.Args) == 1 {
		msg = show(err.Args[0])
		if IsStr(err.Args[0]) && err.T != &KeyErrorType {
			msg = GoStr(err.Args[0])
		}
	}
	return err.T.Name + ": " + msg
}

// method calls a method of the container under test.
func (d *differ) method(name string, args ...Value) {
	text := "a." + name + "(" + strings.TrimSuffix(strings.Repeat("%s, ", len(args)), ", ") + ")"
	d.do(func() (Value, *Exc) { return callMethod(d.c, d.a, name, args...) }, text, args...)
}

func (d *differ) compare(py string, seed int64) {
	cmd := exec.Command(py, "-W", "ignore", "-")
	cmd.Env = append(os.Environ(), "PYTHONHASHSEED=0")
	cmd.Stdin = &d.script
	script := d.script.String()
	out, err := cmd.CombinedOutput()
	if err != nil {
		d.t.Fatalf("%s: %v\n%s", py, err, out)
	}
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	for i, want := range lines {
		got := "(nothing)"
		if i < len(d.want) {
			got = d.want[i]
		}
		if got != want {
			ops := strings.Split(script[strings.Index(script, "\na = "):], "\n")
			d.t.Fatalf("%s, seed %d, step %d\n  op     %s\n  python %s\n  go     %s\n  before %s", py, seed, i, opLine(ops, i), want, got, lines[max(i-1, 0)])
		}
	}
	if len(lines) != len(d.want) {
		d.t.Fatalf("%d lines from python, %d from Go", len(lines), len(d.want))
	}
}

// opLine is the i-th operation of a script.
func opLine(lines []string, i int) string {
	for _, l := range lines {
		if strings.HasPrefix(l, "show(") {
			if i == 0 {
				return l
			}
			i--
		}
	}
	return ""
}

// callMethod calls a built-in method as the compiler's calls do.
func callMethod(c *Ctx, v Value, name string, args ...Value) (Value, *Exc) {
	m := v.Type().Lookup(name)
	if m.Nil() {
		panic("no method " + name)
	}
	b := (*Builtin)(m.P)
	switch {
	case b.EN != nil:
		return b.EN(c, v, args, nil)
	case len(args) == 0 && b.E0 != nil:
		return b.E0(c, v)
	case len(args) == 1 && b.E1 != nil:
		return b.E1(c, v, args[0])
	case len(args) == 2 && b.E2 != nil:
		return b.E2(c, v, args[0], args[1])
	}
	panic("wrong number of arguments for " + name)
}

// show is repr() of plain values, independent of the code under test.
func show(v Value) string {
	list := func(items []Value, open, end string) string {
		parts := make([]string, len(items))
		for i, x := range items {
			parts[i] = show(x)
		}
		return open + strings.Join(parts, ", ") + end
	}
	switch v.Type() {
	case &IntType, &FloatType:
		r, _ := Repr(nil, v)
		return GoStr(r)
	case &StrType:
		return "'" + strings.ReplaceAll(GoStr(v), "'", "\\'") + "'"
	case &NoneType:
		return "None"
	case &BoolType:
		if v.IsTrue() {
			return "True"
		}
		return "False"
	case &ListType:
		items, _ := (*List)(v.P).snapshot()
		return list(items, "[", "]")
	case &TupleType:
		items := (*Tuple)(v.P).V
		if len(items) == 1 {
			return list(items, "(", ",)")
		}
		return list(items, "(", ")")
	case &DictType:
		var parts []string
		for it := DictIterOf((*Dict)(v.P)); ; {
			k, x, ok, _ := it.Next(nil)
			if !ok {
				return "{" + strings.Join(parts, ", ") + "}"
			}
			parts = append(parts, show(k)+": "+show(x))
		}
	case &SetType, &FrozenSetType:
		s := (*Set)(v.P)
		ent, _ := s.entries()
		keys := make([]Value, len(ent))
		for i := range ent {
			keys[i] = ent[i].key
		}
		switch {
		case len(ent) == 0:
			return s.T.Name + "()"
		case s.T == &SetType:
			return list(keys, "{", "}")
		}
		return list(keys, "frozenset({", "})")
	case &SliceType:
		s := (*Slice)(v.P)
		return "slice(" + show(s.Start) + ", " + show(s.Stop) + ", " + show(s.Step) + ")"
	}
	return "<" + v.Type().Name + ">"
}

func ints(n ...int64) []Value {
	out := make([]Value, len(n))
	for i, x := range n {
		out[i] = Int(x)
	}
	return out
}
