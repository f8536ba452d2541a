package object

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unsafe"
)

func floatMethods() []*Builtin {
	toInt := func(f func(float64) float64) func(*Ctx, Value) (Value, *Exc) {
		return func(c *Ctx, v Value) (Value, *Exc) { return FloatToInt(c, f(v.Float())) }
	}
	same := func(c *Ctx, v Value) (Value, *Exc) { return v, nil }
	return []*Builtin{
		{Name: "conjugate", E0: same},
		{Name: "is_integer", E0: func(c *Ctx, v Value) (Value, *Exc) {
			x := v.Float()
			return Bool(x == math.Trunc(x) && !math.IsInf(x, 0)), nil
		}},
		{Name: "as_integer_ratio", E0: floatRatio},
		{Name: "hex", E0: func(c *Ctx, v Value) (Value, *Exc) { return asciiStr(floatHex(v.Float())), nil }},
		{Name: "fromhex", E1: floatFromHex, Class: true},
		{Name: "__float__", Slot: true, E0: same},
		{Name: "__int__", Slot: true, E0: toInt(math.Trunc)},
		{Name: "__trunc__", E0: toInt(math.Trunc)},
		{Name: "__floor__", E0: toInt(math.Floor)},
		{Name: "__ceil__", E0: toInt(math.Ceil)},
		{Name: "__round__", EN: func(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
			if err := posArgs(c, "float.__round__()", "__round__", args, names, 0, 1); err != nil {
				return Value{}, err
			}
			return floatRound(c, v.Float(), append(args, None)[0])
		}},
		{Name: "__format__", E1: numFormatMethod},
	}
}

// floatRound is round(x, ndigits).
func floatRound(c *Ctx, x float64, ndigits Value) (Value, *Exc) {
	if ndigits.IsNone() {
		if x-x != 0 {
			return FloatToInt(c, x) // raises
		}
		return FloatToInt(c, math.RoundToEven(x))
	}
	n, ok, err := indexTo(c, ndigits, nil)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return Value{}, notAnInt(c, ndigits)
	}
	if x == 0 || x-x != 0 {
		return Float(x), nil
	}
	r := roundFloat(x, n)
	if math.IsInf(r, 0) {
		return Value{}, Raise(c, &OverflowErrorType, "rounded value too large to represent")
	}
	return Float(r), nil
}

func floatRatio(c *Ctx, v Value) (Value, *Exc) {
	x := v.Float()
	if math.IsInf(x, 0) {
		return Value{}, Raise(c, &OverflowErrorType, "cannot convert Infinity to integer ratio")
	}
	if x != x {
		return Value{}, Raise(c, &ValueErrorType, "cannot convert NaN to integer ratio")
	}
	r := new(big.Rat)
	r.SetFloat64(x)
	return PackTuple(NewBig(new(big.Int).Set(r.Num())), NewBig(new(big.Int).Set(r.Denom()))), nil
}

// floatHex is float.hex(): 13 hexadecimal digits, 0x0. for subnormals.
func floatHex(x float64) string {
	if x-x != 0 {
		return floatRepr(x)
	}
	sign := ""
	if math.Signbit(x) {
		sign = "-"
	}
	b := math.Float64bits(x)
	exp := int(b>>52&0x7FF) - 1023
	lead := "1"
	switch {
	case x == 0:
		return sign + "0x0.0p+0"
	case exp == -1023:
		exp, lead = -1022, "0"
	}
	digits := strconv.FormatUint(b&(1<<52-1)|1<<52, 16)[1:]
	return sign + "0x" + lead + "." + digits + "p" + signed(exp)
}

func signed(n int) string {
	if n >= 0 {
		return "+" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// floatFromHex answers plain literals; what is malformed, and whether that is
// noticed before it is found too large, is CPython's to say.
func floatFromHex(c *Ctx, class, v Value) (Value, *Exc) {
	if s, ok := AsStr(v); ok && s.ASCII && class.P == unsafe.Pointer(&FloatType) {
		text := trimSpaces(s.S)
		if n := floatPrefix(text); n > 0 && n == len(text) && text[n-1] > '9' && text[n-1] != '.' {
			return Float(textFloat(text)), nil // inf or nan
		}
		if lit, ok := hexLiteral(text); ok {
			if f, _ := strconv.ParseFloat(lit, 64); !math.IsInf(f, 0) {
				return Float(f), nil
			}
		}
	}
	return H.CallMethod(c, class, "fromhex", []Value{v}, nil)
}

// hexLiteral completes a hexadecimal float, whose prefix and exponent may be
// left out, to a Go literal.
func hexLiteral(text string) (string, bool) {
	sign := ""
	if text != "" && (text[0] == '+' || text[0] == '-') {
		sign, text = text[:1], text[1:]
	}
	if len(text) > 1 && text[0] == '0' && text[1]|0x20 == 'x' {
		text = text[2:]
	}
	mant, exp, hasExp := strings.Cut(strings.ToLower(text), "p")
	whole, frac, _ := strings.Cut(mant, ".")
	if strings.Trim(whole+frac, "0123456789abcdef") != "" || whole+frac == "" {
		return "", false
	}
	if !hasExp {
		exp = "0"
	}
	if d := strings.TrimLeft(exp, "+-"); len(exp)-len(d) > 1 || d == "" || strings.Trim(d, "0123456789") != "" {
		return "", false
	}
	return sign + "0x" + mant + "p" + exp, true
}
