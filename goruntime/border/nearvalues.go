package border

import (
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

var valueKinds byClass[valueKind]

const (
	offNumberAdd     = 0
	offDecimalDigits = 40
	mostDigits       = 64 // a longer number's product needs more stack
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

// valueBinary is a op b; a zero Value leaves it to the API, as what fails is.
func (t *thread) valueBinary(op o.BinOp, a, b o.Value) o.Value {
	if !leaf.Available || op > o.OpMod || op == o.OpPow {
		return o.Value{}
	}
	kind, x, y := t.operands(a, b)
	if kind == noValue {
		return o.Value{}
	}
	var r uintptr
	if kind != valueDecimal || op <= o.OpMul { // a quotient's length is for the context to say
		r = quiet(nearC.number[op], x, y, 0)
	}
	letOperands(a, b, x, y)
	return t.made(r)
}

func (t *thread) made(r uintptr) o.Value {
	if r == 0 {
		return o.Value{}
	}
	t.Touched = true
	return t.fromOwned(r)
}

// valueCompare is the comparison of two.
func (t *thread) valueCompare(op o.CmpOp, a, b o.Value) o.Value {
	if !leaf.Available {
		return o.Value{}
	}
	kind, x, y := t.operands(a, b)
	if kind == noValue {
		return o.Value{}
	}
	r := quiet(nearC.compare, x, y, uintptr(op))
	letOperands(a, b, x, y)
	return t.made(r)
}
