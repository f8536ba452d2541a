package border

import (
	"math"

	"goruntime/leaf"
	o "goruntime/object"
)

// Values of the library's C classes, dates and decimal numbers, are computed
// with, compared and made without a transition where only the functions of
// their own classes take part: these run no Python code.

// valueKind says what a class's objects are.
type valueKind uint8

const (
	noValue valueKind = iota
	valueDate
	valueDelta
	valueMoment // a datetime; one with a time zone asks that
	valueDecimal
)

var unarySlots = [...]uintptr{o.OpNeg: 48, o.OpPos: 56}

var valueKinds byClass[valueKind]

// decimalClass is decimal.Decimal, 0 until one of its objects was met. It never changes.
var decimalClass uintptr

const (
	offNumberAdd     = 0
	offTypeStr       = 136 // tp_str
	offDecimalExp    = 32
	offDecimalDigits = 40
	offContextPrec   = 16
	mostDigits       = 1 << 10 // longer ones take too long, or more stack
	mostExp          = 1 << 10 // as many digits a whole quotient may have
)

func findValueKind(class uintptr) valueKind {
	kind := noValue
	switch libraryName(class) {
	case "datetime.date":
		kind = valueDate
	case "datetime.timedelta":
		kind = valueDelta
	case "datetime.datetime":
		kind = valueMoment
	case "decimal.Decimal":
		kind = valueDecimal
	default:
		return noValue
	}
	if !isGenuine(slotOf(class, offTypeNumber, offNumberAdd)) || !isGenuine(word(class, offTypeCompare)) || !isGenuine(word(class, offTypeNew)) {
		return noValue
	}
	if flags := typeFlags(class); kind == valueDecimal && (flags&flagHeap == 0 || flags&flagImmutable != 0) {
		decimalClass = class
	}
	return kind
}

// valueOf is the kind of the object that v is, if nothing it does asks other objects.
func (t *thread) valueOf(v o.Value) (kind valueKind, a uintptr) {
	if v.Type() != &o.ForeignType {
		return noValue, 0
	}
	if a = t.near(v); a == 0 {
		return noValue, 0
	}
	switch kind = valueKinds.of(typeOf(a), findValueKind); kind {
	case valueMoment:
		if *(*uint8)(ptr(a + offHasZone)) != 0 {
			return noValue, 0
		}
	case valueDecimal:
		if word(a, offDecimalDigits) > mostDigits {
			return noValue, 0
		}
	}
	return kind, a
}

// operands are two values of such classes of one library, or one and an int.
func (t *thread) operands(a, b o.Value) (kind valueKind, x, y uintptr) {
	k, x := t.valueOf(a)
	l, y := t.valueOf(b)
	switch {
	case k == noValue && l == noValue, (k == valueDecimal) != (l == valueDecimal) && k != noValue && l != noValue:
		return noValue, 0, 0
	case k == noValue && a.IsInt():
		x, _ = nearObject(a)
		k = l
	case l == noValue && b.IsInt():
		y, _ = nearObject(b)
	case k == noValue || l == noValue:
		return noValue, 0, 0
	}
	if x == 0 || y == 0 {
		return noValue, 0, 0
	}
	return k, x, y
}

// letOperands gives back what operands made.
func letOperands(a, b o.Value, x, y uintptr) {
	if a.IsInt() {
		decref(x)
	}
	if b.IsInt() {
		decref(y)
	}
}

// decimals are two short decimal numbers, or 0.
func (t *thread) decimals(a, b o.Value) (x, y uintptr) {
	if a.Type() != &o.ForeignType || b.Type() != &o.ForeignType || decimalClass == 0 || !t.GIL {
		return 0, 0
	}
	x, y = (*o.Foreign)(a.P).Py, (*o.Foreign)(b.P).Py
	if typeOf(x) != decimalClass || typeOf(y) != decimalClass || word(x, offDecimalDigits) > mostDigits || word(y, offDecimalDigits) > mostDigits {
		return 0, 0
	}
	return x, y
}

// madeDecimal is made for what should be a decimal number.
func (t *thread) madeDecimal(r uintptr) o.Value {
	if r == 0 || typeOf(r) != decimalClass || refcount(r) != 1 {
		return t.made(r)
	}
	t.Touched = true
	return t.newForeign(r)
}

// valueBinary is a op b; a zero Value leaves it to the API, as what fails is.
func (t *thread) valueBinary(op o.BinOp, a, b o.Value) o.Value {
	if !leaf.Available || op > o.OpMod || op == o.OpPow {
		return o.Value{}
	}
	if op <= o.OpFloorDiv {
		if r := t.smallBinary(op, a, b); r.P != nil {
			return r
		}
	}
	if x, y := t.decimals(a, b); x != 0 && y != 0 {
		if !t.shortResult(op, x, y) {
			return o.Value{}
		}
		return t.madeDecimal(quiet(slotOf(decimalClass, offTypeNumber, numberSlots[op].plain), x, y, 0))
	}
	kind, x, y := t.operands(a, b)
	if kind == noValue {
		return o.Value{}
	}
	var r uintptr
	switch {
	case kind != valueDecimal:
		r = quiet(nearC.number[op], x, y, 0)
	case t.shortResult(op, x, y):
		r = quiet(slotOf(decimalOf(x, y), offTypeNumber, numberSlots[op].plain), x, y, 0)
	}
	letOperands(a, b, x, y)
	return t.made(r)
}

// decimalOf is the class of the operand that is a decimal number.
func decimalOf(x, y uintptr) uintptr {
	if class := typeOf(x); class != tyLong {
		return class
	}
	return typeOf(y)
}

// shortResult: a quotient of decimal numbers has as many digits as the context says, or as their exponents.
func (t *thread) shortResult(op o.BinOp, x, y uintptr) bool {
	switch op {
	case o.OpTrueDiv:
		return t.precision() <= mostDigits
	case o.OpFloorDiv, o.OpMod:
		return smallExp(x) && smallExp(y)
	}
	return true
}

func smallExp(a uintptr) bool {
	exp := int64(word(a, offDecimalExp))
	return typeOf(a) == tyLong || -mostExp < exp && exp < mostExp
}

// decimalContext is decimal.getcontext and the module that it belongs to, 0 where the context is not laid out as expected.
var decimalContext struct {
	known        bool
	fn, self, of uintptr
}

// precision is that of the thread's decimal context, more than there can be where it is not known.
func (t *thread) precision() (digits int64) {
	if decimals.known {
		if context := t.decimalNow(); context != 0 {
			return int64(word(context, offContextPrec))
		}
	}
	k := &decimalContext
	if !k.known {
		k.known = true
		if err := t.findContext(); err != nil {
			k.fn = 0
		}
	}
	if k.fn == 0 {
		return math.MaxInt64
	}
	a := quiet(k.fn, k.self, 0, 0)
	if a == 0 {
		return math.MaxInt64
	}
	digits = math.MaxInt64
	if typeOf(a) == k.of { // of a derived class it is laid out the same, but who knows
		digits = int64(word(a, offContextPrec))
	}
	decref(a)
	return digits
}

// findContext learns how to get at the context, and compares what is read of it.
func (t *thread) findContext() *o.Exc {
	f, err := t.callHelper(helper.libraryFunction, o.StrFromGo("_decimal"), o.StrFromGo("getcontext"))
	if err != nil || f == pyNone {
		return err
	}
	context, err := o.H.Call(&t.Ctx, t.fromPy(f), nil, nil)
	if err != nil {
		return err
	}
	digits, err := o.H.GetAttr(&t.Ctx, context, "prec")
	if err != nil {
		return err
	}
	def := word(f, offMethodFn)
	a := t.near(context)
	if a == 0 || !isGenuine(word(def, offMethFunc)) || *(*int32)(ptr(def + offMethFlags))&methKinds != methNoArgs || int64(word(a, offContextPrec)) != digits.Int() {
		return nil
	}
	k := &decimalContext
	k.fn, k.self, k.of = word(def, offMethFunc), word(f, offMethodSelf), typeOf(a) // f stays
	return nil
}

// valueUnary is -v or +v of a decimal number.
func (t *thread) valueUnary(op o.UnOp, v o.Value) o.Value {
	kind, a := t.valueOf(v)
	if !leaf.Available || kind != valueDecimal || op == o.OpInvert {
		return o.Value{}
	}
	return t.made(quiet(slotOf(typeOf(a), offTypeNumber, unarySlots[op]), a, 0, 0))
}

// valueText is str(v) of a decimal number.
func (t *thread) valueText(v o.Value) o.Value {
	if x := t.smallText(v); x.P != nil {
		return x
	}
	kind, a := t.valueOf(v)
	if !leaf.Available || kind != valueDecimal {
		return o.Value{}
	}
	return t.made(quiet(word(typeOf(a), offTypeStr), a, 0, 0))
}

// shortNumbers: what a method of decimal numbers makes of these is short too.
func (t *thread) shortNumbers(self uintptr, args []o.Value) bool {
	if valueKinds.of(typeOf(self), findValueKind) == valueDecimal && (word(self, offDecimalDigits) > mostDigits || !smallExp(self)) {
		return false
	}
	for _, v := range args {
		if v.IsInt() || v.IsNone() {
			continue
		}
		if kind, a := t.valueOf(v); kind != valueDecimal || !smallExp(a) {
			return false
		}
	}
	return true
}

func (t *thread) made(r uintptr) o.Value {
	if r == 0 {
		return o.Value{}
	}
	t.Touched = true
	switch {
	case r == pyTrue || r == pyFalse:
		decref(r)
		return o.Bool(r == pyTrue)
	case refcount(r) == 1 && valueKinds.of(typeOf(r), findValueKind) != noValue:
		return t.newForeign(r)
	}
	return t.fromOwned(r)
}

// valueCompare is the comparison of two.
func (t *thread) valueCompare(op o.CmpOp, a, b o.Value) o.Value {
	if !leaf.Available {
		return o.Value{}
	}
	if r := t.smallCompare(op, a, b); r.P != nil {
		return r
	}
	if x, y := t.decimals(a, b); x != 0 && y != 0 {
		return t.made(quiet(word(decimalClass, offTypeCompare), x, y, uintptr(op)))
	}
	kind, x, y := t.operands(a, b)
	if kind == noValue {
		return o.Value{}
	}
	compare := nearC.compare
	if kind == valueDecimal && typeOf(x) != tyLong {
		compare = word(typeOf(x), offTypeCompare)
	}
	r := quiet(compare, x, y, uintptr(op))
	letOperands(a, b, x, y)
	return t.made(r)
}
