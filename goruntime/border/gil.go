package border

/*
#include "thread.h"
#include "wire.h"
*/
import "C"

import (
	"sync/atomic"
	"time"

	o "goruntime/object"
)

// The policy: a thread enters with the GIL. At the first tick in which it
// touched nothing foreign it gives the GIL up; while it keeps it, it lets
// others in every switchTicks. Foreign operations take it again.
const switchTicks = 5

// signalPause is how often the main thread looks for signals. It is measured in
// time, not in polls: on a busy machine polls are further apart than ticks.
const signalPause = 20 * time.Millisecond

// others counts the threads beside the first that ever entered.
var others atomic.Int32

// leaveEarly asks for a poll that gives the GIL up, for a function whose calls
// are long: other threads need not wait for the tick, which for calls of a
// millisecond is the whole call. It is called between the begin of an entry and
// the conversion of its arguments.
func (t *thread) leaveEarly() {
	t.Touched, t.early = false, true
	t.Limit.Store(0)
}

// judge counts a call that ends, which began at the given tick.
func (t *thread) judge(code *o.Code, began int) {
	code.Lasting.Count(t.ticks != began && !(t.GIL && t.Touched))
}

// restoreJudged is restore at the end of a call that left early at the given time.
func (t *thread) restoreJudged(code *o.Code, left time.Time) {
	done := time.Now()
	t.restore()
	code.Lasting.Waited(done.Sub(left), time.Since(done))
}

// poll runs when the ticker asked a context for it.
func poll(c *o.Ctx) *o.Exc {
	t := of(c)
	if t.main && C.gb_closing != 0 {
		return t.signals() // the interpreter ends here: this thread keeps the GIL, and must not wait for others
	}
	if t.early {
		t.early = false
		if t.GIL && !t.Touched {
			t.save()
		}
		return nil
	}
	t.ticks++
	if t.ticks%paceTicks == 0 {
		repace()
	}
	// while another needs everybody to stand still, and for ever once the
	// interpreter closes; whoever asks holds the GIL
	if !t.GIL && (C.gb_stopping != 0 || C.gb_closing != 0) {
		C.gb_stand_by(t.rec)
	}
	if t.GIL {
		if !t.Touched {
			t.save()
		} else if t.Touched = false; t.ticks%switchTicks == 0 {
			t.save()
			t.restore()
			t.drain()
		} else {
			t.lookAtModules()
			if queue.n.Load() != 0 { // it may be much memory
				t.drain()
			}
		}
	}
	return t.signals()
}

// signals runs Python's handlers on the main thread, now and then.
func (t *thread) signals() *o.Exc {
	if !t.main || time.Since(t.looked) < signalPause {
		return nil
	}
	had := t.GIL
	if !had {
		t.restore()
	}
	var err *o.Exc
	if C.gb_check_signals() != 0 {
		err = t.pending()
	}
	t.looked = time.Now()
	if !had {
		t.save()
	}
	return err
}

// save gives the GIL up; restore takes it again.
func (t *thread) save() {
	t.GIL = false
	t.rec.nogil = 1
	t.TState = uintptr(C.gb_save())
}

func (t *thread) restore() {
	if C.gb_closing != 0 {
		t.rec.nogil = 0
		C.gb_park_forever() // taking the GIL now would end the thread inside Go
	}
	C.gb_return_to_gil(t.rec, C.uintptr_t(t.TState))
	t.GIL = true
	if !o.Multi.Load() {
		t.goMulti()
	}
	t.lookAtModules()
}

// pending takes CPython's current exception.
func (t *thread) pending() *o.Exc {
	var w C.W
	C.wire_error(&w)
	return t.raised(uintptr(w.n))
}

// stopOthers returns when no other thread runs compiled code without the GIL,
// which the caller holds; goOn lets them continue.
func (t *thread) stopOthers() { C.gb_stop_others(t.rec) }

func goOn() { C.gb_go_on() }

// goMulti switches the locks of shared objects on, at a moment when no other
// thread is between two polls.
func (t *thread) goMulti() {
	if C.gb_others_running(t.rec) == 0 {
		return
	}
	t.stopOthers()
	o.Multi.Store(true)
	goOn()
	o.OwnAgain()
	multi.since = time.Now()
	repace()
}

// multi: when locks were switched on, and how many threads had ended when they
// were last found to be needed. The GIL guards it.
var multi struct {
	since time.Time
	ended uint32
}

// singlePause is how long locks stay on at least: switching them on takes a
// moment in which no thread runs.
const singlePause = 20 * time.Millisecond

// goSingle switches the locks off at an outermost entry, when threads have ended
// and no other is in compiled code or in what it calls.
func (t *thread) goSingle() {
	if time.Since(multi.since) < singlePause {
		return
	}
	multi.ended = uint32(C.gb_threads_ended)
	if C.gb_others_active(t.rec) == 0 {
		o.Multi.Store(false)
	}
}

func isClosing() bool { return C.gb_closing != 0 }
