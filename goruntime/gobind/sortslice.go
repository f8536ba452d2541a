package gobind

import (
	"reflect"
	"sort"

	o "goruntime/object"
)

// sort.Slice moves the items of a slice between calls of a function that looks
// at them by index. A Python list is not that slice, and a function written in
// Python looks at the list: so here the list itself is sorted.
var listSorts = map[string]func(sort.Interface){
	"sort.Slice": sort.Sort, "sort.SliceStable": sort.Stable,
}

// sortsLists wraps the adapter of such a function.
func sortsLists(sortBy func(sort.Interface), general func(c *Call)) func(c *Call) {
	return func(c *Call) {
		list := c.in[0]
		if !isList(c.C, list) {
			general(c)
			return
		}
		var less func(i, j int) bool
		c.into(1, reflect.ValueOf(&less).Elem())
		if c.Err == nil {
			sortBy(&pyList{c: c.C, list: list, less: less})
		}
	}
}

func isList(c *o.Ctx, v o.Value) bool {
	if v.Type() != &o.ForeignType {
		return v.Type() == &o.ListType
	}
	ok, err := o.H.IsInstance(c, v, o.TypeValue(&o.ListType))
	return ok && err == nil
}

// pyList sorts a Python list in place; what raises unwinds to the call.
type pyList struct {
	c    *o.Ctx
	list o.Value
	less func(i, j int) bool
}

func (l *pyList) Less(i, j int) bool { return l.less(i, j) }

func (l *pyList) Len() int {
	n, err := o.Len(l.c, l.list)
	l.check(err)
	return n
}

func (l *pyList) Swap(i, j int) {
	a, err := o.GetItem(l.c, l.list, o.Int(int64(i)))
	l.check(err)
	b, err := o.GetItem(l.c, l.list, o.Int(int64(j)))
	l.check(err)
	l.check(o.SetItem(l.c, l.list, o.Int(int64(i)), b))
	l.check(o.SetItem(l.c, l.list, o.Int(int64(j)), a))
}

func (l *pyList) check(err *o.Exc) {
	if err != nil {
		panic(pyPanic{err.Stay()})
	}
}
