package gobind

import (
	"math/big"
	"reflect"
	"sync"
	"sync/atomic"
	"unsafe"

	o "goruntime/object"
)

// Fn is one bound function or method; a method's receiver is its first argument.
type Fn struct {
	Name     string
	Params   []string // without the receiver
	Variadic bool
	Call     func(c *Call)
	// Instance names the type arguments of a generic function's instance.
	Instance string
	Class    *Class // of a method
	// Views: the function keeps nothing of its arguments, so that a str is seen
	// where CPython has it.
	Views bool
	// value is the Go function itself where it is known.
	value reflect.Value
}

// Package is one bound Go package.
type Package struct {
	Path   string
	Funcs  map[string]*Fn // generic ones as Name[instance]
	Consts map[string]reflect.Value
	Vars   map[string]reflect.Value // pointers
	Types  map[string]*Class
}

var packages = map[string]*Package{}

// NewPackage enters a package; generated code calls it from init.
func NewPackage(path string) *Package {
	p := &Package{path, map[string]*Fn{}, map[string]reflect.Value{}, map[string]reflect.Value{}, map[string]*Class{}}
	packages[path] = p
	return p
}

// Func enters a function.
func (p *Package) Func(f Fn) {
	name := f.Name
	if by := listSorts[p.Path+"."+name]; by != nil {
		f.Call = sortsLists(by, f.Call)
	}
	if f.Instance != "" {
		name += "[" + f.Instance + "]"
	}
	p.Funcs[name] = &f
}

// Const enters a constant: a *big.Int where no Go type holds it.
func (p *Package) Const(name string, value any) { p.Consts[name] = reflect.ValueOf(value) }

// Var enters a variable by its address.
func (p *Package) Var(name string, address any) { p.Vars[name] = reflect.ValueOf(address) }

// Type enters a named type with its methods.
func (p *Package) Type(name string, t reflect.Type, methods []Fn) {
	k := ClassOf(t)
	k.Pkg, k.Name, k.Bound = p.Path, name, true
	k.methods = make(map[string]*Fn, len(methods))
	for i := range methods {
		methods[i].Class = k
		k.methods[methods[i].Name] = &methods[i]
	}
	p.Types[name] = k
}

// Alias enters another name of a type.
func (p *Package) Alias(name string, t reflect.Type) { p.Types[name] = ClassOf(t) }

// Big is an integer constant that no Go type holds.
func Big(text string) any {
	z, _ := new(big.Int).SetString(text, 10)
	return z
}

// Class is a Go type as Python sees it.
type Class struct {
	ID        int
	T         reflect.Type
	Pkg, Name string
	// Bound: the package is in the image; else methods are found by reflection.
	Bound   bool
	methods map[string]*Fn
	fields  map[string][]int
	once    sync.Once
	// Py is the Python class, 0 until somebody needs it. The GIL guards it.
	Py uintptr
}

var classes struct {
	sync.RWMutex
	byType map[reflect.Type]*Class
	all    []*Class
}

// ClassOf is the class of a type.
func ClassOf(t reflect.Type) *Class {
	classes.RLock()
	k := classes.byType[t]
	classes.RUnlock()
	if k != nil {
		return k
	}
	classes.Lock()
	defer classes.Unlock()
	if k = classes.byType[t]; k != nil {
		return k
	}
	k = &Class{ID: len(classes.all), T: t, Pkg: t.PkgPath(), Name: t.Name()}
	if k.Name == "" {
		k.Name = t.String()
	}
	if classes.byType == nil {
		classes.byType = map[reflect.Type]*Class{}
	}
	classes.byType[t] = k
	classes.all = append(classes.all, k)
	return k
}

// ClassByID is the class that ClassOf numbered.
func ClassByID(id int) *Class {
	classes.RLock()
	defer classes.RUnlock()
	if id < 0 || id >= len(classes.all) {
		return nil
	}
	return classes.all[id]
}

// Method is a method by name, nil when the type has none of that name.
func (k *Class) Method(name string) *Fn {
	if f := k.methods[name]; f != nil || k.Bound {
		return f
	}
	t := k.receiverType()
	m, ok := t.MethodByName(name)
	if !ok {
		return nil
	}
	return reflectedMethod(k, m)
}

// receiverType has all methods: *T, or T where pointers to it have none.
func (k *Class) receiverType() reflect.Type {
	if k.T.Kind() == reflect.Interface || k.T.Kind() == reflect.Pointer {
		return k.T
	}
	return reflect.PointerTo(k.T)
}

// MethodNames lists the methods.
func (k *Class) MethodNames() []string {
	var names []string
	if k.Bound {
		for name := range k.methods {
			names = append(names, name)
		}
		return names
	}
	t := k.receiverType()
	for i := range t.NumMethod() {
		if m := t.Method(i); m.IsExported() {
			names = append(names, m.Name)
		}
	}
	return names
}

// Field is the index of a struct field, the promoted ones of embedded structs
// included; nil when there is none of that name.
func (k *Class) Field(name string) []int {
	k.once.Do(func() {
		k.fields = map[string][]int{}
		if k.T.Kind() == reflect.Struct {
			for _, f := range reflect.VisibleFields(k.T) {
				if _, deeper := k.fields[f.Name]; f.IsExported() && (!deeper || len(f.Index) == 1) {
					k.fields[f.Name] = f.Index
				}
			}
		}
	})
	return k.fields[name]
}

// FieldNames lists the fields in their order.
func (k *Class) FieldNames() []string {
	var names []string
	if k.T.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(k.T) {
			if f.IsExported() {
				names = append(names, f.Name)
			}
		}
	}
	return names
}

// String is the type as Go writes it.
func (k *Class) String() string { return k.T.String() }

// scalar reports a type whose values are int, float or str subclasses in Python.
func (k *Class) scalar() bool {
	switch k.T.Kind() {
	case reflect.Bool, reflect.Complex64, reflect.Complex128:
		return false
	}
	return k.T.Name() != "" && k.T.PkgPath() != "" && (k.T.Kind() < reflect.Complex64 || k.T.Kind() == reflect.String)
}

// impls make a Go value of an interface type from a Python object.
var impls = map[reflect.Type]func(x *Py) any{}

// Impl enters how Python objects implement an interface.
func Impl(t reflect.Type, make func(x *Py) any) { impls[t] = make }

func (f *Fn) qualname() string {
	if f.Class != nil {
		return f.Class.Name + "." + f.Name
	}
	return f.Name
}

// Lookup finds a function of a package.
func Lookup(path, name string) *Fn {
	if p := packages[path]; p != nil {
		return p.Funcs[name]
	}
	return nil
}

func raise(c *o.Ctx, t *o.Type, format string, a ...any) *o.Exc { return o.Raise(c, t, format, a...) }

// Held recognises a module that holds something under a name, for compiled
// code that reads it again and again.
type Held struct {
	name string
	// module held the value when generation was counted. It is stored first
	// and loaded last, so that the two belong together.
	module     atomic.Pointer[byte]
	generation atomic.Uint64
	value      atomic.Pointer[o.Value]
}

// NewHeld is for a member that only an assignment to the module changes, which
// variables of Go's are not.
func NewHeld(name string) *Held { return &Held{name: name} }

// Site recognises one function in a global of compiled code, which then calls
// the Go function itself.
type Site struct {
	Held
	seen atomic.Pointer[byte]
	fn   *Fn
}

// Generation counts changes of the modules that sites looked at.
var Generation atomic.Uint64

func init() { Generation.Store(1) }

// NewSite makes the site of a function.
func NewSite(path, name string) *Site { return &Site{Held: Held{name: name}, fn: Lookup(path, name)} }

// Is reports that v is the function. The value that was seen last is kept, and
// so its address stays its own.
func (s *Site) Is(v o.Value) bool {
	return v.P != nil && unsafe.Pointer(s.seen.Load()) == v.P || s.look(v)
}

// At reports that v is the module that held the value when In looked, and
// that none was assigned to since.
func (h *Held) At(v o.Value) bool {
	return h.generation.Load() == Generation.Load() && unsafe.Pointer(h.module.Load()) == v.P
}

// Value is what In found.
func (h *Held) Value() o.Value { return *h.value.Load() }

// In reports that v is a module that has such a member.
func (h *Held) In(c *o.Ctx, v o.Value) bool {
	return h.read(c, v, func(o.Value) bool { return true })
}

func (h *Held) read(c *o.Ctx, v o.Value, wanted func(o.Value) bool) bool {
	if H == nil || v.P == nil {
		return false
	}
	generation := Generation.Load()
	member, ok := H.Member(c, v, h.name)
	if !ok || !wanted(member) {
		return false
	}
	h.value.Store(&member)
	h.module.Store((*byte)(v.P))
	h.generation.Store(generation)
	return true
}

// In reports that v is a module that holds the function under its name.
func (s *Site) In(c *o.Ctx, v o.Value) bool { return s.fn != nil && s.read(c, v, s.look) }

func (s *Site) look(v o.Value) bool {
	if s.fn == nil || H == nil || v.P == nil || H.Function(v) != s.fn {
		return false
	}
	s.seen.Store((*byte)(v.P))
	return true
}

// Recovered ends a panic of a function that compiled code called by itself; to
// be deferred. The call is made again the general way, which raises.
func Recovered() { _ = recover() }
