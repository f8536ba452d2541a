//go:build linux || darwin

#include "textflag.h"

// The frame is the C function's stack. BX is callee-saved in C.

// func Call1(fn uintptr, x float64) float64
TEXT ·Call1(SB), 0, $16384-24
	MOVQ fn+0(FP), AX
	MOVSD x+8(FP), X0
	MOVQ SP, BX
	ANDQ $~15, SP
	CALL AX
	MOVQ BX, SP
	MOVSD X0, ret+16(FP)
	RET

// func Call2(fn uintptr, x, y float64) float64
TEXT ·Call2(SB), 0, $16384-32
	MOVQ fn+0(FP), AX
	MOVSD x+8(FP), X0
	MOVSD y+16(FP), X1
	MOVQ SP, BX
	ANDQ $~15, SP
	CALL AX
	MOVQ BX, SP
	MOVSD X0, ret+24(FP)
	RET
