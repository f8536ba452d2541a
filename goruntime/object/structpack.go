package object

import (
	"encoding/binary"
	"math"
	"runtime"
	"unsafe"
)

// Packing and unpacking by such formats, of plain values that fit. Everything
// else is left to the genuine function before anything was done.

func init() { NativeModules["_struct"] = structFunctions() }

func structFunctions() map[string]*Builtin {
	table := map[string]*Builtin{}
	add := func(name string, do func(f *StructFormat, args []Value) Value) *Builtin {
		b := &Builtin{Obj: Obj{T: &BuiltinType}, Name: name}
		b.EN = func(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
			if len(args) > 0 && len(names) == 0 {
				if f := structOf(args[0]); f != nil {
					if x := do(f, args[1:]); x.P != nil {
						return x, nil
					}
				}
			}
			return genuine(c, b, args, names)
		}
		table[name] = b
		return b
	}
	two := func(name string, do func(f *StructFormat, args []Value) Value) {
		b := add(name, do)
		b.E2 = func(c *Ctx, _, format, data Value) (Value, *Exc) {
			if f := structOf(format); f != nil {
				if x := f.unpackFrom(data, 0, name == "unpack"); x.P != nil {
					return x, nil
				}
			}
			return genuine(c, b, []Value{format, data}, nil)
		}
	}
	add("pack", (*StructFormat).Pack)
	two("unpack", (*StructFormat).Unpack)
	two("unpack_from", (*StructFormat).UnpackFrom)
	add("calcsize", func(f *StructFormat, args []Value) Value {
		if len(args) > 0 {
			return Value{}
		}
		return Int(int64(f.size))
	})
	return table
}

func structOf(v Value) *StructFormat {
	if v.Type() != &StrType || !(*Str)(v.P).ASCII {
		return nil
	}
	f := FindStruct((*Str)(v.P).S)
	runtime.KeepAlive(v.P)
	return f
}

// Pack is pack(*args); a zero Value leaves it to the genuine one.
func (f *StructFormat) Pack(args []Value) Value {
	if len(args) != len(f.items) {
		return Value{}
	}
	var short [64]byte
	to := short[:]
	if f.size <= len(short) {
		to = short[:f.size]
	} else {
		to = make([]byte, f.size)
	}
	for i := range f.items {
		if !f.put(to, &f.items[i], args[i]) {
			return Value{}
		}
	}
	if f.size > len(short) {
		return NewBytes(unsafe.String(&to[0], len(to)))
	}
	return CopyBytes(unsafe.String(&short[0], f.size))
}

func (f *StructFormat) put(to []byte, item *structItem, v Value) bool {
	var bits uint64
	switch item.code {
	case 's':
		b, ok := AsBytes(v)
		if ok {
			copy(to[item.at:item.at+item.n], b.S)
			runtime.KeepAlive(b)
		}
		return ok
	case 'c':
		b, ok := AsBytes(v)
		if !ok || len(b.S) != 1 {
			return false
		}
		to[item.at] = b.S[0]
		runtime.KeepAlive(b)
		return true
	case 'd', 'f':
		x, ok := plainFloat(v)
		if !ok || x != x {
			return false
		}
		bits = math.Float64bits(x)
		if item.code == 'f' {
			y := float32(x)
			if math.IsInf(float64(y), 0) && !math.IsInf(x, 0) {
				return false
			}
			bits = uint64(math.Float32bits(y))
		}
	case '?':
		switch {
		case v.Type() == &BoolType:
			if v.IsTrue() {
				bits = 1
			}
		case !v.IsInt():
			return false
		case v.Int() != 0:
			bits = 1
		}
	default:
		var n int64
		switch {
		case v.IsInt():
			n = v.Int()
		case v.Type() != &BoolType:
			return false
		case v.IsTrue():
			n = 1
		}
		over := uint(item.size) * 8
		if item.code >= 'a' { // signed
			if over--; n>>over != n>>63 {
				return false
			}
		} else if n < 0 || over < 64 && n>>over != 0 {
			return false
		}
		bits = uint64(n)
	}
	p := to[item.at:]
	switch {
	case item.size == 1:
		p[0] = byte(bits)
	case item.size == 2 && f.big:
		binary.BigEndian.PutUint16(p, uint16(bits))
	case item.size == 2:
		binary.LittleEndian.PutUint16(p, uint16(bits))
	case item.size == 4 && f.big:
		binary.BigEndian.PutUint32(p, uint32(bits))
	case item.size == 4:
		binary.LittleEndian.PutUint32(p, uint32(bits))
	case f.big:
		binary.BigEndian.PutUint64(p, bits)
	default:
		binary.LittleEndian.PutUint64(p, bits)
	}
	return true
}

// Unpack is unpack(data).
func (f *StructFormat) Unpack(args []Value) Value {
	if len(args) != 1 {
		return Value{}
	}
	return f.unpackFrom(args[0], 0, true)
}

// UnpackFrom is unpack_from(data, offset=0).
func (f *StructFormat) UnpackFrom(args []Value) Value {
	switch {
	case len(args) == 1:
		return f.unpackFrom(args[0], 0, false)
	case len(args) == 2 && args[1].IsInt():
		return f.unpackFrom(args[0], args[1].Int(), false)
	}
	return Value{}
}

func (f *StructFormat) unpackFrom(data Value, offset int64, whole bool) Value {
	b, ok := AsBytes(data)
	if !ok {
		return Value{}
	}
	room := int64(len(b.S))
	if offset < 0 || offset > room || room-offset < int64(f.size) || whole && room != int64(f.size) {
		return Value{}
	}
	t := structTuple(len(f.items))
	s := b.S[offset : offset+int64(f.size)]
	for i := range f.items {
		if t.V[i] = f.get(s, &f.items[i]); t.V[i].P == nil {
			return Value{}
		}
	}
	runtime.KeepAlive(b)
	if len(t.V) == 0 {
		return EmptyTuple
	}
	return t.Value()
}

// structTuple has room for n items.
func structTuple(n int) *Tuple {
	switch n {
	case 1:
		t := &tupleOf1{Tuple: Tuple{Obj: Obj{T: &TupleType}}}
		t.V = t.v[:]
		return &t.Tuple
	case 2:
		t := &tupleOf2{Tuple: Tuple{Obj: Obj{T: &TupleType}}}
		t.V = t.v[:]
		return &t.Tuple
	case 3:
		t := &tupleOf3{Tuple: Tuple{Obj: Obj{T: &TupleType}}}
		t.V = t.v[:]
		return &t.Tuple
	}
	return &Tuple{Obj: Obj{T: &TupleType}, V: make([]Value, n)}
}

func (f *StructFormat) get(s string, item *structItem) Value {
	if item.code == 's' {
		return CopyBytes(s[item.at : item.at+item.n])
	}
	var bits uint64
	p := unsafe.Slice(unsafe.StringData(s), len(s))[item.at:]
	switch {
	case item.size == 1:
		bits = uint64(p[0])
	case item.size == 2 && f.big:
		bits = uint64(binary.BigEndian.Uint16(p))
	case item.size == 2:
		bits = uint64(binary.LittleEndian.Uint16(p))
	case item.size == 4 && f.big:
		bits = uint64(binary.BigEndian.Uint32(p))
	case item.size == 4:
		bits = uint64(binary.LittleEndian.Uint32(p))
	case f.big:
		bits = binary.BigEndian.Uint64(p)
	default:
		bits = binary.LittleEndian.Uint64(p)
	}
	switch item.code {
	case 'c':
		return byteBytes[bits].Value()
	case '?':
		if bits > 1 {
			return Value{}
		}
		return Bool(bits == 1)
	case 'd', 'f':
		x := math.Float64frombits(bits)
		if item.code == 'f' {
			x = float64(math.Float32frombits(uint32(bits)))
		}
		if x != x { // its bits may change on the way
			return Value{}
		}
		return Float(x)
	}
	if item.code >= 'a' {
		unused := 64 - uint(item.size)*8
		return Int(int64(bits<<unused) >> unused)
	}
	return NewUint(bits)
}
