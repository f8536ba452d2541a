#ifndef GRUMPY_GENUINE_H
#define GRUMPY_GENUINE_H
#include <stdint.h>

int gb_of_cpython(uintptr_t function); // whether it is part of CPython or of the library that comes with it
#endif
