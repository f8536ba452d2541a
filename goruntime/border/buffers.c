#include "buffers.h"
#include <string.h>

enum { FULL_READ_ONLY = 0x11c, // PyBUF_FULL_RO: shape, strides and format too
	EQUAL = 2 };               // Py_EQ

int gb_buffer_look(uintptr_t object, Lent *out) {
	Buffer b;
	if (PyErr_Occurred()) // nothing is learnt while one passes
		return 0;
	if (PyObject_GetBuffer((PyObject *)object, &b, FULL_READ_ONLY) < 0) {
		PyErr_Clear();
		return 0;
	}
	memset(out, 0, sizeof *out);
	int fits = b.ndim >= 1 && b.ndim <= 2;
	if (fits) {
		out->data = (uintptr_t)b.buf;
		out->dims = b.ndim;
		out->read_only = b.readonly;
		for (int i = 0; i < b.ndim; i++) {
			out->shape[i] = b.shape[i];
			out->strides[i] = b.strides[i];
		}
		strncpy(out->format, b.format ? b.format : "B", sizeof out->format - 1);
	}
	PyBuffer_Release(&b);
	return fits;
}

uintptr_t gb_iterator(uintptr_t object) {
	struct { PyObject head; Py_ssize_t next; uintptr_t of; } *it = (void *)PyObject_GetIter((PyObject *)object);
	PyTypeObject *type = it ? it->head.ob_type : NULL;
	int same = it && type->tp_basicsize >= (Py_ssize_t)sizeof *it && it->next == 0 && it->of == object;
	PyObject *first = same ? PyIter_Next((PyObject *)it) : NULL;
	same = same && first && it->next == 1 && it->of == object;
	if (same)
		Py_INCREF((PyObject *)type);
	Py_XDECREF(first);
	Py_XDECREF((PyObject *)it);
	PyErr_Clear();
	return same ? (uintptr_t)type : 0;
}

uintptr_t gb_named(const char *module, const char *name) {
	if (PyErr_Occurred())
		return 0;
	PyObject *modules = PySys_GetObject("modules"), *key = PyUnicode_FromString(module);
	PyObject *m = modules && key ? PyDict_GetItemWithError(modules, key) : NULL;
	PyObject *found = m ? PyObject_GetAttrString(m, name) : NULL;
	Py_XDECREF(key);
	PyErr_Clear();
	return (uintptr_t)found;
}

int gb_equals(uintptr_t object, long number) {
	PyObject *other = PyLong_FromLongLong(number);
	PyObject *answer = other ? PyObject_RichCompare((PyObject *)object, other, EQUAL) : NULL;
	int same = answer ? PyObject_IsTrue(answer) : 0;
	Py_XDECREF(answer);
	Py_XDECREF(other);
	PyErr_Clear();
	return same == 1;
}
