package object

import (
	"math"
	"strings"
	"sync"
	"sync/atomic"
	"unsafe"

	"goruntime/sre"
)

// Compiled patterns of module re are CPython's objects; their programs run here
// (package sre) on text that is native, without the GIL. What a run cannot
// finish, and every call that is not plainly right, is left to the genuine
// method, before anything was done.

// Pattern is what is known of a genuine pattern, beside it for good.
type Pattern struct {
	Self    Value        // the genuine object
	Program *sre.Program // nil: leave it to CPython
	Bytes   bool         // of bytes, not of str
	Names   map[string]int
	// Named are the names of the groups, by number; None for one without.
	Named []Value

	mu        sync.Mutex
	templates map[string][]templatePart
}

// templatePart is text of a replacement, or the number of the group that stands there.
type templatePart struct {
	text  Value
	group int
}

// patternMethods are the methods of patterns that are done here, by name; done
// is false where the genuine one is to be called.
var patternMethods map[string]*PatternMethod

// PatternMethod is one of them.
type PatternMethod struct {
	do func(c *Ctx, p *Pattern, args []Value) (r Value, done bool, err *Exc)
	// loaded is it as a function whose first argument is the pattern.
	loaded Value
}

func init() {
	patternMethods = map[string]*PatternMethod{
		"match":     {do: patternOnce(sre.Match)},
		"fullmatch": {do: patternOnce(sre.FullMatch)},
		"search":    {do: patternOnce(sre.Search)},
		"findall":   {do: patternFindAll},
		"finditer":  {do: patternFindIter},
		"split":     {do: patternSplit},
		"sub":       {do: patternSub},
		"subn":      {do: patternSubN},
	}
	for name, m := range patternMethods {
		b := &Builtin{Obj: Obj{T: &BuiltinType}, Name: name}
		b.EN = func(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) {
			if p := patternOf(args[0]); p != nil && len(names) == 0 {
				if r, done, err := m.do(c, p, args[1:]); done {
					return r, err
				}
			}
			return H.CallMethod(c, args[0], name, args[1:], names)
		}
		m.loaded = b.Value()
	}
}

// patternOf is what is known of the pattern v, nil where it is not known yet.
func patternOf(v Value) *Pattern {
	if v.Type() == &ForeignType {
		return (*Pattern)((*Foreign)(v.P).Host)
	}
	return nil
}

// PatternFunction is the function that p.name() calls with the pattern first; the zero Value for what is CPython's.
func PatternFunction(p *Pattern, name string) Value {
	if m := patternMethods[name]; m != nil && p.Program != nil {
		return m.loaded
	}
	return Value{}
}

// PatternMethodNamed is nil for what is CPython's.
func PatternMethodNamed(name string) *PatternMethod { return patternMethods[name] }

// Call is p's method with args as far as it is done here.
func (m *PatternMethod) Call(c *Ctx, p *Pattern, args []Value) (r Value, done bool, err *Exc) {
	if m == nil || p.Program == nil {
		return Value{}, false, nil
	}
	return m.do(c, p, args)
}

// subject is the text that a pattern is matched with: all of it, of which the
// part from `from` to `to` may match.
type subject struct {
	text     unsafe.Pointer // a Str or a Bytes
	from, to int32
}

func (t *subject) value() Value { return Value{P: t.text} }

// str is the text as a Str, nil for bytes.
func (t *subject) str() *Str {
	if (*Obj)(t.text).T == &StrType {
		return (*Str)(t.text)
	}
	return nil
}

// subjectOf takes string, pos and endpos from the arguments of a method.
func (p *Pattern) subjectOf(args []Value) (t subject, ok bool) {
	if p.Program == nil || len(args) == 0 || len(args) > 3 {
		return t, false
	}
	n := 0
	switch k := args[0].Type(); {
	case k == &StrType && !p.Bytes:
		n = (*Str)(args[0].P).Len()
	case k == &BytesType && p.Bytes:
		n = len((*Bytes)(args[0].P).S)
	default:
		return t, false
	}
	if n > math.MaxInt32 {
		return t, false
	}
	t.text, t.to = args[0].P, int32(n)
	for i, x := range args[1:] {
		if !x.IsInt() {
			return t, false
		}
		at := int32(min(max(x.Int(), 0), int64(n)))
		if i == 0 {
			t.from = at
		} else {
			t.to = at
		}
	}
	return t, t.from <= t.to
}

// run looks for a match from `from` on; the context's machine has it then.
func (p *Pattern) run(c *Ctx, t *subject, from int, way sre.Way, advance bool) (*sre.Machine, sre.Answer) {
	m := c.regex
	if m == nil {
		m = new(sre.Machine)
		c.regex = m
	}
	var a sre.Answer
	switch s := t.str(); {
	case s == nil:
		b := (*Bytes)(t.text)
		a = m.Run1(p.Program, unsafe.Slice(unsafe.StringData(b.S), len(b.S))[:t.to], from, way, advance)
	case s.Kind == 1:
		a = m.Run1(p.Program, unsafe.Slice(unsafe.StringData(s.S), len(s.S))[:t.to], from, way, advance)
	case s.Kind == 2:
		a = m.Run2(p.Program, s.u16()[:t.to], from, way, advance)
	default:
		a = m.Run4(p.Program, s.u32()[:t.to], from, way, advance)
	}
	if a == sre.Stopped {
		learnWanted(c)
	}
	return m, a
}

// part is the text from i to j as a slice gives it.
func (t *subject) part(i, j int) Value {
	if s := t.str(); s != nil {
		return s.sub(i, j).Value()
	}
	b := (*Bytes)(t.text)
	if i == 0 && j == len(b.S) {
		return t.value()
	}
	return CopyBytes(b.S[min(i, j):j])
}

// empty is the text of nothing.
func (t *subject) empty() Value {
	if t.str() != nil {
		return EmptyStr
	}
	return NewBytes("")
}

// join puts parts of the text together.
func (t *subject) join(c *Ctx, parts []Value) (Value, *Exc) {
	if t.str() != nil {
		return joinStrs(c, EmptyStr, parts)
	}
	return bytesJoin(c, NewBytes(""), NewList(parts))
}

func patternOnce(way sre.Way) func(c *Ctx, p *Pattern, args []Value) (Value, bool, *Exc) {
	return func(c *Ctx, p *Pattern, args []Value) (Value, bool, *Exc) {
		t, ok := p.subjectOf(args)
		if !ok {
			return Value{}, false, nil
		}
		m, a := p.run(c, &t, int(t.from), way, false)
		switch a {
		case sre.Stopped:
			return Value{}, false, nil
		case sre.None:
			return None, true, nil
		}
		return newMatch(p, t, m), true, nil
	}
}

// each calls f with every match in turn, until it says no; done is false where a
// run stopped: what f did is thrown away then.
func (p *Pattern) each(c *Ctx, t *subject, f func(m *sre.Machine) (more bool)) (done bool) {
	at, advance := int(t.from), false
	for at <= int(t.to) {
		m, a := p.run(c, t, at, sre.Search, advance)
		if a != sre.Found {
			return a == sre.None
		}
		at, advance = m.To, m.To == m.From
		if !f(m) {
			return true
		}
	}
	return true
}

// group is group n of the match that m has.
func group(t *subject, m *sre.Machine, n int, absent Value) Value {
	if n == 0 {
		return t.part(m.From, m.To)
	}
	if from := m.Groups[2*n-2]; from >= 0 {
		return t.part(int(from), int(m.Groups[2*n-1]))
	}
	return absent
}

func patternFindAll(c *Ctx, p *Pattern, args []Value) (Value, bool, *Exc) {
	t, ok := p.subjectOf(args)
	if !ok {
		return Value{}, false, nil
	}
	var found []Value
	if !p.each(c, &t, func(m *sre.Machine) bool {
		switch p.Program.Groups {
		case 0, 1:
			found = append(found, group(&t, m, p.Program.Groups, t.empty()))
		default:
			items := makeTuple(p.Program.Groups)
			for i := range items.V {
				items.V[i] = group(&t, m, i+1, t.empty())
			}
			found = append(found, items.Value())
		}
		return true
	}) {
		return Value{}, false, nil
	}
	return NewList(found), true, nil
}

func patternSplit(c *Ctx, p *Pattern, args []Value) (Value, bool, *Exc) {
	most := 0
	if len(args) == 2 {
		if !args[1].IsInt() {
			return Value{}, false, nil
		}
		most = int(args[1].Int())
		args = args[:1]
	}
	t, ok := p.subjectOf(args)
	if !ok || len(args) != 1 {
		return Value{}, false, nil
	}
	if most < 0 {
		return NewList([]Value{t.value()}), true, nil
	}
	var parts []Value
	last, n := 0, 0
	if !p.each(c, &t, func(m *sre.Machine) bool {
		parts = append(parts, t.part(last, m.From))
		for i := 1; i <= p.Program.Groups; i++ {
			parts = append(parts, group(&t, m, i, None))
		}
		last = m.To
		n++
		return most == 0 || n < most
	}) {
		return Value{}, false, nil
	}
	return NewList(append(parts, t.part(last, int(t.to)))), true, nil
}

func patternSub(c *Ctx, p *Pattern, args []Value) (Value, bool, *Exc) {
	r, _, done, err := p.replace(c, args)
	return r, done, err
}

func patternSubN(c *Ctx, p *Pattern, args []Value) (Value, bool, *Exc) {
	r, n, done, err := p.replace(c, args)
	if !done || err != nil {
		return Value{}, done, err
	}
	return PackTuple(r, Int(int64(n))), true, nil
}

// replace is sub(repl, string, count=0) and how often it replaced.
func (p *Pattern) replace(c *Ctx, args []Value) (r Value, n int, done bool, err *Exc) {
	if len(args) < 2 || len(args) > 3 {
		return Value{}, 0, false, nil
	}
	t, ok := p.subjectOf(args[1:2])
	most := 0
	if len(args) == 3 {
		if !args[2].IsInt() {
			return Value{}, 0, false, nil
		}
		most = int(args[2].Int())
	}
	if !ok || most < 0 {
		return Value{}, 0, false, nil
	}
	repl := args[0]
	var literal Value
	var template []templatePart
	switch k := repl.Type(); {
	case k == (*Obj)(t.text).T:
		if template, ok = p.template(c, repl); !ok {
			return Value{}, 0, false, nil
		}
		if len(template) == 1 && template[0].group < 0 {
			literal = template[0].text
		}
	case k == &FuncType || k == &BoundMethodType:
	default:
		return Value{}, 0, false, nil
	}
	var parts []Value
	var found []*MatchObject // what a function is to replace, which is called when all is found
	last := 0
	if !p.each(c, &t, func(m *sre.Machine) bool {
		n++
		if template == nil {
			found = append(found, (*MatchObject)(newMatch(p, t, m).P))
			return most == 0 || n < most
		}
		if last < m.From {
			parts = append(parts, t.part(last, m.From))
		}
		last = m.To
		if literal.P != nil {
			parts = append(parts, literal)
			return most == 0 || n < most
		}
		for _, part := range template {
			if part.group < 0 {
				parts = append(parts, part.text)
			} else {
				parts = append(parts, group(&t, m, part.group, t.empty()))
			}
		}
		return most == 0 || n < most
	}) {
		return Value{}, 0, false, nil
	}
	for _, m := range found {
		from, to := m.edges(0)
		if last < from {
			parts = append(parts, t.part(last, from))
		}
		last = to
		x, err := Call1(c, repl, m.Value())
		if err != nil {
			return Value{}, 0, true, err
		}
		if !x.IsNone() {
			parts = append(parts, x)
		}
	}
	if last < int(t.to) {
		parts = append(parts, t.part(last, int(t.to)))
	}
	if r, err = t.join(c, parts); err != nil {
		return Value{}, 0, true, err
	}
	return r, n, true, nil
}

// template takes a replacement apart, with CPython's own parser where it has a backslash.
func (p *Pattern) template(c *Ctx, repl Value) ([]templatePart, bool) {
	var text string
	if s, ok := AsStr(repl); ok {
		if s.Kind != 1 {
			return nil, false
		}
		text = s.S
	} else {
		text = (*Bytes)(repl.P).S
	}
	plain := true
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' {
			plain = false
		}
	}
	if plain {
		return []templatePart{{text: repl, group: -1}}, true
	}
	p.mu.Lock()
	parts, known := p.templates[text]
	p.mu.Unlock()
	if !known {
		parts = p.parse(c, repl)
		p.mu.Lock()
		if p.templates == nil || len(p.templates) > 100 {
			p.templates = map[string][]templatePart{}
		}
		p.templates[strings.Clone(text)] = parts
		p.mu.Unlock()
	}
	return parts, parts != nil
}

// parse has CPython take a replacement apart: a list of texts and of numbers of groups; nil where that fails.
func (p *Pattern) parse(c *Ctx, repl Value) []templatePart {
	f, err := H.Helper(c, "template_parts")
	if err != nil {
		return nil
	}
	r, err := Call2(c, f, p.Self, repl)
	if err != nil {
		return nil
	}
	items, err := Items(c, r)
	if err != nil {
		return nil
	}
	parts := []templatePart{}
	for _, x := range items {
		if x.IsInt() {
			parts = append(parts, templatePart{group: int(x.Int())})
		} else {
			parts = append(parts, templatePart{text: x, group: -1})
		}
	}
	return parts
}

// learnWanted has the tables of Unicode learnt that a run did not have.
func learnWanted(c *Ctx) {
	if w := wanted.Swap(0); w != 0 {
		table := wantable[w>>32-1]
		if _, _, err := table.of(c, rune(w&0xFFFFFFFF)); err != nil {
			return // it stays unknown
		}
	}
}

// wanted is the table of wantable (from 1 on) and the character that a run asked for in vain.
var wanted atomic.Uint64

var wantable = []*charTable{&tabAlnum, &tabDecimal, &tabToLower, &tabToUpper}

// knownOf is what a table says of a character, if it has been learnt.
func knownOf(table int, ch uint32) (int32, bool) {
	if b := wantable[table].blocks[ch>>8].Load(); b != nil {
		return b[ch&0xFF], true
	}
	wanted.Store(uint64(table+1)<<32 | uint64(ch))
	return 0, false
}

func init() {
	is := func(table int) func(ch uint32) (bool, bool) {
		return func(ch uint32) (bool, bool) {
			x, known := knownOf(table, ch)
			return x != 0, known
		}
	}
	to := func(table int) func(ch uint32) (uint32, bool) {
		return func(ch uint32) (uint32, bool) {
			x, known := knownOf(table, ch)
			return uint32(x), known && x != notOne
		}
	}
	sre.Alnum, sre.Decimal, sre.Lower, sre.Upper = is(0), is(1), to(2), to(3)
	sre.Space = func(ch uint32) bool { return isSpaceRune(rune(ch)) }
}
