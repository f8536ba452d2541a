package object

import (
	"iter"
	"sync"
	"sync/atomic"
	"unsafe"
)

// BinOp numbers the binary operators; the order is shared with the compiler
// (grumpy_hook/ir/ops.py).
type BinOp uint8

const (
	OpAdd BinOp = iota
	OpSub
	OpMul
	OpTrueDiv
	OpFloorDiv
	OpMod
	OpPow
	OpLShift
	OpRShift
	OpAnd
	OpOr
	OpXor
	OpMatMul
	NumBinOps
)

// CmpOp numbers the rich comparisons in CPython's order.
type CmpOp uint8

const (
	CmpLt CmpOp = iota
	CmpLe
	CmpEq
	CmpNe
	CmpGt
	CmpGe
)

// UnOp numbers the unary operators.
type UnOp uint8

const (
	OpNeg UnOp = iota
	OpPos
	OpInvert
	NumUnOps
)

// Slot signatures. As in CPython, a binary slot is called with the operands in
// source order whichever of them it belongs to, and returns NotImplemented
// when it cannot help. Next returns the zero Value (and no error) when exhausted.
type (
	UnaryFunc  func(c *Ctx, v Value) (Value, *Exc)
	BinaryFunc func(c *Ctx, a, b Value) (Value, *Exc)
	CmpFunc    func(c *Ctx, a, b Value, op CmpOp) (Value, *Exc)
	HashFunc   func(c *Ctx, v Value) (int64, *Exc)
	LenFunc    func(c *Ctx, v Value) (int, *Exc)
	TruthFunc  func(c *Ctx, v Value) (bool, *Exc)
	SetFunc    func(c *Ctx, v, key, val Value) *Exc
	DelFunc    func(c *Ctx, v, key Value) *Exc
	HasFunc    func(c *Ctx, v, item Value) (bool, *Exc)
	GetAttrFn  func(c *Ctx, v Value, name string) (Value, *Exc)
	SetAttrFn  func(c *Ctx, v Value, name string, val Value) *Exc // val.Nil() deletes
	CallFunc   func(c *Ctx, f Value, args []Value, names []string) (Value, *Exc)
	DescrGet   func(c *Ctx, d, self Value, owner *Type) (Value, *Exc)
	DescrSet   func(c *Ctx, d, self, val Value) *Exc // val.Nil() deletes
)

// Slots are a type's behaviour. A nil slot means the operation is not
// supported by the type; subclasses inherit slots when they are made (Ready).
type Slots struct {
	Repr, Str UnaryFunc
	Hash      HashFunc // nil together with Unhashable: TypeError
	Cmp       CmpFunc
	Truth     TruthFunc
	Len       LenFunc
	GetItem   BinaryFunc
	SetItem   SetFunc
	DelItem   DelFunc
	Contains  HasFunc
	Iter      UnaryFunc
	Next      UnaryFunc
	Bin       [NumBinOps]BinaryFunc
	InPlace   [NumBinOps]BinaryFunc
	Un        [NumUnOps]UnaryFunc
	// The sequence slots + and * fall back on, after the number slots of both.
	Concat, Repeat, ConcatInPlace, RepeatInPlace BinaryFunc
	Call                                         CallFunc
	GetAttr                                      GetAttrFn
	SetAttr                                      SetAttrFn
	DescrGet                                     DescrGet // of objects found in a class: functions, properties, ...
	DescrSet                                     DescrSet
	// New makes an instance when the type is called: list(x), str(x).
	New CallFunc
}

// Type is a Python class known to the Go world: a built-in one, or one made by
// a compiled class statement. Its Py is the CPython type object.
type Type struct {
	Obj
	Name     string // __name__
	Qualname string
	Module   string // __module__; "builtins" types print without it
	Doc      string
	Bases    []*Type
	MRO      []*Type // MRO[0] is the type itself

	Slots
	Unhashable bool
	// HasDict: instances are *Instance with attributes; false for built-ins.
	HasDict bool
	// Exception: instances are *Exc.
	Exception bool
	// UserBin has a bit for each binary operator whose slot calls methods written
	// in Python: such a slot serves both operands in one call.
	UserBin uint16
	// InLibrary is set on the classes of Library.
	InLibrary bool
	// Layout of instances of a compiled class; nil for built-ins.
	Layout *Layout
	// Dynamic is set on classes whose attribute look-up must ask CPython (a
	// subclass made by interpreted code).
	Dynamic bool
	// Outside is set on classes that CPython has a part in, and on mirrors.
	Outside *Outside
	// Abstract: the class has abstract methods, it makes no objects.
	Abstract bool

	// Static is what generated code reads of a class it knows.
	Static Static

	// Ver changes whenever an attribute of the class or of a base changes;
	// inline caches compare it.
	Ver   atomic.Uint64
	attrs atomic.Pointer[attrTable]
	mu    sync.Mutex
	subs  []*Type // direct subclasses, to spread Ver changes
	// Undocumented: the body says no __doc__, and type() added None behind its names.
	Undocumented bool
	// Host is package border's data about the twin.
	Host unsafe.Pointer
}

// attrTable is an immutable snapshot; changing a class copies it, so readers
// never lock.
type attrTable struct {
	vals  map[string]Value
	order []string
	born  int // so many of the names were there when the class was made
}

var typeVersions atomic.Uint64

// TypeValue returns the class as a Value.
func TypeValue(t *Type) Value { return Value{P: unsafe.Pointer(t)} }

// IsTypeValue reports whether v is a native class.
func IsTypeValue(v Value) bool { return v.Type() == &TypeType }

// AsType returns the *Type of a class Value; check IsTypeValue first.
func AsType(v Value) *Type { return (*Type)(v.P) }

// OwnAttr looks a name up in the class itself, not in its bases.
func (t *Type) OwnAttr(name string) (Value, bool) {
	tab := t.attrs.Load()
	if tab == nil {
		return Value{}, false
	}
	v, ok := tab.vals[name]
	return v, ok
}

// AttrNames lists the class's own attributes in definition order.
func (t *Type) AttrNames() []string {
	if tab := t.attrs.Load(); tab != nil {
		return tab.order
	}
	return nil
}

// Born is how many of AttrNames the class was made with; the others were assigned to it.
func (t *Type) Born() int {
	if tab := t.attrs.Load(); tab != nil {
		return tab.born
	}
	return 0
}

// SetOwnAttr sets or (with the zero Value) deletes a class attribute and
// invalidates inline caches of the class and its subclasses. It does not
// update slots; SetClassAttr does.
func (t *Type) SetOwnAttr(name string, v Value) {
	t.mu.Lock()
	old := t.attrs.Load()
	tab := &attrTable{vals: map[string]Value{}}
	if old != nil {
		tab.born = old.born
		for i, k := range old.order {
			if k != name || !v.Nil() {
				tab.order = append(tab.order, k)
				tab.vals[k] = old.vals[k]
			} else if i < old.born {
				tab.born--
			}
		}
	}
	if !v.Nil() {
		if _, had := tab.vals[name]; !had {
			tab.order = append(tab.order, name)
		}
		tab.vals[name] = v
	}
	t.attrs.Store(tab)
	t.mu.Unlock()
	t.touch(name)
}

// Touch gives the class and every subclass a new version.
func (t *Type) Touch() { t.touch("") }

// touch is Touch where only what the name means has changed, if one is given.
func (t *Type) touch(name string) {
	t.Ver.Store(typeVersions.Add(1))
	if name == "" || t.settlesBy(name) {
		t.settle()
	}
	t.mu.Lock()
	subs := t.subs
	t.mu.Unlock()
	for _, s := range subs {
		s.touch(name)
	}
}

// Subclass reports t == base or base in t's MRO.
func (t *Type) Subclass(base *Type) bool {
	if t == base {
		return true
	}
	for _, k := range t.MRO {
		if k == base {
			return true
		}
	}
	return false
}

// builtin finishes a built-in type: bases, MRO, inherited slots, methods. Each
// type's file calls it from init.
func builtin(t *Type, base *Type, methods []*Builtin) {
	t.T = &TypeType
	if t.Module == "" {
		t.Module = "builtins"
	}
	if t.Qualname == "" {
		t.Qualname = t.Name
	}
	if base != nil {
		t.Bases = []*Type{base}
		base.subs = append(base.subs, t)
	}
	t.linear()
	tab := &attrTable{vals: map[string]Value{}}
	for _, m := range methods {
		m.T = &MethodDescrType
		m.Owner = t
		tab.vals[m.Name] = m.Value()
		tab.order = append(tab.order, m.Name)
	}
	t.attrs.Store(tab)
	t.Ver.Store(typeVersions.Add(1))
}

// Natives are the classes written in Go that stand for built-in ones.
func Natives() iter.Seq[*Type] {
	return func(yield func(*Type) bool) {
		for _, t := range ObjectType.subs {
			if t.Layout == nil && !t.InLibrary && !t.Exception && !yield(t) {
				return
			}
		}
	}
}

// linear computes the MRO of a built-in type and of its subclasses again: files
// are initialised in any order, so a base may come after its subclass.
func (t *Type) linear() {
	t.MRO = []*Type{t}
	if len(t.Bases) > 0 {
		t.MRO = append(t.MRO, t.Bases[0].MRO...)
	}
	for _, s := range t.subs {
		s.linear()
	}
}
