package handlers

import (
	"context"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// Staff knows who belongs to the office.
type Staff interface {
	// Role gives the role of a person; kiez.Resident: not of the office (any more).
	Role(user kiez.UserID) kiez.Role
	// Releasers gives the chats in which a release can be asked for, without the person who asks.
	Releasers(except kiez.UserID) []kiez.ChatID
	// Desk gives the chats in which residents are answered.
	Desk() []kiez.ChatID
}

// Needs is all that the conversations need from outside.
type Needs struct {
	Preferences   Preferences
	Subscriptions Subscriptions
	Settings      Settings
	Wishes        Wishes
	Records       Records
	Dialogues     Dialogues
	Understander  Understander
	Subjects      Subjects
	Feedback      Feedback
	Tally         Tally
	Enquiries     Enquiries
	Threads       Threads
	Questions     Questions
	Office        Office
	Closures      Closures
	Upkeep        Upkeep
	Agenda        Agenda
	EventBook     EventBook
	CalendarFiles CalendarFiles
	Importer      Importer
	Recurrence    Recurrence
	Told          Told
	News          News
	Editor        Editor
	Review        Review
	Teacher       Teacher
	Broadcasts    Broadcasts
	Results       Results
	// Speed gives how many recipients per second a broadcast has had over the last while; 0: not known.
	Speed     func(id string, now time.Time) float64
	Schedules Schedules
	Rhythms   Rhythms
	Staff     Staff
	// Hours reads opening hours typed by a person; its errors are *kiez.UserError.
	Hours func(text string) ([]kiez.Block, error)
	// Moment reads a date typed by a person; its errors are *kiez.UserError.
	Moment func(text string, now time.Time) (at time.Time, hasTime bool, err error)
	// Titles gives what events of a kind are called, in all languages, if nobody says otherwise; nil: nothing.
	Titles func(kind kiez.EventKind) kiez.Titles
	// EventWords finds in a text which of EventWords are named, in any language and order.
	EventWords func(text string) []string
	// RemindAt gives when people are reminded of an event who want to be so long before.
	RemindAt func(e kiez.Event, lead time.Duration) time.Time
	// Awake gives the first moment from t on that is not in the quiet hours.
	Awake        func(t time.Time) time.Time
	NewID        func() string   // short, of letters and digits, never the same twice
	StopWords    []string        // of all languages
	NowWords     []string        // of all languages
	Retention    time.Duration   // of what failed
	Language     kiez.Lang       // of people who never chose one
	Leads        []time.Duration // of people who never chose any
	Quiet        Span            // the quiet hours; zero: none
	ReleaseByTwo bool
	UndoWindow   time.Duration
}

// bot holds what the conversations share.
type bot struct {
	preferences  Preferences
	subscribers  Subscriptions
	settings     Settings
	wishes       Wishes
	records      Records
	understander Understander
	subjects     Subjects
	feedback     Feedback
	tally        Tally
	enquiries    Enquiries
	threads      Threads
	questions    Questions
	office       Office
	closed       Closures
	upkeep       Upkeep
	agenda       Agenda
	eventBook    EventBook
	calendar     CalendarFiles
	importer     Importer
	series       Recurrence
	told         Told
	news         News
	editor       Editor
	review       Review
	teacher      Teacher
	broadcasts   Broadcasts
	results      Results
	speed        func(id string, now time.Time) float64
	schedules    Schedules
	rhythms      Rhythms
	staff        Staff
	hoursOf      func(text string) ([]kiez.Block, error)
	moment       func(text string, now time.Time) (time.Time, bool, error)
	eventWords   func(text string) []string
	titlesOf     func(kind kiez.EventKind) kiez.Titles
	remindAt     func(e kiez.Event, lead time.Duration) time.Time
	awake        func(t time.Time) time.Time
	newID        func() string
	nowWords     map[string]bool
	retention    time.Duration
	fallback     kiez.Lang
	leads        []time.Duration
	quiet        Span
	releaseByTwo bool
	undoWindow   time.Duration
	flows        *flows
}

// Handlers is the bot's side of every conversation.
type Handlers struct {
	bot    *bot
	router *Router
}

// New wires the conversations.
func New(n Needs) *Handlers {
	b := &bot{
		preferences: n.Preferences, subscribers: n.Subscriptions, settings: n.Settings, wishes: n.Wishes,
		records: n.Records, understander: n.Understander,
		subjects: n.Subjects, feedback: n.Feedback, tally: n.Tally,
		enquiries: n.Enquiries, threads: n.Threads, questions: n.Questions,
		office: n.Office, closed: n.Closures, upkeep: n.Upkeep, agenda: n.Agenda,
		eventBook: n.EventBook, calendar: n.CalendarFiles, importer: n.Importer, series: n.Recurrence,
		told: n.Told, news: n.News,
		editor: n.Editor, review: n.Review, teacher: n.Teacher,
		broadcasts: n.Broadcasts, results: n.Results, speed: n.Speed,
		schedules: n.Schedules, rhythms: n.Rhythms, staff: n.Staff,
		hoursOf: n.Hours, moment: n.Moment, titlesOf: n.Titles, eventWords: n.EventWords,
		remindAt: n.RemindAt, awake: n.Awake,
		leads: slices.SortedFunc(slices.Values(n.Leads), longestFirst), quiet: n.Quiet,
		newID: n.NewID, nowWords: words(n.NowWords),
		retention: n.Retention, fallback: n.Language, releaseByTwo: n.ReleaseByTwo, undoWindow: n.UndoWindow,
	}
	b.flows = &flows{store: n.Dialogues, flows: map[string]Flow{
		"broadcast": {Staff: true, Cancelled: "cancel.question", Media: []string{"text", "photo"}, Steps: map[string]Step{
			"text": b.takeText, "when": b.takeWhen, "photo": b.takePhoto,
		}},
		"event": {Staff: true, Cancelled: "cancel.event", Steps: map[string]Step{
			"fill": b.fillEvent, "confirm": b.confirmEvent, "edit": b.editEvent,
		}},
		"series": {Staff: true, Cancelled: "cancel.event", Steps: map[string]Step{
			"date": b.addDate, "break": b.addBreak, "confirm": b.confirmBreak,
		}},
		"move": {Staff: true, Cancelled: "cancel.move", Steps: map[string]Step{
			"start": b.moveEvent, "confirm": b.confirmMove,
		}},
		"import": {Staff: true, Cancelled: "cancel.import", Steps: map[string]Step{
			"source": b.takeAddress, "topic": b.takeBelonging, "area": b.takeBelonging, "confirm": b.confirmImport,
		}},
		"closure": {Staff: true, Cancelled: "cancel.closure", Steps: map[string]Step{
			"from": b.takeClosure, "hours": b.takeClosure, "reason": b.takeClosure, "confirm": b.confirmClosure,
		}},
		"ask": {Cancelled: "cancel.ask", Media: []string{"question", "confirm"}, Steps: map[string]Step{
			"times": b.takeTimes, "question": b.takeQuestion, "confirm": b.confirmAsk,
		}},
		"answer": {Staff: true, Cancelled: "cancel.answer", Steps: map[string]Step{"text": b.takeAnswer}},
	}}
	return &Handlers{bot: b, router: &Router{
		commands: b.commands(), buttons: b.buttons(), flows: b.flows, stopWords: words(n.StopWords),
		emergency: b.emergency, stop: b.stop, text: b.free, media: b.media, calendar: b.importSent,
		desk: b.deskSays, replied: b.replied, talks: b.talks, corrects: b.correctsAsk,
	}}
}

// Handle answers one request.
func (h *Handlers) Handle(ctx context.Context, req Request) (kiez.Reply, error) {
	return h.router.Handle(ctx, req)
}

// Command is a command as Telegram's menu shows it.
type Command struct {
	Name   string // English
	German string // shown to German clients
	Text   string // key of its description
	Staff  bool

	private bool
	handle  Handler
}

// commandList is the menu in the order in which it is shown.
func (b *bot) commandList() []Command {
	return []Command{
		{"start", "start", "command.start", false, false, b.start},
		{"help", "hilfe", "command.help", false, false, b.help},
		{"hours", "zeiten", "command.hours", false, false, b.hours},
		{"events", "termine", "command.events", false, false, b.events},
		{"deadline", "frist", "command.deadline", false, false, b.deadline},
		{"subscribe", "abo", "command.subscribe", false, true, b.subscriptions},
		{"pause", "pause", "command.pause", false, true, b.pause},
		{"stop", "stopp", "command.stop", false, true, b.stop},
		{"language", "sprache", "command.language", false, true, b.language},
		{"contact", "kontakt", "command.contact", false, false, b.contact},
		{"privacy", "datenschutz", "command.privacy", false, true, b.privacy},
		{"mydata", "meinedaten", "command.mydata", false, true, b.myData},
		{"forget", "loeschen", "command.forget", false, true, b.forget},
		{"cancel", "abbrechen", "command.cancel", false, false, b.cancel},
		{"inbox", "inbox", "command.inbox", true, false, b.inbox},
		{"broadcast", "broadcast", "command.broadcast", true, false, b.broadcast},
		{"schedule", "schedule", "command.schedule", true, false, b.schedule},
		{"event", "event", "command.event", true, false, b.manageEvents},
		{"closures", "closures", "command.closures", true, false, b.closures},
		{"answers", "answers", "command.answers", true, false, b.editAnswers},
	}
}

// Commands lists the commands for Telegram's menus.
func (h *Handlers) Commands() []Command { return h.bot.commandList() }

func (b *bot) commands() map[string]route {
	routes := map[string]route{}
	for _, c := range b.commandList() {
		r := route{handle: c.handle, staff: c.Staff, private: c.private}
		routes[c.Name], routes[c.German] = r, r
	}
	return routes
}

func (b *bot) buttons() map[string]route {
	resident := map[string]Handler{
		"menu": b.menu, "family": b.family, "t": b.subject, "both": b.both, "none": b.none, "helped": b.helped,
		"unhelpful": b.unhelpful, "human": b.contact, "hours": b.hours,
		"deadline": b.deadline, "events": b.events, "ev": b.event, "ics": b.calendarFile,
	}
	personal := map[string]Handler{
		"lang": b.language, "sub": b.subscriptions, "subt": b.subscriptionTopic, "subon": b.subscribe,
		"suba": b.subscribeArea, "suboff": b.unsubscribe, "stop": b.stop,
		"set": b.settingsView, "pace": b.setPace, "lead": b.setLead, "quiet": b.setQuiet,
		"pause": b.pause, "resume": b.resume, "want": b.want, "wanton": b.wantOn, "wantoff": b.wantOff,
		"letter":  b.letter,
		"privacy": b.privacy, "mydata": b.myData, "forget": b.forget, "forgetyes": b.forgetYes,
		"appoint": b.appointment, "askbot": b.backToBot, "askyes": b.answerHelped, "askno": b.answerFellShort,
	}
	routes := map[string]route{
		"bc":   {handle: b.broadcastButton, staff: true},
		"sch":  {handle: b.scheduleButtons, staff: true},
		"evs":  {handle: b.eventButton, staff: true},
		"ans":  {handle: b.answersButton, staff: true},
		"fact": {handle: b.factButton, staff: true},
		"clo":  {handle: b.closureButton, staff: true},
		"desk": {handle: b.deskButton, staff: true},
	}
	for name, handle := range resident {
		routes[name] = route{handle: handle}
	}
	for name, handle := range personal {
		routes[name] = route{handle: handle, private: true}
	}
	return routes
}

func words(list []string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, w := range list {
		set[foldWord(w)] = true
	}
	return set
}
