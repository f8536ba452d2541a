package object

import "testing"

func BenchmarkListSlice(b *testing.B) {
	c := NewCtx(1000)
	items := make([]Value, 100)
	for i := range items {
		items[i] = Int(int64(i))
	}
	l := NewList(items)
	s := NewSlice(Int(10), Int(40), None)
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		GetItem(c, l, s)
	}
}

func BenchmarkListExtend(b *testing.B) {
	c := NewCtx(1000)
	t := NewTuple(ints(1, 2, 3))
	b.ReportAllocs()
	var l *List
	for i := 0; i < b.N; i++ {
		if i%1000 == 0 {
			l = newList(nil)
		}
		ListExtend(c, l, t)
		ListExtend(c, l, NewList(ints(4, 5)))
	}
}

func BenchmarkDictDisplay(b *testing.B) {
	c := NewCtx(1000)
	keys := []Value{StrConst("a"), StrConst("b"), StrConst("c")}
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		d := NewDictCap(3)
		for _, k := range keys {
			DictSet(c, d, k, Int(int64(i)))
		}
	}
}

func BenchmarkDictTupleKey(b *testing.B) {
	c := NewCtx(1000)
	d := NewDict()
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		DictSet(c, d, NewPair(Int(int64(i&31)), Int(int64(i&7))), Int(int64(i)))
	}
}

func BenchmarkSetAddPresent(b *testing.B) {
	c := NewCtx(1000)
	s := NewSet()
	for i := 0; i < b.N; i++ {
		SetAdd(c, s, Int(int64(i&255)))
	}
}
