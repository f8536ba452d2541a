package object

import (
	"math"
	"math/bits"
	"slices"
	"unsafe"
)

// Keys that are all ints, floats without NaN, or strings of one byte a character
// have one order, and comparing them runs no code: any way to sort that keeps
// equal ones in their order gives what CPython's gives.

// rank stands for one key: a smaller number is a smaller key, equal ones leave
// strings to be compared. at is its place before.
type rank struct {
	number uint64
	at     int32
}

// ranking sorts ranks. texts are the keys, when those are strings.
type ranking struct {
	texts   []Value
	reverse bool
}

const keptRanks = 1 << 12 // a thread keeps room for as many

// sortRanked sorts items, which are the keys or belong to them; false where the keys are others.
func sortRanked(c *Ctx, keys, items []Value, reverse bool) bool {
	if len(keys) > math.MaxInt32 {
		return false
	}
	both := c.ranks
	if len(both) < 2*len(keys) {
		both = make([]rank, max(2*len(keys), 64))
		if len(both) <= keptRanks {
			c.ranks = both
		}
	}
	ranks, room := both[:len(keys)], both[len(keys):2*len(keys)]
	t, by, flip := keys[0].Type(), ranking{reverse: reverse}, uint64(0)
	if t == &StrType {
		by.texts = keys
	}
	if reverse {
		flip = ^flip
	}
	ordered := true
	for i, k := range keys {
		n, ok := rankOf(t, k)
		if !ok {
			return false
		}
		ranks[i] = rank{n ^ flip, int32(i)}
		ordered = ordered && (i == 0 || !by.less(&ranks[i], &ranks[i-1]))
	}
	if ordered {
		return true
	}
	arrange(items, by.sort(ranks, room))
	return true
}

// arrange brings items into the order of ranks, and follows each cycle of the permutation for it.
func arrange(items []Value, ranks []rank) {
	for i := range ranks {
		if ranks[i].at == int32(i) {
			continue
		}
		first, to := items[i], i
		for {
			from := int(ranks[to].at)
			ranks[to].at = int32(to)
			if from == i {
				break
			}
			items[to], to = items[from], from
		}
		items[to] = first
	}
}

func (by *ranking) less(a, b *rank) bool {
	return a.number < b.number || a.number == b.number && by.texts != nil && by.lessText(a, b)
}

func (by *ranking) lessText(a, b *rank) bool {
	x, y := (*Str)(by.texts[a.at].P).S, (*Str)(by.texts[b.at].P).S
	return !by.reverse && x < y || by.reverse && x > y
}

const shortRun = 12

// sort merges runs to and fro between a and b, first short ones.
func (by *ranking) sort(a, b []rank) []rank {
	for lo := 0; lo < len(a); lo += shortRun {
		by.sortShort(a[lo:min(lo+shortRun, len(a))])
	}
	for size := shortRun; size < len(a); size *= 2 {
		for lo := 0; lo < len(a); lo += 2 * size {
			middle, end := min(lo+size, len(a)), min(lo+2*size, len(a))
			by.merge(b[lo:end], a[lo:middle], a[middle:end])
		}
		a, b = b, a
	}
	return a
}

// sortShort is insertion, of a descending run after turning it round.
func (by *ranking) sortShort(run []rank) {
	down := 1
	for down < len(run) && by.less(&run[down], &run[down-1]) {
		down++
	}
	slices.Reverse(run[:down])
	for i := down; i < len(run); i++ {
		x, at := run[i], i
		for ; at > 0 && by.less(&x, &run[at-1]); at-- {
			run[at] = run[at-1]
		}
		run[at] = x
	}
}

func (by *ranking) merge(to, left, right []rank) {
	if len(right) == 0 || !by.less(&right[0], &left[len(left)-1]) {
		copy(to[copy(to, left):], right)
		return
	}
	for n := range to {
		switch {
		case len(left) == 0:
			copy(to[n:], right)
			return
		case len(right) == 0:
			copy(to[n:], left)
			return
		case by.less(&right[0], &left[0]):
			to[n], right = right[0], right[1:]
		default:
			to[n], left = left[0], left[1:]
		}
	}
}

// rankOf is the number of a key of type t; false for others.
func rankOf(t *Type, k Value) (uint64, bool) {
	const top = 1 << 63
	switch {
	case k.IsInt():
		return uint64(k.Int()) ^ top, t == &IntType
	case k.IsFloat():
		x := k.Float() + 0 // -0.0 is 0.0
		if n := math.Float64bits(x); n < top {
			return n | top, x == x && t == &FloatType
		} else {
			return ^n, x == x && t == &FloatType
		}
	case t == &StrType && k.Type() == t:
		s := (*Str)(k.P)
		return firstBytes(s.S), s.Kind == 1
	}
	return 0, false
}

// firstBytes are the first eight bytes of a text, which decide first.
func firstBytes(s string) uint64 {
	if len(s) >= 8 {
		return bits.ReverseBytes64(*(*uint64)(unsafe.Pointer(unsafe.StringData(s))))
	}
	var n uint64
	for i := range len(s) {
		n |= uint64(s[i]) << (56 - 8*i)
	}
	return n
}
