package border

import (
	"unsafe"

	o "goruntime/object"
)

// Objects of classes that extend int and str compute and compare as their
// numbers and texts do, as long as the class's slot is the base's own. The
// result is an int again.

// numberSlots are the offsets of the functions in tp_as_number, by operator, and of those for `op=`.
var numberSlots = [o.NumBinOps]struct{ plain, inPlace uintptr }{
	o.OpAdd: {0, 152}, o.OpSub: {8, 160}, o.OpMul: {16, 168}, o.OpMod: {24, 176}, o.OpPow: {40, 184}, o.OpLShift: {88, 192},
	o.OpRShift: {96, 200}, o.OpAnd: {104, 208}, o.OpXor: {112, 216}, o.OpOr: {120, 224}, o.OpFloorDiv: {232, 248}, o.OpTrueDiv: {240, 256},
}

// intWith is the int that v is, or is by its class where that has slot off of table like int; derived tells the latter.
func (t *thread) intWith(v o.Value, table, off uintptr) (n int64, derived, ok bool) {
	if v.IsInt() {
		return v.Int(), false, true
	}
	if v.Type() != &o.ForeignType {
		return 0, false, false
	}
	a := t.near(v)
	if a == 0 {
		return 0, false, false
	}
	class := typeOf(a)
	if typeFlags(class)&flagLong == 0 {
		return 0, false, false
	}
	if table == 0 {
		ok = word(class, off) == word(tyLong, off)
	} else {
		ok = slotOf(class, table, off) == slotOf(tyLong, table, off)
	}
	if ok {
		n, ok = shortInt(a)
	}
	return n, true, ok
}

// derivedBinary is a op b where one is of a class that extends int, as two ints; ok is false for others.
func (t *thread) derivedBinary(op o.BinOp, inPlace bool, a, b o.Value) (x, y o.Value, ok bool) {
	if op == o.OpMatMul {
		return a, b, false
	}
	off := numberSlots[op]
	n, derived, ok := t.intWith(a, offTypeNumber, off.plain)
	if !ok || inPlace && derived && slotOf(typeOf((*o.Foreign)(a.P).Py), offTypeNumber, off.inPlace) != 0 {
		return a, b, false
	}
	m, _, ok := t.intWith(b, offTypeNumber, off.plain)
	return o.Int(n), o.Int(m), ok
}

// derivedCompare is the comparison of two ints or texts, one of a class that extends int or str.
func (t *thread) derivedCompare(op o.CmpOp, a, b o.Value) o.Value {
	if n, _, ok := t.intWith(a, 0, offTypeCompare); ok {
		if m, _, ok := t.intWith(b, 0, offTypeCompare); ok {
			t.Touched = true
			return o.Bool(o.CmpInt(op, n, m))
		}
		return o.Value{}
	}
	if op != o.CmpEq && op != o.CmpNe {
		return o.Value{}
	}
	kind, text, ok := t.textOf(a)
	if !ok {
		return o.Value{}
	}
	other, with, ok := t.textOf(b)
	if !ok {
		return o.Value{}
	}
	t.Touched = true
	return o.Bool((kind == other && text == with) == (op == o.CmpEq))
}

// textOf is the text that v is compared as.
func (t *thread) textOf(v o.Value) (kind uint8, text string, ok bool) {
	if s, ok := o.AsStr(v); ok {
		return s.Kind, s.S, true
	}
	if v.Type() != &o.ForeignType {
		return 0, "", false
	}
	a := t.near(v)
	if a == 0 {
		return 0, "", false
	}
	class := typeOf(a)
	if typeFlags(class)&flagStr == 0 || word(class, offTypeCompare) != word(tyStr, offTypeCompare) {
		return 0, "", false
	}
	data, kind, n, _, compact := units(a)
	if kind == 0 {
		return 0, "", false
	}
	if !compact {
		data = word(a, lay.compactData)
	}
	return kind, unsafe.String((*byte)(ptr(data)), n*int(kind)), true
}
