#include "instance.h"
#include "frameless.h"
#include "_cgo_export.h"
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

// Calling a class whose __init__ only stores its arguments comes down to keeping
// them until compiled code looks at the object.
typedef struct { PyTypeObject *type; PyObject *init; Fills *fills; } Filling;
enum { FILLINGS = 1 << 10 };
static Filling fillings[FILLINGS];

static Fills *fills_of(PyTypeObject *type, PyObject *init) {
	Filling *f = &fillings[((uintptr_t)type >> 4 ^ (uintptr_t)type >> 14) % FILLINGS];
	if (f->type != type || f->init != init) {
		Thread *t = thread_enter();
		if (!t)
			return NULL;
		Fills *fills = (Fills *)gbClassFills(t->ctx, (uintptr_t)type, (uintptr_t)init);
		thread_leave(t);
		*f = (Filling){type, init, fills};
	}
	return f->fills;
}

// What may wait to be taken over: it looks then as it looks now, and taking it
// over takes no more of the kind along.
static int may_wait(PyObject *o) {
	PyTypeObject *t = o->ob_type;
	unsigned long of = t->tp_flags;
	if (of & Py_TPFLAGS_HEAPTYPE)
		return of & Py_TPFLAGS_MANAGED_DICT && !(of & 0xFFUL << 24) && instance_is_born(o);
	return t == pPyLong_Type || t == pPyUnicode_Type || t == pPyFloat_Type || o == py_None || t == pPyBool_Type || t == pPyList_Type || t == pPyDict_Type;
}

static PyObject *defaults_of(PyObject *function) { return *(PyObject **)((char *)function + 56); }

// The object whose arguments wait, NULL when it is to be made as others are.
static PyObject *pending(PyTypeObject *type, PyObject *init, PyObject *const *args, Py_ssize_t n) {
	Fills *f = fills_of(type, init);
	if (!f || f->params < n || *f->holds != f->init || gb_classes_changed)
		return NULL;
	Handle *h = handle_of(init);
	PyObject *defaults = f->params == n ? NULL : defaults_of(init);
	Py_ssize_t first = f->params - (defaults ? size(defaults) : 0); // that has a default
	if (n < (defaults ? first : f->params) || !h || h->go != f->init || !goes_unseen(init))
		return NULL;
	for (Py_ssize_t i = 0; i < f->params; i++)
		if (!may_wait(i < n ? args[i] : items(defaults)[i - first]))
			return NULL;
	PyObject *made;
	Tail *tail = instance_waiting(type, f, &made);
	for (Py_ssize_t i = 0; tail && i < f->params; i++)
		tail->args[i] = Py_NewRef(i < n ? args[i] : items(defaults)[i - first]);
	return made;
}

PyObject *class_call(PyObject *class, PyObject *const *args, size_t nargsf, PyObject *names) {
	PyTypeObject *type = (PyTypeObject *)class;
	size_t n = nargsf << 1 >> 1, all = n + size(names);
	PyObject *room[FEW + 1], **shifted = nargsf != n ? (PyObject **)args - 1 : room, *init = plain_init(type);
	if (!init || (shifted == room && all > FEW))
		return call_type(class, args, n, names);
	PyObject *self = names ? NULL : pending(type, init, args, n);
	if (self)
		return self;
	if (PyErr_Occurred() || !(self = type->tp_alloc(type, 0)))
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
