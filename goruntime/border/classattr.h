// Attributes of interpreted classes.
#ifndef GRUMPY_CLASSATTR_H
#define GRUMPY_CLASSATTR_H
#include "api.h"

uintptr_t gb_class_attr(uintptr_t class, uintptr_t name, uintptr_t getattribute);
uintptr_t gb_type_lookup(uintptr_t class, uintptr_t name); // borrowed; 0 for nothing
#endif
