package object

import (
	"math/big"
	"unsafe"
)

// IterParts says how CPython makes an iterator that stands where a native one
// stands: Make(*Args), then __setstate__(State), then Skip items are dropped.
type IterParts struct {
	Make   string // a built-in; empty for the classes of Library
	Args   []Value
	State  Value // zero for none
	Skip   int
	Strict bool // of zip
}

// PartsOfIter takes an iterator apart; ok is false for those that only Go can drive.
func PartsOfIter(v Value) (p IterParts, ok bool) {
	over := IterParts{Make: "iter", Args: []Value{NewTuple(nil)}}
	at := func(make string, over bool, of Value, i int) (IterParts, bool) {
		if over {
			return IterParts{Make: make, Args: []Value{NewTuple(nil)}}, true
		}
		p := IterParts{Make: make, Args: []Value{of}}
		if i != 0 || make == "reversed" {
			p.State = Int(int64(i))
		}
		return p, true
	}
	switch v.Type() {
	case &ListIterType:
		it := (*listIter)(v.P)
		if it.l == nil {
			return IterParts{Make: "iter", Args: []Value{NewList(nil)}, Skip: 1}, true
		}
		return at("iter", false, it.l.Value(), it.i)
	case &ListRevIterType:
		it := (*listIter)(v.P)
		if it.l == nil {
			return IterParts{Make: "reversed", Args: []Value{NewList(nil)}, Skip: 1}, true
		}
		return at("reversed", false, it.l.Value(), it.i)
	case &TupleIterType:
		it := (*tupleIter)(v.P)
		return at("iter", it.i >= len(it.t.V), Value{P: unsafe.Pointer(it.t)}, it.i)
	case &StrIterType, &StrASCIIIterType:
		it := (*StrIter)(v.P)
		return at("iter", false, it.s.Value(), it.i)
	case &BytesIterType:
		it := (*BytesIter)(v.P)
		return at("iter", false, Value{P: unsafe.Pointer(it.b)}, it.i)
	case &RangeIterType:
		it := (*RangeIter)(v.P)
		return at("iter", false, newRange(it.At, it.At+it.Left*it.Step, it.Step, it.Left), 0)
	case &WideRangeIterType:
		it := (*wideRangeIter)(v.P)
		stop := new(big.Int).Mul(it.left, it.step)
		return at("iter", false, rangeOf(it.at, stop.Add(stop, it.at), it.step), 0)
	case &SeqIterType:
		it := (*seqIter)(v.P)
		return at("iter", it.seq.Nil(), it.seq, int(it.i))
	case &ReversedType:
		it := (*seqIter)(v.P)
		if it.seq.Nil() || it.i < 0 {
			return IterParts{Make: "reversed", Args: []Value{NewTuple(nil)}}, true
		}
		return at("reversed", false, it.seq, int(it.i))
	case &CallableIterType:
		it := (*callableIter)(v.P)
		if it.fn.Nil() {
			return over, true
		}
		return IterParts{Make: "iter", Args: []Value{it.fn, it.sentinel}}, true
	case &EnumerateType:
		it := (*enumerate)(v.P)
		return IterParts{Make: "enumerate", Args: []Value{it.it, it.n}}, true
	case &ZipType:
		it := (*zip)(v.P)
		return IterParts{Make: "zip", Args: it.its, Strict: it.strict}, true
	case &MapType, &FilterType:
		it := (*mapping)(v.P)
		return IterParts{Make: v.Type().Name, Args: append([]Value{it.fn}, it.its...)}, true
	case &SetIterType:
		it := (*setIter)(v.P)
		if it.s == nil || it.used < 0 {
			return IterParts{Make: "iter", Args: []Value{NewSet().Value()}, Skip: 1}, true
		}
		return IterParts{Make: "iter", Args: []Value{it.s.Value()}, Skip: it.used - it.left}, true
	}
	if t := v.Type(); t.InLibrary && t.Next != nil {
		return partsOfLibraryIter(v)
	}
	return partsOfDictIter(v)
}

func partsOfDictIter(v Value) (p IterParts, ok bool) {
	t := v.Type()
	p = IterParts{Make: "iter"}
	switch t {
	case &DictRevKeyIterType, &DictRevValIterType, &DictRevItemIterTyp:
		p.Make = "reversed"
	case &DictKeyIterType, &DictValueIterType, &DictItemIterType:
	default:
		return p, false
	}
	it := (*dictIterObj)(v.P)
	if !it.host.Nil() {
		return p, false
	}
	of := NewDict().Value()
	p.Skip = 1 // past the end
	if it.d != nil && it.used >= 0 {
		p.Skip, of = it.used-it.left, it.d.Value()
	}
	switch t {
	case &DictValueIterType, &DictRevValIterType:
		of = newView(&DictValuesType, of)
	case &DictItemIterType, &DictRevItemIterTyp:
		of = newView(&DictItemsType, of)
	}
	p.Args = []Value{of}
	return p, true
}

// MoveIter makes the native iterator a reference to CPython's that stands for it.
func MoveIter(v Value, py uintptr) {
	f := (*Foreign)(v.P)
	f.Host, f.Kept = nil, true
	f.Py = py
	f.T = &ForeignType
}
