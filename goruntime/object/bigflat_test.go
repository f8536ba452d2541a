package object

import (
	"math/big"
	"math/rand"
	"runtime"
	"testing"
	"unsafe"
)

// flatHead lies as BigInt and big.Int do.
func TestFlatHead(t *testing.T) {
	type both struct {
		BigInt
		number big.Int
	}
	var b both
	var h flatHead
	if unsafe.Sizeof(b) != unsafe.Sizeof(h) || unsafe.Offsetof(b.V) != unsafe.Offsetof(h.v) || unsafe.Offsetof(b.number) != unsafe.Offsetof(h.number) ||
		unsafe.Offsetof(b.between) != unsafe.Offsetof(h.between) {
		t.Fatal("flatHead is not what it stands for")
	}
	words := []big.Word{1, 2, 3}
	b.number.SetBits(words)
	b.number.Neg(&b.number)
	n := &(*flatHead)(unsafe.Pointer(&b)).number
	if !n.neg || n.words != uintptr(unsafe.Pointer(&words[0])) || n.length != 3 {
		t.Fatal("big.Int lies in another way")
	}
}

func TestFlatInts(t *testing.T) {
	c := NewCtx(1000)
	r := rand.New(rand.NewSource(7))
	number := func() *big.Int {
		z := new(big.Int).Rand(r, new(big.Int).Lsh(bigOne, uint(1+r.Intn(400))))
		switch r.Intn(8) {
		case 0, 1:
			z.Neg(z)
		case 2:
			z.Lsh(bigOne, uint(r.Intn(200)))
		case 3:
			z.Sub(z.Lsh(bigOne, uint(r.Intn(200))), bigOne)
		}
		return z
	}
	type result struct {
		v    Value
		want *big.Int
	}
	var kept []result
	mask := new(big.Int).SetUint64(^uint64(0))
	for i := range 60000 {
		x, y := number(), number()
		op := []BinOp{OpAdd, OpSub, OpMul, OpFloorDiv, OpMod, OpAnd, OpOr, OpXor, OpLShift, OpRShift}[r.Intn(10)]
		want := new(big.Int)
		switch op {
		case OpAdd:
			want.Add(x, y)
		case OpSub:
			want.Sub(x, y)
		case OpMul:
			want.Mul(x, y)
		case OpAnd:
			want.And(x, y)
		case OpOr:
			want.Or(x, y)
		case OpXor:
			want.Xor(x, y)
		case OpLShift, OpRShift:
			y.SetInt64(int64(r.Intn(200)))
			if op == OpLShift {
				want.Lsh(x, uint(y.Int64()))
			} else {
				want.Rsh(x, uint(y.Int64()))
			}
		default:
			if y.Sign() == 0 {
				continue
			}
			q, m := bigFloorDivMod(x, y)
			if want = m; op == OpFloorDiv {
				want = q
			}
		}
		a, b := NewBig(new(big.Int).Set(x)), NewBig(new(big.Int).Set(y))
		v, err := Binary(c, op, a, b)
		if err != nil || AsBig(v).Cmp(want) != 0 || v.IsInt() != want.IsInt64() {
			t.Fatalf("%v %s %v = %v, not %v", x, opSigns[op], y, AsBig(v), want)
		}
		u, err := BinaryOn(c, op, a, b, 0)
		if err != nil || AsBig(u).Cmp(want) != 0 || u.IsInt() != want.IsInt64() {
			t.Fatalf("BinaryOn: %v %s %v = %v, not %v", x, opSigns[op], y, AsBig(u), want)
		}
		w, err := BinaryOn(c, op, a, b, Between)
		if err != nil || AsBig(w).Cmp(want) != 0 || w.IsInt() != want.IsInt64() {
			t.Fatalf("between: %v %s %v = %v, not %v", x, opSigns[op], y, AsBig(w), want)
		}
		if w, err = BinaryOn(c, OpAdd, w, Int(1), LeftBetween); err != nil || AsBig(w).Cmp(new(big.Int).Add(want, bigOne)) != 0 {
			t.Fatalf("after between: %v", AsBig(w))
		}
		if op != OpFloorDiv && op != OpMod && op != OpRShift {
			w, err := BinaryOn(c, op, a, b, Between|LastWord)
			if err != nil || new(big.Int).And(AsBig(w), mask).Cmp(new(big.Int).And(want, mask)) != 0 {
				t.Fatalf("last word of %v %s %v = %v", x, opSigns[op], y, AsBig(w))
			}
			if _, err = BinaryOn(c, OpAnd, w, Int(-1), LeftBetween); err != nil {
				t.Fatal(err)
			}
		}
		if kept = append(kept, result{v, want}); i%2000 == 0 {
			runtime.GC()
			for _, k := range kept {
				if AsBig(k.v).Cmp(k.want) != 0 {
					t.Fatalf("%v became %v", k.want, AsBig(k.v))
				}
			}
			kept = kept[:min(len(kept), 500)]
		}
	}
}

// The estimates of a quotient's word are wrong where words are near their ends.
func TestModTwo(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	word := func() uint64 {
		switch r.Intn(6) {
		case 0:
			return ^uint64(0) - uint64(r.Intn(3))
		case 1:
			return uint64(r.Intn(3))
		case 2:
			return 1<<63 + uint64(r.Intn(3)) - 1
		}
		return r.Uint64() >> r.Intn(64)
	}
	for range 300000 {
		x := make([]big.Word, 1+r.Intn(6))
		for i := range x {
			x[i] = big.Word(word())
		}
		hi, lo := max(word(), 1), word()
		a, b := modTwo(x, hi, lo)
		d := new(big.Int).SetBits([]big.Word{big.Word(lo), big.Word(hi)})
		want := new(big.Int).Mod(new(big.Int).SetBits(append([]big.Word(nil), x...)), d)
		if got := new(big.Int).SetBits([]big.Word{big.Word(b), big.Word(a)}); got.Cmp(want) != 0 {
			t.Fatalf("%x mod %x = %x, not %x", x, d, got, want)
		}
	}
}
