package object

import "testing"

func TestStructFormat(t *testing.T) {
	for text, size := range map[string]int{"<IHf": 10, "IHf": 12, "bq0q": 16, "b0q": 8, "=bq": 9, ">3s2h": 7, " 4x b ": 5, "0s": 0} {
		if f := FindStruct(text); f == nil || f.Size() != size {
			t.Errorf("%q: %v, not of size %d", text, f, size)
		}
	}
	for _, text := range []string{"", "3", "3 h", "z", "<<b", "65b", "n", "e", "3000s"} {
		if f := FindStruct(text); f != nil {
			t.Errorf("%q is left to the genuine module", text)
		}
	}
	f := FindStruct(">Hb")
	if x := f.Pack([]Value{Int(258), Int(-1)}); x.P == nil || (*Bytes)(x.P).S != "\x01\x02\xff" {
		t.Error("pack")
	} else if y := f.Unpack([]Value{x}); y.P == nil || (*Tuple)(y.P).V[0].Int() != 258 || (*Tuple)(y.P).V[1].Int() != -1 {
		t.Error("unpack")
	}
	if f.Pack([]Value{Int(65536), Int(0)}).P != nil || f.Pack([]Value{Int(0), Int(-129)}).P != nil || f.Pack([]Value{Int(0)}).P != nil {
		t.Error("what does not fit is left to the genuine module")
	}
}
