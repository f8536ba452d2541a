package object

import (
	"os"
	"runtime"
	"runtime/metrics"
	"strconv"
	"strings"
	"sync"
	"syscall"
)

// tooLarge reports a size that cannot be had: Go ends the process where CPython
// raises MemoryError, so such requests are refused beforehand. What is small is not looked at.
func tooLarge(bytes int) bool {
	if bytes < 1<<24 {
		return false
	}
	if limit := addressSpace(); limit != 0 && uint64(bytes) > limit-min(limit, addressesUsed()+spareAddresses) && uint64(bytes) > unusedHeap()/2 {
		return true
	}
	return bytes > 1<<30 && bytes > machineMemory()
}

// NoMemory is the panic of a container that cannot grow any more; at the border it becomes a MemoryError.
type NoMemory struct{}

// spareAddresses is what Go may take besides, as it takes addresses in large pieces.
const spareAddresses = 1 << 27

// addressSpace is the limit of `ulimit -v`, 0 for none.
func addressSpace() uint64 {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_AS, &limit) != nil || limit.Cur > 1<<46 {
		return 0
	}
	return limit.Cur
}

// unusedHeap is what Go has addresses for and does not use, after a collection. It is
// in pieces, so that not all of it will do.
func unusedHeap() uint64 {
	runtime.GC()
	sample := []metrics.Sample{{Name: "/memory/classes/heap/free:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	total := uint64(0)
	for _, s := range sample {
		if s.Value.Kind() == metrics.KindUint64 {
			total += s.Value.Uint64()
		}
	}
	return total
}

func addressesUsed() uint64 {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	pages, _, _ := strings.Cut(string(text), " ")
	n, _ := strconv.ParseUint(pages, 10, 64)
	return n * uint64(os.Getpagesize())
}

// machineMemory is the size of memory and swap together, in bytes.
var machineMemory = sync.OnceValue(func() int {
	const unknown = 1 << 36
	text, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return unknown
	}
	total := 0
	for _, line := range strings.Split(string(text), "\n") {
		f := strings.Fields(line)
		if len(f) > 1 && (f[0] == "MemTotal:" || f[0] == "SwapTotal:") {
			kb, _ := strconv.Atoi(f[1])
			total += kb * 1024
		}
	}
	if total == 0 {
		return unknown
	}
	return total
})
