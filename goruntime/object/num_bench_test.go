package object

import "testing"

func BenchmarkBinary(b *testing.B) {
	c := NewCtx(1000)
	for _, k := range []struct {
		name string
		op   BinOp
		x, y Value
	}{
		{"floordiv", OpFloorDiv, Int(1234567), Int(89)}, {"mod", OpMod, Int(1234567), Int(89)}, {"truediv", OpTrueDiv, Int(1234567), Int(89)},
		{"pow", OpPow, Int(3), Int(5)}, {"lshift", OpLShift, Int(3), Int(5)}, {"and", OpAnd, Int(1234567), Int(89)},
		{"fmod", OpMod, Float(12345.67), Float(8.9)}, {"ffloordiv", OpFloorDiv, Float(12345.67), Float(8.9)}, {"fdiv", OpTrueDiv, Float(1), Float(3)},
		{"fpow2", OpPow, Float(1.7), Int(2)}, {"fpow.5", OpPow, Float(1.7), Float(0.5)}, {"fpow-1.5", OpPow, Float(1.7), Float(-1.5)},
		{"mixed", OpMul, Float(1.7), Int(3)}, {"complex", OpMul, ComplexConst(1, 2), ComplexConst(3, 4)},
		{"bigadd", OpAdd, BigConst("0x123456789123456789123456789"), BigConst("0x123456789123456789123456789")},
		{"bigmulint", OpMul, BigConst("0x123456789123456789123456789"), Int(10)},
	} {
		b.Run(k.name, func(b *testing.B) {
			for b.Loop() {
				Binary(c, k.op, k.x, k.y)
			}
		})
	}
	b.Run("repr", func(b *testing.B) {
		for b.Loop() {
			floatRepr(0.1)
		}
	})
	b.Run("round", func(b *testing.B) {
		for b.Loop() {
			roundFloat(2.675, 2)
		}
	})
	spec := (*Str)(StrFromGo(".2f").P)
	b.Run("format", func(b *testing.B) {
		for b.Loop() {
			formatObject(c, Float(2.675), spec)
		}
	})
	b.Run("parse", func(b *testing.B) {
		s := StrFromGo("12345")
		for b.Loop() {
			ToInt(c, s)
		}
	})
}
