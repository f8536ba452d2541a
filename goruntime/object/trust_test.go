package object

import "testing"

func TestTrust(t *testing.T) {
	now := Trust{since: 1 << 62} // counting has just begun
	now.Misses = MaxMisses + 3
	general := 0
	for now.Lost() {
		general++
	}
	if general != penance || now.Misses != 0 {
		t.Errorf("%d calls ran general, %d misses are left", general, now.Misses)
	}
	longAgo := Trust{Misses: MaxMisses}
	if longAgo.Lost() || longAgo.Misses != 0 {
		t.Error("misses that are far apart cost the trust")
	}
}
