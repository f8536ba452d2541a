package object

import (
	"slices"
	"strings"
)

// Bases, method resolution order and layout of a new native class.

// ownStruct are the classes whose C struct is larger than their base's: two of
// them cannot be combined.
func ownStruct(t *Type) bool {
	switch t {
	case &ListType, &DictType, &StrType, &AttributeErrorType, &NameErrorType, &StopIterationType, &SystemExitType, &ImportErrorType, &BaseExceptionType, &ObjectType:
		return true
	}
	return false
}

// solid is the class along the first bases that gave objects their present layout.
func solid(t *Type) *Type {
	for {
		if t.Layout == nil && ownStruct(t) || len(t.Bases) == 0 {
			return t
		}
		base := bestBase(t.Bases)
		if t.Layout != nil && t.Layout.Members > members(base) {
			return t
		}
		t = base
	}
}

func members(t *Type) int {
	if t.Layout == nil {
		return 0
	}
	return t.Layout.Members
}

// bestBase is the base whose layout the class extends (__base__).
func bestBase(bases []*Type) *Type {
	best := bases[0]
	for _, b := range bases[1:] {
		if s, w := solid(b), solid(best); s != w && s.Subclass(w) {
			best = b
		}
	}
	return best
}

func checkBases(c *Ctx, bases []*Type) (*Type, *Exc) {
	for i, b := range bases {
		for _, k := range bases[:i] {
			if k == b {
				return nil, Raise(c, &TypeErrorType, "duplicate base class %s", b.Name)
			}
		}
	}
	best := bestBase(bases)
	for _, b := range bases {
		if !solid(best).Subclass(solid(b)) {
			return nil, Raise(c, &TypeErrorType, "multiple bases have instance lay-out conflict")
		}
	}
	return best, nil
}

// mergeMRO is the C3 linearisation.
func mergeMRO(c *Ctx, t *Type, bases []*Type) ([]*Type, *Exc) {
	var lists [][]*Type
	for _, b := range bases {
		lists = append(lists, b.MRO)
	}
	lists = append(lists, bases)
	mro := []*Type{t}
	for {
		var next *Type
		left := false
		for _, l := range lists {
			if len(l) == 0 {
				continue
			}
			left = true
			if !inTails(l[0], lists) {
				next = l[0]
				break
			}
		}
		if !left {
			return mro, nil
		}
		if next == nil {
			return nil, mroError(c, lists)
		}
		mro = append(mro, next)
		for i, l := range lists {
			if len(l) > 0 && l[0] == next {
				lists[i] = l[1:]
			}
		}
	}
}

func inTails(t *Type, lists [][]*Type) bool {
	for _, l := range lists {
		for i := 1; i < len(l); i++ {
			if l[i] == t {
				return true
			}
		}
	}
	return false
}

func mroError(c *Ctx, lists [][]*Type) *Exc {
	var names []string
	seen := map[*Type]bool{}
	for _, l := range lists {
		if len(l) > 0 && !seen[l[0]] {
			seen[l[0]] = true
			names = append(names, l[0].Name)
		}
	}
	gap := "\n"
	if PyMinor >= 13 {
		gap = " "
	}
	return Raise(c, &TypeErrorType, "Cannot create a consistent method resolution%sorder (MRO) for bases %s", gap, strings.Join(names, ", "))
}

// makeLayout gives the class its layout: the places of __slots__, its own after
// the base's, and a guess how many attributes objects will have.
func (t *Type) makeLayout(c *Ctx, cl *ClassStmt, base *Type, ns *classNamespace) *Exc {
	l := &Layout{}
	t.Layout = l
	s := emptyShape
	noDict, noWeak := true, true
	for _, b := range t.MRO[1:] {
		plain := b == &ObjectType || hasBody(b)
		noDict = noDict && (plain || b.Layout != nil && b.Layout.NoDict)
		noWeak = noWeak && (plain || b.Layout != nil && b.Layout.NoWeak || b.Layout == nil && b.Exception)
		if hasBody(b) {
			l.Body, l.back, l.frozen = b, bodySize(b), frozen(b)
		}
	}
	if base.Layout != nil {
		for _, n := range base.Layout.shape.Load().names[:base.Layout.Members] {
			s = s.with(n)
		}
		l.hint = max(base.Layout.hint-base.Layout.Members, 0)
	}
	own, err := slotNames(c, cl, ns)
	if err != nil {
		return err
	}
	switch {
	case own.dict && !noDict:
		return Raise(c, &TypeErrorType, "__dict__ slot disallowed: we already got one")
	case own.weak && !noWeak:
		return noWeakSlot(c)
	}
	for _, n := range own.names {
		s = s.with(memberPrefix + t.Name + "." + n)
		m := &Member{Obj: Obj{T: &MemberDescrType}, Name: n, Owner: t}
		ns.set(n, m.Value())
	}
	l.Members = len(s.names)
	l.NoDict = noDict && own.declared && !own.dict
	l.NoWeak = noWeak && own.declared && !own.weak
	if info := t.Static.info; info != nil {
		if info.members(t, s) && !t.Exception {
			s = s.withAll(info.Attrs[l.Members:])
		} else {
			t.Static.info, t.Static.unmet = nil, info
		}
	}
	if l.NoDict {
		l.hint = l.Members
	} else {
		l.assigned = cl.Slots
		l.hint = l.Members + t.guess(l.hint, own.names)
	}
	l.shape.Store(s)
	return nil
}

// guess is how many places beyond __slots__ the first objects get: for what the
// methods of the class and of all its bases assign.
func (t *Type) guess(inherited int, members []string) int {
	names := map[string]bool{}
	own := 0
	for i, k := range t.MRO {
		if k.Layout == nil {
			continue
		}
		for _, name := range k.Layout.assigned {
			if !slices.Contains(members, name) {
				names[name] = true
			}
		}
		if i == 0 {
			own = len(names)
		}
	}
	n := max(len(names), inherited+own)
	if n == 0 {
		n = 4 // nothing is known: attributes set from outside
	}
	return min(n, maxPlaces)
}

// slots is what __slots__ of a body declares.
type slots struct {
	names      []string
	dict, weak bool
	declared   bool
}

func noWeakSlot(c *Ctx) *Exc {
	why := "we already got one"
	if PyMinor < 12 {
		why = "either we already got one, or __itemsize__ != 0"
	}
	return Raise(c, &TypeErrorType, "__weakref__ slot disallowed: %s", why)
}

// slotNames reads __slots__ of the body.
func slotNames(c *Ctx, cl *ClassStmt, ns *classNamespace) (found slots, err *Exc) {
	v, ok := ns.vals["__slots__"]
	if !ok {
		return found, nil
	}
	found.declared = true
	items := []Value{v}
	if _, one := TextOf(v); !one {
		if items, err = Items(c, v); err != nil {
			return found, err
		}
	}
	for _, x := range items {
		k, isStr := TextOf(x)
		if !isStr {
			return found, Raise(c, &TypeErrorType, "__slots__ items must be strings, not '%s'", TypeName(x))
		}
		name := k.Go()
		if k.Kind == 1 && !isIdentifier(k.S) {
			return found, Raise(c, &TypeErrorType, "__slots__ must be identifiers")
		}
		switch name {
		case "__dict__":
			if found.dict {
				return found, Raise(c, &TypeErrorType, "__dict__ slot disallowed: we already got one")
			}
			found.dict = true
			continue
		case "__weakref__":
			if found.weak {
				return found, noWeakSlot(c)
			}
			found.weak = true
			continue
		}
		name = mangle(cl.Name, name)
		if _, clash := ns.vals[name]; clash {
			return found, Raise(c, &ValueErrorType, "%s in __slots__ conflicts with class variable", quoted(c, name))
		}
		found.names = append(found.names, name)
	}
	return found, nil
}

func quoted(c *Ctx, name string) string {
	v, err := Repr(c, StrFromGo(name))
	if err != nil {
		return "'" + name + "'"
	}
	return GoStr(v)
}
