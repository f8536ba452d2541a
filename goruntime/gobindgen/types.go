package main

import (
	"fmt"
	"go/types"
	"strings"
)

func (b *binder) typeName(o *types.TypeName) {
	row := &Type{Name: o.Name(), Kind: kindName(o.Type()), Go: b.goText(o.Type().Underlying()), Doc: b.docs.members[o.Name()]}
	named, ok := types.Unalias(o.Type()).(*types.Named)
	if o.IsAlias() && b.names.exposed[named1(named)] != o.Name() {
		b.alias(o, row)
		return
	}
	if !ok {
		b.unbound(o.Name(), "not a named type")
		return
	}
	if iface, ok := named.Underlying().(*types.Interface); ok && !iface.IsMethodSet() {
		// a constraint: of use in Go's type checker only
		b.unbound(o.Name(), "a constraint for type parameters, not the type of any value")
		return
	}
	if b.pkg.Path() == "runtime/cgo" && o.Name() == "Incomplete" {
		b.unbound(o.Name(), "marks types whose values Go cannot allocate")
		return
	}
	if named.TypeParams().Len() > 0 {
		b.genericType(o, named, row)
		return
	}
	b.class(o.Name(), "p."+o.Name(), named, row, "")
	b.api.Types = append(b.api.Types, row)
	b.api.Bound++
}

func named1(n *types.Named) *types.TypeName {
	if n == nil {
		return nil
	}
	return n.Obj()
}

func (b *binder) alias(o *types.TypeName, row *Type) {
	if a, ok := o.Type().(*types.Alias); ok && a.TypeParams().Len() > 0 {
		b.unbound(o.Name(), "a generic alias")
		return
	}
	row.Alias = b.python(o.Type(), false)
	fmt.Fprintf(&b.table, "\tk.Alias(%q, reflect.TypeFor[p.%s]())\n", o.Name(), o.Name())
	b.api.Types = append(b.api.Types, row)
	b.api.Bound++
}

func (b *binder) genericType(o *types.TypeName, named *types.Named, row *Type) {
	for _, args := range typeArguments(named.TypeParams()) {
		made, err := types.Instantiate(nil, named, args, true)
		if err != nil {
			continue
		}
		key := instanceKey(named.TypeParams(), args)
		copied := *row
		copied.Methods, copied.Fields = nil, nil
		b.class(o.Name(), "p."+o.Name()+b.typeList(args), made.(*types.Named), &copied, key)
		if len(row.Instances) == 0 {
			row.Methods, row.Fields = copied.Methods, copied.Fields
		}
		row.Instances = append(row.Instances, key)
	}
	if len(row.Instances) == 0 {
		b.unbound(o.Name(), "none of the types that generics are instantiated with fits its constraints")
		return
	}
	b.api.Types = append(b.api.Types, row)
	b.api.Bound++
}

// class binds a type: text is how Go writes it.
func (b *binder) class(name, text string, named *types.Named, row *Type, instance string) {
	full := name
	if instance != "" {
		full += "[" + instance + "]"
	}
	var methods []string
	first := instance == "" || len(row.Methods) == 0
	if iface, ok := named.Underlying().(*types.Interface); ok {
		for m := range iface.Methods() {
			if exported(m) {
				methods = append(methods, b.method(name, text, m.Name(), m.Type().(*types.Signature), viaInterface, row, first))
			}
		}
		b.implement(named)
	} else {
		set := types.NewMethodSet(types.NewPointer(named))
		if _, ok := named.Underlying().(*types.Pointer); ok {
			set = types.NewMethodSet(named)
		}
		how := viaPointer
		if basic, ok := named.Underlying().(*types.Basic); ok && scalar(basic) != "" && basic.Info()&types.IsBoolean == 0 {
			how = viaScalar
		}
		for sel := range set.Methods() {
			if m := sel.Obj(); exported(m) {
				methods = append(methods, b.method(name, text, m.Name(), sel.Type().(*types.Signature), how, row, first))
			}
		}
		if s, ok := named.Underlying().(*types.Struct); ok {
			b.fields(name, s, row)
		}
	}
	fmt.Fprintf(&b.table, "\tk.Type(%q, reflect.TypeFor[%s](), []gb.Fn{%s})\n", full, text, strings.Join(methods, ""))
}

// How a method's receiver is had from its first argument.
type receiver int

const (
	viaPointer receiver = iota
	viaScalar
	viaInterface
)

func (b *binder) method(owner, text, name string, sig *types.Signature, how receiver, row *Type, first bool) string {
	if reason := unfit(sig); reason != "" {
		if first {
			b.unbound(owner+"."+name, reason)
		}
		return ""
	}
	adapter := b.adapter(sig, call{text: "r." + name, name: name, pkg: b.pkg.Path(), owner: owner, receiver: text, how: how})
	if first {
		row.Methods = append(row.Methods, b.describe(name, owner, sig))
		b.api.Bound++
	}
	return "\n\t\t" + strings.TrimPrefix(b.entry(name, sig, adapter, "", false), "gb.Fn") + ","
}

func (b *binder) fields(owner string, s *types.Struct, row *Type) {
	for f := range s.Fields() {
		if !f.Exported() {
			continue
		}
		row.Fields = append(row.Fields, &Value{Name: f.Name(), Type: b.python(f.Type(), false), Go: b.goText(f.Type()),
			Doc: b.docs.members[owner+"."+f.Name()]})
		b.implement(f.Type())
	}
}
