package object

import "math/bits"

// The functions of heapq and bisect on native lists, which the genuine ones
// would move to CPython. They compare what theirs compare, in the same order;
// as long as no Python code is asked for that, the list is locked throughout.

func init() {
	NativeModules["_heapq"] = heapFunctions()
	NativeModules["_bisect"] = bisectFunctions()
}

func heapFunctions() map[string]*Builtin {
	table := map[string]*Builtin{}
	add := func(name string, b *Builtin) *Builtin {
		b.T, b.Name = &BuiltinType, name
		b.EN = func(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) { return genuine(c, b, args, names) }
		table[name] = b
		return b
	}
	native := func(heap Value) *List {
		if l, ok := AsList(heap); ok && l.lockNative() {
			return l
		}
		return nil
	}
	one := func(name string, f func(c *Ctx, l *List) (Value, *Exc)) {
		b := add(name, &Builtin{})
		b.E1 = func(c *Ctx, _, heap Value) (Value, *Exc) {
			if l := native(heap); l != nil {
				return f(c, l)
			}
			return genuine(c, b, []Value{heap}, nil)
		}
	}
	two := func(name string, f func(c *Ctx, l *List, item Value) (Value, *Exc)) {
		b := add(name, &Builtin{})
		b.E2 = func(c *Ctx, _, heap, item Value) (Value, *Exc) {
			if l := native(heap); l != nil {
				return f(c, l, item)
			}
			return genuine(c, b, []Value{heap, item}, nil)
		}
	}
	two("heappush", heapPush)
	one("heappop", heapPop)
	one("heapify", heapify)
	two("heapreplace", heapReplace)
	two("heappushpop", heapPushPop)
	return table
}

// lockNative locks the list unless it has moved to CPython. The functions
// below begin with the lock held and give it back.
func (l *List) lockNative() bool {
	l.mu.Lock()
	if l.Py != 0 {
		l.mu.Unlock()
		return false
	}
	return true
}

func heapPush(c *Ctx, l *List, item Value) (Value, *Exc) {
	n := l.n
	l.splice(n, n, []Value{item})
	s := sifting{pos: n}
	return None, s.run(c, l)
}

func heapPop(c *Ctx, l *List) (Value, *Exc) {
	n := l.n
	if n == 0 {
		l.mu.Unlock()
		return Value{}, heapEmpty(c)
	}
	last := l.block.v[n-1]
	l.splice(n-1, n, nil)
	if n == 1 {
		l.mu.Unlock()
		return last, nil
	}
	return heapReplace(c, l, last)
}

func heapReplace(c *Ctx, l *List, item Value) (Value, *Exc) {
	if l.n == 0 {
		l.mu.Unlock()
		return Value{}, heapEmpty(c)
	}
	top := l.block.v[0]
	StoreValue(&l.block.v[0], item)
	s := sifting{up: true}
	return top, s.run(c, l)
}

func heapPushPop(c *Ctx, l *List, item Value) (Value, *Exc) {
	if l.n == 0 {
		l.mu.Unlock()
		return item, nil
	}
	top := l.block.v[0]
	less, known := plainLess(top, item)
	if !known {
		l.mu.Unlock()
		var err *Exc
		if less, err = CompareBool(c, CmpLt, top, item); err != nil {
			return Value{}, err
		}
		if less && !l.lockNative() {
			return heapReplaceMoved(c, l, item)
		}
	} else if !less {
		l.mu.Unlock()
	}
	if !less {
		return item, nil
	}
	return heapReplace(c, l, item)
}

// heapReplaceMoved is heapReplace of a list that moved to CPython under way.
func heapReplaceMoved(c *Ctx, l *List, item Value) (Value, *Exc) {
	n, err := ListLen(c, l)
	if err == nil && n == 0 {
		err = heapEmpty(c)
	}
	if err != nil {
		return Value{}, err
	}
	top, err := GetItem(c, l.Value(), Int(0))
	if err == nil {
		err = SetItem(c, l.Value(), Int(0), item)
	}
	if err == nil {
		s := sifting{up: true}
		err = s.rest(c, l)
	}
	return top, err
}

func heapEmpty(c *Ctx) *Exc { return Raise(c, &IndexErrorType, "index out of range") }

// cacheFriendly is the length from which heapify goes through a list in another order.
const cacheFriendly = 2500

func heapify(c *Ctx, l *List) (Value, *Exc) {
	n := l.n
	sift := func(i int) *Exc {
		s := sifting{start: i, pos: i, up: true}
		if l.lockNative() {
			return s.run(c, l)
		}
		return s.rest(c, l)
	}
	l.mu.Unlock()
	if n <= cacheFriendly {
		for i := n/2 - 1; i >= 0; i-- {
			if err := sift(i); err != nil {
				return Value{}, err
			}
		}
		return None, nil
	}
	m := n / 2
	leftmost := 1<<(bits.Len(uint(m+1))-1) - 1
	chain := func(from, to int) *Exc {
		for i := from; i >= to; i-- {
			for j := i; ; j >>= 1 {
				if err := sift(j); err != nil {
					return err
				}
				if j&1 == 0 {
					break
				}
			}
		}
		return nil
	}
	err := chain(leftmost-1, m/2)
	if err == nil {
		err = chain(m-1, leftmost)
	}
	return None, err
}

// sifting moves the item at pos: first to a leaf, its smaller children up, if
// up is set; then towards start to where its parent is not larger.
type sifting struct {
	start, pos int
	up         bool
	done       bool
}

// run does it, unlocking the list.
func (s *sifting) run(c *Ctx, l *List) *Exc {
	if s.pos < l.n {
		s.plain(l.block.v[:l.n])
	}
	l.mu.Unlock()
	if s.done {
		return nil
	}
	return s.rest(c, l)
}

// plain goes as far as no Python code need be asked.
func (s *sifting) plain(v []Value) {
	for limit := len(v) >> 1; s.up && s.pos < limit; {
		child := 2*s.pos + 1
		if child+1 < len(v) {
			less, known := plainLess(v[child], v[child+1])
			if !known {
				return
			}
			if !less {
				child++
			}
		}
		swapPlain(v, child, s.pos)
		s.pos = child
	}
	for s.up = false; s.pos > s.start; {
		parent := (s.pos - 1) >> 1
		less, known := plainLess(v[s.pos], v[parent])
		if !known {
			return
		}
		if !less {
			break
		}
		swapPlain(v, s.pos, parent)
		s.pos = parent
	}
	s.done = true
}

// rest does what is left, comparing as Python code wants it.
func (s *sifting) rest(c *Ctx, l *List) *Exc {
	n, err := ListLen(c, l)
	if err == nil && s.pos >= n {
		err = heapEmpty(c)
	}
	if err != nil {
		return err
	}
	for limit := n >> 1; s.up && s.pos < limit; {
		child := 2*s.pos + 1
		if child+1 < n {
			less, err := itemLess(c, l, child, child+1, n)
			if err != nil {
				return err
			}
			if !less {
				child++
			}
		}
		if err := swapItems(c, l.Value(), child, s.pos); err != nil {
			return err
		}
		s.pos = child
	}
	for s.pos > s.start {
		parent := (s.pos - 1) >> 1
		less, err := itemLess(c, l, s.pos, parent, n)
		if err != nil || !less {
			return err
		}
		if err := swapItems(c, l.Value(), s.pos, parent); err != nil {
			return err
		}
		s.pos = parent
	}
	return nil
}

func swapPlain(v []Value, i, j int) {
	a, b := v[i], v[j]
	StoreValue(&v[i], b)
	StoreValue(&v[j], a)
}

// itemLess is l[i] < l[j] of a heap of n items, which the comparison must not change.
func itemLess(c *Ctx, l *List, i, j, n int) (bool, *Exc) {
	a, err := GetItem(c, l.Value(), Int(int64(i)))
	if err != nil {
		return false, err
	}
	b, err := GetItem(c, l.Value(), Int(int64(j)))
	if err != nil {
		return false, err
	}
	less, err := lessThan(c, a, b)
	if err != nil {
		return false, err
	}
	if now, err := ListLen(c, l); err != nil || now != n {
		if err == nil {
			err = Raise(c, &RuntimeErrorType, "list changed size during iteration")
		}
		return false, err
	}
	return less, nil
}

func swapItems(c *Ctx, v Value, i, j int) *Exc {
	a, err := GetItem(c, v, Int(int64(i)))
	if err != nil {
		return err
	}
	b, err := GetItem(c, v, Int(int64(j)))
	if err == nil {
		err = SetItem(c, v, Int(int64(i)), b)
	}
	if err == nil {
		err = SetItem(c, v, Int(int64(j)), a)
	}
	return err
}

// lessThan is a < b as a condition.
func lessThan(c *Ctx, a, b Value) (bool, *Exc) {
	if less, known := plainLess(a, b); known {
		return less, nil
	}
	return CompareBool(c, CmpLt, a, b)
}

// plainLess is a < b of numbers, strings and tuples of them; known is false for the rest.
func plainLess(a, b Value) (less, known bool) {
	switch {
	case a.IsInt() && b.IsInt():
		return a.Int() < b.Int(), true
	case a.IsFloat() && b.IsFloat():
		return a.Float() < b.Float(), true
	case a.IsInt() || a.IsFloat() || b.IsInt() || b.IsFloat():
		return false, false
	}
	switch ta, tb := a.Type(), b.Type(); {
	case ta == &StrType && tb == &StrType:
		return StrCompare((*Str)(a.P), (*Str)(b.P)) < 0, true
	case ta == &TupleType && tb == &TupleType:
		x, y := (*Tuple)(a.P).V, (*Tuple)(b.P).V
		for i := range min(len(x), len(y)) {
			p, q := x[i], y[i]
			if sameKey(p, q) == 1 {
				continue
			}
			less, known = plainLess(p, q)
			if less || !known {
				return less, known
			}
			if more, _ := plainLess(q, p); more {
				return false, true
			}
			return false, false // neither: equal, or not to be ordered
		}
		return len(x) < len(y), true
	}
	return false, false
}

func bisectFunctions() map[string]*Builtin {
	table := map[string]*Builtin{}
	add := func(name string, right, insert bool) {
		b := &Builtin{Obj: Obj{T: &BuiltinType}, Name: name}
		b.E2 = func(c *Ctx, _, list, x Value) (Value, *Exc) {
			l, ok := AsList(list)
			if !ok || l.Py != 0 {
				return genuine(c, b, []Value{list, x}, nil)
			}
			i, err := bisect(c, l, x, right)
			if err != nil || !insert {
				return Int(int64(i)), err
			}
			return listInsert(c, list, Int(int64(i)), x)
		}
		b.EN = func(c *Ctx, _ Value, args []Value, names []string) (Value, *Exc) { return genuine(c, b, args, names) }
		table[name] = b
	}
	add("bisect_left", false, false)
	add("bisect_right", true, false)
	add("insort_left", false, true)
	add("insort_right", true, true)
	return table
}

// bisect is where x belongs in a sorted list, behind what equals it if right.
func bisect(c *Ctx, l *List, x Value, right bool) (int, *Exc) {
	lo, hi := 0, l.n
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		item, ok := l.At(int64(mid))
		if !ok {
			var err *Exc
			if item, err = GetItem(c, l.Value(), Int(int64(mid))); err != nil {
				return 0, err
			}
		}
		a, b := item, x
		if right {
			a, b = x, item
		}
		less, err := lessThan(c, a, b)
		if err != nil {
			return 0, err
		}
		if less == right {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo, nil
}
