// Instances of compiled classes as CPython sees them: ordinary objects of an
// ordinary class, except that their attributes live in Go.
#ifndef GRUMPY_INSTANCE_H
#define GRUMPY_INSTANCE_H
#include "api.h"

// Tail is what an object of exactly a compiled class has behind its layout.
typedef struct {
	uintptr_t go; // the native instance, 0 once the object is CPython's own
	int64_t slot;
	int weak; // Go keeps this wrapper, not the other way round
	short dict; // the attributes are in the genuine __dict__
	short addressed; // somebody knows its address
	uintptr_t unborn; // made by CPython, the native instance follows when it is needed: 1, or the Fills of the arguments that wait
	PyObject *args[]; // room for them in objects that were made so
} Tail;

// Fills is all that an __init__ does: store arguments and constants.
enum { MOST_FILLS = 8 };
typedef struct {
	uintptr_t by;     // the StaticClass it is of
	uintptr_t *holds; // the word that is init as long as calling the class comes down to it
	uintptr_t init;   // the native __init__
	int params, n;
	PyObject *names[MOST_FILLS], *values[MOST_FILLS];
	int from[MOST_FILLS]; // the argument, -1 for values
} Fills;

// Shapes says where Go keeps what is read here without entering it.
typedef struct {
	uintptr_t layout, exception;   // offsets in a Type
	uintptr_t extra, size, places; // offsets in an Instance
	uintptr_t int_head, float_head, none, yes, no;
	uintptr_t str, list, dict, set, foreign; // Types whose Py is the object to show
} Shapes;

// The answers about a place that are not one.
enum { ABSENT = -1, ASK = -2 };

// Set by every assignment to an attribute of a class.
extern volatile int gb_classes_changed __attribute__((visibility("hidden")));
const char *gb_instance_init(const Shapes *shapes);
uintptr_t gb_instance_finalizer(void); // tp_finalize of compiled classes, which derived ones inherit
int gb_instance_adopt(uintptr_t type);
Tail *instance_waiting(PyTypeObject *type, Fills *fills, PyObject **made); // with room for the arguments
int instance_is_born(PyObject *o); // true of objects of other classes too
PyObject *class_call(PyObject *class, PyObject *const *args, size_t nargsf, PyObject *names); // tp_vectorcall of compiled classes
void gb_watch_metaclass(uintptr_t metaclass); // gb_classes_changed follows its classes too
uintptr_t gb_class_told(void);                 // a function that gbClassTold hears of a class by
uintptr_t gb_instance_wrap(uintptr_t type, uintptr_t go, int64_t slot);
void gb_instance_weak(uintptr_t wrapper, int64_t slot);
void gb_instance_forget(uintptr_t wrapper);
void gb_instance_addressed(uintptr_t wrapper);
void gb_watch_id(uintptr_t function);                                      // the built-in id
void gb_instance_dead(uintptr_t wrapper);
uintptr_t gb_body_new(uintptr_t builtin, uintptr_t class, uintptr_t arg); // an object of a class that extends a built-in one, made of one argument or of none
int gb_body_attr(uintptr_t self, uintptr_t name, uintptr_t value);         // object.__setattr__
int gb_list_fill(uintptr_t list, uintptr_t values, Py_ssize_t n); // Values that need no Go, into an empty list
#endif
