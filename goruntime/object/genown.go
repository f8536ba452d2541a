package object

// A suspended generator that nothing refers to any more is closed at once in
// CPython. A loop over a call that makes a generator is the only holder of it:
// no Python code ran between its making and the call's return, which the depth
// tells, and it did not cross the border.

// OwnGenerator returns v when it is a generator that the call just done made
// and only its caller holds, else None.
func OwnGenerator(c *Ctx, v Value) Value {
	g := c.LastGen
	c.LastGen = nil
	if g != nil && v.P == g.Value().P && g.depth == c.Depth && g.PC == 0 && g.Py == 0 && g.Kind == Generator {
		return v
	}
	return None
}

// CloseOwned closes what OwnGenerator returned when its loop is left before
// the end. An error goes where CPython's sends errors of finalizers.
func CloseOwned(c *Ctx, v Value) {
	if v.IsNone() {
		return
	}
	g := (*Gen)(v.P)
	if g.PC == GenDone || g.Py != 0 {
		return
	}
	if _, err := GenClose(c, g); err != nil && H != nil {
		H.Unraisable(c, err, v)
	}
}
