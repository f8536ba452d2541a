package object

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unsafe"
)

// Classes whose statement stands at module level are static: their Type is a
// variable of the generated package, and the compiler gave each attribute that
// methods assign on self a place, and each method name a number. Subclasses
// keep the places and numbers of the class they extend.
//
// What generated code may rely on is in the Type of the object at hand, and is
// tested at every use, so that a class may change at any time: Line says whose
// places hold, Methods which function a numbered method is now.

// StaticClass is what the compiler says of one static class.
type StaticClass struct {
	Type *Type
	// Base is the static class it extends, nil for none.
	Base *Type
	// Depth is its index in Line: how many static classes it extends.
	Depth int
	// Attrs are the names by place, Methods the names by number; those of Base come first.
	Attrs, Methods []string
	// Members is how many of Attrs, the first, are those of __slots__.
	Members int
	// Fills is all that Init does, its own __init__; nil when it does more.
	Init  *Func
	Fills []Fills
	// Known are the attributes that code of the package reads from the class itself.
	Known []Known
}

// Known is what generated code knows of an attribute of a class: the value that reading it from the class
// gives or, of a class method, the function that is called with the class. At is zero while it is neither.
type Known struct {
	Name   string
	At     *Value
	Method bool
}

// Fills is what goes to one place: an argument by number, or a value where that is 0.
type Fills struct {
	Place, Param int
	Value        Value
}

const (
	maxLine    = 6
	maxMethods = 48
)

// Static is the part of a Type that generated code reads.
type Static struct {
	// Line[d] is the static class of depth d that this class is or extends,
	// while its places hold for instances of this class.
	Line [maxLine]atomic.Pointer[Type]
	// Methods[k] is the function that the method of number k is, nil when it is
	// anything else, bears another name, or an instance may hide it.
	Methods [maxMethods]atomic.Pointer[Func]
	// hidden has them instead once an instance may have any attribute: its __dict__ exists.
	hidden atomic.Pointer[[maxMethods]*Func]
	// Init is __init__ when making an instance is: allocate, call it.
	Init atomic.Pointer[Func]
	// Fills is Init while what it stores on a new object goes to the class's places.
	Fills atomic.Pointer[Func]
	info  *StaticClass
	// remade: the class takes the place of info.Type, which it was made again from.
	remade bool
	// unmet is what the compiler said of a class that is not so itself, but may be
	// when it is made again.
	unmet *StaticClass
	// off is set when the places of this class can never be relied on again.
	off bool
}

// Generated code reads and writes through the functions below. Go puts them even
// into long functions, which takes a cost of 20 at most in its inliner's measure.

// Misses reports that v is not an instance of static class k, or of a class that
// extends it, whose places hold: the caller is to use GetAttr or SetAttr.
func Misses(v Value, k *Type, depth uintptr) bool {
	return (*Obj)(v.P).T.Static.Line[depth].Load() != k
}

// Place is place i of an instance whose places hold.
func Place(v Value, i uintptr) *Value {
	return (*Value)(unsafe.Add(v.P, unsafe.Sizeof(Instance{})+i*unsafe.Sizeof(Value{})))
}

// Absent is Nil, where that rarely holds.
func Absent(v Value) bool { return uintptr(v.P) == 0 }

// NoFunc is f == nil, where that rarely holds.
func NoFunc(f *Func) bool { return uintptr(unsafe.Pointer(f)) == 0 }

// HiddenMethod is what MethodAt is for an object without __dict__ of a class that has others with one.
func HiddenMethod(v Value, m uintptr) *Func {
	hidden := v.Type().Static.hidden.Load()
	if hidden == nil || (*Instance)(v.P).Extra != nil {
		return nil
	}
	return hidden[m]
}

// MethodAt is the function that method number m of the object's class is, nil where the object may hide it.
func MethodAt(v Value, m uintptr) *Func { return (*Obj)(v.P).T.Static.Methods[m].Load() }

// PutFirst stores the attribute at place i of an object that may lack it; false
// sends the caller to SetAttr.
func PutFirst(v Value, k *Type, depth, i uintptr, x Value) bool {
	if v.Type().Static.Line[depth].Load() != k {
		return false
	}
	in := (*Instance)(v.P)
	p := in.slot(uint32(i))
	if p.P == nil {
		if uint32(i) < in.n || in.Extra != nil {
			return in.fillPlace(uint32(i), x)
		}
		in.n = uint32(i) + 1
	}
	StoreValue(p, x)
	return true
}

// NewStatic makes an instance of a static class whose Init is to be called.
func NewStatic(k *Type) Value { return NewInstance(k).Value() }

// Fill stores the attribute at place i of an object that nothing else knows yet.
func Fill(v Value, i uintptr, x Value) { *(*Instance)(v.P).slot(uint32(i)) = x }

// Filled says that the places below n were filled from the front.
func Filled(v Value, n uint32) { (*Instance)(v.P).n = n }

// FilledBy is the class whose __init__ calling class t comes down to, as long as
// the word at is what it is now; nil when there is more to it.
func (t *Type) FilledBy() (s *StaticClass, at unsafe.Pointer) {
	init := t.Static.Fills.Load()
	for s = t.Static.info; s != nil && init != nil; s = s.Base.Static.info {
		if s.Init == init && s.Fills != nil && t.Static.Line[s.Depth].Load() == s.Type {
			return s, unsafe.Pointer(&t.Static.Fills)
		}
		if s.Base == nil {
			break
		}
	}
	return nil, nil
}

// FillBy does for a new object what the __init__ of s did when it was called, with
// these arguments, whatever the object's class has become since.
func (in *Instance) FillBy(c *Ctx, s *StaticClass, args []Value) *Exc {
	now, _ := in.T.FilledBy()
	same := now == s && int(in.size) >= len(s.Attrs)
	for _, f := range s.Fills {
		v := f.Value
		if f.Param > 0 {
			v = args[f.Param-1]
		}
		switch member := f.Place < s.Members; {
		case member:
			*in.slot(uint32(f.Place)) = v
		case same:
			*in.slot(uint32(f.Place)) = v
			in.n = uint32(f.Place) + 1
		default:
			if err := in.set(c, s.Attrs[f.Place], v); err != nil {
				return err
			}
		}
	}
	return nil
}

// InitDone is the rest of calling a class after __init__ returned r.
func InitDone(c *Ctx, v, r Value) (Value, *Exc) { return initDone(c, v, r, nil) }

// staticBase is the base whose places a new class continues: that with the most.
func staticBase(bases []*Type) *Type {
	var best *Type
	for _, b := range bases {
		if s := b.Static.info; s != nil && !b.Static.off && (best == nil || len(s.Attrs) > len(best.Static.info.Attrs)) {
			best = b
		}
	}
	return best
}

// newType is the Type of a class statement: the package's own variable when it
// is executed for the first time with the base the compiler saw.
func (cl *ClassStmt) newType(bases []*Type) *Type {
	if cl.Remade != nil {
		t := &Type{}
		old := &cl.Remade.Static
		t.Static.info, t.Static.remade = old.info, true
		if old.info == nil {
			t.Static.info = old.unmet
		}
		return t
	}
	base := staticBase(bases)
	if s := cl.Static; s != nil && s.Type.T == nil && s.extends(base) {
		s.Type.Static.info = s
		return s.Type
	}
	t := &Type{}
	if base != nil {
		t.Static.info = base.Static.info
	}
	return t
}

// extends reports that a base is the one the compiler saw.
func (info *StaticClass) extends(base *Type) bool {
	if base == nil || info.Base == nil {
		return base == info.Base
	}
	return base.Static.info.Type == info.Base && (base == info.Base || base.Static.remade)
}

// members reports that the places of __slots__ in the shape are the first that
// the compiler numbered, and all of them when there is no dict.
func (info *StaticClass) members(t *Type, s *shape) bool {
	n := t.Layout.Members
	if n != info.Members || t.Layout.NoDict && n < len(info.Attrs) {
		return false
	}
	for i, name := range s.names[:n] {
		if !strings.HasSuffix(name, "."+info.Attrs[i]) {
			return false
		}
	}
	return true
}

// settlesBy reports that settle may find something else when the class gets
// another attribute of that name.
func (t *Type) settlesBy(name string) bool {
	i := t.Static.info
	return i != nil && (strings.HasPrefix(name, "__") || slices.Contains(i.Attrs, name) || slices.Contains(i.Methods, name) ||
		slices.ContainsFunc(i.Known, func(k Known) bool { return k.Name == name }))
}

// settling is held while what is known of a class is worked out, so that the last change is what stays.
var settling sync.Mutex

// settleKnown works out the attributes that generated code reads from the class.
func (t *Type) settleKnown() {
	if t.Static.info.Type != t || t.T != &TypeType {
		return
	}
	settling.Lock()
	defer settling.Unlock()
	for _, k := range t.Static.info.Known {
		var v Value
		if e := resolveClass(t, k.Name); e.kind == attrValue && !k.Method || e.kind == attrClassMethod && k.Method {
			v = e.val
		}
		StoreValue(k.At, v)
	}
}

// settle works out Line, Methods, Init and what is known of the class as it is now.
func (t *Type) settle() {
	s := &t.Static
	if s.info == nil {
		return
	}
	t.settleKnown()
	if t.Layout == nil || t.Exception {
		return
	}
	keep := !s.off && !t.Layout.hooks.getattribute && !t.Layout.hooks.setattr
	for i, name := range s.info.Attrs {
		keep = keep && !t.hidesPlace(name, i)
	}
	for info := s.info; info != nil; {
		var line *Type
		if keep {
			line = info.Type
		}
		s.Line[info.Depth].Store(line)
		if info.Base == nil {
			break
		}
		info = info.Base.Static.info
	}
	index := t.Layout.shape.Load().index
	settling.Lock()
	var hidden *[maxMethods]*Func
	if s.hidden.Load() != nil {
		hidden = new([maxMethods]*Func)
	}
	for m, name := range s.info.Methods {
		var f *Func
		if _, shadowed := index[name]; !shadowed {
			if d := t.walk(nil, name); keep && !d.Nil() && d.Type() == &FuncType && (*Func)(d.P).ownName(name) {
				f = (*Func)(d.P)
			}
		}
		if hidden != nil {
			hidden[m], f = f, nil
		}
		s.Methods[m].Store(f)
	}
	if hidden != nil {
		s.hidden.Store(hidden)
	}
	settling.Unlock()
	init := t.ctorInfo().init
	s.Init.Store(init)
	if !keep {
		init = nil
	}
	s.Fills.Store(init)
}

// stray says that an instance is about to have any attribute, methods' names included.
func (t *Type) stray() {
	s := &t.Static
	if s.info == nil || s.hidden.Load() != nil {
		return
	}
	settling.Lock()
	defer settling.Unlock()
	if s.hidden.Load() != nil {
		return
	}
	hidden := new([maxMethods]*Func)
	for m := range hidden {
		hidden[m] = s.Methods[m].Load()
	}
	s.hidden.Store(hidden)
	for m := range hidden {
		s.Methods[m].Store(nil)
	}
}

// ownName reports that a function which a class statement may define bears the name of the method
// it is. So a function stands at the number of one name only, whatever the class: calls rely on that.
func (f *Func) ownName(method string) bool {
	name := f.Code.Name
	private := strings.HasPrefix(name, "__") && !strings.HasSuffix(name, "__")
	return name == method || name == "<lambda>" || private && strings.HasSuffix(method, name) || strings.Contains(f.Code.Qualname, "<locals>")
}

// hidesPlace reports that reading the attribute of an instance may not be
// reading its place: the class has a data descriptor of that name, or something
// that may be one.
func (t *Type) hidesPlace(name string, at int) bool {
	d := t.walk(nil, name)
	member := at < t.Layout.Members
	if d.Nil() {
		return member
	}
	k := d.Type()
	if k == &MemberDescrType {
		i, ok := (*Member)(d.P).placeIn(t)
		return !(member && ok && int(i) == at)
	}
	t.holdsPlain(d)
	return member || k == &ForeignType || k.DescrSet != nil
}

// unfit gives up the places of a class: an instance that lacks some is about to
// become one of it.
func (t *Type) unfit() {
	t.Static.off = true
	t.Touch()
}

// lacksPlaces reports that an instance is too small for the class's static places.
func (in *Instance) lacksPlaces(t *Type) bool {
	return t.Static.info != nil && int(in.size) < len(t.Static.info.Attrs)
}
