//go:build !race

package object

import (
	"sync"
	"testing"
	"time"
)

// Readers of containers take no lock: these tests run them beside writers and
// check that every answer is one that some moment could give. They are not
// built with the race detector, whose rules plain slots break on purpose.

func withThreads(t *testing.T, writers, readers func(c *Ctx, stop func() bool, id int)) {
	if !Multi.Load() {
		Multi.Store(true)
		defer Multi.Store(false)
	}
	var wg sync.WaitGroup
	end := time.Now().Add(300 * time.Millisecond)
	stop := func() bool { return time.Now().After(end) }
	for id := range 3 {
		wg.Add(2)
		go func() { defer wg.Done(); writers(NewCtx(1000), stop, id) }()
		go func() { defer wg.Done(); readers(NewCtx(1000), stop, id) }()
	}
	wg.Wait()
}

// good reports a value that the stress writers may have stored.
func good(v Value) bool {
	switch v.Type() {
	case &IntType:
		return v.Int() >= 0 && v.Int() < 1<<20
	case &StrType, &NoneType:
		return true
	}
	return false
}

func stressValue(i int) Value {
	switch i % 3 {
	case 0:
		return Int(int64(i & 0xfffff))
	case 1:
		return StrConst("text")
	}
	return None
}

func TestListStress(t *testing.T) {
	l := newList(nil)
	v := l.Value()
	withThreads(t, func(c *Ctx, stop func() bool, id int) {
		for i := id; !stop(); i++ {
			if !Append(c, v, stressValue(i)) {
				ListAppend(c, l, stressValue(i))
			}
			switch i % 7 {
			case 0:
				l.popLast(c)
			case 1:
				l.SetAt(c, int64(i%50), stressValue(i))
			case 2:
				listInsert(c, v, Int(3), stressValue(i))
			case 3:
				l.removeAt(i % 20)
			case 4:
				if l.n > 300 {
					listSetSlice(c, l, NewSlice(Int(100), None, None), Value{})
				}
			case 5:
				listReverse(c, v)
			case 6:
				ListExtend(c, l, NewTuple([]Value{Int(1), None}))
			}
			if i%5000 == 0 {
				listClear(c, v)
			}
		}
	}, func(c *Ctx, stop func() bool, id int) {
		for i := 0; !stop(); i++ {
			if x, ok := l.At(int64(i % 200)); ok && !good(x) {
				t.Error("torn item", x)
				return
			}
			if i%64 == 0 {
				for k := 0; ; k++ {
					x, ok := l.IterAt(k)
					if !ok {
						break
					}
					if !good(x) {
						t.Error("torn item", x)
						return
					}
				}
			}
		}
	})
	for i := 0; i < l.n; i++ {
		if x, ok := l.At(int64(i)); !ok || !good(x) {
			t.Fatal("hole at", i, "of", l.n)
		}
	}
}

func TestDictStress(t *testing.T) {
	d := NewDict()
	c := NewCtx(1000)
	DictSet(c, d, Int(-5), Int(5)) // stays: must always be found
	withThreads(t, func(c *Ctx, stop func() bool, id int) {
		for i := id; !stop(); i++ {
			k := Int(int64(i * 7 % 300))
			switch i % 6 {
			case 0, 1, 2:
				DictSet(c, d, k, k)
			case 3:
				DictPop(c, d, k)
			case 4:
				if kv, err := dictPopItem(c, d.Value()); err == nil {
					p := (*Tuple)(kv.P).V
					DictSet(c, d, p[0], p[1])
				}
			case 5:
				DictSetDefault(c, d, k, k)
			}
		}
	}, func(c *Ctx, stop func() bool, id int) {
		for i := 0; !stop(); i++ {
			k := Int(int64(i % 300))
			if x, _ := DictGet(c, d, k); !x.Nil() && (!x.IsInt() || x.N != k.N) {
				t.Error("wrong value", k.Int(), x)
				return
			}
			if i%100 == 0 {
				for it := DictIterOf(d); ; {
					k, x, ok, err := it.Next(c)
					if err != nil || !ok {
						break
					}
					if k.N != x.N && k.Int() != -5 {
						t.Error("key and value of two items", k.Int(), x.Int())
						return
					}
				}
			}
		}
	})
	n := 0
	for it := DictIterOf(d); ; n++ {
		if _, _, ok, _ := it.Next(c); !ok {
			break
		}
	}
	if n != d.n {
		t.Fatal(n, "entries,", d.n, "counted")
	}
}

func TestSetStress(t *testing.T) {
	s := NewSet()
	c := NewCtx(1000)
	fixed := ints(1000, 2000, 3000)
	for _, k := range fixed {
		SetAdd(c, s, k)
	}
	withThreads(t, func(c *Ctx, stop func() bool, id int) {
		for i := id; !stop(); i++ {
			k := Int(int64(i * 7 % 300))
			if i%3 == 0 {
				setDiscard(c, s, k)
			} else {
				SetAdd(c, s, k)
			}
		}
	}, func(c *Ctx, stop func() bool, id int) {
		for i := 0; !stop(); i++ {
			if in, err := SetHas(c, s, fixed[i%3]); !in || err != nil {
				t.Error("lost an element")
				return
			}
		}
	})
	if ent, _ := s.entries(); len(ent) != s.used {
		t.Fatal(len(ent), "entries,", s.used, "counted")
	}
}
