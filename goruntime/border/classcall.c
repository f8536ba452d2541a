#include "instance.h"
#include <string.h>

// Calling a compiled class without the tuple of arguments that type.__call__ makes.

enum { FEW = 8 }; // arguments that are copied

static Py_ssize_t size(PyObject *tuple) { return tuple ? *(Py_ssize_t *)((char *)tuple + 16) : 0; }
static PyObject **items(PyObject *tuple) { return (PyObject **)((char *)tuple + 24); }

static PyObject *call_type(PyObject *class, PyObject *const *args, size_t n, PyObject *names) {
	PyObject *(*call)(PyObject *, PyObject *, PyObject *) = pPyType_Type->tp_call;
	PyObject *given = PyTuple_New(n), *named = names ? PyDict_New() : NULL, *r = NULL;
	int bad = !given || (names && !named);
	for (size_t i = 0; !bad && i < n; i++)
		items(given)[i] = Py_NewRef(args[i]);
	for (Py_ssize_t i = 0; !bad && i < size(names); i++)
		bad = PyDict_SetItem(named, items(names)[i], args[n + i]);
	if (!bad)
		r = call(class, given, named);
	Py_XDECREF(given);
	Py_XDECREF(named);
	return r;
}

// The __init__ that type.__call__ would call on a new object, if there is no more to it.
static PyObject *plain_init(PyTypeObject *type) {
	static PyObject *name;
	if (type->tp_new != pPyBaseObject_Type->tp_new || type->tp_flags & Py_TPFLAGS_IS_ABSTRACT || (!name && !(name = PyUnicode_FromString("__init__"))))
		return NULL;
	PyObject *init = _PyType_Lookup(type, name);
	return init && isType(init, pPyFunction_Type) ? init : NULL;
}

PyObject *class_call(PyObject *class, PyObject *const *args, size_t nargsf, PyObject *names) {
	PyTypeObject *type = (PyTypeObject *)class;
	size_t n = nargsf << 1 >> 1, all = n + size(names);
	PyObject *room[FEW + 1], **shifted = nargsf != n ? (PyObject **)args - 1 : room, *init = plain_init(type);
	if (!init || (shifted == room && all > FEW))
		return call_type(class, args, n, names);
	PyObject *self = type->tp_alloc(type, 0);
	if (!self)
		return NULL;
	if (shifted == room)
		memcpy(room + 1, args, all * sizeof *args);
	PyObject *before = shifted == room ? NULL : shifted[0];
	shifted[0] = self;
	Py_INCREF(init);
	PyObject *r = PyObject_Vectorcall(init, shifted, n + 1, names);
	Py_DECREF(init);
	shifted[0] = before;
	if (r && r != py_None)
		PyErr_Format(exc_TypeError, "__init__() should return None, not '%.200s'", r->ob_type->tp_name);
	if (r != py_None) {
		Py_DECREF(self);
		self = NULL;
	}
	Py_XDECREF(r);
	return self;
}
