package app_test

import (
	"log/slog"
	"strings"
	"testing"

	"kiezbot/content"
	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// ownKnowledge is for a test that teaches: what the others share must stay as it is.
func ownKnowledge(t *testing.T) func(*app.Options) {
	t.Helper()
	k, err := app.LoadKnowledge(content.Builtin(), berlin(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return func(o *app.Options) { o.Knowledge = k }
}

const unknown = "Das weiß ich leider nicht"

// T14: what was not answered is listed; one tap teaches it, at once and after a restart; undone it is as before.
func TestStaffTeach(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), ownKnowledge(t))
	const question = "quorbel zwackelfritz mumpf"
	w.shows(w.say(resident, question), unknown)
	w.shows(w.say(resident, strings.ToUpper(question)+"?"), unknown)
	w.settled()

	w.shows(w.say(admin, "/answers"), "Welche Gruppe?")
	w.shows(w.press(admin, "Unbeantwortet (1)"), "1. 2×", "Deutsch", "ZWACKELFRITZ")
	w.shows(w.press(admin, "1"), "Welche Antwort ist richtig?")
	w.press(admin, "Andere Antwort")
	w.press(admin, "Kiezfonds")
	w.shows(w.press(admin, "Was ist der Kiezfonds?"), "Gelernt")
	w.shows(w.say(resident, question), "Der Kiezfonds ist Geld")

	w.stop()
	ownKnowledge(t)(&w.options) // a new process knows only what it is told
	w.run()
	w.shows(w.say(resident, question), "Der Kiezfonds ist Geld")

	w.say(admin, "/answers")
	w.shows(w.press(admin, "Zuletzt gelernt"), "ZWACKELFRITZ", "Dienstag, 28. Januar 2025, 10:0", "Admin 1001")
	w.shows(w.press(admin, "1 rückgängig machen"), "wieder offen")
	w.shows(w.say(resident, question), unknown)
	w.settled()
	w.say(admin, "/answers")
	w.shows(w.press(admin, "Unbeantwortet (1)"), "3×")
}

// A teaching that would spoil another answer is refused with the reason.
func TestTeachingMayNotSpoilAnotherAnswer(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), ownKnowledge(t))
	w.say(resident, "was ist der kiezfonds")
	w.press(resident, "Das hilft mir nicht")
	w.settled()
	w.say(admin, "/answers")
	w.press(admin, "Unbeantwortet (1)")
	w.shows(w.press(admin, "1"), "Geantwortet wurde: Was ist der Kiezfonds?")
	w.shows(w.press(admin, "Gehört nicht zu uns"), "Das lerne ich nicht", "Was ist der Kiezfonds?")
	w.shows(w.say(resident, "was ist der kiezfonds"), "Der Kiezfonds ist Geld")
}

// What is taught on another replica counts here within two seconds.
func TestTeachingReachesEveryReplica(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), ownKnowledge(t))
	const question = "quorbel zwackelfritz mumpf"
	_, err := redisstore.NewTeaching(w.store()).Teach(t.Context(), kiez.Taught{
		Example: kiez.Example{Lang: kiez.German, Text: question, Intent: "kiezfonds.what"}, By: admin, At: start(),
	})
	if err != nil {
		t.Fatal(err)
	}
	w.eventually("the teaching has arrived", func() bool {
		return strings.Contains(w.say(resident, question).Body(), "Der Kiezfonds ist Geld")
	})
}
