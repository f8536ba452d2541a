package object

import (
	"math/rand"
	"testing"
)

// sample texts of every kind, with the characters on which methods decide
var textAlphabets = [][]rune{
	[]rune("ab"),
	[]rune("aB1 _-+.\t\n"),
	[]rune("ab,{}[]%:!'\"\\\x00\x1c\x7f"),
	[]rune("a\u00e9\u00df\u00b5\u00ff\u00a0\u0085\u00b2\u00bd\u00d7"),
	{'a', 'b', 0x416, 0x436, 0x1C5, 0x2028, 0x3000, 0x661, 0xD800},
	[]rune("a\u00e9\u4e2d\U0001F600\U0001D7CE\U0010FFFF\t"),
}

func randomText(r *rand.Rand, n int) Value {
	alphabet := textAlphabets[r.Intn(len(textAlphabets))]
	out := make([]rune, r.Intn(n+1))
	for i := range out {
		out[i] = alphabet[r.Intn(len(alphabet))]
	}
	return StrFromRunes(out)
}

// part is often a part of s, so that searching finds something
func randomPart(r *rand.Rand, s *Str) Value {
	if n := s.Len(); n > 0 && r.Intn(3) > 0 {
		i := r.Intn(n)
		return s.sub(i, min(n, i+r.Intn(3))).Value()
	}
	return randomText(r, 2)
}

func randomIndex(r *rand.Rand) Value {
	switch r.Intn(6) {
	case 0:
		return None
	case 1:
		return True
	}
	return Int(int64(r.Intn(14) - 7))
}

func randomArg(r *rand.Rand, kind byte, s *Str) Value {
	switch kind {
	case 's':
		return randomPart(r, s)
	case 'i':
		return randomIndex(r)
	case 't':
		return NewTuple([]Value{randomPart(r, s), randomPart(r, s)})
	case 'l':
		return NewList([]Value{randomText(r, 3), randomPart(r, s), randomText(r, 2)})
	case 'c':
		return StrFromRunes([]rune{textAlphabets[r.Intn(len(textAlphabets))][0]})
	case 'x':
		return []Value{None, Int(3), Float(1.5), NewBytes("a"), EmptyStr}[r.Intn(5)]
	}
	panic("kind")
}

var strSignatures = []struct{ name, args string }{
	{"find", "sii"}, {"rfind", "sii"}, {"index", "sii"}, {"rindex", "sii"}, {"count", "sii"},
	{"startswith", "sii"}, {"endswith", "sii"}, {"startswith", "tii"}, {"endswith", "tii"},
	{"split", "si"}, {"rsplit", "si"}, {"split", "xi"}, {"splitlines", "i"}, {"partition", "s"}, {"rpartition", "s"},
	{"strip", "s"}, {"lstrip", "s"}, {"rstrip", "s"}, {"strip", "x"}, {"join", "l"}, {"join", "t"}, {"join", "s"}, {"join", "x"},
	{"replace", "ssi"}, {"ljust", "ic"}, {"rjust", "ic"}, {"center", "ic"}, {"center", "is"}, {"zfill", "i"},
	{"expandtabs", "i"}, {"removeprefix", "s"}, {"removesuffix", "s"},
	{"upper", ""}, {"lower", ""}, {"capitalize", ""}, {"swapcase", ""}, {"title", ""}, {"casefold", ""},
	{"isalpha", ""}, {"isdecimal", ""}, {"isdigit", ""}, {"isnumeric", ""}, {"isalnum", ""}, {"isspace", ""},
	{"isprintable", ""}, {"isidentifier", ""}, {"istitle", ""}, {"isupper", ""}, {"islower", ""}, {"isascii", ""},
	{"encode", ""}, {"encode", "x"}, {"find", "xii"}, {"replace", "sx"}, {"startswith", "x"}, {"__format__", "s"},
}

func checkMethods(t *testing.T, typ *Type, seed int64, rounds int, sigs []struct{ name, args string },
	text func(r *rand.Rand) Value, arg func(r *rand.Rand, kind byte, v Value) Value) {
	p := withPython(t)
	r := rand.New(rand.NewSource(seed))
	for i := 0; i < rounds; i++ {
		for _, sig := range sigs {
			v := text(r)
			least := 0
			if len(sig.args) > 0 && (sig.args[0] != 'i' || sig.name != "expandtabs" && sig.name != "splitlines") {
				least = 1
			}
			if sig.name == "replace" {
				least = 2
			}
			n := least + r.Intn(len(sig.args)-least+1)
			args := make([]Value, n)
			for k := range args {
				args[k] = arg(r, sig.args[k], v)
			}
			m := (*Builtin)(typ.Lookup(sig.name).P)
			got := encode(hostedBuiltin(testCtx(), m, v, args, nil))
			expr := pyLit(v) + "." + sig.name + "(" + pyLits(args, ",") + ")"
			if want := p.eval(expr); got != want {
				t.Errorf("%s\n got %s\nwant %s", expr, got, want)
				if t.Failed() && i > 20 {
					return
				}
			}
		}
	}
}

func TestStrMethodsAgainstPython(t *testing.T) {
	checkMethods(t, &StrType, 1, 300, strSignatures,
		func(r *rand.Rand) Value { return randomText(r, 9) },
		func(r *rand.Rand, kind byte, v Value) Value { return randomArg(r, kind, (*Str)(v.P)) })
}

var bytesSignatures = []struct{ name, args string }{
	{"find", "sii"}, {"rfind", "sii"}, {"index", "sii"}, {"rindex", "sii"}, {"count", "sii"}, {"find", "iii"},
	{"startswith", "sii"}, {"endswith", "tii"}, {"split", "si"}, {"rsplit", "si"}, {"split", "xi"}, {"rsplit", "xi"},
	{"splitlines", "i"}, {"partition", "s"}, {"rpartition", "s"}, {"strip", "s"}, {"lstrip", "s"}, {"rstrip", "x"},
	{"strip", "x"}, {"join", "l"}, {"join", "x"}, {"replace", "ssi"}, {"ljust", "ic"}, {"rjust", "ic"}, {"center", "ic"},
	{"zfill", "i"}, {"expandtabs", "i"}, {"removeprefix", "s"}, {"removesuffix", "s"}, {"upper", ""}, {"lower", ""},
	{"swapcase", ""}, {"title", ""}, {"capitalize", ""}, {"isalpha", ""}, {"isdigit", ""}, {"isalnum", ""}, {"isspace", ""},
	{"isascii", ""}, {"isupper", ""}, {"islower", ""}, {"istitle", ""}, {"hex", ""}, {"decode", ""}, {"decode", "x"},
}

func TestBytesMethodsAgainstPython(t *testing.T) {
	alphabets := []string{"ab", "aB1 _-+\t\n\r\v\x1c", "\x80\xff\xe9aZ\x00", "\xc3\xa9\xe4\xb8\xada"}
	text := func(r *rand.Rand, n int) Value {
		alphabet := alphabets[r.Intn(len(alphabets))]
		out := make([]byte, r.Intn(n+1))
		for i := range out {
			out[i] = alphabet[r.Intn(len(alphabet))]
		}
		return NewBytes(string(out))
	}
	part := func(r *rand.Rand, v Value) Value {
		s := (*Bytes)(v.P).S
		if len(s) > 0 && r.Intn(3) > 0 {
			i := r.Intn(len(s))
			return NewBytes(s[i:min(len(s), i+r.Intn(3))])
		}
		return text(r, 2)
	}
	checkMethods(t, &BytesType, 2, 300, bytesSignatures,
		func(r *rand.Rand) Value { return text(r, 9) },
		func(r *rand.Rand, kind byte, v Value) Value {
			switch kind {
			case 's':
				return part(r, v)
			case 't':
				return NewTuple([]Value{part(r, v), part(r, v)})
			case 'l':
				return NewList([]Value{text(r, 3), part(r, v)})
			case 'c':
				return NewBytes("*")
			case 'x':
				return []Value{None, Int(3), StrConst("utf-8"), NewBytes("a"), EmptyStr}[r.Intn(5)]
			}
			return randomIndex(r)
		})
}
