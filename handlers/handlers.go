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
	// Members lists everybody of the office by id.
	Members() []kiez.Member
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
	Ways          Ways
	Localities    Localities
	Applications  Applications
	Following     Following
	Followers     Followers
	Feedback      Feedback
	Tally         Tally
	Enquiries     Enquiries
	Threads       Threads
	Questions     Questions
	Translator    Translator // nil: nobody translates
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
	Drafts        Drafts
	Results       Results
	// Speed gives how many recipients per second a broadcast has had over the last while; 0: not known.
	Speed       func(id string, now time.Time) float64
	Schedules   Schedules
	Rhythms     Rhythms
	Staff       Staff
	Team        Team
	Invitations Invitations
	Audit       Audit
	Bans        Bans
	Albums      Albums
	Numbers     Numbers
	Judgements  Judgements
	Summary     Summary
	// Link is the address that opens the bot and says "/start <payload>" to it.
	Link func(payload string) string
	// Hours reads opening hours typed by a person; its errors are *kiez.UserError.
	Hours func(text string) ([]kiez.Block, error)
	// Moment reads a date typed by a person; its errors are *kiez.UserError.
	Moment func(text string, now time.Time) (at time.Time, hasTime bool, err error)
	// Start reads when something begins, typed by a person, and when it ends if that stands behind it, else zero; its
	// errors are *kiez.UserError.
	Start func(text string, now time.Time) (start, end time.Time, hasTime bool, err error)
	// Titles gives what events of a kind are called, in all languages, if nobody says otherwise; nil: nothing.
	Titles func(kind kiez.EventKind) kiez.Titles
	// EventWords finds in a text which of EventWords are named, in any language and order.
	EventWords func(text string) []string
	// TopicWords finds in a text which topics of subscriptions are named, in any language, in its order.
	TopicWords func(text string) []kiez.Topic
	// PauseWords finds in a text which of PauseWeeks are named, in any language.
	PauseWords func(text string) []int
	// RemindAt gives when people are reminded of an event who want to be so long before.
	RemindAt func(e kiez.Event, lead time.Duration) time.Time
	// Awake gives the first moment from t on that is not in the quiet hours.
	Awake        func(t time.Time) time.Time
	NewID        func() string   // short, of letters and digits, never the same twice
	NewCode      func() string   // for an application: nobody can guess it, see readCode
	StopWords    []string        // of all languages
	NowWords     []string        // of all languages
	MenuWords    []string        // of all languages
	HelpWords    []string        // of all languages; none that calls for help in an emergency alone
	YesWords     []string        // of all languages
	NoWords      []string        // of all languages
	CancelWords  []string        // of all languages
	EuroWords    []string        // of all languages
	Thousands    []string        // words for a thousand, of all languages
	Retention    time.Duration   // of what failed
	Language     kiez.Lang       // of people who never chose one
	Leads        []time.Duration // of people who never chose any
	Quiet        Span            // the quiet hours; zero: none
	ReleaseByTwo bool
	UndoWindow   time.Duration
}

// bot is what the conversations share.
type bot struct {
	Needs
	nowWords map[string]bool
	bare     bareWords
	amounts  amounts
	flows    *flows
}

// Handlers is the bot's side of every conversation.
type Handlers struct {
	bot    *bot
	router *Router
}

// New wires the conversations.
func New(n Needs) *Handlers {
	n.Leads = slices.SortedFunc(slices.Values(n.Leads), longestFirst)
	b := &bot{
		Needs: n, amounts: amounts{euro: words(n.EuroWords), thousand: words(n.Thousands)}, nowWords: words(n.NowWords),
		bare: bareWords{
			menu: words(n.MenuWords), help: words(n.HelpWords), yes: words(n.YesWords), no: words(n.NoWords),
			cancel: words(n.CancelWords),
		},
	}
	b.flows = &flows{store: n.Dialogues, flows: b.dialogues(), cancelWords: b.bare.cancel}
	return &Handlers{bot: b, router: &Router{
		commands: b.commands(), buttons: b.buttons(), flows: b.flows, stopWords: words(n.StopWords),
		emergency: b.emergency, stop: b.stop, text: b.free, media: b.media, calendar: b.importSent,
		desk: b.deskSays, replied: b.replied, talks: b.talks, corrects: b.correctsAsk, bans: n.Bans,
	}}
}

// Handle answers one request.
func (h *Handlers) Handle(ctx context.Context, req Request) (kiez.Reply, error) {
	return h.router.Handle(ctx, req)
}

func words(list []string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, w := range list {
		set[foldWord(w)] = true
	}
	return set
}
