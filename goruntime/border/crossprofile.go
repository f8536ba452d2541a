package border

/*
#include "wire.h"
*/
import "C"

import (
	"fmt"
	"os"
	"strings"
)

// While a profile is written, what compiled code asks CPython for is counted, by
// the line that asks: a transition is a small part of any sample, and what is
// behind one mostly shows up as the interpreter's time.

// counting is set while they are. GIL guarded, as the counts are.
var counting bool

type asked struct {
	at   site
	what string
}

var askedFor = map[asked]int{}

// countCrossing notes one operation for the line that runs.
func countCrossing(op int) {
	if found := running(); len(found) > 0 {
		askedFor[asked{found[0].at, kindOfCrossing(op)}]++
	}
}

// kindOfCrossing says what an operation is, in the words of the page.
func kindOfCrossing(op int) string {
	switch {
	case op >= C.OP_BINARY && op < C.OP_OWN:
		return "operator"
	}
	switch op {
	case C.OP_CALL, C.OP_CALLMETHOD, C.OP_CALLEX:
		return "call"
	case C.OP_GETATTR, C.OP_LOOKUPATTR, C.OP_SETATTR, C.OP_DELATTR, C.OP_SPECIAL:
		return "attribute"
	case C.OP_GETITEM, C.OP_SETITEM, C.OP_DELITEM, C.OP_DICTGET, C.OP_DICTSET, C.OP_DICTDEL, C.OP_SLICE:
		return "item"
	case C.OP_ITER, C.OP_NEXT, C.OP_SEND, C.OP_AWAIT:
		return "iteration"
	case C.OP_UNARY, C.OP_COMPARE:
		return "operator"
	case C.OP_ISINSTANCE, C.OP_ISSUBCLASS, C.OP_EXCMATCH, C.OP_TRUTH, C.OP_CONTAINS:
		return "test"
	case C.OP_TUPLE, C.OP_LIST, C.OP_SET, C.OP_FROZENSET, C.OP_DICT, C.OP_FILL:
		return "container moved"
	case C.OP_IMPORT:
		return "import"
	}
	return "other" // repr(), str(), hash(), len() and so on
}

// writeCrossings writes the counts, a line each: how many, what, the line, and the file after tabs.
func writeCrossings(path string) error {
	var text strings.Builder
	for a, n := range askedFor {
		fmt.Fprintf(&text, "%d\t%s\t%d\t%s\n", n, a.what, a.at.line, a.at.mod.File)
	}
	return os.WriteFile(path, []byte(text.String()), 0o666)
}
