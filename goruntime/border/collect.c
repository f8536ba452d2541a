#include "api.h"
#include "_cgo_export.h"

// The first of the numbers that gc.get_count() or gc.get_threshold() answers.
static long long first_of(PyObject *call) {
	PyObject *found = call ? PyObject_Vectorcall(call, NULL, 0, NULL) : NULL;
	long long n = found ? PyLong_AsLongLong(((PyObject **)((char *)found + 24))[0]) : 0;
	Py_XDECREF(found);
	return n;
}

static int explicitly; // the collection under way was asked for by gc.collect()

// Called by CPython at the start and the stop of each collection: gc.collect()
// runs Go's collector too. Automatic collections, which start because the
// youngest generation is over its threshold, do not: Go has a pace of its own.
// No frame of Python's runs here, for what a signal handler raises in a
// callback of the collector is lost.
void grumpy_collected(PyObject *phase, PyObject *info) {
	static PyObject *key, *count, *threshold;
	if (!key) {
		PyObject *gc = PyImport_ImportModule("gc");
		count = gc ? PyObject_GetAttrString(gc, "get_count") : NULL;
		threshold = gc ? PyObject_GetAttrString(gc, "get_threshold") : NULL;
		key = PyUnicode_FromString("generation");
		Py_XDECREF(gc);
	}
	if (*(Py_ssize_t *)((char *)phase + 16) == sizeof "start" - 1) {
		PyObject *generation = key ? PyDict_GetItemWithError(info, key) : NULL;
		explicitly = generation && PyLong_AsLongLong(generation) == 2 && first_of(count) <= first_of(threshold);
	} else if (explicitly)
		grumpy_collect();
	PyErr_Clear();
}
