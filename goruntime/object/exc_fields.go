package object

// The attributes of exceptions.

// excField makes a getset that reads natively, or from CPython once the
// exception has crossed.
func excField(name string, get func(e *Exc) Value, set func(c *Ctx, e *Exc, v Value) *Exc) *GetSet {
	return &GetSet{Name: name,
		Get: func(c *Ctx, v Value) (Value, *Exc) {
			e := (*Exc)(v.P)
			if e.Py != 0 {
				return e.outside(c, name)
			}
			x := get(e)
			if x.Nil() {
				return None, nil
			}
			return x, nil
		},
		Set: func(c *Ctx, v, x Value) *Exc {
			e := (*Exc)(v.P)
			if e.Py != 0 {
				return (*Exc)(v.P).setOutside(c, name, x)
			}
			return set(c, e, x)
		}}
}

// moreField is an excField of ExcMore.
func moreField(name string, at func(m *ExcMore) *Value) *GetSet {
	return excField(name,
		func(e *Exc) Value {
			if e.More == nil {
				return None
			}
			return *at(e.More)
		},
		func(c *Ctx, e *Exc, v Value) *Exc { *at(e.more()) = v; return nil })
}

// excLink checks a value assigned to __cause__ or __context__.
func excLink(c *Ctx, what string, v Value) *Exc {
	if v.Nil() {
		return Raise(c, &TypeErrorType, "%s may not be deleted", what)
	}
	if !v.IsNone() && !v.Type().Exception {
		return Raise(c, &TypeErrorType, "exception %s must be None or derive from BaseException", what[2:len(what)-2])
	}
	return nil
}

func baseExceptionFields() []*GetSet {
	return []*GetSet{
		excField("args", (*Exc).ArgsTuple,
			func(c *Ctx, e *Exc, v Value) *Exc {
				if v.Nil() {
					return Raise(c, &TypeErrorType, "args may not be deleted")
				}
				return e.setArgsTuple(c, v)
			}),
		excField("__cause__", func(e *Exc) Value { return e.Cause },
			func(c *Ctx, e *Exc, v Value) *Exc {
				if err := excLink(c, "__cause__", v); err != nil {
					return err
				}
				e.Cause, e.Suppress = v, true
				return nil
			}),
		excField("__context__",
			func(e *Exc) Value {
				if e.Context == nil {
					return None
				}
				return e.Context.Value()
			},
			func(c *Ctx, e *Exc, v Value) *Exc {
				if err := excLink(c, "__context__", v); err != nil {
					return err
				}
				e.Context = nil
				if !v.IsNone() {
					e.Context = (*Exc)(v.P)
				}
				return nil
			}),
		excField("__suppress_context__", func(e *Exc) Value { return Bool(e.Suppress) },
			func(c *Ctx, e *Exc, v Value) *Exc {
				if v.Nil() || !v.IsBool() {
					return Raise(c, &TypeErrorType, "attribute value type must be bool")
				}
				e.Suppress = v.IsTrue()
				return nil
			}),
		excField("__traceback__", TracebackOf, setTraceback),
	}
}

func setTraceback(c *Ctx, e *Exc, v Value) *Exc {
	switch {
	case v.Nil():
		return Raise(c, &TypeErrorType, "__traceback__ may not be deleted")
	case v.IsNone():
		e.LeaveTracebacks()
		e.TB = nil
		return nil
	case v.Type() == &TracebackType:
		t := (*Traceback)(v.P)
		if t.Py != 0 {
			return e.setOutside(c, "__traceback__", v)
		}
		entries := append([]TraceEntry(nil), t.E.TB[:min(t.size, len(t.E.TB))]...)
		e.LeaveTracebacks()
		if e.TB = entries; t.size == len(entries) {
			e.seen = t // it is the one that is read from now on
		}
		return nil
	case v.Type() != &ForeignType:
		return Raise(c, &TypeErrorType, "__traceback__ must be a traceback or None")
	}
	return e.setOutside(c, "__traceback__", v)
}
