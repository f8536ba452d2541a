#include "native.h"
#include "codes.h"
#include "ends.h"
#include "frameless.h"
#include "thread.h"
#include "wire.h"
#include "_cgo_export.h"
#include <stdlib.h>

PyTypeObject *handle_type, *generator_type, *iterator_type;

static int64_t *dropped;
int gb_dropped; // how many
static int dropped_room;

void drop_handle(int64_t slot) {
	if (gb_dropped == dropped_room) {
		int room = dropped_room ? 2 * dropped_room : 256;
		int64_t *more = realloc(dropped, room * sizeof *more);
		if (!more)
			return; // the Go object stays alive
		dropped = more;
		dropped_room = room;
	}
	dropped[gb_dropped++] = slot;
}

int gb_take_dropped(int64_t *out, int room) {
	int n = gb_dropped < room ? gb_dropped : room;
	for (int i = 0; i < n; i++)
		out[i] = dropped[--gb_dropped];
	return n;
}

// The word after a Go object's type pointer is its Py.
static void forget_twin(uintptr_t go, uintptr_t twin) {
	uintptr_t *py = (uintptr_t *)go + 1;
	if (twin && *py == twin)
		*py = 0;
}

static void free_heap_object(PyObject *o) {
	PyTypeObject *t = o->ob_type;
	t->tp_free(o);
	Py_DECREF((PyObject *)t);
}

static void handle_dealloc(PyObject *self) {
	Handle *h = (Handle *)self;
	forget_twin(h->go, h->twin);
	if (!h->weak)
		drop_handle(h->slot);
	free_heap_object(self);
	ends_of(thread_self);
}

uintptr_t gb_handle_new(uintptr_t go, int64_t slot) {
	Handle *h = (Handle *)handle_type->tp_alloc(handle_type, 0);
	if (h) {
		h->go = go;
		h->slot = slot;
	}
	return (uintptr_t)h;
}

// name, qualname, defaults, kwdefaults, doc, module, annotations, weak references
static const int function_fields[FUNCTION_FIELDS] = {32, 40, 56, 64, 80, 104, 112, 96};

static PyObject *field(PyObject *function, int i) { return *(PyObject **)((char *)function + function_fields[i]); }

static PyObject *dict_of(PyObject *function) { return *(PyObject **)((char *)function + 88); }

void gb_handle_bind(uintptr_t handle, uintptr_t twin, int plain) {
	Handle *h = (Handle *)handle;
	h->twin = twin;
	h->bound = 1;
	h->plain = plain;
	if (isType((PyObject *)twin, pPyFunction_Type)) {
		for (int i = 0; i < FUNCTION_FIELDS; i++)
			h->was[i] = field((PyObject *)twin, i);
		h->dict = dict_of((PyObject *)twin);
	}
}

Handle *handle_of(PyObject *function) {
	PyObject *consts = *(PyObject **)(*(char **)((char *)function + 48) + 24);
	Py_ssize_t n = *(Py_ssize_t *)((char *)consts + 16);
	return n ? (Handle *)gb_entry_handle((uintptr_t)((PyObject **)((char *)consts + 24))[n - 1]) : NULL;
}

// A function object goes when CPython has done with it, and is made again when
// the compiled function crosses again. One that was changed (functools.wraps),
// is referred to weakly or by its address, or has a code object that somebody
// keeps lives as long as the compiled function does.
static int keeps_changes(PyObject *f, Handle *h) {
	if (h->weak || !*(PyObject **)((char *)f + 16)) // its globals: the collector took it apart already
		return 0;
	PyObject *code = *(PyObject **)((char *)f + 48);
	if (h->addressed || code->ob_refcnt > 1) // whoever has the code may compare it with that of the next one
		return 1;
	for (int i = 0; i < FUNCTION_FIELDS; i++)
		if (field(f, i) != h->was[i])
			return 1;
	PyObject *dict = dict_of(f);
	return dict && dict != h->dict && PyObject_Size(dict) > 0;
}

// The last reference from CPython is going: Go takes the function over.
static int taken_over(PyObject *f, Handle *h) {
	Thread *t = !gb_closing && keeps_changes(f, h) ? thread_enter() : NULL;
	if (!t)
		return 0;
	PyObject *type, *value, *tb;
	PyErr_Fetch(&type, &value, &tb);
	Py_INCREF(f);
	h->weak = 1;
	gbFunctionWeaken(h->go, (uintptr_t)f);
	drop_handle(h->slot);
	thread_leave_unasked(t);
	PyErr_Restore(type, value, tb);
	return 1;
}

static Handle *handle_of_twin(PyObject *f) {
	Handle *h = handle_of(f);
	return h && h->twin == (uintptr_t)f ? h : NULL;
}

// Called by the collector before it takes a function apart that only a cycle holds.
static void function_finalize(PyObject *f) {
	Handle *h = handle_of_twin(f);
	if (h && !h->unused && taken_over(f, h))
		((uintptr_t *)f)[-1] &= ~(uintptr_t)1; // it may be finalized again
}

// Whoever keeps the code object (a profiler, a debugger) keeps the handle: the
// function's own end must be told.
static void (*old_function_dealloc)(PyObject *);

static void function_gone(PyObject *f) {
	Handle *h = handle_of_twin(f);
	if (h) {
		if (taken_over(f, h))
			return;
		if (h->twin) {
			forget_twin(h->go, h->twin);
			h->twin = 0;
		}
	}
	old_function_dealloc(f);
}

void function_addressed(PyObject *f) {
	Handle *h = handle_of_twin(f);
	if (h)
		h->addressed = 1;
}

void gb_function_shared(uintptr_t function) {
	Handle *h = handle_of_twin((PyObject *)function);
	if (h)
		h->dict = dict_of((PyObject *)function);
}

void gb_function_addressed(uintptr_t function) { function_addressed((PyObject *)function); }

// Compiled code has done with it, CPython has not.
void gb_function_strong(uintptr_t function, int64_t slot) {
	Handle *h = handle_of((PyObject *)function);
	if (h) {
		h->weak = 0;
		h->unused = 1;
		h->slot = slot;
	} else // it has got another code object
		drop_handle(slot);
	Py_DECREF((PyObject *)function);
}

// Both have done with it; gone says that the Go function is no more.
void gb_function_forget(uintptr_t function, int gone) {
	Handle *h = handle_of((PyObject *)function);
	if (h && !gone)
		forget_twin(h->go, h->twin);
	if (h)
		h->twin = 0;
	Py_DECREF((PyObject *)function);
}

// A failed call leaves the line of its outermost frame for fix().
static PyObject *finish(Thread *t, int frames, W *out) {
	thread_leave_for(t, frames);
	PyObject *r = out->k == W_NIL ? NULL : wire_object(out);
	ends_of(t);
	return r;
}

enum { TRAMPOLINE = 1 }; // frames

static PyObject *entry_call(PyObject *self, PyObject *const *args, Py_ssize_t n) {
	Handle *h = (Handle *)self;
	if (is_under(thread_self, h))
		return act_under(thread_self);
	Thread *t = thread_enter_for(TRAMPOLINE);
	W out;
	if (!t)
		return PyErr_Format(exc_SystemError, "out of memory");
	int64_t looks = t->looks;
	Crossing x = {t->ctx, h->go, (uintptr_t)args, n, (uintptr_t)&out, 0};
	cross(t, CROSS_CALL, &x);
	if (t->looks != looks)
		h->unseen = 0;
	else if (h->unseen < UNSEEN && ++h->unseen == UNSEEN)
		go_frameless(h);
	return finish(t, TRAMPOLINE, &out);
}

static PyMethodDef entry_def = {"native", (PyCFunction)(void *)entry_call, METH_FASTCALL, NULL};

uintptr_t gb_entry_new(uintptr_t handle) { return (uintptr_t)PyCMethod_New(&entry_def, (PyObject *)handle, NULL, NULL); }

uintptr_t gb_entry_def(void) { return (uintptr_t)&entry_def; }

uintptr_t gb_entry_handle(uintptr_t o) {
	struct { PyObject head; PyMethodDef *def; PyObject *self; } *f = (void *)o;
	return isType((PyObject *)o, pPyCFunction_Type) && f->def == &entry_def ? (uintptr_t)f->self : 0;
}

typedef struct { PyObject head; PyObject *next, *frame; int lasti, line; } Traceback;

// The last of a trampoline's or a shell's own instructions has no position.
static int tail_of(PyObject *frame) {
	PyObject *code = PyFrame_GetCode(frame);
	int own = own_instructions(code);
	Py_DECREF(code);
	return 2 * (own - 1);
}

// Called by the except clause of a trampoline or a shell: gives the traceback entry
// of its frame the line at which compiled code failed, and the
// instruction, or one without a position so that tools take that line. Without a line
// the exception was raised again, and the entry is one too many.
static PyObject *fix_call(PyObject *handle, PyObject *unused) {
	Thread *t = thread_self;
	(void)unused;
	(void)handle;
	if (t && t->failed) {
		PyObject *e = PyErr_GetHandledException();
		if ((uintptr_t)e == t->failed) {
			Traceback *tb = (Traceback *)PyException_GetTraceback(e);
			if (tb && !t->failed_line)
				PyException_SetTraceback(e, tb->next ? tb->next : py_None);
			else if (tb) {
				tb->line = t->failed_line;
				tb->lasti = tail_of(tb->frame) + t->failed_instr;
			}
			Py_XDECREF((PyObject *)tb);
		}
		Py_XDECREF(e);
		t->failed = 0;
	}
	return Py_NewRef(py_None);
}

static PyMethodDef fix_def = {"traced", fix_call, METH_NOARGS, NULL};

uintptr_t gb_fix(void) { return (uintptr_t)PyCMethod_New(&fix_def, NULL, NULL, NULL); }

// Called by the set of an event loop's asynchronous generators, where somebody looks at it and at its end (True).
static PyObject *settle_call(PyObject *self, PyObject *const *args, Py_ssize_t n) {
	Thread *t = n == 2 && !gb_closing ? thread_enter() : NULL;
	(void)self;
	if (t) {
		int bad = gbSettleLoop(t->ctx, (uintptr_t)PyLong_AsLongLong(args[0]), args[1] == py_True);
		thread_leave(t);
		if (bad)
			return NULL;
	}
	return Py_NewRef(py_None);
}

static PyMethodDef settle_def = {"settle", (PyCFunction)(void *)settle_call, METH_FASTCALL, NULL};

uintptr_t gb_settle_loop(void) { return (uintptr_t)PyCMethod_New(&settle_def, NULL, NULL, NULL); }

static void forget_shell(Iterator *i) {
	if (i->shell) {
		forget_twin(i->go, i->shell);
		if (i->weak || i->watch)
			gbForgetShell(i->shell);
		i->shell = 0;
	}
}

// Where a generator has the state, the variables and the globals of its frame, and those of shells.
static size_t state_at, variables_at, globals_at;
static uintptr_t shell_globals;

enum { FRAME_COMPLETED = 1 };

static Iterator *stepper_of(PyObject *generator) {
	char *g = (char *)generator;
	if (*(signed char *)(g + state_at) >= FRAME_COMPLETED || *(uintptr_t *)(g + globals_at) != shell_globals || !shell_globals)
		return NULL;
	PyObject *first = *(PyObject **)(g + variables_at);
	return first && isType(first, generator_type) && ((Iterator *)first)->shell == (uintptr_t)generator ? (Iterator *)first : NULL;
}

static void (*old_generator_finalize)(PyObject *);
int gb_ending; // the interpreter ends, and has suspended generators closed that may still be held

// The end of a shell begins: a frame of it may live on and hold the iterator.
static void generator_finalize(PyObject *self) {
	Iterator *i;
	if (!gb_ending && (i = stepper_of(self)))
		forget_shell(i);
	old_generator_finalize(self);
	if (gb_ending && (i = stepper_of(self)))
		forget_shell(i);
}

void gb_generators_init(size_t state, size_t variables, size_t globals, uintptr_t shells) {
	PyTypeObject *types[] = {pPyGen_Type, pPyCoro_Type, pPyAsyncGen_Type};
	state_at = state, variables_at = variables, globals_at = globals, shell_globals = shells;
	if (old_generator_finalize)
		return;
	old_generator_finalize = (void (*)(PyObject *))pPyGen_Type->tp_finalize;
	for (int i = 0; i < 3; i++)
		types[i]->tp_finalize = (void *)generator_finalize;
}

static void iterator_dealloc(PyObject *self) {
	Iterator *i = (Iterator *)self;
	Py_XDECREF(i->watch); // first, so that it is not called any more
	if (i->plain)
		forget_twin(i->go, (uintptr_t)self);
	if (i->shell && !i->resumed && !i->weak && !gb_closing) // the shell lives, so it was closed before it began
		gbClosed(i->go);
	forget_shell(i);
	if (!i->weak)
		drop_handle(i->slot);
	free_heap_object(self);
	ends_of(thread_self);
}

// A new object of a class with n items, all zero.
uintptr_t gb_new_var(uintptr_t type, Py_ssize_t n) {
	return (uintptr_t)PyType_GenericAlloc((PyTypeObject *)type, n);
}

uintptr_t gb_iterator_new(uintptr_t go, int64_t slot, int plain) {
	Iterator *i = (Iterator *)(plain ? iterator_type : generator_type)->tp_alloc(plain ? iterator_type : generator_type, 0);
	if (i) {
		i->go = go;
		i->slot = slot;
		i->plain = plain;
	}
	return (uintptr_t)i;
}

static PyObject *shell_died(PyObject *address, PyObject *ref) {
	(void)ref;
	forget_shell((Iterator *)PyLong_AsLongLong(address));
	return Py_NewRef(py_None);
}

static PyMethodDef shell_died_def = {"shell_died", shell_died, METH_O, NULL};

int gb_is_watch(PyObject *callback) {
	struct { PyObject head; PyMethodDef *def; } *f = (void *)callback;
	return callback && isType(callback, pPyCFunction_Type) && f->def == &shell_died_def;
}

void gb_shell_new(uintptr_t make, uintptr_t go, int64_t slot, W *out) {
	PyObject *i = (PyObject *)gb_iterator_new(go, slot, 0), *shell = NULL;
	if (i) {
		Thread *t = thread_self;
		Frameless *beside = look_beside(t);
		*t->left += SPARE_CALLS;
		shell = PyObject_Vectorcall((PyObject *)make, &i, 1, NULL);
		*t->left -= SPARE_CALLS;
		t->frameless = beside;
		((Iterator *)i)->shell = (uintptr_t)shell;
		((Iterator *)i)->shared = 1;
		Py_DECREF(i);
	}
	wire_result(shell, out);
}

void gb_iterator_watch(uintptr_t iterator) {
	Iterator *i = (Iterator *)iterator;
	if (i->watch)
		return;
	PyObject *address = PyLong_FromLongLong((long long)iterator);
	PyObject *call = address ? PyCMethod_New(&shell_died_def, address, NULL, NULL) : NULL;
	i->watch = call ? PyWeakref_NewRef((PyObject *)i->shell, call) : NULL;
	if (!i->watch)
		PyErr_Clear(); // out of memory: the iterator's own death has to do
	Py_XDECREF(address);
	Py_XDECREF(call);
}

void gb_iterator_begun(uintptr_t iterator) { ((Iterator *)iterator)->begun = 1; }

void gb_iterator_weak(uintptr_t iterator) {
	Iterator *i = (Iterator *)iterator;
	i->weak = 1;
	drop_handle(i->slot);
}

void gb_iterator_strong(uintptr_t iterator, int64_t slot) {
	Iterator *i = (Iterator *)iterator;
	i->weak = 0;
	i->slot = slot;
}

void gb_iterator_dead(uintptr_t iterator) {
	Iterator *i = (Iterator *)iterator;
	i->go = i->shell = 0;
}

uintptr_t gb_iterator_type(void) { return (uintptr_t)iterator_type; }

uintptr_t gb_generator_type(void) { return (uintptr_t)generator_type; }

enum { RESUME_SEND, RESUME_THROW, RESUME_CLOSE };

static int resume(PyObject *self, int how, PyObject *arg, PyObject **result) {
	Iterator *i = (Iterator *)self;
	i->resumed = 1;
	if (i->begun) {
		i->begun = 0;
		if (how == RESUME_SEND) {
			*result = Py_NewRef(py_None);
			return PYGEN_NEXT;
		}
	}
	int frames = i->plain ? 0 : TRAMPOLINE;
	Thread *t = thread_enter_for(frames);
	W out;
	if (!t) {
		PyErr_SetString(exc_SystemError, "out of memory");
		return PYGEN_ERROR;
	}
	PyObject *interrupt = NULL;
	if (how == RESUME_SEND && frames && PyErr_CheckSignals()) { // a handler that raises does so inside the generator
		wire_error(&out);
		interrupt = arg = (PyObject *)out.n;
		how = RESUME_THROW;
	}
	Crossing x = {t->ctx, i->go, how, (uintptr_t)arg, (uintptr_t)&out, 0};
	int flag = cross(t, CROSS_RESUME, &x);
	*result = finish(t, frames, &out);
	Py_XDECREF(interrupt);
	return *result ? flag : PYGEN_ERROR;
}

// The value of a StopIteration must not be mistaken for its arguments.
static PyObject *stopped(int flag, PyObject *r, int quiet) {
	if (flag != PYGEN_RETURN)
		return r;
	if (!quiet || r != py_None) {
		PyObject *stop = PyObject_Vectorcall(exc_StopIteration, &r, r != py_None, NULL);
		if (stop) {
			PyErr_SetObject(exc_StopIteration, stop);
			Py_DECREF(stop);
		}
	}
	Py_DECREF(r);
	return NULL;
}

static PyObject *iterator_next(PyObject *self) {
	PyObject *r = NULL;
	int flag = resume(self, RESUME_SEND, py_None, &r);
	return stopped(flag, r, 1);
}

static PyObject *iterator_send(PyObject *self, PyObject *arg) {
	PyObject *r = NULL;
	int flag = resume(self, RESUME_SEND, arg, &r);
	return stopped(flag, r, 0);
}

static int iterator_am_send(PyObject *self, PyObject *arg, PyObject **result) {
	return resume(self, RESUME_SEND, arg, result);
}

static PyObject *iterator_throw(PyObject *self, PyObject *const *args, Py_ssize_t n) {
	PyObject *type = args[0], *value = n > 1 && args[1] != py_None ? args[1] : NULL, *exc, *r = NULL;
	if (type->ob_type->tp_flags & Py_TPFLAGS_TYPE_SUBCLASS) {
		if (value && PyObject_IsInstance(value, type) > 0)
			exc = Py_NewRef(value);
		else
			exc = PyObject_Vectorcall(type, &value, value != NULL, NULL);
	} else
		exc = Py_NewRef(type);
	if (!exc)
		return NULL;
	if (n > 2 && args[2] != py_None)
		PyException_SetTraceback(exc, args[2]);
	int flag = resume(self, RESUME_THROW, exc, &r);
	Py_DECREF(exc);
	return stopped(flag, r, 0);
}

// A shell that dies closes what it yields from (its weak reference went before):
// only Go's collector can tell whether a generator that compiled code passed on
// is still used there.
static PyObject *iterator_close(PyObject *self, PyObject *unused) {
	PyObject *r = NULL;
	Iterator *i = (Iterator *)self;
	(void)unused;
	if (!i->go) // it had nothing to close
		return Py_NewRef(py_None);
	if (i->shared && !i->shell) {
		gbAbandon(i->go);
		return Py_NewRef(py_None);
	}
	resume(self, RESUME_CLOSE, py_None, &r);
	return r;
}

// The awaitables of an asynchronous generator.
static PyObject *async_step(PyObject *self, int how, PyObject *arg) {
	if (!((Iterator *)self)->go) {
		PyErr_SetObject(exc_StopAsyncIteration, py_None);
		return NULL;
	}
	Thread *t = thread_enter_for(TRAMPOLINE);
	W out;
	if (!t)
		return PyErr_Format(exc_SystemError, "out of memory");
	gbAsyncStep(t->ctx, ((Iterator *)self)->go, how, (uintptr_t)arg, (uintptr_t)&out);
	return finish(t, TRAMPOLINE, &out);
}

static PyObject *iterator_asend(PyObject *self, PyObject *arg) { return async_step(self, RESUME_SEND, arg); }
static PyObject *iterator_athrow(PyObject *self, PyObject *arg) { return async_step(self, RESUME_THROW, arg); }

static PyObject *iterator_aclose(PyObject *self, PyObject *unused) {
	(void)unused;
	return async_step(self, RESUME_CLOSE, py_None);
}

static PyObject *iterator_begun(PyObject *self, PyObject *unused) {
	int begun = ((Iterator *)self)->begun;
	(void)unused;
	((Iterator *)self)->begun = 0;
	return Py_NewRef(begun ? py_True : py_None);
}

// What only an iterator of CPython's own can answer.
static PyObject *ask_genuine(PyObject *self, const char *name, PyObject *const *args, Py_ssize_t n) {
	Thread *t = thread_enter();
	PyObject *a[3], *key, *r;
	if (!t)
		return PyErr_Format(exc_SystemError, "out of memory");
	a[0] = (PyObject *)gbIteratorMove(t->ctx, ((Iterator *)self)->go);
	thread_leave(t);
	if (!a[0])
		return NULL;
	if (n > 2)
		n = 2;
	for (Py_ssize_t i = 0; i < n; i++)
		a[i + 1] = args[i];
	key = PyUnicode_FromString(name);
	r = key ? PyObject_VectorcallMethod(key, a, n + 1, NULL) : NULL;
	Py_XDECREF(key);
	Py_DECREF(a[0]);
	return r;
}

static PyObject *plain_reduce(PyObject *self, PyObject *const *args, Py_ssize_t n) { return ask_genuine(self, "__reduce__", args, n); }
static PyObject *plain_reduce_ex(PyObject *self, PyObject *const *args, Py_ssize_t n) { return ask_genuine(self, "__reduce_ex__", args, n); }
static PyObject *plain_setstate(PyObject *self, PyObject *const *args, Py_ssize_t n) { return ask_genuine(self, "__setstate__", args, n); }

static PyObject *plain_hint(PyObject *self, PyObject *unused) {
	Thread *t = thread_enter();
	(void)unused;
	if (!t)
		return PyErr_Format(exc_SystemError, "out of memory");
	int64_t n = gbLengthHint(t->ctx, ((Iterator *)self)->go);
	thread_leave(t);
	if (n == HINT_FAILED)
		return NULL;
	return n == HINT_NONE ? Py_NewRef(py_NotImplemented) : PyLong_FromLongLong(n);
}

static PyMethodDef plain_methods[] = {
	{"__reduce__", (PyCFunction)(void *)plain_reduce, METH_FASTCALL, NULL},
	{"__reduce_ex__", (PyCFunction)(void *)plain_reduce_ex, METH_FASTCALL, NULL},
	{"__setstate__", (PyCFunction)(void *)plain_setstate, METH_FASTCALL, NULL},
	{"__length_hint__", plain_hint, METH_NOARGS, NULL},
	{NULL, NULL, 0, NULL},
};

static PyMethodDef iterator_methods[] = {
	{"send", iterator_send, METH_O, NULL},
	{"throw", (PyCFunction)(void *)iterator_throw, METH_FASTCALL, NULL},
	{"close", iterator_close, METH_NOARGS, NULL},
	{"asend", iterator_asend, METH_O, NULL},
	{"athrow", iterator_athrow, METH_O, NULL},
	{"aclose", iterator_aclose, METH_NOARGS, NULL},
	{"begun", iterator_begun, METH_NOARGS, NULL},
	{"traced", fix_call, METH_NOARGS, NULL},
	{NULL, NULL, 0, NULL},
};

static PyObject *self_iter(PyObject *self) { return Py_NewRef(self); }

const char *gb_native_init(void) {
	static PyType_Slot handle_slots[] = {{Py_tp_dealloc, handle_dealloc}, {0, NULL}};
	static PyType_Spec handle_spec = {"grumpy_hook.handle", sizeof(Handle), 0, Py_TPFLAGS_DEFAULT, handle_slots};
	static PyType_Slot iterator_slots[] = {
		{Py_tp_dealloc, iterator_dealloc}, {Py_tp_iter, self_iter}, {Py_tp_iternext, iterator_next},
		{Py_am_send, iterator_am_send}, {Py_am_await, self_iter}, {Py_tp_methods, iterator_methods}, {0, NULL},
	};
	static PyType_Slot plain_slots[] = {
		{Py_tp_dealloc, iterator_dealloc}, {Py_tp_iter, self_iter}, {Py_tp_iternext, iterator_next}, {Py_tp_methods, plain_methods}, {0, NULL},
	};
	static PyType_Spec generator_spec = {"grumpy_hook.generator", sizeof(Iterator), 0, Py_TPFLAGS_DEFAULT, iterator_slots};
	static PyType_Spec iterator_spec = {"grumpy_hook.iterator", sizeof(Iterator), 0, Py_TPFLAGS_DEFAULT, plain_slots};
	if (!(handle_type = (PyTypeObject *)PyType_FromSpec(&handle_spec)))
		return "handle";
	if (!(generator_type = (PyTypeObject *)PyType_FromSpec(&generator_spec)))
		return "generator";
	if (!(iterator_type = (PyTypeObject *)PyType_FromSpec(&iterator_spec)))
		return "iterator";
	old_function_dealloc = (void (*)(PyObject *))pPyFunction_Type->tp_dealloc;
	pPyFunction_Type->tp_dealloc = (void *)function_gone;
	pPyFunction_Type->tp_finalize = (void *)function_finalize;
	return NULL;
}
