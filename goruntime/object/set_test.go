package object

import (
	"math/rand"
	"testing"
)

func TestSetOperations(t *testing.T) {
	difference(t, func(d *differ) {
		for _, span := range []int{20, 300, 100000} {
			s, _ := SetFrom(d.c, &SetType, nil)
			d.let(s.Value())
			d.setSteps(span)
		}
	})
}

func (d *differ) setSteps(span int) {
	c := d.c
	ops := []struct {
		op   BinOp
		sign string
		in   string
	}{{OpAnd, "&", "iand"}, {OpOr, "|", "ior"}, {OpSub, "-", "isub"}, {OpXor, "^", "ixor"}}
	many := []string{"union", "intersection", "difference", "update", "intersection_update", "difference_update"}
	one := []string{"symmetric_difference", "symmetric_difference_update", "isdisjoint", "issubset", "issuperset"}
	for range 300 {
		a, x := d.a, Int(int64(d.r.Intn(span)-span/8))
		// operands are built by both sides as set(list): the same history
		var b Value
		list := NewList(d.someList(30, span))
		mk := func(t *Type) (Value, string) {
			s, _ := SetFrom(c, t, (*List)(list.P).block.v[:(*List)(list.P).n])
			return s.Value(), t.Name + "(%s)"
		}
		switch d.r.Intn(14) {
		case 0, 1, 2, 3:
			d.method("add", x)
		case 4:
			d.method("discard", x)
		case 5:
			d.method("remove", x)
		case 6:
			d.method("pop")
		case 7:
			name := many[d.r.Intn(len(many))]
			d.method(name, list)
		case 8:
			name := many[d.r.Intn(len(many))]
			var text string
			b, text = mk(&SetType)
			d.do(func() (Value, *Exc) { return callMethod(c, a, name, b) }, "a."+name+"("+text+")", list)
		case 9:
			name := one[d.r.Intn(len(one))]
			var text string
			b, text = mk(&FrozenSetType)
			d.do(func() (Value, *Exc) { return callMethod(c, a, name, b) }, "a."+name+"("+text+")", list)
		case 10:
			name := one[d.r.Intn(len(one))]
			d.method(name, list)
		case 11:
			o := ops[d.r.Intn(4)]
			var text string
			b, text = mk(&FrozenSetType)
			d.do(func() (Value, *Exc) { return Binary(c, o.op, a, b) }, "a "+o.sign+" "+text, list)
		case 12:
			o := ops[d.r.Intn(4)]
			var text string
			b, text = mk(&SetType)
			d.do(func() (Value, *Exc) { return InPlace(c, o.op, a, b) }, "operator."+o.in+"(a, "+text+")", list)
			d.method("update", NewList(d.someList(20, span)))
		case 13:
			var text string
			b, text = mk(&SetType)
			op := CmpOp(d.r.Intn(6))
			d.do(func() (Value, *Exc) { return Compare(c, op, a, b) }, "a "+cmpSigns[op]+" "+text, list)
			d.method("copy")
		}
	}
	d.method("clear")
	d.method("pop")
	d.method("remove", Int(1))
	d.method("add", NewList(nil))
	d.method("update", Int(1))
}

func (d *differ) someList(n, span int) []Value {
	items := make([]Value, d.r.Intn(n))
	for i := range items {
		items[i] = Int(int64(d.r.Intn(span) - span/8))
		if d.r.Intn(10) == 0 {
			items[i] = StrConst("s" + string(rune('a'+d.r.Intn(20))))
		}
	}
	return items
}

func TestHashes(t *testing.T) {
	difference(t, func(d *differ) {
		c := d.c
		for range 60 {
			d.let(NewTuple(d.someList(9, 1<<40)))
			d.do(func() (Value, *Exc) { h, err := Hash(c, d.a); return Int(h), err }, "hash(a)")
			f, _ := SetFrom(c, &FrozenSetType, (*Tuple)(d.a.P).V)
			d.do(func() (Value, *Exc) { h, err := Hash(c, f.Value()); return Int(h), err }, "hash(frozenset(a))")
			x := Int(int64(d.r.Uint64()))
			d.do(func() (Value, *Exc) { h, err := hashKey(c, x); return Int(h), err }, "hash(%s)", x)
		}
	})
}

func TestSetFindsSetAsFrozenset(t *testing.T) {
	c := NewCtx(1000)
	inner, _ := SetFrom(c, &FrozenSetType, ints(1, 2))
	outer, _ := SetFrom(c, &SetType, []Value{inner.Value()})
	probe, _ := SetFrom(c, &SetType, ints(2, 1))
	if in, err := SetHas(c, outer, probe.Value()); !in || err != nil {
		t.Fatal(in, err)
	}
	if _, err := setRemove(c, outer, probe.Value()); err != nil || outer.used != 0 {
		t.Fatal("remove")
	}
}

// A set that crosses is added to a genuine one key by key: same order.
func TestSetMovesInOrder(t *testing.T) {
	c := NewCtx(1000)
	rnd := rand.New(rand.NewSource(1))
	same, all := 0, 0
	for range 2000 {
		s := NewSet()
		for range rnd.Intn(40) {
			SetAdd(c, s, Int(int64(rnd.Intn(300))*int64(1+rnd.Intn(3)*7)))
		}
		if rnd.Intn(3) == 0 {
			s = s.merged()
			SetAdd(c, s, Int(int64(rnd.Intn(300))))
		}
		want := show(s.Value())
		items, helper := s.MoveTo(8)
		r, _ := SetFrom(c, &SetType, items[:helper])
		if helper > 0 {
			r = r.merged()
		}
		for _, x := range items[helper:] {
			SetAdd(c, r, x)
		}
		all++
		if show(r.Value()) == want {
			same++
		}
	}
	if same < all*95/100 {
		t.Fatal(same, "of", all)
	}
	t.Log(same, "of", all)
}

func BenchmarkSetHas(b *testing.B) {
	c := NewCtx(1000)
	s := NewSet()
	for i := range 1000 {
		SetAdd(c, s, Int(int64(i)))
	}
	b.ResetTimer()
	n := int64(0)
	for i := 0; i < b.N; i++ {
		if in, _ := SetHas(c, s, Int(int64(i%2000))); in {
			n++
		}
	}
	sink = n
}

func BenchmarkSetAdd(b *testing.B) {
	c := NewCtx(1000)
	s := NewSet()
	for i := 0; i < b.N; i++ {
		if i%1000 == 0 {
			s = NewSet()
		}
		SetAdd(c, s, Int(int64(i%1000)))
	}
}
