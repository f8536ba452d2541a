package object

import (
	"fmt"
	"strings"
)

// bind puts the arguments of a call into parameter order (initialize_locals in
// CPython's ceval.c): positional and keyword-only parameters, then *args, then
// **kwargs. out has one zero Value for each parameter.
func bind(c *Ctx, fn *Func, args []Value, names []string, out []Value) *Exc {
	k := fn.Code
	given := len(args) - len(names)
	n := min(given, k.Pos)
	copy(out[:n], args[:n])
	fixed := k.Pos + k.KwOnly
	next := fixed
	if k.VarArgs {
		out[next] = restTuple(args[n:given])
		next++
	}
	var extra *Dict
	if k.VarKw {
		extra = NewDictCap(min(len(names), 5))
		out[next] = extra.Value()
	}
	for i, name := range names {
		j := paramIndex(k, name)
		switch {
		case j >= 0 && out[j].Nil():
			out[j] = args[given+i]
		case j >= 0:
			return Raise(c, &TypeErrorType, "%s() got multiple values for argument '%s'", fn.Qualname, name)
		case extra != nil:
			if err := DictSet(c, extra, c.intern(name), args[given+i]); err != nil {
				return err
			}
		default:
			return unexpectedKeyword(c, fn, names, name)
		}
	}
	if given > k.Pos && !k.VarArgs {
		return tooMany(c, fn, given, out)
	}
	return bindDefaults(c, fn, n, out)
}

// bindDict is bind with keywords from a plain dict that no other thread changes; not ok where bind has an error to
// raise that names them.
func bindDict(c *Ctx, fn *Func, args []Value, d *Dict, out []Value) (err *Exc, ok bool) {
	k := fn.Code
	if len(args) > k.Pos && !k.VarArgs {
		return nil, false
	}
	n := min(len(args), k.Pos)
	copy(out[:n], args)
	next := k.Pos + k.KwOnly
	if k.VarArgs {
		out[next] = restTuple(args[n:])
		next++
	}
	var extra *Dict
	if k.VarKw {
		extra = NewDictCap(min(d.n, 5))
		out[next] = extra.Value()
	}
	if t := d.tab; t != nil {
		for i := range t.entries[:t.used] {
			e := &t.entries[i]
			if e.key.P == nil {
				continue
			}
			name, isName, err := keywordName(c, e.key)
			if !isName {
				return err, err != nil
			}
			j := paramIndex(k, name)
			switch {
			case j >= 0 && out[j].Nil():
				out[j] = e.val
			case j < 0 && extra != nil:
				extra.insert(e.key, e.hash, e.val)
			default:
				return nil, false
			}
		}
	}
	return bindDefaults(c, fn, n, out), true
}

// keywordName is the text of a key that may be a keyword: a string, also of a class derived from str.
func keywordName(c *Ctx, key Value) (name string, ok bool, err *Exc) {
	if key.Type() != &StrType {
		if key, err = derivedText(c, key); key.P == nil {
			return "", false, err
		}
	}
	return GoStr(key), true, nil
}

// derivedText is the plain string of an object of a class derived from str; nil for anything else.
func derivedText(c *Ctx, v Value) (Value, *Exc) {
	if s, ok := TextOf(v); ok {
		return s.Value(), nil
	}
	if v.Type() != &ForeignType {
		return Value{}, nil
	}
	ok, err := H.IsInstance(c, v, TypeValue(&StrType))
	if err != nil || !ok {
		return Value{}, err
	}
	if v, err = H.CallMethod(c, TypeValue(&StrType), "__str__", []Value{v}, nil); err != nil || !IsStr(v) {
		return Value{}, err
	}
	return v, nil
}

// bindDefaults gives the parameters after the first n that have no value their defaults.
func bindDefaults(c *Ctx, fn *Func, n int, out []Value) *Exc {
	k := fn.Code
	fixed := k.Pos + k.KwOnly
	if n < k.Pos {
		required := k.Pos - len(fn.Defaults)
		for i := n; i < k.Pos; i++ {
			if !out[i].Nil() {
				continue
			}
			if i < required {
				return missingArgs(c, fn, "positional", k.Params[:required], out[:required])
			}
			out[i] = fn.Defaults[i-required]
		}
	}
	if k.KwOnly == 0 {
		return nil
	}
	for i := k.Pos; i < fixed; i++ {
		if !out[i].Nil() {
			continue
		}
		if fn.KwDefaults != nil {
			v, err := DictGet(c, fn.KwDefaults, k.kwOnlyNames()[i-k.Pos])
			if err != nil {
				return err
			}
			out[i] = v
		}
	}
	for i := k.Pos; i < fixed; i++ {
		if out[i].Nil() {
			return missingArgs(c, fn, "keyword-only", k.Params[k.Pos:fixed], out[k.Pos:fixed])
		}
	}
	return nil
}

// kwOnlyNames are the names of the keyword-only parameters as keys of __kwdefaults__.
func (k *Code) kwOnlyNames() []Value {
	if p := k.kwNames.Load(); p != nil {
		return *p
	}
	names := make([]Value, k.KwOnly)
	for i := range names {
		names[i] = Intern(k.Params[k.Pos+i])
	}
	k.kwNames.Store(&names)
	return names
}

type (
	tuple1 struct {
		Tuple
		v [1]Value
	}
	tuple3 struct {
		Tuple
		v [3]Value
	}
)

// restTuple is the tuple of *args; a short one takes one allocation.
func restTuple(args []Value) Value {
	switch len(args) {
	case 1:
		t := &tuple1{Tuple: Tuple{Obj: Obj{T: &TupleType}}, v: [1]Value(args)}
		t.V = t.v[:]
		return t.Tuple.Value()
	case 2:
		return NewPair(args[0], args[1])
	case 3:
		t := &tuple3{Tuple: Tuple{Obj: Obj{T: &TupleType}}, v: [3]Value(args)}
		t.V = t.v[:]
		return t.Tuple.Value()
	}
	return NewTuple(append([]Value(nil), args...))
}

// paramIndex finds a parameter that may be passed by name, -1 when there is none.
func paramIndex(k *Code, name string) int {
	for i := k.PosOnly; i < k.Pos+k.KwOnly; i++ {
		if k.Params[i] == name {
			return i
		}
	}
	return -1
}

func unexpectedKeyword(c *Ctx, fn *Func, names []string, name string) *Exc {
	k := fn.Code
	var wrong []string
	for _, p := range k.Params[:k.PosOnly] {
		for _, name := range names {
			if name == p {
				wrong = append(wrong, p)
			}
		}
	}
	if len(wrong) > 0 {
		return Raise(c, &TypeErrorType, "%s() got some positional-only arguments passed as keyword arguments: '%s'", fn.Qualname, strings.Join(wrong, ", "))
	}
	msg := fmt.Sprintf("%s() got an unexpected keyword argument '%s'", fn.Qualname, name)
	if PyMinor >= 13 {
		if like := suggestion(name, k.Params[k.PosOnly:k.Pos+k.KwOnly]); like != "" {
			msg += ". Did you mean '" + like + "'?"
		}
	}
	return RaiseArgs(c, &TypeErrorType, StrFromGo(msg))
}

func tooMany(c *Ctx, fn *Func, given int, out []Value) *Exc {
	k := fn.Code
	kwonly := 0
	for _, v := range out[k.Pos : k.Pos+k.KwOnly] {
		if !v.Nil() {
			kwonly++
		}
	}
	takes, many := fmt.Sprint(k.Pos), k.Pos != 1
	if d := len(fn.Defaults); d > 0 {
		takes, many = fmt.Sprintf("from %d to %d", k.Pos-d, k.Pos), true
	}
	s := ""
	if many {
		s = "s"
	}
	also, were := "", "were"
	if kwonly > 0 {
		also = fmt.Sprintf(" positional argument%s (and %d keyword-only argument%s)", plural(given), kwonly, plural(kwonly))
	} else if given == 1 {
		were = "was"
	}
	return Raise(c, &TypeErrorType, "%s() takes %s positional argument%s but %d%s %s given", fn.Qualname, takes, s, given, also, were)
}

func missingArgs(c *Ctx, fn *Func, kind string, params []string, vals []Value) *Exc {
	var names []string
	for i, p := range params {
		if vals[i].Nil() {
			names = append(names, "'"+p+"'")
		}
	}
	n := len(names)
	list := names[0]
	switch {
	case n == 2:
		list = names[0] + " and " + names[1]
	case n > 2:
		list = strings.Join(names[:n-1], ", ") + ", and " + names[n-1]
	}
	return Raise(c, &TypeErrorType, "%s() missing %d required %s argument%s: %s", fn.Qualname, n, kind, plural(n), list)
}

// suggestion is the nearest of the names to one that was not found, "" when
// none is near (_Py_CalculateSuggestions).
func suggestion(name string, among []string) string {
	best, bestCost := "", int(^uint(0)>>1)
	a := []rune(name)
	for _, item := range among {
		if item == name {
			continue
		}
		b := []rune(item)
		limit := min((len(a)+len(b)+3)*moveCost/6, bestCost-1)
		if cost := editCost(a, b, limit); cost <= limit && cost < bestCost {
			best, bestCost = item, cost
		}
	}
	return best
}

const (
	moveCost      = 2
	caseCost      = 1
	maxNameLength = 40
)

// editCost is the Levenshtein distance of CPython's suggestions, limit+1 when
// it is over the limit.
func editCost(a, b []rune, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return (len(a) + len(b)) * moveCost
	}
	if len(a) > maxNameLength || len(b) > maxNameLength {
		return limit + 1
	}
	if len(b) < len(a) {
		a, b = b, a
	}
	if (len(b)-len(a))*moveCost > limit {
		return limit + 1
	}
	row := make([]int, len(a))
	for i := range row {
		row[i] = (i + 1) * moveCost
	}
	result := 0
	for j, r := range b {
		distance := j * moveCost
		result = distance
		least := limit + 1
		for i := range a {
			substitute := distance + substituteCost(r, a[i])
			distance = row[i]
			result = min(min(result, distance)+moveCost, substitute)
			row[i] = result
			least = min(least, result)
		}
		if least > limit {
			return limit + 1
		}
	}
	return result
}

func substituteCost(a, b rune) int {
	switch {
	case a&31 != b&31:
		return moveCost
	case a == b:
		return 0
	case lowerASCII(a) == lowerASCII(b):
		return caseCost
	}
	return moveCost
}

func lowerASCII(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		r += 'a' - 'A'
	}
	return r
}
