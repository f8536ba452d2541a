package object

import (
	"math"
	"unsafe"
)

// The built-in functions over iterables.

func init() {
	register(
		&Builtin{Name: "len", E1: func(c *Ctx, _, v Value) (Value, *Exc) {
			n, err := Len(c, v)
			return Int(int64(n)), err
		}},
		&Builtin{Name: "iter", EN: builtinIter, E1: func(c *Ctx, _, v Value) (Value, *Exc) { return iterAlone(c, v) }},
		&Builtin{Name: "next", EN: builtinNext, E1: func(c *Ctx, _, it Value) (Value, *Exc) { return nextOr(c, it, Value{}) },
			E2: func(c *Ctx, _, it, def Value) (Value, *Exc) { return nextOr(c, it, def) }},
		&Builtin{Name: "any", E1: func(c *Ctx, _, v Value) (Value, *Exc) { return anyAll(c, v, true) }},
		&Builtin{Name: "all", E1: func(c *Ctx, _, v Value) (Value, *Exc) { return anyAll(c, v, false) }},
		&Builtin{Name: "sum", EN: builtinSum},
		minMaxBuiltin("min", CmpLt),
		minMaxBuiltin("max", CmpGt),
		&Builtin{Name: "sorted", EN: builtinSorted},
		&Builtin{Name: "callable", E1: func(c *Ctx, _, v Value) (Value, *Exc) { return Bool(isCallable(c, v)), nil }},
	)
}

func builtinIter(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
	if err := posArgs(c, "iter()", "iter", args, names, 1, 2); err != nil {
		return Value{}, err
	}
	if len(args) == 1 {
		return iterAlone(c, args[0])
	}
	for _, v := range args { // the iterator has them
		keepForeign(v)
	}
	if !isCallable(c, args[0]) {
		if PyMinor == 12 {
			return Value{}, Raise(c, &TypeErrorType, "iter(object, sentinel): object must be callable")
		}
		return Value{}, Raise(c, &TypeErrorType, "iter(v, w): v must be callable")
	}
	return NewCallableIter(args[0], args[1]), nil
}

// iterAlone is iter(v); an iterator that CPython made is the caller's alone.
func iterAlone(c *Ctx, v Value) (Value, *Exc) {
	it, alone, err := newIter(c, v)
	if alone {
		c.Given, c.GivenDepth = it, c.Depth+1
	}
	return it, err
}

// isCallable is callable(v).
func isCallable(c *Ctx, v Value) bool {
	t := v.Type()
	if t != &ForeignType {
		return t.Call != nil || t == &TypeType
	}
	f, err := H.Builtin(c, "callable")
	if err == nil {
		f, err = H.Call(c, f, []Value{v}, nil)
	}
	return err == nil && f.IsTrue()
}

func builtinNext(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
	if err := posArgs(c, "next()", "next", args, names, 1, 2); err != nil {
		return Value{}, err
	}
	if len(args) == 2 {
		return nextOr(c, args[0], args[1])
	}
	return nextOr(c, args[0], Value{})
}

// nextOr is next(it, def); without def (zero) it raises StopIteration.
func nextOr(c *Ctx, it, def Value) (Value, *Exc) {
	if def.Nil() {
		x, err := NextOrStop(c, it)
		if err == nil && IsForeign(it) && IsForeign(x) {
			c.Given, c.GivenDepth = x, c.Depth+1
		}
		return x, err
	}
	var x Value
	var err *Exc
	if it.Type() == &GeneratorType {
		var done bool
		if x, done, _, err = GenSend(c, it, None); done {
			x = Value{}
		}
	} else {
		x, err = Next(c, it)
	}
	switch {
	case err != nil && err.T.Subclass(&StopIterationType):
		return ownDefault(def), nil
	case err == nil && x.Nil():
		return ownDefault(def), nil
	case err == nil && IsForeign(it) && IsForeign(x):
		c.Given, c.GivenDepth = x, c.Depth+1
	}
	return x, err
}

// ownDefault is the default of next(), which has another user when it is the result.
func ownDefault(def Value) Value {
	keepForeign(def)
	return def
}

// anyAll looks for an item whose truth is want.
func anyAll(c *Ctx, v Value, want bool) (Value, *Exc) {
	found := false
	err := eachOf(c, v, func(x Value) (bool, *Exc) {
		t, err := Truth(c, x)
		found = t == want
		return !found, err
	})
	return Bool(found == want), err
}

func builtinSum(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
	start := Int(0)
	pos := len(args) - len(names)
	if pos > 2 || len(args) > 2 {
		return Value{}, Raise(c, &TypeErrorType, "sum() takes at most 2 arguments (%d given)", len(args))
	}
	if pos == 0 {
		return Value{}, Raise(c, &TypeErrorType, "sum() takes at least 1 positional argument (%d given)", 0)
	}
	if pos == 2 {
		start = args[1]
	}
	for i, name := range names {
		if name != "start" {
			return Value{}, badKeyword(c, "sum", name)
		}
		start = args[pos+i]
	}
	if total, ok := sumBytes(c, args[0], start); ok {
		return total, nil
	}
	it, err := LoopIter(c, args[0])
	if err != nil {
		return Value{}, err
	}
	defer EndLoop(c, it)
	if text, err := derivedText(c, start); err != nil || text.P != nil {
		if err == nil {
			err = Raise(c, &TypeErrorType, "sum() can't sum strings [use ''.join(seq) instead]")
		}
		return Value{}, err
	}
	switch start.Type() {
	case &BytesType:
		return Value{}, Raise(c, &TypeErrorType, "sum() can't sum bytes [use b''.join(seq) instead]")
	case &ForeignType:
		if H.TypeName(start) == "bytearray" {
			return Value{}, Raise(c, &TypeErrorType, "sum() can't sum bytearray [use b''.join(seq) instead]")
		}
	}
	return sumFrom(c, it, start)
}

// sumBytes is the sum of bytes or of a bytearray, which nothing changes meanwhile.
func sumBytes(c *Ctx, v, start Value) (Value, bool) {
	if !start.IsInt() || start.Int() < 0 || start.Int() > 1<<48 {
		return Value{}, false
	}
	total := start.Int()
	switch {
	case v.Type() == &BytesType:
		for _, b := range []byte((*Bytes)(v.P).S) {
			total += int64(b)
		}
		return Int(total), true
	case v.Type() == &ForeignType && c.GIL:
		p := (*Obj)(v.P).py()
		if at(p, pyType) != Genuine.ByteArray {
			return Value{}, false
		}
		if n := int(at(p, pySize)); n > 0 {
			for _, b := range unsafe.Slice((*byte)(pointerAt(p, byteArrayStart)), n) {
				total += int64(b)
			}
		}
		return Int(total), true
	}
	return Value{}, false
}

// sumFrom adds in CPython's three phases, which are never entered again: small
// ints, then floats (compensated from 3.12 on), then anything.
func sumFrom(c *Ctx, it, total Value) (Value, *Exc) {
	for ints := total.IsInt(); ints; {
		x, err := Next(c, it)
		if s := total.Int() + x.Int(); err == nil && x.IsInt() && (s^total.Int())&(s^x.Int()) >= 0 {
			total = Int(s)
			continue
		}
		if err != nil {
			return Value{}, err
		}
		if x.Nil() {
			return total, nil
		}
		y := x
		if x.IsBool() {
			y = Int(int64(b2i(x.IsTrue())))
		}
		if total, err = Add(c, total, y); err != nil {
			return Value{}, err
		}
		ints = y.IsInt() && total.IsInt()
	}
	if total.IsFloat() {
		done, err := sumFloats(c, it, &total)
		if err != nil || done {
			return total, err
		}
	}
	for {
		x, err := Next(c, it)
		if err != nil {
			return Value{}, err
		}
		if x.Nil() {
			return total, nil
		}
		if total, err = Add(c, total, x); err != nil {
			return Value{}, err
		}
	}
}

// sumFloats goes on while the items are floats and small ints, from 3.12 on
// with Neumaier's compensation; done is false when another item was added.
func sumFloats(c *Ctx, it Value, total *Value) (done bool, err *Exc) {
	sum, comp := total.Float(), 0.0
	finish := func() Value {
		if comp != 0 && !math.IsInf(comp, 0) && !math.IsNaN(comp) {
			sum += comp
		}
		return Float(sum)
	}
	for {
		x, err := Next(c, it)
		switch {
		case err != nil:
			return true, err
		case x.Nil():
			*total = finish()
			return true, nil
		case x.IsFloat():
			f := x.Float()
			if PyMinor < 12 {
				sum += f
				continue
			}
			t := sum + f
			if math.Abs(sum) >= math.Abs(f) {
				comp += (sum - t) + f
			} else {
				comp += (f - t) + sum
			}
			sum = t
		case x.IsInt():
			sum += float64(x.Int())
		case x.IsBool():
			sum += float64(b2i(x.IsTrue()))
		default:
			*total, err = Add(c, finish(), x)
			return false, err
		}
	}
}

func minMaxBuiltin(fn string, op CmpOp) *Builtin {
	return &Builtin{Name: fn,
		E2: func(c *Ctx, _, a, b Value) (Value, *Exc) {
			better, err := CompareBool(c, op, b, a)
			if better {
				a = b
			}
			return a, err
		},
		EN: func(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
			return minMax(c, fn, op, args, names)
		}}
}

func minMax(c *Ctx, fn string, op CmpOp, args []Value, names []string) (Value, *Exc) {
	pos := len(args) - len(names)
	key, def := None, Value{}
	if pos == 0 {
		return Value{}, Raise(c, &TypeErrorType, "%s expected at least 1 argument, got 0", fn)
	}
	for i, name := range names {
		switch name {
		case "key":
			key = args[pos+i]
		case "default":
			def = args[pos+i]
		default:
			return Value{}, badKeyword(c, fn, name)
		}
	}
	if pos > 1 && !def.Nil() {
		return Value{}, Raise(c, &TypeErrorType, "Cannot specify a default for %s() with multiple positional arguments", fn)
	}
	var best, bestKey Value
	visit := func(x Value) (bool, *Exc) {
		k := x
		if !key.IsNone() {
			var err *Exc
			if k, err = Call1(c, key, x); err != nil {
				return false, err
			}
		}
		if best.Nil() {
			best, bestKey = x, k
			return true, nil
		}
		better, err := CompareBool(c, op, k, bestKey)
		if better {
			best, bestKey = x, k
		}
		return err == nil, err
	}
	if pos > 1 {
		for _, x := range args[:pos] {
			if _, err := visit(x); err != nil {
				return Value{}, err
			}
		}
		return best, nil
	}
	if err := eachOf(c, args[0], visit); err != nil {
		return Value{}, err
	}
	if !best.Nil() {
		return best, nil
	}
	if !def.Nil() {
		return def, nil
	}
	if PyMinor < 12 {
		return Value{}, Raise(c, &ValueErrorType, "%s() arg is an empty sequence", fn)
	}
	return Value{}, Raise(c, &ValueErrorType, "%s() iterable argument is empty", fn)
}

func builtinSorted(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
	if n := len(args) - len(names); n != 1 {
		return Value{}, Raise(c, &TypeErrorType, "sorted expected 1 argument, got %d", n)
	}
	items, err := Items(c, args[0])
	if err != nil {
		return Value{}, err
	}
	key, reverse, err := sortArgs(c, args, names)
	if err != nil {
		return Value{}, err
	}
	if err := SortItems(c, items, key, reverse); err != nil {
		return Value{}, err
	}
	return NewList(items), nil
}
