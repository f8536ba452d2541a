package rt

import (
	"unsafe"

	o "goruntime/object"
)

// InitSlot enters the slot of one global; generated packages call it from init.
// A resident global is read or written by interpreted code of the module too.
func InitSlot(mod *o.Module, s *o.Slot, name string, resident bool) {
	if mod.Slots == nil {
		mod.Slots = map[string]*o.Slot{}
	}
	s.Name, s.Mod, s.Resident = name, mod, resident
	mod.Slots[name] = s
	mod.Names = append(mod.Names, name)
}

// MakeFunc executes a def or lambda: defaults is a tuple, kwdefaults a dict,
// annotations a tuple of alternating names and values; absent ones are zero.
func MakeFunc(code *o.Code, defaults, kwdefaults, annotations o.Value, cells ...*o.Cell) o.Value {
	f := &o.Func{}
	initFunc(f, code, defaults, kwdefaults, annotations)
	if len(cells) > 0 {
		f.Cells = append([]*o.Cell(nil), cells...)
	}
	return f.Value()
}

// MakeStatic is MakeFunc for a def at module level or in a static class. The first execution fills
// the package's own variable, so that calls can recognise it by address.
func MakeStatic(f *o.Func, code *o.Code, defaults, kwdefaults, annotations o.Value, cells ...*o.Cell) o.Value {
	if f.T != nil {
		return MakeFunc(code, defaults, kwdefaults, annotations, cells...)
	}
	initFunc(f, code, defaults, kwdefaults, annotations)
	f.Cells = cells
	return f.Value()
}

func initFunc(f *o.Func, code *o.Code, defaults, kwdefaults, annotations o.Value) {
	var d []o.Value
	if !defaults.Nil() {
		d = (*o.Tuple)(defaults.P).V
	}
	var kw *o.Dict
	if !kwdefaults.Nil() {
		kw = (*o.Dict)(kwdefaults.P)
	}
	*f = *o.NewFunc(code, d, kw, nil)
	f.Annotations = annotations
}

// MakeClass executes a class statement whose body is code; static is nil
// unless the statement stands at module level.
func MakeClass(c *o.Ctx, code *o.Code, name, qualname string, slots []string, static *o.StaticClass, bases, kwargs o.Value, cells ...*o.Cell) (o.Value, *o.Exc) {
	body := o.NewFunc(code, nil, nil, append([]*o.Cell(nil), cells...))
	stmt := &o.ClassStmt{Name: name, Qualname: qualname, Module: code.Module, Slots: slots, Static: static, Doc: code.Doc, Line: code.FirstLine,
		Body: func(c *o.Ctx, ns o.Value) *o.Exc {
			_, err := code.F1(c, body, ns)
			return err
		}}
	if !bases.Nil() {
		stmt.Bases = (*o.Tuple)(bases.P).V
	}
	if !kwargs.Nil() {
		it := o.DictIterOf((*o.Dict)(kwargs.P))
		for {
			k, v, ok, err := it.Next(c)
			if err != nil {
				return o.Value{}, err
			}
			if !ok {
				break
			}
			stmt.KwNames = append(stmt.KwNames, o.GoStr(k))
			stmt.Kw = append(stmt.Kw, v)
		}
	}
	return o.BuildClass(c, stmt)
}

// LoadName reads a name in a class body: its namespace, then the global.
func LoadName(c *o.Ctx, ns o.Value, s *o.Slot) (o.Value, *o.Exc) {
	v, err := o.NsLoad(c, ns, s.Name)
	if err != nil || !v.Nil() {
		return v, err
	}
	return LoadGlobal(c, s)
}

// LoadClassDeref reads a closure variable in a class body: its namespace first.
func LoadClassDeref(c *o.Ctx, ns o.Value, cell *o.Cell, name string) (o.Value, *o.Exc) {
	v, err := o.NsLoad(c, ns, name)
	if err != nil || !v.Nil() {
		return v, err
	}
	if v = cell.V; v.Nil() {
		return v, o.UnboundFree(c, name)
	}
	return v, nil
}

// CellValue is a cell as a Python object (__classcell__).
func CellValue(cell *o.Cell) o.Value { return o.Value{P: unsafe.Pointer(cell)} }

// AssertFail makes the AssertionError of an assert statement.
func AssertFail(c *o.Ctx, msg o.Value) *o.Exc {
	if msg.Nil() {
		return o.RaiseArgs(c, &o.AssertionErrorType)
	}
	return o.RaiseArgs(c, &o.AssertionErrorType, msg)
}
