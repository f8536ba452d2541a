// Calls of compiled functions that have no frame of CPython's.
#ifndef GRUMPY_FRAMELESS_H
#define GRUMPY_FRAMELESS_H
#include "native.h"
#include "thread.h"

enum { UNSEEN = 200 }; // calls after which a function goes without a frame

typedef struct Frameless { PyObject *function; PyObject *const *args; size_t n; } Frameless;

// Under is an act under the frame that a call lacks.
typedef struct Under {
	void (*act)(void *);
	void *on;
	Handle *handle;
	int left; // what the thread counts down to, at the call of the function
	int begun;
} Under;

enum { UNDER_DONE, UNDER_FAILED, UNDER_NEVER }; // the latter two with an exception: after it or instead of it


// Watched says where a PyThreadState, and where a code object, shows that
// something follows what runs; offsets, 0 for what the version has not.
typedef struct {
	int tracers;       // the profiler's function and the tracer's (3.11)
	int interpreter;   // the pointer to what has the version, when that is not the thread's
	int version;       // counts changes of what is monitored, above flags
	int code_version;  // that of a code object, followed by what is monitored in it
	int64_t mask;      // of the version's bits
} Watched;

void gb_frameless_init(const Watched *w, uintptr_t ran); // a function that has run just now
void go_frameless(Handle *h);
int goes_unseen(PyObject *function); // nothing follows its calls
int under_frame(Thread *t, void (*act)(void *), void *on);
PyObject *act_under(Thread *t);

// Answers whether the entry of h is called for what is to be done under its
// frame. A signal handler that runs at the start of the frame is deeper.
static inline int is_under(Thread *t, Handle *h) {
	return t && __builtin_expect(t->under != NULL, 0) && t->under->handle == h && *t->left == t->under->left - 1;
}

// Before what may run Python code that does not ask which function it is beside:
// the caller puts the answer back.
static inline struct Frameless *look_beside(Thread *t) {
	struct Frameless *f = t->frameless;
	t->looks++;
	t->frameless = NULL;
	return f;
}
#endif
