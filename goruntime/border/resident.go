package border

import (
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

// What objects of CPython's keep is estimated where it can be (owed.go). For
// the rest (a buffer of a file in memory, an image of a library) the process's
// resident memory is looked at: when it has become twice what it was after the
// last collection, there is another.
const (
	residentPause = 250 * time.Millisecond
	residentFloor = 512 << 20
)

var resident = struct {
	sync.Mutex
	looked    time.Time
	mark      int
	collected bool // since the last look
}{mark: residentFloor}

// watchResident is called by polls.
func watchResident() {
	if !resident.TryLock() {
		return
	}
	defer resident.Unlock()
	now := time.Now()
	if now.Sub(resident.looked) < residentPause {
		return
	}
	resident.looked = now
	size := residentSize()
	if resident.collected { // and what was found has been given back
		resident.mark = max(residentFloor, 2*size)
		resident.collected = false
	} else if size > resident.mark {
		resident.collected = true
		letGoSoon()
		go runtime.GC()
	}
}

// residentSize is the resident memory in bytes, 0 where the system does not tell.
func residentSize() int {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(text))
	if len(fields) < 2 {
		return 0
	}
	pages, err := strconv.Atoi(fields[1])
	if err != nil {
		return 0
	}
	return pages * os.Getpagesize()
}
