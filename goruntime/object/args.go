package object

// parseArgs puts the arguments of a built-in with optional named parameters in
// order; those not given stay zero.
func parseArgs(c *Ctx, fn string, args []Value, names []string, out []Value, params ...string) *Exc {
	given := len(args) - len(names)
	if given > len(params) {
		return Raise(c, &TypeErrorType, "%s expected at most %d arguments, got %d", fn, len(params), given)
	}
	copy(out, args[:given])
	for i, name := range names {
		at := -1
		for j, p := range params {
			if p == name {
				at = j
			}
		}
		switch {
		case at < 0:
			return Raise(c, &TypeErrorType, "%s() got an unexpected keyword argument '%s'", fn, name)
		case !out[at].Nil():
			return Raise(c, &TypeErrorType, "argument for %s() given by name ('%s') and position (%d)", fn, name, at+1)
		}
		out[at] = args[given+i]
	}
	return nil
}
