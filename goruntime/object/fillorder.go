package object

import (
	"bytes"
	"sync"
	"sync/atomic"
)

// The order in which an instance got its attributes is the order of its
// __dict__. As long as places fill from the front, the number of the last one
// says it all. A class that sets its own attributes before those of its base
// fills them in another order; then the instance's n stands for one of the
// orders seen in its class.

const (
	lateOrder = 1 << 16 // n is lateOrder plus an index into orders.seen
	maxOrders = 64      // of a class; objects beyond them keep a dict
)

// orders are the orders of one class in which places were filled, other than
// from the front.
type orders struct {
	mu   sync.Mutex
	seen atomic.Pointer[[]*order]
	// last is the latest first departure from the front: the places that were
	// filled, the place that came late, the order that made.
	last atomic.Pointer[departure]
}

type order struct {
	places []byte
	next   [maxPlaces]atomic.Uint32 // by place filled next: that order's index plus one
}

type departure struct {
	filled uint64
	place  uint32
	n      uint32
}

// fillLate fills place i, which is empty and not behind all filled ones; false
// when the object has to keep a dict.
func (in *Instance) fillLate(i uint32, v Value) bool {
	l := in.T.Layout
	n := uint32(0)
	if in.n >= lateOrder {
		seen := *l.orders.seen.Load()
		now := seen[in.n-lateOrder]
		if k := now.next[i].Load(); k != 0 {
			n = lateOrder + k - 1
		} else if bytes.IndexByte(now.places, byte(i)) < 0 {
			if n = l.orders.add(append(append([]byte(nil), now.places...), byte(i))); n != 0 {
				now.next[i].Store(n - lateOrder + 1)
			}
		}
	} else {
		n = l.depart(in, i)
	}
	if n == 0 {
		return false
	}
	in.n = n
	StoreValue(in.slot(i), v)
	return true
}

// depart is the first fill of a place that is not behind all filled ones.
func (l *Layout) depart(in *Instance, i uint32) uint32 {
	filled := uint64(0)
	for k := uint32(l.Members); k < in.n && k < uint32(in.size); k++ {
		if in.slot(k).P != nil {
			filled |= 1 << k
		}
	}
	if d := l.orders.last.Load(); d != nil && d.filled == filled && d.place == i {
		return d.n
	}
	var places []byte
	for k := uint32(0); k < maxPlaces; k++ {
		if filled>>k&1 != 0 {
			places = append(places, byte(k))
		}
	}
	n := l.orders.add(append(places, byte(i)))
	if n != 0 {
		l.orders.last.Store(&departure{filled, i, n})
	}
	return n
}

// add finds or enters an order; 0 when there are too many.
func (s *orders) add(places []byte) uint32 {
	s.mu.Lock()
	defer s.mu.Unlock()
	var seen []*order
	if p := s.seen.Load(); p != nil {
		seen = *p
	}
	for k, o := range seen {
		if bytes.Equal(o.places, places) {
			return lateOrder + uint32(k)
		}
	}
	if len(seen) == maxOrders {
		return 0
	}
	grown := append(append(make([]*order, 0, len(seen)+1), seen...), &order{places: places})
	s.seen.Store(&grown)
	return lateOrder + uint32(len(seen))
}

// eachPlace calls f for every filled place that is not one of __slots__, in the
// order of the attributes.
func (in *Instance) eachPlace(f func(i uint32, v Value) *Exc) *Exc {
	l := in.T.Layout
	visit := func(i uint32) *Exc {
		if v := LoadValue(in.slot(i)); v.P != nil {
			return f(i, v)
		}
		return nil
	}
	if in.n >= lateOrder {
		for _, i := range (*l.orders.seen.Load())[in.n-lateOrder].places {
			if err := visit(uint32(i)); err != nil {
				return err
			}
		}
		return nil
	}
	names := len(l.shape.Load().names)
	for i := uint32(l.Members); i < uint32(in.size) && int(i) < names; i++ {
		if err := visit(i); err != nil {
			return err
		}
	}
	return nil
}
