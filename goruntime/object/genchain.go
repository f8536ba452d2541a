package object

// A generator that is suspended in a yield from or await is resumed by stepping
// the innermost one of the chain it delegates to, without passing through those
// between. The outermost one remembers which that is (leaf), and each one in
// between who delegates to it (outer), as long as nothing of the chain is
// resumed from elsewhere: that goes up by outer and makes all above look again.

// delegate is the generator or coroutine this one is suspended in a yield from
// or await of, nil when there is none or it is not ours.
func (g *Gen) delegate() *Gen {
	if y := g.YieldFrom; y.P != nil && (y.Type() == &GeneratorType || y.Type() == &CoroutineType) {
		return (*Gen)(y.P)
	}
	return nil
}

// PassesOn reports that what g just yielded is what an iterator of CPython's yielded to the innermost of the generators g delegates to.
func (g *Gen) PassesOn() bool {
	if g.leaf != nil {
		g = g.leaf
	}
	for n := g.delegate(); n != nil; n = g.delegate() {
		g = n
	}
	return IsForeign(g.YieldFrom)
}

// IsRunning reports that the body, or that of a generator it delegates to, is
// being executed.
func (g *Gen) IsRunning() bool {
	for g != nil && !g.Running {
		g = g.delegate()
	}
	return g != nil
}

// leaveChain makes the generators that delegate to g look for their innermost
// one again.
func (g *Gen) leaveChain() {
	for up := g.outer; up != nil; up = g.outer {
		g.outer, up.leaf = nil, nil
		g = up
	}
}

// extend goes on from leaf, the innermost generator of g's chain so far, to
// those it delegates to, and returns the last. Where one on the way was handling
// an exception, which steps of the last must see, g remembers nothing.
func (g *Gen) extend(c *Ctx, leaf *Gen) *Gen {
	for n := leaf.delegate(); n != nil && n.PC > 0; n = n.delegate() {
		if n.outer != leaf {
			n.leaveChain()
			n.outer = leaf
		}
		n.leaf = nil
		if leaf.Handled != nil {
			c.Handled = leaf.Handled
		}
		g.handles = g.handles || leaf.Handled != nil
		leaf = n
		g.levels++
	}
	return leaf
}

// resumeInner steps the innermost generator of the chain that g delegates to.
// When that one ends, its result waits in it for the next outer one, which is
// stepped in turn and asks for it (GenSend).
func (g *Gen) resumeInner(c *Ctx, sent Value) (Value, *Exc) {
	leaf := g.leaf
	if g.Running || leaf == nil && g.IsRunning() || leaf != nil && leaf.Running {
		return g.refused(c)
	}
	g.Running = true
	base := c.Handled
	for {
		if leaf == nil {
			g.levels, g.handles = 0, false
			if leaf = g.extend(c, g); leaf == g {
				break
			}
			g.leaf = leaf
		}
		levels := int64(g.levels)
		c.Depth += levels
		v, err := leaf.step(c, sent, nil)
		c.Depth -= levels
		c.Handled = base
		if err == nil && leaf.PC != GenDone {
			if g.leaf != nil {
				g.leaf = g.extend(c, leaf)
				c.Handled = base
				if g.handles {
					g.leaf = nil
				}
			}
			g.Running = false
			return v, nil
		}
		leaf.raised, leaf.pending, sent = err, true, None
		up := leaf.outer
		leaf.outer = nil
		if g.leaf == nil || g.handles {
			up = nil // look again
		} else if g.levels--; up == g {
			break
		}
		g.leaf, leaf = up, up
	}
	g.leaf = nil
	g.Running = false
	return g.step(c, None, nil)
}
