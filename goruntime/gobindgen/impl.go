package main

import (
	"fmt"
	"go/types"
	"strings"
)

// implement writes a Go type through which a Python object implements an
// interface, for every interface that t is or holds.
func (b *binder) implement(t types.Type) {
	switch t := types.Unalias(t).(type) {
	case *types.Slice:
		b.implement(t.Elem())
		return
	case *types.Map:
		b.implement(t.Elem())
		return
	}
	iface, ok := t.Underlying().(*types.Interface)
	if !ok || iface.NumMethods() == 0 || isError(t) || !iface.IsMethodSet() {
		return
	}
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return
	}
	if !b.names.nameable(t) || !b.implementable(iface) {
		return
	}
	text := b.names.text(t)
	if b.impls[text] {
		return
	}
	b.impls[text] = true
	name := fmt.Sprintf("impl%d", len(b.impls))
	fmt.Fprintf(&b.body, "type %s struct{ x *gb.Py }\n\nfunc (x %s) GrumpyPython() *gb.Py { return x.x }\n\n", name, name)
	for m := range iface.Methods() {
		b.implementMethod(name, m)
	}
	fmt.Fprintf(&b.table, "\tgb.Impl(reflect.TypeFor[%s](), func(x *gb.Py) any { return %s{x} })\n", text, name)
}

// implementable: no method is of the package's own and all can be written.
func (b *binder) implementable(iface *types.Interface) bool {
	for m := range iface.Methods() {
		sig := m.Type().(*types.Signature)
		if !m.Exported() || m.Name() == "GrumpyPython" || unfit(sig) != "" {
			return false
		}
		for _, tuple := range []*types.Tuple{sig.Params(), sig.Results()} {
			for v := range tuple.Variables() {
				if !b.names.nameable(v.Type()) {
					return false
				}
			}
		}
	}
	return true
}

func (b *binder) implementMethod(owner string, m *types.Func) {
	sig := m.Type().(*types.Signature)
	var params, args, results, into []string
	for i := range sig.Params().Len() {
		text := b.names.text(sig.Params().At(i).Type())
		if sig.Variadic() && i == sig.Params().Len()-1 {
			text = "..." + strings.TrimPrefix(text, "[]")
		}
		params = append(params, fmt.Sprintf("a%d %s", i, text))
		if isError(sig.Params().At(i).Type()) {
			args = append(args, fmt.Sprintf("gb.ErrorArg{Err: a%d}", i))
		} else {
			args = append(args, fmt.Sprintf("a%d", i))
		}
	}
	for i := range sig.Results().Len() {
		results = append(results, fmt.Sprintf("r%d %s", i, b.names.text(sig.Results().At(i).Type())))
		into = append(into, fmt.Sprintf(", &r%d", i))
	}
	fmt.Fprintf(&b.body, "func (x %s) %s(%s) (%s) {\n\tx.x.Call(%q, []any{%s}%s)\n\treturn\n}\n\n", owner, m.Name(),
		strings.Join(params, ", "), strings.Join(results, ", "), m.Name(), strings.Join(args, ", "), strings.Join(into, ""))
}
