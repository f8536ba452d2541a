package border

import (
	"math/bits"

	"goruntime/leaf"
	o "goruntime/object"
)

// Small decimal numbers, of one word of digits, are computed with, compared and
// rounded where they are, if the result is of one word and within what the
// context allows: then no signal but Inexact and Rounded is raised. All else,
// zeros among the results too, is the library's.

// What is read and written was compared with what the library's own objects are when the first number was met.
var decimals struct {
	asked, known bool
	context      uintptr // the class of contexts
	variable     uintptr // the context variable that has the current one
	inexact      uint32  // signals
	rounded      uint32
	spare        [32]uintptr // numbers that nobody has any more, with one reference each
	spares       int
}

const (
	offDecimalHash  = 16
	offDecimalFlags = 24
	offDecimalLen   = 48
	offDecimalRoom  = 56
	offDecimalData  = 64
	offDecimalOwn   = 72 // its own words
	sizeOfDecimal   = 104

	decimalNeg     = 1
	decimalSpecial = 2 | 4 | 8 // infinite or not a number
	decimalStatic  = 16 | 32   // neither the object nor its words were allocated apart

	offContextMax    = 24
	offContextMin    = 32
	offContextTraps  = 40
	offContextStatus = 44
	offContextRound  = 52
	offContextClamp  = 56

	offVarCached  = 32
	offVarState   = 40
	offVarVersion = 48

	decimalWord = 10_000_000_000_000_000_000 // what a word of digits is less than
	mostSmall   = 1 << 10                    // exponents

	flagCollected = 1 << 14

	roundUp       = 0
	roundDown     = 1
	roundHalfUp   = 4
	roundHalfDown = 5
	roundHalfEven = 6
)

var powersOfTen = func() (p [20]uint64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = p[i-1] * 10
	}
	return p
}()

// learnDecimals compares. The GIL is held.
func (t *thread) learnDecimals() (ok bool, err *o.Exc) {
	k := &decimals
	k.asked = true
	a, err := t.callHelper(helper.decimalSample)
	if err != nil || a == pyNone {
		return false, err
	}
	parts, err := o.Items(&t.Ctx, t.fromOwned(a))
	if err != nil {
		return false, err
	}
	at := func(v o.Value) uintptr { return (*o.Obj)(v.P).Py }
	number, variable, space, current := at(parts[0]), at(parts[2]), at(parts[3]), at(parts[4])
	contexts, err := o.Items(&t.Ctx, parts[1])
	if err != nil {
		return false, err
	}
	class := typeOf(number)
	if class != decimalClass || word(class, offTypeBasic) != sizeOfDecimal || typeFlags(class)&flagCollected != 0 ||
		int64(word(number, offDecimalHash)) != -1 || *(*uint8)(ptr(number + offDecimalFlags)) != decimalNeg|decimalStatic ||
		int64(word(number, offDecimalExp)) != -2 || word(number, offDecimalDigits) != 4 || word(number, offDecimalLen) != 1 ||
		word(number, offDecimalRoom) != 4 || word(number, offDecimalData) != number+offDecimalOwn || word(number, offDecimalOwn) != 1234 {
		return false, nil
	}
	for i, rounding := range []int32{roundUp, roundDown, roundHalfUp, roundHalfDown, roundHalfEven} {
		if *(*int32)(ptr(at(contexts[i]) + offContextRound)) != rounding {
			return false, nil
		}
	}
	odd := at(contexts[5])
	k.context = typeOf(odd)
	k.inexact, k.rounded = *(*uint32)(ptr(odd + offContextTraps)), *(*uint32)(ptr(odd + offContextStatus))
	if word(odd, offContextPrec) != 7 || word(odd, offContextMax) != 11 || int64(word(odd, offContextMin)) != -13 ||
		*(*int32)(ptr(odd + offContextClamp)) != 1 || *(*int32)(ptr(odd + offContextRound)) != roundDown ||
		bits.OnesCount32(k.inexact) != 1 || bits.OnesCount32(k.rounded) != 1 || k.inexact == k.rounded || typeOf(current) != k.context {
		return false, nil
	}
	state := t.state() + uintptr(lay.hooks) + 16
	if word(variable, offVarCached) != current || word(variable, offVarVersion) != word(state, 8) || word(variable, offVarState) != word(state, 16) ||
		word(state, 0) == 0 || typeOf(word(state, 0)) != typeOf(space) {
		return false, nil
	}
	incref(variable)
	k.variable = variable
	return true, nil
}

// decimalNow is the thread's decimal context where PyContextVar_Get would find it without a search, else 0.
func (t *thread) decimalNow() uintptr {
	k := &decimals
	state := t.state() + uintptr(lay.hooks) + 16 // the context of variables, its version, the state's number
	a := word(k.variable, offVarCached)
	if a == 0 || word(state, 0) == 0 || word(k.variable, offVarVersion) != word(state, 8) || word(k.variable, offVarState) != word(state, 16) || typeOf(a) != k.context {
		return 0
	}
	return a
}

// small is a finite number.
type small struct {
	neg bool
	exp int64
	c   uint64
}

// smallOf is a decimal number of one word, or an int.
func smallOf(v o.Value) (s small, ok bool) {
	if v.IsInt() {
		n := v.Int()
		if s.neg = n < 0; s.neg {
			n = -n
		}
		s.c = uint64(n)
		return s, true
	}
	if v.Type() != &o.ForeignType {
		return s, false
	}
	return smallAt((*o.Foreign)(v.P).Py)
}

func smallAt(a uintptr) (s small, ok bool) {
	if typeOf(a) != decimalClass || word(a, offDecimalLen) != 1 {
		return s, false
	}
	flags := *(*uint8)(ptr(a + offDecimalFlags))
	s.neg, s.exp, s.c = flags&decimalNeg != 0, int64(word(a, offDecimalExp)), uint64(word(word(a, offDecimalData), 0))
	return s, flags&decimalSpecial == 0 && -mostSmall < s.exp && s.exp < mostSmall
}

// smalls are two operands, one of them a decimal number.
func (t *thread) smalls(a, b o.Value) (x, y small, ok bool) {
	if !t.knowsDecimals() {
		return x, y, false
	}
	if x, ok = smallOf(a); ok {
		y, ok = smallOf(b)
	}
	return x, y, ok
}

// knowsDecimals: numbers may be read and made in place.
func (t *thread) knowsDecimals() bool {
	return decimalClass != 0 && t.GIL && (decimals.known || t.triedDecimals())
}

func (t *thread) triedDecimals() bool {
	if k := &decimals; !k.asked && leaf.Available {
		known, err := t.learnDecimals()
		k.known = known && err == nil
	}
	return decimals.known
}

func digitsOf(c uint64) int64 {
	n := bits.Len64(c) * 1233 >> 12
	if c >= powersOfTen[n] {
		n++
	}
	return int64(n)
}

// wide is a number before it is rounded to what the context says: c is of two words.
type wide struct {
	neg    bool
	exp    int64
	hi, lo uint64
}

// smallBinary is a op b.
func (t *thread) smallBinary(op o.BinOp, a, b o.Value) o.Value {
	x, y, ok := t.smalls(a, b)
	if !ok {
		return o.Value{}
	}
	context := t.decimalNow()
	if context == 0 {
		return o.Value{}
	}
	r := wide{neg: x.neg != y.neg}
	switch op {
	case o.OpAdd:
		ok = r.sum(x, y)
	case o.OpSub:
		y.neg = !y.neg
		ok = r.sum(x, y)
	case o.OpMul:
		r.exp = x.exp + y.exp
		r.hi, r.lo = bits.Mul64(x.c, y.c)
	case o.OpTrueDiv:
		ok = r.quotient(x, y, int64(word(context, offContextPrec)))
	case o.OpFloorDiv:
		ok = r.whole(x, y)
	default:
		ok = false
	}
	if !ok {
		return o.Value{}
	}
	if op == o.OpFloorDiv { // which is not rounded
		return t.newSmall(small{r.neg, 0, r.lo}, context, 0)
	}
	return t.rounded(r, context)
}

func (r *wide) sum(x, y small) bool {
	if x.exp < y.exp {
		x, y = y, x
	}
	shift := x.exp - y.exp
	if shift >= int64(len(powersOfTen)) {
		return false
	}
	r.neg, r.exp = x.neg, y.exp
	hi, lo := bits.Mul64(x.c, powersOfTen[shift])
	var carry uint64
	if x.neg == y.neg {
		r.lo, carry = bits.Add64(lo, y.c, 0)
		r.hi, carry = bits.Add64(hi, 0, carry)
		return carry == 0
	}
	r.lo, carry = bits.Sub64(lo, y.c, 0)
	r.hi, carry = bits.Sub64(hi, 0, carry)
	if carry != 0 { // hi was 0
		r.neg, r.hi, r.lo = y.neg, 0, -r.lo
	}
	return true
}

// quotient is x / y to one or two digits more than asked for, the last of which tells whether there would be others; an exact one
// ends with the digit that the exponents say, or before.
func (r *wide) quotient(x, y small, digits int64) bool {
	if x.c == 0 || y.c == 0 {
		return false
	}
	if x.c%y.c == 0 {
		r.exp, r.lo = x.exp-y.exp, x.c/y.c
		return true
	}
	if digits >= int64(len(powersOfTen)) {
		return false
	}
	shift := digitsOf(y.c) - digitsOf(x.c) + digits + 1
	if shift < 0 || shift >= int64(len(powersOfTen)) {
		return false
	}
	hi, lo := bits.Mul64(x.c, powersOfTen[shift])
	var rest uint64
	r.hi, rest = hi/y.c, hi%y.c
	r.lo, rest = bits.Div64(rest, lo, y.c)
	r.exp = x.exp - y.exp - shift
	if rest != 0 {
		if r.lastDigit()%5 == 0 {
			var carry uint64
			r.lo, carry = bits.Add64(r.lo, 1, 0)
			r.hi += carry
		}
		return true
	}
	for ; shift > 0 && r.lastDigit() == 0; shift-- {
		r.hi, rest = r.hi/10, r.hi%10
		r.lo, _ = bits.Div64(rest, r.lo, 10)
		r.exp++
	}
	return true
}

// whole is the whole part of x / y.
func (r *wide) whole(x, y small) bool {
	shift := x.exp - y.exp
	if y.c == 0 || shift <= -int64(len(powersOfTen)) || shift >= int64(len(powersOfTen)) {
		return false
	}
	scale := &x
	if shift < 0 {
		scale, shift = &y, -shift
	}
	var hi uint64
	if hi, scale.c = bits.Mul64(scale.c, powersOfTen[shift]); hi != 0 {
		return false
	}
	r.lo = x.c / y.c
	return true
}

func (r *wide) lastDigit() uint64 {
	if r.hi == 0 {
		return r.lo % 10
	}
	return (r.hi%10*6 + r.lo%10) % 10 // 2**64 ends with a 6
}

// rounded is a number that is not zero with as many digits as the context says, if that allows it.
func (t *thread) rounded(r wide, context uintptr) o.Value {
	var digits int64
	switch {
	case r.hi == 0:
		digits = digitsOf(r.lo)
	case r.hi < decimalWord:
		q, _ := bits.Div64(r.hi, r.lo, decimalWord)
		digits = 19 + digitsOf(q)
	default:
		return o.Value{}
	}
	adjusted := r.exp + digits - 1
	if adjusted > int64(word(context, offContextMax)) || adjusted < int64(word(context, offContextMin)) { // what rounding leaves is looked at again
		return o.Value{}
	}
	most := int64(word(context, offContextPrec))
	if digits <= most {
		if r.hi != 0 {
			return o.Value{}
		}
		return t.newSmall(small{r.neg, r.exp, r.lo}, context, 0)
	}
	drop := digits - most
	if most >= int64(len(powersOfTen)) || drop >= int64(len(powersOfTen)) || r.hi >= powersOfTen[drop] {
		return o.Value{}
	}
	c, rest := bits.Div64(r.hi, r.lo, powersOfTen[drop])
	c, ok := roundBy(c, rest, powersOfTen[drop], context)
	if !ok {
		return o.Value{}
	}
	exp := r.exp + drop
	if c == powersOfTen[most] {
		c /= 10
		exp++
	}
	return t.newSmall(small{r.neg, exp, c}, context, signalsOf(rest))
}

// roundBy is c, of which rest / unit was cut off, rounded as the context says; ok is false where that depends on more.
func roundBy(c, rest, unit uint64, context uintptr) (rounded uint64, ok bool) {
	more := false
	switch half := unit / 2; *(*int32)(ptr(context + offContextRound)) {
	case roundDown:
	case roundUp:
		more = rest != 0
	case roundHalfUp:
		more = rest >= half
	case roundHalfDown:
		more = rest > half
	case roundHalfEven:
		more = rest > half || rest == half && c&1 != 0
	default:
		return 0, false
	}
	if more {
		c++
	}
	return c, true
}

// signalsOf are those of a number that was rounded.
func signalsOf(rest uint64) uint32 {
	if rest != 0 {
		return decimals.rounded | decimals.inexact
	}
	return decimals.rounded
}

// newSmall is a number that is not zero, if the context allows it as it is, with the signals that it was made with.
func (t *thread) newSmall(r small, context uintptr, signals uint32) o.Value {
	if context == 0 || r.c == 0 || r.c >= decimalWord {
		return o.Value{}
	}
	digits := digitsOf(r.c)
	adjusted := r.exp + digits - 1
	if digits > int64(word(context, offContextPrec)) || adjusted > int64(word(context, offContextMax)) || adjusted < int64(word(context, offContextMin)) ||
		*(*int32)(ptr(context + offContextClamp)) != 0 {
		return o.Value{}
	}
	if signals != 0 {
		if *(*uint32)(ptr(context + offContextTraps))&signals != 0 {
			return o.Value{}
		}
		*(*uint32)(ptr(context + offContextStatus)) |= signals
	}
	k := &decimals
	var a uintptr
	if k.spares > 0 {
		k.spares--
		a = k.spare[k.spares]
	} else if a = leaf.Call(nearC.objectNew, decimalClass, 0, 0, 0, 0); a == 0 {
		return o.Value{}
	}
	*(*int64)(ptr(a + offDecimalHash)) = -1
	flags := uint8(decimalStatic)
	if r.neg {
		flags |= decimalNeg
	}
	*(*uint8)(ptr(a + offDecimalFlags)) = flags
	*(*int64)(ptr(a + offDecimalExp)) = r.exp
	*(*int64)(ptr(a + offDecimalDigits)) = digits
	*(*int64)(ptr(a + offDecimalLen)) = 1
	*(*int64)(ptr(a + offDecimalRoom)) = 4
	*(*uintptr)(ptr(a + offDecimalData)) = a + offDecimalOwn
	*(*uint64)(ptr(a + offDecimalOwn)) = r.c
	t.Touched = true
	return t.newForeign(a)
}

// spareDecimal takes the last reference to an object, if that is a number whose memory the next one may have.
func spareDecimal(a uintptr) bool {
	k := &decimals
	if !k.known || typeOf(a) != decimalClass || k.spares == len(k.spare) || *(*uint8)(ptr(a + offDecimalFlags))&decimalStatic != decimalStatic {
		return false
	}
	k.spare[k.spares] = a
	k.spares++
	return true
}

// smallCompare is a op b.
func (t *thread) smallCompare(op o.CmpOp, a, b o.Value) o.Value {
	x, y, ok := t.smalls(a, b)
	if !ok {
		return o.Value{}
	}
	t.Touched = true
	return o.Bool(o.CmpInt(op, smallOrder(x, y), 0))
}

func smallOrder(x, y small) int64 {
	sign := int64(1)
	switch {
	case x.c == 0 && y.c == 0:
		return 0
	case x.c == 0:
		x.neg = !y.neg
	case y.c == 0:
		y.neg = !x.neg
	}
	if x.neg {
		sign = -1
	}
	if x.neg != y.neg || x.c == 0 || y.c == 0 {
		return sign
	}
	p, q := x.exp+digitsOf(x.c), y.exp+digitsOf(y.c)
	if p != q {
		if p < q {
			return -sign
		}
		return sign
	}
	if x.exp < y.exp {
		x, y, sign = y, x, -sign
	}
	hi, c := bits.Mul64(x.c, powersOfTen[x.exp-y.exp]) // as many digits: no more than a word has
	switch {
	case hi != 0 || c > y.c:
		return sign
	case c < y.c:
		return -sign
	}
	return 0
}

// quantized is self.quantize(exp), or context.quantize(number, exp).
func (t *thread) quantized(self uintptr, args []o.Value) o.Value {
	if len(args) == 0 || !t.knowsDecimals() {
		return o.Value{}
	}
	var x small
	var ok bool
	context := self
	if typeOf(self) == decimalClass {
		x, ok = smallAt(self)
		context = t.decimalNow()
	} else {
		x, ok = smallOf(args[0])
		args = args[1:]
	}
	if !ok || len(args) != 1 {
		return o.Value{}
	}
	y, ok := smallOf(args[0])
	if !ok || context == 0 || typeOf(context) != decimals.context || y.exp > int64(word(context, offContextMax)) || y.exp < int64(word(context, offContextMin)) {
		return o.Value{}
	}
	r := small{x.neg, y.exp, x.c}
	shift := x.exp - y.exp
	if shift >= 0 {
		if shift >= int64(len(powersOfTen)) {
			return o.Value{}
		}
		var hi uint64
		if hi, r.c = bits.Mul64(x.c, powersOfTen[shift]); hi != 0 {
			return o.Value{}
		}
		return t.newSmall(r, context, 0)
	}
	if -shift >= int64(len(powersOfTen)) {
		return o.Value{}
	}
	unit := powersOfTen[-shift]
	rest := x.c % unit
	if r.c, ok = roundBy(x.c/unit, rest, unit, context); !ok {
		return o.Value{}
	}
	return t.newSmall(r, context, signalsOf(rest))
}

// smallText is str(v) without an exponent.
func (t *thread) smallText(v o.Value) o.Value {
	if !decimals.known || !t.GIL || v.IsInt() {
		return o.Value{}
	}
	s, ok := smallOf(v)
	if !ok || s.exp > 0 || s.c == 0 || s.exp+digitsOf(s.c)-1 < -6 {
		return o.Value{}
	}
	var buf [32]byte
	at := len(buf)
	for left, point := s.c, s.exp; left > 0 || point <= 0; point++ {
		if point == 0 && s.exp < 0 {
			at--
			buf[at] = '.'
		}
		at--
		buf[at] = '0' + byte(left%10)
		left /= 10
	}
	if s.neg {
		at--
		buf[at] = '-'
	}
	t.Touched = true
	return o.StrFromGo(string(buf[at:]))
}
