#include "nearlru.h"

enum { LRU_FUNC = 88, TP_CALL = 128 };

static struct {
	PyObject *result, *func, **place;
} giving; // guarded by the GIL

static PyObject *give(PyObject *self, PyObject *args) {
	(void)self;
	PyObject *r = giving.result;
	if (!r) // the wrapper is called once more while it looks for the key
		return PyObject_Call(giving.func, args, NULL);
	giving.result = NULL;
	*giving.place = giving.func;
	return r;
}

static PyMethodDef give_def = {"give", give, METH_VARARGS, NULL};

void *gb_lru_store(void *f, void *args, void *result, void *unused) {
	(void)unused;
	static PyObject *giver;
	if (!giver && !(giver = PyCMethod_New(&give_def, NULL, NULL, NULL))) {
		Py_DECREF((PyObject *)result);
		return NULL;
	}
	PyObject **place = (PyObject **)((char *)f + LRU_FUNC), *func = *place;
	giving.result = result, giving.func = func, giving.place = place;
	*place = giver;
	char *type = *(char **)((char *)f + 8);
	PyObject *(*call)(PyObject *, PyObject *, PyObject *) = *(PyObject * (**)(PyObject *, PyObject *, PyObject *))(type + TP_CALL);
	PyObject *r = call(f, args, NULL);
	if (giving.result == result && *place == giver) { // it was there
		giving.result = NULL;
		*place = func;
		Py_DECREF((PyObject *)result);
	}
	return r;
}
