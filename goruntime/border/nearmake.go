package border

/*
#include "classattr.h"
*/
import "C"

import (
	"unsafe"

	"goruntime/leaf"
	o "goruntime/object"
)

// Calling a class makes an object here where that runs no Python code: one of a
// C class of the library, or of a class statement that extends int, float or
// str and leaves their __new__ and __init__ as they are. Where __new__ is a
// compiled function, that is called directly.

const (
	offTypeInit = 296
	offTypeNew  = 312
	flagLong    = 1 << 24
	flagStr     = 1 << 28

	decimalText = 40 // as many characters at most
)

type maker struct {
	how   makeKind
	kind  valueKind
	args  uint8
	new   *o.Func // the compiled __new__, as long as static has this code
	fn    uintptr
	code  uintptr
	keeps bool // its arguments are to be kept
}

type makeKind uint8

const (
	makesAsked makeKind = iota // by the API
	makesValue
	makesPlain
	makesFew
	makesCompiled
)

var makers byClass[maker]

// madeOf are classes of the library that make an object of so many plain arguments, and run no Python code.
var madeOf = map[string]uint8{elementName: 1, "collections.OrderedDict": 0}

func (t *thread) findMaker(class uintptr) (none maker) {
	if n, listed := madeOf[libraryName(class)]; listed && typeOf(class) == tyType && isGenuine(word(class, offTypeNew)) && isGenuine(word(class, offTypeInit)) {
		return maker{how: makesFew, args: n}
	}
	if typeOf(class) != tyType || word(class, offTypeInit) != word(o.ObjectType.Py, offTypeInit) {
		return none
	}
	if kind := findValueKind(class); kind != noValue {
		return maker{how: makesValue, kind: kind}
	}
	flags := typeFlags(class)
	if flags&flagHeap == 0 || word(class, offTypeAlloc) != word(o.ObjectType.Py, offTypeAlloc) || flags&(flagLong|flagStr) == 0 && !isSubtype(class, tyFloat) {
		return none
	}
	name := C.uintptr_t(t.name("__new__"))
	static := uintptr(C.gb_type_lookup(C.uintptr_t(class), name))
	switch new := word(class, offTypeNew); {
	case new == word(tyLong, offTypeNew), new == word(tyStr, offTypeNew), new == word(tyFloat, offTypeNew):
		return maker{how: makesPlain}
	case static == 0 || typeOf(static) != tyStaticMethod:
		return none
	}
	fn := word(static, offWrapped)
	if typeOf(fn) != tyFunction {
		return none
	}
	if f := plainFrom(fn); f != nil {
		return maker{how: makesCompiled, new: f, fn: fn, code: word(fn, offFuncCode)}
	}
	if f := keepingFrom(fn); f != nil && f.Code.Kind == o.PlainFunction {
		return maker{how: makesCompiled, new: f, fn: fn, code: word(fn, offFuncCode), keeps: true}
	}
	return none
}

// nearMake is class(args); done is false where the API is to make it.
func (t *thread) nearMake(f o.Value, class uintptr, args []o.Value, names []string) (x o.Value, done bool, err *o.Exc) {
	if class == 0 || typeOf(class) != tyType || !leaf.Available {
		return x, false, nil
	}
	if class == tyByteArray || class == tyMemoryView {
		if len(names) == 0 {
			x = t.makeBytes(class, args)
		}
		return x, x.P != nil, nil
	}
	if class == tyReversed {
		if len(names) == 0 && len(args) == 1 {
			x = t.nearReversed(args[0])
		}
		return x, x.P != nil, nil
	}
	m := makers.of(class, t.findMaker)
	switch m.how {
	case makesValue:
		if len(names) > 0 || !m.kind.takes(args) {
			return x, false, nil
		}
	case makesFew:
		if len(names) > 0 || len(args) != int(m.args) {
			return x, false, nil
		}
	case makesPlain:
		if len(names) > 0 || len(args) != 1 || !isPlainNumber(args[0]) && !o.IsStr(args[0]) {
			return x, false, nil
		}
	case makesCompiled:
		if word(m.fn, offFuncCode) != m.code || m.new.Py != m.fn {
			return x, false, nil
		}
		if m.keeps {
			o.KeepAll(f)
			o.KeepAll(args...)
		}
		return t.makeCompiled(m.new, f, class, args, names)
	default:
		return x, false, nil
	}
	x = t.callQuietly(class, args)
	return x, x.P != nil, nil
}

func isPlainNumber(v o.Value) bool { return v.IsInt() || v.IsFloat() || v.Type() == &o.BoolType }

// takes: values are made of ints, and decimal numbers of a short text too.
func (k valueKind) takes(args []o.Value) bool {
	least, most := 3, 3
	switch k {
	case valueDelta:
		least, most = 0, 3
	case valueMoment:
		most = 7
	case valueDecimal:
		if len(args) == 1 && o.IsStr(args[0]) {
			return (*o.Str)(args[0].P).Len() <= decimalText
		}
		least, most = 0, 1
	}
	if len(args) < least || len(args) > most {
		return false
	}
	for _, x := range args {
		if !x.IsInt() {
			return false
		}
	}
	return true
}

// callQuietly is f(args) for what runs no Python code with plain arguments; a zero Value leaves it to the API.
func (t *thread) callQuietly(f uintptr, args []o.Value) o.Value {
	var given [quietArgs]uintptr
	if len(args) > len(given) {
		return o.Value{}
	}
	n, ok := 0, true
	for ; n < len(args) && ok; n++ {
		if ok = quietArg(args[n]); ok {
			given[n], ok = nearObject(args[n])
		}
	}
	var r uintptr
	if ok {
		t.quietGiven = given
		r = quiet(nearC.vectorcall, f, uintptr(unsafe.Pointer(&t.quietGiven)), uintptr(n))
	}
	for _, a := range given[:n] {
		if a != 0 {
			decref(a)
		}
	}
	return t.made(r)
}

// makeCompiled does what type.__call__ does with a compiled __new__: where that
// answers with an object of the class, whose __init__ is object's, it is done.
func (t *thread) makeCompiled(new *o.Func, f o.Value, class uintptr, args []o.Value, names []string) (x o.Value, done bool, err *o.Exc) {
	x, err = o.CallAlone(&t.Ctx, new, f, args, names)
	if err != nil || !o.IsForeign(x) {
		return x, true, err
	}
	made := typeOf((*o.Foreign)(x.P).Py)
	if made == class || !isSubtype(made, class) {
		return x, true, nil
	}
	init, err := o.H.Special(&t.Ctx, x, "__init__")
	if err != nil {
		return x, true, err
	}
	r, err := o.Call(&t.Ctx, init, args, names)
	if err == nil && !r.IsNone() {
		err = o.Raise(&t.Ctx, &o.TypeErrorType, "__init__() should return None, not '%s'", o.TypeName(r))
	}
	return x, true, err
}
