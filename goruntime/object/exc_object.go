package object

import "unsafe"

// Exceptions as objects: construction, text, attributes.

// excBases gives each built-in exception its base, bases first.
var excBases = []struct {
	base  *Type
	types []*Type
}{
	{&ObjectType, []*Type{&BaseExceptionType}},
	{&BaseExceptionType, []*Type{&ExceptionType, &KeyboardInterruptType, &SystemExitType, &GeneratorExitType}},
	{&ExceptionType, []*Type{&StopIterationType, &StopAsyncIterationType, &ArithmeticErrorType, &AssertionErrorType,
		&AttributeErrorType, &BufferErrorType, &EOFErrorType, &ImportErrorType, &LookupErrorType, &MemoryErrorType,
		&NameErrorType, &OSErrorType, &ReferenceErrorType, &RuntimeErrorType, &SyntaxErrorType, &SystemErrorType,
		&TypeErrorType, &ValueErrorType, &WarningType}},
	{&ArithmeticErrorType, []*Type{&FloatingPointErrorType, &OverflowErrorType, &ZeroDivisionErrorType}},
	{&ImportErrorType, []*Type{&ModuleNotFoundErrorType}},
	{&LookupErrorType, []*Type{&IndexErrorType, &KeyErrorType}},
	{&NameErrorType, []*Type{&UnboundLocalErrorType}},
	{&OSErrorType, []*Type{&BlockingIOErrorType, &ChildProcessErrorType, &ConnectionErrorType, &FileExistsErrorType,
		&FileNotFoundErrorType, &InterruptedErrorType, &IsADirectoryErrorType, &NotADirectoryErrorType,
		&PermissionErrorType, &ProcessLookupErrorType, &TimeoutErrorType}},
	{&ConnectionErrorType, []*Type{&BrokenPipeErrorType, &ConnectionAbortedErrorType, &ConnectionRefusedErrorType, &ConnectionResetErrorType}},
	{&RuntimeErrorType, []*Type{&NotImplementedErrorType, &RecursionErrorType, &PythonFinalizationErrorType}},
	{&SyntaxErrorType, []*Type{&IndentationErrorType}},
	{&IndentationErrorType, []*Type{&TabErrorType}},
	{&ValueErrorType, []*Type{&UnicodeErrorType}},
	{&UnicodeErrorType, []*Type{&UnicodeEncodeErrorType, &UnicodeDecodeErrorType, &UnicodeTranslateErrorType}},
	{&WarningType, []*Type{&BytesWarningType, &DeprecationWarningType, &EncodingWarningType, &FutureWarningType,
		&ImportWarningType, &PendingDeprecationWarningType, &ResourceWarningType, &RuntimeWarningType,
		&SyntaxWarningType, &UnicodeWarningType, &UserWarningType}},
}

// ExceptionTypes lists the native exception types, bases first.
func ExceptionTypes() []*Type {
	var all []*Type
	for _, g := range excBases {
		all = append(all, g.types...)
	}
	return all
}

// hostBuilt reports the exceptions whose constructors do more than keep args:
// CPython builds those, and classes derived from them.
func hostBuilt(t *Type) bool {
	return t.Subclass(&OSErrorType) || t.Subclass(&SyntaxErrorType) || t.Subclass(&UnicodeEncodeErrorType) ||
		t.Subclass(&UnicodeDecodeErrorType) || t.Subclass(&UnicodeTranslateErrorType)
}

// newException is BaseException.__new__ and, when init is set, __init__.
func newException(c *Ctx, t *Type, args []Value, names []string, init bool) (Value, *Exc) {
	e := &Exc{Obj: Obj{T: t}}
	if n := len(args) - len(names); n > 0 {
		e.setArgs(args[:n])
	}
	if init && len(names) > 0 {
		if err := excKeywords(c, e, args[len(args)-len(names):], names); err != nil {
			return Value{}, err
		}
	}
	return e.Value(), nil
}

// excInit is __init__ of the built-in exceptions.
func excInit(c *Ctx, e *Exc, args []Value, names []string) *Exc {
	if e.Py != 0 {
		// the built-in class's own __init__: the class itself may define another
		base := e.T
		for base.Layout != nil {
			base = base.MRO[1]
		}
		_, err := H.CallMethod(c, TypeValue(base), "__init__", append([]Value{e.Value()}, args...), names)
		return err
	}
	n := len(args) - len(names)
	if m := e.More; m != nil { // keywords left out are reset
		m.Name, m.Obj, m.Path, m.From = Value{}, Value{}, Value{}, Value{}
	}
	if err := excKeywords(c, e, args[n:], names); err != nil {
		return err
	}
	e.setArgs(args[:n])
	return nil
}

// excKeywords takes the keyword arguments that a few types have.
func excKeywords(c *Ctx, e *Exc, vals []Value, names []string) *Exc {
	if len(names) == 0 {
		return nil
	}
	var fields map[string]*Value
	base := ""
	switch t := e.T; {
	case t.Subclass(&AttributeErrorType):
		m := e.more()
		base, fields = "AttributeError", map[string]*Value{"name": &m.Name, "obj": &m.Obj}
	case t.Subclass(&NameErrorType):
		base, fields = "NameError", map[string]*Value{"name": &e.more().Name}
	case t.Subclass(&ImportErrorType):
		m := e.more()
		base, fields = "ImportError", map[string]*Value{"name": &m.Name, "path": &m.Path}
		if PyMinor >= 12 {
			fields["name_from"] = &m.From
		}
	default:
		return Raise(c, &TypeErrorType, "%s() takes no keyword arguments", t.Name)
	}
	for i, name := range names {
		p := fields[name]
		if p == nil {
			if PyMinor >= 13 {
				return Raise(c, &TypeErrorType, "%s() got an unexpected keyword argument '%s'", base, name)
			}
			return Raise(c, &TypeErrorType, "'%s' is an invalid keyword argument for %s()", name, base)
		}
		*p = vals[i]
	}
	return nil
}

// asBuiltin calls a method of the built-in class that the exception's class
// extends: this class may have one of its own, which came here by super().
func (e *Exc) asBuiltin(c *Ctx, name string, args ...Value) (Value, *Exc) {
	for _, k := range e.T.MRO {
		if Builtins[k.Name].P == unsafe.Pointer(k) {
			return H.CallMethod(c, TypeValue(k), name, append([]Value{e.Passing()}, args...), nil)
		}
	}
	return Value{}, Raise(c, &TypeErrorType, "'%s' is no exception", e.T.Name)
}

func excStr(c *Ctx, v Value) (Value, *Exc) {
	e := (*Exc)(v.P)
	if H != nil && (e.Py != 0 || hostBuilt(e.T)) {
		return H.Str(c, v)
	}
	args := e.ArgValues()
	switch len(args) {
	case 0:
		return StrFromGo(""), nil
	case 1:
		if e.T.Subclass(&KeyErrorType) {
			return Repr(c, args[0])
		}
		return ToStr(c, args[0])
	}
	return Repr(c, e.ArgsTuple())
}

func excRepr(c *Ctx, v Value) (Value, *Exc) {
	e := (*Exc)(v.P)
	if e.Py != 0 {
		return H.Repr(c, v)
	}
	args := e.ArgValues()
	if len(args) == 1 {
		r, err := Repr(c, args[0])
		if err != nil {
			return Value{}, err
		}
		return JoinStr(c, []Value{StrFromGo(e.T.Name + "("), r, StrFromGo(")")}), nil
	}
	r, err := Repr(c, e.ArgsTuple())
	if err != nil {
		return Value{}, err
	}
	return JoinStr(c, []Value{StrFromGo(e.T.Name), r}), nil
}

// Traceback stands for the traceback of a native exception. CPython makes the
// real one when it crosses or when somebody looks inside.
type Traceback struct {
	Obj
	E    *Exc
	size int // how many frames it has
	next *Traceback
}

// TracebackType is types.TracebackType.
var TracebackType = Type{Name: "traceback"}

// TracebackOf is err.__traceback__ of a native exception: None before it was raised.
func TracebackOf(e *Exc) Value {
	if len(e.TB) == 0 {
		return None
	}
	if t := e.seen; t != nil && t.size == len(e.TB) {
		return Value{P: unsafe.Pointer(t)}
	}
	e.seen = &Traceback{Obj: Obj{T: &TracebackType}, E: e, size: len(e.TB), next: e.seen}
	return Value{P: unsafe.Pointer(e.seen)}
}

// LeaveTracebacks is called before the frames of e go elsewhere: the tracebacks
// that were asked for keep theirs.
func (e *Exc) LeaveTracebacks() {
	for t := e.seen; t != nil; t = t.next {
		t.E = &Exc{Obj: Obj{T: &ExceptionType}, TB: append([]TraceEntry(nil), e.TB[:min(t.size, len(e.TB))]...)}
	}
	e.seen = nil
}

func baseExceptionMethods() []*Builtin {
	return []*Builtin{
		{Name: "__init__", EN: func(c *Ctx, self Value, args []Value, names []string) (Value, *Exc) {
			return None, excInit(c, (*Exc)(self.P), args, names)
		}},
		{Name: "__new__", Static: true, EN: func(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
			if len(args) == 0 || !IsTypeValue(args[0]) || !AsType(args[0]).Exception {
				return Value{}, Raise(c, &TypeErrorType, "BaseException.__new__(): not enough arguments")
			}
			return newException(c, AsType(args[0]), args[1:], names, false)
		}},
		{Name: "__str__", E0: func(c *Ctx, v Value) (Value, *Exc) {
			if e := (*Exc)(v.P); H != nil && (e.Py != 0 || hostBuilt(e.T)) {
				return e.asBuiltin(c, "__str__")
			}
			return excStr(c, v)
		}},
		{Name: "__repr__", E0: func(c *Ctx, v Value) (Value, *Exc) {
			if e := (*Exc)(v.P); e.Py != 0 {
				return e.asBuiltin(c, "__repr__")
			}
			return excRepr(c, v)
		}},
		{Name: "with_traceback", E1: func(c *Ctx, self, tb Value) (Value, *Exc) {
			return self, SetAttr(c, self, "__traceback__", tb)
		}},
		{Name: "__setstate__", E1: func(c *Ctx, self, state Value) (Value, *Exc) {
			return (*Exc)(self.P).asBuiltin(c, "__setstate__", state)
		}},
		{Name: "add_note", E1: func(c *Ctx, self, note Value) (Value, *Exc) {
			if !isText(note) {
				return Value{}, Raise(c, &TypeErrorType, "note must be a str, not '%s'", TypeName(note))
			}
			e := (*Exc)(self.P)
			if err := e.addNote(c, note); err != e {
				return Value{}, err
			}
			return None, nil
		}},
	}
}

func init() {
	for _, g := range excBases {
		for _, t := range g.types {
			t.Exception = true
			var methods []*Builtin
			if t == &BaseExceptionType {
				methods = baseExceptionMethods()
			}
			builtin(t, g.base, methods)
			t.Repr, t.Slots.Str, t.Hash = excRepr, excStr, identityHash
			t.New = excNew
		}
	}
	addGetSets(&BaseExceptionType, baseExceptionFields()...)
	addGetSets(&AttributeErrorType, moreField("name", func(m *ExcMore) *Value { return &m.Name }), moreField("obj", func(m *ExcMore) *Value { return &m.Obj }))
	addGetSets(&NameErrorType, moreField("name", func(m *ExcMore) *Value { return &m.Name }))
	addGetSets(&ImportErrorType, moreField("name", func(m *ExcMore) *Value { return &m.Name }),
		moreField("path", func(m *ExcMore) *Value { return &m.Path }), moreField("name_from", func(m *ExcMore) *Value { return &m.From }),
		excField("msg", firstArg, func(c *Ctx, e *Exc, v Value) *Exc { return e.setOutside(c, "msg", v) }))
	addGetSets(&StopIterationType, valueField("value", firstArg))
	addGetSets(&SystemExitType, valueField("code", func(e *Exc) Value {
		if len(e.Args) > 1 {
			return e.ArgsTuple()
		}
		return firstArg(e)
	}))
	builtin(&TracebackType, &ObjectType, nil)
	TracebackType.Hash = identityHash
	for _, t := range ExceptionTypes() {
		registerBuiltin(t.Name, TypeValue(t))
	}
	registerBuiltin("IOError", TypeValue(&OSErrorType))
	registerBuiltin("EnvironmentError", TypeValue(&OSErrorType))
}

// valueField is StopIteration.value and SystemExit.code: what was assigned,
// else what the args say.
func valueField(name string, fromArgs func(e *Exc) Value) *GetSet {
	return excField(name,
		func(e *Exc) Value {
			if e.More != nil && !e.More.Value.Nil() {
				return e.More.Value
			}
			return fromArgs(e)
		},
		func(c *Ctx, e *Exc, v Value) *Exc { e.more().Value = v; return nil })
}

func firstArg(e *Exc) Value {
	if args := e.ArgValues(); len(args) > 0 {
		return args[0]
	}
	return None
}

// excNew calls a built-in exception class.
func excNew(c *Ctx, cls Value, args []Value, names []string) (Value, *Exc) {
	t := AsType(cls)
	if hostBuilt(t) && H != nil {
		return H.Call(c, cls, args, names)
	}
	return newException(c, t, args, names, true)
}
