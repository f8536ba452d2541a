package object

import (
	"unsafe"

	"goruntime/sre"
)

// MatchType is re.Match. A native one never changes, and stays beside its twin once it crossed.
var MatchType = Type{Name: "Match", Module: "re"}

// MatchObject is the result of a match.
type MatchObject struct {
	Obj
	p         *Pattern
	t         subject
	lastIndex int32   // the group that was closed last, -1 for none
	marks     []int32 // where the whole and each group begin and end, -1 for one that took no part
	here      [8]int32
}

// newMatch is the match that a machine has found.
func newMatch(p *Pattern, t subject, found *sre.Machine) Value {
	m := &MatchObject{Obj: Obj{T: &MatchType}, p: p, t: t, lastIndex: int32(found.LastIndex)}
	m.marks = append(append(m.here[:0], int32(found.From), int32(found.To)), found.Groups...)
	return m.Value()
}

func (m *MatchObject) Value() Value { return Value{P: unsafe.Pointer(m)} }

// Parts are what CPython's twin of the match holds; marks are where the whole and each group begin and end.
func (m *MatchObject) Parts() (text Value, p *Pattern, pos, endpos, lastIndex int, marks []int32) {
	return m.t.value(), m.p, int(m.t.from), int(m.t.to), int(m.lastIndex), m.marks
}

func init() {
	t := &MatchType
	builtin(t, &ObjectType, []*Builtin{
		{Name: "group", E0: matchWhole, E1: matchGroup, EN: matchGroups},
		{Name: "groups", E0: func(c *Ctx, v Value) (Value, *Exc) { return matchAll(v, None), nil },
			E1: func(c *Ctx, v, absent Value) (Value, *Exc) { return matchAll(v, absent), nil }, EN: matchHost("groups")},
		{Name: "groupdict", E0: func(c *Ctx, v Value) (Value, *Exc) { return matchDict(c, v, None) },
			E1: matchDict, EN: matchHost("groupdict")},
		{Name: "start", E0: matchEdge(0), E1: matchEdgeOf(0), EN: matchHost("start")},
		{Name: "end", E0: matchEdge(1), E1: matchEdgeOf(1), EN: matchHost("end")},
		{Name: "span", E0: func(c *Ctx, v Value) (Value, *Exc) { return matchSpan(c, v, Int(0)) }, E1: matchSpan, EN: matchHost("span")},
	})
	library(t)
	addGetSets(t,
		&GetSet{Name: "string", Set: readOnly, Get: func(c *Ctx, v Value) (Value, *Exc) { return (*MatchObject)(v.P).t.value(), nil }},
		&GetSet{Name: "re", Set: readOnly, Get: func(c *Ctx, v Value) (Value, *Exc) { return (*MatchObject)(v.P).p.Self, nil }},
		&GetSet{Name: "pos", Set: readOnly, Get: func(c *Ctx, v Value) (Value, *Exc) { return Int(int64((*MatchObject)(v.P).t.from)), nil }},
		&GetSet{Name: "endpos", Set: readOnly, Get: func(c *Ctx, v Value) (Value, *Exc) { return Int(int64((*MatchObject)(v.P).t.to)), nil }},
		&GetSet{Name: "lastindex", Get: func(c *Ctx, v Value) (Value, *Exc) {
			if i := (*MatchObject)(v.P).lastIndex; i >= 0 {
				return Int(int64(i)), nil
			}
			return None, nil
		}},
		&GetSet{Name: "lastgroup", Get: func(c *Ctx, v Value) (Value, *Exc) {
			if m := (*MatchObject)(v.P); m.lastIndex >= 0 && int(m.lastIndex) < len(m.p.Named) {
				return m.p.Named[m.lastIndex], nil
			}
			return None, nil
		}})
	t.GetItem = matchGroup
	t.Repr = func(c *Ctx, v Value) (Value, *Exc) { return H.Repr(c, v) }
}

// matchHost leaves a call that is not plainly right to the genuine twin.
func matchHost(name string) func(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
	return func(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
		return H.CallMethod(c, v, name, args, names)
	}
}

// number is which group x names; false for one that is not there.
func (m *MatchObject) number(x Value) (int, bool) {
	if x.IsInt() {
		i := x.Int()
		return int(i), i >= 0 && i < int64(len(m.marks)/2)
	}
	if s, ok := AsStr(x); ok {
		i, ok := m.p.Names[GoStr(x)]
		return i, ok && s.Kind == 1
	}
	return 0, false
}

// edges are where group i begins and ends.
func (m *MatchObject) edges(i int) (int, int) {
	return int(m.marks[2*i]), int(m.marks[2*i+1])
}

func (m *MatchObject) group(i int, absent Value) Value {
	from, to := m.edges(i)
	if from < 0 {
		return absent
	}
	return m.t.part(from, to)
}

func matchWhole(c *Ctx, v Value) (Value, *Exc) {
	return (*MatchObject)(v.P).group(0, None), nil
}

func matchGroup(c *Ctx, v, of Value) (Value, *Exc) {
	m := (*MatchObject)(v.P)
	if i, ok := m.number(of); ok {
		return m.group(i, None), nil
	}
	return H.CallMethod(c, v, "group", []Value{of}, nil)
}

func matchGroups(c *Ctx, v Value, args []Value, names []string) (Value, *Exc) {
	m := (*MatchObject)(v.P)
	items := makeTuple(len(args))
	for k, of := range args {
		i, ok := m.number(of)
		if !ok || len(names) > 0 {
			return H.CallMethod(c, v, "group", args, names)
		}
		items.V[k] = m.group(i, None)
	}
	return items.Value(), nil
}

func matchAll(v, absent Value) Value {
	m := (*MatchObject)(v.P)
	if len(m.marks) == 2 {
		return EmptyTuple
	}
	items := makeTuple(len(m.marks)/2 - 1)
	for i := range items.V {
		items.V[i] = m.group(i+1, absent)
	}
	return items.Value()
}

func matchDict(c *Ctx, v, absent Value) (Value, *Exc) {
	m := (*MatchObject)(v.P)
	d := NewDict()
	for i, name := range m.p.Named {
		if !name.IsNone() {
			if err := DictSet(c, d, name, m.group(i, absent)); err != nil {
				return Value{}, err
			}
		}
	}
	return d.Value(), nil
}

func matchEdge(end int) func(c *Ctx, v Value) (Value, *Exc) {
	return func(c *Ctx, v Value) (Value, *Exc) { return Int(int64((*MatchObject)(v.P).marks[end])), nil }
}

func matchEdgeOf(end int) func(c *Ctx, v, of Value) (Value, *Exc) {
	name := [2]string{"start", "end"}[end]
	return func(c *Ctx, v, of Value) (Value, *Exc) {
		m := (*MatchObject)(v.P)
		if i, ok := m.number(of); ok {
			from, to := m.edges(i)
			return Int(int64([2]int{from, to}[end])), nil
		}
		return H.CallMethod(c, v, name, []Value{of}, nil)
	}
}

func matchSpan(c *Ctx, v, of Value) (Value, *Exc) {
	m := (*MatchObject)(v.P)
	if i, ok := m.number(of); ok {
		from, to := m.edges(i)
		return PackTuple(Int(int64(from)), Int(int64(to))), nil
	}
	return H.CallMethod(c, v, "span", []Value{of}, nil)
}

// ScannerType is what p.scanner() makes; here only finditer has one.
var ScannerType = Type{Name: "SRE_Scanner", Module: "_sre"}

// Scanner looks for one match after the other.
type Scanner struct {
	Obj
	p       *Pattern
	t       subject
	at      int
	advance bool
	ended   bool
	Steps   int // how often it has looked
}

func init() {
	builtin(&ScannerType, &ObjectType, nil)
}

func patternFindIter(c *Ctx, p *Pattern, args []Value) (Value, bool, *Exc) {
	t, ok := p.subjectOf(args)
	if !ok {
		return Value{}, false, nil
	}
	s := &Scanner{Obj: Obj{T: &ScannerType}, p: p, t: t, at: int(t.from)}
	search := &Builtin{Obj: Obj{T: &BuiltinType}, Name: "search", Self: Value{P: unsafe.Pointer(s)}, E0: scannerSearch}
	return NewCallableIter(search.Value(), None), true, nil
}

// Parts are what p.scanner() is called with, and how often it then has looked.
func (s *Scanner) Parts() (p *Pattern, args []Value) {
	return s.p, []Value{s.t.value(), Int(int64(s.t.from)), Int(int64(s.t.to))}
}

func scannerSearch(c *Ctx, v Value) (Value, *Exc) {
	s := (*Scanner)(v.P)
	if s.Py != 0 {
		return H.CallMethod(c, v, "search", nil, nil)
	}
	if s.ended || s.at > int(s.t.to) {
		s.Steps++
		return None, nil
	}
	m, a := s.p.run(c, &s.t, s.at, sre.Search, s.advance)
	switch a {
	case sre.Stopped: // it crosses, and CPython's goes on from there
		return H.CallMethod(c, v, "search", nil, nil)
	case sre.None:
		s.ended = true
		s.Steps++
		return None, nil
	}
	s.Steps++
	s.at, s.advance = m.To, m.To == m.From
	return newMatch(s.p, s.t, m), nil
}
