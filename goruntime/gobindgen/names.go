package main

import (
	"fmt"
	"go/token"
	"go/types"
	"sort"
	"strings"
)

// names writes types as Go text inside the binding package, whose own package
// is p and whose other imports are numbered.
type names struct {
	own     *types.Package
	aliases map[string]string // import path -> name
	// exposed are the types of packages that cannot be imported which the
	// package gives out under a name of its own.
	exposed map[*types.TypeName]string
}

func newNames(own *types.Package) *names {
	n := &names{own: own, aliases: map[string]string{}, exposed: map[*types.TypeName]string{}}
	for _, name := range own.Scope().Names() {
		t, ok := own.Scope().Lookup(name).(*types.TypeName)
		if !ok || !t.Exported() || !t.IsAlias() {
			continue
		}
		if named, ok := types.Unalias(t.Type()).(*types.Named); ok && named.TypeArgs() == nil && closed(named.Obj().Pkg()) {
			n.exposed[named.Obj()] = name
		}
	}
	return n
}

// closed reports a package that generated code may not import.
func closed(p *types.Package) bool {
	if p == nil {
		return false
	}
	for _, part := range strings.Split(p.Path(), "/") {
		if part == "internal" || part == "vendor" {
			return true
		}
	}
	return false
}

func (n *names) qualifier(p *types.Package) string {
	if p == n.own {
		return "p"
	}
	name := n.aliases[p.Path()]
	if name == "" {
		name = fmt.Sprintf("i%d", len(n.aliases))
		n.aliases[p.Path()] = name
	}
	return name
}

// imports is the import block but for the runtime's and the package's own.
func (n *names) imports() string {
	var lines []string
	for path, name := range n.aliases {
		lines = append(lines, fmt.Sprintf("\t%s %q\n", name, path))
	}
	sort.Strings(lines)
	return strings.Join(lines, "")
}

func (n *names) text(t types.Type) string {
	if named, ok := types.Unalias(t).(*types.Named); ok {
		if name, ok := n.exposed[named.Obj()]; ok {
			return "p." + name
		}
	}
	switch t := types.Unalias(t).(type) {
	case *types.Pointer:
		return "*" + n.text(t.Elem())
	case *types.Slice:
		return "[]" + n.text(t.Elem())
	case *types.Map:
		return "map[" + n.text(t.Key()) + "]" + n.text(t.Elem())
	}
	return types.TypeString(t, n.qualifier)
}

// nameable reports whether generated code can write the type.
func (n *names) nameable(t types.Type) bool { return n.nameableIn(t, nil) }

func (n *names) nameableIn(t types.Type, within []types.Type) bool {
	for _, w := range within {
		if w == t {
			return true
		}
	}
	within = append(within, t)
	all := func(tuple *types.Tuple) bool {
		for v := range tuple.Variables() {
			if !n.nameableIn(v.Type(), within) {
				return false
			}
		}
		return true
	}
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		o := t.Obj()
		if _, ok := n.exposed[o]; !ok && o.Pkg() != nil && (!o.Exported() || o.Parent() != o.Pkg().Scope() || o.Pkg() != n.own && closed(o.Pkg())) {
			return false
		}
		for a := range t.TypeArgs().Types() {
			if !n.nameableIn(a, within) {
				return false
			}
		}
		return true
	case *types.Basic, *types.TypeParam:
		return true
	case *types.Pointer:
		return n.nameableIn(t.Elem(), within)
	case *types.Slice:
		return n.nameableIn(t.Elem(), within)
	case *types.Array:
		return n.nameableIn(t.Elem(), within)
	case *types.Chan:
		return n.nameableIn(t.Elem(), within)
	case *types.Map:
		return n.nameableIn(t.Key(), within) && n.nameableIn(t.Elem(), within)
	case *types.Signature:
		return all(t.Params()) && all(t.Results())
	case *types.Struct:
		for f := range t.Fields() {
			if !f.Exported() || !n.nameableIn(f.Type(), within) {
				return false
			}
		}
		return true
	case *types.Interface:
		for m := range t.Methods() {
			if !m.Exported() || !n.nameableIn(m.Type(), within) {
				return false
			}
		}
		return t.IsMethodSet()
	}
	return false
}

// paramName is a parameter's name, also as a Python identifier.
func paramName(v *types.Var, i int) string {
	name := v.Name()
	if name == "" || name == "_" {
		return fmt.Sprintf("arg%d", i)
	}
	if pythonKeywords[name] {
		return name + "_"
	}
	for _, r := range name {
		if r > 127 {
			return fmt.Sprintf("arg%d", i)
		}
	}
	return name
}

var pythonKeywords = map[string]bool{}

func init() {
	for _, word := range strings.Fields("False None True and as assert async await break class continue def del elif else except " +
		"finally for from global if import in is lambda nonlocal not or pass raise return try while with yield") {
		pythonKeywords[word] = true
	}
}

func exported(o types.Object) bool { return token.IsExported(o.Name()) }
