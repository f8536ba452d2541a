package border

import o "goruntime/object"

// An interpreted function that only returns one of its arguments, as
// typing.cast does, or a constant, as Counter.__missing__ does, is carried out in
// place: a call would cost a crossing, and make the argument cross too.

const (
	offCodeSize     = 16 // instructions, of which such a function has three at most
	argumentUnits   = 3
	maxReturnsKnown = 1 << 10
)

// returning says which of how many arguments a function returns, or what constant.
type returning struct {
	args, index int // args is -1 for a function that does more
	constant    o.Value
}

// returnsKnown is that for a code object, which is kept. Guarded by the GIL.
var returnsKnown = map[uintptr]returning{}

// returns is what the interpreted function at a only returns; ok is false for others.
func (t *thread) returns(a uintptr) (which returning, ok bool) {
	if a == 0 || typeOf(a) != tyFunction {
		return which, false
	}
	code := word(a, offFuncCode)
	if word(code, offCodeSize) > argumentUnits {
		return which, false
	}
	which, ok = returnsKnown[code]
	if !ok {
		if len(returnsKnown) >= maxReturnsKnown {
			return which, false
		}
		found, err := t.helped(helper.returned, code)
		if err != nil || found.Type() != &o.TupleType {
			return which, false
		}
		v := (*o.Tuple)(found.P).V
		which = returning{int(v[0].Int()), int(v[1].Int()), v[2]}
		o.KeepAll(v...)
		incref(code)
		returnsKnown[code] = which
	}
	return which, which.args > 0
}

// nearArgument is the result of such a function; the zero Value for others.
func (t *thread) nearArgument(a uintptr, args []o.Value) o.Value {
	if len(args) == 0 {
		return o.Value{}
	}
	which, ok := t.returns(a)
	if !ok || which.args != len(args) {
		return o.Value{}
	}
	if which.index < 0 {
		return which.constant
	}
	x := args[which.index]
	if x.Type() == &o.ForeignType { // the caller may release what it gets
		return t.fromPy((*o.Foreign)(x.P).Py)
	}
	return x
}

// nearMissing is __missing__ of the class of the dict at a where that only returns a
// constant; a zero Value for others.
func (t *thread) nearMissing(a uintptr) o.Value {
	e := t.attrOf(a, "__missing__")
	if e == nil || e.kind != attrMethod {
		return o.Value{}
	}
	which, ok := t.returns(e.method)
	if !ok || which.args != 2 || which.index >= 0 {
		return o.Value{}
	}
	t.Touched = true
	return which.constant
}

// Giving says what nearArgument knows, for a call that need not come here again.
func (host) Giving(c *o.Ctx, f o.Value, args, which int) *o.Giving {
	a := of(c).near(f)
	if a == 0 || typeOf(a) != tyFunction {
		return nil
	}
	code := word(a, offFuncCode)
	if known, ok := returnsKnown[code]; !ok || known.args != args || known.index != which {
		return nil
	}
	return &o.Giving{Function: f.P, Code: (*uintptr)(ptr(a + offFuncCode)), Gives: code}
}
