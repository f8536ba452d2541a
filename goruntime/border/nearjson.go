package border

/*
#include "classattr.h"
*/
import "C"

import (
	o "goruntime/object"
)

// json.dumps and json.loads are carried out in Go while they, and all that they
// use, are the library's own: native lists and dicts would move to CPython, and
// what comes back would be CPython's.

const (
	offFuncDefaults   = 56
	offFuncKwDefaults = 64

	maxJSONAsked     = 64 // questions what is genuine, then one for many calls
	rarely           = 1 << 12
	maxJSONFunctions = 64
	deepestJSON      = 64 // what is deeper may be too deep for CPython
	jsonCalls        = 8  // how many of the library's own calls are nested
	maxJSONBuffer    = 1 << 16
)

// jsonFunction is a function called dumps or loads, if it is that of module json.
type jsonFunction struct {
	at    uintptr // the function, 0 for others
	loads bool
	asked int
	// What stands as long as all functions that take part have the same code and all dicts the same version,
	words  []jsonWord
	worker uintptr // and the encoder or decoder its class and attributes.
	class  uintptr
	tag    uint32
	table  uintptr
	slots  []jsonWord
	// skips are calls that go to the library, as the last ones had what only that can do.
	skips, missed int
}

type jsonWord struct{ at, is uintptr }

// jsonFunctions are known by their code objects, which are kept. GIL guarded.
var jsonFunctions = map[uintptr]*jsonFunction{}

var jsonNames [2]uintptr

func (t *thread) hasJSONName(f uintptr) bool {
	if jsonNames[0] == 0 {
		for i, s := range [2]string{"dumps", "loads"} {
			jsonNames[i] = t.name(s)
			incref(jsonNames[i])
		}
	}
	name := word(f, offFuncName)
	return name == jsonNames[0] || name == jsonNames[1]
}

// jsonFunction is what is known of the function at f where it is json.dumps or json.loads, else nil.
func (t *thread) jsonFunction(f uintptr) *jsonFunction {
	if !t.hasJSONName(f) {
		return nil
	}
	code := word(f, offFuncCode)
	k := jsonFunctions[code]
	if k == nil {
		if len(jsonFunctions) >= maxJSONFunctions {
			return nil
		}
		k = &jsonFunction{}
		k.ask(t, f)
		incref(code)
		jsonFunctions[code] = k
	}
	if k.at != f {
		return nil
	}
	return k
}

// ask finds out whether all is genuine, and what tells that it still is. What it
// refers to is kept.
func (k *jsonFunction) ask(t *thread, f uintptr) {
	k.asked++
	k.words = nil
	parts := func() uintptr {
		r, err := t.callHelper(helper.jsonParts, t.foreign(f))
		if err != nil || r == pyNone {
			return 0
		}
		if k.at == 0 {
			k.at = f
			incref(f)
		}
		return r
	}
	r := parts()
	if r == 0 || typeOf(r) != tyTuple {
		return
	}
	part := func(i uintptr) uintptr { return word(r, offTupleItems+8*i) }
	k.loads = part(0) == pyTrue
	var words []jsonWord
	keep := func(a, off uintptr) { words = append(words, jsonWord{a + off, word(a, off)}) }
	for i := range word(part(1), offSize) {
		fn := word(part(1), offTupleItems+8*i)
		keep(fn, offFuncCode)
		keep(fn, offFuncDefaults)
		keep(fn, offFuncKwDefaults)
	}
	for i := range word(part(2), offSize) {
		keep(word(part(2), offTupleItems+8*i), offDictTag)
	}
	k.worker, k.table = part(3), part(4)
	k.class = typeOf(k.worker)
	keep(k.worker, offType)
	keep(k.table, offDictUsed)
	keep(k.table, offDictKeys)
	keep(k.table, offDictValues)
	k.slots = nil
	for i := range word(part(5), offSize) {
		name := t.fromPy(word(part(5), offTupleItems+8*i))
		slot, ok := dictFind(k.table, name)
		if !ok || slot == 0 {
			return
		}
		k.slots = append(k.slots, jsonWord{slot, word(slot, 0)})
	}
	C.gb_type_lookup(C.uintptr_t(k.class), C.uintptr_t(t.name("__class__"))) // it may have no version yet
	if k.tag = versionOf(k.class); k.tag == 0 {
		return
	}
	k.words = words
	// another thread may have changed something before it was noted
	if r = parts(); r == 0 || typeOf(r) != tyTuple || !k.stands() {
		k.words = nil
	}
	if r != 0 {
		decref(r)
	}
}

// stands: nothing has changed.
func (k *jsonFunction) stands() bool {
	if k.words == nil {
		return false
	}
	for _, w := range k.words {
		if word(w.at, 0) != w.is {
			return false
		}
	}
	if d, values, ok := ownTable(k.worker, k.class); !ok || d != k.table || values != 0 || versionOf(k.class) != k.tag {
		return false
	}
	for _, w := range k.slots { // in the table that is still there
		if word(w.at, 0) != w.is {
			return false
		}
	}
	return true
}

// genuine is stands, asked again where something has changed.
func (k *jsonFunction) genuine(t *thread) bool {
	if k.stands() {
		return true
	}
	if k.asked >= maxJSONAsked && k.asked%rarely != 0 {
		k.asked++
		return false
	}
	k.ask(t, k.at)
	return k.words != nil
}

// jsonFlow counts what json.loads answered with and how much of that moved to CPython, which
// takes longer than having it made there: where most does, the library makes it for a while. GIL guarded.
var jsonFlow struct{ read, moved, pause int }

const (
	jsonSample = 32
	jsonPause  = 1 << 10
)

func jsonPauses() bool {
	f := &jsonFlow
	if f.read >= jsonSample {
		if 2*f.moved > f.read {
			f.pause = jsonPause
		}
		f.read, f.moved = 0, 0
	}
	if f.pause == 0 {
		return false
	}
	f.pause--
	return true
}

// nearJSON is what json.dumps or json.loads answers; the zero Value leaves it to the library.
func (t *thread) nearJSON(f uintptr, args []o.Value, names []string) (x o.Value) {
	k := t.jsonFunction(f)
	if k == nil || len(args)-len(names) != 1 || k.loads && len(names) > 0 {
		return x
	}
	t.Touched = true
	deepest := min(deepestJSON, int(t.MaxDepth-t.Depth)-jsonCalls)
	if k.loads {
		if (o.IsStr(args[0]) || args[0].Type() == &o.BytesType) && !jsonPauses() && k.genuine(t) {
			if x = o.ReadJSON(&t.Ctx, args[0], deepest); x.P != nil && o.MarkRead(x) {
				jsonFlow.read++
			}
		}
		return x
	}
	w := t.jsonWriter
	if w == nil {
		w = &jsonWriter{}
		w.Foreign = w.foreign
		t.jsonWriter = w
	}
	if !w.options(args[1:], names) {
		return x
	}
	if k.skips > 0 {
		k.skips--
		return x
	}
	if !k.genuine(t) {
		return x
	}
	w.Deepest = deepest
	x, w.buffer = w.Write(args[0], w.buffer)
	if cap(w.buffer) > maxJSONBuffer {
		w.buffer = nil
	}
	if x.P == nil {
		k.missed = min(k.missed+1, 6)
		k.skips = 1<<k.missed - 2
	} else {
		k.missed = 0
	}
	return x
}

// jsonWriter is one that knows CPython's objects, which are read in place.
type jsonWriter struct {
	o.JSONWriter
	buffer []byte
}

// options notes the keywords of a call; false for what is not known here.
func (w *jsonWriter) options(vals []o.Value, names []string) bool {
	foreign := w.Foreign
	w.JSONWriter = o.JSONWriter{Item: o.JSONItem, Key: o.JSONKey, Foreign: foreign}
	if len(names) == 0 {
		return true
	}
	var separators o.Value
	for i, name := range names {
		v := vals[i]
		if v.IsNone() {
			switch name {
			case "cls", "indent", "separators", "default":
				continue
			}
			return false
		}
		switch name {
		case "skipkeys", "ensure_ascii", "check_circular", "allow_nan", "sort_keys":
			if !v.IsBool() {
				return false
			}
			switch name {
			case "ensure_ascii":
				w.KeepWide = v.IsFalse()
			case "allow_nan":
				w.NoNaN = v.IsFalse()
			case "sort_keys":
				w.Sorted = v.IsTrue()
			}
		case "indent":
			if s, ok := o.AsStr(v); ok {
				w.Indent = s
			} else if v.IsInt() && v.Int() <= maxJSONIndent {
				w.Indent = o.JSONIndent(v.Int())
			} else {
				return false
			}
		case "separators":
			separators = v
		case "default": // asked only for what is left to the library
		default:
			return false
		}
	}
	if separators.P == nil {
		if w.Indent != nil {
			w.Item = o.JSONLineItem
		}
		return true
	}
	if separators.Type() != &o.TupleType {
		return false
	}
	two := (*o.Tuple)(separators.P).V
	if len(two) != 2 || !o.IsStr(two[0]) || !o.IsStr(two[1]) {
		return false
	}
	w.Item, w.Key = (*o.Str)(two[0].P), (*o.Str)(two[1].P)
	return true
}

const maxJSONIndent = 1 << 8

// foreign writes the object at a.
func (w *jsonWriter) foreign(a uintptr) bool {
	switch typeOf(a) {
	case tyStr:
		s, ok := strView(a)
		if ok {
			w.Text(&s)
		}
		return ok
	case tyLong:
		if n, ok := shortInt(a); ok {
			w.Int(n)
			return true
		}
		if n, _ := lay.digits(a); n > maxJSONDigits {
			return false
		}
		return w.Big(bigInt(a))
	case tyFloat:
		return w.Float(*(*float64)(ptr(a + offFloat)))
	case tyBool:
		w.Bool(a == pyTrue)
	case tyList, tyTuple:
		return w.sequence(a)
	case tyDict:
		return w.dict(a)
	default:
		if a != pyNone {
			return false
		}
		w.Word("null")
	}
	return true
}

const maxJSONDigits = 70 // of 30 bits

func strView(a uintptr) (o.Str, bool) {
	data, kind, n, ascii, ok := units(a)
	if !ok {
		return o.Str{}, false
	}
	return o.StrView(kind, ascii, ptr(data), n*int(kind)), true
}

func (w *jsonWriter) sequence(a uintptr) bool {
	n := word(a, offSize)
	if n == 0 {
		w.Word("[]")
		return true
	}
	if !w.Open('[') {
		return false
	}
	items := itemsOf(a)
	for i := range n {
		if i > 0 {
			w.Next()
		}
		if !w.foreign(word(items, i*8)) {
			return false
		}
	}
	w.Close(']')
	return true
}

func (w *jsonWriter) dict(a uintptr) bool {
	if word(a, offDictUsed) == 0 {
		w.Word("{}")
		return true
	}
	if word(a, offDictValues) != 0 || !w.Open('{') {
		return false
	}
	keys := word(a, offDictKeys)
	var pairs []o.JSONPair
	first := true
	for i := range word(keys, offKeysCount) {
		k, val := entryAt(keys, i)
		if val == 0 {
			continue
		}
		if w.Sorted {
			if typeOf(k) != tyStr {
				return false
			}
			s, ok := strView(k)
			if !ok {
				return false
			}
			pairs = append(pairs, o.NewJSONPair(s, val))
			continue
		}
		if !first {
			w.Next()
		}
		first = false
		if !w.key(k) || !w.foreign(val) {
			return false
		}
	}
	if w.Sorted {
		return w.Pairs(pairs)
	}
	w.Close('}')
	return true
}

func (w *jsonWriter) key(k uintptr) bool {
	switch typeOf(k) {
	case tyStr:
		if !w.foreign(k) {
			return false
		}
		w.EndKey()
		return true
	case tyLong, tyFloat, tyBool:
	default:
		if k != pyNone {
			return false
		}
	}
	return w.OtherKey(func() bool { return w.foreign(k) })
}
