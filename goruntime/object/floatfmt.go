package object

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// floatRepr is repr(x): the shortest digits that read back as x.
func floatRepr(x float64) string { return shortFloat(x, true) }

// shortFloat is format code r of PyOS_double_to_string; dot0 makes a whole
// number look like a float.
func shortFloat(x float64, dot0 bool) string {
	if x-x != 0 {
		return floatText(x, 'g', 1, false) // nan or inf
	}
	var buf [32]byte
	if a := math.Abs(x); a < 1e16 && a == math.Trunc(a) && a != 0 {
		b := strconv.AppendInt(buf[:0], int64(x), 10)
		if dot0 {
			b = append(b, ".0"...)
		}
		return string(b)
	}
	s := strconv.AppendFloat(buf[:0], x, 'e', -1, 64) // d.ddde+dd
	e := len(s) - 1
	for s[e] != 'e' {
		e--
	}
	exp := 0
	for _, d := range s[e+2:] {
		exp = exp*10 + int(d-'0')
	}
	if s[e+1] == '-' {
		exp = -exp
	}
	if exp < -4 || exp >= 16 {
		return string(s)
	}
	var digits [20]byte
	n, out := 0, buf[:0]
	first := 0
	if s[0] == '-' {
		first = 1
		out = buf[:1]
	}
	for _, d := range s[first:e] {
		if d != '.' {
			digits[n] = d
			n++
		}
	}
	if exp < 0 {
		out = append(out, "0.0000"[:1-exp]...)
		return string(append(out, digits[:n]...))
	}
	for ; n <= exp; n++ {
		digits[n] = '0'
	}
	out = append(out, digits[:exp+1]...)
	if n > exp+1 {
		out = append(append(out, '.'), digits[exp+1:n]...)
	} else if dot0 {
		out = append(out, ".0"...)
	}
	return string(out)
}

// roundFloat is round(x, n) of a finite x; the result may be infinite.
func roundFloat(x float64, n int) float64 {
	switch {
	case n > 323:
		return x
	case n < -308:
		return 0 * x
	case n >= 0:
		if a := math.Abs(x); n <= 22 && a < 1<<52 && a == math.Trunc(a) {
			return x
		}
		r, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', n, 64), 64)
		return r
	}
	// digits left of the point: count those that stay
	s := strconv.FormatFloat(x, 'e', 17, 64)
	exp, _ := strconv.Atoi(s[strings.IndexByte(s, 'e')+1:])
	keep := exp + 1 + n
	if x == 0 || keep < 0 {
		return math.Copysign(0, x)
	}
	if keep == 0 {
		if !aboveHalf(math.Abs(x), exp) {
			return math.Copysign(0, x)
		}
		r, _ := strconv.ParseFloat("1e"+strconv.Itoa(exp+1), 64)
		return math.Copysign(r, x)
	}
	r, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'e', keep-1, 64), 64)
	return r
}

// aboveHalf is x > 5*10**exp, exactly.
func aboveHalf(x float64, exp int) bool {
	if exp <= 22 {
		return x > 5*math.Pow10(exp)
	}
	half := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(exp)), nil)
	return bigFromFloat(x).Cmp(half.Mul(half, big.NewInt(5))) > 0
}
