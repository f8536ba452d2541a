#include "wire.h"
#include "frameless.h"
#include "native.h"
#include "thread.h"
#include <stdlib.h>
#include <string.h>

static const W *given_before(const W *v, Py_ssize_t i);
static void give_back(W *v, Py_ssize_t n);

// The items first: they start no collection, which could run compiled code that uses the words.
static PyObject *wire_tuple(W *v, Py_ssize_t n) {
	PyObject *items[MADE_MOST], *tuple = NULL;
	Py_ssize_t i;
	for (i = 0; i < n; i++) {
		const W *same = i ? given_before(v, i) : NULL;
		if (!(items[i] = same ? Py_NewRef(items[same - v]) : wire_object(&v[i])))
			break;
	}
	if (i == n)
		tuple = PyTuple_New(n);
	else
		give_back(v + i + 1, n - i - 1);
	while (i-- > 0)
		if (tuple)
			((PyObject **)((char *)tuple + 24))[i] = items[i];
		else
			Py_DECREF(items[i]);
	return tuple;
}

PyObject *wire_object(const W *w) {
	switch (w->k) {
	case W_OBJ:
		return Py_NewRef((PyObject *)w->n);
	case W_OWN:
		return (PyObject *)w->n;
	case W_INT:
		return PyLong_FromLongLong((int64_t)w->n);
	case W_FLOAT: {
		double d;
		memcpy(&d, &w->n, 8);
		return PyFloat_FromDouble(d);
	}
	case W_STR:
		return PyUnicode_FromKindAndData(w->m & 7, (void *)w->n, w->m >> 3);
	case W_BYTES:
		return PyBytes_FromStringAndSize((char *)w->n, w->m);
	case W_TUPLE:
		return wire_tuple((W *)w->n, w->m);
	}
	return NULL;
}

// int64 value of an exact int of at most two digits (60 bits).
static int short_int(PyObject *o, int64_t *out) {
	const uint32_t *digit = (const uint32_t *)((char *)o + 24);
	int64_t size = *(int64_t *)((char *)o + 16);
	int negative;
	if (py_version >= 0x030c0000) {
		negative = (size & 3) == 2;
		size >>= 3;
		if (size == 0 && (*(int64_t *)((char *)o + 16) & 3) == 1) {
			*out = 0;
			return 1;
		}
	} else {
		negative = size < 0;
		size = negative ? -size : size;
	}
	switch (size) {
	case 0:
		*out = 0;
		return 1;
	case 1:
		*out = digit[0];
		break;
	case 2:
		*out = (int64_t)digit[1] << 30 | digit[0];
		break;
	default:
		return 0;
	}
	if (negative)
		*out = -*out;
	return 1;
}

void wire_error(W *out) {
	PyObject *t, *v, *tb;
	PyErr_Fetch(&t, &v, &tb);
	PyErr_NormalizeException(&t, &v, &tb);
	PyException_SetTraceback(v, tb ? tb : py_None); // an import leaves its own frames away
	Py_XDECREF(tb);
	Py_XDECREF(t);
	out->k = W_ERR;
	out->n = (uint64_t)v;
}

void wire_result(PyObject *o, W *out) {
	if (!o) {
		wire_error(out);
		return;
	}
	int64_t i;
	if (isType(o, pPyLong_Type) && short_int(o, &i)) {
		out->k = W_INT;
		out->n = (uint64_t)i;
		Py_DECREF(o);
		return;
	}
	if (isType(o, pPyFloat_Type)) {
		out->k = W_FLOAT;
		memcpy(&out->n, (char *)o + 16, 8);
		Py_DECREF(o);
		return;
	}
	out->k = W_OWN;
	out->n = (uint64_t)o;
}

static void wire_int(int64_t i, W *out) {
	if (i == -1 && PyErr_Occurred()) {
		wire_error(out);
		return;
	}
	out->k = W_INT;
	out->n = (uint64_t)i;
}

static void wire_flag(int i, W *out) {
	if (i < 0) {
		wire_error(out);
		return;
	}
	out->k = W_INT;
	out->n = (uint64_t)i;
}

static PyObject *binary(int op, PyObject *a, PyObject *b) {
	switch (op) {
	case OP_BINARY + 0: return PyNumber_Add(a, b);
	case OP_BINARY + 1: return PyNumber_Subtract(a, b);
	case OP_BINARY + 2: return PyNumber_Multiply(a, b);
	case OP_BINARY + 3: return PyNumber_TrueDivide(a, b);
	case OP_BINARY + 4: return PyNumber_FloorDivide(a, b);
	case OP_BINARY + 5: return PyNumber_Remainder(a, b);
	case OP_BINARY + 6: return PyNumber_Power(a, b, py_None);
	case OP_BINARY + 7: return PyNumber_Lshift(a, b);
	case OP_BINARY + 8: return PyNumber_Rshift(a, b);
	case OP_BINARY + 9: return PyNumber_And(a, b);
	case OP_BINARY + 10: return PyNumber_Or(a, b);
	case OP_BINARY + 11: return PyNumber_Xor(a, b);
	case OP_BINARY + 12: return PyNumber_MatrixMultiply(a, b);
	case OP_INPLACE + 0: return PyNumber_InPlaceAdd(a, b);
	case OP_INPLACE + 1: return PyNumber_InPlaceSubtract(a, b);
	case OP_INPLACE + 2: return PyNumber_InPlaceMultiply(a, b);
	case OP_INPLACE + 3: return PyNumber_InPlaceTrueDivide(a, b);
	case OP_INPLACE + 4: return PyNumber_InPlaceFloorDivide(a, b);
	case OP_INPLACE + 5: return PyNumber_InPlaceRemainder(a, b);
	case OP_INPLACE + 6: return PyNumber_InPlacePower(a, b, py_None);
	case OP_INPLACE + 7: return PyNumber_InPlaceLshift(a, b);
	case OP_INPLACE + 8: return PyNumber_InPlaceRshift(a, b);
	case OP_INPLACE + 9: return PyNumber_InPlaceAnd(a, b);
	case OP_INPLACE + 10: return PyNumber_InPlaceOr(a, b);
	case OP_INPLACE + 11: return PyNumber_InPlaceXor(a, b);
	}
	return PyNumber_InPlaceMatrixMultiply(a, b);
}

static PyObject *unary(int op, PyObject *a) {
	switch (op) {
	case 0: return PyNumber_Negative(a);
	case 1: return PyNumber_Positive(a);
	}
	return PyNumber_Invert(a);
}

static PyObject *import_name(PyObject **a, int level) {
	PyObject *function = PyDict_GetItemWithError(a[1], a[4]); // builtins.__import__ may be patched
	if (!function) {
		if (!PyErr_Occurred())
			PyErr_SetString(exc_ImportError, "__import__ not found");
		return NULL;
	}
	PyObject *number = PyLong_FromLongLong(level);
	if (!number)
		return NULL;
	PyObject *args[5] = {a[0], a[2], py_None, a[3], number};
	PyObject *r = PyObject_Vectorcall(function, args, 5, NULL);
	Py_DECREF(number);
	return r;
}

// dict of n/2 pairs, set, frozenset or list of n items
static PyObject *container(int op, PyObject **a, Py_ssize_t n) {
	PyObject *o;
	Py_ssize_t i;
	switch (op) {
	case OP_TUPLE:
		if (!(o = PyTuple_New(n)))
			return NULL;
		for (i = 0; i < n; i++)
			((PyObject **)((char *)o + 24))[i] = Py_NewRef(a[i]);
		return o;
	case OP_LIST:
		if (!(o = PyList_New(n)))
			return NULL;
		for (i = 0; i < n; i++)
			PyList_SetItem(o, i, Py_NewRef(a[i]));
		return o;
	case OP_DICT:
		if (!(o = PyDict_New()))
			return NULL;
		for (i = 0; i + 1 < n; i += 2)
			if (PyDict_SetItem(o, a[i], a[i + 1]) < 0)
				goto fail;
		return o;
	}
	if (!(o = op == OP_SET ? PySet_New(NULL) : PyFrozenSet_New(NULL)))
		return NULL;
	for (i = 0; i < n; i++)
		if (PySet_Add(o, a[i]) < 0)
			goto fail;
	return o;
fail:
	Py_DECREF(o);
	return NULL;
}

static int fill(int op, PyObject *o, PyObject **a, Py_ssize_t n) {
	for (Py_ssize_t i = 0; i < n; i++) {
		int bad;
		switch (op) {
		case OP_LIST:
			bad = PyList_Append(o, a[i]);
			break;
		case OP_DICT:
			bad = PyDict_SetItem(o, a[i], a[i + 1]);
			i++;
			break;
		default:
			bad = PySet_Add(o, a[i]);
		}
		if (bad < 0)
			return -1;
	}
	return 0;
}

static void operate(int op, int arg, PyObject **a, Py_ssize_t n, PyObject *names, W *out) {
	PyObject *r = NULL;
	int flag;
	switch (op) {
	case OP_CALL:
		r = PyObject_Vectorcall(a[0], a + 1, (size_t)arg | (size_t)1 << 63, names);
		break;
	case OP_CALLMETHOD: // name, receiver, arguments
		r = PyObject_VectorcallMethod(a[0], a + 1, (size_t)arg | (size_t)1 << 63, names);
		break;
	case OP_CALLEX:
		r = PyObject_Call(a[0], a[1], n > 2 ? a[2] : NULL);
		break;
	case OP_GETATTR:
		r = PyObject_GetAttr(a[0], a[1]);
		break;
	case OP_LOOKUPATTR:
		if (find_attr(a[0], a[1], &r) == 0) {
			out->k = W_NIL;
			return;
		}
		break;
	case OP_SPECIAL: { // a method that the class has, bound; W_NIL where it has none
		PyTypeObject *class = a[0]->ob_type;
		PyObject *found = _PyType_Lookup(class, a[1]);
		if (!found) {
			out->k = W_NIL;
			return;
		}
		Py_INCREF(found);
		r = found;
		if (found->ob_type->tp_descr_get) {
			PyObject *(*bind)(PyObject *, PyObject *, PyObject *) = found->ob_type->tp_descr_get;
			r = bind(found, a[0], (PyObject *)class);
			Py_DECREF(found);
		}
		break;
	}
	case OP_SETATTR:
		wire_flag((arg ? PyObject_GenericSetAttr : PyObject_SetAttr)(a[0], a[1], a[2]), out);
		return;
	case OP_DELATTR:
		wire_flag(PyObject_SetAttr(a[0], a[1], NULL), out);
		return;
	case OP_GETITEM:
		r = PyObject_GetItem(a[0], a[1]);
		break;
	case OP_SETITEM:
		wire_flag(PyObject_SetItem(a[0], a[1], a[2]), out);
		return;
	case OP_DELITEM:
		wire_flag(PyObject_DelItem(a[0], a[1]), out);
		return;
	case OP_CONTAINS:
		wire_flag(PySequence_Contains(a[0], a[1]), out);
		return;
	case OP_LEN:
		wire_int(arg ? PyObject_LengthHint(a[0], 0) : PyObject_Size(a[0]), out);
		return;
	case OP_ITER:
		r = PyObject_GetIter(a[0]);
		break;
	case OP_NEXT: // arg: a StopIteration is wanted
		if (!PyIter_Check(a[0])) {
			PyErr_Format(exc_TypeError, "'%.200s' object is not an iterator", a[0]->ob_type->tp_name);
			break;
		}
		r = arg ? ((PyObject *(*)(PyObject *))a[0]->ob_type->tp_iternext)(a[0]) : PyIter_Next(a[0]);
		if (!r && !PyErr_Occurred()) {
			out->k = W_NIL;
			return;
		}
		break;
	case OP_UNARY:
		r = unary(arg, a[0]);
		break;
	case OP_COMPARE:
		r = PyObject_RichCompare(a[0], a[1], arg);
		break;
	case OP_TRUTH:
		wire_flag(PyObject_IsTrue(a[0]), out);
		return;
	case OP_HASH:
		wire_int(PyObject_Hash(a[0]), out);
		return;
	case OP_REPR:
		r = PyObject_Repr(a[0]);
		break;
	case OP_STR:
		r = PyObject_Str(a[0]);
		break;
	case OP_FORMAT:
		r = PyObject_Format(a[0], a[1]);
		break;
	case OP_INDEX:
		r = PyNumber_Index(a[0]);
		break;
	case OP_ISINSTANCE:
		wire_flag(PyObject_IsInstance(a[0], a[1]), out);
		return;
	case OP_ISSUBCLASS:
		wire_flag(PyObject_IsSubclass(a[0], a[1]), out);
		return;
	case OP_EXCMATCH:
		wire_flag(PyErr_GivenExceptionMatches(a[0], a[1]), out);
		return;
	case OP_IMPORT:
		r = import_name(a, arg);
		break;
	case OP_TUPLE: case OP_LIST: case OP_SET: case OP_FROZENSET: case OP_DICT:
		r = container(op, a, n);
		break;
	case OP_METHOD:
		r = PyMethod_New(a[0], a[1]);
		break;
	case OP_FILL: // a[0] with the rest; arg is the operation that made it
		wire_flag(fill(arg, a[0], a + 1, n - 1), out);
		return;
	case OP_SLICE:
		r = PyObject_Vectorcall((PyObject *)pPySlice_Type, a, 3, NULL);
		break;
	case OP_TYPE:
		r = Py_NewRef((PyObject *)a[0]->ob_type);
		break;
	case OP_AWAIT: { // what __await__ of the class gives; W_NIL where it has none
		struct { PyObject *(*am_await)(PyObject *); } *async = a[0]->ob_type->tp_as_async;
		if (!async || !async->am_await) {
			out->k = W_NIL;
			return;
		}
		r = async->am_await(a[0]);
		if (r && r->ob_type != pPyCoro_Type && !PyIter_Check(r)) {
			PyErr_Format(exc_TypeError, "__await__() returned non-iterator of type '%.100s'", r->ob_type->tp_name);
			Py_DECREF(r);
			r = NULL;
		}
		break;
	}
	case OP_SEND: // m of the result says whether it is the return value
		flag = PyIter_Send(a[0], a[1], &r);
		wire_result(r, out);
		out->m = flag == PYGEN_RETURN;
		return;
	case OP_DICTGET:
		r = PyDict_GetItemWithError(a[0], a[1]);
		if (!r && !PyErr_Occurred()) {
			out->k = W_NIL;
			return;
		}
		if (r)
			Py_INCREF(r);
		break;
	case OP_DICTSET:
		wire_flag(PyDict_SetItem(a[0], a[1], a[2]), out);
		return;
	case OP_DICTDEL:
		flag = PyDict_Contains(a[0], a[1]);
		wire_flag(flag > 0 ? PyDict_DelItem(a[0], a[1]) : flag, out);
		return;
	default:
		r = binary(op, a[0], a[1]);
	}
	wire_result(r, out);
}

enum { FEW = 16 };

// One str or number given twice to an operation is one object there too.
static const W *given_before(const W *v, Py_ssize_t i) {
	if (v[i].k < W_INT || i > FEW)
		return NULL;
	for (Py_ssize_t j = 0; j < i; j++)
		if (v[j].k == v[i].k && v[j].n == v[i].n && v[j].m == v[i].m)
			return &v[j];
	return NULL;
}

// Of words that will not become objects.
static void give_back(W *v, Py_ssize_t n) {
	for (Py_ssize_t i = 0; i < n; i++)
		if (v[i].k == W_OWN)
			Py_DECREF((PyObject *)v[i].n);
}

typedef struct Operation { int op, arg; W *v; Py_ssize_t n; uintptr_t names, handled; W *out; } Operation;

static void operate_under(void *p) {
	Operation *o = p;
	gb_op(o->op, o->arg, o->v, o->n, o->names, o->handled, o->out);
}

// What looks at the frames during an operation sees the one of the function that asked for it.
static void op_under_frame(Thread *t, Operation *o) {
	o->out->k = W_NIL;
	int done = under_frame(t, operate_under, o);
	if (done == UNDER_DONE)
		return;
	if (done == UNDER_FAILED)
		give_back(o->out, 1);
	else
		give_back(o->v, o->n);
	wire_error(o->out);
}

void gb_op(int op, int arg, W *v, Py_ssize_t n, uintptr_t names, uintptr_t handled, W *out) {
	// one slot before the arguments for PY_VECTORCALL_ARGUMENTS_OFFSET
	PyObject *few[FEW + 1], **a = few + 1, *many = NULL;
	Py_ssize_t i;
	out->k = W_NIL;
	out->m = 0;
	Thread *t = thread_self;
	t->looks++;
	if (__builtin_expect(t->frameless != NULL, 0)) {
		op_under_frame(t, &(Operation){op, arg, v, n, names, handled, out});
		return;
	}
	if (__builtin_expect(thread_exhausted(t, op & OP_OWN ? t->reserve / 2 : t->reserve), 0)) {
		give_back(v, n);
		PyErr_SetString(exc_RecursionError, "maximum recursion depth exceeded");
		wire_error(out);
		return;
	}
	if (n > FEW) {
		many = PyBytes_FromStringAndSize(NULL, (n + 2) * sizeof(PyObject *));
		if (!many) {
			wire_error(out);
			return;
		}
		a = (PyObject **)(((uintptr_t)many + 32 + 7) & ~(uintptr_t)7) + 1;
	}
	for (i = 0; i < n; i++) {
		const W *same = i ? given_before(v, i) : NULL;
		a[i] = same ? Py_NewRef(a[same - v]) : wire_object(&v[i]);
		if (!a[i]) {
			wire_error(out);
			n = i;
			goto done;
		}
	}
	PyObject *before = NULL;
	if (handled) {
		before = PyErr_GetHandledException();
		PyErr_SetHandledException((PyObject *)handled);
	}
	int spare = op & OP_OWN ? SPARE_CALLS : 0, calls = spare ? 0 : thread_count(t);
	op &= ~OP_OWN;
	*t->left += spare;
	operate(op, arg, a, n, (PyObject *)names, out);
	*t->left -= spare;
	thread_recount(t, calls);
	if (handled) {
		PyErr_SetHandledException(before);
		Py_XDECREF(before);
	}
	if (out->k == W_OWN && op != OP_SEND)
		for (i = n; i-- > 0;)
			if ((uint64_t)a[i] == out->n)
				out->m = i + 1;
done:
	while (n > 0) {
		Py_DECREF(a[--n]);
	}
	Py_XDECREF(many);
}

void gb_call(int op, W *v, Py_ssize_t n, W *out) {
	PyObject *few[FEW + 1], **a = few + 1;
	Thread *t = thread_self;
	if (n > FEW || t->frameless || thread_exhausted(t, t->reserve)) {
		gb_op(op, (int)n - 1, v, n, 0, 0, out);
		if (out->k == W_OWN && out->m)
			out->m--;
		return;
	}
	t->looks++;
	for (Py_ssize_t i = 0; i < n; i++) {
		const W *same = i > 1 ? given_before(v, i) : NULL;
		a[i] = same ? Py_NewRef(a[same - v]) : wire_object(&v[i]);
		if (!a[i]) {
			while (i > 0)
				Py_DECREF(a[--i]);
			wire_error(out);
			return;
		}
	}
	int calls = thread_count(t);
	PyObject *r = (op == OP_CALL ? PyObject_Vectorcall : PyObject_VectorcallMethod)(a[0], a + 1, (size_t)(n - 1) | (size_t)1 << 63, NULL);
	thread_recount(t, calls);
	out->m = 0;
	wire_result(r, out);
	if (out->k == W_OWN)
		for (Py_ssize_t i = n; i-- > 1;)
			if ((uint64_t)a[i] == out->n)
				out->m = i;
	while (n > 0)
		Py_DECREF(a[--n]);
}

// An operation that is to happen under other frames than those there are.
static PyObject *perform(PyObject *self, PyObject *unused) {
	Thread *t = thread_self;
	Operation *o = t->framed;
	(void)self;
	(void)unused;
	if (o) {
		t->framed = NULL;
		gb_op(o->op, o->arg, o->v, o->n, o->names, o->handled, o->out);
		free(o);
	}
	return Py_NewRef(py_None);
}

static PyMethodDef perform_def = {"perform", perform, METH_NOARGS, NULL};

uintptr_t gb_performer(void) { return (uintptr_t)PyCMethod_New(&perform_def, NULL, NULL, NULL); }

void gb_op_later(int op, int arg, W *v, Py_ssize_t n, uintptr_t names, uintptr_t handled, W *out) {
	Operation *o = thread_self->framed = malloc(sizeof *o);
	if (o)
		*o = (Operation){op, arg, v, n, names, handled, out};
}

void gb_op_never(uintptr_t exc) {
	Thread *t = thread_self;
	Operation *o = t->framed;
	t->framed = NULL;
	if (o) {
		give_back(o->v, o->n);
		gb_raise(exc);
		wire_error(o->out);
		free(o);
	} else
		Py_DECREF((PyObject *)exc);
}

void gb_decref(uintptr_t o) {
	Thread *t = thread_self;
	struct Frameless *f = look_beside(t);
	Py_DECREF((PyObject *)o);
	t->frameless = f;
}

void gb_decref_all(uintptr_t *v, Py_ssize_t n) {
	Thread *t = thread_self;
	struct Frameless *f = look_beside(t);
	for (Py_ssize_t i = 0; i < n; i++)
		Py_DECREF((PyObject *)v[i]);
	t->frameless = f;
}

uintptr_t gb_bigint(unsigned char *bytes, size_t n) { return (uintptr_t)_PyLong_FromByteArray(bytes, n, 1, 1); }

void gb_raise(uintptr_t exc) {
	PyObject *e = (PyObject *)exc;
	PyErr_Restore(Py_NewRef((PyObject *)e->ob_type), e, PyException_GetTraceback(e));
}

// Takes the reference to exc.
void gb_unraisable(uintptr_t exc, uintptr_t o) {
	PyObject *type, *value, *tb;
	PyErr_Fetch(&type, &value, &tb);
	gb_raise(exc);
	PyErr_WriteUnraisable((PyObject *)o);
	PyErr_Restore(type, value, tb);
}

void gb_raise_text(uintptr_t type, char *text) { PyErr_SetString((PyObject *)type, text); }

uintptr_t gb_intern(uintptr_t s) {
	PyObject *o = (PyObject *)s;
	PyUnicode_InternInPlace(&o);
	return (uintptr_t)o;
}

static PyObject *frame_of(PyObject *code, PyObject *globals, int line) {
	PyObject *frame = PyFrame_New(PyThreadState_Get(), code, globals, NULL);
	if (frame)
		*(int *)((char *)frame + 40) = line; // f_lineno, checked at load
	return frame;
}

enum { FRAME = 24, FRAME_LOCALS = 72 }; // where a frame object has its frame, and that its variables; checked at load

static void show_first(PyObject *frame, PyObject *variable) {
	PyObject **locals = (PyObject **)(*(char **)((char *)frame + FRAME) + FRAME_LOCALS);
	locals[0] = Py_NewRef(variable);
}

// Answers whether a frame is laid out as known: made of the code of a function
// with one parameter, `name`.
int gb_frame_check(uintptr_t code, uintptr_t globals, uintptr_t name) {
	PyObject *frame = frame_of((PyObject *)code, (PyObject *)globals, 1), *seen, *locals = NULL;
	if (!frame)
		return 0;
	show_first(frame, (PyObject *)name);
	locals = PyObject_GetAttrString(frame, "f_locals");
	seen = locals ? PyObject_GetItem(locals, (PyObject *)name) : NULL;
	int same = seen == (PyObject *)name;
	PyErr_Clear();
	Py_XDECREF(seen);
	Py_XDECREF(locals);
	Py_DECREF(frame);
	return same;
}

// Puts one frame in front of an exception's traceback; `self` is its first variable, 0 when that is not known.
void gb_traceback(uintptr_t exc, uintptr_t code, uintptr_t globals, int line, int tail, uintptr_t self) {
	PyObject *type, *value, *tb;
	PyErr_Fetch(&type, &value, &tb);
	PyObject *next = PyException_GetTraceback((PyObject *)exc);
	PyObject *frame = frame_of((PyObject *)code, (PyObject *)globals, line);
	PyObject *lasti = PyLong_FromLongLong(tail), *lineno = PyLong_FromLongLong(line);
	if (frame && self)
		show_first(frame, (PyObject *)self);
	if (frame && lasti && lineno) {
		PyObject *args[4] = {next ? next : py_None, frame, lasti, lineno};
		PyObject *entry = PyObject_Vectorcall((PyObject *)pPyTraceBack_Type, args, 4, NULL);
		if (entry)
			PyException_SetTraceback((PyObject *)exc, entry);
		Py_XDECREF(entry);
	}
	Py_XDECREF(next);
	Py_XDECREF(frame);
	Py_XDECREF(lasti);
	Py_XDECREF(lineno);
	PyErr_Restore(type, value, tb);
}

static int same_attr(PyObject *a, PyObject *b, const char *name) {
	PyObject *x = PyObject_GetAttrString(a, name), *y = PyObject_GetAttrString(b, name);
	PyObject *r = x && y && x != y ? PyObject_RichCompare(x, y, 2) : NULL;
	int same = (x && x == y) || r == py_True;
	Py_XDECREF(x);
	Py_XDECREF(y);
	Py_XDECREF(r);
	return same;
}

// The innermost frame when it is that of the same function as shim, a reference.
uintptr_t gb_frame_of(uintptr_t shim) {
	PyObject *frame = PyEval_GetFrame();
	PyObject *a = frame ? (PyObject *)PyFrame_GetCode(frame) : NULL, *b = PyObject_GetAttrString((PyObject *)shim, "__code__");
	int same = a && b && same_attr(a, b, "co_qualname") && same_attr(a, b, "co_firstlineno") && same_attr(a, b, "co_filename");
	Py_XDECREF(a);
	Py_XDECREF(b);
	PyErr_Clear();
	return same ? (uintptr_t)Py_NewRef(frame) : 0;
}

void gb_free(char *p) { free(p); }

int gb_dict_next(uintptr_t dict, Py_ssize_t *pos, uintptr_t *key, uintptr_t *value) {
	return PyDict_Next((PyObject *)dict, pos, (PyObject **)key, (PyObject **)value);
}

int gb_check_signals(void) {
	Thread *t = thread_self;
	struct Frameless *f = look_beside(t);
	int bad = PyErr_CheckSignals();
	t->frameless = f;
	return bad;
}

uintptr_t gb_save(void) {
	thread_self->looks++;
	return (uintptr_t)PyEval_SaveThread();
}

void gb_restore(uintptr_t state) { PyEval_RestoreThread((PyThreadState *)state); }

int64_t gb_hash_bytes(char *p, Py_ssize_t n) { return _Py_HashBytes(p, n); }

