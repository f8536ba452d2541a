package border

/*
#define _GNU_SOURCE
#include <dlfcn.h>
static void *gb_hash_secret(void) { return dlsym(RTLD_DEFAULT, "_Py_HashSecret"); }
*/
import "C"

import (
	"unsafe"

	o "goruntime/object"
)

// readHashSecret lets Go hash strings itself when CPython was built with
// siphash-1-3, which a few samples show; otherwise the host goes on hashing.
func readHashSecret() {
	p := C.gb_hash_secret()
	if p == nil {
		return
	}
	copy(o.HashSecret[:], unsafe.Slice((*byte)(p), len(o.HashSecret)))
	o.HashReady = true
	for _, sample := range []string{"a", "seven77", "eight888", "a longer sample: 26 bytes."} {
		b := []byte(sample)
		if o.HashBuffer(sample) != (host{}).HashBytes(b) {
			o.HashReady = false
			return
		}
	}
}
