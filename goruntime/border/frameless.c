#include "frameless.h"
#include "ends.h"
#include "wire.h"
#include <dlfcn.h>

// The frame of a trampoline takes a quarter of the time of a short call, and only
// what runs in CPython meanwhile can look at it. A function from which nothing
// could, in its last calls, goes without: C code that calls it (map, a key
// function, type() for __init__) enters Go at once. When an operation of CPython's
// or an exception shows that the frame would be there, the trampoline runs after
// all, and its entry does what there is to do under it (is_under); from then on
// the function has its frame, until it is unseen again.
typedef PyObject *(*vectorcall)(PyObject *, PyObject *const *, size_t, PyObject *);
static vectorcall plain_call; // CPython's own, NULL where nothing goes without a frame
static void (*set_vectorcall)(PyObject *, vectorcall); // of CPython 3.12 on: calls are inlined no more
static Watched where;

static vectorcall *call_of(PyObject *function) { return (vectorcall *)((char *)function + pPyFunction_Type->tp_vectorcall_offset); }

static void set_call(PyObject *function, vectorcall call) {
	if (set_vectorcall)
		set_vectorcall(function, call);
	else
		*call_of(function) = call;
}

static int64_t version_at(char *state) {
	char *owner = where.interpreter ? *(char **)(state + where.interpreter) : state;
	return *(int64_t *)(owner + where.version) & where.mask;
}

// A tracer, a profiler or a tool of sys.monitoring sees every frame, or was at
// work since the function's code ran.
static int watched(char *state, PyObject *function) {
	if (where.tracers) {
		void **functions = (void **)(state + where.tracers);
		return functions[0] || functions[1];
	}
	int64_t *code = (int64_t *)(*(char **)((char *)function + 48) + where.code_version);
	return code[0] != version_at(state) || code[1];
}

int goes_unseen(PyObject *function) { return plain_call && !watched((char *)PyThreadState_Get(), function); }

void gb_frameless_init(const Watched *w, uintptr_t ran) {
	where = *w;
	*(void **)&set_vectorcall = dlsym(RTLD_DEFAULT, "PyFunction_SetVectorcall");
	if (where.tracers || (set_vectorcall && where.code_version && !watched((char *)PyThreadState_Get(), (PyObject *)ran)))
		plain_call = *call_of((PyObject *)ran);
}

static void take_frame(PyObject *function, Handle *h) {
	h->unseen = 0;
	set_call(function, plain_call);
}

static void fail_again(void *p) {
	PyObject **e = p;
	PyErr_Restore(e[0], e[1], e[2]);
}

// An exception leaves the function through its frame, as it does elsewhere.
static void raise_under(Thread *t) {
	PyObject *e[3];
	PyErr_Fetch(&e[0], &e[1], &e[2]);
	if (under_frame(t, fail_again, e) == UNDER_NEVER)
		for (int i = 0; i < 3; i++)
			Py_XDECREF(e[i]);
}

static PyObject *frameless_call(PyObject *function, PyObject *const *args, size_t nargs, PyObject *names) {
	Handle *h = handle_of(function);
	size_t n = nargs << 1 >> 1;
	Thread *t = !names && h && (size_t)h->plain == n ? thread_enter() : NULL;
	if (!t)
		return plain_call(function, args, nargs, names);
	if (t->under || watched((char *)t->left - left_offset, function)) {
		thread_leave_unasked(t);
		return plain_call(function, args, nargs, names);
	}
	W out;
	Frameless self = {function, args, n}, *outer = t->frameless;
	t->frameless = &self;
	int64_t looks = t->looks;
	Crossing x = {t->ctx, h->go, (uintptr_t)args, n, (uintptr_t)&out, 0};
	cross(t, CROSS_CALL, &x);
	if (t->looks != looks)
		take_frame(function, h);
	if (out.k == W_NIL)
		raise_under(t);
	t->frameless = outer;
	thread_leave(t);
	PyObject *r = out.k == W_NIL ? NULL : wire_object(&out);
	ends_of(t);
	return r;
}

void go_frameless(Handle *h) {
	PyObject *function = (PyObject *)h->twin;
	if (plain_call && h->plain >= 0 && function && isType(function, pPyFunction_Type) && *call_of(function) == plain_call)
		set_call(function, frameless_call);
}

int under_frame(Thread *t, void (*act)(void *), void *on) {
	Frameless *f = t->frameless;
	Under u = {act, on, handle_of(f->function), *t->left, 0}, *outer = t->under;
	t->under = &u;
	t->frameless = NULL;
	t->counted++; // the frame stands for the function, which counts itself
	PyObject *r = plain_call(f->function, f->args, f->n, NULL);
	t->counted--;
	t->frameless = f;
	t->under = outer;
	Py_XDECREF(r);
	return r ? UNDER_DONE : u.begun ? UNDER_FAILED : UNDER_NEVER;
}

PyObject *act_under(Thread *t) {
	Under *u = t->under;
	t->under = NULL;
	u->begun = 1;
	u->act(u->on);
	return PyErr_Occurred() ? NULL : Py_NewRef(py_None);
}
