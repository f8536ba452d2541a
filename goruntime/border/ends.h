// Objects that Go refers to and whose end shows: a destructor runs, a weak
// reference dies. What of them compiled code stored somewhere is found by Go's
// collector only, so it is started when one may have ended.
#ifndef GRUMPY_ENDS_H
#define GRUMPY_ENDS_H
#include "thread.h"

enum { ENDS = 64 }; // more are left to the collector's own pace

// End is one object. `held`: how many references are Go's. `fresh`: it came, or
// was answered with, since the last look. `outlived`: it was Go's alone at the
// last look, which did not end it.
typedef struct {
	uintptr_t object;
	int64_t held;
	int fresh, outlived;
} End;

typedef struct {
	int count, pause; // pause: how many vain looks are left out
	int abandoned; // since the last look a generator lost its shell that has something to do at its end
	End of[ENDS];
} Ends;

extern Ends gb_ends __attribute__((visibility("hidden")));

void look_for_ends(Thread *t);

// After a call into compiled code, or when CPython has dropped an object of Go's:
// what may run Python code begins where no compiled code of the thread runs.
static inline void ends_of(Thread *t) {
	if (__builtin_expect((gb_ends.count | gb_ends.abandoned) > 0, 0) && t && !t->active)
		look_for_ends(t);
}
#endif
