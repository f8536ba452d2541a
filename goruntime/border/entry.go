package border

/*
#include "native.h"
#include "thread.h"
*/
import "C"

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"

	o "goruntime/object"
)

// saved is the state of a context at an entry from CPython.
type saved struct {
	depth   int64
	handled *o.Exc
	outer   *o.Exc
	blocks  o.Blocks
	top     int
	args    int
}

// enter prepares a context for compiled code; barrier undoes it.
func (t *thread) enter() saved {
	s := saved{t.Depth, t.Handled, t.outer, t.Blocks, t.top, t.ArgsHeight()}
	t.Blocks = o.Blocks{}
	t.GIL, t.Touched = true, true
	t.Handled = nil
	if t.rec.handled != 0 {
		t.Handled = t.excFromPy(uintptr(t.rec.handled))
	}
	t.outer = t.Handled
	if queue.n.Load() != 0 || C.gb_dropped > 255 {
		t.drain()
	}
	t.foreignRan()
	if others.Load() != 0 && !o.Multi.Load() {
		t.goMulti()
	}
	return s
}

// barrier ends an entry: a panic becomes a Python exception, and the context
// is as it was. It must be deferred itself for recover to work.
func (t *thread) barrier(s saved) {
	p := recover()
	if len(sharedCells) > 0 && t.GIL {
		t.pushCells()
	}
	t.Handled, t.outer, t.Blocks = s.handled, s.outer, s.blocks
	if p == nil {
		return
	}
	t.Depth, t.top = s.depth, s.top
	t.TrimArgs(s.args)
	if !t.GIL {
		t.restore()
	}
	if os.Getenv("GRUMPY_LOG") == "debug" {
		fmt.Fprintf(os.Stderr, "%v\n%s", p, debug.Stack())
	}
	t.rec.failed = 0
	t.raiseText(fmt.Sprintf("internal error in %s: %v", place(), p))
}

// place names the compiled module and line in which a panic arose.
func place() string {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "pyimage/m/") || strings.HasSuffix(f.File, ".py") {
			return fmt.Sprintf("%s, line %d", f.File, f.Line)
		}
		if !more {
			return "compiled code"
		}
	}
}
