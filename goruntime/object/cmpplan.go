package object

import "sync/atomic"

// A comparison or a hash that CPython holds and that goes field by field, as
// dataclasses write it, is read once and carried out here where that runs no
// Python code: with fields in their places and plain values in them.

// cmpPlan is what such a function does with two objects of one class.
type cmpPlan struct {
	fn    Value
	state []uintptr // see Host.FunctionState
	kept  Value     // keeps what state points at alive
	names []string  // none: it does something else
	pairs bool      // `a.x == b.x and ...`, and not two tuples
	reads int       // plans that were read before this one
	// where the attributes are while the class has this version; nil where reading one may be more
	ver    uint64
	places []uint32
}

// mostReads bounds how often the functions of a class are read, each at the cost of many comparisons.
const mostReads = 8

// operators are those of CmpOp in Python's text.
var operators = map[CmpOp]string{CmpLt: "<", CmpLe: "<=", CmpEq: "==", CmpNe: "!=", CmpGt: ">", CmpGe: ">="}

// comparePlainly is fn(a, b) of two objects of the class; false, with nothing done, where the function is to be called.
func (t *Type) comparePlainly(c *Ctx, fn, a, b Value, op CmpOp) (Value, bool, *Exc) {
	p, err := t.planOf(c, &t.Layout.comparisons[op], fn, operators[op])
	if p == nil {
		return Value{}, false, err
	}
	r, ok := p.run((*Instance)(a.P), (*Instance)(b.P), op)
	return r, ok, nil
}

// hashPlainly is fn(v), where fn hashes the tuple of the object's fields.
func (t *Type) hashPlainly(c *Ctx, fn, v Value) (int64, bool, *Exc) {
	p, err := t.planOf(c, &t.Layout.hashing, fn, "hash")
	if p == nil {
		return 0, false, err
	}
	in, mixed := (*Instance)(v.P), newHashMix()
	for _, i := range p.places {
		if i >= uint32(in.size) {
			return 0, false, nil
		}
		x := LoadValue(in.slot(i))
		if x.P == nil || !constantHash(c, x) {
			return 0, false, nil
		}
		h, err := hashKey(c, x)
		if err != nil {
			return 0, false, nil // the function meets it again
		}
		mixed.add(h)
	}
	return mixed.sum(len(p.places)), true, nil
}

// planOf is what fn does, at the place where that is kept; nil where it has to be called.
func (t *Type) planOf(c *Ctx, at *atomic.Pointer[cmpPlan], fn Value, operator string) (*cmpPlan, *Exc) {
	p := at.Load()
	if p == nil || p.fn.P != fn.P && p.reads < mostReads {
		read, err := readCmpPlan(c, fn, operator)
		if err != nil {
			return nil, err
		}
		if p != nil {
			read.reads = p.reads + 1
		}
		p = read
		at.Store(p)
	}
	if p.names == nil || p.fn.P != fn.P || !H.SameFunction(p.fn, p.state) {
		return nil, nil
	}
	if ver := t.Ver.Load(); p.ver != ver {
		now := *p
		now.ver = ver
		var err *Exc
		if now.places, err = t.plainPlaces(c, p.names); err != nil {
			return nil, err
		}
		p = &now
		at.Store(p)
	}
	if p.places == nil {
		return nil, nil
	}
	return p, nil
}

func readCmpPlan(c *Ctx, fn Value, operator string) (*cmpPlan, *Exc) {
	p := &cmpPlan{fn: fn}
	read, err := H.Helper(c, "comparison")
	if err != nil {
		return nil, err
	}
	found, err := Call2(c, read, fn, StrFromGo(operator))
	if err != nil || found.IsNone() {
		return p, err
	}
	var parts [3]Value
	if err := UnpackSeq(c, found, len(parts), parts[:]); err != nil {
		return nil, err
	}
	names, err := Items(c, parts[1])
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		p.names = append(p.names, GoStr(n))
	}
	p.state, p.kept, p.pairs = H.FunctionState(fn), parts[0], parts[2].IsTrue()
	return p, nil
}

// plainPlaces are where instances have the attributes, nil where reading one is more than reading a place.
func (t *Type) plainPlaces(c *Ctx, names []string) ([]uint32, *Exc) {
	if t.Layout.hooks.getattribute || !t.lookupCompiled("__class__").Nil() {
		return nil, nil
	}
	index := t.Layout.shape.Load().index
	places := make([]uint32, len(names))
	for i, name := range names {
		at, ok := index[name]
		if d := t.Lookup(name); !d.Nil() {
			if d.Type() == &MemberDescrType {
				at, ok = (*Member)(d.P).placeIn(t)
			} else if data, err := isDataDescr(c, d); err != nil || data {
				return nil, err
			}
		}
		if !ok {
			return nil, nil
		}
		places[i] = at
	}
	return places, nil
}

// run is the comparison; false where it is not plain.
func (p *cmpPlan) run(a, b *Instance, op CmpOp) (Value, bool) {
	if p.pairs && a == b {
		return True, true
	}
	for _, i := range p.places {
		if i >= uint32(min(a.size, b.size)) {
			return Value{}, false
		}
		x, y := LoadValue(a.slot(i)), LoadValue(b.slot(i))
		if x.P == nil || y.P == nil {
			return Value{}, false
		}
		switch p.same(x, y) {
		case 1:
			continue
		case -1:
			return Value{}, false
		}
		if op == CmpEq || op == CmpNe {
			return Bool(op == CmpNe), true
		}
		less, known := plainLess(x, y)
		more, also := plainLess(y, x)
		if !known || !also || less == more {
			return Value{}, false
		}
		return Bool(CmpInt(op, int64(b2i(more)), int64(b2i(less)))), true
	}
	return Bool(CmpInt(op, 0, 0)), true
}

// same is sameKey, and of pairs without the identity that tuples look at first.
func (p *cmpPlan) same(x, y Value) int {
	if p.pairs && x.P == y.P {
		switch {
		case x.IsFloat() && x.Float() != x.Float():
			return -1
		case x.IsInt(), x.IsFloat(), x.IsBool(), x.IsNone(), x.Type() == &StrType:
		default:
			return -1
		}
	}
	if x.IsNone() != y.IsNone() && plainType(x) && plainType(y) {
		return 0
	}
	return sameKey(x, y)
}

func plainType(v Value) bool {
	return v.IsInt() || v.IsFloat() || v.IsBool() || v.IsNone() || v.Type() == &StrType
}
