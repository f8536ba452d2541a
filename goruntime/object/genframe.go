package object

import "unsafe"

// Frames of generators and coroutines are used again: most are made by a call,
// driven to their end by the await, yield from or loop around that call, and
// seen by nothing else.

// Machine is what all generators of one function have in common.
type Machine struct {
	// Resume continues the body at PC with the sent value, or raising exc when
	// that is not nil, and returns the yielded value. When the body returns, it
	// sets PC to GenDone and Ret and returns the zero Value.
	Resume func(c *Ctx, g *Gen, sent Value, exc *Exc) (Value, *Exc)
	// Clear zeroes a whole frame.
	Clear func(g *Gen)
	// Guarded: it may be suspended where its end is handled, by finally for one or by what it delegates to.
	Guarded bool
}

const (
	framePools   = 16
	framesPooled = 32
)

// framePool holds ended frames of one machine, linked by YieldFrom.
type framePool struct {
	machine *Machine
	top     *Gen
	n       int
}

func (c *Ctx) pool(m *Machine) *framePool {
	return &c.frames[uintptr(unsafe.Pointer(m))/unsafe.Sizeof(Machine{})%framePools]
}

// Frame takes a zeroed frame for a new generator from those that ended, nil when there is none.
func (c *Ctx) Frame(m *Machine) *Gen {
	p := c.pool(m)
	g := p.top
	if g == nil || p.machine != m {
		return nil
	}
	p.top = (*Gen)(g.YieldFrom.P)
	p.n--
	g.YieldFrom.P = nil
	return g
}

// reuse gives the frame of an ended generator back that only its driver holds.
func (g *Gen) reuse(c *Ctx) {
	m := g.Machine
	if m.Clear == nil {
		return
	}
	m.Clear(g)
	p := c.pool(m)
	if p.machine != m {
		p.machine, p.top, p.n = m, nil, 0
	}
	if p.n < framesPooled {
		g.YieldFrom.P = unsafe.Pointer(p.top)
		p.top = g
		p.n++
	}
}

// dropLocals lets go of what the locals of an ended generator refer to.
func (g *Gen) dropLocals(c *Ctx) {
	if c.LastGen == g {
		c.LastGen = nil
	}
	if m := g.Machine; m.Clear != nil {
		head := *g
		m.Clear(g)
		*g = head
	}
}

// Share notes that something beside its driver may hold the generator.
func (g *Gen) Share() { g.alone, g.guarded = false, false }

// justMade is the newest generator if the call just done made it, returned it
// as v and only its caller holds it, else nil: no Python code ran between its
// making and the call's return, which the depth tells, and it did not cross the
// border. LastGen was cleared before the call.
func justMade(c *Ctx, v Value) *Gen {
	g := c.LastGen
	c.LastGen = nil
	if g != nil && v.P == unsafe.Pointer(g) && g.depth == int32(c.Depth) && g.PC == 0 && g.Py == 0 {
		return g
	}
	return nil
}

// OwnFrame notes that the generator or coroutine which the call just done
// returned is held by the await or yield from that follows alone.
func OwnFrame(c *Ctx, v Value) {
	if g := justMade(c, v); g != nil {
		g.alone = true
	}
}

// Lend notes before a call of f that the new generator expression v, its first
// argument, is held by that call alone: f is a built-in that takes items from
// it and lets go of it.
func Lend(f, v Value) {
	if v.Type() == &GeneratorType && letsGo(f) {
		(*Gen)(v.P).alone = true
	}
}

// TakeBack ends what Lend began: v is closed, as CPython does with a generator
// that nothing refers to any more.
func TakeBack(c *Ctx, v Value) {
	if v.Type() != &GeneratorType || !(*Gen)(v.P).alone {
		return
	}
	CloseOwned(c, v)
}

// letsGo: neither f nor its result keeps the iterable that f is given.
func letsGo(f Value) bool {
	switch f.Type() {
	case &TypeType:
		switch AsType(f) {
		case &ListType, &TupleType, &SetType, &FrozenSetType, &DictType, &BytesType:
			return true
		}
	case &BuiltinType:
		b := (*Builtin)(f.P)
		return b.Owner == nil && b.Self.P == nil && usesUp(b.Name)
	case &MethodDescrType:
		b := (*Builtin)(f.P)
		return b.Owner == &StrType && b.Name == "join" || b.Owner == &ListType && b.Name == "extend" || b.Owner == &SetType && b.Name == "update"
	}
	return false
}

func usesUp(builtin string) bool {
	switch builtin {
	case "any", "all", "sum", "min", "max", "sorted", "next":
		return true
	}
	return false
}
