package app_test

import (
	"slices"
	"strings"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

// notice taps a button that says something in a window or a line only, and gives that.
func (w *world) notice(user int64, label string) string {
	w.Helper()
	for _, m := range slices.Backward(w.telegram.Chat(user)) {
		b, ok := m.Button(label)
		if !ok {
			continue
		}
		result, err := w.telegram.Press(user, user, m.MessageID, b.CallbackData)
		if err != nil {
			w.Fatal(err)
		}
		answer, err := result.Wait(w.deadline())
		if err != nil {
			w.Fatalf("%q was not answered: %v", label, err)
		}
		return answer.Text
	}
	w.Fatalf("no message of %d has a button %q", user, label)
	return ""
}

// R27: what did not help is counted and listed, and nothing in it leads to the person.
func TestFeedbackIsKeptWithoutThePerson(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	const person = 777000124
	w.telegram.AddUser(tgfake.User{ID: person, FirstName: "Person", LanguageCode: "de"})
	w.say(person, "wie hoch ist die förderung")
	w.press(person, "Das hilft mir nicht")
	w.say(person, "wie wird das wetter")
	w.say(person, "was hat es mit dem kiezfonds auf sich")
	for range 2 {
		if said := w.notice(person, "Das hat geholfen"); said != "Danke!" {
			t.Errorf("a word about an answer gets %q, want Danke!", said)
		}
	}
	w.settled()

	questions := redisstore.NewQuestions(w.store())
	list, total, err := questions.Review(t.Context(), 0, 10)
	if err != nil || total != 2 {
		t.Fatalf("%d questions to review, %v; want 2", total, err)
	}
	texts := []string{list[0].Text, list[1].Text}
	slices.Sort(texts)
	if want := []string{"wie hoch ist die förderung", "wie wird das wetter"}; !slices.Equal(texts, want) {
		t.Errorf("to review: %q, want %q", texts, want)
	}
	tally, err := questions.Tally(t.Context(), start(), start())
	want := []redisstore.HelpCount{
		{Intent: "kiezfonds.amount", Lang: kiez.German, No: 1}, {Intent: "kiezfonds.what", Lang: kiez.German, Yes: 1},
	}
	if err != nil || !slices.Equal(tally, want) {
		t.Errorf("tally: %+v, %v; want %+v", tally, err, want)
	}
	w.eventually("only the record of the answers leads to the person", func() bool { // marks of the pace last a second
		left := traces(t, w.options.RedisURL, person)
		return len(left) == 1 && strings.Contains(left[0], ":replies:")
	})
	w.shows(w.say(person, "/meinedaten"), "letzten Fragen")
	w.settled() // the file comes behind it
	w.say(person, "/loeschen")
	w.shows(w.press(person, "Ja, alles löschen"), "Alles gelöscht")
	if left := w.traceless(person); len(left) > 0 {
		t.Errorf("still there after /forget: %v", left)
	}
	if _, total, err := questions.Review(t.Context(), 0, 10); err != nil || total != 2 {
		t.Errorf("%d questions to review after /forget, %v; want 2", total, err)
	}
}
