#include "quiet.h"
#include "wire.h"

void *gb_quiet(void *(*fn)(void *, void *, void *, void *), void *a, void *b, void *c) {
	int collects = PyGC_Disable();
	void *r = fn(a, b, c, NULL);
	if (collects)
		PyGC_Enable();
	if (!r)
		PyErr_Clear();
	return r;
}

void *gb_short_tuple(void *n, void *w, void *unused, void *none) {
	(void)unused;
	(void)none;
	PyObject *tuple = PyTuple_New((Py_ssize_t)n);
	if (tuple)
		for (Py_ssize_t i = 0; i < (Py_ssize_t)n; i++)
			((PyObject **)((char *)tuple + 24))[i] = (PyObject *)((W *)w)[i].n;
	return tuple;
}
