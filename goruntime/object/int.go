package object

import (
	"strconv"
)

func init() {
	t := &IntType
	t.Doc = intDoc
	builtin(t, &ObjectType, intMethods())
	addGetSets(t, intGetSets()...)
	intSlots(&t.Slots)
	t.Repr = func(c *Ctx, v Value) (Value, *Exc) { return IntStr(c, v) }
	t.New = intNew
}

const intDoc = "int([x]) -> integer\nint(x, base=10) -> integer\n\n" +
	"Convert a number or string to an integer, or return 0 if no arguments\n" +
	"are given.  If x is a number, return x.__int__().  For floating point\n" +
	"numbers, this truncates towards zero.\n\n" +
	"If x is not a number or if base is given, then x must be a string,\n" +
	"bytes, or bytearray instance representing an integer literal in the\n" +
	"given base.  The literal can be preceded by '+' or '-' and be surrounded\n" +
	"by whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\n" +
	"Base 0 means to interpret the base from the string as an integer literal.\n" +
	">>> int('0b100', base=0)\n4"

// intSlots fills what int and bool share.
func intSlots(s *Slots) {
	s.Hash = func(c *Ctx, v Value) (int64, *Exc) { return hashIntValue(v), nil }
	s.Cmp = intCmp
	s.Truth = func(c *Ctx, v Value) (bool, *Exc) { return intSign(v) != 0, nil }
	s.Bin[OpAdd] = intAdd
	s.Bin[OpSub] = intSub
	s.Bin[OpMul] = intMul
	s.Bin[OpFloorDiv] = intFloorDiv
	s.Bin[OpMod] = intMod
	s.Bin[OpTrueDiv] = intTrueDiv
	s.Bin[OpPow] = intPow
	s.Bin[OpLShift] = intLShift
	s.Bin[OpRShift] = intRShift
	s.Bin[OpAnd] = intAnd
	s.Bin[OpOr] = intOr
	s.Bin[OpXor] = intXor
	s.Un[OpNeg] = intNeg
	s.Un[OpPos] = intPos
	s.Un[OpInvert] = intInvert
}

// IntStr is the decimal text of an int or bool.
func IntStr(c *Ctx, v Value) (Value, *Exc) {
	if x, ok := SmallInt(v); ok {
		return StrFromInt(x), nil
	}
	text, err := intDecimal(c, v)
	if err != nil {
		return Value{}, err
	}
	return asciiStr(text), nil
}

func intDecimal(c *Ctx, v Value) (string, *Exc) {
	if x, ok := SmallInt(v); ok {
		return strconv.FormatInt(x, 10), nil
	}
	return bigDecimal(c, (*BigInt)(v.P).V)
}

// intText writes an int or bool in base 2, 8 or 16, without a prefix.
func intText(v Value, base int) string {
	if x, ok := SmallInt(v); ok {
		return strconv.FormatInt(x, base)
	}
	return (*BigInt)(v.P).V.Text(base)
}

// intNew is int(x), int(text, base).
func intNew(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	n := len(args)
	pos := n - len(names)
	if n > 2 {
		if PyMinor >= 13 && len(names) == 0 {
			return Value{}, Raise(c, &TypeErrorType, "int expected at most 2 arguments, got %d", n)
		}
		return Value{}, Raise(c, &TypeErrorType, "int() takes at most 2 arguments (%d given)", n)
	}
	var x, base Value
	if pos > 0 {
		x = args[0]
	}
	if pos > 1 {
		base = args[1]
	}
	for i, name := range names {
		if name != "base" || !base.Nil() {
			return hostNew(c, "int", args, names)
		}
		base = args[pos+i]
	}
	if base.Nil() {
		if x.Nil() {
			return Int(0), nil
		}
		return ToInt(c, x)
	}
	if x.Nil() {
		return Value{}, Raise(c, &TypeErrorType, "int() missing string argument")
	}
	return intFromText(c, x, base, args, names)
}

// ToInt is int(x).
func ToInt(c *Ctx, x Value) (Value, *Exc) {
	switch t := x.Type(); t {
	case &IntType:
		return x, nil
	case &BoolType:
		return intPos(c, x)
	case &FloatType:
		return FloatToInt(c, x.Float())
	case &StrType:
		return parseInt(c, (*Str)(x.P), 10)
	case &ForeignType, &BytesType:
		return hostNew(c, "int", []Value{x}, nil)
	}
	for _, name := range [...]string{"__int__", "__index__"} {
		v, found, err := SpecialMethod(c, x, name)
		if err != nil {
			return Value{}, err
		}
		if !found {
			continue
		}
		if IsExactInt(v) {
			return v, nil
		}
		if !IsIntLike(v) && v.Type() != &ForeignType {
			return Value{}, Raise(c, &TypeErrorType, "%s returned non-int (type %s)", name, TypeName(v))
		}
		return hostNew(c, "int", []Value{x}, nil) // warns of a strict subclass of int
	}
	if found := !x.Type().Lookup("__trunc__").Nil(); found {
		return hostNew(c, "int", []Value{x}, nil)
	}
	if s, ok := TextOf(x); ok {
		if v, err := parseInt(c, s, 10); err == nil {
			return v, nil
		}
		return hostNew(c, "int", []Value{x}, nil) // its repr() is in the error
	}
	return Value{}, Raise(c, &TypeErrorType, "int() argument must be a string, a bytes-like object or a real number, not '%s'", TypeName(x))
}

func intFromText(c *Ctx, x, base Value, args []Value, names []string) (Value, *Exc) {
	b, ok, err := indexTo(c, base, nil)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return Value{}, notAnInt(c, base)
	}
	if b != 0 && b < 2 || b > 36 {
		return Value{}, Raise(c, &ValueErrorType, "int() base must be >= 2 and <= 36, or 0")
	}
	switch x.Type() {
	case &StrType:
		return parseInt(c, (*Str)(x.P), b)
	case &IntType, &BoolType, &FloatType, &NoneType, &ListType, &TupleType:
		return Value{}, Raise(c, &TypeErrorType, "int() can't convert non-string with explicit base")
	}
	return hostNew(c, "int", args, names)
}

// hostNew calls a built-in of CPython's for arguments that are rare here.
func hostNew(c *Ctx, name string, args []Value, names []string) (Value, *Exc) {
	f, err := H.Builtin(c, name)
	if err != nil {
		return Value{}, err
	}
	return H.Call(c, f, args, names)
}

// IntToFloat is float(v) of an int or bool, with CPython's overflow error.
func IntToFloat(c *Ctx, v Value) (float64, *Exc) {
	if x, ok := SmallInt(v); ok {
		return float64(x), nil
	}
	f, ok := bigToFloat((*BigInt)(v.P).V)
	if !ok {
		return 0, Raise(c, &OverflowErrorType, "int too large to convert to float")
	}
	return f, nil
}

// FloatToInt is int(f).
func FloatToInt(c *Ctx, f float64) (Value, *Exc) {
	if f >= -1<<63 && f < 1<<63 {
		return Int(int64(f)), nil
	}
	if f != f {
		return Value{}, Raise(c, &ValueErrorType, "cannot convert float NaN to integer")
	}
	if f-f != 0 {
		return Value{}, Raise(c, &OverflowErrorType, "cannot convert float infinity to integer")
	}
	return NewBig(bigFromFloat(f)), nil
}

// exactInt is v as an int that is not a bool.
func exactInt(v Value) Value {
	if v.IsBool() {
		return Int(int64(b2i(v.IsTrue())))
	}
	return v
}
