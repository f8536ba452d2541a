#include "api.h"
#include "_cgo_export.h"
#include <stddef.h>

// The first of the numbers that gc.get_count() or gc.get_threshold() answers, -1
// at the recursion limit.
static long long first_of(PyObject *call) {
	PyObject *found = call ? PyObject_Vectorcall(call, NULL, 0, NULL) : NULL;
	long long n = found ? PyLong_AsLongLong(((PyObject **)((char *)found + 24))[0]) : -1;
	Py_XDECREF(found);
	return n;
}

static int explicitly; // the collection under way was asked for by gc.collect()

// Called by CPython at the start and the stop of each collection: gc.collect()
// runs Go's collector too. Automatic collections, which start because the
// youngest generation is over its threshold, do not: Go has a pace of its own.
// No frame of Python's runs here, for what a signal handler raises in a
// callback of the collector is lost.
static void collected(PyObject *phase, PyObject *info) {
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
		long long most = first_of(threshold);
		explicitly = generation && PyLong_AsLongLong(generation) == 2 && most >= 0 && first_of(count) <= most;
	} else if (explicitly)
		grumpy_collect();
	PyErr_Clear();
}

typedef PyObject *(*vectorcall)(PyObject *, PyObject *const *, size_t, PyObject *);
typedef struct { PyObject head; vectorcall call; } Callback;

static PyObject *callback_call(PyObject *self, PyObject *const *args, size_t nargsf, PyObject *names) {
	(void)self;
	if ((nargsf << 1 >> 1) == 2 && !names)
		collected(args[0], args[1]);
	return Py_NewRef(py_None);
}

static void callback_dealloc(PyObject *self) {
	PyTypeObject *t = self->ob_type;
	t->tp_free(self);
	Py_DECREF((PyObject *)t);
}

// The object for gc.callbacks. Its calls are not counted against the recursion
// limit, as those of built-in functions are by CPython 3.11: the limit must not
// be reached in a callback of the collector either.
PyObject *grumpy_collector(void) {
	static PyMemberDef members[] = {{"__vectorcalloffset__", T_PYSSIZET, offsetof(Callback, call), READONLY, NULL}, {NULL, 0, 0, 0, NULL}};
	PyType_Slot slots[] = {{Py_tp_dealloc, callback_dealloc}, {Py_tp_call, PyVectorcall_Call}, {Py_tp_members, members}, {0, NULL}};
	PyType_Spec spec = {"grumpy_hook.collector", sizeof(Callback), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL, slots};
	PyTypeObject *type = (PyTypeObject *)PyType_FromSpec(&spec);
	Callback *c = type ? (Callback *)type->tp_alloc(type, 0) : NULL;
	if (c)
		c->call = callback_call;
	return (PyObject *)c;
}
