package object

import (
	"math"
	"strings"
	"testing"
)

// call calls a built-in; names name the last arguments. drain makes the result
// a tuple first.
func (d *differ) call(drain bool, name string, args []Value, names ...string) {
	parts := make([]string, len(args))
	for i := range parts {
		parts[i] = "%s"
		if k := i - (len(args) - len(names)); k >= 0 {
			parts[i] = names[k] + "=%s"
		}
	}
	text := name + "(" + strings.Join(parts, ", ") + ")"
	if drain {
		text = "tuple(" + text + ")"
	}
	args = append([]Value(nil), args...)
	d.do(func() (Value, *Exc) {
		v, err := Call(d.c, Builtins[name], args, names)
		if err != nil || !drain {
			return v, err
		}
		return ToTuple(d.c, v)
	}, text, args...)
}

func TestBuiltinsOverIterables(t *testing.T) {
	difference(t, func(d *differ) {
		d.let(NewList(nil))
		str := StrConst("abc")
		num := func() Value {
			switch d.r.Intn(6) {
			case 0:
				return Float(d.r.NormFloat64() * math.Pow(10, float64(d.r.Intn(20)-10)))
			case 1:
				return Bool(d.r.Intn(2) == 0)
			}
			return d.smallInt()
		}
		nums := func(n int) Value {
			items := make([]Value, d.r.Intn(n))
			for i := range items {
				items[i] = num()
			}
			return NewList(items)
		}
		for range 30 {
			l, m := nums(8), nums(8)
			for _, fn := range []string{"min", "max", "sum", "any", "all", "sorted", "len"} {
				d.call(false, fn, []Value{l})
			}
			d.call(false, "min", []Value{l, Int(3)}, "default")
			d.call(false, "max", []Value{num(), num(), num()})
			d.call(false, "sum", []Value{l, num()})
			d.call(false, "sum", []Value{l, num()}, "start")
			d.call(false, "sorted", []Value{l, True}, "reverse")
			d.call(true, "zip", []Value{l, m})
			d.call(true, "zip", []Value{l, m, True}, "strict")
			d.call(true, "zip", []Value{l, l, m, True}, "strict")
			d.call(true, "zip", []Value{l, str, m})
			d.call(true, "enumerate", []Value{l, d.smallInt()})
			d.call(true, "enumerate", []Value{l, d.smallInt()}, "start")
			d.call(true, "reversed", []Value{l})
			d.call(true, "filter", []Value{None, l})
		}
		for _, fn := range []string{"min", "max", "sum", "any", "all", "sorted", "len", "zip", "enumerate", "reversed", "filter", "map", "iter", "next", "list", "tuple", "dict", "set", "frozenset"} {
			for _, v := range []Value{Int(5), None, Float(1)} {
				d.call(false, fn, []Value{v, v})
				d.call(false, fn, []Value{v, v, v, v})
				if fn != "zip" {
					d.call(false, fn, []Value{v})
				}
			}
			if fn != "list" && fn != "tuple" && fn != "dict" && fn != "set" && fn != "frozenset" && fn != "zip" {
				d.call(false, fn, nil)
			}
			if fn != "dict" && fn != "any" && fn != "all" && fn != "len" {
				d.call(false, fn, []Value{NewList(nil), None}, "wrong")
			}
		}
		d.call(false, "sum", []Value{NewList([]Value{str}), StrConst("")})
		d.call(false, "sum", []Value{NewList(nil), str, str})
		d.call(false, "min", []Value{str, Int(1)})
		d.call(false, "min", []Value{str, str, Int(1)}, "default")
		d.call(false, "sorted", []Value{str, Int(1)})
		d.call(false, "sorted", []Value{str, str}, "reverse")
		d.call(false, "sorted", []Value{NewList([]Value{str, Int(1)})})
		d.call(true, "reversed", []Value{str})
		d.call(false, "reversed", []Value{NewSet().Value()})
		d.call(false, "dict", []Value{NewPair(Int(1), Int(2)), Int(3)}, "x")
		d.call(false, "dict", []Value{Int(1), Int(2)}, "x", "y")
		d.call(false, "dict", []Value{NewList([]Value{NewPair(Int(1), Int(2))}), Int(3)}, "x")
		d.call(true, "map", []Value{None, NewList(nil)})
		d.call(true, "map", []Value{None, NewList(ints(1))})
	})
}

func TestIteratorsKeepTheirPlace(t *testing.T) {
	c := NewCtx(1000)
	l := newList(ints(1, 2, 3))
	it, _ := Iter(c, l.Value())
	var seen []int64
	for range 10 {
		x, err := Next(c, it)
		if err != nil {
			t.Fatal(err)
		}
		if x.Nil() {
			break
		}
		seen = append(seen, x.Int())
		if len(seen) < 5 {
			ListAppend(c, l, Int(x.Int()*10))
		}
	}
	if len(seen) != 7 {
		t.Fatal(seen)
	}
	ListAppend(c, l, Int(1))
	if x, _ := Next(c, it); !x.Nil() {
		t.Fatal("an exhausted iterator went on")
	}
}

func TestKeyFunctionAndModifiedList(t *testing.T) {
	c := NewCtx(1000)
	l := newList([]Value{StrConst("ccc"), StrConst("a"), StrConst("bb")})
	if err := ListSort(c, l, Builtins["len"], false); err != nil || show(l.Value()) != "['a', 'bb', 'ccc']" {
		t.Fatal(err, show(l.Value()))
	}
	calls := 0
	grow := &Builtin{Obj: Obj{T: &BuiltinType}, Name: "grow", E1: func(c *Ctx, _, v Value) (Value, *Exc) {
		if l.n != calls {
			t.Error("the list is not empty during the sort")
		}
		calls++
		return v, ListAppend(c, l, v)
	}}
	err := ListSort(c, l, grow.Value(), true)
	if err == nil || err.T != &ValueErrorType || excMessage(c, err) != "list modified during sort" {
		t.Fatal(err)
	}
	if show(l.Value()) != "['ccc', 'bb', 'a']" {
		t.Fatal(show(l.Value()))
	}
}
