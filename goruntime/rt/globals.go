package rt

import o "goruntime/object"

// LoadGlobal reads a module global: the slot, else a built-in name.
func LoadGlobal(c *o.Ctx, s *o.Slot) (o.Value, *o.Exc) {
	if v := o.LoadValue(&s.V); v.P != nil && !s.Dirty {
		return v, nil
	}
	return loadGlobalSlow(c, s)
}

// loadGlobalSlow: the host knows the module's dict and whether somebody
// replaced a built-in name; it fills s.B with what it found there.
func loadGlobalSlow(c *o.Ctx, s *o.Slot) (o.Value, *o.Exc) {
	if v := o.LoadValue(&s.B); v.P != nil && !s.Dirty {
		return v, nil
	}
	if o.H != nil {
		return o.H.LoadGlobal(c, s)
	}
	v, ok := o.Builtins[s.Name]
	if !ok {
		return v, o.NameError(c, s.Name)
	}
	o.StoreValue(&s.B, v)
	return v, nil
}

// StoreGlobal is `name = v` at module level or under a global declaration.
func StoreGlobal(c *o.Ctx, s *o.Slot, v o.Value) *o.Exc {
	if s.Published || s.Resident || s.Dirty {
		return o.H.StoreGlobal(c, s, v)
	}
	o.StoreValue(&s.V, v)
	return nil
}

// DelGlobal is `del name`.
func DelGlobal(c *o.Ctx, s *o.Slot) *o.Exc {
	if s.Dirty {
		if _, err := o.H.LoadGlobal(c, s); err != nil {
			return err
		}
	}
	if s.V.Nil() {
		return o.NameError(c, s.Name)
	}
	if s.Published || s.Resident {
		return o.H.StoreGlobal(c, s, o.Value{})
	}
	s.V.P = nil
	return nil
}
