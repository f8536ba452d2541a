#include "quiet.h"
#include "wire.h"

typedef void *Quiet(void *, void *, void *, void *, void *);

static void *call_quiet(Quiet *fn, void *a, void *b, void *c, void *d, void *e) {
	int collects = PyGC_Disable();
	void *r = fn(a, b, c, d, e);
	if (collects)
		PyGC_Enable();
	if (!r)
		PyErr_Clear();
	return r;
}

void *gb_quiet(Quiet *fn, void *a, void *b, void *c) { return call_quiet(fn, a, b, c, NULL, NULL); }

void *gb_quiet_named(void **call) { return call_quiet((Quiet *)call[0], call[1], call[2], call[3], call[4], call[5]); }

void *gb_short_tuple(void *n, void *w, void *unused, void *none) {
	(void)unused;
	(void)none;
	PyObject *tuple = PyTuple_New((Py_ssize_t)n);
	if (tuple && w)
		for (Py_ssize_t i = 0; i < (Py_ssize_t)n; i++)
			((PyObject **)((char *)tuple + 24))[i] = (PyObject *)((W *)w)[i].n;
	else if (tuple && n)
		PyObject_GC_UnTrack(tuple);
	return tuple;
}
