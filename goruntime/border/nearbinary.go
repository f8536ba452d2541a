package border

import o "goruntime/object"

// nearBinary is a op b for lists of CPython's own, whose concatenation runs no
// Python code; a zero Value leaves it to the API.
func (t *thread) nearBinary(op o.BinOp, a, b o.Value) o.Value {
	if op != o.OpAdd || a.Type() != &o.ForeignType || b.Type() != &o.ForeignType {
		return o.Value{}
	}
	x, y := t.near(a), t.near(b)
	if x == 0 || typeOf(x) != tyList || typeOf(y) != tyList || word(x, offSize)+word(y, offSize) > quietMost {
		return o.Value{}
	}
	if r := quiet(nearC.concat, x, y, 0); r != 0 {
		t.Touched = true
		return t.fromOwned(r)
	}
	return o.Value{}
}
