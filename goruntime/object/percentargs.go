package object

import (
	"math"
	"strings"
)

// The arguments of str % args as text; not native means that CPython must
// convert one.

// mayConvert reports an object that may have __int__, __index__ or __float__ of
// its own.
func mayConvert(v Value) bool { return v.Type().HasDict || v.Type() == &ForeignType }

// percentInt is the digits of %d and its kin with their sign and prefix.
func percentInt(c *Ctx, a *percentArg, v Value) (text string, native bool, err *Exc) {
	n, isInt, fits := smallInt(v)
	switch {
	case !isInt && v.IsFloat() && (a.ch == 'd' || a.ch == 'i' || a.ch == 'u') && math.Abs(v.Float()) < 1<<62:
		n, fits = int(v.Float()), true
	case !isInt && !mayConvert(v) && (!v.IsFloat() || a.ch == 'o' || a.ch == 'x' || a.ch == 'X'):
		if a.ch == 'o' || a.ch == 'x' || a.ch == 'X' {
			return "", true, Raise(c, &TypeErrorType, "%%%c format: an integer is required, not %s", a.ch, TypeName(v))
		}
		return "", true, Raise(c, &TypeErrorType, "%%%c format: a real number is required, not %s", a.ch, TypeName(v))
	}
	if !fits && v.Type() != &IntType || tooLarge(a.prec) {
		return "", false, nil
	}
	if a.prec > math.MaxInt32-3 {
		return "", true, Raise(c, &ValueErrorType, "precision too large")
	}
	if fits {
		v = Int(int64(n)) // of a float, its whole part
	}
	var digits, prefix string
	switch a.ch {
	case 'o':
		digits, prefix = intText(v, 8), "0o"
	case 'x':
		digits, prefix = intText(v, 16), "0x"
	case 'X':
		digits, prefix = strings.ToUpper(intText(v, 16)), "0X"
	default:
		if digits, err = intDecimal(c, v); err != nil {
			return "", true, err
		}
	}
	digits, negative := strings.CutPrefix(digits, "-")
	if len(digits) < a.prec {
		digits = strings.Repeat("0", a.prec-len(digits)) + digits
	}
	if a.alt {
		digits = prefix + digits
	}
	if negative {
		digits = "-" + digits
	}
	return digits, true, nil
}

func percentFloat(c *Ctx, a *percentArg, v Value) (text string, native bool, err *Exc) {
	x := 0.0
	if v.IsFloat() {
		x = v.Float()
	} else if n, isInt, fits := smallInt(v); isInt && fits {
		x = float64(n)
	} else if isInt || mayConvert(v) {
		return "", false, nil
	} else {
		return "", true, Raise(c, &TypeErrorType, "must be real number, not %s", TypeName(v))
	}
	prec := a.prec
	if prec < 0 {
		prec = 6
	}
	if prec > 1<<20 {
		return "", false, nil
	}
	return floatText(x, byte(a.ch), prec, a.alt), true, nil
}

func percentChar(c *Ctx, a *percentArg, v Value) (s Value, native bool, err *Exc) {
	if s, ok := TextOf(v); ok {
		if s.Len() == 1 {
			return s.Value(), true, nil
		}
		return Value{}, true, RaiseArgs(c, &TypeErrorType, asciiStr("%c requires int or char"))
	}
	n, isInt, fits := smallInt(v)
	if !isInt {
		if mayConvert(v) {
			return Value{}, false, nil
		}
		return Value{}, true, RaiseArgs(c, &TypeErrorType, asciiStr("%c requires int or char"))
	}
	if !fits || n < 0 || n > 0x10FFFF {
		return Value{}, true, RaiseArgs(c, &OverflowErrorType, asciiStr("%c arg not in range(0x110000)"))
	}
	return strFromRune(rune(n)).Value(), true, nil
}
