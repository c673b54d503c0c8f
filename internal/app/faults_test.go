package app_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

// disturbances are the ways in which sending can go wrong, and how often the message may arrive in the end.
func disturbances() []struct {
	fault tgfake.Fault
	most  int64
} {
	return []struct {
		fault tgfake.Fault
		most  int64
	}{
		{tgfake.Fault{Kind: tgfake.FaultBadGateway}, 1},
		{tgfake.Fault{Kind: tgfake.FaultBadGateway, Count: 2}, 1},
		{tgfake.Fault{Kind: tgfake.FaultInternal}, 1},
		{tgfake.Fault{Kind: tgfake.FaultRaw, Body: "<html>Please log in to this network</html>"}, 1},
		{tgfake.Fault{Kind: tgfake.FaultRaw, Status: 503, ContentType: "application/json", Body: "{"}, 1},
		{tgfake.Fault{Kind: tgfake.FaultResetBefore}, 1},
		{tgfake.Fault{Kind: tgfake.FaultWrongType}, 1},
		// Telegram took the message and its answer was lost: a double is better than nothing.
		{tgfake.Fault{Kind: tgfake.FaultResetAfter}, 2},
		{tgfake.Fault{Kind: tgfake.FaultCutBody}, 2},
	}
}

func TestAnswerArrivesInSpiteOfFaults(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { silent(t, o) })
	const first = 3001
	for i, d := range disturbances() {
		d.fault.Method, d.fault.Chat = "sendMessage", first+int64(i)
		w.telegram.AddFault(d.fault)
	}
	for i := range disturbances() {
		w.tell(first+int64(i), "/hilfe")
	}
	for i := range disturbances() {
		w.next(first+int64(i), 0, "")
	}
	w.settled()
	for i, d := range disturbances() {
		if n := w.telegram.SentTo(first + int64(i)); n < 1 || n > d.most {
			t.Errorf("%s: %d answers, want 1 to %d", d.fault.Kind, n, d.most)
		}
	}
}

// In a broadcast nobody is left out for a fault that is certain, and nobody gets the message twice.
func TestBroadcastArrivesInSpiteOfFaults(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); silent(t, o) })
	crowd := w.crowd(3001, int64(len(disturbances()))+1)
	unsure := map[int64]bool{}
	for i, d := range disturbances() {
		d.fault.Method, d.fault.Chat = "sendMessage", crowd[i]
		w.telegram.AddFault(d.fault)
		unsure[crowd[i]] = d.fault.Kind == tgfake.FaultResetBefore // the bot cannot know that nothing was done
	}
	w.shows(w.broadcast("Hallo zusammen!"), "Empfänger: 10", "zugestellt: 7", "unklar: 3")
	for _, id := range crowd {
		want := 1
		if unsure[id] {
			want = 0
		}
		if n := w.received(id, "Hallo zusammen!"); n != want {
			t.Errorf("%d: %d messages, want %d", id, n, want)
		}
	}
}

func TestRefusedFormattingFallsBackToPlainText(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { silent(t, o) })
	formatted := w.say(resident, "/hilfe")
	if !strings.Contains(formatted.HTML, "<b>") {
		t.Fatal("the answer has no formatting to refuse")
	}
	refusal := tgfake.Fault{
		Kind: tgfake.FaultError, Status: 400, Method: "sendMessage",
		Description: `Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`,
	}
	w.telegram.AddFault(refusal)
	plain := w.say(resident, "/hilfe")
	if strings.Contains(plain.HTML, "<b>") || plain.Body() != formatted.Body() || len(plain.Buttons()) != len(formatted.Buttons()) {
		t.Errorf("got %s\nwant %s", plain.HTML, formatted.Body())
	}

	w.say(resident, "/start")
	w.press(resident, "Kiezfonds")
	want := w.press(resident, "Wer und wofür?")
	w.press(resident, "☰ Menü")
	w.press(resident, "Kiezfonds")
	refusal.Method = "editMessageText"
	w.telegram.AddFault(refusal)
	if got := w.press(resident, "Wer und wofür?"); got.Body() != want.Body() || strings.Contains(got.HTML, "<b>") {
		t.Errorf("edited: got %s\nwant %s", got.HTML, want.Body())
	}
	if left := w.telegram.FaultsLeft(); left != 0 {
		t.Errorf("%d faults were not met", left)
	}
}

// Six events with everything staff can enter are more than one message holds.
func TestLongAnswerArrivesCompleteAndInOrder(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { o.SendRate = 25; silent(t, o) })
	events := redisstore.NewEvents(w.store())
	filler := strings.Repeat("🏘 <Kiez> & Ümläut ", 20)
	var parts []string
	for i := range 6 {
		e := kiez.Event{
			ID: fmt.Sprintf("long-%d", i), Kind: kiez.Gathering, Topic: kiez.Events,
			Start: start().AddDate(0, 0, 1).Add(time.Duration(i) * time.Hour),
			Title: kiez.Titles{kiez.German: fmt.Sprintf("Titel %d. %s Ende des Titels %d.", i, filler[:120], i)},
			Place: kiez.Place{
				Name: fmt.Sprintf("Ort %d", i), Address: fmt.Sprintf("Weg %d %s Ende des Weges %d", i, filler, i),
				Access: kiez.Titles{kiez.German: fmt.Sprintf("Zugang %d. %s Ende des Zugangs %d.", i, filler, i)},
			},
			Provenance: kiez.Provenance{AsOf: "2025-01-28", Source: "staff", Owner: "Büro"},
		}
		if err := events.Put(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		parts = append(parts, e.Title[kiez.German], e.Place.Name, e.Place.Address, e.Place.Access[kiez.German])
	}
	w.tell(resident, "/termine")
	w.next(resident, 0, "Ende des Zugangs 5.")
	w.settled()

	var whole strings.Builder
	var answers []tgfake.Message
	for _, m := range w.telegram.Chat(resident) {
		if m.FromBot {
			answers = append(answers, m)
			whole.WriteString(m.Body() + "\n")
		}
	}
	if len(answers) < 2 {
		t.Fatalf("%d messages: this is not long", len(answers))
	}
	for i, m := range answers {
		if n := len(utf16.Encode([]rune(m.Body()))); n > 4096 {
			t.Errorf("message %d has %d UTF-16 units", i, n)
		}
		if last := i == len(answers)-1; (len(m.Buttons()) > 0) != last {
			t.Errorf("message %d of %d has %d buttons", i+1, len(answers), len(m.Buttons()))
		}
		if !strings.Contains(m.HTML, "<b>") {
			t.Errorf("message %d lost its formatting", i)
		}
	}
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	rest := squeeze(whole.String())
	for _, part := range parts {
		before, after, found := strings.Cut(rest, squeeze(part))
		if !found {
			t.Fatalf("missing or out of order: %s\nin: %s", part, before)
		}
		rest = after
	}
	for i := 1; i < len(answers); i++ {
		if a, b := answers[i-1], answers[i]; a.MessageID > b.MessageID {
			t.Errorf("message %d came after %d", a.MessageID, b.MessageID)
		}
	}
}
