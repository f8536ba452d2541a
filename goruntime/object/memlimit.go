package object

import (
	"os"
	"strconv"
	"strings"
	"sync"
)

// tooLarge reports a size that this machine cannot hold: Go ends the process
// where CPython raises MemoryError, so such requests are refused beforehand.
func tooLarge(bytes int) bool { return bytes > 1<<30 && bytes > machineMemory() }

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
