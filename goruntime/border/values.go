package border

/*
#include "wire.h"
#include "native.h"
*/
import "C"

import (
	"math"
	"math/big"
	"slices"
	"strings"
	"unsafe"

	o "goruntime/object"
)

// The types and singletons that values are told apart by.
var (
	pyNone, pyTrue, pyFalse, pyEllipsis, pyNotImplemented uintptr

	tyBool, tyLong, tyFloat, tyComplex, tyStr, tyBytes, tyList, tyTuple, tyDict, tySet, tyFrozenSet                                       uintptr
	tyFunction, tyMethod, tyMethodDescr, tyCFunction, tyGen, tyCoro, tyAsyncGen, tyType, tyModule, tyTraceback, tySlice, tyRange, tySuper uintptr
	tyProperty, tyStaticMethod, tyClassMethod, tyMemberDescr, tyGetSetDescr, tyWeakref                                                    uintptr
)

const (
	flagType    = 1 << 31
	flagBaseExc = 1 << 30
	flagDict    = 1 << 29
	flagTuple   = 1 << 26
	flagList    = 1 << 25
	flagHeap    = 1 << 9
)

// fromOwned is fromPy for a new reference, which it takes.
func (t *thread) fromOwned(a uintptr) o.Value {
	if typeOf(a) == tyTuple {
		var v o.Value
		if refcount(a) == 1 {
			v = t.tupleTaken(a)
		}
		if t.Fresh(v); v.P != nil {
			return v
		}
	}
	v, took := t.from(a)
	if !took {
		decref(a)
	}
	return v
}

// fromPy converts a borrowed reference.
func (t *thread) fromPy(a uintptr) o.Value {
	v, took := t.from(a)
	if took {
		incref(a)
	}
	return v
}

// from converts a CPython object. took says that the value refers to the
// object for good and needs a reference of its own.
func (t *thread) from(a uintptr) (v o.Value, took bool) {
	switch ty := typeOf(a); ty {
	case tyLong:
		if i, ok := shortInt(a); ok {
			return o.Int(i), false
		}
		return bigFrom(a), false
	case tyStr:
		return t.strFrom(a)
	case tyFloat:
		return o.Float(*(*float64)(ptr(a + offFloat))), false
	case tyBool:
		return o.Bool(a == pyTrue), false
	case tyTuple:
		return t.tupleFrom(a), false
	case tyBytes:
		return bytesFrom(a)
	case tySlice:
		if v, ok := sharedWith(a); ok {
			return v, false
		}
		at := func(i uintptr) o.Value { return t.fromPy(word(a, offSliceParts+8*i)) }
		v = o.NewSlice(at(0), at(1), at(2))
		share((*o.Obj)(v.P), a)
		return v, false
	case tyRange, tySuper:
		if v, ok := sharedWith(a); ok {
			return v, false
		}
	case tyFrozenSet:
		if len(frozenTwins) > 0 {
			if h := large[a].Value(); h != nil {
				return o.Value{P: unsafe.Pointer(h)}, false
			}
		}
	case tyFunction:
		if f := funcFrom(a); f != nil {
			return f.Value(), false
		}
	case tyMethod:
		if v, ok := sharedWith(a); ok {
			return v, false
		}
		if v, ok := t.methodFrom(a); ok {
			return v, false
		}
	case tyCFunction:
		if v, ok := natives[a]; ok {
			return v, false
		}
	case tyIterator:
		return iteratorFrom(a), false
	case tyStepper:
		if v := iteratorFrom(a); isAwaiting(v) {
			return v, false
		}
	case tyCell:
		if v, ok := cellFrom(a); ok {
			return v, false
		}
	case tyComplex:
		return complexFrom(a), false
	case tyGen, tyCoro, tyAsyncGen:
		if g := genFrom(a); g != nil {
			return g.Value(), false
		}
	default:
		switch a {
		case pyNone:
			return o.None, false
		case pyEllipsis:
			return o.Ellipsis, false
		case pyNotImplemented:
			return o.NotImplemented, false
		}
		flags := typeFlags(ty)
		if flags&flagBaseExc != 0 {
			return t.excFromPy(a).Value(), true
		}
		if flags&flagType != 0 {
			if k := classFrom(a); k != nil {
				return o.TypeValue(k), false
			}
		} else if p := t.instanceFrom(a, ty); p != nil {
			return o.Value{P: p}, false
		}
	}
	return t.newForeign(a), true
}

func (t *thread) strFrom(a uintptr) (o.Value, bool) {
	data, kind, n, ascii, ok := units(a)
	if !ok {
		return t.newForeign(a), true
	}
	size := n * int(kind)
	view := unsafe.String((*byte)(ptr(data)), size)
	if size < cacheFrom {
		if kind == 1 {
			switch n {
			case 0:
				return o.EmptyStr, false
			case 1:
				return o.StrLatin1(view[0]), false
			}
		}
		if v, ok := recentOf(a); ok {
			return v, false
		}
		if mayLast[a>>4%lastingBits/64]>>(a>>4%64)&1 != 0 {
			if s := lastingTwins[a]; s != nil {
				return s.Value(), false
			}
		}
		s := o.CopyStr(kind, ascii, view)
		takeHash(s, a)
		remember(a, s.Value())
		return s.Value(), false
	}
	if h := large[a].Value(); h != nil {
		return o.Value{P: unsafe.Pointer(h)}, false
	}
	s := &o.Str{Obj: o.Obj{T: &o.StrType, Py: a}, S: view, Kind: kind, ASCII: ascii, Borrowed: true}
	takeHash(s, a)
	pair(&s.Obj, a, size)
	return s.Value(), true
}

// takeHash: a str is hashed once in both worlds; see remember for the way back.
func takeHash(s *o.Str, a uintptr) {
	if h := int64(word(a, offStrHash)); h != -1 {
		s.TakeHash(h)
	}
}

func strToPy(v o.Value) uintptr {
	s := (*o.Str)(v.P)
	a := twin(&s.Obj, s.S, C.W_STR, s.Len()<<3|int(s.Kind), cacheFrom)
	return keepLasting(s, a)
}

// lastingTwins are the constants of the program that crossed, by the object that
// each is from then on; mayLast tells of most others that they are none. GIL guarded.
var (
	lastingTwins = map[uintptr]*o.Str{}
	mayLast      [lastingBits / 64]uint64
)

const lastingBits = 1 << 14

// keepLasting pairs a constant with its twin for good: a, or the object that all modules have
// for it, where CPython's compiler would have interned it.
func keepLasting(s *o.Str, a uintptr) uintptr {
	if s.Lasting && s.Py == 0 && a != 0 {
		if looksLikeName(s.S) {
			a = internPy(a)
		}
		incref(a)
		s.Py = a
		if _, known := lastingTwins[a]; !known {
			lastingTwins[a] = s
			mayLast[a>>4%lastingBits/64] |= 1 << (a >> 4 % 64)
		}
	}
	return a
}

func looksLikeName(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != '_' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

func complexFrom(a uintptr) o.Value {
	if v, ok := recentOf(a); ok {
		return v
	}
	v := o.ComplexConst(*(*float64)(ptr(a + offComplex)), *(*float64)(ptr(a + offComplex + 8)))
	remember(a, v)
	return v
}

// bigFrom is the value of an int that may be past 64 bits.
func bigFrom(a uintptr) o.Value {
	if v, ok := recentOf(a); ok {
		return v
	}
	n := bigInt(a)
	v := o.NewBig(n)
	if !v.IsInt() && n.BitLen() < 8*cacheFrom {
		remember(a, v)
	}
	return v
}

func bigToPy(b *big.Int) uintptr {
	raw := make([]byte, b.BitLen()/8+1)
	if b.Sign() >= 0 {
		b.FillBytes(raw)
	} else {
		// two's complement: the complement of -b - 1
		new(big.Int).Not(b).FillBytes(raw)
		for i := range raw {
			raw[i] = ^raw[i]
		}
	}
	slices.Reverse(raw)
	return uintptr(C.gb_bigint((*C.uchar)(unsafe.Pointer(&raw[0])), C.size_t(len(raw))))
}

// toPy converts any value to a new reference. The GIL is held.
func (t *thread) toPy(v o.Value) (uintptr, *o.Exc) {
	if v.P == nil {
		panic("border: the empty value cannot cross")
	}
	t.hold()
	ty := v.Type()
	switch ty {
	case &o.ForeignType:
		a := (*o.Foreign)(v.P).Py
		incref(a)
		return a, nil
	case &o.IntType:
		if v.IsInt() {
			if a, ok := nearObject(v); ok {
				return a, nil
			}
			w := C.W{k: C.W_INT, n: C.uint64_t(v.N)}
			return uintptr(unsafe.Pointer(C.wire_object(&w))), nil
		}
		if py := (*o.Obj)(v.P).Py; py != 0 {
			incref(py)
			return py, nil
		}
		return bigToPy(o.AsBig(v)), nil
	case &o.FloatType:
		if x := v.Float(); x != x {
			return nanToPy(x), nil
		}
		if a, ok := nearObject(v); ok {
			return a, nil
		}
		w := C.W{k: C.W_FLOAT, n: C.uint64_t(math.Float64bits(v.Float()))}
		return uintptr(unsafe.Pointer(C.wire_object(&w))), nil
	case &o.StrType:
		return strToPy(v), nil
	case &o.BoolType:
		return known(v.IsTrue(), pyTrue, pyFalse), nil
	case &o.NoneType:
		return known(true, pyNone, 0), nil
	case &o.EllipsisType:
		return known(true, pyEllipsis, 0), nil
	case &o.NotImplementedType:
		return known(true, pyNotImplemented, 0), nil
	case &o.BytesType:
		return bytesToPy((*o.Bytes)(v.P)), nil
	case &o.TupleType:
		return t.tupleToPy(v)
	case &o.FuncType:
		return t.funcToPy((*o.Func)(v.P))
	case &o.TypeType:
		return t.classToPy(o.AsType(v))
	case &o.ListType, &o.DictType, &o.SetType, &o.DefaultDictType, &o.DequeType:
		return t.containerToPy(v)
	case &o.HashedKeyType:
		return t.hashedKeyToPy((*o.HashedKey)(v.P))
	}
	if ty.Exception {
		return t.excToPy((*o.Exc)(v.P))
	}
	if ty.Layout != nil || ty.HasDict {
		return t.instanceToPy(v)
	}
	return t.otherToPy(v)
}

func known(first bool, a, b uintptr) uintptr {
	if !first {
		a = b
	}
	incref(a)
	return a
}

// name is the interned CPython str of an attribute or global name, borrowed for
// one operation.
func (t *thread) name(s string) uintptr { return named(s).py }

// knownName is a name as CPython has it, and whether it is one of watcherNames.
type knownName struct {
	text    string
	py      uintptr
	watches bool
}

func named(s string) *knownName {
	slot := &nameCache[o.NamePlace(s)%uintptr(len(nameCache))]
	if k := *slot; k != nil && k.text == s {
		return k
	}
	k := nameTable[s]
	if k == nil {
		if k = olderNames[s]; k != nil {
			delete(olderNames, s)
		} else {
			s = strings.Clone(s)
			k = &knownName{s, internPy(strToPy(o.StrFromGo(s))), watcherNames[s]}
		}
		if len(nameTable) == maxNames {
			forgetNames()
		}
		nameTable[k.text] = k
	}
	*slot = k
	return k
}

// Most names come from the program's text, but getattr() can be given any: when
// the table is full, those go that were not met since it was full before. GIL
// guarded.
var (
	nameTable  = map[string]*knownName{}
	olderNames = map[string]*knownName{}
	nameCache  [1024]*knownName
)

const maxNames = 1 << 13

func forgetNames() {
	for _, k := range olderNames {
		decref(k.py)
	}
	nameTable, olderNames = map[string]*knownName{}, nameTable
	clear(nameCache[:])
}

func internPy(a uintptr) uintptr { return uintptr(C.gb_intern(C.uintptr_t(a))) }
