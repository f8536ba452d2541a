#ifndef GRUMPY_NEARLRU_H
#define GRUMPY_NEARLRU_H
#include "api.h"

// Calls the wrapper f of functools.lru_cache with a function that answers with `result`, whose reference is taken, in the
// place of its own: the wrapper keeps that as it keeps what its own function gives. The answer is the wrapper's.
__attribute__((visibility("hidden"))) void *gb_lru_store(void *f, void *args, void *result, void *unused);
#endif
