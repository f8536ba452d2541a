package object

import (
	"strconv"
	"unsafe"
)

// strWriter builds a string of parts whose kinds are not known in advance; the
// zero value is not ready, see newWriter. Parts have the smallest kind they
// can, so the kind reached is the smallest that fits the whole.
type strWriter struct {
	b     []byte
	kind  uint8
	ascii bool
}

// newWriter starts in a buffer, usually on the caller's stack.
func newWriter(buf []byte) strWriter { return strWriter{b: buf[:0], kind: 1, ascii: true} }

func (w *strWriter) str(s *Str) {
	if s.Kind == 1 && w.kind == 1 {
		w.b = append(w.b, s.S...)
		w.ascii = w.ascii && s.ASCII
		return
	}
	if s.Kind > w.kind {
		w.widen(s.Kind)
	}
	putUnits(w.extend(s.Len()), w.kind, s)
}

// extend appends room for n characters.
func (w *strWriter) extend(n int) []byte {
	old := len(w.b)
	n *= int(w.kind)
	if old+n > cap(w.b) {
		w.b = append(make([]byte, 0, 2*old+n), w.b...)
	}
	w.b = w.b[:old+n]
	return w.b[old:]
}

func (w *strWriter) widen(kind uint8) {
	old := w.view()
	n := old.Len()
	w.b, w.kind, w.ascii = make([]byte, 0, (2*n+16)*int(kind)), kind, false
	putUnits(w.extend(n), kind, &old)
}

// view is a string header over what was written so far.
func (w *strWriter) view() Str {
	return Str{Obj: Obj{T: &StrType}, S: unsafe.String(unsafe.SliceData(w.b), len(w.b)), Kind: w.kind, ASCII: w.ascii}
}

// part writes s[i:j].
func (w *strWriter) part(s *Str, i, j int) {
	if j-i == s.Len() {
		w.str(s)
		return
	}
	if w.kind == 1 && s.Kind == 1 {
		w.b = append(w.b, s.S[i:j]...)
		w.ascii = w.ascii && (s.ASCII || isASCII(s.S[i:j]))
		return
	}
	w.str(s.sub(i, j))
}

// fill writes an ASCII character n times.
func (w *strWriter) fill(b byte, n int) {
	if n > 0 {
		fillUnits(w.extend(n), w.kind, rune(b))
	}
}

// byte writes an ASCII character.
func (w *strWriter) byte(b byte) {
	if w.kind == 1 {
		w.b = append(w.b, b)
	} else {
		w.str(&latin1[b])
	}
}

// int writes a number in decimal.
func (w *strWriter) int(n int64) {
	if w.kind == 1 {
		w.b = strconv.AppendInt(w.b, n, 10)
		return
	}
	w.str((*Str)(StrFromInt(n).P))
}

// done is the string written.
func (w *strWriter) done() Value {
	s := w.view()
	return copyStr(w.kind, w.ascii, s.S).Value()
}
