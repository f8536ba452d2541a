package object

// Owners: the compiler keeps beside a local the CPython object that only it
// holds, so that the object goes when CPython would let it go.

// Hold is what the owner of a local has once val was stored in the local, and
// gives back what it had. val is CPython's and only just made when one of the
// operands that made it is CPython's.
func Hold(c *Ctx, old, val Value, foreign bool) Value {
	owned := Value{}
	if foreign && val.P != nil && val.Type() == &ForeignType {
		owned = val
	}
	if old.P != owned.P {
		Drop(c, old)
	}
	return owned
}

// Take moves an object from one owner to another.
func Take(c *Ctx, old, owned Value) Value {
	Drop(c, old)
	return owned
}

// Drop gives back what an owner has, unless something keeps it.
func Drop(c *Ctx, owned Value) {
	if owned.P != nil && !(*Foreign)(owned.P).Kept {
		H.Release(c, owned)
	}
}

// Give notes that a function returns an object that nothing else in Go holds.
func Give(c *Ctx, owned Value) { c.Given, c.GivenDepth = owned, c.Depth }

// Keep notes that something in Go may hold an object of CPython's from now on.
func Keep(v Value) { (*Foreign)(v.P).Kept = true }

// IsForeign reports an object of CPython's.
func IsForeign(v Value) bool { return v.P != nil && v.Type() == &ForeignType }

// Keeps reports whether an operation of v may keep its other operand in Go:
// anything but what is CPython's, an immutable value, or a built-in function
// that only looks at its arguments.
func Keeps(v Value) bool {
	if v.P == nil {
		return true
	}
	switch v.Type() {
	case &ForeignType, &IntType, &FloatType, &BoolType, &NoneType, &StrType, &BytesType, &RangeType:
		return false
	case &FuncType: // its own code tells what it keeps of its parameters
		k := (*Func)(v.P).Code
		return k.Kind != PlainFunction || k.VarArgs || k.VarKw
	case &BuiltinType:
		b := (*Builtin)(v.P)
		return b.Self.P != nil || b.Owner != nil || !onlyLooks[b.Name]
	default:
		return true
	}
}

// onlyLooks are the built-in functions whose result holds no argument.
var onlyLooks = map[string]bool{
	"print": true, "len": true, "isinstance": true, "issubclass": true, "hasattr": true, "repr": true, "ascii": true, "format": true,
	"abs": true, "id": true, "hash": true, "callable": true, "any": true, "all": true, "sorted": true,
}
