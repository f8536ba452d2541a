package object

import (
	"math"
	"unsafe"
)

// The memory of a bytearray, an array.array, a memoryview of one dimension and
// a NumPy array is read and written in place while the GIL is held. What this
// does not do (an index out of range, a value that does not fit, a released
// view) is left to CPython, whose errors it raises.

// LearnBuffer is set by package border. It compares what is read here of an
// object with what the buffer protocol says, and from then on knows its type.
var LearnBuffer func(a uintptr)

// The kinds of objects with a buffer, by exact type.
const (
	NoBuffer = iota
	ByteArrayBuffer
	ArrayBuffer
	MemoryBuffer
	NumpyBuffer
)

// Buffer is the memory of an object with one or two dimensions at one moment.
type Buffer struct {
	Data     unsafe.Pointer
	Len      [2]int
	Stride   [2]int
	Dims     int
	Code     byte // as in module struct, of native size and order
	ReadOnly bool
}

const (
	byteArrayStart = 40
	arrayItems     = 24
	arrayDescr     = 40
	viewBuffer     = 24
	viewFlags      = 40
	viewView       = 56
	// of a managed buffer, which several memoryviews share
	sharedFlags = 16
	// of a Py_buffer
	lentReadOnly   = 32
	lentDimensions = 36
	lentFormat     = 40
	lentShape      = 48
	lentStrides    = 56
	lentIndirect   = 64
	// of a NumPy array and its dtype
	numpyData    = 16
	numpyDims    = 24
	numpyShape   = 32
	numpyStrides = 40
	numpyDtype   = 56
	numpyFlags   = 64
	dtypeClass   = 16
	dtypeCode    = 25
	dtypeOrder   = 26

	released      = 1
	numpyAligned  = 0x100
	numpyWritable = 0x400
	numpyWarns    = 1 << 31
)

func int32At(p unsafe.Pointer, off uintptr) int32 { return *(*int32)(unsafe.Add(p, off)) }
func byteAt(p unsafe.Pointer, off uintptr) byte   { return *(*byte)(unsafe.Add(p, off)) }

// bufferKind is NoBuffer too for types that no object was seen of.
func bufferKind(p unsafe.Pointer) int {
	switch at(p, pyType) {
	case Genuine.ByteArray:
		return ByteArrayBuffer
	case Genuine.Array:
		return ArrayBuffer
	case Genuine.MemoryView:
		return MemoryBuffer
	case Genuine.NumpyArray:
		return NumpyBuffer
	}
	return NoBuffer
}

// Read describes the buffer of an object of a kind; false where it has none
// that is simple enough. The GIL is held.
func (b *Buffer) Read(p unsafe.Pointer, kind int) bool {
	if kind == NumpyBuffer {
		return b.readNumpy(p)
	}
	*b = Buffer{Dims: 1}
	if v := unsafe.Add(p, viewView); kind == MemoryBuffer && int32At(v, lentDimensions) == 2 {
		return b.readPairs(v)
	}
	var writable bool
	b.Data, b.Len[0], b.Stride[0], b.Code, writable = lentSpan(p, kind)
	b.ReadOnly = !writable
	return b.Code != 0
}

// readPairs reads a Py_buffer of two dimensions.
func (b *Buffer) readPairs(v unsafe.Pointer) bool {
	b.Dims, b.Data, b.Code = 2, pointerAt(v, 0), formatCode(pointerAt(v, lentFormat))
	b.ReadOnly = int32At(v, lentReadOnly) != 0
	for i := range b.Dims {
		b.Len[i] = int(at(pointerAt(v, lentShape), uintptr(i)*8))
		b.Stride[i] = int(at(pointerAt(v, lentStrides), uintptr(i)*8))
	}
	return b.Code != 0 && at(v, lentIndirect) == 0
}

// lentSpan is the buffer of one dimension that an object of a kind has; code is 0
// where it has none that is simple enough.
func lentSpan(p unsafe.Pointer, kind int) (data unsafe.Pointer, n, stride int, code byte, writable bool) {
	switch kind {
	case ByteArrayBuffer:
		return pointerAt(p, byteArrayStart), int(at(p, pySize)), 1, 'B', true
	case ArrayBuffer:
		d := pointerAt(p, arrayDescr)
		return pointerAt(p, arrayItems), int(at(p, pySize)), int(int32At(d, 4)), number(byteAt(d, 0)), true
	case MemoryBuffer:
		if int32At(p, viewFlags)&released != 0 || int32At(pointerAt(p, viewBuffer), sharedFlags)&released != 0 {
			return
		}
		v := unsafe.Add(p, viewView)
		if int32At(v, lentDimensions) != 1 || at(v, lentIndirect) != 0 {
			return
		}
		return pointerAt(v, 0), int(at(pointerAt(v, lentShape), 0)), int(at(pointerAt(v, lentStrides), 0)),
			formatCode(pointerAt(v, lentFormat)), int32At(v, lentReadOnly) == 0
	}
	return
}

// formatCode is the only character of a format of native size and order.
func formatCode(f unsafe.Pointer) byte {
	if f == nil {
		return 'B'
	}
	code := byteAt(f, 0)
	if code == '@' {
		f = unsafe.Add(f, 1)
		code = byteAt(f, 0)
	}
	if code == 0 || byteAt(f, 1) != 0 {
		return 0
	}
	return number(code)
}

// NumpyItems is the number of items of a NumPy array.
func NumpyItems(p unsafe.Pointer) uintptr {
	n := uintptr(1)
	for i := range int(int32At(p, numpyDims)) {
		n *= at(pointerAt(p, numpyShape), uintptr(i)*8)
	}
	return n
}

func (b *Buffer) readNumpy(p unsafe.Pointer) bool {
	d, flags := pointerAt(p, numpyDtype), int32At(p, numpyFlags)
	b.Code, b.Dims, b.Data = byteAt(d, dtypeCode), int(int32At(p, numpyDims)), pointerAt(p, numpyData)
	order := byteAt(d, dtypeOrder)
	if b.Dims < 1 || b.Dims > 2 || order != '=' && order != '|' || flags&numpyAligned == 0 || number(b.Code) == 0 {
		return false
	}
	for i := range b.Dims {
		b.Len[i] = int(at(pointerAt(p, numpyShape), uintptr(i)*8))
		b.Stride[i] = int(at(pointerAt(p, numpyStrides), uintptr(i)*8))
	}
	b.ReadOnly = flags&numpyWritable == 0 || uint32(flags)&numpyWarns != 0
	return true
}

const smallestNormal = 0x1p-126 // of a float32

// number is code if it stands for a kind of number that is read here, else 0.
func number(code byte) byte {
	if code-'B' < 64 && numbers>>(code-'B')&1 != 0 || code == '?' {
		return code
	}
	return 0
}

// numbers has a bit for each of bBhHiIlLqQnNfd, counted from B.
const numbers = uint64(1<<('B'-'B') | 1<<('H'-'B') | 1<<('I'-'B') | 1<<('L'-'B') | 1<<('N'-'B') | 1<<('Q'-'B') |
	1<<('b'-'B') | 1<<('d'-'B') | 1<<('f'-'B') | 1<<('h'-'B') | 1<<('i'-'B') | 1<<('l'-'B') | 1<<('n'-'B') | 1<<('q'-'B'))

// place is where item i of n is; false when there is none.
func place(data unsafe.Pointer, i int64, n, stride int) (unsafe.Pointer, bool) {
	if i < 0 {
		i += int64(n)
	}
	return unsafe.Add(data, int(i)*stride), uint64(i) < uint64(n)
}

// load reads an item, zero when it does not fit an int64.
func load(p unsafe.Pointer, code byte) Value {
	switch code {
	case 'd':
		return Float(*(*float64)(p))
	case 'B':
		return Int(int64(*(*uint8)(p)))
	case 'l', 'q', 'n':
		return Int(*(*int64)(p))
	case 'i':
		return Int(int64(*(*int32)(p)))
	case 'f':
		return Float(float64(*(*float32)(p)))
	case 'b':
		return Int(int64(*(*int8)(p)))
	case 'h':
		return Int(int64(*(*int16)(p)))
	case 'H':
		return Int(int64(*(*uint16)(p)))
	case 'I':
		return Int(int64(*(*uint32)(p)))
	case 'L', 'Q', 'N':
		if x := *(*uint64)(p); x <= math.MaxInt64 {
			return Int(int64(x))
		}
	case '?':
		return Bool(*(*byte)(p) != 0)
	}
	return Value{}
}

// putNumber is put for an item of a NumPy array of that code.
func putNumber(p unsafe.Pointer, code byte, v Value) bool {
	if code != 'e' {
		return put(p, number(code), v)
	}
	x, ok := v.Float(), v.IsFloat() || isNumpyReal(v)
	if v.IsInt() {
		x, ok = narrowHalf(v)
	}
	h, normal := roundHalf(x)
	if ok && normal {
		*(*uint16)(p) = halfBits(h)
	}
	return ok && normal
}

// put writes a number that fits; false sends the caller to CPython.
func put(p unsafe.Pointer, code byte, v Value) bool {
	if code == 'd' || code == 'f' {
		x := v.Float()
		if !v.IsFloat() && !isNumpyReal(v) {
			if !numpyWhole(v) {
				return false
			}
			x = float64(v.Int())
		}
		if code == 'd' {
			*(*float64)(p) = x
			return true
		}
		y := float32(x)
		if float64(y) != x && (math.IsInf(float64(y), 0) || math.Abs(x) < smallestNormal) {
			return false // NumPy may warn
		}
		*(*float32)(p) = y
		return true
	}
	if code == '?' {
		return putBool(p, v)
	}
	if isNumpyWide(v) && (code == 'L' || code == 'Q' || code == 'N') {
		*(*uint64)(p) = v.N
		return true
	}
	if !numpyWhole(v) {
		return false
	}
	switch x := v.Int(); code {
	case 'B':
		return putInt[uint8](p, x)
	case 'l', 'q', 'n':
		*(*int64)(p) = x
		return true
	case 'i':
		return putInt[int32](p, x)
	case 'b':
		return putInt[int8](p, x)
	case 'h':
		return putInt[int16](p, x)
	case 'H':
		return putInt[uint16](p, x)
	case 'I':
		return putInt[uint32](p, x)
	case 'L', 'Q', 'N':
		if x >= 0 {
			*(*int64)(p) = x
			return true
		}
	}
	return false
}

func putBool(p unsafe.Pointer, v Value) bool {
	if isNumpyBool(v) {
		*(*uint8)(p) = uint8(v.N)
		return true
	}
	if v.IsTrue() {
		*(*uint8)(p) = 1
	} else if v.IsFalse() {
		*(*uint8)(p) = 0
	}
	return v.IsBool()
}

func putInt[T int8 | uint8 | int16 | uint16 | int32 | uint32](p unsafe.Pointer, x int64) bool {
	if int64(T(x)) != x {
		return false
	}
	*(*T)(p) = T(x)
	return true
}

// bufferAt is item i of an object with a buffer of one dimension that is read
// here, else zero. An item of a NumPy array is an object of NumPy's own.
func bufferAt(p unsafe.Pointer, i int64) Value {
	switch at(p, pyType) {
	case Genuine.ByteArray:
		n := int64(at(p, pySize))
		if i < 0 {
			i += n
		}
		if uint64(i) < uint64(n) {
			return Int(int64(byteAt(pointerAt(p, byteArrayStart), uintptr(i))))
		}
	case Genuine.Array:
		n := int64(at(p, pySize))
		if i < 0 {
			i += n
		}
		if uint64(i) < uint64(n) {
			d := pointerAt(p, arrayDescr)
			return load(unsafe.Add(pointerAt(p, arrayItems), int(i)*int(int32At(d, 4))), byteAt(d, 0))
		}
	case Genuine.MemoryView:
		data, n, stride, code, _ := lentSpan(p, MemoryBuffer)
		if q, ok := place(data, i, n, stride); ok && code != 0 {
			return load(q, code)
		}
	}
	return Value{}
}

// BufferItem is v[i] of a foreign object; false sends the caller to CPython.
func BufferItem(c *Ctx, v Value, i int64) (Value, bool) {
	if !c.GIL {
		return Value{}, false
	}
	p := (*Obj)(v.P).py()
	if at(p, pyType) == Genuine.NumpyArray {
		x := numpyItem(p, i)
		if x.P == nil {
			return x, false
		}
		return NumpyObject(c, x), true
	}
	if x, ok := FloatItem(c, v, i); ok { // the commonest first
		return Float(x), true
	}
	x := bufferAt(p, i)
	if x.P == nil {
		return x, false
	}
	c.Touched = true
	return x, true
}

// ownArray is the address of an array of module array that has an item i, not
// counted from the end, and the code of its items; nil sends the caller to GetItem.
func ownArray(c *Ctx, v Value, i int64) (p unsafe.Pointer, code byte) {
	if h := (*Obj)(v.P); h == nil || h.T != &ForeignType || !c.GIL {
		return nil, 0
	} else if p = h.py(); at(p, pyType) != Genuine.Array || uint64(i) >= uint64(at(p, pySize)) {
		return nil, 0
	}
	c.Touched = true
	return p, byteAt(pointerAt(p, arrayDescr), 0)
}

// FloatItem is v[i] of an array of doubles; false sends the caller to GetItem.
func FloatItem(c *Ctx, v Value, i int64) (float64, bool) {
	p, code := ownArray(c, v, i)
	if code != 'd' {
		return 0, false
	}
	return *(*float64)(unsafe.Add(pointerAt(p, arrayItems), i*8)), true
}

// IntItem is v[i] of an array of ints; false sends the caller to GetItem.
func IntItem(c *Ctx, v Value, i int64) (int64, bool) {
	p, code := ownArray(c, v, i)
	if p == nil {
		return 0, false
	}
	switch code {
	case 'l', 'q':
		return *(*int64)(unsafe.Add(pointerAt(p, arrayItems), i*8)), true
	case 'i':
		return int64(*(*int32)(unsafe.Add(pointerAt(p, arrayItems), i*4))), true
	case 'B':
		return int64(*(*uint8)(unsafe.Add(pointerAt(p, arrayItems), i))), true
	}
	return 0, false
}

// PutFloatItem is v[i] = x of an array of doubles; false sends the caller to SetItem.
func PutFloatItem(c *Ctx, v Value, i int64, x float64) bool {
	p, code := ownArray(c, v, i)
	if code != 'd' {
		return false
	}
	*(*float64)(unsafe.Add(pointerAt(p, arrayItems), i*8)) = x
	return true
}

// PutIntItem is v[i] = x of an array of ints; false sends the caller to SetItem.
func PutIntItem(c *Ctx, v Value, i, x int64) bool {
	p, code := ownArray(c, v, i)
	if p == nil {
		return false
	}
	return put(unsafe.Add(pointerAt(p, arrayItems), i*int64(int32At(pointerAt(p, arrayDescr), 4))), code, Int(x))
}

// PairItem is v[i, j] of a foreign object with a buffer of two dimensions; false
// sends the caller to CPython.
func PairItem(c *Ctx, v, i, j Value) (Value, bool) {
	if x, ok := NumberPair(c, v, i, j); ok {
		return NumpyObject(c, x), true
	}
	p, code := pairPlace(c, v, i, j, false)
	if p == nil {
		return Value{}, false
	}
	x := load(p, code)
	return x, x.P != nil
}

// putPair is v[i, j] = x of a memoryview.
func putPair(c *Ctx, v, i, j, x Value) bool {
	p, code := pairPlace(c, v, i, j, true)
	return p != nil && put(p, code, x)
}

// pairPlace is where a memoryview of two dimensions has an item, nil where it has none.
func pairPlace(c *Ctx, v, i, j Value, writing bool) (unsafe.Pointer, byte) {
	rows, row := lookPair(c, v, writing)
	if rows.Code == 0 || bufferKind((*Obj)(v.P).py()) != MemoryBuffer || !i.IsInt() || !j.IsInt() {
		return nil, 0
	}
	p, ok := place(rows.Data, i.Int(), int(rows.N), int(rows.Step))
	if !ok {
		return nil, 0
	}
	if p, ok = place(p, j.Int(), int(row.N), int(row.Step)); !ok {
		return nil, 0
	}
	return p, rows.Code
}

// PutBufferItem is v[key] = x of a foreign object, key an int or, for NumPy, a
// pair of ints; false sends the caller to CPython.
func PutBufferItem(c *Ctx, v, key, x Value) bool {
	p := (*Obj)(v.P).py()
	kind := bufferKind(p)
	if kind == NoBuffer || !c.GIL {
		return false
	}
	c.Touched = true
	if i := key.Int(); key.IsInt() && uint64(i) < uint64(at(p, pySize)) { // the commonest first
		switch {
		case kind == ByteArrayBuffer && x.IsInt() && uint64(x.Int()) < 256:
			*(*byte)(unsafe.Add(pointerAt(p, byteArrayStart), i)) = byte(x.Int())
			return true
		case kind == ArrayBuffer && x.IsFloat() && byteAt(pointerAt(p, arrayDescr), 0) == 'd':
			*(*float64)(unsafe.Add(pointerAt(p, arrayItems), i*8)) = x.Float()
			return true
		}
	}
	if kind == NumpyBuffer {
		return putNumpy(p, key, x)
	}
	if !key.IsInt() {
		if key.Type() == &TupleType {
			if k := (*Tuple)(key.P).V; len(k) == 2 {
				return putPair(c, v, k[0], k[1], x)
			}
		}
		return false
	}
	data, n, stride, code, writable := lentSpan(p, kind)
	q, ok := place(data, key.Int(), n, stride)
	return ok && writable && put(q, code, x)
}

func putNumpy(p unsafe.Pointer, key, x Value) bool {
	var q unsafe.Pointer
	var ok bool
	if key.IsInt() {
		q, ok = numpySpot(p, key.Int())
	} else if key.Type() == &TupleType {
		if k := (*Tuple)(key.P).V; len(k) == 2 {
			q, ok = numpyPlace(p, k[0], k[1])
		}
	}
	return ok && numpyWritten(p) && putNumber(q, byteAt(pointerAt(p, numpyDtype), dtypeCode), x)
}

// BufferLen is the length of a foreign object with a buffer of one dimension, or of a NumPy array.
func BufferLen(c *Ctx, v Value) (int, bool) {
	p := (*Obj)(v.P).py()
	kind := bufferKind(p)
	if kind == NoBuffer || !c.GIL {
		return 0, false
	}
	if kind == NumpyBuffer {
		if int32At(p, numpyDims) < 1 {
			return 0, false
		}
		return int(at(pointerAt(p, numpyShape), 0)), true
	}
	_, n, _, code, _ := lentSpan(p, kind)
	return n, code != 0
}

// viewsBuffer tells whether a loop may read an object item by item, of a NumPy
// array (numbers) as the numbers that stand for its items.
func viewsBuffer(p unsafe.Pointer, numbers bool) bool {
	kind := bufferKind(p)
	if kind == NoBuffer && LearnBuffer != nil {
		LearnBuffer(uintptr(p))
		kind = bufferKind(p)
	}
	if kind == NumpyBuffer {
		return numbers && int32At(p, numpyDims) == 1
	}
	_, _, _, code, _ := lentSpan(p, kind)
	return code != 0
}

// bufferStep is IterSlow for a view of a buffer where its item is not read in
// place. The length of a memoryview does not change; that of the others counts
// at each step.
func (l *List) bufferStep(c *Ctx, i int) (Value, *Exc) {
	if !c.GIL {
		H.Len(c, l.Value()) // takes it
	}
	p := l.py()
	kind := bufferKind(p)
	_, n, _, code, _ := lentSpan(p, kind)
	switch {
	case kind == NumpyBuffer:
		n = int(at(pointerAt(p, numpyShape), 0))
	case code == 0 && kind == MemoryBuffer: // released: its next item raises
		n = int(at(pointerAt(unsafe.Add(p, viewView), lentShape), 0))
	}
	if i >= n {
		l.leave(c)
		return Value{}, nil
	}
	if v := l.nearNumber(i); v.P != nil {
		c.Touched = true
		return v, nil
	}
	return H.GetItem(c, l.Value(), Int(int64(i)))
}
