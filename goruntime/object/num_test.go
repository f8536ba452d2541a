package object

import (
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// Random operations on numbers, in Go and in every python of pythons(): the
// same repr or the same exception with the same words.

// leftToHost stands for whatever the Go side would ask CPython.
type leftToHost struct{ Host }

var hosted = &Exc{Obj: Obj{T: &Type{Name: "hosted"}}}

func (leftToHost) Builtin(c *Ctx, name string) (Value, *Exc) { return Value{}, hosted }
func (leftToHost) CallMethod(c *Ctx, v Value, name string, args []Value, names []string) (Value, *Exc) {
	return Value{}, hosted
}
func (leftToHost) Binary(c *Ctx, op BinOp, inplace bool, a, b Value) (Value, *Exc) {
	return Value{}, hosted
}
func (leftToHost) Unary(c *Ctx, op UnOp, v Value) (Value, *Exc) { return Value{}, hosted }
func (leftToHost) Format(c *Ctx, v, spec Value) (Value, *Exc)   { return Value{}, hosted }
func (leftToHost) Repr(c *Ctx, v Value) (Value, *Exc)           { return Value{}, hosted }
func (leftToHost) Hash(c *Ctx, v Value) (int64, *Exc)           { return 0, hosted }
func (leftToHost) Normalize(c *Ctx, e *Exc)                     {}

type numTest struct {
	c      *Ctx
	r      *rand.Rand
	script strings.Builder
	got    []string
	exprs  []string
	near   []bool
}

// check notes one operation: the Python text and what Go makes of it.
func (n *numTest) check(expr string, run func() (Value, *Exc)) { n.add(expr, false, run) }

func (n *numTest) add(expr string, near bool, run func() (Value, *Exc)) {
	v, err := run()
	text := ""
	if err == nil {
		if v, err = Repr(n.c, v); err == nil {
			text = GoStr(v)
		}
	}
	if err == hosted {
		text = "hosted"
	} else if err != nil {
		text = err.T.Name + ":"
		for i, a := range err.Args {
			s, _ := ToStr(n.c, a)
			if i == 0 {
				text += " "
			} else {
				text += ", "
			}
			text += GoStr(s)
		}
	}
	n.exprs = append(n.exprs, expr)
	n.got = append(n.got, strconv.QuoteToASCII(text))
	n.near = append(n.near, near)
	fmt.Fprintf(&n.script, "t(lambda: %s)\n", expr)
}

const numPrelude = `
import sys, warnings
warnings.simplefilter('ignore')
def t(f):
    try:
        s = repr(f())
    except Exception as e:
        s = type(e).__name__ + ':' + (' ' + ', '.join(map(str, e.args)) if e.args else '')
    print(s.encode('utf-16', 'surrogatepass').decode('utf-16', 'surrogatepass').encode('ascii', 'backslashreplace').decode())
`

// numDiff runs build for every interpreter and compares line by line.
func numDiff(t *testing.T, build func(n *numTest)) {
	t.Helper()
	savedMinor, savedHost := PyMinor, H
	defer func() { PyMinor, H = savedMinor, savedHost }()
	H = leftToHost{}
	for _, py := range pythons() {
		out, err := exec.Command(py, "-c", "import sys; print(sys.version_info[1])").Output()
		if err != nil {
			t.Fatal(err)
		}
		PyMinor, _ = strconv.Atoi(strings.TrimSpace(string(out)))
		n := &numTest{c: NewCtx(1000), r: rand.New(rand.NewSource(int64(PyMinor)))}
		n.script.WriteString(numPrelude)
		build(n)
		cmd := exec.Command(py, "-X", "utf8", "-")
		cmd.Stdin = strings.NewReader(n.script.String())
		res, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v", py, err)
		}
		want := strings.Split(strings.TrimRight(string(res), "\n"), "\n")
		if len(want) != len(n.got) {
			t.Fatalf("%d lines for %d operations", len(want), len(n.got))
		}
		bad, left := 0, 0
		for i, g := range n.got {
			g = asPython(g)
			if g == "hosted" {
				left++
				continue
			}
			if g == want[i] || n.near[i] && nearlySame(g, want[i]) {
				continue
			}
			if bad++; bad <= 25 {
				t.Errorf("%s: %s\n  go     %s\n  python %s", py, n.exprs[i], clip(g), clip(want[i]))
			}
		}
		if bad > 25 {
			t.Errorf("%s: %d differences in %d", py, bad, len(n.got))
		}
		if left*2 > len(n.got) {
			t.Errorf("%d of %d operations were left to the host", left, len(n.got))
		}
	}
}

// asPython undoes Go's quoting except for what Python escaped too.
func asPython(q string) string {
	s, _ := strconv.Unquote(q)
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < 128:
			b.WriteRune(r)
		case r < 256:
			fmt.Fprintf(&b, "\\x%02x", r)
		case r < 65536:
			fmt.Fprintf(&b, "\\u%04x", r)
		default:
			fmt.Fprintf(&b, "\\U%08x", r)
		}
	}
	return b.String()
}

func clip(s string) string { return s[:min(len(s), 300)] }

// nearlySame allows the last digits of a power: Go's library stands in for C's.
func nearlySame(a, b string) bool {
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err1 == nil && err2 == nil && math.Abs(x-y) <= math.Abs(y)*1e-12
}

// lit is a value as Python source.
func lit(v Value) string {
	switch t := v.Type(); {
	case t == &FloatType:
		return "float.fromhex('" + floatHex(v.Float()) + "')"
	case t == &ComplexType:
		z := complexOf(v)
		return "complex(" + lit(Float(real(z))) + "," + lit(Float(imag(z))) + ")"
	case t == &StrType:
		var b strings.Builder
		for _, r := range (*Str)(v.P).runes() {
			if r >= ' ' && r < 127 && r != '\'' && r != '\\' {
				b.WriteRune(r)
			} else {
				fmt.Fprintf(&b, "\\U%08x", r)
			}
		}
		return "'" + b.String() + "'"
	case t == &IntType:
		return "(" + AsBig(v).String() + ")"
	case t == &SliceType:
		s := (*Slice)(v.P)
		return "slice(" + lit(s.Start) + "," + lit(s.Stop) + "," + lit(s.Step) + ")"
	}
	s, _ := Repr(nil, v)
	return GoStr(s)
}

func (n *numTest) smallInt() Value { return Int(int64(n.r.Intn(25)) - 8) }

func (n *numTest) int() Value {
	edges := []int64{0, 1, -1, 2, -2, 10, math.MaxInt64, math.MinInt64, math.MinInt64 + 1, 1 << 53, 1<<53 + 1, -(1 << 53) - 1,
		1<<61 - 1, 1 << 61, 1<<62 + 1, 1 << 31, 1 << 32, -(1 << 61), 1 - (1 << 61), -2 - (1 << 61)}
	switch n.r.Intn(7) {
	case 0:
		return Int(edges[n.r.Intn(len(edges))])
	case 1:
		return n.smallInt()
	case 2:
		return Int(int64(n.r.Uint64()) >> n.r.Intn(60))
	case 3:
		return Bool(n.r.Intn(2) == 0)
	case 4: // near a power of two
		z := new(big.Int).Lsh(big.NewInt(1), uint(n.r.Intn(300)))
		z.Add(z, big.NewInt(int64(n.r.Intn(5)-2)))
		if n.r.Intn(2) == 0 {
			z.Neg(z)
		}
		return NewBig(z)
	case 5:
		z := new(big.Int).Rand(n.r, new(big.Int).Lsh(big.NewInt(1), uint(n.r.Intn(1400)+1)))
		if n.r.Intn(2) == 0 {
			z.Neg(z)
		}
		return NewBig(z)
	}
	return Int(int64(n.r.Intn(2001) - 1000))
}

func (n *numTest) float() Value {
	edges := []float64{0, math.Copysign(0, -1), 1, -1, 0.5, 1.5, 2.5, -2.5, 0.1, 1e16, 1e15, 9999999999999998, 1e22, 1e23, 1e-4, 1e-5,
		123456789012345678, math.MaxFloat64, 5e-324, 2.2250738585072014e-308, math.Inf(1), math.Inf(-1), math.NaN(), 1 << 53, 1 << 63,
		-1 << 63, 1 << 62, 2.675, 1e308, 4.35, 0.045, 1e50, 33.333333}
	switch n.r.Intn(6) {
	case 0:
		return Float(edges[n.r.Intn(len(edges))])
	case 1:
		f := math.Float64frombits(n.r.Uint64())
		return Float(f)
	case 2:
		return Float(float64(n.r.Intn(4001)-2000) / []float64{1, 2, 4, 8, 10, 100, 1000}[n.r.Intn(7)])
	case 3:
		return Float(float64(n.r.Intn(41) - 20))
	case 4:
		return Float(n.r.NormFloat64() * math.Pow10(n.r.Intn(40)-20))
	}
	return Float(n.r.Float64() * 10)
}

func (n *numTest) complex() Value {
	part := func() float64 {
		if n.r.Intn(2) == 0 {
			return float64(n.r.Intn(9) - 4)
		}
		return n.float().Float()
	}
	return ComplexConst(part(), part())
}

func (n *numTest) number() Value {
	switch n.r.Intn(8) {
	case 0, 1, 2:
		return n.int()
	case 3, 4, 5:
		return n.float()
	case 6:
		return n.complex()
	}
	return []Value{None, StrFromGo("ab"), Ellipsis}[n.r.Intn(3)]
}

func (n *numTest) pick(list ...string) string { return list[n.r.Intn(len(list))] }

func tooBig(op BinOp, a, b Value) bool {
	if op != OpPow && op != OpLShift || !IsIntLike(b) {
		return false
	}
	y, ok := SmallInt(b)
	return !ok || y > 400 && !(IsIntLike(a) && intSign(a) == 0 && op == OpLShift) && !a.IsFloat()
}

func TestNumberOperators(t *testing.T) {
	signs := []string{"+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"}
	numDiff(t, func(n *numTest) {
		for i := 0; i < 12000; i++ {
			a, b := n.number(), n.number()
			op := BinOp(n.r.Intn(len(signs)))
			if tooBig(op, a, b) || IsStr(a) || IsStr(b) && op == OpMul {
				continue
			}
			near := op == OpPow && (a.IsFloat() || b.IsFloat() || IsIntLike(b) && intSign(b) < 0)
			n.add(lit(a)+signs[op]+lit(b), near, func() (Value, *Exc) { return Binary(n.c, op, a, b) })
		}
		for i := 0; i < 3000; i++ {
			a, b := n.number(), n.number()
			if n.r.Intn(3) == 0 && IsIntLike(a) {
				f, _ := AsBig(a).Float64()
				b = Float(f)
			}
			op := CmpOp(n.r.Intn(6))
			n.check(lit(a)+cmpSigns[op]+lit(b), func() (Value, *Exc) { return Compare(n.c, op, a, b) })
		}
		for i := 0; i < 2000; i++ {
			a := n.number()
			op := UnOp(n.r.Intn(3))
			n.check([]string{"-", "+", "~"}[op]+lit(a), func() (Value, *Exc) { return Unary(n.c, op, a) })
			n.check("bool("+lit(a)+")", func() (Value, *Exc) { r, err := Truth(n.c, a); return Bool(r), err })
			n.check("repr("+lit(a)+")", func() (Value, *Exc) { return Repr(n.c, a) })
		}
	})
}

func TestNumberBuiltins(t *testing.T) {
	call := func(n *numTest, name string, args ...Value) {
		texts := make([]string, len(args))
		for i, a := range args {
			texts[i] = lit(a)
		}
		n.check(name+"("+strings.Join(texts, ",")+")", func() (Value, *Exc) {
			return Call(n.c, Builtins[name], args, nil)
		})
	}
	numDiff(t, func(n *numTest) {
		for i := 0; i < 3000; i++ {
			a := n.number()
			isNaN := a.IsFloat() && a.Float() != a.Float() || a.Type() == &ComplexType && complexOf(a) != complexOf(a)
			if IsIntLike(a) || a.IsFloat() || a.Type() == &ComplexType {
				if !isNaN {
					call(n, "hash", a)
				}
			}
			call(n, n.pick("abs", "int", "float", "bool", "round", "hex", "oct", "bin", "complex"), a)
			call(n, "divmod", n.number(), n.number())
			if n.r.Intn(2) == 0 {
				call(n, "round", n.float(), Int(int64(n.r.Intn(30)-8)))
			} else {
				call(n, "round", n.number(), n.smallInt())
			}
			call(n, "round", n.float(), Int(int64(n.r.Intn(700)-350)))
			call(n, "pow", n.int(), n.smallInt(), n.int())
			call(n, "pow", n.int(), n.int(), n.int())
			call(n, "complex", n.number(), n.number())
		}
	})
}

// text makes a string that is often nearly a number.
func (n *numTest) text(parts ...string) Value {
	var b strings.Builder
	for k := n.r.Intn(6) + 1; k > 0; k-- {
		b.WriteString(parts[n.r.Intn(len(parts))])
	}
	return StrFromGo(b.String())
}

func TestNumberParsing(t *testing.T) {
	numDiff(t, func(n *numTest) {
		for i := 0; i < 9000; i++ {
			s := n.text("0", "1", "12", "7", "9", "_", "-", "+", " ", "0x", "0b", "0o", "f", "z", "\u0663", "\u2003", "\t", "_1", "00", "123456789012345678901")
			base := []int64{0, 2, 8, 10, 16, 36, 10, 10, 37, 1, -3}[n.r.Intn(11)]
			n.check("int("+lit(s)+","+lit(Int(base))+")", func() (Value, *Exc) { return intNew(n.c, Value{}, []Value{s, Int(base)}, nil) })
			n.check("int("+lit(s)+")", func() (Value, *Exc) { return ToInt(n.c, s) })
			f := n.text("0", "1", "12", ".", ".5", "e", "E5", "e-7", "e400", "_", "-", "+", " ", "inf", "nan", "Infinity", "\u0663", "\u2003", "\n", "1_0", "e1_0", "x", "123456789.123456789")
			n.check("float("+lit(f)+")", func() (Value, *Exc) { return ToFloat(n.c, f) })
			z := n.text("0", "1", "12", ".", ".5", "e5", "_", "-", "+", " ", "inf", "nan", "j", "J", "(", ")", "+2j", "-j", "1+1j", "\u0663")
			n.check("complex("+lit(z)+")", func() (Value, *Exc) { return complexNew(n.c, Value{}, []Value{z}, nil) })
			h := n.text("0x", "1", "a", ".", "f", "p", "p+3", "P-5", "-", "+", " ", "inf", "nan", "0", "ffffffffffffff8", "p1023", "p-1074", "1p-1075")
			n.check("float.fromhex("+lit(h)+")", func() (Value, *Exc) { return floatFromHex(n.c, TypeValue(&FloatType), h) })
		}
		for _, digits := range []int{4299, 4300, 4301, 5000} {
			one := strings.Repeat("1", digits)
			for _, s := range []string{one, one + "x", one + "_", " " + one, "-" + one, "0x" + one} {
				v := StrFromGo(s)
				n.check("int('"+s+"',0)", func() (Value, *Exc) { return intNew(n.c, Value{}, []Value{v, Int(0)}, nil) })
				n.check("int('"+s+"',16)&0xffff", func() (Value, *Exc) {
					r, err := intNew(n.c, Value{}, []Value{v, Int(16)}, nil)
					if err != nil {
						return r, err
					}
					return Binary(n.c, OpAnd, r, Int(0xffff))
				})
			}
			z := NewBig(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits-1)), nil))
			n.check(fmt.Sprintf("str(10**%d)", digits-1), func() (Value, *Exc) { return ToStr(n.c, z) })
			n.check(fmt.Sprintf("str(-10**%d)", digits-1), func() (Value, *Exc) {
				m, _ := intNeg(n.c, z)
				return ToStr(n.c, m)
			})
		}
	})
}

func TestNumberFormat(t *testing.T) {
	numDiff(t, func(n *numTest) {
		for i := 0; i < 16000; i++ {
			spec := ""
			add := func(odds int, list ...string) {
				if n.r.Intn(odds) == 0 {
					spec += n.pick(list...)
				}
			}
			add(4, "<", ">", "^", "=", "*<", "\u00e9^", "x>", "0=", "_=")
			add(4, "+", "-", " ")
			add(10, "z")
			add(5, "#")
			add(5, "0")
			add(2, "1", "5", "8", "12", "20", "33")
			add(4, ",", "_", ",", "_", ",_")
			add(3, ".0", ".1", ".2", ".3", ".6", ".17", ".20", ".")
			add(2, "d", "b", "o", "x", "X", "c", "e", "E", "f", "F", "g", "G", "%", "s", "q", "\u00e9", "\x01")
			v := n.number()
			if v.Type() == &EllipsisType || v.IsNone() || IsStr(v) {
				v = n.float()
			}
			s := StrFromGo(spec)
			n.check("format("+lit(v)+","+lit(s)+")", func() (Value, *Exc) {
				return numFormatMethod(n.c, v, s)
			})
		}
	})
}

func TestNumberMethods(t *testing.T) {
	method := func(n *numTest, v Value, name string, args ...Value) {
		texts := make([]string, len(args))
		for i, a := range args {
			texts[i] = lit(a)
		}
		n.check(lit(v)+"."+name+"("+strings.Join(texts, ",")+")", func() (Value, *Exc) {
			return callBuiltin(n.c, (*Builtin)(v.Type().Lookup(name).P), v, args, nil)
		})
	}
	numDiff(t, func(n *numTest) {
		for i := 0; i < 2500; i++ {
			a, f := n.int(), n.float()
			for _, name := range []string{"bit_length", "bit_count", "conjugate", "as_integer_ratio", "__trunc__", "__float__"} {
				method(n, a, name)
			}
			for _, name := range []string{"is_integer", "as_integer_ratio", "hex", "conjugate", "__floor__", "__ceil__", "__trunc__", "__round__"} {
				method(n, f, name)
			}
			length, order, signed := Int(int64(n.r.Intn(12)-1)), StrFromGo(n.pick("big", "little")), Bool(n.r.Intn(2) == 0)
			if n.r.Intn(2) == 0 {
				length = Int((bitLenOf(a) + 7 + int64(n.r.Intn(3))) / 8)
			}
			n.check(fmt.Sprintf("%s.to_bytes(%s,%s,signed=%s)", lit(a), lit(length), lit(order), lit(signed)), func() (Value, *Exc) {
				return intToBytes(n.c, a, []Value{length, order, signed}, []string{"signed"})
			})
			raw := make([]byte, n.r.Intn(12))
			n.r.Read(raw)
			data := NewBytes(string(raw))
			n.check(fmt.Sprintf("int.from_bytes(bytes.fromhex('%x'),%s,signed=%s)", raw, lit(order), lit(signed)), func() (Value, *Exc) {
				return intFromBytes(n.c, TypeValue(&IntType), []Value{data, order, signed}, []string{"signed"})
			})
			for _, name := range []string{"real", "imag", "numerator", "denominator"} {
				n.check(lit(a)+"."+name, func() (Value, *Exc) { return GetAttr(n.c, a, name) })
			}
		}
	})
}

func bitLenOf(v Value) int64 { return intBitLength(v).Int() }

// bound is a bound of a range or slice.
func (n *numTest) bound() Value {
	if n.r.Intn(6) == 0 {
		return n.int()
	}
	return n.smallInt()
}

func TestRanges(t *testing.T) {
	numDiff(t, func(n *numTest) {
		bounds := func() []Value {
			args := []Value{n.bound(), n.bound(), n.bound()}
			return args[:n.r.Intn(3)+1]
		}
		for i := 0; i < 4000; i++ {
			args, others := bounds(), bounds()
			texts := func(args []Value) string {
				var s []string
				for _, a := range args {
					s = append(s, lit(a))
				}
				return "range(" + strings.Join(s, ",") + ")"
			}
			r, err := RangeType.New(n.c, TypeValue(&RangeType), args, nil)
			text := texts(args)
			n.check(text, func() (Value, *Exc) { return r, err })
			if err != nil {
				continue
			}
			x, f := n.bound(), Float(float64(n.r.Intn(20)))
			n.check(text+"["+lit(x)+"]", func() (Value, *Exc) { return GetItem(n.c, r, x) })
			part := func() Value {
				if n.r.Intn(3) == 0 {
					return None
				}
				return n.bound()
			}
			s := NewSlice(part(), part(), part())
			n.check(text+"["+lit(s)+"]", func() (Value, *Exc) { return GetItem(n.c, r, s) })
			n.check("len("+text+")", func() (Value, *Exc) { k, err := Len(n.c, r); return Int(int64(k)), err })
			n.check("bool("+text+")", func() (Value, *Exc) { k, err := Truth(n.c, r); return Bool(k), err })
			n.check("hash("+text+")", func() (Value, *Exc) { h, err := Hash(n.c, r); return Int(h), err })
			n.check(lit(x)+" in "+text, func() (Value, *Exc) { k, err := Contains(n.c, r, x); return Bool(k), err })
			n.check(text+".index("+lit(x)+")", func() (Value, *Exc) { return rangeIndex(n.c, r, x) })
			n.check(text+".count("+lit(x)+")", func() (Value, *Exc) { return rangeCount(n.c, r, x) })
			other, err := RangeType.New(n.c, TypeValue(&RangeType), others, nil)
			if err == nil {
				n.check(text+"=="+texts(others), func() (Value, *Exc) { return Compare(n.c, CmpEq, r, other) })
			}
			if k := rangeValue(r).wide().length; k.IsInt64() && k.Int64() < 50 {
				n.check("list("+text+")", func() (Value, *Exc) { items, err := Items(n.c, r); return NewList(items), err })
				n.check("list(reversed("+text+"))", func() (Value, *Exc) {
					items, err := Items(n.c, rangeValue(r).reversed())
					return NewList(items), err
				})
				n.check(lit(f)+" in "+text, func() (Value, *Exc) { k, err := Contains(n.c, r, f); return Bool(k), err })
			}
			length := n.bound()
			n.check(lit(s)+".indices("+lit(length)+")", func() (Value, *Exc) { return sliceIndicesMethod(n.c, s, length) })
			n.check("hash("+lit(s)+")", func() (Value, *Exc) { h, err := Hash(n.c, s); return Int(h), err })
			s2 := NewSlice(part(), part(), part())
			n.check(lit(s)+"=="+lit(s2), func() (Value, *Exc) { return Compare(n.c, CmpEq, s, s2) })
			n.check(lit(s)+"<"+lit(s2), func() (Value, *Exc) { return Compare(n.c, CmpLt, s, s2) })
		}
	})
}

// TestSmallPowers: what is computed without the C library is exactly what the
// C library gives.
func TestSmallPowers(t *testing.T) {
	numDiff(t, func(n *numTest) {
		answered := 0
		const count = 20000
		for i := 0; i < count; i++ {
			x := n.r.Float64() * math.Pow10(n.r.Intn(30)-15)
			y := []float64{2, -2, 3, -3, 4, -4, -1, 0.5, -0.5, 1.5, -1.5, 1}[n.r.Intn(12)]
			if r, ok := smallPow(x, y); ok {
				answered++
				n.check(lit(Float(x))+"**"+lit(Float(y)), func() (Value, *Exc) { return Float(r), nil })
			}
		}
		if answered < count*3/4 {
			t.Errorf("only %d of %d powers were answered", answered, count)
		}
	})
}
