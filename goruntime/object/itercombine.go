package object

import "unsafe"

// product, permutations and combinations: tuples of items of pools.

var (
	ProductType      = Type{Name: "product", Module: "itertools"}
	PermutationsType = Type{Name: "permutations", Module: "itertools"}
	CombinationsType = Type{Name: "combinations", Module: "itertools"}
	CombosReplType   = Type{Name: "combinations_with_replacement", Module: "itertools"}
)

// combining picks item indices[i] of the pool of place i; all but product have one pool.
type combining struct {
	movingIter
	mu              SpinLock
	step            func(k *combining) bool // to the next indices; false at the end
	pools           [][]Value
	indices, cycles []int
	begun, ended    bool
}

func init() {
	libraryIter(&ProductType, newProduct, combiningNext)
	libraryIter(&PermutationsType, newCombining(&PermutationsType, permutationsStep), combiningNext)
	libraryIter(&CombinationsType, newCombining(&CombinationsType, combinationsStep), combiningNext)
	libraryIter(&CombosReplType, newCombining(&CombosReplType, combosReplStep), combiningNext)
}

// length is how many items are combined.
func (k *combining) length() int {
	if k.T == &PermutationsType {
		return len(k.cycles)
	}
	return len(k.indices)
}

// combine puts the next items into out, which is as long; false at the end.
func (k *combining) combine(out []Value) bool {
	k.mu.Lock()
	ok := !k.ended && (!k.begun || k.step(k))
	k.begun, k.ended = true, !ok
	if ok && k.T == &ProductType {
		for i := range out {
			out[i] = k.pools[i][k.indices[i]]
		}
	} else if ok {
		pool := k.pools[0]
		for i := range out {
			out[i] = pool[k.indices[i]]
		}
	}
	k.mu.Unlock()
	return ok
}

func combiningNext(c *Ctx, v Value) (Value, *Exc) {
	k := (*combining)(v.P)
	if k.ended {
		return Value{}, nil
	}
	n := k.length()
	if n == 0 {
		if !k.combine(nil) {
			return Value{}, nil
		}
		return EmptyTuple, nil
	}
	out := makeTuple(n)
	if !k.combine(out.V) {
		return Value{}, nil
	}
	return Value{P: unsafe.Pointer(out)}, nil
}

func newProduct(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
	pos, times := len(args)-len(names), 1
	if len(names) > 0 {
		if len(names) > 1 || names[0] != "repeat" || !args[pos].IsInt() || args[pos].Int() < 0 || args[pos].Int() > 1<<16 {
			return H.Call(c, f, args, names)
		}
		times = int(args[pos].Int())
	}
	k := &combining{movingIter: newMoving(&ProductType), step: productStep}
	if times == 0 {
		pos = 0 // CPython does not look at them either
	}
	for _, a := range args[:pos] {
		pool, err := Items(c, a)
		if err != nil {
			return Value{}, err
		}
		k.pools = append(k.pools, pool)
		k.ended = k.ended || len(pool) == 0
	}
	for once := k.pools; times > 1; times-- {
		k.pools = append(k.pools, once...)
	}
	k.indices = make([]int, len(k.pools))
	return Value{P: unsafe.Pointer(k)}, nil
}

func productStep(k *combining) bool {
	for i := len(k.indices) - 1; i >= 0; i-- {
		if k.indices[i]++; k.indices[i] < len(k.pools[i]) {
			return true
		}
		k.indices[i] = 0
	}
	return false
}

// newCombining makes one of those with a pool and a length, which permutations may leave out.
func newCombining(t *Type, step func(k *combining) bool) CallFunc {
	return func(c *Ctx, f Value, args []Value, names []string) (Value, *Exc) {
		var given [2]Value
		ok := bindArgs(args, names, given[:], "iterable", "r") && !given[0].Nil()
		r := given[1]
		all := r.Nil() || r.IsNone()
		if !ok || all && t != &PermutationsType || !all && (!r.IsInt() || r.Int() < 0 || r.Int() > 1<<32) {
			return H.Call(c, f, args, names)
		}
		pool, err := Items(c, given[0])
		if err != nil {
			return Value{}, err
		}
		n := len(pool)
		size := n
		if !all {
			size = int(r.Int())
		}
		k := &combining{movingIter: newMoving(t), step: step, pools: [][]Value{pool}}
		if k.ended = size > n && (t != &CombosReplType || n == 0); k.ended {
			return Value{P: unsafe.Pointer(k)}, nil
		}
		if t == &PermutationsType {
			k.indices, k.cycles = make([]int, n), make([]int, size)
			for i := range k.cycles {
				k.cycles[i] = n - i
			}
		} else {
			k.indices = make([]int, size)
		}
		if t != &CombosReplType {
			for i := range k.indices {
				k.indices[i] = i
			}
		}
		return Value{P: unsafe.Pointer(k)}, nil
	}
}

func permutationsStep(k *combining) bool {
	n := len(k.indices)
	for i := len(k.cycles) - 1; i >= 0; i-- {
		if k.cycles[i]--; k.cycles[i] > 0 {
			j := n - k.cycles[i]
			k.indices[i], k.indices[j] = k.indices[j], k.indices[i]
			return true
		}
		first := k.indices[i]
		copy(k.indices[i:], k.indices[i+1:])
		k.indices[n-1] = first
		k.cycles[i] = n - i
	}
	return false
}

func combinationsStep(k *combining) bool {
	n, r := len(k.pools[0]), len(k.indices)
	i := r - 1
	for i >= 0 && k.indices[i] == i+n-r {
		i--
	}
	if i < 0 {
		return false
	}
	k.indices[i]++
	for j := i + 1; j < r; j++ {
		k.indices[j] = k.indices[j-1] + 1
	}
	return true
}

func combosReplStep(k *combining) bool {
	n, i := len(k.pools[0]), len(k.indices)-1
	for i >= 0 && k.indices[i] == n-1 {
		i--
	}
	if i < 0 {
		return false
	}
	for next := k.indices[i] + 1; i < len(k.indices); i++ {
		k.indices[i] = next
	}
	return true
}
