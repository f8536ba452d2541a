package border

import "C"

import (
	"os"
	"runtime/pprof"
)

// grumpy_profile writes a CPU profile of this image's code to a file from now on.
// Its lines are Python's: generated code says which (//line). 0 where it cannot be.
//
//export grumpy_profile
func grumpy_profile(path uintptr) C.int {
	file, err := os.Create(pyText(path))
	if err != nil {
		return 0
	}
	if pprof.StartCPUProfile(file) != nil {
		return 0
	}
	profiled = file
	counting = true
	return 1
}

var profiled *os.File

// grumpy_profile_end completes the file, and writes what was counted beside it.
//
//export grumpy_profile_end
func grumpy_profile_end() {
	if profiled != nil {
		pprof.StopCPUProfile()
		counting = false
		_ = writeCrossings(profiled.Name() + ".crossings")
		_ = profiled.Close()
		profiled = nil
	}
}
