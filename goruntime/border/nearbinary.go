package border

import o "goruntime/object"

// numpyBinary is a op b of numbers of NumPy's where it says nothing, as an object;
// a zero Value leaves it to the API.
func numpyBinary(c *o.Ctx, op o.BinOp, a, b o.Value) o.Value {
	if o.Genuine.NumpyArray == 0 || !c.GIL {
		return o.Value{}
	}
	r, ok := o.NumpyBinary(op, a, b)
	if !ok || !o.IsNumpy(r) {
		return o.Value{}
	}
	return o.NumpyObject(c, r)
}

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
