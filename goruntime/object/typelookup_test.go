package object

import "testing"

// Names of one letter lie side by side: each is to have a place of its own in the tables.
func TestNamePlaceOfNeighbours(t *testing.T) {
	all, seen := "abcdefghijklmnopqrstuvwxyz", map[uintptr]bool{}
	for i := range all {
		seen[NamePlace(all[i:i+1])%512] = true
	}
	if len(seen) < 24 {
		t.Fatalf("%d places for %d names", len(seen), len(all))
	}
}
