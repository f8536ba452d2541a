#ifndef GRUMPY_CODES_H
#define GRUMPY_CODES_H
#include "native.h"

int gb_codes_init(void);
int own_instructions(PyObject *code); // of a trampoline or a shell; behind them stands what only its line table speaks of
void gb_traced(uintptr_t function); // what trampolines call when the entry raised
uintptr_t gb_raw_code(void); // the descriptor by which a function gets a code object as it is

#endif
