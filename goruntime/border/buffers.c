#include "buffers.h"
#include <string.h>

enum { FULL_READ_ONLY = 0x11c }; // PyBUF_FULL_RO: shape, strides and format too

int gb_buffer_look(uintptr_t object, Lent *out) {
	Buffer b;
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

int gb_is_named(uintptr_t type, const char *module, const char *name) {
	PyObject *modules = PySys_GetObject("modules"), *key = PyUnicode_FromString(module);
	PyObject *m = modules && key ? PyDict_GetItemWithError(modules, key) : NULL;
	PyObject *found = m ? PyObject_GetAttrString(m, name) : NULL;
	int same = (uintptr_t)found == type;
	Py_XDECREF(found);
	Py_XDECREF(key);
	PyErr_Clear();
	return same;
}
