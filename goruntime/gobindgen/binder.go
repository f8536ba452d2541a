package main

import (
	"fmt"
	"go/constant"
	"go/types"
	"strings"
)

// binder collects the binding of one package.
type binder struct {
	pkg   *types.Package
	docs  *docs
	api   *API
	names *names
	// body holds the adapters, one Go function a bound function or method;
	// table the entries that init registers.
	body, table strings.Builder
	count       int
	classes     map[string]string // type text -> variable with its class
	classLines  strings.Builder
	impls       map[string]bool
}

func newBinder(pkg *types.Package, docs *docs) *binder {
	api := &API{Path: pkg.Path(), Name: pkg.Name(), Doc: docs.pkg, Funcs: []*Func{}, Consts: []*Value{}, Vars: []*Value{},
		Types: []*Type{}, Unbound: []*Unbound{}}
	return &binder{pkg: pkg, docs: docs, api: api, names: newNames(pkg), classes: map[string]string{}, impls: map[string]bool{}}
}

// members binds everything the package exports, in alphabetical order.
func (b *binder) members() {
	scope := b.pkg.Scope()
	for _, name := range scope.Names() {
		o := scope.Lookup(name)
		if !exported(o) {
			continue
		}
		if b.pkg == types.Unsafe {
			b.unbound(name, "package unsafe is for the compiler")
			continue
		}
		switch o := o.(type) {
		case *types.Func:
			b.function(o)
		case *types.Const:
			b.constant(o)
		case *types.Var:
			b.variable(o)
		case *types.TypeName:
			b.typeName(o)
		}
	}
}

func (b *binder) unbound(name, reason string) {
	b.api.Unbound = append(b.api.Unbound, &Unbound{name, reason})
}

func (b *binder) value(o types.Object) *Value {
	return &Value{Name: o.Name(), Type: b.python(o.Type(), false), Go: b.goText(o.Type()), Doc: b.docs.members[o.Name()]}
}

func (b *binder) goText(t types.Type) string {
	return types.TypeString(t, func(p *types.Package) string {
		if p == b.pkg {
			return ""
		}
		return p.Name()
	})
}

func (b *binder) constant(o *types.Const) {
	text := "p." + o.Name()
	if basic, ok := o.Type().(*types.Basic); ok && basic.Info()&types.IsUntyped != 0 {
		switch value := o.Val(); {
		case basic.Kind() == types.UntypedInt || basic.Kind() == types.UntypedRune:
			if _, exact := constant.Int64Val(constant.ToInt(value)); exact {
				text = "int64(p." + o.Name() + ")"
			} else {
				text = fmt.Sprintf("gb.Big(%q)", constant.ToInt(value).ExactString())
			}
		case basic.Kind() == types.UntypedFloat:
			text = "float64(p." + o.Name() + ")"
		}
	} else if !b.names.nameable(o.Type()) {
		// the value alone, without its type's methods
		text = "any(p." + o.Name() + ")"
	}
	fmt.Fprintf(&b.table, "\tk.Const(%q, %s)\n", o.Name(), text)
	row := b.value(o)
	row.Plain = plainConstant(o)
	b.api.Consts = append(b.api.Consts, row)
	b.api.Bound++
}

func (b *binder) variable(o *types.Var) {
	fmt.Fprintf(&b.table, "\tk.Var(%q, &p.%s)\n", o.Name(), o.Name())
	b.implement(o.Type())
	b.api.Vars = append(b.api.Vars, b.value(o))
	b.api.Bound++
}

func (b *binder) function(o *types.Func) {
	sig := o.Type().(*types.Signature)
	if sig.TypeParams().Len() > 0 {
		b.genericFunction(o, sig)
		return
	}
	if reason := unfit(sig); reason != "" {
		b.unbound(o.Name(), reason)
		return
	}
	to := call{text: "p." + o.Name(), name: o.Name(), pkg: b.pkg.Path()}
	adapter := b.adapter(sig, to)
	fmt.Fprintf(&b.table, "\tk.Func(%s)\n", b.entry(o.Name(), sig, adapter, "", views(sig, to)))
	row := b.describe(o.Name(), "", sig)
	row.Direct, row.Guard = direct(sig, to)
	b.api.Funcs = append(b.api.Funcs, row)
	b.api.Bound++
}

func (b *binder) genericFunction(o *types.Func, sig *types.Signature) {
	found := b.describe(o.Name(), "", sig)
	for _, args := range typeArguments(sig.TypeParams()) {
		made, err := types.Instantiate(nil, sig, args, true)
		if err != nil {
			continue
		}
		inst := made.(*types.Signature)
		if unfit(inst) != "" {
			continue
		}
		adapter := b.adapter(inst, call{text: "p." + o.Name() + b.typeList(args), name: o.Name(), pkg: b.pkg.Path()})
		key := instanceKey(sig.TypeParams(), args)
		fmt.Fprintf(&b.table, "\tk.Func(%s)\n", b.entry(o.Name(), inst, adapter, key, false))
		found.Instances = append(found.Instances, key)
	}
	if len(found.Instances) == 0 {
		b.unbound(o.Name(), "none of the types that generics are instantiated with fits its constraints")
		return
	}
	b.api.Funcs = append(b.api.Funcs, found)
	b.api.Bound++
}

func (b *binder) typeList(args []types.Type) string {
	texts := make([]string, len(args))
	for i, a := range args {
		texts[i] = b.names.text(a)
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// entry is the literal of one gb.Fn.
func (b *binder) entry(name string, sig *types.Signature, adapter, instance string, views bool) string {
	params := make([]string, 0, sig.Params().Len())
	for i := range sig.Params().Len() {
		params = append(params, fmt.Sprintf("%q", paramName(sig.Params().At(i), i)))
	}
	text := fmt.Sprintf("gb.Fn{Name: %q, Params: []string{%s}, Call: %s", name, strings.Join(params, ", "), adapter)
	if sig.Variadic() {
		text += ", Variadic: true"
	}
	if views {
		text += ", Views: true"
	}
	if instance != "" {
		text += fmt.Sprintf(", Instance: %q", instance)
	}
	return text + "}"
}

// describe is the API's row of a function, or of a method of the type named owner.
func (b *binder) describe(name, owner string, sig *types.Signature) *Func {
	f := &Func{Name: name, Params: []Param{}, Results: []string{}, Variadic: sig.Variadic()}
	f.Go = strings.TrimPrefix(b.goText(sig), "func")
	for i := range sig.Params().Len() {
		v := sig.Params().At(i)
		t := v.Type()
		if sig.Variadic() && i == sig.Params().Len()-1 {
			if s, ok := t.Underlying().(*types.Slice); ok {
				t = s.Elem()
			}
		}
		f.Params = append(f.Params, Param{paramName(v, i), b.python(t, true)})
	}
	for i := range sig.Results().Len() {
		if t := sig.Results().At(i).Type(); i < sig.Results().Len()-1 || !isError(t) || givesError(b.pkg.Path(), name, sig) {
			f.Results = append(f.Results, b.python(t, false))
		}
	}
	key := name
	if owner != "" {
		key = owner + "." + name
	}
	f.Doc = b.docs.members[key]
	return f
}

// text is the binding package.
func (b *binder) text() string {
	var out strings.Builder
	fmt.Fprintf(&out, "package bound\n\nimport (\n\tgb \"goruntime/gobind\"\n\t\"reflect\"\n\t\"unsafe\"\n\n")
	own := ""
	if b.pkg != types.Unsafe && b.api.Bound > 0 {
		own = fmt.Sprintf("\tp %q\n", b.pkg.Path())
	}
	body := b.body.String()
	fmt.Fprintf(&out, "%s%s)\n\nvar (\n\t_ = reflect.TypeOf\n\t_ unsafe.Pointer\n%s)\n\n", own, b.names.imports(), b.classLines.String())
	fmt.Fprintf(&out, "func init() {\n\tk := gb.NewPackage(%q)\n\t_ = k\n%s}\n\n%s", b.pkg.Path(), b.table.String(), body)
	return out.String()
}

// unfit says why a function cannot be called from Python, "" when it can.
func unfit(sig *types.Signature) string {
	for _, tuple := range []*types.Tuple{sig.Params(), sig.Results()} {
		for v := range tuple.Variables() {
			if basic, ok := v.Type().Underlying().(*types.Basic); ok && basic.Kind() == types.UnsafePointer {
				return "an unsafe.Pointer means nothing in Python"
			}
		}
	}
	return ""
}

func isError(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Pkg() == nil && named.Obj().Name() == "error"
}
