#define _GNU_SOURCE
#include "api.h"
#include <dlfcn.h>

#define API_DEFINE(ret, name, args) __attribute__((visibility("hidden"))) ret(*name) args;
API_LIST(API_DEFINE)
#define TYPE_DEFINE(name) __attribute__((visibility("hidden"))) PyTypeObject *p##name;
TYPE_LIST(TYPE_DEFINE)
#define EXC_DEFINE(name) __attribute__((visibility("hidden"))) PyObject *exc_##name;
EXC_LIST(EXC_DEFINE)

int (*find_attr)(PyObject *, PyObject *, PyObject **);
PyObject *py_None, *py_True, *py_False, *py_Ellipsis, *py_NotImplemented;
unsigned long py_version;

static const char *find(void **slot, const char *name) {
	*slot = dlsym(RTLD_DEFAULT, name);
	return *slot ? NULL : name;
}

const char *api_load(void) {
	const char *missing;
	void *p;
#define API_FIND(ret, name, args) \
	if ((missing = find((void **)&name, #name))) \
		return missing;
	API_LIST(API_FIND)
// NoneType and NotImplementedType are not exported by every version: taken
// from the singletons below.
#define TYPE_FIND(name) find((void **)&p##name, #name);
	TYPE_LIST(TYPE_FIND)
#define EXC_FIND(name) \
	if ((missing = find(&p, "PyExc_" #name))) \
		return missing; \
	exc_##name = *(PyObject **)p;
	EXC_LIST(EXC_FIND)
#define CONST_FIND(var, name) \
	if ((missing = find((void **)&var, name))) \
		return missing;
	CONST_FIND(py_None, "_Py_NoneStruct")
	CONST_FIND(py_True, "_Py_TrueStruct")
	CONST_FIND(py_False, "_Py_FalseStruct")
	CONST_FIND(py_Ellipsis, "_Py_EllipsisObject")
	CONST_FIND(py_NotImplemented, "_Py_NotImplementedStruct")
	p_PyNone_Type = py_None->ob_type;
	p_PyNotImplemented_Type = py_NotImplemented->ob_type;
	pPyEllipsis_Type = py_Ellipsis->ob_type;
#define TYPE_CHECK(name) \
	if (!p##name) \
		return #name;
	TYPE_LIST(TYPE_CHECK)
	if (find((void **)&find_attr, "PyObject_GetOptionalAttr") && (missing = find((void **)&find_attr, "_PyObject_LookupAttr")))
		return missing;
	if ((missing = find(&p, "Py_Version")))
		return missing;
	py_version = *(unsigned long *)p;
	return NULL;
}
