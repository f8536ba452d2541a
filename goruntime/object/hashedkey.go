package object

import "unsafe"

// HashedKey is a key on its way into a container of CPython's, with the hash
// that compiled code has kept beside it: it is not to be asked for again.
type HashedKey struct {
	Obj
	Key  Value
	Hash int64
}

// HashedKeyType marks such keys; no program sees one.
var HashedKeyType = Type{Name: "hashed key"}

// leaving is the key as it leaves a native container, with its hash where
// computing that again could run Python code.
func leaving(key Value, hash int64) Value {
	if t := key.Type(); t == &ForeignType || t == &TupleType || t.Layout != nil {
		return Value{P: unsafe.Pointer(&HashedKey{Obj{T: &HashedKeyType}, key, hash})}
	}
	return key
}
