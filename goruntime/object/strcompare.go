package object

import (
	"strings"
	"sync/atomic"
)

// StrEq is a == b. Kinds are the smallest that fit, so equal texts have equal units.
func StrEq(a, b *Str) bool {
	if a == b {
		return true
	}
	if len(a.S) != len(b.S) || a.Kind != b.Kind {
		return false
	}
	if ha, hb := atomic.LoadInt64(&a.hash), atomic.LoadInt64(&b.hash); ha != hb && ha != 0 && hb != 0 {
		return false
	}
	return a.S == b.S
}

// StrCompare orders by code points: -1, 0 or 1.
func StrCompare(a, b *Str) int {
	if a == b {
		return 0
	}
	if a.Kind == 1 && b.Kind == 1 {
		return strings.Compare(a.S, b.S)
	}
	n, m := a.Len(), b.Len()
	for i := 0; i < n && i < m; i++ {
		if x, y := a.At(i), b.At(i); x != y {
			if x < y {
				return -1
			}
			return 1
		}
	}
	switch {
	case n < m:
		return -1
	case n > m:
		return 1
	}
	return 0
}

func strCmp(c *Ctx, a, b Value, op CmpOp) (Value, *Exc) {
	y, ok := TextOf(b)
	if !ok {
		return NotImplemented, nil
	}
	return Bool(strHolds(op, (*Str)(a.P), y)), nil
}

// strHolds is a comparison of two strings.
func strHolds(op CmpOp, x, y *Str) bool {
	switch op {
	case CmpEq:
		return StrEq(x, y)
	case CmpNe:
		return !StrEq(x, y)
	}
	return CmpInt(op, int64(StrCompare(x, y)), 0)
}
