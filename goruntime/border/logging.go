package border

import o "goruntime/object"

// A method of logging.Logger first asks whether its level is wanted, which is
// mostly not so. That is read where it lies: the call itself would need frames
// of the functions that run, and their lines.

// loggersOwn says for a code object what bridge.py's logs does of a function
// that has it; the code objects are kept. GIL guarded.
var loggersOwn = map[uintptr]string{}

const (
	logsGivenLevel = "log"
	logsAsked      = "isEnabledFor"
)

// loggerMethod is what logs says of the method of that name which a's class has.
func (t *thread) loggerMethod(a uintptr, name string) (says string, function uintptr) {
	e := t.attrOf(a, name)
	if e == nil || e.kind != attrMethod || e.own(a) != 0 || word(e.val, offFuncCode) != e.code {
		return "", 0
	}
	function = e.val
	says, known := loggersOwn[e.code]
	if !known && len(loggersOwn) < maxReturnsKnown {
		code := e.code
		if v, err := t.helped(helper.logs, function); err == nil && v.Type() == &o.StrType {
			says = o.GoStr(v)
		}
		incref(code)
		loggersOwn[code] = says
	}
	return says, function
}

// logsNothing reports that a.name(args) only finds that its level is not wanted.
func (t *thread) logsNothing(a uintptr, name string, args []o.Value, names []string) bool {
	level, function := t.loggerMethod(a, name)
	given := 1
	if level == logsGivenLevel {
		given = 2
	}
	if level == "" || level == logsAsked || len(args)-len(names) < given {
		return false
	}
	for _, n := range names {
		if n == "self" || n == "msg" || n == "level" {
			return false
		}
	}
	wanted := args[0]
	if level != logsGivenLevel {
		slot, ok := dictFind(word(function, offFuncGlob), o.StrFromGo(level))
		if !ok || slot == 0 {
			return false
		}
		wanted = t.fromPy(word(slot, 0))
	}
	if !wanted.IsInt() {
		return false
	}
	if asked, _ := t.loggerMethod(a, logsAsked); asked != logsAsked {
		return false
	}
	switch disabled := t.nearAttr(a, "disabled"); {
	case disabled.P == nil || disabled.Type() != &o.BoolType:
		return false
	case disabled.IsTrue():
		return true
	}
	e := t.attrOf(a, "_cache")
	if e == nil || e.kind != attrOwn {
		return false
	}
	cache := e.own(a)
	if cache == 0 || cache == attrUnsure || typeOf(cache) != tyDict {
		return false
	}
	slot, ok := dictFind(cache, wanted)
	return ok && slot != 0 && word(slot, 0) == pyFalse
}
