#include "instance.h"
#include "native.h"
#include "thread.h"
#include "wire.h"
#include "_cgo_export.h"

static PyTypeObject *instance_type;

// The class behind tp_base: the hidden one is in no resolution order.
static int is_instance(PyTypeObject *type) {
	while (type && type != instance_type)
		type = type->tp_base;
	return type != NULL;
}

static Thread *enter(void) {
	Thread *t = thread_enter();
	if (!t)
		PyErr_SetString(exc_SystemError, "out of memory");
	return t;
}

static PyObject *make(PyTypeObject *type, PyObject *args, PyObject *kw);

static PyObject *instance_new(PyTypeObject *type, PyObject *args, PyObject *kw) { return make(type, args, kw); }

static int hook(PyTypeObject *type);

static PyObject *make(PyTypeObject *type, PyObject *args, PyObject *kw) {
	if (hook(type) < 0)
		return NULL;
	int given = *(Py_ssize_t *)((char *)args + 16) > 0 || (kw && PyObject_Size(kw) > 0);
	if (given && type->tp_init == pPyBaseObject_Type->tp_init && type->tp_new == instance_new)
		return PyErr_Format(exc_TypeError, "%.200s() takes no arguments", type->tp_name);
	Instance *o = (Instance *)type->tp_alloc(type, 0);
	Thread *t;
	if (!o)
		return NULL;
	if (!(t = enter())) {
		Py_DECREF((PyObject *)o);
		return NULL;
	}
	o->go = gbInstanceNew(t->ctx, (uintptr_t)type, (uintptr_t)o, (uintptr_t)&o->slot);
	thread_leave(t);
	return (PyObject *)o;
}

// An object with weak references outlives its last reference from CPython
// while the native instance lives: Go takes the wrapper over.
static void instance_dealloc(PyObject *self) {
	Instance *o = (Instance *)self;
	if (o->go && o->weakrefs && !o->weak) {
		Thread *t = thread_enter();
		if (t) {
			self->ob_refcnt = 1;
			o->weak = 1;
			gbInstanceWeaken(o->go, (uintptr_t)self);
			drop_handle(o->slot);
			thread_leave(t);
			return;
		}
	}
	if (o->weakrefs)
		PyObject_ClearWeakRefs(self);
	if (o->go) {
		uintptr_t *py = (uintptr_t *)o->go + 1;
		if (*py == (uintptr_t)self)
			*py = 0;
		if (!o->weak)
			drop_handle(o->slot);
	}
	Py_XDECREF(o->dict);
	PyTypeObject *type = self->ob_type;
	type->tp_free(self);
	Py_DECREF((PyObject *)type);
}

static int own(PyObject *self, PyObject *name, PyObject **value) {
	Thread *t = enter();
	W out;
	if (!t)
		return -1;
	int bad = gbInstanceGet(t->ctx, ((Instance *)self)->go, (uintptr_t)name, (uintptr_t)&out);
	thread_leave(t);
	if (bad)
		return -1;
	*value = out.k == W_NIL ? NULL : wire_object(&out);
	return 0;
}

typedef PyObject *(*descrgetfunc)(PyObject *, PyObject *, PyObject *);
typedef int (*descrsetfunc)(PyObject *, PyObject *, PyObject *);

// object.__getattribute__ with the instance's attributes in Go.
static PyObject *instance_getattro(PyObject *self, PyObject *name) {
	Instance *o = (Instance *)self;
	if (!o->go || o->dict || !isType(name, pPyUnicode_Type))
		return PyObject_GenericGetAttr(self, name);
	PyTypeObject *type = self->ob_type;
	PyObject *descr = _PyType_Lookup(type, name), *value = NULL;
	if (descr) {
		Py_INCREF(descr);
		if (descr->ob_type->tp_descr_set && descr->ob_type->tp_descr_get) {
			value = ((descrgetfunc)descr->ob_type->tp_descr_get)(descr, self, (PyObject *)type);
			Py_DECREF(descr);
			return value;
		}
	}
	if (own(self, name, &value) < 0) {
		Py_XDECREF(descr);
		return NULL;
	}
	if (!value && descr) {
		if (descr->ob_type->tp_descr_get)
			value = ((descrgetfunc)descr->ob_type->tp_descr_get)(descr, self, (PyObject *)type);
		else
			value = Py_NewRef(descr);
		Py_DECREF(descr);
		return value;
	}
	Py_XDECREF(descr);
	return value ? value : PyObject_GenericGetAttr(self, name); // its AttributeError
}

static int instance_setattro(PyObject *self, PyObject *name, PyObject *value) {
	Instance *o = (Instance *)self;
	if (!o->go || o->dict || !isType(name, pPyUnicode_Type))
		return PyObject_GenericSetAttr(self, name, value);
	PyObject *descr = _PyType_Lookup(self->ob_type, name);
	if (descr && descr->ob_type->tp_descr_set) {
		Py_INCREF(descr);
		int bad = ((descrsetfunc)descr->ob_type->tp_descr_set)(descr, self, value);
		Py_DECREF(descr);
		return bad;
	}
	Thread *t = enter();
	if (!t)
		return -1;
	int bad = gbInstanceSet(t->ctx, o->go, (uintptr_t)name, (uintptr_t)value);
	thread_leave(t);
	return bad;
}

// object.__setattr__ and __delattr__, called as such or through super(), refuse
// objects whose C class sets attributes its own way; both are right for ours.
// All wrappers of one slot share a descriptor, whose function is replaced.
typedef PyObject *(*wrapperfunc)(PyObject *, PyObject *, void *);
typedef struct { const char *name; int offset; void *function; wrapperfunc wrapper; } WrapperBase;

static wrapperfunc old_setattr, old_delattr;

static int ours(PyObject *self, void *wrapped) {
	return wrapped == pPyBaseObject_Type->tp_setattro && self->ob_type->tp_dealloc != pPyBaseObject_Type->tp_dealloc &&
	       self->ob_type->tp_dictoffset == offsetof(Instance, dict) && is_instance(self->ob_type);
}

static PyObject *wrap_setattr(PyObject *self, PyObject *args, void *wrapped) {
	PyObject **a = (PyObject **)((char *)args + 24);
	if (!ours(self, wrapped) || *(Py_ssize_t *)((char *)args + 16) != 2)
		return old_setattr(self, args, wrapped);
	return instance_setattro(self, a[0], a[1]) < 0 ? NULL : Py_NewRef(py_None);
}

static PyObject *wrap_delattr(PyObject *self, PyObject *args, void *wrapped) {
	PyObject **a = (PyObject **)((char *)args + 24);
	if (!ours(self, wrapped) || *(Py_ssize_t *)((char *)args + 16) != 1)
		return old_delattr(self, args, wrapped);
	return instance_setattro(self, a[0], NULL) < 0 ? NULL : Py_NewRef(py_None);
}

static int replace_wrapper(const char *name, wrapperfunc *old, wrapperfunc new) {
	PyObject *descr = PyObject_GetAttrString((PyObject *)pPyBaseObject_Type, name);
	if (!descr)
		return -1;
	WrapperBase *base = *(WrapperBase **)((char *)descr + 40);
	int bad = base->name[0] != '_' || base->name[2] != name[2];
	if (!bad) {
		*old = base->wrapper;
		base->wrapper = new;
	}
	Py_DECREF(descr);
	return bad;
}

static void track(Instance *o) {
	if (!PyObject_GC_IsTracked((PyObject *)o))
		PyObject_GC_Track(o);
}

static PyObject *get_dict(PyObject *self, void *unused) {
	Instance *o = (Instance *)self;
	(void)unused;
	if (!o->dict) {
		if (o->go) {
			Thread *t = enter();
			if (!t)
				return NULL;
			o->dict = (PyObject *)gbInstanceDict(t->ctx, o->go);
			thread_leave(t);
		} else
			o->dict = PyDict_New();
	}
	if (!o->dict)
		return NULL;
	track(o);
	return Py_NewRef(o->dict);
}

static int set_dict(PyObject *self, PyObject *value, void *unused) {
	Instance *o = (Instance *)self;
	(void)unused;
	if (!value || !(value->ob_type->tp_flags & Py_TPFLAGS_DICT_SUBCLASS)) {
		PyErr_Format(exc_TypeError, "__dict__ must be set to a dictionary, not a '%.200s'", value ? value->ob_type->tp_name : "NULL");
		return -1;
	}
	if (o->go) {
		Thread *t = enter();
		if (!t)
			return -1;
		int bad = gbInstanceSetDict(t->ctx, o->go, (uintptr_t)value);
		thread_leave(t);
		if (bad)
			return -1;
	}
	PyObject *old = o->dict;
	o->dict = Py_NewRef(value);
	track(o);
	Py_XDECREF(old);
	return 0;
}

// The state that copy and pickle take: a dict of the attributes, None when
// there are none. Asking for it does not move the attributes.
static PyObject *get_state(PyObject *self, PyObject *unused) {
	Instance *o = (Instance *)self;
	(void)unused;
	if (!o->go) {
		if (!o->dict || PyObject_Size(o->dict) == 0)
			return Py_NewRef(py_None);
		return Py_NewRef(o->dict);
	}
	Thread *t = enter();
	if (!t)
		return NULL;
	PyObject *r = (PyObject *)gbInstanceState(t->ctx, o->go);
	thread_leave(t);
	return r;
}

// cls.__new__(cls, ...), which object's would refuse.
static PyObject *call_new(PyObject *owner, PyObject *args, PyObject *kw) {
	Py_ssize_t n = *(Py_ssize_t *)((char *)args + 16);
	PyTypeObject *type = n ? *(PyTypeObject **)((char *)args + 24) : NULL;
	if (!type || !(type->ob_base.ob_type->tp_flags & Py_TPFLAGS_TYPE_SUBCLASS) || !PyType_IsSubtype(type, (PyTypeObject *)owner))
		return PyErr_Format(exc_TypeError, "%.200s.__new__(X): X is not a subtype of %.200s", ((PyTypeObject *)owner)->tp_name, ((PyTypeObject *)owner)->tp_name);
	PyObject *rest = PyTuple_GetSlice(args, 1, n);
	if (!rest)
		return NULL;
	PyObject *o = make(type, rest, kw);
	Py_DECREF(rest);
	return o;
}

static PyGetSetDef getset[] = {{"__dict__", get_dict, set_dict, NULL, NULL}, {NULL, NULL, NULL, NULL, NULL}};
static PyMethodDef methods[] = {{"__getstate__", get_state, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};
static PyMethodDef new_method = {"__new__", (PyCFunction)(void *)call_new, METH_VARARGS | METH_KEYWORDS, NULL};

static int put(PyTypeObject *type, const char *name, PyObject *value) {
	PyObject *key = value ? PyUnicode_FromString(name) : NULL;
	int bad = !key;
	if (key && !PyDict_Contains(type->tp_dict, key))
		bad = PyDict_SetItem(type->tp_dict, key, value);
	Py_XDECREF(key);
	Py_XDECREF(value);
	return bad;
}

// A class with a __getattr__ of its own reads attributes through CPython's
// slot_tp_getattr_hook, which takes object's __getattribute__ for granted
// unless the class has another: give it ours.
static PyObject *call_getattribute(PyObject *self, PyObject *name) { return instance_getattro(self, name); }
static PyMethodDef getattribute_method = {"__getattribute__", call_getattribute, METH_O, NULL};
static PyObject *name_getattribute, *object_getattribute;

static int hook(PyTypeObject *type) {
	if (type->tp_getattro == (void *)instance_getattro || _PyType_Lookup(type, name_getattribute) != object_getattribute)
		return 0;
	if (put(type, "__getattribute__", PyDescr_NewMethod(type, &getattribute_method)))
		return -1;
	PyType_Modified(type);
	return 0;
}

int gb_instance_hook(uintptr_t class) { return hook((PyTypeObject *)class); }

typedef struct { void *is_gc; PyObject *bases, *mro; } TypeTail; // behind tp_free

// Takes the class with the C layout out of sight of a class directly derived
// from it: its bases and resolution order are what the program wrote, and what
// the hidden class defines it defines itself.
int gb_instance_hide(uintptr_t class) {
	PyTypeObject *type = (PyTypeObject *)class;
	TypeTail *tail = (TypeTail *)(&type->tp_free + 1);
	if (put(type, "__dict__", PyDescr_NewGetSet(type, &getset[0])) || put(type, "__getstate__", PyDescr_NewMethod(type, &methods[0])))
		return -1;
	if (type->tp_new == instance_new && put(type, "__new__", PyCMethod_New(&new_method, (PyObject *)type, NULL, NULL)))
		return -1;
	Py_ssize_t n = PyObject_Size(tail->mro), k = 0;
	PyObject *mro = PyTuple_New(n - 1), *bases = PyTuple_New(1);
	if (!mro || !bases)
		return -1;
	for (Py_ssize_t i = 0; i < n; i++) {
		PyObject *c = ((PyObject **)((char *)tail->mro + 24))[i];
		if (c != (PyObject *)instance_type)
			((PyObject **)((char *)mro + 24))[k++] = Py_NewRef(c);
	}
	((PyObject **)((char *)bases + 24))[0] = Py_NewRef((PyObject *)pPyBaseObject_Type);
	PyObject *old_mro = tail->mro, *old_bases = tail->bases;
	tail->mro = mro;
	tail->bases = bases;
	Py_DECREF(old_mro);
	Py_DECREF(old_bases);
	PyType_Modified(type);
	return 0;
}

const char *gb_instance_init(void) {
	static PyMemberDef members[] = {
		{"__dictoffset__", T_PYSSIZET, offsetof(Instance, dict), READONLY, NULL},
		{"__weaklistoffset__", T_PYSSIZET, offsetof(Instance, weakrefs), READONLY, NULL},
		{NULL, 0, 0, 0, NULL},
	};
	static PyType_Slot slots[] = {
		{Py_tp_new, instance_new}, {Py_tp_dealloc, instance_dealloc}, {Py_tp_getattro, instance_getattro},
		{Py_tp_setattro, instance_setattro}, {Py_tp_getset, getset}, {Py_tp_methods, methods},
		{Py_tp_members, members}, {0, NULL},
	};
	static PyType_Spec spec = {"builtins.object", sizeof(Instance), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots};
	if (!(name_getattribute = PyUnicode_FromString("__getattribute__")))
		return "__getattribute__";
	PyUnicode_InternInPlace(&name_getattribute);
	object_getattribute = _PyType_Lookup(pPyBaseObject_Type, name_getattribute);
	instance_type = (PyTypeObject *)PyType_FromSpec(&spec);
	if (!instance_type || replace_wrapper("__setattr__", &old_setattr, wrap_setattr) || replace_wrapper("__delattr__", &old_delattr, wrap_delattr))
		return "instance";
	return NULL;
}

uintptr_t gb_instance_type(void) { return (uintptr_t)instance_type; }

uintptr_t gb_instance_wrap(uintptr_t type, uintptr_t go, int64_t slot) {
	PyTypeObject *t = (PyTypeObject *)type;
	Instance *o = (Instance *)t->tp_alloc(t, 0);
	if (o) {
		o->go = go;
		o->slot = slot;
		// What it refers to is Go's: CPython's collector has nothing to see until it has a dict.
		PyObject_GC_UnTrack(o);
	}
	return (uintptr_t)o;
}

// Go gives back its own reference: with others left the wrapper keeps the
// instance again (slot), and 1 is returned.
int gb_instance_weak(uintptr_t wrapper, int weak, int64_t slot) {
	Instance *o = (Instance *)wrapper;
	o->weak = weak;
	o->slot = slot;
	Py_DECREF(&o->ob_base);
	return 0;
}

void gb_instance_forget(uintptr_t wrapper) {
	Instance *o = (Instance *)wrapper;
	o->weak = 2; // no second life
	Py_DECREF(&o->ob_base);
}
