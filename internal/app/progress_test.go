package app_test

import (
	"strings"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

// edits counts the calls that changed a message of a chat and contain part.
func (w *world) edits(chat, part string) (n int) {
	for _, c := range w.sends("editMessageText") {
		if c.Params["chat_id"] == chat && strings.Contains(c.Params["text"], part) {
			n++
		}
	}
	return n
}

// T6: the bar moves while a broadcast runs, says how fast it goes and when it will be over, and is not edited more often
// than every three seconds.
func TestProgressBar(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); o.SendRate, o.RedisURL = 20, redistest.Real(t) })
	w.crowd(3001, 140)
	began := time.Now()
	rev := w.release("Hallo zusammen!")
	m := w.next(admin, rev, "pro Sekunde")
	w.shows(m, "Wird verschickt", "von 140", "voraussichtlich fertig", "▓")
	for _, label := range []string{"Pause", "Abbrechen", "Aktualisieren"} {
		if _, ok := m.Button(label); !ok {
			t.Errorf("no button %q while it runs", label)
		}
	}
	w.shows(w.next(admin, rev, "Fertig"), "zugestellt: 140")
	if n, most := w.edits("1001", "Wird verschickt"), int(time.Since(began)/(3*time.Second))+1; n > most {
		t.Errorf("%d edits in %s", n, time.Since(began))
	}
}

// The result is written whatever Telegram says at first.
func TestTheResultIsAlwaysWritten(t *testing.T) {
	t.Parallel()
	for name, faults := range map[string][]tgfake.Fault{
		"after a flood":    {{Kind: tgfake.FaultTooMany, RetryAfter: 1, Method: "editMessageText", Count: 6}},
		"after an outage":  {{Kind: tgfake.FaultBadGateway, Method: "editMessageText", Count: 6}},
		"after lost calls": {{Kind: tgfake.FaultResetBefore, Method: "editMessageText", Count: 3}},
		"anew where its message is gone": {
			{Kind: tgfake.FaultError, Status: 400, Description: "Bad Request: message to edit not found", Method: "editMessageText", Count: -1},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); o.UndoWindow = time.Minute })
			w.crowd(3001, 2)
			rev := w.release("Hallo zusammen!")
			w.next(admin, rev, "zurückholen")
			for _, f := range faults {
				w.telegram.AddFault(f)
			}
			w.clock.Advance(2 * time.Minute)
			w.shows(w.next(admin, rev, "Fertig"), "Empfänger: 2", "zugestellt: 2")
			if n := w.received(admin, "Fertig"); n != 1 {
				t.Errorf("%d results", n)
			}
		})
	}
}

// A process that dies before it could write the result leaves that to the next.
func TestTheResultIsWrittenAfterARestart(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); o.UndoWindow = time.Minute })
	w.crowd(3001, 2)
	rev := w.release("Hallo zusammen!")
	w.next(admin, rev, "zurückholen")
	w.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultBadGateway, Method: "editMessageText", Count: -1})
	w.clock.Advance(2 * time.Minute)
	store := redisstore.NewBroadcasts(w.store(), redisstore.BroadcastOptions{})
	w.eventually("the broadcast is over", func() bool {
		done, err := store.List(t.Context(), kiez.Done)
		return err == nil && len(done) > 0 && len(w.sends("sendMessage")) > 2
	})
	w.eventually("the result was tried", func() bool { return w.edits("1001", "Fertig") > 0 })
	w.stop()
	w.telegram.ClearFaults()
	w.run()
	w.shows(w.next(admin, rev, "Fertig"), "Empfänger: 2", "zugestellt: 2")
}

// The same where a new message is to stand for the one that is gone: who could not send it leaves the next one free to.
func TestTheResultIsWrittenAnewAfterARestart(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); o.UndoWindow = time.Minute })
	w.crowd(3001, 2)
	rev := w.release("Hallo zusammen!")
	w.next(admin, rev, "zurückholen")
	gone := tgfake.Fault{
		Kind: tgfake.FaultError, Status: 400, Description: "Bad Request: message to edit not found", Method: "editMessageText", Count: -1,
	}
	w.telegram.AddFault(gone)
	w.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultBadGateway, Method: "sendMessage", Chat: admin, Count: -1})
	w.clock.Advance(2 * time.Minute)
	w.eventually("the result was tried", func() bool { return w.failed("sendMessage") > 0 })
	w.stop()
	w.telegram.ClearFaults()
	w.telegram.AddFault(gone)
	w.run()
	w.shows(w.next(admin, rev, "Fertig"), "Empfänger: 2", "zugestellt: 2")
}

// A group that becomes a supergroup while a broadcast runs gets the result under its new id.
func TestTheResultFollowsItsGroup(t *testing.T) {
	t.Parallel()
	const group = -500
	w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); o.UndoWindow, o.StaffChat = time.Minute, group })
	w.telegram.AddGroup(tgfake.ChatInfo{ID: group, Type: "group", Title: "Team"}, admin, releaser)
	if err := w.telegram.AddToGroup(admin, group); err != nil {
		t.Fatal(err)
	}
	w.crowd(3001, 2)
	rev := w.telegram.Rev()
	if _, err := w.telegram.Say(admin, group, "/broadcast\ntopics: events\nde: Hallo zusammen!"); err != nil {
		t.Fatal(err)
	}
	card := w.next(group, rev, "Hallo zusammen!")
	button, _ := card.Button("Freigeben")
	if _, err := w.telegram.Press(admin, group, card.MessageID, button.CallbackData); err != nil {
		t.Fatal(err)
	}
	w.next(group, rev, "zurückholen")
	super, err := w.telegram.Migrate(admin, group)
	if err != nil {
		t.Fatal(err)
	}
	rev = w.telegram.Rev()
	w.clock.Advance(2 * time.Minute)
	w.shows(w.next(super, rev, "Fertig"), "zugestellt: 2")
}
