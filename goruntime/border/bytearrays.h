// What CPython does to a bytearray, a memoryview or an array for compiled code
// on the goroutine's stack. A failure leaves no exception behind.
#ifndef GRUMPY_BYTEARRAYS_H
#define GRUMPY_BYTEARRAYS_H
#include "api.h"

// o[lo:hi] = x, or del o[lo:hi] where x is NULL: 1, or 0 if it failed.
__attribute__((visibility("hidden"))) uintptr_t gb_put_slice(PyObject *o, Py_ssize_t lo, Py_ssize_t hi, PyObject *x);

// Gives a bytearray a size: 1, or 0 if it failed.
__attribute__((visibility("hidden"))) uintptr_t gb_resize(PyObject *o, Py_ssize_t n, void *, void *);
#endif
