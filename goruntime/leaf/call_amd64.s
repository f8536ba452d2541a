//go:build linux || darwin

#include "textflag.h"

// The frame is the C function's stack, which grows down from its upper end. BX is
// callee-saved in C.

// func Call1(fn uintptr, x float64) float64
TEXT ·Call1(SB), 0, $16384-24
	MOVQ fn+0(FP), AX
	MOVSD x+8(FP), X0
	MOVQ SP, BX
	ADDQ $16384, SP
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
	ADDQ $16384, SP
	ANDQ $~15, SP
	CALL AX
	MOVQ BX, SP
	MOVSD X0, ret+24(FP)
	RET

// func Call(fn, a, b, c, d uintptr, x float64) uintptr
TEXT ·Call(SB), 0, $16384-56
	MOVQ fn+0(FP), AX
	MOVQ a+8(FP), DI
	MOVQ b+16(FP), SI
	MOVQ c+24(FP), DX
	MOVQ d+32(FP), CX
	MOVSD x+40(FP), X0
	MOVQ SP, BX
	ADDQ $16384, SP
	ANDQ $~15, SP
	CALL AX
	MOVQ BX, SP
	MOVQ AX, ret+48(FP)
	RET
