#include "bytearrays.h"

static uintptr_t done(int r) {
	if (r < 0)
		PyErr_Clear();
	return r >= 0;
}

uintptr_t gb_put_slice(PyObject *o, Py_ssize_t lo, Py_ssize_t hi, PyObject *x) {
	return done(x ? PySequence_SetSlice(o, lo, hi, x) : PySequence_DelSlice(o, lo, hi));
}

uintptr_t gb_resize(PyObject *o, Py_ssize_t n, void *unused, void *none) {
	(void)unused;
	(void)none;
	return done(PyByteArray_Resize(o, n));
}
