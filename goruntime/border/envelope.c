#include "envelope.h"

typedef struct { PyObject head; PyObject *key; Py_ssize_t hash; } Envelope;

static PyTypeObject *envelope_type;

static Py_ssize_t envelope_hash(PyObject *self) { return ((Envelope *)self)->hash; }

static int envelope_traverse(PyObject *self, visitproc visit, void *arg) { return visit(((Envelope *)self)->key, arg); }

static void envelope_dealloc(PyObject *self) {
	PyTypeObject *t = self->ob_type;
	PyObject_GC_UnTrack(self);
	Py_DECREF(((Envelope *)self)->key);
	t->tp_free(self);
	Py_DECREF((PyObject *)t);
}

// CPython's collector only looks at dicts that have had something it looks at.
const char *gb_envelope_init(void) {
	static PyType_Slot slots[] = {
		{Py_tp_dealloc, envelope_dealloc}, {Py_tp_hash, envelope_hash}, {Py_tp_traverse, envelope_traverse}, {0, NULL},
	};
	static PyType_Spec spec = {"grumpy_hook.envelope", sizeof(Envelope), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, slots};
	return (envelope_type = (PyTypeObject *)PyType_FromSpec(&spec)) ? NULL : "envelope";
}

uintptr_t gb_envelope(uintptr_t key, int64_t hash) {
	Envelope *e = (Envelope *)envelope_type->tp_alloc(envelope_type, 0);
	if (!e) {
		PyErr_Clear();
		return key;
	}
	e->key = (PyObject *)key;
	e->hash = hash;
	return (uintptr_t)e;
}

uintptr_t gb_envelope_key(uintptr_t o) {
	return ((PyObject *)o)->ob_type == envelope_type ? (uintptr_t)Py_NewRef(((Envelope *)o)->key) : 0;
}
