#include "instance.h"
#include "ends.h"
#include "native.h"
#include "thread.h"
#include "wire.h"
#include "_cgo_export.h"
#include <string.h>

// The genuine class of a compiled one is made by type() like any other, so it
// has CPython's own layout and can be a base beside every other class. Only
// objects of exactly this class carry a Tail, behind what the layout says, and
// their attributes live in Go. tp_alloc, which no class inherits, makes them
// and is what such a class is known by.
static PyObject *instance_alloc(PyTypeObject *type, Py_ssize_t n);

static int exact(PyTypeObject *type) { return type->tp_alloc == instance_alloc; }

static Tail *tail_of(PyObject *self) { return (Tail *)((char *)self + self->ob_type->tp_basicsize); }

static Tail *birth(PyObject *self, Tail *tail);

// The Tail of an object whose attributes live in Go, NULL for every other one.
static Tail *native_tail(PyObject *self) {
	if (!exact(self->ob_type))
		return NULL;
	Tail *t = tail_of(self);
	return t->go ? t : t->unborn ? birth(self, t) : NULL;
}

static int waits(PyObject *self) { return exact(self->ob_type) && tail_of(self)->unborn > 1; }

// A compiled class or a class derived from one.
static int derived(PyTypeObject *type) {
	while (type && !exact(type))
		type = type->tp_base;
	return type != NULL;
}

static PyObject *object_class, *object_getstate, *name_getstate;

static Thread *enter(void) {
	Thread *t = thread_enter();
	if (!t)
		PyErr_SetString(exc_SystemError, "out of memory");
	return t;
}

static int hook(PyTypeObject *type);

// An object without its native part. It is not tracked by the collector until
// it has a __dict__: what it refers to lives in Go. No collection may begin
// meanwhile: it would look for the Tails of others of the class by the wrong size.
static PyObject *bare(PyTypeObject *type, int args) {
	Py_ssize_t size = type->tp_basicsize, all = size + sizeof(Tail) + args * sizeof(PyObject *);
	int collects = PyGC_Disable();
	type->tp_basicsize = all;
	PyObject *o = _PyObject_GC_New(type);
	type->tp_basicsize = size;
	if (collects)
		PyGC_Enable();
	if (o)
		memset((char *)o + sizeof(PyObject), 0, all - sizeof(PyObject));
	return o;
}

static PyObject *instance_alloc(PyTypeObject *type, Py_ssize_t n) {
	(void)n;
	if (hook(type) < 0)
		return NULL;
	PyObject *o = bare(type, 0);
	if (o)
		tail_of(o)->unborn = 1;
	return o;
}

// Usually the native instance is made when the object enters Go as the self of
// __init__ (instances.go). This is for what comes before.
static Tail *birth(PyObject *self, Tail *tail) {
	Thread *t = thread_enter();
	if (!t)
		return NULL;
	gbInstanceNew(t->ctx, (uintptr_t)self, (uintptr_t)self->ob_type);
	thread_leave_unasked(t);
	return tail->go ? tail : NULL;
}

Tail *instance_waiting(PyTypeObject *type, Fills *fills, PyObject **made) {
	PyObject *o = *made = hook(type) < 0 ? NULL : bare(type, fills->params);
	if (!o)
		return NULL;
	tail_of(o)->unborn = (uintptr_t)fills;
	return tail_of(o);
}

int instance_is_born(PyObject *o) { return !exact(o->ob_type) || tail_of(o)->go; }

static void instance_free(void *o) {
	Tail *tail = tail_of(o);
	int n = tail->unborn > 1 ? ((Fills *)tail->unborn)->params : 0;
	tail->unborn = 0;
	for (int i = 0; i < n; i++)
		Py_DECREF(tail->args[i]);
	PyObject_GC_Del(o);
}

static int has_weakrefs(PyObject *self) {
	Py_ssize_t offset = self->ob_type->tp_weaklistoffset;
	return offset && *(PyObject **)((char *)self + offset);
}

static void forget(PyObject *self, Tail *tail) {
	uintptr_t *py = (uintptr_t *)tail->go + 1;
	if (*py == (uintptr_t)self)
		*py = 0;
	if (!tail->weak)
		drop_handle(tail->slot);
	tail->go = 0;
}

// The last reference from CPython is gone. An object with weak references, or
// whose address somebody knows, outlives it while the native instance lives: Go
// takes the wrapper over.
static void instance_finalize(PyObject *self) {
	Tail *tail = tail_of(self);
	if (!exact(self->ob_type) || !tail->go)
		return;
	if ((has_weakrefs(self) || tail->addressed) && !tail->weak) {
		Thread *t = thread_enter();
		if (t) {
			PyObject *type, *value, *tb;
			PyErr_Fetch(&type, &value, &tb);
			Py_INCREF(self);
			((uintptr_t *)self)[-1] &= ~(uintptr_t)1; // it may be finalized again
			tail->weak = 1;
			gbInstanceWeaken(tail->go, (uintptr_t)self);
			drop_handle(tail->slot);
			thread_leave_unasked(t);
			PyErr_Restore(type, value, tb);
			return;
		}
	}
	forget(self, tail);
	ends_of(thread_self);
}

uintptr_t gb_instance_finalizer(void) { return (uintptr_t)instance_finalize; }

static Shapes go;

// Where objects of a shape have an attribute: its place, ABSENT, or ASK for Go
// to answer.
typedef struct { uintptr_t shape; PyObject *name; int place; } Place;
enum { PLACES = 1 << 11 };
static Place places[PLACES];

static uintptr_t at(uintptr_t address, uintptr_t offset) { return *(uintptr_t *)(address + offset); }

static int place_of(uintptr_t shape, uintptr_t instance, PyObject *name) {
	Place *p = &places[(shape >> 4 ^ (uintptr_t)name >> 4) % PLACES];
	if (p->shape == shape && p->name == name)
		return p->place;
	Thread *t = thread_enter();
	if (!t)
		return ASK;
	int place = gbInstancePlace(t->ctx, instance, shape, (uintptr_t)name);
	thread_leave_unasked(t);
	Py_XDECREF(p->name);
	*p = (Place){shape, Py_NewRef(name), place};
	return place;
}

// The object that stands for a Value, NULL when Go must make it.
static PyObject *shown(uintptr_t head, uint64_t n) {
	if (head == go.int_head)
		return PyLong_FromLongLong((int64_t)n);
	if (head == go.float_head) {
		double d;
		memcpy(&d, &n, 8);
		return PyFloat_FromDouble(d);
	}
	if (head == go.none)
		return Py_NewRef(py_None);
	if (head == go.yes)
		return Py_NewRef(py_True);
	if (head == go.no)
		return Py_NewRef(py_False);
	uintptr_t type = at(head, 0), twin = at(head, 8);
	if (twin && (type == go.foreign || type == go.str || type == go.list || type == go.dict || type == go.set ||
	             (at(type, go.layout) && !*(char *)(type + go.exception))))
		return Py_NewRef((PyObject *)twin);
	return NULL;
}

static int64_t hash_of(PyObject *str) { return *(int64_t *)((char *)str + 24); }

// An attribute that waits; 0 where only Go can tell.
static int waiting(Tail *tail, PyObject *name, PyObject **value) {
	Fills *f = (Fills *)tail->unborn;
	for (int i = 0; i < f->n; i++)
		if (f->names[i] == name) {
			*value = Py_NewRef(f->from[i] < 0 ? f->values[i] : tail->args[f->from[i]]);
			return 1;
		}
	int64_t hash = hash_of(name);
	for (int i = 0; i < f->n; i++)
		if (hash == -1 || hash_of(f->names[i]) == hash)
			return 0;
	return 1;
}

// An attribute of the object itself, NULL in *value when it has none.
static int own(PyObject *self, PyObject *name, PyObject **value) {
	Tail *tail = tail_of(self);
	if (!tail->go && (waiting(tail, name, value) || !birth(self, tail)))
		return 0;
	uintptr_t instance = tail->go;
	if (!at(instance, go.extra)) {
		uintptr_t shape = at(at(at(instance, 0), go.layout), 0);
		int place = place_of(shape, instance, name);
		if (place == ABSENT || (place >= 0 && (uint32_t)place >= *(uint16_t *)(instance + go.size)))
			return 0;
		if (place >= 0) {
			uintptr_t slot = instance + go.places + 16 * (uintptr_t)place, head = at(slot, 0);
			if (!head || (*value = shown(head, at(slot, 8))))
				return 0;
			if (PyErr_Occurred())
				return -1;
		}
	}
	Thread *t = enter();
	W out;
	if (!t)
		return -1;
	Crossing x = {t->ctx, instance, (uintptr_t)name, 0, (uintptr_t)&out, 0};
	int bad = cross(t, CROSS_GET, &x);
	thread_leave(t);
	if (bad)
		return -1;
	*value = out.k == W_NIL ? NULL : wire_object(&out);
	return 0;
}

typedef PyObject *(*getattrofunc)(PyObject *, PyObject *);
typedef int (*setattrofunc)(PyObject *, PyObject *, PyObject *);
typedef PyObject *(*descrgetfunc)(PyObject *, PyObject *, PyObject *);
typedef int (*descrsetfunc)(PyObject *, PyObject *, PyObject *);

static int instance_setattro(PyObject *self, PyObject *name, PyObject *value);
static PyObject *instance_getattro(PyObject *self, PyObject *name);

// A class derived from a compiled one by interpreted code inherited our
// functions; its objects are CPython's own. It gets what it would have had.
static void settle(PyTypeObject *type) {
	PyObject *mro = type->tp_mro;
	void *get = PyObject_GenericGetAttr, *set = PyObject_GenericSetAttr;
	for (Py_ssize_t i = *(Py_ssize_t *)((char *)mro + 16); i-- > 0;) {
		PyTypeObject *c = ((PyTypeObject **)((char *)mro + 24))[i];
		if (c->tp_getattro != (void *)instance_getattro)
			get = c->tp_getattro;
		if (c->tp_setattro != (void *)instance_setattro)
			set = c->tp_setattro;
	}
	if (type->tp_getattro == (void *)instance_getattro)
		type->tp_getattro = get;
	if (type->tp_setattro == (void *)instance_setattro)
		type->tp_setattro = set;
	PyType_Modified(type);
}

static PyObject *plain_getattro(PyObject *self, PyObject *name) {
	PyTypeObject *type = self->ob_type;
	if (exact(type) || type->tp_getattro != (void *)instance_getattro)
		return PyObject_GenericGetAttr(self, name);
	settle(type);
	return ((getattrofunc)type->tp_getattro)(self, name);
}

static int plain_setattro(PyObject *self, PyObject *name, PyObject *value) {
	PyTypeObject *type = self->ob_type;
	if (exact(type) || type->tp_setattro != (void *)instance_setattro)
		return PyObject_GenericSetAttr(self, name, value);
	settle(type);
	return ((setattrofunc)type->tp_setattro)(self, name, value);
}

// A descriptor that comes before the object's own attributes. The places of
// __slots__ are in Go too.
static int is_member(PyObject *descr) { return descr && isType(descr, pPyMemberDescr_Type); }

static int data_descr(PyObject *descr) { return descr && descr->ob_type->tp_descr_set && !is_member(descr); }

static PyObject *get_state(PyObject *self, PyObject *unused);
static PyMethodDef getstate_method = {"__getstate__", get_state, METH_NOARGS, NULL};

// object.__getattribute__ with the instance's attributes in Go.
static PyObject *instance_getattro(PyObject *self, PyObject *name) {
	Tail *tail = waits(self) ? tail_of(self) : native_tail(self);
	if (!tail || !isType(name, pPyUnicode_Type))
		return plain_getattro(self, name);
	PyTypeObject *type = self->ob_type;
	PyObject *descr = _PyType_Lookup(type, name), *value = NULL;
	if (tail->dict && !is_member(descr))
		return plain_getattro(self, name);
	if (descr) {
		Py_INCREF(descr);
		if (data_descr(descr) && descr->ob_type->tp_descr_get) {
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
		if (descr == object_getstate)
			value = PyCMethod_New(&getstate_method, self, NULL, NULL);
		else if (descr->ob_type->tp_descr_get)
			value = ((descrgetfunc)descr->ob_type->tp_descr_get)(descr, self, (PyObject *)type);
		else
			value = Py_NewRef(descr);
		Py_DECREF(descr);
		return value;
	}
	Py_XDECREF(descr);
	return value ? value : PyObject_GenericGetAttr(self, name); // its AttributeError
}

static int change_class(PyObject *self, PyObject *descr, PyObject *class);

static int instance_setattro(PyObject *self, PyObject *name, PyObject *value) {
	Tail *tail = native_tail(self);
	if (!tail || !isType(name, pPyUnicode_Type))
		return plain_setattro(self, name, value);
	PyObject *descr = _PyType_Lookup(self->ob_type, name);
	if (data_descr(descr)) {
		Py_INCREF(descr);
		int bad = descr == object_class ? change_class(self, descr, value)
			: ((descrsetfunc)descr->ob_type->tp_descr_set)(descr, self, value);
		Py_DECREF(descr);
		return bad;
	}
	if (tail->dict && !is_member(descr))
		return plain_setattro(self, name, value);
	Thread *t = enter();
	if (!t)
		return -1;
	Crossing x = {t->ctx, tail->go, (uintptr_t)name, (uintptr_t)value, 0, 0};
	int bad = cross(t, CROSS_SET, &x);
	thread_leave(t);
	ends_of(t);
	return bad;
}

// object.__setattr__ and __delattr__, called as such or through super(), refuse
// objects whose C class sets attributes its own way; both are right for ours.
// object.__getattribute__ and the methods of members of __slots__ would look
// into the wrapper, where the attributes of a native object are not.
// All wrappers of one slot share a descriptor, whose function is replaced.
typedef PyObject *(*wrapperfunc)(PyObject *, PyObject *, void *);
typedef struct { const char *name; int offset; void *function; wrapperfunc wrapper; } WrapperBase;

static wrapperfunc old_setattr, old_delattr, old_getattribute, old_get, old_set, old_delete;

volatile int gb_classes_changed;
static setattrofunc type_setattro;

static int class_setattro(PyObject *class, PyObject *name, PyObject *value) {
	int bad = type_setattro(class, name, value);
	gb_classes_changed = 1;
	return bad;
}

static PyObject *type_setters[2], *name_setters[2]; // type.__setattr__ and type.__delattr__

// What they wrap: that was so before ours was put in place.
static void *wrapped_setter(void) { return *(void **)((char *)type_setters[0] + 48); }

// What the wrapper of type.__setattr__ must be told to wrap for its own check of
// the metaclass: one that inherited it has what was in place when it was made, or
// when an image met it.
static void *class_setter(PyObject *class, void *wrapped) {
	if (wrapped != wrapped_setter())
		return wrapped;
	gb_classes_changed = 1;
	for (PyTypeObject *t = class->ob_type; t; t = t->tp_base)
		if (_PyType_Lookup(t, name_setters[0]) == type_setters[0] && _PyType_Lookup(t, name_setters[1]) == type_setters[1])
			return t->tp_setattro;
	return wrapped;
}

static int ours(PyObject *self, void *wrapped) {
	return wrapped == pPyBaseObject_Type->tp_setattro && derived(self->ob_type);
}

static int set_own(PyObject *self, PyObject *name, PyObject *value) {
	return native_tail(self) ? instance_setattro(self, name, value) : PyObject_GenericSetAttr(self, name, value);
}

static Py_ssize_t count(PyObject *args) { return *(Py_ssize_t *)((char *)args + 16); }
static PyObject *argument(PyObject *args, Py_ssize_t at) { return ((PyObject **)((char *)args + 24))[at]; }

static PyObject *wrap_setattr(PyObject *self, PyObject *args, void *wrapped) {
	if (!ours(self, wrapped) || count(args) != 2)
		return old_setattr(self, args, class_setter(self, wrapped));
	return set_own(self, argument(args, 0), argument(args, 1)) < 0 ? NULL : Py_NewRef(py_None);
}

static PyObject *wrap_delattr(PyObject *self, PyObject *args, void *wrapped) {
	if (!ours(self, wrapped) || count(args) != 1)
		return old_delattr(self, args, class_setter(self, wrapped));
	return set_own(self, argument(args, 0), NULL) < 0 ? NULL : Py_NewRef(py_None);
}

static PyObject *wrap_getattribute(PyObject *self, PyObject *args, void *wrapped) {
	if (wrapped != (void *)pPyBaseObject_Type->tp_getattro || count(args) != 1 || !native_tail(self))
		return old_getattribute(self, args, wrapped);
	return instance_getattro(self, argument(args, 0));
}

// The name of a member of __slots__ whose place in the object that is given is in Go; NULL for others.
static PyObject *member_in_go(PyObject *descr, PyObject *args, Py_ssize_t least) {
	if (!is_member(descr) || count(args) < least || !native_tail(argument(args, 0)))
		return NULL;
	PyObject *name = *(PyObject **)((char *)descr + 24);
	return _PyType_Lookup(argument(args, 0)->ob_type, name) == descr ? name : NULL;
}

static PyObject *wrap_get(PyObject *descr, PyObject *args, void *wrapped) {
	PyObject *name = member_in_go(descr, args, 1);
	return name && count(args) <= 2 ? instance_getattro(argument(args, 0), name) : old_get(descr, args, wrapped);
}

static PyObject *wrap_set(PyObject *descr, PyObject *args, void *wrapped) {
	PyObject *name = member_in_go(descr, args, 2);
	if (!name || count(args) != 2)
		return old_set(descr, args, wrapped);
	return instance_setattro(argument(args, 0), name, argument(args, 1)) < 0 ? NULL : Py_NewRef(py_None);
}

static PyObject *wrap_delete(PyObject *descr, PyObject *args, void *wrapped) {
	PyObject *name = member_in_go(descr, args, 1);
	if (!name || count(args) != 1)
		return old_delete(descr, args, wrapped);
	return instance_setattro(argument(args, 0), name, NULL) < 0 ? NULL : Py_NewRef(py_None);
}

// Who asks for a special method (a slot may be named __call__) or through super() calls the descriptor itself.
static descrgetfunc member_get;

static PyObject *get_member(PyObject *descr, PyObject *self, PyObject *type) {
	PyObject *name = *(PyObject **)((char *)descr + 24), *value = NULL;
	if (self && native_tail(self) && _PyType_Lookup(self->ob_type, name) == descr && own(self, name, &value) < 0)
		return NULL;
	return value ? value : member_get(descr, self, type);
}

static int replace_wrapper(PyTypeObject *type, const char *name, wrapperfunc *old, wrapperfunc new) {
	PyObject *descr = PyObject_GetAttrString((PyObject *)type, name);
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

// The genuine __dict__, which holds the attributes from now on; Go follows it there.
static int show_dict(PyObject *self, Tail *tail) {
	Thread *t = enter();
	if (!t)
		return -1;
	PyObject *dict = (PyObject *)gbInstanceDict(t->ctx, tail->go);
	thread_leave(t);
	int bad = !dict || PyObject_GenericSetDict(self, dict, NULL) < 0;
	Py_XDECREF(dict);
	if (bad)
		return -1;
	tail->dict = 1;
	if (!PyObject_GC_IsTracked(self))
		PyObject_GC_Track(self);
	return 0;
}

// The __dict__ of every class that type() made, for objects of other classes.
typedef struct {
	const char *name;
	PyObject *(*get)(PyObject *, void *);
	int (*set)(PyObject *, PyObject *, void *);
} GetSet;
static GetSet *genuine_dict;

static PyObject *get_dict(PyObject *self, void *unused) {
	Tail *tail = native_tail(self);
	if (!tail)
		return genuine_dict->get(self, unused);
	if (!tail->dict && show_dict(self, tail) < 0)
		return NULL;
	return PyObject_GenericGetDict(self, NULL);
}

static int set_dict(PyObject *self, PyObject *value, void *unused) {
	Tail *tail = native_tail(self);
	if (!tail)
		return genuine_dict->set(self, value, unused);
	if (value && value->ob_type->tp_flags & Py_TPFLAGS_DICT_SUBCLASS) {
		if (!tail->dict && show_dict(self, tail) < 0)
			return -1;
		Thread *t = enter();
		if (!t)
			return -1;
		int bad = gbInstanceSetDict(t->ctx, tail->go, (uintptr_t)value);
		thread_leave(t);
		if (bad)
			return -1;
	}
	return PyObject_GenericSetDict(self, value, NULL);
}

// The attributes of an object leave Go, which refers to it from now on: those of
// a __dict__ into the genuine one, those of __slots__ into *slots.
static int leave_go(PyObject *self, Tail *tail, PyObject **slots) {
	if (self->ob_type->tp_dictoffset && !tail->dict && show_dict(self, tail) < 0)
		return -1;
	Thread *t = enter();
	if (!t)
		return -1;
	*slots = (PyObject *)gbInstanceSlots(t->ctx, tail->go);
	if (*slots) {
		gbInstanceLeave(tail->go, (uintptr_t)self);
		if (!tail->weak)
			drop_handle(tail->slot);
		memset(tail, 0, sizeof *tail);
	}
	thread_leave(t);
	return *slots ? 0 : -1;
}

// An object that gets another class is CPython's own from then on.
static int change_class(PyObject *self, PyObject *descr, PyObject *class) {
	Tail *tail = native_tail(self);
	PyTypeObject *type = self->ob_type, *other = (PyTypeObject *)class;
	PyObject *slots = NULL, *name, *value;
	Py_ssize_t at = 0;
	int native = class && class->ob_type->tp_flags & Py_TPFLAGS_TYPE_SUBCLASS && exact(other);
	if (tail && class && other != type && leave_go(self, tail, &slots) < 0)
		return -1;
	type->tp_free = PyObject_GC_Del; // what CPython compares
	if (native)
		other->tp_free = PyObject_GC_Del;
	int bad = ((descrsetfunc)descr->ob_type->tp_descr_set)(descr, self, class);
	type->tp_free = instance_free;
	if (native)
		other->tp_free = instance_free;
	if (bad || !slots)
		Py_XDECREF(slots);
	else {
		while (PyDict_Next(slots, &at, &name, &value) && !bad)
			bad = PyObject_GenericSetAttr(self, name, value);
		Py_DECREF(slots);
	}
	return bad;
}

static PyGetSetDef getset[] = {{"__dict__", get_dict, set_dict, NULL, NULL}};

// object.__getstate__ called as such sees an empty object, for the attributes are in Go.
typedef PyObject *(*vectorcall)(PyObject *, PyObject *const *, size_t, PyObject *);
typedef struct { PyObject head; void *type, *name, *qualname; PyMethodDef *method; vectorcall call; } MethodDescr;

static vectorcall old_getstate;

// The state that copy and pickle take: a dict of the attributes, None when
// there are none. Asking for it does not move the attributes.
static PyObject *get_state(PyObject *self, PyObject *unused) {
	Tail *tail = native_tail(self);
	(void)unused;
	if (!tail || tail->dict)
		return old_getstate(object_getstate, &self, 1, NULL);
	Thread *t = enter();
	if (!t)
		return NULL;
	PyObject *r = (PyObject *)gbInstanceState(t->ctx, tail->go);
	thread_leave(t);
	return r;
}

static PyObject *call_getstate(PyObject *descr, PyObject *const *args, size_t nargsf, PyObject *names) {
	if ((nargsf << 1 >> 1) == 1 && !names && native_tail(args[0]))
		return get_state(args[0], NULL);
	return old_getstate(descr, args, nargsf, names);
}

static int replace_getstate(void) {
	MethodDescr *descr = (MethodDescr *)object_getstate;
	if (!isType(object_getstate, pPyMethodDescr_Type) || descr->method->ml_name[2] != 'g')
		return -1;
	old_getstate = descr->call;
	descr->call = call_getstate;
	return 0;
}

// Puts value, whose reference it takes, into the dict of a class that lacks name.
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
static PyObject *name_getattribute, *name_dict, *object_getattribute;

static int hook(PyTypeObject *type) {
	if (type->tp_getattro == (void *)instance_getattro || _PyType_Lookup(type, name_getattribute) != object_getattribute)
		return 0;
	if (put(type, "__getattribute__", PyDescr_NewMethod(type, &getattribute_method)))
		return -1;
	PyType_Modified(type);
	return 0;
}

// Makes objects of a class that type() built native ones.
int gb_instance_adopt(uintptr_t class) {
	PyTypeObject *type = (PyTypeObject *)class;
	type->tp_flags &= ~Py_TPFLAGS_INLINE_VALUES;
	type->tp_alloc = instance_alloc;
	type->tp_free = instance_free;
	type->tp_finalize = (void *)instance_finalize;
	type->tp_vectorcall = class_call;
	if (type->tp_getattro == (void *)PyObject_GenericGetAttr)
		type->tp_getattro = instance_getattro;
	if (type->tp_setattro == (void *)PyObject_GenericSetAttr)
		type->tp_setattro = instance_setattro;
	if (PyDict_Contains(type->tp_dict, name_dict)) {
		if (!genuine_dict)
			genuine_dict = *(GetSet **)((char *)_PyType_Lookup(type, name_dict) + 40);
		PyObject *descr = PyDescr_NewGetSet(type, &getset[0]);
		if (!descr || PyDict_SetItem(type->tp_dict, name_dict, descr))
			return -1;
		Py_DECREF(descr);
	}
	PyType_Modified(type);
	return hook(type);
}

// A metaclass that inherited type.__setattr__ before ours took its place.
void gb_watch_metaclass(uintptr_t metaclass) {
	for (PyTypeObject *t = (PyTypeObject *)metaclass; t; t = t->tp_base)
		if (t->tp_setattro == (void *)type_setattro)
			t->tp_setattro = (void *)class_setattro;
}

static PyObject *class_told(PyObject *self, PyObject *class) {
	(void)self;
	Thread *t = enter();
	if (!t)
		return NULL;
	int bad = gbClassTold(t->ctx, (uintptr_t)class);
	thread_leave(t);
	return bad ? NULL : Py_NewRef(py_None);
}
static PyMethodDef told_method = {"class_told", class_told, METH_O, NULL};

uintptr_t gb_class_told(void) { return (uintptr_t)PyCMethod_New(&told_method, NULL, NULL, NULL); }

static PyObject *name_of(const char *text) {
	PyObject *name = PyUnicode_FromString(text);
	if (name)
		PyUnicode_InternInPlace(&name);
	return name;
}

const char *gb_instance_init(const Shapes *shapes) {
	go = *shapes;
	name_getattribute = name_of("__getattribute__");
	name_dict = name_of("__dict__");
	name_getstate = name_of("__getstate__");
	PyObject *name_class = name_of("__class__");
	if (!name_getattribute || !name_dict || !name_getstate || !name_class)
		return "names";
	object_getattribute = _PyType_Lookup(pPyBaseObject_Type, name_getattribute);
	object_getstate = _PyType_Lookup(pPyBaseObject_Type, name_getstate);
	object_class = _PyType_Lookup(pPyBaseObject_Type, name_class);
	Py_DECREF(name_class);
	PyTypeObject *object = pPyBaseObject_Type, *member = pPyMemberDescr_Type;
	if (replace_wrapper(object, "__setattr__", &old_setattr, wrap_setattr) || replace_wrapper(object, "__delattr__", &old_delattr, wrap_delattr)
		|| replace_wrapper(object, "__getattribute__", &old_getattribute, wrap_getattribute) || replace_wrapper(member, "__get__", &old_get, wrap_get)
		|| replace_wrapper(member, "__set__", &old_set, wrap_set) || replace_wrapper(member, "__delete__", &old_delete, wrap_delete) || replace_getstate())
		return "instance";
	member_get = (descrgetfunc)member->tp_descr_get;
	member->tp_descr_get = (void *)get_member;
	name_setters[0] = name_of("__setattr__");
	name_setters[1] = name_of("__delattr__");
	for (int i = 0; i < 2; i++)
		if (!name_setters[i] || !(type_setters[i] = _PyType_Lookup(pPyType_Type, name_setters[i])))
			return "type.__setattr__";
	type_setattro = (setattrofunc)pPyType_Type->tp_setattro;
	pPyType_Type->tp_setattro = (void *)class_setattro;
	return NULL;
}

uintptr_t gb_instance_wrap(uintptr_t type, uintptr_t go, int64_t slot) {
	PyObject *o = bare((PyTypeObject *)type, 0);
	if (o) {
		Tail *tail = tail_of(o);
		tail->go = go;
		tail->slot = slot;
	}
	return (uintptr_t)o;
}

// Go gives back its own reference; with others left the wrapper keeps the
// instance again (slot).
void gb_instance_weak(uintptr_t wrapper, int64_t slot) {
	PyObject *o = (PyObject *)wrapper;
	Tail *tail = tail_of(o);
	tail->weak = 0;
	tail->slot = slot;
	Py_DECREF(o);
}

void gb_instance_forget(uintptr_t wrapper) {
	PyObject *o = (PyObject *)wrapper;
	tail_of(o)->weak = 2; // no second life
	Py_DECREF(o);
}

void gb_instance_addressed(uintptr_t wrapper) {
	PyObject *o = (PyObject *)wrapper;
	if (exact(o->ob_type))
		tail_of(o)->addressed = 1;
}

static PyCFunction old_id;

static PyObject *watched_id(PyObject *module, PyObject *o) {
	if (isType(o, pPyFunction_Type))
		function_addressed(o);
	else
		gb_instance_addressed((uintptr_t)o);
	return old_id(module, o);
}

// The address that id() shows must not become that of another object while the
// one that compiled code holds lives on.
void gb_watch_id(uintptr_t function) {
	PyMethodDef *def = ((struct { PyObject head; PyMethodDef *def; } *)function)->def;
	if (def->ml_flags == METH_O) {
		old_id = def->ml_meth;
		def->ml_meth = watched_id;
	}
}

// The native instance has gone before its wrapper.
void gb_instance_dead(uintptr_t wrapper) {
	PyObject *o = (PyObject *)wrapper;
	tail_of(o)->go = 0;
	Py_DECREF(o);
}

typedef struct { PyObject head; Py_ssize_t size; PyObject **items; Py_ssize_t allocated; } List;

int gb_list_fill(uintptr_t list, uintptr_t values, Py_ssize_t n) {
	List *empty = (List *)list, *full = (List *)PyList_New(n), was;
	if (!full)
		return -1;
	for (Py_ssize_t i = 0; i < n; i++)
		if (!(full->items[i] = shown(at(values, 16 * i), at(values, 16 * i + 8)))) {
			Py_DECREF(&full->head);
			return -1;
		}
	was = *empty;
	empty->size = full->size, empty->items = full->items, empty->allocated = full->allocated;
	full->size = was.size, full->items = was.items, full->allocated = was.allocated;
	Py_DECREF(&full->head);
	return 0;
}

uintptr_t gb_body_new(uintptr_t builtin, uintptr_t class, uintptr_t arg) {
	PyObject *args = PyTuple_New(arg != 0), *o = NULL;
	if (args) {
		if (arg)
			((PyObject **)((char *)args + 24))[0] = Py_NewRef((PyObject *)arg);
		o = ((PyTypeObject *)builtin)->tp_new((PyTypeObject *)class, args, NULL);
		Py_DECREF(args);
	}
	return (uintptr_t)o;
}

int gb_body_attr(uintptr_t self, uintptr_t name, uintptr_t value) {
	return PyObject_GenericSetAttr((PyObject *)self, (PyObject *)name, (PyObject *)value);
}
