package object

import (
	"math/rand"
	"testing"
)

func TestTranslateAgainstPython(t *testing.T) {
	p := withPython(t)
	r := rand.New(rand.NewSource(9))
	c := testCtx()
	for i := 0; i < 1500; i++ {
		s := randomText(r, 8)
		args := []Value{randomPart(r, (*Str)(s.P)), randomPart(r, (*Str)(s.P))}
		if r.Intn(2) == 0 {
			args = append(args, randomPart(r, (*Str)(s.P)))
		}
		table, err := strMaketrans(c, Value{}, args, nil)
		v := table
		if err == nil {
			v, err = strTranslate(c, s, table)
		}
		expr := pyLit(s) + ".translate(str.maketrans(" + pyLits(args, ",") + "))"
		if got, want := encode(v, err), p.eval(expr); got != want {
			t.Fatalf("%s\n got %s\nwant %s", expr, got, want)
		}
	}
}

func TestCodecsAgainstPython(t *testing.T) {
	p := withPython(t)
	r := rand.New(rand.NewSource(10))
	c := testCtx()
	names := []string{"utf-8", "UTF8", "ascii", "latin-1", "Latin_1", "utf-16", "utf-16-le", "cp1252", "nope", "iso8859-1", "us-ascii", "utf_8"}
	handlers := []string{"strict", "ignore", "replace", "surrogatepass", "surrogateescape", "backslashreplace", "nope"}
	for i := 0; i < 3000; i++ {
		s := randomText(r, 6)
		args := []Value{StrFromGo(names[r.Intn(len(names))])}
		if r.Intn(2) == 0 {
			args = append(args, StrFromGo(handlers[r.Intn(len(handlers))]))
		}
		got := encode(strEncode(c, s, args, nil))
		expr := pyLit(s) + ".encode(" + pyLits(args, ",") + ")"
		if want := p.eval(expr); got != want && !codecError(got, want) {
			t.Fatalf("%s\n got %s\nwant %s", expr, got, want)
		}
		b := make([]byte, r.Intn(6))
		for k := range b {
			b[k] = "a\xc3\xa9\xff\x00\xe4\xb8\xad\xed\xa0\x80"[r.Intn(11)]
		}
		v := NewBytes(string(b))
		got = encode(decodeBytes(c, (*Bytes)(v.P), args, nil))
		expr = pyLit(v) + ".decode(" + pyLits(args, ",") + ")"
		if want := p.eval(expr); got != want && !codecError(got, want) {
			t.Fatalf("%s\n got %s\nwant %s", expr, got, want)
		}
	}
}

// codecError allows for the several arguments of Unicode errors, which the
// test's host passes as one text.
func codecError(got, want string) bool {
	return len(got) > 8 && got[:8] == want[:8] && got[0] == '!'
}
