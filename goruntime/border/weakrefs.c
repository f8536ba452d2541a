#include "weakrefs.h"
#include "api.h"
#include "native.h"
#include "thread.h"
#include "_cgo_export.h"

// Go is told once of each class that has objects with weak references, and of
// each object whose twin would otherwise go before the one it stands for.
static void tell(PyObject *o) {
	static PyTypeObject *told[256];
	PyTypeObject *type = o->ob_type, **last = &told[((uintptr_t)type >> 4) % 256];
	if (*last == type || gb_closing)
		return;
	Thread *t = thread_enter();
	if (!t)
		return;
	if (gbReferredWeakly(t->ctx, (uintptr_t)o))
		*last = type;
	thread_leave(t);
}

static PyObject *(*old_new)(PyTypeObject *, PyObject *, PyObject *);

static PyObject *watched_new(PyTypeObject *type, PyObject *args, PyObject *names) {
	PyObject *ref = old_new(type, args, names);
	if (ref)
		tell(((PyObject **)((char *)args + 24))[0]);
	return ref;
}

static PyCFunction old_proxy, old_count, old_list;

static PyObject *watched_proxy(PyObject *module, PyObject *args) {
	PyObject *proxy = old_proxy(module, args);
	if (proxy)
		tell(((PyObject **)((char *)args + 24))[0]);
	return proxy;
}

typedef PyObject *(*fastcall)(PyObject *, PyObject *const *, Py_ssize_t);

static PyObject *watched_proxy_fast(PyObject *module, PyObject *const *args, Py_ssize_t n) {
	PyObject *proxy = ((fastcall)(void *)old_proxy)(module, args, n);
	if (proxy)
		tell(args[0]);
	return proxy;
}

// The reference by which a generator is watched (native.c) is none of the program's.
static PyObject *shown_list(PyObject *module, PyObject *o) {
	PyObject *list = old_list(module, o);
	Py_ssize_t n = list ? PyObject_Size(list) : 0;
	for (Py_ssize_t i = 0; i < n; i++) {
		PyObject *callback = ((PyObject **)((PyObject ***)((char *)list + 24))[0])[i];
		if (gb_is_watch(((PyObject **)((char *)callback + 24))[0])) {
			PyList_SetSlice(list, i, i + 1, NULL);
			break;
		}
	}
	return list;
}

static PyObject *shown_count(PyObject *module, PyObject *o) {
	PyObject *list = shown_list(module, o);
	PyObject *n = list ? PyLong_FromLongLong(PyObject_Size(list)) : NULL;
	Py_XDECREF(list);
	return n;
}

// Replaces what a function of module _weakref does.
static void replace(PyObject *module, const char *name, int flags, PyCFunction *old, PyCFunction new) {
	struct { PyObject head; PyMethodDef *def; } *f = (void *)PyObject_GetAttrString(module, name);
	if (f && isType(&f->head, pPyCFunction_Type) && f->def->ml_flags == flags) {
		*old = f->def->ml_meth;
		f->def->ml_meth = new;
	}
	PyErr_Clear();
	Py_XDECREF((PyObject *)f);
}

void gb_watch_weakrefs(void) {
	PyObject *module = PyImport_ImportModule("_weakref");
	if (!module) {
		PyErr_Clear();
		return;
	}
	old_new = p_PyWeakref_RefType->tp_new;
	p_PyWeakref_RefType->tp_new = watched_new;
	replace(module, "proxy", METH_VARARGS, &old_proxy, watched_proxy);
	replace(module, "proxy", METH_FASTCALL, &old_proxy, (PyCFunction)(void *)watched_proxy_fast);
	replace(module, "getweakrefs", METH_O, &old_list, shown_list);
	if (old_list)
		replace(module, "getweakrefcount", METH_O, &old_count, shown_count);
	Py_DECREF(module);
}
