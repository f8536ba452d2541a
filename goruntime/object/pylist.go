package object

import "unsafe"

// Genuine lists of CPython's are read in place while the GIL is held: what a
// loop over one costs decides whether compiled code is worth calling with it.
// Package border sets the addresses and checks the layout when it loads.

// Genuine is what the readers here know of CPython. The addresses are those of
// the exact types; LongTagged says that ints have a tag (3.12 and later)
// instead of a signed size.
var Genuine struct {
	List, Float, Long, AnyByteArray uintptr
	// 0 until one was seen
	ByteArray, Array, MemoryView, NumpyArray uintptr
	// BufferIters are the types of their iterators, by kind of buffer.
	BufferIters [NumpyBuffer + 1]uintptr
	ListIter    uintptr // of lists
	// NumpyNumbers are np.float64 and so on, 0 where items are left to NumPy.
	NumpyNumbers [NumpyClasses]uintptr
	NumpyMet     bool // one of them is not
	ArrayGrows   bool // array.array is laid out as its growing here expects
	NumpyWeak    bool // numbers of Python's take the class of those beside them
	LongTagged   bool
}

const (
	pyType      = 8
	pySize      = 16
	pyListItems = 24
	pyDouble    = 16
	pyLongTag   = 16
	pyDigit     = 24
)

// at reads a word of CPython's memory.
func at(p unsafe.Pointer, off uintptr) uintptr { return *(*uintptr)(unsafe.Add(p, off)) }

func pointerAt(p unsafe.Pointer, off uintptr) unsafe.Pointer {
	return *(*unsafe.Pointer)(unsafe.Add(p, off))
}

// py is the header's address of a CPython object as a pointer.
func (h *Obj) py() unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&h.Py)) }

// listView stands for a genuine list in a loop without an iterator object. Its
// header is that of a foreign object, so the host takes it for one; it is
// never a Python value.
type listView struct {
	List
	keep Value // owns a reference to the list
}

// ViewList is a view of v for a loop, nil unless v is a genuine list or has a
// simple buffer; numbers: the items of a NumPy array may be given as numbers.
func ViewList(c *Ctx, v Value, numbers bool) *List {
	h := (*Obj)(v.P)
	if h.Py == 0 || !c.GIL || at(h.py(), pyType) != Genuine.List && !viewsBuffer(h.py(), numbers) {
		return nil
	}
	return &(&listView{List: List{Obj: Obj{T: &ForeignType, Py: h.Py}}, keep: H.Again(c, v)}).List
}

// ViewBytes is a view of a bytes object for a loop.
func ViewBytes(v Value) *List {
	return &(&listView{List: List{Obj: Obj{T: &BytesType}}, keep: v}).List
}

func (l *List) byteStep(i int) Value {
	if s := (*Bytes)((*listView)(unsafe.Pointer(l)).keep.P).S; i < len(s) {
		return Int(int64(s[i]))
	}
	return Value{}
}

// leave ends the life of a view: its loop is over.
func (l *List) leave(c *Ctx) {
	view := (*listView)(unsafe.Pointer(l))
	l.Py = 0
	H.Release(c, view.keep)
}

// nearNumber is item i of a genuine list if it is a float, or of a buffer if it
// is a number, else zero: of a long list each is in memory of its own, and
// reading ahead needs short code.
func (l *List) nearNumber(i int) Value {
	p := l.py()
	switch class := at(p, pyType); {
	case l.part || class == Genuine.List:
		if i < int(at(p, pySize)) {
			if x := pointerAt(pointerAt(p, pyListItems), uintptr(i)*8); at(x, pyType) == Genuine.Float {
				return Value{P: unsafe.Pointer(&immediate.float), N: uint64(at(x, pyDouble))}
			}
		}
	case l.T != &ForeignType:
	case class == Genuine.NumpyArray:
		return numpyItem(p, int64(i))
	default:
		return bufferAt(p, int64(i))
	}
	return Value{}
}

// pyItem reads item i of a genuine list. found is false past its end; a zero
// value with found leaves the conversion to the host.
func pyItem(list unsafe.Pointer, i int) (v Value, found bool) {
	if i >= int(at(list, pySize)) {
		return Value{}, false
	}
	x := pointerAt(pointerAt(list, pyListItems), uintptr(i)*8)
	switch at(x, pyType) {
	case Genuine.Float:
		return Value{P: unsafe.Pointer(&immediate.float), N: uint64(at(x, pyDouble))}, true
	case Genuine.Long:
		return pyInt(x), true
	}
	return Value{}, true
}

// genuine is the list of CPython's that h is, where it can be read in place now, else nil.
func (h *Obj) genuine(c *Ctx) unsafe.Pointer {
	if p := h.py(); p != nil && c.GIL && at(p, pyType) == Genuine.List {
		return p
	}
	return nil
}

// genuineItem is item i of a list of CPython's, where h is one that has it and may
// be read in place; else zero, and the host is asked.
func (h *Obj) genuineItem(c *Ctx, i int64) (v Value) {
	p := h.genuine(c)
	if p == nil {
		return Value{}
	}
	if i < 0 {
		i += int64(at(p, pySize))
	}
	if i >= 0 {
		var found bool
		if v, found = pyItem(p, int(i)); v.P != nil {
			c.Touched = true
		} else if found {
			return H.ItemAt(c, h.Py, int(i))
		}
	}
	return v
}

// genuineNumbers puts all items into out, where h is a list of CPython's with as many numbers that are read in place.
func (h *Obj) genuineNumbers(c *Ctx, out []Value) bool {
	p := h.genuine(c)
	if p == nil || at(p, pySize) != uintptr(len(out)) {
		return false
	}
	for i := range out {
		if out[i], _ = pyItem(p, i); out[i].P == nil {
			return false
		}
	}
	c.Touched = true
	return true
}

// PutGenuine is v[i] = x where v is a list of CPython's whose number there can be changed
// itself; false sends the caller to SetItem.
func PutGenuine(c *Ctx, v Value, i int64, x Value) bool {
	p := (*Obj)(v.P).genuine(c)
	if p == nil || uint64(i) >= uint64(at(p, pySize)) ||
		!RenewNumber(pointerAt(pointerAt(p, pyListItems), uintptr(i)*8), x) {
		return false
	}
	c.Touched = true
	return true
}

// RenewNumber makes the number x of CPython's, when nobody else has it, into v.
// The ints that CPython has one object of each stay out of it.
func RenewNumber(x unsafe.Pointer, v Value) bool {
	if at(x, 0) != 1 {
		return false
	}
	switch {
	case v.IsFloat() && at(x, pyType) == Genuine.Float:
		if f := v.Float(); f == f {
			*(*float64)(unsafe.Add(x, pyDouble)) = f
			return true
		}
	case v.IsInt() && at(x, pyType) == Genuine.Long:
		one := uintptr(1)
		if Genuine.LongTagged {
			one <<= 3
		}
		if i := v.Int(); at(x, pyLongTag) == one && i > SmallIntMost && i < 1<<30 {
			*(*uint32)(unsafe.Add(x, pyDigit)) = uint32(i)
			return true
		}
	}
	return false
}

// SmallIntMost is the largest int that CPython has one object of.
const SmallIntMost = 256

// pyInt is an int of at most one digit, else zero.
func pyInt(x unsafe.Pointer) Value {
	size := int64(at(x, pyLongTag))
	digit := int64(uint32(at(x, pyDigit)))
	if Genuine.LongTagged {
		switch size {
		case 1<<3 | 0:
			return Int(digit)
		case 1<<3 | 2:
			return Int(-digit)
		case 1:
			return Int(0)
		}
		return Value{}
	}
	switch size {
	case 1:
		return Int(digit)
	case -1:
		return Int(-digit)
	case 0:
		return Int(0)
	}
	return Value{}
}
