//go:build !race

package object

import "syscall"

const (
	sysMembarrier     = 324
	privateExpedited  = 1 << 3
	registerExpedited = 1 << 4
)

func membarrier(cmd uintptr) bool {
	_, _, e := syscall.RawSyscall(sysMembarrier, cmd, 0, 0)
	return e == 0
}

var barrierWorks = membarrier(registerExpedited) && membarrier(privateExpedited)

// goInside says which lock the thread is in as the owner.
func (c *Ctx) goInside(lock uintptr) { c.inside = lock }

// barrier orders memory in all threads of the process: what a thread stored
// before it is seen here, and what was stored here is seen by what it loads after.
func barrier() {
	for !membarrier(privateExpedited) {
		membarrier(registerExpedited)
	}
}
