// Package app introduces the parts of the bot to each other and runs them: started in order, stopped in reverse. It
// holds no rule of the domain; each of the parts can be read without it.
package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"time"

	"golang.org/x/sync/errgroup"

	"kiezbot/handlers"
	"kiezbot/internal/broadcast"
	"kiezbot/internal/calendar"
	"kiezbot/internal/fetch"
	"kiezbot/internal/kiez"
	"kiezbot/internal/metrics"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/telegram"
	"kiezbot/scheduler"
)

// watchEvery is how often the content folder is looked at.
const watchEvery = 2 * time.Second

// followEvery is how often the store is asked whether staff have changed something, here or on another replica.
const followEvery = time.Second

// freeRate is how many messages a second Telegram takes for nothing (core.telegram.org/bots/faq). An operator who sets
// a higher rate agrees to pay for what is above it.
const freeRate = 30

// Options are all that an operator can choose, and the clock.
type Options struct {
	Token        telegram.Token
	APIURL       string
	RedisURL     string
	RedisPrefix  string
	Retention    time.Duration
	Staff        map[kiez.UserID]kiez.Role
	StaffChat    kiez.ChatID
	ReleaseByTwo bool
	UndoWindow   time.Duration
	Location     *time.Location
	Language     kiez.Lang
	Leads        []time.Duration
	Quiet        calendar.QuietHours // on a clock in Location
	SendRate     int                 // messages per second; 0: no limit
	Knowledge    *Knowledge
	ListenAddr   string        // of the event pages and the calendar feed; empty: no HTTP server
	PublicURL    string        // how the outside reaches ListenAddr, without a slash at the end; empty: not at all
	HookSecret   string        // updates come by webhook, with this word in each delivery; empty: they are polled
	TranslateURL string        // of the service that translates for the office; empty: nobody does
	TranslateKey string        // that the service asks for; empty: none
	Watch        fs.FS         // folder the knowledge came from, watched for changes; nil: none
	Web          *fetch.Client // gets the calendars that staff point to; nil: from public addresses only
	Clock        *Clock
	Version      string // of the program
	Log          *slog.Logger
}

// App is a bot that is ready to run.
type App struct {
	store     *redisstore.Store
	telegram  *telegram.Client
	inbound   *inbound
	hook      *hook // nil: updates are polled
	engine    *broadcast.Engine
	scheduler *scheduler.Scheduler
	library   *library
	site      *site
	desk      *desk
	followed  []*followed
	watch     fs.FS
	menus     *menus
	health    *health
	log       *slog.Logger
}

// New opens the store, asks Telegram who the bot is, and wires everything. It starts nothing. It waits while Telegram
// does not answer; where ctx ends meanwhile, the error is that of ctx.
func New(ctx context.Context, o Options) (*App, error) {
	o.Log = withRequestIDs(o.Log)
	seen := metrics.New(o.Version)
	store, err := redisstore.Open(ctx, redisstore.Options{
		URL: o.RedisURL, Prefix: o.RedisPrefix, Retention: o.Retention, Log: o.Log, Secret: []byte(o.Token),
		Observer: &redisstore.Observer{Took: seen.Command, Failed: seen.StoreFailed},
	})
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	inbox, moved := redisstore.NewInbox(store), newGroups(redisstore.NewGroups(store), o.Log)
	well := newHealth(store, seen, o.HookSecret != "")
	client, err := telegram.New(telegram.Options{
		Token: o.Token, APIURL: o.APIURL, Pacer: seen.Watch(redisstore.NewPace(store, o.SendRate)), Log: o.Log,
		PaidBulk: o.SendRate > freeRate, Moved: moved.moving, Called: well.called,
		Quarantine: func(ctx context.Context, element []byte) {
			if err := inbox.Quarantine(ctx, element, "no update id"); err != nil {
				o.Log.ErrorContext(ctx, "quarantine", "err", err)
			}
		},
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("telegram client: %w", err), store.Close())
	}
	if err := inbox.Prepare(ctx); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	var me telegram.Bot
	if err := untilAnswered(ctx, o.Log, func() (err error) { me, err = client.Me(ctx); return err }); err != nil {
		return nil, errors.Join(fmt.Errorf("ask Telegram who the bot is: %w", err), store.Close())
	}
	if err := warn(ctx, store, o.Log); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	a := wire(o, store, inbox, moved, client, me, well)
	if err := a.site.open(ctx, o.ListenAddr); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	for _, f := range a.followed {
		if err := f.catchUp(ctx); err != nil {
			return nil, errors.Join(err, a.close())
		}
	}
	return a, nil
}

// warn tells the operator what is unwise about the store's server.
func warn(ctx context.Context, store *redisstore.Store, log *slog.Logger) error {
	warnings, err := store.Check(ctx)
	if err != nil {
		return fmt.Errorf("check store: %w", err)
	}
	for _, w := range warnings {
		log.WarnContext(ctx, "redis could lose or refuse data", "warning", w)
	}
	return nil
}

// wire builds the parts from the bottom up.
func wire(
	o Options, store *redisstore.Store, inbox *redisstore.Inbox, moved *groups, client *telegram.Client, me telegram.Bot,
	well *health,
) *App {
	k, know := o.Knowledge, newLibrary(o.Knowledge, o.Location, o.Log)
	a := &App{store: store, telegram: client, library: know, watch: o.Watch, health: well, log: o.Log}
	people, schedules := redisstore.NewPeople(store), redisstore.NewSchedules(store)
	broadcasts := redisstore.NewBroadcasts(store, redisstore.BroadcastOptions{Leads: o.Leads})
	events, told := redisstore.NewEvents(store), redisstore.NewTold(store)
	questions, replies := redisstore.NewQuestions(store), redisstore.NewReplies(store)
	asked, apps := redisstore.NewAsked(store), redisstore.NewApplications(store)
	a.desk = newDesk(redisstore.NewEnquiries(store), o.Log)
	edits := newEditor(redisstore.NewOverrides(store), know)
	lessons := newTeacher(redisstore.NewTeaching(store), questions, know)
	closed, facts := newClosures(redisstore.NewClosures(store), know), newUpkeep(redisstore.NewUpkeep(store), know)
	dates, files := agenda{library: know, staff: events}, icalendar{library: know, public: o.PublicURL}
	a.hook = newHook(o, inbox, client, &well.hearing)
	well.survey(store, surveyed{inbox, redisstore.NewPace(store, o.SendRate), broadcasts, know, facts, o.Clock.Now})
	a.site = newSite(o, dates, files, a.hook, well)
	team := newStaff(redisstore.NewTeam(store, o.Staff), o.Staff, o.StaffChat, moved.now)
	audit, banned := redisstore.NewAudit(store), newBans(redisstore.NewBans(store), people)
	correct := newCorrector(o, told, broadcasts, dates, func() { a.engine.Wake() })

	pace := new(speeds)
	link := func(payload string) string { return "https://t.me/" + me.Username + "?start=" + payload }
	h := handlers.New(o.choices(k, handlers.Needs{
		Preferences: people, Subscriptions: people, Wishes: people, Records: people,
		Settings:     settings{people, broadcasts, func() { a.engine.Wake() }},
		Dialogues:    redisstore.NewDialogues(store),
		Understander: know, Subjects: know, Ways: know, Localities: know,
		Applications: apps, Following: apps, Followers: apps, Feedback: questions, Tally: questions, Office: know,
		Enquiries: a.desk, Threads: a.desk.enquiries, Questions: replies, Closures: closed,
		Upkeep: facts,
		Agenda: dates, EventBook: book{events, correct}, CalendarFiles: files, Importer: o.importer(client),
		Recurrence: recurrence{agenda: dates}, Told: told,
		Editor: edits, Review: questions, Teacher: lessons,
		News: &news{Broadcasts: broadcasts}, Broadcasts: broadcasts, Drafts: broadcasts, Results: broadcasts,
		Speed: pace.Speed, Schedules: schedules, Rhythms: rhythms{agenda: dates},
		Staff: team, Team: team, Invitations: team, Audit: audit, Bans: banned, Albums: albums{redisstore.NewGate(store)},
		Numbers: asked, Judgements: questions, Summary: asked, Link: link, Titles: know.titlesOf,
	}))
	a.followed = []*followed{
		edits.followed, lessons.followed, closed.followed, facts.followed, moved.followed, team.followed, banned.followed,
	}
	a.menus = newMenus(o, client, know, h.Commands(), team, redisstore.NewMenus(store))
	talk := &conversation{
		handlers: h, people: people, replies: replies, desk: a.desk, telegram: client, library: know,
		link: link, follows: apps, seen: well.metrics, quiet: quiet{hours: o.Quiet, location: o.Location},
		staff: team, bans: banned, groups: moved, language: o.Language, met: a.menus.met, log: o.Log,
		hurry: redisstore.NewPace(store, o.SendRate).Hurry,
		now:   func() time.Time { return o.Clock.Now().In(o.Location) },
	}
	a.desk.serve(talk, team)
	a.inbound = newInbound(talk, store, inbox, me.Username, &well.hearing, newNotices(store, talk))
	a.hook.feed(a.inbound)
	out := newOutbound(o, talk, told)
	a.engine = newEngine(o, broadcasts, out, newProgress(store, broadcasts, talk, pace), well.metrics)
	pauses := &scheduler.Pauses{Store: people, Awake: o.awake, Tell: out.pauseOver}
	overdue := &factReminder{facts: facts, office: office{redisstore.NewGate(store), talk}, loc: o.Location}
	a.scheduler = a.schedule(o, dates, broadcasts, inbox,
		tellNumbers(asked, h, redisstore.NewGate(store), talk),
		countSubscribers(broadcasts, asked, o.Location),
		scheduler.Job{Name: "corrections", Every: correctEvery, Run: correct.run},
		scheduler.Job{Name: "pauses", Every: time.Second, Run: pauses.Run},
		scheduler.Job{Name: "wishes", Every: time.Hour, Run: (&scheduler.Wishes{Store: people, Event: dates.Event}).Run},
		scheduler.Job{Name: "enquiries", Every: time.Second, Run: deskReminders{a.desk, redisstore.NewGate(store)}.run},
		scheduler.Job{Name: "upkeep", Every: time.Second, Run: overdue.run},
		drafts(broadcasts, redisstore.NewGate(store), talk), ended(store, talk),
		recurring(o, schedules, rhythms{agenda: dates}, broadcasts, a.engine.Wake))
	return a
}

// Addr is where the event pages are served; empty: nowhere.
func (a *App) Addr() string {
	if a.site.port == nil {
		return ""
	}
	return a.site.port.Addr().String()
}

// Run answers, reminds and broadcasts until ctx ends, then finishes what is in hand and closes. What cannot be
// finished in time is in the store and goes on after the next start. Its port is open all the while, so that it can say
// that it is not ready yet, or not any more.
func (a *App) Run(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	serving, over := context.WithCancel(context.WithoutCancel(ctx))
	group.Go(func() error { return a.site.run(serving) })
	group.Go(func() error {
		defer over()
		return a.work(ctx)
	})
	return errors.Join(group.Wait(), a.close())
}

// work does everything but serve the port.
func (a *App) work(ctx context.Context) error {
	receive, err := a.wayIn(ctx)
	if err != nil {
		if ctx.Err() != nil { // told to stop before it began
			err = nil
		}
		return err
	}
	a.log.InfoContext(ctx, "bot is ready", "username", a.inbound.username)
	group, ctx := errgroup.WithContext(ctx)
	a.health.runs(ctx)
	group.Go(func() error { return a.menus.run(ctx) })
	group.Go(func() error { return receive(ctx) })
	group.Go(func() error { return a.inbound.dispatch(ctx) })
	group.Go(func() error { return a.inbound.notices.run(ctx) })
	group.Go(func() error { return a.engine.Run(ctx) })
	group.Go(func() error { return a.scheduler.Run(ctx) })
	group.Go(func() error { return a.desk.run(ctx) })
	for _, f := range a.followed {
		group.Go(func() error { return f.run(ctx, followEvery, a.log) })
	}
	if a.watch != nil {
		group.Go(func() error { return a.library.watch(ctx, a.watch, watchEvery, a.inbound.notices) })
	}
	err = group.Wait()
	a.log.Info("bot has stopped") //nolint:sloglint // its context has ended by now
	return err                    //nolint:wrapcheck // it is that of a part
}

func (a *App) close() error {
	a.site.close()
	a.telegram.Close()
	if err := a.store.Close(); err != nil {
		return fmt.Errorf("close store: %w", err)
	}
	return nil
}
