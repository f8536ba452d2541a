package object

import (
	"fmt"
	"math"
	"math/rand"
	"testing"
)

func TestGetSliceAgainstPython(t *testing.T) {
	p := withPython(t)
	r := rand.New(rand.NewSource(12))
	bound := func() Value {
		if r.Intn(12) == 0 {
			return []Value{Int(math.MaxInt64), Int(math.MinInt64), True, StrConst("x")}[r.Intn(4)]
		}
		return randomIndex(r)
	}
	for i := 0; i < 2000; i++ {
		v := randomText(r, 6)
		switch r.Intn(4) {
		case 0:
			v = NewBytes("abcdef"[:r.Intn(6)])
		case 1:
			v = NewTuple([]Value{Int(1), Int(2), Int(3)}[:r.Intn(4)])
		case 2:
			v = NewList([]Value{Int(1), Int(2), Int(3)}[:r.Intn(4)])
		}
		a, b := bound(), bound()
		expr := fmt.Sprintf("%s[%s:%s]", pyLit(v), pyLit(a), pyLit(b))
		if got, want := encode(GetSlice(testCtx(), v, a, b)), p.eval(expr); got != want {
			t.Fatalf("%s\n got %s\nwant %s", expr, got, want)
		}
	}
}
