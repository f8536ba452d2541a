package object

// A suspended generator that nothing refers to any more is closed at once in
// CPython. A loop over a call that makes a generator is the only holder of it.

// OwnGenerator returns v when it is a generator that the call just done made
// and only its caller holds, else None.
func OwnGenerator(c *Ctx, v Value) Value {
	if g := justMade(c, v); g != nil && g.Kind == Generator {
		return v
	}
	return None
}

// CloseOwned closes what OwnGenerator returned when its loop is left. An error
// goes where CPython's sends errors of finalizers.
func CloseOwned(c *Ctx, v Value) {
	if v.IsNone() {
		return
	}
	g := (*Gen)(v.P)
	switch {
	case g.Py != 0:
		return
	case g.PC == GenDone:
		g.reuse(c)
		return
	}
	_, err := GenClose(c, g)
	if err == nil && g.Py == 0 {
		g.reuse(c)
	} else if err != nil && H != nil {
		H.Unraisable(c, err, v)
	}
}
