package object

import (
	"math/rand"
	"testing"
)

// Texts of a few blocks again and again, so that the tables are learnt on the
// way and both answers, CPython's and the table's, are compared.
func TestLearntCharactersAgainstPython(t *testing.T) {
	p := withPython(t)
	r := rand.New(rand.NewSource(11))
	c := testCtx()
	blocks := []rune{0x100, 0x300, 0x400, 0x1E00, 0x1F00, 0x2100, 0x600, 0x1F600, 0xFB00}
	methods := []string{"lower", "upper", "isalpha", "isdecimal", "isdigit", "isnumeric", "isalnum", "isprintable",
		"isspace", "isupper", "islower", "istitle", "isidentifier", "title", "casefold", "swapcase", "capitalize", "__repr__"}
	for i := 0; i < 6000; i++ {
		block := blocks[r.Intn(len(blocks))]
		text := make([]rune, 1+r.Intn(3))
		for k := range text {
			text[k] = block + rune(r.Intn(256))
			if r.Intn(6) == 0 {
				text[k] = []rune("aZ1 \u00e9\u0130\u03a3\u01c5")[r.Intn(8)]
			}
		}
		v := StrFromRunes(text)
		name := methods[r.Intn(len(methods))]
		var got string
		if name == "__repr__" {
			got = encode(Repr(c, v))
		} else {
			got = encode(callBuiltin(c, (*Builtin)(StrType.Lookup(name).P), v, nil, nil))
		}
		expr := pyLit(v) + "." + name + "()"
		if want := p.eval(expr); got != want {
			t.Fatalf("%s\n got %s\nwant %s", expr, got, want)
		}
	}
	learnt := 0
	for _, table := range []*charTable{&tabToLower, &tabToUpper, &tabAlpha, &tabPrintable} {
		for i := range table.blocks {
			if table.blocks[i].Load() != nil {
				learnt++
			}
		}
	}
	if learnt < 10 {
		t.Error("too little was learnt: ", learnt)
	}
}
