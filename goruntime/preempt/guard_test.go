package preempt

import (
	"testing"
	"time"
	"unsafe"
)

// A goroutine that runs for long is asked to yield at the place that Guard names.
func TestGuard(t *testing.T) {
	at := Guard()
	if at == 0 {
		t.Skip("not known on this platform")
	}
	guard := *(**uintptr)(unsafe.Pointer(&at))
	for start := time.Now(); *guard != Asked; {
		if time.Since(start) > 20*time.Second {
			t.Skip("nobody asked: asynchronous preemption came first")
		}
		if *guard == 0 {
			t.Fatal("no stack guard there")
		}
	}
}
