package object

import (
	"math"
	"unsafe"
)

// View is memory with numbers in it, as the batches of loops (emit/views.py) read
// and write it. A batch runs nothing else and keeps the GIL, so what was looked at
// before it holds to its end: class, layout, length. Only lists of Go's need no GIL, and
// may be written to by other threads meanwhile. The functions here refuse what
// is not simple; the ordinary text of the loop then does it.
type View struct {
	Data unsafe.Pointer
	N    int64 // items
	Step int64 // bytes from one to the next
	Code byte  // as in module struct, or one of those below; 0 for none
}

const (
	ListView  = 'O' // objects of CPython's, in a genuine list
	OwnView   = 'V' // Values, in a list of Go's
	wordCodes = 'q' // also for l and n
)

const valueSize = int64(unsafe.Sizeof(Value{}))

// LoopOver is what a loop without an iterator object goes over.
func LoopOver(l *List) Value {
	switch {
	case l == nil:
		return None
	case l.T == &BytesType:
		return (*listView)(unsafe.Pointer(l)).keep
	}
	return l.Value()
}

// FewLeft reports that a loop over a list of Go's has no batch before it.
func FewLeft(l *List, i int) bool { return l.T == &ListType && l.Py == 0 && l.n-i < 16 }

// look is the view of a list, or of an object whose buffer has one dimension.
func look(c *Ctx, v Value) View {
	h := (*Obj)(v.P)
	if h == nil {
		return View{}
	}
	if h.T == &ListType && h.Py == 0 {
		// other threads may write: what they take away is no number, and a list that grows gets another block
		if b := (*List)(v.P).block; b != nil && len(b.v) > 0 {
			return View{unsafe.Pointer(&b.v[0]), int64(min((*List)(v.P).n, len(b.v))), valueSize, OwnView}
		}
		return View{}
	}
	if h.T == &BytesType {
		s := (*Bytes)(v.P).S
		return View{unsafe.Pointer(unsafe.StringData(s)), int64(len(s)), 1, 'B'}
	}
	if h.T != &ForeignType && h.T != &ListType || h.Py == 0 || !c.GIL {
		return View{}
	}
	p := h.py()
	switch kind := bufferKind(p); {
	case at(p, pyType) == Genuine.List:
		return View{pointerAt(p, pyListItems), int64(at(p, pySize)), 8, ListView}
	case kind == NumpyBuffer || kind == NoBuffer:
		return View{}
	default:
		data, n, step, code, _ := lentSpan(p, kind)
		return View{data, int64(n), int64(step), oneWord(code)}
	}
}

func oneWord(code byte) byte {
	if code == 'l' || code == 'n' {
		return wordCodes
	}
	return code
}

// lookPair is the view of an object's buffer of two dimensions: of the rows, and
// of the items in one, whose place Row tells.
func lookPair(c *Ctx, v Value, writing bool) (rows, row View) {
	h := (*Obj)(v.P)
	if h == nil || h.T != &ForeignType || !c.GIL {
		return
	}
	var shape, strides unsafe.Pointer
	switch p := h.py(); bufferKind(p) {
	case MemoryBuffer:
		if int32At(p, viewFlags)&released != 0 || int32At(pointerAt(p, viewBuffer), sharedFlags)&released != 0 {
			return
		}
		b := unsafe.Add(p, viewView)
		if int32At(b, lentDimensions) != 2 || at(b, lentIndirect) != 0 || writing && int32At(b, lentReadOnly) != 0 {
			return
		}
		shape, strides = pointerAt(b, lentShape), pointerAt(b, lentStrides)
		rows = View{pointerAt(b, 0), 0, 0, oneWord(formatCode(pointerAt(b, lentFormat)))}
	case NumpyBuffer:
		if int32At(p, numpyDims) != 2 || !numpyPlain(p) || writing && !numpyWritten(p) {
			return
		}
		shape, strides = pointerAt(p, numpyShape), pointerAt(p, numpyStrides)
		rows = View{pointerAt(p, numpyData), 0, 0, oneWord(number(byteAt(pointerAt(p, numpyDtype), dtypeCode)))}
	default:
		return
	}
	c.Touched = true
	rows.N, rows.Step = int64(at(shape, 0)), int64(at(strides, 0))
	return rows, View{nil, int64(at(shape, 8)), int64(at(strides, 8)), rows.Code}
}

// Row is the view of row i.
func Row(rows, row View, i int64) View {
	return View{unsafe.Add(rows.Data, i*rows.Step), row.N, row.Step, row.Code}
}

// LookFloats is a view whose items are floats, Code 0 where there is none.
func LookFloats(c *Ctx, v Value) View { return floatsIn(c, look(c, v)) }

func floatsIn(c *Ctx, w View) View {
	switch w.Code {
	case 'd', 'f':
	case ListView, OwnView:
		if w.N == 0 {
			return View{}
		}
		if _, ok := FloatAt(w, 0); !ok {
			return View{}
		}
	default:
		return View{}
	}
	w.touch(c)
	return w
}

// LookInts is a view whose items are ints.
func LookInts(c *Ctx, v Value) View { return intsIn(c, look(c, v)) }

func intsIn(c *Ctx, w View) View {
	switch w.Code {
	case 0, 'd', 'f', '?':
		return View{}
	case ListView, OwnView:
		if w.N == 0 {
			return View{}
		}
		if _, ok := IntAt(w, 0); !ok {
			return View{}
		}
	}
	w.touch(c)
	return w
}

// touch notes that memory of CPython's will be read.
func (w View) touch(c *Ctx) {
	if w.Code != OwnView {
		c.Touched = true
	}
}

// isDoubles reports an array of NumPy's whose items are np.float64.
func isDoubles(v Value) bool {
	h := (*Obj)(v.P)
	if h == nil || h.T != &ForeignType {
		return false
	}
	p := h.py()
	if at(p, pyType) != Genuine.NumpyArray || !numpyPlain(p) {
		return false
	}
	d := pointerAt(p, numpyDtype)
	return byteAt(d, dtypeCode) == 'd' && at(d, dtypeClass) == Genuine.NumpyNumbers[npFloat64]
}

// LookDoubles is a view whose items are np.float64.
func LookDoubles(c *Ctx, v Value) View {
	if !c.GIL || !isDoubles(v) {
		return View{}
	}
	p := (*Obj)(v.P).py()
	if int32At(p, numpyDims) != 1 {
		return View{}
	}
	c.Touched = true
	return numpyLine(p)
}

// numpyLine is the view of an array of NumPy's of one dimension.
func numpyLine(p unsafe.Pointer) View {
	code := number(byteAt(pointerAt(p, numpyDtype), dtypeCode))
	return View{pointerAt(p, numpyData), int64(at(pointerAt(p, numpyShape), 0)), int64(at(pointerAt(p, numpyStrides), 0)), oneWord(code)}
}

// LookDoublePairs is LookDoubles of two dimensions.
func LookDoublePairs(c *Ctx, v Value) (rows, row View) {
	if !c.GIL || !isDoubles(v) {
		return
	}
	return lookPair(c, v, false)
}

// LookFloatPairs and LookIntPairs are the same of two dimensions.
func LookFloatPairs(c *Ctx, v Value) (rows, row View) {
	if rows, row = lookPair(c, v, false); rows.Code != 'd' && rows.Code != 'f' || bufferKind((*Obj)(v.P).py()) != MemoryBuffer {
		return View{}, View{}
	}
	return
}

func LookIntPairs(c *Ctx, v Value) (rows, row View) {
	rows, row = lookPair(c, v, false)
	switch rows.Code {
	case 0, 'd', 'f', '?':
		return View{}, View{}
	}
	if bufferKind((*Obj)(v.P).py()) != MemoryBuffer {
		return View{}, View{}
	}
	return
}

// LookPut is a view that can be written.
func LookPut(c *Ctx, v Value) (w View) {
	h := (*Obj)(v.P)
	if h == nil || h.T != &ForeignType || !c.GIL {
		return View{}
	}
	p := h.py()
	switch kind := bufferKind(p); kind {
	case NoBuffer:
		return View{}
	case NumpyBuffer:
		if int32At(p, numpyDims) != 1 || !numpyPlain(p) || !numpyWritten(p) {
			return View{}
		}
		w = numpyLine(p)
	default:
		data, n, step, code, writable := lentSpan(p, kind)
		if !writable {
			return View{}
		}
		w = View{data, int64(n), int64(step), oneWord(code)}
	}
	c.Touched = true
	return w
}

// LookPutPairs is LookPut of two dimensions.
func LookPutPairs(c *Ctx, v Value) (rows, row View) { return lookPair(c, v, true) }

// DoubleAt is an item of code d, WordAt of q, ByteAt of B; the index is in range.
func DoubleAt(w View, i int64) float64 { return *(*float64)(unsafe.Add(w.Data, i*w.Step)) }
func WordAt(w View, i int64) int64     { return *(*int64)(unsafe.Add(w.Data, i*w.Step)) }
func ByteAt(w View, i int64) int64     { return int64(*(*uint8)(unsafe.Add(w.Data, i*w.Step))) }

// ListedFloat is item i of a genuine list, false if it is no float.
func ListedFloat(w View, i int64) (float64, bool) {
	if x := pointerAt(w.Data, uintptr(i)*8); at(x, pyType) == Genuine.Float {
		return *(*float64)(unsafe.Add(x, pyDouble)), true
	}
	return 0, false
}

// OwnFloat and OwnInt are item i of a list of Go's, false if it is no such number.
func OwnFloat(w View, i int64) (float64, bool) {
	v := LoadValue((*Value)(unsafe.Add(w.Data, i*valueSize)))
	return v.Float(), v.IsFloat()
}

func OwnInt(w View, i int64) (int64, bool) {
	v := LoadValue((*Value)(unsafe.Add(w.Data, i*valueSize)))
	return v.Int(), v.IsInt()
}

// FloatAt is item i of any view; false where it is no float.
func FloatAt(w View, i int64) (float64, bool) {
	switch w.Code {
	case ListView:
		return ListedFloat(w, i)
	case OwnView:
		return OwnFloat(w, i)
	}
	v := load(unsafe.Add(w.Data, i*w.Step), w.Code)
	return v.Float(), v.IsFloat()
}

// IntAt is item i of any view; false where it is no int that fits.
func IntAt(w View, i int64) (int64, bool) {
	var v Value
	switch w.Code {
	case ListView:
		x := pointerAt(w.Data, uintptr(i)*8)
		if at(x, pyType) != Genuine.Long {
			return 0, false
		}
		v = pyInt(x)
	case OwnView:
		return OwnInt(w, i)
	default:
		v = load(unsafe.Add(w.Data, i*w.Step), w.Code)
	}
	return v.Int(), v.IsInt()
}

// PutDouble and PutByte write an item of code d or B, whose value fits.
func PutDouble(w View, i int64, x float64) { *(*float64)(unsafe.Add(w.Data, i*w.Step)) = x }
func PutByte(w View, i, x int64)           { *(*uint8)(unsafe.Add(w.Data, i*w.Step)) = uint8(x) }

// PutFloatAt and PutIntAt write to any view; false where the number does not fit.
func PutFloatAt(w View, i int64, x float64) bool {
	return put(unsafe.Add(w.Data, i*w.Step), w.Code, Float(x))
}

func PutIntAt(w View, i, x int64) bool { return put(unsafe.Add(w.Data, i*w.Step), w.Code, Int(x)) }

// NumpyDouble is the number that stands for an np.float64, IsNumpyDouble tells one.
func NumpyDouble(x float64) Value { return numpyValue(npFloat64, math.Float64bits(x)) }
func IsNumpyDouble(v Value) bool  { return isNumpyFloat(v) }

// Ordinary reports a result that NumPy gives without a warning; exact: a zero is no underflow.
func Ordinary(x float64, exact bool) bool {
	exponent := math.Float64bits(x) >> 52 & 0x7ff
	return exponent-1 < 0x7fe || exact && x == 0
}
