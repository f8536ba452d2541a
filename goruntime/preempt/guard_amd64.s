//go:build linux || darwin

#include "textflag.h"

// The guard is the third word of a g: what the compiler puts into every
// function reads it there.

// func Guard() uintptr
TEXT ·Guard(SB), NOSPLIT, $0-8
	MOVQ (TLS), AX
	ADDQ $16, AX
	MOVQ AX, ret+0(FP)
	RET
