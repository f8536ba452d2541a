package object

import "testing"

func TestClassOfStr(t *testing.T) {
	c := noHost(t)
	k := class(t, c, "Token", []Value{TypeValue(&StrType)}, []string{"kind"})
	length := class(t, c, "Long", []Value{TypeValue(k)}, nil,
		member{"__len__", method("Long.__len__", "self", func(c *Ctx, a []Value) (Value, *Exc) { return Int(7), nil })})
	text := StrFromGo("word")
	v, err := Call1(c, TypeValue(k), text)
	if err != nil {
		t.Fatal(err)
	}
	if s, ok := TextOf(v); !ok || s.Go() != "word" || IsStr(v) || v.Type() != k {
		t.Errorf("made %v", v)
	}
	if err := SetAttr(c, v, "kind", Int(1)); err != nil {
		t.Error(err)
	}
	for _, pair := range [][2]Value{{v, text}, {text, v}} {
		if same, err := Equal(c, pair[0], pair[1]); err != nil || !same {
			t.Error("is not equal to its text", err)
		}
	}
	d := NewDict()
	if err := DictSet(c, d, v, Int(5)); err != nil {
		t.Fatal(err)
	}
	if x, err := DictGet(c, d, text); err != nil || !x.IsInt() || x.Int() != 5 {
		t.Error("is not found by its text", err)
	}
	plain, err := ToStr(c, v)
	if err != nil || !IsStr(plain) {
		t.Error("str() is not exact", err)
	}
	long, err := Call1(c, TypeValue(length), EmptyStr)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := Len(c, long); n != 7 || err != nil {
		t.Errorf("len() is %d, %v", n, err)
	}
	if truth, err := Truth(c, long); !truth || err != nil {
		t.Error("the class's len() does not tell", err)
	}
}
