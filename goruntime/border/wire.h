// How values cross between Go and C in one transition: small tagged words that
// C turns into CPython objects and back.
#ifndef GRUMPY_WIRE_H
#define GRUMPY_WIRE_H
#include "api.h"

enum { W_NIL, W_OBJ, W_OWN, W_INT, W_FLOAT, W_STR, W_BYTES, W_ERR, W_TUPLE };

// k says what n and m are: W_OBJ a borrowed object, W_OWN a reference given
// away, W_INT an int64, W_FLOAT a double's bits, W_STR units at n with
// m = code points << 3 | kind, W_BYTES m bytes at n, W_ERR an exception,
// W_TUPLE m words at n, the items of a result.
typedef struct { uint64_t k, n, m; } W;

enum { MADE_MOST = 8 }; // items of a W_TUPLE

enum { SPARE_CALLS = 50 }; // below the recursion limit, for the border's own

// The operations of gb_op.
enum {
	OP_CALL, OP_CALLMETHOD, OP_GETATTR, OP_SETATTR, OP_DELATTR, OP_GETITEM, OP_SETITEM, OP_DELITEM, OP_CONTAINS,
	OP_LEN, OP_ITER, OP_NEXT, OP_UNARY, OP_COMPARE, OP_TRUTH, OP_HASH, OP_REPR, OP_STR, OP_FORMAT, OP_INDEX,
	OP_ISINSTANCE, OP_ISSUBCLASS, OP_EXCMATCH, OP_IMPORT, OP_CALLEX, OP_TUPLE, OP_LIST, OP_SET, OP_FROZENSET,
	OP_DICT, OP_METHOD, OP_TYPE, OP_SEND, OP_LOOKUPATTR, OP_DICTGET, OP_DICTSET, OP_DICTDEL, OP_SLICE,
	OP_FILL, OP_SPECIAL, OP_AWAIT,
	OP_BINARY = 64, OP_INPLACE = 96,
	OP_OWN = 256 // added: the border's own, which a program at the recursion limit does not know of
};

PyObject *wire_object(const W *w);             // a new reference
void wire_result(PyObject *o, W *out);         // takes the reference, NULL is the error set
void wire_error(W *out);                       // moves the error set into out
void gb_call(int op, W *v, Py_ssize_t n, W *out); // gb_op for a call by position; m of the result is where among v it was given, 0 if it was not
void gb_op(int op, int arg, W *v, Py_ssize_t n, uintptr_t names, uintptr_t handled, W *out);
uintptr_t gb_performer(void); // a function that does what gb_op_later was told
void gb_op_later(int op, int arg, W *v, Py_ssize_t n, uintptr_t names, uintptr_t handled, W *out);
void gb_op_never(uintptr_t exc); // it was not: exc, whose reference is taken, is why
void gb_decref(uintptr_t o);
void gb_decref_all(uintptr_t *v, Py_ssize_t n);
uintptr_t gb_bigint(unsigned char *bytes, size_t n);
void gb_unraisable(uintptr_t exc, uintptr_t o);
void gb_raise(uintptr_t exc);                  // takes the reference
void gb_raise_text(uintptr_t type, char *text);
uintptr_t gb_intern(uintptr_t s);             // takes the reference
int gb_frame_check(uintptr_t code, uintptr_t globals, uintptr_t name);
void gb_traceback(uintptr_t exc, uintptr_t code, uintptr_t globals, int line, int tail, uintptr_t self);
uintptr_t gb_frame_of(uintptr_t shim);
int gb_dict_next(uintptr_t dict, Py_ssize_t *pos, uintptr_t *key, uintptr_t *value);
int gb_check_signals(void);
uintptr_t gb_save(void);
void gb_restore(uintptr_t state);
int64_t gb_hash_bytes(char *p, Py_ssize_t n);
void gb_free(char *p);
#endif
