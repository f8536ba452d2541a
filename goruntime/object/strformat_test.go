package object

import (
	"math/big"
	"math/rand"
	"strings"
	"testing"
)

var formatValues = []func(r *rand.Rand) Value{
	func(r *rand.Rand) Value { return randomText(r, 5) },
	func(r *rand.Rand) Value { return Int(int64(r.Intn(2000) - 1000)) },
	func(r *rand.Rand) Value { return Int(int64(r.Uint64())) },
	func(r *rand.Rand) Value {
		return NewBig(new(big.Int).Lsh(big.NewInt(r.Int63()-1<<62), uint(r.Intn(90))))
	},
	func(r *rand.Rand) Value {
		return Float([]float64{0, -0.0, 1.5, -2.25, 1e100, 123456789.123, 1e-7, 0.1}[r.Intn(8)])
	},
	func(r *rand.Rand) Value { return Float(r.NormFloat64() * 100) },
	func(r *rand.Rand) Value { return []Value{None, True, False}[r.Intn(3)] },
	func(r *rand.Rand) Value { return NewTuple([]Value{Int(1), StrConst("x")}) },
}

func randomValue(r *rand.Rand) Value { return formatValues[r.Intn(len(formatValues))](r) }

// pick joins random pieces
func pick(r *rand.Rand, n int, pieces ...string) string {
	var b strings.Builder
	for i := r.Intn(n + 1); i > 0; i-- {
		b.WriteString(pieces[r.Intn(len(pieces))])
	}
	return b.String()
}

func TestPercentAgainstPython(t *testing.T) {
	p := withPython(t)
	r := rand.New(rand.NewSource(6))
	for i := 0; i < 12000; i++ {
		var b strings.Builder
		for k := r.Intn(4); k >= 0; k-- {
			b.WriteString(pick(r, 1, "a", "\u00e9", "\u4e2d", "%%"))
			if r.Intn(5) > 0 {
				b.WriteString("%" + pick(r, 2, "-", "+", " ", "#", "0"))
				b.WriteString(pick(r, 1, "5", "12", "*", "0", "3"))
				if r.Intn(3) == 0 {
					b.WriteString("." + pick(r, 1, "0", "3", "*", "10"))
				}
				b.WriteString(pick(r, 1, "l", "", ""))
				b.WriteString([]string{"s", "s", "d", "d", "x", "X", "o", "i", "u", "r", "a", "c", "f", "g", "e", "G", "E", "F", "%", "z", "", "("}[r.Intn(22)])
			}
		}
		args := make([]Value, r.Intn(5))
		for k := range args {
			args[k] = randomValue(r)
			if r.Intn(4) == 0 {
				args[k] = Int(int64(r.Intn(20)))
			}
		}
		a := NewTuple(args)
		if r.Intn(6) == 0 {
			if a = randomValue(r); a.Type() == &TupleType {
				a = None
			}
		}
		f := StrFromGo(b.String())
		expr := pyLit(f) + "%" + pyLit(a)
		if got, want := encode(percentStr(testCtx(), (*Str)(f.P), a)), p.eval(expr); got != want {
			t.Fatalf("%q %% %s\n%s\n got %s\nwant %s", b.String(), pyLit(a), expr, got, want)
		}
	}
}

func TestStrFormatAgainstPython(t *testing.T) {
	p := withPython(t)
	r := rand.New(rand.NewSource(7))
	names := []string{"k", "name"}
	for i := 0; i < 12000; i++ {
		f := StrFromGo(pick(r, 6, "a", "\u4e2d", "{", "}", "{{", "}}", "{}", "{}", "{0}", "{1}", "{k}", "{name}", "{0[1]}", "{k[0]}", "{0[x]}",
			"{!r}", "{!s:>5}", "{:{}}", "{:{}{}}", "{0:>{1}}", "{:<5}", "{:05}", "{!a}", "{!z}", "{!", "{0[x", "[", "]", "{k!r:^9}", "{:{:{}}}", "{9}", "{zz}",
			"{\u0661}", "{0[}", "{[]}", "{0[1]x}", "{99999999999999999999}", "{.}", "{:d}", "{:x}", "{:.2f}", "{:,}"))
		pos := make([]Value, r.Intn(4))
		for k := range pos {
			pos[k] = randomValue(r)
			if r.Intn(4) == 0 {
				pos[k] = StrConst([]string{"5", "<", ">3", "s"}[r.Intn(4)])
			}
		}
		kw := []Value{randomValue(r), randomValue(r)}
		kw = kw[:r.Intn(3)]
		got := encode(strFormatMethod(testCtx(), f, append(pos, kw...), names[:len(kw)]))
		expr := pyLit(f) + ".format(" + callArgs(append(pos, kw...), names[:len(kw)]) + ")"
		if want := p.eval(expr); got != want {
			t.Fatalf("%q\n%s\n got %s\nwant %s", GoStr(f), expr, got, want)
		}
	}
}

func randomSpec(r *rand.Rand) string {
	return pick(r, 1, "<", ">", "^", "=", "*<", "0>", "\u4e2d^") + pick(r, 1, "+", "-", " ") + pick(r, 1, "z", "") + pick(r, 1, "#", "") +
		pick(r, 1, "0", "") + pick(r, 1, "3", "10", "20", "\u0661\u0660") + pick(r, 1, ",", "_", "", ",_", "") + pick(r, 1, ".0", ".3", ".", ".10", "") +
		pick(r, 1, "s", "d", "x", "f", "g", "e", "%", "n", "b", "q", "\u4e2d", "xx", "")
}

func TestFormatSpecOfStrAgainstPython(t *testing.T) {
	p := withPython(t)
	r := rand.New(rand.NewSource(8))
	for i := 0; i < 8000; i++ {
		v := randomText(r, 6)
		spec := StrFromGo(randomSpec(r))
		expr := "format(" + pyLit(v) + "," + pyLit(spec) + ")"
		if got, want := encode(FormatValue(testCtx(), v, 0, spec)), p.eval(expr); got != want {
			t.Fatalf("%q: %s\n got %s\nwant %s", GoStr(spec), expr, got, want)
		}
	}
}

func FuzzParseFormatSpec(f *testing.F) {
	f.Add("*^+#010,.3f")
	f.Add("\u4e2d<5")
	f.Fuzz(func(t *testing.T, spec string) {
		p := withPython(t)
		v := StrConst("text")
		s := StrFromGo(strings.ToValidUTF8(spec, "?"))
		if tooWide(GoStr(s)) {
			t.Skip()
		}
		if got, want := encode(FormatValue(testCtx(), v, 0, s)), p.eval("format('text',"+pyLit(s)+")"); got != want {
			t.Errorf("%q\n got %s\nwant %s", GoStr(s), got, want)
		}
	})
}

func FuzzPercent(f *testing.F) {
	f.Add("%5.2f %s %(a)s %-3d%%")
	f.Add("%#x %*d %c")
	f.Fuzz(func(t *testing.T, format string) {
		p := withPython(t)
		s := StrFromGo(strings.ToValidUTF8(format, "?"))
		if tooWide(GoStr(s)) {
			t.Skip()
		}
		args := NewTuple([]Value{Float(2.5), StrConst("abc"), Int(3), Int(-42), StrConst("z")})
		if got, want := encode(percentStr(testCtx(), (*Str)(s.P), args)), p.eval(pyLit(s)+"%"+pyLit(args)); got != want {
			t.Errorf("%q\n got %s\nwant %s", GoStr(s), got, want)
		}
	})
}

// tooWide keeps fuzzing from asking for gigabytes of padding
func tooWide(s string) bool {
	digits := 0
	for _, r := range s {
		if digits++; decimalValue(r) < 0 {
			digits = 0
		}
		if digits > 4 {
			return true
		}
	}
	return false
}

func FuzzDecodeUTF8(f *testing.F) {
	f.Add([]byte("h\xc3\xa9 \xe4\xb8\xad \xf0\x9f\x98\x80"))
	f.Add([]byte("\xed\xa0\x80\xff\xc0\x80"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p := withPython(t)
		b := NewBytes(string(data))
		got := encode(decodeBytes(testCtx(), (*Bytes)(b.P), nil, nil))
		want := p.eval(pyLit(b) + ".decode()")
		if got != want {
			t.Errorf("%x\n got %s\nwant %s", data, got, want)
		}
	})
}

func BenchmarkPercent(b *testing.B) {
	c := testCtx()
	f := text("%s has %d of %5.2f")
	args := NewTuple([]Value{StrConst("somebody"), Int(12345), Float(2.5)})
	b.ReportAllocs()
	for b.Loop() {
		percentStr(c, f, args)
	}
}

func BenchmarkStrFormat(b *testing.B) {
	c := testCtx()
	f := StrConst("{} has {:>10} of {name}")
	args := []Value{StrConst("somebody"), StrConst("12345"), StrConst("it")}
	names := []string{"name"}
	b.ReportAllocs()
	for b.Loop() {
		strFormatMethod(c, f, args, names)
	}
}

func BenchmarkJoin(b *testing.B) {
	c := testCtx()
	items := splitSpace(text(strings.Repeat("lorem ipsum dolor ", 50)), -1, false)
	l := items.list()
	sep := StrConst(", ")
	b.ReportAllocs()
	for b.Loop() {
		strJoin(c, sep, l)
	}
}

func BenchmarkReplace(b *testing.B) {
	c := testCtx()
	s, old, new := text(strings.Repeat("lorem ipsum dolor ", 50)), text("ipsum"), text("x")
	b.ReportAllocs()
	for b.Loop() {
		replaceStr(c, s, old, new, -1)
	}
}
