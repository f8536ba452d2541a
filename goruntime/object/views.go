package object

import "unsafe"

// Arguments of Go functions that only look at them, and only during the call.

// IsASCII reports a str whose text Text shows as it is.
func IsASCII(v Value) bool { return v.Type() == &StrType && (*Str)(v.P).ASCII }

// Text is the text of an ASCII str, in place.
func Text(v Value) string { return (*Str)(v.P).S }

// ASCIIText reports text that is the same as a str of Python's.
func ASCIIText(s string) bool { return isASCII(s) }

// TextOr is the text of an ASCII str; of the zero Value it is s.
func TextOr(v Value, s string) string {
	if v.P == nil {
		return s
	}
	return (*Str)(v.P).S
}

// Borrowed reports a str whose text must not outlive it.
func Borrowed(v Value) bool { return (*Str)(v.P).Borrowed }

// shortBytes is how many bytes a call may look at that keeps the GIL.
const shortBytes = 1 << 16

// IsShortBytes reports bytes that ByteView shows.
func IsShortBytes(v Value) bool {
	return v.Type() == &BytesType && len((*Bytes)(v.P).S) <= shortBytes
}

// ByteView is the memory of bytes, not to be written to.
func ByteView(v Value) []byte {
	s := (*Bytes)(v.P).S
	return unsafe.Slice(unsafe.StringData(s), len(s))
}
