#define _GNU_SOURCE
#include "codes.h"
#include "thread.h"
#include "_cgo_export.h"
#include <dlfcn.h>
#include <string.h>

// The code object of a compiled function runs a trampoline, and shows what the
// function was written as: its last constants are CPython's own code object of it,
// the twin, and the entry into the image. What is made of it with other parts than
// its name and place is made of the twin, and so is a function with other globals
// or another closure; both are interpreted.

static PyObject **items_of(PyObject *tuple) { return (PyObject **)((char *)tuple + 24); }
static Py_ssize_t size_of(PyObject *tuple) { return *(Py_ssize_t *)((char *)tuple + 16); }

static Handle *handle_of_code(PyObject *code) {
	PyObject *consts = *(PyObject **)((char *)code + 24);
	Py_ssize_t n = size_of(consts);
	return n ? (Handle *)gb_entry_handle((uintptr_t)items_of(consts)[n - 1]) : NULL;
}

static PyObject *traced; // is in the place of the entry in the code of a traceback's frame

void gb_traced(uintptr_t function) { traced = (PyObject *)function; }

static PyObject *twin_of(PyObject *code) {
	if (!isType(code, pPyCode_Type))
		return NULL;
	PyObject *consts = *(PyObject **)((char *)code + 24);
	Py_ssize_t n = size_of(consts);
	if (n < 2 || !isType(items_of(consts)[n - 2], pPyCode_Type))
		return NULL;
	return items_of(consts)[n - 1] == traced || handle_of_code(code) ? items_of(consts)[n - 2] : NULL;
}

static PyObject *shown(PyObject *code) {
	PyObject *twin = twin_of(code);
	return twin ? twin : code;
}

// Attributes that CPython computes.

typedef struct {
	const char *name;
	PyObject *(*get)(PyObject *, void *);
	void *closure;
} Computed;

static Computed computed[] = {{"co_code"}, {"co_freevars"}, {"co_cellvars"}};

static PyObject *show_computed(PyObject *code, void *closure) {
	Computed *was = closure;
	return was->get(shown(code), was->closure);
}

static PyGetSetDef *getset_of(PyTypeObject *type, const char *name) {
	for (PyGetSetDef *def = type->tp_getset; def && def->name; def++)
		if (!strcmp(def->name, name))
			return def;
	return NULL;
}

// Attributes that are members: another descriptor takes the place of theirs.

static PyObject *show_member(PyObject *code, void *member) {
	PyObject *descr = member;
	return ((PyObject * (*)(PyObject *, PyObject *, PyTypeObject *)) descr->ob_type->tp_descr_get)(descr, shown(code), code->ob_type);
}

static int set_member(PyObject *o, PyObject *value, void *member) {
	PyObject *descr = member;
	return ((int (*)(PyObject *, PyObject *, PyObject *))descr->ob_type->tp_descr_set)(descr, o, value);
}

static PyObject *function_closure(PyObject *f, void *member) {
	PyObject *real = ((PyObject **)((char *)f + 48))[3];
	Handle *h = real ? NULL : handle_of(f);
	Thread *t = h && !gb_closing ? thread_enter() : NULL;
	if (t) {
		real = (PyObject *)gbClosure(t->ctx, h->go);
		thread_leave(t);
		if (real)
			return real;
	}
	return show_member(f, member);
}

enum { LINETABLE = 2 };
static PyGetSetDef members[] = {
	{"co_consts", show_member, set_member}, {"co_stacksize", show_member, set_member},
	{"co_linetable", show_member, set_member}, {"co_exceptiontable", show_member, set_member},
};
static PyGetSetDef closure_member = {"__closure__", function_closure, set_member};

static int take_place(PyTypeObject *type, PyObject *dict, PyGetSetDef *def) {
	PyObject *name = PyUnicode_FromString(def->name), *old = name ? _PyType_Lookup(type, name) : NULL, *descr = NULL;
	int done = -1;
	if (old && old->ob_type->tp_descr_set) {
		Py_INCREF(old);
		def->closure = old;
		descr = PyDescr_NewGetSet(type, def);
		done = descr ? PyDict_SetItem(dict, name, descr) : -1;
	}
	Py_XDECREF(descr);
	Py_XDECREF(name);
	return done;
}

// Methods

typedef PyObject *(*fastcall)(PyObject *, PyObject *const *, Py_ssize_t, PyObject *);
static fastcall old_replace, old_name;
static PyCFunction old_lines;

static PyObject *variable_name(PyObject *code, PyObject *const *args, Py_ssize_t n, PyObject *names) {
	return old_name(shown(code), args, n, names); // for module dis
}

static PyObject *lines(PyObject *code, PyObject *unused) { return old_lines(shown(code), unused); }

static PyObject *copy_of(PyObject *tuple, Py_ssize_t n) {
	PyObject *copy = PyTuple_New(n);
	for (Py_ssize_t i = 0; copy && i < n && i < size_of(tuple); i++) {
		Py_INCREF(items_of(tuple)[i]);
		items_of(copy)[i] = items_of(tuple)[i];
	}
	return copy;
}

// The trampoline and its twin get the same name and place.
static PyObject *replace_both(PyObject *code, PyObject *twin, PyObject *const *args, PyObject *names) {
	Py_ssize_t n = size_of(names), last;
	PyObject *consts = *(PyObject **)((char *)code + 24), *named = copy_of(names, n + 1), *made = NULL;
	last = size_of(consts) - 2;
	consts = copy_of(consts, last + 2);
	twin = old_replace(twin, args, 0, names);
	PyObject **values = PyMem_Malloc((n + 1) * sizeof *values);
	if (twin && consts && named && values && (items_of(named)[n] = PyUnicode_FromString("co_consts"))) {
		Py_DECREF(items_of(consts)[last]);
		items_of(consts)[last] = twin;
		twin = NULL;
		memcpy(values, args, n * sizeof *values);
		values[n] = consts;
		made = old_replace(code, values, 0, named);
	}
	PyMem_Free(values);
	Py_XDECREF(twin);
	Py_XDECREF(consts);
	Py_XDECREF(named);
	return made;
}

static PyObject *replace(PyObject *code, PyObject *const *args, Py_ssize_t n, PyObject *names) {
	static const char *const plain[] = {"co_name", "co_qualname", "co_filename", "co_firstlineno", "co_flags"};
	PyObject *twin = twin_of(code);
	for (Py_ssize_t i = 0; twin && names && i < size_of(names); i++) {
		int known = 0;
		for (size_t j = 0; j < sizeof plain / sizeof *plain; j++)
			known |= PyUnicode_CompareWithASCIIString(items_of(names)[i], plain[j]) == 0;
		if (!known)
			return old_replace(twin, args, n, names);
	}
	return twin && names && !n ? replace_both(code, twin, args, names) : old_replace(code, args, n, names);
}

// Those of one function are equal to each other, and to its twin.

static PyObject *(*old_compare)(PyObject *, PyObject *, int);
static Py_ssize_t (*old_hash)(PyObject *);

static PyObject *compare(PyObject *a, PyObject *b, int op) { return old_compare(shown(a), shown(b), op); }
static Py_ssize_t hash(PyObject *code) { return old_hash(shown(code)); }

// FunctionType(code, globals, ...)

static PyObject *(*old_new)(PyTypeObject *, PyObject *, PyObject *);

static Py_ssize_t free_count(PyObject *code) {
	PyObject *names = PyObject_GetAttrString(code, "co_freevars");
	Py_ssize_t n = names ? size_of(names) : 0;
	Py_XDECREF(names);
	return n;
}

static PyObject *argument(PyObject *args, PyObject *names, Py_ssize_t at, const char *name) {
	if (size_of(args) > at)
		return items_of(args)[at];
	PyObject *key = names ? PyUnicode_FromString(name) : NULL;
	PyObject *found = key ? PyDict_GetItemWithError(names, key) : NULL;
	Py_XDECREF(key);
	return found;
}

static PyObject *new_function(PyTypeObject *type, PyObject *args, PyObject *names) {
	PyObject *code = argument(args, names, 0, "code"), *twin = code ? twin_of(code) : NULL;
	Handle *h = twin ? handle_of_code(code) : NULL;
	if (!twin || (h && !h->bound) || !size_of(args))
		return old_new(type, args, names);
	PyObject *f = h ? (PyObject *)h->twin : NULL;
	int same = f && isType(f, pPyFunction_Type) && argument(args, names, 1, "globals") == *(PyObject **)((char *)f + 16);
	if (same && !free_count(twin))
		return old_new(type, args, names);
	PyObject *changed = copy_of(args, size_of(args)), *made = NULL;
	if (changed) {
		Py_INCREF(twin);
		Py_DECREF(items_of(changed)[0]);
		items_of(changed)[0] = twin;
		made = old_new(type, changed, names);
		Py_DECREF(changed);
	}
	return made;
}

// function.__code__ = code

static int (*old_set_code)(PyObject *, PyObject *, void *);

// The handle of a function whose code is replaced stays: compiled code calls the
// function as long as it has another.
static int set_code(PyObject *f, PyObject *code, void *closure) {
	PyObject **real = &((PyObject **)((char *)f + 48))[3];
	PyObject *twin = code ? twin_of(code) : NULL, *cells = NULL;
	Handle *own = handle_of(f), *other = twin ? handle_of_code(code) : NULL;
	if (!code || (own == other && (own || !twin)))
		return old_set_code(f, code, closure);
	Handle *changed = own ? own : other;
	Thread *t = changed && changed->twin == (uintptr_t)f && !gb_closing ? thread_enter() : NULL;
	if (t && own && !*real)
		cells = (PyObject *)gbClosure(t->ctx, own->go);
	if (twin && (!other || cells || *real || free_count(twin)))
		code = twin;
	if (cells)
		*real = cells;
	Py_INCREF(changed ? &changed->ob_base : py_None);
	int done = old_set_code(f, code, closure);
	if (done < 0 && cells) {
		*real = NULL;
		Py_DECREF(cells);
	}
	if (t && !done)
		gbCodeChanged(t->ctx, changed->go, (uintptr_t)f);
	if (t)
		thread_leave(t);
	if (!t || done || changed != own)
		Py_DECREF(changed ? &changed->ob_base : py_None);
	return done;
}

static PyGetSetDef raw_code = {"__code__"};

uintptr_t gb_raw_code(void) { return (uintptr_t)PyDescr_NewGetSet(pPyFunction_Type, &raw_code); }

int own_instructions(PyObject *code) {
	PyObject *descr = members[LINETABLE].closure, *table;
	if (descr)
		table = ((PyObject * (*)(PyObject *, PyObject *, PyTypeObject *)) descr->ob_type->tp_descr_get)(descr, code, code->ob_type);
	else
		table = PyObject_GetAttrString(code, "co_linetable");
	int n = 0;
	if (table)
		for (char *at = (char *)table + 32, *end = at + size_of(table); at < end; at++)
			if (*at & 0x80) { // the first byte of an entry
				n += (*at & 7) + 1;
				if ((*at >> 3 & 15) == 15)
					break;
			}
	Py_XDECREF(table);
	return n;
}

static PyObject *dict_of_type(PyTypeObject *type) {
	PyObject *(*get)(PyTypeObject *);
	*(void **)&get = dlsym(RTLD_DEFAULT, "PyType_GetDict"); // since 3.12
	if (get)
		return get(type);
	Py_INCREF(type->tp_dict);
	return type->tp_dict;
}

static PyMethodDef *method_of(const char *name, int flags) {
	for (PyMethodDef *m = pPyCode_Type->tp_methods; m && m->ml_name; m++)
		if (!strcmp(m->ml_name, name) && m->ml_flags == flags)
			return m;
	return NULL;
}

int gb_codes_init(void) {
	PyGetSetDef *code = getset_of(pPyFunction_Type, "__code__");
	for (size_t i = 0; i < sizeof computed / sizeof *computed; i++)
		if (!getset_of(pPyCode_Type, computed[i].name))
			return -1;
	int named = METH_FASTCALL | METH_KEYWORDS;
	PyMethodDef *replacing = method_of("replace", named), *naming = method_of("_varname_from_oparg", named);
	PyMethodDef *again = method_of("__replace__", named), *lined = method_of("co_lines", METH_NOARGS);
	if (!code || !replacing || !naming || !lined)
		return -1;
	PyObject *dict = dict_of_type(pPyCode_Type), *functions = dict_of_type(pPyFunction_Type);
	int failed = take_place(pPyFunction_Type, functions, &closure_member);
	for (size_t i = 0; !failed && i < sizeof members / sizeof *members; i++)
		failed = take_place(pPyCode_Type, dict, &members[i]);
	Py_DECREF(dict);
	Py_DECREF(functions);
	PyType_Modified(pPyCode_Type);
	PyType_Modified(pPyFunction_Type);
	if (failed)
		return -1;
	for (size_t i = 0; i < sizeof computed / sizeof *computed; i++) {
		PyGetSetDef *def = getset_of(pPyCode_Type, computed[i].name);
		computed[i].get = def->get, computed[i].closure = def->closure;
		def->get = show_computed, def->closure = &computed[i];
	}
	old_name = (fastcall)(void *)naming->ml_meth;
	naming->ml_meth = (PyCFunction)(void *)variable_name;
	old_replace = (fastcall)(void *)replacing->ml_meth;
	replacing->ml_meth = (PyCFunction)(void *)replace;
	old_lines = lined->ml_meth;
	lined->ml_meth = lines;
	if (again) // since 3.13
		again->ml_meth = replacing->ml_meth;
	old_compare = (PyObject * (*)(PyObject *, PyObject *, int)) pPyCode_Type->tp_richcompare;
	old_hash = (Py_ssize_t (*)(PyObject *))pPyCode_Type->tp_hash;
	pPyCode_Type->tp_richcompare = (void *)compare;
	pPyCode_Type->tp_hash = (void *)hash;
	old_new = pPyFunction_Type->tp_new;
	pPyFunction_Type->tp_new = new_function;
	raw_code.get = code->get, raw_code.set = code->set, raw_code.closure = code->closure;
	old_set_code = code->set;
	code->set = set_code;
	return 0;
}
