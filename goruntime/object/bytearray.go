package object

import "unsafe"

// A bytearray of CPython's grows in place, while the GIL is held, as long as its
// memory has room and CPython would leave it where it is (PyByteArray_Resize).

const (
	byteArrayRoom    = 24
	byteArrayMemory  = 32
	byteArrayExports = 48
)

// byteArrayAppend is what a look-up of the method append for a call finds: a function of the object and the arguments.
var byteArrayAppend = (&Builtin{
	Obj: Obj{T: &BuiltinType}, Name: "append",
	E2: func(c *Ctx, _, v, x Value) (Value, *Exc) {
		if appendByte(c, v, x) {
			return None, nil
		}
		return H.CallMethod(c, v, "append", []Value{x}, nil)
	},
	EN: func(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
		return H.CallMethod(c, args[0], "append", args[1:], names)
	},
}).Value()

// isByteArray reports an object of exactly that type. The GIL is held.
func isByteArray(v Value) bool {
	p := (*Obj)(v.P).py()
	if p == nil || at(p, pyType) != Genuine.AnyByteArray {
		return false
	}
	if Genuine.ByteArray == 0 && LearnBuffer != nil {
		LearnBuffer(uintptr(p))
	}
	return at(p, pyType) == Genuine.ByteArray
}

// moreBytes is where n more bytes go, which count from then on; nil leaves it to CPython.
func moreBytes(c *Ctx, v Value, n int) unsafe.Pointer {
	p := (*Obj)(v.P).py()
	if !c.GIL || !isByteArray(v) || at(p, byteArrayExports) != 0 {
		return nil
	}
	size, room := int(at(p, pySize)), int(at(p, byteArrayRoom))
	start := pointerAt(p, byteArrayStart)
	if used := int(at(p, byteArrayStart)-at(p, byteArrayMemory)) + size + n + 1; used > room || size+n < room/2 {
		return nil
	}
	c.Touched = true
	*(*byte)(unsafe.Add(start, size+n)) = 0
	*(*int)(unsafe.Add(p, pySize)) = size + n
	return unsafe.Add(start, size)
}

// appendByte is v.append(x) of a bytearray; false leaves it to CPython.
func appendByte(c *Ctx, v, x Value) bool {
	if !x.IsInt() || uint64(x.Int()) > 255 {
		return false
	}
	p := moreBytes(c, v, 1)
	if p != nil {
		*(*byte)(p) = byte(x.Int())
	}
	return p != nil
}

// GrowByteArray is set by package border: it has CPython give a bytearray n more
// bytes, and tells where they are; nil where it does not.
var GrowByteArray func(c *Ctx, v Value, n int) unsafe.Pointer

// extendBytes is v += x of a bytearray, x something that lends its memory; false
// leaves it to CPython.
func extendBytes(c *Ctx, v, x Value) bool {
	if !c.GIL || !isByteArray(v) || at((*Obj)(v.P).py(), byteArrayExports) != 0 {
		return false
	}
	s, ok := ByteSpan(c, x)
	if !ok || x.Type() == &ForeignType && (*Obj)(x.P).Py == (*Obj)(v.P).Py {
		return false
	}
	p := moreBytes(c, v, len(s))
	if p == nil && GrowByteArray != nil {
		p = GrowByteArray(c, v, len(s))
	}
	if p != nil {
		copy(unsafe.Slice((*byte)(p), len(s)), s)
	}
	return p != nil
}
