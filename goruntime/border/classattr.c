#include "classattr.h"

uintptr_t gb_type_lookup(uintptr_t class, uintptr_t name) {
	return (uintptr_t)_PyType_Lookup((PyTypeObject *)class, (PyObject *)name);
}

// gb_class_attr is the object that class.name means (a borrowed reference) where
// that is one which the class or a base of it holds, told by the versions of
// class and metaclass alone; 0 where more has to be asked.
uintptr_t gb_class_attr(uintptr_t class, uintptr_t name, uintptr_t getattribute) {
	PyTypeObject *type = (PyTypeObject *)class, *meta = ((PyObject *)class)->ob_type;
	PyObject *key = (PyObject *)name;
	if (_PyType_Lookup(meta, key))
		return 0;
	PyObject *hook = (PyObject *)getattribute;
	if (meta->tp_getattro != pPyType_Type->tp_getattro && _PyType_Lookup(meta, hook) != _PyType_Lookup(pPyType_Type, hook))
		return 0; // one with __getattr__ alone looks in the class first
	PyObject *value = _PyType_Lookup(type, key);
	return value && !value->ob_type->tp_descr_get ? (uintptr_t)value : 0;
}
