package app_test

import (
	"strings"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/tgfake"
)

// subscribe makes a person a subscriber to the topic with this German name, for all areas.
func (w *world) subscribe(user int64, topic string) {
	w.Helper()
	w.say(user, "/abo")
	w.press(user, topic)
	w.press(user, "Abonnieren")
}

const breakfast = "/broadcast\ntopics: events\nwhen: now\nde: Am Sonntag gibt es Frühstück.\n  Kommen Sie <gern> & früh!\n" +
	"en: Breakfast on Sunday.\nlink: Mehr dazu | https://example.org/"

func TestBroadcastFromFieldsToSheet(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.telegram.AddUser(tgfake.User{ID: resident, FirstName: "Person", LanguageCode: "en"})
	w.say(releaser, "/start")
	w.subscribe(subscriber, "Veranstaltungen")
	w.say(resident, "/start sub_events")
	w.press(resident, "Subscribe")

	card := w.say(admin, breakfast)
	w.shows(card, "2 Personen", "Deutsch 1", "English 1", "Kommen Sie <gern> & früh!")

	// The preview is what readers get, one message a language.
	rev := w.telegram.Rev()
	w.shows(w.press(admin, "Vorschau"), "1. Deutsch", "2. English")
	w.next(admin, rev, "Breakfast on Sunday.")
	w.settled()

	// One alone cannot release; the second person can; nobody gets anything before the undo window is over.
	rev = w.telegram.Rev()
	w.shows(w.press(admin, "Freigeben"), "zweite Person")
	w.shows(w.next(releaser, rev, "Am Sonntag"), "wartet auf Ihre Freigabe")
	if alert := w.press(admin, "Freigeben"); !strings.Contains(alert.Body(), "zweite Person") {
		t.Errorf("the author released alone: %q", alert.Body())
	}
	w.settled()
	w.shows(w.press(releaser, "Freigeben"), "zurückholen")
	rev = w.telegram.Rev()
	w.clock.Advance(59 * time.Second)
	w.settled()
	if n := w.telegram.SentTo(subscriber); n != 1 { // the list of topics, edited since
		t.Errorf("a subscriber has %d messages before the undo window is over, want 1", n)
	}
	w.clock.Advance(2 * time.Second)
	m := w.next(subscriber, rev, "Am Sonntag gibt es Frühstück.\nKommen Sie <gern> & früh!")
	for _, label := range []string{"Mehr dazu", "Abo verwalten"} {
		if _, ok := m.Button(label); !ok {
			t.Errorf("the broadcast has no button %q", label)
		}
	}
	w.next(resident, rev, "Breakfast on Sunday.")
	w.shows(w.next(releaser, rev, "Fertig"), "Empfänger: 2", "zugestellt: 2")
}

func TestBroadcastIsTakenBackInTime(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { o.ReleaseByTwo = false })
	w.subscribe(subscriber, "Veranstaltungen")
	before := w.telegram.SentTo(subscriber)
	w.say(admin, breakfast)
	w.shows(w.press(admin, "Freigeben"), "zurückholen")
	w.shows(w.press(admin, "Zurückholen"), "Entwurf")
	w.clock.Advance(time.Hour)
	w.say(subscriber, "/hilfe") // whatever was due would be out by the time this is answered
	w.settled()
	if n := w.telegram.SentTo(subscriber); n != before+1 {
		t.Errorf("%d messages after the undo, want only the answer to /hilfe", n-before)
	}
}

func TestBroadcastAsADialogue(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { o.ReleaseByTwo = false })
	w.subscribe(subscriber, "Veranstaltungen")
	w.shows(w.say(admin, "/broadcast"), "deutschen Text")
	w.shows(w.say(admin, "Hallo zusammen!"), "Für welche Themen?")
	w.press(admin, "Veranstaltungen")
	w.shows(w.press(admin, "Fertig"), "1 Person", "Hallo zusammen!")
	w.press(admin, "Texte")
	w.shows(w.press(admin, "English"), "English")
	w.shows(w.say(admin, "Hello everybody!"), "Hallo zusammen!")
	w.shows(w.press(admin, "Zeitpunkt"), "Wann soll sie raus?")
	w.shows(w.say(admin, "gestern um acht"), "verstehe ich nicht")
	w.shows(w.say(admin, "27.1.2025 9:00"), "schon vorbei")
	w.shows(w.say(admin, "31.1. 9 Uhr"), "Freitag, 31. Januar 2025, 9:00 Uhr")
	w.shows(w.press(admin, "Freigeben"), "geht am Freitag, 31. Januar 2025, 9:00 Uhr raus")
	rev := w.telegram.Rev()
	w.clock.Advance(3 * 24 * time.Hour)
	w.next(subscriber, rev, "Hallo zusammen!")
}

func TestMistakesInFieldsAreNamedWithTheirLines(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	m := w.say(admin, "/broadcast\ntopics: events, schach\nareas: karlshorst\nfarbe: rot\nwhen: 31.2.\nlink: klick\nde: Hallo\nkeine Ahnung")
	w.shows(m, "Zeile 8")
	m = w.say(admin, "/broadcast\ntopics: events, schach\nareas: karlshorst\nfarbe: rot\nwhen: 31.2.\nlink: klick\nde: Hallo")
	w.shows(m, "Zeile 2", "schach", "Zeile 3", "karlshorst", "Zeile 4", "farbe", "Zeile 5", "31.2.", "Zeile 6")
	m = w.say(admin, "/event\ntitle: Fest\nstart: 10.3.2027 18:00\nend: 17:00\nplace: Platz\narea: all\ntopic: events")
	w.shows(m, "Zeile 4", "Ende liegt vor dem Anfang")
}

const event = "/event\ntitle: Kiezfrühstück\ntitle.en: Neighbourhood breakfast\nstart: 30.1.2025 18:00\nend: 20:00\n" +
	"place: Libezem, Rhinstraße 9\narea: friedrichsfelde-nord\ntopic: events"

func TestEventRemindsMovesAndIsCancelled(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.subscribe(subscriber, "Veranstaltungen")
	w.shows(w.say(admin, event), "Donnerstag, 30. Januar 2025, 18:00 Uhr, bis 20:00 Uhr", "Libezem")
	w.shows(w.press(admin, "Speichern"), "Gespeichert")

	rev := w.telegram.Rev()
	w.clock.Advance(32*time.Hour + time.Minute) // a day before
	w.shows(w.next(subscriber, rev, "Erinnerung"), "Kiezfrühstück", "Libezem, Rhinstraße 9", "Barrierefreiheit", "Stand:")

	w.say(admin, "/event")
	w.press(admin, "30.01. Kiezfrühstück")
	w.shows(w.press(admin, "Verschieben"), "Auf wann")
	w.shows(w.say(admin, "6.2.2025 18:00"), "Donnerstag, 6. Februar 2025", "1 Person")
	rev = w.telegram.Rev()
	w.shows(w.press(admin, "Speichern"), "Verschoben", "bis 20:00 Uhr")
	w.next(subscriber, rev, "Verschoben")

	// Nothing for the old date; a reminder for the new one.
	before := w.telegram.SentTo(subscriber)
	w.clock.Advance(48 * time.Hour)
	w.say(subscriber, "/hilfe")
	w.settled()
	if n := w.telegram.SentTo(subscriber); n != before+1 {
		t.Errorf("%d messages for the old date", n-before-1)
	}
	rev = w.telegram.Rev()
	w.clock.Advance(5 * 24 * time.Hour)
	w.shows(w.next(subscriber, rev, "Erinnerung"), "6. Februar 2025")

	w.say(admin, "/event")
	w.press(admin, "06.02. Kiezfrühstück")
	w.press(admin, "Absagen")
	rev = w.telegram.Rev()
	w.shows(w.press(admin, "Ja, absagen"), "Abgesagt")
	w.next(subscriber, rev, "findet nicht statt")
	w.shows(w.say(subscriber, "/termine"), "Termine im Kiez")
}

func TestResidentsCannotTouchWhatIsTheStaffs(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.subscribe(subscriber, "Veranstaltungen")
	card := w.say(admin, breakfast)
	release, ok := card.Button("Freigeben")
	if !ok {
		t.Fatal("no release button")
	}
	forged := []string{release.CallbackData, strings.Replace(release.CallbackData, "release", "drop", 1), "evs:new", "flow:save"}
	own := w.say(resident, "/start")
	for _, data := range forged {
		result, err := w.telegram.Press(resident, resident, own.MessageID, data)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := result.Wait(w.deadline())
		if err != nil || !strings.Contains(answer.Text, "zu alt") {
			t.Errorf("%s: answered %q, %v", data, answer.Text, err)
		}
	}
	w.shows(w.say(resident, "/broadcast"), "kenne ich nicht")
	rev := w.telegram.Rev()
	w.press(admin, "Vorschau")
	w.next(admin, rev, "Frühstück") // the draft is untouched
	for _, c := range w.telegram.Commands(resident, resident) {
		if c.Command == "broadcast" || c.Command == "event" {
			t.Errorf("a resident's menu shows /%s", c.Command)
		}
	}
	staffSees := 0
	for _, c := range w.telegram.Commands(admin, admin) {
		if c.Command == "broadcast" || c.Command == "event" {
			staffSees++
		}
	}
	if staffSees != 2 {
		t.Errorf("the staff's menu shows %d of 2 staff commands", staffSees)
	}
}

// shows fails for every part that a message does not show.
func (w *world) shows(m tgfake.Message, parts ...string) {
	w.Helper()
	for _, part := range parts {
		if !strings.Contains(m.Body(), part) {
			w.Errorf("%q is not shown in:\n%s", part, m.Body())
		}
	}
}
