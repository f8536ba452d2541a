package object

import "slices"

// list.sort: CPython's adaptive merge sort, comparison for comparison, so that
// inconsistent orders (NaN, partial orders) give the same permutation too.

// maxMinrun bounds the length of runs made by binary insertion; minGallop is
// when a merge starts to gallop.
const (
	maxMinrun = 64
	minGallop = 7
)

type lessFunc func(a, b Value) (bool, *Exc)

type sortRun struct{ base, n, power int }

// sorter sorts keys and moves vals (nil when there is no key function) along.
type sorter struct {
	keys, vals   []Value
	less         lessFunc
	gallop       int
	runs         []sortRun
	tmpK, tmpV   []Value
	strictEquals bool // 3.13: runs of equal items extend a descending run
}

func (s *sorter) sort() *Exc {
	n := len(s.keys)
	minrun := minRun(n)
	for lo := 0; lo < n; {
		k, err := s.countRun(lo, n)
		if err != nil {
			return err
		}
		if k < minrun {
			force := min(n-lo, minrun)
			if err := s.binarySort(lo, force, k); err != nil {
				return err
			}
			k = force
		}
		if err := s.foundRun(k); err != nil {
			return err
		}
		s.runs = append(s.runs, sortRun{base: lo, n: k})
		lo += k
	}
	for len(s.runs) > 1 {
		i := len(s.runs) - 2
		if i > 0 && s.runs[i-1].n < s.runs[i+1].n {
			i--
		}
		if err := s.mergeAt(i); err != nil {
			return err
		}
	}
	return nil
}

func minRun(n int) int {
	r := 0
	for n >= maxMinrun {
		r |= n & 1
		n >>= 1
	}
	return n + r
}

func (s *sorter) reverse(lo, hi int) {
	slices.Reverse(s.keys[lo:hi])
	if s.vals != nil {
		slices.Reverse(s.vals[lo:hi])
	}
}

// countRun is the length of the run at lo, made ascending.
func (s *sorter) countRun(lo, end int) (int, *Exc) {
	if s.strictEquals {
		return s.countRun313(lo, end)
	}
	a := s.keys[lo:end]
	if len(a) == 1 {
		return 1, nil
	}
	down, err := s.less(a[1], a[0])
	if err != nil {
		return 0, err
	}
	n := 2
	for ; n < len(a); n++ {
		lt, err := s.less(a[n], a[n-1])
		if err != nil {
			return 0, err
		}
		if lt != down {
			break
		}
	}
	if down {
		s.reverse(lo, lo+n)
	}
	return n, nil
}

// countRun313 also lets equal neighbours continue a descending run: each group
// of them is reversed on the fly and so keeps its order.
func (s *sorter) countRun313(lo, end int) (int, *Exc) {
	a := s.keys[lo:end]
	n := 1
	for ; n < len(a); n++ {
		if lt, err := s.less(a[n], a[n-1]); err != nil {
			return 0, err
		} else if lt {
			break
		}
	}
	if n == len(a) {
		return n, nil
	}
	if n > 1 {
		if lt, err := s.less(a[0], a[n-1]); err != nil {
			return 0, err
		} else if lt {
			return n, nil
		}
		s.reverse(lo, lo+n)
	}
	n++
	equal := 0
	flush := func() {
		if equal > 0 {
			s.reverse(lo+n-equal-1, lo+n)
			equal = 0
		}
	}
	for ; n < len(a); n++ {
		if lt, err := s.less(a[n], a[n-1]); err != nil {
			return 0, err
		} else if lt {
			flush()
			continue
		}
		if gt, err := s.less(a[n-1], a[n]); err != nil {
			return 0, err
		} else if gt {
			break
		}
		equal++
	}
	flush()
	s.reverse(lo, lo+n)
	for ; n < len(a); n++ {
		if lt, err := s.less(a[n], a[n-1]); err != nil {
			return 0, err
		} else if lt {
			break
		}
	}
	return n, nil
}

// binarySort sorts n items at lo of which the first ok are sorted.
func (s *sorter) binarySort(lo, n, ok int) *Exc {
	a := s.keys[lo : lo+n]
	for ; ok < n; ok++ {
		pivot := a[ok]
		l, r := 0, ok
		for l < r {
			m := (l + r) >> 1
			lt, err := s.less(pivot, a[m])
			if err != nil {
				return err
			}
			if lt {
				r = m
			} else {
				l = m + 1
			}
		}
		copy(a[l+1:ok+1], a[l:ok])
		a[l] = pivot
		if s.vals != nil {
			v := s.vals[lo : lo+n]
			x := v[ok]
			copy(v[l+1:ok+1], v[l:ok])
			v[l] = x
		}
	}
	return nil
}

// foundRun merges runs until the new one of n2 items may be pushed (powersort).
func (s *sorter) foundRun(n2 int) *Exc {
	k := len(s.runs)
	if k == 0 {
		return nil
	}
	top := s.runs[k-1]
	power := runPower(top.base, top.n, n2, len(s.keys))
	for len(s.runs) > 1 && s.runs[len(s.runs)-2].power > power {
		if err := s.mergeAt(len(s.runs) - 2); err != nil {
			return err
		}
	}
	s.runs[len(s.runs)-1].power = power
	return nil
}

// runPower is the depth of the boundary of two runs in the ideal merge tree.
func runPower(s1, n1, n2, n int) int {
	power := 0
	a := 2*s1 + n1
	b := a + n1 + n2
	for {
		power++
		if a >= n {
			a -= n
			b -= n
		} else if b >= n {
			return power
		}
		a <<= 1
		b <<= 1
	}
}
