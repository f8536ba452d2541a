package border

import o "goruntime/object"

// An interpreted function that only returns one of its arguments, as
// typing.cast does, or None, is carried out in place: a call would cost a crossing, and
// make the argument cross too.

const (
	offCodeSize     = 16 // instructions, of which such a function has three at most
	argumentUnits   = 3
	returnsNone     = 255
	maxReturnsKnown = 1 << 10
)

// returnsKnown says for a code object which of how many arguments its function
// returns: their number times 256 and the index or returnsNone, -1 for others. The code
// objects are kept. Guarded by the GIL.
var returnsKnown = map[uintptr]int{}

// nearArgument is the result of such a function; the zero Value for others.
func (t *thread) nearArgument(a uintptr, args []o.Value) o.Value {
	if a == 0 || typeOf(a) != tyFunction || len(args) == 0 {
		return o.Value{}
	}
	code := word(a, offFuncCode)
	if word(code, offCodeSize) > argumentUnits {
		return o.Value{}
	}
	which, ok := returnsKnown[code]
	if !ok {
		if len(returnsKnown) >= maxReturnsKnown {
			return o.Value{}
		}
		found, err := t.helped(helper.returned, code)
		if err != nil || !found.IsInt() {
			return o.Value{}
		}
		which = int(found.Int())
		incref(code)
		returnsKnown[code] = which
	}
	if which < 0 || which>>8 != len(args) {
		return o.Value{}
	}
	if which&255 == returnsNone {
		return o.None
	}
	x := args[which&255]
	if x.Type() == &o.ForeignType { // the caller may release what it gets
		return t.fromPy((*o.Foreign)(x.P).Py)
	}
	return x
}

// Giving says what nearArgument knows, for a call that need not come here again.
func (host) Giving(c *o.Ctx, f o.Value, args, which int) *o.Giving {
	a := of(c).near(f)
	if a == 0 || typeOf(a) != tyFunction {
		return nil
	}
	code := word(a, offFuncCode)
	if known, ok := returnsKnown[code]; !ok || known != args<<8|which {
		return nil
	}
	return &o.Giving{Function: f.P, Code: (*uintptr)(ptr(a + offFuncCode)), Gives: code}
}
