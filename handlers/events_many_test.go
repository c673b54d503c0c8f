package handlers_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
)

// However many events there are, nobody pages through more than fifty pages of them.
func TestVeryManyEvents(t *testing.T) {
	w := newWorld(t)
	for i := range 1000 {
		id := "walk" + strconv.Itoa(i)
		w.events[id] = kiez.Event{
			ID: id, Kind: kiez.Gathering, Topic: kiez.Events, Start: w.now.Add(time.Duration(i+1) * time.Hour),
			Title: kiez.Titles{kiez.German: "Kiezspaziergang " + strconv.Itoa(i)},
		}
	}
	if list := w.answer("resident", "/events"); !strings.Contains(list, "events.page (Page: 1, Pages: 50)") {
		t.Errorf("not one of fifty pages:\n%s", list)
	}
}
