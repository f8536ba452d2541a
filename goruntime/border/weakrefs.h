// References of CPython's that are weak.
#ifndef GRUMPY_WEAKREFS_H
#define GRUMPY_WEAKREFS_H

// Has gbReferredWeakly told of what weakref.ref() and weakref.proxy() are given.
void gb_watch_weakrefs(void);
#endif
