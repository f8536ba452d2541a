// Objects that lend their memory: how Go learns to read it itself.
#ifndef GRUMPY_BUFFERS_H
#define GRUMPY_BUFFERS_H
#include "api.h"

// What the buffer protocol says of an object of one or two dimensions.
typedef struct {
	uintptr_t data;
	int dims, read_only;
	int64_t shape[2], strides[2];
	char format[8];
} Lent;

int gb_buffer_look(uintptr_t object, Lent *out); // 0 when it lends none, or none that fits

// The type of its iterators, if they have the number of the next item and the object where all of them do, else 0.
uintptr_t gb_iterator(uintptr_t object);

// What the module of this name, if it was imported, calls by this name: a new reference, or 0.
uintptr_t gb_named(const char *module, const char *name);

int gb_equals(uintptr_t object, long number);
#endif
