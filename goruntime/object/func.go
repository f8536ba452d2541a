package object

import (
	"strings"
	"sync/atomic"
	"unsafe"
)

// Code describes one compiled function: what CPython's code object says of it,
// and its Go entries. Generated packages hold one static Code per function.
//
// Parameters are numbered as in CPython's co_varnames: positional-only and
// positional-or-keyword, then keyword-only, then *args, then **kwargs. An entry
// receives every parameter in this order, already bound.
type Code struct {
	Name, Qualname string
	Module         *Module
	FirstLine      int32
	// Nth numbers the code objects with this qualified name and first line, from 0.
	Nth            int32
	Params         []string
	PosOnly        int // how many of the positional ones are positional-only
	Pos            int // positional ones, the positional-only included
	KwOnly         int
	VarArgs, VarKw bool
	Doc            Value // docstring or None
	// Exactly one of F0..F4 is set when the total number of parameters is at
	// most 4; FN always works. A generator function's entry returns the generator.
	F0 func(c *Ctx, f *Func) (Value, *Exc)
	F1 func(c *Ctx, f *Func, a Value) (Value, *Exc)
	F2 func(c *Ctx, f *Func, a, b Value) (Value, *Exc)
	F3 func(c *Ctx, f *Func, a, b, d Value) (Value, *Exc)
	F4 func(c *Ctx, f *Func, a, b, d, e Value) (Value, *Exc)
	FN func(c *Ctx, f *Func, args []Value) (Value, *Exc)
	// Kind tells functions, generators, coroutines and async generators apart.
	Kind GenKind
	// FreeVars names the closure cells in order (co_freevars).
	FreeVars []string
	// Brief: CPython's own bytecode of it takes less time than a call from there
	// to here, and is what interpreted code runs.
	Brief bool
	// Apart: all it does with its second parameter is to take two items out of it.
	Apart bool
	// Crosses: it may do little but call what is not compiled; nil for other functions.
	Crosses *Crossing
	// Premises are what must hold for a destructor to do anything.
	Premises []Premise
	// Before is the code that this one took the place of in a hot swap, and
	// that calls already under way still take: they bound their arguments to it.
	Before *Code
	// Host is package border's data (the interpreted twin's code object).
	Host    unsafe.Pointer
	kwNames atomic.Pointer[[]Value]
	// Lasting tells package border how long calls from CPython last, see the
	// file gil.go there.
	Lasting Lasting
}

// Crossing is what the compiler says of a function that may do little but call what is
// not compiled, and what became of it: see the file crossing.go of package border.
type Crossing struct {
	// Reads are the globals that it calls, or asks for something; Passes those
	// that it only passes on.
	Reads, Passes []*Slot
	// Stays: its calls were seen to do more, and need not be looked at.
	Stays bool
	// Watched: they are being looked at.
	Watched bool
}

// Premise is a test of what a path of attributes leads to, from self or from a global.
type Premise struct {
	Global *Slot // nil for self
	Path   []string
	Test   Test
}

// Test is what a premise asks of a value.
type Test uint8

const (
	IsNone Test = iota
	IsNotNone
	IsTrue
	IsFalse
)

// Fails reports that v is surely not what is asked for.
func (t Test) Fails(v Value) bool {
	switch t {
	case IsNone:
		return v != None
	case IsNotNone:
		return v == None
	case IsTrue:
		return v == None || v == False
	}
	return v == True
}

// Func is a function object: a Code with defaults and closure.
type Func struct {
	Obj
	Code       *Code
	Defaults   []Value // of the last len(Defaults) positional parameters
	KwDefaults *Dict   // nil when none
	Cells      []*Cell
	Name       string
	Qualname   string
	Doc        Value
	// Annotate builds __annotations__ when somebody asks; nil when there are none.
	Annotations Value
	Attrs       *Dict // __dict__, nil while nobody asked for it
	TypeParams  Value // __type_params__, zero when none
	// Awaitable: types.coroutine marked it, so the generators it makes can be awaited.
	Awaitable bool
	addressed addressed
}

// Value returns the function as a Python value.
func (f *Func) Value() Value { return Value{P: unsafe.Pointer(f)} }

// Lasts: made by a def statement at module level or in a class, not by one that a
// function runs again and again.
func (f *Func) Lasts() bool {
	return len(f.Cells) == 0 && !strings.Contains(f.Code.Qualname, "<locals>")
}

// NewFunc makes a function object.
func NewFunc(code *Code, defaults []Value, kwdefaults *Dict, cells []*Cell) *Func {
	return &Func{Obj: Obj{T: &FuncType}, Code: code, Defaults: defaults, KwDefaults: kwdefaults,
		Cells: cells, Name: code.Name, Qualname: code.Qualname, Doc: code.Doc}
}

// Cell is a closure variable; V.Nil() while unbound.
type Cell struct {
	Obj
	V Value
}

// NewCell makes a cell.
func NewCell(v Value) *Cell { return &Cell{Obj: Obj{T: &CellType}, V: v} }

// ShareCell is k, or where there is none yet a cell with the variable's value.
func ShareCell(k *Cell, v Value) *Cell {
	if k != nil {
		return k
	}
	return NewCell(v)
}

// Value returns the cell as a Python value.
func (k *Cell) Value() Value { return Value{P: unsafe.Pointer(k)} }

// BoundMethod is a function bound to its first argument.
type BoundMethod struct {
	Obj
	Self, Fn Value
}

// NewBound binds fn to self.
func NewBound(self, fn Value) Value {
	return Value{P: unsafe.Pointer(&BoundMethod{Obj: Obj{T: &BoundMethodType}, Self: self, Fn: fn})}
}

// Builtin is a function or method written in Go. As a method descriptor Self
// is zero and the receiver is passed at each call; getattr on an instance makes
// a bound copy (T == &BuiltinType, Self set).
//
// Set the fixed-arity entries that exist (E0: no argument beside the receiver)
// and EN when keywords, defaults or other counts are allowed. Without EN, a
// wrong count raises CPython's TypeError made from Name, Min and Max.
type Builtin struct {
	Obj
	Name  string
	Owner *Type // class of a method, nil for functions
	Self  Value
	E0    func(c *Ctx, self Value) (Value, *Exc)
	E1    func(c *Ctx, self, a Value) (Value, *Exc)
	E2    func(c *Ctx, self, a, b Value) (Value, *Exc)
	EN    func(c *Ctx, self Value, args []Value, names []string) (Value, *Exc)
	// Static and Class mark staticmethods and classmethods (dict.fromkeys).
	Static, Class bool
	// Slot marks a special method that CPython calls through a slot wrapper. Those
	// of list and dict (bodyslots.go) take the whole instance of a class extending them.
	Slot  bool
	looks bool // see onlyLooks
	// Doubles: all that it sees of its arguments are their values as C doubles.
	Doubles bool
	// Double and Libm are such functions of one number that give another.
	Double func(x float64) float64
	Libm   *LibmFunc
	// As is the class that messages name instead of Owner.
	As *Type
}

// Value returns the built-in as a Python value.
func (b *Builtin) Value() Value { return Value{P: unsafe.Pointer(b)} }

// GenKind tells what calling a function makes.
type GenKind uint8

const (
	PlainFunction GenKind = iota
	Generator
	Coroutine
	AsyncGenerator
)

// Gen is a generator, coroutine or async generator. Generated code embeds it
// as the first field of the frame struct that holds the function's variables.
type Gen struct {
	Obj
	*Machine
	Fn      *Func
	PC      int32
	Line    int32
	pushed  int32 // see Handled
	Kind    GenKind
	Running bool
	// of async generators: a step is being awaited; aclose ran or the body ended
	stepping, closed bool
	hooked           bool // those of sys.set_asyncgen_hooks() were asked, see FirstIter
	Owned            bool // only a loop holds it, see CloseOwned
	// Place is border's: its place among the generators whose hook has not been called yet, or the coroutines
	// that have not begun, from 1.
	Place int32
	Ret   Value
	// Handled is the exception this frame was handling when it last yielded,
	// inside so many (pushed) except blocks of its own.
	Handled *Exc
	// YieldFrom is the iterator being delegated to, for gi_yieldfrom and throw.
	YieldFrom Value
	// depth is that of the call that made it, see justMade; levels that of its chain, see genchain.go.
	depth, levels int32
	// pending: it ended while stepped from outside, raised holds its exception, see resumeInner
	pending bool
	// alone: only what drives it holds it, see reuse
	alone bool
	// guarded: it was noted, or need not be, see SettleGuarded
	guarded bool
	// of one that delegates, see genchain.go
	handles     bool
	leaf, outer *Gen
	raised      *Exc
	named       *genNames // nil: the code's
}

// GenDone is the PC of a finished generator, 0 that of one not started.
const GenDone = -1

// Value returns the generator as a Python value.
func (g *Gen) Value() Value { return Value{P: unsafe.Pointer(g)} }

// Module is the Go side of one compiled module.
type Module struct {
	Name string
	File string
	// Slots by name: every global that compiled code of the module mentions.
	Slots map[string]*Slot
	Names []string // in order of first mention
	// Codes by number: code n belongs to the Go function f_n and its versions.
	Codes []*Code
	// Spans of operations that can fail, by the numbers that tracebacks note.
	Spans  []Span
	Inners []Inner
	// Renewed names classes that exist already, when the module is swapped in.
	Renewed map[string]bool
	// Host is package border's data: the module object and its dict.
	Host unsafe.Pointer
}

// Slot is one module global as compiled code sees it. V.Nil() means not a
// global now: builtins are asked next.
type Slot struct {
	V Value
	// B caches the built-in of this name while the module has no such global.
	// The fast path of a read takes V, else B; both are zero while only the
	// host can answer.
	B    Value
	Name string
	// Published: CPython's module dict holds a value for this name that a
	// store in Go must keep in step (SetGlobal does). Resident: interpreted
	// code of the module reads it, so it is always published.
	Published, Resident bool
	// Dirty is set when interpreted code may have changed the dict behind us;
	// a read must ask the host. The host clears it.
	Dirty bool
	Mod   *Module
}
