package object

import "unsafe"

// The class str: slots, constructor and method table.

func strConcat(c *Ctx, a, b Value) (Value, *Exc) {
	x, ok := AsStr(a)
	y, ok2 := TextOf(b)
	if !ok || !ok2 {
		return Value{}, Raise(c, &TypeErrorType, "can only concatenate str (not \"%s\") to str", TypeName(b))
	}
	return concatStr(c, x, y)
}

func strRepeat(c *Ctx, a, b Value) (Value, *Exc) {
	n, err := repeatTimes(c, b)
	if err != nil {
		return Value{}, err
	}
	return repeatStr(c, (*Str)(a.P), n)
}

func strMod(c *Ctx, a, b Value) (Value, *Exc) {
	s, ok := AsStr(a)
	if !ok {
		return NotImplemented, nil
	}
	return percentStr(c, s, b)
}

func strNew(c *Ctx, class Value, args []Value, names []string) (Value, *Exc) {
	if len(names) == 0 {
		switch len(args) {
		case 0:
			return EmptyStr, nil
		case 1:
			return ToStr(c, args[0])
		case 2, 3:
			if b, ok := AsBytes(args[0]); ok && allStr(args[1:]) {
				return decodeBytes(c, b, args[1:], nil)
			}
		}
	}
	return H.Call(c, class, args, names)
}

func strFormatMethod(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
	pos := len(args) - len(names)
	s, _ := TextOf(v)
	r, err := formatStr(c, s, &formatArgs{pos: args[:pos], kw: args[pos:], names: names})
	if err == nil && v.P != unsafe.Pointer(s) && writesItself(s, "{}") {
		return v, nil
	}
	return r, err
}

func init() {
	builtin(&StrType, &ObjectType, []*Builtin{
		seekMethod("find", false, false),
		seekMethod("rfind", true, false),
		seekMethod("index", false, true),
		seekMethod("rindex", true, true),
		affixMethod("startswith", false),
		affixMethod("endswith", true),
		{Name: "count", EN: strCount},
		splitMethod("split", false),
		splitMethod("rsplit", true),
		{Name: "splitlines", EN: strSplitlines, E0: func(c *Ctx, v Value) (Value, *Exc) { return splitLines((*Str)(v.P), false), nil }},
		partitionMethod("partition", false),
		partitionMethod("rpartition", true),
		stripMethod("strip", true, true),
		stripMethod("lstrip", true, false),
		stripMethod("rstrip", false, true),
		{Name: "join", E1: strJoin},
		{Name: "replace", EN: strReplace, E2: func(c *Ctx, v, a, b Value) (Value, *Exc) {
			old, ok1 := TextOf(a)
			if new, ok2 := TextOf(b); ok1 && ok2 {
				return replaceStr(c, (*Str)(v.P), old, new, -1)
			}
			return strReplace(c, v, []Value{a, b}, nil)
		}},
		padMethod("ljust", padRight),
		padMethod("rjust", padLeft),
		padMethod("center", padBoth),
		{Name: "zfill", E1: strZfill},
		{Name: "expandtabs", EN: strExpandtabs},
		{Name: "removeprefix", E1: strRemoveprefix},
		{Name: "removesuffix", E1: strRemovesuffix},
		{Name: "upper", E0: strUpper},
		{Name: "lower", E0: strLower},
		{Name: "capitalize", E0: strCapitalize},
		mapMethod("swapcase", swapCaseASCII),
		mapMethod("title", titleASCII),
		mapMethod("casefold", casefoldASCII),
		allMethod(&tabAlpha, chAlpha),
		allMethod(&tabDecimal, chDecimal),
		allMethod(&tabDigit, chDecimal|chDigit),
		allMethod(&tabNumeric, chDecimal|chDigit|chNumeric),
		allMethod(&tabAlnum, chAlpha|chDecimal|chDigit|chNumeric),
		isMethod("isspace", isSpace, wideSpace),
		isMethod("isprintable", isPrintable, tabPrintable.all),
		isMethod("isidentifier", isIdentifier, askHost),
		isMethod("istitle", isTitle, askHost),
		isMethod("isupper", func(s string) bool { return isCased(s, chUpper, chLower) },
			func(c *Ctx, s *Str) (bool, bool, *Exc) { return cased(c, s, true) }),
		isMethod("islower", func(s string) bool { return isCased(s, chLower, chUpper) },
			func(c *Ctx, s *Str) (bool, bool, *Exc) { return cased(c, s, false) }),
		{Name: "isascii", E0: func(c *Ctx, v Value) (Value, *Exc) { return Bool((*Str)(v.P).ASCII), nil }},
		{Name: "encode", EN: strEncode,
			E0: func(c *Ctx, v Value) (Value, *Exc) { return strEncode(c, v, nil, nil) },
			E1: func(c *Ctx, v, a Value) (Value, *Exc) {
				if s := (*Str)(v.P); s.ASCII && asciiCodec(a) {
					return s.bytes(), nil
				}
				return strEncode(c, v, []Value{a}, nil)
			}},
		{Name: "translate", E1: strTranslate},
		{Name: "maketrans", Static: true, EN: strMaketrans},
		{Name: "format", Slot: true, EN: strFormatMethod},
		{Name: "format_map", Slot: true, E1: func(c *Ctx, v, m Value) (Value, *Exc) {
			s, _ := TextOf(v)
			r, err := formatStr(c, s, &formatArgs{mapping: m})
			if err == nil && v.P != unsafe.Pointer(s) && writesItself(s, "{}") {
				return v, nil
			}
			return r, err
		}},
		{Name: "__format__", Slot: true, E1: func(c *Ctx, v, spec Value) (Value, *Exc) {
			s, ok := TextOf(spec)
			if !ok {
				return H.CallMethod(c, v, "__format__", []Value{spec}, nil)
			}
			if len(s.S) == 0 { // str() of an instance, whose class may override that
				return ToStr(c, v)
			}
			text, _ := TextOf(v)
			r, err := formatStrSpec(c, text, s)
			if err != nil && v.P != unsafe.Pointer(text) { // the class is named in the error
				return H.CallMethod(c, TypeValue(&StrType), "__format__", []Value{v, spec}, nil)
			}
			return r, err
		}},
		{Name: "__getnewargs__", E0: func(c *Ctx, v Value) (Value, *Exc) { return PackTuple(v), nil }},
	})
	t := &StrType
	t.Repr = func(c *Ctx, v Value) (Value, *Exc) { return reprStr(c, (*Str)(v.P)) }
	t.Slots.Str = func(c *Ctx, v Value) (Value, *Exc) { return v, nil }
	t.Hash = func(c *Ctx, v Value) (int64, *Exc) { return (*Str)(v.P).Hash(), nil }
	t.Cmp = strCmp
	t.Truth = func(c *Ctx, v Value) (bool, *Exc) { return len((*Str)(v.P).S) > 0, nil }
	t.Len = func(c *Ctx, v Value) (int, *Exc) { return (*Str)(v.P).Len(), nil }
	t.GetItem = strGetItem
	t.Contains = strContains
	t.Iter = strIter
	t.Concat = strConcat
	t.Repeat = strRepeat
	t.Bin[OpMod] = strMod
	t.New = strNew
	addSlotMethods(t)
}
