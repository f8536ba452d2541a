package gobind

import (
	"unsafe"

	o "goruntime/object"
)

// Host is what bindings ask of package border.
type Host interface {
	// Leave gives the GIL up for a Go call, if this thread holds it; Back takes it
	// again if it was held.
	Leave(c *o.Ctx)
	Back(c *o.Ctx, had bool)
	// IsMain reports Python's main thread, the one that takes signals.
	IsMain(c *o.Ctx) bool
	// Stranded reports a child made by fork whose only goroutines are those that were called from C.
	Stranded() bool
	// Signals runs Python's signal handlers, within Leave.
	Signals(c *o.Ctx) *o.Exc
	// Attach calls f with the GIL, from any goroutine. caught: a panic of f will
	// reach a call from Python, or Guard.
	Attach(f func(c *o.Ctx, caught bool))
	// Guard calls f on a goroutine whose panics are caught by the caller.
	Guard(f func())
	// Unwrap is the Go object behind a Python object, nil when there is none.
	Unwrap(v o.Value) *Object
	// Function is the Go function that a Python callable is, nil when it is none.
	Function(v o.Value) *Fn
	// Member is an attribute of a module. What assigns to the module from now on
	// counts Generation up.
	Member(c *o.Ctx, module o.Value, name string) (o.Value, bool)
	// ClassOf is the Go type that v's class stands for, nil when there is none.
	ClassOf(v o.Value) *Class
	// NewFunction makes the Python callable of a Go function.
	NewFunction(c *o.Ctx, f *Fn) (o.Value, *o.Exc)
	// Buffer shows the memory of a bytes-like object until done is called.
	Buffer(c *o.Ctx, v o.Value, writable bool) (data []byte, done func(), ok bool)
	// Helper is a function of grumpy_hook.gopkg.helpers.
	Helper(c *o.Ctx, name string) (o.Value, *o.Exc)
}

// H is set by package border when an image is loaded.
var H Host

// Object is a Go value that Python holds. P is the address of a T of the class:
// the value itself lives there. Ptr tells a *T from a T.
type Object struct {
	o.Obj
	Class *Class
	P     unsafe.Pointer
	Ptr   bool
}

// ObjectType and NamedType mark values on their way to Python; package border
// knows how they cross.
var (
	ObjectType = o.Type{Name: "go object"}
	NamedType  = o.Type{Name: "go named value"}
)

// Named is a number or string of a named type.
type Named struct {
	o.Obj
	Class *Class
	V     o.Value
}

// NewObject makes the value of an object.
func NewObject(class *Class, p unsafe.Pointer, ptr bool) o.Value {
	return o.Value{P: unsafe.Pointer(&Object{Obj: o.Obj{T: &ObjectType}, Class: class, P: p, Ptr: ptr})}
}

// AsObject is the object that v is or wraps, nil when it is none.
func AsObject(v o.Value) *Object {
	switch v.Type() {
	case &ObjectType:
		return (*Object)(v.P)
	case &o.ForeignType:
		return H.Unwrap(v)
	}
	return nil
}

func init() {
	for _, t := range []*o.Type{&ObjectType, &NamedType} {
		t.T = &o.TypeType
		t.Slots = o.ForeignType.Slots
	}
}
