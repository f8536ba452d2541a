#include "quiet.h"

void *gb_quiet(void *(*fn)(void *, void *, void *, void *), void *a, void *b, void *c) {
	int collects = PyGC_Disable();
	void *r = fn(a, b, c, NULL);
	if (collects)
		PyGC_Enable();
	if (!r)
		PyErr_Clear();
	return r;
}
