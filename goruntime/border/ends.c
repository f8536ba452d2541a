#include "ends.h"
#include "_cgo_export.h"

Ends gb_ends;

// An object that has become Go's alone is likely to have ended. For one that is
// CPython's too nobody looks when CPython drops it, so Go's part is to be found before.
void look_for_ends(Thread *t) {
	int fresh = gb_ends.abandoned, ended = 0;
	for (int i = 0; i < gb_ends.count; i++) {
		End *e = &gb_ends.of[i];
		int alone = ((PyObject *)e->object)->ob_refcnt == e->held;
		fresh |= e->fresh;
		ended |= alone && !e->outlived;
		e->outlived &= alone;
	}
	int reason = ended ? 2 : fresh;
	if (!reason && gb_ends.pause > 0) {
		gb_ends.pause--;
		return;
	}
	if (gb_closing || gb_others_active(t))
		return;
	PyObject *type, *value, *tb;
	uintptr_t failed = t->failed;
	int line = t->failed_line, instr = t->failed_instr;
	PyErr_Fetch(&type, &value, &tb);
	if (thread_enter()) {
		gbLookForEnds(t->ctx, reason);
		thread_leave(t);
	}
	PyErr_Restore(type, value, tb);
	t->failed = failed, t->failed_line = line, t->failed_instr = instr;
}
