package object

import "unsafe"

// Host is the seam between the Go world and CPython. Package border implements
// it; a program without CPython runs with a host that has no foreign objects.
// Every method may be given any Value: native ones are converted (containers
// migrate), foreign ones are used as they are. Every method takes the GIL when
// the context does not hold it.
type Host interface {
	Call(c *Ctx, f Value, args []Value, names []string) (Value, *Exc)
	CallMethod(c *Ctx, v Value, name string, args []Value, names []string) (Value, *Exc)
	GetAttr(c *Ctx, v Value, name string) (Value, *Exc)
	// LastingName is the name in memory that is the same whenever it is asked for: what is known of attributes is found by it.
	LastingName(c *Ctx, name string) string
	// LookupAttr answers with the zero Value where GetAttr raises AttributeError.
	LookupAttr(c *Ctx, v Value, name string) (Value, *Exc)
	SetAttr(c *Ctx, v Value, name string, val Value) *Exc // val.Nil() deletes
	// Special looks a method up on the class of v alone and binds it; the zero Value for none.
	Special(c *Ctx, v Value, name string) (Value, *Exc)
	// CallExit is exit(type, err, traceback) of CPython's, with self first where it is not bound; err is not kept in Go.
	CallExit(c *Ctx, exit, self Value, err *Exc) (Value, *Exc)
	// EndException gives the genuine exception of one back to which nothing refers any more.
	EndException(c *Ctx, e *Exc)
	// EnterLock takes a lock of module threading that is free, and LeaveLock gives it back; false leaves it to its methods.
	EnterLock(c *Ctx, v Value) bool
	LeaveLock(c *Ctx, v Value) bool
	// Suppresses says what contextlib.suppress.__exit__, without its self, answers; known is false for all other functions.
	Suppresses(c *Ctx, exit, self Value, err *Exc) (yes, known bool)
	// StandIn is what is known of a function of CPython's library that Go carries out, nil for others;
	// Stands reports that what fn found when that was read is still there.
	StandIn(c *Ctx, fn Value) *Standin
	Stands(c *Ctx, s *Standin, fn Value) bool
	// Managed is what stands behind a function that contextlib.contextmanager made of a compiled one; nil for others.
	Managed(c *Ctx, f Value) (*Standin, *Func)
	IsLock(v Value) bool
	// KeptInstance is isinstance(v, class) for objects of exactly class of, which say so: ask, unless the answer is kept.
	KeptInstance(c *Ctx, of *Type, class Value, ask func() (bool, *Exc)) (bool, *Exc)
	// IsPlainClass reports a foreign class whose metaclass is type.
	IsPlainClass(v Value) bool
	// LoadMethod is the function that v.name() calls with v, as long as the class alone has it; the zero Value where
	// the attribute is to be asked for.
	LoadMethod(c *Ctx, v Value, name string) Value
	// LoadClassMethod is v.name, where v is a class of CPython's library and that is known to be one; else the zero Value.
	LoadClassMethod(c *Ctx, v Value, name string) Value
	GetItem(c *Ctx, v, key Value) (Value, *Exc)
	// ItemAt is an item of an exact list of CPython's that has it, while the GIL is held.
	ItemAt(c *Ctx, list uintptr, i int) Value
	// QuietMethod is v.name(args) of a CPython object where that runs no Python code and is done in place, else zero.
	QuietMethod(c *Ctx, v Value, name string, args []Value) Value
	SetItem(c *Ctx, v, key, val Value) *Exc // val.Nil() deletes
	Contains(c *Ctx, v, item Value) (bool, *Exc)
	Len(c *Ctx, v Value) (int, *Exc)
	// LengthHint is operator.length_hint, 0 where nobody could see it asked.
	LengthHint(c *Ctx, v Value) (int, *Exc)
	Iter(c *Ctx, v Value) (Value, *Exc)
	Next(c *Ctx, v Value) (Value, *Exc) // zero Value when exhausted
	// NextOrStop is Next that gives the StopIteration which a __next__ raised.
	NextOrStop(c *Ctx, v Value) (Value, *Exc)
	// Await is what __await__ of the class gives, an iterator that only the await that follows has (Step), or v
	// itself, a coroutine; the zero Value where the class has none.
	Await(c *Ctx, v Value) (Value, *Exc)
	// Send resumes the iterator of a yield from or await (PEP 380): what it
	// yielded, or its result when done.
	Send(c *Ctx, it, v Value) (val Value, done bool, ret Value, err *Exc)
	// NextPair is Next for an item that is taken apart at once: one of two or three may be the context's own tuple.
	NextPair(c *Ctx, v Value) (Value, *Exc)
	// PairAt is that for item i of a genuine list; found is false for anything else.
	PairAt(c *Ctx, list Value, i int) (a, b Value, found bool)
	// MembersOf are the members of an enumeration that goes through them as the library does; nil for anything else.
	MembersOf(c *Ctx, v Value) []Value
	// ItemsNow are the items of a container as an iterator would give them; found
	// is false where an iterator is to be asked.
	ItemsNow(c *Ctx, v Value) (items []Value, found bool)
	// ListOf is list(v) of something of CPython's, which collects the items itself;
	// found is false where stepping through them is quicker.
	ListOf(c *Ctx, v Value) (items []Value, found bool, err *Exc)
	// MoveStepped moves a map or filter to CPython whose functions and sources are all
	// there, interpreted functions among them; false leaves it as it is.
	MoveStepped(c *Ctx, v Value) bool
	// PairsNow are the keys and values of a dict whose keys are all plain.
	PairsNow(c *Ctx, v Value) (pairs []Value, found bool)
	// UnpackNow puts the items of a list or named tuple of n into c.Unpacked;
	// false for everything else.
	UnpackNow(c *Ctx, v Value, n int) bool
	Binary(c *Ctx, op BinOp, inplace bool, a, b Value) (Value, *Exc)
	Unary(c *Ctx, op UnOp, v Value) (Value, *Exc)
	Compare(c *Ctx, op CmpOp, a, b Value) (Value, *Exc)
	Truth(c *Ctx, v Value) (bool, *Exc)
	Hash(c *Ctx, v Value) (int64, *Exc)
	// ConstantHash reports that no Python code decides the hash of a foreign object.
	ConstantHash(c *Ctx, v Value) bool
	Repr(c *Ctx, v Value) (Value, *Exc)
	Str(c *Ctx, v Value) (Value, *Exc)
	Format(c *Ctx, v, spec Value) (Value, *Exc)
	Index(c *Ctx, v Value) (Value, *Exc) // __index__
	// ClassOf is type(v), native where the class is known natively.
	ClassOf(c *Ctx, v Value) Value
	// TypeName is type(v).__name__ of a foreign object.
	TypeName(v Value) string
	// IsInstance and IsSubclass are the built-in functions.
	IsInstance(c *Ctx, v, class Value) (bool, *Exc)
	IsSubclass(c *Ctx, v, class Value) (bool, *Exc)
	// ExcMatch is `except class` for an exception or class CPython knows better.
	ExcMatch(c *Ctx, e *Exc, class Value) (bool, *Exc)
	// SuperMethod is the compiled function that super(class, self).name calls with
	// SuperAttr is super(class, self).name and SuperCall the call of that: what is made on the way goes at once.
	SuperAttr(c *Ctx, class, self Value, name string) (Value, *Exc)
	SuperCall(c *Ctx, class, self Value, name string, args []Value, names []string) (Value, *Exc)
	// self, nil where there is none or more has to be asked; both are foreign.
	SuperMethod(c *Ctx, class, self Value, name string) *Func
	// Caller is the compiled function that runs, as the module, name and line of its call; nil where there is none.
	Caller(c *Ctx) (m *Module, qualname string, line int32)
	// Builtin returns an attribute of the builtins module.
	Builtin(c *Ctx, name string) (Value, *Exc)
	// Import is __import__(name, globals of m, None, fromlist, level).
	Import(c *Ctx, m *Module, name string, fromlist []string, level int) (Value, *Exc)
	ImportFrom(c *Ctx, m *Module, from Value, name string) (Value, *Exc)
	ImportStar(c *Ctx, m *Module, from Value) *Exc
	// LoadGlobal and StoreGlobal keep a Slot and the module dict in step.
	LoadGlobal(c *Ctx, s *Slot) (Value, *Exc)
	StoreGlobal(c *Ctx, s *Slot, v Value) *Exc // v.Nil() deletes
	// BuildClass calls a metaclass: the class has a foreign base or metaclass.
	BuildClass(c *Ctx, cl *ClassStmt) (Value, *Exc)
	// It makes the genuine class of cl.Native where that is set.
	// Prepare returns the namespace for such a class body, zero for a plain dict.
	Prepare(c *Ctx, cl *ClassStmt) (Value, *Exc)
	// NativeBases are the bases that a class whose statement was prepared has as a
	// native one, nil where its objects have to be CPython's.
	NativeBases(c *Ctx, cl *ClassStmt) ([]*Type, *Exc)
	// HostedFunction and HostedClass make what is left to CPython from the twin's
	// code object; absent parts are zero Values.
	HostedFunction(c *Ctx, code *Code, defaults, kwdefaults, annotations Value) (Value, *Exc)
	HostedClass(c *Ctx, code *Code, name string, bases, kwargs Value) (Value, *Exc)
	// ModuleDict is globals() of a compiled module.
	ModuleDict(c *Ctx, m *Module) (Value, *Exc)
	// Helper is a function of the Python side (grumpy_hook.load) by name.
	Helper(c *Ctx, name string) (Value, *Exc)
	// FunctionState is where a function of CPython's has its code, defaults and
	// closure now; SameFunction reports that it still has them there.
	FunctionState(f Value) []uintptr
	// Giving is what is known of f as a function of so many arguments that only
	// returns argument `which`, once it was called as one; nil for others.
	Giving(c *Ctx, f Value, args, which int) *Giving
	SameFunction(f Value, state []uintptr) bool
	// Again is the same foreign object with a reference of its own.
	Again(c *Ctx, v Value) Value
	// Release gives a foreign object's reference back at once; nothing else may
	// hold this *Foreign.
	Release(c *Ctx, v Value)
	// LeaveShell ends CPython's view of a coroutine that has not begun or of an asynchronous generator that
	// has ended; one that only a loop held, which was left, is CPython's to finalize.
	LeaveShell(c *Ctx, g *Gen)
	// ShowState lets the genuine generator of one that compiled code begins, or has ended, follow.
	ShowState(c *Ctx, g *Gen)
	// AsyncIter is __aiter__ of v and AsyncNext its __anext__, where v is an asynchronous generator of CPython's.
	AsyncIter(c *Ctx, v Value) (Value, bool)
	AsyncNext(c *Ctx, v Value) (Value, bool, *Exc)
	// FirstIter calls the firstiter hook of sys.set_asyncgen_hooks(); the finalizer will be called when g is left.
	FirstIter(c *Ctx, g *Gen) *Exc
	// StrHash, BytesHash use CPython's secret; valid after load.
	HashBytes(b []byte) int64
	// GetExcAttr / SetExcAttr reach what a native exception does not know itself.
	Normalize(c *Ctx, e *Exc) // fills T and Args of an exception that came from CPython
	// Unraisable reports an error that nobody can catch (sys.unraisablehook).
	Unraisable(c *Ctx, e *Exc, v Value)
	// Guard has a suspended generator closed when nothing refers to it any more, or the program ends.
	Guard(g *Gen)
	// ShareDict takes over the __dict__ of a function's twin, made where it is wanted.
	ShareDict(c *Ctx, f *Func, wanted bool)
	// KeepTwin lets the twin of an object live as long as the object; false when it
	// has none any more.
	KeepTwin(c *Ctx, v Value) bool
	// Migrate moves a native container, exception or function to CPython for good.
	Migrate(c *Ctx, v Value) *Exc
}

// H is the host of this process, set once when the image is loaded.
var H Host

// Foreign is a CPython object held from Go; Py in the header is the strong
// reference it owns.
type Foreign struct {
	Obj
	Host unsafe.Pointer
	// Kept: something in Go may hold this object beside the variable it was made for.
	Kept bool
	// Loop: an iterator that only what goes through it has.
	Loop bool
	// Step: an awaitable or its iterator, which only the await that follows has.
	Step bool
	// Fate and Size are the border's: how the reference is given back, and the memory that it keeps.
	Fate uint8
	// Owners are how many variables of running functions have it (Held).
	Owners uint16
	Size   uint16
}

// ForeignType is the Go type of every CPython object; its slots ask the host.
var ForeignType = Type{Name: "object"}

func foreignBin(op BinOp, inplace bool) BinaryFunc {
	return func(c *Ctx, a, b Value) (Value, *Exc) { return H.Binary(c, op, inplace, a, b) }
}

func init() {
	t := &ForeignType
	builtin(t, nil, nil)
	t.Repr = func(c *Ctx, v Value) (Value, *Exc) { return H.Repr(c, v) }
	t.Slots.Str = func(c *Ctx, v Value) (Value, *Exc) { return H.Str(c, v) }
	t.Hash = func(c *Ctx, v Value) (int64, *Exc) { return H.Hash(c, v) }
	t.Cmp = func(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) { return H.Compare(c, op, a, b) }
	t.Truth = func(c *Ctx, v Value) (bool, *Exc) { return H.Truth(c, v) }
	t.Len = func(c *Ctx, v Value) (int, *Exc) { return H.Len(c, v) }
	t.GetItem = func(c *Ctx, a, b Value) (Value, *Exc) {
		if b.IsInt() {
			if x := (*Obj)(a.P).genuineItem(c, b.Int()); x.P != nil {
				return x, nil
			}
		}
		return H.GetItem(c, a, b)
	}
	t.SetItem = func(c *Ctx, v, k, x Value) *Exc { return H.SetItem(c, v, k, x) }
	t.DelItem = func(c *Ctx, v, k Value) *Exc { return H.SetItem(c, v, k, Value{}) }
	t.Contains = func(c *Ctx, v, x Value) (bool, *Exc) { return H.Contains(c, v, x) }
	t.Iter = func(c *Ctx, v Value) (Value, *Exc) { return H.Iter(c, v) }
	t.Next = func(c *Ctx, v Value) (Value, *Exc) { return H.Next(c, v) }
	for op := BinOp(0); op < NumBinOps; op++ {
		t.Bin[op] = foreignBin(op, false)
		t.InPlace[op] = foreignBin(op, true)
	}
	for op := UnOp(0); op < NumUnOps; op++ {
		t.Un[op] = func(c *Ctx, v Value) (Value, *Exc) { return H.Unary(c, op, v) }
	}
	t.Call = func(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) { return H.Call(c, f, args, names) }
	t.GetAttr = func(c *Ctx, v Value, name string) (Value, *Exc) { return H.GetAttr(c, v, name) }
	t.SetAttr = func(c *Ctx, v Value, name string, x Value) *Exc { return H.SetAttr(c, v, name, x) }
}
