package main

import (
	"fmt"
	"go/types"
	"strings"
)

// call is what an adapter calls.
type call struct {
	text, name, pkg, owner, receiver string
	how                              receiver
}

// adapter writes the Go function between Python's arguments and one Go call
// and returns its name. What cannot be written (a parameter of an unexported
// type) goes through package reflect.
func (b *binder) adapter(sig *types.Signature, to call) string {
	for v := range sig.Params().Variables() {
		if !b.names.nameable(v.Type()) {
			if to.receiver == "" {
				return "gb.Reflected(" + to.text + ")"
			}
			return fmt.Sprintf("gb.ReflectedMethod(%q)", to.name)
		}
	}
	w := &adapterText{binder: b}
	base := w.receive(to)
	args := w.params(sig, base)
	w.line("if c.Failed() { return }")
	w.invoke(sig, to, args)
	b.count++
	name := fmt.Sprintf("f%d", b.count)
	fmt.Fprintf(&b.body, "func %s(c *gb.Call) {\n%s}\n\n", name, w.out.String())
	return name
}

type adapterText struct {
	*binder
	out strings.Builder
}

func (w *adapterText) line(format string, a ...any) {
	fmt.Fprintf(&w.out, "\t"+format+"\n", a...)
}

// receive makes r of the first argument; what follows starts at the result.
func (w *adapterText) receive(to call) int {
	switch {
	case to.receiver == "":
		return 0
	case to.how == viaInterface:
		w.line("var r %s", to.receiver)
		w.line("c.Receiver(&r)")
		w.line("if c.Failed() { return }")
	case to.how == viaScalar:
		w.line("var r %s", to.receiver)
		w.line("c.In(0, &r)")
	default:
		w.line("r := (*%s)(c.Self(%s))", to.receiver, w.classOf(to.receiver))
	}
	return 1
}

// classOf is the variable that holds the class of a type.
func (b *binder) classOf(text string) string {
	name := b.classes[text]
	if name == "" {
		name = fmt.Sprintf("k%d", len(b.classes))
		b.classes[text] = name
		fmt.Fprintf(&b.classLines, "\t%s = gb.ClassOf(reflect.TypeFor[%s]())\n", name, text)
	}
	return name
}

func (w *adapterText) params(sig *types.Signature, base int) string {
	var args []string
	for i := range sig.Params().Len() {
		t := sig.Params().At(i).Type()
		name := fmt.Sprintf("a%d", i)
		args = append(args, name)
		if sig.Variadic() && i == sig.Params().Len()-1 {
			w.line("var %s %s", name, w.names.text(t))
			w.line("c.Rest(%d, &%s)", base+i, name)
			args[i] += "..."
			if s, ok := t.Underlying().(*types.Slice); ok {
				w.implement(s.Elem())
			}
			continue
		}
		w.param(name, base+i, t)
	}
	return strings.Join(args, ", ")
}

func (w *adapterText) param(name string, at int, t types.Type) {
	if basic, ok := t.Underlying().(*types.Basic); ok {
		if get := scalar(basic); get != "" {
			w.line("%s := gb.%s[%s](c, %d)", name, get, w.names.text(t), at)
			return
		}
	}
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		if named, ok := types.Unalias(p.Elem()).(*types.Named); ok {
			if _, ok := named.Underlying().(*types.Struct); ok {
				text := w.names.text(named)
				w.line("%s := (*%s)(c.Pointer(%d, %s))", name, text, at, w.classOf(text))
				return
			}
		}
	}
	w.implement(t)
	w.line("var %s %s", name, w.names.text(t))
	w.line("c.In(%d, &%s)", at, name)
}

// scalar is the reader of a basic kind.
func scalar(t *types.Basic) string {
	switch info := t.Info(); {
	case info&types.IsBoolean != 0:
		return "Bool"
	case info&types.IsInteger != 0 && info&types.IsUnsigned == 0:
		return "Int"
	case info&types.IsInteger != 0:
		return "Uint"
	case info&types.IsFloat != 0:
		return "Float"
	case info&types.IsString != 0:
		return "Str"
	}
	return ""
}

func (w *adapterText) invoke(sig *types.Signature, to call, args string) {
	n := sig.Results().Len()
	how := modeOf(sig, to)
	results := make([]string, n)
	for i := range results {
		results[i] = fmt.Sprintf("r%d", i)
		if (how == blocks || how == awaits) && !w.names.nameable(sig.Results().At(i).Type()) {
			how = leaves
		}
	}
	assign := ""
	if n > 0 {
		assign = strings.Join(results, ", ") + " := "
	}
	text := fmt.Sprintf("%s(%s)", to.text, args)
	switch how {
	case quick:
		w.line("%s%s", assign, text)
	case leaves:
		w.line("c.Leave()")
		w.line("%s%s", assign, text)
		w.line("c.Back()")
	case blocks, awaits:
		for i, r := range results {
			w.line("var %s %s", r, w.names.text(sig.Results().At(i).Type()))
		}
		call := "c.Block("
		if how == awaits {
			call = "c.Await(gb.Slow(" + strings.TrimSuffix(to.text, "."+to.name) + "), "
		}
		w.line("if !%sfunc() { %s%s }) { return }", call, strings.Replace(assign, ":=", "=", 1), text)
	}
	for i, r := range results {
		w.result(r, sig.Results().At(i).Type(), i == n-1 && !givesError(to.pkg, to.name, sig))
	}
}

func (w *adapterText) result(r string, t types.Type, last bool) {
	if isError(t) && last {
		w.line("c.Error(%s)", r)
		return
	}
	if isError(t) {
		w.line("c.OutError(%s)", r)
		return
	}
	if basic, ok := types.Unalias(t).(*types.Basic); ok {
		switch get := scalar(basic); get {
		case "Bool":
			w.line("c.OutBool(%s)", r)
		case "Int":
			w.line("c.OutInt(int64(%s))", r)
		case "Uint":
			w.line("c.OutUint(uint64(%s))", r)
		case "Float":
			w.line("c.OutFloat(float64(%s))", r)
		case "Str":
			w.line("c.OutStr(%s)", r)
		default:
			w.line("c.Out(%s)", r)
		}
		return
	}
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		if named, ok := types.Unalias(p.Elem()).(*types.Named); ok && w.names.nameable(named) {
			w.line("c.OutPointer(%s, unsafe.Pointer(%s))", w.classOf(w.names.text(named)), r)
			return
		}
	}
	w.line("c.Out(%s)", r)
}
