#ifndef GRUMPY_QUIET_H
#define GRUMPY_QUIET_H
#include "api.h"

// Calls fn(a, b, c), or fn(a, b, c, NULL, NULL), which runs no Python code itself, with CPython's collector
// off: in 3.11 making a container may start it, and with it any finalizer.
// A failure leaves no exception behind: the caller does it again in the usual way.
__attribute__((visibility("hidden"))) void *gb_quiet(void *(*fn)(void *, void *, void *, void *, void *), void *a, void *b, void *c);

// gb_quiet of call[0] with call[1] to call[5].
__attribute__((visibility("hidden"))) void *gb_quiet_named(void **call);

// A tuple of n objects, whose references are in the words at w; without these an empty one that the collector does not see. For gb_quiet.
__attribute__((visibility("hidden"))) void *gb_short_tuple(void *n, void *w, void *, void *);
#endif
