package object

import (
	"testing"
	"unsafe"
)

// counter is the frame of
//
//	def counter(n):
//	    i = 0
//	    while i < n:
//	        got = yield i
//	        if got is not None: return got
//	        i += 1
//	    return "end"
type counter struct {
	Gen
	n, i int64
}

func counterResume(c *Ctx, g *Gen, sent Value, exc *Exc) (Value, *Exc) {
	f := (*counter)(unsafe.Pointer(g))
	if exc != nil {
		return Value{}, exc
	}
	if g.PC == 1 {
		if !sent.IsNone() {
			g.PC, g.Ret = GenDone, sent
			return Value{}, nil
		}
		f.i++
	}
	if f.i < f.n {
		g.PC = 1
		return Int(f.i), nil
	}
	g.PC, g.Ret = GenDone, str("end")
	return Value{}, nil
}

var genCtx = NewCtx(1000)

func newCounter(n int64) Value {
	f := &counter{n: n}
	return f.Init(genCtx, NewFunc(&Code{Name: "counter", Qualname: "counter", Module: testModule, Kind: Generator, Doc: None}, nil, nil, nil), &Machine{Resume: counterResume})
}

func TestGenerator(t *testing.T) {
	c := noHost(t)
	items, err := Items(c, newCounter(3))
	expect(t, c, "[0, 1, 2]", NewList(items), err)
	g := newCounter(2)
	v, err := CallAttr(c, g, "send", Int(1))
	expect(t, c, "TypeError: can't send non-None value to a just-started generator", v, err)
	v, err = NextOrStop(c, g)
	expect(t, c, "0", v, err)
	v, err = CallAttr(c, g, "send", str("x"))
	expect(t, c, "StopIteration: x", v, err)
	x, err := GetAttr(c, err.Value(), "value")
	expect(t, c, "'x'", x, err)
	v, err = NextOrStop(c, g)
	expect(t, c, "StopIteration: ", v, err)
	v, err = CallAttr(c, g, "throw", TypeValue(&ValueErrorType))
	expect(t, c, "ValueError: ", v, err)
	v, err = CallAttr(c, newCounter(1), "throw", Int(5))
	expect(t, c, "TypeError: exceptions must be classes or instances deriving from BaseException, not int", v, err)
	g = newCounter(9)
	Next(c, g)
	v, err = CallAttr(c, g, "close")
	expect(t, c, "None", v, err)
	if v, err := Next(c, g); err != nil || !v.Nil() {
		t.Error("alive after close")
	}
	val, done, ret, err := GenSend(c, newCounter(0), None)
	if !done || !val.Nil() {
		t.Error("not done")
	}
	expect(t, c, "'end'", ret, err)
}

// misuse resumes itself, yields on GeneratorExit, or lets StopIteration escape.
func TestGeneratorMisuse(t *testing.T) {
	c := noHost(t)
	code := &Code{Name: "g", Qualname: "g", Module: testModule, Kind: Generator, Doc: None}
	fn := NewFunc(code, nil, nil, nil)
	var g *Gen
	g = &Gen{}
	v := g.Init(c, fn, &Machine{Resume: func(c *Ctx, _ *Gen, sent Value, exc *Exc) (Value, *Exc) { return NextOrStop(c, g.Value()) }})
	_, err := Next(c, v)
	expect(t, c, "ValueError: generator already executing", None, err)
	g = &Gen{}
	v = g.Init(c, fn, &Machine{Resume: func(c *Ctx, g *Gen, sent Value, exc *Exc) (Value, *Exc) { g.PC++; return Int(1), nil }})
	Next(c, v)
	_, err = GenClose(c, g)
	expect(t, c, "RuntimeError: generator ignored GeneratorExit", None, err)
	g = &Gen{}
	v = g.Init(c, fn, &Machine{Resume: func(c *Ctx, g *Gen, sent Value, exc *Exc) (Value, *Exc) {
		return Value{}, RaiseArgs(c, &StopIterationType)
	}})
	_, err = Next(c, v)
	expect(t, c, "RuntimeError: generator raised StopIteration", None, err)
	if err.Cause.Nil() || !err.Suppress {
		t.Error("no cause")
	}
	if c.Depth != 0 {
		t.Error("depth", c.Depth)
	}
}

func TestHandledInGenerator(t *testing.T) {
	c := noHost(t)
	inner := Raise(c, &KeyErrorType, "inner")
	code := &Code{Name: "g", Qualname: "g", Module: testModule, Kind: Generator, Doc: None}
	g := &Gen{}
	v := g.Init(c, NewFunc(code, nil, nil, nil), &Machine{Resume: func(c *Ctx, g *Gen, sent Value, exc *Exc) (Value, *Exc) {
		if g.PC++; g.PC == 1 {
			PushHandled(c, inner) // yields inside except
		} else if c.Handled != inner {
			t.Error("lost the exception being handled")
		}
		return Int(1), nil
	}})
	outer := Raise(c, &ValueErrorType, "outer")
	prev := PushHandled(c, outer)
	Next(c, v)
	if c.Handled != outer {
		t.Error("the generator's exception leaked")
	}
	PopHandled(c, prev)
	Next(c, v)
	if c.Handled != nil {
		t.Error("the generator's exception leaked")
	}
}
