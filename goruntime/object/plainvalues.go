package object

import "sync"

// An object of a compiled class is an ordinary value where a class holds it, and
// comes after the attributes of instances, until its class gets __get__ or
// __set__, or it gets another class.

// plainHolders are the classes of which something relies on that, by the class of the object.
var plainHolders struct {
	sync.Mutex
	of map[*Type]map[*Type]struct{}
}

// holdsPlain notes that t has d among its attributes, which is no descriptor now.
func (t *Type) holdsPlain(d Value) {
	k := d.Type()
	if k.Layout == nil {
		return
	}
	plainHolders.Lock()
	defer plainHolders.Unlock()
	if plainHolders.of == nil {
		plainHolders.of = map[*Type]map[*Type]struct{}{}
	}
	if plainHolders.of[k] == nil {
		plainHolders.of[k] = map[*Type]struct{}{}
	}
	plainHolders.of[k][t] = struct{}{}
}

// becameDescriptors makes what relies on objects of class k ask again.
func becameDescriptors(k *Type) {
	plainHolders.Lock()
	holders := plainHolders.of[k]
	delete(plainHolders.of, k)
	plainHolders.Unlock()
	for t := range holders {
		t.Touch()
	}
}
