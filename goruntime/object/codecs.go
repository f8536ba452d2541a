package object

import (
	"strings"
	"unicode/utf8"
)

// encode and decode: UTF-8, ASCII and Latin-1 when nothing is wrong with the
// input. Other encodings, and every error with its handlers, are CPython's.

// codecArgs reads (encoding='utf-8', errors='strict').
func codecArgs(args []Value, names []string) (encoding string, ok bool) {
	encoding = "utf-8"
	if len(args) == 0 {
		return encoding, true
	}
	pos := len(args) - len(names)
	for i, v := range args {
		s, isStr := AsStr(v)
		if !isStr || !s.ASCII {
			return "", false
		}
		name := ""
		if i >= pos {
			name = names[i-pos]
		}
		switch {
		case i < pos && i == 0 || name == "encoding" && pos < 1:
			encoding = s.S
		case i < pos && i == 1 || name == "errors" && pos < 2:
			if !handlesErrors(s.S) {
				return "", false
			}
		default:
			return "", false
		}
	}
	switch encoding {
	case "utf-8", "ascii", "latin-1":
		return encoding, true
	}
	switch strings.ReplaceAll(strings.ToLower(encoding), "_", "-") {
	case "utf-8", "utf8":
		return "utf-8", true
	case "ascii", "us-ascii":
		return "ascii", true
	case "latin-1", "latin1", "iso-8859-1", "iso8859-1":
		return "latin-1", true
	}
	return "", false
}

// handlesErrors reports the handlers that every interpreter has. In development
// mode CPython looks for the handler even where there are no errors.
func handlesErrors(name string) bool {
	switch name {
	case "strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "xmlcharrefreplace", "namereplace":
		return true
	}
	return false
}

// allStr: other arguments are for the constructor to complain about, in its own name.
func allStr(args []Value) bool {
	for _, v := range args {
		if !IsStr(v) {
			return false
		}
	}
	return true
}

// asciiCodec reports one of the encodings that have ASCII's bytes for ASCII characters.
func asciiCodec(v Value) bool {
	if s, ok := AsStr(v); ok {
		switch s.S {
		case "utf-8", "utf8", "UTF-8", "ascii", "latin-1", "latin1":
			return true
		}
	}
	return false
}

// bytes is the units of a string of kind 1. Short ones are copied: that needs no more
// room than a header, and Go's collector need not look into it.
func (s *Str) bytes() Value {
	if len(s.S) > bytesInOne && !s.Borrowed {
		return NewBytes(s.S)
	}
	return CopyBytes(s.S)
}

func strEncode(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
	s := (*Str)(v.P)
	if len(args) == 0 && s.ASCII {
		return s.bytes(), nil
	}
	if enc, ok := codecArgs(args, names); ok {
		switch {
		case s.ASCII, enc == "latin-1" && s.Kind == 1:
			return s.bytes(), nil
		case enc == "utf-8" && !hasSurrogate(s):
			return NewBytes(s.Go()), nil
		}
	}
	return H.CallMethod(c, v, "encode", args, names)
}

func hasSurrogate(s *Str) bool {
	if s.Kind == 1 {
		return false
	}
	for i, n := 0, s.Len(); i < n; i++ {
		if r := s.At(i); r >= 0xD800 && r < 0xE000 {
			return true
		}
	}
	return false
}

func decodeBytes(c *Ctx, b *Bytes, args []Value, names []string) (Value, *Exc) {
	if enc, ok := codecArgs(args, names); ok {
		text := b.S
		if len(text) <= strInOne && isASCII(text) {
			return copyStr(1, true, text).Value(), nil
		}
		if b.Borrowed {
			text = strings.Clone(text)
		}
		switch {
		case isASCII(text):
			return asciiStr(text), nil
		case enc == "latin-1":
			return ownStr(text).Value(), nil
		case enc == "utf-8" && utf8.ValidString(text):
			return StrFromGo(text), nil
		}
	}
	return H.CallMethod(c, b.Value(), "decode", args, names)
}
