package object

import (
	"encoding/binary"
	"runtime"
	"sync/atomic"
)

// Formats of the struct module, parsed once. What is not known here (n, N, P, e,
// p, long formats, errors) is the genuine module's.

const (
	structItems = 64          // at most
	structBytes = 2 << 10     // at most
	structLong  = structBytes // as a count
)

// StructFormat is where the items of such a format are.
type StructFormat struct {
	text  string
	size  int
	big   bool
	items []structItem
}

type structItem struct {
	code byte
	size uint8 // of a number
	at   int
	n    int // bytes of an s
}

// Size and Items tell how many bytes and items it has.
func (f *StructFormat) Size() int  { return f.size }
func (f *StructFormat) Items() int { return len(f.items) }

// structKnown are formats met last, by a few of their characters.
var structKnown [128]atomic.Pointer[StructFormat]

var nativeBig = binary.NativeEndian.Uint16([]byte{0, 1}) == 1

// FindStruct is the format of a text, nil where only the genuine module knows it.
func FindStruct(text string) *StructFormat {
	n := len(text)
	if n == 0 || n > 64 {
		return nil
	}
	slot := &structKnown[(n*31+int(text[0])*7+int(text[n/2])*5+int(text[n-1]))%len(structKnown)]
	f := slot.Load()
	if f == nil || f.text != text {
		if f = parseStruct(string(append([]byte(nil), text...))); f != nil {
			slot.Store(f)
		}
	}
	return f
}

// structSize is the size of a number, 0 for what is none.
func structSize(code byte, native bool) int {
	switch code {
	case 'b', 'B', 'c', '?':
		return 1
	case 'h', 'H':
		return 2
	case 'i', 'I', 'f':
		return 4
	case 'q', 'Q', 'd':
		return 8
	case 'l', 'L':
		if native {
			return 8 // see parseStruct
		}
		return 4
	}
	return 0
}

func parseStruct(text string) *StructFormat {
	f := &StructFormat{text: text, big: nativeBig}
	native, i := true, 0
	switch text[0] {
	case '@':
		i = 1
	case '=':
		native, i = false, 1
	case '<':
		native, f.big, i = false, false, 1
	case '>', '!':
		native, f.big, i = false, true, 1
	}
	if native && runtime.GOARCH != "amd64" && runtime.GOARCH != "arm64" || native && runtime.GOOS == "windows" {
		return nil // where numbers may be of other sizes
	}
	for i < len(text) {
		code := text[i]
		i++
		if code == ' ' || code >= '\t' && code <= '\r' {
			continue
		}
		count := 1
		if code >= '0' && code <= '9' {
			count = int(code - '0')
			for i < len(text) && text[i] >= '0' && text[i] <= '9' {
				if count = count*10 + int(text[i]-'0'); count > structLong {
					return nil
				}
				i++
			}
			if i == len(text) {
				return nil
			}
			code = text[i]
			i++
		}
		switch size := structSize(code, native); {
		case code == 'x':
			f.size += count
		case code == 's':
			f.items = append(f.items, structItem{code: code, at: f.size, n: count})
			f.size += count
		case size == 0:
			return nil
		default:
			if native {
				f.size = (f.size + size - 1) / size * size // a count of 0 does that too
			}
			for ; count > 0 && len(f.items) <= structItems; count-- {
				f.items = append(f.items, structItem{code: code, size: uint8(size), at: f.size})
				f.size += size
			}
		}
		if len(f.items) > structItems || f.size > structBytes {
			return nil
		}
	}
	return f
}
