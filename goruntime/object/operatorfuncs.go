package object

// The functions of the operator module, and functools.reduce, which often calls
// them. Calls with another number of arguments are the genuine function's.

func init() {
	NativeModules["_operator"] = operatorFunctions()
	reduce := &Builtin{Obj: Obj{T: &BuiltinType}, Name: "reduce"}
	reduce.E2 = func(c *Ctx, _, f, items Value) (Value, *Exc) { return reduceItems(c, f, items, Value{}) }
	reduce.EN = func(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
		if len(args) != 3 || len(names) > 0 {
			return genuine(c, reduce, args, names)
		}
		return reduceItems(c, args[0], args[1], args[2])
	}
	NativeModules["_functools"] = map[string]*Builtin{"reduce": reduce}
}

func operatorFunctions() map[string]*Builtin {
	table := map[string]*Builtin{}
	add := func(name string, b *Builtin) {
		b.T, b.Name = &BuiltinType, name
		b.EN = func(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) { return genuine(c, b, args, names) }
		table[name] = b
	}
	two := func(name string, f BinaryFunc) {
		add(name, &Builtin{E2: func(c *Ctx, _, a, b Value) (Value, *Exc) { return f(c, a, b) }})
	}
	one := func(name string, f UnaryFunc) {
		add(name, &Builtin{E1: func(c *Ctx, _, v Value) (Value, *Exc) { return f(c, v) }})
	}
	for op, name := range map[BinOp]string{OpAdd: "add", OpSub: "sub", OpMul: "mul", OpTrueDiv: "truediv", OpFloorDiv: "floordiv", OpMod: "mod",
		OpPow: "pow", OpLShift: "lshift", OpRShift: "rshift", OpAnd: "and_", OpOr: "or_", OpXor: "xor", OpMatMul: "matmul"} {
		two(name, func(c *Ctx, a, b Value) (Value, *Exc) { return Binary(c, op, a, b) })
	}
	for op, name := range map[BinOp]string{OpAdd: "iadd", OpSub: "isub", OpMul: "imul", OpAnd: "iand", OpOr: "ior", OpXor: "ixor"} {
		two(name, func(c *Ctx, a, b Value) (Value, *Exc) { return InPlace(c, op, a, b) })
	}
	for op, name := range map[CmpOp]string{CmpLt: "lt", CmpLe: "le", CmpEq: "eq", CmpNe: "ne", CmpGt: "gt", CmpGe: "ge"} {
		two(name, func(c *Ctx, a, b Value) (Value, *Exc) { return Compare(c, op, a, b) })
	}
	for op, name := range map[UnOp]string{OpNeg: "neg", OpPos: "pos", OpInvert: "invert"} {
		one(name, func(c *Ctx, v Value) (Value, *Exc) { return Unary(c, op, v) })
	}
	two("getitem", GetItem)
	two("contains", func(c *Ctx, a, b Value) (Value, *Exc) {
		has, err := Contains(c, a, b)
		return Bool(has), err
	})
	two("is_", func(c *Ctx, a, b Value) (Value, *Exc) { return Bool(Is(a, b)), nil })
	two("is_not", func(c *Ctx, a, b Value) (Value, *Exc) { return Bool(!Is(a, b)), nil })
	one("truth", func(c *Ctx, v Value) (Value, *Exc) {
		yes, err := Truth(c, v)
		return Bool(yes), err
	})
	one("not_", func(c *Ctx, v Value) (Value, *Exc) {
		yes, err := Truth(c, v)
		return Bool(!yes), err
	})
	return table
}

// reduceItems is functools.reduce; without an initial value (zero) the first item is one.
func reduceItems(c *Ctx, f, items, value Value) (Value, *Exc) {
	it, err := LoopIter(c, items)
	if err != nil {
		if err.T.Subclass(&TypeErrorType) {
			err = Raise(c, &TypeErrorType, "reduce() arg 2 must support iteration")
		}
		return Value{}, err
	}
	defer EndLoop(c, it)
	for {
		x, err := Next(c, it)
		switch {
		case err != nil:
			return Value{}, err
		case x.Nil() && value.Nil():
			return Value{}, Raise(c, &TypeErrorType, "reduce() of empty iterable with no initial value")
		case x.Nil():
			return value, nil
		case value.Nil():
			value = x
		default:
			if value, err = Call2(c, f, value, x); err != nil {
				return Value{}, err
			}
		}
	}
}
