package rt

import o "goruntime/object"

// ImportName is __import__ as the import statement calls it.
func ImportName(c *o.Ctx, mod *o.Module, name string, fromlist []string, level int) (o.Value, *o.Exc) {
	return o.H.Import(c, mod, name, fromlist, level)
}

// ImportFrom is one name of `from m import name`.
func ImportFrom(c *o.Ctx, mod *o.Module, from o.Value, name string) (o.Value, *o.Exc) {
	return o.H.ImportFrom(c, mod, from, name)
}

// ImportStar is `from m import *`.
func ImportStar(c *o.Ctx, mod *o.Module, from o.Value) *o.Exc { return o.H.ImportStar(c, mod, from) }
