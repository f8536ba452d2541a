package border

import (
	"unsafe"

	o "goruntime/object"
)

// `f.read(n)` of a buffered file takes what is in the buffer, where that is enough, without the file's lock and
// without asking the file beneath. So it is done in place, once CPython's own was seen to do the same.

const readerName = "_io.BufferedReader.read"

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

// readAhead is reader.read(n) out of the buffer; a zero Value leaves it to the API.
func (t *thread) readAhead(q *quietMethod, self uintptr, args []o.Value) o.Value {
	s, ok := ahead(self, args)
	if !ok || q.reads == readByAPI {
		return o.Value{}
	}
	data, then := o.CopyBytes(s), word(self, offReaderAt)+uintptr(len(s))
	if q.reads == readInPlace {
		*(*uintptr)(ptr(self + offReaderAt)) = then
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
	read := t.fromOwned(r)
	if q.reads = readByAPI; word(self, offReaderAt) == then && o.SameBytes(read, data) {
		q.reads = readInPlace
	}
	return read
}
