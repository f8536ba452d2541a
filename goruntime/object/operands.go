package object

// Operators of static classes: generated code calls the method of the left
// operand itself where that is what binary_op1 would do first, and comes here
// with what is left to do.

// LeftFirst reports that the left operand's method is asked before the right
// one's: the right one's class does not extend the left one's.
func LeftFirst(a, b Value) bool {
	ta, tb := a.Type(), b.Type()
	return ta == tb || tb != &ForeignType && (tb.Layout == nil || !tb.Subclass(ta))
}

// PlainInPlace reports that `a op= b` is `a op b`: the class has no in-place form.
func PlainInPlace(a Value, op BinOp) bool {
	t := a.Type()
	return t.InPlace[op] == nil && t.ConcatInPlace == nil && t.RepeatInPlace == nil
}

// RightOperand is the rest of `a op b`, or of `a op= b`, after a's method returned NotImplemented.
func RightOperand(c *Ctx, op BinOp, inPlace bool, a, b Value) (Value, *Exc) {
	v, err := rightOperand(c, op, a, b)
	if err == nil && v.IsNotImplemented() {
		sign := opSigns[op]
		if inPlace {
			sign = inPlaceSign(op)
		}
		err = unsupported(c, sign, a, b)
	}
	return v, err
}

func rightOperand(c *Ctx, op BinOp, a, b Value) (Value, *Exc) {
	ta, tb := a.Type(), b.Type()
	if ta != tb {
		v, err := NotImplemented, (*Exc)(nil)
		if tb.UserBin&(1<<op) != 0 {
			if m := tb.special(dRBin + dunder(op)); !m.Nil() {
				v, err = callSelf1(c, m, b, a)
			}
		} else if f := tb.Bin[op]; f != nil {
			v, err = f(c, a, b)
		}
		if err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	return concat(c, op, a, b)
}
