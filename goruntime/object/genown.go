package object

// A suspended generator that nothing refers to any more is closed at once in
// CPython. A loop over a call that makes a generator is the only holder of it.

// OwnGenerator returns v when it is a generator that the call just done made
// and only its caller holds, else None.
func OwnGenerator(c *Ctx, v Value) Value {
	if g := justMade(c, v); g != nil && g.Kind != Coroutine {
		g.Owned = true
		return v
	}
	return None
}

// OwnIterator is OwnGenerator of the iterator v that was just made of source. One that CPython made of an
// object of its own has one holder too.
func OwnIterator(c *Ctx, v, source Value) Value {
	made := c.NewIter
	c.NewIter = 0
	if IsForeign(v) {
		if made == uintptr(v.P) && IsForeign(source) {
			return v
		}
		return None
	}
	return OwnGenerator(c, v)
}

// Others that are suspended where their end is handled are noted here. Most end
// soon; those that do not are the host's to watch.
const guardedAtOnce = 256

func (c *Ctx) guard(g *Gen) {
	if g.guarded = true; g.Owned || g.alone {
		return
	}
	c.guarded = append(c.guarded, g)
	if len(c.guarded) == guardedAtOnce {
		c.SettleGuarded()
	}
}

// SettleGuarded has the host watch the generators of this thread that may have
// lost their last user.
func (c *Ctx) SettleGuarded() {
	for _, g := range c.guarded {
		if g.guarded && g.PC != GenDone && g.Py == 0 && H != nil {
			H.Guard(g)
		}
	}
	clear(c.guarded)
	c.guarded = c.guarded[:0]
}

// CloseOwned closes what OwnGenerator or OwnIterator returned when its loop is left. An error
// goes where CPython's sends errors of finalizers.
func CloseOwned(c *Ctx, v Value) {
	if v.IsNone() {
		return
	}
	if IsForeign(v) {
		GiveBack(c, (*Foreign)(v.P))
		return
	}
	g := (*Gen)(v.P)
	switch {
	case g.Kind == AsyncGenerator && (g.Py != 0 || g.Place != 0):
		H.LeaveShell(c, g)
		return
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
