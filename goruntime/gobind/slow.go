package gobind

import (
	"bufio"
	"net"
	"os"
	"reflect"
)

// Slow reports a buffered reader that has nothing left in its buffer and whose
// next bytes may be long in coming: from a terminal, a pipe or the network.
func Slow(reader any) bool {
	switch x := reader.(type) {
	case *bufio.ReadWriter:
		return x.Reader != nil && Slow(x.Reader)
	case *bufio.Reader:
		return x.Buffered() == 0 && slowSource(inside(x, "rd"), 4)
	case *bufio.Scanner:
		v := reflect.ValueOf(x).Elem()
		start, end := v.FieldByName("start"), v.FieldByName("end")
		buffered := start.IsValid() && end.IsValid() && end.Int() > start.Int()
		return !buffered && slowSource(inside(x, "r"), 4)
	}
	return false
}

// inside is the field that holds what a buffer reads from.
func inside(buffer any, field string) reflect.Value {
	return reflect.ValueOf(buffer).Elem().FieldByName(field)
}

var fileType, connType = reflect.TypeFor[*os.File](), reflect.TypeFor[net.Conn]()

// slowSource follows readers that only pass on what others give.
func slowSource(v reflect.Value, depth int) bool {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() || v.Kind() != reflect.Pointer || v.IsNil() || depth == 0 {
		return false
	}
	if v.Type() == fileType {
		info, err := (*os.File)(v.UnsafePointer()).Stat()
		return err == nil && info.Mode()&(os.ModeCharDevice|os.ModeNamedPipe|os.ModeSocket) != 0
	}
	if v.Type().Implements(connType) {
		return true
	}
	if v.Elem().Kind() != reflect.Struct {
		return false
	}
	for i := range v.Elem().NumField() {
		if f := v.Elem().Field(i); f.Type().Implements(readerType) && slowSource(f, depth-1) {
			return true
		}
	}
	return false
}
