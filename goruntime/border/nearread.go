package border

import (
	"unsafe"

	o "goruntime/object"
)

// `f.read(n)` of a buffered file takes what is in the buffer, where that is enough, without the file's lock and
// without asking the file beneath. So it is done in place, once CPython's own was seen to do the same.

// So does that of a BytesIO, which waits for nothing either.

const (
	readerName = "_io.BufferedReader.read"
	memoryName = "_io.BytesIO.read"
)

const (
	offReaderRaw    = 16
	offReaderOK     = 24 // int: it was initialised
	offReaderReads  = 32 // int: it may be read
	offReaderOwn    = 44 // int: its class and that of the file beneath are the library's own
	offReaderBuffer = 56
	offReaderAt     = 64
	offReaderEnd    = 80 // -1: nothing is in the buffer
	offReaderDict   = 136
	offFileNumber   = 16 // int, negative for a closed file
	offFileDict     = 40

	offMemoryBuffer = 16 // a bytes object, 0 when closed
	offMemoryAt     = 24
	offMemorySize   = 32
	offMemoryDict   = 40

	mostAhead = 4 << 10
)

const (
	readNever = iota
	readUntried
	readInPlace
	readByAPI
)

// ahead are n bytes in a reader's buffer, as memory of that.
func ahead(self uintptr, args []o.Value) (s string, ok bool) {
	if len(args) != 1 || !args[0].IsInt() || *(*int32)(ptr(self + offReaderOwn)) == 0 {
		return "", false
	}
	raw, buffer := word(self, offReaderRaw), word(self, offReaderBuffer)
	if *(*int32)(ptr(self + offReaderOK)) <= 0 || *(*int32)(ptr(self + offReaderReads)) == 0 || buffer == 0 || raw == 0 ||
		word(typeOf(raw), offTypeDictOff) != offFileDict || *(*int32)(ptr(raw + offFileNumber)) < 0 {
		return "", false
	}
	n, at, end := args[0].Int(), int64(word(self, offReaderAt)), int64(word(self, offReaderEnd))
	if n < 0 || n > mostAhead || at < 0 || at > end || n > end-at {
		return "", false
	}
	return unsafe.String((*byte)(ptr(buffer+uintptr(at))), int(n)), true
}

// aheadOfMemory are n bytes of a BytesIO, fewer at its end.
func aheadOfMemory(self uintptr, args []o.Value) (s string, ok bool) {
	buffer := word(self, offMemoryBuffer)
	if len(args) != 1 || !args[0].IsInt() || buffer == 0 || typeOf(buffer) != tyBytes {
		return "", false
	}
	n, at, end := args[0].Int(), int64(word(self, offMemoryAt)), int64(word(self, offMemorySize))
	if n < 0 || at < 0 || end > int64(word(buffer, offSize)) {
		return "", false
	}
	if n = min(n, max(end-at, 0)); n <= 1 || n > mostAhead || n == int64(word(buffer, offSize)) { // some are known objects, as all of it may be
		return "", false
	}
	return bytesAt(buffer)[at : at+n], true
}

// readAhead is reader.read(n) out of the buffer; a zero Value leaves it to the API.
func (t *thread) readAhead(q *quietMethod, self uintptr, args []o.Value) o.Value {
	read, place := ahead, uintptr(offReaderAt)
	if q.memory {
		read, place = aheadOfMemory, offMemoryAt
	}
	s, ok := read(self, args)
	if !ok || q.reads == readByAPI {
		return o.Value{}
	}
	data, then := o.CopyBytes(s), word(self, place)+uintptr(len(s))
	if q.reads == readInPlace {
		*(*uintptr)(ptr(self + place)) = then
		t.Touched = true
		return data
	}
	n, ok := nearObject(args[0])
	if !ok {
		return o.Value{}
	}
	t.quietGiven = [quietArgs]uintptr{n}
	r := quiet(q.fn, self, uintptr(unsafe.Pointer(&t.quietGiven)), 1)
	decref(n)
	if r == 0 {
		return o.Value{}
	}
	got := t.fromOwned(r)
	if q.reads = readByAPI; word(self, place) == then && o.SameBytes(got, data) {
		q.reads = readInPlace
	}
	return got
}
