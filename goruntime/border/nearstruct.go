package border

import (
	"strings"

	o "goruntime/object"
)

// The methods of struct.Struct objects on plain values: their format is read and
// carried out as struct.pack() carries it out (object/structpack.go).

const (
	offStructSize   = 16 // s_size
	offStructLen    = 24 // s_len, the number of items
	offStructFormat = 40 // s_format
)

const (
	structNever = iota
	structPack
	structUnpack
	structUnpackFrom
)

// structMethod tells which of them a method is.
func structMethod(name string) uint8 {
	switch method, _ := strings.CutPrefix(name, "_struct.Struct."); method {
	case "pack":
		return structPack
	case "unpack":
		return structUnpack
	case "unpack_from":
		return structUnpackFrom
	}
	return structNever
}

// structCall is one of them; a zero Value leaves it to the genuine one. The
// format is the object's only if what was made of it says the same: an
// __init__() that failed leaves the former one's in place.
func structCall(q *quietMethod, self uintptr, args []o.Value) o.Value {
	text := word(self, offStructFormat)
	if text == 0 || typeOf(text) != tyBytes {
		return o.Value{}
	}
	f := o.FindStruct(bytesAt(text))
	if f == nil || int(word(self, offStructSize)) != f.Size() || int(word(self, offStructLen)) != f.Items() {
		return o.Value{}
	}
	switch q.packs {
	case structPack:
		return f.Pack(args)
	case structUnpack:
		return f.Unpack(args)
	}
	return f.UnpackFrom(args)
}
