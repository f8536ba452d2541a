package object

import (
	"math"
	"math/big"
	"strings"
	"testing"
)

// What parses must survive any text and agree with an independent reading.

func withoutHost(t testing.TB) *Ctx {
	old := H
	H = leftToHost{}
	t.Cleanup(func() { H = old })
	return NewCtx(1000)
}

func FuzzParseInt(f *testing.F) {
	for _, s := range []string{"0", " -12_3 ", "0x1f", "0b", "010", "\u0663\u2003", "1__2", "_", "+"} {
		f.Add(s, 0)
		f.Add(s, 10)
		f.Add(s, 16)
	}
	f.Fuzz(func(t *testing.T, text string, base int) {
		if base != 0 && (base < 2 || base > 36) {
			return
		}
		c := withoutHost(t)
		v, err := parseInt(c, (*Str)(StrFromGo(text).P), base)
		if err != nil || !isASCII(text) || base == 0 {
			return
		}
		plain := strings.TrimPrefix(strings.ReplaceAll(strings.Trim(text, cSpaces), "_", ""), "+")
		want, ok := new(big.Int).SetString(plain, base)
		if ok && want.Cmp(AsBig(v)) != 0 {
			t.Errorf("%q in base %d is %s, not %s", text, base, AsBig(v), want)
		}
	})
}

func FuzzParseFloat(f *testing.F) {
	for _, s := range []string{"1.5", " 1e5\n", "-inf", "nan", "1_0.0_1", "1e", ".", "\u0663.5", "0x1p3", "1e-400"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c := withoutHost(t)
		s := (*Str)(StrFromGo(text).P)
		v, err := parseFloat(c, s)
		if err == nil {
			again, err := parseFloat(c, (*Str)(asciiStr(floatRepr(v.Float())).P))
			if err != nil || again.Float() != v.Float() && v.Float() == v.Float() {
				t.Errorf("%q reads as %v, its repr as %v", text, v.Float(), again.Float())
			}
		}
		if z, ok := parseComplex(s); ok && imag(z) == 0 && err == nil && real(z) != v.Float() && real(z) == real(z) {
			t.Errorf("%q is complex %v and float %v", text, z, v.Float())
		}
		floatFromHex(c, TypeValue(&FloatType), s.Value())
	})
}

func FuzzFloatText(f *testing.F) {
	for _, x := range []float64{0, 0.1, 1e16, 5e-324, math.MaxFloat64, 123456.789} {
		f.Add(math.Float64bits(x))
	}
	f.Fuzz(func(t *testing.T, bits uint64) {
		x := math.Float64frombits(bits)
		text := floatRepr(x)
		if x != x {
			return
		}
		if n := floatPrefix(text); n != len(text) || textFloat(text) != x {
			t.Errorf("%v is written %q", x, text)
		}
		if !strings.ContainsAny(text, ".einf") {
			t.Errorf("%q does not look like a float", text)
		}
	})
}

func FuzzFormatSpec(f *testing.F) {
	for _, s := range []string{"", ">10", "+.3f", "010,d", "#x", "*^20_b", "z.1f", "c", "=+8.2%", "n", ".3", "99999999999"} {
		f.Add(s, int64(-1234), 12.5)
	}
	f.Fuzz(func(t *testing.T, spec string, i int64, x float64) {
		c := withoutHost(t)
		s := StrFromGo(spec)
		for _, v := range []Value{Int(i), Float(x), ComplexConst(x, float64(i)), True} {
			r, err := numFormatMethod(c, v, s)
			if err != nil {
				continue
			}
			checkStr((*Str)(r.P))
			if p, _ := ParseFormatSpec(c, (*Str)(s.P), "int"); (*Str)(r.P).Len() < p.Width {
				t.Errorf("format(%v, %q) is shorter than its width: %q", v, spec, GoStr(r))
			}
		}
	})
}
