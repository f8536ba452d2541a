//go:build gobind

#define _GNU_SOURCE
#include "gobind.h"
#include "native.h"
#include "thread.h"
#include "wire.h"
#include "_cgo_export.h"
#include <dlfcn.h>

#define T_OBJECT 6
#define T_OBJECT_EX 16
#define Py_TPFLAGS_METHOD_DESCRIPTOR (1UL << 17)
#define Py_tp_descr_get 54

static int (*gil_ensure)(void);
static void (*gil_release)(int);

typedef PyObject *(*vectorcall)(PyObject *, PyObject *const *, size_t, PyObject *);

// GoFunction calls one Go function; as a class attribute it is a method.
typedef struct {
	PyObject ob_base;
	vectorcall call;
	uintptr_t go; // a *gobind.Fn, which lives for ever
	PyObject *name, *qualname, *module, *doc, *row;
} GoFunction;

// GoObject keeps a *gobind.Object alive.
typedef struct {
	PyObject ob_base;
	uintptr_t go;
	int64_t slot;
	PyObject *weak;
} GoObject;

static PyTypeObject *function_type, *object_type;

static PyObject *function_call(PyObject *self, PyObject *const *args, size_t nargsf, PyObject *names) {
	Thread *t = thread_enter();
	W out;
	if (!t)
		return PyErr_Format(exc_SystemError, "out of memory");
	gbGoCall(t->ctx, ((GoFunction *)self)->go, (uintptr_t)args, nargsf & ~((size_t)1 << 63), (uintptr_t)names, (uintptr_t)&out);
	thread_leave(t);
	return out.k == W_NIL ? NULL : wire_object(&out);
}

static void function_dealloc(PyObject *self) {
	GoFunction *f = (GoFunction *)self;
	PyTypeObject *t = self->ob_type;
	Py_XDECREF(f->name);
	Py_XDECREF(f->qualname);
	Py_XDECREF(f->module);
	Py_XDECREF(f->doc);
	Py_XDECREF(f->row);
	t->tp_free(self);
	Py_DECREF((PyObject *)t);
}

static PyObject *function_get(PyObject *self, PyObject *instance, PyObject *class) {
	(void)class;
	return instance && instance != py_None ? PyMethod_New(self, instance) : Py_NewRef(self);
}

static PyObject *function_repr(PyObject *self) {
	PyObject *name = ((GoFunction *)self)->qualname, *out, *format = PyUnicode_FromString("<go function {}>");
	if (!format)
		return NULL;
	PyObject *method = PyObject_GetAttrString(format, "format");
	Py_DECREF(format);
	if (!method)
		return NULL;
	out = PyObject_Vectorcall(method, &name, 1, NULL);
	Py_DECREF(method);
	return out;
}

// The signature is made of the row of the package's description, when asked for.
static PyObject *function_signature(PyObject *self, void *unused) {
	(void)unused;
	return (PyObject *)gbGoHelper((uintptr_t)self);
}

static PyMemberDef function_members[] = {
	{"__vectorcalloffset__", T_PYSSIZET, offsetof(GoFunction, call), READONLY, NULL},
	{"__name__", T_OBJECT, offsetof(GoFunction, name), 0, NULL},
	{"__qualname__", T_OBJECT, offsetof(GoFunction, qualname), 0, NULL},
	{"__module__", T_OBJECT, offsetof(GoFunction, module), 0, NULL},
	{"__doc__", T_OBJECT, offsetof(GoFunction, doc), 0, NULL},
	{"__go_row__", T_OBJECT, offsetof(GoFunction, row), 0, NULL},
	{NULL, 0, 0, 0, NULL},
};

static PyGetSetDef function_getset[] = {{"__signature__", function_signature, NULL, NULL, NULL}, {NULL, NULL, NULL, NULL, NULL}};

uintptr_t gb_go_function(uintptr_t go, uintptr_t name, uintptr_t qualname) {
	GoFunction *f = (GoFunction *)function_type->tp_alloc(function_type, 0);
	if (f) {
		f->call = function_call;
		f->go = go;
		f->name = Py_NewRef((PyObject *)name);
		f->qualname = Py_NewRef((PyObject *)qualname);
	}
	return (uintptr_t)f;
}

uintptr_t gb_go_function_go(uintptr_t function) { return ((GoFunction *)function)->go; }

static void object_dealloc(PyObject *self) {
	GoObject *x = (GoObject *)self;
	PyTypeObject *t = self->ob_type;
	if (x->weak)
		PyObject_ClearWeakRefs(self);
	if (x->go) {
		uintptr_t *twin = (uintptr_t *)x->go + 1;
		if (*twin == (uintptr_t)self)
			*twin = 0;
		drop_handle(x->slot);
	}
	t->tp_free(self);
	Py_DECREF((PyObject *)t);
}

// A second wrapper of a Go object, of a Python subclass of its class.
static PyObject *object_new(PyTypeObject *class, PyObject *args, PyObject *keywords) {
	PyObject *other = *(Py_ssize_t *)((char *)args + 16) == 1 ? *(PyObject **)((char *)args + 24) : NULL;
	(void)keywords;
	if (!other || !PyType_IsSubtype(other->ob_type, object_type) || !((GoObject *)other)->go)
		return PyErr_Format(exc_TypeError, "cannot create '%s' instances", class->tp_name);
	uintptr_t go = ((GoObject *)other)->go;
	return (PyObject *)gb_go_wrap((uintptr_t)class, go, gbGoKeep(go));
}

static PyMemberDef object_members[] = {
	{"__weaklistoffset__", T_PYSSIZET, offsetof(GoObject, weak), READONLY, NULL},
	{NULL, 0, 0, 0, NULL},
};

uintptr_t gb_go_wrap(uintptr_t class, uintptr_t go, int64_t slot) {
	PyTypeObject *t = (PyTypeObject *)class;
	GoObject *x = (GoObject *)t->tp_alloc(t, 0);
	if (x) {
		x->go = go;
		x->slot = slot;
	}
	return (uintptr_t)x;
}

_Static_assert(offsetof(GoObject, go) == 16, "gomethods.go reads it");

// gb_go_method is the Go function that name means for the objects of a class, 0
// where the objects or another lookup than object's have a say.
uintptr_t gb_go_method(uintptr_t class, uintptr_t name) {
	PyTypeObject *type = (PyTypeObject *)class;
	if (type->tp_dictoffset != 0 || type->tp_getattro != object_type->tp_getattro)
		return 0;
	PyObject *found = _PyType_Lookup(type, (PyObject *)name);
	return found && found->ob_type == function_type ? ((GoFunction *)found)->go : 0;
}

uintptr_t gb_go_object_go(uintptr_t object) { return ((GoObject *)object)->go; }
uintptr_t gb_go_object_type(void) { return (uintptr_t)object_type; }
uintptr_t gb_go_function_type(void) { return (uintptr_t)function_type; }

int gb_go_buffer(uintptr_t object, int writable, Buffer *out) {
	if (PyObject_GetBuffer((PyObject *)object, out, writable) == 0)
		return 1;
	PyErr_Clear();
	return 0;
}

void gb_go_buffer_release(Buffer *b) { PyBuffer_Release(b); }

static __thread int has_state, guarded;

// A thread of Go's keeps its thread state for life, so that threading.local and
// the like do not start anew at every call.
int gb_go_ensure(void) {
	if (gb_closing)
		gb_park_forever();
	int state = gil_ensure();
	if (!has_state) {
		has_state = 1;
		gil_ensure();
	}
	return state;
}

void gb_go_release(int state) { gil_release(state); }

void gb_go_guard(int on) { guarded = on; }
int gb_go_guarded(void) { return guarded; }

static const char *find(void *slot, const char *name) {
	*(void **)slot = dlsym(RTLD_DEFAULT, name);
	return *(void **)slot ? NULL : name;
}

const char *gb_go_init(void) {
	const char *missing;
	if ((missing = find(&gil_ensure, "PyGILState_Ensure")) || (missing = find(&gil_release, "PyGILState_Release")))
		return missing;
	PyType_Slot function_slots[] = {
		{Py_tp_dealloc, function_dealloc}, {Py_tp_repr, function_repr}, {Py_tp_members, function_members},
		{Py_tp_getset, function_getset}, {Py_tp_descr_get, function_get}, {Py_tp_call, PyVectorcall_Call}, {0, NULL},
	};
	PyType_Spec function_spec = {"grumpy_hook.GoFunction", sizeof(GoFunction), 0,
		Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR, function_slots};
	static PyType_Slot object_slots[] = {
		{Py_tp_dealloc, object_dealloc}, {Py_tp_new, object_new}, {Py_tp_members, object_members}, {0, NULL},
	};
	static PyType_Spec object_spec = {"grumpy_hook.GoObject", sizeof(GoObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, object_slots};
	if (!(function_type = (PyTypeObject *)PyType_FromSpec(&function_spec)))
		return "GoFunction";
	if (!(object_type = (PyTypeObject *)PyType_FromSpec(&object_spec)))
		return "GoObject";
	return NULL;
}
