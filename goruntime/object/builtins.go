package object

// Builtins are the built-in names implemented natively; the host supplies the
// rest. Each type's or function's own file enters it with register.
var Builtins = map[string]Value{}

// register enters built-in functions.
func register(fns ...*Builtin) {
	for _, f := range fns {
		f.T = &BuiltinType
		registerBuiltin(f.Name, f.Value())
	}
}

func init() {
	for _, t := range []*Type{
		&ObjectType, &TypeType, &BoolType, &IntType, &FloatType, &ComplexType, &StrType, &BytesType,
		&ListType, &TupleType, &DictType, &SetType, &FrozenSetType, &RangeType, &SliceType,
		&PropertyType, &StaticMethodType, &ClassMethodType, &SuperType,
		&EnumerateType, &ZipType, &MapType, &FilterType, &ReversedType,
	} {
		Builtins[t.Name] = TypeValue(t)
	}
	Builtins["None"] = None
	Builtins["True"] = True
	Builtins["False"] = False
	Builtins["Ellipsis"] = Ellipsis
	Builtins["NotImplemented"] = NotImplemented
}
