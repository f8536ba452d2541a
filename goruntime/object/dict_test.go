package object

import "testing"

// key draws from keys that collide and compare across types.
func (d *differ) key() Value {
	n := d.r.Intn(14)
	switch d.r.Intn(5) {
	case 0:
		return StrConst(string(rune('a' + n)))
	case 1:
		return Float(float64(n))
	case 2:
		return NewTuple([]Value{Int(int64(n % 3)), StrConst("t")})
	case 3:
		if n < 2 {
			return Bool(n == 1)
		}
	}
	return Int(int64(n - 3))
}

func (d *differ) someDict(n int) Value {
	r := NewDict()
	for range d.r.Intn(n) {
		DictSet(d.c, r, d.key(), Int(int64(d.r.Intn(3))))
	}
	return r.Value()
}

func TestDictOperations(t *testing.T) {
	difference(t, func(d *differ) {
		d.let(d.someDict(8))
		c := d.c
		for range 500 {
			a, k, x := d.a, d.key(), Int(int64(d.r.Intn(100)))
			switch d.r.Intn(20) {
			case 0, 1, 2, 3, 4:
				d.do(func() (Value, *Exc) { return None, SetItem(c, a, k, x) }, "operator.setitem(a, %s, %s)", k, x)
			case 5:
				d.do(func() (Value, *Exc) { return GetItem(c, a, k) }, "a[%s]", k)
			case 6:
				d.do(func() (Value, *Exc) { return None, DelItem(c, a, k) }, "operator.delitem(a, %s)", k)
			case 7:
				d.method("pop", k)
			case 8:
				d.method("pop", k, x)
			case 9:
				d.method("popitem")
			case 10:
				d.method("setdefault", k, x)
			case 11:
				d.method("get", k)
			case 12:
				d.method("update", d.someDict(6))
			case 13:
				d.method("update", NewList([]Value{NewPair(k, x), NewList([]Value{x, k})}))
			case 14:
				b := d.someDict(6)
				d.do(func() (Value, *Exc) { return Binary(c, OpOr, a, b) }, "a | %s", b)
			case 15:
				b := d.someDict(6)
				d.do(func() (Value, *Exc) { return InPlace(c, OpOr, a, b) }, "operator.ior(a, %s)", b)
			case 16:
				d.method("copy")
			case 17:
				b := d.someDict(3)
				d.do(func() (Value, *Exc) { return Compare(c, CmpEq, a, b) }, "a == %s", b)
			case 18:
				d.do(func() (Value, *Exc) { ok, err := Contains(c, a, k); return Bool(ok), err }, "%s in a", k)
			case 19:
				d.views()
			}
		}
		d.method("clear")
		d.method("popitem")
		d.method("pop", Int(1))
		for _, bad := range []Value{NewList(nil), NewPair(Int(1), NewList(nil))} {
			a := d.a
			d.do(func() (Value, *Exc) { return GetItem(c, a, bad) }, "a[%s]", bad)
			d.do(func() (Value, *Exc) { return None, SetItem(c, a, bad, bad) }, "operator.setitem(a, %s, 1)", bad)
			d.method("pop", bad)
			d.method("setdefault", bad)
			d.method("update", bad)
		}
		d.method("update", Int(1))
		d.method("update", NewList(ints(1)))
		d.method("update", NewList([]Value{NewTuple(ints(1, 2, 3))}))
	})
}

// views compares the set operations of keys and items views, sorted because
// their order is tested with sets of ints.
func (d *differ) views() {
	c, a := d.c, d.a
	ops := []struct {
		op   BinOp
		sign string
	}{{OpAnd, "&"}, {OpOr, "|"}, {OpSub, "-"}, {OpXor, "^"}}
	o := ops[d.r.Intn(4)]
	name := []string{"keys", "items"}[d.r.Intn(2)]
	b := d.someDict(6)
	view := func(v Value) Value { x, _ := callMethod(c, v, name); return x }
	d.do(func() (Value, *Exc) {
		r, err := Binary(c, o.op, view(a), view(b))
		if err != nil {
			return r, err
		}
		n, err := Len(c, r)
		return Int(int64(n)), err
	}, "len(a."+name+"() "+o.sign+" %s."+name+"())", b)
	d.do(func() (Value, *Exc) { return Compare(c, CmpLe, view(a), view(b)) }, "a."+name+"() <= %s."+name+"()", b)
	d.do(func() (Value, *Exc) { return ToTuple(c, view(a)) }, "tuple(a."+name+"())")
	d.do(func() (Value, *Exc) {
		r, err := Reversed(c, view(a))
		if err != nil {
			return r, err
		}
		return ToTuple(c, r)
	}, "tuple(reversed(a."+name+"()))")
}

func TestDictViewOrder(t *testing.T) {
	difference(t, func(d *differ) {
		mk := func() Value {
			r := NewDict()
			for range d.r.Intn(30) {
				DictSet(d.c, r, Int(int64(d.r.Intn(200))), Int(1))
			}
			return r.Value()
		}
		c := d.c
		for range 40 {
			d.let(mk())
			a, b := d.a, mk()
			view := func(v Value) Value { x, _ := callMethod(c, v, "keys"); return x }
			d.do(func() (Value, *Exc) { return Binary(c, OpAnd, view(a), view(b)) }, "a.keys() & %s.keys()", b)
			d.do(func() (Value, *Exc) { return Binary(c, OpOr, view(a), view(b)) }, "a.keys() | %s.keys()", b)
			d.do(func() (Value, *Exc) { return Binary(c, OpSub, view(a), view(b)) }, "a.keys() - %s.keys()", b)
			d.do(func() (Value, *Exc) { return Binary(c, OpXor, view(a), view(b)) }, "a.keys() ^ %s.keys()", b)
			l := NewList(ints(int64(d.r.Intn(9)), 5, 190, int64(d.r.Intn(99))))
			items, _ := (*List)(l.P).snapshot()
			s, _ := SetFrom(c, &SetType, items)
			d.do(func() (Value, *Exc) { return Binary(c, OpAnd, view(a), s.Value()) }, "a.keys() & set(%s)", l)
			d.do(func() (Value, *Exc) { return Binary(c, OpSub, s.Value(), view(a)) }, "set(%s) - a.keys()", l)
		}
	})
}

// While a loop runs over a dict, the loop's body changes it.
func TestDictChangedDuringIteration(t *testing.T) {
	difference(t, func(d *differ) {
		for range 30 {
			src := NewDict()
			for i := range d.r.Intn(7) + 1 {
				DictSet(d.c, src, Int(int64(i)), Int(0))
			}
			d.let(src.Value())
			plan := NewList(d.items(14))
			// one deletion and one insertion a turn, a plan of keys
			d.script.WriteString("def walk(plan):\n    seen = []\n    for k in a:\n        seen.append(k)\n        if len(seen) > len(plan): break\n        a.pop(plan[len(seen)-1], None)\n        a[plan[-len(seen)]] = 1\n        if len(seen) > 20: break\n    return seen\n")
			d.do(func() (Value, *Exc) {
				c := d.c
				p := (*List)(plan.P)
				var seen []Value
				for it := DictIterOf(src); ; {
					k, _, ok, err := it.Next(c)
					if err != nil {
						return Value{}, err
					}
					if !ok {
						break
					}
					seen = append(seen, k)
					if len(seen) > p.n {
						break
					}
					x, _ := p.At(int64(len(seen) - 1))
					DictPop(c, src, x)
					x, _ = p.At(int64(p.n - len(seen)))
					DictSet(c, src, x, Int(1))
					if len(seen) > 20 {
						break
					}
				}
				return NewList(seen), nil
			}, "walk(%s)", plan)
		}
	})
}

func TestDictMoveTo(t *testing.T) {
	c := NewCtx(1000)
	d := NewDict()
	for i := range 20 {
		DictSet(c, d, Int(int64(i)), Int(int64(-i)))
	}
	DictPop(c, d, Int(3))
	keys, vals := d.MoveTo(8)
	if len(keys) != 19 || len(vals) != 19 || keys[3].Int() != 4 || vals[3].Int() != -4 || d.n != 0 || d.tab != nil || d.Py != 8 {
		t.Fatal(keys, vals)
	}
}

func BenchmarkDictGetInt(b *testing.B) {
	c := NewCtx(1000)
	d := NewDict()
	for i := range 1000 {
		DictSet(c, d, Int(int64(i)), Int(1))
	}
	var sum int64
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		v, _ := DictGet(c, d, Int(int64(i%1000)))
		sum += v.Int()
	}
	sink = sum
}

func BenchmarkDictGetStr(b *testing.B) {
	c := NewCtx(1000)
	d, keys := strDict(c)
	var sum int64
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		v, _ := DictGet(c, d, keys[i&63])
		sum += v.Int()
	}
	sink = sum
}

func BenchmarkDictSetStr(b *testing.B) {
	c := NewCtx(1000)
	d, keys := strDict(c)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		DictSet(c, d, keys[i&63], Int(int64(i)))
	}
}

func strDict(c *Ctx) (*Dict, []Value) {
	d := NewDict()
	keys := make([]Value, 64)
	for i := range keys {
		keys[i] = StrFromGo("key" + string(rune('0'+i)))
		DictSet(c, d, keys[i], Int(1))
	}
	return d, keys
}

func BenchmarkDictSetInt(b *testing.B) {
	c := NewCtx(1000)
	d := NewDict()
	for i := 0; i < b.N; i++ {
		DictSet(c, d, Int(int64(i%1000)), Int(int64(i)))
	}
}

func BenchmarkDictInsert(b *testing.B) {
	c := NewCtx(1000)
	d := NewDict()
	for i := 0; i < b.N; i++ {
		if i%1000 == 0 {
			d = NewDict()
		}
		DictSet(c, d, Int(int64(i%1000)), Int(int64(i)))
	}
}

func BenchmarkDictIter(b *testing.B) {
	c := NewCtx(1000)
	d := NewDict()
	for i := range 1000 {
		DictSet(c, d, Int(int64(i)), Int(1))
	}
	var sum int64
	b.ResetTimer()
	for i := 0; i < b.N; i += 1000 {
		for it := DictIterOf(d); ; {
			k, _, ok, _ := it.Next(c)
			if !ok {
				break
			}
			sum += k.Int()
		}
	}
	sink = sum
}
