package object

// An __init__ that CPython holds and that only stores its arguments on self, as
// dataclasses write it, is read once and carried out here: an object of a
// compiled class is made without a crossing.

// initPlan is what such a function does.
type initPlan struct {
	fn    Value
	state []uintptr // see Host.FunctionState
	kept  Value     // keeps what state points at alive
	names []string
	// how many parameters are positional-only, how many positional; self is the first
	posOnly, pos int
	defaults     []Value // by parameter; the zero Value where there is none
	steps        []initStep
}

// initStep stores one attribute: the argument, or what the factory makes where
// the argument is the marker.
type initStep struct {
	attr    string
	param   int
	marker  Value
	factory *Type // nil for none
	direct  bool  // by object.__setattr__
	cache   *AttrCache
}

// noPlan stands for a function that does something else.
var noPlan = &initPlan{}

// plan reads the class's __init__ when it is first called.
func (ci *ctorInfo) plan(c *Ctx, t *Type) (*initPlan, *Exc) {
	p := ci.initPlan.Load()
	if p == nil {
		var err *Exc
		if p, err = readInitPlan(c, t, ci.initAttr); err != nil {
			return nil, err
		}
		ci.initPlan.Store(p)
	}
	if p == noPlan || !H.SameFunction(p.fn, p.state) {
		return nil, nil
	}
	return p, nil
}

func readInitPlan(c *Ctx, t *Type, fn Value) (*initPlan, *Exc) {
	if t.Exception || t.Dynamic {
		return noPlan, nil
	}
	read, err := H.Helper(c, "initializer")
	if err != nil {
		return nil, err
	}
	found, err := Call1(c, read, fn)
	if err != nil || found.IsNone() {
		return noPlan, err
	}
	var parts [7]Value
	if err := UnpackSeq(c, found, len(parts), parts[:]); err != nil {
		return nil, err
	}
	p := &initPlan{fn: fn, state: H.FunctionState(fn), kept: parts[0], posOnly: int(parts[2].Int()), pos: int(parts[3].Int())}
	names, err := Items(c, parts[1])
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		p.names = append(p.names, GoStr(n))
	}
	if err := p.readDefaults(c, parts[4], parts[5]); err != nil {
		return nil, err
	}
	steps, err := Items(c, parts[6])
	if err != nil {
		return nil, err
	}
	for _, v := range steps {
		step, err := readInitStep(c, v)
		if err != nil {
			return nil, err
		}
		if ok, err := t.storesPlainly(c, step); err != nil || !ok {
			return noPlan, err
		}
		p.steps = append(p.steps, step)
	}
	return p, nil
}

// readDefaults: of the last positional parameters, and pairs for those by keyword only.
func (p *initPlan) readDefaults(c *Ctx, positional, keyword Value) *Exc {
	p.defaults = make([]Value, len(p.names))
	vals, err := Items(c, positional)
	if err != nil {
		return err
	}
	copy(p.defaults[p.pos-len(vals):], vals)
	pairs, err := Items(c, keyword)
	if err != nil {
		return err
	}
	for _, v := range pairs {
		var pair [2]Value
		if err := UnpackSeq(c, v, 2, pair[:]); err != nil {
			return err
		}
		if i := p.parameter(GoStr(pair[0])); i >= p.pos {
			p.defaults[i] = pair[1]
		}
	}
	return nil
}

func readInitStep(c *Ctx, v Value) (initStep, *Exc) {
	var f [5]Value
	if err := UnpackSeq(c, v, len(f), f[:]); err != nil {
		return initStep{}, err
	}
	s := initStep{attr: GoStr(f[0]), param: int(f[1].Int()), marker: f[2], direct: f[4].IsTrue(), cache: &AttrCache{}}
	if IsTypeValue(f[3]) {
		s.factory = AsType(f[3])
	}
	return s, nil
}

// storesPlainly: storing the attribute runs no Python code and cannot fail.
func (t *Type) storesPlainly(c *Ctx, s initStep) (bool, *Exc) {
	if t.Layout.hooks.setattr && !s.direct {
		return false, nil
	}
	if len(s.attr) > 1 && s.attr[:2] == "__" { // __class__, __dict__
		return false, nil
	}
	d := t.Lookup(s.attr)
	if d.Nil() {
		return !t.Layout.NoDict, nil
	}
	if d.Type() == &MemberDescrType {
		return (*Member)(d.P).Owner.Layout != nil, nil
	}
	data, err := isDataDescr(c, d)
	return !data && !t.Layout.NoDict, err
}

// run makes an object; false, with nothing done, where the arguments do not
// fit, which the function itself says best.
func (p *initPlan) run(c *Ctx, t *Type, args []Value, names []string) (Value, bool, *Exc) {
	vals := c.PushArgs(len(p.names))
	defer c.PopArgs(len(p.names))
	if !p.bind(vals, args, names) {
		return Value{}, false, nil
	}
	v := NewInstance(t).Value()
	for i := range p.steps {
		s := &p.steps[i]
		val := vals[s.param]
		if s.factory != nil && Is(val, s.marker) {
			made, err := construct(c, s.factory, nil, nil)
			if err != nil {
				return Value{}, true, err
			}
			val = made
		}
		var err *Exc
		if s.direct {
			err = setGeneric(c, v, s.attr, val)
		} else {
			err = SetAttrIC(c, v, s.attr, val, s.cache)
		}
		if err != nil {
			return Value{}, true, err
		}
	}
	return v, true, nil
}

// bind lays the arguments out as parameters.
func (p *initPlan) bind(vals, args []Value, names []string) bool {
	n := len(args) - len(names)
	if n+1 > p.pos {
		return false
	}
	clear(vals)
	copy(vals[1:], args[:n])
	for i, name := range names {
		at := p.parameter(name)
		if at < max(p.posOnly, 1) || vals[at].P != nil {
			return false
		}
		vals[at] = args[n+i]
	}
	for i := 1; i < len(vals); i++ {
		if vals[i].P == nil {
			if vals[i] = p.defaults[i]; vals[i].P == nil {
				return false
			}
		}
	}
	return true
}

func (p *initPlan) parameter(name string) int {
	for i, n := range p.names {
		if n == name {
			return i
		}
	}
	return -1
}
