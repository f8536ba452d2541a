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
	lent    int
	done    bool // the entry ended without a panic
}

// enter prepares a context for compiled code; barrier undoes it.
func (t *thread) enter() (s saved) {
	t.begin(&s)
	return s
}

// begin is enter without copying what it saves, which takes as long as all the rest.
func (t *thread) begin(s *saved) {
	s.depth, s.handled, s.outer, s.blocks = t.Depth, t.Handled, t.outer, t.Blocks
	s.top, s.args, s.lent = t.top, t.ArgsHeight(), len(t.lent)
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
	if t.lastFrozen.copy != 0 {
		t.forgetFrozen()
	}
	t.foreignRan()
	if others.Load() != 0 {
		if !o.Multi.Load() {
			t.goMulti()
		} else if t.rec.active == 1 && uint32(C.gb_threads_ended) != multi.ended {
			t.goSingle()
		}
	}
}

// barrier ends an entry: a panic becomes a Python exception, and the context
// is as it was. It must be deferred itself for recover to work.
func (t *thread) barrier(s saved) { t.leave(&s, recover()) }

// quickBarrier is barrier for the entries that are most often used: one that
// set s.done has nothing to recover from.
func (t *thread) quickBarrier(s *saved) {
	if s.done {
		t.leave(s, nil)
		return
	}
	t.leave(s, recover())
}

func (t *thread) leave(s *saved, p any) {
	if len(sharedCells) > 0 && t.GIL {
		t.pushCells()
	}
	t.Handled, t.outer, t.Blocks = s.handled, s.outer, s.blocks
	if p == nil {
		return
	}
	t.Depth, t.top = s.depth, s.top
	t.TrimArgs(s.args)
	t.Abandon()
	t.lent = t.lent[:s.lent]
	if !t.GIL {
		t.restore()
	}
	if os.Getenv("GRUMPY_LOG") == "debug" {
		fmt.Fprintf(os.Stderr, "%v\n%s", p, debug.Stack())
	}
	t.rec.failed = 0
	if _, full := p.(o.NoMemory); full {
		t.raise(o.Raise(&t.Ctx, &o.MemoryErrorType, "in %s", place()), nil)
		return
	}
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
