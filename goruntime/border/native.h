// CPython objects that stand for Go objects.
#ifndef GRUMPY_NATIVE_H
#define GRUMPY_NATIVE_H
#include "api.h"
#include "wire.h"

enum { FUNCTION_FIELDS = 8 };

// Handle keeps one Go object alive for CPython: go is its address, slot its
// place in the table of handles. It is the `self` of the C function that a
// trampoline calls.
typedef struct {
	PyObject ob_base;
	uintptr_t go;
	int64_t slot;
	uintptr_t twin; // the object whose address go's Py word holds, 0 when none
	PyObject *was[FUNCTION_FIELDS]; // what the function held when it was made
	PyObject *dict; // the __dict__ that the Go function holds too
	int weak; // Go keeps the function, and it keeps nothing of Go's
	int unused; // by compiled code, when that was last known
	int addressed; // somebody knows the function's address
	int bound; // the function was made
	int plain; // how many arguments a call has that needs no frame, -1 when none can (frameless.c)
	int unseen; // how many calls followed one another in which nothing could look at frames
} Handle;

// Iterator runs a Go generator for CPython; the genuine generator object is a
// shell that yields from it.
typedef struct {
	PyObject ob_base;
	uintptr_t go;
	int64_t slot;
	uintptr_t shell; // the generator object that yields from it, 0 when none
	PyObject *watch; // tells when a shell dies that has ended: it has let go of this iterator
	int plain; // an iterator that is not a generator: no send, throw or close
	int shared; // it had a shell: compiled code may go on with the generator without it
	int weak; // Go keeps the shell, and this keeps nothing of Go's; go is 0 when the generator is no more
	int resumed; // by CPython
	int begun; // the generator had begun before its shell did: the shell's first step is to catch up
} Iterator;

enum { HINT_FAILED = -1, HINT_NONE = -2 }; // of gbLengthHint

extern PyTypeObject *handle_type, *generator_type, *iterator_type __attribute__((visibility("hidden")));

const char *gb_native_init(void);
uintptr_t gb_handle_new(uintptr_t go, int64_t slot);
void gb_handle_bind(uintptr_t handle, uintptr_t twin, int plain);
uintptr_t gb_entry_new(uintptr_t handle);
uintptr_t gb_fix(void);
uintptr_t gb_settle_loop(void);
uintptr_t gb_new_var(uintptr_t type, Py_ssize_t n);
uintptr_t gb_iterator_new(uintptr_t go, int64_t slot, int plain);
void gb_shell_new(uintptr_t make, uintptr_t go, int64_t slot, W *out); // make is what calls the shell's function
void gb_iterator_watch(uintptr_t iterator);
void gb_generators_init(size_t state, size_t variables, size_t globals, uintptr_t shells);
int gb_is_watch(PyObject *callback); // of the weak reference that a shell is watched by
void gb_iterator_begun(uintptr_t iterator);
void gb_iterator_weak(uintptr_t iterator);
void gb_iterator_strong(uintptr_t iterator, int64_t slot);
void gb_iterator_dead(uintptr_t iterator);
uintptr_t gb_entry_handle(uintptr_t cfunction);
uintptr_t gb_entry_def(void);
Handle *handle_of(PyObject *function); // NULL when it is not a trampoline
uintptr_t gb_iterator_type(void);
uintptr_t gb_generator_type(void);
// Handles whose CPython object is gone, to be dropped from the table by Go.
void function_addressed(PyObject *function);
void gb_function_addressed(uintptr_t function);
void gb_function_shared(uintptr_t function);
void gb_function_strong(uintptr_t function, int64_t slot);
void gb_function_forget(uintptr_t function, int gone);
extern int gb_ending __attribute__((visibility("hidden")));
extern int gb_dropped __attribute__((visibility("hidden")));
int gb_take_dropped(int64_t *out, int room);
void drop_handle(int64_t slot);
#endif
