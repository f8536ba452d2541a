//go:build linux && amd64

package leaf

import (
	"syscall"
	"testing"
	"unsafe"
)

// The C function must find the frame of the assembly below its stack pointer: a
// function that was pushed below the frame would write beyond the goroutine's stack.
func TestFrameIsBelow(t *testing.T) {
	code := []byte{0x48, 0x89, 0xe0, 0xc3} // mov rax, rsp; ret
	page, err := syscall.Mmap(-1, 0, 4096, syscall.PROT_READ|syscall.PROT_WRITE|syscall.PROT_EXEC, syscall.MAP_PRIVATE|syscall.MAP_ANON)
	if err != nil {
		t.Skip(err)
	}
	defer syscall.Munmap(page)
	copy(page, code)
	var here byte
	sp := Call(uintptr(unsafe.Pointer(&page[0])), 0, 0, 0, 0, 0)
	if used := uintptr(unsafe.Pointer(&here)) - sp; used > 1024 {
		t.Fatalf("the function's stack begins %d bytes below its caller's", used)
	}
	if sp%16 != 8 {
		t.Fatalf("the stack was not aligned: %x", sp)
	}
}
