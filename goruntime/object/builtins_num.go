package object

import "math/bits"

// The built-in functions of numbers.

func init() {
	register(
		&Builtin{Name: "abs", E1: func(c *Ctx, _, v Value) (Value, *Exc) { return Abs(c, v) }},
		&Builtin{Name: "hash", E1: func(c *Ctx, _, v Value) (Value, *Exc) {
			h, err := Hash(c, v)
			return Int(h), err
		}},
		&Builtin{Name: "bin", E1: func(c *Ctx, _, v Value) (Value, *Exc) { return intLiteral(c, v, "0b", 2) }},
		&Builtin{Name: "oct", E1: func(c *Ctx, _, v Value) (Value, *Exc) { return intLiteral(c, v, "0o", 8) }},
		&Builtin{Name: "hex", E1: func(c *Ctx, _, v Value) (Value, *Exc) { return intLiteral(c, v, "0x", 16) }},
		&Builtin{Name: "divmod", EN: func(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
			if err := posArgs(c, "divmod()", "divmod", args, names, 2, 2); err != nil {
				return Value{}, err
			}
			return DivMod(c, args[0], args[1])
		}},
		&Builtin{Name: "pow", EN: builtinPow},
		&Builtin{Name: "round", EN: builtinRound},
	)
}

// Abs is abs(v).
func Abs(c *Ctx, v Value) (Value, *Exc) {
	switch v.Type() {
	case &IntType, &BoolType:
		return intAbs(v), nil
	case &FloatType:
		return Value{P: v.P, N: v.N &^ (1 << 63)}, nil
	case &ComplexType:
		z := complexOf(v)
		if hypot.Ready() && finite(real(z)) && finite(imag(z)) {
			if r := hypot.Call2(real(z), imag(z)); finite(r) {
				return Float(r), nil
			}
		}
		return hostNew(c, "abs", []Value{v}, nil)
	case &ForeignType:
		return hostNew(c, "abs", []Value{v}, nil)
	}
	r, found, err := SpecialMethod(c, v, "__abs__")
	if !found {
		return Value{}, Raise(c, &TypeErrorType, "bad operand type for abs(): '%s'", TypeName(v))
	}
	return r, err
}

// intLiteral writes v in a base with its prefix.
func intLiteral(c *Ctx, v Value, prefix string, base int) (Value, *Exc) {
	i, err := Index(c, v)
	if err != nil {
		return Value{}, err
	}
	if x, ok := SmallInt(i); ok && x >= 0 {
		return shortLiteral(prefix, uint64(x), bits.TrailingZeros(uint(base))), nil
	}
	text := intText(i, base)
	if text[0] == '-' {
		return asciiStr("-" + prefix + text[1:]), nil
	}
	return asciiStr(prefix + text), nil
}

// shortLiteral is the same of a number that fits, with so many bits a digit.
func shortLiteral(prefix string, x uint64, digit int) Value {
	n := max((bits.Len64(x)+digit-1)/digit, 1)
	s, out := allocStr(1, true, len(prefix)+n)
	copy(out, prefix)
	for i := len(out) - 1; i >= len(prefix); i-- {
		out[i] = "0123456789abcdef"[x&(1<<digit-1)]
		x >>= digit
	}
	return s.Value()
}

// DivMod is divmod(a, b).
func DivMod(c *Ctx, a, b Value) (Value, *Exc) {
	if IsIntLike(a) && IsIntLike(b) {
		return intDivMod(c, a, b)
	}
	ta, tb := a.Type(), b.Type()
	if ta == &ForeignType || tb == &ForeignType {
		return hostNew(c, "divmod", []Value{a, b}, nil)
	}
	if ta == &FloatType || tb == &FloatType {
		x, ok, err := AsFloat(c, a)
		if err != nil {
			return Value{}, err
		}
		if ok {
			y, ok, err := AsFloat(c, b)
			if err != nil {
				return Value{}, err
			}
			if ok {
				return floatDivMod(c, x, y)
			}
		}
	}
	return reflected(c, "divmod()", "__divmod__", "__rdivmod__", a, b)
}

// reflected calls a's method, then b's reflected one, in the order of CPython's
// binary operators: the reflected one first for a subclass that has its own.
func reflected(c *Ctx, what, name, rname string, a, b Value) (Value, *Exc) {
	ta, tb := a.Type(), b.Type()
	type try struct {
		v, other Value
		name     string
	}
	tries := []try{{a, b, name}, {b, a, rname}}
	switch {
	case ta == tb:
		tries = tries[:1]
	case tb.Subclass(ta) && tb.Lookup(rname) != ta.Lookup(rname):
		tries[0], tries[1] = tries[1], tries[0]
	}
	for _, t := range tries {
		r, found, err := SpecialMethod(c, t.v, t.name, t.other)
		if err != nil || found && !r.IsNotImplemented() {
			return r, err
		}
	}
	return Value{}, Raise(c, &TypeErrorType, "unsupported operand type(s) for %s: '%s' and '%s'", what, TypeName(a), TypeName(b))
}

// bindArgs puts positional and keyword arguments into their places; it reports
// false for calls that CPython rejects.
func bindArgs(args []Value, names []string, out []Value, params ...string) bool {
	pos := len(args) - len(names)
	if pos > len(out) {
		return false
	}
	copy(out, args[:pos])
next:
	for i, name := range names {
		for k, p := range params {
			if p == name && out[k].Nil() {
				out[k] = args[pos+i]
				continue next
			}
		}
		return false
	}
	return true
}

func builtinPow(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
	var p [3]Value
	if !bindArgs(args, names, p[:], "base", "exp", "mod") || p[0].Nil() || p[1].Nil() {
		return hostNew(c, "pow", args, names) // the TypeError
	}
	if p[2].Nil() || p[2].IsNone() {
		return Binary(c, OpPow, p[0], p[1])
	}
	return PowMod(c, p[0], p[1], p[2])
}

// PowMod is pow(a, b, m).
func PowMod(c *Ctx, a, b, m Value) (Value, *Exc) {
	if IsIntLike(a) && IsIntLike(b) && IsIntLike(m) {
		return intPowMod(c, a, b, m)
	}
	if t := a.Type(); t.HasDict {
		if r, found, err := SpecialMethod(c, a, "__pow__", b, m); err != nil || found && !r.IsNotImplemented() {
			return r, err
		}
	}
	return hostNew(c, "pow", []Value{a, b, m}, nil)
}

func builtinRound(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
	var p [2]Value
	if !bindArgs(args, names, p[:], "number", "ndigits") || p[0].Nil() {
		return hostNew(c, "round", args, names) // the TypeError
	}
	v, n := p[0], p[1]
	if n.Nil() {
		n = None
	}
	switch v.Type() {
	case &FloatType:
		return floatRound(c, v.Float(), n)
	case &IntType, &BoolType:
		return intRound(c, v, n)
	case &ForeignType:
		return hostNew(c, "round", []Value{v, n}, nil)
	}
	var r Value
	var found bool
	var err *Exc
	if n.IsNone() {
		r, found, err = SpecialMethod(c, v, "__round__")
	} else {
		r, found, err = SpecialMethod(c, v, "__round__", n)
	}
	if !found {
		return Value{}, Raise(c, &TypeErrorType, "type %s doesn't define __round__ method", TypeName(v))
	}
	return r, err
}
