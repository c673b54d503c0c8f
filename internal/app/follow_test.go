package app_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

// issued has staff make a code, and gives it.
func (w *world) issued(label string) string {
	w.Helper()
	card := w.say(writer, "/applications "+label)
	code := regexp.MustCompile(`\b[2-9BCDFGHJKMNPQRSTVWXZ]{4}-[2-9BCDFGHJKMNPQRSTVWXZ]{4}\b`).FindString(card.Body())
	if code == "" {
		w.Fatalf("no code in %q", card.Body())
	}
	return code
}

// reach has staff set the step of the application they have open.
func (w *world) reach(label string) tgfake.Message {
	w.Helper()
	w.press(writer, label)
	return w.press(writer, "Speichern und mitteilen")
}

// applies does what staff do about the application of a script: "code> " makes one of this name, "step> " sets a step of
// it; what the resident hears of that is on paper. It reports false for anything else.
func (c *chat) applies(line string) bool {
	c.Helper()
	label, isCode := strings.CutPrefix(line, "code> ")
	step, isStep := strings.CutPrefix(line, "step> ")
	switch {
	case isCode:
		c.code = c.issued(label)
		c.press(writer, "Antrag öffnen")
	case isStep:
		fmt.Fprintf(&c.paper, "(%s)\n", line)
		c.reach(step)
		c.settled()
		c.write()
	}
	return isCode || isStep
}

// R22, T21: every step arrives in the language of who follows, by code or link; who has left hears nothing.
func TestFollowingAnApplication(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	code := w.issued("Hoffest")
	text := func(lang kiez.Lang, key string) string {
		return w.options.Knowledge.Catalog.Label(lang, kiez.Say(key, nil))
	}
	for i, lang := range kiez.Langs() {
		user := int64(6201 + i)
		w.telegram.AddUser(tgfake.User{ID: user, FirstName: "Person", LanguageCode: string(lang.Base())})
		if lang != lang.Base() { // which no client speaks
			w.say(user, "/start lang_"+string(lang))
		}
		answer := w.say(user, "/start app_"+strings.ReplaceAll(code, "-", ""))
		if i%2 == 1 {
			w.say(user, "/follow")
			answer = w.say(user, strings.ToLower(code))
		}
		w.shows(answer, "Hoffest", text(lang, "application.told.received"))
	}
	leaver, stopper, blocker := int64(6201), int64(6202), int64(6203)
	w.press(leaver, text(kiez.Langs()[0], "button.unfollow"))
	w.say(stopper, "STOPP")
	w.telegram.Block(blocker)
	w.settled()
	sent := map[int64]int64{}
	for i := range kiez.Langs() {
		sent[int64(6201+i)] = w.telegram.SentTo(int64(6201 + i))
	}

	w.press(writer, "Antrag öffnen")
	w.shows(w.reach("Zugesagt"), "Gespeichert", "7 Personen")
	w.settled()
	for i, lang := range kiez.Langs() {
		user := int64(6201 + i)
		want := int64(1)
		if user == leaver || user == stopper || user == blocker {
			want = 0
		}
		if n := w.telegram.SentTo(user) - sent[user]; n != want {
			t.Errorf("%s: %d messages, want %d", lang, n, want)
		}
		if want > 0 {
			w.shows(w.newest(user, "Hoffest"), text(lang, "application.told.approved"))
		}
	}
	follower := int64(6204)
	w.shows(w.say(follower, "/mydata"), "Hoffest")
	if err := redisstore.NewPeople(w.store()).Forget(context.Background(), kiez.ChatID(follower)); err != nil {
		t.Fatal(err)
	}
	w.settled()
	if left := w.traceless(follower); len(left) > 0 {
		t.Errorf("after /forget there is still %v", left)
	}
}

// R22, T19: a step that is set in the night wakes nobody, and who set it is kept.
func TestAStepInTheNight(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start().Add(12*time.Hour), func(o *app.Options) {
		o.Quiet = calendar.QuietHours{From: 21 * time.Hour, To: 8 * time.Hour}
	})
	code := w.issued("Hoffest")
	w.say(resident, "/verfolgen "+code)
	w.say(subscriber, "/verfolgen "+code)
	w.subscribes(subscriber, kiez.Events, kiez.Settings{Quiet: kiez.QuietOff})
	w.press(writer, "Antrag öffnen")
	w.reach("Zugesagt")
	w.press(writer, "Neuer Code")
	w.settled()
	for user, want := range map[int64]int{resident: 0, subscriber: 1} {
		if n := w.heard(user, "Neues zu Ihrem Antrag"); n != want {
			t.Errorf("%d messages to %d made a sound, want %d", n, user, want)
		}
		w.newest(user, "Neues zu Ihrem Antrag")
	}
	w.say(admin, "/audit")
	w.shows(w.press(admin, "Anträge"), "Einträge: 3.",
		"Antrag mit Code angelegt: Hoffest", "Stand eines Antrags: Hoffest – Zugesagt", "Neuer Code für den Antrag: Hoffest")
}

// R22: a wrong code reveals nothing, five lock this person for an hour.
func TestGuessingCodes(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	code := w.issued("Hoffest")
	unknown := w.options.Knowledge.Catalog.Label(kiez.German, kiez.Say("follow.unknown", nil))
	for _, guess := range []string{"BBBB-BBBB", "nonsense", "BBBB-BBBC", "<b>", "BBBB-BBBD", "CCCC-CCCC", "DDDD-DDDD"} {
		if answer := w.say(resident, "/start app_"+guess).Body(); answer != unknown {
			t.Errorf("%s: %s", guess, answer)
		}
	}
	w.shows(w.say(resident, "/verfolgen "+code), "zu viele falsche Codes")
	w.shows(w.say(subscriber, "/verfolgen "+code), "Hoffest")
	w.clock.Advance(time.Hour + time.Minute)
	w.shows(w.say(resident, "/verfolgen "+code), "Hoffest")
	w.shows(w.say(resident, "/applications"), "kenne ich nicht") // T23
}
