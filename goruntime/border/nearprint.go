package border

import o "goruntime/object"

// printDef is what C says of the built-in print, 0 until that was called.
var printDef uintptr

func isPrint(function uintptr) bool {
	def := word(function, offMethodFn)
	if printDef == 0 && cstring(word(def, 0)) == "print" && isGenuine(word(def, offMethFunc)) {
		printDef = def
	}
	return def == printDef
}

// printQuietly is print(*args, file=f), f the last argument, where that is a file that CPython's own write() of a StringIO
// writes to, and the texts of the others run no Python code.
func (t *thread) printQuietly(args []o.Value) (x o.Value, done bool, err *o.Exc) {
	file := args[len(args)-1]
	args = args[:len(args)-1]
	if file.Type() != &o.ForeignType || len(args) > quietArgs || !t.GIL {
		return x, false, nil
	}
	a := (*o.Foreign)(file.P).Py
	e := t.attrOf(a, "write")
	if e == nil || e.quiet == nil || !e.quiet.text || e.own(a) != 0 {
		return x, false, nil
	}
	var texts [quietArgs]o.Value
	for i, v := range args {
		switch v.Type() {
		case &o.StrType:
			texts[i] = v
		case &o.IntType, &o.FloatType, &o.BoolType, &o.NoneType:
			if texts[i], err = o.ToStr(&t.Ctx, v); err != nil { // of too many digits
				return x, false, nil
			}
		default:
			texts[i] = t.valueText(v)
		}
		if texts[i].P == nil || texts[i].Type() != &o.StrType || (*o.Str)(texts[i].P).Len() >= quietText {
			return x, false, nil
		}
	}
	most := max(2*len(args), 1) // texts with spaces between them and a line's end
	for i := range most {
		text := space
		if i == most-1 {
			text = newline
		} else if i%2 == 0 {
			text = texts[i/2]
		}
		one := [1]o.Value{text}
		if t.callQuiet(e.quiet, a, one[:], nil).P != nil {
			continue
		}
		if i == 0 { // it is closed
			return x, false, nil
		}
		if _, err = o.H.CallMethod(&t.Ctx, file, "write", one[:], nil); err != nil {
			return x, true, err
		}
	}
	return o.None, true, nil
}

var space, newline = o.StrFromGo(" "), o.StrFromGo("\n")
