package gobind

import (
	"fmt"
	"math"
	"math/big"
	"reflect"
	"sync"
	"testing"

	o "goruntime/object"
)

func TestStringsThatAreNotUTF8(t *testing.T) {
	for _, s := range []string{"", "abc", "h\u00e9llo", "\u20ac\U0001f600", "a\xffb", "\xed\xa0\x80", "\xf0\x9f"} {
		if got := goString((*o.Str)(pyString(s).P)); got != s {
			t.Errorf("%q came back as %q", s, got)
		}
	}
}

func TestRoundTrips(t *testing.T) {
	c := &o.Ctx{GIL: true, MaxDepth: 1000}
	for _, v := range []any{true, 5, int8(-3), uint64(math.MaxUint64), 2.5, float32(0.5), "text", []byte("bytes"), []int{1, 2},
		[][]string{{"a"}, {}}, [3]int{1, 2, 3}, complex(1, 2)} {
		x, err := ToPython(c, reflect.ValueOf(v))
		if err != nil {
			t.Fatalf("%v: to Python: %v", v, err.Args)
		}
		back := reflect.New(reflect.TypeOf(v))
		if err := ToGo(c, x, back.Elem(), "it"); err != nil {
			t.Fatalf("%v: to Go: %v", v, err.Args)
		}
		if got := back.Elem().Interface(); !reflect.DeepEqual(got, v) {
			t.Errorf("%v (%T) came back as %v", v, v, got)
		}
	}
}

func TestRanges(t *testing.T) {
	c := &o.Ctx{GIL: true, MaxDepth: 1000}
	huge := o.NewBig(new(big.Int).Lsh(big.NewInt(1), 80))
	for _, x := range []struct {
		v    o.Value
		t    any
		fits bool
	}{
		{o.Int(127), int8(0), true}, {o.Int(128), int8(0), false}, {o.Int(-1), uint(0), false}, {o.NewUint(1 << 63), uint64(0), true},
		{o.NewUint(1 << 63), int64(0), false}, {huge, uint64(0), false}, {huge, float64(0), true}, {o.True, int(0), true},
	} {
		err := ToGo(c, x.v, reflect.New(reflect.TypeOf(x.t)).Elem(), "it")
		if (err == nil) != x.fits {
			t.Errorf("%v into %T: %v", x.v, x.t, err)
		}
		if err != nil && err.T != &o.OverflowErrorType {
			t.Errorf("%v into %T raises %s", x.v, x.t, err.T.Name)
		}
	}
}

func TestBinding(t *testing.T) {
	c := &o.Ctx{GIL: true, MaxDepth: 1000}
	f := &Fn{Name: "F", Params: []string{"a", "b"}, Call: func(c *Call) { c.OutInt(Int[int64](c, 0)*10 + Int[int64](c, 1)) }}
	v, err := f.Invoke(c, []o.Value{o.Int(2), o.Int(1)}, []string{"b", "a"})
	if err != nil || v.Int() != 12 {
		t.Errorf("F(b=2, a=1) is %v, %v", v, err)
	}
	for _, names := range [][]string{{"a"}, {"a", "c"}, {"a", "a"}} {
		if _, err := f.Invoke(c, []o.Value{o.Int(1), o.Int(2)}[:len(names)], names); err == nil || err.T != &o.TypeErrorType {
			t.Errorf("%v: %v", names, err)
		}
	}
}

func TestClassesAreMadeOnce(t *testing.T) {
	var all [8][]*Class
	var wait sync.WaitGroup
	for g := range all {
		wait.Go(func() {
			for n := range 200 {
				all[g] = append(all[g], ClassOf(reflect.ArrayOf(n, reflect.TypeFor[int]())))
			}
		})
	}
	wait.Wait()
	for g := range all {
		for n, k := range all[g] {
			if k != all[0][n] || ClassByID(k.ID) != k || k.T.Len() != n {
				t.Fatal(fmt.Sprintf("class %d differs", n))
			}
		}
	}
}

func TestFieldsOfEmbeddedStructs(t *testing.T) {
	type Inner struct{ A, B int }
	type Outer struct {
		Inner
		*testing.T
		B string
	}
	k := ClassOf(reflect.TypeFor[Outer]())
	if got := k.Field("A"); !reflect.DeepEqual(got, []int{0, 0}) {
		t.Errorf("A is at %v", got)
	}
	if got := k.Field("B"); !reflect.DeepEqual(got, []int{2}) {
		t.Errorf("B is at %v", got)
	}
}
