package object

// functools.cached_property of native objects: what its __get__ does, without
// the genuine __dict__, to which the attributes would move for good.

// isCachedProperty reports the class functools.cached_property itself.
func isCachedProperty(c *Ctx, class Value) bool {
	return isNamed(c, class, "functools", "cached_property")
}

// isNamed reports a class by where it was made.
func isNamed(c *Ctx, class Value, module, name string) bool {
	for attr, want := range map[string]string{"__qualname__": name, "__module__": module} {
		if v, err := LookupAttr(c, class, attr); err != nil || !IsStr(v) || GoStr(v) != want {
			return false
		}
	}
	return true
}

// cachedGet is getCached; a variable, as what that calls refers to descrGet.
var cachedGet func(c *Ctx, d, self Value) (v Value, done bool, err *Exc)

func init() { cachedGet = getCached }

// getCached is cached_property.__get__ for a native object that keeps its
// attributes itself; done is false where CPython's own is to run.
func getCached(c *Ctx, d, self Value) (v Value, done bool, err *Exc) {
	t := self.Type()
	if t.Layout == nil || t.Layout.NoDict || t.Layout.Body != nil || t.Exception || t.Dynamic || (*Instance)(self.P).Extra != nil || t.Layout.hooks.getattribute {
		return Value{}, false, nil
	}
	in := (*Instance)(self.P)
	named, err := H.GetAttr(c, d, "attrname")
	if err != nil || !IsStr(named) {
		return Value{}, false, nil
	}
	name := GoStr(named)
	if v, err = in.get(c, name); err != nil || !v.Nil() {
		return v, true, err
	}
	fn, err := H.GetAttr(c, d, "func")
	if err != nil {
		return Value{}, true, err
	}
	if PyMinor < 12 { // one thread at a time computes it
		lock, err := H.GetAttr(c, d, "lock")
		if err == nil {
			_, err = H.CallMethod(c, lock, "acquire", nil, nil)
		}
		if err != nil {
			return Value{}, true, err
		}
		defer func() {
			if _, late := H.CallMethod(c, lock, "release", nil, nil); late != nil && err == nil {
				v, err = Value{}, late
			}
		}()
		if v, err = in.get(c, name); err != nil || !v.Nil() {
			return v, true, err
		}
	}
	if v, err = Call1(c, fn, self); err == nil {
		err = in.set(c, name, v)
	}
	return v, true, err
}
