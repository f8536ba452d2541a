package object

import "unsafe"

// Iterators over deques, which fail when the deque changes under them.

var (
	DequeIterType    = Type{Name: "_deque_iterator", Module: "_collections"}
	DequeRevIterType = Type{Name: "_deque_reverse_iterator", Module: "_collections"}
)

// dequeIter goes on in an iterator of CPython's when the deque has moved there.
type dequeIter struct {
	movingIter
	d          *Deque
	done, left int
	changes    uintptr
	host       Value
}

func newDequeIter(t *Type, d *Deque) Value {
	d.mu.Lock()
	it := &dequeIter{movingIter: newMoving(t), d: d, left: d.n, changes: d.changes}
	d.mu.Unlock()
	return Value{P: unsafe.Pointer(it)}
}

func init() {
	for _, t := range []*Type{&DequeIterType, &DequeRevIterType} {
		iterType(t, dequeIterNext, hint(func(c *Ctx, v Value) (int, *Exc) { return (*dequeIter)(v.P).left, nil }))
		library(t)
	}
}

func dequeIterNext(c *Ctx, v Value) (Value, *Exc) {
	it := (*dequeIter)(v.P)
	d := it.d
	d.mu.Lock()
	if d.Py != 0 {
		d.mu.Unlock()
		return it.nextMoved(c)
	}
	var x Value
	same := d.changes == it.changes
	if same && it.left > 0 {
		i := it.done
		if it.T == &DequeRevIterType {
			i = d.n - 1 - i
		}
		x = *d.at(i)
		it.done++
		it.left--
	}
	d.mu.Unlock()
	if !same {
		return it.changed(c)
	}
	return x, nil
}

func (it *dequeIter) changed(c *Ctx) (Value, *Exc) {
	it.left = 0
	return Value{}, Raise(c, &RuntimeErrorType, mutatedIteration)
}

// nextMoved goes on in CPython, which does not know what happened to the deque before.
func (it *dequeIter) nextMoved(c *Ctx) (Value, *Exc) {
	if it.host.Nil() {
		if !it.d.same(it.changes) {
			return it.changed(c)
		}
		host, err := H.Call(c, TypeValue(it.T), []Value{it.d.Value(), Int(int64(it.done))}, nil)
		if err != nil {
			return Value{}, err
		}
		it.host = host
	}
	x, err := H.Next(c, it.host)
	if !x.Nil() {
		it.done++
		it.left--
	}
	return x, err
}
