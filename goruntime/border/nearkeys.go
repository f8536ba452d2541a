package border

import (
	"unsafe"

	o "goruntime/object"
)

// Tables of genuine dicts and sets, probed as dictobject.c and setobject.c do.
// The layout is the same in 3.11, 3.12 and 3.13 (with the GIL); checkTables
// tries it at load.
const (
	offListRoom   = 32 // allocated
	offDictUsed   = 16
	offDictKeys   = 32
	offDictValues = 40
	offKeysLog2   = 8
	offKeysIndex  = 9
	offKeysKind   = 10
	offKeysUsable = 16 // how many more there is room for
	offKeysCount  = 24 // dk_nentries
	offKeysTable  = 32
	offSetUsed    = 24
	offSetMask    = 32
	offSetTable   = 40
	offStrHash    = 24

	keysGeneral = 0

	exactFloat = 1 << 53 // ints up to here are floats exactly

	perturbShift = 5
	linearProbes = 9
)

// nearKey is a key whose hash and equality need no Python code.
type nearKey struct {
	hash  int64
	str   *o.Str // nil for an int
	bytes *o.Bytes
	tuple *o.Tuple // of one
	at    uintptr  // of an object that is equal to itself alone
	of    uintptr  // of one of CPython's
	n     int64
}

func keyOf(key o.Value) (k nearKey, ok bool) {
	if key.IsInt() {
		n := key.Int()
		return nearKey{hash: o.HashInt(n), n: n}, n > -1<<59 && n < 1<<59
	}
	if s, ok := o.AsStr(key); ok {
		return nearKey{hash: s.Hash(), str: s}, true
	}
	if key.IsFloat() { // a whole one is the int
		f := key.Float()
		n := int64(f)
		return nearKey{hash: o.HashInt(n), n: n}, float64(n) == f && n > -exactFloat && n < exactFloat
	}
	switch key.Type() {
	case &o.TupleType:
		k := (*o.Tuple)(key.P)
		h := k.KnownHash()
		return nearKey{hash: h, tuple: k}, h != 0
	case &o.BytesType:
		k := (*o.Bytes)(key.P)
		return nearKey{hash: k.Hash(), bytes: k}, true
	}
	return nearKey{}, false
}

// is compares with a key of the same hash; sure is false where comparing could
// run Python code.
func (k *nearKey) is(a uintptr) (same, sure bool) {
	ty := typeOf(a)
	switch {
	case k.at != 0:
		return k.at == a, k.at == a
	case k.of != 0:
		return sameObjects(k.of, a, maxKeptDepth)
	case k.tuple != nil:
		return sameTuple(k.tuple, a, maxKeptDepth)
	case k.bytes != nil || ty == tyBytes: // with a str there may be a warning
		if k.bytes == nil || ty != tyBytes {
			return false, ty == tyLong
		}
		return k.bytes.S == bytesAt(a), true
	case ty == tyStr:
		if k.str == nil {
			return false, true
		}
		if k.str.Py == a {
			return true, true
		}
		data, kind, n, _, ok := units(a)
		size := n * int(kind)
		return ok && kind == k.str.Kind && size == len(k.str.S) && unsafe.String((*byte)(ptr(data)), size) == k.str.S, ok
	case ty == tyLong:
		if k.str != nil {
			return false, true
		}
		n, ok := shortInt(a)
		return ok && n == k.n, true
	case ty == tyFloat:
		if k.str != nil {
			return false, true
		}
		return float64(k.n) == *(*float64)(ptr(a + offFloat)), k.n > -exactFloat && k.n < exactFloat
	}
	return false, false
}

// dictFind is the address of the value's pointer, 0 for no such key. ok is false
// where only the API can tell.
func dictFind(d uintptr, key o.Value) (slot uintptr, ok bool) {
	k, ok := keyOf(key)
	if !ok {
		return 0, false
	}
	return dictProbe(word(d, offDictKeys), word(d, offDictValues), &k)
}

// dictProbe looks a key up in a table; values is the array of a split one.
func dictProbe(keys, values uintptr, k *nearKey) (slot uintptr, ok bool) {
	kind := *(*uint8)(ptr(keys + offKeysKind))
	if kind != keysGeneral && k.str == nil {
		return 0, k.bytes == nil // nothing but strings there, which bytes may be warned of
	}
	log2 := *(*uint8)(ptr(keys + offKeysLog2))
	entries := entriesOf(keys)
	mask := uintptr(1)<<log2 - 1
	perturb := uintptr(k.hash)
	for i := perturb & mask; ; {
		ix := tableIndex(keys+offKeysTable, log2, i)
		if ix == -1 {
			return 0, true
		}
		if ix >= 0 {
			var e, at uintptr // the key's pointer, the value's
			hit := true
			if kind == keysGeneral {
				e = entries + uintptr(ix)*24
				hit = int64(word(e, 0)) == k.hash
				e, at = e+8, e+16
			} else {
				e = entries + uintptr(ix)*16
				at = e + 8
			}
			if hit {
				a := word(e, 0)
				if kind != keysGeneral {
					hit = int64(word(a, offStrHash)) == k.hash
				}
				if hit {
					same, sure := k.is(a)
					if !sure {
						return 0, false
					}
					if same {
						if values != 0 {
							at = values + lay.valuesItems + uintptr(ix)*8
						}
						if word(at, 0) == 0 {
							return 0, true
						}
						return at, true
					}
				}
			}
		}
		perturb >>= perturbShift
		i = (i*5 + perturb + 1) & mask
	}
}

// entriesOf is where the entries of a table start: behind the indices.
func entriesOf(keys uintptr) uintptr {
	return keys + offKeysTable + 1<<*(*uint8)(ptr(keys + offKeysIndex))
}

func tableIndex(table uintptr, log2 uint8, i uintptr) int64 {
	switch {
	case log2 < 8:
		return int64(*(*int8)(ptr(table + i)))
	case log2 < 16:
		return int64(*(*int16)(ptr(table + i*2)))
	case log2 < 32:
		return int64(*(*int32)(ptr(table + i*4)))
	}
	return *(*int64)(ptr(table + i*8))
}

// setFind is the address of the entry, 0 for none.
func setFind(set uintptr, key o.Value) (slot uintptr, ok bool) {
	k, ok := keyOf(key)
	if !ok {
		return 0, false
	}
	return setProbe(set, &k)
}

func setProbe(set uintptr, k *nearKey) (slot uintptr, ok bool) {
	mask, table := word(set, offSetMask), word(set, offSetTable)
	perturb := uintptr(k.hash)
	for i := perturb & mask; ; {
		probes := 0
		if i+linearProbes <= mask {
			probes = linearProbes
		}
		for e := table + i*16; probes >= 0; e, probes = e+16, probes-1 {
			a, h := word(e, 0), int64(word(e, 8))
			if h == 0 && a == 0 {
				return 0, true
			}
			if h == k.hash && a != 0 {
				same, sure := k.is(a)
				if !sure {
					return 0, false
				}
				if same {
					return e, true
				}
			}
		}
		perturb >>= perturbShift
		i = (i*5 + 1 + perturb) & mask
	}
}

// dictWatched: somebody is to be told of changes (3.12 and later).
func dictWatched(d uintptr) bool { return lay.minor >= 12 && word(d, offDictTag)&0xff != 0 }
