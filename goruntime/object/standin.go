package object

// Standin is a function of CPython's library, written in Python, that is carried
// out in Go, with others that it calls. What runs below them sees their frames, and so do tracebacks: the
// border knows the Go functions that call from a place of them by their names.
type Standin struct {
	Name  string
	Parts []*Code // made of the genuine ones; their modules have the places as Spans
	State []Named // the names that they look up, which must mean what they did
	// where they look, and the version tags of both when that was compared last; border's
	Globals, Builtins [2]uintptr
	// what else must be as it was: functions and their code, a class and its version; border's
	Functions [][2]uintptr
	Class     [2]uintptr
}

// Named is a name and the address of what it should be found to be.
type Named struct {
	Name Value
	Is   uintptr
}

// StandFunctions are the Go functions that call from the places of each part, by the name of the function.
var StandFunctions = map[string][][]string{
	"_gt_from_lt": {{"standGtCall", "standGtTruth", "standGtCompare"}},
	"_le_from_lt": {{"standLeCall", "standLeTruth", "standLeCompare"}},
	"_ge_from_lt": {{"standGeCall", "standGeTruth"}},
	"helper": {
		managerEnter: {enterNext: "standEnterNext"},
		managerExit:  {exitNext: "standExitNext", exitClose: "standExitClose", exitThrow: "standExitThrow", exitEnd: "standExitEnd"},
	},
}
