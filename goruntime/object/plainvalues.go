package object

import "sync"

// An object of a compiled class is an ordinary value where a class holds it, and
// comes after the attributes of instances, until its class gets __get__ or
// __set__, or it gets another class.

// plainHolders are the classes of which something relies on that.
var plainHolders struct {
	sync.Mutex
	all map[*Type]struct{}
}

// holdsPlain notes that t has d among its attributes, which is no descriptor now.
func (t *Type) holdsPlain(d Value) {
	if d.Type().Layout == nil {
		return
	}
	plainHolders.Lock()
	defer plainHolders.Unlock()
	if plainHolders.all == nil {
		plainHolders.all = map[*Type]struct{}{}
	}
	plainHolders.all[t] = struct{}{}
}

// becameDescriptors makes what relies on it ask again.
func becameDescriptors() {
	plainHolders.Lock()
	all := plainHolders.all
	plainHolders.all = nil
	plainHolders.Unlock()
	for t := range all {
		t.Touch()
	}
}
