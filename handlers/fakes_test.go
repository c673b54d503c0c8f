package handlers_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

// world is all that the conversations need, in memory.
type world struct {
	t            *testing.T
	bot          *handlers.Handlers
	needs        handlers.Needs
	paper        paper
	now          time.Time
	down         bool // every store refuses
	speed        float64
	pages        bool // events have web pages
	people       map[kiez.ChatID]kiez.Person
	dialogues    dialogues
	dialogue     string   // id and question of the dialogue whose buttons were shown last
	shown        []string // data of all buttons so far
	events       map[string]kiez.Event
	agenda       agenda
	told         told
	applications *applications
	weekly       int              // people who want one message a week
	sent         []kiez.Broadcast // by staff, in the week before
	reached      []string         // which of them everybody got
	broadcasts   map[string]kiez.Broadcast
	schedules    schedules
	hurried      string // id of the broadcast or event that somebody else saves first, once
	twice        bool   // the next answer in a dialogue was handled elsewhere already
	feedback     *feedback
	editor       *editor
	teacher      *teacher
	staff        *staff
	enquiries    *enquiries
	audit        audit
	bans         bans
	numbers      *numbers
	office       *office
}

// quietHours are those of the office.
var quietHours = calendar.QuietHours{From: 21 * time.Hour, To: 8 * time.Hour}

func newWorld(t *testing.T) *world {
	w := &world{
		t: t, paper: newPaper(t), now: at("2027-03-09 12:00"), people: map[kiez.ChatID]kiez.Person{},
		events: map[string]kiez.Event{}, broadcasts: map[string]kiez.Broadcast{}, staff: &staff{roles: roles()}, office: &office{},
	}
	w.numbers = &numbers{}
	w.feedback = &feedback{world: w, held: map[string]kiez.Question{}, tally: map[string]int{}}
	w.schedules = schedules{world: w, all: map[string]kiez.Schedule{}}
	w.agenda = agenda{world: w, series: map[string]kiez.Series{}}
	w.applications = &applications{world: w, all: map[string]kiez.Application{}, codes: map[string]string{}, of: map[string][]kiez.ChatID{}}
	w.told = told{world: w, events: map[string]kiez.Event{}}
	w.dialogues = dialogues{world: w, of: map[kiez.ChatID]kiez.Dialogue{}}
	for _, e := range entered() {
		w.events[e.ID] = e
	}
	w.editor = &editor{world: w, edits: map[string][]kiez.Edit{}}
	w.teacher = &teacher{world: w}
	w.enquiries = newEnquiries(w)
	ids := 0
	w.needs = handlers.Needs{
		Preferences: w, Subscriptions: w, Settings: w, Wishes: w, Records: w, Dialogues: w.dialogues, Understander: answers{}, Subjects: answers{}, Ways: answers{}, Localities: answers{},
		Applications: w.applications, Following: w.applications, Followers: w.applications,
		Feedback: w.feedback, Tally: w.feedback, Enquiries: w.enquiries, Threads: w.enquiries, Questions: w.enquiries, Office: w.office, Closures: w.office, Upkeep: w.office,
		Agenda: w.agenda, EventBook: w.agenda, CalendarFiles: w.agenda, Importer: w.agenda, Recurrence: w.agenda,
		Told: w.told, News: w,
		Editor: w.editor, Review: w.feedback, Teacher: w.teacher,
		Broadcasts: broadcasts{w}, Drafts: broadcasts{w}, Results: w,
		Speed: func(string, time.Time) float64 { return w.speed }, Schedules: w.schedules, Rhythms: rhythms{}, Staff: w.staff,
		Team: w.staff, Invitations: w.staff, Audit: &w.audit, Bans: &w.bans, Albums: albums{},
		Numbers: w.numbers, Judgements: w.numbers, Summary: w.numbers,
		Link:  func(payload string) string { return "https://t.me/bot?start=" + payload },
		Hours: calendar.ParseHours,
		Moment: func(text string, now time.Time) (time.Time, bool, error) {
			return calendar.ParseMoment(text, now, berlin)
		},
		Start: func(text string, now time.Time) (time.Time, time.Time, bool, error) {
			return calendar.ParseStart(text, now, berlin)
		},
		Titles:     func(kind kiez.EventKind) kiez.Titles { return fixedTitles()[kind] },
		EventWords: eventWords, TopicWords: topicWords, PauseWords: pauseWords,
		RemindAt: func(e kiez.Event, lead time.Duration) time.Time { return calendar.RemindAt(e, lead, berlin) },
		Leads:    []time.Duration{time.Hour, 24 * time.Hour}, Quiet: handlers.Span(quietHours), Awake: quietHours.Ends,
		Retention: 30 * 24 * time.Hour, Language: kiez.German,
		NewID:     func() string { ids++; return "n" + strconv.Itoa(ids) },
		NewCode:   func() string { w.applications.issued++; return "CDFGHJK" + strconv.Itoa(w.applications.issued+1) },
		StopWords: []string{"stopp", "stop", "abbestellen", "відписатися", "отписаться", "dừng", "توقف", "dur", "stój", "لغو"},
		MenuWords: []string{"menü", "zurück"}, HelpWords: []string{"hilfe"},
		YesWords: []string{"ja"}, NoWords: []string{"không", "nein"}, CancelWords: []string{"abbrechen"},
		NowWords: []string{"jetzt", "now"}, EuroWords: []string{"euro", "eur"}, Thousands: []string{"tausend"}, ReleaseByTwo: true, UndoWindow: time.Minute,
	}
	w.bot = handlers.New(w.needs)
	return w
}

func (w *world) store() error {
	if w.down {
		return kiez.ErrStore
	}
	return nil
}

// change lets something happen to a broadcast or an event outside the chat. It reports false for what it does not know.
func (w *world) change(id, how string) bool {
	if w.schedules.happen(id, how) {
		return true
	}
	bc, known := w.broadcasts[id]
	_, event := w.events[id]
	switch {
	case how == "told":
		return w.told.by(id) == nil
	case how == "hurried":
		w.hurried = id
	case how == "gone":
		delete(w.broadcasts, id)
		delete(w.events, id)
	case known && how == "held":
		bc.State, bc.Total, bc.HeldUntil = kiez.Running, 7, at("2027-03-10 08:00")
		bc.Rev++
		w.broadcasts[id] = bc
	case known && how == "failing":
		bc.State, bc.Total = kiez.Done, 9
		bc.Rev++
		w.broadcasts[id] = bc
	case known:
		bc.State, bc.Total = kiez.BroadcastState(how), 7
		bc.Rev++
		w.broadcasts[id] = bc
	}
	_, series := w.agenda.series[id]
	_, application := w.applications.all[id]
	return known || event || series || application
}

// SetLang makes world the Preferences.
func (w *world) SetLang(_ context.Context, chat kiez.ChatID, lang kiez.Lang) error {
	return w.set(chat, func(p *kiez.Person) { p.Lang = lang })
}

func (w *world) SetArea(_ context.Context, chat kiez.ChatID, area kiez.Area) error {
	return w.set(chat, func(p *kiez.Person) { p.Area = area })
}

func (w *world) set(chat kiez.ChatID, change func(*kiez.Person)) error {
	if w.down {
		return w.store()
	}
	p := w.people[chat]
	p.Chat, p.Topics = chat, maps.Clone(p.Topics)
	if p.Topics == nil {
		p.Topics = map[kiez.Topic][]kiez.Area{}
	}
	if change(&p); !p.Subscribed() { // the consent ends with the last of what it was for
		p.Consent = kiez.Consent{}
	}
	w.people[chat] = p
	return nil
}

// Subscribe makes world the Subscriptions.
func (w *world) Subscribe(
	_ context.Context, chat kiez.ChatID, topic kiez.Topic, areas []kiez.Area, consent kiez.Consent,
) (kiez.Person, error) {
	err := w.set(chat, func(p *kiez.Person) { p.Topics[topic], p.Consent = areas, consent })
	return w.people[chat], err
}

func (w *world) Unsubscribe(_ context.Context, chat kiez.ChatID, topic kiez.Topic) (kiez.Person, error) {
	err := w.set(chat, func(p *kiez.Person) { delete(p.Topics, topic) })
	return w.people[chat], err
}

func (w *world) Stop(_ context.Context, chat kiez.ChatID) (had bool, err error) {
	had = w.people[chat].Awaits()
	return had, w.set(chat, func(p *kiez.Person) { p.Topics, p.Wanted, p.Settings.Paused = nil, nil, time.Time{} })
}

// SetSettings makes world the Settings.
func (w *world) SetSettings(_ context.Context, chat kiez.ChatID, s kiez.Settings) (kiez.Person, error) {
	err := w.set(chat, func(p *kiez.Person) {
		s.Paused = p.Settings.Paused
		p.Settings = s
	})
	return w.people[chat], err
}

func (w *world) Pause(_ context.Context, chat kiez.ChatID, until time.Time) (kiez.Person, error) {
	err := w.set(chat, func(p *kiez.Person) { p.Settings.Paused = until })
	return w.people[chat], err
}

func (w *world) Resume(_ context.Context, chat kiez.ChatID) (kiez.Person, error) {
	err := w.set(chat, func(p *kiez.Person) { p.Settings.Paused = time.Time{} })
	return w.people[chat], err
}

// Want makes world the Wishes.
func (w *world) Want(_ context.Context, chat kiez.ChatID, event string, _ time.Time, consent kiez.Consent) (kiez.Person, error) {
	err := w.set(chat, func(p *kiez.Person) {
		wanted := map[string]time.Time{event: consent.At}
		maps.Copy(wanted, p.Wanted)
		p.Wanted = wanted
	})
	return w.people[chat], err
}

func (w *world) Unwant(_ context.Context, chat kiez.ChatID, event string) (kiez.Person, error) {
	err := w.set(chat, func(p *kiez.Person) {
		p.Wanted = maps.Clone(p.Wanted)
		delete(p.Wanted, event)
	})
	return w.people[chat], err
}

// Everything makes world the Records.
func (w *world) Everything(_ context.Context, chat kiez.ChatID) (map[string]any, error) {
	all := map[string]any{"chat": int64(chat)}
	p := w.people[chat]
	if p.Lang != "" {
		all["language"] = p.Lang
	}
	if p.Area != "" {
		all["area"] = p.Area
	}
	if p.Subscribed() {
		all["subscriptions"] = p.Topics
	}
	if len(p.Wanted) > 0 {
		all["events_to_be_reminded_of"] = p.Wanted
	}
	if !reflect.DeepEqual(p.Settings, kiez.Settings{}) {
		all["settings"] = p.Settings
	}
	if d := w.dialogues.of[chat]; d.Flow != "" {
		all["dialogue"] = d.Flow + "/" + d.Step
	}
	return all, w.store()
}

func (w *world) Forget(_ context.Context, chat kiez.ChatID) error {
	delete(w.people, chat)
	delete(w.dialogues.of, chat)
	w.enquiries.forget(chat)
	return w.store()
}

// dialogues of the chats, saved in revisions.
type dialogues struct {
	world *world
	of    map[kiez.ChatID]kiez.Dialogue
}

func (d dialogues) Load(_ context.Context, chat kiez.ChatID) (kiez.Dialogue, error) {
	stored := d.of[chat]
	stored.Data = maps.Clone(stored.Data)
	return stored, d.world.store()
}

func (d dialogues) Save(_ context.Context, chat kiez.ChatID, changed kiez.Dialogue) error {
	if d.world.twice || d.of[chat].Rev != changed.Rev {
		d.world.twice = false
		return kiez.ErrConflict
	}
	changed.Rev++
	changed.Data = maps.Clone(changed.Data)
	d.of[chat] = changed
	return d.world.store()
}

func (d dialogues) Clear(_ context.Context, chat kiez.ChatID) (kiez.Dialogue, error) {
	was := d.of[chat]
	delete(d.of, chat)
	return was, d.world.store()
}

// rename leaves every dialogue in a step that no longer exists.
func (d dialogues) rename() {
	for chat, dialogue := range d.of {
		dialogue.Step = "renamed"
		d.of[chat] = dialogue
	}
}

// broadcasts are saved in revisions.
type broadcasts struct{ w *world }

func (b broadcasts) Create(_ context.Context, bc kiez.Broadcast) (created bool, err error) {
	if _, taken := b.w.broadcasts[bc.ID]; taken {
		return false, nil
	}
	bc.Rev = 1
	b.keep(bc)
	return true, b.w.store()
}

func (b broadcasts) keep(bc kiez.Broadcast) {
	bc.Texts = maps.Clone(bc.Texts)
	b.w.broadcasts[bc.ID] = bc
}

func (b broadcasts) Get(_ context.Context, id string) (kiez.Broadcast, error) {
	bc, ok := b.w.broadcasts[id]
	if !ok {
		return bc, cmp.Or(b.w.store(), fmt.Errorf("broadcast %s: %w", id, kiez.ErrNotFound))
	}
	bc.Texts = maps.Clone(bc.Texts)
	return bc, b.w.store()
}

func (b broadcasts) Save(ctx context.Context, bc kiez.Broadcast) (kiez.Broadcast, error) {
	if b.w.hurried == bc.ID {
		b.w.hurried = ""
		other, _ := b.Get(ctx, bc.ID)
		other.SetText(kiez.German, kiez.Rich{Text: "Von jemand anders geändert"})
		other.Rev++
		b.keep(other)
	}
	if b.w.broadcasts[bc.ID].Rev != bc.Rev {
		return bc, fmt.Errorf("save broadcast: %w", kiez.ErrConflict)
	}
	bc.Rev++
	bc.HeldUntil = time.Time{}
	b.keep(bc)
	return bc, b.w.store()
}

func (b broadcasts) List(_ context.Context, states ...kiez.BroadcastState) ([]kiez.Broadcast, error) {
	var list []kiez.Broadcast
	for _, id := range slices.Sorted(maps.Keys(b.w.broadcasts)) {
		if bc := b.w.broadcasts[id]; slices.Contains(states, bc.State) {
			list = append(list, bc)
		}
	}
	return list, b.w.store()
}

// Count finds the same seven people for every topic but one.
func (b broadcasts) Count(_ context.Context, a kiez.Audience) (map[kiez.Lang]int, error) {
	if a.Pace == kiez.Weekly {
		return map[kiez.Lang]int{kiez.German: b.w.weekly}, b.w.store()
	}
	if a.Told != "" {
		if _, told := b.w.told.events[a.Told]; !told {
			return nil, b.w.store()
		}
		return map[kiez.Lang]int{kiez.Ukrainian: 2, kiez.German: 1}, b.w.store()
	}
	count := map[kiez.Lang]int{"": 1, kiez.German: 3, kiez.Ukrainian: 2, kiez.Arabic: 1}
	maps.DeleteFunc(count, func(lang kiez.Lang, _ int) bool {
		return slices.Contains(a.Topics, kiez.Seniors) || len(a.Langs) > 0 && !slices.Contains(a.Langs, cmp.Or(lang, kiez.German))
	})
	return count, b.w.store()
}

// Sheet makes world the Results: of the seven, three are settled while it runs.
func (w *world) Sheet(_ context.Context, id string) (kiez.Sheet, error) {
	switch bc := w.broadcasts[id]; {
	case bc.Total == 0:
		return kiez.Sheet{}, w.store()
	case bc.State == kiez.Done && bc.Total == 9:
		return kiez.Sheet{Total: 9, Sent: 5, Failed: 2, Unknown: 2}, w.store()
	case bc.State == kiez.Done:
		return kiez.Sheet{Total: bc.Total, Sent: 5, Blocked: 1, Left: 1}, w.store()
	case bc.State == kiez.Aborted:
		return kiez.Sheet{Total: bc.Total, Sent: 3, AbortedRest: 4}, w.store()
	case !bc.HeldUntil.IsZero():
		return kiez.Sheet{Total: bc.Total, Pending: 4, Held: 4, Sent: 3}, w.store()
	default:
		return kiez.Sheet{Total: bc.Total, Pending: 4, Sent: 3}, w.store()
	}
}

// Outcomes knows seven of nine: the others had themselves forgotten.
func (w *world) Outcomes(context.Context, string) (map[kiez.Outcome]map[kiez.Lang]int, error) {
	return map[kiez.Outcome]map[kiez.Lang]int{
		kiez.OutcomeSent:    {"": 1, kiez.German: 2, kiez.Ukrainian: 1},
		kiez.OutcomeFailed:  {kiez.Ukrainian: 2},
		kiez.OutcomeUnknown: {kiez.Arabic: 1},
	}, w.store()
}
