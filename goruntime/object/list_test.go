package object

import (
	"math"
	"testing"
)

func (d *differ) smallInt() Value { return Int(int64(d.r.Intn(24) - 8)) }

func (d *differ) anySlice() Value {
	part := func() Value {
		if d.r.Intn(4) == 0 {
			return None
		}
		return d.smallInt()
	}
	step := None
	if d.r.Intn(2) == 0 {
		step = Int(int64(d.r.Intn(7) - 3))
	}
	return NewSlice(part(), part(), step)
}

func (d *differ) items(max int) []Value {
	out := make([]Value, d.r.Intn(max))
	for i := range out {
		out[i] = d.smallInt()
	}
	return out
}

func TestListOperations(t *testing.T) {
	difference(t, func(d *differ) {
		d.let(NewList(d.items(12)))
		c := d.c
		for range 400 {
			a, x := d.a, d.smallInt()
			switch d.r.Intn(22) {
			case 0, 1, 2:
				d.method("append", x)
			case 3:
				d.method("insert", d.smallInt(), x)
			case 4:
				d.method("pop")
			case 5:
				d.method("pop", x)
			case 6:
				d.method("remove", x)
			case 7:
				d.method("index", x)
			case 8:
				d.method("index", x, d.smallInt(), d.smallInt())
			case 9:
				d.method("count", x)
			case 10:
				d.method("reverse")
			case 11:
				d.method("extend", NewList(d.items(6)))
			case 12:
				d.do(func() (Value, *Exc) { return GetItem(c, a, x) }, "a[%s]", x)
			case 13:
				d.do(func() (Value, *Exc) { return None, SetItem(c, a, x, Int(99)) }, "operator.setitem(a, %s, 99)", x)
			case 14:
				d.do(func() (Value, *Exc) { return None, DelItem(c, a, x) }, "operator.delitem(a, %s)", x)
			case 15:
				s := d.anySlice()
				d.do(func() (Value, *Exc) { return GetItem(c, a, s) }, "a[%s]", s)
			case 16:
				s, v := d.anySlice(), NewTuple(d.items(6))
				d.do(func() (Value, *Exc) { return None, SetItem(c, a, s, v) }, "operator.setitem(a, %s, %s)", s, v)
			case 17:
				s := d.anySlice()
				d.do(func() (Value, *Exc) { return None, DelItem(c, a, s) }, "operator.delitem(a, %s)", s)
			case 18:
				n := Int(int64(d.r.Intn(4) - 1))
				d.do(func() (Value, *Exc) { return Binary(c, OpMul, a, n) }, "a * %s", n)
			case 19:
				b := NewList(d.items(8))
				d.do(func() (Value, *Exc) { return Binary(c, OpAdd, a, b) }, "a + %s", b)
			case 20:
				b := NewList(d.items(8))
				d.do(func() (Value, *Exc) { return Compare(c, CmpLe, a, b) }, "a <= %s", b)
			case 21:
				d.do(func() (Value, *Exc) { return InPlace(c, OpAdd, a, a) }, "operator.iadd(a, a)")
				if n := (*List)(a.P).n; n > 20 {
					s := NewSlice(Int(int64(d.r.Intn(10))), None, None)
					d.do(func() (Value, *Exc) { return None, DelItem(c, a, s) }, "operator.delitem(a, %s)", s)
				}
			}
		}
		for _, n := range []int64{0, 1, 3, -2} {
			a := d.a
			d.do(func() (Value, *Exc) { return InPlace(c, OpMul, a, Int(n)) }, "operator.imul(a, %s)", Int(n))
			d.method("extend", NewList(d.items(5)))
		}
		d.method("copy")
		d.method("clear")
	})
}

func TestListErrors(t *testing.T) {
	difference(t, func(d *differ) {
		d.let(NewList(ints(1, 2, 3)))
		c, a := d.c, d.a
		for _, k := range []Value{StrConst("x"), Float(1), None, NewTuple(nil)} {
			d.do(func() (Value, *Exc) { return GetItem(c, a, k) }, "a[%s]", k)
			d.do(func() (Value, *Exc) { return None, SetItem(c, a, k, None) }, "operator.setitem(a, %s, None)", k)
			d.do(func() (Value, *Exc) { return None, DelItem(c, a, k) }, "operator.delitem(a, %s)", k)
			d.do(func() (Value, *Exc) { return Binary(c, OpMul, a, k) }, "a * %s", k)
			d.method("pop", k)
			d.method("insert", k, k)
			d.method("index", Int(1), k)
			s := NewSlice(k, None, None)
			d.do(func() (Value, *Exc) { return GetItem(c, a, s) }, "a[%s]", s)
			s2 := NewSlice(None, None, Int(2))
			d.do(func() (Value, *Exc) { return None, SetItem(c, a, s2, k) }, "operator.setitem(a, %s, %s)", s2, k)
			tup := NewTuple(ints(1, 2))
			d.do(func() (Value, *Exc) { return Binary(c, OpAdd, tup, k) }, "%s + %s", tup, k)
			d.do(func() (Value, *Exc) { return GetItem(c, tup, k) }, "%s[%s]", tup, k)
		}
		for _, k := range []Value{Float(1), None, Int(5)} {
			d.do(func() (Value, *Exc) { return Binary(c, OpAdd, a, k) }, "a + %s", k)
			d.method("extend", k)
			s := NewSlice(Int(1), None, None)
			d.do(func() (Value, *Exc) { return None, SetItem(c, a, s, k) }, "operator.setitem(a, %s, %s)", s, k)
			d.do(func() (Value, *Exc) {
				var out [2]Value
				return None, UnpackSeq(c, k, 2, out[:])
			}, "exec('p, q = %s')", k)
		}
		d.do(func() (Value, *Exc) { var out [2]Value; return None, UnpackSeq(c, a, 2, out[:]) }, "exec('p, q = a')")
		d.do(func() (Value, *Exc) { var out [4]Value; return None, UnpackSeq(c, a, 4, out[:]) }, "exec('p, q, r, s = a')")
		d.do(func() (Value, *Exc) { var out [5]Value; return None, UnpackEx(c, a, 2, 2, out[:]) }, "exec('p, q, *r, s, t = a')")
		d.do(func() (Value, *Exc) { _, err := Hash(c, a); return None, err }, "hash(a)")
	})
}

func TestListSort(t *testing.T) {
	difference(t, func(d *differ) {
		c := d.c
		for range 12 {
			n := d.r.Intn(400)
			kind := d.r.Intn(5)
			items := make([]Value, n)
			for i := range items {
				switch kind {
				case 0:
					items[i] = Int(int64(d.r.Intn(50)))
				case 1: // an order with holes: every comparison counts
					items[i] = Float(float64(d.r.Intn(30)))
					if d.r.Intn(8) == 0 {
						items[i] = Float(math.NaN())
					}
				case 2:
					items[i] = StrConst(string(rune('a'+d.r.Intn(26))) + string(rune('a'+d.r.Intn(26))))
				case 3: // runs
					items[i] = Float(float64((i % 37) * (1 - 2*(i/37%2))))
				case 4:
					items[i] = NewTuple([]Value{Int(int64(d.r.Intn(5))), Float(float64(i))})
				}
			}
			d.let(NewList(items))
			rev := d.r.Intn(2) == 0
			d.do(func() (Value, *Exc) { return None, ListSort(c, (*List)(d.a.P), None, rev) }, "a.sort(reverse=%s)", Bool(rev))
		}
		d.let(NewList([]Value{Int(3), StrConst("x"), Int(1)}))
		d.do(func() (Value, *Exc) { return None, ListSort(c, (*List)(d.a.P), None, false) }, "a.sort()")
	})
}

func TestListReadersSeeNoLeftovers(t *testing.T) {
	c := NewCtx(1000)
	v := NewList(ints(1, 2, 3))
	l := (*List)(v.P)
	l.popLast(c)
	if _, ok := l.At(2); ok {
		t.Fatal("a popped slot is still readable")
	}
	if err := DelItem(c, v, NewSlice(None, None, None)); err != nil || l.n != 0 {
		t.Fatal("slice deletion", err)
	}
	if _, ok := l.At(0); ok {
		t.Fatal("a deleted slot is still readable")
	}
	if items := l.MoveTo(8); len(items) != 0 || l.block != nil || l.Py != 8 {
		t.Fatal("MoveTo")
	}
}

func TestListModifiedDuringSort(t *testing.T) {
	c := NewCtx(1000)
	v := NewList([]Value{StrConst("b"), Int(1), StrConst("a")})
	l := (*List)(v.P)
	items := l.take()
	l.block = &listBlock{}
	if err := ListAppend(c, l, None); err != nil || l.n != 1 || len(items) != 3 {
		t.Fatal("append to a list being sorted")
	}
}

func BenchmarkListGet(b *testing.B) {
	l := newList(ints(1, 2, 3, 4, 5, 6, 7, 8))
	var sum int64
	for i := 0; i < b.N; i++ {
		if v, ok := l.At(int64(i & 7)); ok {
			sum += v.Int()
		}
	}
	sink = sum
}

func BenchmarkListSet(b *testing.B) {
	c := NewCtx(1000)
	l := newList(ints(1, 2, 3, 4, 5, 6, 7, 8))
	for i := 0; i < b.N; i++ {
		l.SetAt(c, int64(i&7), Int(int64(i)))
	}
}

func BenchmarkListAppend(b *testing.B) {
	c := NewCtx(1000)
	l := newList(nil)
	for i := 0; i < b.N; i++ {
		if i&0xffff == 0 {
			l = newList(nil)
		}
		ListAppend(c, l, Int(int64(i)))
	}
}

func BenchmarkListIter(b *testing.B) {
	items := make([]Value, 1000)
	for i := range items {
		items[i] = Int(int64(i))
	}
	l := newList(items)
	var sum int64
	for i := 0; i < b.N; i += 1000 {
		for k := 0; ; k++ {
			v, ok := l.IterAt(k)
			if !ok {
				break
			}
			sum += v.Int()
		}
	}
	sink = sum
}

var sink int64
