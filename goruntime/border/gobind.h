// CPython's side of bound Go packages: the callables and the objects.
#ifndef GRUMPY_GOBIND_H
#define GRUMPY_GOBIND_H
#include "api.h"

const char *gb_go_init(void);
uintptr_t gb_go_object_type(void);
uintptr_t gb_go_function_type(void);
uintptr_t gb_go_function(uintptr_t go, uintptr_t name, uintptr_t qualname);
uintptr_t gb_go_function_go(uintptr_t function);
uintptr_t gb_go_wrap(uintptr_t class, uintptr_t go, int64_t slot);
uintptr_t gb_go_object_go(uintptr_t object);
uintptr_t gb_go_method(uintptr_t class, uintptr_t name);
int gb_go_buffer(uintptr_t object, int writable, Buffer *out);
void gb_go_buffer_release(Buffer *b);
int gb_go_ensure(void);
void gb_go_release(int state);
void gb_go_guard(int on);
int gb_go_guarded(void);
#endif
