package object

import (
	"sync"
	"testing"
)

// Two threads count under one lock: one often, so that the lock becomes its own,
// one now and then, with a context and without.
func TestOwnedLockIsTaken(t *testing.T) {
	Multi.Store(true)
	defer Multi.Store(false)
	defer left.Store(left.Load())
	for round := range 300 {
		left.Store(0)
		var m SpinLock
		count, often, seldom := 0, 20000, 50
		var wg sync.WaitGroup
		wg.Add(2)
		go func() {
			defer wg.Done()
			c := NewCtx(1000)
			for range often {
				m.LockFor(c)
				count++
				m.UnlockFor(c)
			}
		}()
		go func() {
			defer wg.Done()
			c := NewCtx(1000)
			for i := range seldom {
				if (round+i)%2 == 0 {
					m.LockFor(c)
					count++
					m.UnlockFor(c)
				} else {
					m.Lock()
					count++
					m.Unlock()
				}
			}
		}()
		wg.Wait()
		if count != often+seldom {
			t.Fatalf("%d, not %d", count, often+seldom)
		}
	}
}

func TestLockBecomesOwned(t *testing.T) {
	if !barrierWorks {
		t.Skip("no barrier here")
	}
	Multi.Store(true)
	defer Multi.Store(false)
	defer left.Store(left.Load())
	left.Store(0)
	var m SpinLock
	c, other := NewCtx(1000), NewCtx(1000)
	use := func(c *Ctx, n int) {
		for range n {
			m.LockFor(c)
			m.UnlockFor(c)
		}
	}
	use(c, 10)
	use(other, 10)
	if m.enter(c) || m.enter(other) {
		t.Fatal("owned too early")
	}
	use(other, 10)
	if m.enter(c) || !m.enter(other) {
		t.Fatal("not owned")
	}
	m.UnlockFor(other)
	use(c, 100)
	if m.enter(c) || m.enter(other) || left.Load() != 1 {
		t.Fatal("still owned")
	}
	m.Lock()
	m.Unlock()
	if m.w&lockState != lockFree {
		t.Fatal("not free")
	}
}

func BenchmarkLockOwned(b *testing.B) {
	Multi.Store(true)
	defer Multi.Store(false)
	c := NewCtx(1000)
	var m SpinLock
	for range b.N {
		m.LockFor(c)
		m.UnlockFor(c)
	}
}

func BenchmarkLockFree(b *testing.B) {
	Multi.Store(true)
	defer Multi.Store(false)
	var m SpinLock
	for range b.N {
		m.Lock()
		m.Unlock()
	}
}

// Threads write to objects of their own and now and then to those of others, as
// owners, as guests and without a name: each object's locks order all its writers.
func TestOwnersAndGuests(t *testing.T) {
	Multi.Store(true)
	defer Multi.Store(false)
	defer left.Store(left.Load())
	const threads, each, rounds = 4, 8, 30000
	type counted struct {
		SpinLock
		n int
	}
	var objects [threads * each]counted
	var wg sync.WaitGroup
	for id := range threads {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c := NewCtx(1000)
			for i := range rounds {
				o := &objects[id*each+i%each]
				if i%97 == 0 {
					left.Store(0)
					o = &objects[(i/97*7+id)%len(objects)]
				}
				if i%193 == 0 {
					o.Lock()
					o.n++
					o.Unlock()
					continue
				}
				o.LockFor(c)
				o.n++
				o.UnlockFor(c)
			}
		}()
	}
	wg.Wait()
	sum := 0
	for i := range objects {
		sum += objects[i].n
	}
	if sum != threads*rounds {
		t.Fatalf("%d, not %d", sum, threads*rounds)
	}
}
