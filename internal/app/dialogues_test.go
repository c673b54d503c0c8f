package app_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

// stage is a place in a dialogue. Its way there is what the person does: a text, a [button] by the beginning of its
// label, or !ics for a calendar file. "colleague> " stands before what a colleague does meanwhile.
type stage struct {
	before func(v *visit) // what happens first, once; nil: nothing
	way    []string
	held   bool // somebody has written something that would be lost
}

const (
	yearly = event + "\nrepeat: every thursday\nuntil: 2025-12-31"
	sheet  = "/event\ntitle: Fest\ntopic: events\nstart: 8.2.2025 15:00"
	letter = "/broadcast\ntopics: events\nde: Erster Text"
)

// stages has a way to every step of every dialogue, by "<dialogue>/<step>".
func stages() map[string]stage {
	return map[string]stage{
		"ask/times":       {way: []string{"/hours", "[Termin wünschen]"}},
		"ask/question":    {way: []string{"/kontakt"}},
		"ask/confirm":     {way: []string{"/kontakt", "Wem gehört der Garten?"}, held: true},
		"check/area":      {way: []string{"/idee", "[Kiezfonds-Check]"}},
		"check/sum":       {way: []string{"/idee", "[Kiezfonds-Check]", "[Neu-Lichtenberg]"}},
		"check/benefit":   {way: []string{"/idee", "[Kiezfonds-Check]", "[Neu-Lichtenberg]", "500"}},
		"follow/code":     {way: []string{"/verfolgen"}},
		"area/name":       {way: []string{"/frist", "[Mein Gebiet finden]"}},
		"broadcast/text":  {way: []string{"/broadcast"}},
		"broadcast/when":  {way: []string{letter, "[Zeitpunkt]"}},
		"broadcast/photo": {way: []string{letter, "[Foto]"}},
		"broadcast/link":  {way: []string{letter, "[Link]"}},
		"event/fill":      {way: []string{sheet}, held: true},
		"event/confirm":   {way: []string{event}, held: true},
		"event/edit":      {way: []string{event, "[Speichern]", "[Bearbeiten]"}},
		"series/date":     {way: []string{yearly, "[Speichern]", "[Termin dazu]"}},
		"series/break":    {way: []string{yearly, "[Speichern]", "[Pause eintragen]"}},
		"series/confirm": {before: (*visit).reminds, way: []string{
			"/event", "[Reihe: Kiezfrühstück]", "[Pause eintragen]", "30.1.2025 bis 31.1.2025",
		}, held: true},
		"move/start":        {way: []string{event, "[Speichern]", "[Verschieben]"}},
		"move/confirm":      {way: []string{event, "[Speichern]", "[Verschieben]", "31.1.2025 18:00"}, held: true},
		"import/source":     {way: []string{"/event", "[Aus Kalender]"}},
		"import/topic":      {way: []string{"!ics"}, held: true},
		"import/area":       {way: []string{"!ics", "[Veranstaltungen]"}, held: true},
		"import/confirm":    {way: []string{"!ics", "[Veranstaltungen]", "[Alle Gebiete]"}, held: true},
		"closure/from":      {way: []string{"/closures", "[Neuer Eintrag]"}},
		"closure/hours":     {way: []string{"/closures", "[Neuer Eintrag]", "3.2.2025"}, held: true},
		"closure/reason":    {way: []string{"/closures", "[Neuer Eintrag]", "3.2.2025", "[Ganztägig]"}, held: true},
		"closure/confirm":   {way: []string{"/closures", "[Neuer Eintrag]", "3.2.2025", "[Ganztägig]", "[Ohne Grund]"}, held: true},
		"application/label": {way: []string{"/applications", "[Neuer Antrag]"}},
		"answer/text":       {way: []string{"/answers", "[Kiezfonds]", "[Wie viel Geld", "[Deutsch]", "[Bearbeiten]"}},
		"broadcast/clash": {way: []string{
			letter, "[Texte]", "[✓ Deutsch]",
			"colleague> /broadcast", "colleague> [Erster", "colleague> [Texte]", "colleague> [✓ Deutsch]", "colleague> Der andere Text",
			"Mein Text",
		}, held: true},
	}
}

// Nobody is trapped in a dialogue: each can be left at each step, and goes on the next day.
func TestEveryDialogueCanBeLeft(t *testing.T) {
	t.Parallel()
	known := stages()
	for dialogue, steps := range handlers.New(handlers.Needs{}).Dialogues() {
		for _, step := range steps {
			name := dialogue + "/" + step
			s, ok := known[name]
			if !ok {
				t.Errorf("%s: no way there; add one, or a new dialogue is not tested", name)
				continue
			}
			delete(known, name)
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				w := newWorld(t, start(), nil)
				w.say(releaser, "/start")
				v := &visit{world: w, who: writer}
				if slices.Contains([]string{"ask", "check", "follow", "area"}, dialogue) {
					v.who = resident
				}
				if s.before != nil {
					s.before(v)
				}
				for _, leaving := range leavings() {
					v.reaches(name, s)
					leaving.out(v, s)
					v.notIn(name + " after " + leaving.name)
				}
			})
		}
	}
	for name := range known {
		t.Errorf("%s is no step of a dialogue any more", name)
	}
}

// visit is somebody on the way to a dialogue and out of it.
type visit struct {
	*world
	who int64
}

// leaving is a way out of a dialogue.
type leaving struct {
	name string
	out  func(v *visit, s stage)
}

// leavings are all ways out. What comes after a dialogue is a question like any other.
func leavings() []leaving {
	return []leaving{
		{"a command", func(v *visit, _ stage) {
			v.shows(v.say(v.who, "/hilfe"), "Das kann ich")
		}},
		{"STOP", func(v *visit, _ stage) {
			v.shows(v.say(v.who, "Stopp!"), "Sie bekommen keine Nachrichten")
		}},
		{"cancel, the next day", func(v *visit, _ stage) {
			v.clock.Advance(20 * time.Hour)
			if text := v.say(v.who, "/abbrechen").Body(); strings.Contains(text, "nichts abzubrechen") {
				v.Errorf("the next day nothing is left: %s", text)
			}
		}},
		{"silence", func(v *visit, s stage) {
			v.settled()
			if d := v.dialogue(); d.Lapses.IsZero() == s.held {
				v.Errorf("would be told at %s, want it told: %t", d.Lapses, s.held)
			}
			v.clock.Advance(handlers.Silence + time.Minute)
			if s.held {
				v.eventually("the dialogue has ended", func() bool { return v.dialogue().Flow == "" })
			} else if _, err := redisstore.NewDialogues(v.store()).Clear(v.Context(), kiez.ChatID(v.who)); err != nil {
				v.Fatal(err) // Redis does it after a day
			}
			told := 0
			if s.held {
				told = 1
			}
			if n := v.received(v.who, "Seit einem Tag habe ich nichts mehr von Ihnen gehört."); n != told {
				v.Errorf("told %d times, want %d", n, told)
			}
		}},
	}
}

// reminds has somebody told of the first date of a series: a break in it is asked about.
func (v *visit) reminds() {
	v.Helper()
	v.subscribe(subscriber, "Veranstaltungen")
	v.say(v.who, yearly)
	v.press(v.who, "Speichern")
	rev := v.telegram.Rev()
	v.clock.Advance(32*time.Hour + time.Minute)
	v.next(subscriber, rev, "Kiezfrühstück")
	v.settled()
}

// reaches goes to a stage.
func (v *visit) reaches(name string, s stage) {
	v.Helper()
	for _, act := range s.way {
		who, did := v.who, act
		if theirs, ok := strings.CutPrefix(act, "colleague> "); ok {
			who, did = releaser, theirs
		}
		switch label, isButton := strings.CutPrefix(strings.TrimSuffix(did, "]"), "["); {
		case isButton:
			v.press(who, v.label(who, label))
		case did == "!ics":
			v.sendFile(who, "nachbarn.ics", nachbarn)
		default:
			v.say(who, did)
		}
		v.settled()
	}
	if d := v.dialogue(); d.Flow+"/"+d.Step != name {
		v.Fatalf("this leads to %s/%s", d.Flow, d.Step)
	}
}

// dialogue is where the person stands.
func (v *visit) dialogue() kiez.Dialogue {
	v.Helper()
	d, err := redisstore.NewDialogues(v.store()).Load(v.Context(), kiez.ChatID(v.who))
	if err != nil {
		v.Fatal(err)
	}
	return d
}

// notIn finds the person in no dialogue: its last buttons say that they are too old, and what is written is a question.
func (v *visit) notIn(name string) {
	v.Helper()
	if d := v.dialogue(); d.Flow != "" {
		v.Errorf("still in %s/%s", d.Flow, d.Step)
	}
	if old, ok := flowButton(v.telegram.Chat(v.who)); ok {
		result, err := v.telegram.Press(v.who, v.who, old.MessageID, old.Buttons()[0].CallbackData)
		if err != nil {
			v.Fatal(err)
		}
		if answer, err := result.Wait(v.deadline()); err != nil || !strings.Contains(answer.Text, "zu alt") {
			v.Errorf("an old button of %s says %q, %v", name, answer.Text, err)
		}
	}
	v.shows(v.say(v.who, "Wie hoch ist die Förderung?"), "1.000 Euro")
}

// flowButton is the newest message with nothing but buttons of a dialogue.
func flowButton(chat []tgfake.Message) (tgfake.Message, bool) {
	for _, m := range slices.Backward(chat) {
		buttons := m.Buttons()
		if len(buttons) > 0 && strings.HasPrefix(buttons[0].CallbackData, "flow:") {
			return m, true
		}
	}
	return tgfake.Message{}, false
}
