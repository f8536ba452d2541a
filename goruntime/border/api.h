// The part of CPython's C API that the border uses, declared without its
// headers. Every function is a pointer of the same name, filled by dlsym.
#ifndef GRUMPY_API_H
#define GRUMPY_API_H
#include <stddef.h>
#include <stdint.h>

typedef intptr_t Py_ssize_t;
typedef struct PyObject PyObject;
typedef struct PyTypeObject PyTypeObject;

// The object header of a release build with the GIL (checked at load).
struct PyObject {
	union {
		Py_ssize_t ob_refcnt;
		uint32_t ob_refcnt_low;
	};
	PyTypeObject *ob_type;
};

// The leading fields of a type, the same in 3.11, 3.12 and 3.13.
struct PyTypeObject {
	PyObject ob_base;
	Py_ssize_t ob_size;
	const char *tp_name;
	Py_ssize_t tp_basicsize, tp_itemsize;
	void *tp_dealloc;
	Py_ssize_t tp_vectorcall_offset;
	void *tp_getattr, *tp_setattr, *tp_as_async, *tp_repr;
	void *tp_as_number, *tp_as_sequence, *tp_as_mapping;
	void *tp_hash, *tp_call, *tp_str;
	void *tp_getattro, *tp_setattro, *tp_as_buffer;
	unsigned long tp_flags;
	const char *tp_doc;
	void *tp_traverse, *tp_clear, *tp_richcompare;
	Py_ssize_t tp_weaklistoffset;
	void *tp_iter, *tp_iternext, *tp_methods, *tp_members, *tp_getset;
	PyTypeObject *tp_base;
	PyObject *tp_dict;
	void *tp_descr_get, *tp_descr_set;
	Py_ssize_t tp_dictoffset;
	void *tp_init;
	PyObject *(*tp_alloc)(PyTypeObject *, Py_ssize_t);
	PyObject *(*tp_new)(PyTypeObject *, PyObject *, PyObject *);
	void (*tp_free)(void *);
	void *tp_is_gc;
	PyObject *tp_bases, *tp_mro, *tp_cache;
	void *tp_subclasses;
	PyObject *tp_weaklist;
	void *tp_del;
	unsigned int tp_version_tag;
	void *tp_finalize;
	PyObject *(*tp_vectorcall)(PyObject *, PyObject *const *, size_t, PyObject *);
};

typedef PyObject *(*PyCFunction)(PyObject *, PyObject *);
typedef struct { const char *ml_name; PyCFunction ml_meth; int ml_flags; const char *ml_doc; } PyMethodDef;
typedef struct { int slot; void *pfunc; } PyType_Slot;
typedef struct { const char *name; int basicsize, itemsize; unsigned int flags; PyType_Slot *slots; } PyType_Spec;
typedef struct { const char *name; int type; Py_ssize_t offset; int flags; const char *doc; } PyMemberDef;
typedef struct { const char *name; PyObject *(*get)(PyObject *, void *); int (*set)(PyObject *, PyObject *, void *); const char *doc; void *closure; } PyGetSetDef;
// A view of an object's memory (Py_buffer).
typedef struct {
	void *buf;
	PyObject *obj;
	Py_ssize_t len, itemsize;
	int readonly, ndim;
	char *format;
	Py_ssize_t *shape, *strides, *suboffsets;
	void *internal;
} Buffer;

typedef int (*visitproc)(PyObject *, void *);
// A thread state; only its address is used here.
typedef struct PyThreadState PyThreadState;

enum { METH_VARARGS = 1, METH_KEYWORDS = 2, METH_NOARGS = 4, METH_O = 8, METH_CLASS = 16, METH_FASTCALL = 128 };
enum { PYGEN_RETURN = 0, PYGEN_ERROR = -1, PYGEN_NEXT = 1 };
#define Py_TPFLAGS_BASETYPE (1UL << 10)
#define Py_TPFLAGS_HEAPTYPE (1UL << 9)
#define Py_TPFLAGS_INLINE_VALUES (1UL << 2)
#define Py_TPFLAGS_MANAGED_DICT (1UL << 4)
#define Py_TPFLAGS_DEFAULT (1UL << 18)
#define Py_TPFLAGS_HAVE_VECTORCALL (1UL << 11)
#define Py_TPFLAGS_HAVE_GC (1UL << 14)
#define Py_TPFLAGS_IS_ABSTRACT (1UL << 20)
#define Py_TPFLAGS_LONG_SUBCLASS (1UL << 24)
#define Py_TPFLAGS_LIST_SUBCLASS (1UL << 25)
#define Py_TPFLAGS_TUPLE_SUBCLASS (1UL << 26)
#define Py_TPFLAGS_BYTES_SUBCLASS (1UL << 27)
#define Py_TPFLAGS_UNICODE_SUBCLASS (1UL << 28)
#define Py_TPFLAGS_DICT_SUBCLASS (1UL << 29)
#define Py_TPFLAGS_BASE_EXC_SUBCLASS (1UL << 30)
#define Py_TPFLAGS_TYPE_SUBCLASS (1UL << 31)
// The stable ABI's slot numbers (typeslots.h).
enum {
	Py_tp_base = 48, Py_tp_call = 50, Py_tp_clear = 51, Py_tp_dealloc = 52, Py_tp_doc = 56, Py_tp_getattro = 58,
	Py_tp_hash = 59, Py_tp_init = 60, Py_tp_iter = 62, Py_tp_iternext = 63, Py_tp_methods = 64, Py_tp_new = 65,
	Py_tp_repr = 66, Py_tp_richcompare = 67, Py_tp_setattro = 69, Py_tp_str = 70, Py_tp_traverse = 71,
	Py_tp_members = 72, Py_tp_getset = 73, Py_tp_free = 74, Py_am_await = 77, Py_am_send = 81
};
enum { T_PYSSIZET = 19, READONLY = 1 };

#define API_LIST(X) \
	X(int, PyDict_Contains, (PyObject *, PyObject *)) \
	X(int, PyDict_DelItem, (PyObject *, PyObject *)) \
	X(PyObject *, PyDict_GetItemWithError, (PyObject *, PyObject *)) \
	X(PyObject *, PyDict_New, (void)) \
	X(int, PyDict_Next, (PyObject *, Py_ssize_t *, PyObject **, PyObject **)) \
	X(int, PyDict_SetItem, (PyObject *, PyObject *, PyObject *)) \
	X(PyObject *, PyDict_SetDefault, (PyObject *, PyObject *, PyObject *)) \
	X(int, PyDict_Update, (PyObject *, PyObject *)) \
	X(PyObject *, PyBytes_FromStringAndSize, (const char *, Py_ssize_t)) \
	X(PyObject *, PyCMethod_New, (PyMethodDef *, PyObject *, PyObject *, PyTypeObject *)) \
	X(PyObject *, PyCallIter_New, (PyObject *, PyObject *)) \
	X(PyObject *, PyComplex_FromDoubles, (double, double)) \
	X(double, PyComplex_RealAsDouble, (PyObject *)) \
	X(double, PyComplex_ImagAsDouble, (PyObject *)) \
	X(void, PyErr_Clear, (void)) \
	X(int, PyErr_CheckSignals, (void)) \
	X(int, PyErr_ExceptionMatches, (PyObject *)) \
	X(void, PyErr_Fetch, (PyObject **, PyObject **, PyObject **)) \
	X(PyObject *, PyErr_Format, (PyObject *, const char *, ...)) \
	X(PyObject *, PyErr_GetHandledException, (void)) \
	X(int, PyErr_GivenExceptionMatches, (PyObject *, PyObject *)) \
	X(void, PyErr_NormalizeException, (PyObject **, PyObject **, PyObject **)) \
	X(PyObject *, PyErr_Occurred, (void)) \
	X(void, PyErr_Restore, (PyObject *, PyObject *, PyObject *)) \
	X(void, PyErr_SetHandledException, (PyObject *)) \
	X(void, PyErr_SetNone, (PyObject *)) \
	X(void, PyErr_SetObject, (PyObject *, PyObject *)) \
	X(void, PyErr_SetString, (PyObject *, const char *)) \
	X(void, PyErr_WriteUnraisable, (PyObject *)) \
	X(PyThreadState *, PyEval_SaveThread, (void)) \
	X(void, PyEval_RestoreThread, (PyThreadState *)) \
	X(PyObject *, PyEval_GetBuiltins, (void)) \
	X(PyObject *, PyEval_GetFrame, (void)) \
	X(PyObject *, PyException_GetTraceback, (PyObject *)) \
	X(int, PyException_SetTraceback, (PyObject *, PyObject *)) \
	X(void, PyException_SetCause, (PyObject *, PyObject *)) \
	X(void, PyException_SetContext, (PyObject *, PyObject *)) \
	X(PyObject *, PyFloat_FromDouble, (double)) \
	X(PyObject *, PyFrame_GetCode, (PyObject *)) \
	X(PyObject *, PyFrame_New, (PyThreadState *, PyObject *, PyObject *, PyObject *)) \
	X(PyObject *, PyFrozenSet_New, (PyObject *)) \
	X(PyObject *, PySet_New, (PyObject *)) \
	X(int, PySet_Add, (PyObject *, PyObject *)) \
	X(Py_ssize_t, PySet_Size, (PyObject *)) \
	X(PyObject *, PyImport_GetModuleDict, (void)) \
	X(PyObject *, PyImport_AddModule, (const char *)) \
	X(PyObject *, PyImport_ImportModule, (const char *)) \
	X(PyObject *, PyImport_Import, (PyObject *)) \
	X(PyObject *, PyImport_ImportModuleLevelObject, (PyObject *, PyObject *, PyObject *, PyObject *, int)) \
	X(int, PyIter_Check, (PyObject *)) \
	X(PyObject *, PyIter_Next, (PyObject *)) \
	X(int, PyIter_Send, (PyObject *, PyObject *, PyObject **)) \
	X(int, PyList_Append, (PyObject *, PyObject *)) \
	X(int, PyThread_acquire_lock, (void *, int)) \
	X(void, PyThread_release_lock, (void *)) \
	X(PyObject *, PyList_New, (Py_ssize_t)) \
	X(int, PyList_SetSlice, (PyObject *, Py_ssize_t, Py_ssize_t, PyObject *)) \
	X(int, PyList_SetItem, (PyObject *, Py_ssize_t, PyObject *)) \
	X(PyObject *, PyLong_FromLongLong, (long long)) \
	X(long long, PyLong_AsLongLong, (PyObject *)) \
	X(PyObject *, PyWeakref_NewRef, (PyObject *, PyObject *)) \
	X(PyObject *, _PyLong_FromByteArray, (const unsigned char *, size_t, int, int)) \
	X(PyObject *, PyMethod_New, (PyObject *, PyObject *)) \
	X(PyObject *, PyModule_NewObject, (PyObject *)) \
	X(PyObject *, PyModule_GetDict, (PyObject *)) \
	X(PyObject *, PyNumber_Absolute, (PyObject *)) \
	X(PyObject *, PyNumber_Index, (PyObject *)) \
	X(PyObject *, PyNumber_Invert, (PyObject *)) \
	X(PyObject *, PyNumber_Negative, (PyObject *)) \
	X(PyObject *, PyNumber_Positive, (PyObject *)) \
	X(PyObject *, PyNumber_Power, (PyObject *, PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_InPlacePower, (PyObject *, PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_Add, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_Subtract, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_Multiply, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_TrueDivide, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_FloorDivide, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_Remainder, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_Lshift, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_Rshift, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_And, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_Or, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_Xor, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_MatrixMultiply, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_InPlaceAdd, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_InPlaceSubtract, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_InPlaceMultiply, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_InPlaceTrueDivide, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_InPlaceFloorDivide, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_InPlaceRemainder, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_InPlaceLshift, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_InPlaceRshift, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_InPlaceAnd, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_InPlaceOr, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_InPlaceXor, (PyObject *, PyObject *)) \
	X(PyObject *, PyNumber_InPlaceMatrixMultiply, (PyObject *, PyObject *)) \
	X(PyObject *, PyObject_Call, (PyObject *, PyObject *, PyObject *)) \
	X(void, PyObject_ClearWeakRefs, (PyObject *)) \
	X(int, PyObject_DelItem, (PyObject *, PyObject *)) \
	X(PyObject *, PyObject_Format, (PyObject *, PyObject *)) \
	X(void, PyObject_GC_Del, (void *)) \
	X(int, PyObject_GC_IsTracked, (PyObject *)) \
	X(void, PyObject_GC_Track, (void *)) \
	X(void, PyObject_GC_UnTrack, (void *)) \
	X(PyObject *, _PyObject_GC_New, (PyTypeObject *)) \
	X(PyObject *, _PyObject_New, (PyTypeObject *)) \
	X(PyObject *, PyObject_GenericGetDict, (PyObject *, void *)) \
	X(int, PyObject_GenericSetDict, (PyObject *, PyObject *, void *)) \
	X(PyObject *, PyObject_GenericGetAttr, (PyObject *, PyObject *)) \
	X(int, PyObject_GenericSetAttr, (PyObject *, PyObject *, PyObject *)) \
	X(PyObject *, PyObject_GetAttr, (PyObject *, PyObject *)) \
	X(PyObject *, PyObject_GetAttrString, (PyObject *, const char *)) \
	X(PyObject *, PyObject_GetItem, (PyObject *, PyObject *)) \
	X(PyObject *, PyObject_GetIter, (PyObject *)) \
	X(PyObject *, PyObject_SelfIter, (PyObject *)) \
	X(Py_ssize_t, PyObject_Hash, (PyObject *)) \
	X(int, PyObject_IsInstance, (PyObject *, PyObject *)) \
	X(int, PyObject_IsSubclass, (PyObject *, PyObject *)) \
	X(int, PyObject_IsTrue, (PyObject *)) \
	X(PyObject *, PyObject_Repr, (PyObject *)) \
	X(PyObject *, PyObject_RichCompare, (PyObject *, PyObject *, int)) \
	X(PyObject *, PyObject_SelfIter, (PyObject *)) \
	X(int, PyObject_SetAttr, (PyObject *, PyObject *, PyObject *)) \
	X(int, PyObject_GetBuffer, (PyObject *, Buffer *, int)) \
	X(void, PyBuffer_Release, (Buffer *)) \
	X(int, PyObject_SetItem, (PyObject *, PyObject *, PyObject *)) \
	X(Py_ssize_t, PyObject_Size, (PyObject *)) \
	X(Py_ssize_t, PyObject_LengthHint, (PyObject *, Py_ssize_t)) \
	X(PyObject *, PyObject_Str, (PyObject *)) \
	X(PyObject *, PyObject_Vectorcall, (PyObject *, PyObject *const *, size_t, PyObject *)) \
	X(PyObject *, PyVectorcall_Call, (PyObject *, PyObject *, PyObject *)) \
	X(PyObject *, PyObject_VectorcallMethod, (PyObject *, PyObject *const *, size_t, PyObject *)) \
	X(PyObject *, PySequence_Concat, (PyObject *, PyObject *)) \
	X(PyObject *, PySequence_GetSlice, (PyObject *, Py_ssize_t, Py_ssize_t)) \
	X(int, PySequence_SetSlice, (PyObject *, Py_ssize_t, Py_ssize_t, PyObject *)) \
	X(int, PySequence_DelSlice, (PyObject *, Py_ssize_t, Py_ssize_t)) \
	X(PyObject *, PyByteArray_FromStringAndSize, (const char *, Py_ssize_t)) \
	X(int, PyByteArray_Resize, (PyObject *, Py_ssize_t)) \
	X(PyObject *, PyMemoryView_FromObject, (PyObject *)) \
	X(int, PySequence_Contains, (PyObject *, PyObject *)) \
	X(PyObject *, PySequence_Tuple, (PyObject *)) \
	X(PyObject *, PySys_GetObject, (const char *)) \
	X(PyThreadState *, PyThreadState_Get, (void)) \
	X(PyObject *, PyTuple_GetSlice, (PyObject *, Py_ssize_t, Py_ssize_t)) \
	X(PyObject *, PyDescr_NewGetSet, (PyTypeObject *, PyGetSetDef *)) \
	X(PyObject *, PyDescr_NewMethod, (PyTypeObject *, PyMethodDef *)) \
	X(void, PyMem_Free, (void *)) \
	X(void *, PyMem_Malloc, (size_t)) \
	X(void *, PyModule_GetState, (PyObject *)) \
	X(PyObject *, PyTuple_New, (Py_ssize_t)) \
	X(int, PyGC_Disable, (void)) \
	X(int, PyGC_Enable, (void)) \
	X(PyObject *, PyType_FromSpec, (PyType_Spec *)) \
	X(PyObject *, PyType_FromSpecWithBases, (PyType_Spec *, PyObject *)) \
	X(PyObject *, PyType_GenericAlloc, (PyTypeObject *, Py_ssize_t)) \
	X(PyObject *, PyType_GenericNew, (PyTypeObject *, PyObject *, PyObject *)) \
	X(int, PyType_IsSubtype, (PyTypeObject *, PyTypeObject *)) \
	X(void, PyType_Modified, (PyTypeObject *)) \
	X(PyObject *, _PyType_Lookup, (PyTypeObject *, PyObject *)) \
	X(int, PyUnicode_CompareWithASCIIString, (PyObject *, const char *)) \
	X(PyObject *, PyUnicode_FromKindAndData, (int, const void *, Py_ssize_t)) \
	X(PyObject *, PyUnicode_FromString, (const char *)) \
	X(PyObject *, PyUnicode_FromStringAndSize, (const char *, Py_ssize_t)) \
	X(void, PyUnicode_InternInPlace, (PyObject **)) \
	X(int, Py_AddPendingCall, (int (*)(void *), void *)) \
	X(int, Py_EnterRecursiveCall, (const char *)) \
	X(void, Py_LeaveRecursiveCall, (void)) \
	X(int, Py_GetRecursionLimit, (void)) \
	X(int, Py_IsInitialized, (void)) \
	X(Py_ssize_t, _Py_HashBytes, (const void *, Py_ssize_t)) \
	X(void, _Py_Dealloc, (PyObject *))

#define API_EXTERN(ret, name, args) extern __attribute__((visibility("hidden"))) ret(*name) args;
API_LIST(API_EXTERN)

// Types and exceptions, by address.
#define TYPE_LIST(X) \
	X(PyBaseObject_Type) X(PyType_Type) X(PyBool_Type) X(PyLong_Type) X(PyFloat_Type) X(PyComplex_Type) \
	X(PyUnicode_Type) X(PyBytes_Type) X(PyList_Type) X(PyTuple_Type) X(PyDict_Type) X(PySet_Type) \
	X(PyFrozenSet_Type) X(PyRange_Type) X(PySlice_Type) X(PyEllipsis_Type) X(PyFunction_Type) X(PyCode_Type) \
	X(PyCFunction_Type) X(PyMethodDescr_Type) X(PyMethod_Type) X(PyCell_Type) X(PyGen_Type) X(PyCoro_Type) X(PyAsyncGen_Type) \
	X(PyAsyncGen_Type) X(PyProperty_Type) X(PyStaticMethod_Type) X(PyClassMethod_Type) X(PySuper_Type) \
	X(PyModule_Type) X(PyByteArray_Type) X(PyMemoryView_Type) X(PyTraceBack_Type) X(PyDictIterKey_Type) \
	X(PyDictIterValue_Type) X(PyDictIterItem_Type) X(PyDictKeys_Type) X(PyDictValues_Type) X(PyDictItems_Type) X(PyListIter_Type) X(PyTupleIter_Type) X(PySeqIter_Type) X(PyReversed_Type) X(PyMemberDescr_Type) X(PyGetSetDescr_Type) \
	X(_PyNone_Type) X(_PyNotImplemented_Type) X(_PyWeakref_RefType)
#define TYPE_EXTERN(name) extern __attribute__((visibility("hidden"))) PyTypeObject *p##name;
TYPE_LIST(TYPE_EXTERN)

#define EXC_LIST(X) \
	X(AttributeError) X(BaseException) X(Exception) X(ImportError) X(IndexError) X(KeyError) X(NameError) \
	X(RuntimeError) X(StopIteration) X(StopAsyncIteration) X(SystemError) X(TypeError) X(ValueError) X(GeneratorExit) X(RecursionError)
#define EXC_EXTERN(name) extern __attribute__((visibility("hidden"))) PyObject *exc_##name;
EXC_LIST(EXC_EXTERN)

extern __attribute__((visibility("hidden"))) PyObject *py_None, *py_True, *py_False, *py_Ellipsis, *py_NotImplemented;
// 1 and the attribute, 0 where there is none, -1 for an error.
extern __attribute__((visibility("hidden"))) int (*find_attr)(PyObject *, PyObject *, PyObject **);
extern __attribute__((visibility("hidden"))) unsigned long py_version; // Py_Version: 0x030c01f0

// Immortal objects (3.12+) have bit 31 of the count set; in 3.11 no count gets there.
static inline void Py_INCREF(PyObject *o) {
	if ((int32_t)o->ob_refcnt_low >= 0)
		o->ob_refcnt++;
}
static inline void Py_DECREF(PyObject *o) {
	if ((int32_t)o->ob_refcnt_low >= 0 && --o->ob_refcnt == 0)
		_Py_Dealloc(o);
}
static inline void Py_XDECREF(PyObject *o) {
	if (o)
		Py_DECREF(o);
}
static inline PyObject *Py_NewRef(PyObject *o) {
	Py_INCREF(o);
	return o;
}
static inline int isType(PyObject *o, PyTypeObject *t) { return o->ob_type == t; }

// Fills the tables; returns NULL or the name of a missing symbol.
const char *api_load(void);
#endif
