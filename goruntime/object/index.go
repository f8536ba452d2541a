package object

// Index is operator.index(v): an exact int, or TypeError.
func Index(c *Ctx, v Value) (Value, *Exc) {
	switch v.Type() {
	case &IntType:
		return v, nil
	case &BoolType:
		return exactInt(v), nil
	case &ForeignType:
		return H.Index(c, v)
	}
	r, found, err := SpecialMethod(c, v, "__index__")
	if err != nil {
		return Value{}, err
	}
	if !found {
		return Value{}, notAnInt(c, v)
	}
	if IsExactInt(r) {
		return r, nil
	}
	if IsIntLike(r) || r.Type() == &ForeignType {
		return H.Index(c, v) // warns of a strict subclass of int
	}
	return Value{}, Raise(c, &TypeErrorType, "__index__ returned non-int (type %s)", TypeName(r))
}

func notAnInt(c *Ctx, v Value) *Exc {
	return Raise(c, &TypeErrorType, "'%s' object cannot be interpreted as an integer", TypeName(v))
}

// AsSize is v as a C ssize_t argument of a built-in method.
func AsSize(c *Ctx, v Value) (int, *Exc) {
	i, err := Index(c, v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() {
		return 0, Raise(c, &OverflowErrorType, "Python int too large to convert to C ssize_t")
	}
	return int(i.Int()), nil
}

// AsIndex is v as an index of a sequence: IndexError when it is too large.
func AsIndex(c *Ctx, v Value) (int, *Exc) {
	i, ok, err := seqIndex(c, v)
	if err == nil && !ok {
		err = notAnInt(c, v)
	}
	return i, err
}
