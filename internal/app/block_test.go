package app_test

import (
	"slices"
	"strings"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// T20: who is blocked hears it once, then nothing, not even what was subscribed to, until staff end it.
func TestBlockedPeopleGetOneSentence(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), oneReleases)
	w.subscribe(subscriber, "Veranstaltungen")
	w.shows(w.say(writer, "/block 2002"), "2002", "nicht mehr antworten")
	w.shows(w.press(writer, "Ja, sperren"), "Gesperrte Personen: 1")
	w.shows(w.say(subscriber, "Hallo?"), "gesperrt", "/loeschen", "112")
	told := w.telegram.SentTo(subscriber)
	for _, text := range []string{"Hallo?!", "/start", "wie hoch ist die förderung"} {
		w.tell(subscriber, text)
	}
	w.settled()
	w.stop() // the block survives a restart
	w.run()
	w.tell(subscriber, "/hilfe")
	w.shows(w.say(admin, breakfast), "Niemand hat das abonniert")
	w.settled()
	if n := w.telegram.SentTo(subscriber); n != told {
		t.Errorf("a blocked person got %d messages more", n-told)
	}
	w.shows(w.say(subscriber, "es brennt"), "112")
	w.shows(w.say(subscriber, "/meinedaten"), "gespeichert")
	w.settled() // its file has come, too

	rev := w.telegram.Rev()
	w.say(admin, "/block")
	w.press(admin, w.label(admin, "Entsperren"))
	w.next(subscriber, rev, "wieder schreiben")
	w.shows(w.say(subscriber, "/hilfe"), "Das kann ich")
	w.shows(w.say(admin, breakfast), "1 Person")
	w.shows(w.say(admin, "/audit"), "Jemanden gesperrt", "Jemanden entsperrt")
}

// A block of another replica counts here within two seconds, and /forget leaves only it.
func TestBlockOnAnotherReplica(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.say(resident, "/sprache")
	bans := redisstore.NewBans(w.store())
	if _, err := bans.Ban(t.Context(), kiez.Ban{ID: "x1", User: resident, By: writer, At: start()}); err != nil {
		t.Fatal(err)
	}
	w.eventually("the block is known", func() bool {
		return strings.Contains(w.say(resident, "/hilfe").Body(), "gesperrt")
	})
	w.say(resident, "/loeschen")
	w.shows(w.press(resident, "Ja, alles löschen"), "gelöscht")
	w.settled()
	if found := traces(t, w.options.RedisURL, resident); len(found) != 1 || !strings.HasSuffix(found[0], "{bans}:people") {
		t.Errorf("left after /forget: %v", found)
	}
}

// label is the whole label of a button of the newest message that has one with this beginning.
func (w *world) label(user int64, beginning string) string {
	w.Helper()
	for _, m := range slices.Backward(w.telegram.Chat(user)) {
		for _, b := range m.Buttons() {
			if strings.HasPrefix(b.Text, beginning) {
				return b.Text
			}
		}
	}
	w.Fatalf("no button %q…", beginning)
	return ""
}

// R32: somebody who writes faster than answers may go out is asked for patience once, and slows nobody else.
func TestAFloodSlowsOnlyOnePerson(t *testing.T) {
	t.Parallel()
	w := inPace(t)
	for range 15 {
		w.tell(resident, "/hilfe")
	}
	w.next(resident, 0, "der Reihe nach")
	w.say(subscriber, "/hilfe") // long before the others are answered
	if n := w.telegram.SentTo(resident); n >= 15 {
		t.Errorf("%d answers had gone out before", n)
	}
	for range 15 {
		w.tell(resident, "/hilfe")
	}
	answered := w.telegram.SentTo(resident)
	w.eventually("two more answers", func() bool { return w.telegram.SentTo(resident) >= answered+2 })
	asked := 0
	for _, m := range w.telegram.Chat(resident) {
		if m.FromBot && strings.Contains(m.Body(), "der Reihe nach") {
			asked++
		}
	}
	if asked != 1 {
		t.Errorf("asked for patience %d times", asked)
	}
}
