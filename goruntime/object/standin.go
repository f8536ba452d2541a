package object

// Standin is a function of CPython's library, written in Python, that is carried
// out in Go. What runs below it sees its frame, and so do tracebacks: the border
// knows the Go functions that call from a place of it by their names.
type Standin struct {
	Name  string
	Code  *Code   // made of the genuine one; its Module has the places as Spans
	State []Named // the names that it looks up, which must mean what they did
	// where it looks, and the version tags of both when that was compared last; border's
	Globals, Builtins [2]uintptr
}

// Named is a name and the address of what it should be found to be.
type Named struct {
	Name Value
	Is   uintptr
}

// StandFunctions are the Go functions that call from the places of such a function, by the name of that.
var StandFunctions = map[string][]string{
	"_gt_from_lt": {"standGtCall", "standGtTruth", "standGtCompare"},
	"_le_from_lt": {"standLeCall", "standLeTruth", "standLeCompare"},
	"_ge_from_lt": {"standGeCall", "standGeTruth", "standGeTruth"},
}
