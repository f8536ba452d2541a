#include "module.h"
#include "thread.h"
#include "_cgo_export.h"

static PyTypeObject *module_type;
static PyObject *name_class, *name_dict;

// The image's side of a module stands where modules written in C have their
// state, which CPython frees with the module. So our class adds nothing to the
// layout, and a module can be given another class.
typedef struct { PyObject head; PyObject *dict; void *def; uintptr_t *state; } Module;

static uintptr_t go_of(PyObject *m) {
	uintptr_t *state = ((Module *)m)->state;
	return state ? *state : 0;
}

// Has Go put an attribute into the dict, if it has such.
static int want(uintptr_t go, PyObject *name) {
	Thread *t = thread_enter();
	if (!t) {
		PyErr_Format(exc_SystemError, "out of memory");
		return -1;
	}
	int bad = gbModuleWant(t->ctx, go, (uintptr_t)name);
	thread_leave(t);
	return bad ? -1 : 0;
}

static PyObject *module_getattro(PyObject *self, PyObject *name) {
	uintptr_t go = go_of(self);
	if (go && isType(name, pPyUnicode_Type)) {
		int has = PyDict_Contains(((Module *)self)->dict, name);
		if (has < 0 || (!has && want(go, name) < 0))
			return NULL;
	}
	return ((PyObject * (*)(PyObject *, PyObject *)) pPyModule_Type->tp_getattro)(self, name);
}

static int module_setattro(PyObject *self, PyObject *name, PyObject *value) {
	uintptr_t go = go_of(self);
	if (go && !value && isType(name, pPyUnicode_Type)) {
		// a name that CPython never saw must be there to be deleted
		PyObject *old = module_getattro(self, name);
		if (!old)
			return -1;
		Py_DECREF(old);
	}
	// with another class nobody asks Go any more: all has to be in the dict
	if (go && value && isType(name, pPyUnicode_Type) && name == name_class && want(go, name_dict) < 0)
		return -1;
	if (((int (*)(PyObject *, PyObject *, PyObject *))pPyModule_Type->tp_setattro)(self, name, value) < 0)
		return -1;
	if (go && isType(name, pPyUnicode_Type)) {
		Thread *t = thread_enter();
		if (t) {
			gbModuleChanged(t->ctx, go, (uintptr_t)name);
			thread_leave(t);
		}
	}
	return 0;
}

const char *gb_module_init(void) {
	name_class = PyUnicode_FromString("__class__");
	name_dict = PyUnicode_FromString("__dict__");
	if (!name_class || !name_dict)
		return "names";
	PyUnicode_InternInPlace(&name_class); // setattr's names are interned
	PyType_Slot slots[] = {{Py_tp_getattro, module_getattro}, {Py_tp_setattro, module_setattro}, {0, NULL}};
	PyType_Spec spec = {"builtins.module", pPyModule_Type->tp_basicsize, 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots};
	PyObject *bases = PyTuple_New(1);
	if (!bases)
		return "module";
	((PyObject **)((char *)bases + 24))[0] = Py_NewRef((PyObject *)pPyModule_Type);
	module_type = (PyTypeObject *)PyType_FromSpecWithBases(&spec, bases);
	Py_DECREF(bases);
	if (!module_type)
		return "module";
	module_type->tp_name = pPyModule_Type->tp_name; // in messages
	PyObject *probe = (PyObject *)gb_module_new((uintptr_t)PyUnicode_FromString("probe"));
	int good = probe && PyModule_GetState(probe) == ((Module *)probe)->state && !((Module *)probe)->def && PyModule_GetDict(probe) == ((Module *)probe)->dict;
	Py_XDECREF(probe);
	return good ? NULL : "the layout of modules";
}

uintptr_t gb_builtins(void) { return (uintptr_t)PyImport_ImportModule("builtins"); }

uintptr_t gb_import(uintptr_t name) {
	PyObject *m = PyImport_Import((PyObject *)name);
	if (!m)
		PyErr_Clear();
	return (uintptr_t)m;
}

uintptr_t gb_module_type(void) { return (uintptr_t)module_type; }

uintptr_t gb_module_new(uintptr_t name) {
	PyObject *n = (PyObject *)name;
	PyObject *m = PyObject_Vectorcall((PyObject *)module_type, &n, 1, NULL);
	Py_DECREF(n);
	uintptr_t *state = m ? PyMem_Malloc(sizeof *state) : NULL;
	if (!state) {
		Py_XDECREF(m);
		return 0;
	}
	*state = 0;
	((Module *)m)->state = state;
	return (uintptr_t)m;
}

void gb_module_bind(uintptr_t module, uintptr_t go) { *((Module *)module)->state = go; }

uintptr_t gb_module_dict(uintptr_t module) { return (uintptr_t)PyModule_GetDict((PyObject *)module); }

int gb_dict_get(uintptr_t dict, uintptr_t key, uintptr_t *value) {
	*value = (uintptr_t)PyDict_GetItemWithError((PyObject *)dict, (PyObject *)key);
	if (!*value)
		PyErr_Clear();
	return *value != 0;
}

int gb_dict_set(uintptr_t dict, uintptr_t key, uintptr_t value) {
	if (value)
		return PyDict_SetItem((PyObject *)dict, (PyObject *)key, (PyObject *)value);
	int has = PyDict_Contains((PyObject *)dict, (PyObject *)key);
	return has > 0 ? PyDict_DelItem((PyObject *)dict, (PyObject *)key) : has;
}
