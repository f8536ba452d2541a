package main

import (
	"go/types"
	"strings"
)

// python is the annotation of a type. What is accepted is wider than what is
// returned: param tells which is meant.
func (b *binder) python(t types.Type, param bool) string {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return pythonBasic(t)
	case *types.Named:
		return b.pythonNamed(t, param)
	case *types.Pointer:
		if named, ok := types.Unalias(t.Elem()).(*types.Named); ok {
			text := b.pythonNamed(named, false)
			if param {
				return text + " | None"
			}
			return text
		}
		return "_go.Pointer"
	case *types.Slice:
		if isByte(t.Elem()) {
			if param {
				return "_go.Buffer"
			}
			return "bytes"
		}
		if param {
			return "_t.Iterable[" + b.python(t.Elem(), true) + "] | None"
		}
		return "list[" + b.python(t.Elem(), false) + "]"
	case *types.Array:
		if isByte(t.Elem()) && !param {
			return "bytes"
		} else if isByte(t.Elem()) {
			return "_go.Buffer"
		}
		if param {
			return "_t.Iterable[" + b.python(t.Elem(), true) + "]"
		}
		return "list[" + b.python(t.Elem(), false) + "]"
	case *types.Map:
		of := "[" + b.python(t.Key(), false) + ", " + b.python(t.Elem(), param) + "]"
		if param {
			return "_t.Mapping" + of + " | None"
		}
		return "dict" + of
	case *types.Chan:
		return "_go.Chan"
	case *types.Signature:
		return "_t.Callable[..., _t.Any]"
	}
	return "_t.Any"
}

func pythonBasic(t *types.Basic) string {
	switch info := t.Info(); {
	case info&types.IsBoolean != 0:
		return "bool"
	case info&types.IsInteger != 0:
		return "int"
	case info&types.IsFloat != 0:
		return "float"
	case info&types.IsComplex != 0:
		return "complex"
	case info&types.IsString != 0:
		return "str"
	}
	return "_t.Any"
}

func (b *binder) pythonNamed(t *types.Named, param bool) string {
	o := t.Obj()
	if o.Pkg() == nil {
		if o.Name() == "error" {
			return "BaseException | None"
		}
		return "_t.Any"
	}
	if param {
		// what implements an interface or converts to the type is accepted too
		switch u := t.Underlying().(type) {
		case *types.Basic:
			return pythonBasic(u)
		case *types.Struct:
		default:
			return "_t.Any"
		}
	}
	if b.names.exposed[o] != "" {
		return b.names.exposed[o]
	}
	if !o.Exported() || closed(o.Pkg()) || t.TypeArgs() != nil {
		return "_t.Any"
	}
	if o.Pkg() == b.pkg {
		return o.Name()
	}
	return "__go__:" + o.Pkg().Path() + ":" + o.Name()
}

func isByte(t types.Type) bool {
	basic, ok := types.Unalias(t).(*types.Basic)
	return ok && basic.Kind() == types.Uint8
}

func kindName(t types.Type) string {
	switch t := t.Underlying().(type) {
	case *types.Basic:
		return t.Name()
	case *types.Struct:
		return "struct"
	case *types.Interface:
		return "interface"
	case *types.Slice:
		return "slice"
	case *types.Array:
		return "array"
	case *types.Map:
		return "map"
	case *types.Chan:
		return "chan"
	case *types.Signature:
		return "func"
	case *types.Pointer:
		return "pointer"
	}
	return strings.ToLower(t.String())
}
