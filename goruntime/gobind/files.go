package gobind

import (
	"io"
	"reflect"

	o "goruntime/object"
)

var readerType, writerType = reflect.TypeFor[io.Reader](), reflect.TypeFor[io.Writer]()

// fileMethods are the methods of Python's file objects that stand for Go's.
var fileMethods = map[string]string{
	"Read": "read", "Write": "write", "Close": "close", "Seek": "seek", "WriteString": "write", "Flush": "flush",
	"Lock": "acquire", "Unlock": "release",
}

// fileCall reads from or writes to a Python file object.
func (x *Py) fileCall(c *o.Ctx, method string, data []byte, results []any) (done bool, err *o.Exc) {
	if method != "Read" && method != "Write" || len(results) != 2 {
		return false, nil
	}
	if has, err := hasAttr(c, x.V, method); has || err != nil {
		return err != nil, err
	}
	n, ok := results[0].(*int)
	if !ok {
		return false, nil
	}
	failed, ok := results[1].(*error)
	if !ok {
		return false, nil
	}
	if method == "Read" {
		return true, x.fileRead(c, data, n, failed)
	}
	return true, x.fileWrite(c, data, n)
}

func (x *Py) fileRead(c *o.Ctx, data []byte, n *int, failed *error) *o.Exc {
	if len(data) == 0 {
		return nil
	}
	v, err := o.CallMethodN(c, x.V, "read", new(o.AttrCache), []o.Value{o.Int(int64(len(data)))}, nil)
	if err != nil {
		return err
	}
	var got []byte
	if v.Type() == &o.StrType {
		// a text file: at most a quarter fits in the worst case
		got = []byte(goString((*o.Str)(v.P)))
	} else if !v.IsNone() {
		if err := ToGo(c, v, reflect.ValueOf(&got).Elem(), "the result of read"); err != nil {
			return err
		}
	}
	if len(got) > len(data) {
		return raise(c, &o.ValueErrorType, "read(%d) returned %d bytes", len(data), len(got))
	}
	*n = copy(data, got)
	if *n == 0 {
		*failed = io.EOF
	}
	return nil
}

func (x *Py) fileWrite(c *o.Ctx, data []byte, n *int) *o.Exc {
	v, err := o.CallMethodN(c, x.V, "write", new(o.AttrCache), []o.Value{o.NewBytes(string(data))}, nil)
	if err != nil && err.T.Subclass(&o.TypeErrorType) {
		// a text file
		if _, again := o.CallMethodN(c, x.V, "write", new(o.AttrCache), []o.Value{pyString(string(data))}, nil); again == nil {
			*n = len(data)
			return nil
		}
	}
	if err != nil {
		return err
	}
	*n = len(data)
	if v.IsInt() && v.Int() >= 0 && v.Int() < int64(len(data)) {
		*n = int(v.Int())
		return raise(c, &o.OSErrorType, "%s", io.ErrShortWrite.Error())
	}
	return nil
}
