package object

// A coroutine function whose call is awaited runs its body at once, without a
// coroutine (f_Nd of generated code). Where that has to suspend, or comes to
// what it has no form for, it makes the coroutine it would have been.

// Through is a step of a coroutine that was made in the middle of its body.
type Through struct {
	handled *Exc
	blocks  Blocks
}

// BeginStep makes the coroutine the one that runs, as Gen.step does.
func BeginStep(c *Ctx, g *Gen) Through {
	t := Through{c.Handled, c.Blocks}
	c.Blocks = Blocks{0, true, c.Handled}
	c.LastGen = nil
	g.Running, g.alone = true, true
	return t
}

// End is what the step gives to the one that awaits: a result, or what was
// yielded and the coroutine that is suspended now.
func (t Through) End(c *Ctx, g *Gen, v Value, err *Exc) (Value, *Gen, *Exc) {
	g.Running = false
	if g.pushed = int32(c.Blocks.Open); g.pushed > 0 {
		g.Handled = c.Handled.Stay()
	}
	c.Handled, c.Blocks = t.handled, t.blocks
	switch {
	case err != nil:
		g.PC, g.Handled, g.pushed = GenDone, nil, 0
		return Value{}, nil, LeftCoroutine(c, err)
	case g.PC == GenDone:
		_, _, ret, _ := g.result(Value{}, nil)
		g.reuse(c)
		return ret, nil, nil
	}
	return v, g, nil
}

// Suspended is a coroutine that was made where its body stands.
func Suspended(c *Ctx, g *Gen) *Gen {
	c.LastGen = nil
	g.alone = true
	return g
}

// LeftCoroutine is err as it leaves the body of a coroutine.
func LeftCoroutine(c *Ctx, err *Exc) *Exc {
	if err.T.Subclass(&StopIterationType) {
		return (&Gen{Kind: Coroutine}).stopRaised(c, err)
	}
	return err
}
