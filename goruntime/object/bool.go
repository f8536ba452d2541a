package object

func init() {
	builtin(&BoolType, &IntType, nil)
	t := &BoolType
	t.Doc = "bool(x) -> bool\n\nReturns True when the argument x is true, False otherwise.\n" +
		"The builtins True and False are the only two instances of the class bool.\n" +
		"The class bool is a subclass of the class int, and cannot be subclassed."
	intSlots(&t.Slots)
	t.Repr = func(c *Ctx, v Value) (Value, *Exc) {
		if v.IsTrue() {
			return trueStr, nil
		}
		return falseStr, nil
	}
	t.Bin[OpAnd] = boolAnd
	t.Bin[OpOr] = boolOr
	t.Bin[OpXor] = boolXor
	t.Un[OpInvert] = func(c *Ctx, v Value) (Value, *Exc) {
		if PyMinor >= 12 {
			return H.Unary(c, OpInvert, v) // warns that it is deprecated
		}
		return intInvert(c, v)
	}
	t.New = func(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
		if len(names) > 0 {
			return Value{}, Raise(c, &TypeErrorType, "bool() takes no keyword arguments")
		}
		switch len(args) {
		case 0:
			return False, nil
		case 1:
			b, err := Truth(c, args[0])
			return Bool(b), err
		}
		return Value{}, Raise(c, &TypeErrorType, "bool expected at most 1 argument, got %d", len(args))
	}
}

var trueStr, falseStr = StrConst("True"), StrConst("False")

func boolAnd(c *Ctx, a, b Value) (Value, *Exc) {
	if a.IsBool() && b.IsBool() {
		return Bool(a.IsTrue() && b.IsTrue()), nil
	}
	return intAnd(c, a, b)
}

func boolOr(c *Ctx, a, b Value) (Value, *Exc) {
	if a.IsBool() && b.IsBool() {
		return Bool(a.IsTrue() || b.IsTrue()), nil
	}
	return intOr(c, a, b)
}

func boolXor(c *Ctx, a, b Value) (Value, *Exc) {
	if a.IsBool() && b.IsBool() {
		return Bool(a.IsTrue() != b.IsTrue()), nil
	}
	return intXor(c, a, b)
}
