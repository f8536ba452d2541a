package object

import (
	"sync"
)

// Dicts keyed by names: attributes, namespaces, keyword arguments.

func dictGetName(c *Ctx, d *Dict, name string) (Value, *Exc) { return DictGet(c, d, Intern(name)) }

func dictSetName(c *Ctx, d *Dict, name string, v Value) *Exc { return DictSet(c, d, Intern(name), v) }

// dictDelName removes a name; false when there was none.
func dictDelName(c *Ctx, d *Dict, name string) (bool, *Exc) {
	v, err := DictPop(c, d, Intern(name))
	return !v.Nil(), err
}

// dictEach visits the items in order.
func dictEach(c *Ctx, d *Dict, visit func(k, v Value) *Exc) *Exc {
	for it := DictIterOf(d); ; {
		k, v, ok, err := it.Next(c)
		if err != nil || !ok {
			return err
		}
		if err := visit(k, v); err != nil {
			return err
		}
	}
}

// classHas reports whether CPython's class of that name has an attribute, so
// that asking a native object for a missing one need not convert the object.
func classHas(c *Ctx, t *Type, name string) (bool, *Exc) {
	if H == nil {
		return false, nil
	}
	key := classAttr{t, name}
	if has, ok := classAttrs.Load(key); ok {
		return has.(bool), nil
	}
	_, err := H.GetAttr(c, TypeValue(t), name)
	if err != nil && !err.T.Subclass(&AttributeErrorType) {
		return false, err
	}
	classAttrs.Store(key, err == nil)
	return err == nil, nil
}

type classAttr struct {
	t    *Type
	name string
}

var classAttrs sync.Map // classAttr -> bool

func registerBuiltin(name string, v Value) {
	Builtins[name] = v
	if v.Type() == &BuiltinType && onlyLooks[name] {
		(*Builtin)(v.P).looks = true
	}
}
