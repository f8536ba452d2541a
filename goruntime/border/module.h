// The class of compiled modules: a module whose missing attributes are asked of Go.
#ifndef GRUMPY_MODULE_H
#define GRUMPY_MODULE_H
#include "api.h"

const char *gb_module_init(void);
uintptr_t gb_builtins(void);
uintptr_t gb_import(uintptr_t name); // 0, and no error, when there is no such module
uintptr_t gb_module_type(void);
uintptr_t gb_module_new(uintptr_t name);       // takes the reference
void gb_module_bind(uintptr_t module, uintptr_t go);
uintptr_t gb_module_dict(uintptr_t module);
int gb_dict_get(uintptr_t dict, uintptr_t key, uintptr_t *value); // borrowed; 0 when absent
int gb_dict_set(uintptr_t dict, uintptr_t key, uintptr_t value);  // value 0 deletes
#endif
