#define _GNU_SOURCE
#include "genuine.h"
#include "api.h"
#include <dlfcn.h>
#include <string.h>

int gb_of_cpython(uintptr_t function) {
	Dl_info here, there;
	if (!dladdr((void *)function, &there) || !dladdr((void *)PyObject_GetAttr, &here) || !there.dli_fname || !here.dli_fname)
		return 0;
	return !strcmp(here.dli_fname, there.dli_fname) || strstr(there.dli_fname, "/lib-dynload/");
}
