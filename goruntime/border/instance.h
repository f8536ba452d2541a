// Instances of compiled classes as CPython sees them: objects whose attributes
// live in Go. Interpreted subclasses use the same layout with a plain dict.
#ifndef GRUMPY_INSTANCE_H
#define GRUMPY_INSTANCE_H
#include "api.h"

typedef struct {
	PyObject ob_base;
	uintptr_t go; // the native instance, 0 in objects of interpreted subclasses
	int64_t slot;
	PyObject *dict; // genuine __dict__, once somebody asked for it
	PyObject *weakrefs;
	int weak; // Go keeps this wrapper, not the other way round
} Instance;

const char *gb_instance_init(void);
uintptr_t gb_instance_type(void);
int gb_instance_hide(uintptr_t type);
int gb_instance_hook(uintptr_t type);
uintptr_t gb_instance_wrap(uintptr_t type, uintptr_t go, int64_t slot);
int gb_instance_weak(uintptr_t wrapper, int weak, int64_t slot);
void gb_instance_forget(uintptr_t wrapper);
#endif
