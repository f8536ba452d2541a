package object

import "strings"

// The namespace of a class body.

// hostedNames in a class body need CPython's type machinery.
var hostedNames = map[string]bool{"__del__": true, "__buffer__": true, "__release_buffer__": true}

// classNamespace is the body's namespace in definition order.
type classNamespace struct {
	names []string
	vals  map[string]Value
}

func (n *classNamespace) set(name string, v Value) {
	if _, ok := n.vals[name]; !ok {
		n.names = append(n.names, name)
	}
	n.vals[name] = v
}

func (n *classNamespace) drop(name string) {
	if _, ok := n.vals[name]; !ok {
		return
	}
	delete(n.vals, name)
	for i, k := range n.names {
		if k == name {
			n.names = append(n.names[:i:i], n.names[i+1:]...)
			return
		}
	}
}

// readNamespace copies a native namespace; hosted reports a name in it that
// keeps the class from being native.
func readNamespace(c *Ctx, ns Value, native bool) (n *classNamespace, hosted bool, err *Exc) {
	n = &classNamespace{vals: map[string]Value{}}
	if !native {
		return n, true, nil
	}
	err = dictEach(c, (*Dict)(ns.P), func(k, v Value) *Exc {
		if !IsStr(k) {
			hosted = true
			return nil
		}
		name := GoStr(k)
		hosted = hosted || hostedNames[name]
		n.set(name, v)
		return nil
	})
	return n, hosted, err
}

// NsStore, NsLoad and NsDel are the names of a class body. The namespace is a
// native dict or what a metaclass's __prepare__ returned.
func NsStore(c *Ctx, ns Value, name string, v Value) *Exc {
	if ns.Type() == &DictType {
		return DictSet(c, (*Dict)(ns.P), Intern(name), v)
	}
	return SetItem(c, ns, Intern(name), v)
}

// NsLoad returns the zero Value for a name the body has not bound.
func NsLoad(c *Ctx, ns Value, name string) (Value, *Exc) {
	if ns.Type() == &DictType {
		return dictGetName(c, (*Dict)(ns.P), name)
	}
	v, err := GetItem(c, ns, Intern(name))
	if err != nil && err.T.Subclass(&KeyErrorType) {
		return Value{}, nil
	}
	return v, err
}

// NsDel is del name in a class body.
func NsDel(c *Ctx, ns Value, name string) *Exc {
	var had bool
	var err *Exc
	if ns.Type() == &DictType {
		had, err = dictDelName(c, (*Dict)(ns.P), name)
	} else if err = DelItem(c, ns, Intern(name)); err != nil && err.T.Subclass(&KeyErrorType) {
		err = nil
	} else {
		had = err == nil
	}
	if err == nil && !had {
		return NameError(c, name)
	}
	return err
}

// mangle is the private name of a class: __x in class _C becomes _C__x.
func mangle(class, name string) string {
	if !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	if class = strings.TrimLeft(class, "_"); class == "" {
		return name
	}
	return "_" + class + name
}
