package object

import (
	"strconv"
	"unsafe"
)

// plainPercent is format % args for fields without options that ints and ASCII
// strings go into; false for all else, errors too.
func plainPercent(format *Str, args Value) (Value, bool) {
	given := []Value{args}
	if args.Type() == &TupleType {
		given = (*Tuple)(args.P).V
	}
	var buf [128]byte
	out, s, used := buf[:0], format.S, 0
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			out = append(out, s[i])
			continue
		}
		i++
		if i == len(s) {
			return Value{}, false
		}
		if s[i] == '%' {
			out = append(out, '%')
			continue
		}
		if s[i] != 's' && s[i] != 'd' || used == len(given) {
			return Value{}, false
		}
		x := given[used]
		used++
		if x.IsInt() {
			out = strconv.AppendInt(out, x.Int(), 10)
		} else if t, ok := AsStr(x); ok && t.ASCII && s[i] == 's' {
			out = append(out, t.S...)
		} else {
			return Value{}, false
		}
	}
	if used != len(given) {
		return Value{}, false
	}
	return copyStr(1, true, unsafe.String(unsafe.SliceData(out), len(out))).Value(), true
}
