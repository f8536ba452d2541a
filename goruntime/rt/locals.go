package rt

import o "goruntime/object"

// ShowLocal puts a variable into the dict that locals() answers, or takes it
// out when it is not bound. It returns the variable.
func ShowLocal(c *o.Ctx, shown, v o.Value, name string) o.Value {
	d := (*o.Dict)(shown.P)
	key := o.Intern(name)
	// a dict with names as keys and room for them does not fail
	if !v.Nil() {
		_ = o.DictSet(c, d, key, v)
	} else if has, err := o.Contains(c, shown, key); err == nil && has {
		_ = o.DelItem(c, shown, key)
	}
	return v
}
