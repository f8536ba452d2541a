package object

// The built-in classes. Their files fill the slots from init, so that slot
// functions may refer to the types freely.
var (
	ObjectType         = Type{Name: "object"}
	TypeType           = Type{Name: "type"}
	NoneType           = Type{Name: "NoneType"}
	BoolType           = Type{Name: "bool"}
	IntType            = Type{Name: "int"}
	FloatType          = Type{Name: "float"}
	ComplexType        = Type{Name: "complex"}
	StrType            = Type{Name: "str"}
	BytesType          = Type{Name: "bytes"}
	ListType           = Type{Name: "list"}
	TupleType          = Type{Name: "tuple"}
	DictType           = Type{Name: "dict"}
	SetType            = Type{Name: "set"}
	FrozenSetType      = Type{Name: "frozenset"}
	RangeType          = Type{Name: "range"}
	SliceType          = Type{Name: "slice"}
	EllipsisType       = Type{Name: "ellipsis"}
	NotImplementedType = Type{Name: "NotImplementedType"}
	FuncType           = Type{Name: "function"}
	BuiltinType        = Type{Name: "builtin_function_or_method"}
	MethodDescrType    = Type{Name: "method_descriptor"}
	BoundMethodType    = Type{Name: "method"}
	CellType           = Type{Name: "cell"}
	GeneratorType      = Type{Name: "generator"}
	CoroutineType      = Type{Name: "coroutine"}
	AsyncGenType       = Type{Name: "async_generator"}
	PropertyType       = Type{Name: "property"}
	StaticMethodType   = Type{Name: "staticmethod"}
	ClassMethodType    = Type{Name: "classmethod"}
	SuperType          = Type{Name: "super"}
)
