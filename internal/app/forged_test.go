package app_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/app"
	"kiezbot/internal/tgfake"
)

// unrelated are the keys that change with every message of anybody; nothing of the office is in them.
var unrelated = regexp.MustCompile(`\{inbox\}|\{pace\}|\{tally\}|\{questions\}|\{gate:|:(lately|hurried|replies|dialogue):` +
	`|\{broadcasts\}:(all|due|broadcast:[^:]*@.*)$`) // reminders go out meanwhile

// state is all that is stored, by key, without what passes.
func (w *world) state() map[string]string {
	w.Helper()
	o, err := redis.ParseURL(w.options.RedisURL)
	if err != nil {
		w.Fatal(err)
	}
	rdb := redis.NewClient(o)
	defer rdb.Close()
	all := map[string]string{}
	keys := rdb.Scan(w.Context(), 0, "*", 1000).Iterator()
	for keys.Next(w.Context()) {
		if key := keys.Val(); !unrelated.MatchString(key) {
			all[key] = fmt.Sprint(value(w.T, rdb, key))
		}
	}
	if err := keys.Err(); err != nil {
		w.Fatal(err)
	}
	return all
}

// changed names the keys that differ.
func changed(before, after map[string]string) (keys []string) {
	for key := range maps.Keys(before) {
		if after[key] != before[key] {
			keys = append(keys, key)
		}
	}
	for key := range maps.Keys(after) {
		if _, ok := before[key]; !ok {
			keys = append(keys, key)
		}
	}
	return slices.Sorted(slices.Values(keys))
}

// aDayAtTheOffice has staff use every command of theirs, so that what they do can be tried by others.
func (w *world) aDayAtTheOffice() {
	w.Helper()
	w.subscribe(subscriber, "Veranstaltungen")
	w.asks("Wer räumt den Spielplatz auf?")
	w.card(staffGroup)
	w.issued("Hoffest")
	w.say(writer, event)
	w.press(writer, "Speichern")
	w.say(writer, "/schedule\ntopics: events\nwhen: 0 9 * * MON\nde: Jede Woche.")
	w.say(writer, "/schedule")
	w.say(writer, "/closures\ndate: 24.12.2025")
	w.say(writer, "/closures")
	w.say(writer, "/poster")
	w.say(writer, "/block 2099")
	w.say(writer, "/answers")
	w.say(writer, "/inbox")
	w.say(writer, "/stats")
	w.say(admin, "/team\nuser: 1003")
	w.say(admin, "/audit")
	w.say(releaser, breakfast) // left as a draft that anybody on the team may release
	w.say(releaser, "/event")
	w.press(releaser, "Neuer Termin") // a dialogue with buttons of its own
	w.settled()
}

// everybody's are the buttons that residents have, too.
var everybodys = map[string]bool{"menu": true, "lang": true, "hours": true, "family": true, "sub": true, "t": true, "human": true}

// seen gives every button of the chats, and every text that staff wrote there.
func (w *world) seen(chats ...int64) (buttons, texts []string) {
	w.Helper()
	for _, chat := range chats {
		for _, m := range w.telegram.Chat(chat) {
			if strings.HasPrefix(m.Text, "/") && !m.FromBot {
				texts = append(texts, m.Text)
			}
			for _, b := range m.Buttons() {
				if name, _, _ := strings.Cut(b.CallbackData, ":"); b.CallbackData != "" && !everybodys[name] {
					buttons = append(buttons, b.CallbackData)
				}
			}
		}
	}
	slices.Sort(buttons)
	slices.Sort(texts)
	return slices.Compact(buttons), slices.Compact(texts)
}

// T23: every button that staff ever saw, pressed by a resident, is too old; every command of theirs is unknown, in
// the words anybody gets for nonsense. Nothing of it changes anything.
func TestWhatStaffDoIsInertForResidents(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	w.aDayAtTheOffice()
	buttons, texts := w.seen(admin, releaser, writer, staffGroup)
	w.say(resident, "/abbrechen")
	nonsense := w.tapped(resident, resident, "nobody-knows")
	unknown := w.say(resident, "/gibtsnicht").Body()
	w.settled()

	before := w.state()
	prefixes := map[string]bool{}
	for _, data := range buttons {
		name, _, _ := strings.Cut(data, ":")
		prefixes[name] = true
		if got := w.tapped(resident, resident, data); got != nonsense {
			t.Errorf("a resident taps %q: %q, want %q", data, got, nonsense)
		}
		// subscriber is in the staff's group and not on the team
		if got := w.tapped(subscriber, staffGroup, data); got != nonsense {
			t.Errorf("a guest of the group taps %q: %q, want %q", data, got, nonsense)
		}
	}
	for _, text := range texts {
		name, _, _ := strings.Cut(strings.Fields(text)[0], "@")
		if name == "/start" || name == "/abbrechen" || name == "/kontakt" {
			continue
		}
		want := strings.ReplaceAll(unknown, "/gibtsnicht", name)
		if got := w.say(resident, text).Body(); got != want {
			t.Errorf("a resident writes %q:\n%s\nwant\n%s", text, got, want)
		}
	}
	w.settled()
	if keys := changed(before, w.state()); len(keys) > 0 {
		t.Errorf("changed: %v", keys)
	}
	for _, name := range []string{
		"bc", "sch", "evs", "ans", "clo", "app", "desk", "pst", "stat", "statcsv", "statweek", "blk", "team", "aud", "audcsv", "flow",
	} {
		if !prefixes[name] {
			t.Errorf("no button %q was tried", name)
		}
	}
}

// tapped presses a button of the newest message of a chat and gives the notice.
func (w *world) tapped(user, chat int64, data string) string {
	w.Helper()
	messages := w.telegram.Chat(chat)
	result, err := w.telegram.Press(user, chat, messages[len(messages)-1].MessageID, data)
	if err != nil {
		w.Fatal(err)
	}
	answer, err := result.Wait(w.deadline())
	if err != nil {
		w.Fatalf("%q: %v", data, err)
	}
	w.settled()
	return answer.Text
}

// What residents can press belongs to them alone: with the ids of others it does nothing, and shows nothing.
func TestForgedButtonsOfOtherResidents(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	w.say(resident, "Was ist der Kiezfonds?")
	_, asked := w.asks("Wer räumt den Spielplatz auf?")
	rev := w.telegram.Rev()
	w.replies(writer, staffGroup, w.card(staffGroup).MessageID, "Das Grünflächenamt.")
	w.next(resident, rev, "Das Grünflächenamt.")
	w.say(resident, "/start app_"+strings.ReplaceAll(w.issued("Hoffest"), "-", ""))
	w.settled()

	const forger = 2077
	w.telegram.AddUser(tgfake.User{ID: forger, FirstName: "Person", LanguageCode: "de"})
	w.say(forger, "/start")
	before := w.state()
	buttons, _ := w.seen(resident)
	tried := map[string]bool{}
	for _, data := range append(buttons, "askyes:"+strconv.FormatInt(asked.MessageID, 10), "flow:::confirm") {
		name, _, _ := strings.Cut(data, ":")
		tried[name] = true
		w.tapped(forger, forger, data)
	}
	for _, secret := range []string{"Spielplatz", "Grünflächenamt", "Hoffest"} {
		if n := w.received(forger, secret); n > 0 {
			t.Errorf("a stranger is shown %q", secret)
		}
	}
	for _, key := range changed(before, w.state()) {
		if !strings.Contains(key, strconv.Itoa(forger)) {
			t.Errorf("changed: %s", key)
		}
	}
	for _, name := range []string{"flow", "unfollow", "askyes", "helped"} {
		if !tried[name] {
			t.Errorf("no button %q was tried of %v", name, buttons)
		}
	}
}

// What was tapped once and counted does not count again, however often the same tap is sent.
func TestReplayedTaps(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); silent(t, o) })
	w.crowd(3001, 3)
	w.shows(w.broadcast("Hallo zusammen!"), "zugestellt: 3")
	buttons, _ := w.seen(admin)
	for range 2 {
		for _, data := range buttons {
			if strings.HasPrefix(data, "bc:release") {
				w.tapped(admin, admin, data)
			}
		}
	}
	w.settled()
	for _, chat := range []int64{3001, 3002, 3003} {
		if n := w.received(chat, "Hallo zusammen!"); n != 1 {
			t.Errorf("%d got it %d times", chat, n)
		}
	}
}
