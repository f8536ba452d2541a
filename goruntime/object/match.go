package object

import "slices"

// The match statement.

// MatchSeq reports whether v matches a sequence pattern.
func MatchSeq(v Value) bool {
	switch bodyType(v.Type()) {
	case &ListType, &TupleType, &RangeType, &DequeType:
		return true
	}
	return hasFlag(v, tpflagsSequence)
}

// MatchMap reports whether v matches a mapping pattern.
func MatchMap(v Value) bool {
	switch bodyType(v.Type()) {
	case &DictType, &DefaultDictType:
		return true
	}
	return hasFlag(v, tpflagsMapping)
}

// TypeFlags is set by package border: tp_flags of the class of v, or of v
// itself when that is the class; 0 where CPython knows no such class.
var TypeFlags func(v Value, itself bool) uint64

// The type flags behind the questions (Py_TPFLAGS_SEQUENCE, _MAPPING and
// _Py_TPFLAGS_MATCH_SELF).
const (
	tpflagsSequence  = 1 << 5
	tpflagsMapping   = 1 << 6
	tpflagsMatchSelf = 1 << 22
)

func hasFlag(v Value, flag uint64) bool {
	t := v.Type()
	return TypeFlags != nil && (t == &ForeignType || t.HasDict) && TypeFlags(v, false)&flag != 0
}

// MatchKeys returns the tuple of v's values for the keys of a mapping pattern,
// or None when one is missing.
func MatchKeys(c *Ctx, v, keys Value) (Value, *Exc) {
	wanted := (*Tuple)(keys.P).V
	for i, k := range wanted {
		for _, other := range wanted[:i] {
			same, err := Equal(c, other, k)
			if err != nil {
				return Value{}, err
			}
			if same {
				r, err := Repr(c, k)
				if err != nil {
					return Value{}, err
				}
				return Value{}, Raise(c, &ValueErrorType, "mapping pattern checks duplicate key (%s)", GoStr(r))
			}
		}
	}
	vals := make([]Value, len(wanted))
	var missing Value
	for i, k := range wanted {
		var x Value
		var err *Exc
		if v.Type() == &DictType {
			x, err = DictGet(c, (*Dict)(v.P), k)
		} else {
			if missing.Nil() {
				if missing, err = construct(c, &ObjectType, nil, nil); err != nil {
					return Value{}, err
				}
			}
			if x, err = CallAttr(c, v, "get", k, missing); err == nil && Is(x, missing) {
				x = Value{}
			}
		}
		if err != nil {
			return Value{}, err
		}
		if x.Nil() {
			return None, nil
		}
		vals[i] = x
	}
	return NewTuple(vals), nil
}

// selfMatching are the types whose single positional pattern is the object itself.
var selfMatching = []*Type{&BoolType, &BytesType, &DictType, &FloatType, &FrozenSetType, &IntType, &ListType, &SetType, &StrType, &TupleType}

// MatchClass returns the attributes a class pattern wants, n positional ones
// through __match_args__ and then the named ones, or None when v does not match.
func MatchClass(c *Ctx, v, class Value, n int, names []string) (Value, *Exc) {
	if !IsTypeValue(class) {
		isClass := false
		if class.Type() == &ForeignType {
			var err *Exc
			if isClass, err = H.IsInstance(c, class, TypeValue(&TypeType)); err != nil {
				return Value{}, err
			}
		}
		if !isClass {
			kind := "class"
			if PyMinor < 12 {
				kind = "type"
			}
			return Value{}, Raise(c, &TypeErrorType, "called match pattern must be a %s", kind)
		}
	}
	ok, err := IsInstance(c, v, class)
	if err != nil || !ok {
		return None, err
	}
	out := make([]Value, 0, n+len(names))
	var seen []string
	take := func(name string) (bool, *Exc) {
		for _, s := range seen {
			if s == name {
				return false, Raise(c, &TypeErrorType, "%s() got multiple sub-patterns for attribute %s", className(c, class), quoted(c, name))
			}
		}
		seen = append(seen, name)
		x, err := LookupAttr(c, v, name)
		if err != nil || x.Nil() {
			return false, err
		}
		out = append(out, x)
		return true, nil
	}
	if n > 0 {
		args, self, err := matchArgs(c, class)
		if err != nil {
			return Value{}, err
		}
		if allowed := max(len(args), b2i(self)); n > allowed {
			return Value{}, Raise(c, &TypeErrorType, "%s() accepts %d positional sub-pattern%s (%d given)", className(c, class), allowed, plural(allowed), n)
		}
		if self {
			out = append(out, v)
		} else {
			for _, a := range args[:n] {
				if !isText(a) {
					return Value{}, Raise(c, &TypeErrorType, "__match_args__ elements must be strings (got %s)", TypeName(a))
				}
				if ok, err := take(GoStr(a)); err != nil || !ok {
					return None, err
				}
			}
		}
	}
	for _, name := range names {
		if ok, err := take(name); err != nil || !ok {
			return None, err
		}
	}
	return NewTuple(out), nil
}

// matchArgs reads __match_args__; self is set for a type that has none and
// matches by itself.
func matchArgs(c *Ctx, class Value) (args []Value, self bool, err *Exc) {
	if IsTypeValue(class) && slices.Contains(selfMatching, AsType(class)) {
		return nil, true, nil // nobody can give these a __match_args__
	}
	m, err := LookupAttr(c, class, "__match_args__")
	if err != nil {
		return nil, false, err
	}
	if !m.Nil() {
		if m.Type() != &TupleType {
			return nil, false, Raise(c, &TypeErrorType, "%s.__match_args__ must be a tuple (got %s)", className(c, class), TypeName(m))
		}
		return (*Tuple)(m.P).V, false, nil
	}
	if class.Type() == &ForeignType {
		return nil, TypeFlags != nil && TypeFlags(class, true)&tpflagsMatchSelf != 0, nil
	}
	for _, t := range selfMatching {
		ok, err := IsSubclass(c, class, TypeValue(t))
		if err != nil || ok {
			return nil, ok, err
		}
	}
	return nil, false, nil
}

func className(c *Ctx, class Value) string {
	if IsTypeValue(class) {
		return AsType(class).Name
	}
	n, err := H.GetAttr(c, class, "__name__")
	if err != nil || !IsStr(n) {
		return "type"
	}
	return GoStr(n)
}
