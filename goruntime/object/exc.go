package object

import (
	"fmt"
	"sync/atomic"
	"unsafe"
)

// Exc is an exception object, and also the error result of every operation:
// nil means success. It is native until it crosses the border; then Py is the
// genuine CPython exception and everything forwards to it. An exception that
// came from CPython has Py set from the start and T is the nearest native type.
type Exc struct {
	Obj
	Args      []Value
	Attrs     *Dict // instance attributes, nil when none
	Cause     Value // __cause__: an exception, None, or zero
	Context   *Exc
	Suppress  bool // __suppress_context__
	Notes     *List
	TB        []TraceEntry
	StopValue Value // StopIteration.value while no Args exist
	// Chained: __context__ was decided when the exception was first raised.
	Chained bool
	More    *ExcMore // nil for most
	Members []Value  // what __slots__ of its classes name, nil until one is set
	// Fresh: Go refers to it only as the error that propagates or is handled. So
	// what the border has for it may go when it has been dealt with (EndHandled).
	Fresh bool
	Twin  unsafe.Pointer        // the border's, the owner of the reference Py
	shown bool                  // Attrs is an object that the program knows
	seen  *Traceback            // those made of TB
	args  atomic.Pointer[Tuple] // Args as an object, once asked for
	// room for the usual one argument and first frames, in the same allocation
	arg0 [1]Value
	tb0  [2]TraceEntry
}

// ExcMore holds the fields that only some types have.
type ExcMore struct {
	Name  Value // AttributeError, NameError, ImportError
	Obj   Value // AttributeError
	Path  Value // ImportError
	From  Value // ImportError.name_from
	Value Value // SystemExit.code and StopIteration.value once assigned
}

// TraceEntry is one frame of a traceback, innermost first as they are appended
// while the exception propagates.
type TraceEntry struct {
	Code *Code
	At   int32          // number of the place in the module's Spans
	Self unsafe.Pointer // of a method, its first parameter, unless that is a number or CPython's, which may be given back before this is looked at
}

// Boxed is returned as the error of a specialised function whose result did
// not fit its type: the real result is in Ctx.Ret. It is never raised.
var Boxed = &Exc{}

// Value returns the exception as a Python value, which may be kept anywhere.
func (e *Exc) Value() Value { return e.Stay().Passing() }

// Passing is Value for those who keep it no longer than the error lasts.
func (e *Exc) Passing() Value { return Value{P: unsafe.Pointer(e)} }

// Read is Value for the variable of an except clause, of which is known what may
// keep it. What a compiled class says of its exceptions may run with it as self.
func (e *Exc) Read() Value {
	if e.T.Layout != nil {
		e.Stay()
	}
	return e.Passing()
}

// Stay notes that something else refers to e from now on.
func (e *Exc) Stay() *Exc {
	if e.Fresh {
		e.Fresh = false
	}
	return e
}

// Raise makes an exception of a built-in type with one formatted message.
func Raise(c *Ctx, t *Type, format string, a ...any) *Exc {
	msg := format
	if len(a) > 0 {
		msg = fmt.Sprintf(format, a...)
	}
	return RaiseArgs(c, t, StrFromGo(msg))
}

// RaiseArgs makes an exception of a built-in type with the given args.
func RaiseArgs(c *Ctx, t *Type, args ...Value) *Exc {
	e := &Exc{Obj: Obj{T: t}, Fresh: true}
	e.setArgs(args)
	return e
}

// setArgs copies args, also for an exception whose __init__ is called again.
func (e *Exc) setArgs(args []Value) {
	if e.args.Load() != nil {
		e.args.Store(nil)
	}
	if len(args) == 1 {
		e.arg0[0] = args[0]
		e.Args = e.arg0[:1:1]
		return
	}
	e.Args = append([]Value(nil), args...)
}

// Span is where an operation stands in the source, from Line and Col to the
// end at column End, Lines lines on. End is 0 when only the line is known.
type Span struct {
	Line            int32
	Lines, Col, End uint16
	Looked          uint16 // column at the end of the name that a method call looks up, 0 for other operations
	In              uint16 // a comprehension in the module's Inners, from 1
}

// Inner is a comprehension that has a frame in CPython 3.11 and is part of the
// function that it stands in, at a place.
type Inner struct {
	Code *Code
	At   int32
}

// Alone tells that Frames has t itself, and no comprehension's.
func (t *TraceEntry) Alone() bool { return t.Code.Module.Spans[t.At].In == 0 }

// Frames are those of an entry, innermost first.
func (t TraceEntry) Frames() []TraceEntry {
	var frames []TraceEntry
	m := t.Code.Module
	for at := t.At; ; {
		if in := m.Spans[at].In; in != 0 && m.Inners[in-1].Code != t.Code {
			frames = append(frames, TraceEntry{Code: m.Inners[in-1].Code, At: at})
			at = m.Inners[in-1].At
			continue
		}
		return append(frames, TraceEntry{Code: t.Code, At: at, Self: t.Self})
	}
}

// Span is where the frame failed.
func (t *TraceEntry) Span() Span {
	return t.Code.Module.Spans[t.At]
}

// Trace notes that err passed through code at a place, and, the first time, links
// it to the exception being handled. Generated code calls it on every error path;
// at is -1 when the exception is raised again and has this frame already.
func Trace(c *Ctx, err *Exc, code *Code, at int32) *Exc {
	if !err.Chained {
		chain(c, err)
	}
	if at < 0 {
		return err
	}
	if err.TB == nil {
		err.TB = err.tb0[:0]
	}
	err.TB = append(err.TB, TraceEntry{Code: code, At: at})
	return err
}

// TraceMethod is Trace in a method whose first parameter is self.
func TraceMethod(c *Ctx, err *Exc, code *Code, at int32, self Value) *Exc {
	if Trace(c, err, code, at); at >= 0 && self.N == 0 && !IsForeign(self) {
		err.TB[len(err.TB)-1].Self = self.P
	}
	return err
}

// chain decides __context__ of an exception that starts to propagate
// (_PyErr_SetObject): the handled one, with cycles cut.
func chain(c *Ctx, err *Exc) {
	err.Chained = true
	h := c.Handled
	if h == nil || h == err {
		return
	}
	// slow follows at half the speed: it is met again where user code made a cycle
	slow, odd := h, false
	for e := h; e.Context != nil; {
		if e.Context == err {
			e.Context = nil
			break
		}
		if e = e.Context; e == slow {
			break
		}
		if odd {
			slow = slow.Context
		}
		odd = !odd
	}
	if err.Py != 0 {
		// CPython has linked what was raised there; what is raised again here is ours to link
		if err.Context == nil {
			err.Context = h.Stay()
			err.setOutside(c, "__context__", h.Passing())
		}
		return
	}
	err.Context = h.Stay()
}

// ArgsTuple is the exception's args attribute.
func (e *Exc) ArgsTuple() Value {
	if t := e.args.Load(); t != nil {
		return t.Value()
	}
	made := NewTuple(e.ArgValues())
	if !e.args.CompareAndSwap(nil, (*Tuple)(made.P)) {
		return e.args.Load().Value()
	}
	return made
}

// AttrsShown tells whether the program has seen Attrs.
func (e *Exc) AttrsShown() bool { return e.shown }

// ArgsSeen tells whether the args attribute is an object already.
func (e *Exc) ArgsSeen() bool { return e.args.Load() != nil }

// setArgsTuple assigns the args attribute.
func (e *Exc) setArgsTuple(c *Ctx, v Value) *Exc {
	if v.Type() != &TupleType {
		items, err := Items(c, v)
		if err != nil {
			return err
		}
		v = NewTuple(items)
	}
	t := (*Tuple)(v.P)
	e.Args, e.StopValue = t.V, Value{}
	e.args.Store(t)
	return nil
}

// ArgValues are the exception's args.
func (e *Exc) ArgValues() []Value {
	if len(e.Args) == 0 && !e.StopValue.Nil() && !e.StopValue.IsNone() {
		return []Value{e.StopValue}
	}
	return e.Args
}

func (e *Exc) more() *ExcMore {
	if e.More == nil {
		e.More = &ExcMore{}
	}
	return e.More
}

func (e *Exc) setCause(cause *Exc) {
	e.Cause, e.Suppress = cause.Value(), true
}

// own reads an instance attribute.
func (e *Exc) own(c *Ctx, name string) (Value, *Exc) {
	if e.Py != 0 && e.T.GetAttr == nil {
		return H.LookupAttr(c, e.Passing(), name)
	}
	if e.Py != 0 {
		x, err := e.outside(c, name)
		if err != nil && err.T.Subclass(&AttributeErrorType) {
			return Value{}, nil
		}
		return x, err
	}
	if name == "__dict__" {
		e.shown = true
		return e.attrs().Value(), nil
	}
	if name == "__notes__" && e.Notes != nil {
		return e.Notes.Value(), nil
	}
	if e.Attrs == nil {
		return Value{}, nil
	}
	return dictGetName(c, e.Attrs, name)
}

// outside reads an attribute of an exception that has crossed.
func (e *Exc) outside(c *Ctx, name string) (Value, *Exc) {
	if e.T.GetAttr != nil { // its own __getattribute__ came here by super()
		return e.asBuiltin(c, "__getattribute__", StrFromGo(name))
	}
	return H.GetAttr(c, e.Passing(), name)
}

func (e *Exc) attrs() *Dict {
	if e.Attrs == nil {
		e.Attrs = NewDict()
	}
	return e.Attrs
}

// setOutside sets or deletes an attribute that CPython has.
func (e *Exc) setOutside(c *Ctx, name string, val Value) *Exc {
	return setGenuine(c, e.Passing(), name, val)
}

// setOwn writes or deletes an instance attribute; done is false when there was
// nothing to delete.
func (e *Exc) setOwn(c *Ctx, name string, val Value) (done bool, err *Exc) {
	switch {
	case e.Py != 0:
		return true, e.setOutside(c, name, val)
	case name == "__dict__":
		return true, e.setDict(c, val)
	case name == "__notes__" && (val.Nil() && e.Notes != nil || !val.Nil() && val.Type() == &ListType):
		e.Notes = nil
		if !val.Nil() {
			e.Notes = (*List)(val.P)
		}
		return true, nil
	case !val.Nil():
		return true, dictSetName(c, e.attrs(), name, val)
	case e.Attrs == nil:
		return false, nil
	}
	return dictDelName(c, e.Attrs, name)
}

// setDict is `e.__dict__ = val`.
func (e *Exc) setDict(c *Ctx, val Value) *Exc {
	switch {
	case val.Nil():
		return Raise(c, &TypeErrorType, "cannot delete __dict__")
	case val.Type() == &ForeignType, inner(val, &DictType).P != val.P: // of a class derived from dict
		return e.setOutside(c, "__dict__", val)
	case val.Type() != &DictType:
		return Raise(c, &TypeErrorType, "__dict__ must be set to a dictionary, not a '%s'", TypeName(val))
	}
	e.Attrs, e.Notes, e.shown = (*Dict)(val.P), nil, true
	return nil
}

// addNote is add_note.
func (e *Exc) addNote(c *Ctx, note Value) *Exc {
	if e.Py != 0 {
		if _, err := e.asBuiltin(c, "add_note", note); err != nil {
			return err
		}
		return e
	}
	if e.Notes == nil {
		e.Notes = (*List)(NewList(nil).P)
	}
	if err := ListAppend(c, e.Notes, note); err != nil {
		return err
	}
	return e
}
