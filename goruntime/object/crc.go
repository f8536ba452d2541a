package object

import (
	"hash/crc32"
	"math"
	"runtime"
	"unsafe"
)

const crcBytes = 4 << 10 // of more the genuine function gives the GIL up

// CRC32 is zlib.crc32(data, value=0) of bytes; a zero Value leaves it to the genuine one.
func CRC32(args []Value) Value {
	if len(args) != 1 && len(args) != 2 {
		return Value{}
	}
	b, ok := AsBytes(args[0])
	if !ok || len(b.S) > crcBytes {
		return Value{}
	}
	var sum uint32
	if len(args) == 2 {
		if !args[1].IsInt() || args[1].Int() < 0 || args[1].Int() > math.MaxUint32 {
			return Value{}
		}
		sum = uint32(args[1].Int())
	}
	sum = crc32.Update(sum, crc32.IEEETable, unsafe.Slice(unsafe.StringData(b.S), len(b.S)))
	runtime.KeepAlive(b)
	return Int(int64(sum))
}
