package main

import (
	"go/types"
	"strings"
)

// The types that generic functions and types are instantiated with. Go decides
// them when it compiles, so a program cannot bring its own; any serves the rest.
var (
	anyType    = types.Universe.Lookup("any").Type()
	one        = []types.Type{types.Typ[types.Int], types.Typ[types.Float64], types.Typ[types.String], anyType, types.Typ[types.Int64], types.Typ[types.Uint8], types.Typ[types.Bool]}
	two        = []types.Type{types.Typ[types.Int], types.Typ[types.Float64], types.Typ[types.String], anyType}
	mostTuples = 64
)

// typeArguments lists the type arguments to try. A parameter whose constraint
// has a core type (S ~[]E) follows from the others.
func typeArguments(params *types.TypeParamList) [][]types.Type {
	free := []int{}
	for i := range params.Len() {
		if coreOf(params.At(i)) == nil {
			free = append(free, i)
		}
	}
	candidates := one
	switch {
	case len(free) == 2:
		candidates = two
	case len(free) > 2:
		candidates = []types.Type{anyType, types.Typ[types.String]}
	}
	// an interface with methods is the type argument that every value fits
	own := func(i int) []types.Type {
		iface, ok := params.At(i).Constraint().Underlying().(*types.Interface)
		if ok && iface.IsMethodSet() && iface.NumMethods() > 0 && !iface.IsComparable() {
			return append([]types.Type{params.At(i).Constraint()}, candidates...)
		}
		return candidates
	}
	chosen := make([]types.Type, params.Len())
	var out [][]types.Type
	var choose func(at int)
	choose = func(at int) {
		if len(out) >= mostTuples {
			return
		}
		if at == len(free) {
			if args := complete(params, chosen); args != nil {
				out = append(out, args)
			}
			return
		}
		for _, t := range own(free[at]) {
			chosen[free[at]] = t
			choose(at + 1)
		}
	}
	choose(0)
	return out
}

// complete fills in the parameters with a core type.
func complete(params *types.TypeParamList, chosen []types.Type) []types.Type {
	args := append([]types.Type(nil), chosen...)
	list := make([]*types.TypeParam, params.Len())
	for i := range list {
		list[i] = params.At(i)
	}
	for i, p := range list {
		core := coreOf(p)
		if core == nil {
			continue
		}
		t := substitute(core, list, args)
		if t == nil {
			return nil
		}
		args[i] = t
	}
	return args
}

// coreOf is the one underlying type that a constraint such as ~[]E asks for.
func coreOf(p *types.TypeParam) types.Type {
	iface, ok := p.Constraint().Underlying().(*types.Interface)
	if !ok || iface.NumEmbeddeds() != 1 || iface.NumExplicitMethods() != 0 {
		return nil
	}
	var t types.Type
	switch e := iface.EmbeddedType(0).(type) {
	case *types.Union:
		if e.Len() != 1 {
			return nil
		}
		t = e.Term(0).Type()
	default:
		t = e
	}
	switch t.(type) {
	case *types.Slice, *types.Map, *types.Chan, *types.Pointer:
		return t
	}
	return nil
}

// substitute replaces type parameters in the few shapes that core types have.
func substitute(t types.Type, list []*types.TypeParam, args []types.Type) types.Type {
	switch t := t.(type) {
	case *types.TypeParam:
		for i, p := range list {
			if p == t {
				return args[i]
			}
		}
		return nil
	case *types.Slice:
		if e := substitute(t.Elem(), list, args); e != nil {
			return types.NewSlice(e)
		}
		return nil
	case *types.Pointer:
		if e := substitute(t.Elem(), list, args); e != nil {
			return types.NewPointer(e)
		}
		return nil
	case *types.Map:
		k, e := substitute(t.Key(), list, args), substitute(t.Elem(), list, args)
		if k != nil && e != nil {
			return types.NewMap(k, e)
		}
		return nil
	case *types.Chan:
		if e := substitute(t.Elem(), list, args); e != nil {
			return types.NewChan(t.Dir(), e)
		}
		return nil
	}
	return t
}

// instanceKey names an instance by its free type arguments: "int", "string,int".
func instanceKey(params *types.TypeParamList, args []types.Type) string {
	var parts []string
	for i := range params.Len() {
		if coreOf(params.At(i)) == nil {
			parts = append(parts, args[i].String())
		}
	}
	return strings.Join(parts, ",")
}
