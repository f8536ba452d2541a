//go:build !gobind

package border

import o "goruntime/object"

// An image without bound Go packages has none of what they need.

type goThread struct{}

func lookAtUsed() {}

func isGoFunction(o.Value) bool { return false }

func isGoValue(o.Value) bool { return false }

func (t *thread) goToPy(v o.Value) (uintptr, *o.Exc) {
	return 0, o.Raise(&t.Ctx, &o.SystemErrorType, "a native '%s' cannot cross", v.Type().Name)
}

func (t *thread) callGo(o.Value, []o.Value, []string) (o.Value, *o.Exc) { return o.Value{}, nil }

func (t *thread) callGoMethod(o.Value, string, []o.Value, []string) (o.Value, bool, *o.Exc) {
	return o.Value{}, false, nil
}
