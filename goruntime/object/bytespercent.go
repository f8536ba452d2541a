package object

import (
	"runtime"
	"strconv"
	"strings"
	"unsafe"
)

// FormatBytes is format % v where that has one %d for an int, or one %s or %b for bytes, and no other %; a zero Value
// leaves it to CPython.
func FormatBytes(format, v Value) Value {
	f, ok := AsBytes(format)
	if !ok {
		return Value{}
	}
	at := strings.IndexByte(f.S, '%')
	if at < 0 || at+1 >= len(f.S) || strings.IndexByte(f.S[at+1:], '%') >= 0 {
		return Value{}
	}
	var room [64]byte
	to := append(room[:0], f.S[:at]...)
	switch b, isBytes := AsBytes(v); {
	case f.S[at+1] == 'd' && v.IsInt():
		to = strconv.AppendInt(to, v.Int(), 10)
	case isBytes && (f.S[at+1] == 's' || f.S[at+1] == 'b'):
		to = append(to, b.S...)
		runtime.KeepAlive(b)
	default:
		return Value{}
	}
	to = append(to, f.S[at+2:]...)
	runtime.KeepAlive(f)
	return CopyBytes(unsafe.String(unsafe.SliceData(to), len(to)))
}
