// A key with its hash, on its way into a container of CPython's.
#ifndef GRUMPY_ENVELOPE_H
#define GRUMPY_ENVELOPE_H
#include "api.h"

const char *gb_envelope_init(void);
uintptr_t gb_envelope(uintptr_t key, int64_t hash); // takes the key, and gives it back as it is without memory
uintptr_t gb_envelope_key(uintptr_t o);                // a new reference to what is in an envelope, 0 for anything else
#endif
