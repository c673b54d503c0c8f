package app_test

import (
	"net/http"
	"testing"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

// O7: the staff's group becomes a supergroup, and so does one that has a subscription. Nothing is lost, whether the bot
// hears of it by the update or by the refusal of a message, and after a restart.
func TestGroupsBecomeSupergroups(t *testing.T) {
	t.Parallel()
	const office, choir = -500, -600
	w := newWorld(t, start(), func(o *app.Options) {
		o.StaffChat, o.UndoWindow = office, 0
		silent(t, o)
	})
	for _, group := range []int64{office, choir} {
		w.telegram.AddGroup(tgfake.ChatInfo{ID: group, Title: "Gruppe"}, admin, releaser)
		if err := w.telegram.AddToGroup(admin, group); err != nil {
			t.Fatal(err)
		}
	}
	people := redisstore.NewPeople(w.store())
	if _, err := people.Subscribe(t.Context(), choir, kiez.Events, nil, kiez.Consent{At: start(), Version: "test"}); err != nil {
		t.Fatal(err)
	}
	w.settled()
	w.stop() // the choir moves while the bot is away, and the update is lost
	sings, err := w.telegram.Migrate(admin, choir)
	if err != nil {
		t.Fatal(err)
	}
	w.loseUpdates()
	w.run()
	works, err := w.telegram.Migrate(admin, office)
	if err != nil {
		t.Fatal(err)
	}
	w.settled()

	w.draft("now", "Der erste Brief")
	w.press(admin, "Freigeben")
	asked := w.next(works, 0, "Der erste Brief")
	w.pressIn(works, releaser, asked, "Freigeben")
	w.next(sings, 0, "Der erste Brief")
	w.next(works, 0, "Fertig")
	if p, err := people.Person(t.Context(), kiez.ChatID(sings)); err != nil || !p.Subscribed() {
		t.Errorf("the supergroup has %+v, %v", p, err)
	}

	w.stop()
	w.run()
	w.draft("now", "Der zweite Brief")
	w.press(admin, "Freigeben")
	w.pressIn(works, releaser, w.next(works, 0, "Der zweite Brief"), "Freigeben")
	w.next(sings, 0, "Der zweite Brief")
	if n := w.received(sings, "Der zweite Brief"); n != 1 {
		t.Errorf("the second came %d times", n)
	}
}

// loseUpdates drops what Telegram has for the bot.
func (w *world) loseUpdates() {
	w.Helper()
	url := w.options.APIURL + "/bot" + token + "/deleteWebhook?drop_pending_updates=true"
	req, err := http.NewRequestWithContext(w.Context(), http.MethodGet, url, nil)
	if err != nil {
		w.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		w.Fatal(err)
	}
	_ = res.Body.Close()
	if n := w.telegram.Stats().Pending; n != 0 {
		w.Fatalf("%d updates are left", n)
	}
}

// pressIn taps a button in a group.
func (w *world) pressIn(group, user int64, m tgfake.Message, label string) {
	w.Helper()
	b, ok := m.Button(label)
	if !ok {
		w.Fatalf("no button %q under\n%s", label, m.Body())
	}
	if _, err := w.telegram.Press(user, group, m.MessageID, b.CallbackData); err != nil {
		w.Fatal(err)
	}
}
