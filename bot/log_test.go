package main

import (
	"encoding/json"
	"strings"
	"syscall"
	"testing"
	"time"
)

// O14: with LOG_FORMAT=json every line of the program is an object, and those of one update share its number.
func TestLogForMachines(t *testing.T) {
	const secret = "Zwackelfritz"
	s := newSiteWith(t, installation{environ: []string{"LOG_FORMAT=json"}})
	s.start()
	s.ask(asker, "/hilfe", "Das kann ich")
	s.ask(asker, "Wo wohnt "+secret+"?", "")
	s.handled()
	if status := s.end(syscall.SIGTERM, 10*time.Second); status != exitFine {
		t.Errorf("status %d after SIGTERM", status)
	}
	requests := map[float64]bool{}
	text := s.output[0].String()
	for line := range strings.Lines(text) {
		var fields map[string]any
		if err := json.Unmarshal([]byte(line), &fields); err != nil {
			t.Errorf("%q is no object: %v", line, err)
		}
		if request, ok := fields["request"].(float64); ok && fields["msg"] == "update handled" {
			requests[request] = true
		}
	}
	if len(requests) != 2 {
		t.Errorf("%d updates stand in the log, want 2:\n%s", len(requests), text)
	}
	for _, private := range []string{secret, "Person", "hilfe"} {
		if strings.Contains(text, private) {
			t.Errorf("%q stands in the log", private)
		}
	}
}
