package object

import (
	"testing"
	"time"
)

// Calls that follow each other, of a length given in parts of a tick of 100.
func TestLasting(t *testing.T) {
	for _, c := range []struct {
		length int
		long   bool
	}{{1, false}, {5, false}, {20, true}, {30, true}, {50, true}, {99, true}, {100, true}, {700, true}} {
		var l Lasting
		now, long := 0, 0
		for call := 0; call < 400; call++ {
			before := now / 100
			now += c.length
			l.Count(now/100 != before)
			if call >= 200 && l.Long() {
				long++
			}
		}
		if c.long && long < 190 || !c.long && long > 10 {
			t.Errorf("calls of %d/100 tick were taken for long ones %d times in 200", c.length, long)
		}
	}
}

func TestLastingDistrust(t *testing.T) {
	var l Lasting
	for range 3 {
		l.Count(true)
	}
	if !l.Long() {
		t.Error("three calls that saw a tick are not long")
	}
	l.Distrust()
	for range 5 {
		l.Count(true)
	}
	if l.Long() {
		t.Error("trusted again after five calls")
	}
	for range 6 {
		l.Count(true)
	}
	if !l.Long() {
		t.Error("not trusted after eleven calls")
	}
}

func TestLastingWaited(t *testing.T) {
	const us = time.Microsecond
	for _, c := range []struct {
		ran, waited time.Duration
		long        bool
	}{{300 * us, 10 * us, true}, {300 * us, 900 * us, true}, {300 * us, 5000 * us, false}, {8000 * us, 5000 * us, true}} {
		var l Lasting
		for range 3 {
			l.Count(true)
		}
		l.Waited(c.ran, c.waited)
		if l.Long() != c.long {
			t.Errorf("ran %v and waited %v: leaves the GIL early %v", c.ran, c.waited, l.Long())
		}
	}
}
