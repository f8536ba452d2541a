package main

import "testing"

func TestWhatMayWait(t *testing.T) {
	for name, want := range map[string]bool{
		"Run": true, "RunContext": true, "RuneLen": false, "Wait": true, "WaitGroup": true, "Waiter": false, "Do": true, "Double": false,
		"ServeHTTP": true, "Server": false, "ListenAndServe": true, "Listener": false,
	} {
		if waiting.MatchString(name) != want {
			t.Errorf("%s: waits is not %v", name, want)
		}
	}
	if transferred.MatchString("Header") || !transferred.MatchString("ReadAt") {
		t.Error("Header moves nothing, ReadAt does")
	}
}
