//go:build linux && go1.25 && !go1.28

#include "textflag.h"

// The word of a goroutine's record that points to its thread's is the seventh.

// func Record() uintptr
TEXT ·Record(SB), NOSPLIT, $0-8
	MOVQ (TLS), AX
	MOVQ 48(AX), AX
	MOVQ AX, ret+0(FP)
	RET

// A goroutine's record begins with the bounds of its stack. A frame pointer
// points to that of the caller, behind which is the address to return to.

// func Callers(pcs *[Most]uintptr) int
TEXT ·Callers(SB), NOSPLIT, $0-16
	MOVQ pcs+0(FP), DI
	MOVQ (TLS), AX
	MOVQ 8(AX), DX
	SUBQ $16, DX
	MOVQ BP, BX
	MOVQ SP, SI
	XORQ CX, CX
next:
	CMPQ BX, SI
	JLS  done
	CMPQ BX, DX
	JHI  done
	MOVQ 8(BX), AX
	MOVQ AX, (DI)(CX*8)
	MOVQ BX, SI
	MOVQ (BX), BX
	INCQ CX
	CMPQ CX, $64
	JLT  next
done:
	MOVQ CX, ret+8(FP)
	RET
